"""What reports share: wording, claims and their order, and where the shared passages stand."""

import re
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from ...corpus import Corpus
from ...errors import needs
from .._style import (
    INK,
    MEANING,
    ONE_BELOW,
    PAGE,
    PALE,
    TWO,
    VOICES,
    bar,
    blank,
    canvas,
    centered,
    foot,
    label,
    of_all,
    rows,
    styled,
    wide,
)
from ._rows import BESIDE, NARROW, ROOMY, called, key

FEW = 6  # reports whose cells and names have two lines
SHARING = 10  # reports that are drawn: more have no place for their numbers side by side
SIDES = ["article_a", "article_b"]
PASSAGES = 400  # shared passages that are drawn, the longest
FEWER = "There are fewer than two reports, so none shares anything with another."


@needs(
    "figures.corpus.text_reuse", "reuse", "article_a article_b containment_ab containment_ba", "alignment.text_reuse"
)
@needs(
    "figures.corpus.text_reuse",
    "passages",
    "article_a start_a end_a article_b start_b end_b words voice_a voice_b",
    "alignment.shared_passages, with the voices of voices.voice_of",
)
@needs("figures.corpus.text_reuse", "retelling", "article_a article_b shared_ab shared_ba tau", "alignment.retelling")
@styled
def text_reuse(
    corpus: Corpus,
    reuse: pd.DataFrame,
    passages: pd.DataFrame,
    retelling: pd.DataFrame,
    link: int = 10,
    width: float = TWO,
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
    width : float
        Millimeters: 183, or 89 with all three below one another.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. Reports are named by `corpus.names`; of more than ten those are drawn that
        share the most, and the drawing says so, as it does of more than 400 passages. A number without a place is left
        out. Of fewer than two reports it is a sentence.
    """
    if len(corpus) < 2:
        return blank(FEWER, width)
    ids = _sharing(corpus, reuse, retelling)
    reuse, passages, retelling = (
        t[t["article_a"].isin(ids) & t["article_b"].isin(ids)] for t in (reuse, passages, retelling)
    )
    longest = passages.nlargest(PASSAGES, "words") if len(passages) > PASSAGES else passages
    parts = of_all(len(ids), len(corpus)), of_all(len(longest), len(passages), "passages")
    said, passages = ". ".join(filter(None, parts)), longest
    high = ROOMY if width > ONE_BELOW or len(ids) <= FEW else NARROW
    names = called(ids, corpus.names, width, high)
    fig, squares, strips = _axes(len(ids), width, 5 * bool(said))
    title = "% of the row report's {}\nalso found in the column report{}"
    order, told = None, ""  # in one column many cells have no second line
    if high == ROOMY:
        order = _grid(ids, retelling.assign(tau_ab=retelling["tau"], tau_ba=retelling["tau"]), "tau")
        told = "; τ: their order"
    _matrix(squares[0], names, title.format("five-word runs", ""), _grid(ids, reuse, "containment"), 0.0)
    _matrix(squares[1], names, title.format("claims", told), _grid(ids, retelling, "shared"), np.nan, order)
    if width > ONE_BELOW:
        squares[1].tick_params(labelleft=False)
    _strips(strips, corpus, dict(zip(ids, names)), passages, link, width)
    foot(fig, said)
    return fig, _reuse_alt(corpus, reuse, passages, retelling, link) + (f" {said}." if said else "")


def _axes(reports: int, width: float, below: float) -> tuple[Figure, list, Any]:
    """Open a figure with two squares beside or below each other and, below, the strips."""
    if width > ONE_BELOW:
        fig, axes = canvas(44 + 16 * reports + below, width, nrows=2, ncols=2, height_ratios=[1.25, 1])
        for ax in axes[1]:
            ax.remove()
        return fig, list(axes[0]), fig.add_subplot(axes[0, 0].get_gridspec()[1, :])
    fig, axes = canvas(min(82 + 24 * reports, PAGE), width, nrows=3, height_ratios=[1.1, 1.1, 1])
    return fig, list(axes[:2]), axes[2]


def _sharing(corpus: Corpus, reuse: pd.DataFrame, retelling: pd.DataFrame) -> list:
    """Return the reports that are drawn, in order: all of a few, of many the pairs with most wording in common."""
    wording = reuse[["containment_ab", "containment_ba"]].set_axis(["ab", "ba"], axis=1)
    claims = retelling[["shared_ab", "shared_ba"]].set_axis(["ab", "ba"], axis=1)
    chosen: dict = {}
    for pairs, shares in ((reuse, wording), (retelling, claims)):
        order = shares.astype(float).max(axis=1).sort_values(ascending=False, kind="stable").index
        for pair in pairs.loc[order, SIDES].itertuples(index=False):
            if len(chosen.keys() | set(pair)) <= SHARING:
                chosen |= dict.fromkeys(pair)
    chosen |= dict.fromkeys(article for article in corpus.fileids()[: SHARING - len(chosen)] if article not in chosen)
    return [article for article in corpus.fileids() if article in chosen or len(corpus) <= SHARING]


def _reuse_alt(corpus: Corpus, reuse: pd.DataFrame, passages: pd.DataFrame, retelling: pd.DataFrame, link: int) -> str:
    names = corpus.names.to_dict()
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
        "A matrix: the share of each report's five-word runs also found in the other report. "
        f"{'; '.join(pairs) or 'No pair shares a run'}. A second matrix: the share of each report's claims that the "
        f"other also has, and the order of these. {'; '.join(claims) or 'No pair shares a claim'}. Below, the reports "
        f"as strips; passages of {link} or more shared words are linked: {'; '.join(linked) or 'none'}."
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
    ax: Any, names: list[str], title: str, grid: np.ndarray, missing: float, order: np.ndarray | None = None
) -> None:
    """Draw shares as shade and number; `missing` is the share of a pair that is not listed, nan (a dash) if unknown."""
    grid = np.where(np.isnan(grid), missing, grid)
    np.fill_diagonal(grid, np.nan)
    few = len(names) <= FEW
    ax.imshow(grid, cmap="Greys", vmin=0, vmax=2, aspect="auto")  # mid gray at most: numbers are dark on light
    for (i, j), share in np.ndenumerate(grid):
        said = "·" if i == j else "–" if np.isnan(share) else _percent(share).removesuffix(" %")
        tau = f"\n{'τ ' * few}{order[i, j]:.2f}".replace("0.", ".") if order is not None else ""
        said += tau if "nan" not in tau else ""
        centered(ax, j, i, said, color=INK, linespacing=1, fontsize=7)
    below = names if few else [re.sub(r"(?<!-)\n", " ", name).replace("\n", "") for name in names]
    ax.set_xticks(range(len(names)), below, rotation=35, ha="right", rotation_mode="anchor")
    rows(ax, names, spines="all", axis="both")
    ax.set_title(title, loc="left", fontsize=7.5)


def _strips(ax: Any, corpus: Corpus, names: dict, passages: pd.DataFrame, link: int, width: float) -> None:
    row = {article: n for n, article in enumerate(reversed(names))}
    lengths = {article: len(corpus.raw(article)) for article in row}
    for article, length in lengths.items():
        ax.barh(row[article], length, height=0.34, color=PALE, linewidth=0)
    unit = " words" if width > ONE_BELOW else ""
    drawn = passages.sort_values("words").reset_index(drop=True)
    numbered = _with_room(drawn[drawn["words"] >= link], row, unit, (1.06 * max(lengths.values(), default=1), width))
    rows(ax, [names[article] for article in row])
    for p in drawn.itertuples():
        bar(ax, row[p.article_a], p.start_a, p.end_a - p.start_a, p.voice_a, height=0.34)
        bar(ax, row[p.article_b], p.start_b, p.end_b - p.start_b, p.voice_b, height=0.34)
        if p.words >= link:
            _link(ax, p, row[p.article_a], row[p.article_b], f"{p.words}{unit}" if p.Index in numbered else "")
    explained = "" if width > ONE_BELOW else "\n(numbers: words of a linked passage)"
    ax.set(xlabel="characters from the start of the report" + explained)
    ax.locator_params(axis="x", nbins=5)
    ax.set(ylim=(-0.6, len(row) - 0.4), xlim=(0, 1.06 * max(lengths.values(), default=1)))
    shown = [voice for voice in VOICES if voice in {*passages["voice_a"], *passages["voice_b"]}]
    key(ax, shown, 3 if width > ONE_BELOW else 1)


def _with_room(passages: pd.DataFrame, row: dict, unit: str, room: tuple[float, float]) -> set:
    """Return the linked passages whose number has a place, the longest first."""
    characters, width = room
    each = characters / (width - BESIDE)  # of a millimeter, about
    crowded = len(row) > FEW  # the numbers under a strip and over the next share a place
    taken: dict[tuple, list[tuple[float, float]]] = {}
    found = set()
    for p in passages[::-1].itertuples():
        below, at = row[p.article_a] > row[p.article_b], row[p.article_b]
        half = (wide(f"{p.words}{unit}", 7) / 2 + 0.7) * each
        middle = (p.start_b + p.end_b) / 2
        places = taken.setdefault((at, True) if below and not crowded else (at + (not below), False), [])
        if all(middle + half <= start or end <= middle - half for start, end in places):
            places.append((middle - half, middle + half))
            found.add(p.Index)
    return found


def _link(ax: Any, passage: Any, row_a: int, row_b: int, number: str) -> None:
    """Join the two places of a shared passage and print its number of words at the second, if it has room."""
    down = row_a > row_b
    x = (passage.start_a + passage.end_a) / 2, (passage.start_b + passage.end_b) / 2
    y = row_a + (-0.17 if down else 0.17), row_b + (0.17 if down else -0.17)
    through = passage.voice_a == passage.voice_b == "quoted"
    ax.plot(x, y, color=MEANING[passage.voice_a][0], linewidth=1, linestyle="-" if through else "--")
    at, offset = (x[1], row_b + (-0.17 if down else 0.17)), (0, -2 if down else 2)
    if number:
        crowded = len(ax.get_yticks()) > FEW
        style = {"bbox": {"facecolor": "white", "linewidth": 0, "pad": 0.3}} if crowded else {}
        label(ax, number, at, offset, ha="center", va="top" if down else "bottom", color=INK, **style)
