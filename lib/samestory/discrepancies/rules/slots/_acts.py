"""Which sentences of two reports tell one act, whatever the words: those that are nearest to each other both ways."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from math import fsum
from operator import attrgetter
from typing import NamedTuple

from ....language.scales import lexicon
from ....language.synonyms import class_of
from ....language.words import news_weights
from ..._compare import Sharing
from ..._difference import Candidate
from ..._event import Event, Place, Report, Sentence, once_per_event

# None of these numbers is measured; the examples in tests/discrepancies show what they admit and keep out.
FEWEST = 2  # words, in one wording, that two sentences of one act share
HEAVY = 18.0  # bits of news weight that these have; two rare words or three common ones
ALIKE = 0.3  # share of their weight in common (Dice) from which two sentences may tell one act
NEARLY, HALF = 0.9, 0.55  # of the likeness of a sentence's nearest one, that two of one act have one way, and both ways
LONGEST = 120  # words of a sentence; a longer one is a table or a list
MOST = 100  # sentences, of those that share the rarest words, with which one is compared
TRIES = 10  # reports that tell an act in the same words with which one is compared


class Slot(NamedTuple):
    """What fills a slot in a sentence: the passage, and the sets of stems by which another report may have it, too."""

    key: str
    place: Place
    sentence: Sentence
    own: tuple[frozenset[str], ...]

    @property
    def report(self) -> Report:
        """Give the report."""
        return self.place.report


class Pair(NamedTuple):
    """Two slots of one act with different fillers, and how much of the weight of their sentences is in common."""

    one: Slot
    other: Slot
    alike: float


@cache
def bits(token: str) -> float:
    """Give the weight of a stem in news."""
    return float(news_weights([token])[0])


@cache
def token_of(stem: str) -> str:
    """Give a stem in one wording: its class of synonyms."""
    return class_of(stem) or stem


@once_per_event
def stems_of(report: Report) -> frozenset[str]:
    """Gather the stems of a report."""
    return frozenset(report.stems)


@once_per_event
def bags(report: Report) -> dict[int, tuple[frozenset[str], float]]:
    """Gather for each sentence of a report its content words in one wording, and their weight."""
    return {sentence.first: _bag(report, sentence.first, sentence.last) for sentence in report.sentences}


def _bag(report: Report, first: int, last: int) -> tuple[frozenset[str], float]:
    force = lexicon().force
    inside = range(first, min(last, first + LONGEST))
    said = (n for n in inside if report.content[n] and force.get(report.words[n]) != "neutral")
    tokens = frozenset(token_of(report.stems[n]) for n in said)
    return tokens, weight(tokens)


def without(slot: Slot) -> tuple[frozenset[str], float]:
    """Give the words of a sentence but those that fill the slot."""
    first, last = slot.report.inside(slot.place.start, slot.place.end)
    tokens = bags(slot.report)[slot.sentence.first][0] - set(map(token_of, slot.report.stems[first:last]))
    return tokens, weight(tokens)


def weight(tokens: frozenset[str]) -> float:
    """Add the weights of words in news."""
    return fsum(map(bits, tokens))  # in whatever order


def likeness(one: tuple[frozenset[str], float], other: tuple[frozenset[str], float]) -> float:
    """Measure what two bags of words have in common by weight (Dice)."""
    shared = one[0] & other[0]
    both = weight(shared) if len(shared) >= FEWEST else 0.0
    return 2 * both / (one[1] + other[1]) if both >= HEAVY else 0.0


def stands_in(slot: Slot, report: Report) -> bool:
    """Whether another report has what fills a slot, too."""
    stems = stems_of(report)
    return any(own <= stems for own in slot.own)


def of_one_act(event: Event, slots: list[Slot], alike: float = ALIKE) -> Iterator[Pair]:
    """Pair slots that sentences of one act fill differently.

    Each sentence has one filler only of which the other report does not speak, and is the nearest one to the other.
    Sentences of the same words with the same filler are compared once, whichever reports have them.
    """
    beside: dict[tuple[int, int, str], list[Slot]] = {}
    filled: dict[tuple, dict[Report, Slot]] = {}
    for slot in _telling(event, _of_several(slots)):
        if slot.sentence.last - slot.sentence.first <= LONGEST:
            beside.setdefault((slot.report.number, slot.sentence.first, slot.key), []).append(slot)
            filled.setdefault((slot.key, slot.own, without(slot)), {}).setdefault(slot.report, slot)
    known: dict[str, tuple[Sharing, list[tuple]]] = {}
    for (key, own, bag), ours in filled.items():
        words, before = known.setdefault(key, (Sharing(event), []))
        for n in sorted(words.candidates(bag[0], FEWEST, ours, MOST)):
            their_own, their_bag, theirs = before[n]
            near = likeness(bag, their_bag) if their_own != own else 0.0
            if near and near >= alike:
                yield from (Pair(*two, near) for two in _told(event, theirs, ours, near, beside))
        words.add(bag[0])
        before.append((own, bag, ours))


def _of_several(slots: list[Slot]) -> list[Slot]:
    """Keep slots of a key that two reports fill, and not all in one way."""
    filled: dict[str, tuple[set[int], set[tuple]]] = {}
    for slot in slots:
        reports, fillers = filled.setdefault(slot.key, (set(), set()))
        reports.add(slot.report.number)
        fillers.add(slot.own)
    several = {key for key, (reports, fillers) in filled.items() if len(reports) > 1 and len(fillers) > 1}
    return [slot for slot in slots if slot.key in several]


def _telling(event: Event, slots: list[Slot]) -> list[Slot]:
    """Keep slots whose filler does not stand in all reports."""
    first = {slot.own: slot for slot in slots}
    telling = {own for own, slot in first.items() if not all(stands_in(slot, report) for report in event.reports)}
    return [slot for slot in slots if slot.own in telling]


def _told(event: Event, ones: dict[Report, Slot], others: dict[Report, Slot], near: float, beside: dict) -> Iterator:
    """Give each report's slot with the first of the other filler that it differs from, if it does."""
    seen = set()
    for turned, here, there in ((False, ones, others), (True, others, ones)):
        for a in here.values():
            tried = islice((b for b in there.values() if b.report is not a.report), TRIES)
            for b in tried:
                two = (b, a) if turned else (a, b)
                if two not in seen and _apart(*two, beside) and _nearest(event, *two, near):
                    seen.add(two)
                    yield two
                    break


def _apart(one: Slot, other: Slot, beside: dict[tuple[int, int, str], list[Slot]]) -> bool:
    """Whether each of two slots has the only filler of its sentence that is not in the other's report."""
    return of_one_thing(one, other) and all(
        [near for near in beside[a.report.number, a.sentence.first, a.key] if not stands_in(near, b.report)] == [a]
        for a, b in ((one, other), (other, one))
    )


def of_one_thing(one: Slot, other: Slot) -> bool:
    """Whether neither report has what fills the other's slot, and not both sentences other names, or other figures."""
    if one.own == other.own or stands_in(one, other.report) or stands_in(other, one.report):
        return False
    ours, theirs = ([own - stems_of(b.report) for own in _told_of(a)] for a, b in ((one, other), (other, one)))
    return not any(a and b for a, b in zip(ours, theirs))


def _told_of(slot: Slot) -> list[frozenset[str]]:
    """Gather the names, days and figures of a sentence but what fills the slot."""
    report = slot.report
    filling = range(*report.inside(slot.place.start, slot.place.end))
    inside = [n for n in range(slot.sentence.first, slot.sentence.last) if n not in filling]
    calendar = lexicon().calendar
    names = frozenset(report.stems[n] for n in inside[1:] if report.capital[n] and report.content[n])
    figures = frozenset(report.stems[n] for n in inside if report.stems[n][0].isdigit())
    return [names - calendar, names & calendar, figures]


def _nearest(event: Event, one: Slot, other: Slot, near: float) -> bool:
    """Whether two sentences are nearest to each other; one way it is enough to be near, for one may tell two acts."""
    shares = [near / max(near, _best(event, without(a), b.report)) for a, b in ((one, other), (other, one))]
    return max(shares) >= NEARLY and min(shares) >= HALF


def _best(event: Event, bag: tuple[frozenset[str], float], report: Report) -> float:
    """Give the likeness of the sentence of a report that is nearest to some words."""
    distinct, words, known = _sentences(event, report)
    if bag not in known:
        alike = (distinct[n] for n in words.candidates(bag[0], FEWEST, [report], MOST))
        known[bag] = max((likeness(bag, theirs) for theirs in alike), default=0.0)
    return known[bag]


def _sentences(event: Event, report: Report) -> tuple[list, Sharing, dict]:
    """Gather the distinct bags of words of a report, by the words in them, and what is nearest to others."""
    if report not in _looked_up(event):
        distinct = list(dict.fromkeys(bags(report).values()))
        _looked_up(event)[report] = (distinct, Sharing(event, [tokens for tokens, _ in distinct]), {})
    return _looked_up(event)[report]


@once_per_event
def _looked_up(event: Event) -> dict[Report, tuple[list, Sharing, dict]]:
    """Keep what `_sentences` gathers."""
    return {}


def context(report: Report, sentence: Sentence) -> tuple[frozenset[str], float]:
    """Gather the words of a sentence and of the one before it."""
    at = bisect_left(report.sentences, sentence.start, key=attrgetter("start"))
    tokens = bags(report)[sentence.first][0] | bags(report)[report.sentences[max(at - 1, 0)].first][0]
    return tokens, weight(tokens)


def candidates(pairs: Iterator[Pair], score: Callable[[Pair], float]) -> Iterator[Candidate]:
    """Join pairs that have a slot in common; of each report its first passage is kept, and the lowest score."""
    groups: list[tuple[dict[Report, Slot], list[float]]] = []
    group_of: dict[Place, tuple[dict[Report, Slot], list[float]]] = {}
    for pair in pairs:
        group = group_of.get(pair.one.place) or group_of.get(pair.other.place)
        if group is None:
            groups.append(group := ({}, []))
        for slot in (pair.one, pair.other):
            group[0].setdefault(slot.report, slot)
            group_of.setdefault(slot.place, group)
        group[1].append(score(pair))
    for by_report, scores in groups:
        if len(by_report) > 1:
            yield Candidate([slot.place for slot in by_report.values()], score=min(scores))
