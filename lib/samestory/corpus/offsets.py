"""Spans found in single texts, put together as one table of a corpus: article, text, sentence, zone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ._corpus import Corpus


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
    within = _sentences(corpus, article, found["start"].to_numpy())
    for name in ("sentence", "zone", "repeats"):
        found[name] = corpus.sentences[name].take(within).to_numpy(dtype=object if name == "zone" else None)
    known = datelines(corpus)
    inside = [any(a <= start < b for a, b in known.get(n, ())) for n, start in zip(numbers, found["start"].tolist())]
    found["zone"] = found["zone"].mask(np.array(inside, dtype=bool), "dateline")
    return found


def _sentences(corpus: Corpus, article: np.ndarray, start: np.ndarray) -> np.ndarray:
    """The row of the sentence that holds each offset: articles and offsets joined in one ascending key."""
    codes = corpus.sentences["article"].cat.codes.to_numpy().astype(np.int64)
    longest = int(corpus.articles["text"].str.len().max()) + 1
    return np.maximum(
        np.searchsorted(codes * longest + corpus.sentences["start"].to_numpy(), article * longest + start, side="right")
        - 1,
        0,
    )


def datelines(corpus: Corpus) -> dict[int, list[tuple[int, int]]]:
    """Start and end of the datelines of each article, by its number."""
    zones = corpus.zones[corpus.zones["zone"] == "dateline"]
    spans: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in zip(zones["article"].cat.codes.tolist(), zones["start"].tolist(), zones["end"].tolist()):
        spans.setdefault(number, []).append((start, end))
    return spans
