"""Tables of spans, moved between the texts as given and the texts as they read."""

from collections.abc import Callable, Container, Sequence

import numpy as np
import pandas as pd

Place = Callable[[np.ndarray, np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]

# Columns of spans in the tables of all packages: the article, start, end, and the text that stands there.
COLUMNS = (
    ("article", "start", "end", ("text", "node")),
    ("article", "speaker_start", "speaker_end", ("speaker_text",)),
    ("article", "holder_start", "holder_end", ()),
    ("article", "cue_start", "cue_end", ("cue",)),
    ("article_a", "start_a", "end_a", ("text_a",)),
    ("article_b", "start_b", "end_b", ("text_b",)),
    ("example_article", "example_start", "example_end", ("example",)),
    ("article", "context_start", "context_end", ("context",)),  # the end is that of the context
)


def moved(
    table: pd.DataFrame, place: Place, articles: pd.Index, texts: tuple[list[str], list[str]], left: Container[str] = ()
) -> pd.DataFrame:
    """Return a table with its spans, and the texts of these, as another version of the articles has them.

    Parameters
    ----------
    table : DataFrame
        Spans of a corpus. Missing spans, and such as lie outside their article, stay as they are.
    place : callable
        Takes numbers of articles, starts and ends, and returns the other starts and ends.
    articles : Index
        The ids of all articles.
    texts : pair of lists
        The articles as the table has them, and as the result has them.
    left : container of str
        Columns that stay as they are.
    """
    new: dict[str, pd.Series] = {}
    other = np.array([one != another for one, another in zip(*texts)], bool)
    for article, start, end, names in COLUMNS:
        if article not in table or start not in table or start in left:
            continue
        number = numbers(table[article], articles)
        first = _offsets(table[start])
        last = first + table["context"].str.len() if start == "context_start" else first + 1
        last = _offsets(table[end]) if end in table else np.asarray(last, float)
        known = np.flatnonzero((number >= 0) & (first >= 0) & (last >= first))
        known = known[other[number[known]]]  # spans of all other articles stay where they are
        known = known[last[known] <= np.array(list(map(len, texts[0])))[number[known]] + (end not in table)]
        spans = number[known], first[known].astype(np.int64), last[known].astype(np.int64)
        others = place(*spans)
        for name, offsets in zip((start, end), others):
            if name in table:
                new[name] = table[name].copy()
                new[name].iloc[known] = pd.Series(offsets).astype(table[name].dtype).array
        for name in names:
            if name in table and (end in table or name == "context"):
                new[name] = _printed(table[name], known, spans, others, texts)
        if start == "context_start" and "words" in table:
            new["words"] = _inside(table["words"], known, spans, others, place, texts[1])
        new |= _around(table, known, spans, others, texts) if "node" in table and start == "start" else {}
    return table.assign(**new)


def numbers(article: pd.Series, articles: pd.Index) -> np.ndarray:
    """Return the number of each row's article, -1 where there is none."""
    if isinstance(article.dtype, pd.CategoricalDtype) and article.cat.categories.equals(articles):
        return article.cat.codes.to_numpy(np.int64)
    return articles.get_indexer(article.to_numpy(dtype=object))


def _offsets(column: pd.Series) -> np.ndarray:
    """Return offsets as numbers; NaN where a span is missing or no number."""
    return pd.to_numeric(column, errors="coerce").to_numpy(dtype=float, na_value=np.nan)


def _printed(
    column: pd.Series, known: np.ndarray, spans: tuple, others: tuple, texts: tuple[list[str], list[str]]
) -> pd.Series:
    """Return a column with the text of each span, where it holds the text of the span as it was."""
    values = column.to_numpy(dtype=object).copy()
    rows = zip(known.tolist(), *(part.tolist() for part in (*spans, *others)))
    for row, number, start, end, first, last in rows:
        if values[row] == texts[0][number][start:end]:
            values[row] = texts[1][number][first:last]
    return pd.Series(values, index=column.index, name=column.name).astype(column.dtype)


def _around(
    table: pd.DataFrame, known: np.ndarray, spans: tuple, others: tuple, texts: tuple[list[str], list[str]]
) -> dict[str, pd.Series]:
    """Return the context of a concordance, as long as it was."""
    left, right = (table[side].to_numpy(dtype=object).copy() for side in ("left", "right"))
    for row, number, first, last in zip(known.tolist(), spans[0].tolist(), *(part.tolist() for part in others)):
        left[row] = texts[1][number][max(0, first - len(left[row])) : first]
        right[row] = texts[1][number][last : last + len(right[row])]
    return {
        side: pd.Series(values, index=table.index, dtype=table[side].dtype)
        for side, values in (("left", left), ("right", right))
    }


def _inside(
    column: pd.Series, known: np.ndarray, spans: tuple, others: tuple, place: Place, texts: list[str]
) -> pd.Series:
    """Return the words behind a score, a table in each row, with offsets of the context that was moved."""
    values = column.to_numpy(dtype=object).copy()
    for row, number, before, after in zip(known.tolist(), *(part.tolist() for part in (*spans[:2], others[0]))):
        words = values[row]
        begins, stops = (words[side].to_numpy(np.int64) + before for side in ("start", "end"))
        begins, stops = place(np.full(len(words), number), begins, stops)
        printed = [texts[number][a:b] for a, b in zip(begins.tolist(), stops.tolist())]
        values[row] = words.assign(start=begins - after, end=stops - after, text=pd.Series(printed, words.index, "str"))
    return pd.Series(values, index=column.index, name=column.name)


def as_before(result: pd.DataFrame, read: pd.DataFrame, given: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the columns of spans that a result has from a table that was moved, as the table had them."""
    changed: Sequence[str] = [name for name in given if name in result and given[name] is not read[name]]
    known = {name for article, *sides, names in COLUMNS for name in (*sides, *names)}
    kept = [name for name in changed if name in known]
    if not kept or not result.index.equals(given.index) or not all(result[name].equals(read[name]) for name in kept):
        return {}
    return {name: given[name] for name in kept}
