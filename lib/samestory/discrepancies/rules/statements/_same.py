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
FOLLOWS = 40  # characters behind a clause in which the verb stands that attributes it; not measured
FEWEST = 2  # content stems that they must share; not measured
FIGURES = {"number", "percent", "money", "count", "fraction"}
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

    @property
    def voice(self) -> str:
        """Whose voice it is in: quoted, reported or the outlet's."""
        return "reported" if self.cue and self.clause.voice == "outlet" else self.clause.voice


@once_per_event
def statements(event: Event) -> list[list[Statement]]:
    """Choose for each claim of several reports the clause of each that is most like the medoid, if it is alike."""
    found = []
    for by_report in event.shared_claims:
        medoid = medoid_of(by_report)
        model, slots = _stems(medoid, _attribution(event, medoid)), _slots(medoid)
        best: dict[int, Statement] = {}
        for clause in chain.from_iterable(by_report.values()):
            cue = _attribution(event, clause)
            stems = _stems(clause, cue)
            shared = len(stems & model)
            alike = 2 * shared / max(len(stems) + len(model), 1)
            known = best.get(clause.report.number)
            if alike >= LEAST and shared >= FEWEST and (known is None or alike > known.alike):
                best[clause.report.number] = Statement(clause, cue, alike, _fit(slots, _slots(clause)))
        if len(best) > 1:
            found.append(list(best.values()))
    return found


def _attribution(event: Event, clause: Clause) -> Quote | None:
    """Find the attribution that holds a clause, or that follows it behind a comma: "the dam leaks, Ole Moe said"."""
    report, held = clause.report, attributions(event)[clause]
    if held is not None or report.text[clause.end : clause.end + 1] != ",":
        return held
    sentence = report.sentence_at(clause.start)
    end = min(clause.end + FOLLOWS, sentence.end if sentence else clause.end)
    behind = report.at("cue").touching(clause.end, end)
    return min(behind, key=lambda quote: quote.cue_start, default=None)


def _stems(clause: Clause, cue: Quote | None) -> frozenset[str]:
    """Gather the content stems of what a clause states: without the verb and the source of an attribution."""
    report = clause.report
    stated = [n for n in range(clause.first, clause.last) if report.content[n] and not _frames(report, cue, n)]
    return frozenset(report.stems[n] for n in stated)


def _frames(report: Report, cue: Quote | None, n: int) -> bool:
    start = report.starts[n]
    return cue is not None and (cue.cue_start <= start < cue.cue_end or cue.speaker_start <= start < cue.speaker_end)


def _slots(clause: Clause) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Gather the words of a clause, the figures and the names among them."""
    report, inside = clause.report, range(clause.first, clause.last)
    words = frozenset(report.words[clause.first : clause.last])
    names = (report.words[n] for n in inside[1:] if report.capital[n] and report.content[n])
    amounts = report.at("amounts").touching(clause.start, clause.end)
    return words, frozenset(str(one.value) for one in amounts if one.kind in FIGURES), frozenset(names)


def _fit(a: tuple[frozenset[str], ...], b: tuple[frozenset[str], ...]) -> bool:
    """Whether two clauses have the same figures, and not each a name that the other lacks."""
    return a[1] == b[1] and (a[2] <= b[0] or b[2] <= a[0])


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
