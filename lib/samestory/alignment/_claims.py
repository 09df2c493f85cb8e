"""Claims: clauses of the reports of one event that say the same, whatever the words.

Clauses are compared by the IDF-weighted stems they share and by the classes of terms in codebooks/discrepancies.toml
(tariff beside duty), with a part for the sentence around them. They are grouped by average link, so a chain of
neighbors does not merge different claims; the same tree, cut lower, gives the topics. Only pairs that share enough
stand in the tree: similarities are one sparse product an event, and each connected part of it is linked alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from ..corpus import Corpus
from ..corpus.offsets import once_per_corpus
from ..corpus.text import fold
from ..language.scales import book
from ..language.words import idf, of_corpus, of_spans, stem_of, weighted, words
from ._clauses import OPENERS, clauses
from ._events import event_numbers
from ._sparse import counted

SAME_CLAIM = 0.28  # mean similarity of the clauses of one claim; chosen by eye on the five reports that ship
SAME_TOPIC = 0.16  # and of one topic; not measured
CONTEXT = 0.25  # share of the sentence in the similarity of two clauses; not measured
CLASS = 0.7  # weight of a shared class of terms against that of a shared stem; not measured
LARGEST = 6000  # clauses that are linked at once (300 MB); a larger part is first cut at the similarity of a claim
BLOCK = 1000  # clauses compared at a time
LABEL = 60  # characters of a label
CLASSED = ("direction", "approval", "commitment")  # scales whose steps count as classes of terms


def claims(corpus: Corpus) -> pd.DataFrame:
    """Align the clauses of all reports: those that say the same about one event share a claim.

    Parameters
    ----------
    corpus : Corpus
        The reports. Claims never reach over two events; an article without an event is one of its own.

    Returns
    -------
    DataFrame
        One row a clause: article start end text (characters).

        claim                    stable id; a claim may stand in one clause only
        sentence zone repeats    of its sentence
        voice speaker            whose voice the clause is in, see `voices.voice_of`
        event                    number of its event
        medoid                   is it the clause most like the others of its claim?
        label                    the medoid, at most 60 characters
        topic                    label of the group of claims

    Notes
    -----
    Neither ids nor groups depend on the order of the articles. Accuracy is not measured for want of aligned reports;
    the cut was chosen by eye.

    References
    ----------
    Sokal, R. & Michener, C. (1958). A statistical method for evaluating systematic relationships (average link).
    Spärck Jones, K. (1972). A statistical interpretation of term specificity. Journal of Documentation 28.

    Examples
    --------
    >>> from samestory import read_corpus
    >>> texts = ["The mayor opened the new bridge.", "The new bridge was opened by the mayor."]
    >>> claims(read_corpus(pd.DataFrame({"text": texts, "event": "bridge"})))["claim"].nunique()
    1
    """
    table = claim_table(corpus)
    table.insert(4, "claim", table.pop("claim"))
    return table


@once_per_corpus
def claim_table(corpus: Corpus) -> pd.DataFrame:
    """Return the table of `claims`, made once per corpus; its column claim follows event."""
    table = clauses(corpus)
    table["event"] = event_numbers(corpus)[table["article"].cat.codes.to_numpy()]
    texts = [" ".join(word.stem for word in words(text)) for text in table["text"].tolist()]
    printed = [fold(text) for text in table["text"].tolist()]
    rows = _in_context(corpus, table)
    groups, medoids = np.zeros((2, len(table)), np.int64), []
    after = np.zeros((2, 1), np.int64)
    for own in _members(table["event"].to_numpy()):
        own = np.array(sorted(own.tolist(), key=lambda n: (texts[n], printed[n])))
        found, first = _grouped_event(rows[own], [texts[n] for n in own])
        groups[:, own] = found + after
        after += found.max(axis=1, keepdims=True) + 1
        medoids.append(own[first])
    return _labeled(corpus, table, groups, np.concatenate([np.zeros(0, np.int64), *medoids]), texts)


# --- similarity ----------------------------------------------------------------------------------------------------


@cache
def _term_classes() -> dict[str, str]:
    """Return the class of each single-word term of the codebook, by its stem; the first class wins."""
    read = book()
    terms = [(word, name) for name, part in read["terms"].items() for word in part["words"]]
    steps = [(f"{name} {n}", step) for name in CLASSED for n, step in enumerate(read["acts"][name]["steps"])]
    terms += [(word, name) for name, step in steps for word in step]
    return {stem_of(word): name for word, name in reversed(terms) if " " not in word}


def claim_features(corpus: Corpus, spans: pd.DataFrame) -> sparse.csr_matrix:
    """Return spans by stems (1 where they stand) and by classes of terms (`CLASS` where they stand)."""
    stems = of_spans(corpus, spans)
    stems.data[:] = 1
    classes = _term_classes()
    names = sorted(set(classes.values()))
    vocabulary = of_corpus(corpus).vocabulary
    of_stem = np.array([names.index(classes[stem]) if stem in classes else -1 for stem in vocabulary], np.int64)
    rows, columns = stems.nonzero()
    known = of_stem[columns] >= 0
    by_class = counted(rows[known], of_stem[columns[known]], (len(spans), len(names)))
    by_class.data[:] = CLASS
    return sparse.hstack([stems, by_class]).tocsr()


def _vectors(corpus: Corpus, spans: pd.DataFrame) -> sparse.csr_matrix:
    """Return rows of length 1 whose products are similarities of spans, weighted by rarity."""
    features = claim_features(corpus, spans)
    return weighted(features, idf(features))


def _in_context(corpus: Corpus, table: pd.DataFrame) -> sparse.csr_matrix:
    """Return the vector of each clause beside that of all clauses of its sentence."""
    sentences = table.groupby(["article", "sentence"], observed=True, sort=False)
    around = sentences.agg(start=("start", "min"), end=("end", "max")).reset_index()
    context = _vectors(corpus, around)[sentences.ngroup().to_numpy()]
    own = _vectors(corpus, table)
    return sparse.hstack([own * np.sqrt(1 - CONTEXT), context * np.sqrt(CONTEXT)]).tocsr()


# --- groups --------------------------------------------------------------------------------------------------------


def _members(group: np.ndarray) -> Iterator[np.ndarray]:
    """Yield the rows of each group, in the order of the groups' numbers."""
    order = np.argsort(group, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(group[order])) + 1):
        if len(rows):
            yield rows


def _grouped_event(rows: sparse.csr_matrix, texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers of claim and topic of the clauses of one event, and which clauses are medoids."""
    _, first, which = np.unique(np.array(texts, dtype=object).astype(str), return_index=True, return_inverse=True)
    distinct = rows[first]
    blocks = [distinct[n : n + BLOCK] @ distinct.T for n in range(0, len(first), BLOCK)]
    alike = sparse.vstack([_at_least(block.tocsr(), SAME_TOPIC) for block in blocks]).tocsr()
    groups = _grouped(alike, sparse.csgraph.connected_components(alike, directed=False)[1])
    return groups[:, which], first[_medoids(alike, groups[0], np.bincount(which))]


def _at_least(similarity: sparse.csr_matrix, least: float) -> sparse.csr_matrix:
    """Drop similarities below `least`."""
    similarity.data[similarity.data < least] = 0
    similarity.eliminate_zeros()
    return similarity


def _grouped(alike: sparse.csr_matrix, part: np.ndarray) -> np.ndarray:
    """Return claims and topics, two rows of numbers, linking each part alone."""
    groups, after = np.zeros((2, len(part)), np.int64), np.zeros((2, 1), np.int64)
    for rows in _members(part):
        groups[:, rows] = _linked(alike, rows) + after
        after = groups[:, rows].max(axis=1, keepdims=True) + 1
    return groups


def _linked(alike: sparse.csr_matrix, rows: np.ndarray) -> np.ndarray:
    """Return claims and topics of one connected part; a part too large for one tree is one topic."""
    if len(rows) == 1:
        return np.zeros((2, 1), np.int64)
    own = alike[rows][:, rows]
    if len(rows) > LARGEST:
        many, part = sparse.csgraph.connected_components(_at_least(own, SAME_CLAIM), directed=False)
        claim = _grouped(own, part)[0] if many > 1 else np.zeros(len(rows), np.int64)
        return np.array([claim, np.zeros(len(rows), np.int64)])
    distance = 1 - np.minimum(own.toarray(), 1)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform((distance + distance.T) / 2, checks=False).round(9), "average")
    return np.array([fcluster(tree, 1 - least, "distance") - 1 for least in (SAME_CLAIM, SAME_TOPIC)], np.int64)


def _medoids(alike: sparse.csr_matrix, claim: np.ndarray, many: np.ndarray) -> np.ndarray:
    """Return the clause of each claim most like the others, copies counted; of two equals the first by its stems."""
    pairs = alike.tocoo()
    same = claim[pairs.row] == claim[pairs.col]
    score = np.bincount(pairs.row[same], weights=(pairs.data * many[pairs.col])[same], minlength=len(claim)).round(9)
    order = np.lexsort((np.arange(len(claim)), -score, claim))
    return order[np.append(True, np.diff(claim[order]) != 0)]


# --- names ---------------------------------------------------------------------------------------------------------


def _labeled(
    corpus: Corpus, table: pd.DataFrame, groups: np.ndarray, medoids: np.ndarray, texts: list[str]
) -> pd.DataFrame:
    """Give claims their ids and labels, topics the label of their largest claim."""
    claim, topic = groups
    events, articles = corpus.articles["event"].fillna("").tolist(), corpus.articles.index.tolist()
    ids, labels, topics = {}, {}, {}
    for n, number in zip(medoids.tolist(), table["article"].cat.codes.iloc[medoids].tolist()):
        key = f"{events[number] or articles[number]}\0{texts[n]}".encode("utf-8", "surrogatepass")
        ids[claim[n]] = "c" + hashlib.sha256(key).hexdigest()[:8]
        labels[claim[n]] = _short(table["text"].iloc[n])
    size = np.bincount(claim)
    for n in sorted(medoids.tolist(), key=lambda n: (-size[claim[n]], texts[n], labels[claim[n]])):
        topics.setdefault(topic[n], labels[claim[n]])
    return table.assign(
        claim=[ids[number] for number in claim],
        medoid=np.isin(np.arange(len(table)), medoids),
        label=[labels[number] for number in claim],
        topic=[topics[number] for number in topic],
    )


def _short(text: str) -> str:
    """Return the first words of a clause without the conjunction that opens it."""
    clause = text.strip(" ,.;:—–-\"'“”‘’").split()
    while len(clause) > 2 and clause[0].lower() in OPENERS:
        clause = clause[1:]
    label = " ".join(clause)
    return label if len(label) <= LABEL else label[: LABEL + 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
