"""A quotation as the rules see it, and what a rule gives back: its owner."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .._cues import Cue
from .._tags import Line, Span

REACH = 80  # items a cue can be away from its quotation
MOST = 8  # cues before a quotation that are weighed
SENTENCE = 4  # words from which marks may hold a sentence


class Owner(NamedTuple):
    """Who a quotation belongs to: a cue (number, or -1), source items (or None), and the rule that chose them."""

    item: int
    cue: int = -1
    source: Span | None = None
    rule: str = ""


class QuoteInText(NamedTuple):
    """A quotation as the rules see it: its item in the line, its sentence, its text and the cues around it."""

    line: Line
    cues: list[Cue]
    firsts: list[int]  # the first item of every cue
    earlier: list[Owner]  # the quotations before this one
    relays: list[int]  # the items of "as saying"
    item: int
    begin: int  # the edge before its sentence
    stop: int  # the edge behind it
    text: str

    @property
    def opens(self) -> bool:
        """Whether it opens its sentence."""
        return self.line.kinds[self.item - 1] in "|¶"

    @property
    def ending(self) -> str:
        """The last character, but for the marks of a quotation inside it."""
        return self.text.rstrip("'\"’”")[-1:]

    def cues_behind(self) -> Iterator[tuple[int, Cue]]:
        """List the cues behind the quotation, the nearest first, with their numbers."""
        for n in range(bisect_right(self.firsts, self.item), len(self.cues)):
            yield n, self.cues[n]

    def cues_before(self) -> Iterator[tuple[int, Cue]]:
        """List the cues before the quotation in its sentence, the nearest first, with their numbers."""
        behind = bisect_left(self.firsts, self.item)
        for n in range(behind - 1, max(-1, behind - 1 - MOST), -1):
            cue = self.cues[n]
            if cue.first <= max(self.begin, self.item - REACH):
                return
            if cue.last < self.item:
                yield n, cue

    def cue_at(self, item: int) -> int:
        """Return the number of the cue that holds an item, -1 for none."""
        n = bisect_right(self.firsts, item) - 1
        return n if n >= 0 and item <= self.cues[n].last else -1

    def by_cue(self, rule: Rule, n: int) -> Owner:
        """Give the quotation to the source of a cue."""
        source = self.cues[n].source_span
        held = source and source[0] <= self.item <= source[1]  # quoted a “senior aide”
        return Owner(self.item, n, None if held else source, rule.__name__)

    def by_source(self, rule: Rule, source: Span | None) -> Owner | None:
        """Give the quotation to a source without a cue, if there is one in its article."""
        article = self.line.article
        own = source and article[source[0]] == article[self.item]
        return Owner(self.item, -1, source, rule.__name__) if own else None


Rule = Callable[[QuoteInText], Owner | None]
