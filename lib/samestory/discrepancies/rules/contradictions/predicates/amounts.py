"""How many of a group: all workers or some, both brothers or one of them, with the same predicate in both reports."""

from collections.abc import Iterator
from itertools import combinations, islice
from typing import NamedTuple

from .....language.negation import is_negator
from .....language.scales import book
from ...._difference import Candidate, Place, rule
from ...._event import Clause, Event, Report, by_key, once_per_event
from ._phrases import (
    content,
    in_any_order,
    is_cut,
    is_past,
    is_small,
    meaning,
    named_speaker,
    object_end,
    share,
    times,
    words_of,
)

GROUP = 4  # words of a group; none of these numbers is measured
BEFORE = 3  # words before a group in which its predicate stands if the group is an object
MOST = 200  # amounts of one group that are compared


class Share(NamedTuple):
    """A clause that says of how many of a group a predicate is true."""

    clause: Clause
    step: str
    group: frozenset[str]
    predicate: str
    goal: frozenset[str]  # content of what follows the predicate
    times: frozenset[str]
    speaker: str


@rule("contradiction", "all or some", "substantive", source="Quirk et al. 1985, 5.10-5.24")
def all_or_some(event: Event) -> Iterator[Candidate]:
    """Predicates of all of a group in one report, of some or none of it in another."""
    return _excluding(event, "all_or_some")


@rule("contradiction", "both or one", "substantive", source="Quirk et al. 1985, 5.10-5.24")
def both_or_one_of_them(event: Event) -> Iterator[Candidate]:
    """Predicates of both of a group in one report, of one or none of them in another."""
    return _excluding(event, "both_or_one")


def _excluding(event: Event, scale: str) -> Iterator[Candidate]:
    """Find steps that exclude each other, of one group and one predicate."""
    exclude = {frozenset(pair) for pair in book()["quantifiers"][scale]}
    for _, every in sorted(_shares(event).items()):
        steps = by_key((one.clause.report.number, one.step) for one in every)
        both = {number for number, own in steps if any(pair <= set(own) for pair in exclude)}  # all here, some there
        shares = [one for one in every if one.clause.report.number not in both]
        if len({one.step for one in shares}) > 1:
            distinct = {(one.clause.report, *one[1:5]): one for one in reversed(shares)}
            few = islice(reversed(distinct.values()), MOST)
            for one, other in combinations(few, 2):
                if frozenset((one.step, other.step)) in exclude and _of_one_group(one, other):
                    yield Candidate(Place(c.report, c.start, c.end, step) for c, step, *_ in (one, other))


def _of_one_group(one: Share, other: Share) -> bool:
    """Whether two reports speak of one group, one object and one time, and not in the words of two people."""
    same = one.group <= other.group or other.group <= one.group
    later = one.times and other.times and one.times.isdisjoint(other.times)
    disagree = one.speaker and other.speaker and one.speaker != other.speaker
    apart = one.clause.report is other.clause.report or later or disagree
    said = one.predicate == other.predicate and share(one.goal, other.goal) is not None
    return (
        same
        and not apart
        and (said or one.predicate in other.goal or other.predicate in one.goal or bool(one.goal & other.goal))
    )


# --- reading -------------------------------------------------------------------------------------------------------


@once_per_event
def _shares(event: Event) -> dict[str, list[Share]]:
    """Read the amounts of all clauses by the last word of the group."""
    found: dict[str, list[Share]] = {}
    steps = {
        word: step for step in ("all", "most", "some", "none", "both", "one") for word in words_of("quantifiers", step)
    }
    for clause in in_any_order(event):
        report = clause.report
        some = not steps.keys().isdisjoint(report.words[clause.first : clause.last])
        for n in range(clause.first, clause.last) if some else ():
            if report.words[n] in steps and (read := _share(clause, n)):
                head, predicate, group, goal = read
                around = times(report, clause.first, clause.last)
                one = Share(clause, steps[report.words[n]], group, predicate, goal, around, named_speaker(report, n))
                found.setdefault(head, []).append(one)
    return found


def _share(clause: Clause, n: int) -> tuple[str, str, frozenset[str], frozenset[str]] | None:
    """Read the group behind a quantifier, its last word, its predicate and what follows that."""
    report = clause.report
    first = n + 1
    while first < clause.last and _may_precede(report.words[first]):
        first += 1
    last = _group_end(report, first, min(first + GROUP, clause.last))
    group = content(report, first, last)
    if not group or any(map(is_negator, report.words[last : last + 3])):
        return None
    verb = last
    while verb < clause.last and is_small(report.words[verb]):
        verb += 1
    if verb < clause.last and not is_cut(report, verb) and report.content[verb]:
        end = object_end(report, verb + 1, clause.last)
        return meaning(report, last - 1), meaning(report, verb), group, content(report, verb + 1, end)
    before = (k for k in reversed(range(max(n - BEFORE, clause.first), n)) if report.content[k])
    verb = next(before, -1)
    return None if verb < 0 else (meaning(report, last - 1), meaning(report, verb), group, frozenset())


def _may_precede(word: str) -> bool:
    """Whether a word may stand between a quantifier and its group: of the 900 workers."""
    return word in words_of("determiners", "words") | words_of("numbers", "cardinals") | {"of"} or word[0].isdigit()


def _group_end(report: Report, first: int, last: int) -> int:
    """Find where the words of a group end: before a verb, a small word or a mark."""
    k = first
    while k < last and report.content[k] and not (k > first and (is_cut(report, k) or is_past(report.words[k]))):
        if is_small(report.words[k]):
            break
        k += 1
    return k
