"""The reports of one event as a reader has them before the eyes: words, sentences, quotations, cues, quantities, names.

The tables of the annotation floor are put together once, by article, as plain rows, so that the detectors beside this module
can go through a report without asking a table for every word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from .. import actors, quantities, voices
from ..alignment import LEFT_OUT, claim_table, event_numbers, quote_clusters
from ..corpus import Corpus
from ..corpus.text import fold
from ..language import words as stems


class Sentence(NamedTuple):
    """A sentence: offsets, first word and past the last one, relative place in its report, number."""

    start: int
    end: int
    first: int
    last: int
    place: float
    number: int


class Quote(NamedTuple):
    """A quotation or, with kind "told", reported speech: span, speaker and cue."""

    start: int
    end: int
    kind: str
    speaker: str
    cue: str
    cue_start: int
    cue_end: int
    force: str
    speaker_start: int
    speaker_end: int
    cluster: str = ""


class Amount(NamedTuple):
    """A quantity."""

    start: int
    end: int
    kind: str
    value: float
    unit: str
    hedge: str
    of: str
    date: str
    resolved: float
    resolved_unit: str


class Named(NamedTuple):
    """A mention of an actor."""

    start: int
    end: int
    actor: str
    kind: str


class Clause(NamedTuple):
    """A clause with its claim."""

    report: Report
    start: int
    end: int
    first: int
    last: int
    sentence: int
    voice: str
    speaker: str
    claim: str
    label: str
    medoid: bool


@dataclass(frozen=True, eq=False)
class Report:
    """One article of an event, equal to itself alone. The word lists run in parallel."""

    number: int
    text: str
    words: list[str]
    stems: list[str]
    content: list[bool]
    capital: list[bool]
    starts: list[int]
    ends: list[int]
    sentences: list[Sentence]
    quotes: list[Quote]
    told: list[Quote]
    amounts: list[Amount]
    named: list[Named]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the words from `first` to before `last`."""
        return self.starts[first], self.ends[last - 1]

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """The words that begin in a span: first and past the last."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


class Event(NamedTuple):
    """The reports of one event and their claims."""

    number: int
    reports: list[Report]
    claims: dict[str, list[Clause]]


def events(corpus: Corpus) -> Iterator[Event]:
    """The events that more than one article reports, in the order of their names; each is built when it is asked for."""
    event = event_numbers(corpus)
    order = np.argsort(event, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(event[order])) + 1) if len(order) else []
    tables = None
    for numbers in groups:
        if len(numbers) > 1:
            tables = tables or _tables(corpus)
            yield _event(tables, int(event[numbers[0]]), numbers.tolist())


class Rows(NamedTuple):
    """A table by article: its columns, where each article's rows begin, and what makes a row."""

    columns: list[np.ndarray]
    edges: np.ndarray
    make: Callable

    def of(self, number: int) -> list:
        """The rows of one article."""
        part = slice(self.edges[number], self.edges[number + 1])
        return [self.make(*row) for row in zip(*(column[part].tolist() for column in self.columns))]


class Tables(NamedTuple):
    """The annotations of a corpus, ready to be read by article."""

    texts: list[str]
    line: stems.Stems
    edges: np.ndarray  # of the words, by article
    quotes: Rows
    told: Rows
    amounts: Rows
    named: Rows
    sentences: Rows
    clauses: Rows


SPEECH = ("start", "end", "kind", "speaker", "cue", "cue_start", "cue_end", "force", "speaker_start", "speaker_end")
CLAUSE = ("start", "end", "sentence", "voice", "speaker", "claim", "label", "medoid")


def _tables(corpus: Corpus) -> Tables:
    """Sentences that say something of the event are read once: no dateline, no credit, no standfirst that the body repeats."""
    amounts, sentences = quantities.find(corpus), corpus.sentences
    line = stems.of_corpus(corpus)
    said = sentences[(sentences["repeats"] < 0) & ~sentences["zone"].isin(LEFT_OUT)]
    return Tables(
        corpus.articles["text"].tolist(),
        line,
        np.searchsorted(line.number, np.arange(len(corpus) + 1)),
        _rows(corpus, _clustered(corpus), Quote, (*SPEECH, "cluster")),
        _rows(corpus, voices.reports(corpus).assign(kind="told"), Quote, SPEECH),
        _rows(corpus, amounts[amounts["zone"] != "dateline"], Amount, Amount._fields),
        _rows(corpus, actors.mentions(corpus), Named, Named._fields),
        _rows(corpus, said, lambda *row: row, ("start", "end", "sentence")),
        _rows(corpus, claim_table(corpus), lambda *row: row, CLAUSE),
    )


def _clustered(corpus: Corpus) -> pd.DataFrame:
    """The quotations with the cluster of their renditions; designations have none."""
    quoted, grouped = voices.quotations(corpus), quote_clusters(corpus)
    keys = zip(grouped["article"].tolist(), grouped["start"].tolist())
    known = dict(zip(keys, grouped["cluster"].tolist()))
    return quoted.assign(
        cluster=[known.get(key, "") for key in zip(quoted["article"].tolist(), quoted["start"].tolist())]
    )


def _rows(corpus: Corpus, table: pd.DataFrame, make: Callable, columns: Iterable[str]) -> Rows:
    numbers = corpus.articles.index.get_indexer(table["article"].tolist())
    order = np.argsort(numbers, kind="stable")
    arrays = [
        table[name].to_numpy(dtype=object if table[name].dtype.kind not in "if" else None)[order] for name in columns
    ]
    return Rows(arrays, np.searchsorted(numbers[order], np.arange(len(corpus) + 1)), make)


def _event(tables: Tables, number: int, articles: list[int]) -> Event:
    event = Event(number, [_report(tables, n) for n in articles], {})
    for report in event.reports:
        for start, end, *rest in tables.clauses.of(report.number):
            clause = Clause(report, start, end, *report.inside(start, end), *rest)
            event.claims.setdefault(clause.claim, []).append(clause)
    return event


def _report(tables: Tables, number: int) -> Report:
    line, part, text = tables.line, slice(tables.edges[number], tables.edges[number + 1]), tables.texts[number]
    starts, ends, folded = line.start[part].tolist(), line.end[part].tolist(), fold(text)
    return Report(
        number,
        text,
        [folded[a:b] for a, b in zip(starts, ends)],
        [line.vocabulary[s] for s in line.stem[part].tolist()],
        line.content[part].tolist(),
        [text[a].isupper() for a in starts],
        starts,
        ends,
        _cut(tables.sentences.of(number), starts),
        *(rows.of(number) for rows in (tables.quotes, tables.told, tables.amounts, tables.named)),
    )


def _cut(rows: list[tuple[int, int, int]], starts: list[int]) -> list[Sentence]:
    places = [(bisect_left(starts, a), bisect_left(starts, b)) for a, b, _ in rows]
    return [
        Sentence(a, b, first, last, n / len(rows), number)
        for n, ((a, b, number), (first, last)) in enumerate(zip(rows, places))
        if last > first
    ]
