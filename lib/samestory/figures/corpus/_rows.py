"""What the drawings of a corpus share: a row a report, lower and with less in it where reports are many."""

from collections.abc import Iterable, Mapping
from textwrap import fill
from types import MappingProxyType
from typing import Any

from .._style import voice_patches

NONE: Mapping[str, str] = MappingProxyType({})
NARROW = 100.0  # millimeters: a drawing of less is one column wide
PAGE, LOWEST = 205.0, 3.4  # millimeters: all rows together, a row of one line
ROOMY = 9.0  # millimeters: from here on a row has place for a second line


def row_height(reports: int, roomy: float) -> float:
    """Say how high a row is in millimeters: roomy, or as high as a page allows."""
    return max(LOWEST, min(roomy, PAGE / max(reports, 1)))


def called(ids: Iterable, names: Mapping[str, str], width: float, high: float = ROOMY) -> list[str]:
    """Return the names of reports; in a narrow drawing an id has a line of its own, what is known of it the next."""
    shown, most = [str(names.get(article, article)) for article in ids], 22 if width > NARROW else 12
    if high < ROOMY / 2:  # no place for a second line
        return shown
    parts = [name.partition(" ") if len(name) > most else (name, "", "") for name in shown]
    return [f"{i}\n{fill(rest, 17)}" if rest and len(i) <= 8 else fill(i + gap + rest, most) for i, gap, rest in parts]


def key(ax: Any, voices: list[str], columns: int = 3) -> None:
    """Say above the drawing, in so many columns, what the colors and hatches of the voices mean."""
    place = {"loc": "lower left", "bbox_to_anchor": (0, 1), "borderpad": 0, "borderaxespad": 0.2}
    ax.legend(handles=voice_patches(voices), ncols=columns, frameon=False, handlelength=1.4, columnspacing=1.2, **place)
