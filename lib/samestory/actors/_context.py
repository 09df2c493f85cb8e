"""Which sense an alias has by the words around it: the actor, a place, another person, or part of a longer name.

One rule for all actors: what is peculiar to a name (Washington state, the pronoun "us") stands in the codebook.
"""

import re
from functools import lru_cache

from .. import codebooks
from ..language.cue_verbs import cue_verbs
from ..language.inflection import NOT_PAST, PAST
from ._longer_names import BODIES, is_capital_word, is_seat, longer_name, words_of_body
from ._occurrence import Mention, Occurrence
from ._places import BASED, district, is_dateline, is_place

_NAMES = codebooks.read("actors")["names"]
COMBINING = frozenset(_NAMES["combining"])
NATION = re.compile(r"[-–]([A-Z]\w+)")
JOINED = re.compile(r"\b[A-Z][\w.]*[-–]\Z")
VERB = re.compile(r"[ \xa0](?:has[ \xa0]|had[ \xa0])?([^\W\d_]+)")
VERB_BEFORE = re.compile(r"\b([^\W\d_]+)[ \xa0]\Z")
TIES = re.compile(
    rf"\b(?:(?:{'|'.join(_NAMES['between'])})[ \xa0](?:with|between)|\w+ed by|according to|sanctions on)[ \xa0]\Z", re.I
)
CURRENCY = re.compile(rf"[ \xa0-](?:{'|'.join(_NAMES['currencies'])})s?\b", re.I)
US_BEHIND = re.compile(rf"\b(?P<sure>(?:{'|'.join(_NAMES['before_us'])}))(?P<third>E?S)?[ \xa0]\Z", re.I)


def sense(at: Occurrence) -> Mention:
    """Read what the words around an alias make of it."""
    return BY_KIND.get(at.alias.kind, _name)(at)


def _place(at: Occurrence) -> Mention:
    return at.mention("place", "a place")


def _initialism(at: Occurrence) -> Mention:
    """Read "US" and its like: not the currency (US$5), and perhaps the pronoun in capitals (TELL US)."""
    if at.text[at.end : at.end + 1] == "$":
        return at.mention("never")
    pronoun = at.before(US_BEHIND, 30) if at.text[at.start : at.end] == "US" else None
    if pronoun and pronoun[0].isupper():
        return at.mention("initialism", f'{"perhaps " if pronoun["third"] else ""}the pronoun "us"')
    return _name(at)


def _adjective(at: Occurrence) -> Mention:
    """Read an adjective: "Indo" only before a nation ("Indo-Russian"), "Western" not where a longer name begins."""
    if at.text[at.start : at.end].capitalize() in COMBINING:
        nation = at.after(NATION)
        return at.by_codebook() if nation and nation[1] in at.book.patterns else at.mention("never")
    if at.after(CURRENCY):
        return at.mention("never")
    if at.after(BASED):
        return _place(at)
    if at.alias.actor in at.book.groups:
        after = at.word_after()
        longer = at.with_next(after) if after and after not in at.book.patterns and not at.in_title() else ""
    else:
        longer = words_of_body(at)
    if longer:
        return at.mention("adjective", f"part of the name {longer}")
    return at.mention("adjective") if at.alias.ambiguous and _is_one_of_two(at) else at.by_codebook()


def _is_one_of_two(at: Occurrence) -> bool:
    """Tell whether a dash joins an adjective to another nation's: "Indian-Russian", "U.S.-Indian"."""
    nation = at.after(NATION)
    return bool(nation and nation[1] in at.book.patterns or at.before(JOINED, 20))


def _surname(at: Occurrence) -> Mention:
    """Read a surname: the person, unless another first name stands before it or a body after it."""
    before, after = at.word_before(), at.word_after()
    if after in BODIES and not at.in_title():
        return at.mention("surname", f"part of the name {at.with_next(after)}")
    if before.rstrip(".’'") in at.book.titles:
        return at.mention("surname", settles="self")
    if is_capital_word(before) and not at.in_title():
        return at.mention("surname", f"another person: {before} {at.text[at.start : at.end]}", "other")
    return at.mention("surname", settles="surname")


def _name(at: Occurrence) -> Mention:
    """Read a name, initialism, capital or institution."""
    if at.alias.actor in at.book.persons:
        return at.mention("name", settles="self")
    if at.after(CURRENCY):
        return at.mention("never")
    if is_seat(at) or is_dateline(at):
        return _place(at)
    if where := district(at):
        return at.mention("place", "a place", "other" if where == "state" else "")
    longer, person = longer_name(at)
    if longer and at.alias.kind == "capital":
        return at.mention("never", settles="other" if person else "")
    if longer:
        return at.mention(at.alias.kind, f"part of the name {longer}")
    if is_place(at):
        return _place(at)
    return at.mention("capital") if at.alias.kind == "capital" and _acts(at) else at.by_codebook()


def _acts(at: Occurrence) -> bool:
    """Tell whether a capital acts as governments do: "London condemned", "they blamed London", "talks with London"."""
    behind, before = at.after(VERB), at.before(VERB_BEFORE, 30)
    does = behind and _is_verb(behind[1].lower())
    return bool(does or before and before[1].lower() in _verbs() or at.before(TIES, 40))


def _is_verb(word: str) -> bool:
    """Tell whether a word is a verb of saying, a modal or a past form."""
    return word in _verbs() or word in PAST or word.endswith("ed") and word not in NOT_PAST


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """List the forms of verbs of saying, and the modals of duty."""
    return frozenset([*cue_verbs().verbs, "must", "should", "cannot"])


BY_KIND = {"place": _place, "initialism": _initialism, "adjective": _adjective, "surname": _surname}
