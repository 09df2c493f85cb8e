"""Which reports tell of one event: as declared, as proposed, as a reader confirmed; always said."""

from pathlib import Path

import pandas as pd

from .. import alignment
from ..corpus import Corpus
from ..errors import ArgumentError
from ._settings import EVENTS

SHEET = "events.csv"


def placed(corpus: Corpus, choice: str | None, out: Path | None) -> tuple[Corpus, str]:
    """Return the corpus under its events, and in words how these are known."""
    declared = corpus.articles["event"] != ""
    if choice is None:
        choice = "column" if declared.any() or len(corpus) == 1 else "propose"
    if choice == "column":
        missing = int((~declared).sum())
        rest = f"; {missing:,} reports have none and are compared with no other" if missing else ""
        return corpus, f"Events are taken from the column “event”{rest}."
    if choice == "none":
        return corpus.with_events(dict.fromkeys(corpus.fileids(), "")), "By choice, no reports are compared."
    if choice == "one":
        told = "By choice, all reports are taken as reports of one event."
        return corpus.with_events(dict.fromkeys(corpus.fileids(), "one event")), told
    if choice == "propose":
        return _proposed(corpus, out)
    if choice in corpus.articles.columns:
        return corpus.with_events(corpus.articles[choice].astype(str)), f"Events are those of the column “{choice}”."
    if Path(choice).is_file():
        return corpus.with_events(
            alignment.read_event_sheet(choice, corpus)
        ), f"Events are those of {Path(choice).name}."
    expected = "a word of these, a column of the articles, or the path of a sheet of events"
    raise ArgumentError("report", "events", choice, expected, [*EVENTS, *corpus.articles.columns])


def _proposed(corpus: Corpus, out: Path | None) -> tuple[Corpus, str]:
    """Put together the reports that seem to tell of one event; write the sheet where they can be corrected."""
    found = alignment.events(corpus)
    n = found["event"].replace("", pd.NA).dropna().nunique()
    if not n:
        told = "No event is declared, and no two reports are so alike that one event could be proposed."
    else:
        several = "1 event is" if n == 1 else f"{n:,} events are"
        told = f"No event is declared. {several} proposed by likeness of the reports; nobody has confirmed this."
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        if not (out / SHEET).exists():
            alignment.event_sheet(corpus, found, out / SHEET)
        told += f" Correct {SHEET} and run the command again with --events {SHEET}."
    return corpus.with_events(dict(zip(found["article"], found["event"]))), told
