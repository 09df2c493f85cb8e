"""Do two passages say the same? A weighted list of what one of them lacks.

`similarity` looks at seven differences between two strings, each 0 where they agree. Their weights were fitted once on
pairs of news sentences that people judged (MRPC, Dolan & Brockett 2005), none of them negative, and stand in the code. So
a score can be taken apart (`differences`), no pair scores above an identical one, and nothing has to be loaded or trained.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import text as tx
from ..language import words as st
from ..language.negation import negators

# Weights of the differences (non-negative logistic regression on the 4,076 pairs of MRPC's train part) and what is left
# where there is none. See benchmarks/alignment.py for how well they do on pairs that were not used.
WEIGHTS = {
    "missing": 1.86,
    "longest_gap": 3.13,
    "concentrated": 4.83,
    "letters": 4.57,
    "small_words": 1.75,
    "numbers": 0.76,
    "negation": 1.04,
}
AGREEMENT = 6.63
# From here on two news sentences say the same more often than not; as accurate on MRPC's train part as any cut, to .002.
SAME = 0.5

GAP = 20.0  # bits of news weight (two rare words or so) at which a passage without counterpart counts half
LETTERS = 3  # length of the runs of letters by which spelling is compared
RUN = 4  # words in a run that was taken over word for word
MOST = 1_000_000  # numbers given to runs before they are numbered anew without gaps
_DENIES = frozenset(map(st.stem_of, negators("terms")))


def similarity(left: Sequence[str], right: Sequence[str]) -> np.ndarray:
    """How nearly two passages say the same, pair by pair: a number from 0 to 1 for each place of the two lists.

    1 for passages with the same words in the same order (case and punctuation aside), near 0 for such as share nothing;
    left and right may be exchanged. Who does what to whom it cannot see: order hardly counts. `SAME` is the most accurate cut for news sentences. The score is a logistic function of the weighted
    `differences`, divided by its highest value. It rises with the share of meaning in common, but is no probability: it
    was fitted on sentence pairs that share many words. Any strings will do, though stems and weights are English.

    Raises `ValueError` where the lists differ in length or hold something that is no string.

    >>> similarity(["He will halt oil imports."] * 3,
    ...            ["He will halt oil imports", "He will not halt oil imports.", "Rain fell."]).round(2).tolist()
    [1.0, 0.97, 0.04]
    """
    table = differences(left, right)
    score = AGREEMENT - table[list(WEIGHTS)].to_numpy() @ np.array(list(WEIGHTS.values()))
    return (1 + np.exp(-AGREEMENT)) / (1 + np.exp(-score))


def differences(left: Sequence[str], right: Sequence[str]) -> pd.DataFrame:
    """What sets two passages apart, pair by pair: one row a pair, seven columns, each 0 (none) to 1.

    - `missing`: share of the fuller side's words that the other lacks, by their weight in news.
    - `longest_gap`: the longest passage of either side of which the other has no word: g / (g + GAP), in bits of weight.
    - `concentrated`: runs of four words taken over verbatim while much else is missing, so that something was added or
      left out rather than put in other words: share of the shorter side's runs, times `missing`.
    - `letters`: the same share as `missing`, of runs of three letters: inflection and spelling.
    - `small_words`: the same share, of function words; `missing` where neither side has any.
    - `numbers`: n numbers that stand on one side only: n / (n + 1).
    - `negation`: 1 where one side holds a negator and the other none.

    Raises `ValueError` as `similarity` does.
    """
    _check(left, right)
    size = len(left)
    line = st.of_texts([*left, *right])
    bits = st.news_weights(line.vocabulary)
    words, content = st.whole(line, 2 * size, content=False), st.whole(line, 2 * size)
    small = (words - content).tocsr()
    small.eliminate_zeros()
    missing = _missing(words.multiply(bits).tocsr(), size)
    runs, of_left, of_right = _overlap(_runs(line, 2 * size), size)
    return pd.DataFrame(
        {
            "missing": missing,
            "longest_gap": _gap(line, bits, words, size),
            "concentrated": missing * runs / np.maximum(np.minimum(of_left, of_right), 1),
            "letters": _missing(_letters([*left, *right]), size),
            "small_words": np.where(np.diff(small.indptr).reshape(2, -1).any(axis=0), _missing(small, size), missing),
            "numbers": _numbers(line.vocabulary, words, size),
            "negation": _negation(line.vocabulary, words, size),
        }
    )


def _check(left: Sequence[str], right: Sequence[str]) -> None:
    if isinstance(left, str) or isinstance(right, str) or len(left) != len(right):
        raise ValueError("left and right are two lists of strings of the same length, compared pair by pair.")
    for side, texts in (("left", left), ("right", right)):
        for n, text in enumerate(texts):
            if not isinstance(text, str):
                raise ValueError(
                    f"{side}[{n}] is {text!r}; expected a string. Leave the pair out or pass an empty string."
                )


def _overlap(matrix: sparse.csr_matrix, size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of a matrix whose first `size` rows are the left sides: what each pair shares, and the sums of both sides."""
    left, right = matrix[:size], matrix[size:]
    return tuple(np.asarray(m.sum(axis=1), float).ravel() for m in (left.minimum(right), left, right))


def _missing(matrix: sparse.csr_matrix, size: int) -> np.ndarray:
    """Share of the larger side that the other lacks; 0 where both are empty."""
    shared, left, right = _overlap(matrix, size)
    larger = np.maximum(left, right)
    return np.clip(1 - np.where(larger > 0, shared / np.where(larger > 0, larger, 1), 1), 0, 1)


def _gap(line: st.Stems, bits: np.ndarray, words: sparse.csr_matrix, size: int) -> np.ndarray:
    """Weight of the longest passage without counterpart, on either side, squashed to 0..1."""
    known = words[np.r_[size : 2 * size, :size]].tocoo()
    wide = len(line.vocabulary) + 1
    found = np.isin(line.number * wide + line.stem, known.row.astype(np.int64) * wide + known.col)
    longest = np.zeros(2 * size)
    if len(found):
        opens = np.flatnonzero(np.append(True, (np.diff(line.number) != 0) | (np.diff(found) != 0)))
        mass = np.add.reduceat(np.where(found, 0, bits[line.stem]), opens)
        np.maximum.at(longest, line.number[opens], mass)
    gap = np.maximum(longest[:size], longest[size:])
    return gap / (gap + GAP)


def _runs(line: st.Stems, size: int) -> sparse.csr_matrix:
    """Text by distinct run of RUN stems."""
    last = len(line.stem) - RUN + 1
    if last < 1:
        return sparse.csr_matrix((size, 1))
    code = _numbered([line.stem[k : k + last] for k in range(RUN)])
    inside = line.number[:last] == line.number[RUN - 1 :]
    return _counted(line.number[:last][inside], code[inside], size)


def _letters(texts: list[str]) -> sparse.csr_matrix:
    """Text by distinct run of LETTERS characters of its folded words; each text has a space before and behind."""
    plain = [" " + " ".join(w for w in map(_plain, text.split()) if w) + " " for text in map(tx.fold, texts)]
    signs = np.frombuffer("".join(plain).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    known = np.zeros(sys.maxunicode + 1, np.int64)
    known[signs] = 1
    signs = (np.cumsum(known) - 1)[signs]  # only the characters that occur, numbered
    number = np.repeat(np.arange(len(texts)), [len(text) for text in plain])
    last = max(len(signs) - LETTERS + 1, 0)
    inside = number[:last] == number[LETTERS - 1 :] if last else np.zeros(0, bool)
    code = _numbered([signs[k : k + last] for k in range(LETTERS)])
    return _counted(number[:last][inside], code[inside], len(texts))


@lru_cache(maxsize=200_000)
def _plain(word: str) -> str:
    """A word without the marks around it."""
    return word if word.isalnum() else word.strip("\"'.,;:!?()[]-–—…")


def _numbered(columns: list[np.ndarray]) -> np.ndarray:
    """A number for each distinct row of some columns of whole numbers; few enough to number the columns of a matrix."""
    code = columns[0]
    for column in columns[1:]:
        wide = int(column.max(initial=0)) + 1
        if (int(code.max(initial=0)) + 1) * wide > MOST:
            code = np.unique(code, return_inverse=True)[1].astype(np.int64)
        code = code * wide + column
    return code if code.max(initial=0) < MOST else np.unique(code, return_inverse=True)[1].astype(np.int64)


def _counted(row: np.ndarray, code: np.ndarray, size: int) -> sparse.csr_matrix:
    return sparse.csr_matrix((np.ones(len(row)), (row, code)), shape=(size, int(code.max(initial=0)) + 1))


def _numbers(vocabulary: list[str], words: sparse.csr_matrix, size: int) -> np.ndarray:
    """Numbers that stand on one side only, squashed to 0..1."""
    digits = np.array([stem[:1].isdigit() for stem in vocabulary], bool)
    shared, left, right = _overlap(words[:, np.flatnonzero(digits)], size)
    apart = left + right - 2 * shared
    return apart / (apart + 1)


def _negation(vocabulary: list[str], words: sparse.csr_matrix, size: int) -> np.ndarray:
    """1 where one side denies something and the other does not."""
    denies = np.array([stem in _DENIES or stem.endswith("n't") for stem in vocabulary], bool)
    left, right = (m > 0 for m in _overlap(words[:, np.flatnonzero(denies)], size)[1:])
    return (left != right).astype(float)
