"""The drawings of the sentiment notebook; `figures.save` captions and exports them."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ._export import GREY, INK, MEANING, PALE, canvas, styled
from .corpus import VOICES


@styled
def tone(summary: pd.DataFrame, actors: Sequence[str]) -> Figure:
    """Forest plot: the mean score toward each actor in each voice, with interval, n and the share of unclear labels.

    `summary` from `tones.summary` by actor and voice. Rows without an interval (n too small) have a hollow mark.
    """
    rows = [
        (actor, voice, summary[(summary["actor"] == actor) & (summary["voice"] == voice)])
        for actor in actors
        for voice in VOICES
    ]
    rows = [(actor, voice, found.iloc[0]) for actor, voice, found in rows if len(found)]
    fig, ax = canvas(14 + 4.6 * len(rows))
    place, last, ticks = 0.0, "", []
    for actor, voice, row in rows:
        place += 1.5 if last not in ("", actor) else 1.0
        if actor != last:
            ax.text(-1.62, place, actor, va="center", weight="bold")
        _estimate(ax, place, voice, row)
        last = actor
        ticks.append(place)
    ax.text(1.1, 0, "mentions (sentences)", va="center", fontsize=7, color=INK)
    ax.axvline(0, color=GREY, linewidth=0.6, zorder=0)
    ax.set_yticks([])
    ax.set(xlim=(-1.65, 1.95), ylim=(place + 0.8, -0.4))
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1 blame", "−0.5", "0", "+0.5", "praise +1"])
    ax.spines["left"].set_visible(False)
    ax.spines["bottom"].set_bounds(-1, 1)
    return fig


def _estimate(ax, place: float, voice: str, row: pd.Series) -> None:
    """One row of the forest plot."""
    color, marker, _ = MEANING[voice]
    few = bool(row["note"])
    if not few:
        ax.plot([row["low"], row["high"]], [place, place], color=color, linewidth=1.4, solid_capstyle="butt")
    ax.plot(row["mean"], place, marker, color=color, markersize=4.5, markerfacecolor="white" if few else color)
    ax.text(-1.2, place, VOICES[voice], va="center", fontsize=7, color=INK)
    counts = f"{row['n']} ({row['sentences']})" + (f", {row['unclear']} unclear" if row["unclear"] else "")
    ax.text(1.1, place, counts + (f"; {row['note']}" if few else ""), va="center", fontsize=7, color=GREY)


@styled
def who_evaluates_whom(matrix: pd.DataFrame, holders: Sequence[str], actors: Sequence[str]) -> Figure:
    """Holder by target: in each cell how many mentions are positive and how many negative, of how many.

    `matrix` from `tones.who_evaluates_whom`: holder actor n negative neutral positive unclear. A cell is shaded by its
    balance, and says it in signs: +3 −1 of 9. An empty cell: the two do not meet.
    """
    fig, ax = canvas(16 + 11 * len(holders))
    held = matrix.set_index(["holder", "actor"])
    for y, holder in enumerate(holders):
        for x, actor in enumerate(actors):
            if (holder, actor) not in held.index:
                ax.text(x, y, "·", ha="center", va="center", color=GREY)
                continue
            row = held.loc[(holder, actor)]
            balance = (row["positive"] - row["negative"]) / row["n"]
            tint = _tint(balance)
            ax.add_patch(_cell(x, y, tint))
            ax.text(x, y - 0.1, f"+{row['positive']}  −{row['negative']}", ha="center", va="center", weight="bold")
            ax.text(x, y + 0.24, f"of {row['n']}", ha="center", va="center", fontsize=7, color=INK)
    ax.set_xticks(range(len(actors)), actors)
    ax.set_yticks(range(len(holders)), [fill(h, 18) for h in holders])
    ax.xaxis.tick_top()
    ax.set(xlim=(-0.5, len(actors) - 0.5), ylim=(len(holders) - 0.5, -0.5))
    ax.set_ylabel("who evaluates")
    ax.set_xlabel("whom")
    ax.xaxis.set_label_position("top")
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    return fig


def _cell(x: int, y: int, color: str):
    from matplotlib.patches import Rectangle

    return Rectangle((x - 0.47, y - 0.44), 0.94, 0.88, facecolor=color, linewidth=0, zorder=0)


def _tint(balance: float) -> str:
    """A pale shade: purple for praise, orange for blame, gray for neither; the signs in the cell say the same."""
    if balance == 0:
        return PALE
    base = np.array([204, 121, 167]) if balance > 0 else np.array([230, 159, 0])
    mixed = 255 - (255 - base) * min(0.25 + 0.6 * abs(balance), 0.7)
    return "#" + "".join(f"{int(v):02x}" for v in mixed)


@styled
def name_swap(scores: pd.DataFrame) -> Figure:
    """The same sentences with one name exchanged: two marks a sentence, joined by a line where they differ.

    `scores`: template, name (US, Russia), VADER, ours. Left VADER on the sentence, right this library's scorer.
    """
    templates = list(dict.fromkeys(scores["template"]))
    fig, axes = canvas(14 + 7.2 * len(templates), ncols=2, sharey=True)
    for ax, column, title in zip(
        axes, ("VADER", "ours"), ("VADER, whole sentence", "this library's scorer, names hidden")
    ):
        for y, template in enumerate(templates):
            part = scores[scores["template"] == template].set_index("name")[column]
            ax.plot([part.min(), part.max()], [y, y], color=GREY, linewidth=1, zorder=0)
            for name in ("US", "Russia"):
                color, marker, _ = MEANING[name]
                size = 6.5 if name == "US" else 3.2
                ax.plot(part[name], y, marker, color=color, markersize=size)
        ax.axvline(0, color=GREY, linewidth=0.5, zorder=0)
        ax.set_title(title, loc="left")
        ax.set(xlim=(-1.05, 1.05), ylim=(len(templates) + 0.5, -0.7), xlabel="score")
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
    axes[0].set_yticks(range(len(templates)), [fill(t, 44) for t in templates], fontsize=7)
    marks = [
        Line2D([], [], color=MEANING[n][0], marker=MEANING[n][1], markersize=s, linestyle="", label=label)
        for n, s, label in (("US", 6.5, "… = the United States"), ("Russia", 3.2, "… = Russia"))
    ]
    axes[1].legend(
        handles=marks, loc="lower right", ncols=2, frameon=False, borderaxespad=0.2, handletextpad=0.1, columnspacing=1
    )
    return fig
