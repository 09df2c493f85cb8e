"""Parties of a sentence: names without their titles, and common nouns behind a determiner; each with its country."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ... import codebooks
from ..capitals import CALENDAR, FUNCTION, title_case
from ..words import function_words
from ._book import form_of, listed, nouns
from ._countries import country_named, country_of_adjective, country_of_person

LONGEST = 5  # words of a common noun with its determiner, and lower-case titles before a name
OF = listed("grammar", "inside_names")
DETERMINERS = listed("grammar", "determiners")


class Party(NamedTuple):
    """A party of a predication: its words without titles, its country or "", whether it has a name, and its place.

    `first` and past the `last` word count titles and determiners too. `titled`: a head of state or government.
    """

    words: tuple[str, ...]
    country: str
    named: bool
    titled: bool
    first: int
    last: int

    @property
    def head(self) -> str:
        """The word by which it is matched: the surname, the last word of a name, all of "Bank of Norvia", the noun."""
        return " ".join(self.words) if "of" in self.words else self.words[-1]


class Line(NamedTuple):
    """The words of a sentence, folded; whether each has a capital; the text before each, and behind the last."""

    words: Sequence[str]
    capital: Sequence[bool]
    gaps: Sequence[str]

    def joined(self, n: int) -> bool:
        """Whether nothing but space stands before a word, or the stop of an abbreviation: Gov. Lund, Acme Corp. was."""
        gap = self.gaps[n].strip()
        return not gap or gap == "." and n > 0 and (self.words[n - 1] in _shortened() or "." in self.words[n - 1])

    def owned(self, n: int) -> bool:
        """Whether the word before this one is a possessive: "Lee's lawsuit"."""
        return self.gaps[n].replace("’", "'").startswith("'")


def same_party(one: Party, other: Party) -> bool:
    """Tell whether two parties may be one: the same head, and no first names that exclude each other.

    Examples
    --------
    >>> lund = Party(("ida", "lund"), "Norway", True, True, 0, 2)
    >>> same_party(lund, lund._replace(words=("lund",))), same_party(lund, lund._replace(words=("ole", "lund")))
    (True, False)
    """
    if one.head != other.head or one.named is not other.named:
        return False
    first, second = one.words[:-1], other.words[:-1]
    if not first or not second or not one.named:
        return not (one.country and other.country and one.country != other.country)
    return first[0][0] == second[0][0] and (min(len(first[0]), len(second[0])) == 1 or first[0] == second[0])


# --- names ---------------------------------------------------------------------------------------------------------


@cache
def _titles() -> frozenset[str]:
    titles = codebooks.read("actors")["titles"]
    known = (*titles["words"], *codebooks.read("cues")["persons"]["titles"], *titles["opening"])
    return frozenset(word.lower().rstrip(".") for word in known) - {"i", "us"}


def leaders() -> frozenset[str]:
    """Return the offices whose holder stands for a country."""
    return listed("before_names", "heads_of_state")


@cache
def _shortened() -> frozenset[str]:
    return _titles() | listed("designators")


@cache
def _before_names() -> frozenset[str]:
    return _titles() | listed("before_names")


def line_of(words: Sequence[str], capital: Sequence[bool], gaps: Sequence[str]) -> Line:
    """Make a line; in a headline in title case a form of a verb is no name, whatever its capital."""
    line = Line(words, capital, gaps)
    if 2 * sum(capital) <= len(words):  # title case has more
        return line
    text = "".join(gap + (word.capitalize() if big else word) for gap, word, big in zip(gaps, words, capital))
    if title_case(text, (0, len(text))):
        small = (form_of(w) is None and w not in nouns() or not c for w, c in zip(words, capital))
        return line._replace(capital=[c and kept for c, kept in zip(capital, small)])
    return line


def names(line: Line) -> list[Party]:
    """Find the names of a line in their order: words with a capital in a row, with the titles before them."""
    runs: list[list[int]] = []
    for n in range(len(line.words)):
        if line.capital[n] and _is_name(line, n):
            if runs and _goes_on(line, runs[-1][1], n):
                runs[-1][1] = n + 1
            else:
                runs.append([n, n + 1])
    parties = (_party(line, first, last) for first, last in runs)
    return [party for party in parties if party]


def _is_name(line: Line, n: int) -> bool:
    word = line.words[n]
    if word == "us":  # with a capital it is the country
        return True
    if word in function_words() or not word[0].isalpha():
        return False
    if n > 0 or not FUNCTION.fullmatch(word):
        return True
    # Kelly sued and United lost, but not Speaking in May or Poor Lee.
    return word.endswith(("ed", "ing", "ly")) and len(line.words) > 1 and form_of(line.words[1]) is not None


def _goes_on(line: Line, end: int, n: int) -> bool:
    """Whether a name that ends before a word goes on with word n: over a space, a hyphen, an initial's stop, "of"."""
    between = range(end, n)
    if n - end > 1 or any(line.words[k] not in OF for k in between):
        return False
    if n > end and line.words[end] == "of" and line.words[end - 1] not in _titles() | _bodies():
        return False
    return all(_narrow(line, k) for k in range(end, n + 1))


def _narrow(line: Line, n: int) -> bool:
    gap = line.gaps[n].strip()
    return line.joined(n) or gap == "-" or gap == "." and len(line.words[n - 1]) == 1


@cache
def _bodies() -> frozenset[str]:
    return frozenset(codebooks.read("discrepancies")["bodies"]["words"])


def _party(line: Line, first: int, last: int) -> Party | None:
    """Read a run of words with a capital: country, title, name."""
    words = list(line.words[first:last])
    while words and words[0] in CALENDAR_WORDS and len(words) > 1:
        words, first = words[1:], first + 1
    while words and words[-1] in WEEKDAYS:
        words, last = words[:-1], last - 1
    if not words or words[0] in CALENDAR_WORDS:
        return None
    whole = tuple(words)
    country, titled = country_named(whole), False
    if not country and country_of_adjective(" ".join(whole)):
        return None  # the adjective of a common noun: the Norwegian leader
    if not country:
        words, country, titled = _without_titles(words)
    first, before, of = _titles_before(line, first)
    while len(words) > 1 and words[-1] in listed("designators"):
        words = words[:-1]
    words = [word for word in words if len(word) > 1] or words
    country = country or of or country_of_person(words[-1] if words else "")
    return Party(tuple(words or whole[-1:]), country, bool(words), titled or before, first, last)


def _without_titles(words: list[str]) -> tuple[list[str], str, bool]:
    """Take titles off a name, with the adjective of a country before them; say which country, and if it is a leader."""
    at, country = 0, ""
    for size in (2, 1):
        opening = tuple(words[:size])
        before = country_of_adjective(" ".join(opening)) or country_named(opening)
        if before and len(words) > size and words[size] in _before_names():
            at, country = size, before
            break
    opens = at
    while at < len(words) and words[at] in _before_names():
        at += 1
    titled = not leaders().isdisjoint(words[opens:at])
    if at > opens and at + 1 < len(words) and words[at] == "of":  # secretary of state John Kerry, president of Norway
        at, country = at + 2, country or country_named(tuple(words[at + 1 :]))
    return words[at:], country, titled


def _titles_before(line: Line, first: int) -> tuple[int, bool, str]:
    """Find titles in lower case before a name, and before them a country: the Norwegian premier, Kenya's president.

    Returns where they begin, whether one is a leader's, and the country.
    """
    at, titled, country = first, False, ""
    while at > 0 and first - at < LONGEST and _title_before(line, at):
        at -= 1
        titled = titled or line.words[at] in leaders()
    if 0 < at < first and line.joined(at) and _modifies(line, at - 1):  # union leader Bea Frost
        at -= 1
    if at > 0 and line.owned(at):
        country = country_named((line.words[at - 1],)) or country_named(tuple(line.words[max(at - 2, 0) : at]))
        if titled and not country and line.capital[at - 1]:
            country = line.words[at - 1].title()
    elif at > 0 and at < first and line.joined(at):
        country = country_of_adjective(line.words[at - 1])
        at -= bool(country)
    if at > 0 and line.words[at - 1] in DETERMINERS and line.joined(at):
        at -= 1
    return at, titled, country


def _modifies(line: Line, n: int) -> bool:
    """Whether a word in lower case may be a noun before a title."""
    word = line.words[n]
    return not line.capital[n] and word.isalpha() and word not in function_words() and form_of(word) is None


def _title_before(line: Line, at: int) -> bool:
    return line.words[at - 1] in _before_names() and not line.capital[at - 1] and line.joined(at)


WEEKDAYS = frozenset(name.lower() for name in codebooks.read("calendar")["weekdays"]["names"])
CALENDAR_WORDS = frozenset(name.lower() for name in CALENDAR)


# --- common nouns --------------------------------------------------------------------------------------------------


def noun_before(line: Line, n: int) -> Party | None:
    """Find the common noun that ends before word n, with its determiner or its country: the union, Norway's premier."""
    for first in range(n - 1, max(n - LONGEST, 0) - 1, -1):
        owned = line.owned(first)
        if line.words[first] in DETERMINERS or owned:
            opens = first + (not owned)
            return _noun(line, first, opens, n) if opens < n else None
        if not line.joined(first) or not _in_noun(line, first):
            return None
    return None


def noun_from(line: Line, n: int) -> Party | None:
    """Find the common noun with a determiner that begins with word n."""
    if n >= len(line.words) or line.words[n] not in DETERMINERS:
        return None
    last = n + 1
    while last < len(line.words) and last - n < LONGEST and line.joined(last) and _in_noun(line, last):
        last += 1
    while last > n + 1 and line.capital[last - 1]:
        last -= 1
    return _noun(line, n, n + 1, last) if last > n + 1 else None


def _noun(line: Line, first: int, opens: int, last: int) -> Party | None:
    head = line.words[last - 1]
    if head in function_words() or line.capital[last - 1] or not head[0].isalpha():
        return None
    before = country_named((line.words[opens - 1],)) if line.owned(opens) else ""
    country = before or country_of_adjective(line.words[opens])
    return Party((head,), country, False, head in leaders(), first, last)


def _in_noun(line: Line, n: int) -> bool:
    word = line.words[n]
    plain = word not in function_words() and word not in CALENDAR_WORDS and word not in listed("grammar", "times")
    return plain and (not line.capital[n] or bool(country_of_adjective(word)))
