"""What a report leaves out: which report of an event makes which claim, and which one is silent.

A report makes a claim where one of its clauses is in it. A report without such a clause is silent only if none of its sentences
has much of the claim's words and classes of terms, weighted by rarity. In between nothing is said, so that a claim in other
words or in pieces is not called missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np
from scipy import sparse

from ...alignment import LEFT_OUT, claim_features, claim_table
from ...corpus import Corpus
from ...corpus.offsets import once_per_corpus
from ...language.scales import lexicon
from ...language.words import idf
from .._difference import REPORTS, Candidate, Place, rule
from .._event import Clause, Event, Report, once_per_event, strongest

# Share of a claim's weight in two sentences in a row of a report, below which the report is silent. Chosen on the coded claims
# of the seeds.
SILENT_BELOW = 0.38
SELECTION = "Entman 1993 (selection and omission)"
LEAST = 3  # content words of a claim that can be missed; not measured
AT_ONCE = 1000  # clauses that are compared in one product


class Features(NamedTuple):
    """Clauses and sentences by stems and classes of terms, ready to be compared."""

    clauses: sparse.csr_matrix  # weighted
    sentences: sparse.csr_matrix
    edges: np.ndarray  # of the sentences, by article
    row: dict[tuple[int, int], int]  # of the clause that starts at this offset of this article


@once_per_corpus
def features(corpus: Corpus) -> Features:
    """Weigh the stems and classes of clauses by their rarity in sentences; sentences hold 0 or 1."""
    table, sentences = claim_table(corpus), corpus.sentences
    of_sentences = claim_features(corpus, sentences)
    of_sentences.data[:] = 1
    said = np.flatnonzero(~sentences["zone"].isin(LEFT_OUT).to_numpy())
    edges = np.searchsorted(sentences["article"].cat.codes.to_numpy()[said], np.arange(len(corpus) + 1))
    keys = zip(table["article"].cat.codes.tolist(), table["start"].tolist())
    of_clauses = claim_features(corpus, table).multiply(idf(of_sentences)).tocsr()
    return Features(of_clauses, of_sentences[said], edges, {key: n for n, key in enumerate(keys)})


@once_per_event
def shares(event: Event) -> dict[str, dict[int, float]]:
    """For each claim and report: the largest share of a clause's weight in two sentences in a row of the report."""
    known = features(event.corpus)
    numbers = [r.number for r in event.reports if known.edges[r.number] < known.edges[r.number + 1]]
    windows = [_with_next(known.sentences[known.edges[n] : known.edges[n + 1]]) for n in numbers]
    edges = np.cumsum([0, *(part.shape[0] for part in windows)])[:-1]
    clauses = [clause for by_report in event.claims.values() for clause in chain.from_iterable(by_report.values())]
    best = {claim: np.zeros(len(numbers)) for claim in event.claims}
    for begin in range(0, len(clauses), AT_ONCE):
        part = clauses[begin : begin + AT_ONCE]
        weights = known.clauses[[known.row[c.report.number, c.start] for c in part]]
        total = np.maximum(np.asarray(weights.sum(axis=1)).ravel(), 1e-9)
        held = np.maximum.reduceat((weights @ sparse.vstack(windows).T).toarray(), edges, axis=1) / total[:, None]
        for clause, row in zip(part, held):
            np.maximum(best[clause.claim], row, out=best[clause.claim])
    return {claim: dict(zip(numbers, row.tolist())) for claim, row in best.items()}


def _with_next(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Join each sentence of a report with the next one."""
    return rows.maximum(sparse.vstack([rows[1:], sparse.csr_matrix((1, rows.shape[1]))])).tocsr()


class Omission(NamedTuple):
    """Claims of one sentence that the same reports make and the same reports leave out."""

    claims: list[dict[int, list[Clause]]]

    @property
    def alone(self) -> bool:
        """Whether one report alone makes the claims."""
        return len(self.claims[0]) == 1

    @property
    def notable(self) -> bool:
        """Whether the claims have a figure or somebody's words."""
        clauses = [c for by_report in self.claims for own in by_report.values() for c in own]
        return any(c.voice == "quoted" or any(c.start <= a.start < c.end for a in c.report.amounts) for c in clauses)

    @property
    def places(self) -> list[Place]:
        """In each report the clauses by which it makes the claims, as one passage."""
        return [_passage([strongest(by_report[n]) for by_report in self.claims]) for n in self.claims[0]]


def _passage(clauses: list[Clause]) -> Place:
    together = [clause for clause in clauses if clause.sentence == clauses[0].sentence]
    start, end = min(c.start for c in together), max(c.end for c in together)
    return Place(clauses[0].report, start, end, clauses[0].voice)


@once_per_event
def omissions(event: Event) -> list[Omission]:
    """List what some reports claim and others are silent on; claims of one sentence with the same silent reports are one."""
    grouped: dict[tuple, list[dict[int, list[Clause]]]] = {}
    for claim, by_report in event.claims.items():
        held = shares(event)[claim]
        others = [report.number for report in event.reports if report.number not in by_report]
        silent = frozenset(n for n in others if held.get(n, 0.0) < SILENT_BELOW)
        medoid = next(c for c in chain.from_iterable(by_report.values()) if c.medoid)
        if silent and _substance(medoid) >= LEAST:
            key = silent, frozenset(by_report), medoid.report.number, medoid.sentence
            grouped.setdefault(key, []).append(by_report)
    return [Omission(claims) for claims in grouped.values()]


def _substance(clause: Clause) -> int:
    """Count the content words of a clause; verbs of saying do not count, names count once together."""
    report, words = clause.report, range(clause.first, clause.last)
    content = [n for n in words if report.content[n] and report.words[n] not in lexicon().force]
    names = sum(report.capital[n] for n in content)
    return len(content) - names + min(names, 1)


@rule("omission", "told by one report alone", "substantive", "wording", source=SELECTION, compares=REPORTS)
def told_by_one_report_alone(event: Event) -> Iterator[Candidate]:
    """Find claims that one report of three or more makes alone; substantive with a figure or somebody's words."""
    shared: dict[Report, list[tuple[int, int]]] = {report: [] for report in event.reports}
    for omission in omissions(event) if len(event.reports) > 2 else []:
        if omission.alone:
            (place,) = omission.places
            # A claim that stands in a passage of an earlier one, which several reports make, belongs to it.
            if not any(start < place.end and place.start < end for start, end in shared[place.report]):
                yield Candidate([place], "substantive" if omission.notable else "wording")
        else:
            for place in omission.places:
                shared[place.report].append((place.start, place.end))


@rule("omission", "left out", "substantive", source=SELECTION, compares=REPORTS)
def left_out(event: Event) -> Iterator[Candidate]:
    """Find claims that several reports, or one of two, make and others are silent on."""
    return (Candidate(one.places) for one in omissions(event) if not one.alone or len(event.reports) == 2)
