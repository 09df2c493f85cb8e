"""Rows of reports on one page: how high they are, how many there are, and the key of the voices."""

from typing import Any

from .._style import label, voice_patches

SHEET = 208.0  # millimeters of a printed page for rows of reports
NARROW = 4.0  # millimeters of a row that still holds a line of text
ROWS = int(SHEET / NARROW)  # reports that a page holds


def pitch(reports: int, best: float) -> float:
    """Return the height of a row in millimeters, so that many reports still fit a page."""
    return max(NARROW, min(best, SHEET / max(reports, 1)))


def rest(ax: Any, left_out: int) -> None:
    """Say below the drawing how many reports it leaves out."""
    if left_out > 0:
        label(ax, f"{left_out:,} more reports are in the table", (0, 0), (0, -34), xycoords="axes fraction")


def key(ax: Any, voices: list[str]) -> None:
    """Say in one row above the drawing what the colors and hatches of the voices mean."""
    place = {"loc": "lower left", "bbox_to_anchor": (0, 0.99), "borderpad": 0, "borderaxespad": 0.2}
    ax.legend(
        handles=voice_patches(voices), ncols=len(voices), frameon=False, handlelength=1.4, columnspacing=1.2, **place
    )
