"""Rows of a drawing that are groups of reports, such as outlets: which they are, what they are called."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from ..errors import ArgumentError
from ._style import fitted, wide

UNKNOWN = "(unknown)"
SIZE = 7.5  # points of the names of rows


class Groups(NamedTuple):
    """The rows of a drawing: the table with its rows in the column `article`, and the reports of each, where known."""

    table: pd.DataFrame
    reports: Mapping[str, int]

    def labels(self, ids: Sequence[str], room: float, below: bool = False) -> dict[str, str]:
        """Return a unique name for each row, at most `room` millimeters wide; the number of reports is never cut.

        Where it may stand below the name, in a second line, the name has all the room.
        """
        names: dict[str, str] = {}
        for group in ids:
            tail, number, name = f" ({self.reports[group]:,})" if group in self.reports else "", 1, ""
            while not name or name in names.values():
                end = (f" #{number}" if number > 1 else "") + tail
                name = fitted(group, room - (0 if below else wide(end)), SIZE)
                name, number = (
                    name.replace(" …", "\N{NO-BREAK SPACE}…") + end,
                    number + 1,
                )  # no line is an ellipsis alone
            names[group] = name
        return names

    def told(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the whole name of each row, for the alt text."""
        return {g: f"{g} ({_reports(self.reports[g])})" if g in self.reports else g for g in ids}


def grouped(table: pd.DataFrame, by: str, most: str = "") -> Groups:
    """Make the groups of a column the rows of a drawing, those first of which the table counts most.

    Parameters
    ----------
    table : DataFrame
        The column `by`; `article`, where it is known; the column `most`, a number, or "" to count rows.
    by : str
        "article" leaves all as it is.
    """
    if by == "article":
        return Groups(table, {})
    group = table[by].astype(object).where(table[by].notna(), "").astype(str).str.split().str.join(" ")
    group = group.where(group != "", UNKNOWN).astype(object)
    reports = table["article"].groupby(group).nunique().to_dict() if "article" in table else {}
    size = (table[most] if most else pd.Series(1, table.index)).groupby(group, sort=False).sum()
    rank = {name: n for n, name in enumerate(size.sort_values(ascending=False, kind="stable").index)}
    order = group.map(rank).argsort(kind="stable") if len(group) else slice(None)
    return Groups(table.assign(article=group).iloc[order], reports)


def plural(by: str) -> str:
    """Write what several rows are: reports, outlets, countries."""
    word = {"article": "report"}.get(by, by.replace("_", " "))
    if word.endswith("s"):
        return word
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in tuple("aeiou") else word + "s"


def each(by: str) -> str:
    """Write what one row is: a report, an outlet."""
    word = "report" if by == "article" else by.replace("_", " ")
    return f"an {word}" if by != "article" and word[:1].lower() in tuple("aeio") else f"a {word}"


def one_row_each(table: pd.DataFrame, columns: Sequence[str], function: str, argument: str, source: str) -> None:
    """Refuse a table that has two rows for one place of the drawing: numbers of different words cannot be added."""
    twice = table.duplicated(list(columns))
    if twice.any():
        found = ", ".join(map(str, table.loc[twice, list(columns)].iloc[0]))
        expected = f"a table with one row for each {', '.join(columns)}. It comes from {source}"
        raise ArgumentError(function, argument, found, expected)


def _reports(n: int) -> str:
    return f"{n:,} report" + "s" * (n != 1)
