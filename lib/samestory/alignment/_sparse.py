"""Sparse matrices that several measures build: products within groups, and runs of words or letters."""

import numpy as np
import pandas as pd
from scipy import sparse

from ..language.words import counted

MOST_COLUMNS = 1_000_000  # runs with a number above it are numbered anew without gaps, to bound the memory of a matrix
AT_ONCE = 100_000  # pairs of rows whose products are taken at once
LARGEST_NUMBER = 2**62  # and earlier where a number would no longer fit into 64 bits


def by_group(matrix: sparse.csr_matrix, group: np.ndarray) -> sparse.csr_matrix:
    """Part each column by the group of the row, so that a product compares the rows of one group alone."""
    at = matrix.tocoo()
    column = np.unique(group[at.row].astype(np.int64) * matrix.shape[1] + at.col, return_inverse=True)[1]
    return sparse.csr_matrix((at.data, (at.row, column)), shape=(len(group), int(column.max(initial=-1)) + 1))


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
