"""Offsets of a corpus: spans as a table, the row that holds an offset, results kept with the corpus."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from ._corpus import Corpus

Result = TypeVar("Result")


def texts(corpus: Corpus) -> Iterator[tuple[int, str, list[int], list[int]]]:
    """For each article its number, its text, and where its sentences start and end."""
    starts, ends = corpus.sentences["start"].to_numpy(), corpus.sentences["end"].to_numpy()
    first = np.searchsorted(corpus.sentences["article"].cat.codes.to_numpy(), np.arange(len(corpus.articles) + 1))
    for number, text in enumerate(corpus.articles["text"].tolist()):
        yield (
            number,
            text,
            starts[first[number] : first[number + 1]].tolist(),
            ends[first[number] : first[number + 1]].tolist(),
        )


def table(corpus: Corpus, numbers: list[int], rows: list[tuple], columns: tuple[str, ...]) -> pd.DataFrame:
    """One row a span: article start end text, the rows' further columns, then sentence, zone and repeats of its sentence.

    `numbers` are the articles' numbers in the corpus, in order; each row begins with start and end, as `columns` do.
    The zone is `dateline` for a span in a dateline that only opens its sentence.
    """
    found = pd.DataFrame(rows, columns=list(columns)).astype({"start": int, "end": int})
    article = np.array(numbers, dtype=np.int64)
    whole = corpus.articles["text"].tolist()
    found.insert(0, "article", pd.Categorical.from_codes(article, categories=corpus.articles.index))
    found.insert(3, "text", pd.Series([whole[n][row[0] : row[1]] for n, row in zip(numbers, rows)], dtype="str"))
    within = rows_at(corpus, corpus.sentences, article, found["start"].to_numpy())
    for name in ("sentence", "zone", "repeats"):
        found[name] = corpus.sentences[name].take(within).to_numpy(dtype=object if name == "zone" else None)
    known = datelines(corpus)
    inside = [any(a <= start < b for a, b in known.get(n, ())) for n, start in zip(numbers, found["start"].tolist())]
    found["zone"] = found["zone"].mask(np.array(inside, dtype=bool), "dateline")
    return found


def rows_at(corpus: Corpus, table: pd.DataFrame, article: np.ndarray, offset: np.ndarray) -> np.ndarray:
    """For each offset the number of the last row of `table` that starts at or before it in its article, else 0.

    `table` has article and start in ascending order; `article` holds numbers of articles. Article and offset are joined in
    one ascending key, so that one binary search serves the whole corpus.
    """
    longest = int(corpus.articles["text"].str.len().max()) + 1
    begins = table["article"].cat.codes.to_numpy().astype(np.int64) * longest + table["start"].to_numpy()
    keys = np.asarray(article).astype(np.int64) * longest + offset
    return np.maximum(np.searchsorted(begins, keys, side="right") - 1, 0)


def datelines(corpus: Corpus) -> dict[int, list[tuple[int, int]]]:
    """Start and end of the datelines of each article, by its number."""
    zones = corpus.zones[corpus.zones["zone"] == "dateline"]
    spans: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in zip(zones["article"].cat.codes.tolist(), zones["start"].tolist(), zones["end"].tolist()):
        spans.setdefault(number, []).append((start, end))
    return spans


def once_per_corpus(make: Callable[[Corpus], Result]) -> Callable[[Corpus], Result]:
    """Let a function of a corpus run once for each: its result is kept with the corpus, which never changes.

    A table is handed out as a shallow copy, so that a reader may add columns without changing what is kept.
    """
    key = f"{make.__module__}.{make.__qualname__}"

    @functools.wraps(make)
    def kept(corpus: Corpus) -> Any:
        result = corpus.cached(key, lambda: make(corpus))
        return result.copy(deep=False) if isinstance(result, pd.DataFrame) else result

    return kept
