"""From rows to a corpus: each article is annotated once, then the tables are built."""

import warnings
from collections import Counter
from collections.abc import Sequence, Sized
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from ..errors import CorpusError, CorpusWarning, Problem, unreadable
from . import dates, health, normalize
from . import text as tx
from ._checks import FACTS, as_text, checked
from ._corpus import Corpus, counted
from ._encodings import some
from ._files import rows_of
from ._zones import Span, Zone, repeats, zones

COLUMNS = (*FACTS, "path", "sha256", "text", "words")
LISTED = 20  # problems that the warning spells out; a damaged export has one in every article
# Columns that hardly a row has would make a table of rows times rows; so many cells of such, and columns, are kept.
RARE, CELLS, RARE_KEPT = 0.01, 5_000_000, 1000
INTERNAL = ("at", "article", "zones", "given")
Annotated = tuple[np.ndarray, list[str], np.ndarray, list[tuple[int, int, str, str]]]


def read_corpus(source: Any, date_format: str | None = None) -> Corpus:
    """Read a corpus from a folder, a file or a DataFrame.

    An article with a problem is left out, or only its bad fact is. A `CorpusWarning` counts the problems and
    lists the first twenty, articles left out before others; `Corpus.problems` lists all.

    Parameters
    ----------
    source : str, Path or DataFrame
        A folder with a manifest corpus.csv (columns file, article, sha256, event, outlet, title, published, dateline,
        zones, and further ones); a folder of .txt files, or of .json files with one object an article; a .csv, .tsv,
        .jsonl, .json or .parquet file (also .gz); a .txt file; or a DataFrame. Tables need a text column (text, body,
        content, …). Columns of quanteda, news-please, newspaper, Media Cloud, GDELT and others are known
        (codebooks/columns.toml). UTF-8, UTF-16 and Windows-1252 are read.

    date_format : str, optional
        How dates are written, such as "%d/%m/%Y" (codes of `datetime.strptime`). Without it 2025-10-03, 2025/10/03,
        20251003, October 3, 2025 and 3 October 2025 are read, also with a time; 10/03/2025, which may be two days,
        is a problem that says so.

    Returns
    -------
    Corpus
        `problems` keeps the faults found; `notes` the columns taken and those not used, guessed encodings, made-up
        ids, equal texts, dates and events that were written in another way, and what was passed over in a folder.
        Line ends are kept.

    Raises
    ------
    ArgumentError
        Where the source is neither a path nor a DataFrame, or the format of dates is none.
    CorpusError
        Where there is nothing to read, or no article is left.

    Examples
    --------
    >>> import pandas as pd
    >>> read_corpus(pd.DataFrame({"text": ["Prices rose. Nobody said why."]}))
    <Corpus: 1 article, 0 declared events, 2 sentences, 5 words>
    """
    form = dates.check_form(date_format) if date_format is not None else ""
    rows, problems, notes = rows_of(source)
    good = checked(rows, problems, notes, form)
    if not good:
        raise CorpusError(problems or unreadable("corpus", "no article", "at least one", "Add the articles.").problems)
    corpus = corpus_of(good, problems, notes)
    if problems:
        warnings.warn(_listed(problems, len(good)), CorpusWarning, stacklevel=2)
    return corpus


def _listed(problems: list[Problem], read: int) -> str:
    left_out = counted(sum(problem.left_out is True for problem in problems), "article")
    counts = f"{counted(read, 'article')} read, {left_out} left out, {counted(len(problems), 'problem')}:"
    first = sorted(problems, key=lambda problem: problem.left_out is not True)[:LISTED]
    more = len(problems) - len(first)
    rest = [f"and {counted(more, 'more problem')}; corpus.problems lists all"] if more else []
    return "\n  ".join([counts, *map(str, first), *rest])


def corpus_of(good: list[dict], problems: list[Problem], notes: list[str], usual: float | None = None) -> Corpus:
    """Annotate the texts as they read; where one reads otherwise than it stands, lay out the texts as given as well.

    `usual` is the usual number of words where the articles are a part of a larger corpus.
    """
    texts = [row["text"] for row in good]
    readings = list(map(normalize.normalize, texts))
    if not any(readings):
        return _as_read(good, problems, notes, usual)
    notes += normalize.notes([row["article"] for row in good], readings)
    read = [
        row | {"text": reading.text, "given": row["text"]} if reading else row for row, reading in zip(good, readings)
    ]
    return _as_given(_as_read(read, problems, notes, usual), texts, normalize.Places(texts, readings))


def _as_read(good: list[dict], problems: list[Problem], notes: list[str], usual: float | None) -> Corpus:
    ids = pd.Index([row["article"] for row in good], name="article")
    vocabulary: dict[str, int] = {}  # tokens as they come, numbered: millions of strings would take the memory
    of_sentences, zone, of_tokens, zoned = zip(*(_annotate(row, vocabulary, problems) for row in good))
    sentences = _table(of_sentences, ids, ["sentence", "start", "end", "paragraph", "repeats"])
    sentences.insert(5, "zone", list(chain.from_iterable(zone)))
    tokens = _table(of_tokens, ids, ["sentence", "start", "end", "token"])
    is_word, token = np.array(list(map(tx.is_word, vocabulary)), bool), tokens["token"].to_numpy()
    article = tokens["article"].cat.codes.to_numpy()
    words = np.bincount(article[is_word[token]], minlength=len(ids))
    counted = health.Counted(words, np.median(words) if usual is None else usual)
    problems += health.count(good, counted, article, token, list(vocabulary))
    # Sorted, so that the order of the articles leaves no trace.
    token = pd.Categorical.from_codes(token, categories=pd.Index(vocabulary, dtype="str"))
    tokens["token"] = token.reorder_categories(pd.Index(sorted(vocabulary), dtype="str"))
    zones = pd.DataFrame(chain.from_iterable(zoned), columns=["start", "end", "text", "zone"])
    zones.insert(0, "article", _article(zoned, ids))
    return Corpus(_articles(good, words, ids, notes), sentences, tokens, zones, _problems(problems), notes)


# --- one article -------------------------------------------------------------------------------------------------


def _annotate(row: dict, vocabulary: dict[str, int], problems: list[Problem]) -> Annotated:
    """Return sentences as an array, the zone of each, tokens as an array, and the zones; add to the vocabulary."""
    text = row["text"]
    lines, spans = tx.paragraphs(text), tx.sentences(text)
    zoned = _zoned(row, lines, spans, problems)
    given = row.get("given")
    problems += health.look(row | {"text": given}, tx.paragraphs(given)) if given else health.look(row, lines)
    starts = [start for start, _ in spans]
    # The zone of a sentence is that of its last character: "Moscow: …" is a lead that a dateline opens.
    zone = [zoned[n][2] for n in _last_before([start for start, _, _ in zoned], [end - 1 for _, end in spans])]
    paragraph = _last_before([start for start, _ in lines], starts)
    sentences = np.column_stack([np.arange(len(spans)), spans, paragraph, repeats(text, spans, zone)])
    tokens = tx.tokens(text)
    number = [vocabulary.setdefault(text[start:end], len(vocabulary)) for start, end in tokens]
    tokens = np.column_stack([_last_before(starts, [start for start, _ in tokens]), tokens, number])
    parts = [(start, end, text[start:end], name) for start, end, name in zoned]
    return sentences.astype(np.int32), zone, tokens.astype(np.int32), parts


def _last_before(starts: Sequence[int], offsets: Sequence[int] | np.ndarray) -> np.ndarray:
    """Return for each offset the number of the last part that starts at or before it."""
    return np.searchsorted(starts, offsets, side="right") - 1


def _zoned(row: dict, lines: list[Span], spans: list[Span], problems: list[Problem]) -> list[Zone]:
    """Find the zones of an article; where the manifest's own cannot be read, report it and let the rules decide."""
    title = normalize.normalize(row["title"])
    row = row | {"title": title.text if title else row["title"]}
    try:
        return zones(row["text"], lines, spans, row["title"], as_text(row.get("zones")))
    except ValueError as reason:
        expected, fix = "for example 'headline:0 lead:1 body:2-9'", "Correct the cell; the rules decide until then."
        problems.append(Problem(row["at"], "zones", str(reason), expected, fix, False))
        return zones(row["text"], lines, spans, row["title"])


# --- the tables --------------------------------------------------------------------------------------------------


def _table(of_article: Sequence[np.ndarray], ids: pd.Index, columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"article": _article(of_article, ids)} | dict(zip(columns, np.concatenate(of_article).T)))


def _article(of_article: Sequence[Sized], ids: pd.Index) -> pd.Categorical:
    """Return the article of each row, given the rows of each article."""
    return pd.Categorical.from_codes(np.repeat(np.arange(len(ids)), list(map(len, of_article))), categories=ids)


def _as_given(read: Corpus, texts: list[str], places: normalize.Places) -> Corpus:
    """Lay out a corpus of texts as they read over the texts as given."""
    articles = read.articles.assign(text=pd.array(texts, dtype=read.articles["text"].dtype))
    other = np.array([one != given for one, given in zip(read.articles["text"].tolist(), texts)])
    tables = []
    for table in (read.sentences, read.tokens, read.zones):
        number = table["article"].cat.codes.to_numpy(np.int64)
        rows = np.flatnonzero(other[number])
        start, end = (table[side].to_numpy(copy=True) for side in ("start", "end"))
        start[rows], end[rows] = places.given(number[rows], start[rows].astype(np.int64), end[rows].astype(np.int64))
        spans = zip(number[rows].tolist(), start[rows].tolist(), end[rows].tolist())
        tables.append((table.assign(start=start, end=end), rows, [texts[n][first:last] for n, first, last in spans]))
    (sentences, *_), (tokens, rows, printed), (zones, of_zones, passages) = tables
    tokens["token"] = _printed(tokens["token"].array, rows, printed)
    zones.iloc[of_zones, zones.columns.get_loc("text")] = passages
    return Corpus(articles, sentences, tokens, zones, read.problems, read.notes, (read, places))


def _printed(tokens: pd.Categorical, rows: np.ndarray, printed: list[str]) -> pd.Categorical:
    """Return the tokens with those of some rows as printed, in as many categories as are used."""
    known, codes = tokens.categories.tolist(), tokens.codes.astype(np.int64)
    number = {word: n for n, word in enumerate(known)}
    codes[rows] = [number.setdefault(word, len(number)) for word in printed]
    used = np.bincount(codes, minlength=len(number)) > 0
    words = sorted(word for word, n in number.items() if used[n])
    place = np.full(len(number), -1)
    place[[number[word] for word in words]] = np.arange(len(words))
    return pd.Categorical.from_codes(place[codes], categories=pd.Index(words, dtype="str"))


def _articles(good: list[dict], words: np.ndarray, ids: pd.Index, notes: list[str]) -> pd.DataFrame:
    known = {name: [row.get(name) for row in good] for name in (*FACTS, "path", "sha256", "text")}
    table = pd.DataFrame(known, index=ids, dtype="str")
    table["words"] = words
    further = {}
    for name in _further(good, notes):
        values = [row.get(name) for row in good]
        text = all(value is None or isinstance(value, str) for value in values)
        further[name] = [value or "" for value in values] if text else values
    return pd.concat([table, pd.DataFrame(further, index=ids)], axis=1)  # at once: a table may have 2,000 columns


def _further(good: list[dict], notes: list[str]) -> list[str]:
    """Name the further columns; of thousands that hardly a row has, as where keys are data, the fullest."""
    return kept_columns(Counter(chain.from_iterable(good)), len(good), notes)


def kept_columns(filled: Counter[str], articles: int, notes: list[str]) -> list[str]:
    """Name the further columns to keep, told how many of the articles have each."""
    names = [name for name in filled if name not in COLUMNS and name not in INTERNAL]
    rare = sorted((name for name in names if filled[name] < RARE * articles), key=lambda name: -filled[name])
    room = max(CELLS // articles, RARE_KEPT)
    if len(rare) <= room:
        return names
    left = set(rare[room:])
    notes.append(
        f"Not kept: {len(left):,} columns that under {RARE:.0%} of the rows have, such as {some(rare[room:][:3])}."
    )
    return [name for name in names if name not in left]


def _problems(problems: list[Problem]) -> pd.DataFrame:
    table = pd.DataFrame(problems, columns=list(Problem._fields)).fillna({"left_out": False}).astype({"left_out": bool})
    table["text"] = pd.Series(list(map(str, problems)), dtype="str")
    return table
