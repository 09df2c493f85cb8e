"""Words that news reports use for one another without saying anything else: classes of codebooks/synonyms.toml."""

from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from .. import codebooks
from .inflection import inflect
from .words import stem_of

LONGEST = 3  # words of a phrase


class _Classes(NamedTuple):
    forms: dict[tuple[str, ...], str]  # every form of every entry, in folded words -> the first entry of its class
    stems: dict[str, str]  # stem of a single word -> the same


@cache
def _classes() -> _Classes:
    book = codebooks.read("synonyms")
    by_form = frozenset(book["nouns"]["by_form"])
    forms: dict[tuple[str, ...], str] = {}
    stems: dict[str, str] = {}
    for words in chain.from_iterable(table["classes"] for table in book.values()):
        for entry in words:
            first, *rest = entry.split()
            forms.update({(form, *rest): words[0] for form in inflect(first, {})})
            if not rest and entry not in by_form:
                stems.setdefault(stem_of(entry), words[0])
    return _Classes(forms, stems)


def class_of(stem: str) -> str:
    """Return the class of a stem: the first word of its class, or "" for a stem that stands in none.

    Parameters
    ----------
    stem : str
        As `words.stem_of` gives it.

    Returns
    -------
    str

    Examples
    --------
    >>> class_of("upcom") == class_of("forthcom") != "", class_of("tariff")
    (True, '')
    """
    return _classes().stems.get(stem, "")


def in_one_wording(words: Sequence[str]) -> tuple[str, ...]:
    """Replace each word and phrase that stands in a class by the first word of the class.

    Parameters
    ----------
    words : sequence of str
        Folded words in a row.

    Returns
    -------
    tuple of str
        The words; two passages that are equal here say the same by the codebook.

    References
    ----------
    Fellbaum, C. (Ed.) (1998). WordNet. MIT Press.

    Examples
    --------
    >>> in_one_wording(["expressed", "gratitude", "to", "firefighters"])
    ('thank', 'to', 'firefighter')
    """
    forms, told, at = _classes().forms, [], 0
    while at < len(words):
        sizes = range(min(LONGEST, len(words) - at), 0, -1)
        size = next((size for size in sizes if tuple(words[at : at + size]) in forms), 0)
        told.append(forms[tuple(words[at : at + size])] if size else words[at])
        at += size or 1
    return tuple(told)
