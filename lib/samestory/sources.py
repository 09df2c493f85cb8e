"""Where articles come from: a folder, a table on disk or a DataFrame becomes rows of text with their facts.

Nothing here interprets an article. Every reader returns plain rows (dicts) and the list of problems it met, so that
one bad file or line never takes the others down.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

import pandas as pd
import pyarrow.parquet

from .encodings import decode, decode_loosely
from .errors import CorpusError, Problem, shown

MANIFEST = "corpus.csv"
LONGEST = 5_000_000  # characters in one article; the longest novels have about that many
TEXT_COLUMNS = ("text", "body", "content", "article_text", "full_text", "fulltext", "maintext", "story")
ALIASES = {
    "article": ("article", "id", "article_id"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher"),
    "published": ("published", "date", "publication_date"),
    "event": ("event",),
    "dateline": ("dateline",),
}
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
FORMATS = "a folder with corpus.csv, a folder of .txt files, a .csv, .tsv, .jsonl or .parquet file (.gz allowed), or a DataFrame"
Rows = tuple[list[dict], list[Problem], list[str]]


def rows(source: object) -> Rows:
    """The rows of any source: (rows, problems, notes). Raises `CorpusError` where there is nothing to read."""
    if isinstance(source, pd.DataFrame):
        return _frame(source, "DataFrame")
    if not isinstance(source, str | os.PathLike):
        raise CorpusError(
            [Problem(type(source).__name__, "", "an object of this kind", FORMATS, "Pass one of these.", True)]
        )
    path = Path(source)
    if path.is_dir():
        return _manifest(path) if (path / MANIFEST).exists() else _folder(path)
    if not path.is_file():
        raise CorpusError([Problem(str(path), "", "no such file or folder", FORMATS, "Check the path.", True)])
    return _file(path)


# --- folders -----------------------------------------------------------------------------------------------------


def _folder(folder: Path) -> Rows:
    """Every .txt below a folder is an article; its path without .txt is its id."""
    found, problems = [], []
    for path in sorted(folder.rglob("*.txt")):
        name = path.relative_to(folder).as_posix()
        row = _article_file(folder, name, name, problems)
        if row:
            found.append({"article": name.removesuffix(".txt"), **row})
    if not found and not problems:
        raise CorpusError(
            [
                Problem(
                    str(folder),
                    "",
                    "a folder without corpus.csv and without .txt files",
                    FORMATS,
                    "Put the articles there, one .txt each.",
                )
            ]
        )
    return found, problems, []


def _manifest(folder: Path) -> Rows:
    """The articles that corpus.csv names, with its facts; every other .txt file of the folder is reported."""
    listed, problems, notes = _delimited(folder / MANIFEST)
    columns = [c for c in (listed[0] if listed else ()) if c != "at"]
    if "file" not in columns:
        if _text_column(columns):
            return _normalized(listed, problems, notes, MANIFEST)
        raise CorpusError(
            problems
            + [
                Problem(
                    MANIFEST,
                    "header",
                    shown(", ".join(columns)),
                    "a column 'file'",
                    "Name each article's file in a column 'file'.",
                )
            ]
        )
    notes = notes + _take(listed, columns, ALIASES, MANIFEST)
    found = []
    for row in listed:
        read = _article_file(folder, row["file"], f"{MANIFEST}, {row['at']}", problems, row.get("sha256", ""))
        if read:
            row["article"] = row.get("article") or Path(row["file"]).stem
            found.append({**row, **read})
    named = {row["file"] for row in listed}
    for path in sorted(folder.rglob("*.txt")):
        if (name := path.relative_to(folder).as_posix()) not in named:
            problems.append(
                Problem(
                    name,
                    "",
                    "a text file that corpus.csv does not name",
                    "a row for it",
                    "Add a row, or take the file out of the folder.",
                )
            )
    return found, problems + _typos(columns, MANIFEST), notes


def _article_file(folder: Path, name: str, where: str, problems: list[Problem], sha256: str = "") -> dict | None:
    """Read one article; on any problem say it and return None."""

    def bad(found: str, expected: str, fix: str, column: str = "file") -> None:
        problems.append(Problem(where, column, found, expected, fix))

    if not name:
        return bad("an empty cell", "the name of a file in the folder", "Name the file.")
    path, root = folder / name, folder.resolve()
    if "\0" in name or Path(name).is_absolute() or ".." in Path(name).parts:
        return bad(
            shown(name),
            "a path inside the corpus folder",
            "Move the file into the folder and name it relative to the folder.",
        )
    if not path.resolve().is_relative_to(root):
        return bad(
            f"{shown(name)}, a link to a place outside",
            "a file inside the corpus folder",
            "Copy the file into the folder.",
        )
    if not path.is_file():
        return bad(f"{shown(name)}, which is not there", "an existing file", "Check the spelling, or add the file.")
    if path.stat().st_size > 4 * LONGEST:
        return bad(
            f"{path.stat().st_size:,} bytes",
            f"one article of at most {LONGEST:,} characters",
            "Split it into one file an article.",
        )
    raw = path.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    if sha256 and sha256.strip().lower() != digest:
        return bad(
            shown(sha256),
            f"the checksum of {name}, {digest}",
            "Restore the file, or correct the checksum if the change was meant.",
            "sha256",
        )
    try:
        text, encoding = decode(raw)
    except ValueError as reason:
        return bad(str(reason), "text in UTF-8, UTF-16 or Windows-1252", "Save the article as plain text in UTF-8.")
    return {"text": text, "path": name, "sha256": digest, "encoding": encoding, "at": where}


# --- tables ------------------------------------------------------------------------------------------------------


def _file(path: Path) -> Rows:
    suffix = "".join(path.suffixes[-2:]).removesuffix(".gz").lower()
    suffix = suffix[suffix.rfind(".") :] if "." in suffix else suffix
    if suffix not in TABLES:
        kind = f"a file of the kind {path.suffix!r}" if path.suffix else "a file without an extension"
        raise CorpusError(
            [
                Problem(
                    str(path),
                    "",
                    kind,
                    FORMATS,
                    "Save a spreadsheet as CSV in UTF-8; put single articles into a folder as .txt files.",
                )
            ]
        )
    if suffix == ".parquet":
        try:
            return _frame(pyarrow.parquet.read_table(path).to_pandas(ignore_metadata=True), path.name)
        except pyarrow.ArrowException as e:
            raise CorpusError(
                [Problem(str(path), "", shown(str(e)), "a Parquet file", "Write it again with DataFrame.to_parquet.")]
            ) from None
    found, problems, notes = _delimited(path) if suffix in (".csv", ".tsv") else _json_lines(path)
    return _normalized(found, problems, notes, path.name)


def _content(path: Path) -> str:
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix.lower() == ".gz" else path.read_bytes()
        return decode_loosely(raw)[0]
    except (ValueError, OSError, EOFError) as reason:
        raise CorpusError(
            [
                Problem(
                    str(path),
                    "",
                    str(reason),
                    "a table in UTF-8, UTF-16 or Windows-1252",
                    "Save it as CSV or JSONL in UTF-8.",
                )
            ]
        ) from None


def _delimited(path: Path) -> Rows:
    """A CSV or TSV file; comma, semicolon or tab is told by the header; row numbers count the header as row 1."""
    content, problems, found = _content(path), [], []
    header = content[: content.find("\n")] if "\n" in content else content
    delimiter = max(",;\t", key=header.count)
    for n, cells in _records(content, delimiter):
        if n == 1:
            names = [name.strip() for name in cells]
            if len(set(names)) < len(names):
                raise CorpusError(
                    [Problem(path.name, "header", shown(cells), "each column once", "Rename the repeated column.")]
                )
        elif len(cells) == len(names):
            found.append({**dict(zip(names, cells)), "at": f"row {n}"})
        elif cells:
            problems.append(
                Problem(
                    f"{path.name}, row {n}",
                    "",
                    f"{len(cells)} cells",
                    f"{len(names)} as in the header",
                    "Put cells that hold the delimiter or a line end in double quotation marks.",
                )
            )
    if not found and not problems:
        raise CorpusError([Problem(str(path), "", "a table without rows", "one row an article", "Add the articles.")])
    return found, problems, []


def _records(content: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    before = csv.field_size_limit(
        min(sys.maxsize, 2**31 - 1)
    )  # the default stops at 131,072 characters, less than a long article
    try:
        yield from enumerate(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter), 1)
    finally:
        csv.field_size_limit(before)


def _json_lines(path: Path) -> Rows:
    found, problems = [], []
    for n, line in enumerate(_content(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as e:
            problems.append(
                Problem(f"{path.name}, line {n}", "", str(e), "one JSON object on the line", "Mend the line.")
            )
            continue
        if isinstance(record, dict):
            found.append({**record, "at": f"line {n}"})
        else:
            problems.append(
                Problem(
                    f"{path.name}, line {n}",
                    "",
                    f"a JSON {type(record).__name__}",
                    "a JSON object",
                    'Write {"text": …} on each line.',
                )
            )
    return found, problems, []


def _frame(frame: pd.DataFrame, name: str) -> Rows:
    if frame.index.name == "article" and "article" not in frame.columns:
        frame = frame.reset_index()
    columns = [str(c) for c in frame.columns]
    records = zip(*(frame.iloc[:, n].tolist() for n in range(len(columns))))
    found = [{**dict(zip(columns, record)), "at": f"row {n}"} for n, record in enumerate(records)]
    return _normalized(found, [], [], name, columns)


def _normalized(
    found: list[dict], problems: list[Problem], notes: list[str], name: str, columns: Iterable[str] | None = None
) -> Rows:
    """Give the rows of a table the names of the data model, and say which column was taken for which."""
    columns = list(
        columns if columns is not None else dict.fromkeys(key for row in found for key in row if key != "at")
    )
    if _text_column(columns) is None:
        raise CorpusError(
            problems
            + [
                Problem(
                    name,
                    "columns",
                    shown(", ".join(columns)),
                    f"a text column, one of {', '.join(TEXT_COLUMNS)}",
                    "Rename the column that holds the articles to 'text'.",
                )
            ]
        )
    notes = notes + _take(found, columns, {"text": TEXT_COLUMNS, **ALIASES}, name)
    for row in found:
        row["path"] = row.get("path") or name
        row["at"] = f"{name}, {row['at']}"
    return found, problems + _typos(columns, name), notes


def _take(found: list[dict], columns: list[str], names: dict[str, Iterable[str]], where: str) -> list[str]:
    """Copy the columns that go by another name (date for published) to ours; the notes say which."""
    taken = {fact: column for fact, others in names.items() if (column := _first(columns, others)) and column != fact}
    for row in found:
        row |= {fact: row.get(column) for fact, column in taken.items()}
    return [f"{where}: {fact!r} is taken from the column {column!r}." for fact, column in taken.items()]


def _text_column(columns: Iterable[str]) -> str | None:
    return _first(columns, TEXT_COLUMNS)


def _first(columns: Iterable[str], names: Iterable[str]) -> str | None:
    by_name = {str(c).strip().lower(): c for c in reversed(list(columns))}
    return next((by_name[n] for n in names if n in by_name), None)


def _typos(columns: Iterable[str], name: str) -> list[Problem]:
    """Columns that look like a slip of the pen for a known one; further columns are welcome and kept."""
    known = {*ALIASES, "file", "sha256", "agency", "language", "basis", "zones", "text"}
    accepted = known | {alias for names in ALIASES.values() for alias in names} | set(TEXT_COLUMNS)
    found = []
    for column in columns:
        near = get_close_matches(str(column).lower(), sorted(known), 1, 0.8)
        if str(column).lower() not in accepted and near and near[0] not in columns:
            found.append(
                Problem(
                    name,
                    "header",
                    f"the unknown column {shown(column)}",
                    f"perhaps {near[0]!r}",
                    "Rename it if so; it is kept as a further column.",
                    False,
                )
            )
    return found
