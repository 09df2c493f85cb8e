"""Retelling: reports that make the same claims in the same order, in whatever words.

Shared runs of words (`text_reuse`) show a copied wording. Two rewrites of one source share few runs, but they keep its
claims and mostly its order.
"""

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from ..corpus.offsets import as_read, rows_at
from ..errors import ArgumentError
from ._claims import claims as found_claims
from .same_event import event_numbers

LEAST = 3  # shared claims below which an order says nothing: two stand in the same order half the time

NEEDED = ["article", "start", "claim"]


@as_read
def retelling(corpus: Corpus, claims: pd.DataFrame | None = None) -> pd.DataFrame:
    """Measure for each two reports of one event how many claims they share, and how alike the order of these is.

    Parameters
    ----------
    corpus : Corpus
        The reports. Those of different events are not compared.
    claims : DataFrame, optional
        article start claim (start in characters): a row for each claim that a report holds, as coded by people or in
        `seeds/coding/claims.csv`. Other columns are ignored. Default: `claims(corpus)`, the clauses as aligned.

    Returns
    -------
    DataFrame
        One row a pair of reports of one event that share a claim, in the order of the corpus: article_a article_b,
        shared_ab (share of a's claims that b reports, 0 to 1), shared_ba (of b's that a reports), tau (Kendall's tau-b
        of the places at which the shared claims first stand: 1 the same order, 0 no relation, -1 reversed; missing
        where fewer than three are shared), claims_a claims_b shared (distinct claims). A sentence that repeats another
        one of its article, such as a standfirst, gives no place where the other one does.

    Raises
    ------
    ArgumentError
        If `claims` lacks a column, or names an article or a start that the corpus does not have.

    See Also
    --------
    text_reuse : the wording that two articles share.

    Notes
    -----
    A high share in one order is what two rewrites of one source look like; it does not show who rewrote whom, and
    reports that follow the course of an event share its order too. Claims as aligned are finer than claims as coded
    and are split where the words differ, so they show less. Of the reports that ship, 000 has 24 of the 24 claims of
    001 as coded (tau .97) and 18 of 23 as aligned (.96); 002 has 17 of the 24 (.49) and 11 of the 23 (.02).

    References
    ----------
    Kendall, M. G. (1938). A new measure of rank correlation. Biometrika, 30(1/2), 81-93.

    Examples
    --------
    >>> from samestory import read_corpus
    >>> corpus = read_corpus(pd.DataFrame({"text": ["Rain. Wind. Snow. Hail.", "Rain. Snow. Wind."], "event": "storm"}))
    >>> coded = [("000", 0, "rain"), ("000", 6, "wind"), ("000", 12, "snow"), ("000", 18, "hail")]
    >>> coded += [("001", 0, "rain"), ("001", 6, "snow"), ("001", 12, "wind")]
    >>> pairs = retelling(corpus, pd.DataFrame(coded, columns=["article", "start", "claim"]))
    >>> pairs[["shared_ab", "shared_ba", "tau"]].round(2).values.tolist()
    [[0.75, 1.0, 0.33]]
    """
    places = _places(corpus, found_claims(corpus) if claims is None else claims)
    size = len(corpus), places["key"].max() + 1 if len(places) else 0
    rows = sparse.csr_matrix((places["start"], (places["number"], places["key"])), shape=size)  # sorted by both
    held = sparse.csr_matrix((np.ones(rows.nnz, np.int64), rows.indices, rows.indptr), shape=size)
    pairs = sparse.triu(held @ held.T, k=1).tocoo()
    order = np.lexsort((pairs.col, pairs.row))
    a, b, shared = pairs.row[order], pairs.col[order], pairs.data[order]
    ids, many = corpus.articles.index.to_numpy(), np.diff(held.indptr)
    table = pd.DataFrame({"article_a": ids[a], "article_b": ids[b], "shared_ab": shared / many[a]})
    tau = [_tau(rows, *pair) if n >= LEAST else np.nan for *pair, n in zip(a.tolist(), b.tolist(), shared.tolist())]
    table = table.assign(shared_ba=shared / many[b], tau=np.array(tau, dtype=float))
    return table.assign(claims_a=many[a], claims_b=many[b], shared=shared)


def _places(corpus: Corpus, table: pd.DataFrame) -> pd.DataFrame:
    """Return where each claim first stands in each report that holds it: number of the report, key of the claim, start.

    A key is of one event; a start is counted from 1, because a sparse table does not keep zeros.
    """
    _check(corpus, table)
    number = corpus.articles.index.get_indexer(table["article"])
    start = table["start"].to_numpy(dtype=np.int64)
    repeats = corpus.sentences["repeats"].to_numpy()[rows_at(corpus, corpus.sentences, number, start)] >= 0
    event = event_numbers(corpus)[number]
    places = pd.DataFrame({"number": number, "start": start + 1, "repeats": repeats})
    places["key"] = pd.factorize(pd.Series(list(zip(event.tolist(), table["claim"].astype(str))), dtype=object))[0]
    places = places.sort_values(["number", "key", "repeats", "start"], ignore_index=True)
    return places.drop_duplicates(["number", "key"], ignore_index=True)


def _check(corpus: Corpus, table: pd.DataFrame) -> None:
    columns = list(table.columns) if isinstance(table, pd.DataFrame) else table
    if not isinstance(table, pd.DataFrame) or not set(NEEDED) <= set(columns):
        raise ArgumentError("alignment.retelling", "claims", columns, f"a table with columns {', '.join(NEEDED)}")
    ids = corpus.articles.index
    for article in table["article"][~table["article"].isin(ids)].tolist()[:1]:
        raise ArgumentError("alignment.retelling", "claims['article']", article, "the id of an article", ids[:20])
    length = corpus.articles["text"].str.len().reindex(table["article"].astype(ids.dtype)).to_numpy()
    start = pd.to_numeric(table["start"], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    for wrong in table["start"][~((start >= 0) & (start < length))].tolist()[:1]:
        raise ArgumentError("alignment.retelling", "claims['start']", wrong, "a character of its article, from 0")


def _tau(rows: sparse.csr_matrix, a: int, b: int) -> float:
    """Return Kendall's tau-b of the starts of the claims that two reports share."""
    from scipy.stats import kendalltau  # slow to import, and comparing reports does without

    own, other = (slice(rows.indptr[n], rows.indptr[n + 1]) for n in (a, b))
    _, at_a, at_b = np.intersect1d(rows.indices[own], rows.indices[other], assume_unique=True, return_indices=True)
    return float(kendalltau(rows.data[own][at_a], rows.data[other][at_b]).statistic)
