"""The rows of a slice with the names of the data model, and those of them that are articles."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from ...errors import Problem
from .._checks import cleaned
from .._tables import Rows, frame_rows, normalized, parted, typos
from ._columns import Source
from ._cut import Slice
from ._raw import frame, lines, table


def rows_of(part: Slice, source: Source) -> tuple[list[dict], list[Problem]]:
    """Return the rows of a slice under the names of the data model, and the problems of those that cannot be read."""
    if part.kind == "jsonl":
        read = parted(lines(part, source.codec), [])
    else:
        read = Rows(frame_rows(frame(table(part), source.holed), part.first), [], [])
    if not read.rows:
        return [], read.problems
    found = normalized(read, source.name, source.columns, source.cells)
    return found.rows, found.problems[: len(found.problems) - len(typos(source.columns, source.name))]


class Chosen(NamedTuple):
    """Rows of a slice.

    `source` is what was decided of its file, `form` that of dates as in `read_corpus` ("" for none); `ids` has the id
    of each row, None for a row that is no article or is not wanted.
    """

    part: Slice
    source: Source
    form: str
    ids: Sequence[int | str | None]

    def only(self, rows: Container[int]) -> "Chosen":
        """Choose some of these, by their numbers in the slice."""
        return self._replace(ids=[own if n in rows else None for n, own in enumerate(self.ids)])


def taken(chosen: Chosen) -> Iterator[tuple[int, dict]]:
    """Yield the rows chosen, cleaned, each with its number in the slice."""
    for n, (own, row) in enumerate(zip(chosen.ids, rows_of(chosen.part, chosen.source)[0], strict=True)):
        if own is not None:
            cleaned(row, chosen.form)
            yield n, row | {"article": own}
