"""What the reports have in one place of near-identical sentences: a variant each, and an edit from one to another."""

from __future__ import annotations

import re
from typing import NamedTuple

from ._event import Amount, Report, Sentence

MARK = re.compile('["“”]')


class Variant(NamedTuple):
    """Words of a sentence of one report: the whole sentence, or its part in an edited slot.

    `first` is the number of its first word in the report, `last` that past its last one; equal where there is none.
    """

    report: Report
    sentence: Sentence
    first: int
    last: int

    @property
    def words(self) -> tuple[str, ...]:
        """Its folded words."""
        return tuple(self.report.words[self.first : self.last])

    @property
    def stems(self) -> list[str]:
        """Its stems."""
        return self.report.stems[self.first : self.last]

    @property
    def span(self) -> tuple[int, int]:
        """Its offsets; where it has no word, those of the two words around it."""
        return self.report.span(self.first, self.last) if self.first < self.last else self.wide_span

    @property
    def wide_span(self) -> tuple[int, int]:
        """Its offsets with one more word of the sentence on each side."""
        return self.report.span(max(self.first - 1, self.sentence.first), min(self.last + 1, self.sentence.last))

    def content_stems(self) -> frozenset[str]:
        """Return the stems of its content words."""
        return self.report.content_stems(self.first, self.last)

    def part(self, first: int, last: int) -> Variant:
        """Take its words from number `first` to before `last`."""
        return self._replace(first=self.first + first, last=self.first + last)

    def before(self, number: int) -> list[str]:
        """Return the words before it in its sentence, at most so many."""
        return self.report.words[max(self.first - number, self.sentence.first) : self.first]

    def covers(self, other: Variant) -> bool:
        """Whether it has the words of another variant, or the word before its empty place."""
        return self.first <= min(other.first, other.last - 1) and other.last <= self.last

    def amounts(self) -> list[Amount]:
        """Find the quantities that it touches."""
        start, end = self.span
        return [a for a in self.report.amounts if a.start < end and start < a.end] if self.words else []

    def quotation(self) -> tuple[int, int] | None:
        """Find the offsets of the quotation that it is in; none for a name in quotation marks."""
        middle = sum(self.span) // 2
        for quote in self.report.quotes:
            if quote.start <= middle < quote.end:
                return None if quote.kind == "designation" else (quote.start, quote.end)
        return _between_marks(self.report.text, middle)

    def touches(self, part: str) -> bool:
        """Whether it touches the "cue" or the "speaker" of a quotation or of reported speech."""
        start, end = self.span
        attributions = self.report.quotes + self.report.reported
        return any(getattr(q, f"{part}_start") < end and start < getattr(q, f"{part}_end") for q in attributions)

    def names(self, known: frozenset[str] = frozenset()) -> list[int]:
        """Find the numbers of its words that are names; the first of a sentence is one only if it is a known name."""
        report = self.report
        capitals = [n for n in range(self.first, self.last) if report.capital[n] and report.content[n]]
        return [n for n in capitals if n > self.sentence.first or report.words[n] in known]


class Edit(NamedTuple):
    """Other words in an edited slot: the variants of the medoid and of another report; and the names in the event."""

    variants: tuple[Variant, Variant]
    known_names: frozenset[str]

    @property
    def words(self) -> set[str]:
        """The words of both variants."""
        return {word for variant in self.variants for word in variant.words}

    @property
    def replaces(self) -> bool:
        """Whether both variants have words."""
        return all(variant.words for variant in self.variants)


def _between_marks(text: str, at: int) -> tuple[int, int] | None:
    """Find marks around an offset where `voices` found no quotation: an odd number precedes it in its paragraph."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    before = list(MARK.finditer(text, start, at))
    after = MARK.search(text, at, len(text) if end < 0 else end)
    return (before[-1].end(), after.start()) if len(before) % 2 and after else None
