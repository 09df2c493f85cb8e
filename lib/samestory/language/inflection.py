"""Forms of verbs and nouns: how they are made, and forms that no rule derives (codebooks/irregular.toml).

The past forms in codebooks/english.toml, [past], are those at which clauses are cut.
"""

from functools import cache

from .. import codebooks

_LISTS = codebooks.read("english")["past"]
PAST = frozenset(_LISTS["words"])  # past forms that do not end in -ed
NOT_PAST = frozenset(_LISTS["not_past"])  # words that end as past forms do and are none
_SIBILANTS = ("s", "sh", "ch", "x", "z")  # endings that take -es


def inflect(lemma: str, irregular: dict[str, str]) -> list[str]:
    """Return the forms of a verb: base, third person, past, participle, -ing form.

    Parameters
    ----------
    lemma : str
        The base form.
    irregular : dict of str to str
        The further forms of verbs that no rule derives, parted by spaces.

    Returns
    -------
    list of str
        Five forms or more; some may be equal.

    Examples
    --------
    >>> inflect("deny", {}), inflect("say", {"say": "says said said saying"})[2]
    (['deny', 'denies', 'denied', 'denied', 'denying'], 'said')
    """
    if lemma in irregular:
        return [lemma, *irregular[lemma].split()]
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"]
    return [lemma, lemma + ("es" if lemma.endswith(_SIBILANTS) else "s"), lemma + "ed", lemma + "ed", lemma + "ing"]


def plural(noun: str) -> str:
    """Return the regular plural of a noun.

    Examples
    --------
    >>> [plural(noun) for noun in ("party", "pledge", "speech")]
    ['parties', 'pledges', 'speeches']
    """
    return inflect(noun, {})[1]


def base_of(word: str) -> str:
    """Return the base of an irregular form (rose: rise, women: woman), any other word as it is.

    References
    ----------
    Quirk, R., Greenbaum, S., Leech, G., & Svartvik, J. (1985). A Comprehensive Grammar of the English Language,
    3.11-3.19, 5.80-5.103. Longman. The forms stand in codebooks/irregular.toml and cues.toml, [irregular].
    """
    if word.endswith("men") and len(word) > len("women"):
        return word[:-2] + "an"  # gunmen; regimen becomes regiman, which no other word is
    return _bases("nouns").get(word) or _bases("verbs").get(word, word)


def is_irregular_verb(word: str) -> bool:
    """Tell whether a folded word is the irregular form of a verb.

    Examples
    --------
    >>> is_irregular_verb("rose"), is_irregular_verb("women")
    (True, False)
    """
    return word in _bases("verbs")


@cache
def _bases(part: str) -> dict[str, str]:
    """Return the base of each irregular form of "verbs" or "nouns", but for forms that are as often another word."""
    book = codebooks.read("irregular")
    table = book[part] | (codebooks.read("cues")["irregular"] if part == "verbs" else {})
    apart = {"definition", "source", *book["kept_apart"]["words"]}
    return {
        form: base
        for base, forms in table.items()
        for form in forms.split()
        if base not in apart and form not in {*apart, base}
    }
