"""A reference coding: claims and discrepancies that a reader coded, checked span by span."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from ..corpus import Corpus
from ..discrepancies import KINDS, SEVERITIES
from ..errors import CorpusError, Problem, check_cells, shown, unreadable


class Coding(NamedTuple):
    """A reference coding: `claims` and `discrepancies`, see `read_coding`."""

    claims: pd.DataFrame
    discrepancies: pd.DataFrame


class Sheet(NamedTuple):
    """A sheet of a coding; the rows of one claim or discrepancy share what stands in the columns `shared`."""

    file: str
    columns: list[str]
    words: dict[str, tuple[str, ...]]
    shared: list[str]

    def problem(self, row: int, column: str, found: str, expected: str, fix: str) -> Problem:
        """Say what is wrong with a cell; row 1 is the header."""
        return Problem(f"{self.file}, row {row + 2}", column, found, expected, fix, None)


SPAN = ["article", "start", "end", "text"]
HOW = {"how": ("quoted", "reported", "outlet")}
CLAIMS = Sheet("claims.csv", ["claim", "label", "topic", *SPAN, "how"], HOW, ["label", "topic"])
WHAT = {"kind": KINDS, "severity": SEVERITIES}
COLUMNS = ["discrepancy", *WHAT, "label", "why", *SPAN]
DISCREPANCIES = Sheet("discrepancies.csv", COLUMNS, WHAT, [*WHAT, "label"])


def read_coding(folder: str | Path, corpus: Corpus) -> Coding:
    """Read the coding in a folder and check it against the corpus that it codes.

    Parameters
    ----------
    folder : str or Path
        Holds claims.csv (claim label topic article start end text how: a row a claim and report) and discrepancies.csv
        (discrepancy kind severity label why article start end text: a row a span; a silent report has no span).
    corpus : Corpus
        The articles that are coded.

    Returns
    -------
    Coding
        Two tables, claims and discrepancies, with the columns of the files.

        start, end   characters of the article; missing where a report is silent

    Raises
    ------
    CorpusError
        Names every bad row at once: file, row, value, what was expected, fix.
    """
    tables, problems = [], []
    for sheet in (CLAIMS, DISCREPANCIES):
        table = _read(Path(folder) / sheet.file, sheet.columns)
        silent = (table[SPAN[1:]] == "").all(axis=1) & (sheet is DISCREPANCIES)
        for column in (table.columns[0], "label", *sheet.words):
            problems += check_cells(table[column], sheet.file, column, sheet.words.get(column, ()))
        problems += [*_misplaced(table[~silent], sheet, corpus), *_disagreeing(table, sheet)]
        tables.append(table)
    problems += _one_sided(tables[1], corpus)
    if problems:
        raise CorpusError(problems)
    for table in tables:
        table[["start", "end"]] = table[["start", "end"]].apply(pd.to_numeric).astype("Int64")
    return Coding(*tables)


def _read(path: Path, columns: list[str]) -> pd.DataFrame:
    """Read a sheet as text."""
    if not path.is_file():
        raise unreadable(path, "no such file", "a table of codes", "Check the path of the folder.")
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (ValueError, UnicodeDecodeError) as error:
        raise unreadable(path, shown(str(error)), "a CSV file in UTF-8", "Save it as CSV in UTF-8.") from None
    if list(table.columns) != columns:
        fix = "Name the columns so, in this order."
        raise unreadable(path.name, shown(", ".join(table.columns)), ", ".join(columns), fix, "header")
    return table


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
    """Find rows of one claim or discrepancy that disagree on what they share, and rows that stand twice."""
    key = table.columns[0]
    for column in sheet.shared:
        first = table.groupby(key)[column].transform("first")
        for row in table.index[table[column] != first]:
            expected = f"{shown(first[row])}, as in the first row of {shown(table[key][row])}"
            yield sheet.problem(row, column, shown(table[column][row]), expected, "Make the rows agree.")
    for row in table.index[table.duplicated([key, "article", "start", "end"])]:
        yield sheet.problem(row, key, f"{shown(table[key][row])} with the same span again", "each once", "Remove it.")


def _one_sided(table: pd.DataFrame, corpus: Corpus) -> Iterator[Problem]:
    """Find discrepancies that lack a side, or set reports of different events against each other."""
    event, problem = table["article"].map(corpus.articles["event"].to_dict()).fillna(""), DISCREPANCIES.problem
    for key, part in table.groupby("discrepancy", sort=False):
        row, silent = part.index[0], part["text"] == ""
        if part["article"].nunique() < 2:
            yield problem(row, "discrepancy", f"{shown(key)} in one report", "two reports at least", "Add it.")
        if event[part.index].nunique() > 1:
            fix = "Reports of different events are never compared: code them apart."
            yield problem(row, "article", f"{shown(key)} across events", "reports of one event", fix)
        if (part["kind"] == "omission").all() != silent.any() or silent.all():
            fix = "Leave start, end and text empty for the silent report, and only in an omission."
            yield problem(row, "kind", shown(part["kind"].iloc[0]), "silence in omissions alone", fix)
