"""Do two passages say the same? A weighted list of what one of them lacks.

`similarity` looks at seven differences between two strings, each 0 where they agree. Their weights were fitted once on
pairs of news sentences that people judged (MRPC, Dolan & Brockett 2005), none of them negative, and stand in the code.
So a score can be taken apart (`differences`), no pair scores above an identical one, and nothing is loaded or trained.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import text as tx
from ..errors import ArgumentError
from ..language.negation import negators
from ..language.words import Stems, news_weights, of_texts, stem_of, whole
from ._sparse import runs

# Weights of the differences: non-negative logistic regression on the 4,076 pairs of MRPC's train part, which
# benchmarks/alignment.py repeats; and what is left where there is no difference.
WEIGHTS = dict(
    missing=1.86, longest_gap=3.13, concentrated=4.83, letters=4.57, small_words=1.75, numbers=0.76, negation=1.04
)
AGREEMENT = 6.63
SAME = 0.5  # from here on two news sentences say the same; as accurate as any cut on MRPC's train part, to .002

# Chosen on MRPC's train part, together with the differences themselves.
GAP = 20.0  # bits of news weight (two rare words or so) at which a passage without counterpart counts half
LETTERS = 3  # length of the runs of letters by which spelling is compared
MARKS = "\"'.,;:!?()[]-–—…"  # around a word; they do not count in its letters
RUN = 4  # words in a run that was taken over word for word


def similarity(left: Sequence[str], right: Sequence[str]) -> np.ndarray:
    """Measure how nearly two passages say the same, pair by pair.

    Parameters
    ----------
    left, right : sequences of str
        Two lists of one length; the first string of one is compared with the first of the other, and so on.

    Returns
    -------
    array of float
        One number a pair, 0 to 1. 1: the same words in the same order, case and punctuation aside. Near 0: nothing
        shared. Left and right may be exchanged.

    Raises
    ------
    ArgumentError
        If the lists differ in length or hold something that is not a string.

    Notes
    -----
    The score is a logistic function of the weighted `differences`, divided by its highest value. It ranks pairs and is
    no probability. `SAME` (.5) is the most accurate cut for news sentences: accuracy .77 and F1 .83 on MRPC; always
    "the same" has .68 and .81. Word order hardly counts, so it cannot see who does what to whom.

    Examples
    --------
    >>> similarity(["He will halt oil imports."] * 3,
    ...            ["He will halt oil imports", "He will not halt oil imports.", "Rain fell."]).round(2).tolist()
    [1.0, 0.97, 0.04]
    """
    table = differences(left, right)
    score = AGREEMENT - table[list(WEIGHTS)].to_numpy() @ np.array(list(WEIGHTS.values()))
    return (1 + np.exp(-AGREEMENT)) / (1 + np.exp(-score))


def differences(left: Sequence[str], right: Sequence[str]) -> pd.DataFrame:
    """Measure what sets two passages apart, pair by pair.

    Parameters
    ----------
    left, right : sequences of str
        Two lists of one length, compared pair by pair.

    Returns
    -------
    DataFrame
        One row a pair, seven columns, each from 0 (no difference) to 1.

        missing        share of the fuller side's words that the other lacks, by their weight in news
        longest_gap    longest passage of either side without a word of the other: g / (g + 20), in bits of weight
        concentrated   verbatim runs of four words (share of the shorter side's) times `missing`: something was added
                       or left out, not put in other words
        letters        share of the fuller side's runs of three letters that the other lacks: inflection, spelling
        small_words    the same share of function words; `missing` where neither side has any
        numbers        n numbers that stand on one side only: n / (n + 1)
        negation       1 where one side has a negator and the other none

    Raises
    ------
    ArgumentError
        If the lists differ in length or hold something that is not a string.

    Examples
    --------
    >>> table = differences(["He will halt all oil imports."], ["He will not halt oil imports."])
    >>> table[["numbers", "negation"]].values.tolist()
    [[0.0, 1.0]]
    """
    _check(left, right)
    return _measured(left, right)


def _measured(left: Sequence[str], right: Sequence[str]) -> pd.DataFrame:
    """Return the table of `differences`."""
    size = len(left)
    line = of_texts([*left, *right])
    bits = news_weights(line.vocabulary)
    words = whole(line, 2 * size, content=False)
    small = words - whole(line, 2 * size)
    missing = _missing(words.multiply(bits).tocsr(), size)
    shared, of_left, of_right = _overlap(runs(line.stem, line.number, 2 * size, RUN, line.number), size)
    digits = [n for n, stem in enumerate(line.vocabulary) if stem[:1].isdigit()]
    numbers, numbers_left, numbers_right = _overlap(words[:, digits], size)
    apart = numbers_left + numbers_right - 2 * numbers
    deny = set(map(stem_of, negators("terms")))
    denials = [n for n, stem in enumerate(line.vocabulary) if stem in deny or stem.endswith("n't")]
    _, denied_left, denied_right = _overlap(words[:, denials], size)
    return pd.DataFrame({"missing": missing}).assign(
        longest_gap=_gap(line, bits, words, size),
        concentrated=missing * shared / np.maximum(np.minimum(of_left, of_right), 1),
        letters=_missing(_letters([*left, *right]), size),
        small_words=np.where(np.diff(small.indptr).reshape(2, -1).any(axis=0), _missing(small, size), missing),
        numbers=apart / (apart + 1),
        negation=((denied_left > 0) != (denied_right > 0)).astype(float),
    )


def _check(left: Sequence[str], right: Sequence[str]) -> None:
    for argument, texts in (("left", left), ("right", right)):
        if isinstance(texts, str):
            raise ArgumentError("alignment.similarity", argument, texts, "a list of strings")
        for n, text in enumerate(texts):
            if not isinstance(text, str):
                raise ArgumentError("alignment.similarity", f"{argument}[{n}]", text, "a string; leave the pair out")
    if len(left) != len(right):
        raise ArgumentError("alignment.similarity", "len(right)", len(right), f"{len(left)}, the same length as left")


def _overlap(matrix: sparse.csr_matrix, size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return what each pair shares and the sums of both sides; the first `size` rows are the left sides."""
    left, right = matrix[:size], matrix[size:]
    return tuple(np.asarray(m.sum(axis=1), float).ravel() for m in (left.minimum(right), left, right))


def _missing(matrix: sparse.csr_matrix, size: int) -> np.ndarray:
    """Return the share of the larger side that the other lacks; 0 where both are empty."""
    shared, left, right = _overlap(matrix, size)
    larger = np.maximum(left, right)
    return np.clip(1 - np.where(larger > 0, shared / np.where(larger > 0, larger, 1), 1), 0, 1)


def _gap(line: Stems, bits: np.ndarray, words: sparse.csr_matrix, size: int) -> np.ndarray:
    """Return the weight of the longest passage without counterpart, on either side, squashed to 0..1."""
    known = words[np.r_[size : 2 * size, :size]].tocoo()
    wide = len(line.vocabulary) + 1
    matched = np.isin(line.number * wide + line.stem, known.row.astype(np.int64) * wide + known.col)
    run = np.cumsum((np.diff(line.number, prepend=-1) != 0) | (np.diff(matched, prepend=False) != 0)) - 1
    weight = np.bincount(run, np.where(matched, 0, bits[line.stem]))
    longest = np.zeros(2 * size)
    np.maximum.at(longest, line.number, weight[run])
    gap = np.maximum(longest[:size], longest[size:])
    return gap / (gap + GAP)


def _letters(texts: list[str]) -> sparse.csr_matrix:
    """Count the runs of letters of each text's folded words; a space stands before and behind each text."""
    words = [" ".join(filter(None, [word.strip(MARKS) for word in tx.fold(text).split()])) for text in texts]
    plain = [f" {text} " for text in words]
    signs = np.frombuffer("".join(plain).encode("utf-32-le", "surrogatepass"), np.uint32)
    text = np.repeat(np.arange(len(plain)), list(map(len, plain)))
    return runs(pd.factorize(signs)[0], text, len(plain), LETTERS, text)
