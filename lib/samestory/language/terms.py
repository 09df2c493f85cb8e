"""Terms of a codebook in a corpus: words, phrases and wildcards, by one look at each distinct word.

The words of all terms are looked up once among the distinct words of the corpus, phrases by their rarest word. The
texts themselves are not searched.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..corpus import text as tx
from .words import SIGNS, laid_out, pieces, sentence_rows

GAP = r"[\w'.,:&]"  # what "*" stands for, any number of them
ANY = "\ua66e"  # stands for "*" in a term while it is cut into words: a letter that no text of ours will hold


# --- words of terms and of texts -----------------------------------------------------------------------------------


@lru_cache(maxsize=2**15)
def words_of(term: str) -> tuple[str, ...]:
    """Return the words of a term, cut as texts are.

    Examples
    --------
    >>> words_of("U.S.-led war")
    ('u.s', 'led', 'war')
    """
    term = tx.fold(term).replace("*", ANY)
    return tuple(word for start, end in tx.tokens(term) for word, _, _ in pieces(term[start:end]))


class Line(NamedTuple):
    """The words of a corpus in one line, marks and signs included: distinct words in order, and where each stands."""

    vocabulary: list[str]
    is_mark: np.ndarray  # of each distinct word: no letter, digit or sign
    word: np.ndarray  # of each place: its word, its token, its piece of a distinct token
    token: np.ndarray
    piece: np.ndarray
    begin: np.ndarray  # of each piece of each distinct token: where in the token it starts and ends
    stop: np.ndarray
    sentence: np.ndarray  # of each token: its row in the table of sentences


def line_of(corpus: Corpus) -> Line:
    """Return the words of a corpus in one line, folded."""
    types = corpus.tokens["token"].cat
    tokens = tx.fold("\n".join(types.categories.tolist())).split("\n")  # one call, not one a word
    parts = [((token, 0, len(token)),) if token.isalnum() else pieces(token) for token in tokens]
    flat, piece, token = laid_out(parts, types.codes.to_numpy())
    word, vocabulary = pd.factorize(np.array([word for word, _, _ in flat], dtype=object), sort=True)
    return Line(
        vocabulary.tolist(),
        is_mark=np.array([not (word.isalnum() or tx.is_word(word) or word in SIGNS) for word in vocabulary], bool),
        word=word.astype(np.int32)[piece],
        token=token,
        piece=piece,
        begin=np.array([begin for _, begin, _ in flat], np.int32),
        stop=np.array([stop for *_, stop in flat], np.int32),
        sentence=sentence_rows(corpus),
    )


def _keys(word: str, line: Line) -> range | np.ndarray:
    """List the numbers of the distinct words that a word of a term stands for."""
    if word == ANY:
        return np.flatnonzero(~line.is_mark)
    stem, wildcard, rest = word.partition(ANY)
    low = bisect_left(line.vocabulary, stem)
    if not wildcard:
        return range(low, low + (line.vocabulary[low : low + 1] == [stem]))
    high = bisect_right(line.vocabulary, stem + "\U0010ffff")
    if not rest:
        return range(low, high)
    # Each part is taken where it first stands, for good (an atomic group): "a*a*a*b" is tried once along a long word.
    *middle, last = map(re.escape, rest.split(ANY))
    pattern = re.compile(re.escape(stem) + "".join(rf"(?>{GAP}*?{part})" for part in middle) + f"{GAP}*{last}")
    return np.array([n for n in range(low, high) if pattern.fullmatch(line.vocabulary[n])], np.int64)


# --- finding -------------------------------------------------------------------------------------------------------


class Term(NamedTuple):
    """One term of a codebook: the number of its frame, its words, and whether it only excludes."""

    frame: int
    term: str
    words: tuple[str, ...]
    never: bool


def compiled(book: dict[str, dict]) -> list[Term]:
    """Return all terms, those that win a tie first: excluded ones, then the longest, then by the alphabet."""
    found = {
        Term(number, term, words_of(term), key == "never")
        for number, table in enumerate(book.values())
        for key in ("never", "terms")
        for term in table.get(key, ())
    }
    return sorted(found, key=lambda t: (not t.never, -len(t.term.replace("*", "")), t.term, t.frame))


def find(line: Line, terms: list[Term]) -> tuple[np.ndarray, np.ndarray]:
    """Find every occurrence of every term: the place of its first word, and the number of the term."""
    keys = {word: _keys(word, line) for word in sorted({word for term in terms for word in term.words})}
    count = np.bincount(line.word, minlength=len(line.vocabulary))
    total = _totals(keys, count)
    anchors = [_anchor(term.words, total) for term in terms]
    used = np.zeros(len(line.vocabulary), bool)
    for term, anchor in zip(terms, anchors):
        if total[term.words[anchor]]:
            known = keys[term.words[anchor]]
            used[slice(known.start, known.stop) if isinstance(known, range) else known] = True
    places = np.flatnonzero(used[line.word])
    rank = np.cumsum(used) - 1
    rank = rank.astype(np.uint16) if rank[-1:].sum() < 2**16 else rank  # sorted by its digits, which is faster
    places = places[np.argsort(rank[line.word[places]], kind="stable")]
    first, none = [0, *np.cumsum(np.where(used, count, 0)).tolist()], places[:0]
    at = []
    for term, anchor in zip(terms, anchors):
        if not total[term.words[anchor]]:
            at.append(none)
            continue
        known = keys[term.words[anchor]]
        if isinstance(known, range):
            begins = places[first[known.start] : first[known.stop]]
        else:
            begins = np.concatenate([none, *(places[first[key] : first[key + 1]] for key in known.tolist())])
        begins = begins - anchor if anchor else begins
        for offset, word in enumerate(term.words if len(term.words) > 1 else ()):
            if len(begins) and offset != anchor:
                begins = begins[_stands(line, begins, offset, anchor, None if word == ANY else keys[word])]
        at.append(begins)
    which = np.repeat(np.arange(len(terms)), [len(begins) for begins in at])
    return np.concatenate([np.zeros(0, np.int64), *at]), which


def _totals(keys: dict[str, range | np.ndarray], count: np.ndarray) -> dict[str, int]:
    """Count how often the distinct words occur that each word of a term stands for."""
    ends = [0, *np.cumsum(count).tolist()]
    return {
        word: ends[known.stop] - ends[known.start] if isinstance(known, range) else int(count[known].sum())
        for word, known in keys.items()
    }


def _anchor(words: tuple[str, ...], total: dict[str, int]) -> int:
    """Return which word of a term is rarest, the first of several."""
    if len(words) == 1:
        return 0
    counts = [total[word] for word in words]
    return counts.index(min(counts))


def _stands(line: Line, begins: np.ndarray, offset: int, anchor: int, keys: range | np.ndarray | None) -> np.ndarray:
    """Find where one of the words (None: any) stands `offset` places on, in the sentence of the anchor."""
    place = begins + offset
    word = line.word.take(place, mode="clip")
    if keys is None:
        fits = ~line.is_mark[word]
    elif isinstance(keys, range):
        fits = word == keys.start if len(keys) == 1 else (word >= keys.start) & (word < keys.stop)
    else:
        fits = np.isin(word, keys)
    rows = np.flatnonzero(fits & (place >= 0) & (place < len(line.word)))
    own, anchored = line.sentence[line.token[place[rows]]], line.sentence[line.token[begins[rows] + anchor]]
    return rows[own == anchored]


def longest(at: np.ndarray, length: np.ndarray, which: np.ndarray, frame: np.ndarray) -> np.ndarray:
    """Return the rows to keep, frame by frame: from left to right, the longest at each place, none inside another."""
    order = np.lexsort((which, -length, at, frame))
    kept, last, past = [], -1, -1
    for row, group, begin, size in zip(order.tolist(), *(values[order].tolist() for values in (frame, at, length))):
        if group != last or begin >= past:
            kept.append(row)
            last, past = group, begin + size
    return np.array(kept, np.int64)
