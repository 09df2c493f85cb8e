"""Sparse matrices that several measures build: counts of places, and runs of words or letters."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse

MOST_COLUMNS = 1_000_000  # numbers of runs above it are numbered anew without gaps, to bound the memory of a matrix
LARGEST_NUMBER = 2**62  # and earlier where a number would no longer fit into 64 bits


def counted(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sparse.csr_matrix:
    """Count how often each pair of row and column stands in two parallel arrays."""
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)


def runs(code: np.ndarray, group: np.ndarray, length: int) -> tuple[np.ndarray, np.ndarray]:
    """Find the runs of `length` successive codes of one group: the place of the first code, and a number for the run.

    Equal runs have one number, different runs have different ones. `group` is the paragraph or text of each code.
    """
    last = len(code) - length + 1
    if last < 1:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    wide = int(code.max()) + 1
    number = code[:last].astype(np.int64)
    for k in range(1, length):
        if (int(number.max()) + 1) * wide > LARGEST_NUMBER:
            number = pd.factorize(number)[0]
        number = number * wide + code[k : k + last]
    places = np.flatnonzero(group[:last] == group[length - 1 :])
    number = number[places]
    return places, number if number.max(initial=0) < MOST_COLUMNS else pd.factorize(number)[0]
