"""The registry of rules: for each its kind, name, severity, source, what it measures, and the function that looks for it.

A rule is one function with `@rule(...)`. It gives candidates: passages with a value each. A candidate is a difference if two
reports have each a value that the other lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple, TypeVar

from ._event import Event, Place

Key, Value = TypeVar("Key"), TypeVar("Value")
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
# What a rule sets against each other.
UTTERANCES = "quotations of one utterance"
COPIES = "near-identical sentences"
CLAIMS = "clauses of one claim"
SENTENCES = "sentences that share words"
REPORTS = "reports as a whole"
CLASSES = "codebooks/discrepancies.toml, which names the source of each class or scale"


class Difference(NamedTuple):
    """A difference between reports of one event, and the passages that prove it."""

    kind: str
    rule: str
    severity: str
    places: tuple[Place, ...]


class Candidate(NamedTuple):
    """Passages to compare; a severity and a key where they are not the same for all candidates of a rule."""

    places: Iterable[Place]
    severity: str = ""
    key: str = ""


class Rule(NamedTuple):
    """An entry of the registry. `name` may hold "{key}"; the first of `severities` is the usual one."""

    kind: str
    name: str
    severities: tuple[str, ...]
    source: str
    compares: str
    measures: str
    function: Callable

    def difference(self, places: Iterable[Place], severity: str = "", key: str = "") -> Difference:
        """The passages as a difference that this rule found."""
        severity = severity or self.severities[0]
        return Difference(self.kind, self.name.format(key=key), severity, tuple(dict.fromkeys(places)))

    def differences(self, event: Event) -> Iterator[Difference]:
        """The candidates of this rule that are differences."""
        for candidate in self.function(event):
            difference = self.difference(*candidate)
            if self.kind == "omission" or differ(difference.places):
                yield difference


REGISTRY: list[Rule] = []


def rule(kind: str, name: str, *severities: str, source: str, compares: str) -> Callable[[Callable], Callable]:
    """Register a function as a rule; it stays as it is. The summary of its docstring says what the rule measures."""

    def registered(function: Callable) -> Callable:
        measures = " ".join((function.__doc__ or "").split("\n\n")[0].split())
        REGISTRY.append(Rule(kind, name, severities, source, compares, measures, function))
        return function

    return registered


def rules_of(module: str) -> list[Rule]:
    """The rules that a module registers, in their order."""
    return [entry for entry in REGISTRY if entry.function.__module__ == module]


def differ(places: Iterable[Place]) -> bool:
    """Whether two reports have each a value that the other lacks.

    So a passage that is only longer in one report is no difference, and equal reports have none.
    """
    values: dict[int, set[str]] = {}
    for place in places:
        values.setdefault(place.report.number, set()).add(place.value)
    distinct = {frozenset(own) for own in values.values()}
    return any(a - b and b - a for a, b in combinations(distinct, 2))


def disjoint(groups: Iterable[set]) -> bool:
    """Whether two of the sets have nothing in common."""
    return any(a.isdisjoint(b) for a, b in combinations(groups, 2))


class Passage(NamedTuple):
    """A passage beside the stems by which its context is compared; on a scale, its step."""

    place: Place
    context: frozenset[str]
    step: int = 0


def in_one_context(passages: Iterable[Passage], least: int) -> list[Passage]:
    """Keep passages whose context shares at least so many stems with one of another report."""
    passages = list(passages)
    return [
        one
        for one in passages
        if any(o.place.report is not one.place.report and len(one.context & o.context) >= least for o in passages)
    ]


def by_key(pairs: Iterable[tuple[Key, Value]]) -> list[tuple[Key, list[Value]]]:
    """Gather values that have one key, in the order of the keys."""
    groups: dict[Key, list[Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return sorted(groups.items(), key=lambda item: item[0])


def first_of_each(places: Iterable[Place]) -> list[Place]:
    """Keep the first place of each value in each report."""
    kept: dict[tuple[int, str], Place] = {}
    for place in places:
        kept.setdefault((place.report.number, place.value), place)
    return list(kept.values())


def difference(kind: str, rule: str, severity: str, places: Iterable[Place]) -> list[Difference]:
    """The difference as a list of one; an empty list where no two reports differ."""
    kept = tuple(dict.fromkeys(places))
    return [Difference(kind, rule, severity, kept)] if differ(kept) else []
