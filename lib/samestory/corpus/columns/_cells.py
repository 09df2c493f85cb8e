"""Whether a column holds anything, how much, and whether texts stand in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from .._encodings import empty

A_TEXT = 20  # words in a cell that is no id


class Cells:
    """The cells of a table, looked up when it is asked for."""

    def __init__(self, rows: Sequence[dict]) -> None:
        self.rows = rows

    def filled(self, column: str) -> bool:
        """Tell whether any cell of a column holds something."""
        return any(not empty(row.get(column)) for row in self.rows)

    def length(self, column: str) -> int:
        """Count the characters of a column."""
        return sum(len(str(row.get(column) or "")) for row in self.rows)

    def has_texts(self, column: str) -> bool:
        """Tell whether any cell of a column is too long for an id."""
        return any(is_text(row.get(column)) for row in self.rows)


class Summary(NamedTuple):
    """The same of a part of a table, or of parts put together."""

    full: frozenset[str]
    lengths: Counter[str]
    texts: frozenset[str]

    def filled(self, column: str) -> bool:
        """Tell whether any cell of a column holds something."""
        return column in self.full

    def length(self, column: str) -> int:
        """Count the characters of a column."""
        return self.lengths[column]

    def has_texts(self, column: str) -> bool:
        """Tell whether any cell of a column is too long for an id."""
        return column in self.texts

    def with_part(self, other: "Summary") -> "Summary":
        """Put the summary of a further part to this one."""
        return Summary(self.full | other.full, self.lengths + other.lengths, self.texts | other.texts)


def is_text(cell: Any) -> bool:
    """Tell a cell that is too long for an id."""
    return isinstance(cell, str) and len(cell.split()) > A_TEXT


def summary(rows: Sequence[dict], columns: Sequence[str], long: Iterable[str]) -> Summary:
    """Look at the cells of some columns; only those that may hold the texts are measured."""
    cells = Cells(rows)
    lengths = Counter({column: cells.length(column) for column in long})
    return Summary(frozenset(filter(cells.filled, columns)), lengths, frozenset(filter(cells.has_texts, columns)))
