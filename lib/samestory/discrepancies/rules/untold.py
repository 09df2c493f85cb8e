"""What of a claim stands nowhere in another report: neither a word, nor a synonym, a number, a name or its initials.

A report may tell a claim in other words and over many sentences, so here the whole report counts. Words are one if
their stems begin alike, are synonyms, mean one state or one number, or are initials and the words they stand for.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ... import codebooks
from ...language.scales import lexicon
from ...language.synonyms import class_of
from ...language.words import function_words, news_weights, stem_of
from .._event import Clause, Event, Report, once_per_event
from .names.same import state_of

BEGINNING = 5  # letters by which stems are one: discriminate, discretion are not; an estimate
NAME = re.compile(r"[A-Z][\w’'-]{0,30}(?:\s(?:of\s|for\s|the\s|and\s){0,2}[A-Z][\w’'-]{0,30}){1,6}")
INITIALS = re.compile(
    r"[A-Z](?<!\w[A-Z])(?:\.(?:[A-Z]\.){1,5}|[A-Z]{1,5}\b)"
)  # U.N., NATO; passes small letters quickly


class Untold(NamedTuple):
    """What a report has nowhere of some claims: the weight of the words in bits, the number of names and figures."""

    bits: float = 0.0
    names: int = 0


def untold(event: Event, claims: Iterable[Clause], silent: Iterable[int]) -> Untold:
    """Measure how much of some claims stands nowhere in a silent report: the least of all silent reports."""
    holders, numbers = _holders(event), frozenset(silent)
    words = {keys: (stem, name) for clause in claims for stem, keys, name in _words(clause)}
    if not words or not numbers:
        return Untold()
    weights = news_weights([stem for stem, _ in words.values()]).tolist()
    told_bits, told_names = dict.fromkeys(numbers, 0.0), dict.fromkeys(numbers, 0)  # what stands there after all
    for weight, (keys, (_, name)) in zip(weights, words.items()):
        for number in numbers.intersection(*_having(holders, keys)):
            told_bits[number] += weight
            told_names[number] += name
    bits, names = sum(weights), sum(name for _, name in words.values())  # weights are whole bits, so no sum is rounded
    return Untold(bits - max(told_bits.values()), names - max(told_names.values()))


def _having(holders: dict[str, set[int]], keys: Iterable[str]) -> list[set[int]]:
    """Give the reports that have one of the keys of a word: one set."""
    having = [holders[key] for key in keys if key in holders]
    return having if len(having) == 1 else [set().union(*having)]


def in_other_words(event: Event, claims: Iterable[Clause], silent: Iterable[int]) -> bool:
    """Tell whether a silent report alone tells something with a word of some claims: it may be these in other words."""
    keys = frozenset().union(*(keys for clause in claims for _, keys, _ in _words(clause)))
    return any(not keys.isdisjoint(_told_alone(event).get(number, ())) for number in silent)


@once_per_event
def _told_alone(event: Event) -> dict[int, set[str]]:
    """Gather the keys of the claims that each report alone makes."""
    alone: dict[int, set[str]] = {}
    for by_report in event.claims.values():
        for number, clauses in by_report.items() if len(by_report) == 1 else ():
            alone.setdefault(number, set()).update(key for own in clauses for _, keys, _ in _words(own) for key in keys)
    return alone


def _words(clause: Clause) -> Iterator[tuple[str, frozenset[str], bool]]:
    """Give the stem and keys of each content word of a clause, and whether it is a name or figure.

    Verbs of saying are passed over.
    """
    report = clause.report
    long = [(*m.span(), _initials(m[0])) for m in NAME.finditer(report.text, clause.start, clause.end)]
    for n in range(clause.first, clause.last):
        if report.content[n] and report.words[n] not in lexicon().force:
            at, word = report.starts[n], report.words[n]
            keys = {_key(report.stems[n]), f"*{word.replace('.', '')}"}
            keys.update(*(letters for start, end, letters in long if start <= at < end))
            yield report.stems[n], frozenset(keys), report.capital[n] or word[0].isdigit()


@once_per_event
def _holders(event: Event) -> dict[str, set[int]]:
    """Give for each key the numbers of the reports that have it."""
    holders: dict[str, set[int]] = {}
    for report in event.reports:
        for key in _keys(report):
            holders.setdefault(key, set()).add(report.number)
    return holders


def _keys(report: Report) -> set[str]:
    """Gather the keys of all words of a report, of its initials and of the initials of its names."""
    short = {f"*{m[0].replace('.', '').lower()}" for m in INITIALS.finditer(report.text)}
    return set(map(_key, set(report.stems))).union(short, *(_initials(m[0]) for m in NAME.finditer(report.text)))


def _initials(name: str) -> set[str]:
    """Give the first letters of the words with capitals, from each word on: Agents of the FBI have afbi, fbi and bi."""
    words = (word for word in name.split() if word[0].isupper() and word.lower() not in function_words())
    letters = "".join(word[0] for word in words).lower()
    return {f"*{letters[n:]}" for n in range(len(letters) - 1)}


@cache
def _key(stem: str) -> str:
    """Give what stands for all words that are one with a stem."""
    if stem in _numbers():
        return _numbers()[stem]
    return state_of((stem,)) or class_of(stem) or (stem[:BEGINNING] if stem.isalpha() else stem)


@cache
def _numbers() -> dict[str, str]:
    """Give the figure for the stem of each number word: 2 for two."""
    table = codebooks.read("quantities")["numbers"]
    figures = {stem_of(word): str(n) for n, word in enumerate(table["cardinals"], 1)}
    return figures | {stem_of(word): str(10 * n) for n, word in enumerate(table["tens"], 2)}
