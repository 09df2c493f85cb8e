"""Differences of an event in the order in which they matter, and the rows of each."""

import hashlib
from collections.abc import Iterator

from .._difference import SEVERITIES, Difference, distinct
from .._event import Event
from ..rules import differences
from ._certainty import CERTAINTIES, certainty_of
from ._merge import merged
from ._topic import topic_of
from ._words import differing, ids_and_outlets, sentence_of

# What matters more goes first: that reports cannot both be right, facts, how it was said, by whom, who is silent.
FIRST = "contradiction number date_time place speech_act attribution quote_variant name_or_term omission".split()


def listed(event: Event) -> list[Difference]:
    """List the differences of an event, similar ones merged, in the order in which they matter."""
    return sorted(merged(distinct(differences(event))), key=_order)


def _order(one: Difference) -> tuple:
    """Where a difference stands: shown or not, severity, certainty, kind, relative place; no article's number."""
    certainty = certainty_of(one)
    first = round(min(p.start / max(len(p.report.text), 1) for p in one.places), 6)
    matters = SEVERITIES.index(one.severity), list(CERTAINTIES).index(certainty), FIRST.index(one.kind)
    return certainty == "low", *matters, first, one.rule, sorted((p.value, p.start) for p in one.places)


def rows_of(event: Event, one: Difference) -> Iterator[tuple]:
    """One row a passage and one for each silent report, in the order of the articles."""
    places = sorted(one.places, key=lambda p: (p.report.number, p.start, p.end))
    holders = {p.report.number for p in places}
    quoted = differing(one)
    before = f"d{digest(event, one)}", one.kind, topic_of(event, one), one.rule
    behind = sentence_of(event, one, quoted), certainty_of(one)
    spans = [(p.report.number, p.start, p.end, p.report.text[p.start : p.end], p.value, quoted[p]) for p in places]
    silent = {r.number for r in event.reports} if one.silent is None else one.silent
    spans += [(number, -1, -1, None, "", "") for number in silent - holders]
    for *span, value, words in sorted(spans, key=lambda row: row[:2]):
        yield (*before, *span, one.severity, value, event.name, len(holders), words, *behind)


def digest(event: Event, one: Difference) -> str:
    """Make an id of event, kind, rule and passages, the same in whatever order the articles stand."""
    ids, _ = ids_and_outlets(event.corpus)
    proof = sorted(f"{ids[p.report.number]}\0{p.start}\0{p.end}" for p in one.places)
    key = "\0".join([event.name, one.kind, one.rule, *proof])
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:10]
