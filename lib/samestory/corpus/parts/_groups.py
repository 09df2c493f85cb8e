"""Articles in parts of about one size that hold whole groups."""

import numpy as np

from .._corpus import Corpus

LARGE = 1000  # articles; up to here a corpus is one part
PART = 250  # articles of a part; a process that reads and compares them takes up to 400 MB, most of it for the library


def whole_groups(corpus: Corpus, group: np.ndarray) -> list[np.ndarray]:
    """Cut a large corpus into parts of whole groups.

    Parameters
    ----------
    corpus : Corpus
        Up to a thousand articles are one part.
    group : ndarray of int
        The number of the group of each article. A group that is larger than a part is a part of its own.

    Returns
    -------
    list of ndarray
        The numbers of the articles of each part, ascending. The groups of a part come before those of the next one.

    Examples
    --------
    >>> import pandas as pd
    >>> import samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["Prices rose.", "Nobody said why."]}))
    >>> [part.tolist() for part in whole_groups(corpus, np.array([1, 0]))]
    [[0, 1]]
    """
    if len(corpus) <= LARGE:
        return [np.arange(len(corpus))]
    parts: list[list[int]] = [[]]
    order = np.argsort(group, kind="stable")
    for one in np.split(order, np.flatnonzero(np.diff(group[order])) + 1):
        if parts[-1] and len(parts[-1]) + len(one) > PART:
            parts.append([])
        parts[-1] += one.tolist()
    return [np.sort(part) for part in parts]
