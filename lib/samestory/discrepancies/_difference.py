"""The registry of rules: for each its kind, name, severity, source, what it measures, and its function.

A rule is one function with `@rule(...)`. It gives candidates: passages with a value each. A candidate is a difference
if two reports have each a value that the other lacks. An omission needs one report only.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from math import nan
from typing import Any, NamedTuple

from .. import codebooks
from ..language.words import stem_of
from ._compare import differ, in_one_context
from ._event import Event, Place, by_key
from ._spans import Growing

KINDS, SEVERITIES = (tuple(codebooks.read("discrepancies")["kinds"][name]) for name in ("kinds", "severities"))
# What a rule sets against each other.
UTTERANCES = "quotations of one utterance"
COPIES = "near-identical sentences"
CLAIMS = "clauses of one claim"
SENTENCES = "sentences that share words"
REPORTS = "reports as a whole"
CLASSES = "codebooks/discrepancies.toml, which names the source of each class or scale"


class Difference(NamedTuple):
    """A difference between reports of one event, and the passages that prove it.

    `instrument` names the rule as the registry and codebooks/rules.toml do; `score` and `silent` as in `Candidate`.
    """

    kind: str
    rule: str
    severity: str
    places: tuple[Place, ...]
    instrument: str
    score: float = nan
    silent: frozenset[int] | None = None


class Candidate(NamedTuple):
    """Passages to compare; a severity, a key and a score where they are not the same for all candidates of a rule.

    The score (0..1) says how likely the difference is right. Where it is nan, the share measured for the rule counts.
    `silent` has the numbers of the reports that say nothing of it; None: all without a passage.
    """

    places: Iterable[Place]
    severity: str = ""
    key: str = ""
    score: float = nan
    silent: frozenset[int] | None = None


class Rule(NamedTuple):
    """An entry of the registry. `name` may hold "{key}"; the first of `severities` is the usual one."""

    kind: str
    name: str
    severities: tuple[str, ...]
    source: str
    compares: str
    measures: str
    shared: int
    function: Callable

    @property
    def instrument(self) -> str:
        """Its name in codebooks/rules.toml: rules of one name differ in what they compare."""
        return f"{self.name} | {self.compares}"

    def difference(self, places: Iterable[Place], severity: str = "", key: str = "", *how: Any) -> Difference:
        """Make a difference of passages that this rule found; `how`: score and silent reports."""
        severity, name = severity or self.severities[0], self.name.format(key=key)
        return Difference(self.kind, name, severity, tuple(dict.fromkeys(places)), self.instrument, *how)

    def differences(self, event: Event) -> Iterator[Difference]:
        """Give the candidates of this rule that are differences."""
        candidates = self.function(event)
        if self.shared:
            several = (own for own in by_key(candidates) if len({passage.place.value for passage in own[1]}) > 1)
            near = ((key, in_one_context(event, passages, self.shared)) for key, passages in several)
            candidates = (Candidate([passage.place for passage in passages]) for _, passages in near)
        for candidate in candidates:
            difference = self.difference(*candidate)
            if self.kind == "omission" or differ(difference.places):
                yield difference


REGISTRY: list[Rule] = []


def rule(kind: str, name: str, *severities: str, source: str, compares: str = SENTENCES, shared: int = 0) -> Callable:
    """Register a function as a rule; it stays as it is. The summary of its docstring says what the rule measures.

    The function gives candidates; or, with `shared`, keys and passages, of which those with one key are a candidate if
    their contexts share so many stems. A rule for edits looks at one edit.
    """

    def registered(function: Callable) -> Callable:
        measures = " ".join((function.__doc__ or "").split("\n\n")[0].split())
        REGISTRY.append(Rule(kind, name, severities, source, compares, measures, shared, function))
        return function

    return registered


@cache  # all rules are registered before the first event is asked for
def rules_of(module: str, edits: bool = False) -> tuple[Rule, ...]:
    """List the rules that a module or package registers, in their order: those for edits, or all others."""
    own = (one for one in REGISTRY if f"{one.function.__module__}.".startswith(f"{module}."))
    return tuple(one for one in own if (one.compares == COPIES) is edits)


def distinct(differences: Iterable[Difference]) -> list[Difference]:
    """Leave out a difference whose passages all lie on those of an earlier one of its kind."""
    kept: list[Difference] = []
    spans: dict[tuple[str, int], Growing] = defaultdict(Growing)
    for one in differences:
        near = [(spans[one.kind, p.report.number], p) for p in one.places]
        on = near[0][0].touching(near[0][1].start, near[0][1].end) if near else set()
        for known, p in near[1:]:
            on = on and on & known.touching(p.start, p.end)
        if not on:
            for known, p in near:
                known.add(p.start, p.end, len(kept))
            kept.append(one)
    return _without_parts(kept)


def _without_parts(kept: list[Difference]) -> list[Difference]:
    """Leave out a difference if another one by its rule has all its passages and more; on a scale, its words."""
    marks = [frozenset((one.rule, p.report, _mark(one, p)) for p in one.places) for one in kept]
    largest: dict[frozenset, int] = {}
    for one, own in zip(kept, marks):
        largest[own] = max(len(one.places), largest.get(own, 0))
    having: dict[tuple, list[frozenset]] = defaultdict(list)
    for own in largest:
        for mark in own:
            having[mark].append(own)

    def is_part(one: Difference, own: frozenset) -> bool:
        others = min((having[mark] for mark in own), key=len, default=())
        return any(largest[other] > len(one.places) and own <= other for other in others)

    return [one for one, own in zip(kept, marks) if not is_part(one, own)]


def _mark(one: Difference, place: Place) -> object:
    return stem_of(place.value) if one.rule.startswith("scale of ") else (place.start, place.end)
