"""One way to caption, show and export a table.

Spans in their text stand in _context.py: marked, in_context, in_sentence, evidence; side by side or in blocks in
_passages.py.
"""

import re
from typing import Any

import pandas as pd
from IPython.display import HTML
from markupsafe import Markup

from ..corpus import Corpus, saving, spreadsheet
from ..errors import ArgumentError
from ._context import LINKED, evidence, evidence_by, in_context, in_sentence, marked, place, weighed
from ._export import files
from ._passages import blocks, renditions, side_by_side
from ._visible import visible
from .catalog import check_name, folder, index

__all__ = ["blocks", "evidence", "evidence_by", "in_context", "in_sentence", "marked", "renditions"]
__all__ += ["save", "show", "side_by_side", "weighed"]

# Widths in em of the table's own font. A notebook's output is 914 pixels wide in a JupyterLab window of 1,366 pixels
# with the file browser open (tests/browser measures it): 72 em, a little left for wide letters.
ROOM, PADDING = 69.0, 1.2
LETTER = 0.55  # the width of a letter, about
RUNNING = 80  # characters: from here on a cell is running text
TOKEN = 24  # characters: longer ids and addresses may break
MANY = 8  # reports that a source names
KINDS = ("csv", "html")  # of files
HASH = re.compile(r"[a-z]?(?=[0-9a-f]*\d)[0-9a-f]{8,}\Z")
CELL = "padding:.25em .6em;border-bottom:1px solid #ddd;vertical-align:top;text-align:{}"
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta name="description" content="{note}">{source}
<meta name="viewport" content="width=device-width"></head>
<body style="font-family:sans-serif;max-width:80em;margin:2em auto;padding:0 1em">
{table}
</body></html>
"""
TABLE = Markup(  # the box takes the focus, so that the arrow keys scroll a wide table
    '<figure style="margin:0">{}<div style="overflow-x:auto;max-width:100%" tabindex="0">'
    '<table style="border-collapse:collapse;font-size:90%;table-layout:auto;margin:0"><thead><tr>{}</tr></thead>\n'
    "<tbody>{}</tbody></table></div></figure>"
)
CAPTION = Markup(
    '<figcaption style="color:#444;font-size:90%;max-width:72em;padding-bottom:.4em"><b>{}</b> {}{}</figcaption>'
)


def save(
    table: pd.DataFrame, name: str, title: str, note: str = "", rows: int = 50, corpus: Corpus | None = None
) -> HTML:
    """Write a table as CSV and HTML into the folder of figures, renew the index, and show it.

    Parameters
    ----------
    table : DataFrame
        Cells are escaped, except `Markup` made by this library.
    name : str
        Stem of the files, such as 'table-01-reports'.
    title : str
        The finding.
    note : str
        What a row is and how it was counted.
    rows : int
        How many rows the notebook shows; the files hold all.
    corpus : Corpus, optional
        With it, what is shown names reports as `corpus.names` does, and article, start and end are one column `where`
        that links to the sentence on the article's page (`reading.save` writes it). The CSV keeps the columns.

    Notes
    -----
    `table.attrs["heads"]`, {column: words}, names columns in what is shown; the CSV keeps their names. It is UTF-8 with
    a byte-order mark, and an apostrophe stands before texts that a spreadsheet would run (= + - @, tab, line break).
    `table.attrs["shown"]` lists the columns that the notebook shows, where all would be too wide; the files hold all.

    Returns
    -------
    HTML
        The captioned table for the notebook.

    Raises
    ------
    ArgumentError
        The title is empty, or the name is not "table-", two digits, "-" and small letters a to z, digits or hyphens.
        It is a ValueError.
    SaveError
        A file cannot be written; both are as they were.

    Warns
    -----
    UserWarning
        A file of the folder is damaged, or somebody else wrote it: the index leaves it out.
    """
    if not title:
        raise ArgumentError("tables.save", "title", title, "given; expected a title, which states the finding")
    check_name("tables.save", name, "table", "table-01-reports")
    shown = _html(table, title, note, corpus=corpus)
    page = Markup(PAGE).format(title=title, note=note, source=_source(corpus), table=shown)
    with saving.whole(*(folder() / f"{name}.{kind}" for kind in KINDS)) as [data, text]:
        spreadsheet.fill(table.map(_plain), data)
        text.write_text(visible(page).replace(LINKED, 'href="'), encoding="utf-8", newline="\n")
    index()
    shown = _brief(table, rows)
    foot = Markup("{}<br>{}").format(_cut(table, shown), files(name, *KINDS))
    return HTML(_html(shown, title, note, foot, corpus))


def show(table: pd.DataFrame, title: str = "", corpus: Corpus | None = None) -> HTML:
    """Show a table in the notebook alone, in the same dress; nothing is written.

    Parameters
    ----------
    table : DataFrame
    title : str
        Set above the table.
    corpus : Corpus, optional
        As in `save`: reports by name, spans as links.

    Returns
    -------
    HTML
        The table for the notebook.
    """
    return HTML(_html(table, title, corpus=corpus))


def _brief(table: pd.DataFrame, rows: int) -> pd.DataFrame:
    """Return the rows and columns that the notebook shows."""
    return table.head(rows)[table.attrs.get("shown", list(table.columns))]


def _cut(table: pd.DataFrame, shown: pd.DataFrame) -> Markup | str:
    """Say what of a table is in its files alone."""
    rows = f"The first {len(shown):,} of {len(table):,} rows" if len(shown) < len(table) else ""
    columns = f"{shown.shape[1]} of {table.shape[1]} columns" if shown.shape[1] < table.shape[1] else ""
    cuts = " and ".join(filter(None, [rows, columns]))
    return Markup("<br>{}; all in the files.").format(cuts) if cuts else ""


def _source(corpus: Corpus | None) -> Markup | str:
    """Name the reports in the page's head, where the index finds them."""
    if corpus is None:
        return ""
    names = corpus.names.tolist()
    more = f" and {len(names) - MANY:,} more" if len(names) > MANY else ""
    return Markup('<meta name="source" content="{}{}">').format(", ".join(names[:MANY]), more)


def _plain(cell: Any) -> Any:
    """Return a cell without tags, else verbatim."""
    return Markup(re.sub(r"<[^>]*>", "", cell)).unescape() if isinstance(cell, Markup) else cell


# --- what a reader sees: reports by name, spans as links, words first ----------------------------------------------


def _readable(table: pd.DataFrame, corpus: Corpus | None) -> tuple[list, list[pd.Series]]:
    """Return heads and columns as shown."""
    columns = [(head, table.iloc[:, n]) for n, head in enumerate(table.columns)]
    if corpus is not None:
        columns = [column for head, cells in columns for column in _named(table, head, cells, corpus)]
    hashes = [column for column in columns if _is_hashes(column[1])]
    columns = [column for column in columns if not any(column is last for last in hashes)] + hashes
    heads = table.attrs.get("heads", {})
    return [heads.get(head, head) for head, _ in columns], [cells for _, cells in columns]


def _named(table: pd.DataFrame, head: Any, cells: pd.Series, corpus: Corpus) -> list[tuple[Any, pd.Series]]:
    """Return what a column becomes: a span's article the place, its offsets nothing, ids and heads the names."""
    part, side = re.fullmatch(r"(article|start|end|)(.*)", str(head), re.S).groups()
    if part and {f"article{side}", f"start{side}", f"end{side}"} <= set(table.columns):
        if part != "article":
            return []
        places = [place(corpus, *span) for span in zip(cells, table["start" + side], table["end" + side])]
        return [("where" + side, pd.Series(places, dtype=object))]
    names = dict(corpus.names)
    given = [cell for cell in cells if not (cell is None or cell is pd.NA or cell != cell or cell == "")]
    if head == "article" or given and all(isinstance(cell, str) and cell in names for cell in given):
        cells = pd.Series([names.get(cell, cell) for cell in cells], dtype=object)
    return [(names.get(head, head), cells)]


def _is_hashes(cells: pd.Series) -> bool:
    """Whether a column holds digests, which say nothing to a reader: it goes last."""
    return len(cells) > 0 and all(isinstance(cell, str) and HASH.match(cell) for cell in cells)


# --- HTML that fits the output of a notebook -------------------------------------------------------------------------


def _html(table: pd.DataFrame, title: str, note: str = "", files: str = "", corpus: Corpus | None = None) -> Markup:
    heads, columns = _readable(table, corpus)
    right = [pd.api.types.is_numeric_dtype(c) and not pd.api.types.is_bool_dtype(c) for c in columns]
    shown = [_column(column) for column in columns]
    align = [CELL.format("right" if r else "left") for r in right]
    header = Markup('<th scope="col" style="{};border-bottom:1px solid #444;min-width:{:.1f}em">{}</th>')
    head = Markup("").join(header.format(*column) for column in zip(align, _widths(heads, shown), heads))
    lines = []
    for row in zip(*shown):
        cells = (Markup('<td style="{}{}">{}</td>').format(a, _breaks(cell), cell) for a, cell in zip(align, row))
        lines.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
    html = TABLE.format(CAPTION.format(title, note, files) if title else "", head, Markup("\n").join(lines))
    return Markup(visible(html))


def _text(cell: Any) -> str:
    return str(cell.striptags() if isinstance(cell, Markup) else cell)


def _widths(heads: list, columns: list[list]) -> list[float]:
    """Say how narrow each column may get, in em: text is not squeezed to single words, as long as all have room."""
    lengths = [max((len(_text(cell)) for cell in cells), default=0) for cells in columns]
    words = [
        max((len(word) for cell in [head, *cells] for word in _text(cell).split()), default=0)
        for head, cells in zip(heads, columns)
    ]
    running = [length > RUNNING for length in lengths]
    for most in (8.0, 5.0, 0.0):  # of a column of short texts
        least = [
            max(min(most, LETTER * length / 2), LETTER * min(word, TOKEN)) * (not long)
            for length, word, long in zip(lengths, words, running)
        ]
        each = (ROOM - PADDING * len(columns) - sum(least)) / max(sum(running), 1)
        if each >= 9:
            break
    each = min(20.0, max(7.0, each))
    return [each if long else width for width, long in zip(least, running)]


def _breaks(cell: Any) -> str:
    """Keep short ids and dates on one line; let long ones break anywhere."""
    words = _text(cell).split()
    if max(map(len, words), default=0) > TOKEN:
        return ";overflow-wrap:anywhere"
    return ";white-space:nowrap" if len(words) == 1 else ""


def _column(column: pd.Series) -> list:
    """Return cells as shown: one number of decimals in a column, commas in large numbers, missing cells empty."""
    cells = column.tolist()
    sizes = [abs(c) for c in cells if isinstance(c, float) and c - c == 0]  # finite
    decimals = 3 if max(sizes, default=0) < 10 else 1
    return [_cell(cell, decimals) for cell in cells]


def _cell(cell: Any, decimals: int) -> Any:
    if isinstance(cell, float):
        return "" if cell != cell else f"{cell:,.{decimals}f}"
    if isinstance(cell, int) and not isinstance(cell, bool):
        return f"{cell:,}" if abs(cell) >= 10_000 else str(cell)
    return "" if cell is None or cell is pd.NA else cell
