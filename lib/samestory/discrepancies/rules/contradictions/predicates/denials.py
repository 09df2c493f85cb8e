"""Denied or done: one report affirms a predicate that another denies, or has its opposite, of one subject and object.

These rules find what is put in other words: refused to resign / resigned, nobody was hurt / two were hurt, rose / fell.
"""

from collections.abc import Callable, Iterator
from itertools import islice, product

from ...._difference import Candidate, rule
from ...._event import Event, Report
from ._contested import opposed
from ._phrases import meaning_of, share, words_of
from ._predicates import Predicate, predicates

FEW = 20  # predicates of one word in a report that are tried for saying both
UNNAMED = 3  # words that two predicates share where one has no subject
MOST = 100  # different predicates of one word for each of which all others are tried


@rule("contradiction", "negation", "substantive", source="Quirk et al. 1985, 10.54-10.63; Karttunen 1971")
def denied_predicate(event: Event) -> Iterator[Candidate]:
    """Predicates denied in one report, affirmed in another of the same subject and object."""
    for _, found in sorted(predicates(event).items()):
        denied = [one for one in found if one.denied]
        others = [one for one in found if not one.denied]
        if denied and others:
            yield from _against(event, denied, others, lambda one: "denied" if one.denied else "affirmed")


@rule("contradiction", "opposite", "substantive", source="Lyons 1977, 9.2; WordNet 3.0")
def opposite_predicate(event: Event) -> Iterator[Candidate]:
    """Predicates that exclude each other, of the same subject and object."""
    found = predicates(event)
    for stem in sorted(found.keys() & opposed()):
        others = sorted(other for other in opposed()[stem] if other > stem)
        ours, theirs = found[stem], [one for other in others for one in found.get(other, ())]
        for denied in (False, True):
            one, other = ([p for p in own if p.denied is denied] for own in (ours, theirs))
            if one and other:
                yield from _against(event, one, other, lambda p: p.stem)


def _against(
    event: Event, ours: list[Predicate], theirs: list[Predicate], value: Callable[[Predicate], str]
) -> Iterator[Candidate]:
    """Put predicates against those of other reports that contradict them if both are of one thing."""
    both = _saying_both(ours, theirs)
    ours, theirs = ([one for one in own if one.clause.report not in both] for own in (ours, theirs))
    distinct = {(one.clause.report, one.agent, one.patient, one.rest): one for one in reversed(ours)}
    if len(distinct) > MOST:
        event.limited.update(one.clause.report for one in distinct.values())
    for one in islice(reversed(distinct.values()), MOST):
        against = {other.clause.report: other for other in reversed(theirs) if of_one_thing(one, other)}
        if against:
            yield Candidate([one.place(value(one)), *(other.place(value(other)) for other in against.values())])


def _saying_both(ours: list[Predicate], theirs: list[Predicate]) -> set[Report]:
    """Find reports that say both of one subject or object: first this, then that, or what others say."""
    parts: list[dict[Report, list[Predicate]]] = [{}, {}]
    for part, own in zip(parts, (ours, theirs)):
        for one in own:
            part.setdefault(one.clause.report, []).append(one)
    return {
        report
        for report in parts[0].keys() & parts[1].keys()
        if any(_may_share(one, other) for one, other in product(parts[0][report][:FEW], parts[1][report][:FEW]))
    }


def _may_share(one: Predicate, other: Predicate) -> bool:
    ours, theirs = one.agent | one.patient, other.agent | other.patient
    return not ours or not theirs or not ours.isdisjoint(theirs)


# --- one thing -----------------------------------------------------------------------------------------------------


def of_one_thing(one: Predicate, other: Predicate) -> bool:
    """Whether two predicates have the same subject and object, so that they may contradict each other."""
    apart = one.clause.report is other.clause.report or one.open or other.open or one.future != other.future
    disagree = one.speaker and other.speaker and one.speaker != other.speaker
    if apart or disagree or _other_time(one, other) or _other_names(one, other):
        return False
    agents, patients = share(one.agent, other.agent), share(one.patient, other.patient)
    if agents is None or patients is None:
        return False
    if one.nobody or other.nobody:
        return _of_nobody(one, other) if one.nobody else _of_nobody(other, one)
    shared = agents | patients
    named = all(p.patient if p.passive else p.agent for p in (one, other))  # a subject, not "he"
    if not named:
        return bool(shared) and len(shared | one.rest & other.rest) >= UNNAMED
    return bool(shared) and (not (one.rest and other.rest) or len(shared | one.rest & other.rest) > 1)


def _other_time(one: Predicate, other: Predicate) -> bool:
    """Whether two clauses give other times, or one is of before and one of after."""
    pairs = ((one.times, other.times), (one.order, other.order))
    return any(ours and theirs and ours.isdisjoint(theirs) for ours, theirs in pairs)


def _other_names(one: Predicate, other: Predicate) -> bool:
    """Whether each clause has a name that the other lacks."""
    return bool(one.names - other.names and other.names - one.names)


def _of_nobody(nobody: Predicate, other: Predicate) -> bool:
    """Whether what is denied of everybody is said of somebody, in no narrower place."""
    said = other.agent | other.patient | other.rest
    suffered = nobody.passive and other.passive or nobody.stem in map(meaning_of, words_of("negation", "suffer"))
    shared = nobody.rest or nobody.patient & other.patient
    return not other.nobody and nobody.rest <= said and (suffered or bool(shared))
