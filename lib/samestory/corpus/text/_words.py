"""The words that decide where sentences and tokens end, in all their prints; the lists: codebooks/sentences.toml."""

import re
from collections.abc import Iterable

from ... import codebooks

_TABLES = codebooks.read("sentences")
_ENGLISH = codebooks.read("english")
_CALENDAR = codebooks.read("calendar")
_LOWER, _UPPER = (frozenset(_TABLES["also_words"][case]) for case in ("lower", "upper"))


def any_of(words: Iterable[str]) -> str:
    """Write a pattern for any of these words, the longest first; a trie, so that it looks at each letter once.

    Examples
    --------
    >>> re.findall(any_of(["mile", "mil", "km"]), "mile km mil")
    ['mile', 'km', 'mil']
    """
    branches: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        branches.setdefault(word[:1], []).append(word[1:])
    optional = "?" if branches.pop("", None) else ""
    endings = "|".join(re.escape(first) + any_of(rest) for first, rest in branches.items())
    return f"(?:{endings}){optional}" if endings else ""


def normal(word: str) -> str:
    """Return a word without its inner stops: p.m and pm are one.

    Examples
    --------
    >>> normal("Ph.D"), normal("Sept")
    ('PhD', 'Sept')
    """
    return word.replace(".", "").replace("’", "'")


def _listed(name: str) -> frozenset[str]:
    return frozenset(_TABLES[name]["words"])


def _prints(words: Iterable[str], plural: bool = False) -> frozenset[str]:
    """Return words as printed, without inner stops: small, with a capital and in capitals, unless that is a word."""
    prints = set()
    for word in map(normal, words):
        forms = {word, word[:1].upper() + word[1:], word.upper(), word.lower()} if len(word) > 1 else {word}
        forms -= ({word.lower()} & _LOWER | {word.upper()} & _UPPER) - {word}
        prints |= forms | (
            {form + "s" for form in forms if form[0].isupper() and form[-1] not in "sS"} if plural else set()
        )
    return frozenset(prints)


# “Sat.” and “Sun.” are words too; before a number they are days (before_numbers).
_MORE_DAYS = {"Tues", "Weds", "Thur", "Thurs"}
_SHORT_DATES = {*_CALENDAR["months"]["short"], *_CALENDAR["weekdays"]["short"]} - {"", "Mar", "Sat", "Sun"}

TITLES, LINKS = _prints(_listed("titles"), plural=True), _prints(_listed("links"))
PREFIXES = _prints(_listed("prefixes"))
ABBREVIATIONS = _prints(_listed("abbreviations") | _SHORT_DATES)
BEFORE_NUMBERS = _prints(_listed("before_numbers")) | {
    word.upper() for word in _listed("before_numbers") if len(word) > 1
}
INITIALISMS = frozenset(map(normal, _listed("initialisms")))
DEGREES = frozenset(_TABLES["initialisms"]["degrees"])
STARTERS, CONTINUES_NAMES, TIME_ZONES = map(_listed, ("starters", "continues_names", "time_zones"))
MONTHS = frozenset(_CALENDAR["months"]["names"]).union(_CALENDAR["months"]["short"], ["Sept"]) - {""}
TIME_WORDS = TIME_ZONES | frozenset(_CALENDAR["weekdays"]["names"]).union(_CALENDAR["weekdays"]["short"], _MORE_DAYS)
REPORTING_VERBS, BEFORE_PLACES = _listed("reporting_verbs"), _listed("before_places")
FINITE = REPORTING_VERBS.union(_listed("verbs"), _ENGLISH["past"]["words"], _ENGLISH["finite"]["words"])
NO_VERBS = frozenset(_ENGLISH["past"]["not_past"])
# Abbreviations that keep their stop as tokens do.
SHORT = TITLES | LINKS | PREFIXES | ABBREVIATIONS
