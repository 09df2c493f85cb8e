"""Sentences about one thing that no clause of theirs was aligned: words that take a side, and orders to one addressee.

Reports that were written anew tell the same in clauses too different to align. Two marks hold all the same: sentences that share
several content words and each have a word of one loaded class (tariff, sanction; war, operation), and orders to the same
addressee in sentences that share a further content word.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...language.scales import lexicon, marks
from .._difference import Difference, Place, difference
from .._event import Event, Report, Sentence

NEAR = 3  # further content words that two sentences must share for their words of a class to mean one thing
REACH = 4  # words behind an order in which its addressee stands
Held = tuple[Place, int, frozenset[str]]  # a place, the step of its scale, the content stems of its sentence beside it


def differences(event: Event) -> list[Difference]:
    """Loaded words and orders that the reports of an event put differently."""
    return _loaded(event) + _orders(event)


def _around(report: Report, sentence: Sentence) -> frozenset[str]:
    span = slice(sentence.first, sentence.last)
    return frozenset(stem for stem, content in zip(report.stems[span], report.content[span]) if content)


def _together(held: list[Held], least: int) -> list[Held]:
    """Those whose sentence shares enough words with one of another report."""
    return [
        one
        for one in held
        if any(other[0].report is not one[0].report and len(one[2] & other[2]) >= least for other in held)
    ]


def _loaded(event: Event) -> list[Difference]:
    """Words of one class whose choice is substantive, in sentences that share further words."""
    lex = lexicon()
    classes: dict[str, list[Held]] = {}
    for report in event.reports:
        for sentence in report.sentences:
            found = marks(report.stems[sentence.first : sentence.last], lex.terms)
            terms = {stem for a, b, _ in found for stem in report.stems[sentence.first + a : sentence.first + b]}
            for a, b, entries in found:
                first, last = sentence.first + a, sentence.first + b
                start, end = report.span(first, last)
                place = Place(report, start, end, " ".join(report.stems[first:last]))
                for name, _ in entries:
                    if lex.weight[name] == "substantive":
                        classes.setdefault(name, []).append((place, 0, _around(report, sentence) - terms))
    rows: list[Difference] = []
    for name, held in sorted(classes.items()):
        places = _first_of_each([place for place, _, _ in _together(held, NEAR)])
        rows += difference("name_or_term", f"terms of {name}", "substantive", places)
    return rows


def _first_of_each(places: list[Place]) -> list[Place]:
    """The first place of each word in each report."""
    kept: dict[tuple[int, str], Place] = {}
    for place in places:
        kept.setdefault((place.report.number, place.value), place)
    return list(kept.values())


def _orders(event: Event) -> list[Difference]:
    """Verbs of telling somebody to do something, to one addressee: another step is substantive, another word wording."""
    addressed: dict[str, list[Held]] = {}
    for report in event.reports:
        for addressee, held in _told(report):
            addressed.setdefault(addressee, []).append(held)
    rows: list[Difference] = []
    for _, held in sorted(addressed.items()):
        near = _together(held, 1)
        steps: dict[int, set[int]] = {}
        for place, step, _ in near:
            steps.setdefault(place.report.number, set()).add(step)
        apart = any(a.isdisjoint(b) for a in steps.values() for b in steps.values())
        weight = "substantive" if apart else "wording"
        rows += difference("speech_act", "scale of direction", weight, _first_of_each([place for place, _, _ in near]))
    return rows


def _told(report: Report) -> Iterator[tuple[str, Held]]:
    """The words of the scale of direction outside quotations, each with its addressee: the next content noun in small letters."""
    for sentence in report.sentences:
        around = _around(report, sentence)
        for a, b, entries in marks(report.stems[sentence.first : sentence.last], lexicon().acts):
            step = next((step for scale, step in entries if scale == "direction"), None)
            first, last = sentence.first + a, sentence.first + b
            start, end = report.span(first, last)
            if step is None or any(q.start <= start < q.end for q in report.quotes):
                continue
            behind = range(last, min(last + REACH, sentence.last))
            addressee = next((n for n in behind if report.content[n] and not report.capital[n]), None)
            if addressee is not None:
                stem = report.stems[addressee]
                yield stem, (Place(report, start, end, " ".join(report.stems[first:last])), step, around - {stem})
