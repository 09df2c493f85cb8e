"""The scorer `lexicon`: VADER's word valences around a target, names hidden. The transparent second opinion.

VADER (Hutto & Gilbert 2014) gives 7,500 words and signs a valence from -4 to 4 that ten raters agreed on. Its own score
is of a whole sentence and counts names ("United" is +1.8). Here a word counts for one target, less with every word
between (Hamborg & Donnay 2021 use the same weighting for their baseline), and reverses after a negator.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from .. import codebooks
from ..language.negation import denies
from ._masking import masked_words, places_of_words
from ._models import Offsets, are_countries, in_two_steps, known_words, read_card

DECAY = 5  # words between target and word at which the word counts half
NEGATED = -0.74  # what a negator makes of a valence, VADER's own constant
REACH = 3  # words that a negator reaches back over, VADER's own range
# Negators are the list "common" of language/negation, without "unless" and "didnt": the scorer `linear` was fitted so.


@lru_cache(maxsize=1)
def vader_rules() -> Any:
    """Load VADER."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


@lru_cache(maxsize=1)
def valences() -> dict[str, float]:
    """Read VADER's words and their mean valences (-4..4), emoticons left out."""
    return {word: value for word, value in vader_rules().lexicon.items() if word[0].isalpha()}


@lru_cache(maxsize=1)
def _fixed_terms() -> dict[str, list[tuple[int, list[str]]]]:
    """List the fixed terms by each valenced word in them, with its number in the term."""
    found: dict[str, list[tuple[int, list[str]]]] = {}
    for table in codebooks.read("fixed_terms").values():
        for term in map(str.split, table["words"]):
            for number, word in enumerate(term):
                if word in valences():
                    found.setdefault(word, []).append((number, term))
    return found


def valence(words: list[str], n: int) -> float:
    """Give the valence of a word among its neighbors: 0 without one, and inside a fixed term ("crude oil")."""
    found = valences().get(words[n], 0.0)
    if found and words[n] in _fixed_terms():
        for number, term in _fixed_terms()[words[n]]:
            if n >= number and words[n - number : n - number + len(term)] == term:
                return 0.0
    return found


def probabilities(texts: Sequence[str], starts: Offsets, ends: Offsets, weights: dict | None = None) -> np.ndarray:
    """Compute probabilities negative, neutral, positive from the praise and blame around each target.

    The weights are those of the model card unless others are given. Without a valenced word the score is 0.
    """
    weights = weights or read_card("lexicon")["weights"]
    sums = praise_and_blame(texts, starts, ends)
    countries, persons = (from_sums(sums, weights[kind]) for kind in ("country", "person"))
    return np.where(are_countries(texts, starts, ends)[:, None], countries, persons)


def from_sums(sums: np.ndarray, weights: dict) -> np.ndarray:
    """Turn praise and blame into probabilities: evaluated at all, and praised if so (even odds without a word)."""
    scale = np.log1p(sums)
    evaluated = scale @ weights["evaluated"][:2] + weights["evaluated"][2]
    return in_two_steps(np.column_stack([evaluated, scale @ weights["praised"]]))


def praise_and_blame(texts: Sequence[str], starts: Offsets, ends: Offsets) -> np.ndarray:
    """Add up the positive weights around each target, and the negative ones (as a positive number)."""
    totals = []
    for text, start, end in zip(texts, starts, ends):
        weights = [weight for _, weight in _weights(*masked_words(text, start, end, known_words()))]
        totals.append((sum([w for w in weights if w > 0]), -sum([w for w in weights if w < 0])))
    return np.array(totals, float).reshape(-1, 2)


def word_weights(text: str, start: int, end: int) -> list[tuple[int, int, float]]:
    """List the valenced words around a target: start, end and weight.

    The weight is valence / (1 + words between / 5); a negator up to three words before makes it -0.74 of that.
    """
    target = text, start, end, known_words()
    places = places_of_words(*target)
    return [(*places[n], weight) for n, weight in _weights(*masked_words(*target))]


def _weights(before: list[str], behind: list[str]) -> list[tuple[int, float]]:
    """Weigh the valenced words of both sides, numbered through from left to right."""
    known, words, middle, weights = valences(), before + behind, len(before), []
    if known.keys().isdisjoint(words):  # spares most targets the loop
        return weights
    for n, word in enumerate(words):
        if word in known and (toned := valence(words, n)):
            first, distance = (0, middle - n) if n < middle else (middle, n - middle + 1)
            negated = any(map(denies, words[max(first, n - REACH) : n]))
            weights.append((n, toned * (NEGATED if negated else 1) / (1 + distance / DECAY)))
    return weights
