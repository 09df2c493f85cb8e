"""Where in each report the terms of the frames stand."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import ScaledTranslation

from ...corpus import Corpus
from ...errors import needs
from .._style import (
    ASIDE,
    GREY,
    INK,
    MEANING,
    PAGE,
    PALE,
    VOICES,
    blank,
    canvas,
    fitted,
    foot,
    mark,
    of_all,
    rows,
    styled,
)
from ._marks import plain, voice_mark

NONE = MappingProxyType({})
OPENING = ["headline", "standfirst", "lead"]
STRIP, HEAD, FRAMES = 3.1, 8.5, 40  # of a placement: millimeters of a frame, of a report's name; frames
NAMED = 55.0  # millimeters for the name of a frame
SPANS = 100  # quotations of a report that are underlined one by one
UNDER = {"color": MEANING["quoted"][0], "linewidth": 2, "solid_capstyle": "butt"}  # quoted passages


@needs("figures.framing.placement", "hits", "article start frame term zone", "framing.code")
@needs("figures.framing.placement", "quotations", "article start end kind", "voices.quotations")
@needs("figures.framing.placement", "coded", "article start frame text voice", "agreement.read_coding")
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
        weighted by it. Of more than twelve reports, or than a page holds, the first are drawn, and the drawing says
        so; where no term was found it is a sentence.
    """
    worded = [] if coded is None else list(dict.fromkeys(coded["frame"]))
    rest = hits[~hits["frame"].isin(worded)]
    frames = worded + [frame for frame in pd.Categorical(rest["frame"]).categories if frame not in worded]
    named = [fitted(plain(f) + (f" ({doubtful[f]})" if f in doubtful else ""), NAMED) for f in frames]
    if rest.empty and not worded:
        return blank("No term of a frame stands in any report, so there is no place to show.")
    high = STRIP * min(len(frames), FRAMES) + HEAD
    ids = corpus.fileids()[: max(1, min(ASIDE, int((PAGE - 10) / high)))]
    said = ". ".join(
        filter(None, (of_all(len(ids), len(corpus)), of_all(min(len(frames), FRAMES), len(frames), "frames")))
    )
    frames, named = frames[:FRAMES], named[:FRAMES]
    fig, axes = canvas(len(ids) * high + 10 + 5 * bool(said), nrows=len(ids), sharex=True)
    for ax, article in zip(np.atleast_1d(axes), ids):
        mine = [table[table["article"] == article] for table in (rest, quotations, corpus.zones)]
        _block(ax, *mine, frames, doubtful)
        for row in coded[(coded["article"] == article) & coded["frame"].isin(frames)].itertuples() if worded else ():
            voice_mark(ax, row.start, frames.index(row.frame), row.voice, bool(row.arguable))
        ax.plot([0, len(corpus.raw(article))], [len(frames) - 0.3] * 2, color=GREY, linewidth=0.5, zorder=0)
        rows(ax, named, spines="all", axis="both", fontsize=7)
        for text, frame in zip(ax.get_yticklabels(), frames):
            text.set_color(GREY if frame in doubtful else INK)
        ax.set(ylim=(len(frames), -0.8))
        title = ("\n" if article == ids[0] else "") + corpus.names[article]  # an empty line for the key
        ax.set_title(title, loc="left", size=7.5, weight="bold", pad=2)
    np.atleast_1d(axes)[-1].set_xlabel("characters from the start of the report")
    foot(fig, said)
    _placement_key(np.atleast_1d(axes)[0], coded is not None and coded["arguable"].any(), bool(worded))
    return fig, _placement_alt(corpus, ids, rest, coded) + (f" {said}." if said else "")


def _block(
    ax: Any, hits: pd.DataFrame, quotations: pd.DataFrame, zones: pd.DataFrame, frames: list[str], doubtful: Mapping
) -> None:
    for zone in zones[zones["zone"].isin(OPENING)].itertuples():
        ax.axvspan(zone.start, zone.end, color=PALE, linewidth=0, zorder=0)
    for row, frame in enumerate(frames):
        at = hits.loc[hits["frame"] == frame, "start"]
        ax.plot(at, [row] * len(at), "|", color=GREY if frame in doubtful else INK, markersize=6, markeredgewidth=1)
    spoken = quotations[quotations["kind"] != "designation"]
    for start, end in _joined(list(zip(spoken["start"], spoken["end"]))):
        ax.plot([start, end], [len(frames) - 0.3] * 2, **UNDER)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join those of very many spans that no eye tells apart."""
    if len(spans) <= SPANS:
        return spans
    spans = sorted(spans)
    near, found = max(end for _, end in spans) / 300, spans[:1]
    for start, end in spans[1:]:
        if start - found[-1][1] <= near:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


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


def _placement_alt(corpus: Corpus, ids: list, hits: pd.DataFrame, coded: pd.DataFrame | None) -> str:
    zones = corpus.zones[corpus.zones["zone"].isin(OPENING)]
    said = []
    for article in ids:
        mine = zones[zones["article"] == article]
        first = hits[(hits["article"] == article) & hits["zone"].isin(OPENING)]
        found = [f"{plain(f)} {n}" for f, n in first.groupby("frame", observed=True)["term"].nunique().items()]
        for row in coded[coded["article"] == article].itertuples() if coded is not None else ():
            if ((mine["start"] <= row.start) & (row.start < mine["end"])).any():
                found.append(f"{plain(row.frame)}: {row.text} ({row.voice}{', arguable' if row.arguable else ''})")
        said.append(f"{corpus.names[article]}: {', '.join(found) or 'none'}")
    return (
        f"One block for each of {len(said)} reports, from its first to its last character, with a row of marks for "
        f"each frame. Different terms in headline, standfirst and lead. {'; '.join(said)}."
    )
