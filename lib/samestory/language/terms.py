"""Finding the terms of a codebook in a corpus: words, phrases and wildcards, by one look at each distinct word.

The words of all terms are looked up once among the distinct words of the corpus, phrases by their rarest word; the texts
themselves are not searched.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

import numpy as np

from ..corpus import Corpus
from ..corpus import text as tx

# A hit is negated if one of these stands at most three words before it, with no mark between.
NEGATORS = frozenset("no not never neither nor none nobody nothing without cannot hardly scarcely lack lacks lacked lacking absence".split())  # fmt: skip
REACH = 3
# "Not only a war", "no doubt a war": nothing is denied.
NO_DENIAL = {
    "not": frozenset("only just merely simply least".split()),
    "no": frozenset("doubt wonder question".split()),
}


# --- words of terms and of texts -----------------------------------------------------------------------------------

ANY = "\ua66e"  # stands for "*" in a term while it is cut into words: a letter that no text of ours will hold
SIGNS = "$€£¥₹%"
_WORD = re.compile(r"(?P<own>(?<=\w)'s(?!\w))|(?P<word>\w+(?:(?:'(?!s(?!\w))|[.,:&])\w+)*)\.?|[" + SIGNS + "]")


def pieces(token: str) -> list[tuple[str, int, int]]:
    """The words of a folded token with their places: parts of a hyphenated word, sign and number, name and "'s"."""
    return [(m["word"] or m[0], m.start(), m.end()) for m in _WORD.finditer(token)] or [(token, 0, len(token))]


def words_of(term: str) -> tuple[str, ...]:
    """The words of a term, cut as texts are."""
    term = tx.fold(term).replace("*", ANY)
    return tuple(word for start, end in tx.tokens(term) for word, _, _ in pieces(term[start:end]))


class Line(NamedTuple):
    """The words of a corpus in one line: the distinct words in order, and for each place its word, token and offsets."""

    vocabulary: list[str]
    is_mark: np.ndarray  # of each distinct word: no letter, digit or sign
    word: np.ndarray
    token: np.ndarray
    piece: np.ndarray
    begin: np.ndarray  # of each piece of each distinct token: where in the token it starts and ends
    stop: np.ndarray
    sentence: np.ndarray  # of each token: its row in the table of sentences


def line_of(corpus: Corpus) -> Line:
    """The words of a corpus in one line, folded; made once per corpus."""
    tokens = tx.fold("\n".join(corpus.tokens["token"].cat.categories.tolist())).split("\n")  # one call, not one a word
    words: list[str] = []
    begin: list[int] = []
    stop: list[int] = []
    first = []
    for token in tokens:
        first.append(len(words))
        for word, start, end in ((token, 0, len(token)),) if token.isalnum() else pieces(token):
            words.append(word)
            begin.append(start)
            stop.append(end)
    vocabulary = sorted(set(words))
    number = dict(zip(vocabulary, range(len(vocabulary))))
    codes = corpus.tokens["token"].cat.codes.to_numpy()
    firsts = np.array(first, np.int32)
    many = np.diff(firsts, append=np.int32(len(words)))[codes]
    before = np.cumsum(many, dtype=np.int32) - many
    piece = np.repeat(firsts[codes] - before, many)
    piece += np.arange(len(piece), dtype=np.int32)
    opens = np.searchsorted(corpus.sentences["article"].cat.codes.to_numpy(), np.arange(len(corpus))).astype(np.int32)
    return Line(
        vocabulary,
        np.array([not (word.isalnum() or tx.is_word(word) or word in SIGNS) for word in vocabulary], bool),
        np.fromiter(map(number.__getitem__, words), np.int32, len(words))[piece],
        np.repeat(np.arange(len(codes), dtype=np.int32), many),
        piece,
        np.array(begin, np.int32),
        np.array(stop, np.int32),
        opens[corpus.tokens["article"].cat.codes.to_numpy()] + corpus.tokens["sentence"].to_numpy(),
    )


def _keys(word: str, line: Line) -> np.ndarray:
    """The numbers of the distinct words that a word of a term stands for."""
    if word == ANY:
        return np.flatnonzero(~line.is_mark)
    stem, wildcard, rest = word.partition(ANY)
    low = bisect_left(line.vocabulary, stem)
    if not wildcard:
        return np.arange(low, bisect_right(line.vocabulary, stem))
    high = bisect_right(line.vocabulary, stem + "\U0010ffff")
    if not rest:
        return np.arange(low, high)
    pattern = re.compile(r"[\w'.,:&]*".join(map(re.escape, word.split(ANY))))
    return np.array([n for n in range(low, high) if pattern.fullmatch(line.vocabulary[n])], np.int64)


# --- finding -------------------------------------------------------------------------------------------------------


class Term(NamedTuple):
    """One term of a codebook: the number of its frame, its words, and whether it only excludes."""

    frame: int
    term: str
    words: tuple[str, ...]
    never: bool


def compiled(book: dict[str, dict]) -> list[Term]:
    """All terms, those that win a tie first: what is excluded, then what is spelled out most, then by the alphabet."""
    found = {
        Term(number, term, words_of(term), key == "never")
        for number, table in enumerate(book.values())
        for key in ("never", "terms")
        for term in table.get(key, ())
    }
    return sorted(found, key=lambda t: (not t.never, -len(t.term.replace("*", "")), t.term, t.frame))


def find(line: Line, terms: list[Term]) -> tuple[np.ndarray, np.ndarray]:
    """Every occurrence of every term: the place of its first word, and the number of the term."""
    keys = {word: _keys(word, line) for word in sorted({word for term in terms for word in term.words})}
    count = np.bincount(line.word, minlength=len(line.vocabulary))
    total = {word: int(count[found].sum()) for word, found in keys.items()}
    anchors = [min(range(len(term.words)), key=lambda n: (total[term.words[n]], n)) for term in terms]
    used = np.zeros(len(line.vocabulary), bool)
    for term, anchor in zip(terms, anchors):
        used[keys[term.words[anchor]]] = True
    places = np.flatnonzero(used[line.word])
    places = places[np.argsort(line.word[places], kind="stable")]
    first = np.append(0, np.cumsum(np.where(used, count, 0)))
    at, which = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for number, (term, anchor) in enumerate(zip(terms, anchors)):
        own = [places[first[key] : first[key + 1]] for key in keys[term.words[anchor]].tolist()]
        begins = (np.concatenate(own) if own else places[:0]) - anchor
        for offset, word in enumerate(term.words):
            if len(begins) and offset != anchor:
                begins = begins[_stands(line, begins, offset, anchor, keys[word])]
        at.append(begins)
        which.append(np.full(len(begins), number))
    return np.concatenate(at), np.concatenate(which)


def _stands(line: Line, begins: np.ndarray, offset: int, anchor: int, keys: np.ndarray) -> np.ndarray:
    """Whether one of the words stands `offset` places on, in the sentence of the anchor."""
    place = begins + offset
    inside = (place >= 0) & (place < len(line.word))
    place = np.where(inside, place, 0)
    near = line.sentence[line.token[place]] == line.sentence[line.token[begins + anchor]]
    word = line.word[place]
    if len(keys) and keys[-1] - keys[0] == len(keys) - 1:
        return inside & near & (word >= keys[0]) & (word <= keys[-1])
    return inside & near & np.isin(word, keys)


def longest(at: np.ndarray, length: np.ndarray, which: np.ndarray, frame: np.ndarray) -> np.ndarray:
    """The rows that stay, frame by frame: from left to right, the longest at each place, none inside another."""
    order = np.lexsort((which, -length, at, frame))
    kept, last, past = [], -1, -1
    for row, group, begin, size in zip(
        order.tolist(), frame[order].tolist(), at[order].tolist(), length[order].tolist()
    ):
        if group != last or begin >= past:
            kept.append(row)
            last, past = group, begin + size
    return np.array(kept, np.int64)


def negated(line: Line, at: np.ndarray) -> np.ndarray:
    """Whether a negator stands up to three words before each place, in its sentence and with no mark between."""
    denies = np.array([word in NEGATORS or word.endswith("n't") for word in line.vocabulary], bool)
    negated, clear = np.zeros(len(at), bool), np.ones(len(at), bool)
    for back in range(1, REACH + 1):
        place = np.maximum(at - back, 0)
        word, follow = line.word[place], line.word[np.minimum(place + 1, len(line.word) - 1)]
        clear &= (at >= back) & (line.sentence[line.token[place]] == line.sentence[line.token[at]])
        clear &= ~line.is_mark[word]
        found = clear & denies[word]
        for negator, follows in NO_DENIAL.items():
            after = np.concatenate([_keys(next_word, line) for next_word in sorted(follows)])
            found &= ~(np.isin(word, _keys(negator, line)) & np.isin(follow, after))
        negated |= found
    return negated
