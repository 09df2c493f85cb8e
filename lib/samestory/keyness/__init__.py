"""Which words set two groups of articles apart, and in what company words stand.

compare(corpus, by, target, reference)  one row a word
chance(corpus, by, target, reference)   key words under random labels
collocates, pairs, kwic, boilerplate    neighbors, word pairs, keyword in context, repeated sentences
"""

from ._collocates import boilerplate, collocates, kwic, pairs
from ._compare import chance, compare

__all__ = ["boilerplate", "chance", "collocates", "compare", "kwic", "pairs"]
