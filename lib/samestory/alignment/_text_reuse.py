"""Where reports share their words: text reuse by runs of five words, with the passages behind every number.

The other ways to lay reports side by side have modules of their own and are reached from here: `similarity` of passages,
`event_similarity` and `check_events`, `quote_clusters`.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from ..corpus.text import fold, is_word
from ..errors import shown, unreadable
from . import _claims
from ._events import check_events, event_similarity  # noqa: F401
from ._quote_clusters import quote_clusters  # noqa: F401
from ._similarity import SAME, differences, similarity  # noqa: F401

RUN = 5  # words in a run; shorter ones are shared by chance and by idiom, see Clough et al. 2002
REFRAIN = 50  # a run that stands more often in one article is a refrain and aligns with nothing in particular
MOST_PRODUCTS = 200_000_000  # work and memory of the pair counts; five thousand copies of one page stay below it

PAIRS = ["article_a", "article_b", "jaccard", "containment_ab", "containment_ba", "shared", "runs_a", "runs_b"]
PASSAGES = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "words", "text_a", "text_b"]


def text_reuse(corpus: Corpus, run: int = RUN) -> pd.DataFrame:
    """How much of its wording each pair of articles shares.

    A run is `run` successive words of one paragraph, case and punctuation aside. Returns one row for each pair of
    articles that shares at least one run, in the order of the corpus: article_a article_b jaccard (shared runs over
    all runs of both, 0..1), containment_ab (share of a's runs that b holds), containment_ba (share of b's runs that a
    holds), shared, runs_a, runs_b (distinct runs). A pair that is missing shares none. Reuse is not direction:
    who copied whom, or both from a third, the numbers do not say.

    The runs are looked up in an inverted index, so the cost follows the wording that is really shared, not the number
    of pairs. Where runs are so widespread that even this is too much (a footer on every page of a large corpus), the most
    widespread are left out of the counts and a warning says so.

    Method: n-gram containment, Broder (1997); for news, Clough, Gaizauskas, Piao & Wilks (2002).

    >>> from samestory.corpus import read_corpus
    >>> corpus = read_corpus(pd.DataFrame({"text": ["He will sign the deal on Monday.", "Now he will sign the deal."]}))
    >>> text_reuse(corpus)[["jaccard", "containment_ab", "containment_ba"]].round(2).values.tolist()
    [[0.25, 0.33, 0.5]]
    """
    _check(run)
    held = _incidence(corpus, run)
    sizes = np.diff(held.indptr)
    pairs = sparse.triu(held @ _affordable(held).T, k=1).tocoo()
    order = np.lexsort((pairs.col, pairs.row))
    a, b, shared = pairs.row[order], pairs.col[order], pairs.data[order]
    ids = corpus.articles.index.to_numpy()
    return pd.DataFrame(
        {
            "article_a": ids[a],
            "article_b": ids[b],
            "jaccard": shared / (sizes[a] + sizes[b] - shared),
            "containment_ab": shared / sizes[a],
            "containment_ba": shared / sizes[b],
            "shared": shared,
            "runs_a": sizes[a],
            "runs_b": sizes[b],
        },
        columns=PAIRS,
    )


def shared_passages(corpus: Corpus, article_a: object, article_b: object, run: int = RUN) -> pd.DataFrame:
    """The passages of at least `run` words that two articles share word for word.

    Returns article_a start_a end_a article_b start_b end_b words text_a text_b, longest possible passages only, in the
    order of the first article. Sentences that repeat another of their own article (`repeats`) are passed over, so a
    standfirst does not show its body's passages twice; so are runs that stand more than 50 times in an article (a
    refrain, a table). Raises `CorpusError` for an unknown article.
    """
    _check(run)
    a, b = _words(corpus, article_a), _words(corpus, article_b)
    where_a, where_b = _places(a, run), _places(b, run)
    hits = {(i, j) for gram in where_a.keys() & where_b.keys() for i in where_a[gram] for j in where_b[gram]}
    starts = sorted((i, j) for i, j in hits if (i - 1, j - 1) not in hits)
    rows = [_passage(corpus, article_a, article_b, a, b, i, j, _length(hits, i, j, run)) for i, j in starts]
    return pd.DataFrame(rows, columns=PASSAGES)


def origins(corpus: Corpus, threshold: float = 0.5) -> pd.DataFrame:
    """Group the articles that retell one text: they count as one origin, not as several witnesses.

    Two articles belong together where one holds at least `threshold` of the other's five-word runs (either way); groups
    are closed over such links. Returns article, origin (the id of the group's first article), articles_of_origin.
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold is {threshold}; expected a share above 0 and at most 1.")
    reuse = text_reuse(corpus)
    ids = corpus.articles.index
    linked = reuse[reuse[["containment_ab", "containment_ba"]].max(axis=1) >= threshold]
    links = sparse.coo_matrix(
        (np.ones(len(linked)), (ids.get_indexer(linked["article_a"]), ids.get_indexer(linked["article_b"]))),
        shape=(len(ids), len(ids)),
    )
    group = sparse.csgraph.connected_components(links, directed=False)[1]
    first = pd.Series(ids).groupby(group).transform("first")
    return pd.DataFrame(
        {
            "article": ids,
            "origin": first.to_numpy(),
            "articles_of_origin": pd.Series(ids).groupby(group).transform("size").to_numpy(),
        }
    )


def claims(corpus: Corpus) -> pd.DataFrame:
    """The clauses of all reports, aligned: those that say the same about one event share a claim.

    Returns one row a clause: article start end text claim, then sentence zone repeats voice speaker event medoid label topic
    (see `claims.table`). A claim that stands in one clause is a claim too. Claims never reach over two events; an article
    without an event is one of its own. Ids are stable and do not depend on the order of the articles.

    Method: clauses by average link over IDF-weighted stems (Sokal & Michener 1958; Spärck Jones 1972).
    """
    table = _claims.table(corpus)
    first = ["article", "start", "end", "text", "claim"]
    return table[first + [name for name in table if name not in first]]


def _check(run: int) -> None:
    if not isinstance(run, int) or run < 2:
        raise ValueError(
            f"run is {run!r}; expected at least 2 words. The default of {RUN} is the usual choice for news."
        )


def _incidence(corpus: Corpus, run: int) -> sparse.csr_matrix:
    """Article by distinct run, 1 where the article holds the run."""
    codes, article, paragraph = _folded(corpus)
    size = len(codes) - run + 1
    if size < 1:
        return sparse.csr_matrix((len(corpus), 0), dtype=np.int32)
    runs = codes[:size]
    for k in range(1, run):  # number the runs of k + 1 words from those of k, so that no two runs share a number
        pair = runs * (codes.max() + 1) + codes[k : size + k]
        runs = np.unique(pair, return_inverse=True)[1].astype(np.int64)
    inside = paragraph[:size] == paragraph[run - 1 :]
    held = sparse.csr_matrix(
        (np.ones(inside.sum(), np.int32), (article[:size][inside], runs[inside])), shape=(len(corpus), runs.max() + 1)
    )
    held.sum_duplicates()
    held.data[:] = 1
    return held


def _folded(corpus: Corpus) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Numbers of all words (case and punctuation aside), of their articles and of their paragraphs, in order."""
    types = corpus.tokens["token"].cat.categories.tolist()
    numbers: dict[str, int] = {}
    folded = np.array([numbers.setdefault(fold(t), len(numbers)) if is_word(t) else -1 for t in types], np.int64)
    codes = folded[corpus.tokens["token"].cat.codes.to_numpy()]
    words = codes >= 0
    return codes[words], corpus.tokens["article"].cat.codes.to_numpy()[words], _paragraph(corpus)[words]


def _paragraph(corpus: Corpus) -> np.ndarray:
    """For each token a number that no other paragraph of the corpus has."""
    article, paragraph = corpus.sentences["article"].cat.codes.to_numpy(), corpus.sentences["paragraph"].to_numpy()
    of_sentence = np.cumsum(np.diff(article, prepend=-1) | np.diff(paragraph, prepend=-1) != 0)
    first = np.searchsorted(article, np.arange(len(corpus)))
    return of_sentence[first[corpus.tokens["article"].cat.codes.to_numpy()] + corpus.tokens["sentence"].to_numpy()]


def _affordable(held: sparse.csr_matrix) -> sparse.csr_matrix:
    """Leave out the most widespread runs where counting their pairs would take too much; say so."""
    spread = np.bincount(held.indices, minlength=held.shape[1]).astype(np.int64)
    order = np.argsort(spread, kind="stable")
    within = np.cumsum(spread[order] ** 2) <= MOST_PRODUCTS
    if within.all():
        return held
    limit = spread[order][within.argmin()]
    warnings.warn(
        f"{(spread >= limit).sum():,} runs stand in {limit:,} or more articles each and are left out of the shared counts",
        stacklevel=3,
    )
    kept = held.copy()
    kept.data[spread[kept.indices] >= limit] = 0
    kept.eliminate_zeros()
    return kept


def _words(corpus: Corpus, article: object) -> dict[str, list]:
    """The words of an article in order, folded, with offsets and paragraph; repeated sentences left out."""
    if not isinstance(article, str | int) or article not in corpus.articles.index:
        raise unreadable("article", shown(article), "the id of one article", "See corpus.fileids().")
    tokens = corpus.tokens[corpus.tokens["article"] == article]
    sentences = corpus.sentences[corpus.sentences["article"] == article].set_index("sentence")
    kept = tokens["sentence"].map(sentences["repeats"]).lt(0) & tokens["token"].astype("str").map(is_word)
    tokens = tokens[kept]
    return {
        "word": [fold(t) for t in tokens["token"]],
        "start": tokens["start"].tolist(),
        "end": tokens["end"].tolist(),
        "paragraph": tokens["sentence"].map(sentences["paragraph"]).tolist(),
    }


def _places(words: dict[str, list], run: int) -> dict[tuple, list[int]]:
    """Where each run of an article stands; those that stand nearly everywhere are left out."""
    where: dict[tuple, list[int]] = {}
    for n, gram in _runs(words, run):
        where.setdefault(gram, []).append(n)
    return {gram: places for gram, places in where.items() if len(places) <= REFRAIN}


def _runs(words: dict[str, list], run: int) -> Iterator[tuple[int, tuple]]:
    """Position and words of each run that stays within a paragraph."""
    last = words["paragraph"][run - 1 :]
    for n, gram in enumerate(zip(*(words["word"][k:] for k in range(run)))):
        if words["paragraph"][n] == last[n]:
            yield n, gram


def _length(hits: set[tuple[int, int]], i: int, j: int, run: int) -> int:
    n = 1
    while (i + n, j + n) in hits:
        n += 1
    return n + run - 1


def _passage(
    corpus: Corpus, article_a: object, article_b: object, a: dict, b: dict, i: int, j: int, words: int
) -> tuple:
    start_a, end_a, start_b, end_b = a["start"][i], a["end"][i + words - 1], b["start"][j], b["end"][j + words - 1]
    return (
        article_a,
        start_a,
        end_a,
        article_b,
        start_b,
        end_b,
        words,
        corpus.raw(article_a)[start_a:end_a],
        corpus.raw(article_b)[start_b:end_b],
    )
