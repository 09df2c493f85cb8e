"""Name each article by what a reader knows of it: outlet and date, else title, else the telling part of its id."""

import re
from calendar import month_abbr
from collections import Counter

import pandas as pd

LONGEST_ID = 8  # characters of an id that stands in a name; longer ones (UUIDs, file names) say nothing to a reader
LONGEST_NAME = 28  # characters; a name must fit beside a mark in a figure
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
UUID = re.compile(r"[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}|[0-9a-fA-F]{24,}")
ENDING = re.compile(r"\.[A-Za-z]{1,5}$")  # .txt, .html


def named(articles: pd.DataFrame) -> pd.Series:
    """Name each article in at most 28 characters; equal names are numbered."""
    known_as = articles["known_as"] if "known_as" in articles else [""] * len(articles)
    columns = [articles["outlet"], known_as, articles["published"], articles["title"]]
    facts = [[" ".join(str(fact).split()) for fact in row] for row in zip(*columns)]
    one_year = len({row[2][:4] for row in facts if row[2]}) < 2
    names = [_name(str(article), row, one_year) for article, row in zip(articles.index, facts)]
    return pd.Series(_unique(names), index=articles.index, dtype=object)


def _name(article: str, facts: list[str], one_year: bool) -> str:
    outlet, known_as, published, title = facts
    if len(article) <= LONGEST_ID:
        return _cut(f"{article} {outlet}" if outlet else f"{article} ({known_as})" if known_as else article)
    date = _day(published, one_year)
    if source := outlet or known_as:
        return _cut(source, LONGEST_NAME - len(date) - 2) + f", {date}" if date else _cut(source)
    return _at_word(title) if title else _short(article)


def _day(published: str, one_year: bool) -> str:
    """Write a date as precise as it is known: "Jan 5", "Jan 2025"; with its year where the corpus has several."""
    if not (match := DATE.match(published)):
        return ""
    year, month, day = match.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    name = month_abbr[int(month)]
    return f"{name} {year}" if not day else f"{name} {int(day)}" + ("" if one_year else f", {year}")


def _short(article: str) -> str:
    """Shorten an id: of an address or path its last part, of a UUID its first eight characters."""
    if UUID.fullmatch(article):
        return article[:8] + "…"
    path = re.split(r"[?#]", article, maxsplit=1)[0] if "://" in article else article
    parts = [part for part in re.split(r"[/\\]", path) if part]
    last = ENDING.sub("", parts[-1]) if len(parts) > 1 or len(article) > LONGEST_NAME else article
    return _cut(last or article)


def _at_word(title: str) -> str:
    if len(title) <= LONGEST_NAME:
        return title
    start = title[:LONGEST_NAME].rpartition(" ")[0]
    return f"{start.rstrip(' ,;:–—-')}…" if len(start) > LONGEST_NAME // 2 else _cut(title)


def _cut(name: str, longest: int = LONGEST_NAME) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip(" ,") + "…"


def _unique(names: list[str]) -> list[str]:
    """Add numbers to names that repeat: Herald #1; a number that is a name already is passed over."""
    count, last, taken = Counter(names), Counter(), set(names)
    unique = []
    for name in names:
        told = name
        while count[name] > 1 and told in taken:
            last[name] += 1
            number = f" #{last[name]}"
            told = _cut(name, LONGEST_NAME - len(number)) + number
        taken.add(told)
        unique.append(told)
    return unique
