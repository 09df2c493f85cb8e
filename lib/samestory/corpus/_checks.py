"""Checking the rows of a corpus: what cannot be used is reported, facts are cleaned, nothing is guessed."""

from __future__ import annotations

import datetime
import hashlib
import re
from typing import Any

import pandas as pd

from ..errors import Problem, shown
from ._encodings import SLIP
from ._files import LONGEST

FACTS = ("event", "outlet", "title", "published", "dateline")  # what a manifest may know of an article
ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?")


def checked(found: list[dict], problems: list[Problem]) -> list[dict]:
    """The rows that can be used, their facts cleaned; everything else becomes a problem."""
    seen: set = set()
    whole = all(isinstance(row.get("article"), int) and not isinstance(row["article"], bool) for row in found)
    good = []
    for n, row in enumerate(found):
        reason = _unusable(row.get("text"))
        if reason:
            problems.append(Problem(row["at"], "text", *reason))
            continue
        if _not_unicode(row, problems):
            continue
        row["article"] = row["article"] if whole else as_text(row.get("article")) or f"{n:03d}"
        if row["article"] in seen:
            fix = "Give each article an id of its own; the first one keeps it."
            problems.append(Problem(row["at"], "article", f"the id {shown(row['article'])} again", "each id once", fix))
            continue
        seen.add(row["article"])
        good.append(_with_facts(row, problems))
    return good


def _unusable(text: Any) -> tuple[str, str, str] | None:
    """Why a cell cannot be an article: (found, expected, fix), or None."""
    if not isinstance(text, str):
        found = "an empty cell" if _missing(text) else f"{shown(text)}, not a text"
        return found, "the text of an article", "Fill it, or leave the article out."
    if not text.strip("\ufeff \t\r\n") or not text.strip():
        return "an empty text", "the text of an article", "Fill it, or leave the article out."
    if len(text) > LONGEST:
        longest = max(map(len, text.splitlines()))
        return (
            f"{len(text):,} characters, {longest:,} of them in one line",
            f"one article of at most {LONGEST:,} characters",
            "Split it into one file or row an article.",
        )
    return None


def _not_unicode(row: dict, problems: list[Problem]) -> bool:
    """Report a cell that holds half a surrogate pair or a byte that could not be decoded."""
    for column, cell in row.items():
        for what in (column, cell):
            if isinstance(what, str) and (bad := re.search("[\ud800-\udfff]", what)):
                half = not SLIP.match(bad[0])
                found = "half a surrogate pair" if half else f"byte 0x{ord(bad[0]) - 0xDC00:02x}"
                place = f"{found} at character {bad.start()}"
                fix = "Export the table again as UTF-8."
                problems.append(Problem(row["at"], shown(column)[1:-1], place, "valid Unicode", fix))
                return True
    return False


def _with_facts(row: dict, problems: list[Problem]) -> dict:
    for fact in FACTS:
        if fact != "published":
            row[fact] = as_text(row.get(fact))
    row["published"] = _published(row, problems)
    row["path"] = as_text(row.get("path"))
    row["sha256"] = row.get("sha256") or hashlib.sha256(row["text"].encode("utf-8")).hexdigest()
    return row


def _missing(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or isinstance(value, float) and value != value


def as_text(value: Any) -> str:
    """A fact as text; anything missing is empty."""
    if _missing(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).encode("utf-8", "replace").decode("utf-8").strip()


def _published(row: dict, problems: list[Problem]) -> str:
    """The date as ISO 8601 text; a date that is none is reported and left empty, the article stays."""
    value = row.get("published")
    if isinstance(value, datetime.date) and value is not pd.NaT:
        midnight = not isinstance(value, datetime.datetime) or value.time() == datetime.time()
        return value.strftime("%Y-%m-%d") if midnight else value.isoformat()
    date = as_text(value)
    if date and not _is_date(date):
        problems.append(
            Problem(
                row["at"],
                "published",
                shown(date),
                "a date such as 2025-10-03, 2025-10 or 2025",
                "Write the date in this form; it is left empty until then.",
                False,
            )
        )
        return ""
    return date


def _is_date(date: str) -> bool:
    read = ISO.fullmatch(date)
    try:
        return bool(read) and bool(
            datetime.datetime(
                *(int(part) if part else default for part, default in zip(read.groups(), (1, 1, 1, 0, 0, 0)))
            )
        )
    except ValueError:
        return False
