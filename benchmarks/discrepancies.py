"""Discrepancies: how many differences put into news texts are found with the right kind, how many are found where there are none.

Run: python benchmarks/discrepancies.py --data FOLDER [--out FILE.csv] [--part tune|report] [--no-speed]

FOLDER holds newscorpus.csv.gz (columns set, outlet, date, id, text) and mrpc_train.txt (Dolan & Brockett 2005). An article and a copy with one edit are two reports of one
event. Eight edits are made by rules of this script, which share no word list with the library: another number, another date, a
negation put in or taken out, two names exchanged, another word inside quotation marks, a weaker verb, another name of a body or
place, a sentence dropped. Half of the articles (by a hash of the id) served to write the rules, the other half is reported.

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

import argparse
import hashlib
import random
import re
import resource
import time
import tomllib
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import samestory as ss
from samestory.corpus.text import sentences

PAIRS = Path(__file__).parents[1] / "tests" / "discrepancies" / "pairs.toml"
Edit = tuple[int, int, str]  # start, end, what stands there instead
QUOTE = re.compile(r"(?<![^\s(])[“\"](?=\S)([^“”\"\n]{25,300})(?<=\S)[”\"](?!\w)")
NAME = r"(?:[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
WORDS = "mountain purple careful engine window gentle harvest silver teaching remarkable".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April June July August September October November December".split()
WEAKER = {
    "will": "may", "must": "should", "ordered": "asked", "demanded": "requested", "confirmed": "hinted", "insisted": "suggested",
    "announced": "hinted", "vowed": "hoped", "promised": "offered", "declared": "suggested", "warned": "noted", "urged": "asked",
    "condemned": "questioned", "accused": "questioned", "claimed": "suggested", "certainly": "possibly", "decided": "considered",
    "agreed": "considered", "stressed": "hinted", "argued": "speculated",
}  # fmt: skip
BODIES = {
    "Department": "Ministry", "Ministry": "Department", "Committee": "Council", "Council": "Board", "University": "Institute",
    "Institute": "Centre", "Court": "Tribunal", "Senate": "Assembly", "Congress": "Parliament", "Party": "Movement", "Union": "League",
    "Association": "Federation", "Commission": "Authority", "Agency": "Bureau", "Bank": "Fund", "Foundation": "Trust",
}  # fmt: skip
CITIES = ["Geneva", "Nairobi", "Toronto", "Lisbon", "Bogota", "Oslo"]


def _outside(text: str, at: int) -> bool:
    """Whether a place stands outside quotation marks."""
    return not any(m.start() <= at < m.end() for m in re.finditer(r"[“\"][^“”\"\n]*[”\"]", text))


def _choice(pick: random.Random, text: str, pattern: str, keep: Callable = lambda m: True) -> re.Match | None:
    found = [m for m in re.finditer(pattern, text) if keep(m)]
    return pick.choice(found) if found else None


def number(text: str, pick: random.Random) -> list[Edit]:
    """Another number."""
    months = "|".join([*MONTHS, "May", *(f"{m[:3]}" for m in MONTHS), "Sept", "a.m", "p.m", "am", "pm"])
    dated = re.compile(rf"(?:{months})\.? $")
    found = _choice(
        pick,
        text,
        rf"(?<![\w.,$:/-])\d{{1,3}}(?![\w:/-]|[.,]\d| (?:{months}))(?=[ %,][a-z% ])",
        lambda m: not dated.search(text[: m.start()][-12:]),
    )
    return [(found.start(), found.end(), str(int(found[0]) + pick.choice([2, 3, 7, 20])))] if found else []


def date(text: str, pick: random.Random) -> list[Edit]:
    """Another weekday, month or year."""
    found = _choice(
        pick,
        text,
        rf"\b(?:{'|'.join(WEEKDAYS)})\b|\b(?:{'|'.join(MONTHS)})\b(?= \d)|(?<=\bin )(?:19|20)\d\d\b",
        lambda m: _outside(text, m.start()),
    )
    if not found:
        return []
    old = found[0]
    group = WEEKDAYS if old in WEEKDAYS else MONTHS if old in MONTHS else [str(int(old) + 1), str(int(old) - 2)]
    return [(found.start(), found.end(), pick.choice([w for w in group if w != old]))]


def negation(text: str, pick: random.Random) -> list[Edit]:
    """A negation put in or taken out."""
    gone = _choice(
        pick,
        text,
        r"\b(?:is|was|are|were|will|has|have|could|would|did|does|do) (not )(?!only)",
        lambda m: _outside(text, m.start()),
    )
    if gone and pick.random() < 0.4:
        return [(gone.start(1), gone.end(1), "")]
    found = _choice(
        pick,
        text,
        r"\b(?:is|was|are|were|will|has|have|could|would)( )(?!not|n't|been not)[a-z]",
        lambda m: _outside(text, m.start()),
    )
    return [(found.start(1), found.end(1), " not ")] if found else []


def swap(text: str, pick: random.Random) -> list[Edit]:
    """Two names exchanged."""
    pattern = rf"(?<=[a-z,] )({NAME})( (?:[a-z]+ ){{0,2}}[a-z]{{2,}}(?:ed|ts|ks|ls|ns|ds|es) (?:(?!and|or|as)[a-z]+ ){{0,3}})({NAME})\b"
    found = _choice(
        pick,
        text,
        pattern,
        lambda m: (
            _outside(text, m.start())
            and m[1] != m[3]
            and not {"and", "or", "as"} & set(m[2].split())
            and not set(m[1].split()) & set(m[3].split())
        ),
    )
    return [(found.start(), found.end(), found[3] + found[2] + found[1])] if found else []


def quotation(text: str, pick: random.Random) -> list[Edit]:
    """Another word inside quotation marks."""
    found = _choice(pick, text, QUOTE.pattern, lambda m: len(m[1].split()) >= 6)
    if not found:
        return []
    words = [m for m in re.finditer(r"[a-z]{5,}", found[1])]
    if not words:
        return []
    word = pick.choice(words)
    return [(found.start(1) + word.start(), found.start(1) + word.end(), pick.choice(WORDS))]


def weaker(text: str, pick: random.Random) -> list[Edit]:
    """A weaker verb."""
    found = _choice(pick, text, rf"\b(?:{'|'.join(WEAKER)})\b(?! be made)", lambda m: _outside(text, m.start()))
    return [(found.start(), found.end(), WEAKER[found[0]])] if found else []


def renamed(text: str, pick: random.Random) -> list[Edit]:
    """Another name of a body or place."""
    body = _choice(
        pick, text, rf"(?<=[a-z] )(?:[A-Z][a-z]+ ){{0,2}}({'|'.join(BODIES)})\b", lambda m: _outside(text, m.start())
    )
    place = _choice(
        pick,
        text,
        r"(?<= in )([A-Z][a-z]{3,})(?=[ ,.])",
        lambda m: m[1] not in MONTHS + WEEKDAYS and _outside(text, m.start()),
    )
    found = body if body and (not place or pick.random() < 0.6) else place
    if not found:
        return []
    return [
        (
            found.start(1),
            found.end(1),
            BODIES[found[1]] if found is body else pick.choice([c for c in CITIES if c != found[1]]),
        )
    ]


def dropped(text: str, pick: random.Random) -> list[Edit]:
    """A sentence dropped."""
    spans = [(a, b) for a, b in sentences(text)[1:] if len(text[a:b].split()) >= 8]
    if not spans:
        return []
    a, b = pick.choice(spans)
    return [(a, b, "")]


EDITS = {
    "number": (number, {"number"}),
    "date": (date, {"date_time"}),
    "negation": (negation, {"contradiction"}),
    "exchanged names": (swap, {"contradiction"}),
    "quotation": (quotation, {"quote_variant"}),
    "weaker verb": (weaker, {"speech_act"}),
    "renamed body or place": (renamed, {"name_or_term", "place"}),
    "dropped sentence": (dropped, {"omission"}),
}


def articles(path: Path, part: str, most: int) -> list[tuple[str, str]]:
    """Ids and texts of articles of one half, of ordinary length."""
    table = pd.read_csv(path, dtype="str").dropna(subset=["text"])
    table = table[table["text"].str.len().between(900, 6000)]
    half = [int(hashlib.sha256(str(i).encode()).hexdigest(), 16) % 2 for i in table["id"]]
    table = table[np.array(half) == (part == "report")].drop_duplicates("text").sample(frac=1, random_state=1)
    return list(zip(table["id"], table["text"]))[:most]


def injected(texts: list[tuple[str, str]], each: int) -> tuple[pd.DataFrame, list[dict]]:
    """Pairs of an article and its edited copy, and what was done to each."""
    rows, done = [], []
    for name, (make, kinds) in EDITS.items():
        made = 0
        for article, text in texts:
            pick = random.Random(f"{name} {article}")
            edits = make(text, pick)
            if not edits or made == each:
                continue
            start, end, new = edits[0]
            copy = text[:start] + new + text[end:]
            if name == "dropped sentence":
                copy = re.sub(r"(?<=\S) {2,}(?=\S)", " ", copy)
            event = f"{name} {made}"
            rows += [
                {"article": f"{event} a", "event": event, "text": text},
                {"article": f"{event} b", "event": event, "text": copy},
            ]
            done.append(
                {"edit": name, "event": event, "kinds": kinds, "start": start, "end": end, "new": new, "text": text}
            )
            made += 1
    return pd.DataFrame(rows), done


def scored(found: pd.DataFrame, done: list[dict]) -> pd.DataFrame:
    """One row an edit: found with the right kind, found at all, differences outside the edited sentence."""
    by_event = dict(iter(found.groupby("event")))
    rows = []
    for one in done:
        table = by_event.get(one["event"], found.iloc[:0])
        table = table[table["start"].notna()]
        a, b = next(((a, b) for a, b in sentences(one["text"]) if a <= one["start"] < b), (one["start"], one["end"]))
        grown = len(one["new"]) - (one["end"] - one["start"])
        own = table["article"].astype("str").str.endswith(" a")
        start, end = table["start"].astype(int), table["end"].astype(int)
        on_a = own & (start < max(one["end"], one["start"] + 1) + 1) & (end > one["start"] - 1)
        on_b = ~own & (start < max(one["start"] + len(one["new"]), one["start"] + 1) + 1) & (end > one["start"] - 1)
        near = own & (start < b) & (end > a) | ~own & (start < b + grown) & (end > a)
        hit = table[on_a | on_b]
        false = set(table["discrepancy"]) - set(table["discrepancy"][near])
        rows.append(
            {
                "edit": one["edit"],
                "event": one["event"],
                "found": bool(set(hit["kind"]) & one["kinds"]),
                "any": len(hit) > 0,
                "false": len(false),
                "kinds": " ".join(sorted(set(hit["kind"]))),
            }
        )
    return pd.DataFrame(rows)


def same_meaning(path: Path) -> pd.DataFrame:
    """Make two reports of one event of each pair of one meaning."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]]
    pairs = [(n, row[3:5]) for n, row in enumerate(rows) if row[0] == "1"]
    return pd.DataFrame(
        [
            {"article": f"{n}{side}", "event": f"e{n}", "text": text}
            for n, texts in pairs
            for side, text in zip("ab", texts)
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
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with newscorpus.csv.gz")
    parser.add_argument("--out", type=Path, help="write the table as CSV")
    parser.add_argument("--part", choices=("tune", "report"), default="report")
    parser.add_argument("--each", type=int, default=150, help="pairs an edit")
    parser.add_argument("--misses", action="store_true", help="list what was missed (tune only)")
    parser.add_argument("--no-speed", action="store_true")
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")
    texts = articles(chosen.data / "newscorpus.csv.gz", chosen.part, 1200)
    frame, done = injected(texts, chosen.each)
    found = ss.discrepancies.find(ss.read_corpus(frame))
    result = scored(found, done)
    result[["shown", "any shown", "false shown"]] = scored(ss.discrepancies.shown(found), done)[
        ["found", "any", "false"]
    ]
    measures = ["found", "any", "false", "shown", "any shown", "false shown"]
    table = result.groupby("edit", sort=False)[measures].mean()
    table.insert(0, "pairs", result.groupby("edit", sort=False).size())
    table.loc["all"] = [len(result), *result[measures].mean()]
    table.loc["paraphrases"] = pd.Series(paraphrases(chosen.data / "mrpc_train.txt"))
    print(table.round(3).to_string())
    pairs = own_pairs(PAIRS, chosen.misses)
    print(pd.DataFrame(pairs).to_string())
    print(none := none_expected(texts[:300]))
    if chosen.misses and chosen.part == "tune":
        for row, one in zip(result.itertuples(), done):
            if not row.found or row.false:
                a, b = next(((a, b) for a, b in sentences(one["text"]) if a <= one["start"] < b), (0, 0))
                print(
                    row.edit,
                    row.event,
                    "FOUND" if row.found else f"MISSED [{row.kinds}]",
                    "false",
                    row.false,
                    "|",
                    one["text"][one["start"] : one["end"]][:60],
                    "->",
                    one["new"][:60],
                    "|",
                    one["text"][a:b][:300],
                )
                if row.false:
                    t = found[(found.event == row.event) & found.start.notna()]
                    for r in t.itertuples():
                        print("        ", r.kind, r.rule, r.article[-1], repr(r.text[:120]))
    speeds = [] if chosen.no_speed else speed(texts)
    if chosen.out:
        rows = table.round(3).reset_index().rename(columns={"edit": "measure"})
        more = pd.DataFrame([{"measure": k, "differences": v} for k, v in none.items()] + pairs + speeds)
        pd.concat([rows, more], ignore_index=True).to_csv(chosen.out, index=False)


if __name__ == "__main__":
    main()
