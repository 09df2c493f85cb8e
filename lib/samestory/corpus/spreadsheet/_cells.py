"""The guard of cells that a spreadsheet would run, and the one way to write a CSV file.

Formulas in cells are a known way to attack whoever opens a table (OWASP, "CSV injection"). News texts open so without
intent: a bullet, a telephone number, a handle.
"""

import re
from pathlib import Path
from typing import Any

import pandas as pd

from ..saving import whole

# An apostrophe before a formula is guarded too: so each cell has one guarded form, and each guarded form one cell.
# Some spreadsheets skip spaces and unseen signs in front; some take the wide forms of East Asian print for the signs.
FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\0-\x1f\x7f\ufeff\u200b-\u200f]*[=+\-@＝＋－＠])")


def guarded(cell: Any) -> Any:
    """Put an apostrophe before a text that a spreadsheet would take for a formula; numbers stay numbers.

    Parameters
    ----------
    cell : Any

    Returns
    -------
    Any
        The text "-5" is guarded as well: it was printed so, and a spreadsheet would make it a number.

    Examples
    --------
    >>> [guarded(cell) for cell in ("=1+1", "'=1+1", "'Tis", -5, "-5")]
    ["'=1+1", "''=1+1", "'Tis", -5, "'-5"]
    """
    return "'" + cell if isinstance(cell, str) and FORMULA.match(cell) else cell


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
    return cell[1:] if isinstance(cell, str) and cell[:1] == "'" and FORMULA.match(cell, 1) else cell


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


def fill(table: pd.DataFrame, path: Path) -> None:
    """Write a table as `write` does into a file of `saving.whole`, where it is one of several."""
    numbers = [pd.api.types.is_numeric_dtype(kind) for kind in table.dtypes]
    cells = [table.iloc[:, n] if number else table.iloc[:, n].map(guarded) for n, number in enumerate(numbers)]
    held = pd.concat(cells, axis=1) if cells else table
    held.columns = [guarded(head) for head in table.columns]
    # Lines end as RFC 4180 has it. With another end, the csv module would leave a return inside a cell without quotes.
    held.to_csv(path, index=False, float_format="%.6g", lineterminator="\r\n", encoding="utf-8-sig")
