"""What a report leaves out: which report of an event makes which claim, and which one is silent.

A report makes a claim where one of its clauses is in it. A report without such a clause is silent only if no sentence
of it, nor any pair of neighbors, has much of the sentence that makes the claim, by the weight of its words and classes
of terms; or half of the sentence and little of the clause. In between nothing is said, so that a claim in other words
or in pieces is not called missing.
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np
from scipy import sparse

from ...alignment import LEFT_OUT, claim_features, claims, feature_weights
from ...corpus import Corpus
from ...corpus.offsets import once_per_corpus
from ...language.scales import lexicon
from ...language.words import weighted
from .._difference import REPORTS, Candidate, Place, rule
from .._event import Clause, Event, Report, content_of, medoid_of, once_per_event, strongest

# How likely a report tells a sentence in other words, by the share of its weight in two sentences in a row: a logistic
# curve between paraphrases (MRPC's train part) and news sentences beside the rest of their own article, fitted by
# benchmarks/alignment.py. Of the share of a clause alone it cannot be told: paraphrases lack many a clause.
STEEPNESS, MIDDLE = 8.6, 0.51
SILENT_BELOW = 0.38  # share of a sentence below which a report is silent: it tells the sentence in one of four cases
# A clause of PARTLY words or more is left out of a sentence told in part if less than LITTLE of it is there; chosen so
# that with all omissions two of a hundred paraphrases have one.
LITTLE, IN_PART, PARTLY = 0.3, 0.6, 4
TOLD_IN_PART = 0.3  # how likely it is told nevertheless; not measured
SURE = 0.2  # and up to which what one report alone tells is called substantive
MOST_PRODUCTS = 5_000_000  # sentences by sentences with a word in common that are compared for one report
BLOCK = 1000  # sentences compared at a time
PAIRS = 50_000  # pairs of clauses of one claim whose likeness is measured at a time
LEAST = 3  # content words of a claim that can be missed; not measured
SUBJECT = 2  # content stems by which the next sentence goes on with the subject; not measured
LONGEST = 3  # sentences of one omission
# How many of ten certain omissions are worth a line: told by several reports; by one alone, and more if it has a figure
# or somebody's words, or stands in the first third of the report, behind the sentences that are its SUMMARY. Several
# reports tell one thing if their clauses are ALIKE; below that it is so much less likely. Not measured.
ALIKE, SUMMARY = 0.6, 2
SHARED, ALONE, NOTABLE, EARLY = 1.0, 0.4, 0.1, 0.1


@once_per_corpus
def weights(corpus: Corpus) -> tuple[sparse.csr_matrix, sparse.csr_matrix, np.ndarray, np.ndarray]:
    """Weigh the stems and classes of terms of sentences; those that say something have 0 or 1, and edges of both."""
    table = corpus.sentences
    plain, number = claim_features(corpus, table), table["article"].cat.codes.to_numpy()
    said = np.flatnonzero(~table["zone"].isin(LEFT_OUT).to_numpy())
    opens, edges = (np.searchsorted(numbers, np.arange(len(corpus) + 1)) for numbers in (number, number[said]))
    return feature_weights(corpus, table, plain), plain[said], opens, edges


class Share(NamedTuple):
    """What part of a claim two sentences in a row of a report have at most: of its sentence and of its own clause."""

    sentence: float = 0.0
    clause: float = 0.0

    @property
    def told(self) -> float:
        """How likely the report tells it nevertheless: 1 where it cannot be called silent."""
        if self.sentence < SILENT_BELOW:
            return float(1 / (1 + np.exp(STEEPNESS * (MIDDLE - self.sentence))))
        return TOLD_IN_PART if self.sentence < IN_PART and self.clause < LITTLE else 1.0


@once_per_corpus
def of_clauses(corpus: Corpus) -> sparse.csr_matrix:
    """Weigh the stems and classes of terms of all clauses."""
    table = claims(corpus)
    return feature_weights(corpus, table, claim_features(corpus, table))


@once_per_event
def shares(event: Event) -> dict[str, dict[int, Share]]:
    """For each claim and report: the largest shares in two sentences in a row of the report."""
    weighed, plain, opens, edges = weights(event.corpus)
    clauses = [clause for report in event.reports for clause in report.clauses]
    numbers = np.array([opens[clause.report.number] + clause.sentence for clause in clauses], np.int64)
    own, which = np.unique(numbers, return_inverse=True)
    rows = sparse.vstack([weighed[own], of_clauses(event.corpus)[[clause.row for clause in clauses]]]).tocsr()
    total = np.maximum(np.asarray(rows.sum(axis=1)).ravel(), 1e-9)
    best: dict[str, dict[int, Share]] = {claim: {} for claim in event.claims}
    for report in event.reports:
        number = report.number
        if edges[number] < edges[number + 1]:
            found = _largest(event, report, rows, _with_next(plain[edges[number] : edges[number + 1]])) / total
            for clause, *pair in zip(clauses, found[: len(own)][which].tolist(), found[len(own) :].tolist()):
                known = best[clause.claim].get(number, Share())
                best[clause.claim][number] = Share(*map(max, known, pair))
    return best


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


def _with_next(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Join each sentence of a report with the next one."""
    return rows.maximum(sparse.vstack([rows[1:], sparse.csr_matrix((1, rows.shape[1]))])).tocsr()


class Omission(NamedTuple):
    """Passages that tell something and the reports that are silent on it.

    Also whether it is a fact worth a line (several tell it, or it has a figure or somebody's words, and hardly told in
    other words), and how likely a reader calls it right.
    """

    places: list[Place]
    silent: frozenset[int]
    substantive: bool
    score: float


class _Told(NamedTuple):
    """Claims that the same reports make and the same reports leave out: the clauses of each by report."""

    silent: frozenset[int]
    claims: list[dict[int, list[Clause]]]
    told: float  # how likely one of the silent reports tells it


@once_per_event
def omissions(event: Event) -> list[Omission]:
    """List what some reports claim and others are silent on.

    Claims of one sentence that the same reports make and the same reports leave out are one, and so is the next
    sentence if it goes on with the subject.
    """
    enough = (told for told in _joined(_told(event)) if _substance(told) >= (LEAST, PARTLY)[told.told >= TOLD_IN_PART])
    return [_omission(event, told) for told in enough]


def _told(event: Event) -> list[_Told]:
    """Gather the claims of each sentence that the same reports make and leave out, in the order of the text."""
    grouped: dict[tuple, list[tuple[dict[int, list[Clause]], float]]] = {}
    for claim, by_report in event.claims.items():
        others = [report.number for report in event.reports if report.number not in by_report]
        told = {number: shares(event)[claim].get(number, Share()).told for number in others}
        silent = frozenset(number for number in others if told[number] < 1)
        if silent:
            medoid = medoid_of(by_report)
            key = silent, frozenset(by_report), medoid.report.number, medoid.sentence
            grouped.setdefault(key, []).append((by_report, max(told[number] for number in silent)))
    ordered = sorted(grouped.items(), key=lambda item: (item[0][2:], sorted(item[0][0]), sorted(item[0][1])))
    return [_Told(key[0], [one for one, _ in found], max(told for _, told in found)) for key, found in ordered]


def _joined(told: list[_Told]) -> Iterator[_Told]:
    """Join neighboring sentences of one subject that the same reports tell and leave out."""
    last: _Told | None = None
    for one in told:
        if last and _goes_on(last, one):
            last = _Told(last.silent, last.claims + one.claims, max(last.told, one.told))
        else:
            if last:
                yield last
            last = one
    if last:
        yield last


def _goes_on(last: _Told, one: _Told) -> bool:
    """Tell whether a sentence is the next one of a report on the same subject."""
    if last.silent != one.silent or last.claims[0].keys() != one.claims[0].keys():
        return False
    before, behind = [medoid_of(claim) for claim in last.claims], medoid_of(one.claims[0])
    numbers = {clause.sentence for clause in before if clause.report is behind.report}
    if behind.sentence - 1 not in numbers or len(numbers) >= LONGEST:
        return False
    return len(content_of(before) & content_of(medoid_of(claim) for claim in one.claims)) >= SUBJECT


def _omission(event: Event, told: _Told) -> Omission:
    """Show the passages of each report, and say how likely the others are silent on something worth a line."""
    clauses = {n: [strongest(claim[n]) for claim in told.claims] for n in told.claims[0]}
    places, notable = [_passage(own) for own in clauses.values()], any(map(_notable, told.claims))
    if len(places) == 1 and told.told < TOLD_IN_PART:
        places = [_whole(places[0])]
    early = _opening(places[0].report) <= places[0].start < len(places[0].report.text) / 3
    worth = ALONE + NOTABLE * notable + EARLY * early
    if len(event.reports) == 2:
        worth = SHARED
    elif len(places) > 1:
        worth = SHARED * min(max(_likeness(event)[medoid_of(claim).claim] for claim in told.claims) / ALIKE, 1)
    substantive = len(places) > 1 or told.told < SURE and (notable or len(event.reports) == 2)
    return Omission(places, told.silent, substantive, worth * (1 - told.told))


def _opening(report: Report) -> int:
    """Give the end of the first sentences of a report, which sum up what all reports tell."""
    return report.sentences[:SUMMARY][-1].end if report.sentences else 0


@once_per_event
def _likeness(event: Event) -> dict[str, float]:
    """Measure how alike the reports are that make a claim: mean cosine of their best clauses and of the sentences."""
    weighed, _, opens, _ = weights(event.corpus)
    best = {c: [strongest(own) for own in by_report.values()] for c, by_report in event.claims.items()}
    shared = {claim: clauses for claim, clauses in best.items() if len(clauses) > 1}
    clauses = list(chain.from_iterable(shared.values()))
    if not clauses:
        return {}
    rows = (
        of_clauses(event.corpus)[[c.row for c in clauses]],
        weighed[[opens[c.report.number] + c.sentence for c in clauses]],
    )
    own, around = (weighted(matrix, np.ones(matrix.shape[1])) for matrix in rows)
    edges = np.cumsum([0, *map(len, shared.values())]).tolist()
    pairs = [np.add(np.triu_indices(b - a, 1), a) for a, b in zip(edges, edges[1:])]
    alike = np.sqrt(_cosines(own, np.hstack(pairs)) * _cosines(around, np.hstack(pairs)))
    parts = np.split(alike, np.cumsum([part.shape[1] for part in pairs])[:-1])
    return {claim: float(part.mean()) for claim, part in zip(shared, parts)}


def _cosines(rows: sparse.csr_matrix, pairs: np.ndarray) -> np.ndarray:
    """Return the products of pairs of rows of length 1."""
    blocks = [pairs[:, n : n + PAIRS] for n in range(0, pairs.shape[1], PAIRS)]
    return np.concatenate([np.asarray(rows[a].multiply(rows[b]).sum(axis=1)).ravel() for a, b in blocks])


def _whole(place: Place) -> Place:
    """Show the whole sentence or sentences in which a passage stands."""
    first, last = place.report.sentence_at(place.start), place.report.sentence_at(place.end - 1)
    return place._replace(start=first.start, end=last.end) if first and last else place


def _passage(clauses: list[Clause]) -> Place:
    """Show the clauses by which a report makes claims as one passage, if their sentences stand together."""
    first = min(clause.sentence for clause in clauses)
    together = [clause for clause in clauses if clause.sentence - first < LONGEST]
    start, end = min(c.start for c in together), max(c.end for c in together)
    return Place(clauses[0].report, start, end, clauses[0].voice)


def _notable(by_report: dict[int, list[Clause]]) -> bool:
    clauses = list(chain.from_iterable(by_report.values()))
    figures = (c.report.at("amounts").beginning_in(c.start, c.end) for c in clauses)
    return any(c.voice == "quoted" for c in clauses) or any(figures)


def _substance(told: _Told) -> int:
    """Count the content words of what is told; verbs of saying do not count, names count once together."""
    names = content = 0
    for clause in map(medoid_of, told.claims):
        report, words = clause.report, range(clause.first, clause.last)
        kept = [n for n in words if report.content[n] and report.words[n] not in lexicon().force]
        capitals = sum(report.capital[n] for n in kept)
        names, content = names + capitals, content + len(kept) - capitals
    return content + min(names, 1)


@rule("omission", "told by one report alone", "substantive", "wording", source="Entman 1993", compares=REPORTS)
def told_by_one_report_alone(event: Event) -> Iterator[Candidate]:
    """Claims that one report of three or more makes alone; substantive with a figure or somebody's words."""
    others = len(event.reports) - 1
    for places, silent, substantive, score in omissions(event) if others > 1 else []:
        if len(places) == 1 and len(silent) == others:
            yield Candidate(places, "substantive" if substantive else "wording", score=score, silent=silent)


@rule("omission", "left out", "substantive", "wording", source="Entman 1993", compares=REPORTS)
def left_out(event: Event) -> Iterator[Candidate]:
    """Claims that several reports, or one of two, make and others are silent on."""
    for places, silent, substantive, score in omissions(event):
        if len(places) > 1 or len(event.reports) == 2:
            yield Candidate(places, "substantive" if substantive else "wording", score=score, silent=silent)
