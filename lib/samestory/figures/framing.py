"""The drawings of the framing notebook: frames by voice, placement. Each returns a figure and its alt text."""

from collections import Counter
from collections.abc import Mapping
from textwrap import fill
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import ScaledTranslation

from ..corpus import Corpus
from ._style import GREY, INK, MEANING, MM, PALE, TWO, VOICES, canvas, mark, rows, styled, text_width

NONE = MappingProxyType({})
OPENING = ["headline", "standfirst", "lead"]
LEFT, RIGHT = 33.0, TWO - 4  # millimeters: where the columns begin and end, right of the names of reports
LINE = 3.8  # millimeters: a line of 7.5-point text with air
MOST = 8  # words in a cell; the rest are counted
ACROSS = 5  # frames in a block of counts
TALL, VOICE = 5.4, 9.0  # millimeters: a row of a block of counts; from the number of a voice to the next
UNDER = {"color": MEANING["quoted"][0], "linewidth": 2, "solid_capstyle": "butt"}  # quoted passages


def _plain(frame: str) -> str:
    return frame.replace("_", " ")


# --- which frames, in whose voice --------------------------------------------------------------------------------


@styled
def frames_by_voice(
    profile: pd.DataFrame,
    doubtful: Mapping[str, str] = NONE,
    coded: pd.DataFrame | None = None,
    names: Mapping[str, str] = NONE,
) -> tuple[Figure, str]:
    """Draw the frames of each report: coded terms word by word in their voice, other frames as numbers of terms.

    Parameters
    ----------
    profile : DataFrame
        From `framing.profile` by article and voice: article, voice, frame, distinct_terms.
    doubtful : mapping
        Frames to draw in gray, with the words that say why: {frame: "not measured"}.
    coded : DataFrame, optional
        Terms that a coder found to carry their frame: article, frame, text, voice, speaker, arguable (bool). Their
        frames are drawn word by word and left out of the numbers.
    names : mapping
        {article: name to print}; `corpus.names`.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. A hollow mark is an arguable term; a speaker is named where it is not the
        commonest. Made for a handful of reports: each has a row.
    """
    ids = list(dict.fromkeys(profile["article"]))
    worded = [] if coded is None else list(dict.fromkeys(coded["frame"]))
    counted = [frame for frame in dict.fromkeys(profile["frame"]) if frame not in worded]
    called = {article: fill(str(names.get(article, article)), 22) for article in ids}
    blocks = [counted[n : n + ACROSS] for n in range(0, len(counted), ACROSS)]
    words = _cells(coded, worded, ids) if worded else {}
    height = _row_heights(words, called) if worded else []
    total = 6 + (sum(height) + 8 if worded else 0) + len(blocks) * (13 + TALL * len(ids))
    fig, ax = canvas(total)
    ax.set(xlim=(0, RIGHT), ylim=(total, 0))
    ax.axis("off")
    y = _voice_key(ax, coded is not None and coded["arguable"].any())
    y = _words_block(ax, y, words, worded, height, called) if worded else y
    for block in blocks:
        y = _counts_block(ax, y, profile[profile["frame"].isin(block)], block, called, doubtful)
    return fig, _frames_alt(profile, words, counted, called)


def _cells(coded: pd.DataFrame, frames: list[str], ids: list[str]) -> dict[tuple[str, str], list[tuple]]:
    """Return for each report and frame its terms as (voice, arguable, words).

    A speaker is named if not the usual; terms that look the same are one entry, "friend (twice)".
    """
    said = coded["speaker"].fillna("")
    usual = said[said != ""].mode()
    cells: dict[tuple[str, str], list[tuple]] = {(article, frame): [] for article in ids for frame in frames}
    for row, speaker in zip(coded.itertuples(), said):
        other = f" ({speaker.split()[-1]})" if speaker and speaker != usual.iloc[0] else ""
        cells[(row.article, row.frame)].append((row.voice, bool(row.arguable), row.text + other))
    return {key: [_once(*term, n) for term, n in Counter(cell).items()] for key, cell in cells.items()}


def _once(voice: str, arguable: bool, text: str, n: int) -> tuple[str, bool, str]:
    return voice, arguable, text + ("" if n == 1 else " (twice)" if n == 2 else f" ({n} times)")


def _row_heights(words: dict[tuple[str, str], list], called: Mapping[str, str]) -> list[float]:
    """Return how tall the row of each report is, in millimeters."""
    lines = {article: called[article].count("\n") + 1 for article in called}
    for (article, _), cell in words.items():
        lines[article] = max(lines[article], min(len(cell), MOST + 1))
    return [LINE * n + 1.6 for n in lines.values()]


def _voice_key(ax: Any, hollow: bool) -> float:
    """Explain the marks of the voices in one line; return where the drawing goes on, in millimeters."""
    x = 0.0
    for voice, text in VOICES.items():
        _voice_mark(ax, x + 1, 1.8, voice, False)
        ax.text(x + 3, 1.8, text, va="center", size=7)
        x += text_width(text, 7) / MM + 8
    if hollow:
        _voice_mark(ax, x + 1, 1.8, "reported", True)
        ax.text(x + 3, 1.8, "arguable (hollow)", va="center", size=7)
    return 6.0


def _voice_mark(ax: Any, x: Any, y: Any, voice: str, hollow: bool, gray: bool = False) -> None:
    color, marker, _ = MEANING[voice]
    color = GREY if gray else color
    fill_of = "white" if hollow else color
    ax.plot(x, y, marker, color=color, markersize=4, markerfacecolor=fill_of, markeredgewidth=0.9)


def _words_block(
    ax: Any, y: float, words: dict, frames: list[str], height: list[float], called: Mapping[str, str]
) -> float:
    """Draw the coded terms, a row a report and a column a frame; return where the next block begins."""
    step = (RIGHT - LEFT) / len(frames)
    for n, frame in enumerate(frames):
        ax.text(LEFT + n * step, y + 1.8, _plain(frame), va="center", weight="bold", size=8)
    y += 4.6
    for (article, name), tall in zip(called.items(), height):
        ax.plot([0, RIGHT], [y, y], color=GREY, linewidth=0.5)
        ax.text(0, y + 1.4, name, va="top", size=7.5)
        for n, frame in enumerate(frames):
            _words_cell(ax, LEFT + n * step, y + 0.8 + LINE / 2, words[(article, frame)], step)
        y += tall
    ax.plot([0, RIGHT], [y, y], color=GREY, linewidth=0.5)
    return y + 3.4


def _words_cell(ax: Any, x: float, y: float, cell: list[tuple], width: float) -> None:
    for voice, arguable, text in cell[:MOST]:
        most = int((width - 6) / 1.5)
        _voice_mark(ax, x + 1, y, voice, arguable)
        ax.text(x + 3, y, text if len(text) <= most else text[: most - 1] + "…", va="center", size=7.5)
        y += LINE
    if len(cell) > MOST:
        ax.text(x + 3, y, f"and {len(cell) - MOST} more", va="center", size=7, color=GREY)
    if not cell:
        ax.text(x + 1, y, "–", va="center", ha="center", size=7.5, color=GREY)


def _counts_block(
    ax: Any, y: float, profile: pd.DataFrame, frames: list[str], called: Mapping[str, str], doubtful: Mapping[str, str]
) -> float:
    """Draw numbers of different terms, a row a report and a column a frame; return where the next block begins."""
    step = (RIGHT - LEFT) / ACROSS
    terms = profile.set_index(["frame", "article", "voice"])["distinct_terms"].to_dict()
    ax.text(0, y + 8.6, "different terms\nof the word list", va="bottom", size=7, color=GREY)
    for n, frame in enumerate(frames):
        color, x = GREY if frame in doubtful else INK, LEFT + n * step
        ax.text(x, y + 5.4, fill(_plain(frame), 16), va="bottom", size=7.5, color=color)
        ax.text(x, y + 8.6, doubtful.get(frame, ""), va="bottom", size=7, color=color)
    y += 9.4
    for article, name in called.items():
        ax.axhspan(y + 0.15, y + TALL - 0.15, color=PALE, alpha=0.4, linewidth=0, zorder=0)
        ax.text(0, y + TALL / 2, name, va="center", size=7.5)
        for n, frame in enumerate(frames):
            for at, voice in enumerate(VOICES):
                x = LEFT + n * step + 1 + at * VOICE
                _voice_mark(ax, x, y + TALL / 2, voice, False, frame in doubtful)
                ax.text(x + 2, y + TALL / 2, terms.get((frame, article, voice), 0), va="center", size=7.5)
        y += TALL
    return y + 3.4


def _frames_alt(profile: pd.DataFrame, words: dict, counted: list[str], called: Mapping[str, str]) -> str:
    name = {article: text.replace("\n", " ") for article, text in called.items()}
    said = []
    for frame in dict.fromkeys(frame for _, frame in words):
        cells = [
            f"{name[article]}: "
            + (", ".join(f"{text} ({voice}{', arguable' if doubt else ''})" for voice, doubt, text in cell) or "none")
            for (article, of), cell in words.items()
            if of == frame
        ]
        said.append(f"{_plain(frame)}, word by word. {'; '.join(cells)}")
    own = profile["voice"] == "outlet"
    for frame in counted:
        pairs = [
            profile[part & (profile["frame"] == frame)].groupby("article", observed=True)["distinct_terms"].sum()
            for part in (own, ~own)
        ]
        each = "; ".join(f"{name[a]}: {pairs[0].get(a, 0)} and {pairs[1].get(a, 0)}" for a in called)
        said.append(f"{_plain(frame)}, different terms in the outlet's own words and quoted or reported. {each}")
    return f"A table of {len(called)} reports by {len(said)} frames. {'. '.join(said)}."


# --- where in the text -------------------------------------------------------------------------------------------


@styled
def placement(
    corpus: Corpus,
    hits: pd.DataFrame,
    quotations: pd.DataFrame,
    doubtful: Mapping[str, str] = NONE,
    coded: pd.DataFrame | None = None,
) -> tuple[Figure, str]:
    """Draw each report as a block from its first to its last character: where the terms of each frame stand.

    Parameters
    ----------
    corpus : Corpus
    hits : DataFrame
        From `framing.code`; in the order of the frames.
    quotations : DataFrame
        From `voices.quotations`; quoted passages are underlined.
    doubtful : mapping
        Frames that are gray, as in `frames_by_voice`.
    coded : DataFrame, optional
        As in `frames_by_voice`, with start: these terms stand for the hits of their frames, with a mark for the voice.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. Headline, standfirst and lead are shaded. Position shows where; nothing is
        weighted by it.
    """
    worded = [] if coded is None else list(dict.fromkeys(coded["frame"]))
    rest = hits[~hits["frame"].isin(worded)]
    frames = worded + [frame for frame in pd.Categorical(rest["frame"]).categories if frame not in worded]
    named = [_plain(f) + (f" ({doubtful[f]})" if f in doubtful else "") for f in frames]
    ids = corpus.fileids()
    fig, axes = canvas(len(ids) * (3.1 * len(frames) + 8.5) + 10, nrows=len(ids), sharex=True)
    for ax, article in zip(np.atleast_1d(axes), ids):
        mine = [table[table["article"] == article] for table in (rest, quotations, corpus.zones)]
        _block(ax, *mine, frames, doubtful)
        for row in coded[coded["article"] == article].itertuples() if worded else ():
            _voice_mark(ax, row.start, frames.index(row.frame), row.voice, bool(row.arguable))
        ax.plot([0, len(corpus.raw(article))], [len(frames) - 0.3] * 2, color=GREY, linewidth=0.5, zorder=0)
        rows(ax, named, spines="all", axis="both", fontsize=7)
        for text, frame in zip(ax.get_yticklabels(), frames):
            text.set_color(GREY if frame in doubtful else INK)
        ax.set(ylim=(len(frames), -0.8))
        title = ("\n" if article == ids[0] else "") + corpus.names[article]  # an empty line for the key
        ax.set_title(title, loc="left", size=7.5, weight="bold", pad=2)
    np.atleast_1d(axes)[-1].set_xlabel("characters from the start of the report")
    _placement_key(np.atleast_1d(axes)[0], coded is not None and coded["arguable"].any(), bool(worded))
    return fig, _placement_alt(corpus, rest, coded)


def _block(
    ax: Any, hits: pd.DataFrame, quotations: pd.DataFrame, zones: pd.DataFrame, frames: list[str], doubtful: Mapping
) -> None:
    for zone in zones[zones["zone"].isin(OPENING)].itertuples():
        ax.axvspan(zone.start, zone.end, color=PALE, linewidth=0, zorder=0)
    for row, frame in enumerate(frames):
        at = hits.loc[hits["frame"] == frame, "start"]
        ax.plot(at, [row] * len(at), "|", color=GREY if frame in doubtful else INK, markersize=6, markeredgewidth=1)
    for q in quotations[quotations["kind"] != "designation"].itertuples():
        ax.plot([q.start, q.end], [len(frames) - 0.3] * 2, **UNDER)


def _placement_key(ax: Any, hollow: bool, worded: bool) -> None:
    """Explain the marks in one row above the first block, from the left edge of the figure on."""
    marks = [mark(voice, text) for voice, text in VOICES.items()] if worded else []
    if hollow:
        marks.append(Line2D([], [], marker="^", linestyle="", color=INK, markerfacecolor="white", markersize=4))
        marks[-1].set_label("arguable (hollow)")
    marks += [Patch(color=PALE, label="headline, standfirst, lead"), Line2D([], [], **UNDER, label="quoted passages")]
    above = ax.transAxes + ScaledTranslation(0, 14 / 72, ax.figure.dpi_scale_trans)
    place = {"loc": "lower right", "bbox_to_anchor": (1, 1), "bbox_transform": above, "borderaxespad": 0}
    style = {"ncols": len(marks), "frameon": False, "handletextpad": 0.3, "columnspacing": 1.2, "borderpad": 0}
    ax.legend(handles=marks, fontsize=7, **place, **style).set_in_layout(False)


def _placement_alt(corpus: Corpus, hits: pd.DataFrame, coded: pd.DataFrame | None) -> str:
    zones = corpus.zones[corpus.zones["zone"].isin(OPENING)]
    said = []
    for article in corpus.fileids():
        mine = zones[zones["article"] == article]
        first = hits[(hits["article"] == article) & hits["zone"].isin(OPENING)]
        found = [f"{_plain(f)} {n}" for f, n in first.groupby("frame", observed=True)["term"].nunique().items()]
        for row in coded[coded["article"] == article].itertuples() if coded is not None else ():
            if ((mine["start"] <= row.start) & (row.start < mine["end"])).any():
                found.append(f"{_plain(row.frame)}: {row.text} ({row.voice}{', arguable' if row.arguable else ''})")
        said.append(f"{corpus.names[article]}: {', '.join(found) or 'none'}")
    return (
        f"One block for each of {len(said)} reports, from its first to its last character, with a row of marks for "
        f"each frame. Different terms in headline, standfirst and lead. {'; '.join(said)}."
    )
