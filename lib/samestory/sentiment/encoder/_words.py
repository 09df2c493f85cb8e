"""What a word weighs in a score: how far the score moves when the word is covered (occlusion; Zeiler & Fergus 2014)."""

import numpy as np

from .._masking import places_of_words
from .._models import is_country, known_words
from ._input import Sequence, sequence
from ._run import from_sequences

COVER = 103  # the piece that stands for a covered word
PLACEHOLDERS = range(1, 17)  # names, which have no weight of their own


def word_weights(text: str, start: int, end: int) -> list[tuple[int, int, float]]:
    """List the words around a target: start, end and what each adds toward praise (above 0) or blame.

    The unit is the log-odds of positive against negative: those of the sentence minus those with the word covered.
    """
    read = sequence(text, start, end)
    named = {word for word, piece in zip(read.words, read.ids) if piece in PLACEHOLDERS}
    words = sorted(set(read.words) - named - {-1})
    covered = [read, *[_without(read, word) for word in words]]
    p = from_sequences(covered, np.full(len(covered), is_country(text[start:end])))
    odds = np.log(p[:, 2]) - np.log(p[:, 0])
    places = places_of_words(text, start, end, known_words())
    return [
        (*places[word], float(odds[0] - odds[n]))
        for n, word in enumerate(words, 1)
        if places[word][0] < places[word][1]
    ]


def _without(read: Sequence, word: int) -> Sequence:
    """Cover one word."""
    return read._replace(ids=[COVER if own == word else piece for own, piece in zip(read.words, read.ids)])
