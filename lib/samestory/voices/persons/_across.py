"""Speakers whom reports of a corpus name in several ways: Trump, Donald Trump, Donald J. Trump, President Trump."""

import re
import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from ... import codebooks
from ...corpus.text import fold
from ...errors import needs
from .._tags import LISTS
from ..grammar import NOUNS, PRONOUNS
from ._read import WORDS, bare, last_title, strip

_GIVEN = WORDS["men"] | WORDS["women"]
_STATES = (codebooks.read("countries"), codebooks.read("actors"))
# Surnames that are as often a place or a thing: they stand for a person only behind a title.
_NOT_ALONE = frozenset(codebooks.read("zones")["cities"]["words"]) | NOUNS | LISTS["collective"] | LISTS["bare_nouns"]
_NOT_ALONE |= {
    fold(name)
    for book in _STATES
    for table in book.values()
    for name in (*table.get("names", ()), *table.get("aliases", {}).get("name", ()))
}
_ANYBODY = PRONOUNS | LISTS["standing_alone"] | LISTS["possessives"]
_LONGEST = 6  # words of a name without its titles


class _Name(NamedTuple):
    """A name taken apart, folded: "Rev. Martin L. King Jr." is martin, (l), king, jr."""

    printed: str  # without titles
    given: str  # "" where only the surname stands
    middle: tuple[str, ...]
    surname: str  # with its particles: de la cruz
    suffix: str
    sure: bool  # whether the form alone tells that it is a person's
    regnal: bool = False  # Pope Francis


@needs("voices.name_persons", "words", "speaker words", "voices.words")
def name_persons(words: pd.DataFrame) -> pd.DataFrame:
    """Give speakers whom the reports name in several ways one name.

    Parameters
    ----------
    words : DataFrame
        Columns speaker and words, such as `voices.words` returns.

    Returns
    -------
    DataFrame
        The rows of `words` with one more column, person: the usual full form of the name ("Donald Trump" for "Trump",
        "President Trump" and "Donald J. Trump"). A speaker who is no person, or who may be one of several, keeps the
        form of the column speaker; a pronoun has "".

    Raises
    ------
    ArgumentError
        A column is missing.

    See Also
    --------
    words

    Notes
    -----
    A surname alone goes to a person only if the table gives one person this surname and nobody this given name. Names
    of two words count as persons' by a known given name, an initial, a title or a suffix such as "Jr.". Nicknames are
    not joined with given names ("Joe", "Joseph").

    Examples
    --------
    >>> import pandas as pd
    >>> names = ["Clinton", "Bill Clinton", "Hillary Clinton", "Hill", "Anna B. Hill", "Anna Hill", "they"]
    >>> table = pd.DataFrame({"speaker": names, "words": [9, 9, 9, 9, 2, 9, 9]})
    >>> name_persons(table)["person"].tolist()
    ['Clinton', 'Bill Clinton', 'Hillary Clinton', 'Anna Hill', 'Anna Hill', 'Anna Hill', '']
    """
    weights = words.groupby("speaker", sort=False, observed=True)["words"].sum()
    person = {speaker: "" if _is_pronoun(str(speaker)) else speaker for speaker in weights.index}
    read = {speaker: name for speaker in person if person[speaker] and (name := _read(str(speaker)))}
    found, forms = _persons(read), defaultdict(Counter)
    for speaker, who in found.items():
        forms[who][read[speaker].printed] += int(weights[speaker])
    usual = {who: _usual(counts) for who, counts in forms.items()}
    person |= {speaker: usual[who] for speaker, who in found.items()}
    return words.assign(person=words["speaker"].map(person).astype(object))


def _is_pronoun(speaker: str) -> bool:
    return fold(speaker).partition("'")[0] in _ANYBODY and (speaker in ("I", "A") or not speaker.isupper())


@lru_cache(maxsize=1 << 16)
def _read(speaker: str) -> _Name | None:
    """Take a speaker apart if the form can be a person's name: capitals, with titles, particles and suffixes."""
    words = _in_order(strip(speaker)).split()
    printed = [part for word in words for part in _parts(word)]
    folded = [_plain(word) for word in printed]
    title = last_title(folded) if folded else -1
    suffix = folded[-1] if len(folded) > 1 and folded[-1] in LISTS["name_suffixes"] else ""
    own = folded[title + 1 : len(folded) - bool(suffix)]
    capitals = all(map(_is_part, printed)) and fold(printed[0]) not in LISTS["initials_of_states"]
    if not capitals or not 0 < len(own) <= _LONGEST or len(own[-1]) < 2 or WORDS["organizations"] & set(own):
        return None
    regnal = len(own) == 1 and title >= 0 and folded[title] in WORDS["regnal"]
    name = " ".join(words[title:] if regnal else words[title + 1 :])
    if len(own) == 1 or own[0] in WORDS["particles"]:
        return _Name(name, "", (), " ".join(own), suffix, title >= 0, regnal)
    if own[0] in _FAMILY_FIRST:
        return _Name(name, own[-1], tuple(own[1:-1]), own[0], suffix, True)
    at = next((n for n in range(1, len(own) - 1) if own[n] in WORDS["particles"]), len(own) - 1)
    sure = title >= 0 or bool(suffix) or own[0].partition("-")[0] in _GIVEN or any(len(word) == 1 for word in own[:at])
    return _Name(name, own[0], tuple(own[1:at]), " ".join(own[at:]), suffix, sure)


_FAMILY_FIRST = WORDS["family_first"] - _GIVEN
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")


def _parts(word: str) -> list[str]:
    """Return the initials of "J.D." one by one, but those of a state whole; another word as it stands."""
    initials = _INITIALS.fullmatch(word) and fold(word) not in LISTS["initials_of_states"]
    return [f"{letter}." for letter in word.split(".")[:-1]] if initials else [word]


def _in_order(speaker: str) -> str:
    """Return "Maria Lopez" for "Lopez, Maria"; a suffix loses its comma."""
    last, comma, first = speaker.partition(", ")
    if not comma:
        return speaker
    if fold(first).rstrip(".") in LISTS["name_suffixes"]:
        return f"{last} {first}"
    return f"{first} {last}" if _plain(first.split()[0]) in _GIVEN and " " not in last else speaker


def _plain(word: str) -> str:
    """Return a word folded, without accents, stops and possessive."""
    parted = unicodedata.normalize("NFKD", bare(fold(word)))
    return "".join(letter for letter in parted if not unicodedata.combining(letter)).replace(".", "")


def _is_part(word: str) -> bool:
    """Say whether a printed word can be part of a name."""
    return word[0].isupper() and word[-1] not in ",:;" or fold(word) in WORDS["particles"]


class _Person(NamedTuple):
    """Whom a name means: two bearers of one name differ by a middle name or a suffix."""

    surname: str
    given: str
    middle: str
    suffix: str


def _persons(read: dict[str, _Name]) -> dict[str, _Person]:
    """Find the person of every speaker; a name that fits nobody, or several, has none."""
    by_surname: dict[str, set[str]] = defaultdict(set)
    middles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in read.values():
        by_surname[name.surname].add(name.given)
        middles[name.surname, name.given].add(_initials(name))
    found, bearers = {}, defaultdict(set)
    for speaker, name in read.items():
        if not (name.given or name.regnal):
            continue
        fitting = [other for other in by_surname[name.surname] if len(other) > 1 and other[0] == name.given]
        given = fitting[0] if len(fitting) == 1 else name.given  # J. Hill
        several = len(middles[name.surname, given] - {""}) > 1
        if several and not _initials(name):
            bearers[name.surname] |= {_Person(name.surname, given, str(n), "") for n in range(2)}  # one of them
            continue
        found[speaker] = _Person(name.surname, given, _initials(name) if several else "", name.suffix)
        if name.sure:
            bearers[name.surname].add(found[speaker])
    givens = {given for known in by_surname.values() for given in known}
    for speaker, name in read.items():
        if not name.given and not name.regnal and (name.sure or name.surname not in givens | _NOT_ALONE):
            own = {who for who in bearers[name.surname] if who.suffix == name.suffix} or bearers[name.surname]
            if len(own) == 1:
                found[speaker] = next(iter(own))
    return found


def _initials(name: _Name) -> str:
    return "".join(word[0] for word in name.middle)


def _usual(forms: Counter) -> str:
    """Return the form with most words among the full ones, printed as names are rather than in capitals."""
    full = [form for form in forms if " " in form] or list(forms)
    mixed = [form for form in full if not form.isupper()] or full
    return max(mixed, key=lambda form: (forms[form], len(form), form))
