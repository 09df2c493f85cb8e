"""Edits put into news texts: a copy with one edit is a second report of the event. Used by discrepancies.py and rules.py.

Eight edits are made by rules of this file, which share no word list with the library: another number, another date, a
negation put in or taken out, two names exchanged, another word inside quotation marks, a weaker verb, another name of a body or
place, a sentence dropped. Half of the articles (by a hash of the id) served to write the rules, the other half is reported.
"""

import hashlib
import random
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from _common import news
from samestory.corpus.text import sentences

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


def articles(data: Path, part: str, most: int) -> list[tuple[str, str]]:
    """Ids and texts of articles of one half, of ordinary length."""
    table = news(data)
    table = table[table["text"] != ""]
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
