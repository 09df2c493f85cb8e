"""Terms in context: which hits of an ambiguous word stand in the sense of its frame.

A rule of a codebook names terms and the words that must (`needs`) or must not (`excludes`) stand near them. All such
words are found in one pass, and each rule is one comparison of sorted places, so time grows with the text alone.
"""

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
_NO_NAME, _DETERMINERS = (frozenset(_WORDS[name]["words"]) for name in ("before_names", "before_nouns"))


class Hits(NamedTuple):
    """Hits in the line of words: places of the first and behind the last word, numbers of frame and term."""

    first: np.ndarray
    stop: np.ndarray
    frame: np.ndarray
    term: np.ndarray

    def where(self, chosen: np.ndarray) -> "Hits":
        """Return some of the hits."""
        return Hits(*(column[chosen] for column in self))


class Places(NamedTuple):
    """Where some words or phrases stand, by start; the stops are sorted for themselves."""

    first: np.ndarray
    stop: np.ndarray
    stops: np.ndarray

    @classmethod
    def of(cls, first: np.ndarray, stop: np.ndarray) -> "Places":
        """Sort some stretches of words."""
        order = np.lexsort((stop, first))
        return cls(first[order], stop[order], np.sort(stop))


def in_sense(corpus: Corpus, book: dict[str, dict], wanted: list[terms.Term], hits: Hits) -> np.ndarray:
    """Tell which hits of the wanted terms stand as the `context` of their frames asks."""
    kept = np.ones(len(hits.first), bool)
    rules = [(n, rule) for n, table in enumerate(book.values()) for rule in table.get("context", ())]
    if not rules or not len(kept):
        return kept
    line = line_of(corpus)
    find = _Neighbors(corpus, line, book, hits, [rule for _, rule in rules])
    sentence = line.sentence[line.token]
    for number, rule in rules:
        named = frozenset(rule.get("terms", book[find.frames[number]]["terms"]))
        concerned = np.array([t.frame == number and t.term in named for t in wanted], bool)
        rows = np.flatnonzero(kept & concerned[hits.term])
        of_rule = hits.where(rows)
        window = _window(line, sentence, of_rule, rule.get("within"))
        fits = np.ones(len(rows), bool)
        if "needs" in rule:
            fits &= _near(find.places(rule["needs"]), of_rule, *window)
        if "excludes" in rule:
            fits &= ~_near(find.places(rule["excludes"]), of_rule, *window)
        if not rule.get("names", True):
            fits &= ~_in_names(corpus, line, sentence, of_rule)
        kept[rows] = fits
    return kept


# --- neighbors -----------------------------------------------------------------------------------------------------


class _Neighbors:
    """The words that the rules of a codebook ask for, found once."""

    def __init__(self, corpus: Corpus, line: terms.Line, book: dict, hits: Hits, rules: list[dict]) -> None:
        self.frames, self.hits = list(book), hits
        asked = chain.from_iterable((*rule.get("needs", ()), *rule.get("excludes", ())) for rule in rules)
        phrases = sorted({phrase for phrase in asked if not phrase.startswith(GROUP)})
        self.number = {phrase: n for n, phrase in enumerate(phrases)}
        wanted = [terms.Term(0, phrase, terms.words_of(phrase), never=False) for phrase in phrases]
        self.first, which = terms.find(line, wanted)
        self.stop = self.first + np.array([len(term.words) for term in wanted], np.int64)[which]
        self.bounds = np.searchsorted(which, np.arange(len(phrases) + 1))
        self._keep_capitals(corpus, line, wanted)
        self._known: dict[tuple[str, ...], Places] = {}

    def _keep_capitals(self, corpus: Corpus, line: terms.Line, wanted: list[terms.Term]) -> None:
        """Move away the places of phrases with a capital where the text has none."""
        for number, term in enumerate(wanted):
            for offset, word in enumerate(term.term.replace("-", " ").split()):
                if word[0].isupper() and offset < len(term.words):
                    own = slice(self.bounds[number], self.bounds[number + 1])
                    small = ~capitals(corpus)[line.piece[self.first[own] + offset]]
                    self.first[own][small] = self.stop[own][small] = -1

    def places(self, asked: list[str]) -> Places:
        """Return where any of some words, groups or terms of a frame stands."""
        key = tuple(asked)
        if key not in self._known:
            slices = [slice(self.bounds[n], self.bounds[n + 1]) for n in map(self.number.get, key) if n is not None]
            first, stop = [self.first[s] for s in slices], [self.stop[s] for s in slices]
            for name in key:
                if name.startswith(GROUP):
                    own = self.hits.frame == self.frames.index(name.removeprefix(GROUP))
                    first.append(self.hits.first[own])
                    stop.append(self.hits.stop[own])
            found, ends = (np.concatenate([np.zeros(0, np.int64), *parts]) for parts in (first, stop))
            self._known[key] = Places.of(found[found >= 0], ends[found >= 0])
        return self._known[key]


def _window(line: terms.Line, sentence: np.ndarray, hits: Hits, within: int | None) -> tuple[np.ndarray, np.ndarray]:
    """Return for each hit where its neighborhood starts and stops: its sentence, or so many words to each side."""
    own = sentence[hits.first]
    low, high = np.searchsorted(sentence, own), np.searchsorted(sentence, own, "right")
    if within is None:
        return low, high
    word = _word_numbers(line)
    near = np.searchsorted(word, word[hits.first] - within)
    far = np.searchsorted(word, word[hits.stop - 1] + within, "right")
    return np.maximum(low, near), np.minimum(high, far)


def _word_numbers(line: terms.Line) -> np.ndarray:
    """Number the words of the line; a mark has the number of the word before it."""
    return np.cumsum(~line.is_mark[line.word])


def _near(places: Places, hits: Hits, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Tell which hits have one of the places in their neighborhood that is not part of the hit itself."""
    reach = np.searchsorted(places.first, high) - np.searchsorted(places.stops, low, "right")
    size = 1 + int(max((hits.stop - hits.first).max(initial=0), (places.stop - places.first).max(initial=0)))
    keys = places.first * size + (places.stop - places.first)  # sorted: by start, then by length
    for offset in range(size):
        begin = hits.first + offset
        left = np.maximum(hits.stop - begin, -1)  # words of the hit from there on
        reach = reach - np.where(
            left > 0, np.searchsorted(keys, begin * size + left, "right") - np.searchsorted(keys, begin * size), 0
        )
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


def _in_names(corpus: Corpus, line: terms.Line, sentence: np.ndarray, hits: Hits) -> np.ndarray:
    """Tell which hits are part of a capitalized name in running text: "Sue Price", "Mercy Hospital"."""
    capital = capitals(corpus)[line.piece]
    names = np.array([word not in _NO_NAME | _DETERMINERS for word in line.vocabulary], bool) & ~line.is_mark
    named = capital[hits.first] & (hits.stop - hits.first == 1)
    before, after = np.maximum(hits.first - 1, 0), np.minimum(hits.stop, len(capital) - 1)
    opens = (hits.first == 0) | (sentence[before] != sentence[hits.first])
    closes = (hits.stop == len(capital)) | (sentence[after] != sentence[hits.first])
    beside = ~opens & capital[before] & names[line.word[before]]
    beside |= ~closes & capital[after] & names[line.word[after]]
    named &= beside
    text = corpus.articles["text"].tolist()
    row = corpus.sentences.take(sentence[hits.first[named]])
    spans = zip(row["article"].cat.codes.tolist(), row["start"].tolist(), row["end"].tolist())
    named[named] = [not title_case(text[n], (start, end)) for n, start, end in spans]
    return named
