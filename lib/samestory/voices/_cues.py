"""Attribution cues: which words say that something is somebody's, and whose.

The words come from a codebook (codebooks/cues.toml): verbs, nouns and fixed phrases in classes of force. Whether a
word is a cue where it stands, who its source is and what it introduces is read off the line of word classes
(`clauses.Line`).
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from ..language.cue_verbs import Inventory, Term
from ._phrases import back, noun_phrase_after, noun_phrase_before, subject
from ._tags import Line


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
    """Whether a cue inside the content of another belongs to that content rather than to the outlet's own
    attributions.
    """
    return inner.use == "noun" or inner.force in _INSIDE.get(outer.force, ())


def find(line: Line, inv: Inventory) -> list[Cue]:
    """All cues of the line, in order."""
    first_words = inv.verbs.keys() | inv.nouns.keys() | inv.phrases.keys() | inv.adjectives.keys()
    keyed = {code for code, word in enumerate(line.words) if word in first_words}
    found, behind = [], -1
    for item, code in enumerate(line.code):
        if item <= behind:
            continue
        if line.kinds[item] == ":" and not line.dateline[item]:
            cue = _colon(line, inv, item)
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
    """The last item of a term that begins at `at`, an adverb allowed inside (spoke warmly of); None where it does
    not stand.
    """
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
        return _is_participle(line, inv, at, before)
    if word in inv.past:
        return not (left in "Doi" or left in "Zz0" and kinds[at + 1] in "nN")
    if left == "V" and kinds[before - 1] in "Dn":
        left = "n"  # the report says: a noun that could be a verb
    follows = kinds[at + 1]
    if follows in ".,|¶ir" and _BEHIND_MARKS.search(kinds, max(0, before - 6), before + 1):
        return True  # "…," Lee notes.
    if word in inv.ambiguous and not (follows in "sPQ:N" or follows in "Dt" and left in "N,)cn"):
        return False
    if word in inv.ambiguous and (follows == "o" or follows == "s" and kinds[at + 2] in "mxVe" or left == "0"):
        return False  # four states that vote
    if word in inv.ambiguous and word not in inv.third and follows == "N" and not _is_plural(line.word(before)):
        return False  # Lee and state Senator Hill
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


def _is_participle(line: Line, inv: Inventory, at: int, before: int) -> bool:
    """Whether an -ing form is a participle (Lee, stressing that) rather than a noun (new thinking, a nominating
    contest).
    """
    kinds = line.kinds
    left = kinds[before]
    particle = any(term.rest and term.rest[0] == line.word(at + 1) for term in inv.verbs.get(line.word(at), ()))
    if left in "nN" or left == "i" and line.word(before) in ("of", "for"):
        return particle or kinds[at + 1] not in "noi"
    return left in ",|¶isbc-O" or left == "Z" and line.word(at) not in inv.nouns  # Lee's warning


_BEHIND_MARKS = re.compile(r"Q[DNnZ0]{1,6}\Z")
_COLLECTIVE = frozenset(
    "people men women police percent half majority % many others data some most both all several few".split()
)


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


# Cues ----------------------------------------------------------------------------------------------------------

_EDGE = frozenset("|¶")


def _verb(line: Line, inv: Inventory, at: int, last: int, term: Term) -> Cue | None:
    source = _source_behind(line, inv, at, last, term)
    inverted = source is not None
    if source is None:
        source = _agent(line, last) if _passive(line, inv, at) else subject(line, at)
    if source is not None:
        source = _speaking(line, inv, source, term.force)
        if source is None:
            return None
    a, b = source or (-1, -1)
    if term.use == "clause" and not _has_clause(line, inv, at, last, a, b, term):
        return None
    force = _force(line, inv, at, last, a, term)
    use = "light" if line.word(at) in inv.voicing and force != term.force else term.use
    return Cue(at, last, a, b, force, use, inverted, _weak(line, inv, at, a))


def _source_behind(line: Line, inv: Inventory, at: int, last: int, term: Term) -> tuple[int, int] | None:
    """The source of an inverted verb: "…," said Lee; Said Lee: "…"; …, said Lee."""
    kinds = line.kinds
    if kinds[at] == "V" and (kinds[at - 1] == "Q" or kinds[at - 1] in ",-" and kinds[at - 2] == "Q"):
        return noun_phrase_after(line, last + 1)
    if kinds[at - 1] in _EDGE and kinds[at] == "V" and line.word(at) in inv.past and kinds[at + 1] in "NP":
        return noun_phrase_after(line, last + 1)
    if kinds[at - 1] == "," and kinds[at] == "V" and term.force == "neutral" and term.use == "verb":
        found = noun_phrase_after(line, last + 1)
        ends = found and kinds[found[1] + 1] in "|¶,.i" and set("NP") & set(kinds[found[0] : found[1] + 1])
        alone = "," not in kinds[max(line.begin(at), at - 80) : at - 1]  # no apposition (Lee, 52, said …)
        return found if ends and (alone or kinds[found[1] + 1] in "|¶.") else None
    return None


def _speaking(line: Line, inv: Inventory, source: tuple[int, int], force: str) -> tuple[int, int] | None:
    """The source if it can speak, its possessor where it is somebody's words (Lee's remarks), else None."""
    a, b = source
    kinds = line.kinds
    head = next((item - 1 for item in range(a + 1, b + 1) if kinds[item] in "oi"), b)
    word = line.word(head)
    if kinds[head] not in "nV":
        return source
    if word in inv.speech:
        owner = next((item for item in range(a, head) if kinds[item] in "Zz"), None)
        return source if owner is None else (a, owner)
    if force in ("evidential", "tentative") or word in inv.documents or word in inv.able:
        return source
    return None if word in inv.mute or word.removesuffix("s").endswith(inv.endings) else source


_ASKED = frozenset("why whether if how what who whom when where which whose".split())


def _force(line: Line, inv: Inventory, at: int, last: int, source: int, term: Term) -> str:
    """The force of a verb where its object or the question beside it decides."""
    kinds = line.kinds
    if term.lemma in inv.asking:
        beside = kinds[last + 1 : last + 3].lstrip(",:").startswith("Q")
        behind = any(kinds[max(0, n - 2) : n].rstrip(",-|").endswith("Q") for n in (at, source) if n > 0)
        return "neutral" if beside or behind or line.word(last + 1) in _ASKED else term.force
    if line.word(at) not in inv.voicing and term.lemma != "announce":
        return term.force
    item = last + 1
    while item < len(kinds) and item < last + 6 and kinds[item] in "DnNzZ0rV":
        word = line.word(item)
        if term.lemma == "announce" and word in inv.announced:
            return "commissive"
        if line.word(at) in inv.voicing and word in inv.voiced:
            return inv.voiced[word]
        item += 1
    return term.force


# With these an infinitive is told as a fact (went on to say, was quick to add).
_DOING = frozenset("went goes going continue continues continued continuing quick proceeded".split())


def _weak(line: Line, inv: Inventory, at: int, source: int) -> bool:
    """Not told as a fact: an infinitive, a possibility, a gerund behind a preposition, or the writer's own I and
    you.
    """
    kinds = line.kinds
    before = back(kinds, at)
    left = kinds[before]
    if left == "t":
        return not _DOING.intersection((line.word(before - 1), line.word(before - 2)))
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
    if line.word(at + 1) == "by" and line.kinds[before] in "nN,":
        return True  # a law opposed by unions
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


_LABEL = re.compile("¶N{1,3}:")


def _colon(line: Line, inv: Inventory, at: int) -> Cue | None:
    """ "Lee: “…”"; "Lee: We Will See" as a title; "LEE: We will see." in a transcript, where the next one speaks
    so too.
    """
    kinds = line.kinds
    found = noun_phrase_before(line, at - 1)
    if found is None or kinds[found[0] - 1] not in _EDGE or kinds[at - 1] not in "N)" or at + 1 >= len(kinds):
        return None
    if kinds[at + 1] != "Q":
        label = _LABEL.match(kinds, found[0] - 1) and line.word(found[1]) not in inv.mute
        title = kinds[line.stop(at) - 1] not in ".Q"
        if not label or kinds[at + 1] not in "NPDVJGwxs" or not (title or _transcript(line, found[0] - 1)):
            return None
    return Cue(at, at, *found, "neutral", "colon", False, False)


def _transcript(line: Line, edge: int) -> bool:
    """Whether the paragraph before or behind the one that begins at `edge` opens with a name and a colon too."""
    n = bisect_left(line.paragraphs, edge)
    return any(
        _LABEL.match(line.kinds, at) for at in (*line.paragraphs[max(0, n - 1) : n], *line.paragraphs[n + 1 : n + 2])
    )


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
    if kinds[before] == "V" and before == at - 1 or line.word(verb) in inv.voicing:
        return None  # expressed (his) hope: the verb is the cue
    that = line.word(last + 1) in ("that", "whether")
    if not (
        that or term.rest or source and line.word(last + 1) in ("of", "about", "for", "to", "over", "against", "on")
    ):
        return None
    return Cue(at, last, *(source or (-1, -1)), term.force, "noun", False, source is None and not that)
