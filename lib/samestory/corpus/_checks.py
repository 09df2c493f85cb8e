"""Checking the rows of a corpus: bad rows are reported, facts are cleaned, nothing is guessed."""

import datetime
import functools
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ..errors import ArgumentError, Problem, shown
from . import dates
from ._encodings import SLIP, empty, some
from ._files import AT_MOST, LONGEST

FACTS = ("event", "outlet", "title", "published", "dateline")  # what a manifest may know of an article
SURROGATE = re.compile("[\ud800-\udfff]")
ODD = re.compile("[\0-\x08\x0e-\x1b\ud800-\udfff]")  # these, and control characters that no text holds
NESTED = dict | list | np.ndarray
NAMES = ("name", "title", "main")  # what names a nested outlet (NewsAPI, Event Registry) or title (New York Times)


def checked(rows: list[dict], problems: list[Problem], notes: list[str], form: str = "") -> list[dict]:
    """Return the rows that can be used, their facts cleaned; report the others as problems, and note the ids."""
    ids, made_up = named([row.get("article") for row in rows], lambda n: rows[n]["at"])
    nested: dict[str, None] = {}
    rewritten: dict[str, str] = {}
    good: dict[int | str, dict] = {}
    for own, row in zip(ids, rows):
        found = cleaned(row, form)
        again = _again(own, row, good) if found.usable else None
        problems += [Problem(row["at"], *again)] if again else found.problems
        if found.usable and not again:
            nested |= dict.fromkeys(found.nested)
            rewritten |= {date: given for date, given in found.rewritten if date not in rewritten}
            good[own] = row | {"article": own}
    names, said = one_name_an_event([row["event"] for row in good.values()])
    for row, name in zip(good.values(), names):
        row["event"] = name
    notes += on_cells(nested, rewritten) + said
    texts = [(own, row["text"]) for own, row in good.items()]
    notes += on_ids(texts, {own: at for own, at in made_up.items() if own in good})
    return list(good.values())


class Cleaned(NamedTuple):
    """What was found in cleaning a row: whether it is an article, its problems, facts that hold objects, its date.

    `rewritten` has the date in ISO 8601 and as it was given, where these differ.
    """

    usable: bool
    problems: list[Problem]
    nested: list[str]
    rewritten: list[tuple[str, str]]


def cleaned(row: dict, form: str) -> Cleaned:
    """Check a row by itself and clean its facts in place; its id is not looked at."""
    problems: list[Problem] = []
    if wrong := _no_text(row.get("text")) or _no_unicode(row, problems):
        return Cleaned(False, [Problem(row["at"], *wrong)], [], [])
    inner = [fact for fact in ("article", *FACTS) if isinstance(row.get(fact), NESTED)]
    problems += [_nameless(row, fact) for fact in inner if not empty(row[fact]) and _named_by(row[fact]) is None]
    row |= {fact: as_text(row.get(fact)) for fact in (*FACTS, "path") if fact != "published"}
    given = row.get("published")
    row["published"] = _published(row, problems, form)
    written = given.strip() if isinstance(given, str) else ""
    rewritten = [(row["published"], written)] if written and row["published"] not in ("", written) else []
    row["sha256"] = row.get("sha256") or hashlib.sha256(row["text"].encode("utf-8")).hexdigest()
    return Cleaned(True, problems, inner, rewritten)


# --- ids ---------------------------------------------------------------------------------------------------------


def named(given: list, place: Callable[[int], str]) -> tuple[list, dict[str, str]]:
    """Return the id of each row, and the places of the rows without one: they get one that no other row has."""
    ids = given if all(type(own) is int for own in given) else list(map(as_text, given))  # all are numbers, or none
    known, more, made_up = set(ids), len(ids), {}
    for n in (n for n, own in enumerate(ids) if own == ""):
        own = f"{n:03d}"
        while own in known:
            own, more = f"{more:03d}", more + 1
        known.add(own)
        ids[n], made_up[own] = own, place(n)
    return ids, made_up


def _again(own: int | str, row: dict, good: dict) -> tuple[str, str, str, str] | None:
    """Say that an id stands a second time: column, found, expected, fix; None where it does not."""
    return repeated(own, good[own]["text"] == row["text"]) if own in good else None


def repeated(own: int | str, same: bool) -> tuple[str, str, str, str]:
    """Say that an id stands a second time, with the same text or another: column, found, expected, fix."""
    fix = "Give each article an id of its own; the first one keeps it."
    found = f"the id {shown(own)} again, with {'the same' if same else 'another'} text"
    return "article", found, "each id once", fix


def on_cells(nested: Iterable[str], rewritten: dict[str, str]) -> list[str]:
    """Note the facts that hold lists or objects, and the dates that stood in another form."""
    said = f"Lists or objects stand in cells, and are read by their name or as printed: {some(nested)}."
    return [said] * bool(nested) + _on_dates(rewritten)


def on_ids(texts: Sequence[tuple[int | str, Hashable]], made_up: dict[str, str]) -> list[str]:
    """Note the ids that were made up, and the articles that have one text; each comes as its id and its text."""
    notes = []
    if made_up and len(made_up) == len(texts):
        notes.append("No ids are given: the articles are numbered in the order of the rows.")
    elif made_up:
        notes.append(f"No id is given for {some((f'{at} (now {own!r})' for own, at in made_up.items()), str)}.")
    by_text: dict[Hashable, list] = {}
    for own, text in texts:
        by_text.setdefault(text, []).append(own)
    again = [f"{some(ids[1:])} as {shown(ids[0])}" for ids in by_text.values() if len(ids) > 1]
    if again:
        notes.append(f"Articles with the same text, all kept: {some(again, str)}.")
    return notes


# --- cells -------------------------------------------------------------------------------------------------------


def _no_text(text: Any) -> tuple[str, str, str, str] | None:
    """Say why a cell cannot be an article: column, found, expected, fix; None where it can."""
    if not isinstance(text, str):
        found = "an empty cell" if empty(text) else f"{shown(text)}, not a text"
    elif empty(text) or not text.strip("\ufeff \t\r\n"):
        word = text.strip("\ufeff \t\r\n")
        found = f"{shown(word)}, which stands for an empty text" if word and not word.isspace() else "an empty text"
    elif len(text) > LONGEST:
        found = f"{len(text):,} characters, {max(map(len, text.splitlines())):,} of them in one line"
        return "text", found, AT_MOST, "Split it into one file or row an article."
    else:
        return None
    return "text", found, "the text of an article", "Fill it, or leave the article out."


def _no_unicode(row: dict, odd: list[Problem]) -> tuple[str, str, str, str] | None:
    """Find a cell with half a surrogate pair or an undecoded byte; add those with a control character to `odd`."""
    for column, cell in row.items():
        for value in (column, cell):
            if isinstance(value, str) and (bad := ODD.search(value)):
                if slip := SURROGATE.search(value, bad.start()):
                    found = f"byte 0x{ord(slip[0]) - 0xDC00:02x}" if SLIP.match(slip[0]) else "half a surrogate pair"
                    place = f"{found} at character {slip.start()}"
                    return shown(column)[1:-1], place, "valid Unicode", "Export the table again as UTF-8."
                if column in ("article", "text", *FACTS):
                    odd.append(Problem(row["at"], column, *_control(bad), False))
    return None


def _control(bad: re.Match) -> tuple[str, str, str]:
    found = f"the control character U+{ord(bad[0]):04X} at character {bad.start()}"
    return found, "text alone", "Export it again; the file may be damaged or in another encoding."


def as_text(value: Any) -> str:
    """Write a fact as text; a missing one is empty, a nested one is what names it.

    >>> as_text({"id": None, "name": "Post"}), as_text({"$oid": "5f"}), as_text("NULL"), as_text(7.0)
    ('Post', '5f', '', '7')
    """
    if (key := _named_by(value)) is not None:
        value = as_text(value[key])
    if empty(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).encode("utf-8", "replace").decode("utf-8").strip()


def _named_by(value: Any) -> str | None:
    """Return the key under which an object holds its name; JSON of MongoDB writes {"$oid": …} and {"$date": …}."""
    if not isinstance(value, dict):
        return None
    keys = (*value, *NAMES)
    return next((k for k in keys if k in NAMES and k in value or len(value) == 1 and str(k)[:1] == "$"), None)


def _nameless(row: dict, fact: str) -> Problem:
    expected = f"a text, or an object with a key {' or '.join(NAMES)}"
    return Problem(
        row["at"], fact, shown(str(row[fact])), expected, "Put the text alone there; it is read as printed.", False
    )


def _published(row: dict, problems: list[Problem], form: str) -> str:
    """Write the date in ISO 8601; what is no date, or may be two, is reported and left empty, the article stays."""
    value = row.get("published")
    if isinstance(value, datetime.date) and value is not pd.NaT:
        midnight = not isinstance(value, datetime.datetime) or value.time() == datetime.time()
        return value.strftime("%Y-%m-%d") if midnight else value.isoformat()
    given = as_text(value)
    if not given or (date := dates.iso(given, form)):
        return date if given else ""
    problems.append(Problem(row["at"], "published", shown(given), *dates.advice(given), False))
    return ""


def _on_dates(rewritten: dict[str, str]) -> list[str]:
    """Note the dates that stood in another form."""
    said = (f"{shown(given)} as {date}" for date, given in rewritten.items())
    return [f"Dates in other forms are written in ISO 8601: {some(said, str)}."] * bool(rewritten)


# --- events ------------------------------------------------------------------------------------------------------


def one_name_an_event(given: list[str]) -> tuple[list[str], list[str]]:
    """Give events whose names differ only in capitals or spaces the name most used; return all names, and notes."""
    names: dict[str, Counter] = {}
    for name in given:
        names.setdefault(_plain(name), Counter())[name] += 1
    kept = {plain: " ".join(forms.most_common(1)[0][0].split()) for plain, forms in names.items() if len(forms) > 1}
    several = (
        f"{shown(kept[plain])} (also {some(form for form in forms if form != kept[plain])})"
        for plain, forms in names.items()
        if len(forms) > 1
    )
    said = "Names of events that differ only in capitals or spaces are one event: "
    notes = [f"{said}{some(listed, str)}."] if (listed := list(several)) else []
    return [kept.get(_plain(name), name) for name in given], notes


def _plain(event: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", event).casefold().split())


def events_given(articles: pd.DataFrame, events: Mapping | pd.Series | str) -> list[str]:
    """Return the event of each article as text; raise `ArgumentError` where it cannot be told."""
    wrong = functools.partial(ArgumentError, "Corpus.with_events", "events")
    if isinstance(events, str):
        if events not in articles:
            raise wrong(events, "a column of corpus.articles", articles.columns)
        return list(map(as_text, articles[events]))
    if not isinstance(events, Mapping | pd.Series):
        raise wrong(f"a {type(events).__name__}", "a mapping or Series of article -> event, or the name of a column")
    named = list(events.index if isinstance(events, pd.Series) else events)
    again = next((own for own, n in Counter(named).items() if n > 1), None)
    if again is not None:
        raise wrong(again, "named once: each article has one event")
    given, ids = dict(events.items()), articles.index
    for own in given:
        if own not in ids:
            raise wrong(own, "an article of this corpus", ids[:20])
    for own in ids:
        if own not in given:
            raise wrong(f"nothing for {own}", 'complete: name each article, one without an event with ""')
    return [as_text(given[own]) for own in ids]
