"""Names of places: a place is given more or less precisely where the phrases around one name differ."""

import re
from collections.abc import Iterator

from ....language.scales import lexicon
from ..._difference import REPORTS, Candidate, Place, rule
from ..._event import Event, Report, by_key
from ..._near_identical import Variant
from .bodies import runs

BEHIND = re.compile(r"(?:,| in| \() ?(?:the )?((?:[a-z]+ern |[A-Z][a-z]+ ){0,2}[A-Z][a-z]+)")
KIND_WITHIN = 8  # words before a name in which its phrase of place begins; not measured


@rule("place", "more or less precise", "wording", source="GeoNames feature classes", compares=REPORTS)
def precision_of_places(event: Event) -> Iterator[Candidate]:
    """Phrases of place around one name: "in Sochi", "in the resort of Sochi, Russia"."""
    for _, phrases in by_key(_phrases(event)):
        if any(rich for _, rich in phrases):
            by_report = by_key((place.report.number, place) for place, _ in phrases)
            yield Candidate([max(places, key=lambda place: len(place.value)) for _, places in by_report])


def _phrases(event: Event) -> Iterator[tuple[str, tuple[Place, bool]]]:
    """Give names with their phrases of place, and whether these say more than the name."""
    lex = lexicon()
    for report, sentence in event.sentences:
        for name, last in runs(report, sentence):
            first = _opening(report, name)
            if not _behind_locative(report, first) or not lex.bodies.isdisjoint(report.stems[name:last]):
                continue
            start, end = report.span(first, last)
            rich = first < name
            behind = BEHIND.match(report.text, end)
            if behind and (behind[0].startswith(" in") and rich or _is_place(report, *behind.span(1))):
                end, rich = behind.end(), rich or not behind[0].startswith(",")  # a state behind a town says no more
            words = re.findall(r"[\w']+", report.text[start:end].lower())
            value = " ".join(word for word in words if word not in ("the", "in", "of"))
            yield " ".join(report.words[name:last]), (Place(report, start, end, value), rich)


def _behind_locative(report: Report, first: int, others: frozenset[str] = frozenset()) -> bool:
    """Whether "in", "in the" or one of some other words stands right before a word."""
    earlier, before = ["", "", *report.words[max(first - 2, 0) : first]][-2:]
    return before in lexicon().locative | others or before == "the" and earlier in lexicon().locative


def _opening(report: Report, name: int) -> int:
    """Give the word with which the phrase around a name opens: "resort" of "in the resort of Sochi"."""
    words, first, locative = report.words, name, lexicon().locative
    if _behind_kind(report, name):
        first -= 1
        while name - first < KIND_WITHIN and report.gap_before(first) == " " and words[first - 1] not in locative:
            first -= 1
    return first


def _behind_kind(report: Report, name: int) -> bool:
    """Whether a kind of place stands before a name: "resort of"."""
    return name > 1 and report.words[name - 1] == "of" and report.stems[name - 2] in lexicon().place_kinds


def _is_place(report: Report, start: int, end: int) -> bool:
    """Whether a country or a place of the codebook is named in a span."""
    inside = report.at("mentions").beginning_in(start, end)
    named = any(mention.end <= end and mention.kind in ("name", "place") for mention in inside)
    return named or report.text[start:end].lower() in lexicon().places


def is_place_name(variant: Variant) -> bool:
    """Whether a whole name is a place, by its words or by what precedes it; a name that holds "ministry" is none."""
    lex, report, sentence = lexicon(), variant.report, variant.sentence
    first, last = variant.first, variant.last
    while first > sentence.first and report.capital[first - 1] and report.content[first - 1]:
        first -= 1
    while last < sentence.last and report.capital[last] and report.content[last]:
        last += 1
    if not lex.bodies.isdisjoint(report.stems[first:last]):
        return False
    if _behind_locative(report, first, lex.place_parts) or _behind_kind(report, first):
        return True
    name = " ".join(report.words[first:last]).removesuffix("'s")
    return name in lex.places or not lex.places.isdisjoint(variant.words)
