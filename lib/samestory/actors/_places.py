"""Where a name only locates: southern Russia, in Moscow, the Moscow suburbs, Sochi, Russia, Moscow-based."""

import re

from .. import codebooks
from ..language.capitals import CALENDAR
from ..language.inflection import PAST
from ..language.words import function_words
from ._aliases import CAPITALIZED, name_at
from ._occurrence import Occurrence

_NAMES = codebooks.read("actors")["names"]
_LOCATIVES, _REGIONS, _LOCAL, _MOTION, _ATTITUDES = (
    "|".join(_NAMES[words]).replace("*", r"\w*") for words in ("locatives", "regions", "local", "motion", "attitudes")
)
_ZONES = codebooks.read("zones")
_AGENCIES = "|".join(map(re.escape, _ZONES["agencies"]["words"]))
_SEATS = {
    word.lower() for actor in codebooks.read("actors").values() for word in actor.get("aliases", {}).get("capital", ())
}
_CITIES = "|".join(re.escape(city.title()) for city in _ZONES["cities"]["words"] if city not in _SEATS)
_CAPITALS = r"(?:[A-Z][\w'’.-]+[ \xa0]){0,3}[A-Z][\w'’-]+"
_WHERE = rf"(?:{_LOCATIVES}|(?:{_MOTION}) (?:to|in|from|for))(?: the)?"
_COMPASS = r"(?:north|south|east|west|central|mid)(?:-?(?:east|west|central))?(?:ern)?"

TOWN = re.compile(rf"\b(?:in|at|near|from|of|outside|to)[ \xa0](?:the[ \xa0])?({_CAPITALS}),[ \xa0](?:the[ \xa0])?\Z")
TOWN_ENDS = re.compile(
    r"[\s\xa0]*(?:[^\w\s'’]|\Z)"
    r"|[ \xa0](?:on|in|at|where|last|this|next|from|for|to|with|by|after|before|during|as|when|since|and)\b"
)
DISTRICT = re.compile(rf"(?<![\w.])(?!(?:In|On|At|But|And|Yes|No)\b)({_CAPITALS}),[ \xa0]\Z")
NOUN = re.compile(r"[ \xa0-]([^\W\d_]+)")
LISTED = re.compile(r",?[ \xa0](?:and[ \xa0]|or[ \xa0])?(?:the[ \xa0])?([A-Z]\w+)")
LOCATIVE = re.compile(rf"\b(?:{_WHERE}|capital(?: of| city)?,?)[ \xa0]\Z", re.I)
BESIDE = re.compile(r"\b(?:at|near|outside|inside)(?: the)?[ \xa0]\Z", re.I)
DIRECTION = re.compile(rf"\b(?:{_COMPASS}|{_REGIONS})[ \xa0](?:the[ \xa0])?\Z", re.I)
TOWARD = re.compile(rf"\b(?:{_ATTITUDES})[ \xa0](?:in|at)(?: the)?[ \xa0]\Z", re.I)
DATELINE = re.compile(rf"[ \xa0]?\((?:{_AGENCIES})\)|[ \xa0]?[–—][ \xa0]?(?=[A-Z])|[ \xa0]--?[ \xa0](?=[A-Z])")
FROM_CITY = re.compile(rf"\b(?:{_CITIES}) (?:and|or|to)[ \xa0]\Z")
TO_CITY = re.compile(rf"[ \xa0](?:and|or|to)[ \xa0](?:{_CITIES})\b")
BASED = re.compile(r"-(?:based|born|educated|bound|trained|listed)\b")
LOCAL = re.compile(rf"(?:['’]s)?[ \xa0](?:{_LOCAL})\b", re.I)


def is_place(at: Occurrence) -> bool:
    """Tell whether a name only locates."""
    if at.alias.kind == "institution":
        return bool(at.before(BESIDE, 24) and not at.before(TOWARD, 24))
    if at.after(BASED) or at.before(DIRECTION, 24) and not opens_noun_phrase(at):
        return True
    if at.alias.kind == "capital":
        return _is_city(at)
    return bool(_town(at, TOWN))


def _is_city(at: Occurrence) -> bool:
    """Tell whether a capital is the city by the words around it."""
    if at.before(LOCATIVE, 24) and not at.before(TOWARD, 24) or at.after(LOCAL, 30):
        return True
    return bool(is_dateline(at) or at.before(FROM_CITY, 24) or at.after(TO_CITY, 24))


def is_dateline(at: Occurrence) -> bool:
    """Tell whether a capital opens a report: "WASHINGTON (AP) — "."""
    line = at.after(DATELINE, 20) if at.alias.kind == "capital" else None
    if not line or "(" in line[0]:
        return bool(line)
    return at.text[at.start : at.end].isupper() and not at.text[slice(*at.sentence)][:300].isupper()


def district(at: Occurrence) -> str:
    """Return what stands before a capital that is a state or region here, or one of many cities.

    "state" for "King County, Washington", "list" for "Vermont, Washington, Maine", else nothing.
    """
    if at.alias.kind != "capital" or not _town(at, DISTRICT):
        return ""
    return "list" if at.after(LISTED) else "state"


def opens_noun_phrase(at: Occurrence) -> bool:
    """Tell whether initials stand before their noun: "the rest of the U.S. government" is no part of the country."""
    noun = at.after(NOUN) if at.alias.kind == "initialism" else None
    word = noun[1] if noun else ""
    return bool(word) and word.lower() not in function_words() and not (word.endswith("ed") or word in PAST)


def _town(at: Occurrence, pattern: re.Pattern) -> str:
    """Return the town that a comma parts from a name, unless both belong to a list."""
    town = at.before(pattern, 60, at.sentence[0]) if at.after(TOWN_ENDS, 12) else None
    if not town or any(_is_actor_or_date(at, word) for word in CAPITALIZED.finditer(at.text, *town.span(1))):
        return ""
    listed = at.after(LISTED)  # in Libya, Iraq and Syria: a list
    return "" if listed and listed[1] in at.book.patterns else town[1]


def _is_actor_or_date(at: Occurrence, word: re.Match) -> bool:
    """Tell whether a capital word is a date, or begins a name of the codebook."""
    return word[0] in CALENDAR or bool(name_at(at.text, word.start(), at.start, word[0], at.book))
