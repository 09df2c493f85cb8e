"""Capitalized names that no codebook has yet, for the researcher to add."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from ..corpus import Corpus, offsets
from ..corpus.text import STARTERS
from ..language.capitals import CALENDAR, FUNCTION, title_case
from ._aliases import CAPITALIZED, Index, index, name_at

PRONOUNS = frozenset("I We You They He She It That There What Who Here Let".split())
_NAME = r"(?:(?:[A-Z]\.){1,3}|St\.|Mt\.|[^\W\d_a-z]\w*(?:['’&-]\w+)*+)"
RUN = re.compile(rf"(?<![\w@/#]){_NAME}(?:[ \xa0](?:(?:of|de|du|del|al|bin|van|von)[ \xa0](?:the[ \xa0])?)?{_NAME})*")
WORD = re.compile(r"\S+")
OWNER = re.compile(r"['’]s?$")


@offsets.as_read
def suggest(corpus: Corpus, n: int = 30, actors: str | Path | dict | None = None) -> pd.DataFrame:
    """Suggest frequent capitalized names that the codebook does not have, for the researcher to add.

    Parameters
    ----------
    corpus : Corpus
    n : int
        How many names.
    actors : the path of a codebook or a loaded one; None for the shipped one

    Returns
    -------
    DataFrame
        One row a name, the most frequent first, then by name.
        name: with straight apostrophes and single spaces.
        count, articles: the number of occurrences, and of articles with one.
        article, start, end, text: the first occurrence; offsets in characters.

    Notes
    -----
    Headlines in title case, repeated sentences, titles, weekdays and months do not count. A single word at the start
    of a sentence counts only where it also stands with a capital inside one.

    See Also
    --------
    mentions

    Examples
    --------
    >>> from samestory import read_corpus
    >>> table = pd.DataFrame({"text": ["In Valdor the Harbor Council met. Valdor slept."]})
    >>> suggest(read_corpus(table))["name"].tolist()
    ['Valdor', 'Harbor Council']
    """
    names = pd.DataFrame(_names_in(corpus, index(actors)), columns=["number", "start", "end", "name", "opens"])
    table = _counted(names).head(n)
    texts = corpus.articles["text"].tolist()
    table["article"] = corpus.articles.index[table["number"].astype(int)]
    table["text"] = [texts[at][start:end] for at, start, end in zip(table["number"], table["start"], table["end"])]
    return table[["name", "count", "articles", "article", "start", "end", "text"]]


def _counted(names: pd.DataFrame) -> pd.DataFrame:
    """Count the names that also stand inside a sentence, the most frequent first."""
    inside = names.loc[names["opens"].eq(False), "name"].unique()
    by_name = names[names["name"].isin(inside)].groupby("name", as_index=False)
    first = {column: (column, "first") for column in ("number", "start", "end")}
    counts = by_name.agg(count=("start", "size"), articles=("number", "nunique"), **first)
    return counts.sort_values(["count", "name"], ascending=[False, True], ignore_index=True)


def _names_in(corpus: Corpus, book: Index) -> Iterator[tuple[int, int, int, str, bool]]:
    """Yield names: number of the article, start, end, name, and whether it is one word that opens a sentence."""
    repeated = corpus.sentences["repeats"].to_numpy() >= 0
    first = 0
    for number, text, begins, stops in offsets.texts(corpus):
        skipped = {i for i, span in enumerate(zip(begins, stops)) if repeated[first + i] or title_case(text, span)}
        first += len(begins)
        for run in RUN.finditer(text):
            at = max(bisect_right(begins, run.start()) - 1, 0)
            for start, end in [] if at in skipped else _pieces(text, *run.span(), begins[at], book):
                opens = " " not in text[start:end] and not any(c.isalnum() for c in text[begins[at] : start])
                yield number, start, end, " ".join(text[start:end].replace("’", "'").split()), opens


def _pieces(text: str, start: int, end: int, opening: int, book: Index) -> list[tuple[int, int]]:
    """Cut a run at names of the codebook, titles, dates and the word that any sentence may open with."""
    pieces, piece, at = [], None, start
    for word in WORD.finditer(text, start, end):
        begin, stop = word.span()
        if begin < at:
            continue
        plain = OWNER.sub("", word[0])
        capital = CAPITALIZED.match(word[0])
        alias = name_at(text, begin, end, capital[0], book) if capital else None
        small = word[0].islower() or begin <= opening + 1 and (plain in STARTERS or FUNCTION.fullmatch(plain))
        no_name = plain.rstrip(".") in book.titles or plain in CALENDAR or re.split("['’]", word[0])[0] in PRONOUNS
        if alias or no_name or small and not piece:
            pieces.append(piece)
            piece, at = None, alias.end() if alias else stop
        else:
            piece = (piece[0] if piece else begin, begin + len(plain) if word[0][0].isupper() else stop)
    spans = [(a, b) for a, b in filter(None, [*pieces, piece]) if b - a > 1 and text[a:b] not in STARTERS]
    return [(a, b) for a, b in spans if text[a:b].split()[-1][0].isupper()]
