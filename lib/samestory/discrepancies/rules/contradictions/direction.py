"""Direction: A to B in one report, B to A in another, at one time; journeys by country, other acts by their parties."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from .... import codebooks
from ....language.roles import acts
from ....language.scales import lexicon
from ..._compare import differ
from ..._difference import SENTENCES, Candidate, rule
from ..._event import Event, Report, Sentence, by_key
from ..._spans import Spans
from .told import VISIT, Told, told, weekdays, when

GOAL = 4  # words after a journey in which its goal or its time stands, and before it in which it begins; not measured
SHARED = 2  # further content words in common where both parties may do the act to each other; not measured
ALIKE = 4  # content words in common from which journeys on two days of a week are one; not measured
MOST = 50  # tellings of one direction with which one of the other is compared


@cache
def _country_of() -> dict[str, str]:
    """Give the country of each person in the codebook of actors."""
    return {name: table["of"] for name, table in codebooks.read("actors").items() if isinstance(table.get("of"), str)}


@rule("contradiction", "direction reversed", "substantive", source="Levin 1993, 51", compares=SENTENCES)
def direction_reversed(event: Event) -> Iterator[Candidate]:
    """Journeys of A to B in one report and of B to A in another, at one time."""
    journeys = [one for one in told(event) if one.act == VISIT]
    for report, sentence in event.sentences:
        journeys += _journeys(report, sentence)
    yield from _reversed(journeys)


@rule(
    "contradiction", "doer and goal exchanged", "substantive", source="Lyons 1977, 9.2; Levin 1993", compares=SENTENCES
)
def roles_exchanged(event: Event) -> Iterator[Candidate]:
    """Acts of A on B in one report and of B on A in another, in any voice or by the converse verb."""
    yield from _reversed(one for one in told(event) if one.act != VISIT)


def _reversed(tellings: Iterable[Told]) -> Iterator[Candidate]:
    """Find tellings of one act between two parties that go both ways, each report one way."""
    for _, both in by_key(((one.act, *sorted((one.agent, one.patient))), one) for one in tellings):
        ways: dict[Report, set[str]] = {}
        for one in both:
            ways.setdefault(one.place.report, set()).add(one.agent)
        clear = [one for one in both if len(ways[one.place.report]) == 1 and one.status in ("fact", "future", "")]
        kept = [one for one in clear if any(_contrary(one, other) for other in _first(clear, one))]
        places = [one.place for one in kept]
        if differ(places):
            yield Candidate(places)


def _first(tellings: list[Told], one: Told) -> list[Told]:
    """Give the first tellings of the other direction."""
    return [other for other in tellings[: 2 * MOST] if other.agent != one.agent][:MOST]


def _contrary(one: Told, other: Told) -> bool:
    """Whether two tellings of different directions are of one time and one thing, in two reports."""
    if one.place.report is other.place.report or one.years and other.years and one.years.isdisjoint(other.years):
        return False
    if one.act == VISIT:
        return _at_one_time(one, other)
    if one.times and other.times and one.times.isdisjoint(other.times) or one.past != other.past:
        return False
    if one.thing and other.thing and one.thing.isdisjoint(other.thing):
        return False
    known = acts().get(one.act)
    sure = known is not None and known.once and one.named and other.named
    least = min(SHARED, len(one.context), len(other.context))
    return sure or len(one.context & other.context) >= least


def _at_one_time(one: Told, other: Told) -> bool:
    """Whether two journeys are of one month or day; or both without, or on other days in sentences much alike."""
    if one.times & other.times:
        return True
    if "" in (one.status, other.status) or one.status != other.status or one.years or other.years:
        return False
    dated = one.times | other.times
    return not dated or dated <= weekdays() and len(one.sentence & other.sentence) >= ALIKE


# --- journeys of persons in the codebook of actors ------------------------------------------------------------------


def _journeys(report: Report, sentence: Sentence) -> Iterator[Told]:
    """Find journeys told loosely: the traveler anywhere before a word such as trip, the goal behind it."""
    journeys = lexicon().journeys
    if journeys.isdisjoint(report.stems[sentence.first : sentence.last]):
        return
    words = [n for n in range(sentence.first, sentence.last) if report.stems[n] in journeys]
    inside = report.at("mentions").beginning_in(sentence.start, sentence.end)
    persons = Spans(mention for mention in inside if mention.actor in _country_of())
    for n in words:
        yield from _journey(report, sentence, n, persons)


def _journey(report: Report, sentence: Sentence, n: int, persons: Spans) -> Iterator[Told]:
    """Give the two countries of a journey whose word is n, with its passage and its time."""
    reach = report.starts[n + 1 : n + GOAL + 1][-1:]
    after = report.at("mentions").beginning_in(report.starts[n] + 1, min(reach[0] + 1, sentence.end)) if reach else []
    if not after or after[0].actor in _country_of():
        return
    goal, who = after[0], _traveler(report, sentence, n, persons)
    if who and who != goal.actor:
        behind = report.inside(0, goal.end)[1]
        dated = (k for k in range(behind, min(behind + GOAL, sentence.last)) if report.stems[k] in lexicon().calendar)
        last = report.unbroken(behind, next(dated, behind - 1) + 1)
        near = slice(max(n - GOAL, sentence.first), n + 2 * GOAL)
        times, years, past = when(report, near.start, near.stop)
        place = report.place(max(n - GOAL + 1, sentence.first), last, f"{who} to {goal.actor}")
        yield Told(VISIT, who, goal.actor, place, "", times, years, past, frozenset(), frozenset(), frozenset(), True)


def _traveler(report: Report, sentence: Sentence, n: int, persons: Spans) -> str:
    """Give the country of the nearest person named before, else, with "his" or "her", of the first in the sentence."""
    before = bisect_left(persons.starts, report.starts[n])
    pronoun = {"his", "her", "he", "she"} & set(report.words[max(n - GOAL, sentence.first) : n])
    chosen = persons.items[before - 1 : before] if before else persons.items[:1] if pronoun else []
    return _country_of()[chosen[0].actor] if chosen else ""
