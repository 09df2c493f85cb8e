"""The house style: sizes, colors of meaning, a canvas, and the marks that several drawings share."""

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from textwrap import fill
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontEntry, FontProperties, fontManager
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.textpath import text_to_path

from ._glyphs import shown

TWO = 183.0  # millimeters: two columns of a printed page
PAGE = 220.0  # millimeters: the most that a drawing is high; title, subtitle and source need the rest of a page
BREAKS = re.compile(r"[\t\n\r\x0b\x0c]+")  # a no-break space is none
LONGEST = 400  # letters of a label; none that is longer fits
ASIDE = 12  # reports that stand side by side; of more, a drawing shows the first and says so
ONE_BELOW = 100.0  # millimeters: a drawing of less is one column wide
MM = 72 / 25.4  # points in a millimeter
# What a color means, everywhere: (color, marker, hatch). Okabe & Ito's palette; never color alone, no flag colors.
MEANING = {
    "outlet": ("#4a4a4a", "s", ""),
    "reported": ("#0072B2", "^", "////"),
    "quoted": ("#D55E00", "o", ".."),
    "US": ("#B4558C", "o", ""),
    "Russia": ("#009E73", "s", ""),
}
VOICES = {"outlet": "outlet's own words", "reported": "reported speech", "quoted": "quoted"}
# matplotlib's own copy of DejaVu Sans, under a name of its own: a system's copy numbers its glyphs differently.
FAMILY = "DejaVu Sans of matplotlib"
fontManager.ttflist += [
    FontEntry(fname=str(Path(mpl.get_data_path(), "fonts", "ttf", file)), name=FAMILY, style=style, weight=weight)
    for file, style, weight in (
        ("DejaVuSans.ttf", "normal", 400),
        ("DejaVuSans-Bold.ttf", "normal", 700),
        ("DejaVuSans-Oblique.ttf", "oblique", 400),
        ("DejaVuSans-BoldOblique.ttf", "oblique", 700),
    )
]
STYLE = mpl.rc_params_from_file(Path(__file__).with_name("house.mplstyle"), use_default_template=False)
INK, GREY, PALE = STYLE["text.color"], STYLE["axes.edgecolor"], "#e4e4e4"
# A reader's own matplotlibrc changes no byte of a figure; what concerns the running program is left alone.
DEFAULTS = {
    key: value
    for key, value in mpl.rcParamsDefault.items()
    if not key.startswith(("backend", "interactive", "toolbar", "timezone", "webagg", "tk.", "date.epoch", "docstring"))
}


def styled(draw: Callable) -> Callable:
    """Let a drawing function work under the house style without changing the reader's own settings.

    Parameters
    ----------
    draw : callable
        A function that draws with matplotlib.

    Returns
    -------
    callable
        The same function under the style.
    """

    @functools.wraps(draw)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        with mpl.rc_context({**DEFAULTS, **STYLE}):
            return draw(*args, **kwargs)

    return wrapper


@styled
def canvas(height: float, width: float = TWO, **subplots: Any) -> tuple[Figure, Any]:
    """Open a figure under the house style.

    Parameters
    ----------
    height, width : float
        Size in millimeters, the title not counted; 183 is two columns of a printed page, 89 one.
    **subplots
        As in `matplotlib.figure.Figure.subplots`.

    Returns
    -------
    tuple of Figure and axes
    """
    fig = Figure(figsize=(width / 25.4, height / 25.4), layout="constrained")
    return fig, fig.subplots(**subplots)


def text_width(text: str, size: float, weight: str = "normal") -> float:
    """Measure a text in points."""
    return _width_of(shown(text, FontProperties(family=FAMILY, size=size, weight=weight))[0], size, weight)


@functools.lru_cache(10_000)
def _width_of(text: str, size: float, weight: str) -> float:
    font = FontProperties(family=FAMILY, size=size, weight=weight)
    return text_to_path.get_text_width_height_descent(text, font, False)[0]


def wide(text: str, size: float = 7.5, weight: str = "normal") -> float:
    """Measure a text of one or more lines in millimeters."""
    return max(text_width(line, size, weight) for line in text.split("\n")) / MM


def fitted(text: str, width: float, size: float = 7, weight: str = "normal") -> str:
    """Cut a text so that it is no wider than so many millimeters: at a word, an id that is one word in its middle."""
    text = BREAKS.sub(" ", text[:LONGEST])
    if wide(text, size, weight) <= width:
        return text
    words = text.split(" ")

    def most(cut: Callable[[int], str], parts: int) -> str:
        """Return the longest cut that fits; they grow with the number."""
        return cut(max(1, bisect_left(range(1, parts), True, key=lambda n: wide(cut(n), size, weight) > width)))

    if len(words) == 1:
        return most(lambda n: f"{text[: n - n // 3]}…{text[len(text) - n // 3 :]}", len(text))
    shown = most(lambda n: " ".join(words[:n]) + " …", len(words))
    return shown if wide(shown, size, weight) <= width else most(lambda n: words[0][:n] + " …", len(words[0]))


def in_lines(lines: Sequence[str], most: int, width: float, size: float = 7.5) -> str:
    """Join the lines of a label, those beyond `most` in the last one; what is wider than `width` millimeters is cut."""
    kept = list(lines) if len(lines) <= most else [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return "\n".join(fitted(line, width, size) for line in kept)


def of_all(shown: int, there: int, what: str = "reports") -> str:
    """Say that not all is drawn: "12 of 60 reports shown; all in the CSV"; nothing where all is."""
    return f"{shown:,} of {there:,} {what} shown; all in the CSV" if shown < there else ""


def foot(fig: Figure, said: str) -> None:
    """Write a sentence below a drawing whose axes make room for it."""
    if said:
        broken = fill(said, 130 if fig.get_figwidth() * 25.4 > ONE_BELOW else 62)
        fig.supxlabel(broken, x=0.012, ha="left", size=7, color=GREY)


@styled
def blank(why: str, width: float = TWO) -> tuple[Figure, str]:
    """Return what every drawing returns for nothing to draw: a sentence that says why, as picture and as alt text."""
    fig, ax = canvas(14, width)
    ax.axis("off")
    ax.text(0, 0.5, fill(why, 100 if width > ONE_BELOW else 50), va="center", transform=ax.transAxes)
    return fig, why


def label(ax: Any, text: object, at: tuple, offset: tuple[float, float] = (4, 0), **style: Any) -> None:
    """Write small gray text beside a point, `offset` in points."""
    style = {"va": "center", "fontsize": 7, "color": GREY} | style
    ax.annotate(text, at, xytext=offset, textcoords="offset points", **style)


def centered(ax: Any, x: float, y: float, text: object, **style: Any) -> None:
    """Write a text whose middle stands at a point."""
    ax.text(x, y, text, ha="center", va="center", **style)


def rows(ax: Any, names: Iterable[str], spines: str | Sequence[str] = ("left",), axis: str = "y", **style: Any) -> None:
    """Name the rows of a drawing without tick marks, and hide the spines that carry nothing."""
    names = list(names)
    ax.set_yticks(range(len(names)), names, **style)
    ax.tick_params(axis=axis, length=0)
    for side in ax.spines if spines == "all" else spines:
        ax.spines[side].set_visible(False)


def bar(ax: Any, row: float, start: float, width: float, voice: str, **style: Any) -> None:
    """Draw a piece of a strip or bar in the color and hatch of its voice."""
    color, _, hatch = MEANING[voice]
    style = {"linewidth": 0} | style
    ax.barh(row, width, left=start, color=color, hatch=hatch, edgecolor="white", **style)


def voice_patches(voices: Iterable[str]) -> list[Patch]:
    """Make the legend's patches for bars: color and hatch of each voice."""
    return [
        Patch(facecolor=MEANING[v][0], hatch=MEANING[v][2], edgecolor="white", linewidth=0, label=VOICES[v])
        for v in voices
    ]


def mark(name: str, text: str, size: float = 4) -> Line2D:
    """Make the legend's mark for a voice or country: its color and marker."""
    return Line2D([], [], color=MEANING[name][0], marker=MEANING[name][1], markersize=size, linestyle="", label=text)
