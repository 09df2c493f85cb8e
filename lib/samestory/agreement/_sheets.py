"""A sheet of codes: its columns, how it is read, and how every bad cell of it is named."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from ..corpus import Corpus, spreadsheet
from ..errors import Problem, check_cells, shown, unreadable

SPAN = ["article", "start", "end", "text"]


class Sheet(NamedTuple):
    """A sheet of codes.

    `filled` are the columns that hold a text, `words` those that hold one of a few words, `key` those that together
    stand only once; the rows of one claim or discrepancy agree in the columns `shared`.
    """

    file: str
    columns: list[str]
    filled: list[str]
    words: dict[str, tuple[str, ...]]
    key: list[str]
    shared: list[str] = []

    def problem(self, row: int, column: str, found: str, expected: str, fix: str) -> Problem:
        """Say what is wrong with a cell; row 1 is the header."""
        return Problem(f"{self.file}, row {row + 2}", column, found, expected, fix, None)


def read_sheet(folder: Path, sheet: Sheet) -> pd.DataFrame | None:
    """Read a sheet as text, as it was before a spreadsheet's guard; None where there is no such file."""
    path = folder / sheet.file
    if not path.is_file():
        return None
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (ValueError, UnicodeDecodeError) as error:
        raise unreadable(path, shown(str(error)), "a CSV file in UTF-8", "Save it as CSV in UTF-8.") from None
    if list(table.columns) != sheet.columns:
        fix = "Name the columns so, in this order."
        raise unreadable(path.name, shown(", ".join(table.columns)), ", ".join(sheet.columns), fix, "header")
    return table.map(spreadsheet.unguarded)


def check_sheet(table: pd.DataFrame, sheet: Sheet, corpus: Corpus, silence: bool = False) -> list[Problem]:
    """Name the bad rows of a sheet; `silence` allows rows whose start, end and text are all empty."""
    problems = []
    for column in (*sheet.filled, *sheet.words):
        problems += check_cells(table[column], sheet.file, column, sheet.words.get(column, ()))
    silent = (table[SPAN[1:]] == "").all(axis=1) & silence
    return [*problems, *_misplaced(table[~silent], sheet, corpus), *_disagreeing(table, sheet), *_twice(table, sheet)]


def _misplaced(table: pd.DataFrame, sheet: Sheet, corpus: Corpus) -> Iterator[Problem]:
    """Find rows whose text does not stand where they say."""
    for row in table.itertuples():
        if row.article not in corpus.articles.index:
            known = f"an id such as {', '.join(map(str, corpus.fileids()[:5]))}"
            yield sheet.problem(row.Index, "article", shown(row.article), known, "Correct it.")
        elif not (row.start.isdecimal() and row.end.isdecimal() and int(row.start) < int(row.end)):
            fix = "Count characters from 0; leave start, end and text all empty for a silent report."
            yield sheet.problem(row.Index, "start, end", f"{row.start!r}, {row.end!r}", "start < end", fix)
        elif (printed := corpus.raw(row.article)[int(row.start) : int(row.end)]) != row.text:
            place = f"{shown(printed)}, which stands at {row.start}–{row.end} of {row.article}"
            yield sheet.problem(row.Index, "text", shown(row.text), place, "Correct the text or the offsets.")


def _disagreeing(table: pd.DataFrame, sheet: Sheet) -> Iterator[Problem]:
    """Find rows of one claim or discrepancy that disagree on what they share."""
    for column in sheet.shared:
        first = table.groupby(sheet.key[0])[column].transform("first")
        for row in table.index[table[column] != first]:
            expected = f"{shown(first[row])}, as in the first row of {shown(table[sheet.key[0]][row])}"
            yield sheet.problem(row, column, shown(table[column][row]), expected, "Make the rows agree.")


def _twice(table: pd.DataFrame, sheet: Sheet) -> Iterator[Problem]:
    """Find rows that stand twice."""
    for row in table.index[table.duplicated(sheet.key)]:
        found = f"{shown(table[sheet.key[0]][row])} with the same span again"
        yield sheet.problem(row, sheet.key[0], found, "each once", "Remove it.")
