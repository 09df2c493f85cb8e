"""The mark of a term in its voice, and the name of a frame as it is printed."""

from typing import Any

from .._style import GREY, MEANING


def plain(frame: str) -> str:
    """Write the name of a frame in words."""
    return frame.replace("_", " ")


def voice_mark(ax: Any, x: Any, y: Any, voice: str, hollow: bool, gray: bool = False) -> None:
    """Draw a mark; one that is arguable is hollow."""
    color, marker, _ = MEANING[voice]
    color = GREY if gray else color
    fill_of = "white" if hollow else color
    ax.plot(x, y, marker, color=color, markersize=4, markerfacecolor=fill_of, markeredgewidth=0.9)
