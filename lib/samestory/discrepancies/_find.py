"""Where the reports of one event vary, contradict each other or are silent; every difference with its passages.

`find` lists the differences, `coverage` says which report holds which claim and how. Reports of different events are never set
against each other. `review_sheet` and `apply_review` let a reader overrule the rules.
"""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd

from .. import voices
from ..alignment import claim_table
from ..corpus import Corpus
from ..language.words import stem_of
from ._difference import KINDS, SEVERITIES, Difference
from ._event import Event, events
from ._review import apply_review, review_sheet
from .rules import contradictions as opposites
from .rules import echoes, edits
from .rules import names as namings
from .rules import numbers as slots
from .rules import omissions as silences
from .rules import quotations as renditions
from .rules import speech_acts as stances

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
        found = _distinct(_detected(corpus, event))
        for difference in sorted(found, key=_order):
            rows += _rows(event, difference, names, ids)
    return _table(corpus, rows)


def _detected(corpus: Corpus, event: Event) -> list[Difference]:
    """What all detectors find, the surer ones first."""
    found = renditions.differences(event) + edits.differences(event)
    found += opposites.differences(event) + namings.differences(event) + echoes.differences(event)
    found += slots.differences(event) + stances.differences(event)
    return found + silences.differences(corpus, event)


def coverage(corpus: Corpus) -> pd.DataFrame:
    """Which report holds which claim, and how: one row a claim and report (long), made once per corpus.

    Columns: event claim label (a few words) topic article held start end text reports share. `held` is quoted, reported, outlet
    (the outlet's own claim), absent, or unclear (no clause of the report was aligned, but one of its sentences has much of the
    claim's words). The span is the clause by which the report holds the claim, empty where it does not; `reports` counts those
    that hold it; `share` is the part of the claim's weight in the report's best sentence (0..1). Claims that most reports hold
    come first, then those that stand earlier. For a figure: `coverage(corpus).pivot(index=["claim", "label"], columns="article",
    values="held")`, or `matrix`.
    """
    return corpus.cached("coverage", lambda: _coverage(corpus)).copy(deep=False)


def matrix(covered: pd.DataFrame) -> pd.DataFrame:
    """The coverage as a wide table: one row a claim (index claim, label), one column an article, cells as `held`."""
    order = covered[["claim", "label"]].drop_duplicates()
    wide = covered.assign(article=covered["article"].astype(object)).pivot(
        index=["claim", "label"], columns="article", values="held"
    )
    return wide.reindex(pd.MultiIndex.from_frame(order))


def _coverage(corpus: Corpus) -> pd.DataFrame:
    names = corpus.articles["event"].fillna("").tolist()
    parts = [silences.coverage(corpus, event, names[event.reports[0].number]) for event in events(corpus)]
    empty = pd.DataFrame(
        columns=["event", "claim", "label", "article", "held", "start", "end", "text", "reports", "share"]
    )
    table = pd.concat(parts, ignore_index=True) if parts else empty
    topics = claim_table(corpus)[["claim", "topic"]].drop_duplicates("claim").set_index("claim")["topic"]
    table.insert(3, "topic", table["claim"].map(topics).astype("str"))
    silent = table["start"].to_numpy(dtype=np.int64) < 0
    place = table["start"].astype("float").mask(silent).groupby(table["claim"]).transform("min")
    table = table.assign(_place=place).sort_values(
        ["event", "reports", "_place", "claim", "article"], ascending=[True, False, True, True, True], kind="stable"
    )
    silent = table["start"].to_numpy(dtype=np.int64) < 0
    table["article"] = pd.Categorical.from_codes(
        table["article"].to_numpy(dtype=np.int64), categories=corpus.articles.index
    )
    for side in ("start", "end"):
        table[side] = table[side].astype("Int64").mask(silent)
    for name in ("event", "claim", "label", "held", "text"):
        table[name] = table[name].astype("str")
    return table.drop(columns="_place").reset_index(drop=True)


def _distinct(found: list[Difference]) -> list[Difference]:
    """Leave out a difference whose passages all lie on those of an earlier one of its kind."""
    kept: list[Difference] = []
    held: dict[tuple[str, int], list[tuple[int, int, int]]] = {}
    for one in found:
        key = [(one.kind, p.report.number) for p in one.places]
        on = [{n for n, a, b in held.get(k, ()) if a < p.end and p.start < b} for k, p in zip(key, one.places)]
        if on and set.intersection(*on):
            continue
        for k, p in zip(key, one.places):
            held.setdefault(k, []).append((len(kept), p.start, p.end))
        kept.append(one)
    return [one for one in kept if not any(_part_of(one, other) for other in kept)]


def _part_of(one: Difference, other: Difference) -> bool:
    """Whether another difference by the same rule has all passages of this one and more; on a scale, the same words."""
    if one.rule != other.rule or len(one.places) >= len(other.places):
        return False
    if one.rule.startswith("scale of "):
        return {(p.report.number, stem_of(p.value)) for p in one.places} <= {
            (p.report.number, stem_of(p.value)) for p in other.places
        }
    return {(p.report.number, p.start, p.end) for p in one.places} <= {
        (p.report.number, p.start, p.end) for p in other.places
    }


def _order(one: Difference) -> tuple:
    """Where the difference stands: relative place in its reports, then kind, rule and passages; no article's number."""
    places = [p.start / max(len(p.report.text), 1) for p in one.places]
    return round(min(places), 6), KINDS.index(one.kind), one.rule, sorted((p.value, p.start) for p in one.places)


def _rows(event: Event, one: Difference, names: list[str], ids: list) -> list[tuple]:
    topic = _topic(event, one)
    places = sorted(one.places, key=lambda p: (p.report.number, p.start, p.end))
    proof = sorted(f"{ids[p.report.number]}\0{p.start}\0{p.end}" for p in places)
    name = names[event.reports[0].number]
    digest = hashlib.sha256("\0".join([name, one.kind, one.rule, *proof]).encode("utf-8", "surrogatepass")).hexdigest()[
        :10
    ]
    told = {p.report.number for p in places}
    rows = [
        (
            f"d{digest}",
            one.kind,
            topic,
            one.rule,
            p.report.number,
            p.start,
            p.end,
            p.report.text[p.start : p.end],
            one.severity,
            p.value,
            name,
            len(told),
        )
        for p in places
    ]
    silent = [r.number for r in event.reports if r.number not in told]
    rows += [
        (f"d{digest}", one.kind, topic, one.rule, n, -1, -1, None, one.severity, "", name, len(told)) for n in silent
    ]
    return sorted(rows, key=lambda row: (row[4], row[5]))


def _topic(event: Event, one: Difference) -> str:
    """The label of the claim that most of the passages stand in, or else of the nearest."""
    many: dict[str, int] = {}
    near: dict[str, int] = {}
    for p in one.places:
        for by in event.claims.values():
            for c in [c for own in by.values() for c in own]:
                if c.report is p.report and c.start < p.end and p.start < c.end:
                    many[c.label] = many.get(c.label, 0) + 1
                elif c.report is p.report:
                    apart = max(c.start - p.end, p.start - c.end)
                    near[c.label] = min(apart, near.get(c.label, apart))
    if many:
        return min(many, key=lambda label: (-many[label], label))
    return min(near, key=lambda label: (near[label], label)) if near else ""


def _table(corpus: Corpus, rows: list[tuple]) -> pd.DataFrame:
    names = [
        "discrepancy",
        "kind",
        "topic",
        "rule",
        "article",
        "start",
        "end",
        "text",
        "severity",
        "value",
        "event",
        "reports",
    ]
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


__all__ = ["COLUMNS", "FURTHER", "KINDS", "SEVERITIES", "apply_review", "coverage", "find", "matrix", "review_sheet"]
