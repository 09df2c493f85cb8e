"""A corpus: articles, sentences and tokens over unmodified texts.

read_corpus(source)   a folder, a table file or a DataFrame as a Corpus
Corpus                articles, sentences, tokens, zones, problems, notes
"""

from . import offsets, text
from ._corpus import Corpus, read_corpus
from ._files import read_delimited

__all__ = ["Corpus", "offsets", "read_corpus", "read_delimited", "text"]
