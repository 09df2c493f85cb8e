"""Which spans stand in the same words: a quotation that several reports print is one statement, not several.

same_words(corpus, spans)   an id for each span, shared by those of one actor in the same words
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

import numpy as np
import pandas as pd

from ..errors import ArgumentError
from ._corpus import Corpus
from .normalize import numbers
from .offsets import as_read, reports, rows_at
from .text import fold

# Words on each side that must be the same. In 149 reports of 50 events (BASIL) eight join quotations of one statement
# only, also where one report prints less of it; five join, once, what two events have in common.
AROUND = 8
FEWEST = 5  # words, the mention as one, under which a short sentence recurs by chance (Clough et al. 2002)
FARTHEST = 200  # characters in which those words are looked for
_DOUBLE, _ANY = re.compile('"'), re.compile(r"\"|(?<!\w)'|'(?!\w)")
_LABEL = re.compile(r"[^\":]{1,40}:\s")  # "A: ", "Lee: ": who speaks, in an interview
_BETWEEN = re.compile(r"(?:,[\"']|[\"'],)\s[^\"]{3,80}?,\s[\"']")  # what parts a quotation: ," said Lee, "
_STOPS = re.compile(r"(?<=\b\w)\.(?=\W|\w\.)")  # the stops of an initialism
_WORD = re.compile(r"\w+")


@as_read
def same_words(corpus: Corpus, spans: pd.DataFrame) -> pd.Series:
    """Give each span an id that spans of one actor in the same words share.

    Parameters
    ----------
    corpus : Corpus
    spans : DataFrame
        article, start, end (characters); may also hold sentence voice and actor, as `actors.mentions` does.

    Returns
    -------
    Series of str
        One id a span, with the index of `spans`. It depends on the words alone, so parts of a table can be joined.

    Raises
    ------
    ArgumentError
        An article is not in the corpus.

    Notes
    -----
    Two spans have the same words where the eight words before and the eight behind are the same, or all up to an end of
    the sentence. For a span in quoted voice a quotation mark ends them too, so the words around a quotation do not
    matter, nor those that part it ("…," said Lee, "…"). Capitals, marks, white space and the stops of initialisms do
    not matter, nor by which of its names an actor is called. A passage of fewer than five words recurs by chance: it
    only equals itself, and its like in another copy of the same report (`offsets.reports`).

    Examples
    --------
    >>> from samestory import read_corpus
    >>> texts = ["Lee said: “We will never trust Russia.”", "“We will never trust Russia”, Lee repeated. Russia left."]
    >>> spans = pd.DataFrame({"article": ["000", "001", "001"], "start": [31, 21, 44], "end": [37, 27, 50]})
    >>> ids = same_words(read_corpus(pd.DataFrame({"text": texts})), spans.assign(voice=["quoted", "quoted", "outlet"]))
    >>> ids[0] == ids[1], ids[1] == ids[2]
    (True, False)
    """
    ids = corpus.articles.index
    number = numbers(spans["article"], ids)
    if (number < 0).any():
        unknown = spans["article"].tolist()[number.argmin()]
        raise ArgumentError("corpus.copies.same_words", "spans", unknown, "an article of this corpus", ids[:20])
    quoted = (spans["voice"] == "quoted").tolist() if "voice" in spans else [False] * len(spans)
    actors = (spans["actor"] if "actor" in spans else pd.Series("", spans.index)).tolist()
    report, found, seen = reports(corpus), [], Counter()
    for article, actor, passage, marked in zip(number.tolist(), actors, _passages(corpus, spans, number), quoted):
        before, inside, behind = _inside_marks(*passage) if marked else passage
        key = actor or _words(inside), _words(before)[-AROUND:], _words(behind)[:AROUND]
        if len(key[1]) + 1 + len(key[2]) < FEWEST:
            seen[article, key] += 1
            key = str(ids[report[article]]), *key, seen[article, key]
        found.append(sha256(repr(key).encode("utf-8", "backslashreplace")).hexdigest()[:12])
    return pd.Series(found, index=spans.index, dtype="str")


def _passages(corpus: Corpus, spans: pd.DataFrame, number: np.ndarray) -> Iterator[tuple[str, str, str]]:
    """Yield what stands before, in and behind each span in its sentence, folded."""
    sentences, texts = corpus.sentences, corpus.articles["text"].tolist()
    first, last = (spans[side].to_numpy(np.int64) for side in ("start", "end"))
    begin = sentences["start"].to_numpy()[rows_at(corpus, sentences, number, first)]
    stop = sentences["end"].to_numpy()[rows_at(corpus, sentences, number, last - 1)]
    begin, stop = np.maximum(begin, first - FARTHEST), np.minimum(np.maximum(stop, last), last + FARTHEST)
    places = zip(number.tolist(), begin.tolist(), stop.tolist(), (first - begin).tolist(), (last - begin).tolist())
    folded = ((fold(texts[n][a:b]), start, end) for n, a, b, start, end in places)
    return ((text[:start], text[start:end], text[end:]) for text, start, end in folded)


def _inside_marks(before: str, inside: str, behind: str) -> tuple[str, str, str]:
    """Cut off what stands outside the quotation marks around a span, or before the label of a turn."""
    before, behind = (_BETWEEN.sub(" ", text) if "," in text else text for text in (before, behind))
    whole, start, end = before + inside + behind, len(before), len(before) + len(inside)
    marks = _DOUBLE if before.count('"') % 2 or behind.count('"') % 2 else _ANY  # else ' may be an apostrophe
    label = _LABEL.match(before)
    opening = max((mark.end() for mark in marks.finditer(whole, 0, start)), default=label.end() if label else 0)
    closing = marks.search(whole, end)
    return whole[opening:start], inside, whole[end : closing.start() if closing else len(whole)]


@lru_cache(maxsize=4096)  # the words around a name that is repeated without end are the same
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_STOPS.sub("", text) if "." in text else text))
