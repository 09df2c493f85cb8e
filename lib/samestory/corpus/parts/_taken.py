"""Some articles of a corpus as a corpus of their own."""

import numpy as np
import pandas as pd

from .._corpus import Corpus


def taken(corpus: Corpus, numbers: np.ndarray) -> Corpus:
    """Take some articles of a corpus with their sentences, tokens and zones.

    Parameters
    ----------
    corpus : Corpus
        A corpus whose texts read as they stand, such as `Corpus.normalized`.
    numbers : ndarray of int
        The numbers of the articles, ascending.

    Returns
    -------
    Corpus
        The same tables as if only these articles had been read. It has no problems and no notes.

    Examples
    --------
    >>> import samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["Prices rose.", "Nobody said why.", "Prices fell."]}))
    >>> taken(corpus, np.array([0, 2])).words()
    ['Prices', 'rose', '.', 'Prices', 'fell', '.']
    """
    articles = corpus.articles.iloc[numbers]
    sentences, tokens, zones = (
        _rows(table, numbers, articles.index) for table in (corpus.sentences, corpus.tokens, corpus.zones)
    )
    tokens["token"] = tokens["token"].cat.remove_unused_categories()
    return Corpus(articles, sentences, tokens, zones, corpus.problems.iloc[:0], [])


def _rows(table: pd.DataFrame, numbers: np.ndarray, ids: pd.Index) -> pd.DataFrame:
    """Take the rows of some articles; the tables of a corpus stand in the order of its articles."""
    codes = table["article"].cat.codes.to_numpy()
    first, last = (np.searchsorted(codes, numbers.astype(codes.dtype), side=side) for side in ("left", "right"))
    places = np.concatenate([np.arange(a, b) for a, b in zip(first.tolist(), last.tolist())])
    rows = table.drop(columns="article").take(places).reset_index(drop=True)
    article = pd.Categorical.from_codes(np.repeat(np.arange(len(ids)), last - first), categories=ids)
    rows.insert(0, "article", article)
    return rows
