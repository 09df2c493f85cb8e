"""How a claim is put: in whose voice, by which verb, how firmly and how surely, compared between the reports that hold it.

A clause is `quoted` where most of its words stand in a quotation, `reported` where the voices find reported speech, else the
`outlet`'s own. Firmness and certainty are read off the ordered scales of codebooks/discrepancies.toml: two reports that use
words of different steps of one scale for one claim differ in substance, other words of one step are wording.
"""

from __future__ import annotations

from ...language.scales import lexicon, marks
from .._difference import Difference, Place, difference
from .._event import Clause, Event, Quote, Report

VOICES = ("quoted", "reported", "outlet")
QUOTED = 0.6  # share of the words inside quotation marks
PLAIN = ("neutral", "assertive")


def held(clause: Clause) -> str:
    """Whose voice a clause is in: quoted, reported or outlet."""
    return clause.voice


def strongest(clauses: list[Clause]) -> Clause:
    """The clause by which a report holds a claim best: quoted before reported before its own, then the earliest."""
    return min(clauses, key=lambda c: (VOICES.index(held(c)), c.start))


def by_report(clauses: list[Clause]) -> dict[int, list[Clause]]:
    """The clauses of a claim by article."""
    found: dict[int, list[Clause]] = {}
    for clause in clauses:
        found.setdefault(clause.report.number, []).append(clause)
    return found


def differences(event: Event) -> list[Difference]:
    """Voices, reporting verbs and steps of scales that differ between the reports of a claim."""
    found: list[Difference] = []
    for clauses in event.claims.values():
        reports = clauses
        if len(reports) > 1:
            found += _voices(reports) + _verbs(reports) + _steps(reports)
    return found


def _voices(reports: dict[int, list[Clause]]) -> list[Difference]:
    best = [strongest(clauses) for clauses in reports.values()]
    values = {held(c) for c in best}
    weight = "substantive" if "outlet" in values else "wording"
    places = [Place(c.report, c.start, c.end, held(c)) for c in best]
    return difference("attribution", "quoted, reported or the outlet's own", weight, places)


def cue_of(clause: Clause) -> Quote | None:
    """The innermost attribution that holds the middle of a clause."""
    middle = (clause.start + clause.end) // 2
    around = [
        q
        for q in clause.report.quotes + clause.report.reported
        if q.cue and q.kind != "designation" and q.start <= middle < q.end
    ]
    return min(around, key=lambda q: (q.end - q.start, q.start)) if around else None


def _verbs(reports: dict[int, list[Clause]]) -> list[Difference]:
    """Verbs of saying by which the reports attribute the claim."""
    places = []
    for clauses in reports.values():
        cues = [q for c in clauses if (q := cue_of(c)) and q.force in PLAIN]
        places += [Place(clauses[0].report, q.cue_start, q.cue_end, q.cue.lower()) for q in cues[:1]]
    return difference("attribution", "reporting verb", "wording", places)


def _steps(reports: dict[int, list[Clause]]) -> list[Difference]:
    """Words of one scale: all reports' words of the scale that most reports use, where some pair has no step in common."""
    marked = {n: _marked(clauses) for n, clauses in reports.items()}
    scales = sorted({scale for found in marked.values() for scale, *_ in found})
    found: list[Difference] = []
    ranked = sorted(scales, key=lambda s: (-sum(any(m[0] == s for m in found) for found in marked.values()), s))
    for scale in ranked:
        own = {n: [m for m in found if m[0] == scale] for n, found in marked.items()}
        own = {n: ms for n, ms in own.items() if ms}
        if len(own) < 2:
            continue
        steps = [frozenset(m[1] for m in ms) for ms in own.values()]
        words = [frozenset(m[2].stems[m[3]] for m in ms) for ms in own.values()]
        apart = any(a.isdisjoint(b) for a in steps for b in steps)
        if not apart and not any(a.isdisjoint(b) for a in words for b in words):
            continue
        if (
            scale == "statement"
            and apart
            and {s for some in steps for s in some} <= {1, 3}
            or scale == "statement"
            and not apart
        ):
            continue
        places = [_place(ms[0]) for ms in own.values()]
        found += difference("speech_act", f"scale of {scale}", "substantive" if apart else "wording", places)
    return found


def _marked(clauses: list[Clause]) -> list[tuple[str, int, Report, int, int]]:
    """Words of scales in the clauses that are not quoted: scale, step, report, first word and past the last."""
    found = []
    for c in clauses:
        if held(c) == "quoted":
            continue
        for a, b, entries in marks(c.report.stems[c.first : c.last], lexicon().acts):
            at = c.first + a
            if c.report.words[at] == "may" and c.report.capital[at]:
                continue
            found += [(scale, step, c.report, at, c.first + b) for scale, step in entries]
    return found


def _place(mark: tuple[str, int, Report, int, int]) -> Place:
    _, _, report, first, last = mark
    start, end = report.span(first, last)
    return Place(report, start, end, report.text[start:end].lower())
