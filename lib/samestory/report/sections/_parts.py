"""What sections are built of: sentences, and figures and tables one below the other; the error of each instrument."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd
from IPython.display import HTML
from markupsafe import Markup, escape

from ... import sentiment

ROWS = 12  # of a table that a page shows; its files hold more
MOST = 1000  # rows that the file of a table holds; data/ holds all


def said(*sentences: str) -> Markup:
    """Write sentences as a paragraph; article text in them is escaped."""
    return Markup("<p>{}</p>").format(" ".join(sentences))


def listed(sentences: Iterable[str]) -> Markup:
    """Write sentences as a list."""
    return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(one) for one in sentences))


def together(*parts: HTML | Markup | None) -> HTML:
    """Set outputs one below the other."""
    return HTML(
        "\n".join(str(part.data if isinstance(part, HTML) else escape(part)) for part in parts if part is not None)
    )


def counted(n: int, one: str, many: str = "") -> str:
    """Write a number of things: 1 report, 2,000 reports."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def share(part: float, whole: float) -> str:
    """Write a share as a percentage."""
    return f"{100 * part / whole:.0f} %" if whole else "no share"


def joined(words: Iterable[str]) -> str:
    """Write words as a list in a sentence: a, b and c."""
    *first, last = list(words) or ["none"]
    return f"{', '.join(first)} and {last}" if first else last


def whole_or_first(table: pd.DataFrame, name: str) -> tuple[pd.DataFrame, str]:
    """Return the rows that the files of a table hold, and the words for what they leave to data/."""
    more = len(table) - MOST
    return table.head(MOST), f" {more:,} more rows in data/{name}.parquet." if more > 0 else ""


@cache
def measured() -> dict[str, dict[str, Any]]:
    """Read the sentences and their numbers."""
    return tomllib.loads((files(__package__) / "measured.toml").read_text(encoding="utf-8"))


def error_of(section: str, scorer: str = "default") -> str:
    """Return the sentence on the error of a section's instrument; of tone, on that of a scorer."""
    given, name = measured()[section], sentiment.card(scorer)["scorer"]
    return given["said"].format_map({"scorer": name, **given, **given.get(name, {})})
