"""A corpus as one line of word classes, so that grammar can be read off with plain string tests.

Every token becomes one character (table below), a quotation one `Q`, a sentence or paragraph edge one `|` or `¶`.
No statistical tagger is used: closed classes come from codebooks/word_classes.toml, cue verbs from
codebooks/cues.toml, the rest from form and case. That is coarse, but attribution needs no more (who stands before
this verb, what follows it), and it reads millions of words a second.

| class | stands for | class | stands for |
|---|---|---|---|
| `N` `Z` | capitalized word, with possessive 's | `n` `z` | other word, with possessive 's |
| `P` `O` | pronoun as subject, as object | `D` `0` | determiner or possessive, number |
| `x` `m` `t` `!` `r` | form of be/have/do, modal, to, not, adverb | `o` `i` | of, other preposition |
| `c` `b` `s` `w` | and/or, but, subordinator, who/which | `V` `G` | form of a cue verb, its -ing form |
| `e` | another verb in a finite form | `K` `J` | form of a cue verb, capitalized |
| `Q` `q` | quotation, single mark outside one |
| `,` `:` `;` `-` `(` `)` `.` | punctuation | `|` `¶` | edge of a sentence, of a paragraph |
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .. import codebooks
from ..corpus import Corpus
from ..corpus.offsets import datelines, rows_at
from ..corpus.text import fold
from ..language.cue_verbs import cue_verbs
from ..language.inflection import NOT_PAST, PAST
from .passages import Passage, passages

Span = tuple[int, int]  # the first and the last item of a phrase in the line

_BOOK = codebooks.read("word_classes")
BOOK = codebooks.read("cues")
CUES = cue_verbs()
LISTS = {name: frozenset(words) for name, words in _BOOK["lists"].items()}
_CLASSES = {word: kind for kind, words in _BOOK["classes"].items() if len(kind) == 1 for word in words}
_CLASSES |= {day.lower(): "r" for day in codebooks.read("calendar")["weekdays"]["names"]}
_MARKS = frozenset("\"“”„«»＂'‘’‹›`")
_PUNCTUATION = dict(zip(",;:()[].?!…-–—&", ",;:()()....---c"))
_CAPITALIZED = {"V": "K", "G": "J"}
_PARTICLES, _PREFIXES, _RETIRED = (frozenset(BOOK["persons"][name]) for name in ("particles", "prefixes", "retired"))


class Line(NamedTuple):
    """The corpus as parallel sequences, one item a token, quotation or edge."""

    kinds: str  # the classes, one character an item
    words: list[str]  # the folded words; "" for quotations and edges
    types: list[str]  # every folded word, several times where capitals differ
    type_of: np.ndarray  # the number in `types` of every item's word
    start: list[int]  # offsets in the article
    end: list[int]
    article: list[int]  # number of the article in corpus.articles
    texts: list[str]  # the articles
    edges: list[int]  # items that are edges of sentences or paragraphs
    paragraphs: list[int]  # those of paragraphs
    passages: dict[int, Passage]  # what makes a quotation one, by its item, in order
    bounds: list[int]  # the first item of every article, and the end

    def items_of(self, words: Container[str]) -> list[int]:
        """List the items whose folded word is one of `words`."""
        wanted = np.fromiter((word in words for word in self.types), dtype=bool, count=len(self.types))
        return np.flatnonzero(wanted[self.type_of]).tolist()

    def item_at(self, article: int, offset: int) -> int:
        """Return the last item that starts at or before an offset of an article."""
        return bisect_right(self.start, offset, self.bounds[article], self.bounds[article + 1]) - 1

    def begin(self, item: int) -> int:
        """Return the edge before an item: where its sentence begins."""
        at = bisect_left(self.edges, item)
        return self.edges[at - 1] if at else 0

    def stop(self, item: int) -> int:
        """Return the first edge at or behind an item: where its sentence ends."""
        at = bisect_left(self.edges, item)
        return self.edges[at] if at < len(self.edges) else len(self.kinds)

    def paragraph(self, item: int) -> int:
        """Return the edge at which the paragraph of an item begins."""
        at = bisect_left(self.paragraphs, item)
        return self.paragraphs[at - 1] if at else 0

    def text(self, first: int, last: int) -> str:
        """Return the text from one item to another as printed."""
        return self.texts[self.article[first]][self.start[first] : self.end[last]]

    def of(self, span: Span) -> str:
        """Return the classes of the items of a span."""
        return self.kinds[span[0] : span[1] + 1]


def class_of(word: str, low: str) -> str:
    """Return the class of one word; `low` is the word, folded."""
    first = word[0]
    if not first.isalnum() and first in _MARKS:
        return "q"
    if not (first.isalnum() or len(word) > 1 and word[1].isalnum()):
        return _PUNCTUATION.get(first, ".")
    if low in _CLASSES and not _is_name(word, low):
        return _CLASSES[low]
    if first.isdigit():
        return "0"
    upper = first.isupper() or _is_prefixed(word)
    if low.endswith(("'s", "s'")) and len(low) > 2:
        return "Z" if upper else "z"
    if low in CUES.forms and not _is_name(word, low):
        return _CAPITALIZED[CUES.forms[low]] if upper else CUES.forms[low]
    if upper:
        return "N"
    if low.endswith("ed") and len(low) > 4 and low not in NOT_PAST or low in PAST:
        return "e"
    return "r" if low.endswith("ly") and low not in LISTS["not_adverbs"] else "n"


def _is_name(word: str, low: str) -> bool:
    """Say whether a word of a closed class or a cue verb is a name by its capitals."""
    return word in ("Will", "May", "States", "STATES") or len(word) > 1 and word.isupper() and low in ("us", "it")


def _is_prefixed(word: str) -> bool:
    """Say whether a word is a name with a small particle joined to it (al-Assad, d'Estaing)."""
    if word.isalnum():
        return False
    particle, mark, name = word.replace("’", "-").replace("'", "-").partition("-")
    return bool(mark) and particle in _PREFIXES and name[:1].isupper()


def sort_key(article: np.ndarray, offset: np.ndarray) -> np.ndarray:
    """Join an article's number and an offset in one sortable number."""
    return article.astype(np.int64) << 40 | offset.astype(np.int64)


@dataclass
class _Tokens:
    """The tokens of a corpus as columns, which the steps of `lay_out` change in place."""

    kind: np.ndarray  # code point of the class
    word: np.ndarray  # number of the word type, -1 for a quotation
    start: np.ndarray
    end: np.ndarray
    article: np.ndarray
    edge: np.ndarray  # 2 at the first token of a paragraph, 1 at the first of another sentence, else 0
    keep: np.ndarray


def lay_out(corpus: Corpus) -> Line:
    """Lay the corpus out as one line."""
    texts = corpus.articles["text"].tolist()
    if not len(corpus.tokens):
        return Line("¶", [""], [""], np.zeros(1, dtype=np.int64), [0], [0], [0], texts, [0], [0], {}, [0, 1])
    types = corpus.tokens["token"].cat.categories.tolist()
    low = fold("\n".join(types)).split("\n")  # one call: a call a word would take as long as the classes
    tokens = _tokens(corpus, types, low)
    _settle_datelines(corpus, tokens)
    _settle_capitals(tokens.kind, tokens.edge)
    tokens.keep = ~_abbreviation_stops(tokens.kind, tokens.edge)
    _settle_names(tokens, types)
    _drop_in_names(tokens, low)
    found = [passages(text) for text in texts]
    _collapse(tokens, found)
    return _join(tokens, [*low, ""], texts, found)


def _tokens(corpus: Corpus, types: list[str], low: list[str]) -> _Tokens:
    word, article = (corpus.tokens[name].cat.codes.to_numpy().astype(np.int64) for name in ("token", "article"))
    start, end = (corpus.tokens[side].to_numpy(dtype=np.int64, copy=True) for side in ("start", "end"))
    kind = np.array([*map(ord, map(class_of, types, low))], dtype=np.uint32)[word]
    sentence = rows_at(corpus, corpus.sentences, article, start)
    paragraph = corpus.sentences["paragraph"].to_numpy()[sentence]
    edge = np.full(len(word), 2, dtype=np.int8)
    edge[1:] = np.diff(sentence) != 0
    edge[1:][(np.diff(article) != 0) | (np.diff(paragraph) != 0)] = 2
    return _Tokens(kind, word, start, end, article, edge, np.ones(len(word), dtype=bool))


def _settle_datelines(corpus: Corpus, tokens: _Tokens) -> None:
    """Read the colon of a dateline ("Graz: ...") as a semicolon, since it has no speaker before it."""
    spans = datelines(corpus)
    for at in np.flatnonzero(tokens.kind == ord(":")).tolist():
        if any(a <= tokens.start[at] <= b for a, b in spans.get(int(tokens.article[at]), ())):
            tokens.kind[at] = ord(";")


def _settle_capitals(kind: np.ndarray, edge: np.ndarray) -> None:
    """Read capitalized cue verbs as verbs in title-case lines and at the start of a sentence, else as names."""
    capital = _is_any(kind, "KJ")
    first = np.flatnonzero(edge)
    low = _is_any(kind, "nzVGe")
    length = np.diff(np.append(first, len(kind)))
    title_case = (np.add.reduceat(low.astype(np.int64), first) * 8 < length) & (length >= 4)
    verb = capital & (title_case[np.cumsum(edge > 0) - 1] | (edge > 0))
    kind[capital & ~verb] = ord("N")
    kind[verb & (kind == ord("K"))] = ord("V")
    kind[verb & (kind == ord("J"))] = ord("G")


def _is_any(kind: np.ndarray, classes: str) -> np.ndarray:
    wanted = np.zeros(128, dtype=bool)  # a look-up takes a fraction of the time of numpy.isin
    wanted[[ord(c) for c in classes]] = True
    return wanted[kind]


def _abbreviation_stops(kind: np.ndarray, edge: np.ndarray) -> np.ndarray:
    """Find the stops inside a sentence (Mr., Sen., J.), which are no punctuation."""
    inside = np.append(edge[1:] == 0, False) & (edge == 0)
    before_mark = np.append(_is_any(kind[1:], "q.)"), True)
    return (kind == ord(".")) & inside & ~before_mark


def _settle_names(tokens: _Tokens, types: list[str]) -> None:
    """Read initials (A. P. J.) and small particles (von der) as parts of a name."""
    kind, keep, name = tokens.kind, tokens.keep, ord("N")
    for n in reversed(_inside(tokens, (len(form) == 1 and "A" <= form <= "Z" for form in types))):
        behind = n + 1 + (not keep[n + 1])
        if behind > n + 1 and behind < len(kind) and kind[behind] in (name, ord("Z")):
            kind[n] = name
    particles = _inside(tokens, (form in _PARTICLES for form in types))
    for n in reversed(particles):
        if kind[n + 1] in (name, ord("Z")):
            kind[n] = name
    for n in particles:
        if kind[n] == name and n and chr(kind[n - 1]) in "DnzZ0" and not tokens.edge[n]:
            kind[n] = ord("n")  # a van Lee drove


def _drop_in_names(tokens: _Tokens, low: list[str]) -> None:
    """Drop the comma of "Lee, Jr." and the bracket of "Gen. (retd.) Lee"."""
    kind, keep = tokens.kind, tokens.keep
    for n in _inside(tokens, (form.rstrip(".") in LISTS["name_suffixes"] for form in low)):
        if n > 1 and kind[n - 1] == ord(",") and kind[n - 2] == ord("N"):
            keep[n - 1] = False
    for n in _inside(tokens, (form.rstrip(".") in _RETIRED for form in low)):
        last = n + 1 + (kind[n + 1] == ord("."))
        if n and kind[n - 1] == ord("(") and last < len(kind) and kind[last] == ord(")"):
            keep[n - 1 : last + 1] = False


def _inside(tokens: _Tokens, wanted: Iterable[bool]) -> list[int]:
    """List the tokens of the wanted types that another token of their sentence follows."""
    places = np.flatnonzero(np.fromiter(wanted, dtype=bool)[tokens.word])
    return [n for n in places.tolist() if n + 1 < len(tokens.edge) and not tokens.edge[n + 1]]


def _collapse(tokens: _Tokens, found: list[list[Passage]]) -> None:
    """Make one `Q` of every quotation and drop the marks that touch it."""
    rows = [(n, p.start, p.end, p.lead) for n, passed in enumerate(found) for p in passed]
    spans = np.array(rows, dtype=np.int64).reshape(-1, 4)
    where = sort_key(tokens.article, tokens.start)
    firsts, stops = (np.searchsorted(where, sort_key(spans[:, 0], spans[:, side])) for side in (1, 2))
    touch = (np.diff(tokens.article) == 0) & (tokens.start[1:] <= tokens.end[:-1] + 1)
    mark = tokens.kind == ord("q")
    opens, closes = (np.append(mark[side] & touch, False).tobytes() for side in (slice(-1), slice(1, None)))
    keep = tokens.keep
    edge, begins = memoryview(tokens.edge), memoryview(tokens.start)  # single cells are read faster there
    for (_, start, _, lead), a, b in zip(spans.tolist(), firsts.tolist(), stops.tolist()):
        left, right = a, b
        while left > max(0, a - 2) and (opens[left - 1] or begins[left - 1] == lead):
            left -= 1
            edge[a] = max(edge[a], edge[left])
        while closes[right - 1]:
            right += 1
            if right < len(keep):
                edge[right] = max(edge[right], edge[right - 1])
        keep[left:right] = False
        keep[a] = True
        begins[a] = start
    tokens.kind[firsts], tokens.word[firsts], tokens.end[firsts] = ord("Q"), -1, spans[:, 2]


def _join(tokens: _Tokens, types: list[str], texts: list[str], found: list[list[Passage]]) -> Line:
    """Drop the tokens that are not kept and put the edges in as items of their own; the last type, "", is theirs."""
    kept = np.flatnonzero(tokens.keep)
    behind = np.flatnonzero(tokens.edge[kept])  # an edge stands before each of these
    first, last = kept[behind], kept[-1]

    def with_edges(values: np.ndarray, at_edges: np.ndarray | int, at_end: int) -> np.ndarray:
        return np.append(np.insert(values[kept], behind, at_edges), at_end)

    signs = np.where(tokens.edge[first] == 2, ord("¶"), ord("|"))
    kinds = with_edges(tokens.kind, signs, ord("¶")).astype("<u4").tobytes().decode("utf-32-le")
    article = with_edges(tokens.article, tokens.article[first], tokens.article[last])
    start = with_edges(tokens.start, tokens.start[first], tokens.end[last])
    end = with_edges(tokens.end, tokens.start[first], tokens.end[last])
    type_of = with_edges(tokens.word, -1, -1)
    words = np.array(types, dtype=object)[type_of].tolist()
    edges, paragraphs = ([m.start() for m in re.finditer(sign, kinds)] for sign in ("[|¶]", "¶"))
    bounds = np.searchsorted(article, np.arange(len(texts) + 1)).tolist()
    by_start = {(n, passage.start): passage for n, passed in enumerate(found) for passage in passed}
    article, start, quotes = article.tolist(), start.tolist(), (m.start() for m in re.finditer("Q", kinds))
    held = {item: by_start[article[item], start[item]] for item in quotes}
    places = start, end.tolist(), article
    return Line(kinds, words, types, type_of, *places, texts, edges, paragraphs, held, bounds)
