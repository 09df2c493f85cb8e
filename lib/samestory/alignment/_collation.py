"""Several wordings of one utterance, laid over one another word by word, as a critical apparatus lays manuscripts."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import pandas as pd

from ..corpus.text import fold
from ..errors import ArgumentError
from ..language.words import stem_of

# Scores of an alignment: the same word, the same stem, another word in its place, no word. Not measured.
EQUAL, ALIKE, OTHER, GAP = 3, 2, -1, -1
LONGEST = (
    1000  # words of an utterance: the time grows with the square, and a quotation in the news has a hundred at most
)
BOTH, COLUMN, WORD = 2, 1, 0  # steps of an alignment: a word in a column, a column alone, a word alone
_CHUNK = re.compile(r"[^\s—]+—?|—")  # a word as printed, with the punctuation on it
_EDGE = re.compile(r"^[^\w%$€£]+|[^\w%$€£]+$")


class _Word(NamedTuple):
    printed: str = ""
    start: int = -1
    end: int = -1
    key: str = ""  # folded, without the punctuation around it


_Column = dict[int, _Word]  # number of a version -> its word in the column


def collate(versions: Sequence[str]) -> pd.DataFrame:
    """Lay versions of one utterance over one another, word by word.

    Parameters
    ----------
    versions : sequence of str
        Two or more wordings.

    Returns
    -------
    DataFrame
        One row a version and column (their numbers): version column word ("" for a gap), start end (characters, -1 for
        a gap), differs (at most half of the versions have this word or gap here, case and punctuation aside).

    Raises
    ------
    ArgumentError
        A version has more than 1,000 words.

    Notes
    -----
    Versions are added one by one, the most central first, each by the best global alignment with the columns so far
    (Needleman & Wunsch 1970). Words of one stem rather share a column than others.

    Examples
    --------
    >>> table = collate(["India knows this well", "India understands it well", "India knows well"])
    >>> grid = table.pivot(index="version", columns="column", values="word")
    >>> [" ".join(word or "–" for word in row) for row in grid.values]
    ['India knows this well', 'India understands it well', 'India knows – well']
    >>> table.loc[table["differs"], "word"].tolist()
    ['this', 'understands', 'it', '']
    """
    read = [_words(text) for text in versions]
    if (most := max(map(len, read), default=0)) > LONGEST:
        expected = f"utterances of at most {LONGEST:,} words; compare parts of them"
        raise ArgumentError("alignment.collate", "versions", f"{most:,} words", expected)
    columns: list[_Column] = []
    for n in _order(read):
        columns = _added(columns, n, read[n])
    rows = [
        (n, at, *word[:3], _differs(column, word.key, len(read)))
        for n in range(len(read))
        for at, column in enumerate(columns)
        for word in [column.get(n, _Word())]
    ]
    return pd.DataFrame(rows, columns=["version", "column", "word", "start", "end", "differs"])


def _words(text: str) -> list[_Word]:
    return [_Word(m[0], m.start(), m.end(), _EDGE.sub("", fold(m[0])) or m[0]) for m in _CHUNK.finditer(text)]


def _order(read: list[list[_Word]]) -> list[int]:
    """Put the most central version first, then those most like it; ties in the order given."""
    keys = [[word.key for word in words] for words in read]
    alike = [[SequenceMatcher(None, a, b, autojunk=False).ratio() for b in keys] for a in keys]
    central = max(range(len(keys)), key=lambda n: (sum(alike[n]), -n), default=0)
    return sorted(range(len(keys)), key=lambda n: (n != central, -alike[central][n], n))


def _added(columns: list[_Column], version: int, words: list[_Word]) -> list[_Column]:
    """Add one more version to the columns by the best alignment; of equal ones that with the words further right."""
    best = [[(GAP * j, WORD) for j in range(len(words) + 1)]]  # score and last step of i columns with j words
    of_words = [(word.key, stem_of(word.key)) for word in words]
    for i, column in enumerate(columns, 1):
        row, above = [(GAP * i, COLUMN)], best[-1]
        keys = {word.key for word in column.values()}
        stems = set(map(stem_of, keys))
        for j, (key, stem) in enumerate(of_words):
            fit = EQUAL if key in keys else ALIKE if stem in stems else OTHER
            row.append(max((above[j][0] + fit, BOTH), (above[j + 1][0] + GAP, COLUMN), (row[j][0] + GAP, WORD)))
        best.append(row)
    out, i, j = [], len(columns), len(words)
    while i or j:
        step = best[i][j][1]
        i, j = i - (step != WORD), j - (step != COLUMN)
        out.append({**(columns[i] if step != WORD else {}), **({version: words[j]} if step != COLUMN else {})})
    return out[::-1]


def _differs(column: _Column, key: str, versions: int) -> bool:
    """Tell whether at most half of the versions have this word (or this gap) in the column."""
    keys = Counter(word.key for word in column.values())
    keys[""] = versions - len(column)
    return keys[key] < versions and 2 * keys[key] <= versions
