"""The drawings of the sentiment notebook: tone, who evaluates whom, name swap; each with its alt text."""

from collections.abc import Sequence
from textwrap import fill
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ._style import GREY, INK, MEANING, PALE, VOICES, canvas, centered, mark, rows, styled

NAMES = {"US": ("the United States", 6.5), "Russia": ("Russia", 3.2)}  # the exchanged names; size of their marks

# --- tone toward each actor --------------------------------------------------------------------------------------


@styled
def tone(summary: pd.DataFrame, actors: Sequence[str]) -> tuple[Figure, str]:
    """Draw a forest plot: the mean score toward each actor in each voice, with interval, n and unclear labels.

    Parameters
    ----------
    summary : DataFrame
        From `sentiment.summary` by actor and voice. Rows without an interval (n too small) have a hollow mark.
    actors : sequence of str
        The actors in their order.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text.
    """
    table = {(r["actor"], r["voice"]): r for _, r in summary.iterrows()}
    lines = [(actor, voice) for actor in actors for voice in VOICES if (actor, voice) in table]
    fig, ax = canvas(14 + 4.6 * len(lines))
    place, last = 0.0, ""
    for actor, voice in lines:
        place += 1.5 if last not in ("", actor) else 1.0
        if actor != last:
            ax.text(-1.62, place, actor, va="center", weight="bold")
        _estimate(ax, place, voice, table[(actor, voice)])
        last = actor
    ax.text(1.1, 0, "mentions (sentences)", va="center", fontsize=7, color=INK)
    ax.axvline(0, color=GREY, linewidth=0.6, zorder=0)
    ax.set_yticks([])
    ax.set(xlim=(-1.65, 1.95), ylim=(place + 0.8, -0.4))
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1 blame", "−0.5", "0", "+0.5", "praise +1"])
    ax.spines["left"].set_visible(False)
    ax.spines["bottom"].set_bounds(-1, 1)
    said = [
        f"{r.actor}, {r.voice}: mean {r.mean:+.2f}, n {r.n}, "
        + (f"interval {r.low:+.2f} to {r.high:+.2f}" if r.note == "" else r.note)
        for r in summary.itertuples()
    ]
    return fig, f"Forest plot with one row for each actor and voice. {'. '.join(said)}."


def _estimate(ax: Any, place: float, voice: str, row: pd.Series) -> None:
    """Draw one row of the forest plot."""
    color, marker, _ = MEANING[voice]
    few = bool(row["note"])
    if not few:
        ax.plot([row["low"], row["high"]], [place, place], color=color, linewidth=1.4, solid_capstyle="butt")
    ax.plot(row["mean"], place, marker, color=color, markersize=4.5, markerfacecolor="white" if few else color)
    ax.text(-1.2, place, VOICES[voice], va="center", fontsize=7, color=INK)
    counts = f"{row['n']} ({row['sentences']})" + (f", {row['unclear']} unclear" if row["unclear"] else "")
    ax.text(1.1, place, counts + (f"; {row['note']}" if few else ""), va="center", fontsize=7, color=GREY)


# --- who evaluates whom ------------------------------------------------------------------------------------------


@styled
def who_evaluates_whom(matrix: pd.DataFrame, holders: Sequence[str], actors: Sequence[str]) -> tuple[Figure, str]:
    """Draw holder by target: in each cell how many mentions are positive and how many negative, of how many.

    Parameters
    ----------
    matrix : DataFrame
        From `sentiment.who_evaluates_whom`: holder, actor, n, negative, neutral, positive, unclear.
    holders, actors : sequence of str
        Rows and columns in their order.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. A cell is shaded by its balance and says it in signs: +3 −1 of 9. A dot in a
        cell: the two do not meet.
    """
    fig, ax = canvas(16 + 11 * len(holders))
    cells = {(r.holder, r.actor): r for r in matrix.itertuples()}
    for y, holder in enumerate(holders):
        for x, actor in enumerate(actors):
            if row := cells.get((holder, actor)):
                _cell(ax, x, y, row)
            else:
                centered(ax, x, y, "·", color=GREY)
    ax.set_xticks(range(len(actors)), actors)
    rows(ax, [fill(h, 18) for h in holders], spines="all", axis="both")
    ax.xaxis.tick_top()
    ax.set(xlim=(-0.5, len(actors) - 0.5), ylim=(len(holders) - 0.5, -0.5), ylabel="who evaluates", xlabel="whom")
    ax.xaxis.set_label_position("top")
    ax.tick_params(length=0)
    said = "; ".join(f"{r.holder} of {r.actor}: +{r.positive} −{r.negative} of {r.n}" for r in matrix.itertuples())
    return fig, f"A matrix of holders by targets; each cell gives positive and negative mentions of all. {said}."


def _cell(ax: Any, x: int, y: int, row: Any) -> None:
    tint = _tint((row.positive - row.negative) / row.n)
    ax.add_patch(Rectangle((x - 0.47, y - 0.44), 0.94, 0.88, facecolor=tint, linewidth=0, zorder=0))
    centered(ax, x, y - 0.1, f"+{row.positive}  −{row.negative}", weight="bold")
    centered(ax, x, y + 0.24, f"of {row.n}", fontsize=7, color=INK)


def _tint(balance: float) -> str:
    """Choose a pale shade: purple for praise, orange for blame, gray for neither, as the signs in the cell say."""
    if balance == 0:
        return PALE
    base = np.array([204, 121, 167]) if balance > 0 else np.array([230, 159, 0])
    mixed = 255 - (255 - base) * min(0.25 + 0.6 * abs(balance), 0.7)
    return "#" + "".join(f"{int(v):02x}" for v in mixed)


# --- one name exchanged ------------------------------------------------------------------------------------------


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
        The drawing and its alt text.
    """
    templates = list(dict.fromkeys(scores["template"]))
    wide = scores.pivot(index="template", columns="name", values=["VADER", "ours"]).loc[templates]
    fig, axes = canvas(14 + 7.2 * len(templates), ncols=2, sharey=True)
    titles = {"VADER": "VADER, whole sentence", "ours": "this library's scorer, names hidden"}
    for ax, (column, title) in zip(axes, titles.items()):
        for y, pair in enumerate(wide[column].itertuples(index=False)):
            ax.plot([min(pair), max(pair)], [y, y], color=GREY, linewidth=1, zorder=0)
            for name, (_, size) in NAMES.items():
                color, marker, _ = MEANING[name]
                ax.plot(getattr(pair, name), y, marker, color=color, markersize=size)
        ax.axvline(0, color=GREY, linewidth=0.5, zorder=0)
        ax.set_title(title, loc="left")
        ax.set(xlim=(-1.05, 1.05), ylim=(len(templates) + 0.5, -0.7), xlabel="score")
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
    axes[0].set_yticks(range(len(templates)), [fill(t, 44) for t in templates], fontsize=7)
    marks = [mark(name, f"… = {words}", size) for name, (words, size) in NAMES.items()]
    place = {"loc": "lower right", "borderaxespad": 0.2, "handletextpad": 0.1, "columnspacing": 1}
    axes[1].legend(handles=marks, ncols=2, frameon=False, **place)
    return fig, _swap_alt(wide)


def _swap_alt(wide: pd.DataFrame) -> str:
    said = [f"{t} {r['US']:+.2f} against {r['Russia']:+.2f}" for t, r in wide["VADER"].iterrows()]
    same = int((wide["ours"]["US"] == wide["ours"]["Russia"]).sum())
    return (
        f"Two panels with {len(wide)} sentences each. VADER, United States against Russia: {'; '.join(said)}. "
        f"This library's scorer: the same for both names in {same} of {len(wide)} sentences."
    )
