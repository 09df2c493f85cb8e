"""Names hidden: the words left and right of a target, with every proper name replaced by one mark.

A scorer that never sees a name cannot favor one. The target itself is left out and every other name becomes `NAME`.
The article before a name goes with it ("the United States" reads as "Russia" does), "an" reads "a", and the
possessives "Russia's" and "the United States'" read the same. The result is equal for all names that fit a place.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from .. import codebooks
from ..corpus.text import STARTERS
from ._models import spellings

NAME = "X"  # a capital: no word that is kept has one
Span = tuple[int, int]

REACH = 2000  # characters read on each side; far beyond any scorer's window, so that a long text costs no more
FULL = 15  # words and names in a row: a headline, read as a sentence, falls into fewer
HEADLINE = 0.7  # share of capitalized words from which on a line is a headline, where capitals say nothing
FEW = 3  # capitalized words, known names aside, that make a headline at least
KEPT = 200_000  # readings kept for each list of known words
_MARKS = ".,:;!?'’\"“”()"  # around a word
_OPENS = frozenset('"“‘(:!?…—–')  # after these a capital may only open a sentence or a quotation
_OWNERS = frozenset(codebooks.read("masking")["possessives"]["words"])
_SMALL = frozenset(codebooks.read("masking")["headlines"]["words"])
_OPENERS = frozenset(word for word in STARTERS if word.isalpha())

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_INITIALS = rf"(?:{_UPPER}\.)+(?:{_UPPER}\b)?"
_CAPITAL = rf"(?:{_INITIALS}|{_UPPER}\w*)(?:['’](?!s\b)(?=\w)\w+|[-&](?:{_INITIALS}|(?={_UPPER}|\d)\w+))*"
_WORD = r"[^\W\d_]+(?:['’]\w+|-(?=[a-z])\w+)*"
_REST = r"['’]s\b | (?<=s)['’](?=\s+[a-z]) | \d[\w.,]*%? | [,;:!?\"“”‘()—–…]"
# White space is taken in first, so that the alternatives are not tried in vain at every blank.
_PIECE = re.compile(
    rf"""\s*+(
      [a-su-z][a-z]*+(?![\w'’-]) | t(?!he\ {_UPPER})[a-z]*+(?![\w'’-])   # by far the most: a plain word
    | \bI\b(?:['’]\w+)?
    | (?:\b[Tt]he\ )?(?<!\w){_CAPITAL}(?:\ (?:(?:of\ )?the\ |of\ |&\ )?{_CAPITAL})*   # a run of names
    | {_WORD} | {_REST})""",
    re.VERBOSE,
)
_SINGLE = re.compile(rf"({_WORD} | {_REST})", re.VERBOSE)  # a headline's pieces, where capitals make no runs
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
THE_BEFORE = re.compile(r"\b(?:[Tt]he|THE)\s+\Z")


class Side(NamedTuple):
    """One side of a target: its words, the pattern that cuts it into pieces, its limits in the text.

    A piece is one word, unless `parts` has its number with the spans of the words in it.
    """

    words: list[str]
    pattern: re.Pattern
    limits: Span
    parts: dict[int, list[Span]]

    def places(self, text: str) -> list[Span]:
        """Find where each word stands in the text."""
        spans = [match.span(1) for match in self.pattern.finditer(text, *self.limits)]
        parts = [(start, self.parts.get(n, [(0, end - start)])) for n, (start, end) in enumerate(spans)]
        return [(start + a, start + b) for start, words in parts for a, b in words][: len(self.words)]


def masked_words(text: str, start: int, end: int, known: frozenset[str] = frozenset()) -> tuple[list[str], list[str]]:
    """List the words and marks left and right of a target, names hidden, words in lower case.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        The target in it (characters).
    known : frozenset of str
        Lower-case words that are words and not names where a sentence or a headline prints them with a capital.

    Returns
    -------
    before, behind : list of str
        Words and marks without full stops. A name is "X". Where the target ends a longer name, that name is left out.

    Examples
    --------
    >>> masked_words("The U.S. accused Russia of an attack on Ukraine's ports.", 17, 23)
    (['X', 'accused'], ['of', 'a', 'attack', 'on', 'X', "'s", 'ports'])
    >>> masked_words("Vladimir Putin praised the United States.", 23, 40) == masked_words("Xi praised Moscow.", 11, 17)
    True
    """
    before, behind, owns = sides(text, start, end, known)
    return before.words, ["'s", *behind.words] if owns else behind.words


def places_of_words(text: str, start: int, end: int, known: frozenset[str]) -> list[Span]:
    """List the places of `masked_words`, left and right; empty for a possessive that is not printed."""
    before, behind, owns = sides(text, start, end, known)
    return before.places(text) + [(end, behind.limits[0])] * owns + behind.places(text)


def sides(text: str, start: int, end: int, known: frozenset[str]) -> tuple[Side, Side, bool]:
    """Read both sides of a target and tell whether it is a possessive: Russia's, the United States', his."""
    first, last = max(start - REACH, 0), min(end + REACH, len(text))
    article, possessive = THE_BEFORE.search(text, max(start - 6, first), start), _POSSESSIVE.match(text, end, last)
    left = first, article.start() if article else start
    right = possessive.end() if possessive else end, last
    before, behind = _read(text, left, known, opens=True), _read(text, right, known, opens=False)
    if len(before.words) + len(behind.words) < FULL and _is_headline(text[slice(*left)], text[slice(*right)]):
        before, behind = _read_headline(text, left, known), _read_headline(text, right, known)
    if (
        before.words and before.words[-1] == NAME and text[left[1] - 1] == " "
    ):  # whether or not an article stands between
        before.words.pop()
    target = text[start:end]
    return before, behind, bool(possessive) or target.endswith(("'", "’", "'s", "’s")) or target.lower() in _OWNERS


def _read(text: str, limits: Span, known: frozenset[str], opens: bool) -> Side:
    """Read a side as running text; `opens` says that its first word opens a sentence."""
    pieces = _PIECE.findall(text, *limits)
    readings = list(map(_readings(known).__getitem__, pieces))
    if "" not in readings and readings.count(NAME) < 2:
        return Side(readings, _PIECE, limits, {})  # nothing here depends on its place
    words, parts = [], {}
    for number, reading in enumerate(readings):
        if not reading:
            opening = not words and opens or bool(words) and words[-1] in _OPENS
            run = _run(pieces[number], known, opening)
            run = run[1:] if words and words[-1] == NAME == run[0][0] else run
            parts[number] = [span for _, span in run]
            words += [word for word, _ in run]
        elif reading != NAME or not words or words[-1] != NAME:
            words.append(reading)
        else:
            parts[number] = []
    return Side(words, _PIECE, limits, parts)


class _Readings(dict):
    """How a piece reads, found out once: a word, `NAME`, or "" where that depends on its place."""

    def __init__(self, known: frozenset[str]) -> None:
        self.known = known

    def __missing__(self, piece: str) -> str:
        first, _, more = piece.partition(" ")
        if piece == "I" or piece.startswith(("I'", "I’")) or not (piece[0].isupper() or more):
            word = _plain(piece)
        else:
            word = "" if first in _OPENERS or first == "the" or not more and piece.lower() in self.known else NAME
        if len(self) < KEPT:
            self[piece] = word
        return word


_readings = lru_cache(maxsize=8)(_Readings)


def _run(piece: str, known: frozenset[str], opens: bool) -> list[tuple[str, Span]]:
    """Part a run of capitalized words: words that may open any sentence, and the rest as one name."""
    words, place, read = piece.split(" "), 0, []
    common = next((n for n, word in enumerate(words) if word not in _OPENERS and word != "the"), len(words))
    if len(words) - common == 1 and opens and (last := words[-1].lower()) in known and last not in _codebook_names()[1]:
        common += 1
    for number, word in enumerate(words[:common]):
        if number < common - 1 or common == len(words) or word.lower() != "the":  # the article goes with the name
            read.append((_plain(word), (place, place + len(word))))
        place += len(word) + 1
    return read if common == len(words) else [*read, (NAME, (place, len(piece)))]


def _plain(word: str) -> str:
    """Give a word or mark its one spelling."""
    if word[0].isdigit():
        return "0%" if word[-1] == "%" else "0"
    plain = word.replace("’", "'").replace("“", '"').replace("”", '"').lower()
    return {"an": "a", "'": "'s"}.get(plain, plain)


# --- headlines -----------------------------------------------------------------------------------------------------


def _is_headline(left: str, right: str) -> bool:
    """Tell whether nearly every word has a capital; known names and the words that join them are not counted."""
    names, words = _codebook_names()[1], [*left.split(), *right.split()]
    capitals = [word.strip(_MARKS).removesuffix("'s").removesuffix("’s") for word in words if word[0].isupper()]
    upper = sum([word.lower() not in names for word in capitals])
    lower = sum([word[0].islower() and word not in _SMALL for word in words])
    return upper >= FEW and upper >= HEADLINE * (upper + lower)


def _read_headline(text: str, limits: Span, known: frozenset[str]) -> Side:
    """Read a side as a headline: names of the codebook and unknown words with a capital are names."""
    words, parts, begin = [], {}, limits[0]
    names = [match.span() for match in _codebook_names()[0].finditer(text, *limits)]
    for number, match in enumerate(_SINGLE.finditer(text, *limits)):
        piece, word = match[0], _plain(match[0])
        capital = piece[0].isupper() and word not in known and piece not in _OPENERS
        if capital or any(start <= match.start() < end for start, end in names):
            word, before = NAME, words[-1] if words else ""
            begin = begin if before == NAME else match.start()
            if before in ("the", NAME):
                words.pop()
                parts[number - 1] = []
            parts[number] = [(begin - match.start(), len(piece))]  # from the first word of a name on
        words.append(word)
    return Side(words, _SINGLE, limits, parts)


@lru_cache(maxsize=1)
def _codebook_names() -> tuple[re.Pattern, frozenset[str]]:
    """Compile the pattern of every name of the codebook of actors, the longest first; list their lower-case words."""
    names = sorted(spellings(codebooks.read("actors").values()), key=lambda name: (-len(name), name))
    words = frozenset(word.lower() for name in names for word in [*name.split(), name.rstrip(".")])
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)"), words
