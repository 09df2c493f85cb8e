"""The codebook of differences by the stems of its words: ordered scales, classes of terms, opposites, closed lists."""

from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple

from .. import codebooks
from .cue_verbs import cue_verbs
from .negation import lists
from .words import stem_of


class Entries(dict[tuple[str, ...], list[tuple[str, int]]]):
    """Stems in a row, and for each row (scale, step) or (class, 0)."""

    @cached_property
    def sizes(self) -> dict[str, list[int]]:
        """How many stems the rows have that open with a stem, the most first."""
        sizes: dict[str, set[int]] = {}
        for row in self:
            sizes.setdefault(row[0], set()).add(len(row))
        return {stem: sorted(own, reverse=True) for stem, own in sizes.items()}


class Lexicon(NamedTuple):
    """The codebook by stems; phrases are tuples of stems."""

    acts: Entries
    strength: Entries
    terms: Entries
    weight: dict[str, str]  # severity of a class of terms
    opposites: frozenset[frozenset[str]]
    opposed: dict[str, frozenset[str]]  # opposites of predicates: stem -> the stems that it excludes
    journeys: frozenset[str]
    denials: frozenset[str]  # stems of verbs that deny their complement
    denying: frozenset[str]  # and of all words that do, where a whole predicate is read
    affirming: frozenset[str]  # stems of verbs that affirm their complement
    both: frozenset[str]
    one: frozenset[str]
    parties: frozenset[str]
    locative: frozenset[str]
    prepositions: frozenset[str]
    place_kinds: frozenset[str]
    place_parts: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    generic: frozenset[str]  # words that names of bodies share
    calendar: frozenset[str]
    force: dict[str, str]  # form of a cue verb -> class of force


@cache
def lexicon() -> Lexicon:
    """Return the shipped codebook `discrepancies` by stems, with the cue verbs of `cues`; built once."""
    read = book()
    parties, places = read["one_and_both"], read["places"]
    return Lexicon(
        acts=_entries({name: scale["steps"] for name, scale in read["acts"].items()}),
        strength=_entries({name: scale["steps"] for name, scale in read["strength"].items()}),
        terms=_entries({name: [part["words"]] for name, part in read["terms"].items()}),
        weight={name: part["severity"] for name, part in read["terms"].items()},
        opposites=frozenset(_stems(pair) for key in ("predicates", "pairs") for pair in read["opposites"][key]),
        opposed=_opposed(read["opposites"]["predicates"]),
        journeys=_stems(read["directions"]["journeys"]),
        denials=_stems(read["negation"]["verbs"]),
        denying=_stems(read["negation"]["predicates"]),
        affirming=_stems(read["negation"]["affirming"]),
        both=_stems(parties["all"]),
        one=_stems(parties["one"]),
        parties=_stems(parties["parties"]),
        locative=frozenset(places["locative"]),
        prepositions=frozenset(places["prepositions"]),
        place_kinds=_stems(places["kinds"]),
        place_parts=frozenset(places["parts"]),
        places=frozenset(word.lower() for word in places["names"]),
        bodies=_stems(read["bodies"]["words"]),
        generic=_stems(read["words"]["generic_in_names"]),
        calendar=_stems(read["words"]["calendar"]),
        force={form: terms[-1].force for form, terms in cue_verbs().verbs.items()},
    )


@cache
def book() -> dict[str, dict]:
    """Return the codebook `discrepancies` as it is written, read once."""
    return codebooks.read("discrepancies")


@cache
def listed(name: str) -> frozenset[str]:
    """Return a closed list by its name: one of [words] in the codebook or of the negators in `function_words`."""
    return lists()[name] if name in lists() else frozenset(book()["words"][name])


def _stems(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(stem_of, words))


def _opposed(pairs: Sequence[Sequence[str]]) -> dict[str, frozenset[str]]:
    """Return for each word of the pairs, by its stem, the stems of its opposites."""
    table: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        for stem, excluded in ((stem_of(one), stem_of(other)), (stem_of(other), stem_of(one))):
            table[stem] = table.get(stem, frozenset()) | {excluded}
    return table


def _entries(steps: dict[str, list[list[str]]]) -> Entries:
    """Return the entries by stems; one that stands twice counts once, in the order of the codebook."""
    table: dict[tuple[str, ...], dict[tuple[str, int], None]] = {}
    for name, scale in steps.items():
        for step, words in enumerate(scale):
            for word in words:
                table.setdefault(tuple(map(stem_of, word.split())), {})[name, step] = None
    return Entries({stems: list(entries) for stems, entries in table.items()})


@cache
def _adverbs() -> dict[tuple[str, str], frozenset[str]]:
    """Return the entries of scales that are adverbs alone, by scale and stem."""
    written: dict[tuple[str, str], set[str]] = {}
    for name, scale in book()["acts"].items():
        for word in (word for step in scale["steps"] for word in step if " " not in word):
            written.setdefault((name, stem_of(word)), set()).add(word)
    return {key: frozenset(own) for key, own in written.items() if all(word.endswith("ly") for word in own)}


def may_be_step(scale: str, printed: Sequence[str]) -> bool:
    """Whether printed words can be an entry of a scale: an adverb has one form, and a reporter does not report.

    Examples
    --------
    >>> [may_be_step("certainty", [word]) for word in ("clearly", "clears")]
    [True, False]
    >>> [may_be_step("statement", [word]) for word in ("reports", "reporters")]
    [True, False]
    """
    word, stem = printed[-1], stem_of(printed[-1])
    if len(printed) > 1:
        return True
    agent = word.removesuffix("s")
    if agent.endswith(("er", "or")) and stem_of(agent[:-2]) == stem:
        return False
    written = _adverbs().get((scale, stem))
    return written is None or word in written


def marks(stems: Sequence[str], table: Entries) -> list[tuple[int, int, list[tuple[str, int]]]]:
    """Return where entries stand in a row of stems; the longest at a place wins, none overlap.

    Parameters
    ----------
    stems : sequence of str
        Stems of successive words.
    table : Entries
        One of the tables of `lexicon()`.

    Returns
    -------
    list of (int, int, list)
        The first word, past the last word, and the entries: (scale, step) or (class, 0).

    Examples
    --------
    >>> marks(["he", "call", "for", "help"], lexicon().acts)
    [(1, 3, [('direction', 2)])]
    """
    found, past, sizes = [], 0, table.sizes
    if sizes.keys().isdisjoint(stems):
        return []
    for at in [at for at, stem in enumerate(stems) if stem in sizes]:
        rows = (tuple(stems[at : at + size]) for size in sizes[stems[at]])
        row = next((row for row in rows if row in table), None) if at >= past else None
        if row:
            past = at + len(row)
            found.append((at, past, table[row]))
    return found
