"""From the articles of a source to a table for `read_corpus`: columns, ids, dates, and what is left out."""

import ast
import hashlib
import warnings
from collections import Counter
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from ..corpus import dates
from ..errors import CorpusError, CorpusWarning, Problem, shown, unreadable

FIRST = ("article", "outlet", "title", "published", "text")
NEXT = ("url", "section", "byline", "language", "dateline")
LISTED = 20  # problems that the warning spells out


def table(rows: Iterable[dict], problems: list[Problem], source: object) -> pd.DataFrame:
    """Return the articles that have a text; report the others.

    A row holds its facts by column, and `at`, its place for messages. Empty facts are empty texts. A date that is no
    date, or may be two, stays as given: `read_corpus` reports it, and reads it where it is told the form of the dates.
    """
    good = []
    for row in rows:
        row = {name: "" if value is None else value for name, value in row.items()}
        if not str(row.get("text", "")).strip():
            title = f" ({shown(str(row['title']))})" if row.get("title") else ""
            fix = "Add its text, or leave it out."
            problems.append(
                Problem(row["at"], "text", f"an article without a text{title}", "the text of an article", fix)
            )
            continue
        row["published"] = dates.iso(str(row.get("published", ""))) or row.get("published", "")
        good.append(row)
    if not good:
        none = unreadable(source, "no article with a text", "at least one", "Export the articles with their full text.")
        raise CorpusError([*problems, *none.problems])
    for own, row in zip(_once_each(row.get("article") or own_id(row) for row in good), good):
        row["article"] = own
    return _told(_ordered(good), problems)


def own_id(row: dict) -> str:
    """Make an id of what an article says, the same in every export of it."""
    said = "\n".join(str(row.get(name, "")) for name in ("outlet", "published", "title", "text"))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _once_each(ids: Iterable[Any]) -> list[str]:
    """Give an id that comes again a number behind it: the article was exported twice."""
    seen: Counter = Counter()
    found = []
    for own in map(str, ids):
        seen[own] += 1
        found.append(own if seen[own] == 1 else f"{own}-{seen[own]}")
    return found


def _ordered(rows: list[dict]) -> pd.DataFrame:
    names = dict.fromkeys([*FIRST, *NEXT, *(name for row in rows for name in row)])
    filled = {name for row in rows for name, value in row.items() if value != ""}
    columns = [name for name in names if name in FIRST or name in filled and name != "at"]
    return pd.DataFrame({name: [row.get(name, "") for row in rows] for name in columns})


def _told(frame: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """Warn of the problems, and keep them with the table."""
    frame.attrs["problems"] = list(map(str, problems))
    if problems:
        left_out = sum(problem.left_out is True for problem in problems)
        lines = frame.attrs["problems"][:LISTED]
        more = len(problems) - len(lines)
        rest = [f'and {more:,} more; table.attrs["problems"] lists all'] if more else []
        counts = f"articles read: {len(frame):,}, left out: {left_out:,}"
        warnings.warn("\n  ".join([counts, *lines, *rest]), CorpusWarning, stacklevel=4)
    return frame


# --- cells -------------------------------------------------------------------------------------------------------


def names_of(value: Any) -> str:
    """Write a list of names, also one printed into a cell, as one text.

    >>> names_of(["Ann Lee", "Bo Ray"]), names_of("['Ann Lee', 'Bo Ray']"), names_of("Ann Lee"), names_of(None)
    ('Ann Lee, Bo Ray', 'Ann Lee, Bo Ray', 'Ann Lee', '')
    """
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        try:
            value = ast.literal_eval(value)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            return value
    if isinstance(value, list | tuple):
        return ", ".join(str(name).strip() for name in value if str(name).strip())
    return "" if value is None else str(value)


def host_of(url: str) -> str:
    """Return the host of an address, without www.

    >>> host_of("https://www.wend-courier.example/news/1"), host_of("wend-courier.example"), host_of("")
    ('wend-courier.example', 'wend-courier.example', '')
    """
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:  # such as half a pair of brackets
        return url
    return host.removeprefix("www.")


def id_of(url: str) -> str:
    """Make an id of an address; none of no address."""
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:12] if url else ""
