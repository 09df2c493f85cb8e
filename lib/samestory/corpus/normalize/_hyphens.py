"""Words parted at a line end, with or without their hyphen.

A line end after a hyphen parts a word, "govern-" and "ment", or stands inside a compound, "Moscow-" and "based". What
the article prints elsewhere decides. Else it is how often its lines end in a hyphen: where nobody hyphenated, fewer
than one wrapped line in a hundred does, always in a compound; where somebody did, one in ten or more.
"""

import re
from functools import cached_property

from ... import codebooks

_BOOK = codebooks.read("normalize")
SUSPENDED = frozenset(_BOOK["suspended"]["words"])
_FIRST, _SECOND = (frozenset(_BOOK[name]["words"]) for name in ("first_parts", "second_parts"))
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LEFT, _RIGHT = re.compile(r"[^\W_]+\Z"), re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"(?:://|www\.|@)\S*\Z")
LONGEST = 40  # characters of a part
COMMON = 0.04  # share of the lines that end in a hyphen, from which on the text was hyphenated
MANY = 25  # lines from which on a share under COMMON tells that it was not


class Hyphens:
    """The hyphens at the line ends of a text."""

    def __init__(self, text: str, ends: int, lines: int) -> None:
        """Take how many of its lines end in a hyphen inside a word."""
        self._text = text
        self._hyphenated = ends >= 2 and ends > COMMON * lines
        self._compounds_only = lines >= MANY and not self._hyphenated

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words of the text, in lower case, without those that a line end parts."""
        return frozenset(word.lower().replace("\u2010", "-") for word in _WORD.findall(self._text))

    def kept(self, end: int, start: int) -> bool:
        """Tell whether the hyphen before `end` stays, where the word goes on at `start`."""
        left = _LEFT.search(self._text[max(0, end - 1 - LONGEST) : end - 1])
        right = _RIGHT.match(self._text, start, start + LONGEST)
        if not left or not right or _ADDRESS.search(self._text, max(0, end - 2 * LONGEST), end):
            return True
        one, two = left[0].lower(), right[0].lower()
        if f"{one}{two}" in self._known and left[0][-1].islower() == right[0].islower():
            return False
        if not (left[0][-1].islower() and right[0].islower()):
            return True  # Indo-Pacific, 40-year, S-400, U.S.-led
        return f"{one}-{two}" in self._known or self._compounds_only or self._is_compound(left[0], one, two)

    def _is_compound(self, printed: str, one: str, two: str) -> bool:
        """Tell a compound by its parts: both known to stand in one, or one of them and the other a word."""
        first, second = one in _FIRST, two in _SECOND
        name = printed[0].isupper() and one in self._known
        if first and second:
            return True
        return second and (name or one in self._known) or first and two in self._known and not self._hyphenated
