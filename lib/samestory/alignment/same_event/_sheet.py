"""Proposed events as a sheet for a person, and the sheet read back: every row that cannot be used is named."""

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pandas as pd

from ...corpus import Corpus, read_delimited, spreadsheet
from ...errors import ArgumentError, CorpusError, Problem, shown, unreadable

WANTED = ["article", "event"]
COLUMNS = ["article", "event", "similarity", "closest", "outlet", "published", "title", "opening"]
OPENING = 25  # words of a text that the sheet shows


def event_sheet(corpus: Corpus, proposed: pd.DataFrame, path: str | Path) -> Path:
    """Write proposed events as a sheet, in which a person corrects the column event.

    Parameters
    ----------
    corpus : Corpus
    proposed : DataFrame
        What `events` returned for this corpus.
    path : str or Path
        The CSV file to write.

    Returns
    -------
    Path
        The file, one row an article: article event similarity closest outlet published title, and opening (the first
        25 words). The reports of an event stand together, events by date; articles alone come last.

    Raises
    ------
    ArgumentError
        `proposed` lacks a column, or names other articles than the corpus holds.
    SaveError
        The file cannot be written, or holds other events than these: somebody may have changed them.

    See Also
    --------
    read_event_sheet : read it back.
    """
    _check(corpus, proposed)
    table = proposed.assign(alone=proposed["event"] == "", undated=proposed["published"] == "")
    first = table.sort_values(["undated", "published"], kind="stable").groupby("event", sort=False).ngroup()
    table = table.assign(place=first.where(~table["alone"], len(table)))
    table = table.sort_values(["place", "undated", "published"], kind="stable")
    texts = corpus.articles["text"].reindex(table["article"].tolist())
    sheet = table[COLUMNS[:-1]].assign(opening=[" ".join(text.split(None, OPENING)[:OPENING]) for text in texts])
    asked = [] if _same(Path(path), corpus, proposed) else ["event"]
    spreadsheet.write_sheet(sheet, path, asked)
    return Path(path)


def _check(corpus: Corpus, proposed: pd.DataFrame) -> None:
    for column in COLUMNS[:-1]:
        if column not in proposed:
            expected = "a column of the table (take what alignment.events returns)"
            raise ArgumentError("alignment.event_sheet", "proposed", column, expected, proposed.columns)
    other = set(proposed["article"].tolist()) ^ set(corpus.fileids())
    if other or len(proposed) != len(corpus):
        found = min(map(str, other)) if other else f"{len(proposed)} rows"
        raise ArgumentError("alignment.event_sheet", "proposed", found, "one row for each article of this corpus")


def _same(path: Path, corpus: Corpus, proposed: pd.DataFrame) -> bool:
    """Tell whether a file is this very sheet, with no event changed."""
    try:
        held = read_event_sheet(path, corpus)
    except CorpusError:
        return False  # whatever it is, write_sheet decides
    events = proposed.set_index("article")["event"].reindex(held.index)
    return held.tolist() == [" ".join(event.split()) for event in events]


# --- read back -----------------------------------------------------------------------------------------------------


def read_event_sheet(path: str | Path, corpus: Corpus) -> pd.Series:
    """Read the events of a sheet back, as a person left them.

    Parameters
    ----------
    path : str or Path
        The sheet that `event_sheet` wrote; its rows may be in any order, other columns are not read.
    corpus : Corpus
        The articles that the sheet is of.

    Returns
    -------
    Series of str
        The event of each article, "" for none, in the order of the corpus: what `Corpus.with_events` takes.

    Raises
    ------
    CorpusError
        With file, row, value and fix: an article that is unknown, missing or there twice, a missing column or file, a
        damaged row.

    Notes
    -----
    An id that a spreadsheet took for a number ("007" saved as 7) is known again where no other id has that number.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from samestory import read_corpus
    >>> corpus = read_corpus(pd.DataFrame({"text": ["A fire killed 14 in Oslo.", "The Oslo fire: 14 died."]}))
    >>> from samestory.alignment import event_sheet, events
    >>> sheet = event_sheet(corpus, events(corpus), Path(mkdtemp(), "events.csv"))
    >>> corpus.with_events(read_event_sheet(sheet, corpus)).articles["event"].nunique()
    1
    """
    rows, name = _rows(Path(path)), Path(path).name
    known, events, problems = _known(corpus.fileids()), {}, []
    for row in rows:
        given, where = row["article"], f"{name}, {row['at']}"
        own = known.get(given)
        if own is None:
            problems.append(Problem(where, "article", *_unknown(given, corpus.fileids()), None))
        elif own in events:
            said = f"{shown(given)} again", "each article once", "Delete one of the rows."
            problems.append(Problem(where, "article", *said, None))
        else:
            events[own] = row["event"]
    for own in corpus.fileids():
        if own not in events:
            fix = "Put its row back; an article alone has an empty event."
            problems.append(Problem(name, "article", f"no row for {shown(own)}", "a row for each article", fix, None))
    if problems:
        raise CorpusError(problems)
    values = [events[own] for own in corpus.fileids()]
    return pd.Series(values, index=corpus.articles.index, name="event", dtype="str")


def _rows(path: Path) -> list[dict[str, str]]:
    """Return article and event of the rows that are not empty, unguarded, with single spaces."""
    if not path.is_file():
        raise unreadable(path, "no such file", "a sheet written by event_sheet", "Check the path.")
    rows, problems, _ = read_delimited(path)
    if problems:
        raise CorpusError([problem._replace(left_out=None) for problem in problems])
    if missing := [name for name in WANTED if name not in rows[0]]:
        found, fix = f"no column {missing[0]}", "Keep the header of the sheet."
        raise unreadable(path.name, found, " and ".join(WANTED), fix, "header")
    filled = (row for row in rows if any((cell or "").strip() for name, cell in row.items() if name != "at"))
    return [{name: _cell(row[name]) for name in WANTED} | {"at": row["at"]} for row in filled]


def _cell(cell: str | None) -> str:
    return " ".join(spreadsheet.unguarded((cell or "").strip()).split())


def _known(ids: Iterable[Any]) -> dict[str, Any]:
    """Return the ids by how a sheet may write them: as they are, or as the number a spreadsheet makes of them."""
    written = {" ".join(str(own).split()): own for own in ids}
    numbers = {text: str(int(text)) for text in written if text.isascii() and text.isdigit()}
    once = Counter(numbers.values())
    return {number: written[text] for text, number in numbers.items() if once[number] == 1} | written


def _unknown(given: str, ids: list) -> tuple[str, str, str]:
    """Say what is wrong with an id that is not in the corpus: found, expected, fix."""
    if not given:
        return "an empty cell", "an article of the corpus", "Write its id, or delete the row."
    near = get_close_matches(given, list(map(str, ids)), n=1)
    meant = f"Did you mean {shown(near[0])}? " if near else ""
    return shown(given), "an article of the corpus", f"{meant}Correct it, or write a new sheet: the corpus has changed."
