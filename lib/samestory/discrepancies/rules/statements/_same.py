"""Which clauses of a claim make one statement: a claim gathers what is alike, a statement has the same content."""

from heapq import heappop, heappush
from itertools import chain
from typing import NamedTuple

from ....codebooks import read
from ....language.cue_verbs import cue_verbs
from ....language.inflection import NOT_PAST, PAST
from ....language.scales import listed
from ..._event import Clause, Event, Quote, Report, medoid_of, once_per_event

LEAST = 0.3  # Dice similarity of content stems from which two clauses may make one statement; not measured
FEWEST = 2  # content stems that they must share; not measured
NOT_VERBS = frozenset(read("english")["past"]["not_verbs"]) | NOT_PAST


class Statement(NamedTuple):
    """A clause, the attribution that holds it, and how it agrees with the medoid of its claim.

    `alike` is the Dice similarity of content stems; `fits` says whether the figures are the same and not each has a
    name that the other lacks.
    """

    clause: Clause
    cue: Quote | None
    alike: float
    fits: bool

    @property
    def report(self) -> Report:
        """The report that makes it."""
        return self.clause.report


@once_per_event
def statements(event: Event) -> list[list[Statement]]:
    """Choose for each claim of several reports the clause of each that is most like the medoid, if it is alike."""
    found = []
    for by_report in event.shared_claims:
        medoid = medoid_of(by_report)
        model = _stems(event, medoid)
        best: dict[int, Statement] = {}
        for clause in chain.from_iterable(by_report.values()):
            stems = _stems(event, clause)
            shared = len(stems & model)
            alike = 2 * shared / max(len(stems) + len(model), 1)
            known = best.get(clause.report.number)
            if alike >= LEAST and shared >= FEWEST and (known is None or alike > known.alike):
                cue = attributions(event)[clause]
                best[clause.report.number] = Statement(clause, cue, alike, _fits(clause, medoid))
        if len(best) > 1:
            found.append(list(best.values()))
    return found


def _stems(event: Event, clause: Clause) -> frozenset[str]:
    """Gather the content stems of what a clause states: without the verb and the source of an attribution."""
    report, cue = clause.report, attributions(event)[clause]
    stated = [n for n in range(clause.first, clause.last) if report.content[n] and not _frames(report, cue, n)]
    return frozenset(report.stems[n] for n in stated)


def _frames(report: Report, cue: Quote | None, n: int) -> bool:
    start = report.starts[n]
    return cue is not None and (cue.cue_start <= start < cue.cue_end or cue.speaker_start <= start < cue.speaker_end)


def _fits(a: Clause, b: Clause) -> bool:
    """Whether two clauses have the same figures, and not each a name that the other lacks."""
    return _figures(a) == _figures(b) and (_names(a) <= _words(b) or _names(b) <= _words(a))


def _figures(clause: Clause) -> frozenset[str]:
    return frozenset(word for word in _words(clause) if word[0].isdigit())


def _words(clause: Clause) -> frozenset[str]:
    return frozenset(clause.report.words[clause.first : clause.last])


def _names(clause: Clause) -> frozenset[str]:
    report = clause.report
    inside = range(clause.first + 1, clause.last)
    return frozenset(report.words[n] for n in inside if report.capital[n] and report.content[n])


def verbs(clause: Clause) -> frozenset[str]:
    """Gather the stems of verbs that their form or the words beside them show."""
    report = clause.report
    inside = range(clause.first, clause.last)
    return frozenset(report.stems[n] for n in inside if report.content[n] and is_verb(report, n))


def is_verb(report: Report, n: int) -> bool:
    """Whether a word is a verb by its form (made, closed), or behind "to" or an auxiliary or before an article."""
    word, before, behind = _around(report, n)
    if report.capital[n] or word in NOT_VERBS or before in listed("articles") - {"to"}:
        return False
    by_form = word in PAST or word in cue_verbs().past or len(word) > 4 and word.endswith(("ed", "ing"))
    return by_form or before in listed("before_verbs") or word.endswith("s") and behind in listed("articles")


def _around(report: Report, n: int) -> tuple[str, str, str]:
    """Give a word, the one before it and the one behind it."""
    words = report.words
    return words[n], words[n - 1] if n else "", words[n + 1] if n + 1 < len(words) else ""


def source(statement: Statement) -> str:
    """Give the last word of the source to which a statement is attributed, in small letters; empty for none."""
    named = statement.cue.speaker.lower().split() if statement.cue else []
    return named[-1] if named else ""


@once_per_event
def attributions(event: Event) -> dict[Clause, Quote | None]:
    """Find the innermost attribution that holds the middle of each clause."""
    found: dict[Clause, Quote | None] = {}
    for report in event.reports:
        opening = [q for q in report.quotes + report.reported if q.cue and q.kind != "designation"]
        opening.sort(key=lambda q: -q.start)  # stable: of two equal ones the quotation counts
        around: list[tuple[int, int, int, Quote]] = []  # the shortest first
        for clause in sorted(report.clauses, key=lambda clause: clause.start + clause.end):
            middle = (clause.start + clause.end) // 2
            while opening and opening[-1].start <= middle:
                quote = opening.pop()
                heappush(around, (quote.end - quote.start, quote.start, len(opening), quote))
            while around and around[0][3].end <= middle:
                heappop(around)
            found[clause] = around[0][3] if around else None
    return found
