"""How values of different reports are compared: with what they share set aside, in one context, by key."""

from collections import namedtuple
from collections.abc import Iterable
from itertools import chain, combinations

from ..language.scales import Entries
from ._event import Clause, Place, Report, by_key

Marked = dict[Report, list[tuple[int, int, int]]]  # words of the codebook by report: first, past the last, step


def differ(places: Iterable[Place]) -> bool:
    """Whether two reports have each a value that the other lacks.

    So a passage that is only longer in one report is no difference, and equal reports have none.
    """
    by_report = by_key((place.report.number, place.value) for place in places)
    distinct = {frozenset(values) for _, values in by_report}
    return any(a - b and b - a for a, b in combinations(distinct, 2))


def disjoint(groups: Iterable[set]) -> bool:
    """Whether two of the sets have nothing in common."""
    return any(a.isdisjoint(b) for a, b in combinations(groups, 2))


# A passage, the stems by which its context is compared, and on a scale its step.
Passage = namedtuple("Passage", "place context step", defaults=[0])


def in_one_context(passages: list[Passage], least: int) -> list[Passage]:
    """Keep passages whose context shares at least so many stems with one of another report."""
    return [
        one
        for one in passages
        if any(o.place.report is not one.place.report and len(one.context & o.context) >= least for o in passages)
    ]


def first_of_each(places: Iterable[Place]) -> list[Place]:
    """Keep the first place of each value in each report."""
    return list({(place.report.number, place.value): place for place in reversed(list(places))}.values())


def words_by_class(by_report: dict[int, list[Clause]], table: Entries) -> list[tuple[str, Marked]]:
    """Gather the words of each class or scale of the codebook in the clauses of a claim."""
    classes: dict[str, Marked] = {}
    for clause in chain.from_iterable(by_report.values()):
        for first, last, name, step in clause.report.marked(clause, table):
            classes.setdefault(name, {}).setdefault(clause.report, []).append((first, last, step))
    return sorted(classes.items(), key=lambda item: item[0])
