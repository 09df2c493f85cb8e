"""What the columns of a file are taken for, told from summaries of its slices."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import chain
from typing import NamedTuple

import pyarrow as pa

from ...errors import CorpusError, Problem, unreadable
from .._encodings import SLIP, guessed
from .._tables import COLUMNS, TEXT_COLUMNS, Rows, normalized, parted, plain
from ..columns import Summary, summary
from ..unpacking import damaged
from ._cut import Slice
from ._raw import bytes_of, frame, lines, table

NAMES = frozenset(map(plain, chain.from_iterable(COLUMNS.values())))
TEXTS = frozenset(map(plain, TEXT_COLUMNS))
WINDOWS = "windows-1252"


class Letters(NamedTuple):
    """Characters beyond ASCII of a slice read as UTF-8, bytes that are none, and whether Windows-1252 explains all."""

    others: int
    slips: int
    windows: bool


class Header(NamedTuple):
    """The columns of a slice and what they hold; `holed` has those with whole numbers and empty cells."""

    columns: list[str]
    cells: Summary
    holed: frozenset[str]
    rows: int
    problems: list[Problem]
    letters: Letters


class Source(NamedTuple):
    """What was decided of a file."""

    name: str
    columns: list[str]
    cells: Summary
    holed: frozenset[str]
    codec: str


def header(part: Slice, codec: str = "utf-8") -> Header:
    """Summarize the columns of a slice.

    Raises
    ------
    CorpusError
        The slice is damaged.
    """
    try:
        if part.kind == "jsonl":
            rows, problems, _ = parted(lines(part, codec), [])
            columns, holed = list(dict.fromkeys(chain.from_iterable(rows))), frozenset()
            letters = _letters(bytes_of(part))
        else:
            found, letters, problems = table(part), Letters(0, 0, True), []
            columns, holed = [str(name) for name in found.column_names], _holed(found)
            cells = frame(found, holed)
            rows = [dict(zip(columns, row)) for row in zip(*(cells.iloc[:, n].tolist() for n in range(len(columns))))]
    except (pa.ArrowException, OSError, ValueError) as error:
        raise damaged(part.name, error, part.kind) from None
    columns = [column for column in columns if column != "at" or part.kind == "parquet"]
    known = [column for column in columns if plain(column) in NAMES]
    long = [column for column in known if plain(column) in TEXTS]
    return Header(columns, summary(rows, known, long), holed, len(rows), problems, letters)


def _holed(found: pa.Table) -> frozenset[str]:
    whole = (name for name, kind in zip(found.column_names, found.schema.types) if pa.types.is_integer(kind))
    return frozenset(str(name) for name in whole if found.column(name).null_count)


def _letters(raw: bytes) -> Letters:
    if raw.isascii():
        return Letters(0, 0, True)
    text, windows = raw.decode("utf-8", "surrogateescape"), False
    slips = len(SLIP.findall(text))
    with suppress(UnicodeDecodeError):
        raw.decode("cp1252")
        windows = True
    return Letters(sum(not c.isascii() for c in text), slips, windows)


def codec_of(headers: Sequence[Header]) -> str:
    """Tell the encoding of a file as `decode_loosely` tells it of the whole."""
    others, slips, windows = zip(*(one.letters for one in headers))
    return "cp1252" if sum(slips) and sum(others) <= 2 * sum(slips) and all(windows) else "utf-8"


def source_of(name: str, headers: Sequence[Header], codec: str = "utf-8") -> tuple[Source, list[Problem], list[str]]:
    """Decide what the columns of a file are taken for; with problems of its header, and notes.

    Parameters
    ----------
    name : str
        The file.
    headers : sequence of Header
        Of its slices, in their order.
    codec : str
        The encoding in which the headers were read.

    Returns
    -------
    tuple of Source, list of Problem and list of str

    Raises
    ------
    CorpusError
        No column holds texts, or the file has no row.
    """
    problems = list(chain.from_iterable(one.problems for one in headers))
    if not sum(one.rows for one in headers):
        raise CorpusError(problems or unreadable(name, "an empty file", "one article a row", "Add them.").problems)
    columns = list(dict.fromkeys(chain.from_iterable(one.columns for one in headers)))
    cells = headers[0].cells
    for one in headers[1:]:
        cells = cells.with_part(one.cells)
    holed = frozenset().union(*(one.holed for one in headers))
    notes = guessed({name: WINDOWS}) if codec == "cp1252" else []
    _, of_header, notes = normalized(Rows([], [], notes), name, columns, cells)
    return Source(name, columns, cells, holed, codec), of_header, notes
