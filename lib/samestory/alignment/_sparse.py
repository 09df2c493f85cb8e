"""Sparse matrices that several measures build: products within groups, and runs of words or letters."""

import warnings

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from ..errors import LimitWarning
from ..language.words import counted

MOST_COLUMNS = 1_000_000  # runs with a number above it are numbered anew without gaps, to bound the memory of a matrix
AT_ONCE = 100_000  # pairs of rows whose products are taken at once
LARGEST_NUMBER = 2**62  # and earlier where a number would no longer fit into 64 bits


def by_group(matrix: sparse.csr_matrix, group: np.ndarray) -> sparse.csr_matrix:
    """Part each column by the group of the row, so that a product compares the rows of one group alone."""
    at = matrix.tocoo()
    column = np.unique(group[at.row].astype(np.int64) * matrix.shape[1] + at.col, return_inverse=True)[1]
    return sparse.csr_matrix((at.data, (at.row, column)), shape=(len(group), int(column.max(initial=-1)) + 1))


def affordable(matrix: sparse.csr_matrix, group: np.ndarray, most: int) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Leave out the most widespread columns of a group of which products of rows would take too much.

    `matrix` comes from `by_group`. Also return the groups that lost a column.
    """
    spread = np.bincount(matrix.indices, minlength=matrix.shape[1]).astype(np.int64)
    of_column = np.zeros(matrix.shape[1], np.int64)
    of_column[matrix.indices] = np.repeat(group, np.diff(matrix.indptr))
    order = np.lexsort((spread, of_column))
    total = np.cumsum(spread[order] ** 2)
    opens = np.flatnonzero(np.diff(of_column[order], prepend=-1))
    before = np.repeat(np.append(0, total)[opens], np.diff(opens, append=len(order)))
    too_many = total - before > most
    if not too_many.any():
        return matrix, group[:0]
    kept = matrix @ sparse.diags((~np.isin(np.arange(matrix.shape[1]), order[too_many])).astype(matrix.dtype)).tocsr()
    kept.eliminate_zeros()
    return kept.tocsr(), np.unique(of_column[order[too_many]])


def too_much_alike(corpus: Corpus, function: str, event: np.ndarray, limited: np.ndarray) -> None:
    """Warn that articles of some events hold too much that is alike; `event` is the number of that of each article."""
    if len(limited):
        ids = corpus.articles.index[np.isin(event, limited)].tolist()
        said = (
            "too much is alike in {} for all to be compared with all, so the words that most of it shares are left out"
        )
        warnings.warn(LimitWarning(f"{function}: {said} in comparing it", ids), stacklevel=5)


def products(left: sparse.csr_matrix, a: np.ndarray, right: sparse.csr_matrix, b: np.ndarray) -> np.ndarray:
    """Return the product of row a of `left` with row b of `right`, for each pair."""
    parts = [slice(n, n + AT_ONCE) for n in range(0, len(a), AT_ONCE)]
    return np.concatenate(
        [np.zeros(0), *(np.ravel(left[a[part]].multiply(right[b[part]]).sum(axis=1)) for part in parts)]
    )


def runs(code: np.ndarray, text: np.ndarray, size: int, length: int, within: np.ndarray) -> sparse.csr_matrix:
    """Count the runs of `length` successive codes: texts (of which there are `size`) by distinct runs.

    `text` is the number of the text of each code, `within` that of the text or paragraph that no run may leave.
    """
    last = max(len(code) - length + 1, 0)
    wide = int(code.max(initial=0)) + 1
    number = code[:last].astype(np.int64)
    for k in range(1, length):
        if (int(number.max(initial=0)) + 1) * wide > LARGEST_NUMBER:
            number = pd.factorize(number)[0]
        number = number * wide + code[k : k + last]
    places = np.flatnonzero(within[:last] == within[length - 1 :])
    number = number[places]
    if number.max(initial=0) >= MOST_COLUMNS:
        number = pd.factorize(number)[0]
    return counted(text[places], number, (size, int(number.max(initial=0)) + 1))
