"""Passages of several reports next to each other: their wordings, side by side, or one under the other."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from ..alignment import collate
from ..corpus import Corpus
from ..errors import check_columns, needs
from ._context import linked

BESIDE = 8  # reports whose passages stand side by side in the width of a notebook


def renditions(spans: pd.DataFrame, by: str = "discrepancy") -> pd.Series:
    """Mark in passages that render one utterance what at most half of them have.

    Parameters
    ----------
    spans : DataFrame
        `text`, and the column `by` that says which passages belong together.

    Returns
    -------
    Series
        Cells: words that at most half of the passages have in bold, underlined and tinted; `[ ]` where a word that half
        or more have is missing.

    Examples
    --------
    >>> spans = pd.DataFrame({"discrepancy": "d", "text": ["He <may> go", "He may go", "He will go home"]})
    >>> renditions(spans).map(lambda cell: str(Markup(cell).striptags())).tolist()
    ['He <may> go', 'He may go', 'He will go home']
    """
    check_columns(spans, "tables.renditions", "spans", [by, "text"], "discrepancies.passages")
    cells = pd.Series("", index=spans.index, dtype=object)
    for _, part in spans.groupby(by, sort=False, observed=True):
        for row, (_, version) in zip(part.index, collate(part["text"].tolist()).groupby("version")):
            cells[row] = Markup(" ").join(word for word in map(_version_word, version.itertuples()) if word)
    return cells


def _version_word(word: Any) -> Markup | str:
    if not word.differs:
        return word.word
    return Markup('<b style="background:#f6e7c1"><u>{}</u></b>').format(word.word) if word.word else "[ ]"


@needs("tables.side_by_side", "spans", "discrepancy article start end", "discrepancies.find")
def side_by_side(
    spans: pd.DataFrame,
    columns: Sequence[str] = ("kind", "severity", "rule"),
    text: str = "text",
    corpus: Corpus | None = None,
) -> pd.DataFrame:
    """Set differences one a row, with a column for each report of their event.

    Parameters
    ----------
    spans : DataFrame
        discrepancy, article, start, end, `columns`, and the column `text` that is shown; one row a passage, silent
        reports with an empty start.
    columns : sequence of str
        What is said of a difference.
    text : str
        The column of `spans` that is shown.
    corpus : Corpus, optional
        With it, the offsets link to the articles' pages.

    Returns
    -------
    DataFrame
        discrepancy, `columns`, then the reports of `spans` in order: their passages with offsets, or a dash where they
        are silent. Of more than eight reports, as of several events, no columns fit: then it is `blocks` with
        discrepancy as its first column, silent reports left out.

    See Also
    --------
    blocks

    Examples
    --------
    >>> rows = [("d", "number", "a", 0, 3, "two"), ("d", "number", "b", None, None, None)]
    >>> spans = pd.DataFrame(rows, columns=["discrepancy", "kind", "article", "start", "end", "text"])
    >>> side_by_side(spans, ["kind"]).map(lambda cell: Markup(cell).striptags()).values.tolist()
    [['d', 'number', 'two [0–3]', '–']]
    """
    check_columns(spans, "tables.side_by_side", "spans", [*columns, text], "discrepancies.find")
    reports = sorted(spans["article"].unique(), key=str)
    if len(reports) > BESIDE:
        return blocks(spans[spans["start"].notna()], ["discrepancy", *columns], text)
    lines = []
    for key, part in spans.groupby("discrepancy", sort=False, observed=True):
        line = {"discrepancy": key} | {name: part[name].iloc[0] for name in columns}
        passages = part[part["start"].notna()]
        for report in reports:
            mine = passages[passages["article"] == report]
            places = zip(mine[text], mine["start"], mine["end"])
            line[report] = Markup(" /<br>").join(_passage(corpus, report, *cell) for cell in places) or "–"
        lines.append(line)
    return pd.DataFrame(lines, columns=["discrepancy", *columns, *reports], dtype=object)


@needs("tables.blocks", "spans", "article start end", "discrepancies.passages")
def blocks(
    spans: pd.DataFrame, columns: Sequence[str] = ("label",), text: str = "text", by: str = "discrepancy"
) -> pd.DataFrame:
    """Set differences one under the other, a passage a row: for more or longer passages than stand side by side.

    Parameters
    ----------
    spans : DataFrame
        `by`, article, start, end, `columns`, and the column `text` that is shown; one row a passage.
    columns : sequence of str
        What is said of a difference; shown at its first passage, and kept in every row of a file.
    text : str
        The column of `spans` that is shown.
    by : str
        The column that says which passages belong together.

    Returns
    -------
    DataFrame
        `columns`, article, start, end, passage; in the order of `spans`.
    """
    check_columns(spans, "tables.blocks", "spans", [by, *columns, text], "discrepancies.passages")
    hidden, again = Markup('<span style="display:none">{}</span>'), spans.duplicated(by)
    said = {name: [hidden.format(v) if a else v for v, a in zip(spans[name], again)] for name in columns}
    table = pd.DataFrame(said, index=spans.index, dtype=object)
    return table.assign(**spans[["article", "start", "end"]], passage=spans[text])


def _passage(corpus: Corpus | None, article: Any, text: Any, start: float, end: float) -> Markup:
    """Set a passage with its offsets behind it."""
    offsets = linked(corpus, article, start, f"{start:.0f}–{end:.0f}")
    return Markup('{} <span style="color:#6b6b6b;font-size:85%;white-space:nowrap">[{}]</span>').format(text, offsets)
