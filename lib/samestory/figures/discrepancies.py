"""The drawings of the discrepancy notebook: coverage, renditions, firmness. Each returns a figure and its alt text."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from ._style import GREY, INK, MEANING, MM, PALE, TWO, VOICES, canvas, centered, label, rows, styled, text_width

ROW = 3.9  # millimeters: a line of 7-point text with air
LINE = 4.4  # millimeters: a line of an apparatus
SIZE = 7.5  # points, of the words of an apparatus


def _page(height: float) -> tuple[Figure, Any]:
    """Return a figure whose drawing is measured in millimeters from its upper left corner."""
    fig, ax = canvas(height)
    ax.set(xlim=(0, TWO - 4), ylim=(height, 0))
    ax.axis("off")
    return fig, ax


def _width(text: str, size: float, weight: str = "normal") -> float:
    return text_width(text, size, weight) / MM


# --- claims by reports -------------------------------------------------------------------------------------------


@styled
def coverage(claims: pd.DataFrame, flags: Mapping[str, str] = MappingProxyType({})) -> tuple[Figure, str]:
    """Draw claims by reports, grouped by topic, those that most reports hold first: in whose voice each stands.

    Parameters
    ----------
    claims : DataFrame
        claim, label, topic, article, how (quoted, reported, outlet); one row a claim and report that holds it.
    flags : mapping
        {claim: words} to print at the row.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. A report that does not hold a claim has a dash.
    """
    ids = sorted(claims["article"].unique())
    groups = list(claims.groupby("topic", sort=False))
    fig, ax = _page(ROW * (claims["claim"].nunique() + 1.5 * len(groups) + 1.2))
    at = dict(zip(ids, 90 + 10 * np.arange(len(ids))))
    y = _coverage_head(ax, at)
    for topic, part in groups:
        y += 0.5 * ROW
        ax.text(0, y, topic, weight="bold", va="center", size=7.5)
        ax.plot([0, TWO - 4], [y + ROW / 2] * 2, color=GREY, linewidth=0.5)
        y += ROW
        by_claim = part.groupby("claim", sort=False)["article"].nunique().sort_values(ascending=False, kind="stable")
        for n, claim in enumerate(by_claim.index):
            if n % 2:
                ax.axhspan(y - ROW / 2, y + ROW / 2, color=PALE, alpha=0.45, linewidth=0)
            _claim(ax, part[part["claim"] == claim], y, at, flags.get(claim, ""))
            y += ROW
    return fig, _coverage_alt(claims, len(groups), flags)


def _coverage_alt(claims: pd.DataFrame, groups: int, flags: Mapping[str, str]) -> str:
    spread = claims.groupby("claim")["article"].nunique().value_counts().sort_index(ascending=False)
    said = [
        f"{article}: {part['claim'].nunique()} claims ("
        + ", ".join(f"{n} {how}" for how, n in part["how"].value_counts().items())
        + ")"
        for article, part in claims.groupby("article")
    ]
    flagged = f" Flagged in words: {'; '.join(flags.values())}." if flags else ""
    return (
        f"Table of {claims['claim'].nunique()} claims in {groups} groups by {claims['article'].nunique()} reports; "
        "a mark shows whether the claim is quoted, reported or the outlet's own, a dash that it is absent. "
        f"{'; '.join(said)}. Claims by the number of reports that hold them: "
        f"{', '.join(f'{n} in {reports}' for reports, n in spread.items())}.{flagged}"
    )


def _coverage_head(ax: Any, at: dict[str, float]) -> float:
    x = 0.0
    for voice in ("quoted", "reported", "outlet"):
        ax.plot(x + 1, 1.6, MEANING[voice][1], color=MEANING[voice][0], markersize=4.5)
        ax.text(x + 2.7, 1.6, VOICES[voice], va="center", size=7)
        x += _width(VOICES[voice], 7) + 6
    ax.text(x, 1.6, "–  not told", va="center", size=7, color=GREY)
    for article, place in at.items():
        centered(ax, place, 1.6, article, weight="bold", size=7.5)
    return 1.6 + ROW


def _claim(ax: Any, part: pd.DataFrame, y: float, at: dict[str, float], flag: str) -> None:
    ax.text(2, y, part["label"].iloc[0], va="center", size=7)
    how = part.set_index("article")["how"].to_dict()
    for article, x in at.items():
        if article in how:
            ax.plot(x, y, MEANING[how[article]][1], color=MEANING[how[article]][0], markersize=4.5)
        else:
            centered(ax, x, y, "–", color=GREY, size=7)
    ax.text(max(at.values()) + 6, y, flag, va="center", size=7, style="italic")


# --- one utterance, several wordings -----------------------------------------------------------------------------


@styled
def renditions(utterances: Mapping[str, tuple[Sequence[str], pd.DataFrame]]) -> tuple[Figure, str]:
    """Draw utterances in their several wordings, words in columns as in a critical apparatus.

    Parameters
    ----------
    utterances : mapping
        {heading: (labels, collated)}: a label for each version, and the table of `alignment.collate`.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. Words that most versions do not have are bold and underlined, missing words are
        a gray gap.
    """
    drawn = [(heading, labels, _systems(collated, labels)) for heading, (labels, collated) in utterances.items()]
    fig, ax = _page(sum(6.5 + len(systems) * (len(labels) + 0.9) * LINE for _, labels, systems in drawn))
    y = 2.5
    for heading, labels, systems in drawn:
        ax.text(0, y, heading, weight="bold", va="center", size=8)
        y += 5
        for system in systems:
            _system(ax, system, labels, y)
            y += LINE * (len(labels) + 0.9)
        y += 1.5
    return fig, _renditions_alt(utterances)


def _renditions_alt(utterances: Mapping[str, tuple[Sequence[str], pd.DataFrame]]) -> str:
    said = []
    for heading, (labels, collated) in utterances.items():
        versions = [" ".join(w for w in part["word"] if w) for _, part in collated.groupby("version")]
        said.append(f"{heading}: " + "; ".join(f"{name}: {text}" for name, text in zip(labels, versions)))
    words = pd.concat([collated for _, collated in utterances.values()])
    return (
        f"{len(utterances)} utterances in their renderings, one line a report, words in columns; words that most "
        f"renderings lack are bold and underlined, gaps gray. {'. '.join(said)}. "
        f"{words['differs'].sum()} of {len(words)} places are marked."
    )


def _systems(collated: pd.DataFrame, labels: Sequence[str]) -> list[list[tuple[float, float, pd.DataFrame]]]:
    """Break the columns, as (x, width, words), into lines that fit the page."""
    systems: list[list] = [[]]
    x = left = max(_width(name, 7) for name in labels) + 4
    for _, column in collated.groupby("column"):
        wide = max(_width(w.word, SIZE, "bold" if w.differs else "normal") for w in column.itertuples())
        if x + wide > TWO - 5:
            systems.append([])
            x = left
        systems[-1].append((x, wide, column))
        x += wide + 1.5
    return systems


def _system(ax: Any, system: list[tuple[float, float, pd.DataFrame]], labels: Sequence[str], y: float) -> None:
    for n, name in enumerate(labels):
        ax.text(0, y + LINE * n, name, va="baseline", size=7, color=GREY)
    for x, wide, column in system:
        for word in column.itertuples():
            line = y + LINE * word.version
            if not word.word:
                ax.fill_between([x, x + wide], line - 2.1, line + 0.5, color=PALE, linewidth=0)
                continue
            ax.text(x, line, word.word, va="baseline", size=SIZE, weight="bold" if word.differs else "normal")
            if word.differs:
                ax.plot([x, x + _width(word.word, SIZE, "bold")], [line + 0.8] * 2, color=INK, linewidth=0.8)


# --- how firmly --------------------------------------------------------------------------------------------------


@styled
def firmness(acts: pd.DataFrame, scales: Mapping[str, Sequence[str]]) -> tuple[Figure, str]:
    """Draw for each promise or order an ordered scale from weak to strong, with one labeled mark a report.

    Parameters
    ----------
    acts : DataFrame
        act, article, step (number on the scale, from 0), text (the words that show it). Reports that do not mention
        an act have no line in its panel.
    scales : mapping
        {act: names of its steps}.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text.
    """
    parts = {act: acts[acts["act"] == act] for act in scales if act in set(acts["act"])}
    sizes = [part["article"].nunique() for part in parts.values()]
    size = {"nrows": len(parts), "squeeze": False, "height_ratios": [2.4 + n for n in sizes]}
    fig, axes = canvas(sum(12 + 5 * n for n in sizes), **size)
    for ax, (act, part) in zip(axes[:, 0], parts.items()):
        _scale(ax, part, act, scales[act])
    said = [
        f"{act}: "
        + ", ".join(f"{r.article} {r.text} (step {r.step + 1} of {len(scales[act])})" for r in p.itertuples())
        for act, p in parts.items()
    ]
    return fig, f"Scales from weak to strong, with one mark a report, labeled by its verb. {'; '.join(said)}."


def _scale(ax: Any, part: pd.DataFrame, act: str, steps: Sequence[str]) -> None:
    ids = sorted(part["article"].unique())
    for x in range(len(steps)):
        ax.axvline(x, color=PALE, linewidth=0.8, zorder=0)
    box = {"boxstyle": "square,pad=0.15", "facecolor": "white", "linewidth": 0}
    for row in part.itertuples():
        y = ids.index(row.article)
        ax.plot(row.step, y, "o", color=INK, markersize=4.5)
        late = row.step > 0.55 * (len(steps) - 1)
        side = {"ha": "right" if late else "left", "color": INK, "bbox": box}
        label(ax, row.text, (row.step, y), (-5 if late else 5, 0), **side)
    ax.set_title(act, loc="left", weight="bold")
    ax.set_title("weaker  →  stronger", loc="right", size=7, color=GREY)
    rows(ax, ids, spines=["left", "bottom"], axis="both")
    ax.set_xticks(range(len(steps)), steps)
    ax.set(ylim=(len(ids) - 0.4, -0.6), xlim=(-0.35, len(steps) - 0.65))
