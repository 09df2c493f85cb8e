"""The review of found differences: a sheet for a spreadsheet, and its verdicts read back.

The sheet has one row a difference. A reader fills in `verdict` (accept or reject; empty is accept), `severity_new` (empty keeps
it) and `note`. Every bad cell is named with file, row and column. Cells that a spreadsheet would run as a formula are guarded by
an apostrophe, which is taken off again.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd

from ..corpus import read_delimited
from ..errors import CorpusError, Problem, shown, unreadable
from ._difference import SEVERITIES

GIVEN = ["discrepancy", "kind", "rule", "topic", "severity", "passages"]
ASKED = ["verdict", "severity_new", "note"]
VERDICTS = ("accept", "reject")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")  # a cell that opens with one of these is guarded


def review_sheet(found: pd.DataFrame, path: str | Path) -> Path:
    """Write the differences for review: one row a difference, with empty columns verdict, severity_new and note.

    `found` is what `find` returned. Returns the path. The columns discrepancy kind rule topic severity passages say what is
    judged; passages holds "article: text" of every report, silent ones as "(silent)".
    """
    rows = []
    for name, group in found.groupby("discrepancy", sort=False):
        first = group.iloc[0]
        passages = [
            f"{a}: {t if isinstance(t, str) else '(silent)'}"
            for a, t in zip(group["article"].tolist(), group["text"].tolist())
        ]
        cells = [name, first["kind"], first["rule"], first["topic"], first["severity"], " | ".join(passages)]
        rows.append([guarded(" ".join(str(c).split())) for c in cells] + [""] * len(ASKED))
    path = Path(path)
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out, lineterminator="\r\n").writerows([GIVEN + ASKED, *rows])
    return path


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("plain")
    ("'=1+1", 'plain')
    """
    return "'" + cell if cell.startswith(FORMULA) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell


def apply_review(found: pd.DataFrame, path: str | Path) -> pd.DataFrame:
    """Read a filled sheet back: rejected differences go, severities are overridden, a column `note` is added.

    Returns the table in its order with the columns of `found` and `reviewed` (accept, or empty where the sheet says nothing)
    and `note`. Raises `CorpusError` that names every bad cell (file, row, column, value, what is allowed), every unknown id,
    every id that stands twice, and missing columns. Rows may be left out of the sheet or be in any order.
    """
    rows = _read(Path(path))
    problems = _problems(rows, set(found["discrepancy"]), Path(path).name)
    if problems:
        raise CorpusError(problems)
    by = {row["discrepancy"]: row for row in rows}
    cells = [by.get(name, {}) for name in found["discrepancy"].tolist()]
    severity = [c.get("severity_new") or old for c, old in zip(cells, found["severity"].tolist())]
    table = found.assign(
        severity=pd.Series(severity, index=found.index, dtype="str"),
        reviewed=pd.Series(["" if not c else c["verdict"] or "accept" for c in cells], index=found.index, dtype="str"),
        note=pd.Series([c.get("note", "") for c in cells], index=found.index, dtype="str"),
    )
    return table[table["reviewed"] != "reject"].reset_index(drop=True)


def _read(path: Path) -> list[dict]:
    """The rows of a filled sheet, unguarded, verdict and severity in lower case."""
    if not path.is_file():
        raise unreadable(path, "no such file", "a sheet written by review_sheet", "Check the path.")
    found, problems, _ = read_delimited(path)
    if problems:
        raise CorpusError(problems)
    missing = [name for name in ("discrepancy", *ASKED) if name not in found[0]]
    if missing:
        expected = ", ".join(["discrepancy", *ASKED])
        raise unreadable(path, f"no column {missing[0]}", expected, "Keep the header of the sheet.", "header")
    rows = [{k: unguarded((v or "").strip()) if k != "at" else v for k, v in row.items()} for row in found]
    return [
        row | {k: row[k].lower() for k in ("verdict", "severity_new")}
        for row in rows
        if any(v for k, v in row.items() if k != "at")
    ]


def _problems(rows: list[dict], known: set[str], name: str) -> list[Problem]:
    problems, seen = [], set()
    for row in rows:
        where = f"{name}, {row['at']}"
        for column, allowed in (("verdict", VERDICTS), ("severity_new", SEVERITIES)):
            if row[column] and row[column] not in allowed:
                fix = "Write one of them, or leave the cell empty."
                problems.append(Problem(where, column, shown(row[column]), f"one of {', '.join(allowed)}", fix, None))
        one = row["discrepancy"]
        if one not in known:
            fix = "Write a new sheet: the corpus or the rules changed since this one."
            problems.append(Problem(where, "discrepancy", shown(one), "an id of the table", fix, None))
        elif one in seen:
            problems.append(Problem(where, "discrepancy", shown(one), "each id once", "Delete one of the rows.", None))
        seen.add(one)
    return problems
