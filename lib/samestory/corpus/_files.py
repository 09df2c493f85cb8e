"""Where articles come from: a folder with a manifest, a folder of texts, or a table.

Nothing here interprets an article. Every reader returns plain rows (dicts), the list of problems it met, so that one bad
file never takes the others down, and notes on what it decided.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

import pandas as pd

from ..errors import CorpusError, Problem, shown, unreadable
from ._encodings import decode
from ._tables import (
    ALIASES,
    FORMATS,
    TEXT_COLUMNS,
    Rows,
    first,
    normalized,
    read_delimited,
    read_file,
    read_frame,
    take,
    typos,
)

MANIFEST = "corpus.csv"
LONGEST = 5_000_000  # characters in one article; the longest novels have about that many


def rows(source: object) -> Rows:
    """The rows of any source: (rows, problems, notes). Raises `CorpusError` where there is nothing to read."""
    if isinstance(source, pd.DataFrame):
        return read_frame(source)
    if not isinstance(source, str | os.PathLike) or not str(source):
        found = "an empty path" if source == "" else "an object of this kind"
        raise unreadable(type(source).__name__, found, FORMATS, "Pass one of these.")
    path = Path(source)
    try:
        if path.is_dir():
            return _manifest(path) if (path / MANIFEST).is_file() else _folder(path)
        if path.is_file():
            return read_file(path)
    except (OSError, ValueError) as error:
        if isinstance(error, CorpusError):
            raise
        raise unreadable(shown(str(source)), str(error), FORMATS, "Check the path.") from None
    raise unreadable(path, "no such file or folder", FORMATS, "Check the path.")


def _folder(folder: Path) -> Rows:
    """Every .txt below a folder is an article; its path without .txt is its id."""
    found, problems, others = [], [], []
    for name in _files(folder):
        if not name.lower().endswith(".txt"):
            others.append(name)
        elif row := _article_file(folder, name, name, problems):
            found.append({"article": name[:-4], **row})
    if not found and not problems:
        raise unreadable(
            folder, "a folder without corpus.csv and without .txt files", FORMATS, "Put the articles there."
        )
    notes = [f"Not read, because their names do not end in .txt: {_some(others)}."] if others else []
    return found, problems, notes + _encodings(found)


def _files(folder: Path) -> Iterator[str]:
    """Paths below a folder, in order; hidden files and folders (a notebook's checkpoints, a Mac's shadows) are none."""
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "__MACOSX")
        within = Path(top).relative_to(folder)
        yield from ((within / name).as_posix() for name in sorted(files) if not name.startswith("."))


def _some(names: list[str]) -> str:
    return ", ".join(map(shown, names[:5])) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _encodings(found: list[dict]) -> list[str]:
    """Which articles were not in UTF-8: a wrong guess shows as odd characters, so the reader should know."""
    counts = Counter(row["encoding"] for row in found if not row["encoding"].startswith("utf-8"))
    return [f"Read as {name}: {_some([r['path'] for r in found if r['encoding'] == name])}." for name in sorted(counts)]


# --- a manifest --------------------------------------------------------------------------------------------------


def _manifest(folder: Path) -> Rows:
    """The articles that corpus.csv names, with its facts; every other .txt file of the folder is reported."""
    listed, problems, notes = read_delimited(folder / MANIFEST)
    columns = [c for c in (listed[0] if listed else ()) if c != "at"]
    column = first(columns, ("file", "filename", "path"))
    if column is None:
        if first(columns, TEXT_COLUMNS):
            return normalized(listed, problems, notes, MANIFEST)
        fix = "Name each article's file in a column 'file'."
        raise CorpusError(
            problems + unreadable(MANIFEST, shown(", ".join(columns)), "a column 'file'", fix, "header").problems
        )
    notes = notes + take(listed, columns, ALIASES, MANIFEST)
    files, found, named = list(_files(folder)), [], set()
    for row in listed:
        name = _tidy(row[column], files)
        named.add(name)
        if read := _article_file(folder, name, f"{MANIFEST}, {row['at']}", problems, row.get("sha256", ""), files):
            row["article"] = row.get("article") or PurePosixPath(name).stem
            found.append({**row, **read})
    for name in files:
        if name.lower().endswith(".txt") and name not in named:
            fix = "Add a row, or take the file out of the folder."
            problems.append(Problem(name, "", "a text file that corpus.csv does not name", "a row for it", fix))
    return found, problems + typos(columns, MANIFEST), notes + _encodings(found)


def _tidy(name: str, files: list[str]) -> str:
    """The name as the folder has it: ./a.txt is a.txt, and a Windows path has its slashes turned."""
    tidy, turned = (PurePosixPath(n).as_posix() if n else n for n in (name, name.replace("\\", "/")))
    return turned if tidy not in files and turned in files else tidy


def _article_file(
    folder: Path, name: str, where: str, problems: list[Problem], sha256: str = "", files: list[str] | None = None
) -> dict | None:
    """Read one article; on any problem say it and return None."""
    wrong = _unusable(folder, name, files or [])
    if wrong is None:
        raw = (folder / name).read_bytes()
        digest = hashlib.sha256(raw).hexdigest()
        if sha256 and sha256.strip().lower() != digest:
            fix = "Restore the file, or correct the checksum if the change was meant."
            problems.append(Problem(where, "sha256", shown(sha256), f"the checksum of {name}, {digest}", fix))
            return None
        try:
            text, encoding = decode(raw)
            return {"text": text, "path": name, "sha256": digest, "encoding": encoding, "at": where}
        except ValueError as reason:
            fix = "Save the article as plain text in UTF-8."
            wrong = str(reason), "text in UTF-8, UTF-16 or Windows-1252", fix
    where = where.encode("utf-8", "backslashreplace").decode("utf-8")  # a file name may be no Unicode
    problems.append(Problem(where, "file", *wrong))
    return None


def _unusable(folder: Path, name: str, files: list[str]) -> tuple[str, str, str] | None:
    """Why a file cannot be opened as an article: (found, expected, fix), or None."""
    inside = "a path inside the corpus folder"
    if not name:
        return "an empty cell", "the name of a file in the folder", "Name the file."
    if "\0" in name or Path(name).is_absolute() or ".." in Path(name).parts:
        return shown(name), inside, "Move the file into the folder and name it relative to the folder."
    path = folder / name
    try:
        name.encode("utf-8")
        if not path.resolve().is_relative_to(folder.resolve()):
            return f"{shown(name)}, a link to a place outside", inside, "Copy the file into the folder."
        if not path.exists():
            near = get_close_matches(name.lower(), [f.lower() for f in files], 1, 0.6)
            like = next((f" Did you mean {shown(f)}?" for f in files if near and f.lower() == near[0]), "")
            return (
                f"{shown(name)}, which is not there",
                "an existing file",
                f"Check the spelling, or add the file.{like}",
            )
        if not path.is_file():
            return f"{shown(name)}, a folder or device", "a file", "Name a text file."
        if path.stat().st_size > 4 * LONGEST:
            size, most = f"{path.stat().st_size:,} bytes", f"one article of at most {LONGEST:,} characters"
            return size, most, "Split it into one file an article."
    except UnicodeEncodeError:
        return f"the name {shown(name)}, which is not UTF-8", "a file name in UTF-8", "Rename the file."
    except (OSError, RuntimeError) as error:  # a name too long, links in a circle, no permission
        return f"{shown(name)}: {getattr(error, 'strerror', None) or error}", "a readable file", "Rename or replace it."
    return None
