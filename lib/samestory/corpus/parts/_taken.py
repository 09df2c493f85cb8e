"""Some articles of a corpus as a corpus of their own."""

from functools import partial
from typing import Any

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
        The same tables as if only these articles had been read. It has no problems and no notes. What is known of the
        corpus by event (see `offsets.once_by_event`) is known of it, so these should be the articles of whole events.

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
    part = Corpus(articles, sentences, tokens, zones, corpus.problems.iloc[:0], [])
    for key, known in corpus.by_event().items():
        part.cached(key, partial(_taken_over, corpus, key, known, numbers))
    for key, known in corpus.of_all().items():
        part.cached(key, partial(_as_it_is, known))
    return part


def _taken_over(corpus: Corpus, key: str, known: Any, numbers: np.ndarray) -> Any:
    """Take the rows of some articles of a table, or of each of several tables, that are kept under a key."""
    tables = known if isinstance(known, tuple) else (known,)
    orders = corpus.cached(("rows by article", key), lambda: [_by_article(corpus, table) for table in tables])
    ids, parts = corpus.articles.index[numbers], []
    for table, (order, edges) in zip(tables, orders):
        places = np.concatenate([order[:0], *(order[a:b] for a, b in zip(edges[numbers], edges[numbers + 1]))])
        rows = table.take(np.sort(places)).reset_index(drop=True)
        if isinstance(rows["article"].dtype, pd.CategoricalDtype):
            rows["article"] = rows["article"].cat.set_categories(ids)
        parts.append(rows)
    return tuple(parts) if isinstance(known, tuple) else parts[0]


def _as_it_is(known: Any) -> Any:
    return known


def _by_article(corpus: Corpus, table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of a table in the order of the articles, and where those of each article begin and end."""
    number = corpus.articles.index.get_indexer(table["article"].to_numpy(dtype=object))
    order = np.argsort(number, kind="stable")
    return order, np.searchsorted(number[order], np.arange(len(corpus) + 1))


def _rows(table: pd.DataFrame, numbers: np.ndarray, ids: pd.Index) -> pd.DataFrame:
    """Take the rows of some articles; the tables of a corpus stand in the order of its articles."""
    codes = table["article"].cat.codes.to_numpy()
    first, last = (np.searchsorted(codes, numbers.astype(codes.dtype), side=side) for side in ("left", "right"))
    places = np.concatenate([np.arange(a, b) for a, b in zip(first.tolist(), last.tolist())])
    rows = table.drop(columns="article").take(places).reset_index(drop=True)
    article = pd.Categorical.from_codes(np.repeat(np.arange(len(ids)), last - first), categories=ids)
    rows.insert(0, "article", article)
    return rows
