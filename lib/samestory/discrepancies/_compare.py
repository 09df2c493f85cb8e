"""How values of different reports are compared: with what they share set aside, in one context, by key."""

from collections import namedtuple
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, combinations
from typing import Any

from ..language.scales import Entries
from ._event import Clause, Event, Place, Report, by_key

MOST = 1000  # sets with which one is compared; only in hostile text do so many share its rarest words
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


def in_one_context(event: Event, passages: list[Passage], least: int) -> list[Passage]:
    """Keep passages whose context shares at least so many stems with one of another report."""
    reports: dict[frozenset, set[Report]] = {}  # those that have a context
    for passage in passages:
        reports.setdefault(frozenset(passage.context), set()).add(passage.place.report)
    contexts = Sharing(event, reports)

    @cache
    def is_shared(context: frozenset, report: Report) -> bool:
        if len(context) < least:
            return False
        candidates = (contexts.sets[n] for n in contexts.candidates(context, least, [report]))
        return any(reports[o] != {report} and len(context & o) >= least for o in candidates)

    return [one for one in passages if is_shared(frozenset(one.context), one.place.report)]


class Sharing:
    """Sets of words by what they hold, to find those that share some words with another.

    A set that shares so many words with another has one of all but so many less one of them. So it is enough to look
    up the rarest ones: the prefix filter of Chaudhuri et al. (2006). In ordinary news the bound is never met.
    """

    def __init__(self, event: Event, sets: Iterable[frozenset] = ()) -> None:
        self.event, self.sets = event, []
        self.having: dict[Any, list[int]] = {}
        for words in sets:
            self.add(words)

    def add(self, words: frozenset) -> int:
        """Add a set; return its number."""
        for word in words:
            self.having.setdefault(word, []).append(len(self.sets))
        self.sets.append(words)
        return len(self.sets) - 1

    def candidates(self, words: frozenset, least: int, asking: Iterable[Report], most: int = MOST) -> Iterator[int]:
        """Give the numbers of sets that may share at least so many words, each once; beyond `most` none."""
        lists = sorted((self.having[word] for word in words if word in self.having), key=len)
        lists = lists[: max(len(lists) - max(least, 1) + 1, 0)]
        seen: set[int] = set()
        for number in chain.from_iterable(lists):
            if number not in seen:
                if len(seen) == most:
                    self.event.limited.update(asking)
                    return
                seen.add(number)
                yield number


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
