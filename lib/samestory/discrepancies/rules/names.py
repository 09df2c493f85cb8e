"""Other names for the same body, place or party, and words that take a side.

Names are runs of capitalized words and names in quotation marks. Two reports name one body differently where their
longest names share a distinctive word and part only in generic ones (Club, Forum, International). A place is given more
or less precisely where the phrases around one name differ; the seat of a body where its possessor or "in …" does.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, compress
from math import ceil

from ...language.scales import lexicon
from .._compare import Sharing
from .._difference import COPIES, REPORTS, Candidate, Place, rule
from .._event import Event, Report, Sentence, by_key, once_per_event
from .._near_identical import Edit, Variant

ACE = "ACE 2008 (names of organizations)"
BEHIND = re.compile(r"(?:,| in| \() ?(?:the )?((?:[a-z]+ern |[A-Z][a-z]+ ){0,2}[A-Z][a-z]+)")
SEAT = re.compile(r" in ((?:[A-Z][a-z]+ ?){1,3})")
OWNER = re.compile(r"((?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+)['’]s $")
OWNER_WITHIN = 40  # characters before a body in which its possessor stands; not measured
HEADLINE = 0.7  # share of content words with a capital above which a sentence is a headline; not measured
ALIKE = 0.5  # share of words in common from which two names in marks are of one thing; not measured
KIND_WITHIN = 8  # words before a name in which its phrase of place begins; not measured

Name = tuple[Report, int, int]  # a report, the first word of a name and past the last


def _runs(report: Report, sentence: Sentence) -> list[tuple[int, int]]:
    """Cut a sentence into runs of capitalized words: first and past the last."""
    return report.runs(n for n in range(sentence.first, sentence.last) if report.capital[n])


# --- bodies --------------------------------------------------------------------------------------------------------


@once_per_event
def bodies(event: Event) -> list[Name]:
    """List names of two words or more that end in the word for a body."""
    return [
        (report, first, last)
        for report, sentence in event.sentences
        for first, last in _runs(report, sentence)
        if last - first > 1 and report.stems[last - 1] in lexicon().bodies and not _in_headline(report, sentence)
        if not report.at("designations").any_touching(report.starts[first], report.starts[first] + 1)
    ]


def _in_headline(report: Report, sentence: Sentence) -> bool:
    capital = [report.capital[n] for n in range(sentence.first, sentence.last) if report.content[n]]
    return sum(capital) > HEADLINE * len(capital)


@rule("name_or_term", "names of one body", "wording", source=ACE, compares=REPORTS)
def names_of_one_body(event: Event) -> Iterator[Candidate]:
    """Names of bodies that share their distinctive words and part only in generic ones (Club, Forum)."""
    names = [(report.content_stems(first, last), (report, first, last)) for report, first, last in bodies(event)]
    places = {report: by_stem(report) for report in event.reports} if names else {}
    distinctive = [(tuple(sorted(stems - lexicon().bodies - lexicon().generic)), name) for stems, name in names]
    for own, members in by_key((own, name) for own, name in distinctive if own):
        words = {stem for report, first, last in members for stem in report.stems[first:last]}
        loose = [name for report in event.reports for name in _loosely(report, places[report], set(own), words)]
        by_report = by_key((name[0].number, name) for name in members + loose)
        longest = [max(names, key=lambda name: (name[2] - name[1], -name[1])) for _, names in by_report]
        yield Candidate([r.place(a, b, " ".join(r.words[a:b]).removesuffix("'s")) for r, a, b in longest])


def by_stem(report: Report) -> dict[str, list[int]]:
    """Give for each stem the words with a capital that have it."""
    places: dict[str, list[int]] = defaultdict(list)
    for n in compress(range(len(report.stems)), report.capital):
        places[report.stems[n]].append(n)
    return places


def _loosely(report: Report, places: dict[str, list[int]], own: set[str], words: set[str]) -> Iterator[Name]:
    """Find the name printed in part in small letters: "the national Larvik harbor council"."""
    stems, first, last = report.stems, 0, 0
    for n in sorted(chain.from_iterable(places[stem] for stem in own if stem in places)):
        if n < last or not report.sentence_at(report.starts[n]):
            continue  # in the name found last
        first, last = n, n + 1
        while first > 0 and (stems[first - 1] in words or stems[first - 1] in lexicon().generic):
            first -= 1
        while last < len(stems) and stems[last] in words:
            last += 1
        name = set(stems[first:last])
        if own <= name and last - first > 1 and name & lexicon().bodies:
            yield report, first, last


@rule("name_or_term", "names in quotation marks", "wording", source=ACE, compares=REPORTS)
def names_in_marks(event: Event) -> Iterator[Candidate]:
    """Names in quotation marks that share half of their words."""
    named = []
    for report, quote in ((r, q) for r in event.reports for q in r.quotes if q.kind == "designation"):
        first, last = report.inside(quote.start, quote.end)
        if last - first > 1:
            place = Place(report, quote.start, quote.end, " ".join(report.words[first:last]))
            named.append((frozenset(report.stems[first:last]), place))
    groups: list[tuple[frozenset[str], list[Place]]] = []
    longest = Sharing(event)
    for stems, place in sorted(named, key=lambda name: (-len(name[0]), name[1].value)):
        near = sorted(longest.candidates(stems, ceil(ALIKE * len(stems)), [place.report]))
        alike = (n for n in near if len(groups[n][0] & stems) >= ALIKE * len(groups[n][0] | stems))
        if (home := next(alike, None)) is None:
            home = longest.add(stems)
            groups.append((stems, []))
        groups[home][1].append(place)
    return (Candidate(places) for _, places in groups)


# --- places --------------------------------------------------------------------------------------------------------


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
        for name, last in _runs(report, sentence):
            first = _opening(report, name)
            if not _behind_locative(report, first) or not lex.bodies.isdisjoint(report.stems[name:last]):
                continue
            start, end = report.span(first, last)
            rich = first < name
            behind = BEHIND.match(report.text, end)
            if behind and (behind[0].startswith(" in") and rich or _is_place(report, *behind.span(1))):
                end, rich = behind.end(), True
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


@rule("place", "seat of a body", "wording", source="GeoNames feature classes", compares=REPORTS)
def seat_of_a_body(event: Event) -> Iterator[Candidate]:
    """Whose or where a body is said to be: "Oslo's Peace Forum", "the Peace Forum in Bergen"."""
    seats = []
    for report, first, last in bodies(event):
        start, end = report.span(first, last)
        name = tuple(report.words[first:last])
        if owner := OWNER.search(report.text, max(start - OWNER_WITHIN, 0), start):
            seats.append((name, Place(report, owner.start(1), end, owner[1].lower())))
        elif seat := SEAT.match(report.text, end):
            seats.append((name, Place(report, start, seat.end(1), seat[1].strip().lower())))
    return (Candidate(places) for _, places in by_key(seats))


# --- edits of near-identical sentences ------------------------------------------------------------------------------


@rule("name_or_term", "longer or shorter name", "wording", source="Bamman et al. 2014", compares=COPIES)
def longer_name(edit: Edit) -> bool:
    """Find a part of a name that one report leaves out."""
    return not edit.replaces and any(v.names(edit.known_names) and _beside_capital(v) for v in edit.variants)


@rule("place", "other name", "substantive", source="GeoNames (feature classes)", compares=COPIES)
def other_place(edit: Edit) -> bool:
    """Compare names of which one is a place."""
    return _other_name(edit) and any(map(_is_place_name, edit.variants))


@rule("name_or_term", "other name", "substantive", source="ACE 2008 (entities)", compares=COPIES)
def other_name(edit: Edit) -> bool:
    """Compare names of persons and bodies, or of a city that stands for a body ("Kyiv said")."""
    parts = lexicon().prepositions | lexicon().place_parts
    located = any(not parts.isdisjoint(variant.before(2)) for variant in edit.variants)
    return _other_name(edit) and not (located and other_place(edit))


@rule("attribution", "speaker", "substantive", source="Pareti 2012", compares=COPIES)
def other_speaker(edit: Edit) -> bool:
    """Compare the names of speakers."""
    return _other_name(edit) and all(variant.touches("speaker") for variant in edit.variants)


def _other_name(edit: Edit) -> bool:
    """Whether a name is replaced; a possessive is the same name."""
    old, new = ([word.removesuffix("'s") for word in variant.words] for variant in edit.variants)
    return edit.replaces and old != new and any(variant.names(edit.known_names) for variant in edit.variants)


def _beside_capital(variant: Variant) -> bool:
    capital, sentence = variant.report.capital, variant.sentence
    before, after = max(variant.first - 1, sentence.first), min(variant.last + 1, sentence.last)
    return any(capital[before : variant.first] + capital[variant.last : after])


def _is_place_name(variant: Variant) -> bool:
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
