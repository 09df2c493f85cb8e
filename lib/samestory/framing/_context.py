"""Terms in context: which hits of an ambiguous word stand in the sense of its frame.

A rule of a codebook names terms and the words that must (`needs`) or must not (`excludes`) stand near them. All such
words are found in one pass, and each rule is one comparison of sorted places, so time grows with the text alone.
"""

from bisect import bisect_left
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from .. import codebooks
from ..corpus import Corpus
from ..corpus.offsets import once_per_corpus
from ..language import terms
from ..language.capitals import title_case
from ._codebook import GROUP

_WORDS = codebooks.read("english")
LONGEST = 64  # more words than a phrase has
_NO_NAME = frozenset(_WORDS["before_names"]["words"] + _WORDS["before_nouns"]["words"])


class Hits(NamedTuple):
    """Hits in the line of words: places of the first and behind the last word, numbers of frame and term."""

    first: np.ndarray
    stop: np.ndarray
    frame: np.ndarray
    term: np.ndarray


class Places(NamedTuple):
    """Where some words or phrases stand: sorted starts with lengths as one number each (keys), and sorted stops."""

    keys: np.ndarray
    stops: np.ndarray

    @classmethod
    def of(cls, parts: list[np.ndarray]) -> "Places":
        """Sort the keys of some stretches of words."""
        keys = np.sort(np.concatenate([np.zeros(0, np.int64), *parts]))
        stops = keys - keys // LONGEST * (LONGEST - 1)  # start * LONGEST + length -> start + length
        return cls(keys, np.sort(stops, kind="stable"))  # nearly in order, which "stable" sorts fast


class Found(NamedTuple):
    """Every place of some terms in the line of words, term by term."""

    terms: list[terms.Term]
    first: np.ndarray
    bounds: list[int]  # where the places of each term start, and where those of the last one stop


def asked(book: dict[str, dict]) -> list[terms.Term]:
    """List the words and phrases that the rules of a codebook ask for."""
    rules = chain.from_iterable(table.get("context", ()) for table in book.values())
    words = chain.from_iterable((*rule.get("needs", ()), *rule.get("excludes", ())) for rule in rules)
    phrases = sorted({phrase for phrase in words if not phrase.startswith(GROUP)})
    return [_phrase(phrase) for phrase in phrases]


@lru_cache(maxsize=2**15)
def _phrase(phrase: str) -> terms.Term:
    return terms.Term(0, phrase, terms.words_of(phrase), never=False)


def in_sense(
    corpus: Corpus, book: dict[str, dict], wanted: list[terms.Term], hits: Hits, neighbors: Found
) -> np.ndarray:
    """Tell which hits of the wanted terms stand as the `context` of their frames asks."""
    kept = np.ones(len(hits.first), bool)
    rules = [(n, rule) for n, table in enumerate(book.values()) for rule in table.get("context", ())]
    if not rules or not len(kept):
        return kept
    line = line_of(corpus)
    concerned, windows = _Concerned(wanted, hits), _Windows(line, hits)
    find = _Neighbors(corpus, line, list(book), hits, neighbors)
    for number, rule in rules:
        rows = concerned.rows(number, rule.get("terms"))
        rows = rows[kept[rows]]
        within, first, stop = windows.of(rows, rule.get("within")), hits.first[rows], hits.stop[rows]
        fits = np.ones(len(rows), bool)
        if "needs" in rule:
            fits &= _near(find.places(rule["needs"]), first, stop, within)
        if "excludes" in rule:
            fits &= ~_near(find.places(rule["excludes"]), first, stop, within)
        kept[rows] = fits
    nameless = [concerned.rows(number, rule.get("terms")) for number, rule in rules if not rule.get("names", True)]
    rows = np.unique(np.concatenate([np.zeros(0, np.int64), *nameless]))
    rows = rows[kept[rows]]
    kept[rows] = ~_in_names(corpus, line, hits.first[rows], hits.stop[rows], windows.of(rows, None))
    return kept


class _Concerned:
    """Which hits a rule is about."""

    def __init__(self, wanted: list[terms.Term], hits: Hits) -> None:
        self.hits, self.number = hits, {(t.frame, t.term): n for n, t in enumerate(wanted) if not t.never}
        self._is = np.zeros(len(wanted), bool)
        self._of_frame: dict[int, np.ndarray] = {}

    def rows(self, frame: int, listed: list[str] | None) -> np.ndarray:
        """Return the hits of some terms of a frame; of all where none are listed."""
        if frame not in self._of_frame:
            self._of_frame[frame] = np.flatnonzero(self.hits.frame == frame)
        rows = self._of_frame[frame]
        if listed is None:
            return rows
        numbers = [self.number[frame, term] for term in listed]
        self._is[numbers] = True
        rows = rows[self._is[self.hits.term[rows]]]
        self._is[numbers] = False
        return rows


# --- neighbors -----------------------------------------------------------------------------------------------------


class _Neighbors:
    """Where the words stand that the rules of a codebook ask for."""

    def __init__(self, corpus: Corpus, line: terms.Line, frames: list[str], hits: Hits, found: Found) -> None:
        self.frames, self.hits = frames, hits
        length = np.repeat([len(term.words) for term in found.terms], np.diff(found.bounds)).astype(np.int64)
        present = _as_capitals(corpus, line, found)
        keys = (found.first * LONGEST + length)[present]
        bounds = np.append(0, np.cumsum(present))[found.bounds].tolist()
        self._keys = {term.term: keys[a:b] for term, a, b in zip(found.terms, bounds, bounds[1:]) if b > a}
        self._known: dict[tuple[str, ...], Places] = {}

    def places(self, asked: list[str]) -> Places:
        """Return where any of some words, groups or terms of a frame stands."""
        key = tuple(asked)
        if key not in self._known:
            parts = [self._keys[word] for word in key if word in self._keys]
            for name in key:
                if name.startswith(GROUP):
                    rows = self.hits.frame == self.frames.index(name.removeprefix(GROUP))
                    first, stop = self.hits.first[rows], self.hits.stop[rows]
                    parts.append(first * LONGEST + (stop - first))
            self._known[key] = Places.of(parts)
        return self._known[key]


def _as_capitals(corpus: Corpus, line: terms.Line, found: Found) -> np.ndarray:
    """Tell which found words are printed with the capitals that their terms have: a capital fits only a capital."""
    places, rows = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for term, begin, end in zip(found.terms, found.bounds, found.bounds[1:]):
        if begin == end or term.term.islower():
            continue
        for offset, word in enumerate(term.term.replace("-", " ").split()[: len(term.words)]):
            if word[0].isupper():
                places.append(found.first[begin:end] + offset)
                rows.append(np.arange(begin, end))
    present = np.ones(len(found.first), bool)
    present[np.concatenate(rows)[~_capital(corpus, line, np.concatenate(places))]] = False
    return present


class _Windows:
    """The neighborhoods of hits: the sentence, or so many words to each side within it. Marks are no words."""

    def __init__(self, line: terms.Line, hits: Hits) -> None:
        sentence = line.sentence[line.token]
        own, ends = sentence[hits.first], np.cumsum(np.bincount(sentence))
        self.low, self.high = np.append(0, ends)[own], ends[own]
        is_word = ~line.is_mark[line.word]
        self._word = np.flatnonzero(is_word)  # the place of each word
        number = np.cumsum(is_word, dtype=np.int32) - 1  # the number of the word at or before each place
        self._first, self._last = number[hits.first], number[hits.stop - 1]

    def of(self, rows: np.ndarray, within: int | None) -> tuple[np.ndarray, np.ndarray]:
        """Return where the neighborhood of each row starts, and where it stops."""
        low, high = self.low[rows], self.high[rows]
        if within is None:
            return low, high
        near, far = self._first[rows] - within, self._last[rows] + within
        near = self._word[np.maximum(near, 0)]
        far = self._word[np.minimum(far, len(self._word) - 1)] + 1
        return np.maximum(low, near), np.minimum(high, far)


def _near(places: Places, first: np.ndarray, stop: np.ndarray, within: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Tell which hits have one of the places in their neighborhood that is not part of the hit itself."""
    low, high = within
    reach = np.searchsorted(places.keys, high * LONGEST) - np.searchsorted(places.stops, low, "right")
    rows = np.flatnonzero(reach)
    for offset in range(int((stop - first).max(initial=0))):
        begin, left = first[rows] + offset, stop[rows] - first[rows] - offset  # words of the hit from there on
        rows, begin, left = rows[left > 0], begin[left > 0], left[left > 0]
        inside = np.searchsorted(places.keys, begin * LONGEST + left, "right")
        reach[rows] -= inside - np.searchsorted(places.keys, begin * LONGEST)
    return reach > 0


# --- names ---------------------------------------------------------------------------------------------------------


@once_per_corpus
def line_of(corpus: Corpus) -> terms.Line:
    """Return the words of the corpus in one line."""
    return terms.line_of(corpus)


def _capital(corpus: Corpus, line: terms.Line, places: np.ndarray) -> np.ndarray:
    """Tell of some places of the line whether their word starts with a capital."""
    pieces, tokens = line.piece[places], corpus.tokens["token"].cat
    place, capital = np.full(len(line.begin), -1), np.zeros(len(line.begin), bool)
    place[pieces] = places  # one place of each distinct piece
    distinct = np.flatnonzero(place >= 0)
    types = tokens.categories.take(tokens.codes.to_numpy()[line.token[place[distinct]]]).tolist()
    begins = line.begin[distinct].tolist()
    capital[distinct] = [word[begin : begin + 1].isupper() for word, begin in zip(types, begins)]
    return capital[pieces]


def _in_names(corpus: Corpus, line: terms.Line, first: np.ndarray, stop: np.ndarray, sentence: tuple) -> np.ndarray:
    """Tell which hits are part of a capitalized name in running text: "Sue Price", "Mercy Hospital"."""
    named = np.zeros(len(first), bool)
    rows = np.flatnonzero(stop - first == 1)
    rows = rows[_capital(corpus, line, first[rows])]
    low, high = (ends[rows] for ends in sentence)
    beside, named_so = np.zeros(len(rows), bool), ~_no_names(line)
    for place, inside in ((first[rows] - 1, first[rows] > low), (stop[rows], stop[rows] < high)):
        place = np.where(inside, place, first[rows])
        beside |= inside & _capital(corpus, line, place) & named_so[line.word[place]]
    rows = rows[beside]
    within, which = np.unique(line.sentence[line.token[first[rows]]], return_inverse=True)
    row, text = corpus.sentences.take(within), corpus.articles["text"].tolist()
    spans = zip(row["article"].cat.codes.tolist(), row["start"].tolist(), row["end"].tolist())
    named[rows] = ~np.array([title_case(text[n], (start, end)) for n, start, end in spans], bool)[which]
    return named


def _no_names(line: terms.Line) -> np.ndarray:
    """Tell of each distinct word whether it is a mark or one that opens sentences rather than names."""
    flags = line.is_mark.copy()
    for word in _NO_NAME:
        at = bisect_left(line.vocabulary, word)
        flags[at : at + 1] |= line.vocabulary[at : at + 1] == [word]
    return flags
