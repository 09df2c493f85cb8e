"""The drawings of the framing notebook: frames by voice, placement, keyness. Each returns a figure and its alt text."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.transforms import ScaledTranslation

from ..corpus import Corpus
from ._style import GREY, INK, MEANING, PALE, VOICES, canvas, label, mark, rows, styled

NONE = MappingProxyType({})


def _plain(frame: str) -> str:
    return frame.replace("_", " ")


# --- which frames, in whose voice --------------------------------------------------------------------------------


@styled
def frames_by_voice(profile: pd.DataFrame, doubtful: Mapping[str, str] = NONE) -> tuple[Figure, str]:
    """Draw small multiples, one a frame: how many different terms of it each report uses, in each voice.

    Parameters
    ----------
    profile : DataFrame
        From `framing.profile` by article and voice: article, voice, frame, distinct_terms, sentences.
    doubtful : mapping
        Frames whose word list measures poorly or was never measured, with the word for it: {frame: "weak"}.
        They are gray and say so.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. Beside each mark stands the number of sentences that hold the terms.
    """
    frames, ids = list(dict.fromkeys(profile["frame"])), list(dict.fromkeys(profile["article"]))
    lines = -(-len(frames) // 4)
    size = {"ncols": 4, "nrows": lines, "sharex": True, "sharey": True, "squeeze": False}
    fig, grid = canvas(8 + lines * (14 + 10 * len(ids)), **size)
    for ax, frame in zip(grid.flat, frames):
        part = profile[profile["frame"] == frame].set_index(["article", "voice"])
        _marks(ax, part, ids, frame in doubtful)
        title = ("\n" if ax in grid[0] else "") + _plain(frame) + (f"\n{doubtful[frame]}" if frame in doubtful else "")
        ax.set_title(title, loc="left", color=GREY if frame in doubtful else INK)
    for ax in grid.flat[len(frames) :]:
        ax.set_visible(False)
    grid.flat[0].set(ylim=(len(ids) - 0.5, -0.6), xlim=(0, profile["distinct_terms"].max() * 1.3 + 0.5))
    for ax in grid[-1]:
        ax.set_xlabel("different terms")
    _key(grid.flat[0])
    return fig, _frames_alt(profile, frames, ids)


def _frames_alt(profile: pd.DataFrame, frames: list[str], ids: list[str]) -> str:
    own = profile["voice"] == "outlet"
    terms = [
        part.pivot_table(index="frame", columns="article", values="distinct_terms", aggfunc="sum", observed=True)
        .reindex(index=frames, columns=ids)
        .fillna(0)
        .astype(int)
        for part in (profile[own], profile[~own])
    ]
    said = [
        f"{_plain(f)}, outlets' own voice: {', '.join(map(str, terms[0].loc[f]))}; quoted and reported: "
        f"{', '.join(map(str, terms[1].loc[f]))}"
        for f in frames
    ]
    return (
        f"{len(frames)} small panels, one a frame, with a row for each report and a mark for each voice at its number "
        f"of different terms. Reports {', '.join(ids)}. {'. '.join(said)}."
    )


def _key(ax: Any) -> None:
    """Explain the marks of the voices in one row above the first panel, reaching over its neighbors."""
    above = ax.transAxes + ScaledTranslation(0, 17 / 72, ax.figure.dpi_scale_trans)  # the titles' empty first line
    place = {"loc": "lower left", "bbox_to_anchor": (-0.03, 1), "bbox_transform": above, "borderaxespad": 0}
    marks = [mark(voice, text) for voice, text in VOICES.items()]
    ax.legend(handles=marks, ncols=3, frameon=False, borderpad=0, handletextpad=0.1, **place).set_in_layout(False)


def _marks(ax: Any, part: pd.DataFrame, ids: list, weak: bool) -> None:
    for row, article in enumerate(ids):
        ax.axhspan(row - 0.46, row + 0.46, color=PALE, alpha=0.4, linewidth=0, zorder=0)
        for step, voice in zip((-0.29, 0, 0.29), VOICES):
            if (article, voice) not in part.index or not part.loc[(article, voice), "distinct_terms"]:
                continue
            terms, sentences = part.loc[(article, voice), ["distinct_terms", "sentences"]]
            color, marker, _ = MEANING[voice]
            ax.plot(terms, row + step, marker, color=GREY if weak else color, markersize=3.6)
            label(ax, f"in {sentences}", (terms, row + step))
    rows(ax, ids)


# --- where in the text -------------------------------------------------------------------------------------------


@styled
def placement(
    corpus: Corpus, hits: pd.DataFrame, quotations: pd.DataFrame, doubtful: Mapping[str, str] = NONE
) -> tuple[Figure, str]:
    """Draw each report as a block from its first to its last character: where the terms of each frame stand.

    Parameters
    ----------
    corpus : Corpus
    hits : DataFrame
        From `framing.code`.
    quotations : DataFrame
        From `voices.quotations`; quoted passages are underlined.
    doubtful : mapping
        Frames that are gray, as in `frames_by_voice`.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. Headline and lead are shaded. Position shows where; nothing is weighted by it.
    """
    ids, frames = corpus.fileids(), list(dict.fromkeys(hits["frame"]))
    names = [_plain(f) + (f" ({doubtful[f]})" if f in doubtful else "") for f in frames]
    fig, axes = canvas(len(ids) * (3.1 * len(frames) + 6), nrows=len(ids), sharex=True)
    for ax, article in zip(np.atleast_1d(axes), ids):
        mine = [table[table["article"] == article] for table in (hits, quotations, corpus.zones)]
        _block(ax, *mine, frames, doubtful)
        ax.plot([0, len(corpus.raw(article))], [len(frames) - 0.3] * 2, color=GREY, linewidth=0.5, zorder=0)
        rows(ax, names, spines="all", axis="both", fontsize=7)
        for text, frame in zip(ax.get_yticklabels(), frames):
            text.set_color(GREY if frame in doubtful else INK)
        ax.set(ylim=(len(frames), -0.8), ylabel=article)
    below = "characters from the start of the report; gray: headline and lead; orange line: quoted passages"
    np.atleast_1d(axes)[-1].set_xlabel(below)
    return fig, _placement_alt(hits)


def _block(
    ax: Any, hits: pd.DataFrame, quotations: pd.DataFrame, zones: pd.DataFrame, frames: list[str], doubtful: Mapping
) -> None:
    for zone in zones[zones["zone"].isin(["headline", "lead"])].itertuples():
        ax.axvspan(zone.start, zone.end, color=PALE, linewidth=0, zorder=0)
    for row, frame in enumerate(frames):
        at = hits.loc[hits["frame"] == frame, "start"]
        ax.plot(at, [row] * len(at), "|", color=GREY if frame in doubtful else INK, markersize=6, markeredgewidth=1)
    line = {"color": MEANING["quoted"][0], "linewidth": 2, "solid_capstyle": "butt"}
    for q in quotations[quotations["kind"] != "designation"].itertuples():
        ax.plot([q.start, q.end], [len(frames) - 0.3] * 2, **line)


def _placement_alt(hits: pd.DataFrame) -> str:
    opening = hits[hits["zone"].isin(["headline", "lead"])]
    counts = opening.groupby(["article", "frame"], observed=True)["term"].nunique()
    said = [
        f"{article}: " + ", ".join(f"{_plain(frame)} {n}" for (_, frame), n in part.items())
        for article, part in counts.groupby(level=0)
    ]
    return (
        "Blocks, one a report, from its first to its last character, with a row of ticks for each frame. "
        f"Different terms in headline and lead: {'; '.join(said) or 'none'}."
    )


# --- which words -------------------------------------------------------------------------------------------------


@styled
def keyness(words: pd.DataFrame, descriptive: bool) -> tuple[Figure, str]:
    """Draw a dot plot of log ratios, one panel a target: which words it uses more than the reference, with counts.

    Parameters
    ----------
    words : DataFrame
        target, word, log_ratio (base 2), low, high, target_count, reference_count.
    descriptive : bool
        Leave the intervals out, where the articles are too few for them.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text.
    """
    targets = list(dict.fromkeys(words["target"]))
    most = words.groupby("target", sort=False).size().max()
    fig, axes = canvas(16 + 4.6 * most, ncols=len(targets), sharex=True)
    for ax, target in zip(np.atleast_1d(axes), targets):
        part = words[words["target"] == target].reset_index(drop=True)
        if not descriptive:
            ax.hlines(part.index, part["low"], part["high"], color=GREY, linewidth=0.9)
        ax.plot(part["log_ratio"], part.index, MEANING["outlet"][1], color=INK, markersize=3.4)
        for row in part.itertuples():
            label(ax, f"{row.target_count}:{row.reference_count}", (row.log_ratio, row.Index))
        rows(ax, part["word"], spines=[])
        ax.set_ylim(most - 0.4, -0.6)
        ax.set_title(target, loc="left")
        ax.axvline(0, color=GREY, linewidth=0.6)
        ax.set_xlabel("log ratio")
        ax.margins(x=0.25)
    said = [
        f"{target}: " + ", ".join(f"{r.word} {r.target_count} to {r.reference_count}" for r in part.itertuples()) + "."
        for target, part in words.groupby("target", sort=False)
    ]
    return fig, f"Panels, one for each of {len(targets)}, with words at their log ratio. {' '.join(said)}"
