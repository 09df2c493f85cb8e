"""One utterance in its several wordings, words in columns as in a critical apparatus."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from .._style import ASIDE, GREY, INK, PAGE, PALE, TWO, blank, fitted, of_all, styled, wide
from ._page import page, say

LINE = 4.4  # millimeters: a line of an apparatus
SIZE = 7.5  # points, of its words
HEAD, GAP = 6.5, 0.9  # millimeters of a heading; lines between two systems
LABEL = 50.0  # millimeters, at most, for the name of a version


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
        is a word that others have. Of more than twelve versions, more lines or more utterances than a page holds the
        first are drawn, and the drawing says so. Without an utterance it is a sentence.
    """
    everything = {heading: of for heading, of in utterances.items() if len(of[1])}
    if not everything:
        return blank("No utterance has several wordings here.")
    first = {heading: _first(*of) for heading, of in everything.items()}
    drawn, said = _that_fit({heading: (of[0], _systems(of[1], of[0])) for heading, of in first.items()})
    shown, versions = ({h: of[h] for h in drawn} for of in (first, everything))
    there = [sum(len(labels) for labels, _ in of.values()) for of in (shown, versions)]
    more = of_all(len(drawn), len(everything), "utterances"), of_all(*there, "versions"), said
    said = ". ".join(filter(None, more))
    fig, ax = page(sum(_high(len(labels), len(systems)) for labels, systems in drawn.values()) + 4 * bool(said))
    y = 2.5
    for heading, (labels, systems) in drawn.items():
        ax.text(0, y, fitted(heading, TWO - 12, 8, "bold"), weight="bold", va="center", size=8)
        y += 5
        for system in systems:
            _system(ax, system, labels, y)
            y += LINE * (len(labels) + GAP)
        y += HEAD - 5
    say(ax, said, y)
    return fig, _alt(shown) + (f" {said}." if said else "")


def _high(versions: int, systems: int) -> float:
    """Return how high an utterance is."""
    return HEAD + systems * (versions + GAP) * LINE


def _first(labels: Sequence[str], collated: pd.DataFrame) -> tuple[list[str], pd.DataFrame]:
    """Return the first versions, each label no wider than its place."""
    return [fitted(str(name), LABEL) for name in labels[:ASIDE]], collated[collated["version"] < ASIDE]


def _that_fit(drawn: Mapping[str, tuple]) -> tuple[dict[str, tuple], str]:
    """Return the utterances that a page holds, of the first one the lines, and say so where lines are missing."""
    kept: dict[str, tuple] = {}
    room, said = PAGE - 4, ""
    for heading, (labels, systems) in drawn.items():
        most = int((room - HEAD) / ((len(labels) + GAP) * LINE))
        if most < len(systems) and kept or most < 1:
            break
        said = of_all(most, len(systems), "lines") if most < len(systems) else said
        kept[heading] = labels, systems[:most]
        room -= _high(len(labels), len(systems[:most]))
    return kept, said


def _alt(utterances: Mapping[str, tuple[Sequence[str], pd.DataFrame]]) -> str:
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
    x = left = max(wide(name, 7) for name in labels) + 4
    for _, column in collated.groupby("column"):
        column = column.assign(word=[fitted(word, TWO - 24 - left, SIZE, "bold") for word in column["word"]])
        widest = max(wide(w.word, SIZE, "bold" if w.differs else "normal") for w in column.itertuples())
        if x + widest > TWO - 5 and systems[-1]:
            systems.append([])
            x = left
        systems[-1].append((x, widest, column))
        x += widest + 1.5
    return systems


def _system(ax: Any, system: list[tuple[float, float, pd.DataFrame]], labels: Sequence[str], y: float) -> None:
    for n, name in enumerate(labels):
        ax.text(0, y + LINE * n, name, va="baseline", size=7, color=GREY)
    for x, widest, column in system:
        for word in column.itertuples():
            line = y + LINE * word.version
            if not word.word:
                ax.fill_between([x, x + widest], line - 2.1, line + 0.5, color=PALE, linewidth=0)
                continue
            ax.text(x, line, word.word, va="baseline", size=SIZE, weight="bold" if word.differs else "normal")
            if word.differs:
                ax.plot([x, x + wide(word.word, SIZE, "bold")], [line + 0.8] * 2, color=INK, linewidth=0.8)
