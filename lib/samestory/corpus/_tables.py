"""Articles in a table: CSV, TSV, JSONL, Parquet or a DataFrame become rows with the names of the data model.

One bad row never takes the others down: it becomes a problem.
"""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from .. import codebooks
from ..errors import CorpusError, Problem, shown, unreadable
from ._encodings import some
from .columns import Cells, Summary
from .unpacking import content_of, json_lines, json_whole, parquet

COLUMNS = {name: table["words"] for name, table in codebooks.read("columns").items()}  # with the names they go by
TEXT_COLUMNS, FACT_COLUMNS = COLUMNS["text"], {name: COLUMNS[name] for name in COLUMNS if name != "text"}
KNOWN = (*COLUMNS, "file", "sha256", "agency", "language", "basis", "zones")
# What other packages read of an article, or reading itself writes; no note is due for these.
USED = (*KNOWN, "path", "encoding", "event_date", "earliest", "latest", "known_as")
SHORT = 0.1  # of the characters of the longest column that may be the text: less is an id, a topic or a summary
RENEWED = ("at", "words")  # columns that reading makes anew
ASKED = ("outlet", "published")  # facts that a reader will miss later
FORMATS = "a folder with corpus.csv, .txt or .json files, a .csv, .tsv, .jsonl, .json or .parquet file (also .gz), "
FORMATS += "a .txt file, or a DataFrame"


class Rows(NamedTuple):
    """The rows of a source, the problems met in reading them, and notes on what was decided."""

    rows: list[dict]
    problems: list[Problem]
    notes: list[str]


def parted(read: Sequence[dict | Problem], notes: list[str]) -> Rows:
    """Part the rows that could be read from the problems in their place."""
    rows = [row for row in read if not isinstance(row, Problem)]
    return Rows(rows, [problem for problem in read if isinstance(problem, Problem)], notes)


def read_file(path: Path) -> Rows:
    """Read a table on disk. Raises `CorpusError` where it is none."""
    readers = {".csv": read_delimited, ".tsv": read_delimited, ".jsonl": _json_lines}
    readers |= {".ndjson": _json_lines, ".json": json_file}
    suffix = Path(path.name.lower().removesuffix(".gz")).suffix
    if suffix == ".parquet":
        return _parquet(path)
    if suffix in readers:
        return normalized(readers[suffix](path), path.name)
    kind = f"a file of the kind {path.suffix!r}" if path.suffix else "a file without an extension"
    fix = "Save a spreadsheet as CSV in UTF-8; put single articles into a folder as .txt files."
    raise unreadable(path, kind, FORMATS, fix)


def read_frame(frame: pd.DataFrame, name: str = "DataFrame") -> Rows:
    """Read a DataFrame; an index named `article` holds the ids."""
    notes = []
    if frame.index.name == "article" and "article" not in frame.columns:
        frame = frame.reset_index()
    elif not isinstance(frame.index, pd.RangeIndex):
        notes = [f"{name}: the index is not read; call it 'article' if it holds the ids."]
    columns = [str(c) for c in frame.columns]
    refuse_twice(columns, name)
    return normalized(Rows(frame_rows(frame), [], notes), name, columns)


def frame_rows(frame: pd.DataFrame, first: int = 0) -> list[dict]:
    """Return the rows of a DataFrame, the first of which has a number in its table."""
    columns = [str(c) for c in frame.columns]
    records = zip(*(frame.iloc[:, n].tolist() for n in range(len(columns))))
    return [{**dict(zip(columns, record)), "at": f"row {n}"} for n, record in enumerate(records, first)]


def _parquet(path: Path) -> Rows:
    return read_frame(parquet(path), path.name)


# --- CSV and TSV -------------------------------------------------------------------------------------------------


def read_delimited(path: Path, may_be_empty: bool = False) -> Rows:
    """Read a CSV or TSV file. The header shows the delimiter: comma, semicolon, tab or bar.

    Parameters
    ----------
    path : Path
        The file, also compressed (.gz); UTF-8, UTF-16 or Windows-1252.
    may_be_empty : bool
        Whether a header without rows is a table.

    Returns
    -------
    Rows
        `rows`, one dict a row, with its place in `at` ("row 2": the header is row 1); `problems`, one for each row
        that could not be read; `notes`, with the encoding where it is not UTF-8.

    Raises
    ------
    CorpusError
        Where there is no row, a column stands twice, or the bytes are no text.
    """
    content, notes = content_of(path)
    if not content.strip():
        raise unreadable(path, "an empty file", "a table with a header and one row an article", "Add the articles.")
    content = content.lstrip("\r\n")
    named = content[:5].lower().startswith("sep=") and content[4]  # a first line that spreadsheets write
    content = content.split("\n", 1)[-1] if named else content
    delimiter = named or max(",;\t|", key=content.split("\n", 1)[0].count)
    records = _records(content, delimiter, csv.QUOTE_MINIMAL)
    if delimiter == "\t" and any(isinstance(cells, csv.Error) for cells in records):
        records = _records(content, delimiter, csv.QUOTE_NONE)  # quotation marks in the cells are text
    names = [name.strip() for name in records[0]] if records and isinstance(records[0], list) else []
    refuse_twice(names, path.name)
    rows = [_row(cells, names, f"row {n}", path.name) for n, cells in enumerate(records[1:], 2) if cells]
    if not rows and not (may_be_empty and any(names)):
        raise unreadable(path, "a table without rows", "one row an article", "Add the articles.")
    return parted(rows, notes)


def _records(content: str, delimiter: str, quoting: int) -> list[list[str] | csv.Error]:
    """List the cells of each row; in their place the error where quotation marks do not pair."""
    before = csv.field_size_limit(2**31 - 1)  # the default is less than a long article
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, quoting=quoting, strict=True)
    records: list[list[str] | csv.Error] = []
    while True:
        try:
            records.append(next(reader))
        except csv.Error as error:
            records.append(error)
        except StopIteration:
            csv.field_size_limit(before)
            return records


def _row(cells: list[str] | csv.Error, names: list[str], at: str, file: str) -> dict | Problem:
    """Name the cells of a row, or say what is wrong with it."""
    expected = "marks in pairs around a cell"
    if isinstance(cells, list):
        if len(cells) == len(names):
            return {**dict(zip(names, cells)), "at": at}
        found, expected = f"{len(cells)} cells", f"{len(names)} as in the header"
        fix = "Put cells that hold the delimiter or a line end in double quotation marks."
    elif "end of data" in str(cells):
        found = "a quotation mark that is never closed"
        fix = "Close it; all rows below it were taken into its cell and are left out too."
    else:
        found = "a quotation mark inside a quoted cell"
        fix = 'Inside a cell in quotation marks, write each mark twice: "He said ""no"".".'
    return Problem(f"{file}, {at}", "", found, expected, fix)


def refuse_twice(names: list[str], where: str) -> None:
    """Raise `CorpusError` where a column stands twice."""
    for name, times in sorted(Counter(names).items()):
        if times > 1:
            raise unreadable(where, f"{shown(name)} more than once", "each column once", "Rename one.", "header")


# --- JSON ---------------------------------------------------------------------------------------------------------


def json_file(path: Path) -> Rows:
    """Read the objects of a .json file: the rows are not yet normalized."""
    content, notes = content_of(path)
    return parted(json_whole(content, path.name), notes)


def _json_lines(path: Path) -> Rows:
    content, notes = content_of(path)
    if content.lstrip().startswith("["):
        fix = "Write each object on a line of its own, or name the file .json."
        raise unreadable(path, "a JSON array", "one JSON object a line", fix)
    if not (rows := json_lines(content, path.name)):
        raise unreadable(path, "an empty file", "one JSON object a line", "Add the articles.")
    return parted(rows, notes)


# --- names -------------------------------------------------------------------------------------------------------


def normalized(source: Rows, name: str, columns: Iterable[str] = (), shown_by: Summary | None = None) -> Rows:
    """Give the rows of a table the names of the data model, and note which column was taken for which.

    The rows may be a part of a table; then `columns` and `shown_by` are those of the whole.
    """
    columns = list(columns or dict.fromkeys(key for row in source.rows for key in row if key != "at"))
    cells = shown_by or Cells(source.rows)
    names = _names(cells, columns)
    texts = [column for column in columns if plain(column) in map(plain, (*TEXT_COLUMNS, *names["text"]))]
    if source.problems and not source.rows:
        raise CorpusError(source.problems)
    if not texts:
        expected, fix = f"one of {', '.join(TEXT_COLUMNS)}", "Rename the column that holds the articles to 'text'."
        raise CorpusError(
            [*source.problems, Problem(name, "a text column", shown(", ".join(columns)), expected, fix, None)]
        )
    notes = source.notes
    if len(texts) > 1:
        chosen = first(columns, names["text"], cells)
        notes = [*notes, f"{name}: {chosen!r} is taken as the text, of {', '.join(texts)}."]
    notes = notes + take(source.rows, columns, names, name, cells)
    if lacking := [fact for fact in ASKED if not first(columns, names[fact])]:
        notes.append(f"{name}: no column is known as {' or '.join(lacking)}.")
    for row in source.rows:
        row |= {"path": row.get("path") or name, "at": f"{name}, {row['at']}"}
    good, problems, _ = parted(list(map(_with_own_checksum, source.rows)), notes)
    return Rows(good, source.problems + problems + typos(columns, name), notes)


def _names(cells: Cells | Summary, columns: list[str]) -> dict[str, list[str]]:
    """Return the names by which each fact is known; `article` is the text where nothing else is (CNN/Daily Mail)."""
    column = first(columns, ["article"])
    if column is None or first(columns, TEXT_COLUMNS):
        return COLUMNS | {"text": _long(cells, columns)}
    if not cells.has_texts(column):
        return COLUMNS
    return COLUMNS | {"text": ["article"], "article": [word for word in COLUMNS["article"] if word != "article"]}


def _long(cells: Cells | Summary, columns: list[str]) -> list[str]:
    """Return the names of text columns but for those of far shorter cells: `story` may be an event beside `body`."""
    known = set(map(plain, TEXT_COLUMNS))
    lengths = {column: cells.length(column) for column in columns if plain(column) in known}
    short = {plain(column) for column, length in lengths.items() if length < SHORT * max(lengths.values())}
    return [name for name in TEXT_COLUMNS if plain(name) not in short]


def _with_own_checksum(row: dict) -> dict | Problem:
    """Return a row, or a problem where it gives another checksum than its text has; the text was in UTF-8 then."""
    given, text = row.get("sha256"), row.get("text")
    if not isinstance(given, str) or not given or not isinstance(text, str):
        return row
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if row.get("encoding") not in (None, "", "utf-8") or given.strip().lower() == digest:
        return row
    expected = f"the checksum of the text, {digest}"
    return Problem(row["at"], "sha256", shown(given), expected, "Restore the text, or correct it.")


def take(
    rows: list[dict],
    columns: list[str],
    names: dict[str, Iterable[str]],
    where: str,
    cells: Cells | Summary | None = None,
) -> list[str]:
    """Copy columns with another name (date for published) to ours; note which, and what is not used."""
    cells = cells or Cells(rows)
    chosen = {fact: first(columns, others, cells) for fact, others in names.items()}
    taken = {fact: column for fact, column in chosen.items() if column and column != fact}
    # An id that is the text in truth must not stay an id.
    lost = {"article": None} if chosen.get("text") == "article" and not chosen["article"] else {}
    for row in rows:
        row |= lost | {fact: row.get(column) for fact, column in taken.items()}
    notes = [f"{where}: {fact!r} is taken from the column {column!r}." for fact, column in taken.items()]
    known = {*map(plain, (*USED, *RENEWED)), *map(plain, filter(None, chosen.values()))}
    if unused := [column for column in columns if plain(column) not in known]:
        notes.append(f"{where}: kept, not used: {some(unused)}.")
    if renewed := [column for column in columns if column in RENEWED]:
        notes.append(f"{where}: not kept, as reading makes columns of this name: {some(renewed)}.")
    return notes


def plain(column: object) -> str:
    """Write a name without case, spaces and marks: "Publish Date", "publish_date" and "publishDate" are one."""
    return "".join(filter(str.isalnum, str(column).casefold()))


def first(columns: Iterable[str], names: Iterable[str], cells: Cells | Summary | None = None) -> str | None:
    """Return the column that goes by the first possible name; one that is empty in all rows only where no other is."""
    by_name: dict[str, list[str]] = {}
    for column in columns:
        by_name.setdefault(plain(column), []).append(column)
    known = [column for name in names for column in sorted(by_name.get(plain(name), ()), key=str(name).__ne__)]
    filled = (column for column in known if cells and cells.filled(column))
    return next(filled, known[0] if known else None) if len(known) > 1 else next(iter(known), None)


def typos(columns: Iterable[str], name: str) -> list[Problem]:
    """Report columns whose name looks like a misspelling of a known one; other columns are welcome and kept."""
    accepted = set(map(plain, (*USED, *RENEWED, *(word for words in COLUMNS.values() for word in words))))
    problems, there = [], set(columns)
    for column in columns:
        near = get_close_matches(column.lower(), sorted(KNOWN), 1, 0.8)
        if plain(column) not in accepted and near and near[0] not in there:
            found, fix = f"the unknown column {shown(column)}", "Rename it if so; it is kept as a further column."
            problems.append(Problem(name, "header", found, f"perhaps {near[0]!r}", fix, None))
    return problems
