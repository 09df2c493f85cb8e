"""Direction: a journey of A to B in one report, of B to A in another, at the same time."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from .... import codebooks
from ....language.scales import lexicon
from ..._compare import Passage
from ..._difference import rule
from ..._event import Event, Report, Sentence
from ..._spans import Spans

GOAL = 4  # words after a journey in which its goal or its time stands, and before it in which it begins; not measured


@cache
def _country_of() -> dict[str, str]:
    """Give the country of each person in the codebook of actors."""
    return {name: table["of"] for name, table in codebooks.read("actors").items() if isinstance(table.get("of"), str)}


@rule("contradiction", "direction reversed", "substantive", source="Levin 1993, 51", shared=1)
def direction_reversed(event: Event) -> Iterator[tuple[tuple[str, str], Passage]]:
    """Journeys of A to B in one report and of B to A in another, at one time."""
    for report, sentence in event.sentences:
        journeys = [n for n in range(sentence.first, sentence.last) if report.stems[n] in lexicon().journeys]
        inside = report.at("mentions").beginning_in(sentence.start, sentence.end) if journeys else []
        persons = Spans(mention for mention in inside if mention.actor in _country_of())
        for n in journeys:
            yield from _journey(report, sentence, n, persons)


def _journey(report: Report, sentence: Sentence, n: int, persons: Spans) -> Iterator[tuple[tuple[str, str], Passage]]:
    """Give the two countries of a journey whose word is n, with its passage; the context is the time."""
    reach = report.starts[n + 1 : n + GOAL + 1][-1:]
    after = report.at("mentions").beginning_in(report.starts[n] + 1, min(reach[0] + 1, sentence.end)) if reach else []
    if not after or after[0].actor in _country_of():
        return
    goal, who = after[0], _traveler(report, sentence, n, persons)
    if who and who != goal.actor:
        behind = report.inside(0, goal.end)[1]
        dated = (k for k in range(behind, min(behind + GOAL, sentence.last)) if report.stems[k] in lexicon().calendar)
        last = report.unbroken(behind, next(dated, behind - 1) + 1)
        times = lexicon().calendar.intersection(report.stems[max(n - GOAL, sentence.first) : n + 2 * GOAL])
        place = report.place(max(n - GOAL + 1, sentence.first), last, f"{who} to {goal.actor}")
        yield tuple(sorted((who, goal.actor))), Passage(place, times)


def _traveler(report: Report, sentence: Sentence, n: int, persons: Spans) -> str:
    """Give the country of the nearest person named before, else, with "his" or "her", of the first in the sentence."""
    before = bisect_left(persons.starts, report.starts[n])
    pronoun = {"his", "her", "he", "she"} & set(report.words[max(n - GOAL, sentence.first) : n])
    chosen = persons.items[before - 1 : before] if before else persons.items[:1] if pronoun else []
    return _country_of()[chosen[0].actor] if chosen else ""
