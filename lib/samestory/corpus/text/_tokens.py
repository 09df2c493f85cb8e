"""Tokens: words as a reader sees them, and marks."""

import re

from ._words import SHORT, any_of

# Abbreviations that keep their stop as tokens do.
_SHORT = any_of(word for word in SHORT if word.isascii() and word.isalpha())
_LETTER = r"[^\W\d_]"
_PIECE = rf"""(?:
      (?:(?:Ph|{_LETTER})\.)+ {_LETTER}\b \.?                    # U.S., p.m., Ph.D.
    | (?=[A-Za-z]{{1,8}}\.) {_SHORT}\.                         # Dr., Sept., Inc.
    | (?:[A-Z]{{0,3}}[$€£¥₹])? \d++ (?:[.,:]\d++)*+ [\w%]*+       # $63, US$5bn, 3.5, 12:30, 15th, 25%
    | [\w\u0300-\u036f\xad]++                                    # any other word
)"""

# One token. The first three branches are short cuts: letters with nothing after
# them that could carry the word on, and marks that always stand alone. Addresses,
# handles and tags follow, then words in pieces. Lengths are bounded where a branch
# may fail, so that no text costs more than linear time.
_TOKEN = re.compile(
    rf"""(?=\S)(?:
      [A-Za-z]++ (?![\w.'’&@:$€£¥₹\u2010\u2011\u0300-\u036f\xad-])
    | [,;:()"“”]
    | \.(?![.\w])
    | (?:https?://|www\.) [^\s<>"“”]* [\w/]
    | [\w.+-]{{1,64}}+ @ \w[\w-]{{0,62}}+ (?:\.\w[\w-]{{0,62}}+)++
    | (?:\w[\w-]{{0,62}}+\.){{1,5}} (?:com|org|net|gov|edu|info|int|io|ly|tv|eu|uk|ru)\b
      (?:/[^\s<>"“”]*[\w/] | ['’]s\b)?
    | [@\#]\w+
    | (?<![\w.])\.\d++ [\w%]*+
    | {_PIECE} (?:[-‐‑'’&]{_PIECE})*+
    | (?P<mark>[.!?…*_=~—–-]) (?P=mark)*+
    | \S
)""",
    re.VERBOSE,
)


def tokens(text: str) -> list[tuple[int, int]]:
    """Find the tokens of a text: words as a reader sees them, and marks.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of tuple
        The (start, end) of every token, in characters. Every character that is not white space is in exactly one
        token, and every token lies within one sentence.

    Notes
    -----
    Initialisms, abbreviations with their stop, numbers with their unit mark, hyphenated words, possessives and
    addresses stay whole; dashes and slashes part words.

    Examples
    --------
    >>> text = "India’s S-400s cost over $5.4bn, a U.S.-led panel said."
    >>> [text[start:end] for start, end in tokens(text)]
    ['India’s', 'S-400s', 'cost', 'over', '$5.4bn', ',', 'a', 'U.S.-led', 'panel', 'said', '.']
    """
    return list(map(re.Match.span, _TOKEN.finditer(text)))


def is_word(token: str) -> bool:
    """Tell whether a token holds a letter or a digit, and so counts as a word.

    Examples
    --------
    >>> [is_word(token) for token in ("S-400", "7", "—")]
    [True, True, False]
    """
    return any(map(str.isalnum, token))
