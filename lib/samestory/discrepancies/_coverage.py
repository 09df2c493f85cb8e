"""Which report of an event makes which claim, and in whose voice."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..corpus import Corpus
from ..corpus.offsets import once_per_corpus
from ._event import Event, events, medoid_of, strongest
from ._find import passages
from .rules.omissions import SILENT_BELOW, shares

COLUMNS = ["event", "claim", "label", "topic", "article", "held", "start", "end", "text", "reports", "share"]


@once_per_corpus
def coverage(corpus: Corpus) -> pd.DataFrame:
    """doc"""
    table = passages(corpus, [row for event in events(corpus) for row in _rows(event)], COLUMNS)
    first = table.groupby("claim")["start"].transform("min")
    ascending = {"event": True, "reports": False, "first": True, "claim": True, "article": True}
    table = table.assign(first=first).sort_values(list(ascending), ascending=list(ascending.values()), kind="stable")
    return table[COLUMNS].reset_index(drop=True)


def _rows(event: Event) -> Iterator[tuple]:
    """One row a claim and report."""
    for claim, by_report in event.claims.items():
        medoid = medoid_of(by_report)
        for report in event.reports:
            share = shares(event)[claim].get(report.number, 0.0)
            if report.number in by_report:
                clause = strongest(by_report[report.number])
                span = clause.voice, clause.start, clause.end, report.text[clause.start : clause.end]
            else:
                span = "absent" if share < SILENT_BELOW else "unclear", -1, -1, None
            yield (event.name, claim, medoid.label, medoid.topic, report.number, *span, len(by_report), share)


def matrix(covered: pd.DataFrame) -> pd.DataFrame:
    """doc"""
    order = covered[["claim", "label"]].drop_duplicates()
    wide = covered.astype({"article": object}).pivot(index=["claim", "label"], columns="article", values="held")
    return wide.reindex(pd.MultiIndex.from_frame(order))
