"""Clauses: the pieces of a report that say one thing each, cut where a new predicate begins.

A sentence of news holds several claims, so sentences are too large to be set against each other. Each is cut at every
comma, dash, semicolon and conjunction; then pieces that say nothing on their own (no finite verb or participle, or fewer
than three content words) are joined to the piece before. What is left follows the elementary discourse unit of Carlson,
Marcu & Okurowski (2003), found by closed word lists and form alone. A quotation of a sentence or more is a piece of its own.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from .. import codebooks, voices
from ..corpus import Corpus
from ..corpus import offsets as spans
from ..corpus.text import fold, is_word
from ..language.cue_verbs import inventory
from ..language.inflection import PAST
from ..language.words import of_token

COLUMNS = ["article", "start", "end", "text", "sentence", "zone", "repeats", "voice", "speaker"]
LEFT_OUT = ("dateline", "credit")  # where and by whom it was filed: nothing is claimed about the event
CONTENT = 3  # content words that a piece needs to stand alone
APPOSITION = 4  # and that a piece without a verb needs between dashes or after a comma and an article

CUTS = frozenset([",", ";", ":", "—", "–", "-", "--", "(", ")", "…", "..."])
STRONG = frozenset([";", ":", "—", "–", "--", "-"])
OPENERS = frozenset(
    """and but or that while whereas although though because which who after before when if since so until unless where
    whether despite including amid""".split()
)
FINITE = frozenset(
    """is are was were has have had will would can could may might must shall should do does did isn't aren't wasn't weren't
    hasn't haven't hadn't won't wouldn't can't cannot couldn't don't doesn't didn't shouldn't""".split()
)
DETERMINERS = frozenset("the a an our their his her its my your this that these those some any no all and".split())
NOT_VERBS = frozenset(
    "hundred indeed need red bed speed deed feed seed thing king ring spring evening morning during".split()
)


def clauses(corpus: Corpus) -> pd.DataFrame:
    """The clauses of a corpus; made once per corpus.

    Returns one row a clause in the order of the text: article start end text sentence zone repeats (those of its
    sentence), voice speaker (see `voices.voice_of`). Datelines and credits are left out, so are marks at both ends.
    """
    return corpus.cached("segments", lambda: _clauses(corpus)).copy(deep=False)


@lru_cache(maxsize=1)
def _cue_forms() -> frozenset[str]:
    return frozenset(form for form, kind in inventory(codebooks.read("cues")).forms.items() if kind == "V")


@lru_cache(maxsize=200_000)
def _traits(token: str) -> tuple[int, str, str]:
    """Number of content words; "v" verb form, "e" word in -ed, "p" word in -ing, "" else; the folded token."""
    folded = fold(token)
    if not is_word(token):
        return 0, "", folded
    many = sum(word.content for word in of_token(token))
    small = token[:1].islower()
    if folded in FINITE or small and (folded in PAST or folded in _cue_forms()):
        return many, "v", folded
    if not small or folded in NOT_VERBS or len(folded) < 5:
        return many, "", folded
    return many, "e" if folded.endswith("ed") else "p" if folded.endswith("ing") else "", folded


def _clauses(corpus: Corpus) -> pd.DataFrame:
    sentences, tokens = corpus.sentences, corpus.tokens
    traits = [_traits(token) for token in tokens["token"].cat.categories.tolist()]
    code, starts, ends = (
        a.tolist() for a in (tokens["token"].cat.codes.to_numpy(), *(tokens[c].to_numpy() for c in ("start", "end")))
    )
    first = _first_tokens(corpus)
    quoted = _quotations(corpus)
    rows: list[tuple[int, int, int]] = []
    article, zone = sentences["article"].cat.codes.tolist(), sentences["zone"].tolist()
    datelines = spans.datelines(corpus)
    for n, (number, of_zone) in enumerate(zip(article, zone)):
        if of_zone in LEFT_OUT:
            continue
        a, b = int(first[n]), int(first[n + 1])
        filed = datelines.get(number, ())
        words = [
            (traits[code[k]], starts[k], ends[k]) for k in range(a, b) if not any(c <= starts[k] < d for c, d in filed)
        ]
        within = [q for q in quoted.get(number, ()) if words and q[0] < words[-1][2] and words[0][1] < q[1]]
        rows += [(n, start, end) for start, end in _cut(words, within)]
    return _table(corpus, rows)


def _first_tokens(corpus: Corpus) -> np.ndarray:
    """The number of the first token of every sentence, and past the last one of all."""
    codes = corpus.tokens["article"].cat.codes.to_numpy().astype(np.int64)
    of_sentence = corpus.sentences["article"].cat.codes.to_numpy().astype(np.int64)
    longest = int(corpus.articles["text"].str.len().max()) + 1 if len(corpus) else 1
    key = codes * longest + corpus.tokens["start"].to_numpy()
    first = np.searchsorted(key, of_sentence * longest + corpus.sentences["start"].to_numpy())
    return np.append(first, len(key))


def _quotations(corpus: Corpus) -> dict[int, list[tuple[int, int, bool]]]:
    """Start and end of the quotations, and whether each is a sentence or more, by the article's number."""
    table = voices.quotations(corpus)
    numbers = corpus.articles.index.get_indexer(table["article"].tolist()).tolist()
    found: dict[int, list[tuple[int, int, bool]]] = {}
    for number, start, end, kind in zip(
        numbers, table["start"].tolist(), table["end"].tolist(), table["kind"].tolist()
    ):
        found.setdefault(number, []).append((start, end, kind == "full"))
    return found


Word = tuple[tuple[int, str, str], int, int]


class Piece:
    """What stands between two possible cuts: its span, content words, verb, and what stood before it."""

    __slots__ = ("start", "end", "many", "words", "verb", "strong", "quoted", "first")

    def __init__(self, start: int, strong: bool, quoted: bool, first: str):
        self.start, self.end, self.strong, self.quoted, self.first = start, start, strong, quoted, first
        self.many, self.words, self.verb = 0, 0, ""

    def take(self, many: int, verb: str, word: str, end: int) -> None:
        """Go on by one word."""
        self.end = end
        self.many += many
        self.words += 1
        early = self.words <= 3 or self.first not in ("and", "or")
        if verb == "v" or verb == "e" and early and self.first not in ("and", "or"):
            self.verb = "v" if early else self.verb
        elif verb == "p" and self.words <= 2:
            self.verb = self.verb or "p"

    def whole(self) -> bool:
        """Whether it says something on its own."""
        if self.verb:
            return self.many >= (2 if self.quoted else CONTENT)
        return self.many >= APPOSITION and (self.strong or self.first in ("a", "an")) and not self.quoted


def _cut(words: list[Word], quoted: list[tuple[int, int, bool]] | tuple) -> list[tuple[int, int]]:
    """Spans of the clauses of one sentence."""
    pieces: list[Piece] = []
    strong = fresh = True
    held: tuple | None = None
    before = ""
    for (many, verb, word), start, end in words:
        inside = next((q for q in quoted if q[0] <= start < q[1]), None)
        if inside and not inside[2]:  # words built into the outlet's sentence are not cut
            word, inside = word if word not in OPENERS and word not in CUTS else "", held
        if word in CUTS or word and not word.strip("\"'“”‘’"):
            fresh, strong = fresh or word in CUTS or inside != held, strong or word in STRONG
            continue
        opens = word in OPENERS and not (word == "that" and (before == "of" or pieces and pieces[-1].many < CONTENT))
        if fresh or inside != held or opens:
            listed = word in ("and", "or") and not fresh
            pieces.append(
                Piece(
                    start,
                    strong or inside != held,
                    inside is not None,
                    word if listed or word not in ("and", "or") else "",
                )
            )
            fresh, strong, held = False, False, inside
        pieces[-1].take(many, "" if verb == "e" and before in DETERMINERS else verb, word, end)
        before = word
    return _joined(pieces)


def _joined(pieces: list[Piece]) -> list[tuple[int, int]]:
    """Join the pieces that say nothing on their own to the one before; the first ones to the one behind.

    The words that only attribute a quotation ("he said") are left out.
    """
    beside = [False, *(piece.quoted for piece in pieces), False]
    pieces = [
        p for n, p in enumerate(pieces) if p.quoted or p.many >= CONTENT or not (beside[n] or beside[n + 2])
    ] or pieces
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.quoted == piece.quoted and not (piece.whole() and last.whole()):
            last.end, last.many, last.verb = piece.end, last.many + piece.many, last.verb or piece.verb
        else:
            joined.append(piece)
    return [(piece.start, piece.end) for piece in joined]


def _table(corpus: Corpus, rows: list[tuple[int, int, int]]) -> pd.DataFrame:
    sentence = np.array([row[0] for row in rows], np.int64)
    held = corpus.sentences.take(sentence).reset_index(drop=True)
    table = held[["article"]].assign(
        start=np.array([row[1] for row in rows], np.int64), end=np.array([row[2] for row in rows], np.int64)
    )
    texts = corpus.articles["text"].tolist()
    numbers = table["article"].cat.codes.tolist()
    places = zip(numbers, table["start"].tolist(), table["end"].tolist())
    table["text"] = pd.Series([texts[n][a:b] for n, a, b in places], dtype="str")
    for name in ("sentence", "zone", "repeats"):
        table[name] = held[name]
    return voices.voice_of(corpus, table)[COLUMNS]
