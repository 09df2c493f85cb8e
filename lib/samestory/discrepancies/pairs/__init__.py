"""Which of the sentences of an event are compared with each other, and which of them are near-identical.

similar(event, sentences)    pairs of sentences of two reports, with their similarity

To change                                      open
how alike two sentences must be                _similar.py
how many pairs are looked at                   _similar.py
"""

from ._similar import FEWEST_WORDS, similar

__all__ = ["FEWEST_WORDS", "similar"]
