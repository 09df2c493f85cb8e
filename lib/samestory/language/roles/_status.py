"""Whether a predication is told as a fact, as something to come, as open, or is denied."""

from functools import cache

from ... import codebooks
from ..negation import is_negator
from ..words import stem_of
from ._book import listed
from ._parties import Line

BEFORE = 4  # words before a subject in which "if" or "whether" stands


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(codebooks.read("function_words")["auxiliaries"]["words"])


@cache
def _denials() -> frozenset[str]:
    return frozenset(map(stem_of, codebooks.read("discrepancies")["negation"]["verbs"]))


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(codebooks.read("function_words")["adverbs"]["words"]) | listed("grammar", "adverbs")


def helps(word: str) -> bool:
    """Whether a word is an auxiliary or a negator, as before a verb."""
    return word in _auxiliaries() or is_negator(word)


def denies(word: str) -> bool:
    """Whether a word is a negator that is no auxiliary of its own: not, never."""
    return is_negator(word) and word in ("not", "never")


def adverb(word: str) -> bool:
    """Whether a word is an adverb that may stand before a verb."""
    return word in _adverbs() or word.endswith("ly") and len(word) > 4


@cache
def _finite() -> frozenset[str]:
    return frozenset(codebooks.read("english")["finite"]["words"])


def finite(word: str) -> bool:
    """Whether a word is a finite auxiliary."""
    return word in _finite()


def of(line: Line, subject: int, verb: int) -> str:
    """Tell the status of a predication by the words from a little before its subject up to its verb."""
    opens = subject
    while opens > max(subject - BEFORE, 0) and line.joined(opens):
        opens -= 1
    inside = line.words[opens:verb]
    if any(is_negator(word) or word == "no" or stem_of(word) in _denials() for word in line.words[subject:verb]):
        return "denied"
    maybe = listed("intended", "open").intersection(inside)
    if any(line.words[n] == "may" and line.capital[n] for n in range(opens, verb)):
        maybe -= {"may"}  # the month
    if "?" in line.gaps[-1] or maybe:
        return "open"
    if verb > 0 and line.words[verb - 1] == "to":
        planned = listed("intended").intersection(inside) or line.words[verb - 2] in listed("grammar", "be")
        return "future" if planned else "open"
    return "future" if listed("grammar", "future").intersection(inside) else "fact"
