"""The drawings of the discrepancy notebook: coverage, renditions, firmness. Each returns a figure and its alt text."""

from collections.abc import Mapping, Sequence
from textwrap import fill, wrap
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from ._style import GREY, INK, MEANING, MM, PALE, TWO, VOICES, canvas, centered, label, mark, rows, styled, text_width

ROW = 3.2  # millimeters: a line of 7-point text with air
LINE = 4.4  # millimeters: a line of an apparatus
SIZE = 7.5  # points, of the words of an apparatus
CLAIMS, NAMES = 90.0, 22  # of the coverage: millimeters for a claim in words; letters in a line of a report's name
TILT = 0.68  # sine of the angle of a report's name, with air
LANE = 4.6  # millimeters: a mark with its words on a scale
NONE: Mapping[str, str] = MappingProxyType({})


def _page(height: float, width: float = TWO) -> tuple[Figure, Any]:
    """Return a figure whose drawing is measured in millimeters from its upper left corner."""
    fig, ax = canvas(height, width)
    ax.set(xlim=(0, width - 4), ylim=(height, 0))
    ax.axis("off")
    return fig, ax


def _fitted(text: str, width: float, size: float = 7) -> str:
    """Cut a text at a word so that it is no wider than so many millimeters."""
    if _width(text, size) <= width:
        return text
    while " " in text and _width(text + " …", size) > width:
        text = text.rsplit(" ", 1)[0]
    while len(text) > 1 and _width(text + " …", size) > width:
        text = text[:-1]
    return text + " …"


def _width(text: str, size: float, weight: str = "normal") -> float:
    return text_width(text, size, weight) / MM


# --- claims by reports -------------------------------------------------------------------------------------------


@styled
def coverage(
    claims: pd.DataFrame, flags: Mapping[str, str] = NONE, names: Mapping[str, str] = NONE
) -> tuple[Figure, str]:
    """Draw claims by reports, grouped by topic, those that most reports hold first: in whose voice each stands.

    Parameters
    ----------
    claims : DataFrame
        claim, label, topic, article, how (quoted, reported, outlet); one row a claim and report that holds it.
    flags : mapping
        {claim: words} to print at the row.
    names : mapping
        {article: name to print}; `corpus.names`.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. A report that does not hold a claim has a dash.
    """
    called = {article: str(names.get(article, article)) for article in sorted(claims["article"].unique(), key=str)}
    groups = list(claims.groupby("topic", sort=False))
    lines = {article: wrap(name, NAMES)[:2] for article, name in called.items()}
    head = 4 + max(_width(line, 7) for name in lines.values() for line in name) * TILT
    right = max((_width(flag, 7) for flag in flags.values()), default=0) + 6
    step = max(7.0, min(10.0, (TWO - 4 - CLAIMS - right) / len(called)))
    width = max(TWO, CLAIMS + step * len(called) + right + 4)
    fig, ax = _page(head + ROW * (claims["claim"].nunique() + 1.5 * len(groups)), width)
    at = dict(zip(called, CLAIMS + step * (0.5 + np.arange(len(called)))))
    y = _coverage_head(ax, at, lines, head)
    for topic, part in groups:
        y += 0.5 * ROW
        ax.text(0, y, topic, weight="bold", va="center", size=7.5)
        ax.plot([0, width - 4], [y + ROW / 2] * 2, color=GREY, linewidth=0.5)
        y += ROW
        by_claim = part.groupby("claim", sort=False)["article"].nunique().sort_values(ascending=False, kind="stable")
        for n, claim in enumerate(by_claim.index):
            if n % 2:
                ax.axhspan(y - ROW / 2, y + ROW / 2, color=PALE, alpha=0.45, linewidth=0)
            _claim(ax, part[part["claim"] == claim], y, at, flags.get(claim, ""))
            y += ROW
    return fig, _coverage_alt(claims, called, flags)


def _coverage_alt(claims: pd.DataFrame, called: Mapping[str, str], flags: Mapping[str, str]) -> str:
    spread = claims.groupby("claim")["article"].nunique().value_counts().sort_index(ascending=False)
    said = [
        f"{name}: {part['claim'].nunique()} claims ("
        + ", ".join(f"{n} {how}" for how, n in part["how"].value_counts().items())
        + ")"
        for article, name in called.items()
        for part in [claims[claims["article"] == article]]
    ]
    flagged = f" Flagged in words: {'; '.join(flags.values())}." if flags else ""
    return (
        f"Table of {claims['claim'].nunique()} claims in {claims['topic'].nunique()} groups by {len(called)} reports; "
        "a mark shows whether the claim is quoted, reported or the outlet's own, a dash that it is absent. "
        f"{'; '.join(said)}. Claims by the number of reports that hold them: "
        f"{', '.join(f'{n} in {reports}' for reports, n in spread.items())}.{flagged}"
    )


def _coverage_head(ax: Any, at: Mapping[str, float], lines: Mapping[str, list[str]], height: float) -> float:
    """Draw the key, and the names of the reports aslant above their columns; return where the rows begin."""
    for n, voice in enumerate(VOICES):
        y = height - 3.4 * (len(VOICES) - n) - 3.4
        ax.plot(1.4, y, MEANING[voice][1], color=MEANING[voice][0], markersize=4.5)
        ax.text(3.6, y, VOICES[voice], va="center", size=7)
    ax.text(0.7, height - 3.4, "–  not in this report", va="center", size=7)
    for article, x in at.items():
        style = {"rotation": 40, "rotation_mode": "anchor", "va": "bottom", "size": 7, "linespacing": 1.0}
        ax.text(x + 0.8, height - 1.5, "\n".join(lines[article]), **style)
    return height


def _claim(ax: Any, part: pd.DataFrame, y: float, at: Mapping[str, float], flag: str) -> None:
    ax.text(2, y, _fitted(part["label"].iloc[0], min(at.values()) - 6), va="center", size=7)
    how = part.set_index("article")["how"].to_dict()
    for article, x in at.items():
        if article in how:
            ax.plot(x, y, MEANING[how[article]][1], color=MEANING[how[article]][0], markersize=4.5)
        else:
            centered(ax, x, y, "–", color=GREY, size=7)
    ax.text(max(at.values()) + 5, y, flag, va="center", size=7, style="italic")


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
        The drawing and its alt text. Words that at most half of the versions have are bold and underlined; gray
        is a word that others have.
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
        f"{len(utterances)} utterances in their renderings, one line per report, words in columns; words that at "
        f"most half of the renderings have are bold and underlined, gaps gray. {'. '.join(said)}. "
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
        The drawing and its alt text. Words that are quoted stand in quotation marks.
    """
    acts = acts[acts["act"].isin(list(scales))]
    acts = acts.assign(called=[str(names.get(article, article)) for article in acts["article"]])
    acts = acts if "voice" in acts else acts.assign(voice="")
    acts["words"] = _labels(acts, scales)
    parts = {act: acts[acts["act"] == act].sort_values(["article", "step"], kind="stable") for act in scales}
    parts = {act: part for act, part in parts.items() if len(part)}
    voices = [voice for voice in VOICES if voice in set(acts["voice"])]
    heights = [10 + LANE * (len(part) + 0.5 * part["article"].nunique()) for part in parts.values()]
    fig, axes = canvas(sum(heights) + 5 * bool(voices), nrows=len(parts), squeeze=False, height_ratios=heights)
    for ax, (act, part) in zip(axes[:, 0], parts.items()):
        _scale(ax, part, act, scales[act])
    if voices:
        key = [mark(voice, VOICES[voice], 4.5) for voice in voices]
        place = {"loc": "lower left", "bbox_to_anchor": (0, 1), "borderaxespad": 2.4, "ncols": len(key)}
        axes[0, 0].legend(handles=key, frameon=False, fontsize=7, handletextpad=0.2, columnspacing=1.5, **place)
    said = []
    for act, part in parts.items():
        told = (f"{r.called} {r.words} (step {r.step + 1} of {len(scales[act])})" for r in part.itertuples())
        said.append(f"{act}: {', '.join(told)}")
    return fig, f"Scales from weak to strong, with one mark a passage, labeled by its words. {'; '.join(said)}."


def _late(step: int, steps: Sequence[str]) -> bool:
    """Whether the words of a mark stand left of it, for want of room on its right."""
    return step > 0.55 * (len(steps) - 1)


def _labels(acts: pd.DataFrame, scales: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the words of each mark, cut to the room beside it, quoted ones in quotation marks."""
    left = max((_width(line, 7.5) for name in acts["called"] for line in wrap(name, NAMES)), default=0) + 6
    words = []
    for row in acts.itertuples():
        steps = scales[row.act]
        room = row.step + 0.3 if _late(row.step, steps) else len(steps) - 0.7 - row.step
        text = _fitted(row.text, max(room * (TWO - 4 - left) / len(steps) - 5, 15))
        words.append(f"“{text}”" if row.voice == "quoted" else text)
    return words


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
    ax.set_title(act, loc="left", weight="bold")
    ax.set_title("weaker  →  stronger", loc="right", size=7, color=GREY)
    middle = [lanes[part["article"] == article].mean() for article in part["article"][first]]
    rows(ax, [], spines=["left", "bottom"], axis="both")
    ax.set_yticks(middle, [fill(name, NAMES) for name in part["called"][first]])
    ax.set_xticks(range(len(steps)), steps, size=7)
    ax.set(ylim=(lanes[-1] + 0.6, -0.6), xlim=(-0.35, len(steps) - 0.65))
