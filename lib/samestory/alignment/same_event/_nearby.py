"""Pairs of reports that may tell of one event: near in time, and alike in their rarer words.

Reports dated to the day are compared with those of the days around alone; the others with all. Where that is too much
work, the most widespread stems find no pairs, but they count in the similarity of the pairs found.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import sparse

from .._sparse import products

# Bounds on work. On 2,500 news texts without dates, ten times the work joined the same pairs.
WORK = 10_000  # products of stems for one report, where all would be more than ENOUGH
ENOUGH = 60_000_000  # so many take a second
LEAST = 0.1  # similarity from which a pair counts; less is none
SHARED = 0.7  # share of it that a pair must reach on the rarer stems alone, where the others find no pairs
BLOCK = 500  # reports compared at a time
AT_ONCE = 10_000  # pairs whose products are taken at once
FAR = 10**7  # days; what is not dated may be of any time


def days_of(published: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and the last day that each ISO 8601 date may mean, as numbers of days; an empty one any.

    >>> first, last = days_of(["1970-01-03", "1970-01-03T10:00", "1970-02", ""])
    >>> first.tolist()[:3], last.tolist()[:3]
    ([2, 2, 31], [2, 2, 58])
    """
    known = [np.datetime64(date[:10]) if date else None for date in published]
    first = [-FAR if date is None else int(date.astype("M8[D]").astype(int)) for date in known]
    last = [FAR if date is None else int((date + 1).astype("M8[D]").astype(int)) - 1 for date in known]
    return np.array(first, np.int64), np.array(last, np.int64)


def pairs(rows: sparse.csr_matrix, first: np.ndarray, last: np.ndarray, days: int) -> pd.DataFrame:
    """Return each pair of reports that is alike and may lie within some days: a b similarity, a before b, sorted.

    Parameters
    ----------
    rows : csr_matrix
        One row of length 1 a report.
    first, last : ndarray of int
        The days that each report may be of, see `days_of`.
    days : int
    """
    dated = np.flatnonzero(first == last)
    dated = dated[np.argsort(first[dated], kind="stable")]
    day, undated = first[dated], np.flatnonzero(first != last)
    found = [_alike(rows, undated, np.arange(len(first)))]
    for n in range(0, len(dated), BLOCK):
        block = slice(n, n + BLOCK)
        low = np.searchsorted(day, day[block][0] - days)
        high = np.searchsorted(day, day[block][-1] + days, side="right")
        found.append(_alike(rows, dated[block], dated[low:high]))
    table = pd.concat(found, ignore_index=True)
    table[["a", "b"]] = np.sort(table[["a", "b"]].to_numpy(), axis=1)
    a, b = table["a"].to_numpy(), table["b"].to_numpy()
    near = (a != b) & (first[b] - last[a] <= days) & (first[a] - last[b] <= days)
    return table[near].drop_duplicates(["a", "b"]).sort_values(["a", "b"], ignore_index=True)


def _alike(rows: sparse.csr_matrix, left: np.ndarray, right: np.ndarray) -> pd.DataFrame:
    """Return the pairs of some rows with others that are alike: a b similarity."""
    one, other = rows[left], rows[right]
    spread = np.bincount(other.indices, minlength=rows.shape[1])
    cost = np.sort(spread[one.indices])
    whole = cost.sum() <= max(ENOUGH, WORK * len(left))
    afforded = len(cost) if whole else int(np.searchsorted(np.cumsum(cost), WORK * len(left), side="right"))
    rarer = np.flatnonzero((spread > 0) & (True if whole else spread < cost[afforded]))
    turned = other[:, rarer].T.tocsr()
    found = [pd.DataFrame({"a": left[:0], "b": left[:0], "similarity": np.zeros(0)})]
    for n in range(0, len(left), BLOCK):
        near = (one[n : n + BLOCK][:, rarer] @ turned).tocoo()
        kept = near.data >= LEAST * (1 if whole else SHARED)
        a, b, alike = left[near.row[kept] + n], right[near.col[kept]], near.data[kept]
        if not whole:
            parts = range(0, len(a), AT_ONCE)
            alike = np.concatenate(
                [alike[:0], *(products(rows, a[p : p + AT_ONCE], rows, b[p : p + AT_ONCE]) for p in parts)]
            )
        found.append(pd.DataFrame({"a": a, "b": b, "similarity": alike})[alike >= LEAST])
    return pd.concat(found, ignore_index=True)
