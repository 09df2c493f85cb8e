"""The codebook of cues, inflected: every form of every verb, noun and phrase, with its class of force."""

from functools import cache
from typing import NamedTuple

from .. import codebooks
from ..corpus.text import fold
from .inflection import inflect, plural

# Tables of the codebook that are no class of force.
_NO_CLASS = ("irregular", "ambiguous", "light", "persons", "designation", "mute", "speech", "complements")
_MODALS = ("would", "may", "might")  # cues of a class of force, but no verb forms that a clause could be cut at


class Term(NamedTuple):
    """One entry of the codebook: `rest` are the words that must follow the first one."""

    rest: tuple[str, ...]
    force: str
    use: str  # "verb", "clause" (a verb only before a clause or quotation), "noun", "adjective" or "phrase"
    lemma: str


class Complements(NamedTuple):
    """What must or must not stand behind a cue for its words to be somebody's; all by lemma (codebook: complements)."""

    acts: frozenset[str]  # an infinitive or a noun phrase behind it is an act, not words (ordered them to leave)
    blows: frozenset[str]  # words only with a reason or a clause (attacked her for)
    fights: frozenset[str]  # those that name an act of violence even against somebody (attacked Chad)
    reasons: frozenset[str]
    not_before: dict[str, frozenset[str]]  # prepositions that make it no cue (reported for duty)
    hearers: frozenset[str]  # with a hearer before the content (told the paper that)
    naming: frozenset[str]  # with an object and its name (called her a liar)
    viewing: frozenset[str]  # with an object and "as" (sees it as a gift)
    qualities: tuple[str, ...]  # endings of such a name that is an adjective (called it unfair)
    making: frozenset[str]  # participles that give a noun its source (the claim was made by)
    views: frozenset[str]  # nouns in "in Lee's view"


class Inventory(NamedTuple):
    """The codebook, inflected."""

    verbs: dict[str, list[Term]]  # form of the first word -> terms, longest first
    nouns: dict[str, list[Term]]
    phrases: dict[str, list[Term]]
    adjectives: dict[str, list[Term]]  # behind a form of be (is confident)
    forms: dict[str, str]  # form of a cue verb -> "V" or "G"
    voiced: dict[str, str]  # noun -> the force of a verb of voicing with it (expressed hope)
    past: set[str]  # forms that can only be past or participle
    third: set[str]  # forms in -s
    ambiguous: frozenset[str]  # base and -s forms that are as often nouns (plans, reports)
    documents: frozenset[str]  # nouns that speak through evidential verbs (the poll shows)
    light: frozenset[str]  # forms of verbs that make a cue of a nominal one (issued a warning)
    voicing: frozenset[str]  # forms of verbs that say what their object says (expressed hope)
    asking: frozenset[str]  # verbs that report a question where a question word or a quotation stands beside them
    announced: frozenset[str]  # what binds the speaker who announces it (measures)
    mute: frozenset[str]  # nouns that cannot speak (the meeting)
    endings: tuple[str, ...]  # endings of such nouns
    able: frozenset[str]  # nouns with these endings that can (the administration)
    speech: frozenset[str]  # nouns through which their possessor speaks (Lee's remarks)
    complements: Complements


@cache
def cue_verbs() -> Inventory:
    """Return the shipped codebook `cues`, inflected; built once.

    Examples
    --------
    >>> cue_verbs().verbs["denied"][0]
    Term(rest=(), force='assertive', use='verb', lemma='deny')
    """
    return inventory(codebooks.read("cues"))


def inventory(codebook: dict[str, dict]) -> Inventory:
    """Inflect a codebook of cues.

    Parameters
    ----------
    codebook : dict
        Tables as in codebooks/cues.toml, which says what each key holds.

    Returns
    -------
    Inventory
        Every form of every verb, noun and phrase, with its terms; longer terms come first.

    Examples
    --------
    >>> sorted(inventory({"neutral": {"terms": ["burble"]}}).forms.items())
    [('burble', 'V'), ('burbled', 'V'), ('burbles', 'V'), ('burbling', 'G')]
    """
    inv = Inventory({}, {}, {}, {}, {}, {}, set(), set(), *_closed_lists(codebook), _complements(codebook))
    for force, table in codebook.items():
        if force not in _NO_CLASS:
            _enter_class(inv, force, table, codebook.get("irregular", {}))
    for terms in (terms for table in (inv.verbs, inv.nouns, inv.phrases) for terms in table.values()):
        terms.sort(key=lambda term: -len(term.rest))
    for word in _MODALS:
        inv.forms.pop(word, None)
    return inv


def _closed_lists(codebook: dict[str, dict]) -> tuple[frozenset[str] | tuple[str, ...], ...]:
    """Return the fields of the inventory from `ambiguous` to `speech`: nouns in both numbers, verbs in all forms."""

    def listed(table: str, key: str) -> list[str]:
        return codebook.get(table, {}).get(key, [])

    def nouns(table: str, key: str) -> frozenset[str]:
        return frozenset(form for noun in listed(table, key) for form in (noun, plural(noun)))

    def verbs(table: str, key: str) -> frozenset[str]:
        return frozenset(form for verb in listed(table, key) for form in inflect(verb, codebook.get("irregular", {})))

    return (
        nouns("ambiguous", "terms"),
        nouns("evidential", "sources"),
        verbs("light", "terms"),
        verbs("light", "voicing"),
        frozenset(listed("neutral", "asking")),
        nouns("commissive", "announced"),
        nouns("mute", "terms"),
        tuple(listed("mute", "endings")),
        nouns("mute", "able"),
        nouns("speech", "terms"),
    )


def _complements(codebook: dict[str, dict]) -> Complements:
    table = codebook.get("complements", {})
    lists = {name: frozenset(table.get(name, ())) for name in Complements._fields}
    lists["qualities"] = tuple(table.get("qualities", ()))
    lists["not_before"] = {verb: frozenset(words) for verb, words in table.get("not_before", {}).items()}
    return Complements(**lists)


def _enter_class(inv: Inventory, force: str, table: dict, irregular: dict[str, str]) -> None:
    """Put one class of force into the inventory."""
    for use, key in (("verb", "terms"), ("clause", "with_clause")):
        for term in table.get(key, []):
            _enter_verb(inv, Term(tuple(term.split()[1:]), force, use, term), irregular)
    for use, terms in (("noun", inv.nouns), ("adjective", inv.adjectives), ("phrase", inv.phrases)):
        for term in table.get(use + "s", []):
            first, *rest = fold(term).split()
            for form in (first, plural(first)) if use == "noun" else (first,):
                terms.setdefault(form, []).append(Term(tuple(rest), force, use, term))
                if use == "noun":
                    inv.voiced.setdefault(form, force)
    inv.voiced.update(dict.fromkeys(table.get("voiced", []), force))


def _enter_verb(inv: Inventory, term: Term, irregular: dict[str, str]) -> None:
    """Put every form of a verb, with the words behind it, into the inventory."""
    base = term.lemma.split()[0]
    forms = inflect(base, irregular)
    inv.past.update(forms[2:4])
    inv.third.add(forms[1])
    for form in dict.fromkeys(forms):
        inv.verbs.setdefault(form, []).append(term)
        inv.forms[form] = "G" if form.endswith("ing") and form != base else "V"
