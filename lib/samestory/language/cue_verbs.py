"""The codebook of cues, inflected: every form of every verb, noun and phrase, with its class of force."""

from typing import NamedTuple

from ..corpus.text import fold

_VOWEL = "aeiou"


class Term(NamedTuple):
    """One entry of the codebook: `rest` are the words that must follow the first one."""

    rest: tuple[str, ...]
    force: str
    use: str  # "verb", "clause" (a verb only before a clause or quotation), "noun", "adjective" or "phrase"
    lemma: str


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


def inflect(lemma: str, irregular: dict[str, str]) -> list[str]:
    """The forms of a verb: base, third person, past, participle, -ing form.

    >>> inflect("deny", {})
    ['deny', 'denies', 'denied', 'denied', 'denying']
    """
    if lemma in irregular:
        return [lemma, *irregular[lemma].split()]
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"]
    if lemma.endswith("y") and lemma[-2] not in _VOWEL:
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"]
    s = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return [lemma, lemma + s, lemma + "ed", lemma + "ed", lemma + "ing"]


# Tables that are no class of force.
_NO_CLASS = ("irregular", "ambiguous", "light", "persons", "mute", "speech")


def inventory(codebook: dict) -> Inventory:
    """Inflect a codebook of cues."""
    irregular = codebook.get("irregular", {})
    light = codebook.get("light", {})
    inv = Inventory(
        *({}, {}, {}, {}, {}, {}, set(), set()),
        ambiguous=_nouns(codebook, "ambiguous", "terms"),
        documents=_nouns(codebook, "evidential", "sources"),
        light=frozenset(form for verb in light.get("terms", []) for form in inflect(verb, irregular)),
        voicing=frozenset(form for verb in light.get("voicing", []) for form in inflect(verb, irregular)),
        asking=frozenset(codebook.get("neutral", {}).get("asking", [])),
        announced=_nouns(codebook, "commissive", "announced"),
        mute=_nouns(codebook, "mute", "terms"),
        endings=tuple(codebook.get("mute", {}).get("endings", [])),
        able=_nouns(codebook, "mute", "able"),
        speech=_nouns(codebook, "speech", "terms"),
    )
    for force, table in codebook.items():
        if force not in _NO_CLASS:
            _enter_class(inv, force, table, irregular)
    for table in (inv.verbs, inv.nouns, inv.phrases):
        for terms in table.values():
            terms.sort(key=_words_behind)
    for word in ("would", "may", "might"):  # modal verbs keep their class
        inv.forms.pop(word, None)
    return inv


def _enter_class(inv: Inventory, force: str, table: dict, irregular: dict[str, str]) -> None:
    """Put one class of force into the inventory."""
    for use, key in (("verb", "terms"), ("clause", "with_clause")):
        for term in table.get(key, []):
            _enter_verb(inv, force, use, term, irregular)
    for term in table.get("nouns", []):
        first, *rest = term.split()
        for form in (first, _plural(first)):
            _enter(inv.nouns, form, Term(tuple(rest), force, "noun", term))
            inv.voiced.setdefault(form, force)
    for term in table.get("voiced", []):
        inv.voiced[term] = force
    for term in table.get("adjectives", []):
        _enter(inv.adjectives, term, Term((), force, "adjective", term))
    for term in table.get("phrases", []):
        first, *rest = fold(term).split()
        _enter(inv.phrases, first, Term(tuple(rest), force, "phrase", term))


def _enter_verb(inv: Inventory, force: str, use: str, term: str, irregular: dict[str, str]) -> None:
    first, *rest = term.split()
    forms = inflect(first, irregular)
    inv.past.update(forms[2:4])
    inv.third.add(forms[1])
    for form in dict.fromkeys(forms):
        _enter(inv.verbs, form, Term(tuple(rest), force, use, term))
        inv.forms[form] = "G" if form.endswith("ing") and form != first else "V"


def _nouns(codebook: dict, table: str, key: str) -> frozenset[str]:
    """Singular and plural of a list of nouns."""
    return frozenset(word for noun in codebook.get(table, {}).get(key, []) for word in (noun, _plural(noun)))


def _words_behind(term: Term) -> int:
    return -len(term.rest)


def _plural(noun: str) -> str:
    return inflect(noun, {})[1]


def _enter(table: dict[str, list[Term]], form: str, term: Term) -> None:
    table.setdefault(form, []).append(term)
