"""A point: a difference or a claim, with the passages of each report; and how the rows of a table become points."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ... import voices
from ...corpus import Corpus
from ...errors import ArgumentError
from .._style import VOICES
from .._visible import visible
from ..reading._links import slug

FUNCTION = "figures.evidence.save"
LONGEST = 300  # characters of a heading; a claim in words is shorter
WORDS = {"date_time": "date or time"}  # for values of columns


class Passage(NamedTuple):
    """A span of an article, in characters, and whose voice it is in."""

    article: Any
    start: int
    end: int
    voice: str
    speaker: str


class Point(NamedTuple):
    """A difference or a claim."""

    anchor: str  # its address on the page
    name: str  # its id in the table
    heading: str
    about: str  # what stands below the heading
    notes: dict[str, str]  # what is said of it inside
    facts: dict[str, str]  # what filters go by: kind, severity, certainty, event, topic
    passages: dict[Any, list[Passage]]  # by report, in the order of the corpus
    silent: list[Any]  # reports that do not have it
    unclear: list[Any]  # reports that have some of it, by program
    unlisted: list[Any]  # further reports of the event, of which the table says nothing


def tidy(corpus: Corpus, table: pd.DataFrame, argument: str, columns: Sequence[str]) -> pd.DataFrame:
    """Return the columns named, as far as they are there, and those of spans; "" for empty cells."""
    tidied = pd.DataFrame({column: texts(table, column) for column in columns}, index=table.index)
    row = rows_of(corpus, table, argument)
    start, end = (pd.to_numeric(table[column]).astype("Int64") for column in ("start", "end"))
    length = corpus.articles["text"].str.len().to_numpy()[row]
    bad = (start.notna() & ~((0 <= start) & (start < end) & (end <= length)).fillna(False)).to_numpy(dtype=bool)
    article = table["article"].astype(object)
    if bad.any():
        n = int(np.flatnonzero(bad)[0])
        place = f"{article.iloc[n]} {start.iloc[n]}–{end.iloc[n]}"
        raise ArgumentError(FUNCTION, argument, place, f"a span of an article of {length[n]:,} characters")
    return tidied.assign(article=article, start=start, end=end, row=row).reset_index(drop=True)


def texts(table: pd.DataFrame, column: str) -> pd.Series:
    """Return a column as texts that a page and pandas can hold; "" for empty cells, or where it is not there."""
    cells = table[column].astype(object) if column in table else pd.Series("", table.index, dtype=object)
    there = cells.notna().tolist()
    return pd.Series([visible(cell) if full else "" for cell, full in zip(cells, there)], table.index, dtype=object)


def with_events(corpus: Corpus, table: pd.DataFrame, argument: str) -> pd.DataFrame:
    """Return a table with the event of each row: its own, else that of the article."""
    known = corpus.articles["event"].fillna("").astype(str).to_numpy(dtype=object)[rows_of(corpus, table, argument)]
    event = texts(table, "event")
    return table.assign(event=event.where(event != "", known))


def rows_of(corpus: Corpus, table: pd.DataFrame, argument: str) -> np.ndarray:
    """Return the number in the corpus of each row's article."""
    article = table["article"].astype(object)
    row = corpus.articles.index.get_indexer(article)
    if (row < 0).any():
        allowed = corpus.fileids()[:20]
        raise ArgumentError(FUNCTION, argument, article[row < 0].iloc[0], "a table of articles of this corpus", allowed)
    return row


def passages(corpus: Corpus, spans: pd.DataFrame, by: str) -> dict[Any, dict[Any, list[Passage]]]:
    """Sort spans by point and report, in the order of the corpus, each once."""
    placed = spans[spans["start"].notna()].drop_duplicates([by, "row", "start", "end"])
    ordered = _with_voices(corpus, placed).sort_values(["row", "start", "end"])
    points: dict[Any, dict[Any, list[Passage]]] = {}
    for point, article, start, end, voice, speaker in zip(*(ordered[column] for column in (by, *Passage._fields))):
        passage = Passage(article, int(start), int(end), voice, speaker)
        points.setdefault(point, {}).setdefault(article, []).append(passage)
    return points


def _with_voices(corpus: Corpus, spans: pd.DataFrame) -> pd.DataFrame:
    """Return spans with voice and speaker: those that the table gives, else those found by rule."""
    found = voices.voice_of(corpus, spans[["article", "start", "end"]])
    given = spans["voice"].isin(list(VOICES))
    kept = given & ((spans["voice"] != found["voice"]) | (spans["speaker"] != ""))
    speaker = spans["speaker"].where(kept, found["speaker"])
    return spans.assign(voice=spans["voice"].where(given, found["voice"]), speaker=speaker)


def in_words(value: object) -> str:
    """Write a value of a column as words."""
    return WORDS.get(str(value), str(value)).replace("_", " ")


def cut(text: str, most: int = LONGEST) -> str:
    """Cut a heading that is too long, at a word where it has one."""
    if len(text) <= most:
        return text
    kept = text[:most]
    return f"{kept[: kept.rfind(' ')] if kept.rfind(' ') > most // 2 else kept} …"


def anchors(kind: str, names: Iterable[str]) -> Iterator[str]:
    """Return the address of each point: stable, and in plain letters whatever the id."""
    return (f"{kind}-{slug(name)}" for name in names)
