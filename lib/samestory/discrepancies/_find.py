"""Where the reports of one event vary, contradict each other or are silent; every difference with its passages.

The rules stand in `rules`. In `rows` their differences are merged, put in order and given what a reader needs. Here
they are laid out as a table.
"""

import warnings
from collections.abc import Iterator

import numpy as np
import pandas as pd

from .. import voices
from ..alignment import event_numbers
from ..corpus import Corpus, parts
from ..corpus.offsets import as_read, once_per_corpus
from ..errors import CorpusWarning, LimitWarning, needs
from ._difference import KINDS, REGISTRY
from ._event import Event, events, medoid_of, strongest
from ._summary import passages
from .rows import in_use, listed, rows_of
from .rules.shares import shares

COLUMNS = "discrepancy kind topic rule article start end text severity value voice speaker event reports".split()
COLUMNS += ["differs", "what", "certainty"]
COVERAGE = ["event", "claim", "label", "topic", "article", "held", "start", "end", "text", "reports", "share"]
COVERED = "coverage"  # the key of the kept coverage
LIMITED = "too much is alike in {} for all of it to be compared with all (see the notes of discrepancies.find)"
NUMBERS = ("article", "start", "end", "reports", "share")


@as_read
def find(corpus: Corpus) -> pd.DataFrame:
    """Find where reports of one event differ: contradictions, variants, hedges, omissions.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        One row a passage; a silent report has a row with empty start, end and text. Where a report may tell an omission
        in other words, it has none (see `coverage`: unclear). Events are in the order of their names. In each stand
        first the differences that `shown` gives, by severity, certainty, kind (contradictions first) and place.

        - discrepancy : stable id of the difference (a hash of event, kind, rule and passages)
        - kind : quote_variant, number, date_time, place, name_or_term, speech_act, attribution, contradiction, omission
        - topic : the claim it belongs to, by its medoid clause, so that it can be read on its own
        - rule : which rule found it (see `rules`)
        - article, start, end, text : the passage, in characters
        - severity : substantive (a fact, a party, a polarity or a step of a scale differs), wording or trivial
        - value : what is compared there
        - voice, speaker : of the passage (see `voices.voice_of`); voice is "absent" where a report is silent
        - event, reports : the event, and how many of its reports have a passage
        - differs : the words of the passage that make the difference, or its voice; empty for an omission
        - what : the difference in one plain sentence, with the reports by outlet or id
        - certainty : how likely a reader calls the difference right: high, medium or low (see `shown`)

    Notes
    -----
    A contradiction is a *possible* one, found by a named rule. Of edits injected into news, 98 % are found, with .013
    false ones a pair; of 2,753 paraphrases, 10 % have a substantive difference. Of the shown differences between three
    outlets' reports of an event, a language model calls 81 % right (benchmarks/README.md, Discrepancies).

    Of an article the first 10,000 sentences are compared. Where thousands say nearly the same, not all are compared
    with all: sentences that share no rare word only with twenty that begin alike, other passages with the first ten,
    hundred or thousand of their kind. A warning names such articles, and `attrs["limited"]` lists them.

    Warns
    -----
    CorpusWarning
        No event has two reports, so nothing is compared.

    See Also
    --------
    shown, rules, coverage, review_sheet

    Examples
    --------
    >>> import samestory as ss
    >>> texts = ["Inspectors found about 240 barrels.", "Inspectors found 240 barrels."]
    >>> found = find(ss.read_corpus(pd.DataFrame({"event": "harbor", "text": texts})))
    >>> found[["kind", "rule", "severity", "text"]].values.tolist()
    [['number', 'hedge', 'wording', 'about 240 barrels'], ['number', 'hedge', 'wording', '240 barrels']]
    """
    if np.bincount(event_numbers(corpus)).max(initial=0) < 2:
        warnings.warn(_alone(corpus.articles["event"]), CorpusWarning, stacklevel=3)
    return _found(corpus)


def _alone(events: pd.Series) -> str:
    """Say why no two reports can be compared, and what to do."""
    if len(events) < 2:
        return "nothing is compared: the corpus has one report; add others of the same event."
    lacking = int((events.fillna("") == "").sum())
    named = f"{lacking:,} of {len(events):,} articles name no event" if lacking else "each article names another event"
    fix = "give the reports of one event the same name in a column 'event', of the table or of a corpus.csv"
    return f"nothing is compared, for no event has two reports: {named}; {fix}."


@once_per_corpus
def _found(corpus: Corpus) -> pd.DataFrame:
    """Find differences, and the coverage with them: beside what is compared for the one, the other costs little."""
    pieces = parts.whole_groups(corpus, event_numbers(corpus))  # of whole events, so they give what all together give
    if len(pieces) > 1:
        voices.know(corpus)
        found, covered = parts.joined(_both, corpus, pieces)
    else:
        found, covered = _both(corpus)
    corpus.cached(COVERED, lambda: covered)
    return found


def _both(corpus: Corpus) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Lay out the differences of all events and their coverage; an event is forgotten before the next is read."""
    rows: list[tuple] = []
    told: list[tuple] = []
    limited: set[int] = set()
    with parts.no_collector():
        for event in events(corpus):
            rows += [row for one in listed(event) for row in rows_of(event, one)]
            limited.update(report.number for report in event.limited)
            told += _coverage(event)
            event.forget()
        return _differences(corpus, rows, limited), _coverages(corpus, told)


def _differences(corpus: Corpus, rows: list[tuple], limited: set[int]) -> pd.DataFrame:
    """Lay differences out with the voice of each passage; warn of what was not compared with all."""
    table = _spans(corpus, rows, [name for name in COLUMNS if name not in ("voice", "speaker")])
    said = voices.voice_of(corpus, passages(table)[["article", "start", "end"]])
    for name, silent in (("voice", "absent"), ("speaker", "")):
        table[name] = said[name].reindex(table.index, fill_value=silent).astype("str")
    table = table[COLUMNS]
    table.attrs["limited"] = corpus.articles.index[sorted(limited)].tolist()
    if limited:
        warnings.warn(LimitWarning(LIMITED, table.attrs["limited"]), stacklevel=8)
    return table


def rules() -> pd.DataFrame:
    """List the rules by which reports are compared: the instrument as a table.

    Returns
    -------
    DataFrame
        One row a rule, ordered by kind.

        - rule : its name, as in column `rule` of `find`; "{key}" stands for a class or scale of the codebook
        - kind : of difference
        - severity : substantive, wording or trivial; several where it depends on the words
        - source : where the distinction comes from
        - measures : what it looks for
        - compares : utterances, near-identical sentences, clauses of one claim, sentences that share words, reports
        - says : the difference in plain words, as in column `what` of `find`
        - right : share right that is taken as its certainty where the rule gives none of its own
        - judged, called_right : differences in news triplets that readers judged, and the share that they call right
        - injected : edits put into news, of 60 each of eight kinds, that it finds with the right kind
        - alarms : of 10,000 pairs of sentences of one meaning (MRPC), those with a difference by it that is shown

    See Also
    --------
    find, scales

    Examples
    --------
    >>> rules().query("rule == 'direction reversed'")[["kind", "severity", "source"]].values.tolist()
    [['contradiction', 'substantive', 'Levin 1993, 51']]
    """
    entries = sorted(REGISTRY, key=lambda r: (KINDS.index(r.kind), r.name, r.compares))
    rows = [(r.name, r.kind, " or ".join(r.severities), r.source, r.measures, r.compares) for r in entries]
    table = pd.DataFrame(rows, columns=["rule", "kind", "severity", "source", "measures", "compares"])
    return table.join(pd.DataFrame([in_use(r.kind, r.instrument) for r in entries]))


def _spans(corpus: Corpus, rows: list[tuple], columns: list[str]) -> pd.DataFrame:
    """Make a table, one row a passage; a silent report (start -1) has an empty start, end and text."""
    table = pd.DataFrame(rows, columns=columns)
    silent = table["start"].to_numpy(dtype=np.int64) < 0
    articles = table["article"].to_numpy(dtype=np.int64)
    table["article"] = pd.Categorical.from_codes(articles, categories=corpus.articles.index)
    for side in ("start", "end"):
        table[side] = table[side].astype("Int64").mask(silent)
    return table.astype({name: "str" for name in columns if name not in NUMBERS})


@as_read
def coverage(corpus: Corpus) -> pd.DataFrame:
    """Say which report of an event makes which claim, and how.

    Parameters
    ----------
    corpus : Corpus
        Reports of different events are never compared.

    Returns
    -------
    DataFrame
        One row a claim and report. Claims that most reports make come first, then those that stand earlier.

        - event, claim, label, topic : the claim, its medoid clause in a few words, the group of claims it belongs to
        - article : the report
        - held : quoted, reported, outlet (its own claim), absent, or unclear (not aligned, but much of it is there)
        - start, end, text : the clause that makes the claim, in characters; empty where there is none
        - reports : how many reports make the claim
        - share : of the weight of the claim's sentence in the report's best two sentences (0..1)

    See Also
    --------
    matrix, alignment.claims

    Examples
    --------
    >>> import samestory as ss
    >>> texts = ["The dam needs repairs.", "“The dam needs repairs,” Ole Moe warned."]
    >>> covered = coverage(ss.read_corpus(pd.DataFrame({"event": "dam", "text": texts})))
    >>> covered[["label", "article", "held", "reports"]].values.tolist()[:2]
    [['The dam needs repairs', '000', 'outlet', 2], ['The dam needs repairs', '001', 'quoted', 2]]
    """
    return corpus.cached(COVERED, lambda: _covered(corpus)).copy(deep=False)


def _covered(corpus: Corpus) -> pd.DataFrame:
    """Find the coverage alone."""
    pieces = parts.whole_groups(corpus, event_numbers(corpus))
    if len(pieces) > 1:
        voices.know(corpus)
        return parts.joined(_covered, corpus, pieces)
    told: list[tuple] = []
    with parts.no_collector():
        for event in events(corpus):
            told += _coverage(event)
            event.forget()
    return _coverages(corpus, told)


def _coverages(corpus: Corpus, rows: list[tuple]) -> pd.DataFrame:
    """Lay the coverage out, by event."""
    table = _spans(corpus, rows, COVERAGE)
    table = table.assign(first=table.groupby("claim")["start"].transform("min"), others=-table["reports"])
    ordered = table.sort_values(["event", "others", "first", "claim", "article"], kind="stable")
    return ordered[COVERAGE].reset_index(drop=True)


@needs("discrepancies.matrix", "covered", "claim label article held", "discrepancies.coverage")
def matrix(covered: pd.DataFrame) -> pd.DataFrame:
    """Turn the coverage into a wide table: one row a claim, one column an article.

    Parameters
    ----------
    covered : DataFrame
        What `coverage` returned, or some rows of it.

    Returns
    -------
    DataFrame
        Index claim and label, in the order of `covered`; cells as `held`.

    See Also
    --------
    coverage

    Examples
    --------
    >>> import samestory as ss
    >>> texts = ["The dam needs repairs. A wedding was celebrated.", "“The dam needs repairs,” Ole Moe warned."]
    >>> corpus = ss.read_corpus(pd.DataFrame({"article": ["a", "b"], "event": "dam", "text": texts}))
    >>> matrix(coverage(corpus)).droplevel("claim")  # doctest: +NORMALIZE_WHITESPACE
    article                        a       b
    label
    The dam needs repairs     outlet  quoted
    A wedding was celebrated  outlet  absent
    Ole Moe warned            absent  outlet
    """
    order = covered[["claim", "label"]].drop_duplicates()
    wide = covered.astype({"article": object}).pivot(index=["claim", "label"], columns="article", values="held")
    return wide.reindex(pd.MultiIndex.from_frame(order))


def _coverage(event: Event) -> Iterator[tuple]:
    """One row a claim and report."""
    of_event = shares(event)
    for claim, by_report in event.claims.items():
        medoid = medoid_of(by_report)
        for report, share, told in zip(event.reports, *of_event[claim]):
            if report.number in by_report:
                clause = strongest(by_report[report.number])
                span = clause.voice, clause.start, clause.end, report.text[clause.start : clause.end]
            else:
                span = "absent" if told < 1 else "unclear", -1, -1, None
            yield (event.name, claim, medoid.label, medoid.topic, report.number, *span, len(by_report), share)
