"""The drawings of the framing notebook; `figures.save` captions and exports them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation

from ..corpus import Corpus
from ._export import GREY, INK, MEANING, PALE, canvas, styled
from .corpus import VOICES


@styled
def frames_by_voice(profile: pd.DataFrame, doubtful: Mapping[str, str] = MappingProxyType({})) -> Figure:
    """Small multiples, one a frame: how many different terms of it each report uses, in each voice.

    `profile` from `framing.profile` by article and voice: article voice frame distinct_terms sentences. Beside each mark
    stands the number of sentences that hold the terms. Frames in `doubtful`, whose word list measures poorly or was never
    measured, are gray and say so: {frame: "weak"}.
    """
    frames, ids = list(dict.fromkeys(profile["frame"])), list(dict.fromkeys(profile["article"]))
    rows = -(-len(frames) // 4)
    fig, grid = canvas(8 + rows * (14 + 10 * len(ids)), ncols=4, nrows=rows, sharex=True, sharey=True, squeeze=False)
    for ax, frame in zip(grid.flat, frames):
        part = profile[profile["frame"] == frame].set_index(["article", "voice"])
        _marks(ax, part, ids, frame in doubtful)
        ax.set_title(
            ("\n" if ax in grid[0] else "")
            + frame.replace("_", " ")
            + (f"\n{doubtful[frame]}" if frame in doubtful else ""),
            loc="left",
            color=GREY if frame in doubtful else INK,
        )
    for ax in grid.flat[len(frames) :]:
        ax.set_visible(False)
    grid.flat[0].set(ylim=(len(ids) - 0.5, -0.6), xlim=(0, profile["distinct_terms"].max() * 1.3 + 0.5))
    for ax in grid[-1]:
        ax.set_xlabel("different terms")
    _key(grid.flat[0])
    return fig


def _key(ax: Any) -> None:
    """The marks of the voices, in one row above the first panel and reaching over its neighbors."""
    marks = [
        Line2D([], [], color=MEANING[v][0], marker=MEANING[v][1], markersize=4, linestyle="", label=VOICES[v])
        for v in VOICES
    ]
    above = ax.transAxes + ScaledTranslation(0, 17 / 72, ax.figure.dpi_scale_trans)  # the titles' empty first line
    shown = ax.legend(
        handles=marks,
        loc="lower left",
        bbox_to_anchor=(-0.03, 1),
        bbox_transform=above,
        ncols=3,
        frameon=False,
        borderpad=0,
        handletextpad=0.1,
        borderaxespad=0,
    )
    shown.set_in_layout(False)


def _marks(ax: Any, part: pd.DataFrame, ids: list, weak: bool) -> None:
    for row, article in enumerate(ids):
        ax.axhspan(row - 0.46, row + 0.46, color=PALE, alpha=0.4, linewidth=0, zorder=0)
        for step, voice in zip((-0.29, 0, 0.29), VOICES):
            if (article, voice) not in part.index or not part.loc[(article, voice), "distinct_terms"]:
                continue
            terms, sentences = part.loc[(article, voice), ["distinct_terms", "sentences"]]
            color, marker, _ = MEANING[voice]
            ax.plot(terms, row + step, marker, color=GREY if weak else color, markersize=3.6)
            ax.annotate(
                f"in {sentences}",
                (terms, row + step),
                xytext=(4, 0),
                textcoords="offset points",
                va="center",
                fontsize=7,
                color=GREY,
            )
    ax.set_yticks(range(len(ids)), ids)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)


@styled
def placement(
    corpus: Corpus, hits: pd.DataFrame, quotations: pd.DataFrame, doubtful: Mapping[str, str] = MappingProxyType({})
) -> Figure:
    """Each report a block from its first to its last character: where the terms of each frame stand.

    `hits` from `framing.code`, `quotations` from `voices.quotations`. Headline and lead are shaded, quoted passages
    underlined, frames in `doubtful` are gray. Position shows where, it is not weighed.
    """
    ids, frames = corpus.fileids(), list(dict.fromkeys(hits["frame"]))
    fig, axes = canvas(len(ids) * (3.1 * len(frames) + 6), nrows=len(ids), sharex=True)
    for ax, article in zip(np.atleast_1d(axes), ids):
        for zone in corpus.zones[
            (corpus.zones["article"] == article) & corpus.zones["zone"].isin(["headline", "lead"])
        ].itertuples():
            ax.axvspan(zone.start, zone.end, color=PALE, linewidth=0, zorder=0)
        mine = hits[hits["article"] == article]
        for row, frame in enumerate(frames):
            at = mine.loc[mine["frame"] == frame, "start"]
            ax.plot(at, [row] * len(at), "|", color=GREY if frame in doubtful else INK, markersize=6, markeredgewidth=1)
        for q in quotations[(quotations["article"] == article) & (quotations["kind"] != "designation")].itertuples():
            ax.plot(
                [q.start, q.end],
                [len(frames) - 0.3] * 2,
                color=MEANING["quoted"][0],
                linewidth=2,
                solid_capstyle="butt",
            )
        ax.plot([0, len(corpus.raw(article))], [len(frames) - 0.3] * 2, color=GREY, linewidth=0.5, zorder=0)
        ax.set_yticks(
            range(len(frames)),
            [f.replace("_", " ") + (f" ({doubtful[f]})" if f in doubtful else "") for f in frames],
            fontsize=7,
        )
        for label, frame in zip(ax.get_yticklabels(), frames):
            label.set_color(GREY if frame in doubtful else INK)
        ax.set(ylim=(len(frames), -0.8), ylabel=article)
        ax.tick_params(length=0)
        ax.spines[:].set_visible(False)
    axes[-1].set_xlabel(
        "characters from the start of the report; gray: headline and lead; orange line: quoted passages"
    )
    return fig


@styled
def keyness(words: pd.DataFrame, descriptive: bool) -> Figure:
    """Dot plot of log ratios (base 2), one panel a target: which words it uses more than the reference, with counts.

    `words`: target word log_ratio low high target_count reference_count. Intervals are drawn unless `descriptive`.
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
            ax.annotate(
                f"{row.target_count}:{row.reference_count}",
                (row.log_ratio, row.Index),
                xytext=(4, 0),
                textcoords="offset points",
                va="center",
                fontsize=7,
                color=GREY,
            )
        ax.set_yticks(part.index, part["word"])
        ax.set_ylim(most - 0.4, -0.6)
        ax.set_title(target, loc="left")
        ax.tick_params(axis="y", length=0)
        ax.axvline(0, color=GREY, linewidth=0.6)
        ax.set_xlabel("log ratio")
        ax.margins(x=0.25)
    return fig
