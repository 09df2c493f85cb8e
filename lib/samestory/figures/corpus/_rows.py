"""Rows of reports on one page: how high they are, how many there are, what they are called, the key of the voices."""

from collections.abc import Iterable, Mapping
from textwrap import fill
from types import MappingProxyType
from typing import Any

from .._style import ONE_BELOW, fitted, in_lines, voice_patches

NONE: Mapping[str, str] = MappingProxyType({})
SHEET = 192.0  # millimeters of a printed page for rows of reports
NARROW, ROOMY = 4.0, 9.0  # millimeters of a row that holds a line of text; that holds a second one
ROWS = int(SHEET / NARROW)  # reports that a page holds
BESIDE, BESIDE_NARROW = 46.0, 29.0  # millimeters, at most, for the names of reports
LINE = 3.1  # millimeters of a line of a name


def pitch(reports: int, best: float) -> float:
    """Return the height of a row in millimeters, so that many reports still fit a page."""
    return max(NARROW, min(best, SHEET / max(reports, 1)))


def called(ids: Iterable, names: Mapping[str, str], width: float, high: float = ROOMY) -> list[str]:
    """Return the names of reports; in a narrow drawing an id has a line of its own, what is known of it the next."""
    shown, most = [str(names.get(article, article)) for article in ids], 22 if width > ONE_BELOW else 12
    room, deep = BESIDE if width > ONE_BELOW else BESIDE_NARROW, int(high / LINE)
    if high < 7:  # no place for a second line
        return [fitted(name, room, 7.5) for name in shown]
    parts = [name.partition(" ") if len(name) > most else (name, "", "") for name in shown]
    broken = [
        f"{i}\n{fill(rest, 17)}" if rest and len(i) <= 8 else fill(i + gap + rest, most) for i, gap, rest in parts
    ]
    return [in_lines(name.split("\n"), max(deep, 2), room) for name in broken]


def key(ax: Any, voices: list[str], columns: int = 3) -> None:
    """Say above the drawing, in so many columns, what the colors and hatches of the voices mean."""
    place = {"loc": "lower left", "bbox_to_anchor": (0, 1), "borderpad": 0, "borderaxespad": 0.2}
    ax.legend(handles=voice_patches(voices), ncols=columns, frameon=False, handlelength=1.4, columnspacing=1.2, **place)
