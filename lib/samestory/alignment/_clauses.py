"""Clauses: the pieces of a report that say one thing each, cut where a new predicate begins.

A sentence of news makes several claims, so sentences are too large to be compared. Each is cut at every comma, dash,
semicolon and conjunction. Then pieces that say nothing on their own (no finite verb or participle, or fewer than three
content words) are joined to the piece before. The rest follows the elementary discourse unit of Carlson, Marcu &
Okurowski (2003), found by closed word lists and form alone. A quotation of a sentence or more is a piece of its own.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

import numpy as np
import pandas as pd

from .. import codebooks, voices
from ..corpus import Corpus
from ..corpus.offsets import datelines, once_per_corpus, table
from ..corpus.text import fold, is_word
from ..language.cue_verbs import cue_verbs
from ..language.inflection import PAST
from ..language.words import of_token, sentence_rows

LEFT_OUT = ("dateline", "credit", "furniture")  # where and by whom it was filed: nothing is claimed of the event
CONTENT = 3  # content words that a piece needs to stand alone; not measured
CONTENT_QUOTED = 2  # and that a quoted piece needs; not measured
APPOSITION = 4  # and that a piece without a verb needs between dashes or after a comma and an article; not measured
ASIDE = 8  # words in brackets up to which they open no clause; not measured

STRONG = frozenset([";", ":", "—", "–", "--", "-"])
CUTS = STRONG | {",", "(", ")", "…", "..."}
_LISTS = codebooks.read("english")
OPENERS = frozenset(_LISTS["clause_openers"]["words"])
FINITE = frozenset(_LISTS["finite"]["words"])
DETERMINERS = frozenset(_LISTS["before_nouns"]["words"])
NOT_VERBS = frozenset(_LISTS["past"]["not_verbs"])


@once_per_corpus
def clauses(corpus: Corpus) -> pd.DataFrame:
    """Cut a corpus into clauses; once per corpus.

    Returns one row a clause in the order of the text: article start end text, then sentence zone repeats of its
    sentence, voice and speaker (see `voices.voice_of`). Datelines, credits and marks at both ends are left out.
    """
    tokens, sentences = corpus.tokens, corpus.sentences
    traits = [_traits(token) for token in tokens["token"].cat.categories.tolist()]
    codes = tokens["token"].cat.codes.tolist()
    words = list(zip([traits[code] for code in codes], tokens["start"].tolist(), tokens["end"].tolist()))
    first = np.searchsorted(sentence_rows(corpus), np.arange(len(sentences) + 1)).tolist()
    quoted, filed_in = _quotations(corpus), datelines(corpus)
    numbers, rows = [], []
    articles = sentences["article"].cat.codes.tolist()
    for n in np.flatnonzero(~sentences["zone"].isin(LEFT_OUT)).tolist():
        number = articles[n]
        filed = filed_in.get(number, ())
        own = words[first[n] : first[n + 1]]
        own = [w for w in own if not any(opens <= w[1] < closes for opens, closes in filed)] if filed else own
        alone = len(own) == 1 and own[0][0][2].isalnum()
        pieces = [own[0][1:]] if alone else _joined(_pieces(own, _within(quoted.get(number, []), own)))
        rows += pieces
        numbers += [number] * len(pieces)
    return voices.voice_of(corpus, table(corpus, numbers, rows, ("start", "end")))


_Traits = tuple[int, str, str]


@lru_cache(maxsize=200_000)
def _traits(token: str) -> _Traits:
    """Return the number of content words, "v" (verb form), "e" (word in -ed), "p" (in -ing) or "", the folded token."""
    folded = fold(token)
    if not is_word(token):
        return 0, "", folded
    many = sum(word.content for word in of_token(token))
    small = token[:1].islower()
    if folded in FINITE or small and (folded in PAST or cue_verbs().forms.get(folded) == "V"):
        return many, "v", folded
    if not small or folded in NOT_VERBS or len(folded) < 5:
        return many, "", folded
    return many, "e" if folded.endswith("ed") else "p" if folded.endswith("ing") else "", folded


_Quote = tuple[int, int, bool]  # start, end, and whether it is a sentence or more


def _quotations(corpus: Corpus) -> dict[int, list[_Quote]]:
    """Return the quotations of each article, by its number."""
    quoted = voices.quotations(corpus)
    numbers = corpus.articles.index.get_indexer(quoted["article"].tolist())
    rows = list(zip(quoted["start"].tolist(), quoted["end"].tolist(), (quoted["kind"] == "full").tolist()))
    return {number: sorted(rows[n] for n in places) for number, places in quoted.groupby(numbers).indices.items()}


def _within(quoted: list[_Quote], words: list[tuple[_Traits, int, int]]) -> list[_Quote]:
    """Return those of an article's quotations, which never overlap, that touch the words of one sentence."""
    if not words:
        return []
    first = bisect_right(quoted, words[0][1], key=itemgetter(1))
    return quoted[first : bisect_left(quoted, words[-1][2], first, key=itemgetter(0))]


def _each_around(words: list[tuple[_Traits, int, int]], quoted: list[_Quote]) -> Iterator[_Quote | None]:
    """Go with the words of a sentence through its quotations: the one that each word stands in, or None."""
    n = 0
    for _, start, _ in words:
        while n < len(quoted) and quoted[n][1] <= start:
            n += 1
        yield quoted[n] if n < len(quoted) and quoted[n][0] <= start else None


@dataclass(slots=True)
class _Piece:
    """What stands between two possible cuts: its span, content words, verb, and what stood before it."""

    start: int
    end: int
    strong: bool  # a dash, a semicolon or the edge of a quotation stood before
    quoted: bool
    first: str  # its first word, unless that is an "and" or "or" behind a mark
    content: int = 0
    words: int = 0
    verb: str = ""

    def take(self, content: int, verb: str, end: int) -> None:
        """Go on by one word."""
        self.end = end
        self.content += content
        self.words += 1
        coordinated = self.first in ("and", "or")
        if verb == "v" and self.words <= 3 or verb in ("v", "e") and not coordinated:
            self.verb = "v"
        elif verb == "p" and self.words <= 2:
            self.verb = self.verb or "p"

    def whole(self) -> bool:
        """Tell whether it says something on its own."""
        if self.verb:
            return self.content >= (CONTENT_QUOTED if self.quoted else CONTENT)
        return self.content >= APPOSITION and (self.strong or self.first in ("a", "an")) and not self.quoted


def _pieces(words: list[tuple[_Traits, int, int]], quoted: list[_Quote]) -> list[_Piece]:
    """Cut one sentence at every mark, opener and edge of a quotation."""
    pieces: list[_Piece] = []
    strong = fresh = True
    around: _Quote | None = None  # the quotation that the last word stood in
    before, asides = "", _asides(words)
    for n, (((content, verb, word), start, end), inside) in enumerate(zip(words, _each_around(words, quoted))):
        if n in asides and pieces and inside == around:
            pieces[-1].end = end
            pieces[-1].content += content
            continue
        if inside and not inside[2]:  # words built into the outlet's sentence are not cut
            word, inside = word if word not in OPENERS and word not in CUTS else "", around
        if word in CUTS or word and not word.strip("\"'“”‘’"):
            fresh, strong = fresh or word in CUTS or inside != around, strong or word in STRONG
            continue
        # "that" opens no clause behind "of" or behind a few words that only attribute
        attributes = word == "that" and (before == "of" or bool(pieces) and pieces[-1].content < CONTENT)
        if fresh or inside != around or word in OPENERS and not attributes:
            first = "" if fresh and word in ("and", "or") else word
            pieces.append(_Piece(start, start, strong or inside != around, inside is not None, first))
            fresh, strong, around = False, False, inside
        pieces[-1].take(content, "" if verb == "e" and before in DETERMINERS else verb, end)
        before = word
    return pieces


def _asides(words: list[tuple[_Traits, int, int]]) -> set[int]:
    """Return the numbers of the words in short brackets without a verb: (D-Calif.), (WHO), (the first one)."""
    asides: set[int] = set()
    for n, ((_, _, word), _, _) in enumerate(words):
        if word == "(":
            inside = [traits for traits, _, _ in words[n + 1 : n + 2 + ASIDE]]
            close = next((m for m, (_, _, other) in enumerate(inside) if other == ")"), None)
            if close is not None and not any(verb for _, verb, _ in inside[:close]):
                asides.update(range(n, n + close + 2))
    return asides


def _joined(pieces: list[_Piece]) -> list[tuple[int, int]]:
    """Join the pieces that say nothing on their own to the one before; the first ones to the one behind.

    The words that only attribute a quotation ("he said") are left out.
    """
    beside = [False, *(piece.quoted for piece in pieces), False]
    kept = [p for n, p in enumerate(pieces) if p.quoted or p.content >= CONTENT or not (beside[n] or beside[n + 2])]
    joined: list[_Piece] = []
    for piece in kept or pieces:
        last = joined[-1] if joined else None
        if last and last.quoted == piece.quoted and not (piece.whole() and last.whole()):
            last.end, last.content, last.verb = piece.end, last.content + piece.content, last.verb or piece.verb
        else:
            joined.append(piece)
    return [(piece.start, piece.end) for piece in joined]
