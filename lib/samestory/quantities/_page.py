"""A quantity, the page it stands on, and what stands around a number: hedge, noun, noun phrase, sentence."""

import datetime
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ..corpus.text import any_of
from ..language.capitals import title_case
from ._words import CURRENCIES, DURATIONS, MEASURES, PLURALS, SCALES, STOP, WORDS

NAN = float("nan")
HEDGE = re.compile(rf"(?<![\w-])({any_of(WORDS['hedges']['before'])})\s{{1,2}}\Z")
WORD = re.compile(r" ((?:[a-z]\.){2,}|[^\W\d_][\w'&-]*)")
OF_THE = re.compile(r"(?: of(?: an?)?)?(?: (?:the|all|its|their|his|her|our|my|your))?(?= )")
NOUN_OF = re.compile(
    r"\b([a-z-]{3,}) of(?: (?:about|around|over|nearly|almost|up to|at least|more than|less than))? \Z"
)


class Quantity(NamedTuple):
    """A quantity of a text, with the columns of `find`.

    `resolved` is set only where another value than `value` is to be compared. `scale` is the factor written out (1e9
    for "billion").
    """

    start: int
    end: int
    kind: str
    value: float = NAN
    unit: str = ""
    hedge: str = ""
    of: str = ""
    date: str = ""
    resolved: float = NAN
    resolved_unit: str = ""
    timezone: str = ""
    scale: float = 1.0


Scanned = tuple[list[Quantity], int]  # the quantities at a place, and where the scan goes on


def single(quantity: Quantity) -> Scanned:
    """Return one quantity; the scan goes on behind it."""
    return [quantity], quantity.end


class Page(NamedTuple):
    """A text, its folded copy, where its sentences start and end, and the day it was published."""

    text: str
    folded: str
    starts: list[int]
    ends: list[int]
    published: datetime.date | None

    def before(self, pattern: re.Pattern, at: int, width: int) -> re.Match | None:
        """Search the last characters before an offset."""
        return pattern.search(self.folded, max(at - width, 0), at)

    def sentence_at(self, at: int) -> tuple[int, int]:
        """Return start and end of the sentence that holds an offset."""
        n = max(bisect_right(self.starts, at) - 1, 0)
        return self.starts[n], self.ends[n]

    def in_title(self, at: int) -> bool:
        """Tell whether the sentence here is a headline in title case."""
        return title_case(self.text, self.sentence_at(at))


Rules = Sequence[tuple[re.Pattern, Callable[[Page, re.Match], Any]]]


def first_reading(page: Page, start: int, rules: Rules) -> Any:
    """Read a place by the first rule that accepts the match of its pattern."""
    for pattern, read in rules:
        if (match := pattern.match(page.folded, start)) and (made := read(page, match)):
            return made
    return None


def hedge_before(page: Page, start: int) -> str:
    """Return the hedge right before a number, as printed; empty where there is none."""
    hedge = page.before(HEDGE, start, 24)
    return page.text[hedge.start(1) : hedge.end(1)] if hedge else ""


def noun_after(page: Page, end: int, singular: bool = False) -> tuple[str, int] | None:
    """Return the first plural within four words of one noun phrase, in the singular, and where it ends.

    `singular` allows a noun in the singular (after "one").
    """
    at = end
    for _ in range(4):
        match = WORD.match(page.folded, at)
        if not match or match[1] in STOP or match[1].endswith("'s"):
            return None
        word = match[1].rstrip("'")  # the two countries' leaders
        at = match.start(1) + len(word)
        if word in PLURALS:
            return PLURALS[word], at
        if word[:-1] in SCALES:
            return None
        if singular:
            return word, at
        if noun := singular_of(word):
            return noun, at
    return None


def singular_of(word: str) -> str:
    """Return the singular of a plural, by the rules for -s, -es and -ies and the codebook; "" for any other word.

    Parameters
    ----------
    word : str
        In lower case.

    Returns
    -------
    str

    Examples
    --------
    >>> singular_of("companies"), singular_of("people"), singular_of("glass")
    ('company', 'person', '')
    """
    if word in PLURALS:
        return PLURALS[word]
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    return _singular(word) if plural else ""


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zzes")) else word[:-1]


def counted(page: Page, end: int, singular: bool = False) -> tuple[str, str, int, str] | None:
    """Read the noun that a number counts: kind, unit, end and the noun phrase as printed.

    "Two full years" is a duration, "millions of dollars" is money.
    """
    noun = noun_after(page, end, singular)
    if not noun:
        return None
    for kind, units in (("duration", DURATIONS), ("money", CURRENCIES), ("number", MEASURES)):
        if noun[0] in units:
            return kind, units[noun[0]], noun[1], ""
    return "count", noun[0], noun[1], page.text[end : noun[1]].strip()


def measured(page: Page, end: int) -> str:
    """Return the noun phrase right after a quantity, without articles and trailing participles: "import duty"."""
    opening = OF_THE.match(page.folded, end)
    at = opening.end() if opening else end
    words = []
    while len(words) < 4 and (word := WORD.match(page.folded, at)) and word[1] not in STOP:
        words.append(word)
        at = word.end()
    while words and words[-1][1].endswith(("ed", "ing", "ly", "'s")):
        words.pop()
    return page.text[words[0].start(1) : words[-1].end()] if words else ""


def measured_before(page: Page, start: int) -> str:
    """Return the noun of "a tariff of 50%"."""
    noun = page.before(NOUN_OF, start, 24)
    if not noun or noun[1] in STOP or noun[1].endswith(("ed", "ing", "ly")):
        return ""
    return page.text[noun.start(1) : noun.end(1)]
