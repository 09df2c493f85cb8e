"""Forms of verbs and nouns: how they are made, and past forms that no rule derives (codebooks/english.toml, [past])."""

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
