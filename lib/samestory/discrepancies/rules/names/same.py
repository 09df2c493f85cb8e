"""Whether two names can be forms of one name: with or without a title or a given name, in initials, as an adjective.

What differs in form alone is no difference: Gov. Reyes, Maria Reyes; Norway, Norwegian; U.N., United Nations.
"""

from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import chain

from .... import codebooks
from ....corpus.text import fold, tokens
from ....language.scales import lexicon
from ....language.words import pieces, stem_of

SPELLED_ALIKE = 0.85  # similarity of two words from which they are spellings of one name; not measured
LONG = 5  # letters that a word needs to be a spelling of another; not measured
VOWELS = str.maketrans("", "", "aeiouy")  # that transcriptions of one name differ in (Qaeda, Qaida)
STEM = 3  # letters that a state and its adjective share, at least

Name = tuple[str, ...]  # folded words with a capital in a row


def one_name(old: Name, new: Name) -> bool:
    """Tell whether two names can mean the same person, country or body.

    Examples
    --------
    >>> one_name(("gov", "maria", "reyes"), ("reyes",)), one_name(("norwegian",), ("norway",))
    (True, True)
    >>> one_name(("karin", "lund"), ("berit", "lund"))
    False
    """
    old, new = without_titles(old), without_titles(new)
    if not old or not new or set(old) <= set(new) or set(new) <= set(old) or "".join(old) == "".join(new):
        return True
    states = [state_of(name) for name in (old, new)]
    if any(states):
        return states[0] == states[1]
    if _spelled_alike(old, new):
        return True
    return other_person(old, new) is False


def other_person(old: Name, new: Name) -> bool | None:
    """Tell whether two names of one surname have given names of two persons; None without two such names."""
    old, new = without_titles(old), without_titles(new)
    if min(len(old), len(new)) < 2 or old[-1] != new[-1]:
        return None
    return not any(one_given_name(a, b) for a in old[:-1] for b in new[:-1])


@lru_cache(maxsize=100_000)
def without_titles(name: Name) -> Name:
    """Leave out what a report may give or not: ranks, offices and trades, a legal form, the short form of a state."""
    name = tuple(map(_bare, name))
    beside = _beside() if is_body(name) else titles() | _beside()
    return tuple(word for word in name if word not in beside)


@lru_cache(maxsize=100_000)
def _bare(word: str) -> str:
    """Leave out marks and a possessive 's."""
    return "".join(filter(str.isalnum, word.removesuffix("'s")))


def is_body(name: Name) -> bool:
    """Tell whether a name ends in the word for a body, so that a title in it is part of it: Justice Department."""
    return len(name) > 1 and stem_of(name[-1]) in lexicon().bodies


@cache
def _beside() -> frozenset[str]:
    book = codebooks.read("names")
    return frozenset(word.replace(".", "") for word in book["companies"]["words"] + book["states"]["words"])


@cache
def titles() -> frozenset[str]:
    """Return the words before a name that are no part of it."""
    own, cues = codebooks.read("names")["titles"], codebooks.read("cues")["persons"]
    printed = map(str.lower, codebooks.read("sentences")["titles"]["words"])
    return frozenset(chain(own["words"], printed, cues["titles"], cues["male"], cues["female"])) - parties()


@cache
def parties() -> frozenset[str]:
    """Return the names of parties, which open sentences too."""
    return frozenset(codebooks.read("names")["parties"]["words"])


def one_given_name(one: str, other: str) -> bool:
    """Tell whether two given names can be one: an initial, a beginning, a short form, another spelling."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or _one_spelling(one, other) or any({one, other} <= names for names in _short_forms())


@cache
def _short_forms() -> list[frozenset[str]]:
    return list(map(frozenset, codebooks.read("names")["short"]["classes"]))


def initials_of(short: str, words: Name) -> bool:
    """Tell whether a name of one word is made of first letters of others, in their order (ATF)."""
    letters = iter(word[0] for word in words)
    return len(short) > 1 and all(letter in letters for letter in short)


def _spelled_alike(old: Name, new: Name) -> bool:
    """Whether all words are equal or spelled in two ways (Gonzales, Gonzalez)."""
    return len(old) == len(new) and all(map(_one_spelling, old, new))


def _one_spelling(one: str, other: str) -> bool:
    if one == other or one + "s" == other or other + "s" == one:
        return True
    if min(len(one), len(other)) < LONG or one[0] != other[0]:
        return False
    consonants = [word.translate(VOWELS) for word in (one, other)]
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return alike >= SPELLED_ALIKE or consonants[0] == consonants[1]


# --- states --------------------------------------------------------------------------------------------------------


def state_of(name: Name) -> str:
    """Give the state or bloc that a name means, or "": Norway for norwegian."""
    return _states().get(" ".join(without_titles(name)), "")


@cache
def _states() -> dict[str, str]:
    """Give for every name, adjective and initialism of a state or bloc, and for its capital, its one name."""
    states: dict[str, str] = {}
    for table in codebooks.read("countries").values():
        states.update({_plain(name): name for name in table["names"]})
    for table in codebooks.read("countries").values():
        for adjective in table["adjectives"]:
            near = max(table["names"], key=lambda name: _shared(adjective, name))
            if _shared(adjective, near) >= STEM:
                states[_plain(adjective)] = states[_plain(adjective) + "s"] = near
    for name, table in codebooks.read("actors").items():
        if table.get("type") in ("country", "organization", "group"):
            for kind, aliases in table.get("aliases", {}).items():  # two institutions are two parties
                states.update({_plain(a): name for a in aliases if kind != "institution"})
    for first, *others in codebooks.read("names")["adjectives"]["classes"]:
        states.update(dict.fromkeys([first, *others], states.get(first, first)))
    return states


def _shared(one: str, other: str) -> int:
    """Count the letters that two words begin with in common."""
    return next((n for n, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))


def _plain(name: str) -> str:
    """Fold a name as `without_titles` does."""
    words = chain.from_iterable(pieces(fold(name[a:b])) for a, b in tokens(name))
    return " ".join(without_titles(tuple(word for word, _, _ in words if word != "'s" and word[0].isalnum())))
