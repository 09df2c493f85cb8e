"""Where articles come from: a folder with a manifest, a folder of texts, or a table.

Nothing here interprets an article. Every reader returns `Rows`, so that one bad file never takes the others down.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

import pandas as pd

from .. import codebooks
from ..errors import ArgumentError, CorpusError, Problem, shown, unreadable
from . import _tables as tables
from ._encodings import decode, guessed, some

MANIFEST = "corpus.csv"
DOCUMENTS = tuple(codebooks.read("signatures")["documents"]["words"])
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
            return _single(path) if _is_text(path.name) else tables.read_file(path)
    except CorpusError:
        raise
    except (OSError, ValueError) as error:
        raise unreadable(shown(str(source)), str(error), tables.FORMATS, "Check the path.") from None
    if os.path.lexists(path):
        kind = "a link to a place that is not there" if path.is_symlink() and not path.exists() else "a pipe or device"
        raise unreadable(path, kind, tables.FORMATS, "Save the articles to a file, and name that.")
    raise unreadable(path, "no such file or folder", tables.FORMATS, "Check the path.")


def _folder(folder: Path) -> tables.Rows:
    """Take every .txt below a folder as an article; its path without .txt is its id."""
    names, passed = _files(folder)
    texts = [name for name in names if _is_text(name)]
    others = [name for name in names if not _is_text(name)]
    if not texts and any(map(_is_json, others)):
        return _objects(folder, others, passed)
    if not texts:
        found = "a folder without corpus.csv and without .txt or .json files" + (
            f" (it has {some(others)})" if others else ""
        )
        raise unreadable(folder, found, tables.FORMATS, "Put the articles there.")
    notes = _passed_over({"their names do not end in .txt": others} | passed)
    if within := sorted({os.path.dirname(name) for name in texts} - {""}):
        notes.append(f"Read from subfolders too: {some(within)}.")
    ids = _ids([(name[:-4], name) for name in texts], set())
    read = [_article_file(folder, name, {"article": own, "at": name}) for own, name in zip(ids, texts)]
    return _sorted(read, notes)


def _is_text(name: str) -> bool:
    return name.lower().endswith(".txt")


def _is_json(name: str) -> bool:
    return name.lower().endswith(".json")


def _single(path: Path) -> tables.Rows:
    """Take a .txt file as the one article of a corpus."""
    return _sorted([_article_file(path.parent, path.name, {"article": path.stem, "at": path.name})], [])


def _objects(folder: Path, names: list[str], passed: dict[str, list[str]]) -> tables.Rows:
    """Take every object in the .json files below a folder as an article, as news-please writes them."""
    files = [name for name in names if _is_json(name)]
    notes = _passed_over({"their names do not end in .json": [n for n in names if not _is_json(n)]} | passed)
    stems = dict(zip(files, _ids([(PurePosixPath(name).stem, name[:-5], name) for name in files], set())))
    read: list[dict | Problem] = []
    for name in files:
        if wrong := _wrong_name(name) or _wrong_file(folder, name, ()):
            read.append(Problem(_printable(name), "file", *wrong))
            continue
        found = tables.json_file(folder / name)
        notes += found.notes
        for n, row in enumerate(found.rows, 1):
            own = stems[name] if len(found.rows) == 1 else f"{stems[name]}-{n}"
            place = {"path": name, "at": ", ".join(filter(None, (name, row["at"])))}
            read.append({"article": own, **row, **place})
        read += [problem._replace(where=problem.where.replace(Path(name).name, name, 1)) for problem in found.problems]
    return tables.normalized(tables.parted(read, notes), folder.name)


def _ids(options: list[tuple[str, ...]], given: set[str]) -> list[str]:
    """Give each file the first of its possible ids that is no other's; of one named twice the last."""
    counts = [Counter(level) for level in zip(*options)]
    free = [[own for own, n in zip(names, counts) if n[own] == 1 and own not in given] for names in options]
    return [(own or names[-1:])[0] for own, names in zip(free, options)]


def _sorted(read: list[dict | Problem], notes: list[str]) -> tables.Rows:
    """Part the articles from the problems, and note which articles were not in UTF-8."""
    rows, problems, _ = tables.parted(read, notes)
    return tables.Rows(rows, problems, notes + guessed({row["path"]: row["encoding"] for row in rows}))


def _files(folder: Path) -> tuple[list[str], dict[str, list[str]]]:
    """List the paths below a folder in order; and, by the reason, what is passed over there."""
    found: list[str] = []
    passed: dict[str, list[str]] = {"they are hidden": [], "they are links to folders": [], "they are empty": []}
    unopened: list[OSError] = []
    for top, folders, files in os.walk(folder, onerror=unopened.append):
        within, below = Path(top).relative_to(folder), set(folders)
        kept = []
        for name in sorted([*folders, *files]):
            path, is_folder = (within / name).as_posix(), name in below
            if name.startswith(".") or name == "__MACOSX":
                passed["they are hidden"].append(path + "/" * is_folder)
            elif not is_folder:
                found.append(path)
            elif os.path.islink(os.path.join(top, name)):
                passed["they are links to folders"].append(path + "/")
            else:
                kept.append(name)
        if not folders and not files:
            passed["they are empty"].append(f"{within.as_posix()}/")
        folders[:] = kept  # a notebook's checkpoints stand in a hidden folder
    return found, passed | {"they cannot be opened": [f"{error.filename}: {error.strerror}" for error in unopened]}


def _passed_over(passed: dict[str, list[str]]) -> list[str]:
    return [f"Not read, because {reason}: {some(names)}." for reason, names in passed.items() if names]


def _printable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8")  # a file name may be no Unicode


# --- a manifest --------------------------------------------------------------------------------------------------


def _manifest(folder: Path) -> tables.Rows:
    """Read the articles that corpus.csv names, with its facts; report every other .txt file of the folder."""
    listed = tables.read_delimited(folder / MANIFEST)
    files, passed = _files(folder)
    columns = [c for c in (listed.rows[0] if listed.rows else ()) if c != "at"]
    column = tables.first(columns, ("file", "filename", "path"))
    if column is None and tables.first(columns, tables.TEXT_COLUMNS):
        beside = {f"{MANIFEST} holds the texts": _beside(files, passed)}
        return tables.normalized(listed._replace(notes=listed.notes + _passed_over(beside)), MANIFEST)
    if column is None:
        fix = "Name each article's file in a column 'file'."
        missing = Problem(MANIFEST, "header", shown(", ".join(columns)), "a column 'file'", fix, None)
        raise CorpusError([*listed.problems, missing])
    further = [name for name in columns if name != column]
    notes = listed.notes + tables.take(listed.rows, further, tables.FACT_COLUMNS, MANIFEST)
    present = set(files)
    names, read = [_as_in_folder(row[column], present) for row in listed.rows], []
    stems = [(PurePosixPath(name).stem, name.removesuffix(".txt"), name) for name in names]
    given = [row.get("article") for row in listed.rows]
    ids = iter(_ids([stem for stem, own in zip(stems, given) if not own], set(given)))
    for row, name in zip(listed.rows, names):
        row.pop("file", None)  # it is the path
        row |= {"at": f"{MANIFEST}, {row['at']}", "article": row.get("article") or next(ids)}
        read.append(_article_file(folder, name, row, files))
    rows, problems, notes = _sorted(read, notes)
    named = set(names)
    unnamed, left = _unnamed([name for name in files if name not in named], passed)
    return tables.Rows(rows, listed.problems + problems + unnamed + tables.typos(columns, MANIFEST), notes + left)


def _unnamed(files: list[str], passed: dict[str, list[str]]) -> tuple[list[Problem], list[str]]:
    """Report the texts for which the manifest has no row, and note what else may be an article."""
    found, expected = "a text file that corpus.csv does not name", "a row for it"
    fix = "Add a row, or take the file out of the folder."
    problems = [Problem(_printable(name), "", found, expected, fix) for name in files if _is_text(name)]
    others = _beside([name for name in files if not _is_text(name)], passed)
    return problems, _passed_over({"corpus.csv does not name them": others})


def _beside(files: list[str], passed: dict[str, list[str]]) -> list[str]:
    """List what may be an article although the manifest has no row for it; a README or a table is none."""
    hidden, *others = passed.values()
    return [name for name in [*files, *hidden] if name.lower().endswith(DOCUMENTS)] + [n for o in others for n in o]


def _as_in_folder(name: str, files: set[str]) -> str:
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
            return f"{shown(name)}, a folder, pipe or device", "a file", "Name a text file."
        if (size := path.stat().st_size) > 4 * LONGEST:  # bytes: at most four a character
            return f"{size:,} bytes", AT_MOST, "Split it into one file an article."
    except (OSError, RuntimeError) as error:  # a name too long, links in a circle, no permission
        return f"{shown(name)}: {getattr(error, 'strerror', None) or error}", "a readable file", "Rename or replace it."
    return None
