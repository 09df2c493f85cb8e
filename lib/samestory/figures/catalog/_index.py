"""The index of the folder of figures, README.md, and citations.bib beside it: made from the files that are there."""

import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from . import _citation

RIGHTS = "CC BY 4.0 for the figure; passages quoted from articles belong to their publishers"
INTRO = """# Figures and tables

Written by the code each time a figure or table is saved; do not edit. Every figure is there as SVG and PDF (the drawing
alone, for a journal that sets its own title), as PNG (300 dpi, with title and source) and as the CSV of what is drawn;
every table as CSV and HTML. [{bib}]({bib}) holds an entry for each.

The CSV files are UTF-8 with a byte-order mark, so that a spreadsheet shows every letter. An apostrophe stands before a
text that a spreadsheet would run as a formula (one that opens with = + - @, a tab or a line break).
The apostrophe is no part of the text.

Rights: {rights}.
"""
LISTED = 100  # pages of articles that the index names
OURS = re.compile(r"(# Figures and tables\s+|% )Written by the code|\s*\Z")  # how an index that may be replaced opens
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
        SAMESTORY_FIGURES, or the nearest folder `figures` here or above, made if there is none.
    """
    here = Path.cwd()
    near = (p / "figures" for p in (here, *here.parents) if (p / "figures").is_dir())
    chosen = Path(os.environ.get("SAMESTORY_FIGURES") or next(near, "figures"))
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


def index() -> Path:
    """Rewrite README.md in the folder of figures, and citations.bib beside it.

    Returns
    -------
    Path
        The index: for each figure and table its title, alt text, source, notebook, data, evidence, citation and files.
        README.md; or samestory.md where somebody else wrote a README.md, which is left alone. So with citations.bib.

    Raises
    ------
    ValueError
        A file of that name pattern was not written by this package.
    """
    here = folder()
    entries = [_figure(p) for p in here.glob("fig-[0-9][0-9]-*.svg")]
    entries += [_table(p) for p in here.glob("table-[0-9][0-9]-*.html")]
    entries.sort(key=lambda entry: (entry.name.split("-")[1], entry.name))
    path, cited = _ours(here, "README.md"), _ours(here, "citations.bib")
    text = (
        INTRO.format(rights=RIGHTS, bib=cited.name)
        + _articles(here)
        + "".join(_written(entry, here) for entry in entries)
    )
    path.write_text(text, encoding="utf-8", newline="\n")
    bib = [
        BIB.format(yet="" if _citation.work().doi else "; DOI: none yet"),
        *(_citation.bibtex(e.name, e.title) for e in entries),
    ]
    cited.write_text("\n".join(bib), encoding="utf-8", newline="\n")
    return path


def _ours(here: Path, name: str) -> Path:
    """Return the file of that name, or another where somebody else wrote it."""
    kind = Path(name).suffix
    others = (f"samestory{n}{kind}" for n in ("", *range(2, 1000)))
    paths = (here / each for each in (name, *others))
    return next(p for p in paths if not p.exists() or OURS.match(p.read_text(encoding="utf-8", errors="replace")))


def _articles(here: Path) -> str:
    """List the pages of articles that `reading.save` wrote, by their titles."""
    pages = sorted(here.glob("article-*.html"))
    titles = (re.search("<title>(.*?)</title>", page.read_text(encoding="utf-8"), re.S) for page in pages[:LISTED])
    lines = [f"- [{_md(Markup(t[1] if t else p.stem).unescape())}]({p.name})" for p, t in zip(pages, titles)]
    more = [f"- and {len(pages) - LISTED:,} more"] * (len(pages) > LISTED)
    return "\n## The articles as pages\n\n{}\n".format("\n".join(lines + more)) if pages else ""


def _figure(path: Path) -> Entry:
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError as error:
        wrong = f"{path} is not a figure that samestory wrote ({error}); remove it or save it again."
        raise ValueError(wrong) from None
    svg, dc = "{http://www.w3.org/2000/svg}", "{http://purl.org/dc/elements/1.1/}"
    title, alt = root.findtext(f"{svg}title", ""), root.findtext(f"{svg}desc", "")
    subtitle, source, evidence = (root.findtext(f".//{dc}{tag}", "") for tag in ("description", "source", "relation"))
    return Entry(path.stem, title, subtitle, alt, source, evidence, ("svg", "pdf", "png", "csv"))


def _table(path: Path) -> Entry:
    page = path.read_text(encoding="utf-8")
    if '<meta name="description"' not in page:
        raise ValueError(f"{path} is not a table that samestory wrote; rename or remove it.")
    patterns = (
        r"<title>(.*?)</title>",
        *(f'<meta name="{name}" content="(.*?)">' for name in ("description", "source")),
    )
    found = [re.search(pattern, page, re.S) for pattern in patterns]
    title, note, source = (Markup(match[1]).unescape() if match else "" for match in found)
    return Entry(path.stem, title, note, "", source, "", ("html", "csv"))


def _written(entry: Entry, here: Path) -> str:
    """Write one entry of the index; every line has the same place in each."""
    name, files = entry.name, " ".join(f"[{kind.upper()}]({entry.name}.{kind})" for kind in entry.files)
    alt, note = _md(entry.alt), _md(entry.note)
    picture = f"![{alt}]({name}.png)\n\n{alt}\n\n" if entry.alt else ""
    lines = {
        "Source": _md(entry.source),
        "Notebook": _notebook(name, here),
        "Data": f"[{name}.csv]({name}.csv)",
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
