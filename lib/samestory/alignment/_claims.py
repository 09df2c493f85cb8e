"""Claims: clauses of the reports of one event that say the same, whatever the words.

Clauses are compared by the IDF-weighted stems they share and by the classes of terms in codebooks/discrepancies.toml (tariff
beside duty), with a part for the sentence around them. They are grouped by average link (Sokal & Michener 1958), so a chain
of neighbors does not merge different claims; the same tree, cut lower, gives the topics. Only pairs that share enough stand
in the tree at all: similarities are one sparse product an event, and each connected part of it is linked alone.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from ..corpus import Corpus
from ..corpus.text import fold
from ..language import words as stems
from ..language.scales import book
from . import _clauses as segments
from ._events import event_numbers

SAME = 0.28  # mean similarity of the clauses of one claim; chosen by eye, with the output on the seeds in view
TOPIC = 0.16  # and of one topic
CONTEXT = 0.25  # share of the sentence in the similarity of two clauses
CLASS = 0.7  # weight of a shared class of terms against that of a shared stem
LARGEST = 6000  # clauses that are linked at once (300 MB); a larger part is first cut at higher similarities
LABEL = 60  # characters of a label


def table(corpus: Corpus) -> pd.DataFrame:
    """Clauses with the claim they make; made once per corpus.

    Returns the columns of `segments.clauses` and claim (a stable id: a hash of event and medoid), medoid (is it the clause
    that is most like the others of its claim?), label (the medoid, shortened), topic (label of the group of claims), event.
    The order of the articles changes neither ids nor groups.
    """
    return corpus.cached("claims", lambda: _table(corpus)).copy(deep=False)


@lru_cache(maxsize=1)
def term_classes() -> dict[str, str]:
    """The class of each single-word term of the codebook, by its stem."""
    read = book()
    pairs = [
        (stems.stem_of(word), name) for name, part in read["terms"].items() for word in part["words"] if " " not in word
    ]
    pairs += [
        (stems.stem_of(word), f"{name} {n}")
        for name in ("direction", "approval", "commitment")
        for n, step in enumerate(read["acts"][name]["steps"])
        for word in step
        if " " not in word
    ]
    return dict(reversed(pairs))


def features(corpus: Corpus, spans: pd.DataFrame) -> sparse.csr_matrix:
    """Spans by stems (1 where held) and by classes of terms (CLASS where held)."""
    counts = stems.of_spans(corpus, spans)
    counts.data[:] = 1
    vocabulary = stems.of_corpus(corpus).vocabulary
    classes = term_classes()
    names = sorted(set(classes.values()))
    place = {name: n for n, name in enumerate(names)}
    held = [(n, place[classes[stem]]) for n, stem in enumerate(vocabulary) if stem in classes]
    to_class = sparse.csr_matrix(
        (np.ones(len(held)), ([a for a, _ in held], [b for _, b in held])), shape=(len(vocabulary), len(names))
    )
    by_class = (counts @ to_class).tocsr()
    by_class.data[:] = CLASS
    return sparse.hstack([counts, by_class]).tocsr()


def vectors(corpus: Corpus, spans: pd.DataFrame) -> sparse.csr_matrix:
    """Rows of length 1 whose products are similarities of spans: stems and classes of terms, weighted by rarity."""
    both = features(corpus, spans)
    return stems.weighted(both, stems.idf(both))


def _table(corpus: Corpus) -> pd.DataFrame:
    clauses = segments.clauses(corpus).copy()
    clauses["event"] = event_numbers(corpus)[corpus.articles.index.get_indexer(clauses["article"].tolist())]
    own = vectors(corpus, clauses)
    keys = clauses["article"].cat.codes.astype(np.int64) * (len(corpus.sentences) + 1) + clauses["sentence"]
    around = clauses.groupby(keys, sort=False).agg(
        start=("start", "min"), end=("end", "max"), article=("article", "first")
    )
    context = vectors(corpus, around)[np.unique(keys, return_inverse=True)[1]] if len(clauses) else own
    joined = sparse.hstack([own * np.sqrt(1 - CONTEXT), context * np.sqrt(CONTEXT)]).tocsr()
    texts = [" ".join(word.stem for word in stems.words(text)) for text in clauses["text"].tolist()]
    event = clauses["event"].to_numpy()
    claim, topic = np.zeros(len(clauses), np.int64), np.zeros(len(clauses), np.int64)
    medoid = np.zeros(len(clauses), bool)
    order = np.argsort(event, kind="stable")
    printed = [fold(text) for text in clauses["text"].tolist()]
    for rows in np.split(order, np.flatnonzero(np.diff(event[order])) + 1):
        if len(rows):
            rows = np.array(sorted(rows.tolist(), key=lambda n: (texts[n], printed[n])))
            claim[rows], topic[rows], medoid[rows] = _linked(joined[rows], [texts[n] for n in rows])
    return _named(corpus, clauses, claim, topic, medoid, texts)


def _linked(vectors: sparse.csr_matrix, texts: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Numbers of claim and topic of the clauses of one event, and which of them are medoids."""
    distinct, first, which = np.unique(
        np.array(texts, dtype=object).astype(str), return_index=True, return_inverse=True
    )
    many = np.bincount(which, minlength=len(distinct))
    rows = vectors[first]
    alike = _similar(rows, TOPIC)
    parts = sparse.csgraph.connected_components(alike, directed=False)[1]
    claim, topic = np.zeros(len(first), np.int64), np.zeros(len(first), np.int64)
    order = np.argsort(parts, kind="stable")
    next_claim = next_topic = 0
    for part in np.split(order, np.flatnonzero(np.diff(parts[order])) + 1):
        claim[part], topic[part] = _cut(alike, part)
        claim[part] += next_claim
        topic[part] += next_topic
        next_claim, next_topic = claim[part].max() + 1, topic[part].max() + 1
    medoid = _medoids(alike, claim, many)
    chosen = np.zeros(len(texts), bool)
    chosen[first[medoid]] = True
    return claim[which], topic[which], chosen


def _similar(rows: sparse.csr_matrix, least: float) -> sparse.csr_matrix:
    """Similarities of at least `least`, a block of rows at a time."""
    blocks = []
    for begin in range(0, rows.shape[0], 1000):
        block = (rows[begin : begin + 1000] @ rows.T).tocsr()
        block.data[block.data < least] = 0
        block.eliminate_zeros()
        blocks.append(block)
    return sparse.vstack(blocks).tocsr()


def _cut(alike: sparse.csr_matrix, part: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Claims and topics of one connected part."""
    if len(part) == 1:
        return np.zeros(1, np.int64), np.zeros(1, np.int64)
    if len(part) > LARGEST:
        return _pieces(alike, part), np.zeros(len(part), np.int64)
    distance = 1 - np.minimum(alike[part][:, part].toarray(), 1)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform((distance + distance.T) / 2, checks=False).round(9), "average")
    return tuple(fcluster(tree, 1 - least, "distance") - 1 for least in (SAME, TOPIC))


def _pieces(alike: sparse.csr_matrix, part: np.ndarray) -> np.ndarray:
    """Claims of a part that is too large to be linked at once: its connected parts at the similarity of a claim, linked alone."""
    own = alike[part][:, part]
    own.data[own.data < SAME] = 0
    own.eliminate_zeros()
    many, label = sparse.csgraph.connected_components(own, directed=False)
    if many == 1:
        return np.zeros(len(part), np.int64)
    claim, after = np.zeros(len(part), np.int64), 0
    for n in range(many):
        rows = np.flatnonzero(label == n)
        claim[rows] = _cut(own, rows)[0] + after
        after = claim[rows].max() + 1
    return claim


def _medoids(alike: sparse.csr_matrix, claim: np.ndarray, many: np.ndarray) -> np.ndarray:
    """The clause of each claim that is most like the others, copies counted; the first in the alphabet of stems where two are."""
    pairs = alike.tocoo()
    same = claim[pairs.row] == claim[pairs.col]
    score = np.bincount(pairs.row[same], weights=(pairs.data * many[pairs.col])[same], minlength=len(claim)).round(9)
    order = np.lexsort((np.arange(len(claim)), -score, claim))
    first = np.append(True, np.diff(claim[order]) != 0)
    return order[first]


def _named(corpus, clauses, claim, topic, medoid, texts) -> pd.DataFrame:
    """Give claims their ids and labels, topics their labels."""
    events = corpus.articles["event"].fillna("").tolist()
    number = corpus.articles.index.get_indexer(clauses["article"].tolist())
    ids = corpus.articles.index.tolist()
    group = pd.DataFrame({"event": clauses["event"], "claim": claim, "topic": topic})
    key = list(zip(clauses["event"].tolist(), claim.tolist()))
    named: dict[tuple, tuple[str, str]] = {}
    chosen = np.flatnonzero(medoid)
    for n in chosen.tolist():
        event = events[number[n]] or str(ids[number[n]])
        digest = hashlib.sha256(f"{event}\0{texts[n]}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
        named[key[n]] = (f"c{digest}", short(clauses["text"].iloc[n]))
    clauses["claim"] = [named[k][0] for k in key]
    clauses["medoid"] = medoid
    clauses["label"] = [named[k][1] for k in key]
    size = group.groupby(["event", "claim"], sort=False)["claim"].transform("size").to_numpy()
    best: dict[tuple, tuple] = {}
    for n in chosen.tolist():
        rank = (-int(size[n]), texts[n])
        at = (int(clauses["event"].iloc[n]), int(topic[n]))
        best[at] = min(best.get(at, ((1, ""), "")), (rank, named[key[n]][1]))
    clauses["topic"] = [best[k][1] for k in zip(clauses["event"].tolist(), topic.tolist())]
    return clauses


def short(text: str) -> str:
    """A label: the first words of a clause without the conjunction that opens it."""
    words = text.strip(" ,.;:—–-\"'“”‘’").split()
    while len(words) > 2 and words[0].lower() in segments.OPENERS:
        words = words[1:]
    label = " ".join(words)
    if len(label) <= LABEL:
        return label
    return label[: LABEL + 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
