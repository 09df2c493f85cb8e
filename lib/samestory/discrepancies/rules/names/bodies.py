"""Names of bodies: longer and shorter ones, names in quotation marks, initials; and where a body has its seat.

Names are runs of capitalized words and names in quotation marks. Two reports name one body differently where their
longest names share a distinctive word and part only in generic ones (Club, Forum, International).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, compress
from math import ceil

from ....language.scales import lexicon
from ..._compare import Sharing
from ..._difference import REPORTS, Candidate, Place, rule
from ..._event import Event, Report, Sentence, by_key, once_per_event

ACE = "ACE 2008 (names of organizations)"
SEAT = re.compile(r" in ((?:[A-Z][a-z]+ ?){1,3})")
OWNER = re.compile(r"((?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+)['’]s $")
OWNER_WITHIN = 40  # characters before a body in which its possessor stands; not measured
HEADLINE = 0.7  # share of content words with a capital above which a sentence is a headline; not measured
ALIKE = 0.5  # share of words in common from which two names in marks are of one thing; not measured

Name = tuple[Report, int, int]  # a report, the first word of a name and past the last


def runs(report: Report, sentence: Sentence) -> list[tuple[int, int]]:
    """Cut a sentence into runs of capitalized words: first and past the last."""
    known = _runs_of(report)
    if sentence.first not in known:
        known[sentence.first] = report.runs(n for n in range(sentence.first, sentence.last) if report.capital[n])
    return known[sentence.first]


@once_per_event
def _runs_of(report: Report) -> dict[int, list[tuple[int, int]]]:
    """Keep the runs of sentences by their first word, for several rules ask for them."""
    return {}


@once_per_event
def bodies(event: Event) -> list[Name]:
    """List names of two words or more that end in the word for a body."""
    return [
        (report, first, last)
        for report, sentence in event.sentences
        for first, last in runs(report, sentence)
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
