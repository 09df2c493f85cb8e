"""Who evaluates whom, and the same sentences with one name exchanged."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ...errors import needs
from .._style import (
    GREY,
    INK,
    MEANING,
    ONE_BELOW,
    PALE,
    TWO,
    blank,
    canvas,
    centered,
    foot,
    in_lines,
    mark,
    of_all,
    rows,
    styled,
    wide,
)

MOST_HOLDERS = 15  # rows of a matrix that fits a page, less the one that all others share
ACTORS, ACTORS_NARROW = 6, 3  # columns
ROW, TWO_LINES, ROWS = 11, 13, 203  # millimeters of a row; of one whose lowest line is broken; of all rows, at most
SENTENCES = 27  # of an exchange of names: rows that a page holds
NAMES = {"US": ("the United States", 6.5), "Russia": ("Russia", 3.2)}  # the exchanged names; size of their marks

# --- who evaluates whom ------------------------------------------------------------------------------------------


@needs(
    "figures.sentiment.who_evaluates_whom",
    "matrix",
    "holder actor n negative positive undecided",
    "sentiment.who_evaluates_whom",
)
@styled
def who_evaluates_whom(
    matrix: pd.DataFrame, holders: Sequence[str], actors: Sequence[str], width: float = TWO
) -> tuple[Figure, str]:
    """Draw holder by target: in each cell how many mentions are positive and how many negative, of how many.

    Parameters
    ----------
    matrix : DataFrame
        From `sentiment.who_evaluates_whom`: holder, actor, n, n_distinct, negative, neutral, positive, undecided.
        A count of one's own may lack n_distinct; then every mention counts.
    holders, actors : sequence of str
        Rows and columns in their order.
    width : float
        Millimeters: 183, or 89 for up to three actors.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. A cell is shaded by how many more are positive or negative, and says it in words:
        3 positive, 1 negative, of 9, 2 disputed (words that several reports print count once). A dot in a cell: the
        two do not meet.
        Holders beyond the first fifteen share a row; of more than six actors (three in 89 mm) the first are drawn,
        and the drawing says so. Where no two of them meet it is a sentence.
    """
    narrow, everyone = width < ONE_BELOW, list(actors)
    actors = everyone[: ACTORS_NARROW if narrow else ACTORS]
    matrix = matrix.assign(again=matrix["n"] - matrix.get("n_distinct", matrix["n"]))
    matrix, holders = _few(matrix[matrix["actor"].isin(actors)], list(holders))
    cells = {(r.holder, r.actor): r for r in matrix.itertuples() if r.holder in holders}
    if not cells:
        return blank("None of these holders evaluates any of these actors.", width)
    said, column = of_all(len(actors), len(everyone), "actors"), (width - (30 if narrow else 42)) / len(actors)
    narrow = narrow or any(wide(_of(row), 7) > column for row in cells.values())
    high = (TWO_LINES if narrow else ROW) * max(len(holders), 2)  # of one row too the axis has a name
    fig, ax = canvas(16 + min(high, ROWS) + 5 * bool(said), width)
    most = max((abs(r.positive - r.negative) for r in cells.values()), default=0)
    for y, holder in enumerate(holders):
        for x, actor in enumerate(actors):
            if row := cells.get((holder, actor)):
                _cell(ax, x, y, row, most, (column, narrow))
            else:
                centered(ax, x, y, "·", color=GREY)
    ax.set_xticks(range(len(actors)), [in_lines(wrap(str(a), 16), 2, column) for a in actors])
    letters = 12 if width < ONE_BELOW else 18
    called = [in_lines(wrap(str(h), letters) or [""], 3, 20 if width < ONE_BELOW else 33) for h in holders]
    rows(ax, called, spines="all", axis="both")
    ax.xaxis.tick_top()
    ax.set(xlim=(-0.5, len(actors) - 0.5), ylim=(len(holders) - 0.5, -0.5), ylabel="who evaluates", xlabel="whom")
    ax.xaxis.set_label_position("top")
    ax.tick_params(length=0)
    shown = [r for r in matrix.itertuples() if r.holder in holders and r.actor in actors]
    told = "; ".join(f"{r.holder} of {r.actor}: +{r.positive} −{r.negative} {_of(r)}" for r in shown)
    foot(fig, said)
    again = f" Left out as repeats of the same words: {n}." if (n := sum(r.again for r in shown)) else ""
    return (
        fig,
        f"A matrix of holders by targets; each cell gives positive and negative mentions of all. {told}.{again}"
        + (f" {said}." if said else ""),
    )


def _few(matrix: pd.DataFrame, holders: list[str]) -> tuple[pd.DataFrame, list[str]]:
    """Add up the holders that have no row of their own."""
    if len(holders) <= MOST_HOLDERS:
        return matrix, holders
    rest, name = holders[MOST_HOLDERS:], f"{len(holders) - MOST_HOLDERS} other holders"
    matrix = matrix.assign(holder=matrix["holder"].mask(matrix["holder"].isin(rest), name))
    return matrix.groupby(["holder", "actor"], as_index=False, observed=True).sum(), [*holders[:MOST_HOLDERS], name]


def _of(row: Any) -> str:
    return f"of {row.n - row.again}" + (f", {row.undecided} disputed" if row.undecided else "")


def _cell(ax: Any, x: int, y: int, row: Any, most: int, room: tuple[float, bool]) -> None:
    column, narrow = room
    tint = _tint((row.positive - row.negative) / max(most, 1))
    ax.add_patch(Rectangle((x - 0.47, y - 0.44), 0.94, 0.88, facecolor=tint, linewidth=0, zorder=0))
    counts = {"positive": row.positive, "negative": row.negative}
    said = [f"{n} {word}" for word, n in counts.items() if n] or ["none"]
    if any(wide(text, 7.5, "bold") > column for text in said):
        said = [f"{sign}{n}" for sign, n in zip("+−", counts.values()) if n]
    for n, text in enumerate(said):
        centered(ax, x, y - (0.1 if len(said) == 1 else 0.28) + 0.26 * n, text, weight="bold", fontsize=7.5)
    text, style = (_of(row).replace(", ", ",\n"), {"linespacing": 1}) if narrow else (_of(row), {})
    centered(ax, x, y + 0.27, text, fontsize=7, color=INK, **style)


def _tint(balance: float) -> str:
    """Choose a pale shade: purple for praise, orange for blame, gray for neither, as the words in the cell say."""
    if balance == 0:
        return PALE
    base = np.array([204, 121, 167]) if balance > 0 else np.array([230, 159, 0])
    mixed = 255 - (255 - base) * (0.2 + 0.55 * abs(balance))
    return "#" + "".join(f"{int(v):02x}" for v in mixed)


# --- one name exchanged ------------------------------------------------------------------------------------------


@needs(
    "figures.sentiment.name_swap",
    "scores",
    "template name VADER ours",
    "sentiment.name_swap, with the scores of VADER and of a scorer",
)
@styled
def name_swap(scores: pd.DataFrame) -> tuple[Figure, str]:
    """Draw the same sentences with one name exchanged: two marks a sentence, joined by a line where they differ.

    Parameters
    ----------
    scores : DataFrame
        template, name (US, Russia), VADER, ours. Left VADER on the sentence, right this library's scorer.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. Of more than 27 sentences the first are drawn, and the drawing says so.
    """
    everything = list(dict.fromkeys(scores["template"]))
    if not everything:
        return blank("No sentence is scored with either name.")
    templates, said = everything[:SENTENCES], of_all(min(SENTENCES, len(everything)), len(everything), "sentences")
    pairs = scores.pivot(index="template", columns="name", values=["VADER", "ours"]).loc[templates]
    fig, axes = canvas(14 + 7.2 * max(len(templates), 4) + 5 * bool(said), ncols=2, sharey=True)
    titles = {"VADER": "VADER, whole sentence", "ours": "this library's scorer, names hidden"}
    for ax, (column, title) in zip(axes, titles.items()):
        for y, pair in enumerate(pairs[column].itertuples(index=False)):
            ax.plot([min(pair), max(pair)], [y, y], color=GREY, linewidth=1, zorder=0)
            for name, (_, size) in NAMES.items():
                color, marker, _ = MEANING[name]
                ax.plot(getattr(pair, name), y, marker, color=color, markersize=size)
        ax.plot([0, 0], [-0.7, len(templates) - 0.4], color=GREY, linewidth=0.5, zorder=0)  # above the legend
        ax.set_title(title, loc="left")
        ax.set(xlim=(-1.05, 1.05), ylim=(len(templates) + 0.5, -0.7), xlabel="score")
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
    axes[0].set_yticks(range(len(templates)), [_even(t) for t in templates], fontsize=7)
    marks = [mark(name, f"… = {words}", size) for name, (words, size) in NAMES.items()]
    place = {"loc": "lower right", "borderaxespad": 0.2, "handletextpad": 0.1, "columnspacing": 1}
    axes[1].legend(handles=marks, ncols=2, frameon=False, **place)
    foot(fig, said)
    return fig, _swap_alt(pairs) + (f" {said}." if said else "")


def _even(text: str, most: int = 44) -> str:
    """Break a text into lines of about one length, so that none is a single word."""
    lines = wrap(text, most if len(text) <= most else len(text) // -(-len(text) // most) + 5)
    return in_lines(lines or [""], 2, 62, 7)


def _swap_alt(wide: pd.DataFrame) -> str:
    said = [f"{t} {r['US']:+.2f} against {r['Russia']:+.2f}" for t, r in wide["VADER"].iterrows()]
    same = int((wide["ours"]["US"] == wide["ours"]["Russia"]).sum())
    return (
        f"Two panels with {len(wide)} sentences each. VADER, United States against Russia: {'; '.join(said)}. "
        f"This library's scorer: the same for both names in {same} of {len(wide)} sentences."
    )
