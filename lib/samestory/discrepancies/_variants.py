"""What the reports have in one place of near-identical sentences: a variant each, and an edit from one to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..language.scales import Entries, is_negator, lexicon, listed, marks
from ._event import Amount, Place, Report, Sentence

DATES = ("date", "weekday", "time")
MARK = re.compile('["“”]')


class Variant(NamedTuple):
    """Words of a sentence of one report, from `first` to before `last`: the whole sentence, or its part in an edited slot."""

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
        """Their stems."""
        return self.report.stems[self.first : self.last]

    @property
    def content_stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return self.report.content_stems(self.first, self.last)

    @property
    def span(self) -> tuple[int, int]:
        """Its offsets; where it has no word, those of the two words around it."""
        return self.report.span(self.first, self.last) if self.first < self.last else self.wide_span

    @property
    def wide_span(self) -> tuple[int, int]:
        """Its offsets with one more word of the sentence on each side."""
        return self.report.span(max(self.first - 1, self.sentence.first), min(self.last + 1, self.sentence.last))

    @property
    def whole(self) -> Variant:
        """The whole sentence."""
        return self._replace(first=self.sentence.first, last=self.sentence.last)

    def part(self, first: int, last: int) -> Variant:
        """Take its words from number `first` to before `last`."""
        return self._replace(first=self.first + first, last=self.first + last)

    @property
    def amounts(self) -> list[Amount]:
        """The quantities that it touches."""
        start, end = self.span
        return [a for a in self.report.amounts if a.start < end and start < a.end] if self.words else []

    @property
    def quotation(self) -> tuple[int, int] | None:
        """Offsets of the quotation that it is in; none for a name in quotation marks."""
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

    @property
    def place(self) -> Place:
        """Its text as a passage that proves a difference."""
        start, end = self.span
        return Place(self.report, start, end, self.report.text[start:end])

    def covers(self, other: Variant) -> bool:
        """Whether it has the words of another variant, or the word before its empty place."""
        return self.first <= min(other.first, other.last - 1) and other.last <= self.last

    def names(self, known: frozenset[str] = frozenset()) -> list[int]:
        """Numbers of its words that are names; the first of a sentence is one only if it is a known name."""
        report = self.report
        capitals = [n for n in range(self.first, self.last) if report.capital[n] and report.content[n]]
        return [n for n in capitals if n > self.sentence.first or report.words[n] in known]


def _between_marks(text: str, at: int) -> tuple[int, int] | None:
    """Find marks around an offset where `voices` found no quotation: an odd number precedes it in its paragraph."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    before = list(MARK.finditer(text, start, at))
    after = MARK.search(text, at, len(text) if end < 0 else end)
    return (before[-1].end(), after.start()) if len(before) % 2 and after else None


@dataclass(frozen=True, eq=False)
class Edit:
    """Other words in an edited slot: those of the medoid, those of another report, and the names of the event."""

    old: Variant
    new: Variant
    known_names: frozenset[str]

    @property
    def variants(self) -> tuple[Variant, Variant]:
        """Both variants."""
        return self.old, self.new

    @cached_property
    def words(self) -> set[str]:
        """The words of both."""
        return {*self.old.words, *self.new.words}

    @property
    def replaces(self) -> bool:
        """Whether there are words on both sides."""
        return bool(self.old.words and self.new.words)

    @cached_property
    def dates(self) -> list[list[Amount]]:
        """Dates, weekdays and times of each."""
        return [[a for a in variant.amounts if a.kind in DATES] for variant in self.variants]

    @cached_property
    def figures(self) -> list[list[Amount]]:
        """Other quantities of each."""
        return [[a for a in variant.amounts if a.kind not in DATES] for variant in self.variants]

    @property
    def quantities(self) -> bool:
        """Whether there are quantities on both sides."""
        return all(dates or figures for dates, figures in zip(self.dates, self.figures))

    @cached_property
    def own_stems(self) -> tuple[set[str], set[str]]:
        """Stems that only one of them has, without auxiliaries, articles and negators."""
        empty = listed("auxiliaries") | listed("articles")
        old, new = (
            {stem for stem, word in zip(v.stems, v.words) if word not in empty and not is_negator(word)}
            for v in self.variants
        )
        return old - new, new - old

    @cached_property
    def forces(self) -> list[set[str]]:
        """Forces of the cue verbs of each."""
        force = lexicon().force
        return [{force[word] for word in variant.words if word in force} for variant in self.variants]

    @cached_property
    def steps(self) -> list[set[tuple[str, int]]]:
        """Scale and step of the words of each."""
        return [entries_in(variant.stems, lexicon().acts) for variant in self.variants]

    @property
    def at_cue(self) -> bool:
        """Whether one of them is the cue of a quotation or of reported speech."""
        return any(variant.touches("cue") for variant in self.variants)


def entries_in(stems: list[str], table: Entries) -> set[tuple[str, int]]:
    """Find the entries of a table of the codebook in a row of stems."""
    return {entry for *_, entries in marks(stems, table) for entry in entries}
