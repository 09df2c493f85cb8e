"""Texts as words with stem and place: the one word stream that passages are compared by.

A stream (`of_corpus`, `of_texts`) holds every word once, in order, with its offsets. `counts` turns any spans of it
into a sparse matrix, spans by stems, from which overlap and similarity are one product.

Words are parts of hyphenated tokens, without a possessive 's, folded and reduced by the Snowball stemmer for English
(Porter 2001), irregular forms to the stem of their base. "US" the country has another stem than "us" the pronoun.

>>> [(w.stem, w.start, w.end) for w in words("The U.S. doubled India’s tariffs.") if w.content]
[('u.s', 4, 7), ('doubl', 9, 16), ('india', 17, 22), ('tariff', 25, 32)]
"""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from math import log2
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from .. import codebooks
from ..corpus import Corpus
from ..corpus import text as tx
from ..corpus.offsets import once_per_corpus
from .inflection import base_of

SIGNS = "$€£¥₹%"
_WORD = re.compile(r"(?P<own>(?<=\w)'s(?!\w))|(?P<word>\w+(?:(?:'(?!s(?!\w))|[.,:&])\w+)*)\.?|[" + SIGNS + "]")
_COUNTRY = frozenset(("US", "U.S", "USA", "U.S.A"))  # stem "u.s"
# The stemmer changes no other word: the ends of its suffixes (Porter 2001), so that it is loaded only for one of them.
_SUFFIXES = tuple("s ed ing y i al ful ll er ator ion ism e ic ant ent".split())


class Word(NamedTuple):
    """A word of a text: its stem, its place, and whether it is a content word (see codebooks/function_words.toml)."""

    stem: str
    start: int
    end: int
    content: bool


class Stems(NamedTuple):
    """All words of some texts in one stream: the distinct stems in order, and a value of each array for each word."""

    vocabulary: list[str]
    stem: np.ndarray  # its number in the vocabulary
    content: np.ndarray  # is it a content word?
    number: np.ndarray  # the number of its text (of its article in the corpus)
    start: np.ndarray  # offsets in that text
    end: np.ndarray


# --- words ---------------------------------------------------------------------------------------------------------


def pieces(token: str) -> list[tuple[str, int, int]]:
    """Return the words of a folded token with their places: parts of a compound, sign and number, name and "'s".

    Examples
    --------
    >>> pieces("u.s.-led"), pieces("india's")
    ([('u.s', 0, 4), ('led', 5, 8)], [('india', 0, 5), ("'s", 5, 7)])
    """
    return [(m["word"] or m[0], m.start(), m.end()) for m in _WORD.finditer(token)] or [(token, 0, len(token))]


def words(text: str) -> list[Word]:
    """Return the words of a text in order, with offsets into the text as given; marks and signs are left out."""
    return [
        Word(stem, start + a, start + b, content)
        for start, end in tx.tokens(text)
        for stem, a, b, content in of_token(text[start:end])
    ]


@lru_cache(maxsize=200_000)
def of_token(token: str) -> tuple[Word, ...]:
    """Return the words of one token, with offsets into the token."""
    return tuple(
        Word("u.s" if country else stem_of(word), a, a + len(word), country or word not in function_words())
        for word, a, _ in pieces(tx.fold(token))
        if tx.is_word(word) and word != "'s"
        for country in [token[a : a + len(word)] in _COUNTRY]
    )


@lru_cache(maxsize=200_000)
def stem_of(word: str) -> str:
    """Return the stem of a folded word, of an irregular form that of its base; a number loses its commas.

    Examples
    --------
    >>> stem_of("rose"), stem_of("rising"), stem_of("gunmen"), stem_of("2,000")
    ('rise', 'rise', 'gunman', '2000')
    """
    if word[0].isdigit():
        return word.replace(",", "")
    word = base_of(word)
    return word if word.replace("-", "").isalpha() and not word.endswith(_SUFFIXES) else _stemmer().stem(word)


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Return the words of the codebook `function_words`, in lower case."""
    return frozenset(chain.from_iterable(table["words"] for table in codebooks.read("function_words").values()))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from nltk.stem.snowball import EnglishStemmer  # nltk loads scikit-learn, half a second

    return EnglishStemmer()


# --- streams -------------------------------------------------------------------------------------------------------


@once_per_corpus
def of_corpus(corpus: Corpus) -> Stems:
    """Return the words of a corpus; made once. `number` is the article's number in corpus.articles."""
    token, article = corpus.tokens["token"].cat, corpus.tokens["article"].cat
    begin = corpus.tokens["start"].to_numpy()
    return _stream(token.categories.tolist(), token.codes.to_numpy(), article.codes.to_numpy(), begin)


def of_texts(texts: Sequence[str]) -> Stems:
    """Return the words of a list of strings. `number` is the place of the string in the list."""
    places = list(map(tx.tokens, texts))
    printed = [text[start:end] for text, own in zip(texts, places) for start, end in own]
    code, types = pd.factorize(np.array(printed, dtype=object))
    number = np.repeat(np.arange(len(places)), list(map(len, places)))
    return _stream(types.tolist(), code, number, np.array([start for own in places for start, _ in own], np.int64))


def _stream(types: list[str], code: np.ndarray, number: np.ndarray, begin: np.ndarray) -> Stems:
    """Look each distinct token up once and lay its words out wherever the token stands."""
    flat, which, token = laid_out(list(map(of_token, types)), code)
    stem, vocabulary = pd.factorize(np.array([word.stem for word in flat], dtype=object), sort=True)
    return Stems(
        vocabulary.tolist(),
        stem=stem[which],
        content=np.array([word.content for word in flat], bool)[which],
        number=number[token].astype(np.int64),
        start=begin[token] + np.array([word.start for word in flat], np.int64)[which],
        end=begin[token] + np.array([word.end for word in flat], np.int64)[which],
    )


def laid_out(parts: Sequence[Sequence], code: np.ndarray) -> tuple[list, np.ndarray, np.ndarray]:
    """Lay the parts of distinct tokens out wherever the tokens stand.

    Returns the parts of all distinct tokens in a row, and for each place the number of the part and of the token.
    """
    many = np.array(list(map(len, parts)), np.int32)
    return list(chain.from_iterable(parts)), *ranges((np.cumsum(many, dtype=np.int32) - many)[code], many[code])


def ranges(first: np.ndarray, many: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers first, first + 1, … (`many` of them) for each row in turn, and the row of each.

    Examples
    --------
    >>> [values.tolist() for values in ranges(np.array([7, 3]), np.array([2, 1]))]
    [[7, 8, 3], [0, 0, 1]]
    """
    row = np.repeat(np.arange(len(first), dtype=first.dtype), many)
    before = np.cumsum(many, dtype=first.dtype) - many
    return np.arange(len(row), dtype=first.dtype) + np.repeat(first - before, many), row


def sentence_rows(corpus: Corpus) -> np.ndarray:
    """Return for each token of a corpus the row of its sentence in corpus.sentences."""
    opens = np.searchsorted(corpus.sentences["article"].cat.codes.to_numpy(), np.arange(len(corpus))).astype(np.int32)
    return opens[corpus.tokens["article"].cat.codes.to_numpy()] + corpus.tokens["sentence"].to_numpy()


def told_once(corpus: Corpus) -> np.ndarray:
    """Return the rows of the tokens that hold a letter or digit and stand in a sentence that repeats no other."""
    token = corpus.tokens["token"].cat
    told = np.array(list(map(tx.is_word, token.categories.tolist())), bool)[token.codes.to_numpy()]
    told &= (corpus.sentences["repeats"] < 0).to_numpy()[sentence_rows(corpus)]
    return np.flatnonzero(told)


# --- spans ---------------------------------------------------------------------------------------------------------


def inside(stems: Stems, number: Sequence, start: Sequence, end: Sequence) -> tuple[np.ndarray, np.ndarray]:
    """Return the places of the words that begin inside each span, and for each word the row of its span.

    Parameters
    ----------
    stems : Stems
        A stream of words.
    number, start, end : sequences of int
        Text and offsets of each span, in characters.
    """
    number, start, end = (np.asarray(values, np.int64) for values in (number, start, end))
    longest = max(int(stems.start.max(initial=0)), int(end.max(initial=0))) + 1
    key = stems.number * longest + stems.start
    first = np.searchsorted(key, number * longest + start)
    return ranges(first, np.maximum(np.searchsorted(key, number * longest + end) - first, 0))


def counted(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sparse.csr_matrix:
    """Count how often each pair of row and column stands in two parallel arrays."""
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)


def counts(stems: Stems, number: Sequence, start: Sequence, end: Sequence, content: bool = True) -> sparse.csr_matrix:
    """Return how often each stem stands in each span: spans by vocabulary, of content words or of all words."""
    place, row = inside(stems, number, start, end)
    kept = stems.content[place] if content else slice(None)
    return counted(row[kept], stems.stem[place[kept]], (len(number), len(stems.vocabulary)))


def of_spans(corpus: Corpus, spans: pd.DataFrame, content: bool = True) -> sparse.csr_matrix:
    """Return `counts` of a table of spans (article start end); the columns follow of_corpus(corpus).vocabulary."""
    number = corpus.articles.index.get_indexer(spans["article"].tolist())
    return counts(of_corpus(corpus), number, spans["start"], spans["end"], content)


def whole(stems: Stems, size: int, content: bool = True) -> sparse.csr_matrix:
    """Return `counts` of whole texts, of which there are `size` (some may hold no word)."""
    return counts(stems, np.arange(size), np.zeros(size), np.full(size, stems.end.max(initial=0) + 1), content)


# --- weights -------------------------------------------------------------------------------------------------------


def idf(matrix: sparse.csr_matrix) -> np.ndarray:
    """Return the weight of each column: 1 + ln((1 + rows) / (1 + rows with an entry)); never zero.

    References
    ----------
    Spärck Jones, K. (1972). A statistical interpretation of term specificity. Journal of Documentation 28; smoothed.
    """
    rows = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return 1 + np.log((1 + matrix.shape[0]) / (1 + rows))


def weighted(matrix: sparse.csr_matrix, weight: np.ndarray) -> sparse.csr_matrix:
    """Return weighted rows of length 1, so that weighted @ weighted.T holds cosines; an empty row stays empty."""
    rows = matrix.multiply(weight).tocsr()
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return (sparse.diags_array(1 / np.where(length > 0, length, 1)) @ rows).tocsr()


def news_weights(vocabulary: Sequence[str]) -> np.ndarray:
    """Return the weight of each stem in English news, in bits: 0 for "the", 12 for a word or number that is rare there.

    A table of 4,112 stems, made once, so that two strings or five articles can be weighed without a large corpus beside
    them; language/news_words.json names the texts it was counted on.
    """
    known, rare = _news()
    return np.array([known.get(stem, rare) for stem in vocabulary], float)


@lru_cache(maxsize=1)
def _news() -> tuple[dict[str, int], int]:
    table = json.loads(files(__package__).joinpath("news_words.json").read_text(encoding="utf-8"))
    shares: dict[str, float] = {}
    for bits, stems in table["bits"].items():
        for stem in map(base_of, stems.split()):
            shares[stem] = shares.get(stem, 0) + 2.0 ** -int(bits)
    return {stem: round(-log2(share)) for stem, share in shares.items()}, table["rare"]
