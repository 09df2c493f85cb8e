"""samestory: one event, several reports; what each outlet says, in whose voice, and where they differ."""

from . import codebooks, corpus, errors, text, zones
from .corpus import Corpus, read_corpus

__version__ = "0.1.0"
__all__ = ["Corpus", "codebooks", "corpus", "errors", "read_corpus", "text", "zones"]
