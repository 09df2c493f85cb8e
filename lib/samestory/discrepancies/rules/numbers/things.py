"""What a quantity is of: its noun, its role in a change, the content words beside it and those of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from .... import codebooks
from ....language.scales import lexicon, listed
from ....language.words import stem_of
from ....quantities import counted_noun, dimension
from ..._event import Amount, Event, Place, Report, Sentence, once_per_event
from .quantifiers import quantified
from .scores import scores_in

DATES = ("date", "weekday", "time")
# None of these numbers is measured; the pairs in tests/discrepancies show what they admit and keep out.
LEFT, RIGHT = 4, 6  # words beside a quantity among which its verb and object are looked for
BESIDE = 2  # content words behind a quantity that tell what it is of
CHANGED = 7  # words before a quantity in which a verb of change stands
BEFORE = 30  # characters before a number in which its hedge stands
LONGEST = 300  # words of a sentence; a longer one is a table or a list
BREAK = re.compile(r"[,;:.!?()—–“”\"\n]")
ROLES = {"to": "to", "at": "to", "by": "by", "from": "from"}
AWAY = ("ago", "earlier", "later", "before", "after")  # two days after the storm: a time


class Counted(NamedTuple):
    """A quantity, with what it is of: noun, role in a change, words beside it and around it, claims that it is in."""

    report: Report
    amount: Amount
    sentence: Sentence
    noun: str
    role: str
    verb: frozenset
    near: frozenset
    around: frozenset
    claims: frozenset

    @property
    def place(self) -> Place:
        """Show the quantity with its hedge."""
        text, start = self.report.text, self.amount.start
        hedge = self.amount.hedge.lower()
        if hedge and (at := text.lower().rfind(hedge, max(start - BEFORE, 0), start)) >= 0:
            start = at
        return Place(self.report, start, self.amount.end, text[start : self.amount.end])

    @property
    def place_of_change(self) -> Place:
        """Show the quantity with "to" or "by", or without it as a step."""
        report, end = self.report, self.amount.end
        first = report.inside(self.amount.start, end)[0] - 1
        start = report.starts[first] if first >= 0 and report.words[first] == self.role else self.place.start
        return Place(report, start, end, f"{self.role} {report.text[self.amount.start : end]}")


@cache
def changing() -> frozenset[str]:
    """Return the stems of verbs of change, beside which "to" is a level and "by" a step."""
    return frozenset(map(stem_of, codebooks.read("quantities")["change"]["verbs"]))


@cache
def _likes(stem: str) -> frozenset:
    """Return a stem with the classes of the codebook in which it is equal to others (kill, die)."""
    tables = lexicon().acts, lexicon().strength, lexicon().terms
    classes = (entry for table in tables for entry in table.get((stem,), ()))
    return frozenset([stem, *(entry for entry in classes if entry[0] not in ("certainty", "commitment", "statement"))])


@once_per_event
def counted(event: Event) -> list[tuple[str, Counted]]:
    """Describe every quantity of the sentences of an event: its dimension, and what it is of; dates are one."""
    found = []
    for report, sentence in event.sentences:
        amounts = report.at("amounts").beginning_in(sentence.start, sentence.end)
        shares = [] if sentence.last - sentence.first > LONGEST else list(quantified(report, sentence))
        if not (amounts or shares) or sentence.last - sentence.first > LONGEST:
            continue
        scores, around = scores_in(report, sentence), around_in(report, sentence)
        for share in shares:
            own = report.content_stems(*report.inside(share.start, share.end))
            found.append(("group", described(report, sentence, share, around - own)))
        for amount in amounts:
            in_score = any(score.start < amount.end and amount.start < score.end for score in scores)
            if not in_score and (key := _dimension(report, amount)):
                found.append((key, described(report, sentence, amount, around)))
    return found


def _dimension(report: Report, amount: Amount) -> str:
    if amount.kind in DATES:
        return "date"
    return "away" if is_away(report, amount) else dimension(amount)


def is_away(report: Report, amount: Amount) -> bool:
    """Whether a duration tells when: "two days after"."""
    _, last = report.inside(amount.start, amount.end)
    return amount.kind == "duration" and last < len(report.words) and report.words[last] in AWAY


def around_in(report: Report, sentence: Sentence) -> frozenset[str]:
    """Gather the stems of the content words of a sentence that are no part of a quantity."""
    return frozenset(report.stems[n] for n in _content(report, range(sentence.first, sentence.last)))


def described(report: Report, sentence: Sentence, amount: Amount, around: frozenset[str]) -> Counted:
    """Describe one quantity of a sentence, whose content stems are given."""
    first, last = report.inside(amount.start, amount.end)
    left, right = _beside(report, sentence, first, last)
    verb, near = (frozenset().union(*map(_likes, stems)) for stems in (left, left + right))
    claims = frozenset(clause.claim for clause in report.at("clauses").touching(amount.start, amount.end))
    return Counted(report, amount, sentence, _noun(amount), _role(report, sentence, first), verb, near, around, claims)


def _noun(amount: Amount) -> str:
    if amount.kind in ("count", "ordinal"):
        return counted_noun(amount.unit)
    words = amount.of.lower().split() if amount.kind in ("percent", "fraction") else []
    return stem_of(counted_noun(words[-1])) if words else ""


def _content(report: Report, numbers: Iterable[int]) -> Iterator[int]:
    """Go through the content words that are no part of a quantity, nor a verb of plain saying."""
    spans, force = report.at("amounts"), lexicon().force
    for n in numbers:
        if report.content[n] and force.get(report.words[n]) != "neutral":
            if not spans.any_touching(report.starts[n], report.ends[n]):
                yield n


def _beside(report: Report, sentence: Sentence, first: int, last: int) -> tuple[list[str], list[str]]:
    """Give the stems of the content word before a quantity and of those right behind it, up to a mark."""
    before = _until_mark(report, range(first - 1, max(first - 1 - LEFT, sentence.first - 1), -1), 1)
    after = _until_mark(report, range(last, min(last + RIGHT, sentence.last)), 0)
    left, right = list(_content(report, before)), list(_content(report, after))
    return [report.stems[n] for n in left[:1]], [report.stems[n] for n in right[:BESIDE]]


def _until_mark(report: Report, numbers: Iterable[int], behind: int) -> Iterator[int]:
    for n in numbers:
        if n + behind < len(report.words) and BREAK.search(report.gap_before(n + behind)):
            return
        yield n


def _role(report: Report, sentence: Sentence, first: int) -> str:
    """Say what a quantity is in a change: "to" a level, "by" a step, "from" where it began; "" without a change."""
    at = first - 1
    while at > sentence.first and report.words[at] in listed("hedges") - {"to", "up"}:
        at -= 1
    if at < sentence.first:
        return ""
    if report.words[at] in ROLES:
        begin = max(at - CHANGED, sentence.first)
        return ROLES[report.words[at]] if not changing().isdisjoint(report.stems[begin:at]) else ""
    return "by" if report.stems[at] in changing() else ""


def clause_of(one: Counted) -> frozenset[str]:
    """Gather the content stems of the clause that holds a quantity, or of its sentence."""
    clauses = one.report.at("clauses").touching(one.amount.start, one.amount.end)
    return one.report.content_stems(clauses[0].first, clauses[0].last) if clauses else one.around
