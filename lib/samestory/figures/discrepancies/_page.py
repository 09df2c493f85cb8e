"""A page whose drawing is measured in millimeters from its upper left corner."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from matplotlib.figure import Figure

from .._style import GREY, TWO, canvas

NAMES = 22  # letters in a line of a report's name
NONE: Mapping[str, str] = MappingProxyType({})


def page(height: float) -> tuple[Figure, Any]:
    """Return a page of this height, two columns wide."""
    fig, ax = canvas(height)
    ax.set(xlim=(0, TWO - 4), ylim=(height, 0))
    ax.axis("off")
    return fig, ax


def say(ax: Any, said: str, y: float) -> None:
    """Write a sentence at the foot of a page."""
    if said:
        ax.text(0, y, said, va="center", size=7, color=GREY)
