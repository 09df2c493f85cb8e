"""Other names for the same body, place or party.

Names are runs of capitalized words and names in quotation marks. Two reports name one body differently where their longest names
share a distinctive word and part only in generic ones (Club, Forum, International). A place is told more or less precisely where
the phrases around one name differ; the seat of a body where its possessor or "in …" does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...language.scales import lexicon, listed
from ...language.words import stem_of
from .._difference import Difference, Place, difference
from .._event import Event, Report

INITIALISM = re.compile(r"\b[A-Z]{2,5}\b")
RIGHT = re.compile(r"(?:,| in| \() ?(?:the )?((?:[a-z]+ern |[A-Z][a-z]+ ){0,2}[A-Z][a-z]+)")
SEAT = re.compile(r" in ((?:[A-Z][a-z]+ ?){1,3})")
OWNER = re.compile(r"((?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+)['’]s $")
FEWEST = 3  # further content words that two sentences must share for a role to be the same


def differences(event: Event) -> list[Difference]:
    """Bodies, initialisms, places and parties that the reports of an event name differently."""
    bodies = [(r, a, b) for r in event.reports for a, b in _bodies(r)]
    return (
        _bodies_apart(event, bodies)
        + _marked(event)
        + _initialisms(event)
        + _places(event)
        + _seats(bodies)
        + _parties(event)
    )


# --- bodies --------------------------------------------------------------------------------------------------------


def _runs(report: Report) -> Iterator[tuple[int, int]]:
    """Runs of capitalized words inside sentences: first and past the last."""
    for s in report.sentences:
        at = s.first
        while at < s.last:
            end = at
            while (
                end < s.last
                and report.capital[end]
                and (end == at or report.text[report.ends[end - 1] : report.starts[end]] == " ")
            ):
                end += 1
            if end > at:
                yield at, end
            at = max(end, at + 1)


def _bodies(report: Report) -> list[tuple[int, int]]:
    """Names of two words or more that end in the word for a body."""
    lex = lexicon()
    return [
        (a, b)
        for a, b in _runs(report)
        if b - a > 1 and report.stems[b - 1] in lex.bodies and not _shouted(report, a) and not _in_marks(report, a)
    ]


def _in_marks(report: Report, at: int) -> bool:
    return any(q.kind == "designation" and q.start <= report.starts[at] < q.end for q in report.quotes)


def _shouted(report: Report, at: int) -> bool:
    """Whether the name stands in a headline, where every word has a capital."""
    s = next(s for s in report.sentences if s.first <= at < s.last)
    words = [n for n in range(s.first, s.last) if report.content[n]]
    return sum(report.capital[n] for n in words) > 0.7 * len(words)


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    """Stems of words that many names hold."""
    return frozenset(map(stem_of, listed("generic_in_names")))


def _distinctive(stems: frozenset[str]) -> frozenset[str]:
    return stems - lexicon().bodies - _generic()


def _bodies_apart(event: Event, bodies: list[tuple[Report, int, int]]) -> list[Difference]:
    """Bodies whose names part in generic words alone."""
    groups: dict[frozenset[str], list[tuple[Report, int, int]]] = {}
    for report, a, b in bodies:
        stems = frozenset(s for s, c in zip(report.stems[a:b], report.content[a:b]) if c)
        if own := _distinctive(stems):
            groups.setdefault(own, []).append((report, a, b))
    found: list[Difference] = []
    for own, members in sorted(groups.items(), key=lambda item: sorted(item[0])):
        words = {w for r, a, b in members for w in r.stems[a:b]}
        longest: dict[int, tuple[Report, int, int]] = {}
        for report in event.reports:
            named = [(r, a, b) for r, a, b in members if r is report] + list(_loosely(report, own, words))
            if named:
                longest[report.number] = max(named, key=lambda m: (m[2] - m[1], -m[1]))
        places = [_named(*m) for m in longest.values()]
        found += difference("name_or_term", "names of one body", "wording", places)
    return found


def _loosely(report: Report, own: frozenset[str], words: set[str]) -> Iterator[tuple[Report, int, int]]:
    """The name printed in part in small letters: "the national Larvik harbor council"."""
    for n, stem in enumerate(report.stems):
        if stem in own and report.capital[n] and any(s.first <= n < s.last for s in report.sentences):
            a = b = n
            while a > 0 and report.stems[a - 1] in words | _generic():
                a -= 1
            while b + 1 < len(report.stems) and report.stems[b + 1] in words:
                b += 1
            if own <= set(report.stems[a : b + 1]) and b > a and set(report.stems[a : b + 1]) & lexicon().bodies:
                yield report, a, b + 1


def _named(report: Report, first: int, last: int) -> Place:
    start, end = report.span(first, last)
    return Place(report, start, end, " ".join(report.words[first:last]).removesuffix("'s"))


def _marked(event: Event) -> list[Difference]:
    """Names in quotation marks that share half of their words."""
    named = []
    for report in event.reports:
        for q in report.quotes:
            first, last = report.inside(q.start, q.end)
            if q.kind == "designation" and last - first > 1:
                named.append(
                    (
                        frozenset(report.stems[first:last]),
                        Place(report, q.start, q.end, " ".join(report.words[first:last])),
                    )
                )
    named.sort(key=lambda item: (-len(item[0]), item[1].value))
    groups: list[list[tuple[frozenset[str], Place]]] = []
    for stems, place in named:
        group = next((g for g in groups if len(g[0][0] & stems) >= 0.5 * len(g[0][0] | stems)), None)
        if group is None:
            groups.append([(stems, place)])
        else:
            group.append((stems, place))
    return [
        f for g in groups for f in difference("name_or_term", "names in quotation marks", "wording", [p for _, p in g])
    ]


def _initialisms(event: Event) -> list[Difference]:
    """Initials in one report, the words in another that never gives the initials."""
    short = {
        r.number: {m[0]: m.start() for s in r.sentences for m in INITIALISM.finditer(r.text, s.start, s.end)}
        for r in event.reports
    }
    found: list[Difference] = []
    known = {"US", "USA", "UK", "UN", "EU"}  # as common as the words
    for name in sorted({name for by in short.values() for name in by} - known):
        places = []
        for report in event.reports:
            full = _spelled(report, name)
            if name in short[report.number] and not full:
                at = short[report.number][name]
                places.append(Place(report, at, at + len(name), name))
            elif full and name not in short[report.number]:
                places.append(Place(report, *report.span(*full), "spelled out"))
        found += difference("name_or_term", "initials or the words", "trivial", places)
    return found


def _spelled(report: Report, name: str) -> tuple[int, int] | None:
    """The words with these initials, in a row and of content."""
    size = len(name)
    initials = name.lower()
    for n in range(len(report.words) - size + 1):
        if report.words[n][0] == initials[0] and all(
            report.words[n + k][0] == initials[k] and report.content[n + k] and len(report.words[n + k]) > 2
            for k in range(size)
        ):
            return n, n + size
    return None


# --- places --------------------------------------------------------------------------------------------------------


def _places(event: Event) -> list[Difference]:
    """Phrases of place around one name."""
    phrases: dict[str, list[tuple[Place, bool]]] = {}
    for report in event.reports:
        for a, b in _runs(report):
            if phrase := _phrase(report, a, b):
                phrases.setdefault(" ".join(report.words[a:b]), []).append(phrase)
    found: list[Difference] = []
    for _, group in sorted(phrases.items()):
        if any(rich for _, rich in group):
            longest: dict[int, Place] = {}
            for place, _ in group:
                held = longest.get(place.report.number)
                longest[place.report.number] = place if held is None or len(place.value) > len(held.value) else held
            found += difference("place", "more or less precise", "wording", longest.values())
    return found


def _phrase(report: Report, a: int, b: int) -> tuple[Place, bool] | None:
    """The phrase of place that holds a name: from behind "in" over "resort of" to ", Russia"; and whether it says more than the name."""
    lex = lexicon()
    first, rich = a, False
    if a > 1 and report.words[a - 1] == "of" and report.stems[a - 2] in lex.place_kinds:
        first, rich = a - 1, True
        while (
            first > 0
            and report.words[first - 1] not in lex.locative
            and a - first < 8
            and report.text[report.ends[first - 1] : report.starts[first]] == " "
        ):
            first -= 1
    before = report.words[first - 1] if first else ""
    if before not in lex.locative and not (before == "the" and first > 1 and report.words[first - 2] in lex.locative):
        return None
    if set(report.stems[a:b]) & lex.bodies:
        return None
    start, end = report.span(first, b)
    right = RIGHT.match(report.text, end)
    if right and (right[0].startswith(" in") and rich or _country(report, right.start(1), right.end(1))):
        end, rich = right.end(), True
    value = " ".join(w for w in re.findall(r"[\w']+", report.text[start:end].lower()) if w not in ("the", "in", "of"))
    return Place(report, start, end, value), rich


def _country(report: Report, start: int, end: int) -> bool:
    """Whether a country or a place of the list is named in a span."""
    named = any(start <= m.start and m.end <= end and m.kind in ("name", "place") for m in report.mentions)
    return named or report.text[start:end].lower() in lexicon().places


def _seats(bodies: list[tuple[Report, int, int]]) -> list[Difference]:
    """Whose or where a body is said to be."""
    groups: dict[tuple[str, ...], list[Place]] = {}
    for report, a, b in bodies:
        start, end = report.span(a, b)
        owner = OWNER.search(report.text, max(start - 40, 0), start)
        seat = SEAT.match(report.text, end)
        name = tuple(report.words[a:b])
        if owner:
            groups.setdefault(name, []).append(Place(report, owner.start(1), end, owner[1].lower()))
        elif seat:
            groups.setdefault(name, []).append(Place(report, start, seat.end(1), seat[1].strip().lower()))
    return [f for _, g in sorted(groups.items()) for f in difference("place", "seat of a body", "wording", g)]


# --- parties -------------------------------------------------------------------------------------------------------


def _parties(event: Event) -> list[Difference]:
    """One noun with other parties before it ("US pressure", "Western pressure") in sentences that share further words."""
    seen: dict[str, list[tuple[Place, frozenset[str]]]] = {}
    for report in event.reports:
        for m in report.mentions:
            n = report.inside(m.start, m.end)[1]
            s = next((s for s in report.sentences if s.first <= n < s.last), None)
            if s is None or m.kind == "place" or report.text[m.end : report.starts[n]].strip("'’s "):
                continue
            if report.content[n] and not report.capital[n]:
                around = frozenset(
                    x for x, c in zip(report.stems[s.first : s.last], report.content[s.first : s.last]) if c
                )
                place = Place(report, m.start, report.ends[n], m.actor)
                seen.setdefault(report.stems[n], []).append((place, around - {report.stems[n]}))
    found: list[Difference] = []
    for noun, group in sorted(seen.items()):
        if len({p.value for p, _ in group}) < 2 or noun not in _weighty():
            continue
        near = [
            p
            for p, around in group
            if any(q.report is not p.report and len(around & other) >= FEWEST for q, other in group)
        ]
        found += difference("name_or_term", "other party in the same role", "substantive", near)
    return found


def _weighty() -> frozenset[str]:
    """Nouns whose party matters: the terms of the codebook."""
    return frozenset(stems[0] for stems in lexicon().terms if len(stems) == 1)
