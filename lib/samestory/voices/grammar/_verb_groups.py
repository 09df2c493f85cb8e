"""What stands between a subject and its verb: auxiliaries, adverbs, times, verbs that govern another verb."""

import re

from .._tags import LISTS, Line
from ._heads import is_noun, is_plural

_VERB = re.compile("[xmr!]{0,4}[VG]")
_ADVERBIAL = 4  # items of "at the very least"


def back(kinds: str, at: int) -> int:
    """Find the item before `at` that is neither adverb nor negation nor a day ("on Tuesday")."""
    before = at - 1
    while kinds[before] in "r!":
        before -= 1
    if before < at - 1 and kinds[before] == "i" and kinds[before - 1] in "Nn),":
        before -= 1
    return before


def before_auxiliaries(line: Line, at: int, floor: int) -> int:
    """Find the item before the auxiliaries, adverbs and times that stand between a subject and the verb at `at`."""
    kinds, j = line.kinds, at - 1
    while j > floor:
        if kinds[j] in "rxm!t":
            j -= 1
            continue
        before = j if kinds[j] in "NZzO)Q," else next((n for step in _STEPS if (n := step(line, j)) < j), j)
        if before == j:
            break
        j = before
    return j


def _before_circumstance(line: Line, j: int) -> int:
    """Find the item before a day, a year or a phrase that ends at item j: on Tuesday, in 2010, at the very least."""
    kinds, words = line.kinds, line.words
    if kinds[j] == "i" and kinds[j + 1] == "r" and kinds[j - 1] in "Nn),":
        return j - 1
    if kinds[j] == "0" and kinds[j - 1] == "i" and kinds[j - 2] in "NnwP":  # Lee in 2010 said
        return j - 2
    if words[j] in LISTS["adverbial_ends"]:
        at = j - 1
        while kinds[at] in "Dr" and j - at < _ADVERBIAL and words[at] != "so":
            at -= 1
        return at - 1 if words[at] in LISTS["adverbial_starts"] and kinds[at - 1] in "NnwPxm)r" else j
    return j


def _before_time(line: Line, j: int) -> int:
    """Find the item before "last week", "(on) Sunday night" that ends at item j; j itself where no such time stands."""
    if line.words[j] not in LISTS["times"]:
        return j
    at = j - 1
    while line.words[at] in LISTS["time_modifiers"] or line.kinds[at] == "r":
        at -= 1
    on = at < j - 1 and line.kinds[at] == "i" and line.kinds[at + 1] in "rD"
    return at - on if at < j - 1 and line.kinds[at - on] in ("Nn),PGVe" if on else "Nn),P") else j


def _before_governing_verb(line: Line, j: int) -> int:
    """Find the item before a verb at item j that governs the next: went on to say, may help explain, began asking."""
    kinds, words, left = line.kinds, line.words, line.kinds[j - 1]
    if words[j] == "on" and words[j - 1] in ("went", "goes", "go", "going"):
        return j - 2
    if kinds[j] == "V" and kinds[j + 1] == "t" and left not in "DZz":
        return j - 1
    if words[j] in LISTS["governing_verbs"]:
        return j - 1 if left in "xmtPw!" or words[j] in LISTS["governing_pasts"] and left in "NnD)r" else j
    return j


def _before_predicate(line: Line, j: int) -> int:
    """Find the item before an adjective or noun at item j that a form of be or have governs: is better known as.

    A noun of its own behind the verb stays: have critics said, did police say.
    """
    kinds, words, at = line.kinds, line.words, j - 1
    if kinds[j] != "n":
        return j
    while kinds[at] in "r!":
        at -= 1
    if kinds[at] in "xm":
        asks = words[at] in LISTS["forms_of_do"] or is_plural(words[j]) or is_noun(words[j])
        return j - 1 if kinds[j + 1] in "t!" or not asks else j
    return j - 1 if kinds[at] == "," and kinds[j + 1] == "t" and words[j] in LISTS["inclined"] else j


def _before_first(line: Line, j: int) -> int:
    """Find the item before the article of a predicate at item j: is hardly the first to say."""
    left, right = line.kinds[j - 1], line.kinds[j + 1]
    return j - 1 if line.words[j] in LISTS["articles"] and left in "xr" and right in "rt" else j


def _before_floating(line: Line, j: int) -> int:
    """Find the item before a quantifier behind its subject: Lee and Hill both called; they have all said.

    Behind a comma it is the subject itself, unless the comma closes an apposition: In Graz, both said.
    """
    kinds, left = line.kinds, line.kinds[j - 1]
    if line.words[j] not in LISTS["floating"] or kinds[j + 1] in "DNnZz0w":
        return j
    if left in ",-":
        opening = kinds[line.begin(j) + 1 : j - 1]
        return j - 1 if "c" in opening and opening[:1] not in "isr" else j
    return j - 1 if left in "NnP)xm" else j


def _before_place(line: Line, j: int) -> int:
    """Find the item before "there" behind a noun: many farmers there hope."""
    if line.words[j] != "there" or line.kinds[j - 1] not in "nN":
        return j
    return j - 1 if _VERB.match(line.kinds, j + 1) else j


_STEPS = (
    _before_governing_verb,
    _before_circumstance,
    _before_time,
    _before_predicate,
    _before_floating,
    _before_first,
    _before_place,
)
