"""The drawings of the discrepancy notebook; `figures.save` captions and exports them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from ._export import FAMILY, GREY, INK, MEANING, PALE, TWO, canvas, styled
from .corpus import VOICES

MM = 72 / 25.4  # points in a millimeter
ROW = 3.9  # millimeters: a line of 7-point text with air


def _page(height: float) -> tuple[Figure, Any]:
    """A figure whose drawing is measured in millimeters from its upper left corner."""
    fig, ax = canvas(height)
    ax.set(xlim=(0, TWO - 4), ylim=(height, 0))
    ax.axis("off")
    return fig, ax


def _width(text: str, size: float, weight: str = "normal") -> float:
    """The width of a text in millimeters."""
    font = FontProperties(family=FAMILY, size=size, weight=weight)
    return text_to_path.get_text_width_height_descent(text, font, False)[0] / MM


# --- claims by reports -------------------------------------------------------------------------------------------


@styled
def coverage(claims: pd.DataFrame, flags: Mapping[str, str] = MappingProxyType({})) -> Figure:
    """Claims by reports, grouped by topic, those that most reports hold first: in whose voice each report tells each claim.

    `claims`: claim label topic article how (quoted, reported, outlet), one row a claim and report that holds it. A report that
    does not hold it has a dash. `flags` {claim: words} are printed at the row.
    """
    ids = sorted(claims["article"].unique())
    groups = list(claims.groupby("topic", sort=False))
    rows = claims["claim"].nunique() + 1.5 * len(groups)
    fig, ax = _page(ROW * (rows + 1.2))
    at = dict(zip(ids, 90 + 10 * np.arange(len(ids))))
    y = _coverage_head(ax, at)
    for topic, part in groups:
        y += 0.5 * ROW
        ax.text(0, y, topic, weight="bold", va="center", size=7.5)
        ax.plot([0, TWO - 4], [y + ROW / 2] * 2, color=GREY, linewidth=0.5)
        y += ROW
        held = part.groupby("claim", sort=False)["article"].nunique().sort_values(ascending=False, kind="stable")
        for n, claim in enumerate(held.index):
            if n % 2:
                ax.axhspan(y - ROW / 2, y + ROW / 2, color=PALE, alpha=0.45, linewidth=0)
            _claim(ax, part[part["claim"] == claim], y, at, flags.get(claim, ""))
            y += ROW
    return fig


def _coverage_head(ax: Any, at: dict[str, float]) -> float:
    x = 0.0
    for voice in ("quoted", "reported", "outlet"):
        ax.plot(x + 1, 1.6, MEANING[voice][1], color=MEANING[voice][0], markersize=4.5)
        ax.text(x + 2.7, 1.6, VOICES[voice], va="center", size=7)
        x += _width(VOICES[voice], 7) + 6
    ax.text(x, 1.6, "–  not told", va="center", size=7, color=GREY)
    for article, place in at.items():
        ax.text(place, 1.6, article, ha="center", va="center", weight="bold", size=7.5)
    return 1.6 + ROW


def _claim(ax: Any, part: pd.DataFrame, y: float, at: dict[str, float], flag: str) -> None:
    ax.text(2, y, part["label"].iloc[0], va="center", size=7)
    how = part.set_index("article")["how"].to_dict()
    for article, x in at.items():
        if article in how:
            ax.plot(x, y, MEANING[how[article]][1], color=MEANING[how[article]][0], markersize=4.5)
        else:
            ax.text(x, y, "–", ha="center", va="center", color=GREY, size=7)
    ax.text(max(at.values()) + 6, y, flag, va="center", size=7, style="italic")


# --- one utterance, several wordings -----------------------------------------------------------------------------

SIZE = 7.5  # points, of the words of an apparatus


@styled
def renditions(utterances: Mapping[str, tuple[Sequence[str], pd.DataFrame]]) -> Figure:
    """Utterances in their several wordings, words in columns as in a critical apparatus.

    `utterances` {heading: (labels, collated)}: a label for each version, and the table of `collation.collate`. Words that
    most versions do not have are bold and underlined, missing words are a gray gap.
    """
    drawn = [(heading, labels, _systems(collated, labels)) for heading, (labels, collated) in utterances.items()]
    height = sum(6.5 + sum((len(labels) + 0.9) * 4.4 for _ in systems) for _, labels, systems in drawn)
    fig, ax = _page(height)
    y = 2.5
    for heading, labels, systems in drawn:
        ax.text(0, y, heading, weight="bold", va="center", size=8)
        y += 5
        for system in systems:
            _system(ax, system, labels, y)
            y += 4.4 * (len(labels) + 0.9)
        y += 1.5
    return fig


def _left(labels: Sequence[str]) -> float:
    return max(_width(label, 7) for label in labels) + 4


def _systems(collated: pd.DataFrame, labels: Sequence[str]) -> list[list[tuple[float, float, pd.DataFrame]]]:
    """Columns as (x, width, words) broken into lines that fit the page."""
    systems: list[list] = [[]]
    x = left = _left(labels)
    for _, column in collated.groupby("column"):
        wide = max(_width(w.word, SIZE, "bold" if w.differs else "normal") for w in column.itertuples())
        if x + wide > TWO - 5:
            systems.append([])
            x = left
        systems[-1].append((x, wide, column))
        x += wide + 1.5
    return systems


def _system(ax: Any, system: list[tuple[float, float, pd.DataFrame]], labels: Sequence[str], y: float) -> None:
    for n, label in enumerate(labels):
        ax.text(0, y + 4.4 * n, label, va="baseline", size=7, color=GREY)
    for x, wide, column in system:
        for word in column.itertuples():
            line = y + 4.4 * word.version
            if not word.word:
                ax.fill_between([x, x + wide], line - 2.1, line + 0.5, color=PALE, linewidth=0)
            elif word.differs:
                ax.text(x, line, word.word, va="baseline", size=SIZE, weight="bold")
                ax.plot([x, x + _width(word.word, SIZE, "bold")], [line + 0.8] * 2, color=INK, linewidth=0.8)
            else:
                ax.text(x, line, word.word, va="baseline", size=SIZE)


# --- how firmly --------------------------------------------------------------------------------------------------


@styled
def firmness(acts: pd.DataFrame, scales: Mapping[str, Sequence[str]]) -> Figure:
    """For each promise or order an ordered scale from weak to strong, with one labeled mark a report.

    `acts`: act article step (number on the scale, from 0) text (the words that show it). `scales` {act: names of its
    steps}. Reports that do not tell of an act have no line in its panel.
    """
    names = [act for act in scales if act in set(acts["act"])]
    sizes = [acts[acts["act"] == act]["article"].nunique() for act in names]
    fig, axes = canvas(
        sum(12 + 5 * n for n in sizes), nrows=len(names), squeeze=False, height_ratios=[2.4 + n for n in sizes]
    )
    for ax, act in zip(axes[:, 0], names):
        _scale(ax, acts[acts["act"] == act], act, scales[act])
    return fig


def _scale(ax: Any, part: pd.DataFrame, act: str, steps: Sequence[str]) -> None:
    ids = sorted(part["article"].unique())
    for x in range(len(steps)):
        ax.axvline(x, color=PALE, linewidth=0.8, zorder=0)
    for row in part.itertuples():
        y = ids.index(row.article)
        ax.plot(row.step, y, "o", color=INK, markersize=4.5)
        late = row.step > 0.55 * (len(steps) - 1)
        ax.annotate(
            row.text,
            (row.step, y),
            xytext=(-5 if late else 5, 0),
            textcoords="offset points",
            ha="right" if late else "left",
            va="center",
            size=7,
            bbox={"boxstyle": "square,pad=0.15", "facecolor": "white", "linewidth": 0},
        )
    ax.set_title(act, loc="left", weight="bold")
    ax.set_title("weaker  →  stronger", loc="right", size=7, color=GREY)
    ax.set_yticks(range(len(ids)), ids)
    ax.set_xticks(range(len(steps)), steps)
    ax.set(ylim=(len(ids) - 0.4, -0.6), xlim=(-0.35, len(steps) - 0.65))
    ax.tick_params(length=0)
    ax.spines[["left", "bottom"]].set_visible(False)
