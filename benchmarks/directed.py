"""Who evaluates whom: direction, sign and whole label of `sentiment.directed` on pairs coded by people.

Run: python benchmarks/directed.py --data FOLDER [--scorer NAME]     (writes measured/directed.csv; a few minutes)

FOLDER holds dse_train.txt and dse_valid.txt (Park, Pan & Joo 2021, Who Blames or Endorses Whom?, Findings of ACL): sentences with
two entities, coded 0 none, 1 and 3 the first is positive or negative to the second, 2 and 4 the second to the first. The rules were
written with four fifths of the training sentences at hand. Measured are the last fifth (looked at in sum while the rules
grew), and the validation sentences that the training file does not hold. Each sentence is an article of its own, its two entities
are the mentions, and voices are found as in any text.

What is counted
- found: of the directed pairs (1-4), the share with a row; precise: of the pairs with a row, the share that is directed.
- by clauses: rows whose route is not the speaker; polar: rows labeled negative or positive.
- direction: of the directed pairs with one row, the share with the right holder; left: the same pairs, always left to right.
- direction of all: every directed pair, left to right where no row or two rows say otherwise; left of all: always left to right.
  Balanced: the mean of both directions, in which always left to right has .50.
- sign: of the directed pairs with one row and the right holder, the share with the right sign of the score; negative: always that.
  The default scorer was fitted on the training file, so its signs there are too good; those of the validation file count.
- sign of all: every directed pair, target as coded; balanced: the mean of praise and blame.
- label: all pairs, 0-4, no row read as 0 (by clauses: nor a row of a speaker); none: always 0. The sign of the score gives the sign.
- label of directed: directed pairs, with the direction of all; first positive, first negative: always 1, always 3.
"""

import hashlib
import re
from pathlib import Path

import numpy as np
import pandas as pd
import samestory as ss
from _common import arguments, with_interval, write
from samestory import sentiment

BRACKETS = re.compile(r"[\[\]]")
N_OF = dict.fromkeys(["found", "found by clauses", "found, polar", "direction of all", "left of all"], "directed")
N_OF |= dict.fromkeys(["sign of all", "label of directed", "first positive", "first negative"], "directed")
N_OF |= dict.fromkeys(["direction", "left"], "one row") | dict.fromkeys(["label", "label by clauses", "none"], "pairs")
ENDS = re.compile(r"(?:['’]s?|\s)+\Z")  # left inside the brackets by the machine that tagged them


def read(path: Path) -> pd.DataFrame:
    """One row a pair: text, the start and end of both entities, label."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence, one, other, label = line.split("\t")
        parts = BRACKETS.split(sentence)
        if len(parts) != 5 or {parts[1], parts[3]} != {one, other} or one == other:
            continue
        if parts[1] != one:  # named in the other order
            label = "02143"[int(label)]
        spans = []
        for n in (1, 3):
            start = len("".join(parts[:n]))
            spans += [start, start + len(ENDS.sub("", parts[n]))]
        rows.append(("".join(parts), *spans, int(label)))
    table = pd.DataFrame(rows, columns=["text", "start_p", "end_p", "start_q", "end_q", "label"])
    return table[(table["end_p"] > table["start_p"]) & (table["end_q"] > table["start_q"])].reset_index(drop=True)


def found(pairs: pd.DataFrame, scorer: str) -> pd.DataFrame:
    """Run `directed` on the pairs: one row a holder, with the number of its pair."""
    ids = [f"{n:05d}" for n in range(len(pairs))]
    corpus = ss.read_corpus(pd.DataFrame({"article": ids, "text": pairs["text"]}))
    sides = [
        pd.DataFrame({"article": ids, "start": pairs[f"start_{side}"], "end": pairs[f"end_{side}"], "actor": side})
        for side in "pq"
    ]
    mentions = pd.concat(sides)
    texts = dict(zip(ids, pairs["text"]))
    mentions["text"] = [texts[a][b:c] for a, b, c in zip(mentions["article"], mentions["start"], mentions["end"])]
    mentions = mentions[mentions["article"].isin(corpus.articles.index)].sort_values(["article", "start"])
    table = sentiment.directed(corpus, ss.voices.voice_of(corpus, mentions), scorer)
    return table.assign(pair=table["article"].astype(int))


def of_side(pairs: pd.DataFrame, side: str, scorer: str) -> np.ndarray:
    """The score of the first (p) or the second entity (q) of each pair."""
    return sentiment.score_targets(pairs["text"], pairs[f"start_{side}"], pairs[f"end_{side}"], scorer)[
        "score"
    ].to_numpy()


def balanced(right: np.ndarray, group: np.ndarray) -> float:
    """The mean of the shares of the groups."""
    return float(np.mean([right[group == g].mean() for g in np.unique(group)]))


def measured(pairs: pd.DataFrame, scorer: str) -> dict[str, float]:
    """One column of the table."""
    table = found(pairs, scorer)
    clauses, polar = table[table["route"] != "speaker"], table[table["label"].isin(("negative", "positive"))]
    gold = pairs["label"].to_numpy()
    directed = gold > 0
    numbers = {"pairs": len(pairs), "directed": int(directed.sum())}
    for name, rows in (("", table), (" by clauses", clauses), (", polar", polar)):
        numbers["found" + name] = float(np.isin(np.flatnonzero(directed), rows["pair"]).mean())
        numbers["precise" + name] = float(directed[rows["pair"].unique()].mean())
    return {**numbers, **of_direction(pairs, table, gold, scorer), **of_labels(table, clauses, gold)}


def of_direction(pairs: pd.DataFrame, table: pd.DataFrame, gold: np.ndarray, scorer: str) -> dict[str, float]:
    """Direction and sign of the directed pairs."""
    directed, to_left, blame = gold > 0, np.isin(gold, (2, 4)), gold >= 3
    right_to_left, one, score = ways(table, len(pairs))
    k = directed & one
    right = right_to_left == to_left
    coded = np.where(to_left, *(of_side(pairs, side, scorer) for side in "pq"))
    sign, guess = (coded < 0) == blame, np.where(right_to_left, *(of_side(pairs, side, scorer) for side in "pq"))
    return {
        "one row": int(k.sum()),
        "direction": float(right[k].mean()),
        "left": float((~to_left)[k].mean()),
        "direction of all": float(right[directed].mean()),
        "left of all": float((~to_left)[directed].mean()),
        "direction of all, balanced": balanced(right[directed], to_left[directed]),
        "sign": float(((score < 0) == blame)[k & right].mean()),
        "negative": float(blame[k & right].mean()),
        "sign of all": float(sign[directed].mean()),
        "sign of all, balanced": balanced(sign[directed], blame[directed]),
        "label of directed": float((1 + right_to_left + 2 * (guess < 0) == gold)[directed].mean()),
    }


def of_labels(table: pd.DataFrame, clauses: pd.DataFrame, gold: np.ndarray) -> dict[str, float]:
    """The whole label, beside labels that are always the same."""
    shares = {}
    for name, rows in (("label", table), ("label by clauses", clauses)):
        right_to_left, _, score = ways(rows, len(gold))
        held = np.isin(np.arange(len(gold)), rows["pair"])
        shares[name] = float((np.where(held, 1 + right_to_left + 2 * (score < 0), 0) == gold).mean())
    directed = gold[gold > 0]
    constant = {"first positive": float((directed == 1).mean()), "first negative": float((directed == 3).mean())}
    return {**shares, "none": float((gold == 0).mean()), **constant}


def ways(table: pd.DataFrame, size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Tell for each pair whether its one row runs from right to left, whether it has one row, and the score of the row."""
    held, score = np.zeros((size, 2), bool), np.zeros((size, 2))
    way = (table["holder"] == "q").to_numpy().astype(int)
    held[table["pair"], way], score[table["pair"], way] = True, table["score"]
    one = held.sum(axis=1) == 1
    right_to_left = one & held[:, 1]
    return right_to_left, one, score[np.arange(size), right_to_left.astype(int)]


def main() -> None:
    """Measure the last fifth of the training sentences and the validation sentences."""
    given = arguments(__doc__, ["dse_train.txt", "dse_valid.txt"], scorer={"default": "default"})
    train, valid = (read(given.data / f"dse_{name}.txt") for name in ("train", "valid"))
    fold = train["text"].map(lambda text: int(hashlib.sha256(text.encode()).hexdigest(), 16) % 5)
    sets = {"train, last fifth": train[fold == 0], "valid": valid[~valid["text"].isin(train["text"])]}
    found = {name: measured(rows.reset_index(drop=True), given.scorer) for name, rows in sets.items()}
    table = pd.DataFrame(found)
    table = table.rename_axis("measure").reset_index()
    table["n valid"] = table["measure"].map(N_OF).map(found["valid"])
    table["95 % valid"] = with_interval(table, "valid", "n valid")
    print(table.round(3).to_string(index=False))
    pairs, directed = (found["valid"][name] for name in ("pairs", "directed"))
    write(table, "directed", given, f"{pairs:,} validation pairs, {directed} of them directed", digits=3)


if __name__ == "__main__":
    main()
