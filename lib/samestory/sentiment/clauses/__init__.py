"""Which of two mentions of a sentence evaluates the other? Rules on the words before, between and behind them.

    routes(before, between, behind)   by which rule the first evaluates the second, and the second the first
    words_of_clauses(), evaluating()  the words of the rules; those that evaluate

To change                             open
a verb, noun or adjective             codebooks/directed.toml; praise and blame: codebooks/cues.toml (read by _book.py)
what an order of words means          _routes.py
"""

from ._book import evaluating, words_of_clauses
from ._routes import AROUND, Words, routes

__all__ = ["AROUND", "Words", "evaluating", "routes", "words_of_clauses"]
