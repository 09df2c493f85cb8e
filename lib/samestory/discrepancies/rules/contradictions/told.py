"""Who does what to whom in the reports of one event, with parties that are the same in all reports."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from .... import codebooks
from ....language.roles import Party, Predication, country_named, country_of_adjective, parties, predications, symmetric
from ....language.scales import lexicon
from ....language.words import stem_of
from ..._event import Event, Place, Report, Sentence, once_per_event

VISIT = "visit"
PAST = frozenset(("ago", "last", "previous", "previously", "former", "formerly", "earlier", "once", "since"))


class Told(NamedTuple):
    """An act as a report tells it: the parties as the event knows them, its passage, its time, what else is said."""

    act: str
    agent: str
    patient: str
    place: Place
    status: str  # "" where it is not known
    times: frozenset[str]
    years: frozenset[str]
    past: bool  # said to be of an earlier time
    thing: frozenset[str]
    context: frozenset[str]
    sentence: frozenset[str]
    named: bool  # both parties have a name


def line_of(report: Report, first: int, last: int) -> tuple[list[str], list[bool], list[str]]:
    """Give the words of a passage, whether each has a capital, and the text between them."""
    gaps = [report.gap_before(n) for n in range(first + 1, last)]
    behind = report.starts[last] if last < len(report.starts) else len(report.text)
    return (
        report.words[first:last],
        report.capital[first:last],
        ["", *gaps, report.text[report.ends[last - 1] : behind]],
    )


def when(report: Report, first: int, last: int) -> tuple[frozenset[str], frozenset[str], bool]:
    """Give days and months, years, and whether a passage speaks of an earlier time."""
    words = report.words[first:last]
    years = frozenset(word for word in words if len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20"))
    times = lexicon().calendar.intersection(report.stems[first:last])
    return times, years, not PAST.isdisjoint(words)


@cache
def weekdays() -> frozenset[str]:
    """Return the stems of the days of the week."""
    return frozenset(stem_of(name.lower()) for name in codebooks.read("calendar")["weekdays"]["names"])


@once_per_event
def said(event: Event) -> dict[tuple[int, int], list[Predication]]:
    """Find who does what to whom in each sentence, by the numbers of its report and of its first word."""
    known: dict[tuple[int, str], list[Predication]] = {}  # equal sentences are read once
    found: dict[tuple[int, int], list[Predication]] = {}
    for report, sentence in event.sentences:
        first, last = sentence.first, sentence.last
        behind = report.starts[last] if last < len(report.starts) else len(report.text)
        key = last - first, report.text[report.starts[first] : behind]
        if key not in known:
            known[key] = predications(*line_of(report, first, last))
        if known[key]:
            found[report.number, sentence.first] = known[key]
    return found


@once_per_event
def told(event: Event) -> list[Told]:
    """Find the acts of one party on another in all reports of an event."""
    found = [
        (report, sentence, one)
        for report, sentence in event.sentences
        for one in said(event).get((report.number, sentence.first), ())
        if one.agent is not None and one.act not in symmetric()
    ]
    name = _Parties(event, found)
    return [acted for report, sentence, one in found if (acted := _told(report, sentence, one, name))]


def _told(report: Report, sentence: Sentence, one: Predication, name: "_Parties") -> Told | None:
    agent, patient = name(one.agent, one.act), name(one.patient, one.act)
    if agent == patient:
        return None
    start = sentence.first
    times, years, past = when(report, sentence.first, sentence.last)
    aside = {stem_of(word) for party in (one.agent, one.patient) for word in party.words} | {one.act}
    content = report.content_stems(sentence.first, sentence.last)
    verb = frozenset(report.stems[start + one.verb : start + one.verb + 1])
    place = report.place(start + one.first, start + one.last, f"{agent} to {patient}")
    named = one.agent.named and one.patient.named
    told = one.act, agent, patient, place, one.status, times, years, past, one.thing
    return Told(*told, content - aside - verb, content, named)


class _Parties:
    """The parties of an event by one name each: a surname, a country, a common noun."""

    def __init__(self, event: Event, found: list[tuple[Report, Sentence, Predication]]) -> None:
        self.event, self.found = event, found
        both = [party for *_, one in found for party in (one.agent, one.patient)]
        self.whole: dict[str, set[str]] = defaultdict(set)  # first word of a name -> heads
        self.first: dict[str, set[str]] = defaultdict(set)  # head -> first letters of the names before it
        for party in both:
            if party.named and len(party.words) > 1 and "of" not in party.words:
                self.whole[party.words[0]].add(party.head)
                self.first[party.head].add(party.words[-2][0])
        self.country: dict[str, str] = {}
        if any(one.act == VISIT for *_, one in found):
            self.country = _countries(event)
            self._by_exclusion()

    def __call__(self, party: Party, act: str) -> str:
        """Name a party; on a journey its country stands for a person."""
        if not party.named:
            return party.country if act == VISIT and party.country else f"{party.country} {party.head}".strip()
        place = country_named(party.words)
        if place:
            return place
        heads = self.whole.get(party.head, set()) if len(party.words) == 1 else set()
        head = next(iter(heads)) if len(heads) == 1 else party.head
        country = party.country or self.country.get(head, "")
        if len(self.first[party.head]) > 1:  # Ole Lee and Vera Lee
            head = " ".join(party.words)
        return country if act == VISIT and country else head.title()

    def _by_exclusion(self) -> None:
        """Tell the country of two leaders who go to each other's: each to one of the two that the reports name."""
        goals: dict[str, set[str]] = defaultdict(set)
        for *_, one in self.found:
            if one.act == VISIT and one.agent.named and one.agent.titled and not one.agent.country:
                goals[one.agent.head].add(country_named(one.patient.words))
        goals = {head: to for head, to in goals.items() if head not in self.country}
        if len(goals) == 2:
            (one, first), (other, second) = goals.items()
            named = first | second
            if len(first) == len(second) == 1 and len(named) == 2 and "" not in named and _named(self.event) == named:
                self.country |= {one: next(iter(second)), other: next(iter(first))}


def _countries(event: Event) -> dict[str, str]:
    """Give the country of each person of whom one report or more tell it, and all that do the same one."""
    found: dict[str, set[str]] = defaultdict(set)
    for report, sentence in event.sentences:
        for party in parties(*line_of(report, sentence.first, sentence.last)):
            if party.country and party.named and not country_named(party.words):
                found[party.head].add(party.country)
    return {head: next(iter(countries)) for head, countries in found.items() if len(countries) == 1}


def _named(event: Event) -> set[str]:
    """Give the countries that the reports name."""
    return {
        country
        for report, sentence in event.sentences
        for n in range(sentence.first, sentence.last)
        if report.capital[n]
        for size in (1, 2)
        if (country := country_named(tuple(report.words[n : n + size])) or country_of_adjective(report.words[n]))
    }
