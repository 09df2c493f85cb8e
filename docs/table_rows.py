"""The first rows of a table, read from the page that the library wrote, and what its columns mean.

Only the text of a cell, bold and underlined words, and links to places in articles are taken over; all is escaped
again. So nothing but text comes from an article.
"""

import csv
import json
import re
from html import escape, unescape
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import table_columns

FEW = 5  # rows shown of a table
LONG = 60  # characters: from here on a cell keeps a width in which one can read, and the table scrolls
KEPT = {"b", "u"}  # the marks of a passage in its sentence
PLACE = re.compile(r"article-[\w-]+\.html(?:#[\w-]+)?")


class Rows(HTMLParser):
    """The heads and the first rows of a page's table, each cell as HTML."""

    def __init__(self, page: str, few: int) -> None:
        super().__init__()
        self.heads: list[str] = []
        self.rows: list[list[str]] = []
        self.count = 0
        self._few = few
        self._cell: list[str] | None = None
        self._ends: list[str] = []  # what closes the marks that are open in a cell
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row, a cell, or a mark in a cell."""
        aim = dict(attrs).get("href") or ""
        if tag == "tr":
            self.count += bool(self.heads)
            self.rows.append([])
        elif tag in ("th", "td"):
            self._cell, self._ends = [], []
        elif self._cell is not None and tag == "br":
            self._cell.append("<br>")
        elif self._cell is not None:
            place = tag == "a" and PLACE.fullmatch(aim)
            start = f'<a href="figures/{aim}">' if place else f"<{tag}>" if tag in KEPT else ""
            self._cell.append(start)
            self._ends.append(f"</{tag}>" if start else "")

    def handle_endtag(self, tag: str) -> None:
        """Close a mark, a cell or a row."""
        if tag in ("th", "td") and self._cell is not None:
            into = self.heads if tag == "th" else self.rows[-1]
            into.append("".join([*self._cell, *reversed(self._ends)]).strip())
            self._cell = None
        elif tag == "tr" and (not self.rows[-1] or len(self.rows) > self._few):
            self.rows.pop()
        elif self._cell is not None and self._ends and tag != "br":
            self._cell.append(self._ends.pop())

    def handle_data(self, data: str) -> None:
        """Keep the text of a cell."""
        if self._cell is not None:
            self._cell.append(escape(data))


def shown(top: Path, name: str, title: str) -> str:
    """Write the first rows of a table of the folder of figures, and the meaning of its columns, as HTML."""
    figures = top / "figures"
    read = Rows((figures / f"{name}.html").read_text(encoding="utf-8"), FEW)
    heads = "".join(f'<th scope="col">{head}</th>' for head in read.heads)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in read.rows)
    few = f"The first {len(read.rows)} of {read.count:,} rows." if read.count > len(read.rows) else ""
    more = f'<p class="note">{few} <a href="figures/{name}.html">See all</a></p>' if few else ""
    box = f'<div class="rows" tabindex="0" role="region" aria-label="{escape(title)}">'
    table = f"{box}<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    return table + more + _columns(top, name)


def _cell(html: str) -> str:
    long = len(unescape(re.sub("<[^>]+>", "", html))) > LONG
    return f'<td class="long">{html}</td>' if long else f"<td>{html}</td>"


def _columns(top: Path, name: str) -> str:
    """Write the columns of the CSV: those with a meaning as a list, the others by name."""
    told = (top / "figures" / f"{name}.csv").read_text(encoding="utf-8-sig")
    columns = next(csv.reader(StringIO(told)), [])
    code, package = _code(top, name)
    known = table_columns.meanings(code, name, columns, package)
    groups: dict[table_columns.Meaning, list[str]] = {}
    for column in columns:
        if column in known:
            groups.setdefault(known[column], []).append(column)
    listed = "".join(
        f"<dt>{_names(names)}</dt><dd>{escape(meaning.text)} ({_function(meaning.function)})</dd>"
        for meaning, names in groups.items()
    )
    rest = [column for column in columns if column not in known]
    others = f"<p>{'Other columns' if known else 'Columns'}: {_names(rest)}.</p>" if rest else ""
    meant = f'<dl class="facts">{listed}</dl>' if listed else ""
    return f"<details><summary>Columns of the data ({len(columns)})</summary>{meant}{others}</details>"


def _names(columns: list[str]) -> str:
    return ", ".join(f"<code>{escape(column)}</code>" for column in columns)


def _function(name: str) -> str:
    package, function = name.split(".")[1], name.split(".")[-1]
    return f'<a href="api/{escape(package)}.html#{escape(name)}"><code>{escape(package)}.{escape(function)}</code></a>'


def _code(top: Path, name: str) -> tuple[str, str]:
    """Return the code that saves a table, of a notebook or of a report's section, and its package."""
    for path in sorted((top / "notebooks").glob(f"{name.split('-')[1]}_*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        if f'"{name}"' in code:
            return code, ""
    for path in sorted((top / "lib/samestory/report/sections").glob("*.py")):
        if f'"{name}"' in (code := path.read_text(encoding="utf-8")):
            return code, "samestory.report.sections"
    return "", ""
