"""The review of differences: a sheet for a spreadsheet with one row a difference, and its verdicts read back.

As in every CSV of the package, no cell runs as a formula (corpus.spreadsheet); the guard is taken off on reading.
"""

from pathlib import Path

import pandas as pd

from ..corpus import read_delimited, spreadsheet
from ..errors import CorpusError, Problem, needs, shown, unreadable
from ._difference import SEVERITIES

GIVEN = ["discrepancy", "kind", "rule", "topic", "severity"]
ASKED = ["verdict", "severity_new", "note"]
ALLOWED = {"verdict": ("accept", "reject"), "severity_new": SEVERITIES}


@needs("discrepancies.review_sheet", "found", "discrepancy kind topic rule article text severity", "discrepancies.find")
def review_sheet(found: pd.DataFrame, path: str | Path) -> Path:
    """Write the differences as a sheet for review, one row a difference.

    Parameters
    ----------
    found : DataFrame
        What `find` returned.
    path : str or Path
        The CSV file to write.

    Returns
    -------
    Path
        The file. Its columns are discrepancy kind rule topic severity of `found`; passages, "article: text" of every
        report; and three to fill in: verdict (accept or reject; empty is accept), severity_new, note.

    Raises
    ------
    SaveError
        The file cannot be written, or holds a sheet that somebody filled in.

    Notes
    -----
    No cell runs as a formula: an apostrophe stands before = + - @. White space is one space.

    See Also
    --------
    apply_review : read the sheet back.
    """
    passages = found["article"].astype("str") + ": " + found["text"].fillna("(silent)")
    sheet = found[GIVEN].drop_duplicates("discrepancy")
    together = passages.groupby(found["discrepancy"], sort=False).agg(" | ".join)
    sheet = sheet.assign(passages=together.reindex(sheet["discrepancy"]).tolist())
    sheet = sheet.map(lambda cell: " ".join(str(cell).split())).assign(**dict.fromkeys(ASKED, ""))
    spreadsheet.write_sheet(sheet, path, ASKED)
    return Path(path)


@needs("discrepancies.apply_review", "found", "discrepancy severity", "discrepancies.find")
def apply_review(found: pd.DataFrame, path: str | Path) -> pd.DataFrame:
    """Read a filled sheet back: rejected differences go, severities are replaced.

    Parameters
    ----------
    found : DataFrame
        What `find` returned.
    path : str or Path
        The sheet that `review_sheet` wrote; its rows may be in any order or left out, even all of them.

    Returns
    -------
    DataFrame
        The rows of `found` in order without those rejected, and the columns reviewed ("accept", or empty without a row
        in the sheet) and note. `severity` is the new one where the sheet gives one.

    Raises
    ------
    CorpusError
        With file, row, column, value and allowed values of every bad cell; or for a missing column or file.

    Examples
    --------
    >>> said = {"kind": "number", "rule": "hedge", "topic": "oil", "severity": "wording", "article": ["a", "b"]}
    >>> found = pd.DataFrame({"discrepancy": "d1", **said, "text": ["over 40", "40"]})
    >>> from tempfile import mkdtemp
    >>> apply_review(found, review_sheet(found, Path(mkdtemp(), "review.csv")))["reviewed"].tolist()
    ['accept', 'accept']
    """
    rows = _read(Path(path))
    if problems := _problems(rows, set(found["discrepancy"]), Path(path).name):
        raise CorpusError(problems)
    sheet = pd.DataFrame(rows, columns=["discrepancy", *ASKED], dtype="str").set_index("discrepancy")
    sheet = sheet.reindex(found["discrepancy"]).set_axis(found.index)
    table = found.assign(
        severity=sheet["severity_new"].mask(sheet["severity_new"] == "").fillna(found["severity"]).astype("str"),
        reviewed=sheet["verdict"].replace("", "accept").fillna("").astype("str"),
        note=sheet["note"].fillna("").astype("str"),
    )
    return table[table["reviewed"] != "reject"].reset_index(drop=True)


def _read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a filled sheet that are not empty, unguarded, with verdict and severity in lower case."""
    if not path.is_file():
        raise unreadable(path, "no such file", "a sheet written by review_sheet", "Check the path.")
    rows, problems, _ = read_delimited(path, may_be_empty=True)
    if problems:
        raise CorpusError(problems)
    wanted = ["discrepancy", *ASKED]
    if missing := [name for name in wanted if rows and name not in rows[0]]:
        found, fix = f"no column {missing[0]}", "Keep the header of the sheet."
        raise unreadable(path, found, ", ".join(wanted), fix, "header")
    cells = [
        {name: spreadsheet.unguarded((row[name] or "").strip()) for name in wanted} | {"at": row["at"]} for row in rows
    ]
    return [row | {name: row[name].lower() for name in ALLOWED} for row in cells if any(row[name] for name in wanted)]


def _problems(rows: list[dict[str, str]], known: set[str], name: str) -> list[Problem]:
    """List the cells of a sheet that cannot be used."""
    problems: list[Problem] = []
    ids = [row["discrepancy"] for row in rows]
    for n, row in enumerate(rows):
        wrong = [
            (column, f"one of {', '.join(allowed)}", "Write one of them, or leave the cell empty.")
            for column, allowed in ALLOWED.items()
            if row[column] and row[column] not in allowed
        ]
        if ids[n] not in known:
            wrong.append(("discrepancy", "an id of the table", "Write a new sheet: corpus or rules have changed."))
        elif ids[n] in ids[:n]:
            wrong.append(("discrepancy", "each id once", "Delete one of the rows."))
        where = f"{name}, {row['at']}"
        problems += [Problem(where, column, shown(row[column]), right, fix, None) for column, right, fix in wrong]
    return problems
