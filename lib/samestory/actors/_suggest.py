"""Capitalized names that no codebook knows yet, and what a capital letter is worth where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from ..corpus import Corpus
from ..corpus import offsets as spans
from ..corpus.text import STARTERS
from ..language.capitals import CALENDAR, FUNCTION, title_case
from ._aliases import CAPITALIZED, Index, index, pattern

PRONOUNS = frozenset("I We You They He She It That There What Who Here Let".split())
_NAME = r"(?:(?:[A-Z]\.){1,3}|St\.|Mt\.|[^\W\d_a-z]\w*(?:['’&-]\w+)*+)"
RUN = re.compile(rf"(?<![\w@/#]){_NAME}(?:[ \xa0](?:(?:of|de|du|del|al|bin|van|von)[ \xa0](?:the[ \xa0])?)?{_NAME})*")


def suggest(corpus: Corpus, n: int = 30, actors: str | Path | dict | None = None) -> pd.DataFrame:
    """Frequent capitalized names that the codebook does not know, for the researcher to add.

    Columns: name count articles article start end text. `count` is the number of occurrences, `articles` of articles
    that hold one; article, start, end and text give the first occurrence. Sorted by count, then name. Headlines in
    title case and repeated sentences are left out; a single word at the start of a sentence counts only where the same
    word also stands capitalized inside one; titles, weekdays and months are no names.
    """
    book = index(actors)
    firm: Counter[str] = Counter()
    loose: Counter[str] = Counter()
    holds: dict[str, set[int]] = {}
    example: dict[str, tuple[int, int, int]] = {}
    for number, start, end, name, opens in _names_in(corpus, book):
        (loose if opens else firm)[name] += 1
        holds.setdefault(name, set()).add(number)
        example.setdefault(name, (number, start, end))
    counts = {name: count + loose[name] for name, count in firm.items()}
    best = sorted(counts, key=lambda name: (-counts[name], name))[:n]
    ids, texts = corpus.articles.index, corpus.articles["text"].tolist()
    rows = [
        (name, counts[name], len(holds[name]), ids[at], start, end, texts[at][start:end])
        for name in best
        for at, start, end in [example[name]]
    ]
    return pd.DataFrame(rows, columns=["name", "count", "articles", "article", "start", "end", "text"])


def _names_in(corpus: Corpus, book: Index) -> Iterable[tuple[int, int, int, str, bool]]:
    """Runs of capitalized words: article number, start, end, name, and whether it is one word that opens a sentence."""
    repeated = corpus.sentences["repeats"].to_numpy() >= 0
    first = 0
    for number, text, begins, stops in spans.texts(corpus):
        skipped = {i for i, span in enumerate(zip(begins, stops)) if repeated[first + i] or title_case(text, span)}
        first += len(begins)
        for run in RUN.finditer(text):
            at = max(bisect_right(begins, run.start()) - 1, 0)
            if at not in skipped:
                for start, end in _pieces(text, run.start(), run.end(), begins[at], book):
                    opens = not any(c.isalnum() for c in text[begins[at] : start])
                    yield (
                        number,
                        start,
                        end,
                        " ".join(text[start:end].replace("’", "'").split()),
                        opens and " " not in text[start:end],
                    )


def _pieces(text: str, start: int, end: int, opening: int, book: Index) -> list[tuple[int, int]]:
    """What is left of a run after the codebook's names, titles, dates and the word that any sentence may open with."""
    pieces, at, piece = [], start, None
    for word in re.finditer(r"\S+", text[start:end]):
        begin, stop = start + word.start(), start + word.end()
        if begin < at:
            continue
        capital = CAPITALIZED.match(word[0])
        aliases = pattern(capital[0], book) if capital else None
        known = aliases.match(text, begin, end) if aliases else None
        plain = re.sub(r"['’]s?$", "", word[0])
        idle = (
            known
            or plain.rstrip(".") in book.titles
            or plain in CALENDAR
            or re.split("['’]", word[0])[0] in PRONOUNS
            or not piece
            and (word[0].islower() or begin <= opening + 1 and (plain in STARTERS or FUNCTION.fullmatch(plain)))
        )
        if idle:
            pieces.append(piece)
            piece, at = None, known.end() if known else stop
        else:
            piece = (piece[0] if piece else begin, begin + len(plain) if word[0][0].isupper() else stop)
    pieces.append(piece)
    return [
        (a, b)
        for a, b in filter(None, pieces)
        if b - a > 1 and text[a:b].split()[-1][0].isupper() and text[a:b] not in STARTERS
    ]
