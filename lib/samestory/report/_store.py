"""Results as Parquet files, each with the key of what it was made from: what is done is not done again."""

import hashlib
import json
import warnings
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa

from ..corpus import saving
from ..errors import ArgumentError, SaveError

DONE = "done.json"  # stage -> key and tables
Tables = dict[str, pd.DataFrame]


class Store:
    """A folder of Parquet files; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.done: dict[str, dict] = {}
        if folder is None:
            return
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SaveError(folder, error) from None
        if (folder / DONE).is_file():
            self.done = _read(folder / DONE)
        elif any(folder.glob("*.parquet")):
            expected = "an empty folder, or one that this command has written"
            raise ArgumentError("report", "out", f"Parquet files of another hand in {folder}", expected)

    def taken(self, stage: str, key: str) -> Tables | None:
        """Return the tables of a stage where they are there and made with the same key; else None."""
        known = self.done.get(stage, {})
        if self.folder is None or known.get("key") != key:
            return None
        try:
            return {name: pd.read_parquet(self.folder / f"{name}.parquet") for name in known["tables"]}
        except (OSError, pa.ArrowInvalid):  # deleted or damaged: it is made again
            return None

    def kept(self, stage: str, key: str, tables: Tables, said: list[str]) -> Tables:
        """Write the tables of a stage, each whole, then note them as done; return what a later run would read."""
        self.done[stage] = {"key": key, "tables": list(tables), "said": said}
        if self.folder is None:
            return tables
        paths = [self.folder / f"{name}.parquet" for name in tables]
        with saving.whole(*paths) as files:
            for table, file in zip(tables.values(), files):
                storable(table).to_parquet(file, index=False)
        with saving.whole(self.folder / DONE) as [file]:
            file.write_text(json.dumps(self.done, indent=1) + "\n", encoding="utf-8")
        return {name: pd.read_parquet(path) for name, path in zip(tables, paths)}

    def stage(self, name: str, key: str, make: Callable[[], Tables]) -> tuple[Tables, bool]:
        """Return the tables of a stage, and whether they were there before."""
        tables = self.taken(name, key)
        if tables is not None:
            return tables, True
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter("always", UserWarning)
            made = make()
        said = dict.fromkeys(str(one.message) for one in heard if isinstance(one.message, UserWarning))
        return self.kept(name, key, made, list(said)), False

    def said(self) -> list[str]:
        """Return what the stages warned of, in this run or when they were made."""
        return [words for known in self.done.values() for words in known.get("said", [])]


def digest(*parts: str) -> str:
    """Return a checksum of texts; no two lists of texts share one."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        whole.update(f"{len(data)} ".encode())
        whole.update(data)
    return whole.hexdigest()


def storable(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table that Parquet takes: columns of mixed types as text, without index."""
    plain = {}
    for name in table.columns:
        column = table[name]
        if column.dtype == object and not column.map(lambda cell: isinstance(cell, str) or cell is None).all():
            plain[name] = column.map(lambda cell: cell if cell is None or cell is pd.NA or cell != cell else str(cell))
    stored = table.assign(**plain).reset_index(drop=True)
    stored.attrs = {}
    return stored


def _read(path: Path) -> dict[str, dict]:
    """Read what is done; a damaged note means that nothing is."""
    try:
        done = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return done if isinstance(done, dict) and all(isinstance(known, dict) for known in done.values()) else {}
