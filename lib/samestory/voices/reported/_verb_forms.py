"""Is a form that may be a noun or an adjective a verb where it stands? Read off the words around it."""

import re

from .._tags import CUES, LISTS, Line
from ..grammar import back, is_noun, is_plural

_BEHIND_MARKS = re.compile(r"Q[DNnZ0]{1,6}\Z")


def is_verb(line: Line, at: int) -> bool:
    """Say whether a form that may be a noun or an adjective is a verb, by the words around it."""
    kinds, word = line.kinds, line.words[at]
    before = back(kinds, at)
    left, past = kinds[before], word in CUES.past
    if left == "x" and not past and kinds[at] == "V":
        return line.words[before].startswith(("do", "did"))
    if left == "Q" and kinds[before - 1] == "D" and word in CUES.ambiguous and line.text(before, before)[-1:].isalnum():
        return False  # the “Clean Air” report
    if left in "PwxmtQ":
        return left in "PwQ" or past or word not in CUES.third
    if kinds[at] == "G":
        return _is_participle(line, at, before)
    if past and line.words[before] in LISTS["collective"]:
        return True  # most said, another said
    if past:
        return not (left in "Doi" or left in "Zz0" and kinds[at + 1] in "nN")
    return _is_present(line, at, before)


def _is_present(line: Line, at: int, before: int) -> bool:
    """Say whether a base form or a form in -s is a verb in the present tense."""
    kinds, noun, follows = line.kinds, line.words[before], line.kinds[at + 1]
    if follows in ".,|¶ir" and _BEHIND_MARKS.search(kinds, max(0, before - 6), before + 1):
        return True  # "…," Lee notes.
    if noun in CUES.documents and _is_finding(line, at, noun):
        return True
    left = "n" if kinds[before] == "V" and kinds[before - 1] in "Dn" else kinds[before]  # the report says
    ambiguous = line.words[at] in CUES.ambiguous
    adjective = kinds[before] == "n" and kinds[before - 1] in "iVe" and not is_noun(noun) and not is_plural(noun)
    if ambiguous and adjective:
        return False  # in brief remarks
    if ambiguous and _is_noun(line, at, before, left):
        return False
    if noun in CUES.documents:
        return True
    if left == "D":
        return noun in LISTS["collective"] and not ambiguous
    if line.words[at] in CUES.third:
        return left in "NO,)c-:0" or left == "n" and not is_plural(noun) and (not ambiguous or follows in "sPQ")
    plural = left == "n" and (is_plural(noun) or noun in LISTS["collective"])
    modified = left in "ne" and not ambiguous and follows in "sPDNZ"  # people close to her thinking say she
    return plural or modified or left in ",c)N0O" and follows not in ".|¶"


def _is_finding(line: Line, at: int, noun: str) -> bool:
    """Say whether a document speaks: "Taxes fell, records show."."""
    agrees = is_plural(noun) != (line.words[at] in CUES.third)
    return agrees and any(term.force == "evidential" for term in CUES.verbs.get(line.words[at], ()))


def _is_noun(line: Line, at: int, before: int, left: str) -> bool:
    """Say whether a form in the present tense that is as often a noun lacks the signs of a verb."""
    follows = line.kinds[at + 1]
    if follows == "O" or line.words[at + 1] == "as":
        return follows != "O"  # they call them "…"; rated these claims as "…"
    if not (follows in "sPQ:N" or follows in "Dt" and left in "N,)cn"):
        return True
    if left == "0" or follows == "s" and line.kinds[at + 2] in "mxVe":
        return True  # four states that vote
    if line.words[at] in CUES.third or is_plural(line.words[before]):
        return False
    # Lee and state Senator Hill; the US pressure
    return follows == "N" or left == "N" and line.words[before] not in CUES.documents


def _is_participle(line: Line, at: int, before: int) -> bool:
    """Tell a participle (Lee, stressing that) from a noun (new thinking, a nominating contest)."""
    kinds, words = line.kinds, line.words
    left = kinds[before]
    if left in "nN" or left == "i" and words[before] in ("of", "for"):
        particle = any(term.rest[:1] == (words[at + 1],) for term in CUES.verbs.get(words[at], ()))
        return particle or kinds[at + 1] not in "noi"
    return left in ",|¶isbc-O" or left == "Z" and words[at] not in CUES.nouns  # Lee's warning
