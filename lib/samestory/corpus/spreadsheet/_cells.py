"""The guard of cells that a spreadsheet would run, and the one way to write a CSV file.

Formulas in cells are a known way to attack whoever opens a table (OWASP, "CSV injection"). News texts open so without
intent: a bullet, a telephone number, a handle.
"""

import csv
import errno
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ...errors import SaveError
from ..saving import whole

# An apostrophe before a formula is guarded too: so each cell has one guarded form, and each guarded form one cell.
# Some spreadsheets skip spaces and unseen signs in front; some take the wide forms of East Asian print for the signs.
FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\0-\x1f\x7f\ufeff\u200b-\u200f]*[=+\-@＝＋－＠])")
# A program that parts cells at semicolons or tabs makes two cells of "a;=1", of which the second would run.
_SIGNED = "'*[=+\\-@＝＋－＠]"
_PARTED, _GUARDED = re.compile(f"(?<=[;\t])(?={_SIGNED})"), re.compile(f"(?<=[;\t])'(?={_SIGNED})")


def guarded(cell: Any) -> Any:
    """Put an apostrophe before a text that a spreadsheet would take for a formula; numbers stay numbers.

    One stands also behind a semicolon or tab that such a sign follows, where another program would begin a cell.

    Parameters
    ----------
    cell : Any

    Returns
    -------
    Any
        The text "-5" is guarded as well: it was printed so, and a spreadsheet would make it a number.

    Examples
    --------
    >>> [guarded(cell) for cell in ("=1+1", "'=1+1", "'Tis", -5, "-5", "a;=1")]
    ["'=1+1", "''=1+1", "'Tis", -5, "'-5", "a;'=1"]
    """
    if not isinstance(cell, str):
        return cell
    return ("'" if FORMULA.match(cell) else "") + _PARTED.sub("'", cell)


def unguarded(cell: Any) -> Any:
    """Return the cell as it was before `guarded`.

    Parameters
    ----------
    cell : Any

    Returns
    -------
    Any

    Examples
    --------
    >>> [unguarded(cell) for cell in ("'=1+1", "''=1+1", "'Tis", -5)]
    ['=1+1', "'=1+1", "'Tis", -5]
    """
    if not isinstance(cell, str):
        return cell
    plain = _GUARDED.sub("", cell)
    return plain[1:] if plain[:1] == "'" and FORMULA.match(plain, 1) else plain


def write(table: pd.DataFrame, path: str | Path) -> None:
    """Write a table as CSV: UTF-8 with a byte-order mark, text cells and heads guarded, six digits, without index.

    Parameters
    ----------
    table : DataFrame
    path : str or Path

    Raises
    ------
    SaveError
        The file cannot be written; what was there is as it was.

    Notes
    -----
    With the mark, Excel shows curly quotation marks and accents whole. In pandas, `read_csv(path, dtype=str,
    keep_default_na=False).map(unguarded)` returns the texts as they were.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp(), "quotes.csv")
    >>> write(pd.DataFrame({"text": ["“Yes.”", "+44 20 is the code."], "change": [-5, 2]}), path)
    >>> path.read_text(encoding="utf-8-sig").splitlines()
    ['text,change', '“Yes.”,-5', "'+44 20 is the code.,2"]
    """
    with whole(path) as [file]:
        fill(table, file)


def write_sheet(table: pd.DataFrame, path: str | Path, asked: Sequence[str]) -> None:
    """Write a sheet to be filled in by a person, as `write` does, but never over one that somebody filled in.

    Parameters
    ----------
    table : DataFrame
    path : str or Path
    asked : sequence of str
        The columns that a person fills in.

    Raises
    ------
    SaveError
        As for `write`; and where the file holds another table, or a text in one of these columns.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> path, sheet = Path(mkdtemp(), "sheet.csv"), pd.DataFrame({"unit": ["u1"], "code": [""]})
    >>> write_sheet(sheet, path, ["code"])
    >>> write_sheet(sheet.assign(code="yes"), path, ["code"])  # nobody has filled it in yet
    >>> try:
    ...     write_sheet(sheet, path, ["code"])
    ... except SaveError as error:
    ...     print(str(error).partition(" is not saved: ")[2])
    somebody filled it in. Move the file away, or choose another name.
    """
    if Path(path).exists() and (held := _held(Path(path), asked)):
        raise SaveError(path, FileExistsError(errno.EEXIST, held))
    write(table, path)


def _held(path: Path, asked: Sequence[str]) -> str:
    """Say what a file holds that must not be lost; nothing where it is a sheet that nobody filled in."""
    content = path.read_bytes().decode("utf-8-sig", "replace")
    delimiter = max(",;\t|", key=content.split("\n", 1)[0].count)
    rows = csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter)
    if not content.strip():
        return ""
    if not set(asked) <= set(rows.fieldnames or ()):
        return "it is no sheet of this kind"
    return "somebody filled it in" if any((row[name] or "").strip() for row in rows for name in asked) else ""


def fill(table: pd.DataFrame, path: Path) -> None:
    """Write a table as `write` does into a file of `saving.whole`, where it is one of several."""
    numbers = [pd.api.types.is_numeric_dtype(kind) for kind in table.dtypes]
    cells = [table.iloc[:, n] if number else table.iloc[:, n].map(guarded) for n, number in enumerate(numbers)]
    held = pd.concat(cells, axis=1) if cells else table
    held.columns = [guarded(head) for head in table.columns]
    # Lines end as RFC 4180 has it. With another end, the csv module would leave a return inside a cell without quotes.
    held.to_csv(path, index=False, float_format="%.6g", lineterminator="\r\n", encoding="utf-8-sig")
