"""How firmly: for each promise or order a scale from weak to strong, with the words of each report."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from ...errors import needs
from .._style import (
    GREY,
    INK,
    MEANING,
    PAGE,
    PALE,
    TWO,
    VOICES,
    blank,
    canvas,
    fitted,
    foot,
    in_lines,
    label,
    mark,
    of_all,
    rows,
    styled,
    wide,
)
from ._page import NAMES, NONE

NAMED = 45.0  # millimeters, at most, for the name of a report
ACTS = 10  # panels of a page
LANE = 4.6  # millimeters: a mark with its words on a scale


@needs(
    "figures.discrepancies.firmness",
    "acts",
    "act article step text",
    "discrepancies.scale_steps, with an act for each passage",
)
@styled
def firmness(
    acts: pd.DataFrame, scales: Mapping[str, Sequence[str]], names: Mapping[str, str] = NONE
) -> tuple[Figure, str]:
    """Draw for each promise or order an ordered scale from weak to strong, with a labeled mark for each passage.

    Parameters
    ----------
    acts : DataFrame
        act, article, step (number on the scale, from 0), text (the words that show it); and, where it is known, voice
        (outlet, reported, quoted). Reports that do not mention an act have no line in its panel.
    scales : mapping
        {act: names of its steps}.
    names : mapping
        {article: name to print}; `corpus.names`.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. Words that are quoted stand in quotation marks. Of more passages than a page
        holds the first of each act are drawn, and the drawing says so; without a passage it is a sentence.
    """
    everything = acts[acts["act"].isin(list(scales))]
    parts = _that_fit(everything, list(scales))
    if not parts:
        return blank("No report mentions any of these acts.")
    acts = pd.concat(parts.values())
    acts = acts.assign(called=[str(names.get(article, article)) for article in acts["article"]])
    acts = acts if "voice" in acts else acts.assign(voice="")
    acts["words"] = _labels(acts, scales)
    counts = ((len(parts), everything["act"].nunique(), "acts"), (len(acts), len(everything), "passages"))
    said_of = ". ".join(filter(None, (of_all(*count) for count in counts)))
    parts = {act: acts[acts["act"] == act] for act in parts}
    voices = [voice for voice in VOICES if voice in set(acts["voice"])]
    heights = [_high(part) for part in parts.values()]
    fig, axes = canvas(
        sum(heights) + 5 * bool(voices) + 5 * bool(said_of), nrows=len(parts), squeeze=False, height_ratios=heights
    )
    for ax, (act, part) in zip(axes[:, 0], parts.items()):
        _scale(ax, part, act, scales[act])
    if voices:
        key = [mark(voice, VOICES[voice], 4.5) for voice in voices]
        place = {"loc": "lower left", "bbox_to_anchor": (0, 1), "borderaxespad": 2.4, "ncols": len(key)}
        axes[0, 0].legend(handles=key, frameon=False, fontsize=7, handletextpad=0.2, columnspacing=1.5, **place)
    foot(fig, said_of)
    said = []
    for act, part in parts.items():
        told = (f"{r.called} {r.words} (step {r.step + 1} of {len(scales[act])})" for r in part.itertuples())
        said.append(f"{act}: {', '.join(told)}")
    said = f"Scales from weak to strong, with one mark a passage, labeled by its words. {'; '.join(said)}."
    return fig, said + (f" {said_of}." if said_of else "")


def _that_fit(acts: pd.DataFrame, order: list[str]) -> dict[str, pd.DataFrame]:
    """Return the passages of each act that a page holds: of each act the first, in the order of reports and steps."""
    parts = {act: acts[acts["act"] == act].sort_values(["article", "step"], kind="stable") for act in order}
    parts = {act: part for n, (act, part) in enumerate((a, p) for a, p in parts.items() if len(p)) if n < ACTS}
    most = max(map(len, parts.values()), default=0)
    while most > 1 and sum(map(_high, (part.head(most) for part in parts.values()))) > PAGE - 10:
        most -= max(1, most // 10)
    return {act: part.head(most) for act, part in parts.items()}


def _high(part: pd.DataFrame) -> float:
    """Return how high the panel of an act is."""
    return 10 + LANE * (len(part) + 0.5 * part["article"].nunique())


def _late(step: int, steps: Sequence[str]) -> bool:
    """Whether the words of a mark stand left of it, for want of room on its right."""
    return step > 0.55 * (len(steps) - 1)


def _labels(acts: pd.DataFrame, scales: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the words of each mark, cut to the room beside it, quoted ones in quotation marks."""
    left = max((wide(_called(name)) for name in acts["called"]), default=0) + 6
    words = []
    for row in acts.itertuples():
        steps = scales[row.act]
        room = row.step + 0.3 if _late(row.step, steps) else len(steps) - 0.7 - row.step
        text = fitted(row.text, max(room * (TWO - 4 - left) / len(steps) - 5, 15))
        words.append(f"“{text}”" if row.voice == "quoted" else text)
    return words


def _steps(steps: Sequence[str], left: float) -> list[str]:
    """Return the names of steps, those cut that are wider than their place."""
    room = (TWO - left) / max(len(steps) - 1, 1) - 1
    return [fitted(str(step), room) for step in steps]


def _called(name: str) -> str:
    """Return the name of a report in at most two lines."""
    return in_lines(wrap(name, NAMES) or [""], 2, NAMED)


def _scale(ax: Any, part: pd.DataFrame, act: str, steps: Sequence[str]) -> None:
    """Draw one act: a lane for each passage, those of one report together."""
    first = part["article"].ne(part["article"].shift())
    lanes = np.arange(len(part)) + 0.5 * (first.cumsum().to_numpy() - 1)
    for x in range(len(steps)):
        ax.axvline(x, color=PALE, linewidth=0.8, zorder=0)
    box = {"boxstyle": "square,pad=0.15", "facecolor": "white", "linewidth": 0}
    for y, row in zip(lanes, part.itertuples()):
        color, marker, _ = MEANING.get(row.voice, (INK, "o", ""))
        ax.plot(row.step, y, marker, color=color, markersize=4.5)
        late = _late(row.step, steps)
        side = {"ha": "right" if late else "left", "color": INK, "bbox": box}
        label(ax, row.words, (row.step, y), (-5 if late else 5, 0), **side)
    ax.set_title(fitted(str(act), TWO - 90, 8, "bold"), loc="left", weight="bold")
    ax.set_title("weaker  →  stronger", loc="right", size=7, color=GREY)
    middle = [lanes[part["article"] == article].mean() for article in part["article"][first]]
    rows(ax, [], spines=["left", "bottom"], axis="both")
    ax.set_yticks(middle, [_called(name) for name in part["called"][first]])
    ax.set_xticks(range(len(steps)), _steps(steps, NAMED + 6), size=7)
    ax.set(ylim=(lanes[-1] + 0.6, -0.6), xlim=(-0.35, len(steps) - 0.65))
