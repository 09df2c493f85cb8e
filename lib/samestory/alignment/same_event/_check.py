"""Do two reports tell of the same event? A check on the events that the manifest declares.

Reports of one event share names, numbers and the rarer words; reports of two events of one kind share the common ones.
The scale is a cosine of weighted stems. A report also takes in a little of the two reports nearest to it and to which
it is nearest: what one outlet leaves out, its neighbors often say. People declare events; this module only warns.
"""

import numpy as np
import pandas as pd
from scipy import sparse

from ...corpus import Corpus
from ...corpus.offsets import as_read, once_per_corpus
from ...language.words import Stems, counted, idf, news_weights, of_corpus, weighted, whole
from .._sparse import products

# Chosen on the development topics of ECB+ (benchmarks/alignment.py gives the errors that the cuts make there).
NAME, NUMBER = 1.5, 2.0  # weights of a name and a number beside other words; flat around these values, to .02
NEIGHBORS = 2  # reports that one takes in, if it is among the nearest of theirs too
ALIKE = 0.5  # two events this near may be one
NEAR = 0.2  # an article nearer to another event than to its own is worth a look from here on
UNLIKE = 0.1  # less than this to every report of its own event
CAPITALS = 0.6  # share of a stem's occurrences with a capital above which it is a name; not measured
# Bounds on work; they change no warning.
WIDESPREAD = 100  # a stem in more articles than this finds no candidates in a large corpus
SHARED = 0.5  # share of a cut that a pair must reach on rarer stems alone to be looked at
BLOCK = 500  # articles compared at a time


@as_read
def event_similarity(corpus: Corpus) -> pd.DataFrame:
    """Estimate for each pair of articles whether they report the same event, and not only the same topic.

    Parameters
    ----------
    corpus : Corpus
        The articles; their declared events are not looked at.

    Returns
    -------
    DataFrame
        A square, symmetric table, articles as index and columns: 0 (nothing shared) to 1, and 1 on the diagonal.

    Notes
    -----
    It ranks pairs and is no probability: an area under the curve of .88 for pairs within a topic of ECB+ (TF-IDF: .84).
    Stems are weighted by inverse document frequency (Spärck Jones 1972) and news; names and numbers count more.
    A report is expanded by its mutual nearest neighbors (Singhal & Pereira 1999). All pairs are computed: for thousands
    of articles use `check_events`.

    Examples
    --------
    >>> from samestory import read_corpus
    >>> texts = ["A fire killed 14 in Oslo.", "The Oslo fire: 14 died.", "A fire hurt 3 in Lima."]
    >>> event_similarity(read_corpus(pd.DataFrame({"text": texts}))).loc["000"].rank().tolist()
    [3.0, 2.0, 1.0]
    """
    rows = vectors(corpus)
    alone = (rows @ rows.T).toarray()
    np.fill_diagonal(alone, 0)
    expanded = weighted((rows + sparse.csr_matrix(_mutual(alone)) @ rows).tocsr(), np.ones(rows.shape[1]))
    table = np.clip((expanded @ expanded.T).toarray(), 0, 1)
    table = np.minimum(table, table.T)
    np.fill_diagonal(table, 1)
    return pd.DataFrame(table, index=corpus.articles.index, columns=list(corpus.articles.index))


@as_read
def check_events(corpus: Corpus) -> pd.DataFrame:
    """List pairs of articles whose declared events look wrong: a warning to a person, never a change.

    Parameters
    ----------
    corpus : Corpus
        The articles; one without an event is an event of its own.

    Returns
    -------
    DataFrame
        One row a pair, sorted by reason, similarity and article: article_a article_b event_a event_b, similarity (0 to
        1, from the two articles alone) and reason: "nearer to another event" (alone and on average), "alike, declared
        apart" (.5 or more), "unlike, declared together" (not even alike the nearest report of its own event).

    Notes
    -----
    On short reports of eight topics (ECB+) 99 % of articles under the wrong event were named, and 1 % of the others.
    The cost follows the rarer words that articles share, not the number of pairs.

    Examples
    --------
    >>> from samestory import read_corpus
    >>> texts = ["A fire killed 14 at the mill in Oslo.", "The orchestra opened its season."]
    >>> check_events(read_corpus(pd.DataFrame({"text": texts, "event": "fire"})))["reason"].unique().tolist()
    ['unlike, declared together']
    """
    rows, event = vectors(corpus), event_numbers(corpus)
    pairs = _pairs(rows, event)
    own, other = (_best(pairs[pairs["same"] == same], len(corpus)) for same in (True, False))
    size = np.bincount(event)[event]
    nearer = (size > 1) & (other["similarity"] > own["similarity"]) & (other["similarity"] >= NEAR)
    nearer &= _mean(pairs, event, other) > _mean(pairs, event, own)
    unlike = (size > 1) & (own["similarity"] < UNLIKE) & ~nearer & (own["b"] >= 0)
    apart = pairs[~pairs["same"] & (pairs["similarity"] >= ALIKE)]
    reasons = ("nearer to another event", "alike, declared apart", "unlike, declared together")
    warned = [_warned(corpus, table, reason) for table, reason in zip((other[nearer], apart, own[unlike]), reasons)]
    return pd.concat(warned, ignore_index=True)


def event_numbers(corpus: Corpus) -> np.ndarray:
    """Return a number for the event of each article; it does not depend on the order of the articles.

    An article without an event has one of its own.
    """
    names = corpus.articles["event"].fillna("").tolist()
    alone = [event or f"\0{article}" for event, article in zip(names, corpus.articles.index.tolist())]
    return np.unique(np.array(alone, dtype=object).astype(str), return_inverse=True)[1]


@once_per_corpus
def vectors(corpus: Corpus) -> sparse.csr_matrix:
    """Return one row of length 1 an article: its stems, each once, weighted for telling events apart."""
    line = of_corpus(corpus)
    stems = whole(line, len(corpus))
    stems.data[:] = 1
    weight = idf(stems) * np.sqrt(news_weights(line.vocabulary))
    digits = np.array([stem[:1].isdigit() for stem in line.vocabulary], bool)
    return weighted(stems, weight * np.where(digits, NUMBER, np.where(_names(corpus, line), NAME, 1.0)))


def _names(corpus: Corpus, line: Stems) -> np.ndarray:
    """Tell of each stem whether it is mostly printed with a capital, the starts of sentences included."""
    texts = corpus.articles["text"].tolist()
    signs = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), "<U1")
    begins = np.cumsum([0, *map(len, texts)])[:-1]
    capital = np.char.isupper(signs[begins[line.number] + line.start])
    size = len(line.vocabulary)
    return np.bincount(line.stem[capital], minlength=size) > CAPITALS * np.bincount(line.stem, minlength=size)


def _mutual(similarity: np.ndarray) -> np.ndarray:
    """Keep for each row its nearest NEIGHBORS, ties with the last included, if it is among the nearest of theirs."""
    k = min(NEIGHBORS, len(similarity))
    last = np.partition(similarity, -k, axis=1)[:, [-k]]
    near = np.where(similarity >= np.maximum(last, 1e-12), similarity, 0)
    return np.minimum(near, near.T)


# --- pairs ---------------------------------------------------------------------------------------------------------


def _pairs(rows: sparse.csr_matrix, event: np.ndarray) -> pd.DataFrame:
    """Return each pair that may matter, a before b: all of one event, and those of two with enough rarer stems."""
    rarer = rows[:, np.flatnonzero(np.bincount(rows.indices, minlength=rows.shape[1]) <= WIDESPREAD)]
    small = np.flatnonzero(np.bincount(event)[event] <= BLOCK)  # of a larger event only what shares rarer stems
    members = counted(small, event[small], (len(event), int(event.max()) + 1))
    candidates = []
    for first in range(0, len(event), BLOCK):
        near = (rarer[first : first + BLOCK] @ rarer.T).tocoo()
        kept = near.data >= SHARED * NEAR
        same = (members[first : first + BLOCK] @ members.T).tocoo()
        candidates += [(near.row[kept] + first, near.col[kept]), (same.row + first, same.col)]
    pair = np.unique(np.hstack(candidates).T.astype(np.int64), axis=0)
    a, b = pair[pair[:, 0] < pair[:, 1]].T
    return pd.DataFrame({"a": a, "b": b, "similarity": products(rows, a, rows, b), "same": event[a] == event[b]})


def _best(pairs: pd.DataFrame, size: int) -> pd.DataFrame:
    """Return for each article the one most like it among the pairs: a b similarity; b is -1 where there is none."""
    both = pd.concat([pairs, pairs.rename(columns={"a": "b", "b": "a"})])[["a", "b", "similarity"]]
    best = both.sort_values(["similarity", "b"], ascending=[False, True], kind="stable").drop_duplicates("a")
    full = best.set_index("a").reindex(range(size)).fillna({"b": -1, "similarity": 0.0})
    return full.rename_axis("a").reset_index().astype({"b": int})


def _mean(pairs: pd.DataFrame, event: np.ndarray, best: pd.DataFrame) -> np.ndarray:
    """Return the mean similarity of each article to the other reports of the event of its best; no pair counts 0."""
    wide = int(event.max()) + 1
    to = event[best["b"].to_numpy()]
    key = np.r_[pairs["a"] * wide + event[pairs["b"]], pairs["b"] * wide + event[pairs["a"]]]
    sums = pd.Series(np.r_[pairs["similarity"], pairs["similarity"]]).groupby(key).sum()
    size = np.bincount(event)[to] - (to == event)
    return sums.reindex(best["a"].to_numpy() * wide + to).fillna(0).to_numpy() / np.maximum(size, 1)


def _warned(corpus: Corpus, pairs: pd.DataFrame, reason: str) -> pd.DataFrame:
    """Return pairs as warnings, the most alike first."""
    ids, events = corpus.articles.index.to_numpy(), corpus.articles["event"].to_numpy(dtype=object)
    a, b = pairs["a"].to_numpy(dtype=int), pairs["b"].to_numpy(dtype=int)
    table = pd.DataFrame({"article_a": ids[a], "article_b": ids[b], "event_a": events[a], "event_b": events[b]})
    table = table.assign(similarity=pairs["similarity"].to_numpy(dtype=float), reason=reason)
    return table.sort_values(["similarity", "article_a", "article_b"], ascending=[False, True, True], kind="stable")
