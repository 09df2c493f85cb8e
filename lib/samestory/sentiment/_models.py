"""What all scorers share: model cards, the kind of a target, and two scores turned into three classes.

People speak of countries and of persons differently, so every scorer keeps two sets of base rates.
"""

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
from scipy.special import expit

from .. import codebooks

Offsets = Sequence[int]  # characters
Targets = tuple[Sequence[str], Offsets, Offsets]  # texts, and start and end of the target in each
MODELS = files(__package__) / "models"
_EDGES = re.compile(r"^(?:[Tt]he|THE)\s+|['’]s?$")


@lru_cache
def read_card(scorer: str) -> dict:
    """Read the model card of a shipped scorer."""
    return json.loads((MODELS / f"{scorer}.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Read the words that are no names, also where a headline or the start of a sentence prints them with a capital."""
    return frozenset((MODELS / "known_words.txt").read_text(encoding="utf-8").split())


def in_two_steps(scores: np.ndarray) -> np.ndarray:
    """Turn two scores a row (evaluated at all, praised if so) into probabilities negative, neutral, positive."""
    evaluated, praised = expit(scores).T
    return np.column_stack([evaluated * (1 - praised), 1 - evaluated, evaluated * praised])


def are_countries(texts: Sequence[str], starts: Offsets, ends: Offsets) -> np.ndarray:
    """Tell for each target whether it is a country."""
    return np.array([is_country(text[start:end]) for text, start, end in zip(texts, starts, ends)], bool)


@lru_cache(maxsize=1 << 16)
def is_country(mention: str) -> bool:
    """Tell whether a mention names a country or a body of countries: a name, capital, adjective or government.

    Parameters
    ----------
    mention : str
        The words of the mention, with or without "the" and "'s".

    Returns
    -------
    bool
        True for a name of the codebooks `actors` (persons left out) and `countries`.

    Notes
    -----
    The answer only chooses between two sets of base rates. It is the same for all countries.

    Examples
    --------
    >>> is_country("the Kremlin"), is_country("American"), is_country("President Putin")
    (True, True, False)
    """
    bare = _EDGES.sub("", " ".join(mention.split()))
    return bare in country_names() or f"{bare}." in country_names()


@lru_cache(maxsize=1)
def country_names() -> frozenset[str]:
    """List every name and adjective of a state, also in capitals."""
    actors = spellings(table for table in codebooks.read("actors").values() if table.get("type", "person") != "person")
    tables = codebooks.read("countries").values()
    adjectives = {word for table in tables for word in table["adjectives"]}
    others = adjectives.union([f"{word}s" for word in adjectives], *[table["names"] for table in tables])
    return actors | others | {word.upper() for word in others}


def spellings(actors: Iterable[dict]) -> frozenset[str]:
    """List the names of actors of the codebook without "the", the longer ones also in capitals."""
    by_kind = [words for actor in actors for words in actor.get("aliases", {}).values()]
    names = {name.removeprefix("the ") for words in by_kind for name in words}
    return frozenset(names | {name.upper() for name in names if len(name) > 3})
