"""The scorer `lexicon`: VADER's word valences around a target, names hidden. The transparent second opinion.

VADER (Hutto & Gilbert 2014) gives 7,500 words and signs a valence from -4 to 4 that ten raters agreed on. Its own score is
of a whole sentence and counts names ("United" is +1.8). Here a word counts for one target, less with every word between
(Hamborg & Donnay 2021 use the same weighting for their baseline), and reverses after a negator.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np

from ..language.negation import negators
from ._masking import masked, pieces

DECAY = 5  # words between target and word at which the word counts half
NEGATED = -0.74  # what a negator makes of a valence, VADER's own constant
REACH = 3  # words that a negator reaches back over, VADER's own range
NEGATORS = negators()


@lru_cache(maxsize=1)
def valences() -> dict[str, float]:
    """VADER's words and their mean valences (-4..4), emoticons left out."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return {word: v for word, v in SentimentIntensityAnalyzer().lexicon.items() if word[0].isalpha()}


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(valences())


def is_negator(word: str) -> bool:
    """Whether a lower-case word denies what follows it."""
    return word in NEGATORS or word.endswith("n't")


def weighed(text: str, start: int, end: int) -> list[tuple[str, int, int, float]]:
    """The valenced words around the target: word, its start and end in the text, and its weight.

    The weight is valence / (1 + words between / 5); a negator up to three words before makes it -0.74 of that.
    """
    before, behind = pieces(text, start, end, _words())
    left, right = _weights([word for word, _, _ in before], [word for word, _, _ in behind])
    return [(*before[n], weight) for n, weight in left] + [(*behind[n], weight) for n, weight in right]


def _weights(before: list[str], behind: list[str]) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    """The places of both sides that hold a valenced word, each with its weight."""
    left = [(n, value / (1 + (len(before) - n) / DECAY)) for n, value in _valenced(before)]
    return left, [(n, value / (1 + (n + 1) / DECAY)) for n, value in _valenced(behind)]


def _valenced(side: list[str]) -> list[tuple[int, float]]:
    """The places of one side that hold a valenced word, and its valence, negators regarded."""
    known = valences()
    if known.keys().isdisjoint(side):
        return []
    return [
        (n, known[word] * (NEGATED if any(map(is_negator, side[max(0, n - REACH) : n])) else 1))
        for n, word in enumerate(side)
        if word in known
    ]


def sums(texts: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> np.ndarray:
    """For each target the sum of its positive weights and of its negative ones (as a positive number)."""
    totals, known = [], _words()
    for text, start, end in zip(texts, starts, ends):
        positive = negative = 0.0
        for _, weight in chain(*_weights(*masked(text, start, end, known))):
            if weight > 0:
                positive += weight
            else:
                negative -= weight
        totals.append((positive, negative))
    return np.array(totals, float).reshape(-1, 2)
