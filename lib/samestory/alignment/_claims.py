"""Claims: clauses of the reports of one event that say the same, whatever the words.

Clauses are compared by the stems they share and by the classes of terms in codebooks/discrepancies.toml (tariff beside
duty), and so are the sentences around them. A stem weighs more if it is rare in news and if the reports that have it
use it once. No other event counts, so the claims of an event are the same in any company.

Clauses are grouped by average link, so a chain of neighbors does not merge different claims; the same tree, cut lower,
gives the topics. Only pairs that share enough stand in the tree: similarities are sparse products within an event, and
each connected part of it is linked alone.
"""

import hashlib
from functools import cache

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.cluster.hierarchy import linkage

from ..corpus import Corpus
from ..corpus.offsets import as_read, once_by_event
from ..corpus.text import fold
from ..language.scales import book
from ..language.words import counted, inside, news_weights, of_corpus, of_spans, stem_of, weighted
from ._clauses import OPENERS, clauses
from ._sparse import affordable, by_group, too_much_alike
from .same_event import event_numbers

# Chosen on the development topics of ECB+ for nine joined pairs of sentences in ten right (benchmarks/alignment.py).
SAME_CLAIM = 0.26  # mean similarity of the clauses of one claim
SAME_TOPIC = 0.16  # and of one topic; not measured
CLASS = 6.0  # weight of a class of terms, in bits; a rare word has 12; not measured
LARGEST = 6000  # clauses that are linked at once (300 MB); a larger part is first cut at the similarity of a claim
MOST_PRODUCTS = 40_000_000  # pairs of clauses by the words they share, in one event; 200 reports have 10 million
BLOCK = 1000  # clauses compared at a time
LABEL = 60  # characters of a label
CLASSED = ("direction", "approval", "commitment")  # scales whose steps count as classes of terms


@as_read
def claims(corpus: Corpus) -> pd.DataFrame:
    """Align the clauses of all reports: those that say the same about one event share a claim.

    Parameters
    ----------
    corpus : Corpus
        The reports. Claims never reach over two events; an article without an event is one of its own.

    Returns
    -------
    DataFrame
        One row a clause: article start end text (characters), claim (stable id; it may stand in one clause only),
        sentence zone repeats (of its sentence), voice speaker (see `voices.voice_of`), event (its number), medoid (most
        like the others of its claim?), label (the medoid, at most 60 characters), topic (label of the group of claims).

    Notes
    -----
    Neither ids nor groups depend on the order of the articles or on other events. Of 100 pairs of sentences of ECB+
    that claims join, 93 tell the same event, and half of the pairs that do are joined (the cut was chosen there). Where
    the reports of an event say nearly the same in thousands of clauses, the words that most of these share are left
    out in comparing them, and a warning names the articles.

    References
    ----------
    Sokal, R. & Michener, C. (1958). A statistical method for evaluating systematic relationships (average link).

    Examples
    --------
    >>> from samestory import read_corpus
    >>> texts = ["The mayor opened the new bridge.", "The new bridge was opened by the mayor."]
    >>> claims(read_corpus(pd.DataFrame({"text": texts, "event": "bridge"})))["claim"].nunique()
    1
    """
    numbers = event_numbers(corpus)[_found(corpus)["article"].cat.codes.to_numpy()]
    return _found(corpus).assign(event=numbers)  # of this corpus, whatever it is a part of


@once_by_event
def _found(corpus: Corpus) -> pd.DataFrame:
    table = clauses(corpus)
    table.insert(4, "claim", "")
    table["event"] = event_numbers(corpus)[table["article"].cat.codes.to_numpy()]
    return _labeled(corpus, table, _stems_of(corpus, table))


def _stems_of(corpus: Corpus, table: pd.DataFrame) -> list[str]:
    """Write each clause as its stems."""
    line = of_corpus(corpus)
    place, row = inside(line, table["article"].cat.codes.to_numpy(), table["start"], table["end"])
    stems = [line.vocabulary[stem] for stem in line.stem[place].tolist()]
    edges = np.searchsorted(row, np.arange(len(table) + 1)).tolist()
    return [" ".join(stems[a:b]) for a, b in zip(edges, edges[1:])]


# --- similarity ----------------------------------------------------------------------------------------------------


@cache
def _term_classes() -> dict[str, str]:
    """Return the class of each single-word term of the codebook, by its stem; the first class wins."""
    read = book()
    terms = [(word, name) for name, part in read["terms"].items() for word in part["words"]]
    steps = [(f"{name} {n}", step) for name in CLASSED for n, step in enumerate(read["acts"][name]["steps"])]
    terms += [(word, name) for name, step in steps for word in step]
    return {stem_of(word): name for word, name in reversed(terms) if " " not in word}


@as_read
def claim_features(corpus: Corpus, spans: pd.DataFrame) -> sparse.csr_matrix:
    """Return spans by stems and by classes of terms: 1 where they stand."""
    stems = of_spans(corpus, spans)
    stems.data[:] = 1
    classes = _term_classes()
    names = sorted(set(classes.values()))
    vocabulary = of_corpus(corpus).vocabulary
    of_stem = np.array([names.index(classes[stem]) if stem in classes else -1 for stem in vocabulary], np.int64)
    rows, columns = stems.nonzero()
    known = of_stem[columns] >= 0
    by_class = counted(rows[known], of_stem[columns[known]], (len(spans), len(names)))
    by_class.data[:] = 1
    return sparse.hstack([stems, by_class]).tocsr()


@as_read
def feature_weights(corpus: Corpus, spans: pd.DataFrame, features: sparse.csr_matrix) -> sparse.csr_matrix:
    """Weigh the features of spans in bits by their rarity in news and in the reports of their own event that have them.

    A word that each report uses once tells claims apart; one that stands in every second sentence of a report does not.
    """
    event = event_numbers(corpus)[spans["article"].cat.codes.to_numpy()]
    rarity = np.append(news_weights(of_corpus(corpus).vocabulary), np.full(features.shape[1], CLASS))
    at = features.tocoo()
    column = np.unique(event[at.row].astype(np.int64) * features.shape[1] + at.col, return_inverse=True)[1]
    article = spans["article"].cat.codes.to_numpy()
    holders = np.unique(column.astype(np.int64) * len(corpus) + article[at.row])
    holding, size = holders // len(corpus), np.bincount(article, minlength=len(corpus))
    many = np.bincount(holding)
    used = np.bincount(column) / many
    within = np.bincount(holding, weights=size[holders % len(corpus)]) / many
    weight = rarity[at.col] * (1 + np.log((1 + within) / (1 + used)))[column]
    return sparse.csr_matrix((weight, (at.row, at.col)), shape=features.shape)


def _vectors(corpus: Corpus, spans: pd.DataFrame) -> sparse.csr_matrix:
    """Return rows of length 1 whose products are similarities of spans, weighted by rarity."""
    rows = feature_weights(corpus, spans, claim_features(corpus, spans))
    return weighted(rows, np.ones(rows.shape[1]))


def _similar(corpus: Corpus, table: pd.DataFrame, first: np.ndarray) -> sparse.csr_matrix:
    """Return the similarities of some clauses from that of a topic on; those of different events are 0.

    It is the geometric mean of the similarity of the clauses and of their sentences: clauses that share their common
    words alone stand in unlike sentences. Clauses of one sentence have no context that could tell them apart.
    """
    sentences = table.groupby(["article", "sentence"], observed=True, sort=False)
    around = sentences.agg(start=("start", "min"), end=("end", "max")).reset_index()
    sentence, event = sentences.ngroup().to_numpy()[first], table["event"].to_numpy()[first]
    both = [_vectors(corpus, table)[first], _vectors(corpus, around)[sentence]]
    (own, less), (context, least) = (affordable(by_group(rows, event), event, MOST_PRODUCTS) for rows in both)
    too_much_alike(corpus, "alignment.claims", event_numbers(corpus), np.union1d(less, least))
    blocks = []
    for n in range(0, max(len(first), 1), BLOCK):
        alike = (own[n : n + BLOCK] @ own.T).multiply(context[n : n + BLOCK] @ context.T).tocoo()
        alike.data = np.where(sentence[alike.row + n] == sentence[alike.col], alike.data, np.sqrt(alike.data))
        blocks.append(_at_least(alike.tocsr(), SAME_TOPIC))
    return sparse.vstack(blocks).tocsr()


# --- groups --------------------------------------------------------------------------------------------------------


def _aligned(corpus: Corpus, table: pd.DataFrame, texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers of claim and topic of each clause, two rows, and which clauses are medoids.

    Clauses of one event with the same stems are compared once, in the order of the alphabet.
    """
    keys = list(zip(table["event"].tolist(), texts))
    folded = {text: fold(text) for text in set(table["text"].tolist())}
    first: dict[tuple[int, str], int] = {}  # event and stems -> the first of their clauses
    # of equal ones the first by id and place, so that the sentence around it is the same in any order of the articles
    spelled, ids = map(folded.__getitem__, table["text"].tolist()), map(str, table["article"].tolist())
    for key, _, _, n in sorted(zip(keys, spelled, ids, range(len(keys)))):
        first.setdefault(key, n)
    number, own = dict(zip(first, range(len(first)))), np.array(list(first.values()), np.int64)
    which = np.array([number[key] for key in keys], np.int64)
    alike = _similar(corpus, table, own)
    groups = _grouped(alike)
    return groups[:, which], own[_medoids(alike, groups[0], np.bincount(which))]


def _at_least(similarity: sparse.csr_matrix, least: float) -> sparse.csr_matrix:
    """Drop similarities below `least`."""
    similarity.data[similarity.data < least] = 0
    similarity.eliminate_zeros()
    return similarity


def _grouped(alike: sparse.csr_matrix) -> np.ndarray:
    """Return claims and topics, two rows of numbers, linking each connected part alone."""
    part = sparse.csgraph.connected_components(alike, directed=False)[1]
    order = np.argsort(part, kind="stable")
    alike = alike[order][:, order]
    opens = np.flatnonzero(np.diff(part[order], prepend=-1)).tolist()
    groups = np.zeros((2, len(order)), np.int64)
    for start, end in zip(opens, [*opens[1:], len(order)]):
        groups[:, order[start:end]] = start + (_linked(alike, start, end) if end - start > 1 else 0)
    return groups


def _linked(alike: sparse.csr_matrix, start: int, end: int) -> np.ndarray:
    """Return claims and topics of the connected part in some rows; a part too large for one tree is one topic."""
    size = end - start
    if size > LARGEST:
        nearer = _at_least(alike[start:end, start:end], SAME_CLAIM)
        apart = sparse.csgraph.connected_components(nearer, directed=False)[0] > 1
        return np.array([_grouped(nearer)[0] if apart else np.zeros(size, np.int64), np.zeros(size, np.int64)])
    own = slice(alike.indptr[start], alike.indptr[end])
    distance = np.ones((size, size))
    row = np.repeat(np.arange(size), np.diff(alike.indptr[start : end + 1]))
    distance[row, alike.indices[own] - start] = 1 - np.minimum(alike.data[own], 1)
    near = ((distance + distance.T) / 2)[np.triu_indices(size, 1)].round(9)
    tree = linkage(near, "average").tolist() if size > 2 else [[0, 1, near[0], 2]]
    return np.array([_cut(tree, 1 - least) for least in (SAME_CLAIM, SAME_TOPIC)], np.int64)


def _cut(tree: list[list[float]], most: float) -> list[int]:
    """Give each member the number of its cluster, in which no link is longer: scipy's fcluster without its checks."""
    cluster, size = list(range(2 * len(tree) + 1)), len(tree) + 1
    longest = [0.0] * len(cluster)
    for n, (one, other, distance, _) in enumerate(tree, size):
        longest[n] = max(distance, longest[int(one)], longest[int(other)])
    for n in reversed(range(size, len(cluster))):
        if longest[n] <= most:
            for part in tree[n - size][:2]:
                cluster[int(part)] = cluster[n]
    numbers: dict[int, int] = {}
    return [numbers.setdefault(own, len(numbers)) for own in cluster[:size]]


def _medoids(alike: sparse.csr_matrix, claim: np.ndarray, many: np.ndarray) -> np.ndarray:
    """Return the clause of each claim most like the others, copies counted; of two equals the first by its stems."""
    pairs = alike.tocoo()
    same = claim[pairs.row] == claim[pairs.col]
    score = np.bincount(pairs.row[same], weights=(pairs.data * many[pairs.col])[same], minlength=len(claim)).round(9)
    order = np.lexsort((np.arange(len(claim)), -score, claim))
    return order[np.diff(claim[order], prepend=-1) != 0]


# --- names ---------------------------------------------------------------------------------------------------------


def _labeled(corpus: Corpus, table: pd.DataFrame, texts: list[str]) -> pd.DataFrame:
    """Give claims their ids and labels, topics the label of their largest claim."""
    (claim, topic), medoids = _aligned(corpus, table, texts)
    events, articles = corpus.articles["event"].fillna("").tolist(), corpus.articles.index.tolist()
    printed, number = table["text"].tolist(), table["article"].cat.codes.tolist()
    size, (of_claim, of_topic) = np.bincount(claim).tolist(), (claim.tolist(), topic.tolist())
    ids, labels, topics = {}, {}, {}
    for n in medoids.tolist():
        key = f"{events[number[n]] or articles[number[n]]}\0{texts[n]}".encode("utf-8", "surrogatepass")
        ids[of_claim[n]] = "c" + hashlib.sha256(key).hexdigest()[:8]
        labels[of_claim[n]] = _short(printed[n])
    for n in sorted(medoids.tolist(), key=lambda n: (-size[of_claim[n]], texts[n], labels[of_claim[n]])):
        topics.setdefault(of_topic[n], labels[of_claim[n]])
    return table.assign(
        claim=list(map(ids.__getitem__, of_claim)),
        medoid=np.isin(np.arange(len(table)), medoids),
        label=list(map(labels.__getitem__, of_claim)),
        topic=list(map(topics.__getitem__, of_topic)),
    )


def _short(text: str) -> str:
    """Return the first words of a clause without the conjunction that opens it."""
    clause = text.strip(" ,.;:—–-\"'“”‘’").split()
    while len(clause) > 2 and clause[0].lower() in OPENERS:
        clause = clause[1:]
    label = " ".join(clause)
    return label if len(label) <= LABEL else label[: LABEL + 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
