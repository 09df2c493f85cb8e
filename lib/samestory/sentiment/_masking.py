"""Names hidden: the words left and right of a target, with every proper name replaced by one mark.

A scorer that never sees a name cannot favor one. The target itself is left out, every other name becomes `NAME`, the
article before a name goes with it ("the United States" reads as "Russia" does), "an" reads "a", and the possessives
"Russia's" and "the United States'" read the same. What is left is equal for all names that can stand in a place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from .. import codebooks
from ..corpus.text import STARTERS

NAME = "X"  # a capital: no word that is kept has one
Piece = tuple[str, int, int]  # the word as it reads when names are hidden, and where it stands in the text
Sides = tuple[list[str], list[str]]

FULL = 15  # words and names in a row: a headline, read as a sentence, falls into fewer
HEADLINE = 0.7  # share of capitalized words from which on a line is a headline, where capitals tell nothing
FEW = 3  # capitalized words, known names aside, that make a headline at least
_OPENS = frozenset('"“‘(:!?…—–')  # after these a capital may only open a sentence or a quotation
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
_SINGLE = re.compile(rf"{_WORD} | {_REST}", re.VERBOSE)  # a headline's pieces, where capitals make no runs
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_THE_BEFORE = re.compile(r"\b(?:[Tt]he|THE)\s+\Z")
_OWNED = re.compile(r"['’]s?\Z")
_OWNERS = frozenset("his her its their my your our".split())
REACH = 2000  # characters read on each side; far beyond any scorer's window, so that a long text costs no more


def masked(text: str, start: int, end: int, known: frozenset[str] = frozenset()) -> Sides:
    """The words and marks left and right of `text[start:end]`, names hidden, words in lower case.

    `known` holds lower-case words that are words and no names where a sentence or a headline prints them with a capital.
    Full stops are left out. Where the target is the last part of a longer name, that name goes with it.

    >>> masked("The U.S. accused Russia of an attack on Ukraine's ports.", 17, 23)
    (['X', 'accused'], ['of', 'a', 'attack', 'on', 'X', "'s", 'ports'])
    >>> masked("Vladimir Putin praised the United States.", 23, 40) == masked("Xi praised Moscow.", 11, 17)
    True
    """
    first, stop, begin, last = _limits(text, start, end)
    before, _ = _read(_PIECE.findall(text, first, stop), known, True)
    behind, _ = _read(_PIECE.findall(text, begin, last), known, False)
    if len(before) + len(behind) < FULL and _is_headline(text[first:stop], text[begin:last]):
        before = [word for word, _, _ in _read_headline(text, first, stop, known)]
        behind = [word for word, _, _ in _read_headline(text, begin, last, known)]
    if before and before[-1] == NAME and stop == start and text[start - 1] == " ":
        before.pop()
    return before, ["'s", *behind] if _owns(text, start, end, begin) else behind


def pieces(text: str, start: int, end: int, known: frozenset[str] = frozenset()) -> tuple[list[Piece], list[Piece]]:
    """As `masked`, each word or mark with its start and end in the text (empty where a possessive is not printed)."""
    first, stop, begin, last = _limits(text, start, end)
    before, behind = _placed(text, first, stop, known, True), _placed(text, begin, last, known, False)
    if len(before) + len(behind) < FULL and _is_headline(text[first:stop], text[begin:last]):
        before, behind = _read_headline(text, first, stop, known), _read_headline(text, begin, last, known)
    if before and before[-1][0] == NAME and stop == start and text[start - 1] == " ":
        before.pop()
    return before, [("'s", end, begin), *behind] if _owns(text, start, end, begin) else behind


def _limits(text: str, start: int, end: int) -> tuple[int, int, int, int]:
    """Where the left side begins and ends, and the right: an article before the target and its possessive are its own."""
    first, last = max(start - REACH, 0), min(end + REACH, len(text))
    article = _THE_BEFORE.search(text, max(start - 6, first), start)
    after = _POSSESSIVE.match(text, end, last)
    return first, article.start() if article else start, after.end() if after else end, last


def _owns(text: str, start: int, end: int, begin: int) -> bool:
    """Whether the target is a possessive: Russia's, the United States', his."""
    return (
        begin > end
        or text[end - 1] in "s'’"
        and bool(_OWNED.search(text, start, end))
        or text[start:end].lower() in _OWNERS
    )


def _read(raw: list[str], known: frozenset[str], opens: bool) -> tuple[list[str], list]:
    """The words of a side and, for each, the number of its piece (for words of a run with its place in it).

    `opens` says that the first word opens a sentence.
    """
    kept = _kept(known)
    words = list(map(kept.get, raw))
    if None not in words and "" not in words and words.count(NAME) < 2:
        return words, list(range(len(raw)))  # nothing here depends on its place
    found: list[str] = []
    origin: list = []
    for n, word in enumerate(words):
        if word is None:
            word = _keep(raw[n], known, kept)
        if not word:
            _run(found, origin, n, raw[n], known, (opens and not found) or (bool(found) and found[-1] in _OPENS))
        elif word != NAME or not found or found[-1] != NAME:
            found.append(word)
            origin.append(n)
    return found, origin


_seen: dict[int, tuple[frozenset[str], dict[str, str]]] = {}


def _kept(known: frozenset[str]) -> dict[str, str]:
    """How a piece reads, "" where that depends on its place; spares asking twice. By identity: to compare sets takes longer."""
    held = _seen.get(id(known))
    if held is None or held[0] is not known:
        if len(_seen) >= 8:
            _seen.clear()
        held = _seen[id(known)] = (known, {})
    return held[1]


def _keep(piece: str, known: frozenset[str], kept: dict[str, str]) -> str:
    if piece == "I" or piece[:2] in ("I'", "I’") or not (piece[0].isupper() or " " in piece):
        word = _plain(piece)
    else:
        words = piece.split(" ")
        open_to_both = words[0] in _OPENERS or words[0] == "the" or len(words) == 1 and piece.lower() in known
        word = "" if open_to_both else NAME
    if len(kept) < 200_000:
        kept[piece] = word
    return word


def _run(found: list[str], origin: list, n: int, piece: str, known: frozenset[str], opens: bool) -> None:
    """Add a run of capitalized words: what may open any sentence as a word, the rest as one name."""
    words, at, place = piece.split(" "), 0, 0
    while at < len(words) and (words[at] in _OPENERS or words[at] == "the"):
        at += 1
    if len(words) - at == 1 and opens and words[at].lower() in known and words[at].lower() not in _named():
        at += 1
    for number, word in enumerate(words[:at]):
        if number < at - 1 or at == len(words) or word.lower() != "the":  # the article goes with the name
            found.append(_plain(word))
            origin.append((n, place, place + len(word)))
        place += len(word) + 1
    if at < len(words) and (not found or found[-1] != NAME):
        found.append(NAME)
        origin.append((n, place, len(piece)))


def _placed(text: str, first: int, last: int, known: frozenset[str], opens: bool) -> list[Piece]:
    """A side read with places."""
    matches = list(_PIECE.finditer(text, first, last))
    found = []
    for word, of in zip(*_read([match[1] for match in matches], known, opens)):
        n, start, end = of if isinstance(of, tuple) else (of, 0, len(matches[of][1]))
        found.append((word, matches[n].start(1) + start, matches[n].start(1) + end))
    return found


def _plain(word: str) -> str:
    """A word or mark in its one spelling."""
    if word[0].isdigit():
        return "0%" if word[-1] == "%" else "0"
    if word in ("'", "’"):
        return "'s"
    return "a" if word.lower() == "an" else word.replace("’", "'").replace("“", '"').replace("”", '"').lower()


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


def _read_headline(text: str, first: int, last: int, known: frozenset[str]) -> list[Piece]:
    """The pieces of a headline: known words stay words, known names and unknown words with a capital are names."""
    found: list[Piece] = []
    names = [match.span() for match in _aliases().finditer(text, first, last)]
    for match in _SINGLE.finditer(text, first, last):
        piece, inside = match[0], any(a <= match.start() < b for a, b in names)
        word = _plain(piece)
        if inside or piece[0].isupper() and word not in known and piece not in _OPENERS:
            word = NAME
        if word == NAME and found and found[-1][0] in ("the", NAME):
            found.pop()
        found.append((word, match.start(), match.end()))
    return found


@lru_cache(maxsize=1)
def _aliases() -> re.Pattern:
    """Every name of the codebook of actors, the longest first."""
    longest = sorted(_names(), key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


@lru_cache(maxsize=1)
def _named() -> frozenset[str]:
    """The words, in lower case, of which the names of the codebook of actors are made."""
    return frozenset(word.lower() for name in _names() for word in [*name.split(), name.rstrip(".")])


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return _spellings(*codebooks.read("actors").values())


def _spellings(*tables: dict) -> frozenset[str]:
    names = chain.from_iterable(words for table in tables for words in table.get("aliases", {}).values())
    plain = frozenset(name.removeprefix("the ") for name in names)
    return plain | {name.upper() for name in plain if len(name) > 3}


# --- the kind of target --------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 16)
def is_country(mention: str) -> bool:
    """Whether a mention names a country or a body of countries: a name, capital, adjective, government.

    People speak of countries and of persons differently, so scorers keep two sets of base rates; this look-up only
    chooses between them, and is the same for all countries.

    >>> is_country("the Kremlin"), is_country("American"), is_country("President Putin")
    (True, True, False)
    """
    bare = re.sub(r"^(?:[Tt]he|THE)\s+|['’]s?$", "", " ".join(mention.split()))
    return bare in _countries() or f"{bare}." in _countries()


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    actors = _spellings(*(t for t in codebooks.read("actors").values() if t.get("type", "person") != "person"))
    tables = codebooks.read("countries").values()
    adjectives = {word for table in tables for word in table["adjectives"]}
    others = adjectives | {f"{word}s" for word in adjectives} | {word for table in tables for word in table["names"]}
    return actors | others | {word.upper() for word in others}
