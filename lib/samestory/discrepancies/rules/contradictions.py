"""Possible contradictions between clauses that are not word for word alike; each by a named rule, precision before recall.

Strength: one report has an act done wholly, another in part, with two words of the object in common. Direction: a journey of A to
B in one, of B to A in another, at the same time. Negation: a verb denied in one clause of a claim, affirmed in another that
shares most of its words. Both or one: a predicate said of both parties in one report, of one alone in another.
"""

from __future__ import annotations

from functools import lru_cache

from ... import codebooks
from ...language.scales import is_negator, lexicon, listed, marks
from ...language.words import stem_of
from .._difference import Difference, Place, difference
from .._event import Clause, Event, Mention, Report, Sentence

OBJECT = 6  # words after a verb among which its object is looked for
SHARED = 2  # content words of the object in common
AROUND = 4  # and of the sentences
ALIKE = 0.6  # share of content words in common from which two clauses have one predicate


def differences(event: Event) -> list[Difference]:
    """Possible contradictions of an event."""
    found = _strength(event) + _journeys(event)
    for by in event.shared_claims:
        clauses = [c for own in by.values() for c in own]
        found += _negated(clauses) + _parties(clauses)
    return found


def _content(report: Report, first: int, last: int) -> set[str]:
    return {s for s, c in zip(report.stems[first:last], report.content[first:last]) if c}


def _unbroken(report: Report, first: int, last: int) -> int:
    """The word before which a passage ends that would run from `first` to `last`: at the first mark between its words."""
    for n in range(first, last):
        if n and report.text[report.ends[n - 1] : report.starts[n]].strip("’'\"“” \xa0"):
            return n
    return last


# --- strength ------------------------------------------------------------------------------------------------------


def _strength(event: Event) -> list[Difference]:
    frames: dict[str, list[tuple[int, set[str], set[str], Place]]] = {}
    for report in event.reports:
        for s in report.sentences:
            for a, b, entries in marks(report.stems[s.first : s.last], lexicon().strength):
                end = s.first + b
                after = _content(report, end, min(end + OBJECT, s.last))
                for scale, step in entries:
                    if scale != "amount":
                        last = _unbroken(report, end, min(end + OBJECT, s.last))
                        place = Place(report, *report.span(s.first + a, last), str(step))
                        frames.setdefault(scale, []).append((step, after, _content(report, s.first, s.last), place))
    found: list[Difference] = []
    for _, group in sorted(frames.items()):
        linked = [
            [
                f
                for f in group
                if f is one
                or f[3].report is not one[3].report
                and len(f[1] & one[1]) >= SHARED
                and len(f[2] & one[2]) >= AROUND
            ]
            for one in group
        ]
        for part in linked:
            if len({f[0] for f in part}) > 1:
                found += difference("contradiction", "strength of the same act", "substantive", [f[3] for f in part])
    return found


# --- direction -----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _calendar() -> frozenset[str]:
    """Stems of the names of months and days."""
    return frozenset(map(stem_of, listed("calendar")))


@lru_cache(maxsize=1)
def _country_of() -> dict[str, str]:
    """The country of each person of the codebook of actors."""
    return {name: table["of"] for name, table in codebooks.read("actors").items() if isinstance(table.get("of"), str)}


def _journeys(event: Event) -> list[Difference]:
    """Journeys of A to B and of B to A at one time."""
    seen: dict[frozenset[str], list[tuple[Place, set[str]]]] = {}
    for report in event.reports:
        for s in report.sentences:
            for n in range(s.first, s.last):
                if report.stems[n] in lexicon().journeys and (ends := _journey(report, s, n)):
                    start, end, who, goal = ends
                    times = {x for x in report.stems[max(n - 4, s.first) : n + 8] if x in _calendar()}
                    seen.setdefault(frozenset((who, goal)), []).append(
                        (Place(report, start, end, f"{who} to {goal}"), times)
                    )
    found: list[Difference] = []
    for _, group in sorted(seen.items(), key=lambda item: sorted(item[0])):
        same = [p for p, times in group if any(times & other and q.report is not p.report for q, other in group)]
        found += difference("contradiction", "direction reversed", "substantive", same)
    return found


def _journey(report: Report, s: Sentence, n: int) -> tuple[int, int, str, str] | None:
    """Span, traveler's country and goal of a journey whose word is n."""
    at = report.starts[n]
    inside = [m for m in report.mentions if s.start <= m.start < s.end]
    goal = next((m for m in inside if m.start > at and report.inside(at, m.start)[1] - n <= 4), None)
    if goal is None or goal.actor in _country_of():
        return None
    who = _traveler(report, s, n, [m for m in inside if m is not goal])
    behind = report.inside(0, goal.end)[1]
    when = next((k for k in range(behind, min(behind + 4, s.last)) if report.stems[k] in _calendar()), behind - 1)
    start, end = report.span(max(n - 3, s.first), _unbroken(report, behind, when + 1))
    return (start, end, who, goal.actor) if who and who != goal.actor else None


def _traveler(report: Report, s: Sentence, n: int, named: list[Mention]) -> str:
    """The country of the person who travels: the nearest one named before, else, with "his" or "her", the first named in the sentence."""
    persons = [m for m in named if m.actor in _country_of()]
    before = [m for m in persons if m.start < report.starts[n]]
    pronoun = {"his", "her", "he", "she"} & set(report.words[max(n - 4, s.first) : n])
    chosen = before[-1] if before else persons[0] if persons and pronoun else None
    return _country_of()[chosen.actor] if chosen else ""


# --- negation ------------------------------------------------------------------------------------------------------


def _denied(c: Clause) -> set[str]:
    """Stems of the first content words behind a negator."""
    found = set()
    words = c.report.words
    for n in range(c.first, c.last):
        if (
            is_negator(words[n])
            and "until" not in words[n : c.last]
            and not (n + 1 < c.last and words[n + 1] in listed("nothing_denied"))
        ):
            found |= {
                next((s for s, k in zip(c.report.stems[n + 1 : c.last], c.report.content[n + 1 : c.last]) if k), "")
            }
    return found - {""}


def _denials(c: Clause) -> int:
    """Negators and verbs that deny in the sentence of a clause."""
    report = c.report
    first, last = next(((s.first, s.last) for s in report.sentences if s.start <= c.start < s.end), (c.first, c.last))
    return sum(is_negator(w) for w in report.words[first:last]) + sum(
        x in lexicon().denials for x in report.stems[first:last]
    )


def _negated(clauses: list[Clause]) -> list[Difference]:
    """A predicate denied by one report and affirmed by another."""
    held = [(c, _content(c.report, c.first, c.last), _denied(c), _denials(c)) for c in clauses]
    for _, mine, denied, _ in held:
        near = [
            (c, sorted(denied & other), many)
            for c, yours, other, many in held
            if denied & (yours | other) and len(mine & yours) >= ALIKE * len(mine | yours)
        ]
        places = [
            Place(c.report, c.start, c.end, "denied" if other else "affirmed")
            for c, other, many in near
            if other or not many
        ]
        if denied and (found := difference("contradiction", "negation", "substantive", places)):
            return found
    return []


# --- both or one ---------------------------------------------------------------------------------------------------


def _parties(clauses: list[Clause]) -> list[Difference]:
    """A predicate said of both by one report, of one alone by another."""
    both = [(c, k) for c in clauses if (k := _subject(c, True))]
    one = [(c, k) for c in clauses if (k := _subject(c, False))]
    for _, predicate in both:
        places = [Place(c.report, c.start, c.end, "both") for c, k in both if len(predicate & k) >= SHARED]
        places += [Place(c.report, c.start, c.end, "one") for c, k in one if len(predicate & k) >= SHARED]
        if found := difference("contradiction", "both or one", "substantive", places):
            return found
    return []


def _subject(c: Clause, both: bool) -> set[str]:
    """The content words behind the subject, if the subject is both parties (or one alone); else none."""
    report = c.report
    verb = next(
        (
            n
            for n in range(c.first, c.last)
            if report.words[n] in ("is", "are", "was", "were", "has", "have", "had", "will", "would")
        ),
        None,
    )
    if verb is None:
        return set()
    before = report.words[max(verb - 3, c.first) : verb]
    if both:
        fits = "both" in before and bool({s for s in report.stems[max(verb - 3, c.first) : verb]} & lexicon().parties)
    else:
        start, end = report.span(max(verb - 1, c.first), verb + 1)
        fits = any(start <= m.start < end for m in report.mentions) and "and" not in before
    return _content(report, verb + 1, min(verb + 5, c.last)) if fits else set()
