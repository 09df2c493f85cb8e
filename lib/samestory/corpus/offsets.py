"""Offsets of a corpus: spans as a table, the row that holds an offset, results kept with the corpus.

texts(corpus)               number, text and sentences of each article
table(corpus, …)            spans as a table, with sentence and zone
rows_at(corpus, table, …)   which row of a table holds an offset
zone_of(corpus, spans)      the zone that each span stands in
datelines(corpus)           where the datelines of each article stand
reports(corpus)             the first article with the same report, of each article
once_per_corpus             lets a function of a corpus run once for each corpus
once_by_event               the same, for tables of which parts of the corpus take their rows over
as_read                     lets a function read the texts as they read, and gives back offsets of the files
"""

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from ._corpus import ByEvent, Corpus
from .normalize import as_before, moved, numbers
from .text import fold

Result = TypeVar("Result")
NO_WORD = re.compile(r"[\W_]+")


def texts(corpus: Corpus) -> Iterator[tuple[int, str, list[int], list[int]]]:
    """Yield each article with its sentences.

    Parameters
    ----------
    corpus : Corpus
        The articles.

    Yields
    ------
    tuple
        The number of the article, its text, and the starts and the ends of its sentences in characters.
    """
    starts, ends = corpus.sentences["start"].to_numpy(), corpus.sentences["end"].to_numpy()
    bounds = np.searchsorted(corpus.sentences["article"].cat.codes.to_numpy(), np.arange(len(corpus.articles) + 1))
    for number, text in enumerate(corpus.articles["text"].tolist()):
        of_article = slice(bounds[number], bounds[number + 1])
        yield number, text, starts[of_article].tolist(), ends[of_article].tolist()


def table(corpus: Corpus, numbers: list[int], rows: list[tuple], columns: tuple[str, ...]) -> pd.DataFrame:
    """Make spans a table, with the sentence and the zone of each.

    Parameters
    ----------
    corpus : Corpus
        The articles that the spans are in.
    numbers : list of int
        For each span the number of its article in the corpus, in ascending order.
    rows : list of tuple
        One tuple a span; each begins with start and end.
    columns : tuple of str
        The names of what the tuples hold; the first two are start and end.

    Returns
    -------
    DataFrame
        article, start, end, text; the further columns; then sentence, zone and repeats of the sentence that holds the
        start. The zone is `dateline` for a span in a dateline that only opens its sentence.

    Examples
    --------
    >>> import pandas as pd
    >>> import samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["Moscow: Prices rose. Nobody said why."]}))
    >>> table(corpus, [0, 0], [(0, 6), (21, 27)], ("start", "end"))[["text", "sentence", "zone"]].values.tolist()
    [['Moscow', 0, 'dateline'], ['Nobody', 1, 'lead']]
    """
    spans = pd.DataFrame(rows, columns=list(columns)).astype({"start": int, "end": int})
    article = np.array(numbers, dtype=np.int64)
    whole = corpus.articles["text"].tolist()
    spans.insert(0, "article", pd.Categorical.from_codes(article, categories=corpus.articles.index))
    spans.insert(3, "text", pd.Series([whole[n][row[0] : row[1]] for n, row in zip(numbers, rows)], dtype="str"))
    within = rows_at(corpus, corpus.sentences, article, spans["start"].to_numpy())
    for name in ("sentence", "zone", "repeats"):
        spans[name] = corpus.sentences[name].take(within).to_numpy(dtype=object if name == "zone" else None)
    known = datelines(corpus)
    inside = [any(a <= start < b for a, b in known.get(n, ())) for n, start in zip(numbers, spans["start"].tolist())]
    spans["zone"] = spans["zone"].mask(np.array(inside, dtype=bool), "dateline")
    return spans


def rows_at(corpus: Corpus, table: pd.DataFrame, article: np.ndarray, offset: np.ndarray) -> np.ndarray:
    """Return for each offset the last row of its article that starts at or before it, else the article's first row.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    table : DataFrame
        Spans of the corpus with article and start in ascending order, such as `corpus.sentences`.
    article, offset : ndarray of int
        The numbers of articles in the corpus, and an offset in each, in characters.

    Returns
    -------
    ndarray of int
        Positions in `table`; for an article without a row, that of some other one.

    Notes
    -----
    Article and offset are joined in one ascending key, so that one binary search serves the whole corpus.
    """
    longest = int(corpus.articles["text"].str.len().max()) + 1
    begins = table["article"].cat.codes.to_numpy().astype(np.int64) * longest + table["start"].to_numpy()
    keys = np.asarray(article).astype(np.int64) * longest
    rows = np.searchsorted(begins, keys + offset, side="right") - 1
    return np.clip(rows, np.searchsorted(begins, keys), max(len(begins) - 1, 0))


def datelines(corpus: Corpus) -> dict[int, list[tuple[int, int]]]:
    """Return the (start, end) of the datelines of each article, by the number of the article."""
    zones = corpus.zones[corpus.zones["zone"] == "dateline"]
    spans: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in zip(zones["article"].cat.codes.tolist(), zones["start"].tolist(), zones["end"].tolist()):
        spans.setdefault(number, []).append((start, end))
    return spans


def zone_of(corpus: Corpus, spans: pd.DataFrame) -> np.ndarray:
    """Return the zone of the sentence that holds the start of each span."""
    number = numbers(spans["article"], corpus.articles.index)
    rows = rows_at(corpus, corpus.sentences, number, spans["start"].to_numpy(np.int64))
    return corpus.sentences["zone"].to_numpy(dtype=object)[rows]


def once_per_corpus(make: Callable[[Corpus], Result]) -> Callable[[Corpus], Result]:
    """Let a function of a corpus run once for each: its result is kept with the corpus, which never changes.

    Parameters
    ----------
    make : callable
        A function of a corpus alone.

    Returns
    -------
    callable
        The same function. It returns a table as a shallow copy, so that a reader may add columns without changing the
        kept one.
    """
    return _once(make, f"{make.__module__}.{make.__qualname__}")


def once_by_event(make: Callable[[Corpus], Result]) -> Callable[[Corpus], Result]:
    """Let a function of a corpus run once, as `once_per_corpus` does, and for parts of the corpus not again.

    Parameters
    ----------
    make : callable
        A function of a corpus alone that gives a table, or a tuple of tables, with a column `article`. The rows of an
        article may depend on reports of its own event, but on no other article.

    Returns
    -------
    callable
        The same function. A part of whole events (see `parts.taken`) takes its rows over from what is known; numbers
        of events in them stay those of the whole corpus.
    """
    return _once(make, ByEvent(f"{make.__module__}.{make.__qualname__}"))


def _once(make: Callable[[Corpus], Result], key: str) -> Callable[[Corpus], Result]:
    """Keep the result of a function of a corpus under a key."""

    @functools.wraps(make)
    def kept(corpus: Corpus) -> Any:
        result = corpus.cached(key, lambda: make(corpus))
        return result.copy(deep=False) if isinstance(result, pd.DataFrame) else result

    return kept


@once_per_corpus
def reports(corpus: Corpus) -> np.ndarray:
    """Return for each article the row of the first one of its outlet with the same words: one report, downloaded twice.

    Capitals, marks, white space and Unicode's ways to write one letter do not matter: they change with the download.
    Counts that take reports for independent go by it. Without an outlet, equal texts may be those of two outlets.
    """
    texts = [NO_WORD.sub("", fold(text)) for text in corpus.normalized.articles["text"]]
    outlets = corpus.articles["outlet"].to_numpy(dtype=object)
    facts = pd.DataFrame({"outlet": outlets, "text": texts, "row": np.arange(len(corpus))})
    first = facts.groupby(["outlet", "text"], sort=False, dropna=False)["row"].transform("first")
    return first.where(facts["outlet"] != "", facts["row"]).to_numpy()


def as_read(function: Callable[..., Result]) -> Callable[..., Result]:
    r"""Let a function of a corpus read the texts as they read: see `Corpus.normalized`.

    It takes and gives back spans of the files. Where every text reads as it stands, nothing is done.

    Parameters
    ----------
    function : callable
        Takes a corpus, and perhaps tables of its spans (`normalize.COLUMNS`); returns a table or anything else.

    Returns
    -------
    callable
        The same function. A table keeps its rows, attrs and further columns; the text of a span is the printed one.

    Examples
    --------
    >>> import samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["The Rus\xadsian fleet\nleft on Mon-\nday."]}))
    >>> find = as_read(lambda corpus: corpus.tokens.assign(text=corpus.tokens["token"].astype("str")))
    >>> find(corpus)["text"].tolist()
    ['The', 'Rus\xadsian', 'fleet', 'left', 'on', 'Mon-\nday', '.']
    """

    @functools.wraps(function)
    def reading(*given: Any, **named: Any) -> Any:
        corpus = next((value for value in (*given, *named.values()) if isinstance(value, Corpus)), None)
        if corpus is None or corpus.places is None:
            return function(*given, **named)
        tables: list[tuple[pd.DataFrame, pd.DataFrame]] = []
        read = functools.partial(_read, corpus, tables)
        named = {name: read(value) for name, value in named.items()}
        return _given(corpus, tables, function(*map(read, given), **named))

    return reading


def _read(corpus: Corpus, tables: list[tuple[pd.DataFrame, pd.DataFrame]], value: Any) -> Any:
    """Return an argument as it reads; a table of spans is noted with what becomes of it."""
    if value is corpus:
        return corpus.normalized
    if not isinstance(value, pd.DataFrame):
        return value
    tables.append((moved(value, corpus.places.read, corpus.articles.index, _versions(corpus)), value))
    return tables[-1][0]


def _given(corpus: Corpus, tables: list[tuple[pd.DataFrame, pd.DataFrame]], result: Any) -> Any:
    """Return a result with offsets of the files; spans that came with an argument are given back untouched."""
    if isinstance(result, tuple):
        parts = [_given(corpus, tables, part) for part in result]
        return type(result)(*parts) if hasattr(result, "_fields") else tuple(parts)
    if not isinstance(result, pd.DataFrame):
        return result
    own: dict[str, pd.Series] = {}
    for read, given in tables:
        own |= as_before(result, read, given)
    texts = _versions(corpus)[::-1]
    return moved(result, corpus.places.given, corpus.articles.index, texts, own).assign(**own)


def _versions(corpus: Corpus) -> tuple[list[str], list[str]]:
    """Return the texts as given and as they read."""
    return corpus.articles["text"].tolist(), corpus.normalized.articles["text"].tolist()
