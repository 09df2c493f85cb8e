"""What the encoder reads: the words around a target as numbers, the target and every other name as placeholders.

The target has a placeholder of its own. Other names are told apart by their order, countries from other names, so that
"X behaved worse than Y" can be read, but not who X is. Whether two mentions name the same actor is not told: then a
score would change with a name.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from .._masking import NAME, Side, sides
from .._models import MODELS, is_country, known_words

Word = tuple[str, bool, bool]  # the word, whether it is a name, whether it is that of a country
Ids = tuple[int, ...]

SIDE = 48  # word pieces read on each side of the target
CACHED = 200_000
# Numbers in the vocabulary: where a text begins and ends, the target, other names by order.
BEGIN, END, TARGET = 101, 102, 2
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
    right = list(enumerate([("'s", False, False)] * owns + _words(text, behind), len(left)))
    left, right = _nearest(left[::-1])[::-1], _nearest(right)
    seen = {True: 0, False: 0}
    ids, words = [BEGIN], [-1]
    for side, closing in ((left, TARGET), (right, END)):
        for number, word in side:
            pieces = _placeholder(word[2], seen) if word[1] else wordpieces(word[0])
            ids += pieces
            words += [number] * len(pieces)
        ids.append(closing)
        words.append(-1)
    return Sequence(ids, ids.index(TARGET), words)


def _words(text: str, side: Side) -> list[Word]:
    """List the words of a side; a name says whether it is a country's."""
    spans = zip(side.words, side.places(text))
    return [(word, word == NAME, word == NAME and is_country(text[a:b])) for word, (a, b) in spans]


def _nearest(words: Iterable[tuple[int, Word]]) -> list[tuple[int, Word]]:
    """Keep the first words whose pieces number at most `SIDE`."""
    kept, pieces = [], 0
    for number, word in words:
        pieces += 1 if word[1] else len(wordpieces(word[0]))
        if pieces > SIDE:
            break
        kept.append((number, word))
    return kept


def _placeholder(country: bool, seen: dict[bool, int]) -> Ids:
    """Give a name its placeholder: the next of its family; the last one stands for all further names."""
    family = COUNTRIES if country else NAMES
    seen[country] += 1
    return (family[min(seen[country], len(family)) - 1],)


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
