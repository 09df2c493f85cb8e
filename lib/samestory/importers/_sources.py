"""What stands on disk: the files that a path names, their text, the rows of their tables, extras that are missing."""

import importlib
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from ..corpus import read_delimited, unpacking
from ..errors import ArgumentError, CorpusError, Problem, shown, unreadable

Rows = tuple[list[dict], list[Problem]]
Reader = Callable[[Path, str], Rows]
AS_TEXT = "Save it as plain text (.txt) in UTF-8."


def files_of(path: str | Path, suffixes: tuple[str, ...], function: str) -> list[Path]:
    """Return the file that a path names, or all files of these kinds below a folder, sorted by name.

    Raises `ArgumentError` where it is no path, `CorpusError` where there is no such file.
    """
    kinds = " or ".join(suffixes)
    expected = f"a {kinds} file, or a folder of them"
    if not isinstance(path, str | os.PathLike) or not str(path):
        raise ArgumentError(f"importers.{function}", "path", path, expected)
    top = Path(path)
    if top.is_dir():
        found = [Path(folder, name) for folder, _, names in os.walk(top) for name in names if _is(name, suffixes)]
        if not found:
            raise unreadable(top, f"a folder without {kinds} files", expected, "Put the export there.")
        return sorted(file for file in found if not file.name.startswith("."))
    if not top.is_file():
        raise unreadable(top, "no such file or folder", expected, "Check the path.")
    if not _is(top.name, suffixes):
        kind = f"a file of the kind {shown(top.suffix)}" if top.suffix else "a file without an extension"
        raise unreadable(top, kind, expected, f"Export or save it as {kinds}.")
    return [top]


def gathered(path: str | Path, suffixes: tuple[str, ...], function: str, read: Reader) -> Rows:
    """Read every file that a path names; one of several that cannot be read is reported, the others are read."""
    rows: list[dict] = []
    problems: list[Problem] = []
    files = files_of(path, suffixes, function)
    for file in files:
        try:
            found, odd = read(file, _name(file, path))
        except CorpusError as error:
            if len(files) == 1:
                raise
            found, odd = [], error.problems
        rows += found
        problems += odd
    return rows, problems


def _is(name: str, suffixes: tuple[str, ...]) -> bool:
    return name.lower().removesuffix(".gz").endswith(suffixes)


def _name(file: Path, path: str | Path) -> str:
    """Return the name of a file in the folder that was given, or its own."""
    top = Path(path)
    return file.relative_to(top).as_posix() if top.is_dir() else file.name


def text_of(file: Path) -> str:
    """Return the text of a file with one kind of line end. Raises `CorpusError` where it is none."""
    content, _ = unpacking.content_of(file, "text export", AS_TEXT)
    return content.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")


def rows_of(file: Path, name: str, inside: str = "") -> Rows:
    """Read the rows of a table, each with its place in `at`; `inside` is the key of a JSON file that holds the list."""
    kind = Path(file.name.lower().removesuffix(".gz")).suffix
    if kind in (".csv", ".tsv"):
        found = read_delimited(file)
        rows, problems = found.rows, found.problems
    else:
        content, _ = unpacking.content_of(file)
        reads = unpacking.json_lines if kind in (".jsonl", ".ndjson") else unpacking.json_whole
        read = _inside(reads(content, name), inside)
        rows = [row for row in read if isinstance(row, dict)]
        problems = [problem for problem in read if isinstance(problem, Problem)]
    for row in rows:
        row["at"] = ", ".join(filter(None, (name, row["at"])))
    return rows, problems


def _inside(read: list[dict | Problem], key: str) -> list[dict | Problem]:
    """Take the list that an object holds under a key for the rows."""
    [first, *others] = read or [None]
    if not key or others or not isinstance(first, dict) or not isinstance(first.get(key), list):
        return read
    items = ((f"item {n}", row) for n, row in enumerate(first[key], 1))
    fix = "Correct it, or take it out."
    return [
        {**row, "at": at} if isinstance(row, dict) else Problem(f"{key}, {at}", "", shown(row), "a JSON object", fix)
        for at, row in items
    ]


def extra(module: str, package: str, name: str, what: str) -> ModuleType:
    """Import what an extra brings; say in one line how to install it where it is missing."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        said = f"{what} needs {package}, which is missing or incomplete ({error}): pip install samestory[{name}]"
        raise ImportError(said) from error
