"""Labels in letters that a figure's font lacks: in another font where there is one, else in a short stand-in.

A box for a letter says nothing. So "新聞報" becomes "[CJK 1]", a sign its name, a control character a mark, and `save`
says once what stands for what. Labels that the house font can print are never touched: same bytes on every machine.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.text import Text
from matplotlib.ticker import Formatter, NullFormatter, ScalarFormatter

MARK = "\ufffd"  # Unicode's own sign for a character that cannot be shown
# Controls, their pictures, and what is no character.
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u2400-\u2421\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Fonts of pictures of code points, and of mathematics whose letters stand at places of their own.
NO_TEXT = re.compile(r"Last ?Resort|STIX(Size|NonUni)|cm[a-z]+\d|.*Math", re.I)


class Legible(Formatter):
    """The ticks of another formatter, in letters that can be drawn."""

    def __init__(self, inner: Formatter, font: FontProperties, key: dict[str, str]) -> None:
        self.inner, self.font, self.key = inner, font, key

    def __call__(self, x: float, pos: int | None = None) -> str:
        """Write one tick."""
        return shown(self.inner(x, pos), self.font, self.key)[0]

    def format_ticks(self, values: list[float]) -> list[str]:
        """Write all ticks."""
        return [shown(text, self.font, self.key)[0] for text in self.inner.format_ticks(values)]

    def set_locs(self, locs: list[float]) -> None:
        """Hand the places on."""
        self.inner.set_locs(locs)

    def get_offset(self) -> str:
        """Hand the offset on."""
        return self.inner.get_offset()


@contextmanager
def legible(fig: Figure, more: Iterable[tuple[str, str]]) -> Iterator[dict[str, str]]:
    """Make all labels of a figure legible, and yield what stands for what; afterwards they are as before.

    `more` are texts that will be set around the drawing, each with its weight.
    """
    key: dict[str, str] = {}
    undo = [done for axis in fig.findobj(Axis) for done in _ticks(axis, key)]
    for text in fig.findobj(Text):
        undo += amend(text, key)
    for text, weight in more:
        written(text, weight, key)
    try:
        yield key
    finally:
        for change, value in reversed(undo):
            change(value)


def written(text: str, weight: str, key: dict[str, str]) -> str:
    """Return a text around the drawing as it can be drawn."""
    return shown(text, Text(0, 0, text, fontweight=weight).get_fontproperties(), key)[0]


def _ticks(axis: Axis, key: dict[str, str]) -> Iterator[tuple]:
    """Give an axis whose ticks are words a formatter that writes them legibly; yield how to undo it."""
    before = axis.get_major_formatter()
    if isinstance(before, (ScalarFormatter, NullFormatter)):
        return
    labels = axis.get_ticklabels()
    found = [(text, *shown(text.get_text(), text.get_fontproperties(), key)) for text in labels]
    families = list(dict.fromkeys(family for _, _, more in found for family in more))
    if families:
        known = list(labels[0].get_fontfamily())
        axis.set_tick_params(labelfontfamily=[*known, *families])
        yield (lambda value: axis.set_tick_params(labelfontfamily=value)), known
    if any(text.get_text() != written for text, written, _ in found):
        axis.set_major_formatter(Legible(before, labels[0].get_fontproperties(), key))
        yield axis.set_major_formatter, before


def amend(text: Text, key: dict[str, str]) -> list[tuple]:
    """Make one text legible; return how to undo it."""
    before, families = text.get_text(), list(text.get_fontfamily())
    written, more = shown(before, text.get_fontproperties(), key)
    undo = []
    if more:
        text.set_fontfamily([*families, *more])
        undo.append((text.set_fontfamily, families))
    if written != before:
        text.set_text(written)
        undo.append((text.set_text, before))
    return undo


def shown(text: str, font: FontProperties, key: dict[str, str] | None = None) -> tuple[str, list[str]]:
    """Return a text as it can be drawn, and the families of fonts that it needs beside its own.

    Parameters
    ----------
    text : str
    font : FontProperties
    key : dict, optional
        What stands for what so far; new stand-ins are added.

    Returns
    -------
    tuple of str and list of str
    """
    key, has = {} if key is None else key, _letters(font)
    if has.issuperset(map(ord, text)):
        return text, []
    text = CONTROL.sub(MARK, BREAKS.sub("\n", text).replace("\t", " "))
    lacking = {c for c in text if ord(c) not in has and c != "\n"}
    silent = {c for c in lacking if unicodedata.category(c) == "Cf" or "\ufe00" <= c <= "\ufe0f"}
    text, lacking = "".join(c for c in text if c not in silent), lacking - silent
    if not lacking:
        return text, []
    letter = f"[{re.escape(''.join(sorted(lacking)))}]"
    families: list[str] = []

    def drawn(run: re.Match) -> str:
        if (family := _fallback(frozenset(map(ord, set(run[0]) & lacking)))) is None:
            return _stand_in(run[0], key)
        families.append(family)
        return run[0]

    return re.sub(rf"{letter}(?:[^\w\n]*{letter})*", drawn, text), list(dict.fromkeys(families))


def _stand_in(run: str, key: dict[str, str]) -> str:
    """Return what stands for letters that no font has: their script and a number; for a sign its name."""
    if run not in key:
        first = next((c for c in run if c.isalpha()), "")
        name = unicodedata.name(first or run[0], f"U+{ord(first or run[0]):04X}")
        script = name.split()[0].split("-")[0].capitalize().replace("Cjk", "CJK") if first else name.capitalize()
        numbered = bool(first) or len(run) > 1
        number = 1 + sum(stand_in.startswith(f"[{script} ") for stand_in in key.values())
        key[run] = f"[{script} {number}]" if numbered else f"[{script}]"
    return key[run]


def _letters(font: FontProperties) -> frozenset[int]:
    """Return the characters that the families of a font can print."""
    every: frozenset[int] = frozenset()
    for family in font.get_family():
        one = font.copy()
        one.set_family(family)
        every |= _characters(findfont(one))
    return every


@cache
def _characters(path: str) -> frozenset[int]:
    return frozenset(get_font(path).get_charmap())


@cache
def _fallback(wanted: frozenset[int]) -> str | None:
    """Name an upright font of this machine that has all of some characters; a sans serif one first."""
    upright = {
        (e.name, e.fname) for e in fontManager.ttflist if e.style == "normal" and str(e.weight) in ("400", "normal")
    }
    for name, path in sorted(upright, key=lambda font: ("Sans" not in font[0], font)):
        if not NO_TEXT.match(name) and wanted <= _readable(path):
            return name
    return None


def _readable(path: str) -> frozenset[int]:
    """Return the characters of a font file; of one that cannot be read, none."""
    try:
        return _characters(path)
    except (OSError, RuntimeError):  # a font that was removed, or a format that FreeType lacks
        return frozenset()


def explained(key: dict[str, Any]) -> str:
    """Say in a sentence what stands for what."""
    return (
        "In the drawing " + ", ".join(f"{stand_in} stands for {run}" for run, stand_in in key.items()) + "."
        if key
        else ""
    )
