"""A corpus as one line of word classes, so that grammar can be read off with plain string tests.

Every token becomes one character (table below), a quotation one `Q`, a sentence or paragraph edge one `|` or `¶`.
No tagger is asked: closed-class words come from short lists, the rest from form and case. That is coarse, but it
carries what attribution needs (who stands before this verb, what follows it) at millions of words a second.

| class | stands for | class | stands for |
|---|---|---|---|
| `N` `Z` | capitalised word, with possessive 's | `n` `z` | other word, with possessive 's |
| `P` `O` | pronoun as subject, as object | `D` `0` | determiner or possessive, number |
| `x` `m` `t` `!` `r` | form of be/have/do, modal, to, not, adverb | `o` `i` | of, other preposition |
| `c` `b` `s` `w` | and/or, but, subordinator, who/which | `V` `G` | form of a cue verb, its -ing form |
| `e` | another verb in a finite form | `K` `J` | form of a cue verb, capitalised |
| `Q` `q` | quotation, single mark outside one |
| `,` `:` `;` `-` `(` `)` `.` | punctuation | `|` `¶` | edge of a sentence, of a paragraph |
"""

import re
from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from ..corpus import Corpus
from ..corpus.text import fold
from ..language.inflection import NOT_PAST, PAST
from ._marks import quoted

_CLOSED = {
    "D": "the a an this these those every each some any no all both either neither several many most few such "
    "another his her their its my our your",
    "P": "i he she it they we you someone somebody everyone everybody anyone nobody none others he's she's "
    "they're we're i'm i've it's he'd she'd they'd i'd we'd "
    "we've they've he'll she'll they'll i'll we'll you're you've that's there's there",
    "O": "him them me us himself herself themselves itself myself ourselves",
    "x": "is are was were be been being am has have had having do does did done isn't aren't wasn't weren't "
    "hasn't haven't hadn't don't doesn't didn't get gets got",
    "m": "will would can could may might shall should must won't wouldn't can't couldn't cannot shouldn't ought",
    "t": "to",
    "!": "not never n't",
    "o": "of",
    "i": "in on at by for from with without about into onto over under between among against during through "
    "toward towards upon within across behind beyond "
    "near amid amidst amongst despite following regarding concerning including via than like unlike off per out "
    "up down around since outside inside along beside besides except",
    "c": "and or nor &",
    "b": "but yet",
    "s": "that if whether because while whereas as although though unless when where why how after before until "
    "once so",
    "w": "who which whom whose what whoever whatever",
    "r": "also just still again now then later earlier even only once always often ever already soon too "
    "perhaps maybe instead meanwhile however thus "
    "therefore moreover today yesterday tomorrow ago here first once twice much more rather quite very almost "
    "nearly away back together further "
    "monday tuesday wednesday thursday friday saturday sunday",
}
_BY_WORD = {word: kind for kind, words in _CLOSED.items() for word in words.split()}
_NOT_ADVERBS = frozenset(
    "family ally rally reply italy july assembly supply early daily weekly monthly only anomaly bully fly rely "
    "apply elderly likely "
    "friendly deadly costly unlikely butterfly monopoly emily kelly billy beverly molly sally".split()
)
_MARKS = frozenset("\"“”„«»＂'‘’‹›`")
_PUNCTUATION = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    ".": ".",
    "?": ".",
    "!": ".",
    "…": ".",
}


class Line(NamedTuple):
    """The corpus as parallel sequences, one item a token, quotation or edge."""

    kinds: str  # the classes, one character an item
    start: list[int]  # offsets in the article
    end: list[int]
    article: np.ndarray  # position of the article in corpus.articles
    code: list[int]  # index into words; -1 for quotations and edges
    words: list[str]  # folded words of the corpus
    quotes: dict[int, int]  # item of a quotation -> its row in `spans`
    spans: list[tuple[int, int, int]]  # every stretch in marks: article position, start, end
    dateline: np.ndarray  # is the item part of a dateline?
    edges: list[int]  # items that are edges of sentences or paragraphs
    paragraphs: list[int]  # those of paragraphs

    def word(self, item: int) -> str:
        """The folded word of an item, or an empty string."""
        code = self.code[item]
        return self.words[code] if code >= 0 else ""

    def begin(self, item: int) -> int:
        """The edge before an item: where its sentence begins."""
        at = bisect_left(self.edges, item)
        return self.edges[at - 1] if at else 0

    def stop(self, item: int) -> int:
        """The first edge at or behind an item: where its sentence ends."""
        at = bisect_left(self.edges, item)
        return self.edges[at] if at < len(self.edges) else len(self.kinds)

    def paragraph(self, item: int) -> int:
        """The edge at which the paragraph of an item begins."""
        at = bisect_left(self.paragraphs, item)
        return self.paragraphs[at - 1] if at else 0


def kind_of(word: str, forms: dict[str, str]) -> str:
    """The class of one word; `forms` gives the class of every form of a cue verb."""
    low = fold(word)
    first = word[0]
    if first in _MARKS:
        return "q"
    if not (first.isalnum() or len(word) > 1 and word[1:2].isalnum()):
        return _PUNCTUATION.get(first, "-" if first in "-–—" else "c" if first == "&" else ".")
    upper = first.isupper()
    if (
        low in _BY_WORD
        and not (len(word) > 1 and word.isupper() and low in ("us", "it"))
        and word not in ("Will", "May")
    ):
        return _BY_WORD[low]
    if first.isdigit():
        return "0"
    if low.endswith(("'s", "s'")) and len(low) > 2:
        return "Z" if upper else "z"
    if low in forms:
        return {"V": "K", "G": "J"}[forms[low]] if upper else forms[low]
    if upper:
        return "N"
    if low.endswith("ed") and len(low) > 4 and low not in NOT_PAST or low in PAST:
        return "e"
    return "r" if low.endswith("ly") and low not in _NOT_ADVERBS else "n"


def line(corpus: Corpus, forms: dict[str, str]) -> Line:
    """Lay the corpus out as one line; `forms` as in `kind_of`."""
    tokens, sentences = corpus.tokens, corpus.sentences
    spans = [(at, a, b) for at, text in enumerate(corpus.articles["text"].tolist()) for a, b in quoted(text)]
    words = [str(w) for w in tokens["token"].cat.categories]
    if not len(tokens):
        return Line("¶", [0], [0], np.array([0]), [-1], [], {}, spans, np.array([False]), [0], [0])
    kinds = np.array([ord(kind_of(w, forms)) for w in words], dtype=np.uint32)
    code = tokens["token"].cat.codes.to_numpy().astype(np.int64)
    article = _positions(corpus, tokens["article"])
    start, end = (tokens[side].to_numpy(dtype=np.int64, copy=True) for side in ("start", "end"))
    kind = kinds[code]
    edge = _edges(article, tokens["sentence"].to_numpy(), corpus, sentences)
    _settle_capitals(kind, edge)
    keep = ~_abbreviation_stops(kind, edge)
    code = code.copy()
    heads = _collapse(spans, article, start, end, kind, edge, code, keep)
    laid = _join(kind, start, end, article, code, edge, keep, heads, [fold(w) for w in words], spans)
    return laid._replace(dateline=_datelines(corpus, laid))


def _datelines(corpus: Corpus, laid: Line) -> np.ndarray:
    """Which items stand in a dateline ("Moscow:"), or end one."""
    zones = corpus.zones[(corpus.zones["zone"] == "dateline").to_numpy(dtype=bool)]
    out = np.zeros(len(laid.kinds), dtype=bool)
    if len(zones):
        where = sort_key(laid.article, np.array(laid.start))
        at = _positions(corpus, zones["article"])
        first = np.searchsorted(where, sort_key(at, zones["start"].to_numpy()))
        last = np.searchsorted(where, sort_key(at, zones["end"].to_numpy()), side="right")
        for a, b in zip(first.tolist(), last.tolist()):
            out[a : b + 1] = True
    return out


def _positions(corpus: Corpus, column) -> np.ndarray:
    """Position in corpus.articles of every row of an `article` column."""
    where = {name: at for at, name in enumerate(corpus.articles.index)}
    lookup = np.array([where[name] for name in column.cat.categories], dtype=np.int64)
    return lookup[column.cat.codes.to_numpy()]


def _edges(article, sentence, corpus, sentences) -> np.ndarray:
    """For every token: 2 at the first of a paragraph, 1 at the first of another sentence, else 0."""
    keys = sort_key(_positions(corpus, sentences["article"]), sentences["sentence"].to_numpy())
    order = np.argsort(keys, kind="stable")
    at = order[np.searchsorted(keys[order], sort_key(article, sentence))]
    paragraph = sentences["paragraph"].to_numpy()[at]
    edge = np.zeros(len(article), dtype=np.int8)
    edge[0] = 2
    other = article[1:] != article[:-1]
    edge[1:][sentence[1:] != sentence[:-1]] = 1
    edge[1:][other | (paragraph[1:] != paragraph[:-1])] = 2
    return edge


def sort_key(article: np.ndarray, number: np.ndarray) -> np.ndarray:
    """One sortable number for (article position, sentence number or offset)."""
    return article.astype(np.int64) << 40 | number.astype(np.int64)


def _settle_capitals(kind, edge) -> None:
    """Capitalised forms of cue verbs are verbs in title-case lines and at the start of a sentence; else names."""
    capital = np.isin(kind, [ord("K"), ord("J")])
    if not capital.any():
        return
    first = np.flatnonzero(edge)
    sentence = np.cumsum(edge > 0) - 1
    low = np.isin(kind, [ord(c) for c in "nzVGe"])
    length = np.diff(np.append(first, len(kind)))
    title_case = (np.add.reduceat(low.astype(np.int64), first) * 8 < length) & (length >= 4)
    verb = capital & (title_case[sentence] | (edge > 0))
    kind[capital & ~verb] = ord("N")
    kind[verb & (kind == ord("K"))] = ord("V")
    kind[verb & (kind == ord("J"))] = ord("G")


def _abbreviation_stops(kind, edge) -> np.ndarray:
    """Stops inside a sentence (Mr., Sen., J.) are no punctuation."""
    stop = kind == ord(".")
    inside = np.append(edge[1:] == 0, False) & (edge == 0)
    before_mark = np.append(np.isin(kind[1:], [ord(c) for c in "q.)"]), True)
    return stop & inside & ~before_mark


def _collapse(spans, article, start, end, kind, edge, code, keep) -> dict[int, int]:
    """Make one `Q` of every quotation, in place; returns token -> row of spans."""
    heads: dict[int, int] = {}
    if not spans:
        return heads
    where = sort_key(article, start)
    table = np.array(spans, dtype=np.int64)
    begin = np.searchsorted(where, sort_key(table[:, 0], table[:, 1]))
    stop = np.searchsorted(where, sort_key(table[:, 0], table[:, 2]))
    mark = ord("q")
    for row, (a, b) in enumerate(zip(begin.tolist(), stop.tolist())):
        if a >= b:
            continue
        left, right = a - 1, b
        while (
            left >= 0
            and kind[left] == mark
            and article[left] == article[a]
            and end[left] >= start[left + 1] - 1
            and left >= a - 2
        ):
            keep[left] = False
            edge[a] = max(edge[a], edge[left])
            left -= 1
        while (
            right < len(kind)
            and kind[right] == mark
            and article[right] == article[a]
            and start[right] <= end[right - 1] + 1
        ):
            keep[right] = False
            if right + 1 < len(kind):
                edge[right + 1] = max(edge[right + 1], edge[right])
            right += 1
        keep[a + 1 : b] = False
        keep[a] = True
        kind[a], code[a] = ord("Q"), -1
        start[a], end[a] = spans[row][1], spans[row][2]
        heads[a] = row
    return heads


def _join(kind, start, end, article, code, edge, keep, heads, words, spans) -> Line:
    """Drop what was collapsed and put the edges in as items of their own."""
    at = np.flatnonzero(keep)
    edges = edge[at]
    before = np.flatnonzero(edges)
    sign = np.where(edges[before] == 2, ord("¶"), ord("|")).astype(np.uint32)

    def put(values: np.ndarray, fill) -> np.ndarray:
        return np.append(np.insert(values[at], before, fill), values[at][-1:])

    line_kind = np.append(np.insert(kind[at], before, sign), np.uint32(ord("¶")))
    line_code = put(code, -1)
    line_code[-1] = -1
    new = np.arange(len(at)) + np.cumsum(edges > 0)
    place = dict(zip(at.tolist(), new.tolist()))
    quotes = {place[token]: row for token, row in heads.items()}
    line_start = np.append(np.insert(start[at], before, start[at][before]), end[at][-1])
    line_end = np.append(np.insert(end[at], before, start[at][before]), end[at][-1])
    text = line_kind.astype("<u4").tobytes().decode("utf-32-le")
    return Line(
        text,
        line_start.tolist(),
        line_end.tolist(),
        put(article, article[at][before]),
        line_code.tolist(),
        words,
        quotes,
        spans,
        np.empty(0),
        [m.start() for m in re.finditer("[|¶]", text)],
        [m.start() for m in re.finditer("¶", text)],
    )
