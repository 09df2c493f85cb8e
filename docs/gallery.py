"""Figures and tables as pages of the site, each with its words, files and citation: read from their index.

The index figures/README.md and citations.bib are written by `samestory.figures.index`. Titles and texts come from
there, with the marks of Markdown taken out; here they are escaped for HTML.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import NamedTuple

ENTRY = re.compile(r"^## ((?:fig|table)-\d\d-[a-z0-9-]+)\n\n(.*?)(?=^## |\Z)", re.M | re.S)
TITLE = re.compile(r"\*\*(.+?)(?<!\\)\*\*(.*)", re.S)
ARTICLE = re.compile(r"^- \[(.+)\]\((article-[a-z0-9_-]+\.html)\)$", re.M)
BIBTEX = re.compile(r"^@misc\{samestory-([a-z0-9-]+),\n.*?^\}$", re.M | re.S)
BACK = re.compile(rb'<a href="README\.md">([^<]*)</a>')
KINDS = {"SVG": "SVG", "PDF": "PDF", "PNG": "PNG", "CSV": "data (CSV)", "HTML": "the whole table"}
FIGURES = """# Figures

Each figure with its data and how to cite it. SVG and PDF hold the drawing alone; PNG has title and source too. The
[tables](tables.md) have a page of their own.

{rights}

<p><a href="figures/citations.bib" download>All citations (BibTeX)</a></p>

{entries}"""
TABLES = """# Tables

Each table with its first rows, its data and how to cite it. The [figures](figures.md) have a page of their own.
In the data, `article`, `start` and `end` name a passage: the characters from `start` to `end` of the article's file.

{rights}

{entries}"""


class Entry(NamedTuple):
    """What the index says of a figure or table, in plain text."""

    name: str
    title: str
    note: str
    alt: str
    lines: dict[str, str]
    bibtex: str


def pages(index: str, bib: str, rows: Callable[[str, str], str] | None = None) -> tuple[str, str, dict[str, str]]:
    """Return the page of figures, the page of tables, and {file: title} of the pages of articles.

    `rows` writes the first rows of a table as HTML, given its name and title.
    """
    cited = {found[1]: found[0] for found in BIBTEX.finditer(bib)}
    entries = [_entry(name, body, cited.get(name, "")) for name, body in ENTRY.findall(index)]
    rights = re.search(r"^Rights: .+$", index, re.M)[0]
    kinds = (("fig-", None), ("table-", rows))
    shown = [[_shown(e, drawn) for e in entries if e.name.startswith(kind)] for kind, drawn in kinds]
    figures, tables = ("\n".join(each) for each in shown)
    articles = {file: plain(title) for title, file in ARTICLE.findall(index)}
    return FIGURES.format(rights=rights, entries=figures), TABLES.format(rights=rights, entries=tables), articles


def titles(index: str) -> dict[str, str]:
    """Return the title of each figure and table by its name."""
    return {name: plain(TITLE.match(body)[1]) for name, body in ENTRY.findall(index)}


def plain(text: str) -> str:
    """Take the marks of Markdown out of a text of the index."""
    return unescape(re.sub(r"\\([\\`*_\[\]|~$])", r"\1", " ".join(text.split())))


def heading(text: str) -> str:
    """Write a plain text as a heading of Markdown: nothing in it is markup."""
    return re.sub(r"([^\w\s])", lambda found: f"&#{ord(found[0])};", " ".join(text.split()))


def with_way_back(page: bytes) -> bytes:
    """Let a page of the folder of figures lead back to the site: its link to the index becomes two."""
    return BACK.sub(rb'<a href="../index.html">Home</a> &nbsp; <a href="../figures.html">\1</a>', page)


def _entry(name: str, body: str, bibtex: str) -> Entry:
    head, *rest = (part for part in body.split("\n\n") if part.strip())
    title, note = TITLE.match(head).groups()
    alt = [part for part in rest if not part.startswith(("![", "- "))]
    lines = dict(re.findall(r"^- (\w+): (.+)$", body, re.M))
    return Entry(name, plain(title), plain(note), plain(alt[0]) if alt else "", lines, bibtex)


def _shown(entry: Entry, rows: Callable[[str, str], str] | None) -> str:
    """Write one figure or table: a heading with an address, and plain HTML below."""
    name, lines = entry.name, entry.lines
    parts = [f'<p class="note">{escape(entry.note)}</p>'] if entry.note else []
    if entry.alt:
        alt = escape(entry.alt)
        picture = f'<img loading="lazy" src="figures/{name}.svg" alt="{alt}">'
        parts += [f'<a class="drawn" href="figures/{name}.png">{picture}</a>']
        parts += [f"<details><summary>The figure in words</summary><p>{alt}</p></details>"]
    parts += [rows(name, entry.title)] if rows else []
    kinds = re.findall(r"\[(\w+)\]\(([\w.-]+)\)", lines.get("Files", ""))
    files = " · ".join(f'<a href="figures/{file}">{KINDS[kind]}</a>' for kind, file in kinds)
    told = {"Files": files, "Source": escape(plain(lines.get("Source", "")))}
    if made := re.search(r"\[([\w.]+)\.ipynb\]", lines.get("Notebook", "")):
        told["Notebook"] = f'<a href="notebooks/{made[1]}.html">{made[1]}</a>'
    if evidence := re.search(r"\]\(([\w.-]+)\)", lines.get("Evidence", "")):
        told["Evidence"] = f'<a href="figures/{evidence[1]}">{evidence[1].removesuffix(".html")}</a>'
    listed = "".join(f"<dt>{what}</dt><dd>{says}</dd>" for what, says in told.items() if says)
    parts += [f'<dl class="facts">{listed}</dl>', _cited("Citation", plain(lines["Cite"]))]
    parts += [f"<details><summary>BibTeX</summary>{_cited('', entry.bibtex)}</details>"]
    return f"({name})=\n## {heading(entry.title)}\n\n{raw(''.join(parts))}\n"


def _cited(label: str, text: str) -> str:
    told = f'<p class="label">{label}</p>' if label else ""
    return f'{told}<div class="cited highlight"><pre>{escape(text)}</pre></div>'


def raw(html: str) -> str:
    """Set HTML into a page of Markdown as it is; a line of fences in it cannot end the block."""
    return f"`````{{raw}} html\n{html.replace('`', '&#96;')}\n`````\n"
