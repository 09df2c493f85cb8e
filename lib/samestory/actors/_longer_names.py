"""Where an alias is part of a longer name: "Bank of India", "Denzel Washington", "American Heart Association"."""

import re

from .. import codebooks
from ..language.capitals import CALENDAR, FUNCTION
from ..language.cue_verbs import cue_verbs
from ..language.words import function_words, news_weights, stem_of
from ._occurrence import WORD_BEFORE, Occurrence
from ._places import DIRECTION, opens_noun_phrase

_TITLES, _NAMES = (codebooks.read("actors")[table] for table in ("titles", "names"))
OPENING = frozenset(_TITLES["opening"])
BODIES = frozenset(_NAMES["bodies"])
HEADS = BODIES.union(_NAMES["heads"])
BESIDE_NAMES = frozenset(_NAMES["beside"])
RARE = news_weights([""])[0]  # the weight of a word that news hardly has

OF_BEFORE = re.compile(r"((?:[A-Z][\w.&'’-]*[ \xa0])+)of[ \xa0](?:the[ \xa0])?\Z")
_BODY_WORDS = r"(?:(?:[A-Z][\w.&'’-]*|of|for|and|the|on)[ \xa0]?){1,8}"
OWNED = re.compile(rf"(?:['’]s|(?<=s)['’])[ \xa0]({_BODY_WORDS})")
FOLLOWING = re.compile(r"((?:[ \xa0][A-Z][\w&-]*(?:['’]\w+|(?<=s)['’](?=[ \xa0]))*){1,5})")


def is_capital_word(word: str) -> bool:
    """Tell whether a word has a capital that no headline or function word explains."""
    return word[:1].isupper() and not FUNCTION.fullmatch(word) and word.lower() not in function_words()


def is_seat(at: Occurrence) -> bool:
    """Tell whether a possessive only says where a body is: "Madrid's Heritage Foundation"."""
    body = at.after(OWNED)
    return bool(body and any(word.rstrip(",.") in BODIES for word in body[1].split()))


def words_of_body(at: Occurrence) -> str:
    """Return the name of a body that an adjective, or a name used as one, opens: "American Heart Association"."""
    run = at.after(FOLLOWING)
    words = run[1].split() if run else []
    if not words or words[0] in OPENING or at.in_title():  # US National Cancer Institute: a body of the state
        return ""
    last = max((n for n, word in enumerate(words) if word in BODIES), default=-1)
    return " ".join([at.text[at.start : at.end], *words[: last + 1]]) if last >= 0 else ""


def longer_name(at: Occurrence) -> tuple[str, bool]:
    """Return the longer name that an alias is part of, or nothing; tell whether a first name or title makes it."""
    if body := _body_of(at) or (words_of_body(at) if at.alias.kind == "capital" else ""):
        return body, False
    if at.in_title():
        after = at.word_after()
        return at.with_next(after) if at.alias.kind == "capital" and after in BODIES else "", False
    before = "" if at.alias.kind == "institution" or opens_noun_phrase(at) else at.word_before()
    if _belongs(at, before):
        return f"{before} {at.text[at.start : at.end]}", before not in BODIES
    if at.alias.kind == "initialism" or " " in at.text[at.start : at.end]:
        return words_of_body(at), False
    after = at.word_after()
    return at.with_next(after) if after and _goes_on(at, after) else "", False


def _body_of(at: Occurrence) -> str:
    """Return the body that is named after an actor: "Bank of India"."""
    owner = at.text[at.end : at.end + 1] in ("'", "’")
    of = None if owner else at.before(OF_BEFORE, 60, at.sentence[0])
    known = of and of[1].split()[-1] in HEADS
    return at.text[of.start() : at.end].removeprefix("The ") if known else ""


def _belongs(at: Occurrence, before: str) -> bool:
    """Tell whether the capital word before an alias makes a longer name: no team, other actor or direction."""
    if not is_capital_word(before) or before in BESIDE_NAMES or before in at.book.aliases:
        return False
    if before.rstrip(".") in at.book.titles:
        return at.alias.kind == "capital" and before.rstrip(".") in PERSONAL  # Mr. London
    return not DIRECTION.search(before + " ") and not _opens_only(at)


def _opens_only(at: Occurrence) -> bool:
    """Tell whether the word before a name has its capital from the sentence alone: "Blame Russia", "Modern Ukraine".

    Before a capital, whose name may be a surname (Michael Washington), only verbs of saying are.
    """
    word = at.before(WORD_BEFORE, 30, at.sentence[0])
    if not at.opens(word):
        return False
    plain = word[1].lower()
    return plain in cue_verbs().verbs if at.alias.kind == "capital" else _is_common(plain)


def _is_common(word: str) -> bool:
    """Tell whether news often has a word; only where a common stem begins as it does is its own stem made."""
    if _any_common([word]):
        return True
    stems = [word[:n] + last for n in range(2, len(word)) for last in ("", "e", "i", "l")]  # hoping: hope
    return _any_common(stems) and _any_common([stem_of(word)])  # the stemmer takes a second to load


def _any_common(stems: list[str]) -> bool:
    return bool((news_weights(stems) < RARE).any())


def _goes_on(at: Occurrence, word: str) -> bool:
    """Tell whether a capital word after an alias belongs to its name: no day, other actor or office."""
    patterns, titles = at.book.patterns, at.book.titles
    if word in CALENDAR or word in patterns or word.rstrip("’'s") in patterns:
        return False
    return word in BODIES or at.alias.kind != "institution" and word not in titles and word not in OPENING


PERSONAL = frozenset(word.rstrip(".") for word in _TITLES["personal"])
