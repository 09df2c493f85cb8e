"""One way to caption, show and export a table; and to show a span in the text around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from IPython.display import HTML
from markupsafe import Markup

from ..alignment import collate
from ._export import folder, index

CELL = "padding:.25em .6em;border-bottom:1px solid #ddd;vertical-align:top;text-align:{}"
OWN_WIDTH = '<div style="min-width:'  # how a cell begins that says itself how wide it must be
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta name="description" content="{note}">
<meta name="viewport" content="width=device-width"></head>
<body style="font-family:sans-serif;max-width:80em;margin:2em auto;padding:0 1em">
{table}
</body></html>
"""


def save(table: pd.DataFrame, name: str, title: str, note: str = "", rows: int = 50) -> HTML:
    """Write a table as `name`.csv and `name`.html into the folder of figures, renew the index, and show it.

    `title` states the finding, `note` what a row is and how it was counted. The notebook shows the first `rows` rows
    and says how many there are; the files hold all. Cells are escaped, except `Markup` made by this library.
    Raises `ValueError` for an empty title or a name unlike 'table-01-reports'.
    """
    if not title or not re.fullmatch(r"table-\d\d-[a-z0-9-]+", name):
        raise ValueError(
            f"table {name!r} with title {title!r}; expected a title and a name such as 'table-01-reports'."
        )
    stem = folder() / name
    table.map(_plain).to_csv(stem.with_suffix(".csv"), index=False, float_format="%.6g", lineterminator="\n")
    page = Markup(PAGE).format(title=title, note=note, table=_html(table, title, note))
    stem.with_suffix(".html").write_text(page, encoding="utf-8", newline="\n")
    index()
    more = (
        Markup("<br>The first {:,} of {:,} rows; all in the files.").format(rows, len(table))
        if len(table) > rows
        else ""
    )
    files = Markup("{}<br><code>figures/{}</code> .csv .html").format(more, name)
    return HTML(_html(table.head(rows), title, note, files))


def _plain(cell: Any) -> Any:
    """A cell as the CSV holds it: without tags, else verbatim."""
    return Markup(re.sub(r"<[^>]*>", "", cell)).unescape() if isinstance(cell, Markup) else cell


def show(table: pd.DataFrame, title: str = "") -> HTML:
    """A table for the notebook alone, in the same dress; nothing is written."""
    return HTML(_html(table, title))


def _html(table: pd.DataFrame, title: str, note: str = "", files: str = "") -> Markup:
    right = [pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_bool_dtype(kind) for kind in table.dtypes]
    align = [CELL.format("right" if r else "left") for r in right]
    head = Markup("").join(
        Markup('<th scope="col" style="{};border-bottom:1px solid #444">{}</th>').format(a, name)
        for a, name in zip(align, table.columns)
    )
    columns = [_column(table.iloc[:, n]) for n in range(table.shape[1])]
    body = Markup("\n").join(Markup("<tr>{}</tr>").format(_row(row, align)) for row in zip(*columns))
    caption = (
        Markup(
            '<caption style="caption-side:top;text-align:left;color:#444;padding-bottom:.4em"><b>{}</b> {}{}</caption>'
        ).format(title, note, files)
        if title
        else ""
    )
    return Markup(
        '<table style="border-collapse:collapse;font-size:90%;min-width:32em;max-width:80em">'
        "{}<thead><tr>{}</tr></thead>\n<tbody>{}</tbody></table>"
    ).format(caption, head, body)


def _row(row: Iterable[Any], align: list[str]) -> Markup:
    return Markup("").join(
        Markup('<td style="{}{}">{}</td>').format(style, _width(cell), cell) for style, cell in zip(align, row)
    )


def _width(cell: Any) -> str:
    """Ids and dates stay on one line; running text is never squeezed into a narrow column."""
    text = str(cell)
    if text.startswith(OWN_WIDTH) and isinstance(cell, Markup):
        return ""
    return ";white-space:nowrap" if " " not in text else ";min-width:20em" if len(text) > 80 else ""


def _column(column: pd.Series) -> list:
    """Cells as they are shown: the decimals of a column agree, large numbers have commas, missing cells are empty."""
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


# --- spans in their text -----------------------------------------------------------------------------------------


def marked(text: str, start: int, end: int, around: int = 80) -> Markup:
    """A span in bold and underlined, with up to `around` characters of its line before and after it.

    >>> marked("Prices & wages rose. Nobody said why.", 9, 14, around=4)
    Markup('…s &amp; <b><u>wages</u></b> ros…')
    """
    left = max(start - around, text.rfind("\n", 0, start) + 1)
    stop = text.find("\n", end)
    right = min(end + around, stop if stop >= 0 else len(text))
    return (
        Markup("…" if left > 0 and text[left - 1] != "\n" else "")
        + text[left:start]
        + Markup("<b><u>")
        + text[start:end]
        + Markup("</u></b>")
        + text[end:right]
        + Markup("…" if right < len(text) and right != stop else "")
    )


def weighed(text: str, start: int, end: int, words: pd.DataFrame, least: float = 0.0) -> Markup:
    """A target in its sentence with the words behind its score: bold for praise with +, underlined for blame with −.

    `words` from `sentiment.explain`: start end weight in `text`; those that weigh less than `least` are left plain. The
    target stands in brackets.

    >>> weighed("They hailed it.", 12, 14, pd.DataFrame({"start": [5], "end": [11], "weight": [1.25]}))
    Markup('They <b>hailed</b><sup>+1.2</sup> [it].')
    """
    marks = [(int(w.start), int(w.end), w.weight) for w in words.itertuples() if abs(w.weight) >= least]
    pieces, at = [], 0
    for begin, stop, weight in sorted([*marks, (start, end, None)], key=lambda m: m[0]):
        if begin < at:
            continue
        pieces.append(Markup("{}").format(text[at:begin]))
        template = (
            "[{}]" if weight is None else "<b>{}</b><sup>{:+.1f}</sup>" if weight > 0 else "<u>{}</u><sup>{:+.1f}</sup>"
        )
        pieces.append(Markup(template).format(text[begin:stop], weight))
        at = stop
    return Markup("").join([*pieces, text[at:]])


def in_context(spans: pd.DataFrame, texts: pd.Series, side: str = "", around: int = 80) -> pd.Series:
    """`marked` for every row of spans, as a column for a table; `side` is the suffix of its columns (start_a: "_a")."""
    cells = [
        marked(texts.loc[article], start, end, around)
        for article, start, end in zip(*(spans[name + side] for name in ("article", "start", "end")))
    ]
    return pd.Series(cells, index=spans.index, dtype=object)  # as text, pandas would forget that the cells are escaped


def evidence(spans: pd.DataFrame, texts: pd.Series, summary: str) -> HTML:
    """Spans (article start end) behind a number, folded away under `summary`; `texts` is `corpus.articles["text"]`."""
    items = Markup("\n").join(
        Markup("<li><code>{} {}–{}</code> {}</li>").format(
            s.article, s.start, s.end, marked(texts.loc[s.article], s.start, s.end)
        )
        for s in spans.itertuples()
    )
    return HTML(Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(summary, items))


def evidence_by(spans: pd.DataFrame, texts: pd.Series, column: str) -> HTML:
    """`evidence` for each value of a column, one folded list under the other, so that any count can be opened."""
    groups = spans.groupby(column, sort=False, observed=True)
    return HTML("\n".join(evidence(part, texts, f"{value}: {len(part)}").data for value, part in groups))


def renditions(spans: pd.DataFrame, by: str = "discrepancy") -> pd.Series:
    """Passages that render one utterance, as cells: words that most of them do not have in bold, underlined and tinted, `[ ]`
    where one lacks a word that most have. `spans` needs `text` and the column `by` that says which belong together.

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
    """Differences one a row, with a column for each report: its passages with their offsets, or a dash where it is silent.

    `spans`: discrepancy article start end, `columns`, and the column `text` that is shown (plain or made by this library);
    one row a passage, silent reports with an empty start. Rows keep their order, reports are sorted.
    """
    reports = sorted(spans["article"].astype(str).unique())
    rows = []
    for key, part in spans.groupby("discrepancy", sort=False, observed=True):
        row = {"discrepancy": key} | {name: _wide(part[name].iloc[0], 8) for name in columns}
        told = part[part["start"].notna()]
        for report in reports:
            mine = told[told["article"].astype(str) == report]
            cells = [_passage(*cell) for cell in zip(mine[text], mine["start"], mine["end"])]
            row[report] = _wide(Markup(" /<br>").join(cells), 12) or "–"
        rows.append(row)
    return pd.DataFrame(rows, columns=["discrepancy", *columns, *reports], dtype=object)


def _passage(text: Any, start: int, end: int) -> Markup:
    place = Markup('<span style="color:#6b6b6b;font-size:85%;white-space:nowrap">[{}–{}]</span>').format(start, end)
    return Markup("{} {}").format(text, place)


def _wide(cell: Any, most: int) -> Any:
    """A cell that is not squeezed to less than its length, or `most` em."""
    least = min(most, len(Markup(cell).striptags()) // 2) if isinstance(cell, str) else 0
    return Markup(OWN_WIDTH + '{}em">{}</div>').format(least, cell) if least > 5 else cell
