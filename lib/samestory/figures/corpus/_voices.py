"""In whose words: one bar a report, by voice and speaker."""

from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from .._style import GREY, MEANING, VOICES, bar, canvas, centered, rows, styled
from ._rows import ROWS, key, pitch, rest

LABEL = 24  # characters of a speaker's name under a bar


@styled
def voices(words: pd.DataFrame, least: float = 0.05) -> tuple[Figure, str]:
    """Draw one bar a report, in words: the outlet's own, reported speech and quotation, the last two by speaker.

    Parameters
    ----------
    words : DataFrame
        article, voice, speaker, words.
    least : float
        Speakers with less than this share of a report's words are drawn together as others.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. Counts stand in the bars, totals at the end; speakers stand under the wide bars
        as long as the reports are few.
    """
    everyone = list(dict.fromkeys(words["article"]))
    ids = everyone[:ROWS]
    high = pitch(len(ids), 11.5)
    fig, ax = canvas(14 + high * len(ids))
    most = words.groupby("article", observed=True)["words"].sum().max()
    for n, article in enumerate(reversed(ids)):
        _voice_bar(ax, n, _parts(words[words["article"] == article], least), most, high > 9)
    rows(ax, ids[::-1])
    ax.set(xlabel="words (sentences that repeat another of the same report left out)")
    ax.set(ylim=(-0.6, len(ids) - 0.35), xlim=(0, most * 1.06))
    key(ax, list(VOICES))
    rest(ax, len(everyone) - len(ids))
    counts = words.pivot_table(index="article", columns="voice", values="words", aggfunc="sum", fill_value=0)
    counts = counts.reindex(index=ids, columns=list(VOICES), fill_value=0)
    each = "; ".join(f"{r.Index}: {r.outlet:.0f}, {r.reported:.0f}, {r.quoted:.0f}" for r in counts.itertuples())
    return fig, f"Stacked bars, one a report, in words. Outlet's own, reported and quoted: {each}."


def _voice_bar(ax: Any, n: int, parts: list[tuple[str, str, int]], most: int, roomy: bool) -> None:
    left, total = 0, sum(count for _, _, count in parts)
    for voice, speaker, count in parts:
        bar(ax, n, left, count, voice, height=0.42 if roomy else 0.8, linewidth=0.8)
        if count > most / 50:
            share = f" ({100 * count / total:.0f} %)" if voice == "outlet" and count > most / 8 else ""
            box = {"boxstyle": f"square,pad={0.25 if roomy else 0.05}", "facecolor": MEANING[voice][0], "linewidth": 0}
            centered(ax, left + count / 2, n, f"{count}{share}", color="white", fontsize=7.5, bbox=box)
        if roomy and count > most / 11:
            name = speaker if len(speaker) <= LABEL else speaker[: LABEL - 1] + "…"
            ax.text(left + count / 2, n - 0.24, name, ha="center", va="top", fontsize=7, color=GREY)
        left += count
    ax.text(left + most / 100, n, left, va="center", weight="bold")


def _parts(words: pd.DataFrame, least: float) -> list[tuple[str, str, int]]:
    """List the parts of one bar: voice after voice, in each the speaker with most words first, small ones together."""
    few = (words["words"] < least * words["words"].sum()) & (words["voice"] != "outlet")
    words = words.assign(speaker=words["speaker"].mask(few, "others"))
    summed = words.groupby(["voice", "speaker"])["words"].sum().reset_index()
    order = summed.assign(voice_order=summed["voice"].map(list(VOICES).index), last=summed["speaker"] == "others")
    order = order.sort_values(["voice_order", "last", "words", "speaker"], ascending=[True, True, False, True])
    return list(zip(order["voice"], order["speaker"], order["words"].tolist()))
