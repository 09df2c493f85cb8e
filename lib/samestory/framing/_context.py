"""Terms in context: which hits of an ambiguous word stand in the sense of its frame.

A rule of a codebook names terms and the words that must (`needs`) or must not (`excludes`) stand near them. All such
words are found in one pass, and each rule is one comparison of sorted places, so time grows with the text alone.
"""

from bisect import bisect_left
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
    """Where some words or phrases stand: sorted starts with lengths as one number each, and sorted stops."""

    keys: np.ndarray
    stops: np.ndarray

    @classmethod
    def of(cls, first: np.ndarray, stop: np.ndarray) -> "Places":
        """Sort some stretches of words."""
        return cls(np.sort(first * LONGEST + (stop - first)), np.sort(stop))


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
    return [terms.Term(0, phrase, terms.words_of(phrase), never=False) for phrase in phrases]


def in_sense(
    corpus: Corpus, book: dict[str, dict], wanted: list[terms.Term], hits: Hits, neighbors: Found
) -> np.ndarray:
    """Tell which hits of the wanted terms stand as the `context` of their frames asks."""
    kept = np.ones(len(hits.first), bool)
    rules = [(n, rule) for n, table in enumerate(book.values()) for rule in table.get("context", ())]
    if not rules or not len(kept):
        return kept
    line = line_of(corpus)
    find, windows = _Neighbors(corpus, line, list(book), hits, neighbors), _Windows(line, hits)
    number_of = {(term.frame, term.term): n for n, term in enumerate(wanted) if not term.never}
    for number, rule in rules:
        concerned = np.zeros(len(wanted), bool)
        listed = rule.get("terms", book[find.frames[number]]["terms"])
        concerned[[number_of[number, term] for term in listed]] = True
        rows = np.flatnonzero(kept & concerned[hits.term])
        within, first, stop = windows.of(rows, rule.get("within")), hits.first[rows], hits.stop[rows]
        fits = np.ones(len(rows), bool)
        if "needs" in rule:
            fits &= _near(find.places(rule["needs"]), first, stop, within)
        if "excludes" in rule:
            fits &= ~_near(find.places(rule["excludes"]), first, stop, within)
        if not rule.get("names", True):
            fits &= ~_in_names(corpus, line, first, stop, windows.of(rows, None))
        kept[rows] = fits
    return kept


# --- neighbors -----------------------------------------------------------------------------------------------------


class _Neighbors:
    """Where the words stand that the rules of a codebook ask for."""

    def __init__(self, corpus: Corpus, line: terms.Line, frames: list[str], hits: Hits, found: Found) -> None:
        self.frames, self.hits, self.found = frames, hits, found
        self.number = {term.term: n for n, term in enumerate(found.terms)}
        length = np.array([len(term.words) for term in found.terms], np.int64)
        self.stop = found.first + np.repeat(length, np.diff(found.bounds))
        self.absent = np.zeros(len(found.first), bool)
        for number, term in enumerate(found.terms):
            for offset, word in enumerate(term.term.replace("-", " ").split()[: len(term.words)]):
                if word[0].isupper():  # a capital fits only a capital
                    own = slice(*found.bounds[number : number + 2])
                    self.absent[own] |= ~capitals(corpus)[line.piece[found.first[own] + offset]]
        self._known: dict[tuple[str, ...], Places] = {}

    def places(self, asked: list[str]) -> Places:
        """Return where any of some words, groups or terms of a frame stands."""
        key = tuple(asked)
        if key not in self._known:
            numbers = (n for n in map(self.number.get, key) if n is not None)
            rows = [np.arange(*self.found.bounds[n : n + 2]) for n in numbers]
            rows = np.concatenate([np.zeros(0, np.int64), *rows])
            rows = rows[~self.absent[rows]]
            first, stop = [self.found.first[rows]], [self.stop[rows]]
            for name in key:
                if name.startswith(GROUP):
                    own = self.hits.frame == self.frames.index(name.removeprefix(GROUP))
                    first.append(self.hits.first[own])
                    stop.append(self.hits.stop[own])
            self._known[key] = Places.of(np.concatenate(first), np.concatenate(stop))
        return self._known[key]


class _Windows:
    """The neighborhoods of hits: the sentence, or so many words to each side within it. Marks are no words."""

    def __init__(self, line: terms.Line, hits: Hits) -> None:
        sentence = line.sentence[line.token]
        own = sentence[hits.first]
        self.low, self.high = np.searchsorted(sentence, own), np.searchsorted(sentence, own, "right")
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


@once_per_corpus
def capitals(corpus: Corpus) -> np.ndarray:
    """Tell of each piece of each distinct token (see terms.Line) whether it starts with a capital."""
    line = line_of(corpus)
    types, codes = corpus.tokens["token"].cat.categories.tolist(), corpus.tokens["token"].cat.codes.to_numpy()
    of_piece = np.zeros(len(line.begin), np.int64)
    of_piece[line.piece] = codes[line.token]
    return np.array([types[n][at : at + 1].isupper() for n, at in zip(of_piece.tolist(), line.begin.tolist())], bool)


def _in_names(corpus: Corpus, line: terms.Line, first: np.ndarray, stop: np.ndarray, sentence: tuple) -> np.ndarray:
    """Tell which hits are part of a capitalized name in running text: "Sue Price", "Mercy Hospital"."""
    capital, named = capitals(corpus), np.zeros(len(first), bool)
    rows = np.flatnonzero(capital[line.piece[first]] & (stop - first == 1))
    low, high = (ends[rows] for ends in sentence)
    beside = np.zeros(len(rows), bool)
    for place, inside in ((first[rows] - 1, first[rows] > low), (stop[rows], stop[rows] < high)):
        place = np.where(inside, place, first[rows])
        beside |= inside & capital[line.piece[place]] & ~_no_names(line)[line.word[place]]
    rows = rows[beside]
    text = corpus.articles["text"].tolist()
    row = corpus.sentences.take(line.sentence[line.token[first[rows]]])
    spans = zip(row["article"].cat.codes.tolist(), row["start"].tolist(), row["end"].tolist())
    named[rows] = [not title_case(text[n], (start, end)) for n, start, end in spans]
    return named


def _no_names(line: terms.Line) -> np.ndarray:
    """Tell of each distinct word whether it is a mark or one that opens sentences rather than names."""
    flags = line.is_mark.copy()
    for word in _NO_NAME:
        at = bisect_left(line.vocabulary, word)
        flags[at : at + 1] |= line.vocabulary[at : at + 1] == [word]
    return flags
