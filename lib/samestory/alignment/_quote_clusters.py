"""Quotations that are renditions of one utterance.

Two reports of one event seldom quote a speaker in the same words: one is a translation of its own, one leaves out half,
one takes the sentence apart. `quote_clusters` puts such renditions together. Quotations are compared by their content
words through an index of the words of each event, so only quotations that share some are ever looked at. A word weighs
more if it is rare in news and seldom used by the reports of its event that have it; other events have no say.
"""

from hashlib import sha256

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from ..corpus.offsets import as_read, once_by_event
from ..corpus.text import fold, is_word
from ..language.words import counted, news_weights, of_corpus, of_spans
from ..voices import quotations
from ._sparse import affordable, by_group, products, too_much_alike
from .same_event import event_numbers

# Cosine of weighted stems from which two quotations are renditions of one utterance: with SHARED stems in common, with
# one. Chosen on quotations of one speaker in one article (PolNeAR's train part), nearly all different statements.
# Linked quotations are joined from the most alike down. What is part of a quotation is linked with all that the whole
# is linked with, so two halves of a sentence meet in the report that gives it undivided (Pavllo, Piccardi & West 2018).
ALIKE, ALIKE_IN_ONE = 0.25, 0.45
CONTAINED = 0.60  # or: share of one's weight that stands in the other, with SHARED stems in common; chosen there too
SHARED = 2
MOST_PRODUCTS = 10_000_000  # pairs of quotations by the words they share, in one event; 300 reports have 4 million
BLOCK = 1000  # quotations compared at a time
ONE_ARTICLE = 0.60  # within an article: an outlet seldom gives one utterance twice in other words; not measured


@as_read
@once_by_event
def quote_clusters(corpus: Corpus) -> pd.DataFrame:
    """Find the quotations of a corpus that are renditions of one utterance.

    Parameters
    ----------
    corpus : Corpus
        The articles with their declared events; an article without one is an event of its own.

    Returns
    -------
    DataFrame
        The rows of `voices.quotations` that are speech, with cluster (id that all renditions share), event, articles
        (number of articles with the cluster) and verbatim (more than one article, and all have the same words).

    Notes
    -----
    Two quotations are linked if they are of one event and speaker (one name may be part of the other, or unknown) and
    alike; clusters are made by complete link. Of pairs by one speaker in one article, nearly all different statements,
    the cuts would link 2 %; missed renditions are not measured. Where thousands of quotations of an event are nearly
    the same, only those that share a rarer word are compared, and a warning names the articles.

    Examples
    --------
    >>> from samestory import read_corpus
    >>> texts = ["“The harbor will open in spring,” Ann Lee said.", "“In spring the harbor will open,” Ann Lee said."]
    >>> quote_clusters(read_corpus(pd.DataFrame({"text": texts, "event": "harbor"})))["cluster"].nunique()
    1
    """
    quoted = quotations(corpus)
    quoted = quoted[quoted["kind"] != "designation"].reset_index(drop=True)
    number = corpus.articles.index.get_indexer(quoted["article"].tolist())
    event = event_numbers(corpus)[number]
    # the words, folded, with single spaces and no marks at either end
    bare = [" ".join(fold(text).split()).strip(" .,;:!?…—–-'\"") for text in quoted["text"].tolist()]
    unit, first = _units(quoted, bare, event)
    in_articles = counted(unit, number, (len(first), len(corpus)))
    cluster = _clustered(corpus, quoted.iloc[first], event[first], in_articles)[unit]
    many = pd.DataFrame({"articles": number, "wordings": bare}).groupby(cluster).transform("nunique").astype(int)
    ids, events = pd.Series(_ids(quoted, cluster), dtype="str"), corpus.articles["event"].take(number)
    table = quoted.assign(cluster=ids, event=events.to_numpy(dtype=object), articles=many["articles"])
    return table.assign(verbatim=(many["wordings"] == 1) & (many["articles"] > 1))


def _units(quoted: pd.DataFrame, bare: list[str], event: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give equal words of one speaker in one event one number, by the alphabet; also return the first row of each."""
    alone = [-1 if is_word(words) else n for n, words in enumerate(bare)]  # "…" is nobody's rendition
    keys = list(zip(quoted["speaker"].tolist(), bare, alone, event.tolist()))
    number = {key: n for n, key in enumerate(sorted(set(keys)))}
    unit = np.array([number[key] for key in keys], np.int64)
    return unit, np.unique(unit, return_index=True)[1]


# --- links ---------------------------------------------------------------------------------------------------------


def _clustered(corpus: Corpus, units: pd.DataFrame, event: np.ndarray, articles: sparse.csr_matrix) -> np.ndarray:
    """Return the number of the cluster of each unit; `articles` are units by articles."""
    size = len(units)
    a, b, cosine, common, a_in_b, b_in_a = compared(corpus, units, event)
    names = [frozenset(name.lower().split()) for name in units["speaker"].tolist()]
    one_person = [names[i] <= names[j] or names[j] <= names[i] for i, j in zip(a.tolist(), b.tolist())]
    apart = products(articles, a, articles, b) == 0
    alike = cosine >= np.maximum(np.where(common >= SHARED, ALIKE, ALIKE_IN_ONE), np.where(apart, 0, ONE_ARTICLE))
    part, whole = ((share >= CONTAINED) & (apart | (share >= ONE_ARTICLE)) for share in (a_in_b, b_in_a))
    kept = np.array(one_person, bool) & (alike | (part | whole) & apart)
    score = np.maximum(cosine, 0.99 * np.minimum(1, np.maximum(a_in_b, b_in_a)))[kept]
    a, b, part, whole = a[kept], b[kept], part[kept], whole[kept]
    links = counted(np.r_[a, b], np.r_[b, a], (size, size))
    inside = counted(np.r_[a[part], b[whole]], np.r_[b[part], a[whole]], (size, size))
    through = inside @ links
    return _complete_link(a, b, score, [set(row) for row in (links + through + through.T > 0).tolil().rows])


def compared(corpus: Corpus, units: pd.DataFrame, event: np.ndarray) -> tuple[np.ndarray, ...]:
    """Compare the pairs of units of one event that share a stem; those far from alike are left out.

    Returns both numbers, cosine, stems in common, and what share of each stands in the other. A share counts only where
    SHARED stems are in common, and is 0 otherwise.
    """
    heavy = by_group(_weighted(corpus, units), event)
    rare, limited = affordable(heavy, event, MOST_PRODUCTS)
    too_much_alike(corpus, "alignment.quote_clusters", event_numbers(corpus), limited)
    length, total = np.sqrt(np.ravel(heavy.multiply(heavy).sum(axis=1))), np.ravel(heavy.sum(axis=1))
    found = []
    for first in range(0, max(len(units), 1), BLOCK):
        a, b, cosine, common, weight = _block(heavy, rare, first)
        cosine, weight = cosine / (length[a] * length[b]), weight * (common >= SHARED)
        near = (cosine >= ALIKE) | (weight >= CONTAINED * np.minimum(total[a], total[b]))
        found.append([values[near] for values in (a, b, cosine, common, weight / total[a], weight / total[b])])
    return tuple(map(np.concatenate, zip(*found)))


def _block(heavy: sparse.csr_matrix, rare: sparse.csr_matrix, first: int) -> tuple[np.ndarray, ...]:
    """Return the pairs of some units with later ones: both numbers, product, stems in common, weight in common."""
    plain, rows = heavy.copy(), slice(first, first + BLOCK)
    plain.data[:] = 1
    pairs = sparse.triu(rare[rows] @ rare.T, k=first + 1).tocoo()
    a, b = pairs.row + first, pairs.col
    sides = (heavy, heavy), (plain, plain), (heavy, plain)
    if rare is not heavy:
        return a, b, *(products(left, a, right, b) for left, right in sides)
    # No weight is 0, so all three products have the same entries in the same order.
    return a, b, *(sparse.triu(left[rows] @ right.T, k=first + 1).tocoo().data for left, right in sides)


def _weighted(corpus: Corpus, units: pd.DataFrame) -> sparse.csr_matrix:
    """Return the stems of units, weighted by their rarity in news and in the reports of the event that have them.

    A word that each report has in one sentence tells utterances apart, one in every second sentence does not. How many
    reports have it does not matter: many may give one utterance.
    """
    stems, sentences = of_corpus(corpus), corpus.sentences
    event, article = event_numbers(corpus), sentences["article"].cat.codes.to_numpy()
    wide = len(stems.vocabulary)
    row, column = of_spans(corpus, sentences[["article", "start", "end"]]).nonzero()
    known, which = np.unique(event[article[row]].astype(np.int64) * wide + column, return_inverse=True)
    holding, of_article = np.divmod(np.unique(which.astype(np.int64) * len(corpus) + article[row]), len(corpus))
    reports, size = np.bincount(holding), np.bincount(article, minlength=len(corpus))
    used, within = np.bincount(which) / reports, np.bincount(holding, weights=size[of_article]) / reports
    quoted = of_spans(corpus, units).tocoo()
    own = event[corpus.articles.index.get_indexer(units["article"].tolist())].astype(np.int64)
    rarity = (1 + np.log((1 + within) / (1 + used)))[np.searchsorted(known, own[quoted.row] * wide + quoted.col)]
    weight = np.sqrt(np.maximum(news_weights(stems.vocabulary), 1))[quoted.col] * rarity
    return sparse.csr_matrix((weight, (quoted.row, quoted.col)), shape=quoted.shape)


def _complete_link(a: np.ndarray, b: np.ndarray, score: np.ndarray, linked: list[set[int]]) -> np.ndarray:
    """Join from the most alike down where all members of both clusters are linked; ties by the order of the units."""
    cluster = list(range(len(linked)))
    members = {n: [n] for n in cluster}
    between = {n: dict.fromkeys(row - {n}, 1) for n, row in enumerate(linked)}  # linked pairs between two clusters
    for row in np.lexsort((b, a, -np.round(score, 9))).tolist():
        one, other = sorted((cluster[a[row]], cluster[b[row]]))
        if one == other or between[one].get(other, 0) < len(members[one]) * len(members[other]):
            continue
        for n in members[other]:
            cluster[n] = one
        members[one] += members.pop(other)
        for third, count in between.pop(other).items():
            between[third].pop(other, None)
            if third != one:
                between[one][third] = between[third][one] = between[one].get(third, 0) + count
    return np.array(cluster, np.int64)


def _ids(quoted: pd.DataFrame, cluster: np.ndarray) -> list[str]:
    """Make an id for each cluster, from the articles and places of its members."""
    places: dict[int, list[str]] = {}
    for n, article, start in zip(cluster.tolist(), quoted["article"].tolist(), quoted["start"].tolist()):
        places.setdefault(n, []).append(f"{article}\t{start}")
    known = {n: "q-" + sha256("\n".join(sorted(spans)).encode()).hexdigest()[:10] for n, spans in places.items()}
    return [known[n] for n in cluster.tolist()]
