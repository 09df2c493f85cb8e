"""What is noted of each row before any is analyzed: an id, an event, the number of words, whether it is a copy."""

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ...errors import Problem
from .. import text as tx
from .._checks import Cleaned, as_text, cleaned
from ..normalize import KINDS, normalize
from ..offsets import NO_WORD
from ._columns import Source
from ._cut import Slice
from ._read import rows_of

DIGITS = 16  # hexadecimal, of the checksums by which texts are compared: 64 bits
READ = ("title", "published", "dateline", "outlet", "path", "sha256", "zones", "text")  # what an analysis may depend on


class Survey(NamedTuple):
    """What is noted of a slice.

    `lines`, `ids` and `usable` have an entry for each row. `facts` has a row for each usable one: row (its number in
    the slice), text, facts and copy (checksums; copy is "" where a report cannot be one downloaded twice), declared and
    event, words and length, changes (how it reads otherwise than it stands). `told` has what was found in cleaning, of
    the rows where anything was. `numbers`: are all ids whole numbers? `problems`: of what is no row.
    """

    part: Slice
    lines: np.ndarray
    ids: list[str]
    usable: np.ndarray
    numbers: bool
    facts: pd.DataFrame
    told: dict[int, Cleaned]
    problems: list[Problem]


def survey(part: Slice, source: Source, form: str, event: str) -> Survey:
    """Note what all rows must agree on.

    Parameters
    ----------
    part : Slice
    source : Source
        What was decided of its file.
    form : str
        Of dates, as in `read_corpus`; "" for none.
    event : str
        The column that names the event; "" for none.

    Returns
    -------
    Survey
    """
    rows, problems = rows_of(part, source)
    given = [row.get("article") for row in rows]
    lines = np.array([int(row["at"].rsplit(None, 1)[1]) for row in rows], np.int64)
    found = [cleaned(row, form) for row in rows]
    usable = np.array([one.usable for one in found], bool)
    facts = [(n, *_facts(rows[n], event)) for n in np.flatnonzero(usable).tolist()]
    names = ["row", "text", "facts", "copy", "declared", "event", "words", "length", "changes"]
    told = {n: one for n, one in enumerate(found) if not one.usable or any(one[1:])}
    numbers = all(type(own) is int for own in given)
    table = pd.DataFrame(facts, columns=names)
    return Survey(part, lines, list(map(as_text, given)), usable, numbers, table, told, problems)


def _facts(row: dict, event: str) -> tuple:
    text = row["text"]
    reading = normalize(text)
    read = reading.text if reading else text
    named = as_text(row.get(event)) if event else ""
    copy = checksum(row["outlet"], NO_WORD.sub("", tx.fold(read))) if row["outlet"] else ""
    facts = checksum(*(as_text(row.get(name)) if name != "text" else text for name in READ))
    return checksum(text), facts, copy, row["event"], named, _words(read), len(text), _changes(reading)


def _words(text: str) -> int:
    """Count the words of a text, as `Corpus.articles` does."""
    return sum(_is_word(text[start:end]) for start, end in tx.tokens(text))


_is_word: Callable[[str], bool] = lru_cache(maxsize=200_000)(tx.is_word)


def _changes(reading: Any) -> int:
    """Write the kinds of changes of a reading as a number."""
    return sum(1 << n for n, kind in enumerate(KINDS) if kind in reading.changes) if reading else 0


def changes_of(number: int) -> dict[str, int]:
    """Read the kinds of changes from their number."""
    return {kind: 1 for n, kind in enumerate(KINDS) if number >> n & 1}


def checksum(*parts: str) -> str:
    """Return 64 bits by which texts are compared; no two lists of texts are written alike."""
    whole = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        whole.update(f"{len(data)} ".encode() + data)
    return whole.hexdigest()[:DIGITS]
