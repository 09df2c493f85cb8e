"""Discrepancies: how many differences put into news texts are found with the right kind, how many are found where there are none.

Run: python benchmarks/discrepancies.py --data FOLDER [--part tune|report] [--no-speed]
(writes measured/discrepancies.csv; about five minutes)

FOLDER holds newscorpus.csv.gz (columns set, outlet, date, id, text) and mrpc_train.txt (Dolan & Brockett 2005). An article and a copy with one edit are two reports of one
event; _edits.py makes the eight edits. Half of the articles served to write the rules, the other half is reported.

What is counted, among all differences and among those shown (of high or medium certainty)
- found: pairs with a row of the right kind on the edited place (for a dropped sentence: on the sentence).
- any: pairs with a row of any kind there.
- false: differences a pair that touch no word of the edited sentence.
- paraphrases: the share of MRPC's pairs of one meaning that have a substantive difference, which should have none.
- pairs of our own (tests/discrepancies/pairs.toml): substantive differences of a harmless retelling; planted differences found
  on their passages, with the right kind and with any.
- equal pairs and pairs of different events: number of differences, which must be none.
- seconds and peak memory of one event of 100 reports and of 2,000 events of five reports.
"""

import random
import re
import resource
import time
import tomllib
from pathlib import Path

import numpy as np
import pandas as pd
import samestory as ss
from _common import arguments, mrpc, with_interval, write
from _edits import articles, injected, scored
from samestory.corpus.text import sentences

PAIRS = Path(__file__).parents[1] / "tests" / "discrepancies" / "pairs.toml"


def same_meaning(path: Path) -> pd.DataFrame:
    """Make two reports of one event of each pair of one meaning."""
    rows = [(n, pair) for n, (label, *pair) in enumerate(zip(*mrpc(path))) if label == 1]
    return pd.DataFrame(
        [
            {"article": f"{n}{side}", "event": f"e{n}", "text": text}
            for n, pair in rows
            for side, text in zip("ab", pair)
        ]
    )


def paraphrases(path: Path) -> dict[str, float]:
    """Share of pairs of one meaning with a substantive difference."""
    frame = same_meaning(path)
    pairs = len(frame) // 2
    found = ss.discrepancies.find(ss.read_corpus(frame))
    alarms = found[found["severity"] == "substantive"]
    return {
        "pairs": pairs,
        "found": alarms["event"].nunique() / pairs,
        "shown": ss.discrepancies.shown(alarms)["event"].nunique() / pairs,
    }


def own_pairs(path: Path, misses: bool = False) -> list[dict]:
    """Substantive differences of harmless retellings; planted differences found."""
    pairs = tomllib.loads(path.read_text(encoding="utf-8"))
    named = [(kind, one) for kind in ("retelling", "planted") for one in pairs[kind]]
    frame = pd.DataFrame(
        [{"article": f"{one['name']} {side}", "event": one["name"], "text": one[side]} for _, one in named for side in ("one", "two")]
    )  # fmt: skip
    found = ss.discrepancies.find(ss.read_corpus(frame))
    rows = []
    for name, table in (("all", found), ("shown", ss.discrepancies.shown(found))):
        substantive = table[table["severity"] == "substantive"].drop_duplicates("discrepancy")
        harmless = substantive[substantive["event"].isin([one["name"] for one in pairs["retelling"]])]
        if misses and name == "all":
            print(harmless[["event", "kind", "rule", "what"]].to_string())
        rows.append({"measure": f"retellings, {name}", "pairs": len(pairs["retelling"]), "differences": len(harmless)})
        hits = [
            planted(table, one, each, misses and name == "all")
            for one in pairs["planted"]
            for each in one["differences"]
        ]
        right, any_kind = np.mean(hits, axis=0)
        rows.append({"measure": f"planted, {name}", "pairs": len(hits), "found": right, "any": any_kind})
    return rows


def planted(table: pd.DataFrame, pair: dict, each: dict, misses: bool) -> tuple[bool, bool]:
    """Whether a planted difference is found with its kind, and with any kind."""
    own = ss.discrepancies.passages(table[table["event"] == pair["name"]])
    on = []
    for side in ("one", "two"):
        start = pair[side].index(each[side])
        side_rows = own[own["article"] == f"{pair['name']} {side}"]
        touching = (side_rows["start"] < start + len(each[side])) & (side_rows["end"] > start)
        on += [set(side_rows["discrepancy"][touching])] if each[side] else []
    hit = own[own["discrepancy"].isin(set.intersection(*on))]
    if misses and not (hit["kind"] == each["kind"]).any():
        print("planted", each["kind"], "|", each["one"], "|", each["two"], "| found as", sorted(set(hit["kind"])))
    return bool((hit["kind"] == each["kind"]).any()), len(hit) > 0


def none_expected(texts: list[tuple[str, str]]) -> dict[str, int]:
    """Differences among equal reports, and between reports of different events."""
    equal = pd.DataFrame(
        [
            {"article": f"{n} {side}", "event": f"e{n}", "text": text}
            for n, (_, text) in enumerate(texts)
            for side in "ab"
        ]
    )
    apart = pd.DataFrame([{"article": f"{n}", "event": f"e{n}", "text": text} for n, (_, text) in enumerate(texts)])
    return {
        "equal pairs": ss.discrepancies.find(ss.read_corpus(equal))["discrepancy"].nunique(),
        "different events": ss.discrepancies.find(ss.read_corpus(apart))["discrepancy"].nunique(),
    }


def _shuffled(text: str, pick: random.Random, keep: float) -> str:
    """A report made of most of the sentences of another, some with an edit."""
    parts = [text[a:b] for a, b in sentences(text)]
    kept = [p for p in parts if pick.random() < keep]
    return (
        " ".join(re.sub(r"\b\d{2,3}\b", lambda m: str(int(m[0]) + pick.choice([0, 0, 0, 1])), p) for p in kept) or text
    )


def speed(texts: list[tuple[str, str]]) -> list[dict]:
    """CPU seconds and peak memory."""
    pick = random.Random(5)
    long = " ".join(text for _, text in texts[:4])
    parts = [long[a:b] for a, b in sentences(long)][:40]
    one = pd.DataFrame(
        [{"article": f"r{n}", "event": "e", "text": _shuffled(" ".join(parts), pick, 0.5)} for n in range(100)]
    )
    many = pd.DataFrame(
        [
            {"article": f"e{e} r{n}", "event": f"e{e}", "text": _shuffled(texts[e % len(texts)][1], pick, 0.7)}
            for e in range(2000)
            for n in range(5)
        ]
    )
    rows = []
    for name, frame in (("100 reports of one event", one), ("10,000 articles, 2,000 events", many)):
        corpus = ss.read_corpus(frame)
        began = time.perf_counter()  # wall: large corpora run on all cores
        found = ss.discrepancies.find(corpus)
        rows.append({
            "measure": name, "sentences": len(corpus.sentences), "seconds": round(time.perf_counter() - began, 1), "differences": found["discrepancy"].nunique(),
            "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        })  # fmt: skip
        print(rows[-1], flush=True)
    return rows


def main() -> None:
    """Print and write the tables."""
    given = arguments(
        __doc__,
        ["newscorpus.csv.gz", "mrpc_train.txt"],
        part={"choices": ("tune", "report"), "default": "report"},
        each={"type": int, "default": 150, "help": "pairs an edit"},
        misses={"action": "store_true", "help": "list what was missed (tune only)"},
        no_speed={"action": "store_true"},
    )
    texts = articles(given.data, given.part, 1200)
    frame, done = injected(texts, given.each)
    found = ss.discrepancies.find(ss.read_corpus(frame))
    result = scored(found, done)
    result[["shown", "any shown", "false shown"]] = scored(ss.discrepancies.shown(found), done)[
        ["found", "any", "false"]
    ]
    measures = ["found", "any", "false", "shown", "any shown", "false shown"]
    table = result.groupby("edit", sort=False)[measures].mean()
    table.insert(0, "pairs", result.groupby("edit", sort=False).size())
    table.loc["all"] = [len(result), *result[measures].mean()]
    table.loc["paraphrases"] = pd.Series(paraphrases(given.data / "mrpc_train.txt"))
    if given.misses and given.part == "tune":
        print_misses(result, found, done)
    more = [{"measure": k, "differences": v} for k, v in none_expected(texts[:300]).items()]
    more += own_pairs(PAIRS, given.misses) + ([] if given.no_speed else speed(texts))
    table = table.reset_index().rename(columns={"edit": "measure"})
    table = pd.concat([table, pd.DataFrame(more)], ignore_index=True)
    for measure in ("found", "shown"):
        table[f"95 % {measure}"] = with_interval(table, measure, "pairs", 3)
    print(table.round(3).to_string(index=False, na_rep=""))
    write(table, "discrepancies", given, f"{len(result):,} edited copies; {len(done)} articles", digits=3)


def print_misses(result: pd.DataFrame, found: pd.DataFrame, done: list[dict]) -> None:
    """Print what was missed, and what was found beside it."""
    for row, one in zip(result.itertuples(), done):
        if row.found and not row.false:
            continue
        spans = sentences(one["text"])
        a, b = next(((a, b) for a, b in spans if a <= one["start"] < b), (0, 0))
        said = "FOUND" if row.found else f"MISSED [{row.kinds}]"
        old, new = one["text"][one["start"] : one["end"]][:60], one["new"][:60]
        print(row.edit, row.event, said, "false", row.false, "|", old, "->", new, "|", one["text"][a:b][:300])
        if row.false:
            for r in found[(found["event"] == row.event) & found["start"].notna()].itertuples():
                print("        ", r.kind, r.rule, r.article[-1], repr(r.text[:120]))


if __name__ == "__main__":
    main()
