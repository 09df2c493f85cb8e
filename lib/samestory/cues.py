"""Attribution cues: which words say that something is somebody's, and whose.

The words come from a codebook (codebooks/cues.toml): verbs, nouns and fixed phrases in classes of force. Whether a
word is a cue where it stands, who its source is and what it introduces is read off the line of word classes
(`clauses.Line`).
"""

import re
from typing import NamedTuple

from .clauses import Line
from .subjects import back, behind_apposition, noun_phrase_after, noun_phrase_before, subject
from .text import fold

_VOWEL = "aeiou"


class Term(NamedTuple):
    """One entry of the codebook: `rest` are the words that must follow the first one."""

    rest: tuple[str, ...]
    force: str
    use: str  # "verb", "clause" (a verb only before a clause or quotation), "noun", "adjective" or "phrase"
    lemma: str


class Cue(NamedTuple):
    """A cue in the line: items [first, last], its source [source, source_last] (-1: none), what its term says."""

    first: int
    last: int
    source: int
    source_last: int
    force: str
    use: str  # as in Term; or "colon" (Lee: …), "light" (issued a warning)
    inverted: bool  # the source follows the cue
    weak: bool  # not told as a fact (to say, might say, I think): counts only where it governs a quotation


# Inside what a verb of saying reports, stances and thoughts are part of the report; a further verb of saying is not.
_INSIDE = {"neutral": ("belief", "commissive", "directive", "evaluative"), "assertive": ("belief", "evaluative")}


def told_inside(outer: Cue, inner: Cue) -> bool:
    """Whether a cue inside the content of another belongs to that content rather than to the outlet's own attributions."""
    return inner.use == "noun" or inner.force in _INSIDE.get(outer.force, ())


class Inventory(NamedTuple):
    """The codebook, inflected."""

    verbs: dict[str, list[Term]]  # form of the first word -> terms, longest first
    nouns: dict[str, list[Term]]
    phrases: dict[str, list[Term]]
    forms: dict[str, str]  # form of a cue verb -> "V" or "G"
    past: frozenset[str]  # forms that can only be past or participle
    third: frozenset[str]  # forms in -s
    ambiguous: frozenset[str]  # base and -s forms that are as often nouns (plans, reports)
    documents: frozenset[str]  # nouns that speak through evidential verbs (the poll shows)
    adjectives: dict[str, list[Term]]  # behind a form of be (is confident)
    light: frozenset[str]  # forms of verbs that make a cue of a nominal one (issued a warning)


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


_NO_CLASS = ("irregular", "ambiguous", "light", "persons", "designation")  # tables that are no class of force


def inventory(codebook: dict) -> Inventory:
    """Inflect a codebook of cues."""
    irregular = codebook.get("irregular", {})
    homographs = codebook.get("ambiguous", {}).get("terms", [])
    inv = Inventory(
        {},
        {},
        {},
        {},
        frozenset(),
        frozenset(),
        frozenset(w for noun in homographs for w in (noun, _plural(noun))),
        frozenset(w for noun in codebook.get("evidential", {}).get("sources", []) for w in (noun, _plural(noun))),
        {},
        frozenset(form for verb in codebook.get("light", {}).get("terms", []) for form in inflect(verb, irregular)),
    )
    past, third = set(), set()
    for force, table in codebook.items():
        if force in _NO_CLASS:
            continue
        for use, key in (("verb", "terms"), ("clause", "with_clause")):
            for term in table.get(key, []):
                first, *rest = term.split()
                forms = inflect(first, irregular)
                past.update(forms[2:4])
                third.add(forms[1])
                for form in dict.fromkeys(forms):
                    _enter(inv.verbs, form, Term(tuple(rest), force, use, term))
                    inv.forms[form] = "G" if form.endswith("ing") and form != first else "V"
        for term in table.get("nouns", []):
            first, *rest = term.split()
            for form in (first, _plural(first)):
                _enter(inv.nouns, form, Term(tuple(rest), force, "noun", term))
        for term in table.get("adjectives", []):
            _enter(inv.adjectives, term, Term((), force, "adjective", term))
        for term in table.get("phrases", []):
            first, *rest = fold(term).split()
            _enter(inv.phrases, first, Term(tuple(rest), force, "phrase", term))
    for table in (inv.verbs, inv.nouns, inv.phrases):
        for terms in table.values():
            terms.sort(key=lambda term: -len(term.rest))
    for word in ("would", "may", "might"):  # modal verbs keep their class
        inv.forms.pop(word, None)
    return inv._replace(past=frozenset(past), third=frozenset(third))


def _plural(noun: str) -> str:
    return inflect(noun, {})[1]


def _enter(table: dict[str, list[Term]], form: str, term: Term) -> None:
    table.setdefault(form, []).append(term)


def find(line: Line, inv: Inventory) -> list[Cue]:
    """All cues of the line, in order."""
    first_words = inv.verbs.keys() | inv.nouns.keys() | inv.phrases.keys() | inv.adjectives.keys()
    keyed = {code for code, word in enumerate(line.words) if word in first_words}
    found, behind = [], -1
    for item, code in enumerate(line.code):
        if item <= behind:
            continue
        if line.kinds[item] == ":" and not line.dateline[item]:
            cue = _colon(line, item)
            if cue is not None:
                found.append(cue)
        elif code in keyed:
            cue = _cue_at(line, inv, item)
            if cue is not None:
                found.append(cue)
                behind = cue.last
    return found


def _cue_at(line: Line, inv: Inventory, at: int) -> Cue | None:
    word = line.word(at)
    for term in inv.phrases.get(word, ()):
        last = _reach(line, at, term.rest)
        if last is not None:
            return _phrase(line, at, last, term)
    if line.kinds[at] in "VG" and is_verb(line, inv, at, word):
        for term in inv.verbs.get(word, ()):
            last = _reach(line, at, term.rest)
            cue = None if last is None else _verb(line, inv, at, last, term)
            if cue is not None:
                return cue
        return None
    for term in inv.adjectives.get(word, ()):
        if line.kinds[back(line.kinds, at)] == "x":
            source = subject(line, at)
            return Cue(at, at, *(source or (-1, -1)), term.force, "adjective", False, False)
    for term in inv.nouns.get(word, ()):
        last = _reach(line, at, term.rest)
        if last is not None:
            return _noun(line, inv, at, last, term)
    return None


def _reach(line: Line, at: int, rest: tuple[str, ...]) -> int | None:
    """The last item of a term that begins at `at`, an adverb allowed inside (spoke warmly of); None where it does not stand."""
    item = at
    for word in rest:
        item += 1
        if item < len(line.code) and line.kinds[item] == "r" and line.word(item) != word:
            item += 1
        if item >= len(line.code) or line.word(item) != word:
            return None
    return item


# Is it a verb here? --------------------------------------------------------------------------------------------


def is_verb(line: Line, inv: Inventory, at: int, word: str) -> bool:
    """Whether a form that may be noun or adjective is a verb, by what stands before it."""
    kinds = line.kinds
    before = back(kinds, at)
    left = kinds[before]
    if left == "x" and word not in inv.past and kinds[at] == "V":
        return line.word(before).startswith(("do", "did"))
    if left in "xmt" and word in inv.third and word not in inv.past:
        return False
    if left in "PwxmtQ":
        return True
    if kinds[at] == "G":
        return left in ",|¶NnisbcZ-O" and not (
            left == "i" and line.word(before) in ("of", "for") and kinds[at + 1] in "noi"
        )
    if word in inv.past:
        return not (left in "Doi" or left in "Zz" and kinds[at + 1] in "nN")
    if left == "V" and kinds[before - 1] in "Dn":
        left = "n"  # the report says: a noun that could be a verb
    follows = kinds[at + 1]
    if follows in ".,|¶ir" and _BEHIND_MARKS.search(kinds, max(0, before - 6), before + 1):
        return True  # "…," Lee notes.
    if word in inv.ambiguous and not (follows in "sPQ:N" or follows in "Dt" and left in "N,)cn"):
        return False
    if follows == "o" and word in inv.ambiguous:
        return False
    if line.word(before) in inv.documents:
        return True
    if word in inv.ambiguous and word not in inv.third and left == "N" and not _is_plural(line.word(before)):
        return False  # the US pressure
    if left == "D":
        return line.word(before) in _COLLECTIVE and word not in inv.ambiguous
    if word in inv.third:
        return (
            left in "NO,)c-:0"
            or left == "n"
            and not _is_plural(line.word(before))
            and (word not in inv.ambiguous or follows in "sPQ")
        )
    return (
        left in ",c)N0O"
        and follows not in ".|¶"
        or left == "n"
        and _is_plural(line.word(before))
        or left == "n"
        and line.word(before) in _COLLECTIVE
    )


_BEHIND_MARKS = re.compile(r"Q[DNnZ0]{1,6}\Z")
_COLLECTIVE = frozenset(
    "people men women police percent half majority % many others data some most both all several few".split()
)


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


# Cues ----------------------------------------------------------------------------------------------------------

_EDGE = frozenset("|¶")


def _verb(line: Line, inv: Inventory, at: int, last: int, term: Term) -> Cue | None:
    kinds = line.kinds
    source, inverted = None, False
    if kinds[at] == "V" and (kinds[at - 1] == "Q" or kinds[at - 1] in ",-" and kinds[at - 2] == "Q"):
        source = noun_phrase_after(line, last + 1)
        inverted = source is not None
    elif kinds[at - 1] in _EDGE and kinds[at] == "V" and line.word(at) in inv.past and kinds[at + 1] in "NP":
        source = noun_phrase_after(line, last + 1)  # Said Lee: "…"
        inverted = source is not None
    elif kinds[at - 1] == "," and term.lemma == "say":
        source = noun_phrase_after(line, last + 1)
        if source and not (
            kinds[source[1] + 1] in "|¶,.i"
            and set("NP") & set(kinds[source[0] : source[1] + 1])
            and behind_apposition(line, at - 1) is None
        ):
            source = None
        inverted = source is not None
    if source is None and _passive(line, inv, at):
        source = _agent(line, last)
    elif source is None:
        source = subject(line, at)
    a, b = source or (-1, -1)
    if term.use == "clause" and not _has_clause(line, inv, at, last, a, b, term):
        return None
    return Cue(at, last, a, b, term.force, term.use, inverted, _weak(line, inv, at, a))


def _weak(line: Line, inv: Inventory, at: int, source: int) -> bool:
    """Not told as a fact: an infinitive, a possibility, a gerund behind a preposition, or the writer's own I and you."""
    kinds = line.kinds
    before = back(kinds, at)
    left = kinds[before]
    if left == "t":
        return not (kinds[before - 1] == "V" and line.word(before - 2) in ("went", "goes", "going"))
    if left == "m" or left == "x" and line.word(before) in ("be",):
        return True
    if kinds[at] == "G":
        return left == "i" and line.word(before) not in ("by", "in") or left in "DZz"
    return (
        source >= 0
        and line.word(source) in ("i", "you", "we", "i'm", "you're", "we're")
        and line.word(at) not in inv.past
    )


def _passive(line: Line, inv: Inventory, at: int) -> bool:
    if line.word(at) not in inv.past:
        return False
    before = back(line.kinds, at)
    return line.kinds[before] == "x" and line.word(before) in (
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "get",
        "got",
        "gets",
    )


def _agent(line: Line, last: int) -> tuple[int, int] | None:
    for item in range(last + 1, min(last + 7, len(line.kinds))):
        if line.kinds[item] in "|¶,;:":
            return None
        if line.word(item) == "by":
            return noun_phrase_after(line, item + 1)
    return None


_CLAUSE = re.compile(r"r*(?:[w:Q]|,Q|-Q|P|[DNnzZ0oi]{1,9}[xm])")
_THAT = ("that", "whether", "if", "how", "why", "where")


def _has_clause(line: Line, inv: Inventory, at: int, last: int, a: int, b: int, term: Term) -> bool:
    """A clause or a quotation follows, or a quotation has just ended, or a document speaks."""
    kinds = line.kinds
    for item in (at, a):
        if item > 1 and (kinds[item - 1] == "Q" or kinds[item - 1] in ",-|" and kinds[item - 2] == "Q"):
            return True
    if term.force == "evidential":
        return line.word(last + 1) == "that" or a >= 0 and any(line.word(n) in inv.documents for n in range(a, b + 1))
    if line.word(last + 1) in _THAT or _CLAUSE.match(kinds, last + 1):
        return True
    ahead = kinds[last + 1 : last + 12]
    stop = min((ahead.find(c) for c in "|¶;" if c in ahead), default=len(ahead))
    return "Q" in ahead[:stop]


def _colon(line: Line, at: int) -> Cue | None:
    """ "Lee: We will see", "Lee: “…”": a name, a colon and a quotation, or a title-case line that opens so."""
    kinds = line.kinds
    found = noun_phrase_before(line, at - 1)
    if found is None or kinds[found[0] - 1] not in _EDGE or kinds[at - 1] not in "N)" or at + 1 >= len(kinds):
        return None
    if kinds[at + 1] != "Q" and not (
        kinds[line.stop(at) - 1] not in ".Q"
        and kinds[found[0] - 1] == "¶"
        and found[1] - found[0] < 4
        and kinds[at + 1] in "NPDVJGwxs"
    ):
        return None
    return Cue(at, at, *found, "neutral", "colon", False, False)


# Phrases and nouns -------------------------------------------------------------------------------------------------


def _phrase(line: Line, at: int, last: int, term: Term) -> Cue | None:
    if line.word(last) in ("to", "of", "per") and line.word(at) in ("according", "in", "per"):
        source = noun_phrase_after(line, last + 1)
        if source is None:
            return None
        return Cue(at, last, *source, term.force, "phrase", True, False)
    source = subject(line, at)
    return Cue(at, last, *(source or (-1, -1)), term.force, "phrase", False, False)


_POSSESSIVES = frozenset("his her their its my our your".split())


def _noun(line: Line, inv: Inventory, at: int, last: int, term: Term) -> Cue | None:
    """A nominal cue has a source (his claim, Smith's claim) and a content (that, of, about), or a that-clause."""
    kinds = line.kinds
    before = at - 1
    while kinds[before] in "nN0r" and at - before < 4:
        before -= 1
    source = None
    if kinds[before] in "Zz":
        a = before
        while kinds[a - 1] in "nND" and before - a < 6:
            a -= 1
        source = a, before
    elif line.word(before) in _POSSESSIVES:
        source = before, before
    verb = before - 1 if kinds[before] == "D" else before
    if line.word(verb) in inv.light and verb >= at - 4:
        return Cue(
            verb, last, *(subject(line, verb) or (-1, -1)), term.force, "light", False, _weak(line, inv, verb, -1)
        )
    if before == at - 1 and kinds[before] == "V":
        return None  # expressed hope: the verb is the cue
    that = line.word(last + 1) in ("that", "whether")
    if not (
        that or term.rest or source and line.word(last + 1) in ("of", "about", "for", "to", "over", "against", "on")
    ):
        return None
    return Cue(at, last, *(source or (-1, -1)), term.force, "noun", False, source is None and not that)
