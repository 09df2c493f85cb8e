"""The reports of one event and what was annotated in each, split by article so that a rule can walk through them.

The annotations are gathered once per corpus as columns sorted by article; an event's reports are built when they are asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from itertools import compress
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pandas as pd

from .. import actors, quantities, voices
from ..alignment import LEFT_OUT, claim_table, event_numbers, quote_clusters
from ..corpus import Corpus
from ..corpus.text import fold
from ..language import words
from ..language.scales import Entries, marks

Result = TypeVar("Result")
VOICES = ("quoted", "reported", "outlet")
QUOTED = 0.6  # share of a clause in quotation marks from which it is quoted; not measured


class Sentence(NamedTuple):
    """A sentence: offsets, first word and past the last one, relative place in its report, number in the corpus."""

    start: int
    end: int
    first: int
    last: int
    place: float
    number: int


class Quote(NamedTuple):
    """A quotation or reported speech (kind "reported"): span, speaker and cue."""

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


class Mention(NamedTuple):
    """A mention of an actor."""

    start: int
    end: int
    actor: str
    kind: str


class SentenceRow(NamedTuple):
    """A row of the table of sentences."""

    start: int
    end: int
    sentence: int


class ClauseRow(NamedTuple):
    """A row of the table of claims."""

    start: int
    end: int
    sentence: int
    voice: str
    claim: str
    label: str
    topic: str
    medoid: bool


class Place(NamedTuple):
    """A passage that proves a difference, and the value that is compared there."""

    report: Report
    start: int
    end: int
    value: str


class Clause(NamedTuple):
    """A clause of a claim: first word and past the last one, offsets, sentence, whose voice it is in."""

    report: Report
    first: int
    last: int
    start: int
    end: int
    sentence: int
    voice: str
    claim: str
    label: str
    topic: str
    medoid: bool

    @property
    def content_stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return self.report.content_stems(self.first, self.last)


@dataclass(frozen=True, eq=False)
class Report:
    """One article of an event, equal to itself alone. The lists of words run in parallel."""

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
    reported: list[Quote]
    amounts: list[Amount]
    mentions: list[Mention]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the words from `first` to before `last`."""
        return self.starts[first], self.ends[last - 1]

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """The words that begin in a span: first and past the last."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def place(self, first: int, last: int, value: str | None = None) -> Place:
        """The words from `first` to before `last` as a passage; its value is its text in lower case."""
        start, end = self.span(first, last)
        return Place(self, start, end, self.text[start:end].lower() if value is None else value)

    def content_stems(self, first: int, last: int) -> frozenset[str]:
        """The stems of the content words from `first` to before `last`."""
        return frozenset(compress(self.stems[first:last], self.content[first:last]))

    def gap_before(self, word: int) -> str:
        """The text between a word and the one before it."""
        return self.text[self.ends[word - 1] : self.starts[word]] if word else ""

    def marked(self, first: int, last: int, table: Entries) -> list[tuple[int, int, list[tuple[str, int]]]]:
        """Where entries of the codebook stand in the words from `first` to before `last`: see `scales.marks`."""
        return [(first + a, first + b, entries) for a, b, entries in marks(self.stems[first:last], table)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset; None in a dateline, a credit or a sentence that repeats an earlier one."""
        at = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None


@dataclass(frozen=True, eq=False)
class Event:
    """The reports of one event, and for each claim its clauses by the number of the report."""

    corpus: Corpus
    name: str
    reports: list[Report]
    claims: dict[str, dict[int, list[Clause]]]
    kept: dict[Callable, Any] = field(default_factory=dict)

    @property
    def sentences(self) -> Iterator[tuple[Report, Sentence]]:
        """Every sentence with its report."""
        return ((report, sentence) for report in self.reports for sentence in report.sentences)

    @property
    def shared_claims(self) -> Iterator[dict[int, list[Clause]]]:
        """The clauses, by report, of each claim that more than one report makes."""
        return (clauses for clauses in self.claims.values() if len(clauses) > 1)


def once_per_event(make: Callable[[Event], Result]) -> Callable[[Event], Result]:
    """Let a function of an event run once for each, so that several rules may share what it makes."""

    @wraps(make)
    def kept(event: Event) -> Result:
        if make not in event.kept:
            event.kept[make] = make(event)
        return event.kept[make]

    return kept


def events(corpus: Corpus) -> Iterator[Event]:
    """The events that more than one article reports, in the order of their names; each is built when it is asked for."""
    event = event_numbers(corpus)
    order = np.argsort(event, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(event[order])) + 1) if len(order) else []
    tables = None
    for numbers in groups:
        if len(numbers) > 1:
            tables = tables or Tables(corpus)
            yield tables.event(numbers.tolist())


class Rows:
    """A table by article: its columns in the order of the articles, and where each article's rows begin."""

    def __init__(self, corpus: Corpus, table: pd.DataFrame, make: type):
        numbers = corpus.articles.index.get_indexer(table["article"].tolist())
        order = np.argsort(numbers, kind="stable")
        table = table[list(make._fields)].iloc[order]
        self.make = make
        self.columns = [column.to_numpy(None if column.dtype.kind in "if" else object) for _, column in table.items()]
        self.edges = np.searchsorted(numbers[order], np.arange(len(corpus) + 1))

    def of(self, number: int) -> list:
        """The rows of one article."""
        part = slice(self.edges[number], self.edges[number + 1])
        return list(map(self.make, *(column[part].tolist() for column in self.columns)))


class Tables:
    """The annotations of a corpus, ready to be read by article."""

    def __init__(self, corpus: Corpus):
        amounts, sentences = quantities.find(corpus), corpus.sentences
        read_once = (sentences["repeats"] < 0) & ~sentences["zone"].isin(LEFT_OUT)
        self.corpus = corpus
        self.texts = corpus.articles["text"].tolist()
        self.names = corpus.articles["event"].fillna("").tolist()
        self.line = words.of_corpus(corpus)
        self.edges = np.searchsorted(self.line.number, np.arange(len(corpus) + 1))
        self.sentences = Rows(corpus, sentences[read_once], SentenceRow)
        self.clauses = Rows(corpus, claim_table(corpus), ClauseRow)
        reported = voices.reports(corpus).assign(kind="reported", cluster="")
        annotations = [
            (_clustered(corpus), Quote),
            (reported, Quote),
            (amounts[amounts["zone"] != "dateline"], Amount),
            (actors.mentions(corpus), Mention),
        ]
        self.annotations = [Rows(corpus, table, make) for table, make in annotations]

    def event(self, articles: list[int]) -> Event:
        """The event that these articles report."""
        event = Event(self.corpus, self.names[articles[0]], [self.report(n) for n in articles], {})
        for report in event.reports:
            for row in self.clauses.of(report.number):
                clauses = event.claims.setdefault(row.claim, {})
                clause = Clause(
                    report, *report.inside(row.start, row.end), *row._replace(voice=clause_voice(report, row))
                )
                clauses.setdefault(report.number, []).append(clause)
        return event

    def report(self, number: int) -> Report:
        """One article with its annotations."""
        line, part, text = self.line, slice(self.edges[number], self.edges[number + 1]), self.texts[number]
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
            _sentences(self.sentences.of(number), starts),
            *(rows.of(number) for rows in self.annotations),
        )


def _clustered(corpus: Corpus) -> pd.DataFrame:
    """Add the cluster of its renditions to each quotation; designations have none."""
    clusters = quote_clusters(corpus)[["article", "start", "cluster"]].drop_duplicates(
        ["article", "start"], keep="last"
    )
    quotations = voices.quotations(corpus).merge(clusters, how="left", on=["article", "start"])
    return quotations.assign(cluster=quotations["cluster"].fillna(""))


def _sentences(rows: list[SentenceRow], starts: list[int]) -> list[Sentence]:
    """Add to sentences their words and relative places; those without a word are left out."""
    cut = [(bisect_left(starts, row.start), bisect_left(starts, row.end)) for row in rows]
    return [
        Sentence(row.start, row.end, first, last, n / len(rows), row.sentence)
        for n, (row, (first, last)) in enumerate(zip(rows, cut))
        if last > first
    ]


def strongest(clauses: list[Clause]) -> Clause:
    """Choose the clause by which a report makes a claim best: quoted before reported before its own, then the earliest."""
    return min(clauses, key=lambda c: (VOICES.index(c.voice), c.start))


def clause_voice(report: Report, row: ClauseRow) -> str:
    """Say whose voice a clause is in: quoted where most of it stands in quotation marks, else reported or the outlet's."""
    quoted = sum(
        max(0, min(q.end, row.end) - max(q.start, row.start)) for q in report.quotes if q.kind != "designation"
    )
    if quoted >= QUOTED * (row.end - row.start):
        return "quoted"
    return "outlet" if row.voice == "outlet" else "reported"
