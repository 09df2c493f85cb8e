"""The codebook of roles, inflected: every form of every verb and noun with what must follow it and who does it."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ... import codebooks
from ..inflection import NOT_PAST, base_of, inflect, is_irregular_verb, plural
from ..words import stem_of

# Tables of the codebook that are no class of acts.
LISTS = ("symmetric", "intended", "before_names", "grammar", "designators", "adjectives")


class Act(NamedTuple):
    """A class of acts: its name, and whether in one story only one of two parties does it to the other."""

    name: str
    once: bool


class Pattern(NamedTuple):
    """What follows a verb or noun up to the other party; "*" is the thing; converse: the other party does it."""

    act: str
    rest: tuple[str, ...]
    converse: bool


class Form(NamedTuple):
    """A form of a verb: base, third person, past, participle, -ing form; some are several of these."""

    kinds: frozenset[str]
    patterns: tuple[Pattern, ...]


@cache
def book() -> dict[str, dict]:
    """Return the codebook `roles` as it is written, read once."""
    return codebooks.read("roles")


@cache
def listed(table: str, key: str = "words") -> frozenset[str]:
    """Return a closed list of the codebook."""
    return frozenset(book()[table][key])


@cache
def acts() -> dict[str, Act]:
    """Return the classes of acts of the codebook by name.

    Examples
    --------
    >>> acts()["lawsuit"]
    Act(name='lawsuit', once=True)
    """
    return {name: Act(name, bool(table.get("once"))) for name, table in book().items() if name not in LISTS}


@cache
def _patterns() -> dict[str, tuple[Pattern, ...]]:
    """Return the patterns of every verb by its lemma, the longest first: "take over from" before "take over"."""
    patterns: dict[str, list[Pattern]] = {}
    for name, entry, converse in _entries("verbs", "converse"):
        lemma, *rest = entry.split()
        patterns.setdefault(lemma, []).append(Pattern(name, tuple(rest), converse))
    return {lemma: tuple(sorted(own, key=lambda p: -len(p.rest))) for lemma, own in patterns.items()}


@cache
def _regular() -> dict[str, tuple[str, frozenset[str]]]:
    """Return the lemma of every regular form of a verb of the codebook, and what it is a form of."""
    forms: dict[str, tuple[str, frozenset[str]]] = {}
    for lemma in _patterns():
        base, third, past, _, ing = inflect(lemma, {})
        own = [(third, "third"), (past, "past"), (ing, "ing")]
        own += [(lemma + lemma[-1] + end, kind) for end, kind in (("ed", "past"), ("ing", "ing"))]  # stabbed, traveled
        forms |= {form: (lemma, frozenset([kind])) for form, kind in own}
        same = ["past"] if lemma in listed("grammar", "unchanged") else []
        forms[base] = lemma, frozenset(["base", *same])
    return forms


@cache
def nouns() -> dict[str, tuple[Pattern, ...]]:
    """Return every form of every noun of the codebook."""
    patterns: dict[str, list[Pattern]] = {}
    for name, entry, converse in _entries("nouns", "converse_nouns"):
        noun, *rest = entry.split()
        for form in (noun, plural(noun)):
            patterns.setdefault(form, []).append(Pattern(name, tuple(rest), converse))
    return {form: tuple(own) for form, own in patterns.items()}


def _entries(*keys: str) -> Iterator[tuple[str, str, bool]]:
    for name in acts():
        for key in keys:
            yield from ((name, entry, key.startswith("converse")) for entry in book()[name].get(key, []))


@cache
def symmetric() -> frozenset[str]:
    """Return the stems of verbs of which both parties are doers: exchanged, they say the same.

    Examples
    --------
    >>> "meet" in symmetric(), "praise" in symmetric()
    (True, False)
    """
    return frozenset(map(stem_of, listed("symmetric")))


@cache
def form_of(word: str) -> Form | None:
    """Return a folded word as a form of a verb: one of the codebook, or any other past form by its stem.

    Examples
    --------
    >>> [form.kinds for word in ("sues", "bought", "opened") if (form := form_of(word))]
    [frozenset({'third'}), frozenset({'past'}), frozenset({'past'})]
    """
    lemma, kinds = _regular().get(word, ("", frozenset()))
    irregular = not lemma and is_irregular_verb(word)
    if irregular:
        lemma = base_of(word)
        kinds = frozenset(["ing" if word.endswith("ing") else "third" if word.endswith("s") else "past"])
    patterns = _patterns().get(lemma, ())
    open_class = "past" in kinds or not lemma and word.endswith("ed") and len(word) > 4 and word not in NOT_PAST
    if open_class and all(pattern.rest for pattern in patterns):
        stem = stem_of(lemma or word)
        with_too = [Pattern(stem, ("with",), False)] if stem in symmetric() else []
        patterns, kinds = (*patterns, Pattern(stem, (), False), *with_too), kinds or frozenset(["past"])
    return Form(kinds, patterns) if patterns else None
