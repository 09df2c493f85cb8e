"""The words that evaluate and those that tell subject from object, in every form: codebooks directed and cues."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ... import codebooks
from ...language.cue_verbs import cue_verbs
from ...language.inflection import inflect, plural


class Book(NamedTuple):
    """The words of the codebook in every form."""

    acts: dict[str, list[tuple[str, ...]]]  # verb -> what must follow it: take -> (issue, with)
    feelings: frozenset[str]
    nouns: frozenset[str]
    sources: frozenset[str]  # prepositions between such a noun and its holder
    aims: frozenset[str]  # and between it and the target
    adjectives: frozenset[str]
    toward: frozenset[str]  # prepositions between an adjective and the target
    people: frozenset[str]
    allies: frozenset[str]  # nouns for one of two who hold the same of each other
    shared: frozenset[str]  # nouns of what two hold of each other
    meetings: frozenset[str]  # verbs of what two do to each other
    exchanging: frozenset[str]
    exchanged: frozenset[str]
    pairs: frozenset[tuple[str, ...]]
    harm: frozenset[str]
    clause: dict[str, frozenset[str]]
    said: frozenset[str]  # a name behind one of these is a subject of its own


@cache
def words_of_clauses() -> Book:
    """Read the codebook and the evaluative cues."""
    book, cues = codebooks.read("directed"), cue_verbs()
    irregular = codebooks.read("cues")["irregular"]

    def verbs(table: str, key: str = "verbs") -> Iterator[tuple[str, tuple[str, ...]]]:
        for lemma, *rest in map(str.split, book[table][key]):
            yield from ((form, tuple(rest)) for form in inflect(lemma, irregular | book[table].get("irregular", {})))

    def forms(table: str, key: str = "words") -> frozenset[str]:
        return frozenset(form for noun in book[table][key] for form in (noun, plural(noun)))

    acts: dict[str, list[tuple[str, ...]]] = {}
    for form, rest in verbs("acts"):
        acts.setdefault(form, []).append(rest)
    for form, terms in cues.verbs.items():
        acts.setdefault(form, []).extend(term.rest for term in terms if term.force == "evaluative")
    nouns = {form for form, terms in cues.nouns.items() if any(term.force == "evaluative" for term in terms)}
    nouns |= {form for form, force in cues.voiced.items() if force == "evaluative"}
    for form in book["acts"]["left_out"]:
        acts[form] = [rest for rest in acts.get(form, []) if rest]
    return Book(
        {form: rests for form, rests in acts.items() if rests},
        frozenset(form for form, _ in verbs("feelings")),
        (forms("nouns") | nouns) - forms("people") - set(book["nouns"]["left_out"]),
        frozenset(book["nouns"]["sources"]),
        frozenset(book["nouns"]["prepositions"]),
        frozenset(book["adjectives"]["words"]),
        frozenset(book["adjectives"]["prepositions"]),
        forms("people"),
        forms("mutual", "people"),
        forms("mutual", "nouns"),
        frozenset(form for form, _ in verbs("mutual")),
        frozenset(form for form, _ in verbs("mutual", "exchanging")),
        forms("mutual", "exchanged"),
        frozenset(map(tuple, book["mutual"]["pairs"])),
        forms("harmed"),
        {name: frozenset(words) for name, words in book["clauses"].items() if isinstance(words, list)},
        frozenset(cues.forms),
    )
