"""The index of the folder of figures, README.md, and citations.bib beside it: made from the files that are there."""

import inspect
import os
import re
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from ...corpus import saving
from ...errors import ArgumentError, SaveError
from .._visible import visible
from . import _citation

INTRO = """# Figures and tables

Written by the code each time a figure or table is saved; do not edit. Every figure is there as SVG and PDF (the drawing
alone, for a journal that sets its own title), as PNG (300 dpi, with title and source) and as the CSV of what is drawn;
every table as CSV and HTML. [{bib}]({bib}) holds an entry for each.

The CSV files are UTF-8 with a byte-order mark, so that a spreadsheet shows every letter. An apostrophe stands before a
text that a spreadsheet would run as a formula (one that opens with = + - @, a tab or a line break).
The apostrophe is no part of the text.

Rights: {rights}.
"""
LISTED = 100  # pages of a kind that the index names
FEW = 5  # files left out that a warning names
PACKAGE = __name__.split(".")[0]
HEAD = 20_000  # characters in which a page has its title
OURS = re.compile(r"(# Figures and tables\s+|% )Written by the code|\s*\Z")  # how an index that may be replaced opens
# What samestory writes opens so; a table or page of another hand is none of ours, even if it has a name like ours.
TABLE = re.compile(
    r'<!DOCTYPE html>\s+<html lang="en"><head><meta charset="utf-8"><title>(.*?)</title>'
    r'<meta name="description" content="(.*?)">(?:<meta name="source" content="(.*?)">)?\s+<meta name="viewport"',
    re.S,
)
PAGE = re.compile(
    r'<!DOCTYPE html>\s+<html lang="[^"<>]*"><head><meta charset="utf-8"><title>(.*?)</title>\s+'
    r'<meta name="description" content="An article with its voices, mentions and terms marked.">',
    re.S,
)
VIEW = re.compile(
    r'<!DOCTYPE html>\s+<html lang="en"><head><meta charset="utf-8"><title>(.*?)</title>\s+'
    r'<meta name="description" content="Differences between reports, with their passages.">',
    re.S,
)
SVG, DC = "{http://www.w3.org/2000/svg}", "{http://purl.org/dc/elements/1.1/}"
BIB = "% Written by the code with README.md; do not edit. Version, repository and DOI come from CITATION.cff{yet}.\n"


class Entry(NamedTuple):
    """What the index says of a figure or table."""

    name: str
    title: str
    note: str
    alt: str
    source: str
    evidence: str
    files: tuple[str, ...]


def folder() -> Path:
    """Return where figures and tables go.

    Returns
    -------
    Path
        SAMESTORY_FIGURES, else `figures` here, made if there is none. In a folder below, the nearest `figures` above is
        taken if samestory wrote an index there, or if the folder is in `notebooks` beside it; never past the top
        folder of a git repository.

    Notes
    -----
    Links in the output of a notebook lead to ../figures, wherever the files go: so a committed notebook is the same
    after any run. They work in a notebook that stands in a folder beside `figures`, as those of the series do.

    Raises
    ------
    SaveError
        The folder cannot be made.
    """
    chosen = Path(os.environ.get("SAMESTORY_FIGURES") or _near(Path.cwd()))
    try:
        chosen.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(chosen, error) from None
    return chosen


def check_name(function: str, name: str, kind: str, such_as: str) -> None:
    """Refuse a stem that the index would not sort: an `ArgumentError` says what a name of this kind looks like."""
    if not re.fullmatch(rf"{kind}-\d\d-[a-z0-9-]+", name, re.ASCII):
        parts = f"'{kind}-', two digits, '-', then small letters a to z, digits or hyphens"
        raise ArgumentError(function, "name", name, f"a name such as '{such_as}': {parts}")


def _near(here: Path) -> Path:
    """Return the folder of figures of the project: the figures of a project around it are somebody else's."""
    for top in (here, *here.parents):
        figures = top / "figures"
        if figures.is_dir() and (top == here or here.is_relative_to(top / "notebooks") or _has_index(figures)):
            return figures
        if (top / ".git").exists():
            break
    return here / "figures"


def _has_index(folder: Path) -> bool:
    paths = (folder / name for name in ("README.md", "samestory.md"))
    return any(path.is_file() and path.stat().st_size and _is_ours(path) for path in paths)


def index() -> Path:
    """Rewrite README.md in the folder of figures, and citations.bib beside it.

    Returns
    -------
    Path
        The index: for each figure and table its title, alt text, source, notebook, data, evidence, citation and files.
        README.md; or samestory.md where somebody else wrote a README.md, which is left alone. So with citations.bib.

    Raises
    ------
    SaveError
        A file cannot be written; both are as they were.

    Warns
    -----
    UserWarning
        A file with a name like ours is damaged, or somebody else wrote it: it is left out. Or somebody else wrote a
        README.md: the warning names the index.
    """
    here, skipped = folder(), []
    read = {"fig-[0-9][0-9]-*.svg": _figure, "table-[0-9][0-9]-*.html": _table}
    entries = [entry for names, reader in read.items() for entry in _readable(here, names, reader, skipped)]
    entries.sort(key=lambda entry: (entry.name.split("-")[1], entry.name))
    pages = _readable(here, "article-*.html", _page, skipped)
    views = _readable(here, "evidence*.html", _view, skipped)
    path, cited = index_path(), _ours(here, "citations.bib")
    text = (
        INTRO.format(rights=_citation.rights(), bib=cited.name)
        + _pages("The evidence, difference by difference", views)
        + _pages("The articles as pages", pages)
        + "".join(_written(entry, here) for entry in entries)
    )
    bib = [
        BIB.format(yet="" if _citation.work().doi else "; DOI: none yet"),
        *(_citation.bibtex(e.name, e.title) for e in entries),
    ]
    new = path.name != "README.md" and not path.exists()
    with saving.whole(path, cited) as files:
        for file, content in zip(files, (text, "\n".join(bib))):
            file.write_text(visible(content), encoding="utf-8", newline="\n")
    _warn(skipped, f"{here / 'README.md'} is somebody else's and stays; the index is {path.name}." if new else "")
    return path


def index_path() -> Path:
    """Return the file of the index: README.md, or samestory.md where somebody else wrote a README.md."""
    return _ours(folder(), "README.md")


def _readable(here: Path, names: str, read: Callable[[Path], Any], skipped: list[str]) -> list[Any]:
    """Read the files of one kind; add to `skipped` those that are damaged or somebody else's, with the reason."""
    entries = []
    for path in sorted(here.glob(names)):
        try:
            entries.append(read(path))
        except (OSError, ValueError, ET.ParseError) as error:
            reason = f"cannot be read ({error})" if isinstance(error, OSError) else str(error)
            skipped.append(f"{path.name} {' '.join(reason.split())}")
    return entries


def _warn(skipped: list[str], index: str) -> None:
    """Say what the index leaves out, and where it is if not in README.md."""
    few = "; ".join(skipped[:FEW]) + (f"; and {len(skipped) - FEW:,} more" if len(skipped) > FEW else "")
    left_out = f"left out of the index of figures: {few}. Save it again, rename or remove it." if skipped else ""
    frame, level = inspect.currentframe(), 1
    while frame.f_back and frame.f_globals.get("__name__", "").startswith(f"{PACKAGE}."):  # to the reader's line
        frame, level = frame.f_back, level + 1
    for said in filter(None, (left_out, index)):
        warnings.warn(said, stacklevel=level)


def _ours(here: Path, name: str) -> Path:
    """Return the file of that name, or another where somebody else wrote it."""
    kind = Path(name).suffix
    others = (f"samestory{n}{kind}" for n in ("", *range(2, 1000)))
    paths = (here / each for each in (name, *others))
    return next(path for path in paths if not os.path.lexists(path) or _is_ours(path))


def _is_ours(path: Path) -> bool:
    """Whether samestory wrote an index, or the file is empty; what cannot be read is somebody else's."""
    try:
        return bool(OURS.match(path.read_text(encoding="utf-8", errors="replace")))
    except OSError:
        return False


def _pages(what: str, pages: list[tuple[str, str]]) -> str:
    """List pages that `reading.save` or `evidence.save` wrote, by their titles."""
    lines = [f"- [{_md(title)}]({name})" for name, title in pages[:LISTED]]
    more = [f"- and {len(pages) - LISTED:,} more"] * (len(pages) > LISTED)
    return "\n## {}\n\n{}\n".format(what, "\n".join(lines + more)) if pages else ""


def _page(path: Path) -> tuple[str, str]:
    """Return the name and title of an article's page."""
    return _titled(path, PAGE)


def _view(path: Path) -> tuple[str, str]:
    """Return the name and title of an evidence view."""
    return _titled(path, VIEW)


def _titled(path: Path, head: re.Pattern[str]) -> tuple[str, str]:
    with path.open(encoding="utf-8", errors="replace") as file:
        found = head.match(file.read(HEAD))
    if not found:
        raise ValueError("is no page that samestory wrote")
    return path.name, Markup(found[1]).unescape()


def _figure(path: Path) -> Entry:
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError as error:
        raise ValueError(f"is damaged ({error})") from None
    if root.tag != f"{SVG}svg" or root.findtext(f".//{DC}creator//{DC}title") != "samestory":
        raise ValueError("is no figure that samestory wrote")
    title, alt = root.findtext(f"{SVG}title", ""), root.findtext(f"{SVG}desc", "")
    subtitle, source, evidence = (root.findtext(f".//{DC}{tag}", "") for tag in ("description", "source", "relation"))
    return Entry(path.stem, title, subtitle, alt, source, evidence, _there(path, "svg", "pdf", "png", "csv"))


def _table(path: Path) -> Entry:
    page = path.read_text(encoding="utf-8", errors="replace")
    if not (found := TABLE.match(page)):
        raise ValueError("is no table that samestory wrote")
    if not page.rstrip().endswith("</html>"):
        raise ValueError("is damaged (its end is missing)")
    title, note, source = (Markup(part or "").unescape() for part in found.groups())
    return Entry(path.stem, title, note, "", source, "", _there(path, "html", "csv"))


def _there(path: Path, *kinds: str) -> tuple[str, ...]:
    """Name the kinds of files that are in the folder."""
    return tuple(kind for kind in kinds if path.with_suffix(f".{kind}").is_file())


def _written(entry: Entry, here: Path) -> str:
    """Write one entry of the index; every line has the same place in each."""
    name, files = entry.name, " ".join(f"[{kind.upper()}]({entry.name}.{kind})" for kind in entry.files)
    alt, note = _md(entry.alt), _md(entry.note)
    picture = f"![{alt}]({name}.png)\n\n{alt}\n\n" if entry.alt and "png" in entry.files else ""
    lines = {
        "Source": _md(entry.source),
        "Notebook": _notebook(name, here),
        "Data": f"[{name}.csv]({name}.csv)" if "csv" in entry.files else "",
        "Evidence": f"[{_md(entry.evidence)}]({entry.evidence}.html)" if entry.evidence else "",
        "Cite": _md(_citation.citation(name, entry.title)),
        "Files": files,
    }
    listed = "".join(f"- {what}: {said}\n" for what, said in lines.items() if said)
    return f"\n## {name}\n\n**{_md(entry.title)}**{' ' if note else ''}{note}\n\n{picture}{listed}"


def _notebook(name: str, here: Path) -> str:
    """Name the notebook that makes a figure or table, found by its number; empty outside the series."""
    made = sorted((here.resolve().parent / "notebooks").glob(f"{name.split('-')[1]}_*.ipynb"))
    return f"[{made[0].name}](../notebooks/{made[0].name})" if made else ""


def _md(text: str) -> str:
    """Escape what Markdown and HTML would read as markup, in one line; quotation marks stay as they are."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|~$])", r"\\\1", plain)
