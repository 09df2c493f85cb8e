"""What a report leaves out: which report of an event holds which claim, how, and which one is silent.

A report holds a claim where one of its clauses is in it. A report without such a clause is silent only if none of its sentences
has much of the claim's words and classes of terms, weighted by rarity; in between nothing is said, so that a claim that is
told in other words or in pieces is not called missing.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse

from ...alignment import LEFT_OUT, claim_features, claim_table
from ...corpus import Corpus
from ...language import words as stems
from ...language.scales import lexicon
from .._difference import Difference, Place
from .._event import Clause, Event
from .speech_acts import by_report, held, strongest

SILENT = (
    0.38  # share of a claim's weight in the best two sentences in a row of a report, below which the report is silent
)
LEAST = 3  # content words of a claim that can be missed


def shares(corpus: Corpus, event: Event) -> dict[str, dict[int, float]]:
    """For each claim of an event and each report: the largest share of a clause's weight that one sentence of the report has."""
    numbers = [report.number for report in event.reports]
    clauses = [c for by in event.claims.values() for own in by.values() for c in own]
    table = corpus.sentences
    rows = np.flatnonzero(
        np.isin(table["article"].cat.codes.to_numpy(), numbers) & ~table["zone"].isin(LEFT_OUT).to_numpy()
    )
    features, of_sentences, weight = _features(corpus)
    article = table["article"].cat.codes.to_numpy()[rows]
    edges = np.append(0, np.flatnonzero(np.diff(article)) + 1)
    order = article[edges]
    windows = _with_next(of_sentences[rows], article)
    at = [_row(corpus, c) for c in clauses]
    found: dict[str, dict[int, float]] = {}
    for begin in range(0, len(at), 1000):
        part = features[at[begin : begin + 1000]].multiply(weight).tocsr()
        total = np.maximum(np.asarray(part.sum(axis=1)).ravel(), 1e-9)
        best = np.maximum.reduceat((part @ windows.T).toarray(), edges, axis=1) / total[:, None]
        for clause, row in zip(clauses[begin : begin + 1000], best.tolist()):
            mine = found.setdefault(clause.claim, {})
            for number, share in zip(order.tolist(), row):
                mine[number] = max(mine.get(number, 0.0), share)
    return found


def _with_next(rows: sparse.csr_matrix, article: np.ndarray) -> sparse.csr_matrix:
    """Each sentence together with the next one of its report."""
    follow = sparse.vstack([rows[1:], sparse.csr_matrix((1, rows.shape[1]))]).tocsr()
    same = np.append(article[1:] == article[:-1], False).astype(float)
    return rows.maximum(sparse.diags_array(same) @ follow).tocsr()


def _row(corpus: Corpus, clause: Clause) -> int:
    index = corpus.cached("silences.rows", lambda: _index(corpus))
    return index[clause.report.number, clause.start]


def _index(corpus: Corpus) -> dict[tuple[int, int], int]:
    table = claim_table(corpus)
    return {key: n for n, key in enumerate(zip(table["article"].cat.codes.tolist(), table["start"].tolist()))}


def _features(corpus: Corpus) -> tuple[sparse.csr_matrix, sparse.csr_matrix, np.ndarray]:
    """Clauses and sentences by stems and classes of terms (0 or 1), and the weight of each."""

    def make() -> tuple:
        of_clauses = claim_features(corpus, claim_table(corpus))
        of_sentences = claim_features(corpus, corpus.sentences)
        of_sentences.data[:] = 1
        return of_clauses, of_sentences, stems.idf(of_sentences)

    return corpus.cached("silences.features", make)


def differences(corpus: Corpus, event: Event) -> list[Difference]:
    """Claims that some reports hold and others do not; claims of one sentence with the same silent reports are one."""
    score = shares(corpus, event)
    grouped: dict[tuple, list[list[Clause]]] = {}
    for claim, by in event.claims.items():
        clauses = [c for own in by.values() for c in own]
        silent = silent_on(event, clauses, score[claim])
        medoid = next(c for c in clauses if c.medoid)
        if silent and _says(medoid) >= LEAST:
            key = (frozenset(silent), frozenset(by_report(clauses)), medoid.report.number, medoid.sentence)
            grouped.setdefault(key, []).append(clauses)
    found: list[Difference] = []
    for parts in grouped.values():
        found.append(_omission(parts, len(event.reports)))
    return found


def _says(c: Clause) -> int:
    """Content words of a clause; verbs of saying do not count, names count once together."""
    report, at = (
        c.report,
        [n for n in range(c.first, c.last) if c.report.content[n] and c.report.words[n] not in lexicon().force],
    )
    names = sum(report.capital[n] for n in at)
    return len(at) - names + min(names, 1)


def silent_on(event: Event, clauses: list[Clause], score: dict[int, float]) -> list[int]:
    """The reports that are silent on a claim."""
    holders = by_report(clauses)
    return [r.number for r in event.reports if r.number not in holders and score.get(r.number, 0.0) < SILENT]


def _omission(parts: list[list[Clause]], reports: int) -> Difference:
    best: dict[int, list[Clause]] = {}
    for clauses in parts:
        for number, own in by_report(clauses).items():
            best.setdefault(number, []).append(strongest(own))
    places = []
    for own in best.values():
        together = [c for c in own if c.sentence == own[0].sentence]
        start, end = min(c.start for c in together), max(c.end for c in together)
        places.append(Place(own[0].report, start, end, held(own[0])))
    alone = len(places) == 1
    rule = "told by one report alone" if alone and reports > 2 else "left out"
    return Difference(
        "omission", rule, "substantive" if not alone or _notable(parts) or reports == 2 else "wording", tuple(places)
    )


def _notable(parts: list[list[Clause]]) -> bool:
    """Whether a claim that stands alone has a figure, a name or somebody's words."""
    for clauses in parts:
        for c in clauses:
            if held(c) == "quoted" or any(c.start <= a.start < c.end for a in c.report.amounts):
                return True
    return False


def coverage(corpus: Corpus, event: Event, name: str) -> pd.DataFrame:
    """One row a claim and report: see `discrepancies.coverage`."""
    score = shares(corpus, event)
    rows = []
    for claim, own in event.claims.items():
        clauses = [c for cs in own.values() for c in cs]
        first = next(c for c in clauses if c.medoid)
        for report in event.reports:
            best = strongest(own[report.number]) if report.number in own else None
            share = score[claim].get(report.number, 0.0)
            how = held(best) if best else "absent" if share < SILENT else "unclear"
            text = report.text[best.start : best.end] if best else None
            rows.append(
                (
                    name,
                    claim,
                    first.label,
                    report.number,
                    how,
                    best.start if best else -1,
                    best.end if best else -1,
                    text,
                    len(own),
                    share,
                )
            )
    return pd.DataFrame(
        rows, columns=["event", "claim", "label", "article", "held", "start", "end", "text", "reports", "share"]
    )
