"""The codebook of differences made ready: scales, classes of terms and opposites by the stems of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from .. import codebooks
from .cue_verbs import inventory
from .words import stem_of

Entries = dict[tuple[str, ...], list[tuple[str, int]]]  # stems in a row -> (scale, step) or (class, 0)


class Lexicon(NamedTuple):
    """The codebook by stems; phrases are tuples of stems."""

    acts: Entries
    strength: Entries
    terms: Entries
    weight: dict[str, str]  # severity of a class of terms
    opposites: frozenset[frozenset[str]]
    directions: frozenset[str]
    journeys: frozenset[str]
    negators: frozenset[str]
    denials: frozenset[str]  # stems of verbs that deny their complement
    both: frozenset[str]
    one: frozenset[str]
    parties: frozenset[str]
    locative: frozenset[str]
    prepositions: frozenset[str]
    place_kinds: frozenset[str]
    place_parts: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    force: dict[str, str]  # form of a cue verb -> class of force


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The shipped codebook `discrepancies`, with the cue verbs of `cues`."""
    read = book()
    negation, parties, places = read["negation"], read["one_and_both"], read["places"]
    return Lexicon(
        acts=_scales(read["acts"]),
        strength=_scales(read["strength"]),
        terms=_entries((word, (name, 0)) for name, part in read["terms"].items() for word in part["words"]),
        weight={name: part["severity"] for name, part in read["terms"].items()},
        opposites=frozenset(
            frozenset(map(stem_of, pair)) for pair in read["opposites"]["pairs"] if " " not in "".join(pair)
        ),
        directions=_stems(read["directions"]["words"]),
        journeys=_stems(read["directions"]["journeys"]),
        negators=frozenset(negation["words"]),
        denials=_stems(negation["verbs"]),
        both=_stems(parties["all"]),
        one=_stems(parties["one"]),
        parties=_stems(parties["parties"]),
        locative=frozenset(places["locative"]),
        prepositions=frozenset(places["prepositions"]),
        place_kinds=_stems(places["kinds"]),
        place_parts=frozenset(places["parts"]),
        places=frozenset(word.lower() for word in places["names"]),
        bodies=_stems(read["bodies"]["words"]),
        force=_forces(),
    )


@lru_cache(maxsize=1)
def book() -> dict[str, dict]:
    """The codebook as it is written, read once."""
    return codebooks.read("discrepancies")


@cache
def listed(name: str) -> frozenset[str]:
    """A closed list of the codebook, by its name in [words]."""
    return frozenset(book()["words"][name])


def _stems(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(stem_of, words))


def _entries(pairs: Iterator[tuple[str, tuple[str, int]]]) -> Entries:
    table: Entries = {}
    for word, entry in pairs:
        found = table.setdefault(tuple(map(stem_of, word.split())), [])
        if entry not in found:
            found.append(entry)
    return table


def _scales(scales: dict[str, dict]) -> Entries:
    return _entries(
        (word, (name, step))
        for name, part in scales.items()
        for step, words in enumerate(part["steps"])
        for word in words
    )


def _forces() -> dict[str, str]:
    inv = inventory(codebooks.read("cues"))
    forms = chain.from_iterable((form, terms) for form, terms in inv.verbs.items())
    pairs = zip(*[iter(forms)] * 2)
    return {form: terms[-1].force for form, terms in pairs if terms}


def marks(stems: Sequence[str], table: Entries) -> list[tuple[int, int, list[tuple[str, int]]]]:
    """Where entries stand in a row of stems: first, past the last, entries; the longest at a place, none overlapping.

    >>> marks(["he", "call", "for", "help"], lexicon().acts)
    [(1, 3, [('direction', 2)])]
    """
    found, at = [], 0
    while at < len(stems):
        for size in (3, 2, 1):
            entries = table.get(tuple(stems[at : at + size])) if at + size <= len(stems) else None
            if entries:
                found.append((at, at + size, entries))
                at += size - 1
                break
        at += 1
    return found


def is_negator(word: str) -> bool:
    """Whether a folded word denies: not, never, isn't."""
    return word in lexicon().negators or word.endswith("n't") or word in listed("negators_without_mark")
