"""The reports of one event as a reader has them before the eyes: words, sentences, quotations, cues, quantities, names.

The tables of the annotation floor are put together once, by article, as plain rows, so that the detectors beside this module
can go through a report without asking a table for every word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from . import actors, claims, quantities, stems, voices
from .corpus import Corpus
from .segments import LEFT_OUT
from .text import fold


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
        return tuple(np.searchsorted(self.starts, (start, end)).tolist())


class Event(NamedTuple):
    """The reports of one event and their claims."""

    number: int
    reports: list[Report]
    claims: dict[str, list[Clause]]


def events(corpus: Corpus) -> list[Event]:
    """The events that more than one article reports, in the order of the corpus' event names."""
    return corpus.cached("readings", lambda: _events(corpus))


def _events(corpus: Corpus) -> list[Event]:
    event = claims.event_of(corpus)
    many = np.bincount(event)
    wanted = np.flatnonzero(many[event] > 1)
    reports = {int(n): None for n in wanted}
    if not reports:
        return []
    built = _reports(corpus, set(reports))
    table = claims.table(corpus)
    table = table[np.isin(table["article"].cat.codes.to_numpy(), wanted)]
    clauses = _clauses(table, built)
    found: dict[int, Event] = {}
    for n in sorted(built):
        found.setdefault(int(event[n]), Event(int(event[n]), [], {})).reports.append(built[n])
    for at, clause in clauses:
        found[int(event[at])].claims.setdefault(clause.claim, []).append(clause)
    return [found[n] for n in sorted(found)]


def _by_article(corpus: Corpus, table, make, columns: Iterable[str], wanted: set[int]) -> dict[int, list]:
    numbers = corpus.articles.index.get_indexer(table["article"].tolist()).tolist()
    rows = zip(*(table[name].tolist() for name in columns))
    found: dict[int, list] = {}
    for number, row in zip(numbers, rows):
        if number in wanted:
            found.setdefault(number, []).append(make(*row))
    return found


def _reports(corpus: Corpus, wanted: set[int]) -> dict[int, Report]:
    speech = ["start", "end", "kind", "speaker", "cue", "cue_start", "cue_end", "force", "speaker_start", "speaker_end"]
    quotes = _by_article(corpus, voices.quotations(corpus), Quote, speech, wanted)
    told = _by_article(corpus, voices.reports(corpus).assign(kind="told"), Quote, speech, wanted)
    amounts = quantities.find(corpus)
    amounts = _by_article(corpus, amounts[amounts["zone"] != "dateline"], Amount, Amount._fields, wanted)
    named = _by_article(corpus, actors.mentions(corpus), Named, Named._fields, wanted)
    line = stems.of_corpus(corpus)
    edges = np.searchsorted(line.number, np.arange(len(corpus) + 1))
    sentences = _sentences(corpus)
    texts = corpus.articles["text"].tolist()
    built = {}
    for n in wanted:
        part = slice(edges[n], edges[n + 1])
        starts, ends = line.start[part].tolist(), line.end[part].tolist()
        folded = fold(texts[n])
        built[n] = Report(
            n,
            texts[n],
            [folded[a:b] for a, b in zip(starts, ends)],
            [line.vocabulary[s] for s in line.stem[part].tolist()],
            line.content[part].tolist(),
            [texts[n][a].isupper() for a in starts],
            starts,
            ends,
            _cut(sentences.get(n, []), starts),
            *(table.get(n, []) for table in (quotes, told, amounts, named)),
        )
    return built


def _sentences(corpus: Corpus) -> dict[int, list[tuple[int, int, int]]]:
    """Sentences that say something of the event, each once: no dateline, no credit, no standfirst that the body repeats."""
    table = corpus.sentences
    kept = table[(table["repeats"] < 0) & ~table["zone"].isin(LEFT_OUT)]
    found: dict[int, list] = {}
    for number, *row in zip(kept["article"].cat.codes.tolist(), *(kept[c].tolist() for c in ("start", "end", "sentence"))):
        found.setdefault(number, []).append(tuple(row))
    return found


def _cut(rows: list[tuple[int, int, int]], starts: list[int]) -> list[Sentence]:
    if not rows:
        return []
    first = np.searchsorted(starts, [row[0] for row in rows]).tolist()
    last = np.searchsorted(starts, [row[1] for row in rows]).tolist()
    return [Sentence(a, b, f, e, n / len(rows), number) for n, ((a, b, number), f, e) in enumerate(zip(rows, first, last)) if e > f]


def _clauses(table, built: dict[int, Report]) -> list[tuple[int, Clause]]:
    columns = ["start", "end", "sentence", "voice", "speaker", "claim", "label", "medoid"]
    rows = zip(table["article"].cat.codes.tolist(), *(table[name].tolist() for name in columns))
    numbers = table["article"].cat.codes.to_numpy()
    starts, ends = table["start"].to_numpy(), table["end"].to_numpy()
    words = np.zeros((len(table), 2), np.int64)
    order = np.argsort(numbers, kind="stable")
    for rows_of in np.split(order, np.flatnonzero(np.diff(numbers[order])) + 1):
        if len(rows_of):
            line = np.array(built[int(numbers[rows_of[0]])].starts)
            words[rows_of, 0], words[rows_of, 1] = np.searchsorted(line, starts[rows_of]), np.searchsorted(line, ends[rows_of])
    return [
        (n, Clause(built[n], start, end, a, b, *rest))
        for (n, start, end, *rest), (a, b) in zip(rows, words.tolist())
    ]
