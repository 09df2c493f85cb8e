"""What a report leaves out: which report of an event makes which claim, and which one is silent.

A report makes a claim where one of its clauses is in it. A report without such a clause is silent only if none of its
sentences has much of the claim's words and classes of terms, weighted by rarity. In between nothing is said, so that a
claim in other words or in pieces is not called missing.
"""

from collections.abc import Iterator
from itertools import chain

import numpy as np
from scipy import sparse

from ...alignment import LEFT_OUT, claim_features, claims
from ...corpus import Corpus
from ...corpus.offsets import once_per_corpus
from ...language.scales import lexicon
from ...language.words import idf
from .._difference import REPORTS, Candidate, Place, rule
from .._event import Clause, Event, Report, medoid_of, once_per_event, strongest
from .._spans import Growing

# Share of a claim's weight in two sentences in a row, below which a report is silent; chosen with the output on the
# five seed articles in view.
SILENT_BELOW = 0.38
MOST_PRODUCTS = 5_000_000  # clauses by sentences with a word in common that are compared for one report
BLOCK = 1000  # clauses compared at a time
LEAST = 3  # content words of a claim that can be missed; not measured


@once_per_corpus
def weights(corpus: Corpus) -> tuple[sparse.csr_matrix, sparse.csr_matrix, np.ndarray]:
    """Weigh the stems and classes of terms of clauses by rarity; sentences have 0 or 1, and edges between articles."""
    table = corpus.sentences
    sentences = claim_features(corpus, table)
    sentences.data[:] = 1
    clauses = claim_features(corpus, claims(corpus)).multiply(idf(sentences)).tocsr()
    said = np.flatnonzero(~table["zone"].isin(LEFT_OUT).to_numpy())
    edges = np.searchsorted(table["article"].cat.codes.to_numpy()[said], np.arange(len(corpus) + 1))
    return clauses, sentences[said], edges


@once_per_event
def shares(event: Event) -> dict[str, dict[int, float]]:
    """For each claim and report: the largest share of a clause's weight in two sentences in a row of the report."""
    of_clauses, of_sentences, edges = weights(event.corpus)
    clauses = [clause for report in event.reports for clause in report.clauses]
    rows = of_clauses[[clause.row for clause in clauses]]
    total = np.maximum(np.asarray(rows.sum(axis=1)).ravel(), 1e-9)
    best: dict[str, dict[int, float]] = {claim: {} for claim in event.claims}
    for report in event.reports:
        number = report.number
        if edges[number] < edges[number + 1]:
            found = _largest(event, report, rows, _with_next(of_sentences[edges[number] : edges[number + 1]]))
            for clause, share in zip(clauses, (found / total).tolist()):
                best[clause.claim][number] = max(share, best[clause.claim].get(number, 0.0))
    return best


def _largest(event: Event, report: Report, rows: sparse.csr_matrix, sentences: sparse.csr_matrix) -> np.ndarray:
    """For each clause the largest weight in one sentence of a report.

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


def _with_next(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Join each sentence of a report with the next one."""
    return rows.maximum(sparse.vstack([rows[1:], sparse.csr_matrix((1, rows.shape[1]))])).tocsr()


@once_per_event
def omissions(event: Event) -> list[tuple[list[Place], bool, frozenset[int]]]:
    """List what some reports claim, whether a figure or somebody's words are in it, and the reports silent on it.

    Claims of one sentence that the same reports make and the same reports leave out are one.
    """
    grouped: dict[tuple, list[dict[int, list[Clause]]]] = {}
    for claim, by_report in event.claims.items():
        others = [report.number for report in event.reports if report.number not in by_report]
        silent = frozenset(n for n in others if shares(event)[claim].get(n, 0.0) < SILENT_BELOW)
        medoid = medoid_of(by_report)
        if silent and _substance(medoid) >= LEAST:
            key = silent, frozenset(by_report), medoid.report.number, medoid.sentence
            grouped.setdefault(key, []).append(by_report)
    return [
        ([_passage([strongest(one[n]) for one in claims]) for n in claims[0]], any(map(_notable, claims)), key[0])
        for key, claims in grouped.items()
    ]


def _passage(clauses: list[Clause]) -> Place:
    """Show the clauses by which a report makes claims as one passage."""
    together = [clause for clause in clauses if clause.sentence == clauses[0].sentence]
    start, end = min(c.start for c in together), max(c.end for c in together)
    return Place(clauses[0].report, start, end, clauses[0].voice)


def _notable(by_report: dict[int, list[Clause]]) -> bool:
    clauses = list(chain.from_iterable(by_report.values()))
    figures = (c.report.at("amounts").beginning_in(c.start, c.end) for c in clauses)
    return any(c.voice == "quoted" for c in clauses) or any(figures)


def _substance(clause: Clause) -> int:
    """Count the content words of a clause; verbs of saying do not count, names count once together."""
    report, words = clause.report, range(clause.first, clause.last)
    content = [n for n in words if report.content[n] and report.words[n] not in lexicon().force]
    names = sum(report.capital[n] for n in content)
    return len(content) - names + min(names, 1)


@rule("omission", "told by one report alone", "substantive", "wording", source="Entman 1993", compares=REPORTS)
def told_by_one_report_alone(event: Event) -> Iterator[Candidate]:
    """Claims that one report of three or more makes alone; substantive with a figure or somebody's words."""
    shared = {report: Growing() for report in event.reports}
    for places, notable, silent in omissions(event) if len(event.reports) > 2 else []:
        if len(places) > 1:
            for place in places:
                shared[place.report].add(place.start, place.end, 0)
        # A claim in a passage of an earlier one, which several reports make, belongs to it.
        elif not shared[places[0].report].touching(places[0].start, places[0].end):
            yield Candidate(places, "substantive" if notable else "wording", silent=silent)


@rule("omission", "left out", "substantive", source="Entman 1993", compares=REPORTS)
def left_out(event: Event) -> Iterator[Candidate]:
    """Claims that several reports, or one of two, make and others are silent on."""
    found = (one for one in omissions(event) if len(one[0]) > 1 or len(event.reports) == 2)
    return (Candidate(places, silent=silent) for places, _, silent in found)
