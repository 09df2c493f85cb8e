"""Which sense an alias has by the words around it: the actor, a place, another person, or part of a longer name."""

import re
from typing import NamedTuple

from .. import codebooks
from ..corpus.text import STARTERS
from ..language.capitals import CALENDAR, FUNCTION, title_case
from ._aliases import Alias, Index

_TITLES, _NAMES = (codebooks.read("actors")[table] for table in ("titles", "names"))
OPENING = frozenset(_TITLES["opening"])
BODIES = frozenset(_NAMES["bodies"])
HEADS = BODIES.union(_NAMES["heads"])
_LOCATIVES = "|".join(_NAMES["locatives"])
_REGIONS = "|".join(_NAMES["regions"])
_MOTION = "|".join(_NAMES["motion"]).replace("*", r"\w*")

WORD_BEFORE = re.compile(r"([\w.'’&-]+)[ \xa0]\Z")
WORD_AFTER = re.compile(r"[ \xa0]([A-Z][\w&'’-]+)")
OF_BEFORE = re.compile(r"((?:[A-Z][\w.&'’-]*[ \xa0])+)of[ \xa0](?:the[ \xa0])?\Z")
_CAPITALS = r"(?:[A-Z][\w'’.-]+[ \xa0]){0,3}[A-Z][\w'’-]+"
TOWN = re.compile(rf"\b(?:in|at|near|from|of|outside|to)[ \xa0](?:the[ \xa0])?({_CAPITALS}),[ \xa0]\Z")
LISTED = re.compile(r",?[ \xa0](?:and[ \xa0]|or[ \xa0])?([A-Z]\w+)")
_WHERE = rf"(?:{_LOCATIVES}|(?:{_MOTION}) (?:to|in|from))(?: the)?"
LOCATIVE = re.compile(rf"\b(?:{_WHERE}|capital(?: of| city)?,?)[ \xa0]\Z", re.I)
BESIDE = re.compile(r"\b(?:at|near|outside|inside)(?: the)?[ \xa0]\Z", re.I)
_COMPASS = r"(?:north|south|east|west|central|mid)(?:-?(?:east|west|central))?(?:ern)?"
DIRECTION = re.compile(rf"\b(?:{_COMPASS}|{_REGIONS})[ \xa0]\Z", re.I)
OWNED = re.compile(r"['’]s[ \xa0]((?:(?:[A-Z][\w.&'’-]*|of|for|and|the|on)[ \xa0]?){1,8})")
BASED = re.compile(r"-(?:based|born|educated|bound|trained|listed)\b")
COMBINING = ("indo", "sino", "russo")


class Mention(NamedTuple):
    """A mention in one text; a kind `never` is none.

    `settles` is its part in the rule of one sense per discourse: "self" names the actor for sure, "surname" only a
    person known from elsewhere, "other" another reading.
    """

    start: int
    end: int
    actor: str
    kind: str
    ambiguous: str = ""
    role: str = ""
    settles: str = ""


class Occurrence(NamedTuple):
    """An alias where it stands: the text, its span, the span of its sentence, and the codebook."""

    text: str
    start: int
    end: int
    alias: Alias
    sentence: tuple[int, int]
    book: Index

    def mention(self, kind: str, ambiguous: str = "", settles: str = "") -> Mention:
        """Return the mention that the occurrence is."""
        return Mention(self.start, self.end, self.alias.actor, kind, ambiguous, settles=settles)

    def by_codebook(self) -> Mention:
        """Return the mention as the codebook has it: sure, or ambiguous where the alias is."""
        return self.mention(self.alias.kind, self.alias.ambiguous, "" if self.alias.ambiguous else "self")

    def before(self, pattern: re.Pattern, width: int, begin: int = 0) -> re.Match | None:
        """Search the last characters before the alias, from `begin` on."""
        return pattern.search(self.text, max(self.start - width, begin), self.start)

    def word_before(self) -> str:
        """Return the word right before; none where it only opens the sentence as any word would."""
        begin = self.sentence[0]
        word = self.before(WORD_BEFORE, 30, begin)
        if not word or word.start(1) <= begin + 1 and (word[1] in STARTERS or FUNCTION.fullmatch(word[1])):
            return ""
        return word[1]

    def word_after(self) -> str:
        """Return the capital word right after, or nothing."""
        word = WORD_AFTER.match(self.text, self.end)
        return word[1] if word else ""

    def with_next(self, word: str) -> str:
        """Return the alias and the word right after as printed."""
        return self.text[self.start : self.end + 1 + len(word)]

    def in_title(self) -> bool:
        """Tell whether the sentence is a headline in title case."""
        return title_case(self.text, self.sentence)


def sense(at: Occurrence) -> Mention:
    """Read what the words around an alias make of it."""
    return BY_KIND.get(at.alias.kind, _name)(at)


def _place(at: Occurrence) -> Mention:
    return at.mention("place", "a place")


def _initialism(at: Occurrence) -> Mention:
    """Read "US" and its like: not the currency (US$5), and perhaps the pronoun where everything is in capitals."""
    if at.text[at.end : at.end + 1] == "$":
        return at.mention("never")
    if at.text[at.start : at.end] == "US" and at.text[slice(*at.sentence)][:2000].isupper():
        return at.mention("initialism", 'the pronoun "us"')
    return _place(at) if BASED.match(at.text, at.end) else at.mention("initialism", settles="self")


def _adjective(at: Occurrence) -> Mention:
    """Read an adjective: "Indo" only before a nation ("Indo-Russian"), "Western" not where a longer name begins."""
    if at.text[at.start : at.end].lower() in COMBINING and not re.match(r"[-–][A-Z]", at.text[at.end : at.end + 2]):
        return at.mention("never")
    after = at.word_after() if at.alias.actor in at.book.groups else ""
    if after and after not in at.book.patterns and not at.in_title():
        return at.mention("adjective", f"part of the name {at.with_next(after)}")
    return at.by_codebook()


def _surname(at: Occurrence) -> Mention:
    """Read a surname: the person, unless another first name stands before it or a body after it."""
    before, after = at.word_before(), at.word_after()
    if after in BODIES and not at.in_title():
        return at.mention("surname", f"part of the name {at.with_next(after)}")
    if before.rstrip(".’'") in at.book.titles:
        return at.mention("surname", settles="self")
    if _is_name(before) and not at.in_title():
        return at.mention("surname", f"another person: {before} {at.text[at.start : at.end]}", "other")
    return at.mention("surname", settles="surname")


def _name(at: Occurrence) -> Mention:
    """Read a name, capital or institution."""
    if at.alias.actor in at.book.persons:
        return at.mention("name", settles="self")
    if _is_seat(at):
        return _place(at)
    if longer := _longer_name(at):
        if at.alias.kind == "capital":
            return at.mention("never", settles="other")
        return at.mention(at.alias.kind, f"part of the name {longer}")
    return _place(at) if _is_place(at) else at.by_codebook()


BY_KIND = {"place": _place, "initialism": _initialism, "adjective": _adjective, "surname": _surname}


def _is_name(word: str) -> bool:
    """Tell whether a word has a capital that no headline or function word explains."""
    return word[:1].isupper() and not FUNCTION.fullmatch(word)


def _longer_name(at: Occurrence) -> str:
    """Return the longer name that an alias is part of: "Bank of India", "Denzel Washington", "India Rising"."""
    owner = at.text[at.end : at.end + 1] in ("'", "’")
    of = None if owner else at.before(OF_BEFORE, 60, at.sentence[0])
    if of and of[1].split()[-1] in HEADS:
        return at.text[of.start() : at.end].removeprefix("The ")
    after = at.word_after()
    if at.in_title():
        return at.with_next(after) if after in BODIES else ""
    before = at.word_before()
    no_part = before.rstrip(".") in at.book.titles or before in at.book.patterns or DIRECTION.search(before + " ")
    if at.alias.kind != "institution" and _is_name(before) and not no_part:  # no title, other actor or direction
        return f"{before} {at.text[at.start : at.end]}"
    return at.with_next(after) if after and _goes_on(at, after) else ""


def _goes_on(at: Occurrence, word: str) -> bool:
    """Tell whether a capital word after an alias belongs to its name: no day, other actor or office."""
    patterns, titles = at.book.patterns, at.book.titles
    if " " in at.text[at.start : at.end] or word in CALENDAR or word in patterns or word.rstrip("’'s") in patterns:
        return False
    return word in BODIES or at.alias.kind != "institution" and word not in titles and word not in OPENING


def _is_place(at: Occurrence) -> bool:
    """Tell whether a name only locates: southern Russia, in Moscow, Sochi, Russia, Moscow-based."""
    if BASED.match(at.text, at.end) or at.before(DIRECTION, 16):
        return True
    if at.alias.kind in ("capital", "institution"):
        return bool(at.before(LOCATIVE if at.alias.kind == "capital" else BESIDE, 24))
    town = at.before(TOWN, 60)
    if not town or any(word in at.book.patterns for word in town[1].split()):
        return False
    listed = LISTED.match(at.text, at.end)  # in Libya, Iraq and Syria: a list
    return not (listed and listed[1] in at.book.patterns)


def _is_seat(at: Occurrence) -> bool:
    """Tell whether a possessive only says where a body is: "Madrid's Heritage Foundation"."""
    body = OWNED.match(at.text, at.end, min(at.end + 90, len(at.text)))
    return bool(body and any(word.rstrip(",.") in BODIES for word in body[1].split()))
