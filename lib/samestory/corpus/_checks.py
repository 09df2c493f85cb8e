"""Checking the rows of a corpus: bad rows are reported, facts are cleaned, nothing is guessed."""

import datetime
import hashlib
import re
from typing import Any

import pandas as pd

from ..errors import Problem, shown
from ._encodings import SLIP
from ._files import AT_MOST, LONGEST

FACTS = ("event", "outlet", "title", "published", "dateline")  # what a manifest may know of an article
TIME = r"[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
ISO = re.compile(rf"\d{{4}}(?:-\d\d(?:-\d\d(?:{TIME})?)?)?")
SURROGATE = re.compile("[\ud800-\udfff]")


def checked(rows: list[dict], problems: list[Problem]) -> list[dict]:
    """Return the rows that can be used, their facts cleaned; report the others as problems."""
    whole = all(type(row.get("article")) is int for row in rows)  # ids stay numbers only where all are
    good: dict[int | str, dict] = {}
    for n, row in enumerate(rows):
        wrong = _no_text(row.get("text")) or _no_unicode(row)
        if not wrong:
            row["article"] = row["article"] if whole else as_text(row.get("article")) or f"{n:03d}"
            if row["article"] in good:
                fix = "Give each article an id of its own; the first one keeps it."
                wrong = "article", f"the id {shown(row['article'])} again", "each id once", fix
        if wrong:
            problems.append(Problem(row["at"], *wrong))
            continue
        row |= {fact: as_text(row.get(fact)) for fact in (*FACTS, "path") if fact != "published"}
        row["published"] = _published(row, problems)
        row["sha256"] = row.get("sha256") or hashlib.sha256(row["text"].encode("utf-8")).hexdigest()
        good[row["article"]] = row
    return list(good.values())


def _no_text(text: Any) -> tuple[str, str, str, str] | None:
    """Say why a cell cannot be an article: column, found, expected, fix; None where it can."""
    if isinstance(text, str) and text.strip() and text.strip("\ufeff \t\r\n"):
        if len(text) <= LONGEST:
            return None
        found = f"{len(text):,} characters, {max(map(len, text.splitlines())):,} of them in one line"
        return "text", found, AT_MOST, "Split it into one file or row an article."
    kind = "an empty cell" if _missing(text) else f"{shown(text)}, not a text"
    found = "an empty text" if isinstance(text, str) else kind
    return "text", found, "the text of an article", "Fill it, or leave the article out."


def _no_unicode(row: dict) -> tuple[str, str, str, str] | None:
    """Find a cell with half a surrogate pair or a byte that could not be decoded."""
    for column, cell in row.items():
        for value in (column, cell):
            if isinstance(value, str) and (bad := SURROGATE.search(value)):
                found = f"byte 0x{ord(bad[0]) - 0xDC00:02x}" if SLIP.match(bad[0]) else "half a surrogate pair"
                place = f"{found} at character {bad.start()}"
                return shown(column)[1:-1], place, "valid Unicode", "Export the table again as UTF-8."
    return None


def _missing(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or isinstance(value, float) and value != value


def as_text(value: Any) -> str:
    """Write a fact as text; a missing one is empty."""
    if _missing(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).encode("utf-8", "replace").decode("utf-8").strip()


def _published(row: dict, problems: list[Problem]) -> str:
    """Write the date in ISO 8601; anything else is reported and left empty, the article stays."""
    value = row.get("published")
    if isinstance(value, datetime.date) and value is not pd.NaT:
        midnight = not isinstance(value, datetime.datetime) or value.time() == datetime.time()
        return value.strftime("%Y-%m-%d") if midnight else value.isoformat()
    date = as_text(value)
    if not date or _is_date(date):
        return date
    advice = "a date such as 2025-10-03, 2025-10 or 2025", "Write the date in this form; it is left empty until then."
    problems.append(Problem(row["at"], "published", shown(date), *advice, False))
    return ""


def _is_date(date: str) -> bool:
    try:
        datetime.datetime.fromisoformat(date + "0001-01-01"[len(date) :])
    except ValueError:
        return False
    return bool(ISO.fullmatch(date))
