"""What a detector hands over: one difference with its kind, rule, severity and the places that prove it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ._event import Report

KINDS = (
    "quote_variant",
    "number",
    "date_time",
    "place",
    "name_or_term",
    "speech_act",
    "attribution",
    "contradiction",
    "omission",
)
SEVERITIES = ("substantive", "wording", "trivial")


class Place(NamedTuple):
    """A passage that proves a difference, and what is compared there."""

    report: Report
    start: int
    end: int
    value: str


class Found(NamedTuple):
    """A difference between reports of one event. `near` is the offset of its first clause, to find the topic by."""

    kind: str
    rule: str
    severity: str
    places: tuple[Place, ...]


def difference(kind: str, rule: str, severity: str, places: Iterable[Place]) -> list[Found]:
    """The difference as a list of one; an empty list where no two reports have each a value that the other lacks.

    So what is only longer in one report is no difference, and equal reports have none.
    """
    kept = tuple(dict.fromkeys(places))
    values: dict[int, set[str]] = {}
    for place in kept:
        values.setdefault(place.report.number, set()).add(place.value)
    distinct = list({frozenset(found) for found in values.values()})
    if any(a - b and b - a for n, a in enumerate(distinct) for b in distinct[:n]):
        return [Found(kind, rule, severity, kept)]
    return []
