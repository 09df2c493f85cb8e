"""Sentences, tokens and folding of a plain text.

sentences(text)    where each sentence starts and ends
paragraphs(text)   where each line that is not blank starts and ends
tokens(text)       where each token starts and ends
is_word(token)     whether a token counts as a word
fold(text)         a copy of the same length, for matching only

For other packages: STARTERS, words that often start a sentence, and any_of, a pattern for many words.
Offsets count characters of the text as given, so that ``text[start:end]`` is always the span.

To change                                   open
an abbreviation, a title, an initialism     codebooks/sentences.toml (read by _words.py)
which prints of a word count as it          _words.py
what a stop behind such a word ends         _ends.py
what can be the end of a sentence, lines    _sentences.py
what is one token                           _tokens.py
which characters are alike                  _fold.py
"""

from ._fold import fold
from ._sentences import paragraphs, sentences
from ._tokens import is_word, tokens
from ._words import STARTERS, any_of

__all__ = ["STARTERS", "any_of", "fold", "is_word", "paragraphs", "sentences", "tokens"]
