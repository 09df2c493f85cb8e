"""Read a filled sheet back, also one that a spreadsheet rewrote; every cell that cannot be used is named."""

from pathlib import Path

import pandas as pd

from ...corpus import read_delimited, spreadsheet
from ...errors import CorpusError, Problem, shown, unreadable
from ._draw import key_of

WANTED = ["unit", "code"]


def read_key(path: Path) -> tuple[pd.DataFrame, list[str]]:
    """Read the key of a sheet: its rows by unit, and the codes allowed."""
    others = list(path.parent.glob("*-key.csv")) if not key_of(path).is_file() else []
    key = others[0] if len(others) == 1 else key_of(path)  # a copy of the sheet has another name
    if not key.is_file():
        raise unreadable(key, "no such file", "the key that agreement.sheet wrote", "Put it beside the sheet.")
    table = pd.read_csv(
        key, dtype={"unit": str, "article": str, "stratum": str, "discrepancy": str}, encoding="utf-8-sig"
    )
    table[["article", "stratum"]] = table[["article", "stratum"]].map(spreadsheet.unguarded)
    return table.set_index("unit"), str(table["codes"].iloc[0]).split(" | ")


def read_filled(path: Path, units: pd.Index, allowed: list[str]) -> pd.Series:
    """Read the codes of a sheet by unit; those left empty are missing."""
    if not path.is_file():
        raise unreadable(path, "no such file", "a sheet that agreement.sheet wrote", "Check the path.")
    rows, problems, _ = read_delimited(path)
    if problems:
        raise CorpusError(problems)
    if missing := [name for name in WANTED if name not in rows[0]]:
        fix = "Keep the header of the sheet."
        raise unreadable(path.name, f"no column {missing[0]}", " and ".join(WANTED), fix, "header")
    by_fold, codes, left = {code.casefold(): code for code in allowed}, {}, set(units)
    for row in _filled(rows):
        unit, given = (" ".join(spreadsheet.unguarded((row[name] or "").strip()).split()) for name in WANTED)
        found = _wrong(unit, given, left, by_fold)
        left.discard(unit)
        problems += [Problem(f"{path.name}, {row['at']}", *found, None)] if found else []
        codes[unit] = by_fold.get(given.casefold(), "")
    if problems:
        raise CorpusError(problems)
    return pd.Series(codes, dtype="str").reindex(units).replace("", pd.NA)


def _filled(rows: list[dict]) -> list[dict]:
    """Leave out rows that a spreadsheet left empty."""
    return [row for row in rows if any((row[name] or "").strip() for name in WANTED)]


def _wrong(unit: str, given: str, units: set[str], allowed: dict[str, str]) -> tuple[str, ...]:
    """Say what is wrong with a row: column, found, expected, fix; nothing where it can be used."""
    if unit not in units:
        return "unit", shown(unit), "a unit of the key, once", "Keep the units as they were drawn, each in one row."
    if given and given.casefold() not in allowed:
        fix = "Write one of them, or leave the cell empty."
        return "code", shown(given), f"one of {', '.join(allowed.values())}", fix
    return ()
