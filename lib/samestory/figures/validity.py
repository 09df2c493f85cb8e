"""The drawing of the validity notebook: every instrument against its gold, with its alt text."""

from itertools import accumulate
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..errors import needs
from ._style import GREY, INK, PAGE, PALE, blank, canvas, fitted, foot, label, of_all, styled

# Who made the gold: marker, filled or not.
CODERS = {"people": ("o", True), "a language model": ("D", False), "edits made on purpose": ("^", True)}
ROW, HEAD = 4.7, 1.35  # millimeters of a row; rows that a heading takes
LEAST = 6  # rows of a drawing that has room for its legend
NAMED, OTHER = 60.0, 24.0  # millimeters for a measure or its gold in words; for the name of another tool
GAP, FURTHER = 5, 24  # points between a mark and its text; where the value stands between


@needs(
    "figures.validity.gold",
    "table",
    "instrument measure value low high other other_name basis coder here",
    "your own list of measures",
)
@styled
def gold(table: pd.DataFrame, here: str = "on these texts") -> tuple[Figure, str]:
    """Draw every instrument against its gold: a mark and its interval, what a simpler rule reaches, the set and its n.

    Parameters
    ----------
    table : DataFrame
        One row a measure, in order: instrument (the heading), measure, value (0 to 1), low, high (missing where there
        is no interval), other and other_name (what a simpler rule or tool reaches, and its name; missing or empty),
        basis (the set and its n, in words), coder ("people", "a language model", "edits made on purpose"), here (True
        where the gold is of the reader's own texts).
    here : str
        What shaded rows are called in the legend.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. Of more rows than a page holds the first are drawn, and the drawing says so.
    """
    everything, table = len(table), table.head(_rows(table["instrument"].tolist()))
    if table.empty:
        return blank("No instrument is measured here.")
    said = of_all(len(table), everything, "measures")
    headings = (table["instrument"] != table["instrument"].shift()).sum()
    fig, ax = canvas(ROW * max(len(table) + HEAD * headings, LEAST) + 16 + 4 * bool(said))
    place, last = -0.3, None
    for row in table.itertuples():
        place += 1
        if row.instrument != last:
            place += HEAD - (1 if last is None else 0)
            ax.text(
                0,
                place - 1,
                fitted(row.instrument, NAMED, 7.5, "bold"),
                weight="bold",
                va="center",
                transform=ax.get_yaxis_transform(),
            )
            last = row.instrument
        _row(ax, place, row)
    place = max(place, LEAST - 1.65)
    for line in (0, 0.5, 1):
        ax.axvline(line, color=PALE, linewidth=0.6, zorder=0)
    ax.set(xlim=(0, 1.0), ylim=(place + 0.7, -0.9), yticks=[])
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", ".25", ".5", ".75", "1 is perfect"])
    ax.spines["left"].set_visible(False)
    below = -9 / (ROW * (place + 1.6))  # nine millimeters under the axis
    place_of = {"loc": "upper center", "bbox_to_anchor": (0.5, below), "borderaxespad": 0}
    ax.legend(handles=_legend(table, here), ncols=3, frameon=False, handletextpad=0.4, **place_of)
    foot(fig, said)
    return fig, _alt(table) + (f" {said}." if said else "")


def _rows(instruments: list) -> int:
    """Return how many rows a page holds with their headings."""
    heights = accumulate(1 + HEAD * (n == 0 or name != instruments[n - 1]) for n, name in enumerate(instruments))
    return sum(ROW * height + 20 <= PAGE for height in heights)


def _row(ax: Any, place: float, row: Any) -> None:
    """Draw one measure: its name at the left, mark and interval, the other's tick, its gold at the right."""
    beside = ax.get_yaxis_transform()
    if row.here:
        ax.axhspan(place - 0.46, place + 0.46, color="#f1f1f1", linewidth=0, zorder=-1)
    ax.text(-0.02, place, fitted(row.measure, NAMED), ha="right", va="center", color=INK, fontsize=7, transform=beside)
    ax.text(1.04, place, fitted(row.basis, NAMED), va="center", color=GREY, fontsize=7, transform=beside)
    marker, filled = CODERS[row.coder]
    if pd.notna(row.low):
        ax.plot([row.low, row.high], [place, place], color=INK, linewidth=1.2, solid_capstyle="butt", zorder=2)
    face = INK if filled else "white"
    ax.plot(row.value, place, marker, color=INK, markerfacecolor=face, markersize=4.2, zorder=3, clip_on=False)
    low, high = (row.value, row.value) if pd.isna(row.low) else (row.low, row.high)
    above = pd.notna(row.other) and row.other > row.value
    at_left = above or high > 0.9
    _beside(ax, _short(row.value), low if at_left else high, place, -GAP if at_left else GAP, INK)
    if pd.notna(row.other):
        ax.plot([row.other, row.other], [place - 0.36, place + 0.36], color=GREY, linewidth=1.4, zorder=2)
        words = f"{fitted(row.other_name, OTHER)} {_short(row.other)}"
        between = not above or row.other > 0.9  # left of its tick, else behind tick and interval
        left = -FURTHER if at_left and row.other > low else -GAP  # left of the value, too
        x = min(row.other, low) if between else max(row.other, high)
        _beside(ax, words, x, place, left if between else GAP, GREY)


def _beside(ax: Any, text: str, x: float, place: float, gap: float, color: str) -> None:
    """Write a text so many points to the right of a mark, or where the gap is negative to the left."""
    label(ax, text, (x, place), color=color, offset=(gap, 0), ha="right" if gap < 0 else "left")


def _short(value: float) -> str:
    """Write a share as readers of statistics do: .97, 1."""
    return f"{value:.2f}".removeprefix("0") if value < 0.995 else "1"


def _legend(table: pd.DataFrame, here: str) -> list[Any]:
    """Explain marks, interval, tick and shade."""
    used = [coder for coder in CODERS if (table["coder"] == coder).any()]
    marks = [
        Line2D([], [], color=INK, marker=CODERS[c][0], markerfacecolor=INK if CODERS[c][1] else "white", markersize=4.2)
        for c in used
    ]
    for line, coder in zip(marks, used, strict=True):
        line.set(linestyle="", label=f"gold: {coder}")
    marks.append(Line2D([], [], color=INK, linewidth=1.2, label="95 % interval"))
    marks.append(Line2D([], [], color=GREY, marker="|", markersize=8, linestyle="", label="for comparison, as named"))
    return [*marks, Patch(facecolor="#f1f1f1", label=here)] if table["here"].any() else marks


def _alt(table: pd.DataFrame) -> str:
    """Say every row in words."""
    said = []
    for row in table.replace({np.nan: None}).itertuples():
        text = f"{row.instrument}, {row.measure}: {_short(row.value)}"
        text += f" [{_short(row.low)}, {_short(row.high)}]" if row.low is not None else ""
        text += f", {row.other_name} {_short(row.other)}" if row.other is not None else ""
        said.append(f"{text}; {row.basis}")
    return f"A dot plot with {len(table)} rows, from 0 to 1. {'. '.join(said)}."
