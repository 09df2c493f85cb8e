"""In whose words each report speaks: one bar a report."""

from collections.abc import Mapping
from textwrap import fill
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from ...errors import check_columns
from .._groups import Groups, each, grouped, plural
from .._style import (
    GREY,
    MEANING,
    ONE_BELOW,
    TWO,
    VOICES,
    bar,
    blank,
    canvas,
    centered,
    foot,
    of_all,
    rows,
    styled,
    wide,
)
from ._rows import BESIDE, BESIDE_NARROW, NONE, ROOMY, ROWS, called, key, pitch

UNIT = "words (sentences that repeat another of the same report left out)"
SOURCE = "voices.voice_of of the words of a corpus, counted by article, voice and speaker"


@styled
def voices(
    words: pd.DataFrame, least: float = 0.05, names: Mapping[str, str] = NONE, width: float = TWO, by: str = "article"
) -> tuple[Figure, str]:
    """Draw one bar a report, in words: the outlet's own, reported speech and quotation, the last two by speaker.

    Parameters
    ----------
    words : DataFrame
        article, voice, speaker, words. With another `by`, that column in place of article.
    least : float
        Speakers with less than this share of a report's words are drawn together as others.
    names : mapping
        {article: name to print}; `corpus.names`.
    width : float
        Millimeters: 183 or 89.
    by : str
        "article", or the column whose values are the bars, such as outlet: those with most words first.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. Counts stand in the bars, totals at the end; speakers stand under the wide bars
        as long as the reports are few. Of more than 48 reports the first are drawn, and the drawing says so; where
        no word is counted, it is a sentence.
    """
    check_columns(words, "figures.corpus.voices", "words", [by, "voice", "speaker", "words"], SOURCE)
    groups = grouped(words[words["words"] > 0], by, "words")
    words = groups.table
    words = words.assign(speaker=words["speaker"].astype(object).fillna(""))
    everyone = list(dict.fromkeys(words["article"]))
    if not everyone:
        return blank("No word of a report is counted, so there are no shares of voices.", width)
    ids = everyone[:ROWS]
    words, said = words[words["article"].isin(ids)], _foot(groups, len(ids), len(everyone), by)
    high = pitch(len(ids), 11.5)
    room = BESIDE if width > ONE_BELOW else BESIDE_NARROW
    shown = called(ids, names, width, high) if by == "article" else [*groups.labels(ids, room).values()]
    names = names if by == "article" else groups.told(ids)
    fig, ax = canvas(14 + high * len(ids) + (0 if width > ONE_BELOW else 8) + 5 * bool(said), width)
    most = words.groupby("article", observed=True)["words"].sum().max()
    word = (width - max(map(wide, shown), default=0) - 5) / (most * 1.08)  # in millimeters
    for n, article in enumerate(reversed(ids)):
        _voice_bar(ax, n, _parts(words[words["article"] == article], least), word, high >= ROOMY)
    rows(ax, shown[::-1])
    ax.set(xlabel=fill(UNIT, 80 if width > ONE_BELOW else 40))
    ax.set(ylim=(-0.85, len(ids) - 0.35), xlim=(0, most * 1.08))
    key(ax, list(VOICES), 3 if width > ONE_BELOW else 1)
    foot(fig, said)
    return fig, _alt(words, ids, names, by) + (f" {said}." if said else "")


def _foot(groups: Groups, shown: int, there: int, by: str) -> str:
    """Say what the numbers beside the names are, and that not all is drawn."""
    brackets = "In brackets: number of reports" if groups.reports else ""
    return ". ".join(filter(None, (brackets, of_all(shown, there, plural(by)))))


def _alt(words: pd.DataFrame, ids: list, names: Mapping[str, str], by: str) -> str:
    counts = words.pivot_table(index="article", columns="voice", values="words", aggfunc="sum", fill_value=0)
    counts = counts.reindex(index=ids, columns=list(VOICES), fill_value=0)
    bars = "; ".join(
        f"{names.get(r.Index, r.Index)}: {r.outlet:.0f}, {r.reported:.0f}, {r.quoted:.0f}" for r in counts.itertuples()
    )
    one = each(by)
    return f"Stacked bars, one {one}, in words. Outlet's own, reported and quoted: {bars}."


def _voice_bar(ax: Any, n: int, parts: list[tuple[str, str, int]], word: float, roomy: bool) -> None:
    """Draw the parts of a bar; what does not fit in a part (a word is `word` mm wide) is not written there."""
    left, total = 0, sum(count for _, _, count in parts)
    for voice, speaker, count in parts:
        bar(ax, n, left, count, voice, height=0.42 if roomy else 0.8, linewidth=0.8)
        said = [f"{count} ({100 * count / total:.0f} %)"] * (voice == "outlet") + [str(count)]
        number = next((text for text in said if wide(text) + 1.8 < count * word), "")
        if number:
            box = {"boxstyle": "square,pad=0.25" if roomy else "square,pad=0", "facecolor": MEANING[voice][0], "lw": 0}
            centered(ax, left + count / 2, n, number, color="white", bbox=box)
        lines = (speaker, speaker.replace(" ", "\n"))[: 1 + (speaker.count(" ") == 1)]
        named = next((text for text in lines if text and wide(text, 7) < count * word), "") if roomy else ""
        ax.text(left + count / 2, n - 0.24, named, ha="center", va="top", fontsize=7, color=GREY, linespacing=1.0)
        left += count
    ax.text(left + 1 / word, n, left, va="center", weight="bold")


def _parts(words: pd.DataFrame, least: float) -> list[tuple[str, str, int]]:
    """List the parts of one bar: voice after voice, in each the speaker with most words first, small ones together."""
    few = (words["words"] < least * words["words"].sum()) & (words["voice"] != "outlet")
    words = words.assign(speaker=words["speaker"].mask(few, "others"))
    summed = words.groupby(["voice", "speaker"])["words"].sum().reset_index()
    order = summed.assign(voice_order=summed["voice"].map(list(VOICES).index), last=summed["speaker"] == "others")
    order = order.sort_values(["voice_order", "last", "words", "speaker"], ascending=[True, True, False, True])
    return list(zip(order["voice"], order["speaker"], order["words"].tolist()))
