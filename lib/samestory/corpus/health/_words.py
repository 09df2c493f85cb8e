"""Words: texts that are not English, texts too short to say anything about."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ... import codebooks
from ...errors import Problem
from .. import text as tx
from ._problem import RULES, number, problem

_FUNCTION_WORDS = frozenset(word for table in codebooks.read("function_words").values() for word in table["words"])
_FINISHED = re.compile(r"[.!?…](?:\W|\Z)")
_FOREIGN = frozenset(RULES["not_english"]["words"])
# A letter of another alphabet than the Latin one: Greek and all after it, but for symbols, marks and extended Latin.
_OTHER = re.compile("[\u0370-\u1dff\u2c80-\ua71f\ua800-\uaaff\uac00-\ufaff\ufb1d-\ufeff]")


class Counted(NamedTuple):
    """How many words the articles have; the usual number is that of the corpus, of which they may be a part."""

    words: np.ndarray
    usual: float


def count(
    rows: list[dict], words: Counted, article: np.ndarray, token: np.ndarray, vocabulary: list[str]
) -> list[Problem]:
    """Return the problems that only the words of the texts show; the articles are kept.

    Parameters
    ----------
    rows : list of dict
        The articles: at, article, text.
    words : Counted
        The number of words in each, and the usual number.
    article, token : numpy.ndarray
        Of each token, the number of its article and of its entry in the vocabulary.
    vocabulary : list of str
        The different tokens.

    Returns
    -------
    list of Problem
        At most one an article, `left_out` False.

    Examples
    --------
    >>> row = {"at": "a.txt", "article": "a", "text": "Anzeige"}
    >>> count([row], Counted(np.array([1]), 1), np.array([0]), np.array([0]), ["Anzeige"])[0].found
    '1 word'
    """
    folded = tx.fold("\n".join(vocabulary)).split("\n")  # at once: a call a word would take as long as reading
    english, foreign = (
        np.bincount(article[np.array([word in known for word in folded], bool)[token]], minlength=len(rows))
        for known in (_FUNCTION_WORDS, _FOREIGN)
    )
    return [problem(rows[n], *sign) for n, sign in _signs(rows, words, english, foreign)]


def _signs(
    rows: list[dict], counted: Counted, english: np.ndarray, foreign: np.ndarray
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the number of an article with its sign and what was found."""
    rule, short = RULES["not_english"], RULES["too_short"]
    words, usual = counted
    share = english / words.clip(1)
    error = np.sqrt(rule["usual"] * (1 - rule["usual"]) / words.clip(1))
    other = (foreign >= np.maximum(rule["foreign_least"], rule["foreign"] * words)) & (foreign > english)
    few = (share < rule["share"]) & (other | (share < rule["usual"] - rule["deviations"] * error))
    stub = short["stub"] if usual >= short["stub"] * short["times"] else 0
    for n, (row, many) in enumerate(zip(rows, words)):
        text = row["text"]
        letters = 0 if text.isascii() else _of_other_alphabets(text)
        if letters > rule["letters"]:
            yield n, ("not_english", f"{letters:.0%} of the letters from another alphabet than the Latin one")
        elif few[n]:
            found = f"{share[n]:.0%} function words of English among {number(many, 'word')}"
            yield n, ("not_english", f"{found} (usual: {rule['usual']:.0%})")
        elif many < max(stub, 0 if _FINISHED.search(text) else short["words"]):
            yield n, ("too_short", number(many, "word"))


def _of_other_alphabets(text: str) -> float:
    """Return the share of the letters that are not Latin."""
    other = sum(map(str.isalpha, _OTHER.findall(text)))
    return other and other / sum(map(str.isalpha, text))
