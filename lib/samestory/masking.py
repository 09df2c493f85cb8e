"""Names hidden: the words left and right of a target, with every proper name replaced by one mark.

A scorer that never sees a name cannot favor one. The target itself is left out, every other name becomes `NAME`, the
article before a name goes with it ("the United States" reads as "Russia" does), "an" reads "a", and the possessives
"Russia's" and "the United States'" read the same. What is left is equal for all names that can stand in a place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from . import codebooks
from .text import STARTERS

NAME = "X"  # a capital: no word that is kept has one
Sides = tuple[list[str], list[str]]

HEADLINE = 0.7  # share of capitalized words from which on a line is a headline, where capitals tell nothing
FEW = 3  # capitalized words, known names aside, that make a headline at least
_OPENS = frozenset("\"“‘(:!?…—–")  # after these a capital may only open a sentence or a quotation
_OPENERS = frozenset(word for word in STARTERS if word.isalpha())

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_INITIALS = rf"(?:{_UPPER}\.)+(?:{_UPPER}\b)?"
_CAPITAL = rf"(?:{_INITIALS}|{_UPPER}\w*)(?:['’](?!s\b)(?=\w)\w+|[-&](?:{_INITIALS}|(?={_UPPER}|\d)\w+))*"
_WORD = r"[^\W\d_]+(?:['’]\w+|-(?=[a-z])\w+)*"
_REST = r"['’]s\b | (?<=s)['’](?=\s+[a-z]) | \d[\w.,]*%? | [,;:!?\"“”‘()—–…]"
_PIECE = re.compile(
    rf"""
      \bI\b(?:['’]\w+)?
    | (?:\b[Tt]he\ )?(?<!\w){_CAPITAL}(?:\ (?:(?:of\ )?the\ |of\ |&\ )?{_CAPITAL})*   # a run of names
    | {_WORD} | {_REST}""",
    re.VERBOSE,
)
_SINGLE = re.compile(rf"{_WORD} | {_REST}", re.VERBOSE)  # a headline's pieces, where capitals make no runs
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_THE_BEFORE = re.compile(r"\b(?:[Tt]he|THE)\s+\Z")


def masked(text: str, start: int, end: int, known: frozenset[str] = frozenset()) -> Sides:
    """The words and marks left and right of `text[start:end]`, names hidden, words in lower case.

    `known` holds lower-case words that are words and no names where a sentence or a headline prints them with a capital.
    Full stops are left out. Where the target is the last part of a longer name, that name goes with it.

    >>> masked("The U.S. accused Russia of an attack on Ukraine's ports.", 17, 23)
    (['X', 'accused'], ['of', 'a', 'attack', 'on', 'X', "'s", 'ports'])
    >>> masked("Vladimir Putin praised the United States.", 23, 40) == masked("Xi praised Moscow.", 11, 17)
    True
    """
    left, right = _THE_BEFORE.sub("", text[:start]), text[end:]
    after = _POSSESSIVE.match(right)
    if after:
        right = right[after.end() :]
    read = _read_headline if _is_headline(left, right) else _read
    before, behind = read(left, known, True), read(right, known, False)
    if before and before[-1] == NAME and left[-1] == " ":
        before.pop()
    return before, ["'s", *behind] if after else behind


def _read(text: str, known: frozenset[str], opens: bool) -> list[str]:
    """The pieces of a text; `opens` says that its first word opens a sentence."""
    found: list[str] = []
    for piece in _PIECE.findall(text):
        if not piece[0].isupper() and " " not in piece:
            found.append(_plain(piece))
        elif piece == "I" or piece[:2] in ("I'", "I’"):
            found.append(_plain(piece.lower()))
        else:
            _run(found, piece.split(" "), known, (opens and not found) or (bool(found) and found[-1] in _OPENS))
    return found


def _run(found: list[str], words: list[str], known: frozenset[str], opens: bool) -> None:
    """Add a run of capitalized words: what may open any sentence as a word, the rest as one name."""
    at = 0
    while at < len(words) and (words[at] in _OPENERS or words[at] == "the"):
        at += 1
    rest = words[at:]
    if len(rest) == 1 and opens and rest[0].lower() in known and rest[0].lower() not in _named():
        at, rest = at + 1, []
    for n, word in enumerate(words[:at]):
        if rest and n == at - 1 and word.lower() == "the":
            continue  # the article goes with the name
        found.append(_plain(word.lower()))
    if rest and (not found or found[-1] != NAME):
        found.append(NAME)


def _plain(word: str) -> str:
    """A word or mark in its one spelling."""
    if word[0].isdigit():
        return "0%" if word[-1] == "%" else "0"
    if word in ("'", "’"):
        return "'s"
    return "a" if word == "an" else word.replace("’", "'").replace("“", '"').replace("”", '"')


# --- headlines -----------------------------------------------------------------------------------------------------


def _is_headline(left: str, right: str) -> bool:
    """Whether nearly every word has a capital; known names and the words that join them are not counted."""
    named, upper, lower = _named(), 0, 0
    for word in chain(left.split(), right.split()):
        if word[0].isupper():
            upper += word.strip(".,:;!?'’\"“”()").removesuffix("'s").removesuffix("’s").lower() not in named
        elif word[0].islower() and word not in ("the", "of"):
            lower += 1
    return upper >= FEW and upper >= HEADLINE * (upper + lower)


def _read_headline(text: str, known: frozenset[str], opens: bool) -> list[str]:
    """The pieces of a headline: known words stay words, known names and unknown words with a capital are names."""
    found: list[str] = []
    for piece in _SINGLE.findall(_aliases().sub(NAME, text)):
        word = _plain(piece if piece == NAME else piece.lower())
        if piece[0].isupper() and word not in known and piece not in _OPENERS:
            word = NAME
        if word == NAME and found and found[-1] in ("the", NAME):
            found.pop()
        found.append(word)
    return found


@lru_cache(maxsize=1)
def _aliases() -> re.Pattern:
    """Every name of the codebook of actors, the longest first, in any case but the pronoun "us"."""
    longest = sorted(_names(), key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


@lru_cache(maxsize=1)
def _named() -> frozenset[str]:
    """The words, in lower case, of which the names of the codebook of actors are made."""
    return frozenset(word.lower() for name in _names() for word in [*name.split(), name.rstrip(".")])


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    book = codebooks.read("actors")
    names = chain.from_iterable(words for table in book.values() for words in table.get("aliases", {}).values())
    plain = frozenset(name.removeprefix("the ").replace("The ", "") for name in names)
    return plain | {name.upper() for name in plain if len(name) > 3}
