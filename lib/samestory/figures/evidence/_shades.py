"""Shades of voices: which letters of an article are quoted or reported, and their colors by day and by night."""

from collections import Counter

from ...corpus import Corpus
from .._style import MEANING, VOICES
from ..reading._layers import marks_of, read_layers

PAPER = {"light": "#ffffff", "dark": "#16181c"}  # as in evidence.css
TINT = {"light": 0.13, "dark": 0.30}  # of a voice's color in its shade; by day as on the articles' pages
LIGHTER = 0.40  # of white in a voice's color by night
RULES = ":root{{{}}}\n@media (prefers-color-scheme: dark){{:root{{{}}}}}\n@media print{{:root{{{}}}}}\n"


def shades(corpus: Corpus, article: object) -> list[tuple[int, int, str]]:
    """Return start, end and voice of what is quoted or reported, in order and without overlap; quoted wins."""
    edges = [
        edge
        for mark in marks_of(corpus, article, read_layers(None))
        for edge in ((mark.start, mark.kind, 1), (mark.end, mark.kind, -1))
    ]
    runs: list[tuple[int, int, str]] = []
    there: Counter = Counter()
    last = 0
    for at, kind, step in sorted(edges):
        voice = "quoted" if there["quoted"] else "reported" if there["reported"] else ""
        if voice and at > last:
            runs.append((last, at, voice))
        there[kind] += step
        last = at
    return runs


def colors() -> str:
    """Write the colors of voices as variables of a style sheet: the line under the words, and the tint behind them."""
    light, dark = (
        "".join(f"--{voice}:{_line(voice, when)};--{voice}-tint:{_tint(voice, when)};" for voice in VOICES)
        for when in PAPER
    )
    return RULES.format(light, dark, light)


def _line(voice: str, when: str) -> str:
    return MEANING[voice][0] if when == "light" else _mixed("#ffffff", MEANING[voice][0], LIGHTER)


def _tint(voice: str, when: str) -> str:
    return _mixed(MEANING[voice][0], PAPER[when], TINT[when])


def _mixed(color: str, with_color: str, share: float) -> str:
    """Mix so much of a color with another."""
    pairs = ((int(c[n : n + 2], 16) for c in (color, with_color)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in pairs)
