"""The words that evaluate and those that tell subject from object, in every form: codebooks directed and cues."""

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
    with_in: frozenset[str]  # nouns with "in" before the target
    of_holder: frozenset[str]  # nouns with "of" before the holder
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
    more = {form for form, terms in cues.nouns.items() if any(term.force == "evaluative" for term in terms)}
    more |= {form for form, force in cues.voiced.items() if force == "evaluative"}
    people = _nouns(book["people"]["words"])
    return Book(
        acts=_acts(book["acts"]),
        feelings=_forms(book["feelings"]),
        nouns=(_nouns(book["nouns"]["words"]) | more) - people - set(book["nouns"]["left_out"]),
        sources=frozenset(book["nouns"]["sources"]),
        aims=frozenset(book["nouns"]["prepositions"]),
        with_in=frozenset(book["nouns"]["with_in"]),
        of_holder=frozenset(book["nouns"]["of_holder"]),
        adjectives=frozenset(book["adjectives"]["words"]),
        toward=frozenset(book["adjectives"]["prepositions"]),
        people=people,
        allies=_nouns(book["mutual"]["people"]),
        shared=_nouns(book["mutual"]["nouns"]),
        meetings=_forms(book["mutual"]),
        exchanging=_forms(book["mutual"], "exchanging"),
        exchanged=_nouns(book["mutual"]["exchanged"]),
        pairs=frozenset(map(tuple, book["mutual"]["pairs"])),
        harm=_nouns(book["harmed"]["words"]),
        clause={name: frozenset(words) for name, words in book["clauses"].items() if isinstance(words, list)},
        said=frozenset(cues.forms),
    )


@cache
def evaluating() -> frozenset[str]:
    """List every form that evaluates."""
    book = words_of_clauses()
    nouns = book.nouns | book.people | book.allies | book.shared
    return nouns | book.acts.keys() | book.feelings | book.adjectives | book.meetings | book.exchanging


def _acts(table: dict) -> dict[str, list[tuple[str, ...]]]:
    """Inflect the verbs of the table, and add those of praise and blame."""
    acts: dict[str, list[tuple[str, ...]]] = {}
    for lemma, *rest in map(str.split, table["verbs"]):
        for form in _forms({**table, "verbs": [lemma]}):
            acts.setdefault(form, []).append(tuple(rest))
    for form, terms in cue_verbs().verbs.items():
        acts.setdefault(form, []).extend(
            term.rest for term in terms if term.force == "evaluative" and term.lemma not in table["left_out_cues"]
        )
    for form in table["left_out"]:
        acts[form] = [rest for rest in acts.get(form, []) if rest]
    return {form: rests for form, rests in acts.items() if rests}


def _forms(table: dict, key: str = "verbs") -> frozenset[str]:
    """Inflect verbs."""
    irregular = codebooks.read("cues")["irregular"] | table.get("irregular", {})
    return frozenset(form for verb in table[key] for form in inflect(verb, irregular))


def _nouns(words: list[str]) -> frozenset[str]:
    """List nouns in both numbers."""
    return frozenset(form for noun in words for form in (noun, plural(noun)))
