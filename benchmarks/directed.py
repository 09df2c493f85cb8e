"""Who evaluates whom: direction, sign and whole label of `sentiment.directed` on pairs coded by people.

Run: python benchmarks/directed.py --data FOLDER [--out FILE.csv]     (about a minute)

FOLDER holds dse_train.txt and dse_valid.txt (Park, Pan & Joo 2021, Findings of ACL, Who Blames or Endorses Whom?): sentences with
two entities, coded 0 none, 1 and 3 the first is positive or negative to the second, 2 and 4 the second to the first. The rules were written with four
fifths of the training sentences before the eyes; measured are the last fifth, and the validation sentences that the training file
does not hold. Each sentence is an article of its own, its two entities are the mentions, voices are found as in any text.

What is counted
- found: of the directed pairs (1-4), the share with a row; precise: of the pairs with a row, the share that is directed.
- direction: of the directed pairs with one row, the share with the right holder; left: the same pairs, always left to right.
- direction of all: every directed pair, left to right where no row or two rows say otherwise; left of all: always left to right.
  Balanced: the mean of both directions, in which always left to right has .50.
- sign: of the directed pairs with one row and the right holder, the share with the right sign of the score; negative: always that.
- sign of all: every directed pair, target as coded; balanced: the mean of praise and blame.
- label: all pairs, 0-4, no row read as 0; none: always 0. The sign of the score gives the sign.
- label of directed: directed pairs, with the direction of all; first positive, first negative: always 1, always 3.
"""

import argparse
import hashlib
import re
from pathlib import Path

import numpy as np
import pandas as pd
import samestory as ss
from samestory import sentiment

ORDERED = re.compile(r"[\[\]]")
ENDS = re.compile(r"(?:['’]s?|\s)+\Z")  # left inside the brackets by the machine that tagged them


def read(path: Path) -> pd.DataFrame:
    """One row a pair: text, the start and end of both entities, label."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence, one, other, label = line.split("\t")
        parts = ORDERED.split(sentence)
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


def of_targets(pairs: pd.DataFrame, scorer: str) -> np.ndarray:
    """The score of the coded target of each pair (of the second entity where no direction is coded)."""
    first = pairs["label"].isin((2, 4))
    start, end = (pairs[f"{side}_q"].mask(first, pairs[f"{side}_p"]) for side in ("start", "end"))
    return sentiment.score_targets(pairs["text"], start, end, scorer)["score"].to_numpy()


def balanced(right: np.ndarray, group: np.ndarray) -> float:
    """The mean of the shares of the groups."""
    return float(np.mean([right[group == g].mean() for g in np.unique(group)]))


def measured(pairs: pd.DataFrame, scorer: str) -> dict[str, float]:
    """One column of the table."""
    table = found(pairs, scorer)
    gold = pairs["label"].to_numpy()
    directed, to_left, blame = gold > 0, np.isin(gold, (2, 4)), gold >= 3
    ways = np.zeros((len(pairs), 2), bool)
    score = np.zeros((len(pairs), 2))  # of the second as the target, of the first as the target
    way = (table["holder"] == "q").to_numpy().astype(int)
    ways[table["pair"], way], score[table["pair"], way] = True, table["score"]
    one = ways.sum(axis=1) == 1
    chosen = np.where(one, ways[:, 1], 0)
    own = score[np.arange(len(pairs)), chosen]
    k = directed & one
    right = k & (chosen == to_left)
    coded = of_targets(pairs, scorer)
    sign = (coded < 0) == blame
    label = np.where(ways.any(axis=1), 1 + chosen + 2 * (own < 0), 0)
    other = sentiment.score_targets(pairs["text"], pairs["start_p"], pairs["end_p"], scorer)["score"].to_numpy()
    guess = np.where(chosen == 1, other, coded if not to_left.any() else of_second(pairs, scorer))
    whole = 1 + chosen + 2 * (guess < 0)
    return {
        "pairs": len(pairs),
        "directed": int(directed.sum()),
        "found": float(ways.any(axis=1)[directed].mean()),
        "precise": float(directed[ways.any(axis=1)].mean()),
        "direction": float((chosen == to_left)[k].mean()),
        "left": float((~to_left)[k].mean()),
        "direction of all": float((chosen == to_left)[directed].mean()),
        "left of all": float((~to_left)[directed].mean()),
        "direction of all, balanced": balanced((chosen == to_left)[directed], to_left[directed]),
        "sign": float(((own < 0) == blame)[right].mean()),
        "negative": float(blame[right].mean()),
        "sign of all": float(sign[directed].mean()),
        "sign of all, balanced": balanced(sign[directed], blame[directed]),
        "label": float((label == gold).mean()),
        "none": float((gold == 0).mean()),
        "label of directed": float((whole == gold)[directed].mean()),
        "first positive": float((gold == 1)[directed].mean()),
        "first negative": float((gold == 3)[directed].mean()),
    }


def of_second(pairs: pd.DataFrame, scorer: str) -> np.ndarray:
    """The score of the second entity of each pair."""
    return sentiment.score_targets(pairs["text"], pairs["start_q"], pairs["end_q"], scorer)["score"].to_numpy()


def main() -> None:
    """Measure the last fifth of the training sentences and the validation sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--scorer", default="default")
    given = parser.parse_args()
    train, valid = (read(given.data / f"dse_{name}.txt") for name in ("train", "valid"))
    fold = train["text"].map(lambda text: int(hashlib.sha256(text.encode()).hexdigest(), 16) % 5)
    sets = {
        "train, four fifths": train[fold != 0],
        "train, last fifth": train[fold == 0],
        "valid": valid[~valid["text"].isin(train["text"])],
    }
    table = pd.DataFrame({name: measured(rows.reset_index(drop=True), given.scorer) for name, rows in sets.items()})
    print(table.round(3).to_string())
    if given.out:
        table.to_csv(given.out, float_format="%.3f", lineterminator="\n", index_label="measure")


if __name__ == "__main__":
    main()
