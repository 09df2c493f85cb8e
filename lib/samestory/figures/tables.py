"""One way to caption, show and export a table; and to show a span in the text around it.

Spans in their text stand in _context.py: marked, weighed, in_context, evidence, evidence_by.
"""

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd
from IPython.display import HTML
from markupsafe import Markup

from ..alignment import collate
from ._context import evidence, evidence_by, in_context, marked, weighed
from ._export import folder, index

__all__ = ["evidence", "evidence_by", "in_context", "marked", "renditions", "save", "show", "side_by_side", "weighed"]

CELL = "padding:.25em .6em;border-bottom:1px solid #ddd;vertical-align:top;text-align:{}"
OWN_WIDTH = '<div style="min-width:'  # how a cell begins that says itself how wide it must be
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta name="description" content="{note}">
<meta name="viewport" content="width=device-width"></head>
<body style="font-family:sans-serif;max-width:80em;margin:2em auto;padding:0 1em">
{table}
</body></html>
"""
CAPTION = Markup(
    '<caption style="caption-side:top;text-align:left;color:#444;padding-bottom:.4em"><b>{}</b> {}{}</caption>'
)
TABLE = Markup(
    '<table style="border-collapse:collapse;font-size:90%;min-width:32em;max-width:80em">'
    "{}<thead><tr>{}</tr></thead>\n<tbody>{}</tbody></table>"
)
PLACE = Markup('{} <span style="color:#6b6b6b;font-size:85%;white-space:nowrap">[{}–{}]</span>')


def save(table: pd.DataFrame, name: str, title: str, note: str = "", rows: int = 50) -> HTML:
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

    Returns
    -------
    HTML
        The captioned table for the notebook.

    Raises
    ------
    ValueError
        The title is empty, or the name does not sort.
    """
    if not title or not re.fullmatch(r"table-\d\d-[a-z0-9-]+", name):
        wanted = "expected a title and a name such as 'table-01-reports'"
        raise ValueError(f"table {name!r} with title {title!r}; {wanted}.")
    stem = folder() / name
    table.map(_plain).to_csv(stem.with_suffix(".csv"), index=False, float_format="%.6g", lineterminator="\n")
    page = Markup(PAGE).format(title=title, note=note, table=_html(table, title, note))
    stem.with_suffix(".html").write_text(page, encoding="utf-8", newline="\n")
    index()
    cut = Markup("<br>The first {:,} of {:,} rows; all in the files.").format(rows, len(table))
    files = Markup("{}<br><code>figures/{}</code> .csv .html").format(cut if len(table) > rows else "", name)
    return HTML(_html(table.head(rows), title, note, files))


def show(table: pd.DataFrame, title: str = "") -> HTML:
    """Show a table in the notebook alone, in the same dress; nothing is written.

    Parameters
    ----------
    table : DataFrame
    title : str
        Set above the table.

    Returns
    -------
    HTML
        The table for the notebook.
    """
    return HTML(_html(table, title))


def _plain(cell: Any) -> Any:
    """Return a cell as the CSV holds it: without tags, else verbatim."""
    return Markup(re.sub(r"<[^>]*>", "", cell)).unescape() if isinstance(cell, Markup) else cell


def _html(table: pd.DataFrame, title: str, note: str = "", files: str = "") -> Markup:
    right = [pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_bool_dtype(kind) for kind in table.dtypes]
    align = [CELL.format("right" if r else "left") for r in right]
    header = Markup('<th scope="col" style="{};border-bottom:1px solid #444">{}</th>')
    head = Markup("").join(header.format(a, name) for a, name in zip(align, table.columns))
    lines = []
    for row in zip(*(_column(table.iloc[:, n]) for n in range(table.shape[1]))):
        cells = (Markup('<td style="{}{}">{}</td>').format(a, _width(cell), cell) for a, cell in zip(align, row))
        lines.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
    return TABLE.format(CAPTION.format(title, note, files) if title else "", head, Markup("\n").join(lines))


def _width(cell: Any) -> str:
    """Keep ids and dates on one line and running text out of a narrow column."""
    text = str(cell)
    if text.startswith(OWN_WIDTH) and isinstance(cell, Markup):
        return ""
    return ";white-space:nowrap" if " " not in text else ";min-width:20em" if len(text) > 80 else ""


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


# --- passages side by side ---------------------------------------------------------------------------------------


def renditions(spans: pd.DataFrame, by: str = "discrepancy") -> pd.Series:
    """Mark in passages that render one utterance what most of them do not have.

    Parameters
    ----------
    spans : DataFrame
        `text`, and the column `by` that says which passages belong together.

    Returns
    -------
    Series
        Cells: words that most passages lack in bold, underlined and tinted; `[ ]` for a word that most have.

    Examples
    --------
    >>> spans = pd.DataFrame({"discrepancy": "d", "text": ["He <may> go", "He may go", "He will go home"]})
    >>> renditions(spans).map(lambda cell: str(Markup(cell).striptags())).tolist()
    ['He <may> go', 'He may go', 'He will go home']
    """
    cells = pd.Series("", index=spans.index, dtype=object)
    for _, part in spans.groupby(by, sort=False, observed=True):
        for row, (_, version) in zip(part.index, collate(part["text"].tolist()).groupby("version")):
            cells[row] = Markup(" ").join(word for word in map(_version_word, version.itertuples()) if word)
    return cells


def _version_word(word: Any) -> Markup | str:
    if not word.differs:
        return word.word
    return Markup('<b style="background:#f6e7c1"><u>{}</u></b>').format(word.word) if word.word else "[ ]"


def side_by_side(
    spans: pd.DataFrame, columns: Sequence[str] = ("kind", "severity", "rule"), text: str = "text"
) -> pd.DataFrame:
    """Set differences one a row, with a column for each report.

    Parameters
    ----------
    spans : DataFrame
        discrepancy, article, start, end, `columns`, and the column `text` that is shown; one row a passage, silent
        reports with an empty start.

    Returns
    -------
    DataFrame
        discrepancy, `columns`, then the reports in order: their passages with offsets, or a dash where they are silent.
    """
    spans = spans.assign(article=spans["article"].astype(str))
    reports = sorted(spans["article"].unique())
    lines = []
    for key, part in spans.groupby("discrepancy", sort=False, observed=True):
        line = {"discrepancy": key} | {name: _wide(part[name].iloc[0], 8) for name in columns}
        passages = part[part["start"].notna()]
        for report in reports:
            mine = passages[passages["article"] == report]
            cells = [PLACE.format(*cell) for cell in zip(mine[text], mine["start"], mine["end"])]
            line[report] = _wide(Markup(" /<br>").join(cells), 12) or "–"
        lines.append(line)
    return pd.DataFrame(lines, columns=["discrepancy", *columns, *reports], dtype=object)


def _wide(cell: Any, most: int) -> Any:
    """Keep a cell from being squeezed to less than its length, or `most` em."""
    least = min(most, len(Markup(cell).striptags()) // 2) if isinstance(cell, str) else 0
    return Markup(OWN_WIDTH + '{}em">{}</div>').format(least, cell) if least > 5 else cell
