"""Draw a coding sheet: units at random from every stratum, each in its sentence, without the program's labels."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd

from ...corpus import Corpus, spreadsheet
from ...corpus.offsets import as_read, rows_at
from ...errors import ArgumentError

GIVEN = ["unit", "article", "before", "passage", "after", "question"]
ASKED = ["code", "note"]
KEY = ["unit", "article", "start", "end", "stratum", "weight"]
PLACE = KEY[1:4]
DIFFERENCE = "discrepancy"  # a column whose rows of one value are one unit: what discrepancies.find gives
LONGEST = 400  # characters of a neighboring sentence, or on each side of a span, that a coder sees


def sheet(
    corpus: Corpus,
    spans: pd.DataFrame,
    path: str | Path,
    question: str,
    codes: Sequence[str],
    n: int = 100,
    by: str | Sequence[str] = (),
    seed: int = 1,
) -> pd.DataFrame:
    """Write a blind coding sheet: units drawn at random, each in its sentence, and an empty column for the code.

    Parameters
    ----------
    corpus : Corpus
    spans : DataFrame
        article, start, end (characters): mentions for tone, sentences for frames, passages for voices. A table with a
        column discrepancy, as `discrepancies.find` gives it, has differences as its units: all passages of one stand
        in one row. The sheet shows no other column.
    path : str or Path
        The CSV file to write. A coder gets this file alone.
    question : str
        What the codebook asks of each row.
    codes : sequence of str
        The codes that may be given.
    n : int
        Spans to draw; all where there are fewer.
    by : str or sequence of str
        Columns that part the spans into strata (outlet, actor, the label itself). Each stratum gets equally many rows,
        as far as it has them, so that rare ones are coded too; the weights undo it.
    seed : int
        The same seed draws the same spans.

    Returns
    -------
    DataFrame
        The key, one row a unit in the order of the sheet: unit, article, start, end (of a difference its first
        passage), stratum, weight (units that it stands for), of a difference also discrepancy. It is also written
        beside the sheet as NAME-key.csv, for `evaluate`.

    Raises
    ------
    ArgumentError
        A column is missing, a span has no place, there are no spans, fewer than two codes, or n is below 1.
    SaveError
        The file cannot be written, or holds a sheet that somebody filled in.

    Notes
    -----
    The sheet is in random order and says neither outlet nor label. Its columns: unit (a digest of the place), article,
    before, passage (the sentence, the span between » and «), after, question (with the codes), code, note.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from samestory import read_corpus
    >>> corpus = read_corpus(pd.DataFrame({"text": ["Lee praised Oslo. Moe blamed Rome."]}))
    >>> spans = pd.DataFrame({"article": "000", "start": [12, 29], "end": [16, 33], "label": ["positive", "negative"]})
    >>> asks = "How does the sentence evaluate the name?"
    >>> key = sheet(corpus, spans, Path(mkdtemp(), "tone.csv"), asks, ["negative", "neutral", "positive"])
    >>> key[["article", "start", "end", "weight"]].sort_values("start").values.tolist()
    [['000', 12, 16, 1.0], ['000', 29, 33, 1.0]]
    """
    by = [by] if isinstance(by, str) else list(by)
    _check(spans, [*PLACE, *by], codes, n)
    told = spans.dropna(subset=PLACE)
    once = told.drop_duplicates(DIFFERENCE if DIFFERENCE in spans else PLACE).reset_index(drop=True)
    key = _drawn(once, by, n, np.random.default_rng(seed))
    allowed = [" ".join(str(code).split()) for code in codes]
    rows = key.assign(**_cells(corpus, key, spans), question=f"{question} ({' | '.join(allowed)})", code="", note="")
    spreadsheet.write_sheet(rows[[*GIVEN, *ASKED]], path, ASKED)
    spreadsheet.write(key.assign(codes=" | ".join(allowed)), key_of(path))
    return key


def key_of(path: str | Path) -> Path:
    """Give the file that says of each unit of a sheet where it stands."""
    return Path(path).with_name(f"{Path(path).stem}-key.csv")


def _check(spans: pd.DataFrame, needed: list[str], codes: Sequence[str], n: int) -> None:
    for column in needed:
        if column not in spans:
            raise ArgumentError("agreement.sheet", "spans", column, "a column of the table", list(spans.columns))
    if spans.empty:
        raise ArgumentError("agreement.sheet", "spans", "no rows", "spans to draw from")
    if isinstance(codes, str) or len(set(codes)) < 2:
        raise ArgumentError("agreement.sheet", "codes", codes, "two codes or more, such as ['yes', 'no']")
    if DIFFERENCE not in spans and spans[PLACE].isna().any(axis=None):
        wrong = f"row {int(np.flatnonzero(spans[PLACE].isna().any(axis=1))[0])} without a place"
        raise ArgumentError("agreement.sheet", "spans", wrong, "an article, a start and an end in every row")
    if n < 1:
        raise ArgumentError("agreement.sheet", "n", n, "at least 1")


def _drawn(spans: pd.DataFrame, by: list[str], n: int, chance: np.random.Generator) -> pd.DataFrame:
    """Draw the units: equally many of each stratum, as far as it has them."""
    columns = [*PLACE, *([DIFFERENCE] if DIFFERENCE in spans else [])]
    strata = spans[by].astype(str).agg(" · ".join, axis=1) if by else pd.Series("all", spans.index)
    sizes = strata.value_counts(sort=False).sort_index()
    takes = _shared_out(sizes.to_numpy(), n)
    rows = []
    for stratum, size, take in zip(sizes.index, sizes, takes):
        chosen = chance.choice(np.flatnonzero(strata == stratum), take, replace=False)
        rows.append(spans.iloc[chosen][columns].assign(stratum=stratum, weight=size / take if take else 0.0))
    drawn = pd.concat(rows).sample(frac=1, random_state=chance).reset_index(drop=True)
    named = drawn[columns[3:] or PLACE].astype(str).agg(" ".join, axis=1)
    return drawn.assign(unit=[_unit_of(name) for name in named])[[*KEY, *columns[3:]]]


def _unit_of(name: str) -> str:
    """Name a unit by a digest, which says nothing to a coder."""
    return "u" + sha256(name.encode("utf-8", "backslashreplace")).hexdigest()[:10]


def _shared_out(sizes: np.ndarray, n: int) -> list[int]:
    """Share n rows out evenly; what a small stratum cannot use goes to the others."""
    takes, left = np.zeros(len(sizes), int), min(n, int(sizes.sum()))
    while left:
        open_ = np.flatnonzero(takes < sizes)
        each = max(left // len(open_), 1)
        for stratum in open_[:left]:
            take = min(each, sizes[stratum] - takes[stratum], left)
            takes[stratum] += take
            left -= take
    return takes.tolist()


def _cells(corpus: Corpus, key: pd.DataFrame, spans: pd.DataFrame) -> dict[str, list[str]]:
    """Give what a coder sees of each unit: of a span its sentence and those around it, of a difference all passages."""
    if DIFFERENCE not in key:
        return {name: list(cells) for name, cells in _passages(corpus, key[PLACE]).items() if name not in PLACE}
    own = spans[spans[DIFFERENCE].isin(key[DIFFERENCE])]
    told = own.dropna(subset=PLACE)
    seen = _passages(corpus, told[PLACE].astype({"start": "int64", "end": "int64"}).reset_index(drop=True))["passage"]
    passages = seen.groupby(told[DIFFERENCE].to_numpy(dtype=object)).agg(" / ".join)
    silent = own[own["start"].isna()].groupby(DIFFERENCE).size().reindex(passages.index, fill_value=0)
    says = passages + [f" / (not told by {n} of the reports)" if n else "" for n in silent]
    return {"before": [""] * len(key), "passage": says[key[DIFFERENCE]].tolist(), "after": [""] * len(key)}


@as_read
def _passages(corpus: Corpus, key: pd.DataFrame) -> pd.DataFrame:
    """Give for each place its sentence with the span marked, and the sentences before and after it."""
    sentences, texts = corpus.sentences, corpus.articles["text"]
    number = corpus.articles.index.get_indexer(key["article"].to_numpy(dtype=object))
    first = rows_at(corpus, sentences, number, key["start"].to_numpy(np.int64))
    last = rows_at(corpus, sentences, number, key["end"].to_numpy(np.int64) - 1)
    articles, starts, ends = (sentences[name].tolist() for name in ("article", "start", "end"))
    seen: dict[str, list[str]] = {"before": [], "passage": [], "after": []}
    for article, start, end, one, other in zip(key["article"], key["start"], key["end"], first, last):
        text = texts[article]
        near = {"before": one - 1, "after": other + 1}
        for side, n in near.items():
            inside = 0 <= n < len(articles) and articles[n] == article
            seen[side].append(_line(text[starts[n] : ends[n]][:LONGEST]) if inside else "")
        begin, stop = max(starts[one], start - LONGEST), min(ends[other], end + LONGEST)
        seen["passage"].append(_line(f"{text[begin:start]}»{text[start:end]}«{text[end:stop]}"))
    return key.assign(**seen)


def _line(text: str) -> str:
    return " ".join(text.split())
