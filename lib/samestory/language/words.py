"""Texts as stems of their content words, each with its place: what passages are compared by.

A line of stems (`of_corpus`, `of_texts`) holds every word once, in order, with its offsets; `counts` turns any spans of it
into a sparse matrix, spans by stems, from which overlap and similarity are one product. Nothing is compared in pairs
of Python strings. Words are cut as `terms` cuts them (parts of a hyphenated word, no possessive 's), folded and reduced
by the Snowball stemmer for English (Porter 2001). "US" the country is another stem than "us" the pronoun.

>>> [(w.stem, w.start, w.end) for w in words("The U.S. doubled India’s tariffs.") if w.content]
[('u.s', 4, 7), ('doubl', 9, 16), ('india', 17, 22), ('tariff', 25, 32)]
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

import numpy as np
import pandas as pd
from nltk.stem.snowball import EnglishStemmer
from scipy import sparse

from .. import codebooks
from ..corpus import Corpus
from ..corpus import text as tx
from .terms import pieces

_COUNTRY = frozenset(("US", "U.S", "USA", "U.S.A"))  # stem "u.s"


class Word(NamedTuple):
    """A word of a text: its stem, its place, and whether it is a content word (see codebooks/function_words.toml)."""

    stem: str
    start: int
    end: int
    content: bool


class Stems(NamedTuple):
    """All words of some texts in one line: the distinct stems in order, and for each word its stem, text and offsets."""

    vocabulary: list[str]
    stem: np.ndarray  # of each word: its number in the vocabulary
    content: np.ndarray  # of each word: is it a content word?
    number: np.ndarray  # of each word: the number of its text (of its article in the corpus)
    start: np.ndarray  # of each word: offsets in that text
    end: np.ndarray


# --- words ---------------------------------------------------------------------------------------------------------


def words(text: str) -> list[Word]:
    """The words of a text in order, with offsets into the text as given; punctuation and signs are left out."""
    return [
        Word(stem, start + a, start + b, content)
        for start, end in tx.tokens(text)
        for stem, a, b, content in of_token(text[start:end])
    ]


@lru_cache(maxsize=200_000)
def of_token(token: str) -> tuple[Word, ...]:
    """The words of one token, with offsets into the token."""
    return tuple(
        Word(stem_of(word) if token[a : a + len(word)] not in _COUNTRY else "u.s", a, a + len(word), content)
        for word, a, _ in pieces(tx.fold(token))
        if tx.is_word(word) and word != "'s"
        for content in [token[a : a + len(word)] in _COUNTRY or word not in function_words()]
    )


@lru_cache(maxsize=200_000)
def stem_of(word: str) -> str:
    """The stem of a folded word; a number without its commas."""
    return word.replace(",", "") if word[0].isdigit() else _stemmer().stem(word)


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """The words of the codebook `function_words`, in lower case."""
    return frozenset(chain.from_iterable(table["words"] for table in codebooks.read("function_words").values()))


@lru_cache(maxsize=1)
def _stemmer() -> EnglishStemmer:
    return EnglishStemmer()


# --- lines ---------------------------------------------------------------------------------------------------------


def of_corpus(corpus: Corpus) -> Stems:
    """The words of a corpus in one line; made once per corpus. `number` is the article's number in corpus.articles."""
    return corpus.cached("stems", lambda: _of_corpus(corpus))


def _of_corpus(corpus: Corpus) -> Stems:
    tokens = corpus.tokens
    return _line(
        tokens["token"].cat.categories.tolist(),
        tokens["token"].cat.codes.to_numpy(),
        tokens["article"].cat.codes.to_numpy(),
        tokens["start"].to_numpy(),
    )


def of_texts(texts: Iterable[str]) -> Stems:
    """The words of a list of strings in one line. `number` is the place of the string in the list."""
    types: dict[str, int] = {}
    code: list[int] = []
    number: list[int] = []
    begin: list[int] = []
    for n, text in enumerate(texts):
        found = tx.tokens(text)
        code += [types.setdefault(text[start:end], len(types)) for start, end in found]
        number += [n] * len(found)
        begin += [start for start, _ in found]
    return _line(list(types), *(np.array(values, np.int64) for values in (code, number, begin)))


def _line(types: list[str], code: np.ndarray, number: np.ndarray, begin: np.ndarray) -> Stems:
    """Look each distinct token up once and lay its words out wherever the token stands."""
    known = [of_token(token) for token in types]
    flat = list(chain.from_iterable(known))
    vocabulary = sorted({word.stem for word in flat})
    place = dict(zip(vocabulary, range(len(vocabulary))))
    many = np.array([len(found) for found in known], np.int64)
    which, token = _ranges((np.cumsum(many) - many)[code], many[code])
    columns = [
        np.array([place[word.stem] for word in flat], np.int64)[which],
        np.array([word.content for word in flat], bool)[which],
        number[token].astype(np.int64),
        begin[token] + np.array([word.start for word in flat], np.int64)[which],
        begin[token] + np.array([word.end for word in flat], np.int64)[which],
    ]
    return Stems(vocabulary, *columns)


def _ranges(first: np.ndarray, many: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The numbers first, first + 1, … (`many` of them) for each row, one after the other; and the row of each."""
    row = np.repeat(np.arange(len(first)), many)
    return np.arange(len(row)) - (np.cumsum(many) - many)[row] + first[row], row


# --- spans ---------------------------------------------------------------------------------------------------------


def inside(stems: Stems, number: Sequence, start: Sequence, end: Sequence) -> tuple[np.ndarray, np.ndarray]:
    """The words that begin inside each span: their places in the line, and for each the row of its span.

    `number`, `start` and `end` say text and offsets of each span.
    """
    number, start, end = (np.asarray(values, np.int64) for values in (number, start, end))
    longest = max(int(stems.start.max(initial=0)), int(end.max(initial=0))) + 1
    key = stems.number * longest + stems.start
    first = np.searchsorted(key, number * longest + start)
    return _ranges(first, np.maximum(np.searchsorted(key, number * longest + end) - first, 0))


def counts(stems: Stems, number: Sequence, start: Sequence, end: Sequence, content: bool = True) -> sparse.csr_matrix:
    """How often each stem stands in each span: a sparse matrix, spans by vocabulary, of content words or of all."""
    place, row = inside(stems, number, start, end)
    if content:
        kept = stems.content[place]
        place, row = place[kept], row[kept]
    shape = (len(number), len(stems.vocabulary))
    return sparse.csr_matrix((np.ones(len(place)), (row, stems.stem[place])), shape=shape)  # equal places are summed


def of_spans(corpus: Corpus, spans: pd.DataFrame, content: bool = True) -> sparse.csr_matrix:
    """`counts` for a table of spans (article start end) of a corpus; the columns follow of_corpus(corpus).vocabulary."""
    number = corpus.articles.index.get_indexer(spans["article"].tolist())
    return counts(of_corpus(corpus), number, spans["start"], spans["end"], content)


def whole(stems: Stems, size: int, content: bool = True) -> sparse.csr_matrix:
    """`counts` for whole texts, of which there are `size` (some may hold no word)."""
    return counts(stems, np.arange(size), np.zeros(size), np.full(size, stems.end.max(initial=0) + 1), content)


# --- weights -------------------------------------------------------------------------------------------------------


def idf(matrix: sparse.csr_matrix) -> np.ndarray:
    """Weight of each stem: 1 + ln((1 + rows) / (1 + rows that hold it)), so never zero (Spärck Jones 1972, smoothed)."""
    held = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return 1 + np.log((1 + matrix.shape[0]) / (1 + held))


def weighted(matrix: sparse.csr_matrix, weight: np.ndarray) -> sparse.csr_matrix:
    """TF-IDF rows of length 1, so that weighted @ weighted.T holds cosines; a row without a stem stays empty."""
    rows = matrix.multiply(weight).tocsr()
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return (sparse.diags_array(1 / np.where(length > 0, length, 1)) @ rows).tocsr()


def news_weights(vocabulary: Sequence[str]) -> np.ndarray:
    """Weight of each stem in English news, in bits: 0 for "the", 12 for a word or number that is rare there.

    A table of 4,112 stems made once, so that two strings, or five articles, can be weighed without a large corpus beside
    them; what it was counted over is said in models/news_words.json.
    """
    known, rare = _news()
    return np.array([known.get(stem, rare) for stem in vocabulary], float)


@lru_cache(maxsize=1)
def _news() -> tuple[dict[str, int], int]:
    table = json.loads(files(__package__).joinpath("news_words.json").read_text(encoding="utf-8"))
    return {stem: int(bits) for bits, stems in table["bits"].items() for stem in stems.split()}, table["rare"]
