"""Articles in a table: CSV, TSV, JSONL, Parquet or a DataFrame become rows with the names of the data model.

Every function returns plain rows (dicts), the problems it met and notes on what it decided. One bad row never takes the
others down.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

import pandas as pd
import pyarrow.parquet

from ..errors import CorpusError, Problem, shown, unreadable
from ._encodings import decode_loosely

TEXT_COLUMNS = ("text", "body", "content", "article_text", "full_text", "fulltext", "maintext", "story")
ALIASES = {
    "article": ("article", "id", "article_id"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher"),
    "published": ("published", "date", "publication_date"),
    "event": ("event",),
    "dateline": ("dateline",),
}
KNOWN = (*ALIASES, "text", "file", "sha256", "agency", "language", "basis", "zones")
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
FORMATS = (
    "a folder with corpus.csv, a folder of .txt files, a .csv, .tsv, .jsonl or .parquet file (.gz allowed), "
    "or a DataFrame"
)

Rows = tuple[list[dict], list[Problem], list[str]]


def read_file(path: Path) -> Rows:
    """The rows of a table on disk. Raises `CorpusError` where it is none."""
    suffix = Path(path.name.lower().removesuffix(".gz")).suffix
    if suffix not in TABLES:
        kind = f"a file of the kind {path.suffix!r}" if path.suffix else "a file without an extension"
        fix = "Save a spreadsheet as CSV in UTF-8; put single articles into a folder as .txt files."
        raise unreadable(path, kind, FORMATS, fix)
    if suffix == ".parquet":
        try:
            return read_frame(pyarrow.parquet.read_table(path).to_pandas(ignore_metadata=True), path.name)
        except pyarrow.ArrowException as e:
            raise unreadable(
                path, shown(str(e)), "a Parquet file", "Write it again with DataFrame.to_parquet."
            ) from None
    found, problems, notes = read_delimited(path) if suffix in (".csv", ".tsv") else _json_lines(path)
    return normalized(found, problems, notes, path.name)


def read_frame(frame: pd.DataFrame, name: str = "DataFrame") -> Rows:
    """The rows of a DataFrame; an index named `article` holds the ids."""
    notes = []
    if frame.index.name == "article" and "article" not in frame.columns:
        frame = frame.reset_index()
    elif not isinstance(frame.index, pd.RangeIndex):
        notes = [f"{name}: the index is not read; call it 'article' if it holds the ids."]
    columns = [str(c) for c in frame.columns]
    _once(columns, name)
    records = zip(*(frame.iloc[:, n].tolist() for n in range(len(columns))))
    found = [{**dict(zip(columns, record)), "at": f"row {n}"} for n, record in enumerate(records)]
    return normalized(found, [], notes, name, columns)


def _content(path: Path) -> str:
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix.lower() == ".gz" else path.read_bytes()
        return decode_loosely(raw)[0]
    except (ValueError, OSError, EOFError) as reason:
        expected = "a table in UTF-8, UTF-16 or Windows-1252"
        raise unreadable(path, str(reason), expected, "Save it as CSV or JSONL in UTF-8.") from None


# --- CSV and TSV -------------------------------------------------------------------------------------------------


def read_delimited(path: Path) -> Rows:
    """A CSV or TSV file; comma, semicolon, tab or bar is told by the header; row numbers count the header as row 1."""
    content = _content(path).lstrip("\r\n")
    named = content[:5].lower().startswith("sep=") and content[4]  # a first line that spreadsheets write
    content = content.split("\n", 1)[-1] if named else content
    delimiter = named or max(",;\t|", key=content.split("\n", 1)[0].count)
    records = list(_records(content, delimiter, csv.QUOTE_MINIMAL))
    if delimiter == "\t" and any(isinstance(cells, csv.Error) for _, cells in records):
        records = list(_records(content, delimiter, csv.QUOTE_NONE))  # tabs alone part the cells: marks are text
    names = [name.strip() for name in records[0][1]] if records and isinstance(records[0][1], list) else []
    _once(names, path.name)
    found, problems = [], []
    for n, cells in records[1:]:
        if isinstance(cells, list) and len(cells) == len(names):
            found.append({**dict(zip(names, cells)), "at": f"row {n}"})
        elif cells:
            problems.append(_bad_row(f"{path.name}, row {n}", cells, len(names)))
    if not found and not problems:
        raise unreadable(path, "a table without rows", "one row an article", "Add the articles.")
    return found, problems, []


def _records(content: str, delimiter: str, quoting: int) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Row number and cells; in place of cells the error where quotation marks do not pair."""
    before = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # the default is less than a long article
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, quoting=quoting, strict=True)
    n = 0
    try:
        while True:
            n += 1
            try:
                yield n, next(reader)
            except csv.Error as error:
                yield n, error
    except StopIteration:
        return
    finally:
        csv.field_size_limit(before)


def _bad_row(where: str, cells: list[str] | csv.Error, width: int) -> Problem:
    if isinstance(cells, list):
        fix = "Put cells that hold the delimiter or a line end in double quotation marks."
        return Problem(where, "", f"{len(cells)} cells", f"{width} as in the header", fix)
    if "end of data" in str(cells):
        fix = "Close it; all rows below it were taken into its cell and are left out too."
        return Problem(where, "", "a quotation mark that is never closed", "marks in pairs around a cell", fix)
    fix = 'Inside a cell in quotation marks, write each mark twice: "He said ""no"".".'
    return Problem(where, "", "a quotation mark inside a quoted cell", "marks in pairs around a cell", fix)


def _once(names: list[str], where: str) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise unreadable(where, f"{shown(twice[0])} more than once", "each column once", "Rename one.", "header")


# --- JSON lines --------------------------------------------------------------------------------------------------


def _json_lines(path: Path) -> Rows:
    found, problems = [], []
    content = _content(path)
    if content.lstrip().startswith("["):
        raise unreadable(path, "a JSON array", "one JSON object a line", "Write each object on a line of its own.")
    for n, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as e:
            record = e
        if isinstance(record, dict):
            found.append({**record, "at": f"line {n}"})
        else:
            what = str(record) if isinstance(record, Exception) else f"a JSON {type(record).__name__}"
            problems.append(Problem(f"{path.name}, line {n}", "", what, 'a JSON object {"text": …}', "Mend the line."))
    return found, problems, []


# --- names -------------------------------------------------------------------------------------------------------


def normalized(
    found: list[dict], problems: list[Problem], notes: list[str], name: str, columns: Iterable[str] | None = None
) -> Rows:
    """Give the rows of a table the names of the data model, and say which column was taken for which."""
    columns = list(columns or dict.fromkeys(key for row in found for key in row if key != "at"))
    texts = [c for c in columns if c.strip().lower() in TEXT_COLUMNS]
    if not texts:
        fix = "Rename the column that holds the articles to 'text'."
        missing = unreadable(name, shown(", ".join(columns)), f"one of {', '.join(TEXT_COLUMNS)}", fix, "a text column")
        raise CorpusError(problems + missing.problems)
    notes = notes + take(found, columns, {"text": TEXT_COLUMNS, **ALIASES}, name)
    if len(texts) > 1:
        notes.append(f"{name}: {first(columns, TEXT_COLUMNS)!r} is taken as the text, of {', '.join(texts)}.")
    good = []
    for row in found:
        row |= {"path": row.get("path") or name, "at": f"{name}, {row['at']}"}
        if wrong := _checksum(row):
            problems.append(wrong)
        else:
            good.append(row)
    return good, problems + typos(columns, name), notes


def _checksum(row: dict) -> Problem | None:
    """A checksum that a table gives is that of the text in UTF-8, unless the text came from a file in another encoding."""
    given, text = row.get("sha256"), row.get("text")
    if not isinstance(given, str) or not given or not isinstance(text, str):
        return None
    if row.get("encoding") not in (None, "", "utf-8"):
        return None
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if given.strip().lower() == digest:
        return None
    return Problem(
        row["at"], "sha256", shown(given), f"the checksum of the text, {digest}", "Restore the text, or correct it."
    )


def take(found: list[dict], columns: list[str], names: dict[str, Iterable[str]], where: str) -> list[str]:
    """Copy the columns that go by another name (date for published) to ours; the notes say which."""
    taken = {fact: column for fact, others in names.items() if (column := first(columns, others)) and column != fact}
    for row in found:
        row |= {fact: row.get(column) for fact, column in taken.items()}
    return [f"{where}: {fact!r} is taken from the column {column!r}." for fact, column in taken.items()]


def first(columns: Iterable[str], names: Iterable[str]) -> str | None:
    """The first of the names that is a column, case aside."""
    by_name = {str(c).strip().lower(): c for c in reversed(list(columns))}
    return next((by_name[n] for n in names if n in by_name), None)


def typos(columns: Iterable[str], name: str) -> list[Problem]:
    """Columns that look like a slip of the pen for a known one; further columns are welcome and kept."""
    accepted = {*KNOWN, *TEXT_COLUMNS, *(alias for names in ALIASES.values() for alias in names)}
    found = []
    for column in columns:
        near = get_close_matches(column.lower(), sorted(KNOWN), 1, 0.8)
        if column.lower() not in accepted and near and near[0] not in columns:
            fix = "Rename it if so; it is kept as a further column."
            found.append(
                Problem(name, "header", f"the unknown column {shown(column)}", f"perhaps {near[0]!r}", fix, None)
            )
    return found
