"""A passage in its sentence: the span marked, voices shaded, whose voice in words, and a link to the article."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from markupsafe import Markup

from ...corpus import Corpus
from .._style import VOICES
from ..reading._links import anchor, file_name
from ._points import Passage
from ._shades import shades

AROUND = 300  # characters of a sentence before and after a span; a longer sentence is cut
SPAN = 900  # characters of a span; a longer one is cut
MARKS = {"outlet": "■", "reported": "▲", "quoted": "●"}  # the markers of the figures
QUOTE = Markup('<blockquote dir="auto">{}{}<mark>{}</mark>{}{}</blockquote>')
VOICE = Markup('<span class="voice"><span class="sign {}" aria-hidden="true">{}</span> {}</span>')
WHERE = Markup('<p class="where">{} <span class="place">{}</span></p>')
LINK = Markup('<a href="{}">sentence {}, characters {}–{}</a>')
SHADED = Markup('<span class="{}">{}</span>')
PLACE = Markup("characters {}–{}")


class Writer:
    """What is needed to write passages of a corpus: texts, names, sentences, voices, and which articles have a page."""

    def __init__(self, corpus: Corpus, pages: Iterable[str]) -> None:
        self.corpus, self.pages, self.names = corpus, set(pages), dict(corpus.names)
        self.texts = dict(zip(corpus.fileids(), corpus.articles["text"].tolist()))
        self.codes = corpus.sentences["article"].cat.codes.to_numpy()
        self.sentences = cache(self._sentences)
        self.shades = cache(lambda article: Runs.of(shades(corpus, article)))

    def name(self, article: Any) -> str:
        """Name a report."""
        return str(self.names.get(article, article))

    def passage(self, passage: Passage) -> Markup:
        """Write a passage."""
        text, (start, end) = self.texts[passage.article], passage[1:3]
        first, last = self._sentence(passage)
        left, right, stop = max(first, start - AROUND), min(last, end + AROUND), min(end, start + SPAN)
        quote = QUOTE.format(
            "… " if left > first else "",
            self._shaded(passage.article, text, left, start),
            self._shaded(passage.article, text, start, stop),
            " […] " if stop < end else self._shaded(passage.article, text, end, right),
            " …" if right < last and stop == end else "",
        )
        return quote + WHERE.format(voice(passage.voice, passage.speaker), self._place(passage))

    def _place(self, passage: Passage) -> Markup:
        address = anchor(self.corpus, passage.article, passage.start)
        if file_name(passage.article) not in self.pages:
            return PLACE.format(passage.start, passage.end)
        return LINK.format(address, address.rpartition("#s")[2], passage.start, passage.end)

    def _sentence(self, passage: Passage) -> tuple[int, int]:
        """Return where the sentences of a passage begin and end."""
        starts, ends = self.sentences(passage.article)
        first, last = (max(bisect_right(starts, at) - 1, 0) for at in (passage.start, passage.end - 1))
        if not starts:
            return passage.start, passage.end
        return min(starts[first], passage.start), max(ends[last], passage.end)

    def _sentences(self, article: Any) -> tuple[list[int], list[int]]:
        """Return the starts and ends of the sentences of an article."""
        number = self.corpus.articles.index.get_loc(article)
        rows = slice(*np.searchsorted(self.codes, [number, number + 1]))
        return tuple(self.corpus.sentences[column].iloc[rows].tolist() for column in ("start", "end"))

    def _shaded(self, article: Any, text: str, start: int, end: int) -> Markup:
        """Shade a piece of an article by voice."""
        pieces, at = [], start
        for first, last, spoken in self.shades(article).between(start, end):
            first, last = max(at, first), min(last, end)
            pieces += [text[at:first], SHADED.format(spoken, text[first:last])]
            at = last
        return Markup("").join([*pieces, text[at:end]])


class Runs(NamedTuple):
    """Runs of voices in order, and their ends, for a binary search."""

    runs: list[tuple[int, int, str]]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, runs: list[tuple[int, int, str]]) -> "Runs":
        """Prepare runs."""
        return cls(runs, [run[0] for run in runs], [run[1] for run in runs])

    def between(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return the runs that lie between two offsets, if only in part."""
        return self.runs[bisect_right(self.ends, start) : bisect_left(self.starts, end)]


def voice(spoken: str, speaker: str) -> Markup:
    """Say whose voice it is, with the marker of the figures."""
    said = VOICES[spoken] if spoken == "outlet" else f"{VOICES[spoken]}: {speaker or 'nobody named'}"
    return VOICE.format(spoken, MARKS[spoken], said)


def joined(words: Iterable[object], most: int, more: str = "more") -> str:
    """Write words as a list in a sentence; those beyond `most` as a number."""
    words = [str(word) for word in words]
    few = words[:most] + ([f"{len(words) - most:,} {more}"] if len(words) > most else [])
    return f"{', '.join(few[:-1])} and {few[-1]}" if len(few) > 1 else "".join(few)
