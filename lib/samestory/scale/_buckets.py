"""Articles put together so that whole events are analyzed at once, through files on disk.

Results depend on other reports in two ways. Reports of one event are compared, and name speakers for each other; a
report that an outlet printed twice is one report in `tone`. So events are not torn apart, and where the first of two
copies is elsewhere it comes along as a guest, whose own rows are left out.

Rows go through Parquet files in the folder of the results, not through Dask's shuffle: that one keeps its pieces with
the workers, so that a killed worker takes them along and all begins anew. A file is written once, is whole or is not
there, and costs no memory.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ..corpus import partitions, saving
from ..corpus.partitions import Chosen

FACTS = ("copy", "event", "outlet", "title", "published", "dateline", "path", "sha256", "zones", "at", "text")
LEAST, MOST = 100, 500  # articles of a bucket; a small data set is cut into about so many buckets that all have work
BUCKETS = 8
CHARACTERS = 4_000_000  # of a bucket
Piece = tuple[str, int]  # a file and the number of its row group


class Placed(NamedTuple):
    """A row of a slice on its way: its number in the slice and among all, its bucket, and whether it is a guest."""

    row: int
    number: int
    bucket: int
    guest: bool


def buckets_of(facts: pd.DataFrame, most: int | None = None) -> np.ndarray:
    """Return the number of the bucket of each article: whole events in the order of their names."""
    most = most or min(max(len(facts) // BUCKETS, LEAST), MOST)
    lone = [event or f"\0{article}" for event, article in zip(facts["event"], facts["article"].astype(str))]
    codes, _ = pd.factorize(np.array(lone, dtype=object), sort=True)
    sizes = np.bincount(codes).tolist()
    lengths = np.bincount(codes, weights=facts["length"]).tolist()
    of_event, bucket, articles, characters = [], 0, 0, 0.0
    for size, length in zip(sizes, lengths):
        if articles and (articles + size > most or characters + length > CHARACTERS):
            bucket, articles, characters = bucket + 1, 0, 0.0
        articles, characters = articles + size, characters + length
        of_event.append(bucket)
    return np.array(of_event, np.int64)[codes] if of_event else np.array([], np.int64)


def guests_of(facts: pd.DataFrame, bucket: np.ndarray) -> pd.DataFrame:
    """Return the articles that come along with a bucket that is not theirs: the first of the copies of its articles.

    Columns: those of `facts`, and bucket: where it comes along.
    """
    copies = facts[["copy"]].assign(bucket=bucket, place=np.arange(len(facts)))
    copies = copies[copies["copy"] != ""]
    copies["first"] = copies.groupby("copy", sort=False)["place"].transform("first")
    away = copies[bucket[copies["first"]] != copies["bucket"]].drop_duplicates(["first", "bucket"])
    return facts.iloc[away["first"]].assign(bucket=away["bucket"].to_numpy())


def placed(facts: pd.DataFrame, bucket: np.ndarray, guests: pd.DataFrame, part: int) -> list[Placed]:
    """List the rows of a slice with the buckets that they go to, in the order of the buckets."""
    own = facts["part"].to_numpy() == part
    rows = [Placed(*row, False) for row in zip(facts["row"][own], facts["number"][own], bucket[own])]
    come = guests[guests["part"] == part]
    rows += [Placed(*row, True) for row in zip(come["row"], come["number"], come["bucket"])]
    return sorted((Placed(*map(int, row[:3]), row[3]) for row in rows), key=lambda row: (row.bucket, row.number))


class Known(NamedTuple):
    """What was agreed on for an article: its event, and a checksum of its report where it can be one of copies."""

    event: str
    copy: str


def spread(chosen: Chosen, rows: Sequence[Placed], known: dict[int, Known], file: str) -> dict[int, Piece]:
    """Write the articles of a slice to a file, a row group for each bucket.

    Parameters
    ----------
    chosen : Chosen
        All articles of the slice.
    rows : sequence of Placed
        In the order of the buckets.
    known : dict of int to Known
        Of each of these rows.
    file : str

    Returns
    -------
    dict of int to tuple
        Where the articles of each bucket stand.
    """
    found = dict(partitions.taken(chosen.only({row.row for row in rows})))
    pieces: dict[int, Piece] = {}
    with saving.whole(file) as [path]:
        writer = None
        for n, bucket in enumerate(dict.fromkeys(row.bucket for row in rows)):
            table = _table([(row, found[row.row]) for row in rows if row.bucket == bucket], known)
            writer = writer or pq.ParquetWriter(path, table.schema)
            writer.write_table(table)
            pieces[bucket] = (file, n)
        if writer:
            writer.close()
    return pieces


def _table(rows: Iterable[tuple[Placed, dict]], known: dict[int, Known]) -> pa.Table:
    rows = [(row, cells | known[row.row]._asdict()) for row, cells in rows]
    ids = [cells["article"] for _, cells in rows]
    columns: dict[str, Any] = {
        "number": pa.array([row.number for row, _ in rows], pa.int64()),
        "guest": pa.array([row.guest for row, _ in rows], pa.bool_()),
        "article": pa.array(ids, pa.int64() if isinstance(ids[0], int) else pa.large_string()),
    }
    for name in FACTS:
        cells = [partitions.as_text(one.get(name)) if name == "zones" else one[name] for _, one in rows]
        columns[name] = pa.array(cells, pa.large_string())
    return pa.table(columns)


def rows_of(pieces: Sequence[Piece]) -> list[dict]:
    """Read the articles of a bucket back, in the order of the data set."""
    rows: list[dict] = []
    for file, group in pieces:
        with pq.ParquetFile(Path(file)) as opened:
            rows += opened.read_row_group(group).to_pylist()
    return sorted(rows, key=lambda row: row["number"])
