"""What a report leaves out: which report of an event makes which claim, and which one is silent.

A report makes a claim where one of its clauses is in it. A report without such a clause is silent only if no sentence
of it, nor any pair of neighbors, has much of the sentence that makes the claim, by the weight of its words and classes
of terms; or half of the sentence and little of the clause. In between nothing is said, so that a claim in other words
or in pieces is not called missing. Words like these do not prove a silence, so how sure it is depends on what stands
nowhere in the whole silent report (untold.py).
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from ...language.scales import lexicon
from .._difference import REPORTS, Candidate, Place, rule
from .._event import Clause, Event, content_of, medoid_of, once_per_event, strongest
from .shares import TOLD_IN_PART, likeness, shares
from .untold import Untold, in_other_words, untold

PARTLY = 4  # words from which a clause is left out of a sentence that is told in part; see shares.py
SURE = 0.2  # how likely it is told at most where what one report alone tells is called substantive
LEAST = 3  # content words of a claim that can be missed; not measured
SUBJECT = 2  # content stems by which the next sentence goes on with the subject; not measured
LONGEST = 3  # sentences of one omission
# A silence is likely if the claim names or counts something that a silent report never has, little of it is told in
# other words, and it stands behind the LEAD of its report, which sums up what all tell in their own way (the annotated
# sentences of ECB+ dev say so too). Several reports must tell one thing (ALIKE). Cuts chosen on 223 judged rows of 50
# news triplets (two blind readings of 109 of them): of 99 rows beyond them 88 % are right and 7 % wrong, in both halves
# of the events alike (86 and 89 % right); of the rows that UNTOLD takes away half. SEVERAL: 8 of 10 of the judged rows;
# DOUBTFUL: an estimate; OF_TWO short reports: not measured.
NEW, UNTOLD, ALIKE = 20, 0.1, 0.42  # bits that stand nowhere; how likely it is told at most; likeness
LEAD, SHORT = 0.3, 10  # part of a report; sentences of a report without a lead
LIKELY, SEVERAL, DOUBTFUL, OF_TWO = 0.82, 0.7, 0.5, 1.0


class Omission(NamedTuple):
    """Passages that tell something and the reports that are silent on it.

    Also whether it is a fact worth a line (several tell it, or it has a figure or somebody's words, and hardly told in
    other words), and how likely a reader calls it right.
    """

    places: list[Place]
    silent: frozenset[int]
    substantive: bool
    score: float


class _Told(NamedTuple):
    """Claims that the same reports make and the same reports leave out: the clauses of each by report."""

    silent: frozenset[int]
    claims: list[dict[int, list[Clause]]]
    told: float  # how likely one of the silent reports tells it


@once_per_event
def omissions(event: Event) -> list[Omission]:
    """List what some reports claim and others are silent on.

    Claims of one sentence that the same reports make and the same reports leave out are one, and so is the next
    sentence if it goes on with the subject.
    """
    enough = (told for told in _joined(_told(event)) if _substance(told) >= (LEAST, PARTLY)[told.told >= TOLD_IN_PART])
    return [_omission(event, told) for told in enough]


def _told(event: Event) -> list[_Told]:
    """Gather the claims of each sentence that the same reports make and leave out, in the order of the text."""
    grouped: dict[tuple, list[tuple[dict[int, list[Clause]], float]]] = {}
    numbers, of_event = [report.number for report in event.reports], shares(event)
    for claim, by_report in event.claims.items():
        may_tell = zip(numbers, of_event[claim].told)
        told = {number: likely for number, likely in may_tell if likely < 1 and number not in by_report}
        if told:
            medoid = medoid_of(by_report)
            key = frozenset(told), frozenset(by_report), medoid.report.number, medoid.sentence
            grouped.setdefault(key, []).append((by_report, max(told.values())))
    ordered = sorted(grouped.items(), key=lambda item: (item[0][2:], sorted(item[0][0]), sorted(item[0][1])))
    return [_Told(key[0], [one for one, _ in found], max(told for _, told in found)) for key, found in ordered]


def _joined(told: list[_Told]) -> Iterator[_Told]:
    """Join neighboring sentences of one subject that the same reports tell and leave out."""
    last: _Told | None = None
    for one in told:
        if last and _goes_on(last, one):
            last = _Told(last.silent, last.claims + one.claims, max(last.told, one.told))
        else:
            if last:
                yield last
            last = one
    if last:
        yield last


def _goes_on(last: _Told, one: _Told) -> bool:
    """Tell whether a sentence is the next one of a report on the same subject."""
    if last.silent != one.silent or last.claims[0].keys() != one.claims[0].keys():
        return False
    before, behind = [medoid_of(claim) for claim in last.claims], medoid_of(one.claims[0])
    numbers = {clause.sentence for clause in before if clause.report is behind.report}
    if behind.sentence - 1 not in numbers or len(numbers) >= LONGEST:
        return False
    return len(content_of(before) & content_of(medoid_of(claim) for claim in one.claims)) >= SUBJECT


def _omission(event: Event, told: _Told) -> Omission:
    """Show the passages of each report, and say how likely the others are silent on something worth a line."""
    clauses = {n: [strongest(claim[n]) for claim in told.claims] for n in told.claims[0]}
    places, notable = [_passage(own) for own in clauses.values()], any(map(_notable, told.claims))
    if len(places) == 1 and told.told < TOLD_IN_PART:
        places = [_whole(places[0])]
    score = _sureness(event, told, places[0])
    worth = notable if len(event.reports) > 2 else score > DOUBTFUL
    return Omission(places, told.silent, len(places) > 1 or told.told < SURE and worth, score)


def _sureness(event: Event, told: _Told, place: Place) -> float:
    """Say how likely a reader calls the reports silent and the claim worth a line."""
    medoids, short = list(map(medoid_of, told.claims)), len(place.report.sentences) < SHORT
    if len(event.reports) == 2 and short:
        doubtful = told.told < TOLD_IN_PART and in_other_words(event, medoids, told.silent)
        return (DOUBTFUL if doubtful else OF_TWO) * (1 - told.told)
    doubtful = told.told > UNTOLD or place.start / len(place.report.text) < LEAD and not short
    new = Untold() if doubtful else untold(event, medoids, told.silent)
    if not new.names:
        return DOUBTFUL * (1 - told.told)
    if len(told.claims[0]) > 1:
        return SEVERAL if max(likeness(event)[one.claim] for one in medoids) >= ALIKE else DOUBTFUL
    return LIKELY if new.bits > NEW else DOUBTFUL


def _whole(place: Place) -> Place:
    """Show the whole sentence or sentences in which a passage stands."""
    first, last = place.report.sentence_at(place.start), place.report.sentence_at(place.end - 1)
    return place._replace(start=first.start, end=last.end) if first and last else place


def _passage(clauses: list[Clause]) -> Place:
    """Show the clauses by which a report makes claims as one passage, if their sentences stand together."""
    first = min(clause.sentence for clause in clauses)
    together = [clause for clause in clauses if clause.sentence - first < LONGEST]
    start, end = min(c.start for c in together), max(c.end for c in together)
    return Place(clauses[0].report, start, end, clauses[0].voice)


def _notable(by_report: dict[int, list[Clause]]) -> bool:
    clauses = list(chain.from_iterable(by_report.values()))
    figures = (c.report.at("amounts").beginning_in(c.start, c.end) for c in clauses)
    return any(c.voice == "quoted" for c in clauses) or any(figures)


def _substance(told: _Told) -> int:
    """Count the content words of what is told; verbs of saying do not count, names count once together."""
    names = content = 0
    for clause in map(medoid_of, told.claims):
        report, words = clause.report, range(clause.first, clause.last)
        kept = [n for n in words if report.content[n] and report.words[n] not in lexicon().force]
        capitals = sum(report.capital[n] for n in kept)
        names, content = names + capitals, content + len(kept) - capitals
    return content + min(names, 1)


@rule("omission", "told by one report alone", "substantive", "wording", source="Entman 1993", compares=REPORTS)
def told_by_one_report_alone(event: Event) -> Iterator[Candidate]:
    """Claims that one report of three or more makes alone; substantive with a figure or somebody's words."""
    others = len(event.reports) - 1
    for places, silent, substantive, score in omissions(event) if others > 1 else []:
        if len(places) == 1 and len(silent) == others:
            yield Candidate(places, "substantive" if substantive else "wording", score=score, silent=silent)


@rule("omission", "left out", "substantive", "wording", source="Entman 1993", compares=REPORTS)
def left_out(event: Event) -> Iterator[Candidate]:
    """Claims that several reports, or one of two, make and others are silent on."""
    for places, silent, substantive, score in omissions(event):
        if len(places) > 1 or len(event.reports) == 2:
            yield Candidate(places, "substantive" if substantive else "wording", score=score, silent=silent)
