"""The difference itself: the words of each passage that make it, and one plain sentence about all of them."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from ... import codebooks
from ...corpus import Corpus
from ...corpus.offsets import once_per_corpus
from .._difference import Difference
from .._event import VOICES, Event, Place, once_per_event

FEW = 6  # words of a passage that is quoted whole
LONGEST = 80  # characters of a quotation
PLAIN = {"outlet": "the outlet's own words", "quoted": "a quotation", "reported": "reported speech"}
Quoted = dict[Place, str]


def differing(one: Difference) -> Quoted:
    """Quote from each passage the words that another report lacks; a short passage whole; nothing of an omission."""
    if one.kind == "omission":
        return dict.fromkeys(one.places, "")
    runs: dict[Place, list[str]] = {place: [] for place in one.places}
    for place, start, end in differing_words(one):
        runs[place].append(place.report.text[start:end])
    return {place: _quoted(one, place, parts) for place, parts in runs.items()}


def differing_words(one: Difference) -> list[tuple[Place, int, int]]:
    """Find the runs of words in each passage that another report's passages lack, in characters."""
    own = {place: place.report.inside(place.start, place.end) for place in one.places}
    by_report: dict[int, set[str]] = {}
    for place, (first, last) in own.items():
        by_report.setdefault(place.report.number, set()).update(place.report.words[first:last])
    found = []
    for place, (first, last) in own.items():
        report = place.report
        others = [words for number, words in by_report.items() if number != report.number]
        everywhere = frozenset.intersection(*map(frozenset, others)) if others else frozenset()
        lacking = [n for n in range(first, last) if report.words[n] not in everywhere]
        found += [(place, *report.span(*run)) for run in _runs(lacking)]
    return found


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Join numbers of words that stand in a row or with one other word between them."""
    runs: list[tuple[int, int]] = []
    for n in numbers:
        first = runs.pop()[0] if runs and n - runs[-1][1] < 2 else n
        runs.append((first, n + 1))
    return runs


def _quoted(one: Difference, place: Place, parts: list[str]) -> str:
    """Quote what makes the difference in a passage: its voice, or all of a few words, or the words that differ."""
    if one.kind == "attribution" and place.value in VOICES:
        return PLAIN[place.value]
    if not place.value:
        return ""
    first, last = place.report.inside(place.start, place.end)
    whole = last - first <= FEW or not parts and one.kind != "quote_variant"
    return _short(place.report.text[place.start : place.end] if whole else " … ".join(parts))


def _short(text: str) -> str:
    """Put white space and marks at the ends aside, and cut behind a word."""
    text = " ".join(text.split()).strip(" ,;:")
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def sentence_of(event: Event, one: Difference, quoted: Quoted) -> str:
    """Say in one sentence what differs, with the reports by name."""
    says, name = plain(one.kind, one.instrument), _names(event)
    if one.kind == "omission":
        told = {name[place.report.number] for place in one.places}
        return says.format(_listed(told), _listed({name[number] for number in one.silent or ()}))
    values: dict[str, set[str]] = {}
    having = {place.report for place, words in quoted.items() if words}
    for place, words in quoted.items():
        if words or place.report not in having:
            values.setdefault(words, set()).add(name[place.report.number])
    ordered = sorted(values, key=lambda words: (-len(values[words]), sorted(values[words]), words))
    return says.format("; ".join(f"{_marked(words)} ({', '.join(sorted(values[words]))})" for words in ordered)) + "."


@cache
def _plain_words() -> dict[str, dict[str, str]]:
    return codebooks.read("plain")


def plain(kind: str, instrument: str) -> str:
    """Give the plain words of a rule."""
    return _plain_words()[kind].get(instrument, instrument.split(" | ")[0].capitalize() + ": {}")


def _marked(words: str) -> str:
    if not words:
        return "nothing"
    return words if words in PLAIN.values() else f"“{words}”"


@once_per_corpus
def ids_and_outlets(corpus: Corpus) -> tuple[list, list[str]]:
    """Return the ids and the outlets of all articles by their numbers."""
    return corpus.articles.index.tolist(), corpus.articles["outlet"].fillna("").tolist()


@once_per_event
def _names(event: Event) -> dict[int, str]:
    """Name reports by their outlets, or by their ids where an outlet is unknown or has two reports of the event."""
    (ids, outlets), numbers = ids_and_outlets(event.corpus), [report.number for report in event.reports]
    many = Counter(outlets[n] for n in numbers)
    return {n: outlets[n] if outlets[n] and many[outlets[n]] == 1 else str(ids[n]) for n in numbers}


def _listed(names: Iterable[str]) -> str:
    """Write names as a list: a, b and c."""
    *some, last = sorted(names)
    return f"{', '.join(some)} and {last}" if some else last
