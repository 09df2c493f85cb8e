"""What an article says of its persons: names, titles, roles, and who is a man or a woman.

The full name is the fullest form that the article prints, with particles (von der), suffixes (Jr.) and initials.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ...corpus.text import fold
from .._tags import BOOK, LISTS, Line

_LISTS = ("titles", "regnal", "heads", "organizations", "men", "women", "male", "female", "particles", "family_first")
WORDS = {name: frozenset(BOOK["persons"][name]) for name in _LISTS}
_SMALL, _TITLES = WORDS["particles"], WORDS["titles"]
_MARKS = WORDS["titles"] | WORDS["male"] | WORDS["female"]
_RUN = re.compile("N*Z|N+")
_FULL = 3  # words of a full name, small particles aside
_LONGEST = 7  # words of a name with its titles, small particles aside


class Persons(NamedTuple):
    """What one article says of its persons. A surname is the last word of a name, folded."""

    line: Line
    full: dict[str, str]  # surname -> fullest form
    mentions: list[tuple[int, str]]  # (item, surname) of every mention of a person, in order
    mentioned: set[str]  # their surnames
    roles: dict[str, list[tuple[frozenset[str], str, int]]]  # role noun -> (modifiers, surname, item)
    gender: dict[str, str]  # surname -> "m", "f"
    other: dict[str, set[str]]  # a first or middle name -> surnames

    def named(self, surname: str) -> str:
        """Return the fullest form of a name."""
        return self.full.get(surname, surname.title())


class _Name(NamedTuple):
    """Titles and a name, as read off a run of capitalized words."""

    words: tuple[str, ...]
    title: int  # number of the last title among the words, -1 for none
    name: tuple[str, ...]  # the words behind it
    surname: str
    particles: int  # among the words
    full: bool  # two or three words, small particles aside


class _Run(NamedTuple):
    """A run of capitalized words: the items [first, stop), and their reading."""

    first: int
    stop: int
    read: _Name


def read_persons(line: Line, begin: int, stop: int) -> Persons:
    """Read the persons of one article, the items [begin, stop) of the line."""
    persons = Persons(line, {}, [], set(), defaultdict(list), {}, defaultdict(set))
    forms: dict[str, Counter] = defaultdict(Counter)
    runs, sure = _runs(line, begin, stop), set()
    for run in runs:
        if _is_plain(line, run):
            continue
        words, title, name, surname, *_ = run.read
        given = name[0] if len(name) > 1 and name[0] != surname else ""
        if given or title >= 0 and words[title] in WORDS["regnal"]:
            first = run.first + title + bool(given)
            forms[surname][strip(line.text(first, run.stop - 1))] += 1
        behind = [bare(word) for word in _apposition(line, run.stop)]
        if gender := _gender(line, run, given, behind):
            persons.gender.setdefault(surname, gender)
        if _describe(persons, run, behind) or gender or given in WORDS["family_first"]:
            sure.add(surname)
            for other in name[:-1]:
                persons.other[other].add(surname)
    persons.full.update((surname, _fullest(counts)) for surname, counts in forms.items())
    for first, _, read in runs:
        full = read.full and read.surname in persons.full and line.kinds[first - 1] != "D"
        if full or read.surname in sure:
            persons.mentions.append((first, read.surname))
    persons.mentioned.update(who for _, who in persons.mentions)
    return persons


def _is_plain(line: Line, run: _Run) -> bool:
    """Say whether nothing tells that a run is a person's name: one word, no title, nothing before or behind."""
    if len(run.read.name) > 1 or run.read.title >= 0:
        return False
    return line.kinds[run.stop] != "," != line.kinds[run.first - 1] and line.words[run.first - 1] not in _MARKS


def _gender(line: Line, run: _Run, given: str, behind: list[str]) -> str:
    """Tell a man from a woman by title, relation or given name: "m", "f" or ""."""
    before = line.words[run.first - 1 - (line.kinds[run.first - 1] == ",")]  # his wife(,) Ann Lee
    words = (*run.read.words[: run.read.title + 1], before, *behind[-1:])
    for gender, marks in (("m", "male"), ("f", "female")):
        if not WORDS[marks].isdisjoint(words):
            return gender
    man, woman = given in WORDS["men"], given in WORDS["women"]
    return "" if man == woman else "m" if man else "f"


def _runs(line: Line, begin: int, stop: int) -> list[_Run]:
    """Read the runs of capitals as titles and names, but for those that are too long or name an organization."""
    runs = []
    for m in _RUN.finditer(line.kinds, begin, stop):
        first, behind = m.span()
        read = _name(tuple(line.words[first : min(behind, first + 2 * _LONGEST)]))
        if read and behind - first - read.particles <= _LONGEST:
            runs.append(_Run(first, behind, read))
    return runs


@lru_cache(maxsize=1 << 16)
def _name(printed: tuple[str, ...]) -> _Name | None:
    """Read folded words as titles and a name; a possessive ends it ("Lee's Foundation" is no name)."""
    words = tuple(bare(word) for word in printed)
    title = last_title(words)
    name = words[title + 1 :]
    if not name or name[0] in WORDS["organizations"] or name[-1] in WORDS["organizations"]:
        return None
    full = 1 < len(name) - _particles(name) <= _FULL
    return _Name(words, title, name, surname_of(name), _particles(words), full)


def _particles(words: Sequence[str]) -> int:
    return 0 if len(words) < 2 or _SMALL.isdisjoint(words) else sum(word in _SMALL for word in words)


def surname_of(name: Sequence[str]) -> str:
    """Return the last word of a name that is no suffix (Jr.)."""
    return name[-2] if len(name) > 1 and name[-1] in LISTS["name_suffixes"] else name[-1]


def last_title(words: Sequence[str]) -> int:
    """Return the number of the last title; a last word behind a given name is no title (Martin Luther King Jr.)."""
    if _TITLES.isdisjoint(words):
        return -1
    bare = len(words) - (words[-1] in LISTS["name_suffixes"])
    named = words[0] in WORDS["men"] or words[0] in WORDS["women"] or bare < len(words)
    titles = (n for n, word in enumerate(words) if word in WORDS["titles"] and not (named and 0 < n == bare - 1))
    return max(titles, default=-1)


def _describe(persons: Persons, run: _Run, behind: list[str]) -> bool:
    """Note the roles before and behind a name; say whether there is one, so that it is a person's."""
    line, lead, title = persons.line, run.first, run.read.title
    while line.kinds[lead - 1] in "nV" and run.first - lead < 3:
        lead -= 1
    titled = title >= 0 or run.first > lead and line.words[run.first - 1] in _TITLES
    before = [bare(word) for word in line.words[lead : run.first + title + 1]] if titled else []
    for words in filter(None, (before, behind)):
        noun = next((word for word in reversed(words) if word.isalpha()), "")
        if noun:
            persons.roles[noun].append((frozenset(words) - {noun, "former", "the"}, run.read.surname, run.first))
    return titled or bool(behind)


def _apposition(line: Line, comma: int) -> list[str]:
    """Return the words of ", the party chairman," behind a name, up to its head noun."""
    kinds, stop = line.kinds, comma + 1
    if kinds[comma] != ",":
        return []
    while kinds[stop] in "DnNZz0r" and stop - comma < 8:
        stop += 1
    determined = kinds[comma + 1] == "D" and kinds[stop] in ",o|i.w"
    office = kinds[comma + 1] in "nN" and kinds[stop - 1] in "nN" and kinds[stop] == "o"  # Lee, mayor of Graz
    return [line.words[n] for n in range(comma + 1, stop) if kinds[n] in "nNzZ"] if determined or office else []


def _fullest(counts: Counter) -> str:
    """Return the usual long form; where one form only adds words in front of another, the shorter one is the name."""
    if len(counts) == 1:
        return next(iter(counts))
    whole = [form for form in counts if fold(form).split()[0] not in WORDS["particles"]]  # not "von der Leyen"
    best = max(whole or counts, key=lambda form: (counts[form], -len(form), form))
    return min(
        (form for form in whole or counts if " " in form and f" {best}".endswith(f" {form}")), key=len, default=best
    )


@lru_cache(maxsize=1 << 16)
def surname_in(name: str) -> str:
    """Return the surname of a name as printed, folded; "" for no words."""
    words = [bare(word) for word in fold(name).split()]
    return surname_of(words) if words else ""


@lru_cache(maxsize=1 << 16)
def bare(word: str) -> str:
    """Return a folded word without stop and possessive."""
    word = word.rstrip(".") or word
    return word[:-2] if word.endswith("'s") else word[:-1] if word.endswith("s'") else word


def strip(name: str) -> str:
    """Return a name as printed without its possessive."""
    name = " ".join(name.split())
    return name[:-2] if name[-2:] in ("'s", "’s") else name[:-1] if name[-1:] in "'’" else name
