"""The rows of a slice as they stand in its file."""

from codecs import BOM_UTF8
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ...errors import Problem
from ..unpacking import json_lines
from ._cut import Slice


def bytes_of(part: Slice) -> bytes:
    """Return the bytes of a slice of JSONL, without the mark that opens a file."""
    with Path(part.path).open("rb") as file:
        file.seek(part.start)
        raw = file.read(part.stop - part.start)
    return raw if part.start else raw.removeprefix(BOM_UTF8)


def lines(part: Slice, codec: str) -> list[dict | Problem]:
    """Return the objects of a slice of JSONL; a byte that is no text stays visible, as in `decode_loosely`."""
    content = bytes_of(part).decode(codec, "surrogateescape" if codec == "utf-8" else "strict")
    return json_lines(content, part.name, part.first)


def table(part: Slice) -> pa.Table:
    """Return the row groups of a slice of Parquet."""
    with pq.ParquetFile(part.path) as file:
        return file.read_row_groups(range(part.start, part.stop))


def frame(found: pa.Table, holed: frozenset[str]) -> pd.DataFrame:
    """Return a slice of Parquet as pandas would read it within its file: numbers beside empty cells are floats."""
    for n, field in enumerate(found.schema):
        if field.name in holed:
            found = found.set_column(n, field.name, found.column(n).cast(pa.float64(), safe=False))
    return found.to_pandas(ignore_metadata=True)
