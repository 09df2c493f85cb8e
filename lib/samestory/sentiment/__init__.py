"""How is an actor evaluated? Directed sentiment, its summary, and the test with exchanged names.

score(corpus, mentions)      probabilities and label for each mention
score_targets(texts, ...)    the same for plain sentences
explain, card, SCORERS       the words behind a score; what is known of a scorer; the scorers at hand
summary, difference, holders, who_evaluates_whom   tables over scored mentions
name_swap                    the same sentences with the name exchanged
"""

from . import name_swap
from ._score import SCORERS, card, explain, score, score_targets
from ._summary import difference, holders, summary, who_evaluates_whom

__all__ = [
    "SCORERS",
    "card",
    "difference",
    "explain",
    "holders",
    "name_swap",
    "score",
    "score_targets",
    "summary",
    "who_evaluates_whom",
]
