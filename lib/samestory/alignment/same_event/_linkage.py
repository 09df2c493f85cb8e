"""Average linkage over a sparse table of pairs: a pair that is not there counts as not alike.

A chain of neighbors does not merge two events, since all pairs of both count. Cost and memory follow the pairs.
"""

import heapq

import numpy as np


def linked(size: int, a: np.ndarray, b: np.ndarray, similarity: np.ndarray, cut: float) -> np.ndarray:
    """Group what is alike on average, the most alike first, until no two groups reach the cut.

    Parameters
    ----------
    size : int
        How many there are to group.
    a, b, similarity : ndarray
        Each pair once, by numbers from 0. Pairs not given have a similarity of 0.
    cut : float
        Mean similarity of the pairs of two groups from which they are joined.

    Returns
    -------
    ndarray of int
        For each the number of the first one of its group.

    References
    ----------
    Sokal, R. & Michener, C. (1958). A statistical method for evaluating systematic relationships (average link).

    Examples
    --------
    >>> chain = np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([0.9, 0.5, 0.9])
    >>> linked(4, *chain, cut=0.4).tolist()
    [0, 0, 2, 2]
    """
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    for x, y, alike in zip(a.tolist(), b.tolist(), similarity.tolist()):
        sums[x][y] = sums[y][x] = alike
    many, group = [1] * size, list(range(size))

    def mean(x: int, y: int) -> float:  # rounded, so that the order of the additions leaves no trace
        return round(sums[x][y] / (many[x] * many[y]), 9)

    heap = [(-alike, x, y) for x in range(size) for y in sums[x] if x < y and (alike := mean(x, y)) >= cut]
    heapq.heapify(heap)
    while heap:
        negative, x, y = heapq.heappop(heap)
        if y not in sums[x] or mean(x, y) != -negative:
            continue  # one of the two has grown since
        _merge(sums, x, y)
        many[x], group[y] = many[x] + many[y], x
        near = ((mean(x, z), *sorted((x, z))) for z in sums[x])
        for alike, low, high in near:
            if alike >= cut:
                heapq.heappush(heap, (-alike, low, high))
    for n in range(size):  # a group is named by its first member, which comes before the others
        group[n] = group[group[n]]
    return np.array(group, np.int64)


def _merge(sums: list[dict[int, float]], x: int, y: int) -> None:
    """Add the pairs of group y to those of group x."""
    less, more = sorted((sums[x], sums[y]), key=len)
    for z, alike in less.items():
        more[z] = more.get(z, 0.0) + alike
    more.pop(x, None)
    more.pop(y, None)
    for z in sums[y]:
        sums[z].pop(y, None)
    sums[x], sums[y] = more, {}
    for z, alike in more.items():
        sums[z][x] = alike
