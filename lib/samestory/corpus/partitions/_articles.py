"""The rows of `Corpus.articles` of a slice; the types of their further columns are those of the whole data set."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from .._build import COLUMNS, INTERNAL, kept_columns
from .._checks import FACTS
from ._read import Chosen, taken


class Kinds(NamedTuple):
    """Of each further column of a slice: how many rows have it, and a cell of each kind that stands in it."""

    counts: Counter[str]
    samples: dict[str, dict[Any, Any]]

    def with_part(self, other: "Kinds") -> "Kinds":
        """Put those of a further slice to these."""
        samples = {name: dict(own) for name, own in self.samples.items()}
        for name, own in other.samples.items():
            samples[name] = own | samples.get(name, {})
        counts = Counter(self.counts)
        counts.update(other.counts)
        return Kinds(counts, samples)


class Further(NamedTuple):
    """A further column: its name, its type, whether all its cells are texts, whether others are written as texts."""

    name: str
    dtype: Any
    texts: bool
    written: bool


def kinds(chosen: Chosen) -> Kinds:
    """Look at the further columns of a slice."""
    counts: Counter[str] = Counter()
    samples: dict[str, dict[Any, Any]] = {}
    for _, row in taken(chosen):
        for name, cell in row.items():
            if name not in COLUMNS and name not in INTERNAL:
                counts[name] += 1
                samples.setdefault(name, {}).setdefault(_kind(cell), cell)
    return Kinds(counts, samples)


def _kind(cell: Any) -> tuple:
    """Tell what pandas tells cells apart by when it looks for the type of a column."""
    kind = type(cell).__name__
    if isinstance(cell, int) and not isinstance(cell, bool):
        return kind, cell < -(2**63), cell >= 2**63, cell >= 2**64
    if isinstance(cell, date):
        return kind, str(getattr(cell, "tzinfo", "")), getattr(cell, "unit", "")
    return kind, isinstance(cell, float) and cell != cell


def further(found: Kinds, articles: int, notes: list[str]) -> list[Further]:
    """Decide which further columns are kept and of which types they are; note those that hardly a row has.

    Parameters
    ----------
    found : Kinds
        Of all slices together.
    articles : int
        How many there are.
    notes : list of str
        What is not kept is said there.

    Returns
    -------
    list of Further
    """
    columns = []
    for name in kept_columns(found.counts, articles, notes):
        cells = [*found.samples[name].values(), *[None] * (found.counts[name] < articles)]
        texts = all(cell is None or isinstance(cell, str) for cell in cells)
        dtype = pd.DataFrame({name: [cell or "" for cell in cells] if texts else cells})[name].dtype
        mixed = pd.api.types.is_object_dtype(dtype) and not all(isinstance(cell, str) or cell is None for cell in cells)
        columns.append(Further(name, dtype, texts, mixed))
    return columns


def articles(rows: Sequence[dict], facts: pd.DataFrame, columns: Sequence[Further]) -> pd.DataFrame:
    """Make the articles of a slice a table.

    Parameters
    ----------
    rows : sequence of dict
        As `taken` yields them.
    facts : DataFrame
        article, event and words of each, as agreed.
    columns : sequence of Further
        The further columns.

    Returns
    -------
    DataFrame
        article and the columns of `Corpus.articles`. Cells of mixed types, and lists and objects, are written as text.
    """
    known = {name: [row.get(name) for row in rows] for name in (*FACTS, "path", "sha256", "text")}
    table = pd.DataFrame(known | {"event": facts["event"].tolist()}, dtype="str")
    table.insert(0, "article", facts["article"].to_numpy())
    table["words"] = facts["words"].to_numpy(np.int64)
    others = {one.name: _column([row.get(one.name) for row in rows], one) for one in columns}
    return pd.concat([table, pd.DataFrame(others, index=table.index)], axis=1)


def _column(cells: list, column: Further) -> pd.Series:
    if column.texts:
        return pd.Series([cell or "" for cell in cells], dtype="str")
    if column.written:
        cells = [cell if _is_none(cell) else str(cell) for cell in cells]
    return pd.Series(cells, dtype=object).astype(column.dtype)


def _is_none(cell: Any) -> bool:
    return cell is None or cell is pd.NA or cell is pd.NaT or isinstance(cell, float) and cell != cell
