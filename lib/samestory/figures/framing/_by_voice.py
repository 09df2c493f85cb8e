"""Which frames each report uses: coded terms word by word in their voice, others as numbers of terms."""

from collections import Counter
from collections.abc import Mapping
from textwrap import wrap
from types import MappingProxyType
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from ...errors import check_columns
from .._groups import Groups, grouped, one_row_each, plural
from .._style import (
    ASIDE,
    GREY,
    INK,
    MM,
    PAGE,
    PALE,
    TWO,
    VOICES,
    blank,
    canvas,
    fitted,
    in_lines,
    of_all,
    styled,
    text_width,
)
from ._marks import plain, voice_mark

PROFILE = "framing.profile by article and voice"
NONE = MappingProxyType({})
LEFT, RIGHT = 33.0, TWO - 4  # millimeters: where the columns begin and end, right of the names of reports
NAME = 44.0  # millimeters of the name of a group, in two lines
LINE = 3.8  # millimeters: a line of 7.5-point text with air
MOST = 8  # words in a cell; the rest are counted
WORDED, CHUNKS = 4, 2  # frames in a block of words; such blocks
ACROSS, BLOCKS = 5, 4  # frames in a block of counts; such blocks
TALL, VOICE = 5.4, 9.0  # millimeters: a row of a block of counts; from the number of a voice to the next


@styled
def frames_by_voice(
    profile: pd.DataFrame,
    doubtful: Mapping[str, str] = NONE,
    coded: pd.DataFrame | None = None,
    names: Mapping[str, str] = NONE,
    by: str = "article",
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
    by : str
        "article", or the column whose values are the rows, such as outlet: those with most terms first. `profile` is
        then by that column and voice, and `coded` has the column too.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. A hollow mark is an arguable term; a speaker is named where it is not the
        commonest. Of more than twelve reports, or than a page holds, the first are drawn, and of many frames; the
        drawing says so. Where no frame is counted it is a sentence.
    """
    groups, coded = _grouped(profile, coded, by)
    profile = groups.table
    everyone = list(dict.fromkeys(profile["article"]))
    names = names if by == "article" else groups.labels(everyone[:ASIDE], NAME)
    worded = [] if coded is None else list(dict.fromkeys(coded["frame"]))
    counted = [frame for frame in dict.fromkeys(profile["frame"]) if frame not in worded]
    if not everyone or not worded + counted:
        return blank("No frame is counted in any report, so there is nothing to compare.")
    chunks = [worded[n : n + WORDED] for n in range(0, len(worded), WORDED)][:CHUNKS]
    blocks = [counted[n : n + ACROSS] for n in range(0, len(counted), ACROSS)][:BLOCKS]
    called, words, height = _that_fit(everyone, names, coded, chunks, len(blocks))
    drawn = sum(map(len, chunks + blocks)), len(worded) + len(counted)
    said = ". ".join(filter(None, (of_all(len(called), len(everyone), plural(by)), of_all(*drawn, "frames"))))
    total = _total(called, height, chunks, len(blocks)) + 4 * bool(said)
    fig, ax = canvas(total)
    ax.set(xlim=(0, RIGHT), ylim=(total, 0))
    ax.axis("off")
    y = _voice_key(ax, coded is not None and coded["arguable"].any())
    for chunk in chunks:
        y = _words_block(ax, y, words, chunk, height, called)
    for block in blocks:
        y = _counts_block(ax, y, profile[profile["frame"].isin(block)], block, called, doubtful)
    if said:
        ax.text(0, total - 2, said, va="center", size=7, color=GREY)
    told = called if by == "article" else groups.told(list(called))
    alt = _frames_alt(profile[profile["article"].isin(list(called))], words, sum(blocks, []), told, plural(by))
    return fig, alt + (f" {said}." if said else "")


def _grouped(profile: pd.DataFrame, coded: pd.DataFrame | None, by: str) -> tuple[Groups, pd.DataFrame | None]:
    """Check both tables and give them the rows of the drawing as column `article`."""
    place, source = "figures.framing.frames_by_voice", PROFILE.replace("article", by)
    check_columns(profile, place, "profile", [by, "voice", "frame", "distinct_terms"], source)
    if coded is not None:
        wanted = [by, "frame", "text", "voice", "speaker", "arguable"]
        check_columns(coded, place, "coded", wanted, "agreement.read_coding")
        coded = grouped(coded, by).table
    if by != "article":
        one_row_each(profile, [by, "voice", "frame"], place, "profile", source)
        profile = profile.drop(columns="article", errors="ignore")
    return grouped(profile, by, "distinct_terms"), coded


def _that_fit(
    everyone: list, names: Mapping[str, str], coded: pd.DataFrame | None, chunks: list[list[str]], blocks: int
) -> tuple[dict, dict, list[float]]:
    """Return the names of as many reports as a page holds, the words of their cells, and how tall their rows are."""
    called, words, height = {}, {}, []
    for reports in range(min(len(everyone), ASIDE), 0, -1):
        ids = everyone[:reports]
        called = {a: _lines(str(names.get(a, a))) for a in ids}
        words = _cells(coded, sum(chunks, []), ids) if chunks else {}
        height = _row_heights(words, called) if chunks else []
        if _total(called, height, chunks, blocks) <= PAGE - 4:
            break
    return called, words, height


def _lines(name: str) -> str:
    return in_lines(wrap(name, 22) or [""], 2, LEFT - 1)


def _tall(called: Mapping[str, str]) -> float:
    """Return the height of a row of counts."""
    return TALL if not any("\n" in name for name in called.values()) else TALL + 1.8


def _total(called: Mapping[str, str], height: list[float], chunks: list, blocks: int) -> float:
    """Return how high the drawing is."""
    return 6 + (sum(height) + 8) * len(chunks) + blocks * (13 + _tall(called) * len(called))


def _cells(coded: pd.DataFrame, frames: list[str], ids: list[str]) -> dict[tuple[str, str], list[tuple]]:
    """Return for each report and frame its terms as (voice, arguable, words).

    A speaker is named if not the usual; terms that look the same are one entry, "friend (twice)".
    """
    said = coded["speaker"].fillna("")
    usual = said[said != ""].mode()
    cells: dict[tuple[str, str], list[tuple]] = {(article, frame): [] for article in ids for frame in frames}
    for row, speaker in zip(coded.itertuples(), said):
        other = f" ({speaker.split()[-1]})" if speaker.strip() and speaker != usual.iloc[0] else ""
        if (row.article, row.frame) in cells:
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
        voice_mark(ax, x + 1, 1.8, voice, False)
        ax.text(x + 3, 1.8, text, va="center", size=7)
        x += text_width(text, 7) / MM + 8
    if hollow:
        voice_mark(ax, x + 1, 1.8, "reported", True)
        ax.text(x + 3, 1.8, "arguable (hollow)", va="center", size=7)
    return 6.0


def _words_block(
    ax: Any, y: float, words: dict, frames: list[str], height: list[float], called: Mapping[str, str]
) -> float:
    """Draw the coded terms, a row a report and a column a frame; return where the next block begins."""
    step = (RIGHT - LEFT) / len(frames)
    for n, frame in enumerate(frames):
        ax.text(LEFT + n * step, y + 1.8, fitted(plain(frame), step - 2, 8, "bold"), va="center", weight="bold", size=8)
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
        voice_mark(ax, x + 1, y, voice, arguable)
        text = text if len(text) <= most else text[: most - 1] + "…"
        ax.text(x + 3, y, fitted(text, width - 3, 7.5), va="center", size=7.5)
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
    tall = _tall(called)
    terms = profile.set_index(["frame", "article", "voice"])["distinct_terms"].to_dict()
    ax.text(0, y + 8.6, "different terms\nof the word list", va="bottom", size=7, color=GREY)
    for n, frame in enumerate(frames):
        color, x = GREY if frame in doubtful else INK, LEFT + n * step
        ax.text(x, y + 5.4, in_lines(wrap(plain(frame), 16), 2, step - 1), va="bottom", size=7.5, color=color)
        ax.text(x, y + 8.6, fitted(doubtful.get(frame, ""), step - 1), va="bottom", size=7, color=color)
    y += 9.4
    for article, name in called.items():
        ax.axhspan(y + 0.15, y + tall - 0.15, color=PALE, alpha=0.4, linewidth=0, zorder=0)
        ax.text(0, y + tall / 2, name, va="center", size=7.5)
        for n, frame in enumerate(frames):
            for at, voice in enumerate(VOICES):
                x = LEFT + n * step + 1 + at * VOICE
                voice_mark(ax, x, y + tall / 2, voice, False, frame in doubtful)
                ax.text(x + 2, y + tall / 2, terms.get((frame, article, voice), 0), va="center", size=7.5)
        y += tall
    return y + 3.4


def _frames_alt(profile: pd.DataFrame, words: dict, counted: list[str], called: Mapping[str, str], rows: str) -> str:
    name = {article: text.replace("\n", " ") for article, text in called.items()}
    said = []
    for frame in dict.fromkeys(frame for _, frame in words):
        cells = [
            f"{name[article]}: "
            + (", ".join(f"{text} ({voice}{', arguable' if doubt else ''})" for voice, doubt, text in cell) or "none")
            for (article, of), cell in words.items()
            if of == frame
        ]
        said.append(f"{plain(frame)}, word by word. {'; '.join(cells)}")
    own = profile["voice"] == "outlet"
    for frame in counted:
        pairs = [
            profile[part & (profile["frame"] == frame)].groupby("article", observed=True)["distinct_terms"].sum()
            for part in (own, ~own)
        ]
        each = "; ".join(f"{name[a]}: {pairs[0].get(a, 0)} and {pairs[1].get(a, 0)}" for a in called)
        said.append(f"{plain(frame)}, different terms in the outlet's own words and quoted or reported. {each}")
    return f"A table of {len(called)} {rows} by {len(said)} frames. {'. '.join(said)}."
