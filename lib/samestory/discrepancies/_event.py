"""The reports of one event and what was annotated in each, split by article so that a rule can walk through them.

The annotations are gathered once per corpus as columns sorted by article. The reports of an event are built when it is
asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps
from itertools import chain, compress
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from .. import actors, quantities, voices
from ..alignment import LEFT_OUT, claims, event_numbers, quote_clusters
from ..corpus import Corpus
from ..corpus.text import fold
from ..language import words
from ..language.scales import Entries, marks
from ._spans import Spans

VOICES = ("quoted", "reported", "outlet")
MOST_SENTENCES = 10_000  # of a report that are compared; the longest news text has a few hundred
MARKS = {"quotation marks": re.compile('["“”]'), "line ends": re.compile("\n")}
REACH = 150  # words on each side that count as what stands around, so that a sentence without end takes no longer
QUOTED = 0.6  # share of a clause in quotation marks from which it is quoted; not measured

# Rows of the public tables, of which voices, quantities, actors and alignment describe the columns.
Quote = namedtuple("Quote", "start end kind speaker cue cue_start cue_end force speaker_start speaker_end cluster")
Amount = namedtuple("Amount", "start end kind value unit hedge of date resolved resolved_unit timezone")
Mention = namedtuple("Mention", "start end actor kind")
# A sentence: offsets, first word and past the last one, relative place in its report, number in the corpus.
Sentence = namedtuple("Sentence", "start end first last place number")
# A clause of a claim: report, first word and past the last one, whose voice it is in; row: in the table of claims.
Clause = namedtuple("Clause", "report first last voice start end sentence claim label topic medoid row")


class Place(NamedTuple):
    """A passage that proves a difference, and the value that is compared there."""

    report: Report
    start: int
    end: int
    value: str


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
    quotes: list[Quote]
    reported: list[Quote]
    amounts: list[Amount]
    mentions: list[Mention]
    read: int  # characters of the text in which differences are looked for: all of any article, not of a million lines
    sentences: list[Sentence] = field(default_factory=list)
    opens: list[int] = field(default_factory=list)  # where these begin
    clauses: list[Clause] = field(default_factory=list)
    placed: dict[str, Spans] = field(default_factory=dict)
    kept: dict[Callable, Any] = field(default_factory=dict)

    def at(self, kind: str) -> Spans:
        """Give quotes, designations, amounts, mentions or clauses by place; a "cue" or "speaker"; `MARKS`."""
        if kind not in self.placed:
            if kind in MARKS:
                found = MARKS[kind].finditer(self.text)
                self.placed[kind] = Spans(found, re.Match.span)
            elif kind in ("cue", "speaker"):
                ends = attrgetter(f"{kind}_start", f"{kind}_end")
                self.placed[kind] = Spans(self.quotes + self.reported, ends)
            elif kind == "designations":
                self.placed[kind] = Spans(quote for quote in self.quotes if quote.kind == "designation")
            else:
                self.placed[kind] = Spans(getattr(self, kind))
        return self.placed[kind]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the offsets of the words from `first` to before `last`."""
        return self.starts[first], self.ends[last - 1]

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Find the words that begin in a span: first and past the last."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def place(self, first: int, last: int, value: str | None = None) -> Place:
        """Make a passage of the words from `first` to before `last`; the usual value is its text in lower case."""
        start, end = self.span(first, last)
        return Place(self, start, end, self.text[start:end].lower() if value is None else value)

    def content_stems(self, first: int, last: int) -> frozenset[str]:
        """Gather the stems of the content words from `first` to before `last`."""
        return frozenset(compress(self.stems[first:last], self.content[first:last]))

    def around(self, sentence: Sentence, first: int, last: int) -> frozenset[str]:
        """Gather the stems of content words of a sentence beside the words from `first` to before `last`."""
        begin, end = max(sentence.first, first - REACH), min(sentence.last, last + REACH)
        return self.content_stems(begin, end) - frozenset(self.stems[first:last])

    def gap_before(self, word: int) -> str:
        """Give the text between a word and the one before it."""
        return self.text[self.ends[word - 1] : self.starts[word]] if word else ""

    def unbroken(self, first: int, last: int) -> int:
        """Give the word before which a passage from `first` to `last` ends: at the first mark between its words."""
        marked = (n for n in range(first, last) if self.gap_before(n).strip("’'\"“” \xa0"))
        return next(marked, last)

    def runs(self, numbers: Iterable[int]) -> list[tuple[int, int]]:
        """Join words that stand in a row with one space between them: first and past the last of each run."""
        runs: list[tuple[int, int]] = []
        for n in numbers:
            first = runs.pop()[0] if runs and runs[-1][1] == n and self.gap_before(n) == " " else n
            runs.append((first, n + 1))
        return runs

    def marked(self, part: Sentence | Clause, table: Entries) -> Iterator[tuple[int, int, str, int]]:
        """Find words of the codebook in a part: first, past the last, scale and step; the month of May is none."""
        for first, last, entries in marks(self.stems[part.first : part.last], table):
            first, last = part.first + first, part.first + last
            if self.words[first] != "may" or not self.capital[first]:
                yield from ((first, last, *entry) for entry in entries)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Find the sentence that holds an offset; None in a dateline, a credit or a repeated sentence."""
        at = bisect_right(self.opens, offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None


@dataclass(frozen=True, eq=False)
class Event:
    """The reports of one event, and for each claim its clauses by the number of the report."""

    corpus: Corpus
    name: str
    reports: list[Report]
    claims: dict[str, dict[int, list[Clause]]]
    kept: dict[Callable, Any] = field(default_factory=dict)
    limited: set[Report] = field(default_factory=set)  # too much in these is alike for all to be compared

    def forget(self) -> None:
        """Let go of all that was found, so that it is freed at once: reports and clauses refer to each other."""
        for report in self.reports:
            for known in (report.kept, report.placed, report.clauses):
                known.clear()
        self.kept.clear()
        self.claims.clear()

    @property
    def sentences(self) -> Iterator[tuple[Report, Sentence]]:
        """Every sentence with its report."""
        return ((report, sentence) for report in self.reports for sentence in report.sentences)

    @property
    def shared_claims(self) -> Iterator[dict[int, list[Clause]]]:
        """The clauses, by report, of each claim that more than one report makes."""
        return (clauses for clauses in self.claims.values() if len(clauses) > 1)


def once_per_event(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Let a function of an event, or of a report, run once for each, so that several rules may share what it makes."""

    @wraps(make)
    def kept(event: Event | Report) -> Any:
        known = event.kept
        if make not in known:
            known[make] = make(event)
        return known[make]

    return kept


@once_per_event
def text_ranks(event: Event) -> dict[Report, int]:
    """Rank the reports by their texts, equal texts alike: the order of the articles must change no difference."""
    ranks = {text: n for n, text in enumerate(sorted({report.text for report in event.reports}))}
    return {report: ranks[report.text] for report in event.reports}


def by_key(pairs: Iterable[tuple[Any, Any]]) -> list[tuple[Any, list]]:
    """Gather values that have one key, in the order of the keys."""
    groups: dict[Any, list] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return sorted(groups.items(), key=lambda item: item[0])


def events(corpus: Corpus) -> Iterator[Event]:
    """Give the events that more than one article reports, in the order of their names, each when it is asked for."""
    numbered = by_key((event, article) for article, event in enumerate(event_numbers(corpus).tolist()))
    several = [numbers for _, numbers in numbered if len(numbers) > 1]
    if several:
        names, report_of = corpus.articles["event"].fillna("").tolist(), _reports(corpus)
        for numbers in several:
            event = Event(corpus, names[numbers[0]], [report_of(n) for n in numbers], {})
            event.limited.update(report for report in event.reports if report.read < len(report.text))
            for report in event.reports:
                for clause in report.clauses:
                    event.claims.setdefault(clause.claim, {}).setdefault(report.number, []).append(clause)
            yield event


def _reports(corpus: Corpus) -> Callable[[int], Report]:
    """Prepare the annotations of a corpus; the function returned gives a report by the number of its article."""
    sentences, amounts = corpus.sentences, quantities.find(corpus)
    read_once = (sentences["repeats"] < 0) & ~sentences["zone"].isin(LEFT_OUT)
    sentences_of = _by_article(corpus, sentences[read_once], ("start", "end", "sentence"))
    clauses_of = _by_article(corpus, claims(corpus).reset_index(names="row"), ("voice", *Clause._fields[4:]))
    annotations = [
        (_clustered(corpus), Quote),
        (voices.reports(corpus).query("kind != 'unasserted'").assign(kind="reported", cluster=""), Quote),
        (amounts[amounts["zone"] != "dateline"], Amount),
        (actors.mentions(corpus), Mention),
    ]
    rows_of = [(_by_article(corpus, table, make._fields), make) for table, make in annotations]
    texts, line = corpus.articles["text"].tolist(), words.of_corpus(corpus)
    edges = np.searchsorted(line.number, np.arange(len(corpus) + 1))

    def report_of(number: int) -> Report:
        text, part = texts[number], slice(edges[number], edges[number + 1])
        folded, starts, ends = fold(text), line.start[part].tolist(), line.end[part].tolist()
        spelled, capital = [folded[a:b] for a, b in zip(starts, ends)], [text[a].isupper() for a in starts]
        stems, content = [line.vocabulary[stem] for stem in line.stem[part].tolist()], line.content[part].tolist()
        annotated = ([make(*row) for row in rows(number)] for rows, make in rows_of)
        rows = list(sentences_of(number))
        read = rows[MOST_SENTENCES][0] if len(rows) > MOST_SENTENCES else len(text)
        report = Report(number, text, spelled, stems, content, capital, starts, ends, *annotated, read)
        for n, (start, end, row) in enumerate(rows[:MOST_SENTENCES]):
            first, last = report.inside(start, end)
            if first < last:
                report.sentences.append(Sentence(start, end, first, last, n / len(rows), row))
                report.opens.append(start)
        for voice, start, end, *rest in clauses_of(number):
            if start < read:
                voice = clause_voice(report, start, end, voice)
                report.clauses.append(Clause(report, *report.inside(start, end), voice, start, end, *rest))
        return report

    return report_of


def _by_article(corpus: Corpus, table: pd.DataFrame, columns: Sequence[str]) -> Callable[[int], Iterator[tuple]]:
    """Sort a table by article once; the function returned gives the rows of an article by its number."""
    numbers = corpus.articles.index.get_indexer(table["article"].tolist())
    order = np.argsort(numbers, kind="stable")
    values = [table[name].to_numpy()[order] for name in columns]
    edges = np.searchsorted(numbers[order], np.arange(len(corpus) + 1))
    return lambda number: zip(*(column[edges[number] : edges[number + 1]].tolist() for column in values))


def _clustered(corpus: Corpus) -> pd.DataFrame:
    """Add the cluster of its renditions to each quotation; designations have none."""
    start = ["article", "start"]
    clusters = quote_clusters(corpus)[[*start, "cluster"]].drop_duplicates(start, keep="last")
    return voices.quotations(corpus).merge(clusters, how="left", on=start).fillna({"cluster": ""})


def clause_voice(report: Report, start: int, end: int, voice: str) -> str:
    """Say whose voice a clause is in: quoted where most of it stands in marks, else reported or the outlet's."""
    quotes = [quote for quote in report.at("quotes").touching(start, end) if quote.kind != "designation"]
    quoted = sum(min(quote.end, end) - max(quote.start, start) for quote in quotes)
    if quoted >= QUOTED * (end - start):
        return "quoted"
    return "outlet" if voice == "outlet" else "reported"


def strongest(clauses: list[Clause]) -> Clause:
    """Choose the clause by which a report makes a claim best: quoted, else reported, else its own; the earliest."""
    return min(clauses, key=lambda c: (VOICES.index(c.voice), c.start))


def medoid_of(by_report: dict[int, list[Clause]]) -> Clause:
    """Find the clause that is most like the others of its claim."""
    for clause in chain.from_iterable(by_report.values()):
        if clause.medoid:
            return clause
    return next(chain.from_iterable(by_report.values()))  # the medoid may be in what is not read


def content_of(clauses: Iterable[Clause]) -> frozenset[str]:
    """Gather the stems of the content words of clauses."""
    return frozenset().union(*(clause.report.content_stems(clause.first, clause.last) for clause in clauses))
