"""Mentions as marks: what place, sign and fill mean, a mark, the marks of a cell, and the key that explains them."""

from typing import Any, NamedTuple

import pandas as pd
from matplotlib.patches import Circle, Rectangle

from .._style import GREY, INK, MEANING, MM, PALE, VOICES, centered, text_width

LABELS = ("negative", "neutral", "positive")
# From blame to praise; where two readings differ, a mention stands between what they say.
ZONES = ("negative", "negative or neutral", "neutral", "neutral or positive", "positive", "negative or positive")
ZONES = (*ZONES, "mixed", "disputed", "unclear")  # readers dispute a label; to a program it is unclear
MACHINE = {"negative": "−", "neutral": "neutral", "positive": "+", "unclear": "unclear"}  # heads of its columns
SIGNS = {"negative": "−", "neutral": "", "positive": "+", "mixed": "±"}  # "?" for all that is disputed
TILES = {  # face, edge and ink of a mark: dark, tinted and white, so that a gray print keeps the voices apart
    "outlet": (MEANING["outlet"][0], MEANING["outlet"][0], "white"),
    "reported": ("#b5d3e8", MEANING["reported"][0], INK),
    "quoted": ("white", MEANING["quoted"][0], INK),
    "disputed": ("white", GREY, INK),
    "several": (PALE, GREY, INK),
}


class Zone(NamedTuple):
    """A zone: its name, left and right end, the size of a mark, the most marks of a cell, those above one another."""

    name: str
    left: float
    right: float
    size: float
    most: int
    deep: int = 1


def place(label: str, readings: set[str]) -> str:
    """Name the zone of a mention: its label, or what its two readings say."""
    zone = " or ".join(sorted(readings)) if label == "disputed" else label
    return zone if zone in ZONES else "disputed"


def step(zone: str, size: float) -> float:
    """Return the distance of two marks; those of neutral mentions are small."""
    return size * (0.76 if zone == "neutral" else 1)


def note(cell: pd.DataFrame) -> str:
    """Name the speakers of a cell who are not the one that the key names: "Trump", "Xi 2, Lee", "4 others"."""
    others = cell.loc[cell["other"] != "", "other"].value_counts(sort=False)
    if len(others) > 2:
        return f"{len(others)} others"
    return ", ".join(name if n == 1 else f"{name} {n}" for name, n in others.items())


def heaps(cell: pd.DataFrame, most: int) -> list[tuple[str, str]]:
    """Return the marks that stand for many, as (voice, number); empty where each mention has its own mark."""
    if len(cell) <= max(most, 1):
        return []
    voices = cell.groupby(["turn", "voice"]).size() if most else {(0, "several"): len(cell)}
    return [(voice, f"×{n}") for (_, voice), n in voices.items()]


class Cell(NamedTuple):
    """What a cell needs in millimeters: a name beside its marks; the numbers by voice, and the one of all voices."""

    zone: str
    mentions: int
    beside: float
    numbers: list[float]
    number: float

    def width(self, size: float, most: int, deep: int = 1) -> float:
        """Return how wide the cell is with marks of a size, when `most` mentions have a mark each."""
        if self.mentions <= max(most, 1):
            columns = -(-self.mentions // deep) if self.zone == "neutral" else self.mentions
            return columns * step(self.zone, size) + self.beside
        return sum(size + number + 2 for number in (self.numbers if most else [self.number]))


def measured(cell: pd.DataFrame, zone: str) -> Cell:
    """Measure a cell."""
    said = note(cell) if zone != "neutral" else ""
    numbers, number = ([text_width(text, 7) / MM for _, text in heaps(cell, most)] for most in (1, 0))
    return Cell(zone, len(cell), text_width(said, 7) / MM + 1.5 if said else 0, numbers, sum(number))


def tile(ax: Any, at: tuple[float, float], size: float, voice: str, sign: str, again: bool = False) -> None:
    """Draw the mark of one mention, in millimeters; a ring where its passage was printed before."""
    x, y = at
    wide = size * (0.86 if sign else 0.62)
    face, edge, ink = TILES.get(voice, TILES["disputed"])
    line = {"linewidth": 0.9, "linestyle": (0, (2, 1)) if voice == "disputed" else "-"}
    ax.add_patch(Rectangle((x - wide / 2, y - wide / 2), wide, wide, facecolor=face, edgecolor=edge, **line))
    if sign:
        centered(ax, x, y, sign, fontsize=max(7, size * 1.9), weight="bold", color=ink)
    if again:
        corner = x + wide / 2, y - wide / 2
        ax.add_patch(Circle(corner, max(0.6, size * 0.15), facecolor="white", edgecolor=INK, linewidth=0.7, zorder=4))


def marks(ax: Any, cell: pd.DataFrame, zone: Zone, y: float) -> None:
    """Draw the marks of a cell: blame grows to the left, all else to the right; names or numbers outside of them."""
    out, side = (-1, "right") if zone.name == "negative" else (1, "left")
    x, sign = zone.right if out < 0 else zone.left, SIGNS.get(zone.name, "?")
    wide, deep = step(zone.name, zone.size), zone.deep if zone.name == "neutral" else 1
    heaped = heaps(cell, zone.most)
    for voice, number in heaped:
        tile(ax, (x + out * zone.size / 2, y), zone.size, voice, sign)
        ax.text(x + out * (zone.size + 0.3), y, number, ha=side, va="center", fontsize=7)
        x += out * (zone.size + text_width(number, 7) / MM + 2)
    for n, row in enumerate(() if heaped else cell.itertuples()):
        at = x + out * wide * (n // deep + 0.5), y + wide * (n % deep - (deep - 1) / 2)
        tile(ax, at, zone.size, row.voice, sign, row.again)
    x += 0 if heaped else out * wide * len(cell)
    if not heaped and zone.name != "neutral" and (said := note(cell)):
        ax.text(x + out * 0.8, y, said, ha=side, va="center", fontsize=7)


def boxes(ax: Any, counts: list[int], left: float, wide: float, y: float) -> None:
    """Draw the counts of the program: a number in a hollow box, 0 without one."""
    for n, count in enumerate(counts):
        x = left + (n + 0.5) * wide
        if count:
            frame = {"facecolor": "white", "edgecolor": GREY, "linewidth": 0.6}
            ax.add_patch(Rectangle((x - 2.6, y - 1.6), 5.2, 3.2, **frame))
        centered(ax, x, y, count, fontsize=7, color=GREY)


def broken(text: str, room: float, most: int = 99, size: float = 7, weight: str = "normal") -> list[str]:
    """Break a text into at most so many lines of a width in millimeters; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in filter(None, text.split(" ")):  # a no-break space holds a number and its word together
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (text_width(longer, size, weight) / MM <= room or len(lines) == most):
            lines[-1] = longer
        else:
            lines.append(word)
    return [_cut(line, room, size, weight) for line in lines]


def _cut(line: str, room: float, size: float, weight: str) -> str:
    """Cut a line after the last letter that leaves room for an ellipsis."""
    cuts = (f"{line[:k].rstrip()}…" for k in range(len(line) - 1, 0, -1))
    return next((text for text in (line, *cuts) if text_width(text, size, weight) / MM <= room), line[:1])


def key(table: pd.DataFrame, speaker: str, width: float) -> list[list[tuple[float, str, str]]]:
    """Lay out the key: lines of (place, what is drawn, what it means), each as wide as the page in millimeters."""
    entries = [(voice, VOICES[voice]) for voice in VOICES if voice in set(table["voice"])]
    whose = f"reported and quoted words: {speaker}'s, unless a name is given"
    entries += [("", line) for line in broken(whose, width)] if speaker else []
    entries += [("voiceless", "voice disputed")] if "disputed" in set(table["voice"]) else []
    entries += [("?", "two readings differ")] if (~table["zone"].isin([*SIGNS, "unclear"])).any() else []
    entries += [("?", "unclear to the program")] if "unclear" in set(table["zone"]) else []
    entries += [("again", "repeat")] if table["again"].any() else []
    entries += [("n", "number of mentions that the program labels so")] if "program" in table else []
    lines, x = [[]], 0.0
    for what, text in entries:
        wide = text_width(text, 7) / MM + (9 if what else 4)
        if lines[-1] and x + wide > width + 4:
            lines.append([])
            x = 0.0
        lines[-1].append((x, what, text))
        x += wide
    return lines


def draw_key(ax: Any, lines: list[list[tuple[float, str, str]]]) -> None:
    """Draw the key at the head of the page."""
    for n, line in enumerate(lines):
        y = 2.5 + 5 * n
        for x, what, text in line:
            if what == "n":
                boxes(ax, [3], x - 1, 6, y)
            elif what:
                voice = {"?": "reported", "again": "quoted", "voiceless": "disputed"}.get(what, what)
                tile(ax, (x + 2.2, y), 4.2, voice, "?" if what == "?" else " ", what == "again")
            ax.text(x + (5.4 if what else 0), y, text, va="center", fontsize=7)
