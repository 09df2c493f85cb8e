"""A bucket of articles analyzed: its tables written whole, and what a bad article costs: itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from .. import voices
from ..corpus import partitions, saving
from ..corpus.partitions import Chosen, Further
from ..errors import ArgumentError, CodebookError, Problem, shown
from . import _names
from ._buckets import Piece, rows_of
from ._settings import Choices
from ._tables import Tables, joined, tables_of, without

PART, CHARACTERS = 250, 1_000_000  # articles and characters that are analyzed at once, unless one event has more
GUEST = "\0"  # the place of a guest, whose problems are told where it belongs
KEY = b"samestory.key"  # in the metadata of a file: what it was made from
NAME = "part-{:05d}.parquet"


class Bucket(NamedTuple):
    """A part of the work: the number of its files, the key of its contents, and where its articles stand."""

    number: int
    key: str
    pieces: tuple[Piece, ...]


class Task(NamedTuple):
    """What all parts of the work share."""

    data: str  # the folder of the tables
    choices: Choices
    usual: float
    types: dict[str, dict[str, Any]]
    names: str  # the file of the names that are known in all of the data set


def analyze(bucket: Bucket, task: Task) -> int:
    """Make the tables of a bucket and write them, all or none; return how many articles could not be analyzed."""
    rows = rows_of(bucket.pieces)
    firsts: dict[str, dict] = {}
    for row in rows:
        firsts.setdefault(row["copy"] or row["at"], row)
    made, bad = [], []
    for part in _parts(rows):
        tables, problems = _made(part, firsts, task)
        made, bad = made + tables, bad + problems
    if bad:
        made.append({name: listed(bad) for name in ("problems", "rejects")})
    whole = {name: joined([own[name] for own in made if name in own], types) for name, types in task.types.items()}
    written(whole, bucket, task.data)
    return len(bad)


def listed(problems: list[Problem]) -> pd.DataFrame:
    """Make problems a table, as `Corpus.problems` is one."""
    table = pd.DataFrame(problems, columns=list(Problem._fields))
    table["left_out"] = table["left_out"].eq(True)
    return table.assign(text=list(map(str, problems)))


def written(tables: Tables, bucket: Bucket, data: str) -> None:
    """Write tables as files of one number with one key, all of them whole."""
    paths = [Path(data) / name / NAME.format(bucket.number) for name in tables]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
    with saving.whole(*paths) as files:
        for table, file in zip(tables.values(), files):
            stored = pa.Table.from_pandas(table, preserve_index=False)
            pq.write_table(stored.replace_schema_metadata({**stored.schema.metadata, KEY: bucket.key}), file)


def is_done(file: Path, key: str) -> bool:
    """Tell whether a file is there, whole, and made from what the key stands for."""
    try:
        return (pq.read_schema(file).metadata or {}).get(KEY, b"").decode() == key
    except (OSError, pa.ArrowException):
        return False


def _parts(rows: list[dict]) -> Iterator[list[dict]]:
    """Cut the articles of a bucket into parts of whole events."""
    part: list[dict] = []
    characters = 0
    for event in _events(rows):
        length = sum(len(row["text"]) for row in event)
        if part and (len(part) + len(event) > PART or characters + length > CHARACTERS):
            yield part
            part, characters = [], 0
        part, characters = part + event, characters + length
    if part:
        yield part


def _events(rows: list[dict]) -> list[list[dict]]:
    """List the articles of each event in the order of their names; one without an event stands alone."""
    groups: dict[str, list[dict]] = {}
    for row in rows:
        if not row["guest"]:
            groups.setdefault(row["event"] or f"\0{row['article']}", []).append(row)
    return [groups[name] for name in sorted(groups)]


def _made(part: list[dict], firsts: dict[str, dict], task: Task) -> tuple[list[Tables], list[Problem]]:
    """Make the tables of some articles; where one brings an instrument down, find it and leave it out."""
    here = {row["number"] for row in part}
    copies = (firsts[row["copy"]] for row in part if row["copy"])
    guests = {first["number"]: first for first in copies if first["number"] not in here}
    try:
        return [_tables(part, list(guests.values()), task)], []
    except (ArgumentError, CodebookError, OSError):  # not the fault of a text
        raise
    except Exception as error:  # whatever an odd text brings out shall cost that text alone
        return _halved(part, firsts, task, error)


def _halved(
    part: list[dict], firsts: dict[str, dict], task: Task, error: Exception
) -> tuple[list[Tables], list[Problem]]:
    """Make the tables of the events one half at a time; of a single event, of the articles that do no harm alone."""
    events = _events(part)
    if len(events) > 1:
        middle = len(events) // 2
        halves = [_made(sum(some, []), firsts, task) for some in (events[:middle], events[middle:])]
        return halves[0][0] + halves[1][0], halves[0][1] + halves[1][1]
    if len(part) == 1:
        return [], [_problem(part[0], error)]
    alone = [(row, _made([row], firsts, task)[1]) for row in part]
    bad = [problem for _, problems in alone for problem in problems]
    rest = [row for row, problems in alone if not problems]
    if not bad:  # only together
        return [], [_problem(row, error) for row in part]
    tables, more = _made(rest, firsts, task) if rest else ([], [])
    return tables, bad + more


def _problem(row: dict, error: Exception) -> Problem:
    found = f"an error in the analysis ({type(error).__name__}: {shown(str(error))[1:-1]})"
    fix = "Report it with this text, which has no rows in the tables of the analysis."
    return Problem(row["at"], "text", found, "a text that every instrument reads", fix)


def _tables(part: list[dict], guests: list[dict], task: Task) -> Tables:
    """Make the tables of whole events; of guests, no rows are kept."""
    come = [row | {"event": "", "at": GUEST} for row in guests]
    rows = sorted([*part, *come], key=lambda row: row["number"])
    corpus = partitions.corpus_of(rows, [], [], task.usual)
    voices.know(corpus, _names.read(task.names))
    tables = tables_of(corpus, task.choices)
    for name in ("problems", "rejects"):  # they name places, not ids
        tables[name] = tables[name][~tables[name]["where"].astype("str").str.startswith(GUEST)]
    return {name: without(table, (row["article"] for row in come)) for name, table in tables.items()}


def write_articles(chosen: Chosen, facts: pd.DataFrame, columns: list[Further], data: str) -> None:
    """Write the articles of a slice as they stand in the table of articles."""
    rows = [row for _, row in partitions.taken(chosen)]
    number = int(facts["part"].iloc[0])
    written({"articles": partitions.articles(rows, facts, columns)}, Bucket(number, "articles", ()), data)
