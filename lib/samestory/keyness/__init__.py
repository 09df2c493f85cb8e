"""Which words set two groups of articles apart, and in what company words stand.

    compare(corpus, by, target, reference)  one row a word: counts, log ratio, p, dispersion, an example
    chance(corpus, by, target, reference)   how many key words appear under random labels
    collocates(corpus, word)                neighbors of a word, by log-likelihood
    pairs(corpus)                           all pairs of words within a window
    kwic(corpus, word)                      a word in context, with the voice it stands in
    boilerplate(corpus)                     sentences that an outlet repeats

To change                                  open
what a word is, which sentences count      _words.py
rates, log ratio, G², log-odds, dispersion _measures.py
how p is computed, how many articles a test needs  _relabeling.py
which articles are compared, the example   _compare.py
neighbors, pairs, context                  _collocates.py

For other packages and benchmarks: `words`, the word stream of a corpus; `WINDOW`.
"""

from ._collocates import WINDOW, boilerplate, collocates, kwic, pairs
from ._compare import chance, compare
from ._words import words

__all__ = ["boilerplate", "chance", "collocates", "compare", "kwic", "pairs"]
