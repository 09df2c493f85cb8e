"""Where the reports of one event vary, contradict each other or are silent; every difference with its passages.

`find` lists the differences, `coverage` says which report holds which claim and how. Reports of different events are never set
against each other. `review_sheet` and `apply_review` let a reader overrule the rules.
"""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd

from . import edits, voices
from .corpus import Corpus
from .found import KINDS, SEVERITIES, Found
from .readings import Event, events

COLUMNS = ["discrepancy", "kind", "topic", "rule", "article", "start", "end", "text"]
FURTHER = ["severity", "value", "voice", "speaker", "event", "reports"]


def find(corpus: Corpus) -> pd.DataFrame:
    """The differences between reports of one event, one row a passage; made once per corpus.

    Columns:

    - `discrepancy`: a stable id shared by the rows of one difference (a hash of event, kind, rule and passages).
    - `kind`: quote_variant number date_time place name_or_term speech_act attribution contradiction omission.
    - `topic`: the claim it belongs to, by its medoid clause, shortened. `rule`: which rule found it.
    - `article start end text`: the passage (characters; `text` verbatim). A report of the event that says nothing there has
      a row with empty start, end and text.
    - `severity`: substantive (a fact, a party, a polarity or a step of a scale differs), wording (the same in other words)
      or trivial (form only).
    - `value`: what is compared there. `voice`, `speaker`: in whose voice the passage stands (see `voices.voice_of`).
    - `event`, `reports`: the event, and how many reports hold a passage of the difference.

    A contradiction is a *possible* contradiction, found by a named rule: negation, opposite, strength of the same act, doer and
    goal exchanged, both or one, other value in one slot. Order: event, then where the difference first stands.
    """
    return corpus.cached("discrepancies", lambda: _find(corpus)).copy(deep=False)


def _find(corpus: Corpus) -> pd.DataFrame:
    rows: list[tuple] = []
    names = corpus.articles["event"].fillna("").tolist()
    ids = corpus.articles.index.tolist()
    for event in events(corpus):
        found = _distinct(_detected(event))
        for difference in sorted(found, key=_order):
            rows += _rows(event, difference, names, ids)
    return _table(corpus, rows)


def _detected(event: Event) -> list[Found]:
    """What all detectors find, the surer ones first."""
    return edits.differences(event)


def _distinct(found: list[Found]) -> list[Found]:
    """Leave out a difference whose passages all lie on those of an earlier one of its kind."""
    kept: list[Found] = []
    held: dict[tuple[str, int], list[tuple[int, int, int]]] = {}
    for one in found:
        key = [(one.kind, p.report.number) for p in one.places]
        on = [{n for n, a, b in held.get(k, ()) if a < p.end and p.start < b} for k, p in zip(key, one.places)]
        if on and set.intersection(*on):
            continue
        for k, p in zip(key, one.places):
            held.setdefault(k, []).append((len(kept), p.start, p.end))
        kept.append(one)
    return kept


def _order(one: Found) -> tuple:
    """Where the difference stands: relative place in its reports, then kind, rule and passages; no article's number."""
    places = [p.start / max(len(p.report.text), 1) for p in one.places]
    return round(min(places), 6), KINDS.index(one.kind), one.rule, sorted((p.value, p.start) for p in one.places)


def _rows(event: Event, one: Found, names: list[str], ids: list) -> list[tuple]:
    topic = _topic(event, one)
    places = sorted(one.places, key=lambda p: (p.report.number, p.start, p.end))
    proof = sorted(f"{ids[p.report.number]}\0{p.start}\0{p.end}" for p in places)
    name = names[event.reports[0].number]
    digest = hashlib.sha256("\0".join([name, one.kind, one.rule, *proof]).encode("utf-8", "surrogatepass")).hexdigest()[:10]
    told = {p.report.number for p in places}
    rows = [
        (f"d{digest}", one.kind, topic, one.rule, p.report.number, p.start, p.end, p.report.text[p.start : p.end], one.severity, p.value, name, len(told))
        for p in places
    ]
    silent = [r.number for r in event.reports if r.number not in told]
    rows += [(f"d{digest}", one.kind, topic, one.rule, n, -1, -1, None, one.severity, "", name, len(told)) for n in silent]
    return sorted(rows, key=lambda row: (row[4], row[5]))


def _topic(event: Event, one: Found) -> str:
    """The label of the claim that most of the passages stand in."""
    many: dict[str, int] = {}
    for p in one.places:
        for clauses in event.claims.values():
            for c in clauses:
                if c.report is p.report and c.start < p.end and p.start < c.end:
                    many[c.label] = many.get(c.label, 0) + 1
    return min(many, key=lambda label: (-many[label], label)) if many else ""


def _table(corpus: Corpus, rows: list[tuple]) -> pd.DataFrame:
    names = ["discrepancy", "kind", "topic", "rule", "article", "start", "end", "text", "severity", "value", "event", "reports"]
    table = pd.DataFrame(rows, columns=names)
    numbers = table["article"].to_numpy(dtype=np.int64)
    table["article"] = pd.Categorical.from_codes(numbers, categories=corpus.articles.index)
    spans = table[["article", "start", "end"]].astype({"start": np.int64, "end": np.int64})
    heard = voices.voice_of(corpus, spans)
    silent = table["start"].to_numpy(dtype=np.int64) < 0
    table["voice"] = heard["voice"].mask(silent, "absent").astype("str")
    table["speaker"] = heard["speaker"].mask(silent, "").astype("str")
    for side in ("start", "end"):
        table[side] = table[side].astype("Int64").mask(silent)
    for name in ("discrepancy", "kind", "topic", "rule", "severity", "value", "event"):
        table[name] = table[name].astype("str")
    table["text"] = pd.Series([t if isinstance(t, str) else pd.NA for t in table["text"]], dtype="str")
    return table[COLUMNS + FURTHER]


__all__ = ["COLUMNS", "FURTHER", "KINDS", "SEVERITIES", "find"]
