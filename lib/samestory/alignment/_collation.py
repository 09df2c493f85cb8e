"""Several wordings of one utterance, laid over one another word by word, as a critical apparatus lays manuscripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import pandas as pd

from ..corpus.text import fold
from ..language.words import stem_of

COLUMNS = ["version", "column", "word", "start", "end", "differs"]
EQUAL, ALIKE, OTHER, GAP = 3, 2, -1, -1  # the same word, the same stem, another word in its place, no word
_CHUNK = re.compile(r"[^\s—]+—?|—")  # a word as printed, with the punctuation on it
_EDGE = re.compile(r"^[^\w%$€£]+|[^\w%$€£]+$")


class _Word(NamedTuple):
    printed: str
    start: int
    end: int
    key: str  # folded, without the punctuation around it


def collate(versions: Sequence[str]) -> pd.DataFrame:
    """Lay versions of one utterance over one another, word by word.

    Returns a table, a row for each version and column: `version` (its number), `column`, `word` (as printed; "" where
    the version has none), `start`, `end` (characters of the version; -1 for a gap), `differs` (more than half of the
    versions have another word here, or none; case and punctuation aside. With two versions that part, both differ).

    Method: versions are added one by one, the most central first, each by the best global alignment with the columns so far
    (Needleman & Wunsch 1970); words of one stem rather share a column than words that have nothing in common.

    >>> table = collate(["India knows this well", "India understands it well", "India knows well"])
    >>> [" ".join(w or "–" for w in row) for row in table.pivot(index="version", columns="column", values="word").values]
    ['India knows this well', 'India understands it well', 'India knows – well']
    >>> table.loc[table["differs"], "word"].tolist()
    ['this', 'understands', 'it', '']
    """
    read = [_words(text) for text in versions]
    columns: list[dict[int, _Word]] = []
    for n in _order(versions):
        columns = _added(columns, n, read[n])
    rows = []
    for n in range(len(read)):
        for at, column in enumerate(columns):
            word = column.get(n, _Word("", -1, -1, ""))
            rows.append((n, at, word.printed, word.start, word.end, _differs(column, word.key, len(read))))
    return pd.DataFrame(rows, columns=COLUMNS)


def _words(text: str) -> list[_Word]:
    return [_Word(m[0], m.start(), m.end(), _EDGE.sub("", fold(m[0])) or m[0]) for m in _CHUNK.finditer(text)]


def _order(versions: Sequence[str]) -> list[int]:
    """The most central version first, then those most like it; ties in the order given."""
    folded = [[w.key for w in _words(text)] for text in versions]
    alike = [[SequenceMatcher(None, a, b, autojunk=False).ratio() for b in folded] for a in folded]
    central = max(range(len(folded)), key=lambda n: (sum(alike[n]), -n), default=0)
    return sorted(range(len(folded)), key=lambda n: (n != central, -alike[central][n], n))


def _added(columns: list[dict[int, _Word]], version: int, words: list[_Word]) -> list[dict[int, _Word]]:
    """The columns with one more version in them."""
    best = _best(columns, words)
    out, i, j = [], len(columns), len(words)
    while i or j:
        if i and j and best[i][j] == best[i - 1][j - 1] + _fit(columns[i - 1], words[j - 1]):
            i, j = i - 1, j - 1
            out.append({**columns[i], version: words[j]})
        elif i and best[i][j] == best[i - 1][j] + GAP:
            i -= 1
            out.append(columns[i])
        else:
            j -= 1
            out.append({version: words[j]})
    return out[::-1]


def _best(columns: list[dict[int, _Word]], words: list[_Word]) -> list[list[int]]:
    """The best score of the first i columns with the first j words."""
    best = [[GAP * j for j in range(len(words) + 1)]]
    for i, column in enumerate(columns, 1):
        row = [GAP * i]
        for j, word in enumerate(words, 1):
            row.append(max(best[i - 1][j - 1] + _fit(column, word), best[i - 1][j] + GAP, row[j - 1] + GAP))
        best.append(row)
    return best


def _fit(column: dict[int, _Word], word: _Word) -> int:
    if any(word.key == other.key for other in column.values()):
        return EQUAL
    return ALIKE if any(stem_of(word.key) == stem_of(other.key) for other in column.values()) else OTHER


def _differs(column: dict[int, _Word], key: str, versions: int) -> bool:
    """Whether at most half of the versions have this word (or this gap) in the column."""
    counts = Counter(word.key for word in column.values())
    counts[""] = versions - len(column)
    return counts[key] < versions and 2 * counts[key] <= versions
