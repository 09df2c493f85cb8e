"""Do two reports tell of the same event? A check on the events that the manifest declares.

Reports of one event share names, numbers and the rarer words; reports of two events of one kind share the common ones. The
scale is a cosine of weighted stems, in which a report also takes in a little of the two reports that it and they are
nearest to: what one outlet leaves out, its neighbors often say. Events are declared by people; this module only warns.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from ..language import words as st

NAME, NUMBER = 1.5, 2.0  # what a name and a number weigh beside other words; flat around these values on ECB+
NEIGHBORS = 2  # reports that one takes in, if it is among the nearest of theirs too
# Cuts for warnings, from the development part of ECB+ (see benchmarks/alignment.py for the errors they make there).
ALIKE = 0.5  # two events this near may be one
NEAR = 0.2  # an article nearer to another event than to its own is worth a look from here on
UNLIKE = 0.1  # less than this to every report of its own event
WIDESPREAD = 100  # a stem in more articles than this finds no candidates in a large corpus
SHARED = 0.5  # share of a cut that a pair must reach on rarer stems alone to be looked at
BLOCK = 500  # articles compared at a time

WARNINGS = ["article_a", "article_b", "event_a", "event_b", "similarity", "reason"]


def event_similarity(corpus: Corpus) -> pd.DataFrame:
    """How likely each pair of articles is to report the same event, and not only the same topic.

    Returns a square, symmetric table with the articles as index and columns, from 0 (nothing shared) to 1, with 1 on the
    diagonal. It ranks pairs; it is no probability. The declared events are not looked at. All pairs are computed: for
    thousands of articles use `check_events`, which keeps only what is suspect.

    Weights: 1 + ln(articles / articles with the stem) (Spärck Jones 1972), times the root of the weight in general news,
    names 1.5 and numbers 2 times as much; counts within an article are ignored. Neighbors: nearest neighbors that are
    mutual, a sparse form of document expansion (Singhal & Pereira 1999).
    """
    rows = vectors(corpus)
    alone = _dense(rows)
    np.fill_diagonal(alone, 0)
    both = _expanded(rows, sparse.csr_matrix(_mutual(alone)))
    table = np.clip(_dense(both), 0, 1)
    table = np.minimum(table, table.T)
    np.fill_diagonal(table, 1)
    return pd.DataFrame(table, index=corpus.articles.index, columns=list(corpus.articles.index))


def check_events(corpus: Corpus) -> pd.DataFrame:
    """Pairs of articles whose declared events look wrong: a warning to a person, never a change.

    Returns one row a pair: article_a article_b event_a event_b similarity (0..1, from the two articles alone) reason.

    - "nearer to another event": the report most like article_a, article_b, belongs to another event than its own, and so
      do the reports that are most like it on average.
    - "alike, declared apart": similarity of at least `ALIKE`; two declared events may be one.
    - "unlike, declared together": article_b is the report of its own event most like article_a, and it is not alike.

    On short reports of eight topics (ECB+) 99 % of articles under the wrong event were named, and 1 % of the others.

    An article without an event is an event of its own. The cost follows the rarer words that articles share, not the
    number of pairs. Sorted by reason, then by similarity, then by article.
    """
    rows, event = vectors(corpus), event_numbers(corpus)
    pairs = _pairs(rows, event)
    own = _best(pairs[pairs["same"]], len(corpus))
    other = _best(pairs[~pairs["same"]], len(corpus))
    size = np.bincount(event)[event]
    nearer = (size > 1) & (other["similarity"] > own["similarity"]) & (other["similarity"] >= NEAR)
    nearer &= _mean(pairs, event, other) > _mean(pairs, event, own)
    unlike = (size > 1) & (own["similarity"] < UNLIKE) & ~nearer & (own["b"] >= 0)
    apart = pairs[~pairs["same"] & (pairs["similarity"] >= ALIKE)]
    found = pd.concat(
        [
            other[nearer].assign(reason="nearer to another event"),
            apart.assign(reason="alike, declared apart"),
            own[unlike].assign(reason="unlike, declared together"),
        ]
    )
    return _warned(corpus, found)


def vectors(corpus: Corpus) -> sparse.csr_matrix:
    """One row of length 1 an article: its stems, each once, weighted for telling events apart. Made once per corpus."""
    return corpus.cached("events.vectors", lambda: _vectors(corpus))


def event_numbers(corpus: Corpus) -> np.ndarray:
    """A number for each article's event, whatever the order of the articles; one without an event has one of its own."""
    names = corpus.articles["event"].fillna("").tolist()
    alone = [event or f"\0{article}" for event, article in zip(names, corpus.articles.index.tolist())]
    return np.unique(np.array(alone, dtype=object).astype(str), return_inverse=True)[1]


def _vectors(corpus: Corpus) -> sparse.csr_matrix:
    line = st.of_corpus(corpus)
    held = st.whole(line, len(corpus))
    held.data[:] = 1
    weight = st.idf(held) * np.sqrt(st.news_weights(line.vocabulary))
    digits = np.array([stem[:1].isdigit() for stem in line.vocabulary], bool)
    weight = weight * np.where(digits, NUMBER, np.where(_names(corpus, line), NAME, 1.0))
    return st.weighted(held, weight)


def _names(corpus: Corpus, line: st.Stems) -> np.ndarray:
    """Of each stem whether it is printed with a capital more often than not, the starts of sentences included."""
    texts = corpus.articles["text"].tolist()
    signs = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    begins = np.cumsum([0, *(len(text) for text in texts)])[:-1]
    found, code = np.unique(signs[begins[line.number] + line.start], return_inverse=True)
    capital = np.array([chr(c).isupper() for c in found.tolist()], bool)[code]
    size = len(line.vocabulary)
    total = np.bincount(line.stem, minlength=size)
    return np.bincount(line.stem[capital], minlength=size) > 0.6 * np.maximum(total, 1)


def _dense(rows: sparse.csr_matrix) -> np.ndarray:
    return (rows @ rows.T).toarray()


def _mutual(similarity: np.ndarray) -> np.ndarray:
    """Keep for each row its nearest NEIGHBORS, all that tie with the last among them, if nearest the other way round."""
    k = min(NEIGHBORS, len(similarity))
    last = np.partition(similarity, -k, axis=1)[:, [-k]]
    near = np.where(similarity >= np.maximum(last, 1e-12), similarity, 0)
    return np.minimum(near, near.T)


def _expanded(rows: sparse.csr_matrix, near: sparse.csr_matrix) -> sparse.csr_matrix:
    return st.weighted((rows + near @ rows).tocsr(), np.ones(rows.shape[1]))


def _pairs(rows: sparse.csr_matrix, event: np.ndarray) -> pd.DataFrame:
    """Each pair that may matter, a before b: all of one event, and those of two that share enough of the rarer stems."""
    held = np.bincount(rows.indices, minlength=rows.shape[1])
    rarer = rows[:, np.flatnonzero(held <= WIDESPREAD)]
    small = np.flatnonzero(np.bincount(event)[event] <= BLOCK)  # of a larger event only what shares rarer stems
    shape = (len(event), int(event.max()) + 1)
    members = sparse.csr_matrix((np.ones(len(small)), (small, event[small])), shape=shape)
    a, b = [], []
    for first in range(0, len(event), BLOCK):
        block = slice(first, first + BLOCK)
        near = (rarer[block] @ rarer.T).tocoo()
        kept = near.data >= SHARED * NEAR
        same = (members[block] @ members.T).tocoo()
        a += [near.row[kept] + first, same.row + first]
        b += [near.col[kept], same.col]
    pair = np.unique(np.column_stack([np.concatenate(a), np.concatenate(b)]).astype(np.int64), axis=0)
    pair = pair[pair[:, 0] < pair[:, 1]]
    return pd.DataFrame(
        {
            "a": pair[:, 0],
            "b": pair[:, 1],
            "similarity": _cosines(rows, pair),
            "same": event[pair[:, 0]] == event[pair[:, 1]],
        }
    )


def _cosines(rows: sparse.csr_matrix, pair: np.ndarray, at_once: int = 100_000) -> np.ndarray:
    parts = [pair[n : n + at_once] for n in range(0, len(pair), at_once)]
    found = [np.asarray(rows[p[:, 0]].multiply(rows[p[:, 1]]).sum(axis=1)).ravel() for p in parts]
    return np.concatenate([np.zeros(0), *found])


def _best(pairs: pd.DataFrame, size: int) -> pd.DataFrame:
    """For each article the one most like it among the pairs: a b similarity; b is -1 where there is none."""
    turned = pairs.rename(columns={"a": "b", "b": "a"})
    both = pd.concat([pairs, turned])[["a", "b", "similarity"]]
    best = both.sort_values(["similarity", "b"], ascending=[False, True], kind="stable").drop_duplicates("a")
    full = best.set_index("a").reindex(range(size))
    return pd.DataFrame(
        {
            "a": np.arange(size),
            "b": full["b"].fillna(-1).astype(int).to_numpy(),
            "similarity": full["similarity"].fillna(0.0).to_numpy(),
        }
    )


def _mean(pairs: pd.DataFrame, event: np.ndarray, best: pd.DataFrame) -> np.ndarray:
    """How like each article is, on average, to the reports (itself aside) of the event of its best; what is no pair is 0."""
    wide = int(event.max()) + 1
    to = event[best["b"].to_numpy()]
    key = np.r_[pairs["a"] * wide + event[pairs["b"]], pairs["b"] * wide + event[pairs["a"]]]
    sums = pd.Series(np.r_[pairs["similarity"], pairs["similarity"]]).groupby(key).sum()
    size = np.bincount(event)[to] - (to == event)
    return sums.reindex(best["a"].to_numpy() * wide + to).fillna(0).to_numpy() / np.maximum(size, 1)


def _warned(corpus: Corpus, found: pd.DataFrame) -> pd.DataFrame:
    ids, events = corpus.articles.index.to_numpy(), corpus.articles["event"].to_numpy(dtype=object)
    a, b = found["a"].to_numpy(dtype=int), found["b"].to_numpy(dtype=int)
    table = pd.DataFrame(
        {
            "article_a": ids[a],
            "article_b": ids[b],
            "event_a": events[a],
            "event_b": events[b],
            "similarity": found["similarity"].to_numpy(dtype=float),
            "reason": found["reason"].to_numpy(dtype=object),
        },
        columns=WARNINGS,
    )
    order = {"nearer to another event": 0, "alike, declared apart": 1, "unlike, declared together": 2}
    table = table.assign(rank=table["reason"].map(order)).sort_values(
        ["rank", "similarity", "article_a", "article_b"], ascending=[True, False, True, True], kind="stable"
    )
    return table.drop(columns="rank").reset_index(drop=True)
