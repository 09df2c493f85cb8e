"""Spans of one report by place: which of them touch a passage, without going through all.

A report has up to thousands of quotations, quantities and mentions, and as many passages ask for those around them.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any

BLOCK = 200  # characters: about a sentence
LONG = 100  # blocks that a span may cover before it is kept apart
Place = Callable[[Any], tuple[int, int]]


class Spans:
    """Annotations in the order of their starts."""

    def __init__(self, items: Iterable[Any], place: Place = attrgetter("start", "end")) -> None:
        placed = sorted(((place(item), item) for item in items), key=lambda pair: pair[0][0])
        self.items = [item for _, item in placed]
        self.starts = [start for (start, _), _ in placed]
        self.reach = list(accumulate((end for (_, end), _ in placed), max))  # how far those up to here go at most
        self.ends = [end for (_, end), _ in placed]

    def beginning_in(self, start: int, end: int) -> list[Any]:
        """Return those that begin in a passage."""
        return self.items[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def touching(self, start: int, end: int) -> list[Any]:
        """Return those that have a character of a passage."""
        some = range(bisect_right(self.reach, start), bisect_left(self.starts, end))
        return [self.items[n] for n in some if self.ends[n] > start]

    def any_touching(self, start: int, end: int) -> bool:
        """Tell whether one of them has a character of a passage."""
        before = bisect_left(self.starts, end)
        return before > 0 and self.reach[before - 1] > start

    def nearest(self, start: int, end: int) -> list[Any]:
        """Return the last one up to a passage and the first one behind it; for spans that stand side by side."""
        before, behind = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return self.items[max(before - 1, 0) : before] + self.items[behind : behind + 1]


class Growing:
    """Numbered spans that come one by one."""

    def __init__(self) -> None:
        self.by_block: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        self.long: list[tuple[int, int, int]] = []

    def add(self, start: int, end: int, number: int) -> None:
        """Add a span."""
        blocks = _blocks(start, end)
        for spans in [self.long] if len(blocks) > LONG else map(self.by_block.__getitem__, blocks):
            spans.append((start, end, number))

    def touching(self, start: int, end: int) -> set[int]:
        """Return the numbers of those that have a character of a passage."""
        blocks = _blocks(start, end)
        known = blocks if len(blocks) < len(self.by_block) else self.by_block.keys() & set(blocks)
        near = chain(self.long, *(self.by_block.get(block, ()) for block in known))
        return {number for a, b, number in near if a < end and start < b}


def _blocks(start: int, end: int) -> range:
    return range(start // BLOCK, end // BLOCK + 1)
