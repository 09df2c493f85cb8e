"""Where articles come from: a folder with a manifest, a folder of texts, or a table.

Nothing here interprets an article. Every reader returns `Rows`, so that one bad file never takes the others down.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

import pandas as pd

from ..errors import ArgumentError, CorpusError, Problem, shown, unreadable
from . import _tables as tables
from ._encodings import decode

MANIFEST = "corpus.csv"
LONGEST = 5_000_000  # characters in one article; the longest novels have about that many
INSIDE = "a path inside the corpus folder"
AT_MOST = f"one article of at most {LONGEST:,} characters"


def rows_of(source: object) -> tables.Rows:
    """Read the rows of any source. Raises `CorpusError` where there is nothing to read."""
    if isinstance(source, pd.DataFrame):
        return tables.read_frame(source)
    if not isinstance(source, str | os.PathLike) or not str(source):
        raise ArgumentError("read_corpus", "source", source, tables.FORMATS)
    path = Path(source)
    try:
        if path.is_dir():
            return _manifest(path) if (path / MANIFEST).is_file() else _folder(path)
        if path.is_file():
            return tables.read_file(path)
    except CorpusError:
        raise
    except (OSError, ValueError) as error:
        raise unreadable(shown(str(source)), str(error), tables.FORMATS, "Check the path.") from None
    raise unreadable(path, "no such file or folder", tables.FORMATS, "Check the path.")


def _folder(folder: Path) -> tables.Rows:
    """Take every .txt below a folder as an article; its path without .txt is its id."""
    names = list(_files(folder))
    texts = [name for name in names if name.lower().endswith(".txt")]
    others = [name for name in names if not name.lower().endswith(".txt")]
    if not texts:
        found = "a folder without corpus.csv and without .txt files"
        raise unreadable(folder, found, tables.FORMATS, "Put the articles there.")
    notes = [f"Not read, because their names do not end in .txt: {_some(others)}."] if others else []
    return _sorted([_article_file(folder, name, {"article": name[:-4], "at": name}) for name in texts], notes)


def _sorted(read: list[dict | Problem], notes: list[str]) -> tables.Rows:
    """Part the articles from the problems, and note which articles were not in UTF-8."""
    rows, problems, _ = tables.parted(read, notes)
    for name in sorted({row["encoding"] for row in rows if not row["encoding"].startswith("utf-8")}):
        # A wrong guess shows as odd characters, so the reader should know.
        notes.append(f"Read as {name}: {_some([row['path'] for row in rows if row['encoding'] == name])}.")
    return tables.Rows(rows, problems, notes)


def _files(folder: Path) -> Iterator[str]:
    """Yield the paths below a folder in order, without hidden files and folders (a notebook's checkpoints)."""
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "__MACOSX")
        within = Path(top).relative_to(folder)
        yield from ((within / name).as_posix() for name in sorted(files) if not name.startswith("."))


def _printable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8")  # a file name may be no Unicode


def _some(names: list[str]) -> str:
    return ", ".join(map(shown, names[:5])) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


# --- a manifest --------------------------------------------------------------------------------------------------


def _manifest(folder: Path) -> tables.Rows:
    """Read the articles that corpus.csv names, with its facts; report every other .txt file of the folder."""
    listed = tables.read_delimited(folder / MANIFEST)
    columns = [c for c in (listed.rows[0] if listed.rows else ()) if c != "at"]
    column = tables.first(columns, ("file", "filename", "path"))
    if column is None and tables.first(columns, tables.TEXT_COLUMNS):
        return tables.normalized(listed, MANIFEST)
    if column is None:
        fix = "Name each article's file in a column 'file'."
        missing = Problem(MANIFEST, "header", shown(", ".join(columns)), "a column 'file'", fix, None)
        raise CorpusError([*listed.problems, missing])
    notes = listed.notes + tables.take(listed.rows, columns, tables.FACT_COLUMNS, MANIFEST)
    files, names, read = list(_files(folder)), set(), []
    for row in listed.rows:
        name = _as_in_folder(row[column], files)
        names.add(name)
        row |= {"at": f"{MANIFEST}, {row['at']}", "article": row.get("article") or PurePosixPath(name).stem}
        read.append(_article_file(folder, name, row, files))
    rows, problems, notes = _sorted(read, notes)
    extra = [name for name in files if name.lower().endswith(".txt") and name not in names]
    found, expected = "a text file that corpus.csv does not name", "a row for it"
    fix = "Add a row, or take the file out of the folder."
    problems += [Problem(_printable(name), "", found, expected, fix) for name in extra]
    return tables.Rows(rows, listed.problems + problems + tables.typos(columns, MANIFEST), notes)


def _as_in_folder(name: str, files: list[str]) -> str:
    """Write a name as the folder does: ./a.txt is a.txt, and a Windows path has its slashes turned."""
    plain, turned = (PurePosixPath(n).as_posix() if n else n for n in (name, name.replace("\\", "/")))
    return turned if plain not in files and turned in files else plain


# --- one article -------------------------------------------------------------------------------------------------


def _article_file(folder: Path, name: str, row: dict, files: Sequence[str] = ()) -> dict | Problem:
    """Add its text to the row of an article, or say why it cannot be read."""
    where, sha256 = row["at"], row.get("sha256")
    if wrong := _wrong_name(name) or _wrong_file(folder, name, files):
        return Problem(_printable(where), "file", *wrong)
    raw = (folder / name).read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    if sha256 and sha256.strip().lower() != digest:
        fix = "Restore the file, or correct the checksum if the change was meant."
        return Problem(where, "sha256", shown(sha256), f"the checksum of {name}, {digest}", fix)
    try:
        text, encoding = decode(raw)
    except ValueError as reason:
        fix = "Save the article as plain text in UTF-8."
        return Problem(where, "file", str(reason), "text in UTF-8, UTF-16 or Windows-1252", fix)
    return row | {"text": text, "path": name, "sha256": digest, "encoding": encoding}


def _wrong_name(name: str) -> tuple[str, str, str] | None:
    """Say why no file can have this name: found, expected, fix; None where one can."""
    if not name:
        return "an empty cell", "the name of a file in the folder", "Name the file."
    if "\0" in name or Path(name).is_absolute() or ".." in Path(name).parts:
        return shown(name), INSIDE, "Move the file into the folder and name it relative to the folder."
    if any("\ud800" <= character <= "\udfff" for character in name):
        return f"the name {shown(name)}, which is not UTF-8", "a file name in UTF-8", "Rename the file."
    return None


def _wrong_file(folder: Path, name: str, files: Sequence[str]) -> tuple[str, str, str] | None:
    """Say why a file cannot be opened as an article: found, expected, fix; None where it can."""
    path = folder / name
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return f"{shown(name)}, a link to a place outside", INSIDE, "Copy the file into the folder."
        if not path.exists():
            near = get_close_matches(name.lower(), [file.lower() for file in files], 1, 0.6)
            like = next((f" Did you mean {shown(file)}?" for file in files if near and file.lower() == near[0]), "")
            fix = f"Check the spelling, or add the file.{like}"
            return f"{shown(name)}, which is not there", "an existing file", fix
        if not path.is_file():
            return f"{shown(name)}, a folder or device", "a file", "Name a text file."
        if (size := path.stat().st_size) > 4 * LONGEST:  # bytes: at most four a character
            return f"{size:,} bytes", AT_MOST, "Split it into one file an article."
    except (OSError, RuntimeError) as error:  # a name too long, links in a circle, no permission
        return f"{shown(name)}: {getattr(error, 'strerror', None) or error}", "a readable file", "Rename or replace it."
    return None
