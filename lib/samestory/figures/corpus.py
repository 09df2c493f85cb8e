"""The drawings of the corpus notebook: time line, voices, text reuse. Each returns a figure and its alt text."""

from typing import Any

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from ..corpus import Corpus
from ._style import GREY, INK, MEANING, PALE, VOICES, bar, canvas, centered, label, rows, styled, voice_patches


def _key(ax: Any, voices: list[str]) -> None:
    """Say in one row above the drawing what the colors and hatches of the voices mean."""
    place = {"loc": "lower left", "bbox_to_anchor": (0, 0.99), "borderpad": 0, "borderaxespad": 0.2}
    ax.legend(
        handles=voice_patches(voices), ncols=len(voices), frameon=False, handlelength=1.4, columnspacing=1.2, **place
    )


# --- when --------------------------------------------------------------------------------------------------------


@styled
def timeline(reports: pd.DataFrame, events: pd.DataFrame) -> tuple[Figure, str]:
    """Draw reports and events on one time line: a dot for a dated report, a bracket for an undated one.

    Parameters
    ----------
    reports : DataFrame
        label, earliest, latest, dated (bool), note. Dates are ISO text; an empty `latest` is an open bracket.
    events : DataFrame
        label, start, end (empty where it lasts a day).

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text.
    """
    fig, ax = canvas(12 + 9 * len(reports))
    edge = pd.to_datetime(pd.concat([reports["latest"], events["end"]]).replace("", None)).max() + pd.Timedelta(days=18)
    half = pd.Timedelta(hours=12)
    for event in events.itertuples():
        start, end = _day(event.start), _day(event.end) or _day(event.start)
        ax.axvspan(start - half, end + half, color=PALE, zorder=0, linewidth=0)
        style = {"va": "bottom", "color": INK, "style": "italic", "fontsize": 7.5}
        label(ax, event.label, (start, len(reports) - 0.35), (3, 0), **style)
    for n, report in enumerate(reports[::-1].itertuples()):
        start, end = _day(report.earliest), _day(report.latest)
        if report.dated:
            ax.plot([start], [n], "o", color=INK, markersize=5)
        else:
            ax.plot([start, end or edge], [n, n], color=GREY, linewidth=1.1, linestyle=(0, (4, 2)))
            _bracket(ax, start, n, 5)
            if end:
                _bracket(ax, end, n, -5)
        label(ax, report.note, (start, n), (9, 4), va="bottom", color=INK, fontsize=7.5)
    rows(ax, reports["label"][::-1])
    ax.set(ylim=(-0.6, len(reports) + 0.15))
    ax.set_xlim(right=edge)
    ax.xaxis.set_major_locator(mdates.MonthLocator())
    ax.xaxis.set_minor_locator(mdates.WeekdayLocator(mdates.MO))
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%B 1, %Y"))
    return fig, _timeline_alt(reports, events)


def _timeline_alt(reports: pd.DataFrame, events: pd.DataFrame) -> str:
    bands = [f"{e.label}, {e.start}" + (f" to {e.end}" if e.end else "") for e in events.itertuples()]
    said = [
        f"{r.label} is "
        + (f"a dot on {r.earliest}" if r.dated else f"a bracket from {r.earliest} to {r.latest or 'an open end'}")
        for r in reports.itertuples()
    ]
    return f"Time line. Gray bands: {'; '.join(bands)}. Reports: {'; '.join(said)}."


def _bracket(ax: Any, day: pd.Timestamp, row: float, foot: float) -> None:
    """Draw a square bracket whose feet point to the right (or, with a negative `foot` in points, to the left)."""
    line = {"arrowstyle": "-", "color": INK, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0}
    for height in (0.2, -0.2):
        ax.annotate("", (day, row + height), xytext=(foot, 0), textcoords="offset points", arrowprops=line)
    ax.plot([day, day], [row - 0.2, row + 0.2], color=INK, linewidth=1.2, solid_capstyle="projecting")


def _day(date: str) -> pd.Timestamp | None:
    return pd.Timestamp(date) if date else None


# --- who shares whose wording ------------------------------------------------------------------------------------


@styled
def text_reuse(
    corpus: Corpus, reuse: pd.DataFrame, passages: pd.DataFrame, retelling: pd.DataFrame, link: int = 10
) -> tuple[Figure, str]:
    """Draw what reports share: wording (above, left), claims (right), and where the shared passages stand (below).

    Parameters
    ----------
    corpus : Corpus
    reuse : DataFrame
        From `alignment.text_reuse`.
    passages : DataFrame
        From `alignment.shared_passages`, with `voice_a` and `voice_b`: in whose voice each report has the passage.
    retelling : DataFrame
        From `alignment.retelling`: the share of claims is in the cell, and below it how alike their order is.
    link : int
        Passages of at least so many words are joined by a line, drawn through where both reports quote.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. Reports are named by `corpus.names`.
    """
    n = len(corpus)
    fig, axes = canvas(44 + 16 * n, nrows=2, ncols=2, height_ratios=[1.25, 1])
    for ax in axes[1]:
        ax.remove()
    ids, names = corpus.fileids(), corpus.names.tolist()
    title = "{} of the report at the left\nthat the one below has too{}"
    _matrix(axes[0, 0], names, _grid(ids, reuse, "containment"), 0.0, title=title.format("five-word runs", ""))
    order = _grid(ids, retelling.assign(tau_ab=retelling["tau"], tau_ba=retelling["tau"]), "tau")
    title = title.format("claims", "; below: tau")
    _matrix(axes[0, 1], names, _grid(ids, retelling, "shared"), np.nan, order, title)
    axes[0, 1].tick_params(labelleft=False)
    _strips(fig.add_subplot(axes[0, 0].get_gridspec()[1, :]), corpus, passages, link)
    return fig, _reuse_alt(corpus, reuse, passages, retelling, link)


def _reuse_alt(corpus: Corpus, reuse: pd.DataFrame, passages: pd.DataFrame, retelling: pd.DataFrame, link: int) -> str:
    names = corpus.names
    pairs = [
        f"{names[r.article_a]} and {names[r.article_b]}: {_percent(r.containment_ab)} and {_percent(r.containment_ba)}"
        for r in reuse.itertuples()
    ]
    claims = [
        f"{names[r.article_a]} and {names[r.article_b]}: {_percent(r.shared_ab)} and {_percent(r.shared_ba)}"
        + (f", tau {r.tau:.2f}" if r.tau == r.tau else "")
        for r in retelling.itertuples()
    ]
    linked = [
        f"{names[p.article_a]} and {names[p.article_b]}, {p.words} words"
        for p in passages.itertuples()
        if p.words >= link
    ]
    return (
        "Above left, a matrix: the share of each report's five-word runs that stands in the other report. "
        f"{'; '.join(pairs) or 'No pair shares a run'}. Above right, the share of each report's claims that the other "
        f"also has, and the order of these. {'; '.join(claims) or 'No pair shares a claim'}. Below, the reports as "
        f"strips; passages of {link} or more shared words are linked: {'; '.join(linked) or 'none'}."
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share == 0 or share >= 0.095 else f"{100 * share:.1f} %"


def _grid(ids: list, pairs: pd.DataFrame, measure: str) -> np.ndarray:
    """Spread a measure of ordered pairs (measure_ab, measure_ba) over a square; nan where a pair is not listed."""
    ways = (("article_a", "article_b", f"{measure}_ab"), ("article_b", "article_a", f"{measure}_ba"))
    both = pd.concat([pairs[list(way)].set_axis(["row", "col", "share"], axis=1) for way in ways])
    grid = both.pivot(index="row", columns="col", values="share").reindex(index=ids, columns=ids)
    return grid.to_numpy(dtype=float, copy=True)


def _matrix(
    ax: Any, names: list[str], grid: np.ndarray, missing: float, order: np.ndarray | None = None, title: str = ""
) -> None:
    """Draw shares as shade and number; `missing` is the share of a pair that is not listed, nan (a dash) if unknown."""
    grid = np.where(np.isnan(grid), missing, grid)
    np.fill_diagonal(grid, np.nan)
    ax.imshow(grid, cmap="Greys", vmin=0, vmax=1)
    for (i, j), share in np.ndenumerate(grid):
        said = "·" if i == j else "–" if np.isnan(share) else _percent(share)
        said += f"\n{order[i, j]:.2f}".replace("0.", ".") if order is not None and order[i, j] == order[i, j] else ""
        centered(ax, j, i, said, color="white" if share > 0.5 else INK, linespacing=1)
    ax.set_xticks(range(len(names)), names, rotation=35, ha="right", rotation_mode="anchor")
    rows(ax, names, spines="all", axis="both")
    ax.set_title(title, loc="left", fontsize=7.5)


def _strips(ax: Any, corpus: Corpus, passages: pd.DataFrame, link: int) -> None:
    row = {article: n for n, article in enumerate(reversed(corpus.fileids()))}
    lengths = {article: len(corpus.raw(article)) for article in row}
    for article, length in lengths.items():
        ax.barh(row[article], length, height=0.34, color=PALE, linewidth=0)
    for p in passages.sort_values("words").itertuples():
        bar(ax, row[p.article_a], p.start_a, p.end_a - p.start_a, p.voice_a, height=0.34)
        bar(ax, row[p.article_b], p.start_b, p.end_b - p.start_b, p.voice_b, height=0.34)
        if p.words >= link:
            _link(ax, p, row[p.article_a], row[p.article_b])
    rows(ax, corpus.names[list(row)])
    ax.set(xlabel="characters from the start of the report")
    ax.set(ylim=(-0.6, len(row) - 0.4), xlim=(0, 1.06 * max(lengths.values())))
    _key(ax, [voice for voice in VOICES if voice in {*passages["voice_a"], *passages["voice_b"]}])


def _link(ax: Any, passage: Any, row_a: int, row_b: int) -> None:
    """Join the two places of a shared passage and print its number of words at the second."""
    down = row_a > row_b
    x = (passage.start_a + passage.end_a) / 2, (passage.start_b + passage.end_b) / 2
    y = row_a + (-0.17 if down else 0.17), row_b + (0.17 if down else -0.17)
    through = passage.voice_a == passage.voice_b == "quoted"
    ax.plot(x, y, color=MEANING[passage.voice_a][0], linewidth=1, linestyle="-" if through else "--")
    at, offset = (x[1], row_b + (-0.17 if down else 0.17)), (0, -2 if down else 2)
    label(ax, f"{passage.words} words", at, offset, ha="center", va="top" if down else "bottom", color=INK)


# --- in whose words ----------------------------------------------------------------------------------------------


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
        The drawing and its alt text. Counts stand in the bars, speakers under the wide ones, totals at the end.
    """
    ids = list(dict.fromkeys(words["article"]))
    fig, ax = canvas(14 + 11.5 * len(ids))
    most = words.groupby("article", observed=True)["words"].sum().max()
    for n, article in enumerate(reversed(ids)):
        _voice_bar(ax, n, words[words["article"] == article], most, least)
    rows(ax, ids[::-1])
    ax.set(xlabel="words (sentences that repeat another of the same report left out)")
    ax.set(ylim=(-0.6, len(ids) - 0.35), xlim=(0, most * 1.06))
    _key(ax, list(VOICES))
    counts = words.pivot_table(index="article", columns="voice", values="words", aggfunc="sum", fill_value=0)
    counts = counts.reindex(index=ids, columns=list(VOICES), fill_value=0)
    each = "; ".join(f"{r.Index}: {r.outlet:.0f}, {r.reported:.0f}, {r.quoted:.0f}" for r in counts.itertuples())
    return fig, f"Stacked bars, one a report, in words. Outlet's own, reported and quoted: {each}."


def _voice_bar(ax: Any, n: int, words: pd.DataFrame, most: int, least: float) -> None:
    left, total = 0, words["words"].sum()
    for voice, speaker, count in _parts(words, least):
        bar(ax, n, left, count, voice, height=0.42, linewidth=0.8)
        if count > most / 50:
            share = f" ({100 * count / total:.0f} %)" if voice == "outlet" else ""
            box = {"boxstyle": "square,pad=0.25", "facecolor": MEANING[voice][0], "linewidth": 0}
            centered(ax, left + count / 2, n, f"{count}{share}", color="white", bbox=box)
        if count > most / 11:
            ax.text(left + count / 2, n - 0.24, speaker, ha="center", va="top", fontsize=7, color=GREY)
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
