"""What the encoder reads: the words around a target as numbers, the target and every other name as placeholders.

The target has a placeholder of its own, and so have its other mentions ("Russia said that Russian troops …"). Every other
name is told apart by number, countries from other names, so that "X behaved worse than Y" can be read, but not who X is.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from ... import codebooks
from .._masking import NAME, Side, sides
from .._models import MODELS, is_country, known_words

Word = tuple[str, str, bool]  # the word; for a name whose it is, and whether it is a country
Ids = tuple[int, ...]

SIDE = 48  # word pieces read on each side of the target
CACHED = 200_000
# Numbers in the vocabulary: where a text begins and ends, the target, the target named again, other names in their order.
BEGIN, END, TARGET, AGAIN = 101, 102, 2, 3
COUNTRIES, NAMES = (4, 5, 6, 7), (10, 11, 12, 13, 14, 15)
_POSSESSIVES = ("'s", "’s", "'", "’")


class Sequence(NamedTuple):
    """The numbers of one target's sentence, the place of the target among them, and the word that each stands for.

    Words are numbered from left to right through both sides, as `places_of_words` lists them; -1 for none.
    """

    ids: list[int]
    target: int
    words: list[int]


def sequence(text: str, start: int, end: int) -> Sequence:
    """Read the words around a target as numbers."""
    before, behind, owns = sides(text, start, end, known_words())
    left = list(enumerate(_words(text, before)))
    right = list(enumerate([("'s", "", False)] * owns + _words(text, behind), len(left)))
    left, right = _nearest(left[::-1])[::-1], _nearest(right)
    whose, _ = identity(text[start:end])
    numbers: dict[bool, dict[str, int]] = {True: {}, False: {}}
    ids, words = [BEGIN], [-1]
    for side, closing in ((left, TARGET), (right, END)):
        for number, word in side:
            pieces = _placeholder(word, whose, numbers) if word[1] else wordpieces(word[0])
            ids += pieces
            words += [number] * len(pieces)
        ids.append(closing)
        words.append(-1)
    return Sequence(ids, ids.index(TARGET), words)


def _words(text: str, side: Side) -> list[Word]:
    """List the words of a side; a name says whose it is."""
    spans = zip(side.words, side.places(text))
    return [(word, *identity(text[a:b])) if word == NAME else (word, "", False) for word, (a, b) in spans]


def _nearest(words: Iterable[tuple[int, Word]]) -> list[tuple[int, Word]]:
    """Keep the first words whose pieces number at most `SIDE`."""
    kept, pieces = [], 0
    for number, word in words:
        pieces += 1 if word[1] else len(wordpieces(word[0]))
        if pieces > SIDE:
            break
        kept.append((number, word))
    return kept


def _placeholder(word: Word, target: str, numbers: dict[bool, dict[str, int]]) -> Ids:
    """Give a name its placeholder: the same for all mentions of one actor."""
    _, whose, country = word
    if whose == target:
        return (AGAIN,)
    known, family = numbers[country], COUNTRIES if country else NAMES
    number = known.setdefault(whose, len(known))
    return (family[min(number, len(family) - 1)],)


@lru_cache(maxsize=CACHED)
def identity(name: str) -> tuple[str, bool]:
    """Tell whose name it is (an actor of the codebook, else its last word) and whether it is a country."""
    bare = " ".join(name.split()).lower().removeprefix("the ")
    bare = bare.removesuffix(next((mark for mark in _POSSESSIVES if bare.endswith(mark)), "")).rstrip(".")
    if bare in _actors():
        return _actors()[bare]
    country = is_country(name)
    return ("country " if country else "name ") + bare.rsplit(" ", 1)[-1], country


@lru_cache(maxsize=1)
def _actors() -> dict[str, tuple[str, bool]]:
    """List the names of the codebook in lower case, with their actor and whether it is a country or a body of them."""
    return {
        name.removeprefix("the ").lower().rstrip("."): (actor, table.get("type", "person") != "person")
        for actor, table in codebooks.read("actors").items()
        for words in table.get("aliases", {}).values()
        for name in words
    }


@lru_cache(maxsize=CACHED)
def wordpieces(word: str) -> Ids:
    """Part a word into numbered pieces (Wu et al. 2016), lower case and without accents."""
    return tuple(_tokenizer().encode(word).ids)


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    """Read the vocabulary: one piece a line, in the order of their numbers."""
    lines = (MODELS / "encoder.vocabulary.txt").read_text(encoding="utf-8").split("\n")
    pieces = {piece: number for number, piece in enumerate(lines) if piece}
    tokenizer = Tokenizer(models.WordPiece(pieces, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer
