"""Which words deny, and where one of them denies nothing. The lists stand in codebooks/function_words.toml, [negators].

Three uses differ by a few words, and a measure rests on each list, so the lists stay apart:

common    sentiment: VADER's valences are reversed and the scorer `linear` was fitted with these eleven words
terms     frames and similarity: also nouns and verbs of lacking ("a lack of security"), on which similarity was fitted
clauses   discrepancies: also "unless" and contractions that have lost their apostrophe; "lack" turns no clause around
"""

from functools import cache

from .. import codebooks


@cache
def lists() -> dict[str, frozenset[str]]:
    """Return every list of the class [negators] by its name in the codebook, in lower case."""
    table = codebooks.read("function_words")["negators"]
    return {name: frozenset(words) for name, words in table.items() if isinstance(words, list)}


@cache
def negators(use: str = "common") -> frozenset[str]:
    """Return the negators of one use, contractions in "n't" aside.

    Parameters
    ----------
    use : str
        "common", "terms" or "clauses".

    Returns
    -------
    frozenset of str
        Words in lower case.

    Examples
    --------
    >>> sorted(negators("terms") - negators())
    ['absence', 'lack', 'lacked', 'lacking', 'lacks', 'scarcely']
    """
    return lists()["common"] | lists().get(f"of_{use}", frozenset())


def denies(word: str, use: str = "common") -> bool:
    """Tell whether a folded word is a negator of a use or ends in "n't".

    Examples
    --------
    >>> denies("isn't"), denies("unless"), denies("unless", "clauses")
    (True, False, True)
    """
    return word.endswith("n't") or word in negators(use)


def is_negator(word: str) -> bool:
    """Tell whether a folded word turns its clause into the opposite: not, never, isn't, unless."""
    return denies(word, "clauses")
