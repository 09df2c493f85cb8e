"""What part of a claim each report of an event tells, and how alike the reports tell it: by weighted words.

Claims and sentences of equal weights are compared once, however many reports tell them.
"""

from itertools import chain
from typing import NamedTuple

import numpy as np
from scipy import sparse

from ...alignment import LEFT_OUT, claim_features, claims, feature_weights
from ...corpus import Corpus
from ...corpus.offsets import once_per_corpus
from ...language.words import weighted
from .._event import Event, Report, once_per_event, strongest

# How likely a report tells a sentence in other words, by the share of its weight in two sentences in a row: a logistic
# curve between paraphrases (MRPC's train part) and news sentences beside the rest of their own article, fitted by
# benchmarks/alignment.py. Of the share of a clause alone it cannot be told: paraphrases lack many a clause.
STEEPNESS, MIDDLE = 8.6, 0.51
SILENT_BELOW = 0.38  # share of a sentence below which a report is silent: it tells the sentence in one of four cases
# A clause is left out of a sentence told in part if less than LITTLE of it is there. Estimates; with them 108 of
# the 2,753 pairs that MRPC's train part calls paraphrases have an omission, 10 a substantive one.
LITTLE, IN_PART = 0.3, 0.6
TOLD_IN_PART = 0.3  # how likely it is told nevertheless; not measured
MOST_PRODUCTS = 5_000_000  # sentences by sentences with a word in common that are compared for one report
BLOCK = 1000  # sentences compared at a time
PAIRS = 50_000  # pairs of clauses of one claim whose likeness is measured at a time


class Shares(NamedTuple):
    """What part of a claim's sentence two sentences in a row of each report have at most, in the order of the reports.

    `told`: how likely the report tells the claim nevertheless; 1 where it cannot be called silent.
    """

    sentence: list[float]
    told: list[float]


def _told(sentence: np.ndarray, clause: np.ndarray) -> np.ndarray:
    """Say how likely reports tell claims of whose sentence, and of whose own clause, they have such shares."""
    in_part = np.where((sentence < IN_PART) & (clause < LITTLE), TOLD_IN_PART, 1.0)
    return np.where(sentence < SILENT_BELOW, 1 / (1 + np.exp(STEEPNESS * (MIDDLE - sentence))), in_part)


class _Rows(NamedTuple):
    """Weighed rows, the same of length 1, and the number of the first row that is equal to each."""

    weighed: sparse.csr_matrix
    unit: sparse.csr_matrix
    first: np.ndarray


def _rows(weighed: sparse.csr_matrix) -> _Rows:
    known: dict[tuple[bytes, bytes], int] = {}
    edges = weighed.indptr.tolist()
    spans = (slice(a, b) for a, b in zip(edges, edges[1:]))
    keys = ((weighed.indices[span].tobytes(), weighed.data[span].tobytes()) for span in spans)
    first = [known.setdefault(key, n) for n, key in enumerate(keys)]
    return _Rows(weighed, weighted(weighed, np.ones(weighed.shape[1])), np.array(first, np.int64))


@once_per_corpus
def _of_sentences(corpus: Corpus) -> tuple[_Rows, sparse.csr_matrix, np.ndarray, np.ndarray]:
    """Weigh the stems and classes of terms of sentences.

    Those that say something have 0 or 1, each joined with the next one of its report. Then the edges of both.
    """
    table = corpus.sentences
    plain, number = claim_features(corpus, table), table["article"].cat.codes.to_numpy()
    said = np.flatnonzero(~table["zone"].isin(LEFT_OUT).to_numpy())
    opens, edges = (np.searchsorted(numbers, np.arange(len(corpus) + 1)) for numbers in (number, number[said]))
    return _rows(feature_weights(corpus, table, plain)), _with_next(plain[said], number[said]), opens, edges


def _with_next(rows: sparse.csr_matrix, number: np.ndarray) -> sparse.csr_matrix:
    """Join each sentence with the next one of its report."""
    goes_on = np.append(number[1:] == number[:-1], False)[: len(number)]
    here = np.flatnonzero(goes_on)
    step = sparse.csr_matrix((np.ones(len(here), rows.dtype), (here, here + 1)), shape=(len(number), len(number)))
    return rows.maximum(step @ rows).tocsr()


@once_per_corpus
def _of_clauses(corpus: Corpus) -> _Rows:
    """Weigh the stems and classes of terms of all clauses."""
    table = claims(corpus)
    return _rows(feature_weights(corpus, table, claim_features(corpus, table)))


@once_per_event
def shares(event: Event) -> dict[str, Shares]:
    """For each claim: the largest shares in two sentences in a row of each report."""
    sentences, joined, opens, edges = _of_sentences(event.corpus)
    of_clauses = _of_clauses(event.corpus)
    clauses = [clause for by_report in event.claims.values() for own in by_report.values() for clause in own]
    if not clauses:
        return {}
    around = sentences.first[[opens[clause.report.number] + clause.sentence for clause in clauses]]
    own = of_clauses.first[[clause.row for clause in clauses]]
    (around, of_around), (own, of_own) = (np.unique(numbers, return_inverse=True) for numbers in (around, own))
    rows = sparse.vstack([sentences.weighed[around], of_clauses.weighed[own]]).tocsr()
    total = np.maximum(np.asarray(rows.sum(axis=1)).ravel(), 1e-9)
    columns = [n for n, report in enumerate(event.reports) if edges[report.number] < edges[report.number + 1]]
    telling = [event.reports[n] for n in columns]
    spans = [(edges[report.number], edges[report.number + 1]) for report in telling]
    found = _in_reports(event, telling, rows, [joined[a:b] for a, b in spans]) / total
    firsts = np.cumsum([0, *(sum(map(len, by_report.values())) for by_report in event.claims.values())])[:-1]
    whole, part = np.zeros((2, len(event.claims), len(event.reports)))  # none of a report that says nothing
    whole[:, columns] = np.maximum.reduceat(found[:, of_around], firsts, axis=1).T
    part[:, columns] = np.maximum.reduceat(found[:, len(around) + of_own], firsts, axis=1).T
    return dict(zip(event.claims, map(Shares, whole.tolist(), _told(whole, part).tolist())))


def _in_reports(
    event: Event, reports: list[Report], rows: sparse.csr_matrix, passages: list[sparse.csr_matrix]
) -> np.ndarray:
    """For each report and sentence the largest weight in one passage; all at once where that is little."""
    many = [own.shape[0] for own in passages]
    if not many:
        return np.zeros((0, rows.shape[0]))
    whole = sparse.vstack(passages).tocsr()
    products = np.bincount(rows.indices, minlength=rows.shape[1]) @ np.bincount(whole.indices, minlength=rows.shape[1])
    if products <= MOST_PRODUCTS and rows.shape[0] * sum(many) <= MOST_PRODUCTS:
        firsts = np.cumsum([0, *many[:-1]])
        return np.maximum.reduceat((rows @ whole.T).toarray(), firsts, axis=1).T
    return np.array([_largest(event, report, rows, own) for report, own in zip(reports, passages)])


def _largest(event: Event, report: Report, rows: sparse.csr_matrix, sentences: sparse.csr_matrix) -> np.ndarray:
    """For each sentence the largest weight in one passage of a report.

    Where the report says the same in too many sentences, its most widespread words count as standing in all of them.
    """
    spread = np.bincount(sentences.indices, minlength=rows.shape[1]).astype(np.int64)
    products = np.bincount(rows.indices, minlength=rows.shape[1]) * spread
    ascending = np.argsort(products, kind="stable")
    widespread = ascending[np.cumsum(products[ascending]) > MOST_PRODUCTS]
    everywhere = np.zeros(len(rows.indptr) - 1)
    if len(widespread):
        event.limited.add(report)
        everywhere = np.asarray(rows[:, widespread].sum(axis=1)).ravel()
        rare = np.setdiff1d(ascending, widespread)
        rows, sentences = rows[:, rare], sentences[:, rare]
    blocks = [rows[n : n + BLOCK] @ sentences.T for n in range(0, rows.shape[0], BLOCK)]
    return everywhere + np.concatenate([block.max(axis=1).toarray().ravel() for block in blocks])


@once_per_event
def likeness(event: Event) -> dict[str, float]:
    """Measure how alike the reports are that make a claim: mean cosine of their best clauses and of the sentences."""
    sentences, _, opens, _ = _of_sentences(event.corpus)
    best = {c: [strongest(own) for own in by_report.values()] for c, by_report in event.claims.items()}
    shared = {claim: clauses for claim, clauses in best.items() if len(clauses) > 1}
    clauses = list(chain.from_iterable(shared.values()))
    if not clauses:
        return {}
    edges = np.cumsum([0, *map(len, shared.values())]).tolist()
    pairs = [np.add(np.triu_indices(b - a, 1), a) for a, b in zip(edges, edges[1:])]
    own = _cosines(_of_clauses(event.corpus), [c.row for c in clauses], np.hstack(pairs))
    around = _cosines(sentences, [opens[c.report.number] + c.sentence for c in clauses], np.hstack(pairs))
    parts = np.split(np.sqrt(own * around), np.cumsum([part.shape[1] for part in pairs])[:-1])
    return {claim: float(part.mean()) for claim, part in zip(shared, parts)}


def _cosines(rows: _Rows, numbers: list[int], pairs: np.ndarray) -> np.ndarray:
    """Return the cosines of pairs of some rows; equal pairs are multiplied once."""
    distinct, which = np.unique(rows.first[numbers], return_inverse=True)
    unit, (one, other) = rows.unit[distinct], which[pairs]
    keys, where = np.unique(one * len(distinct) + other, return_inverse=True)
    one, other = np.divmod(keys, len(distinct))
    blocks = [slice(n, n + PAIRS) for n in range(0, len(keys), PAIRS)]
    products = (unit[one[block]].multiply(unit[other[block]]).sum(axis=1) for block in blocks)
    return np.concatenate([np.asarray(product).ravel() for product in products])[where]
