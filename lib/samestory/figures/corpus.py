"""The drawings of the series: each takes tables and returns a figure; `figures.save` captions and exports it."""

from __future__ import annotations

from typing import Any

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from ..corpus import Corpus
from ._export import GREY, INK, MEANING, PALE, canvas, styled

VOICES = {"outlet": "outlet's own words", "reported": "reported speech", "quoted": "quoted"}


def _key(ax: Any, voices: list[str]) -> None:
    """What the colors and hatches of the voices mean, in one row above the drawing."""
    patches = [
        Patch(facecolor=MEANING[v][0], hatch=MEANING[v][2], edgecolor="white", linewidth=0, label=VOICES[v])
        for v in voices
    ]
    ax.legend(
        handles=patches,
        loc="lower left",
        bbox_to_anchor=(0, 0.99),
        ncols=len(patches),
        frameon=False,
        borderpad=0,
        handlelength=1.4,
        columnspacing=1.2,
        borderaxespad=0.2,
    )


@styled
def timeline(reports: pd.DataFrame, events: pd.DataFrame) -> Figure:
    """Reports and events on one time line: a dot where the file gives a date, a bracket where it only bounds it.

    `reports`: label, earliest, latest, dated (bool), note. `events`: label, start, end (empty where open).
    Dates are ISO text; an empty `latest` is drawn as an open bracket.
    """
    fig, ax = canvas(12 + 9 * len(reports))
    edge = pd.to_datetime(pd.concat([reports["latest"], events["end"]]).replace("", None)).max() + pd.Timedelta(days=18)
    for event in events.itertuples():
        start, end = _day(event.start), _day(event.end) or _day(event.start)
        ax.axvspan(start - pd.Timedelta(hours=12), end + pd.Timedelta(hours=12), color=PALE, zorder=0, linewidth=0)
        ax.annotate(
            event.label,
            (start, len(reports) - 0.35),
            xytext=(3, 0),
            textcoords="offset points",
            va="bottom",
            color=INK,
            style="italic",
        )
    for n, report in enumerate(reports[::-1].itertuples()):
        start, end = _day(report.earliest), _day(report.latest)
        if report.dated:
            ax.plot([start], [n], "o", color=INK, markersize=5)
        else:
            ax.plot([start, end or edge], [n, n], color=GREY, linewidth=1.1, linestyle=(0, (4, 2)))
            _bracket(ax, start, n, 5)
            if end:
                _bracket(ax, end, n, -5)
        ax.annotate(report.note, (start, n), xytext=(9, 4), textcoords="offset points", va="bottom", color=INK)
    ax.set_yticks(range(len(reports)), reports["label"][::-1])
    ax.set_ylim(-0.6, len(reports) + 0.15)
    ax.set_xlim(right=edge)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.xaxis.set_major_locator(mdates.MonthLocator())
    ax.xaxis.set_minor_locator(mdates.WeekdayLocator(mdates.MO))
    ax.xaxis.set_major_formatter(mdates.DateFormatter("1 %B %Y"))
    return fig


def _bracket(ax: Any, day: pd.Timestamp, row: float, foot: float) -> None:
    """A square bracket whose feet point to the right (or, with a negative `foot` in points, to the left)."""
    for height in (0.2, -0.2):
        ax.annotate(
            "",
            (day, row + height),
            xytext=(foot, 0),
            textcoords="offset points",
            arrowprops={"arrowstyle": "-", "color": INK, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0},
        )
    ax.plot([day, day], [row - 0.2, row + 0.2], color=INK, linewidth=1.2, solid_capstyle="projecting")


def _day(date: str) -> pd.Timestamp | None:
    return pd.Timestamp(date) if date else None


@styled
def text_reuse(corpus: Corpus, reuse: pd.DataFrame, passages: pd.DataFrame, link: int = 10) -> Figure:
    """Left, the share of each report's runs that another holds; right, where the shared passages stand.

    `reuse` from `alignment.text_reuse`; `passages` from `alignment.shared_passages` with `voice_a` and `voice_b`, in whose voice
    each report has them. Passages of at least `link` words are joined by a line, drawn through where both quote.
    """
    fig, (left, right) = canvas(20 + 12 * len(corpus), ncols=2, width_ratios=[1, 1.5])
    _matrix(left, corpus, reuse)
    _strips(right, corpus, passages, link)
    return fig


def _matrix(ax: Any, corpus: Corpus, reuse: pd.DataFrame) -> None:
    ids = corpus.fileids()
    both = pd.concat(
        [
            reuse[["article_a", "article_b", "containment_ab"]].set_axis(["row", "col", "share"], axis=1),
            reuse[["article_b", "article_a", "containment_ba"]].set_axis(["row", "col", "share"], axis=1),
        ]
    )
    grid = both.pivot(index="row", columns="col", values="share").reindex(index=ids, columns=ids).fillna(0.0).to_numpy()
    shown = np.where(np.eye(len(ids), dtype=bool), np.nan, grid)
    ax.imshow(shown, cmap="Greys", vmin=0, vmax=max(0.5, np.nanmax(shown)))
    for (i, j), share in np.ndenumerate(shown):
        ax.text(
            j,
            i,
            "·" if i == j else f"{100 * share:.0f} %" if share == 0 or share >= 0.095 else f"{100 * share:.1f} %",
            ha="center",
            va="center",
            color="white" if share > 0.3 else INK,
        )
    ax.set_xticks(range(len(ids)), ids)
    ax.set_yticks(range(len(ids)), ids)
    ax.set(xlabel="… that this report holds too", ylabel="share of this report's five-word runs …")
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)


def _strips(ax: Any, corpus: Corpus, passages: pd.DataFrame, link: int) -> None:
    ids = corpus.fileids()
    row = {article: n for n, article in enumerate(reversed(ids))}
    for article in ids:
        ax.barh(row[article], len(corpus.raw(article)), height=0.34, color=PALE, linewidth=0)
    for p in passages.sort_values("words").itertuples():
        for article, start, end, voice in (
            (p.article_a, p.start_a, p.end_a, p.voice_a),
            (p.article_b, p.start_b, p.end_b, p.voice_b),
        ):
            color, _, hatch = MEANING[voice]
            ax.barh(
                row[article],
                end - start,
                left=start,
                height=0.34,
                color=color,
                hatch=hatch,
                edgecolor="white",
                linewidth=0,
            )
        if p.words >= link:
            a, b = (p.start_a + p.end_a) / 2, (p.start_b + p.end_b) / 2
            down = row[p.article_a] > row[p.article_b]
            ends = row[p.article_a] + (-0.17 if down else 0.17), row[p.article_b] + (0.17 if down else -0.17)
            ax.plot(
                [a, b],
                ends,
                color=MEANING[p.voice_a][0],
                linewidth=1,
                linestyle="-" if p.voice_a == p.voice_b == "quoted" else "--",
            )
            ax.annotate(
                f"{p.words} words",
                (b, row[p.article_b] + (-0.17 if down else 0.17)),
                xytext=(0, -2 if down else 2),
                textcoords="offset points",
                ha="center",
                va="top" if down else "bottom",
                fontsize=7,
            )
    ax.set_yticks(list(row.values()), list(row))
    ax.set(
        xlabel="characters from the start of the report",
        ylim=(-0.6, len(ids) - 0.4),
        xlim=(0, 1.06 * max(len(corpus.raw(a)) for a in ids)),
    )
    _key(ax, [voice for voice in VOICES if voice in {*passages["voice_a"], *passages["voice_b"]}])
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)


@styled
def voices(words: pd.DataFrame, least: float = 0.05) -> Figure:
    """One bar a report, in words: the outlet's own, reported speech, quotation; the last two by speaker.

    `words`: article, voice, speaker, words. Speakers with less than `least` of a report's words are drawn together as
    others. Counts stand in the bars, speakers under the wide ones, totals at the end.
    """
    ids = list(dict.fromkeys(words["article"]))
    fig, ax = canvas(14 + 11.5 * len(ids))
    most = words.groupby("article", observed=True)["words"].sum().max()
    for n, article in enumerate(reversed(ids)):
        left, total = 0, words.loc[words["article"] == article, "words"].sum()
        for voice, speaker, count in _parts(words[words["article"] == article], least):
            color, _, hatch = MEANING[voice]
            ax.barh(n, count, left=left, height=0.42, color=color, hatch=hatch, edgecolor="white", linewidth=0.8)
            if count > most / 50:
                share = f" ({100 * count / total:.0f} %)" if voice == "outlet" else ""
                ax.text(
                    left + count / 2,
                    n,
                    f"{count}{share}",
                    ha="center",
                    va="center",
                    color="white",
                    bbox={"boxstyle": "square,pad=0.25", "facecolor": color, "linewidth": 0},
                )
            if count > most / 11:
                ax.text(left + count / 2, n - 0.24, speaker, ha="center", va="top", fontsize=7, color=GREY)
            left += count
        ax.text(left + most / 100, n, left, va="center", weight="bold")
    ax.set_yticks(range(len(ids)), ids[::-1])
    ax.set(
        xlabel="words (sentences that repeat another of the same report left out)",
        ylim=(-0.6, len(ids) - 0.35),
        xlim=(0, most * 1.06),
    )
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    _key(ax, list(VOICES))
    return fig


def _parts(words: pd.DataFrame, least: float) -> list[tuple[str, str, int]]:
    """The parts of one bar: voice after voice, in each the speaker with most words first, small ones together."""
    few = (words["words"] < least * words["words"].sum()) & (words["voice"] != "outlet")
    summed = (
        words.assign(speaker=words["speaker"].mask(few, "others"))
        .groupby(["voice", "speaker"])["words"]
        .sum()
        .reset_index()
    )
    order = summed.assign(voice_order=summed["voice"].map(list(VOICES).index), last=summed["speaker"] == "others")
    order = order.sort_values(["voice_order", "last", "words", "speaker"], ascending=[True, True, False, True])
    return list(zip(order["voice"], order["speaker"], order["words"].tolist()))
