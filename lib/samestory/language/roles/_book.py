"""The codebook of roles, inflected: every form of every verb and noun with what must follow it and who does it."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ... import codebooks
from ..inflection import NOT_PAST, PAST, inflect, plural
from ..words import stem_of

# Tables of the codebook that are no class of acts.
LISTS = ("symmetric", "intended", "before_names", "grammar", "designators", "adjectives", "irregular")


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
def verb_forms() -> dict[str, Form]:
    """Return every form of every verb of the codebook."""
    irregular = _irregular()
    kinds: dict[str, set[str]] = {}
    patterns: dict[str, dict[Pattern, None]] = {}
    for name, entry, converse in _entries("verbs", "converse"):
        lemma, *rest = entry.split()
        forms = inflect(lemma, irregular)
        for n, form in enumerate(forms):
            kinds.setdefault(form, set()).add(("base", "third", "past", "past", "ing")[min(n, 4)])
            patterns.setdefault(form, {})[Pattern(name, tuple(rest), converse)] = None
    # The longest first: "take over from" before "take over".
    return {
        form: Form(frozenset(kinds[form]), tuple(sorted(own, key=lambda p: -len(p.rest))))
        for form, own in patterns.items()
    }


@cache
def _irregular() -> dict[str, str]:
    own = {lemma: forms for lemma, forms in book()["irregular"].items() if lemma not in ("definition", "source")}
    return codebooks.read("cues")["irregular"] | own


@cache
def _lemma_of_past() -> dict[str, str]:
    """Return the lemmas of irregular past forms and participles."""
    lemmas = {}
    for lemma in _irregular():
        base, third, *past, ing = inflect(lemma, _irregular())
        lemmas |= {form: lemma for form in past if form not in (base, third, ing)}
    return lemmas


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
    """Return a folded word as a form of a verb: one of the codebook, or any other past form by its stem."""
    known = verb_forms().get(word)
    if known and ("past" not in known.kinds or any(not pattern.rest for pattern in known.patterns)):
        return known
    past = word.endswith("ed") and len(word) > 4 and word not in NOT_PAST or word in PAST
    lemma = stem_of(_lemma_of_past().get(word, word))
    if not past and word not in _lemma_of_past():
        return known
    bare = [Pattern(lemma, (), False)] + [Pattern(lemma, ("with",), False)] * (lemma in symmetric())
    patterns = (*(known.patterns if known else ()), *bare)
    return Form(known.kinds if known else frozenset(["past"]), patterns)
