"""Which kind a quotation is: full (a sentence of its own), fragment (built into the outlet's sentence), designation.

Direct quotation and the words of others built into the outlet's own sentence are kept apart as in Pareti (2012) and
Newell, Margolin & Ruths (2018). A designation is a name or term in marks: nobody speaks.
"""

import re

from ._attribution import BEHIND, CARRIED, Owner, cue_before, introduced_by_colon, name_behind_dash, signed
from ._cues import Cue
from ._tags import BOOK, LISTS, Line

_NAMING = frozenset(BOOK["designation"]["before"])
_APART = {rule.__name__ for rule in (introduced_by_colon, name_behind_dash, signed)}
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]\W*")  # (Crosstalk.): nobody's words
_TITLE = 8  # words of a title at most
_TERM = 3  # words of a term at most: marks without a speaker
_FAMILIAR = 3  # words by which a name is known again in another report


def kinds_of(line: Line, cues: list[Cue], owned: list[Owner]) -> dict[int, str]:
    """Find the kind of every quotation, by its item."""
    kinds = {owner.item: _kind(line, cues, owner) for owner in owned}
    titled = (item for item, kind in kinds.items() if kind == "designation" and _is_titled(_words(line, item)))
    names = {bag for item in titled if len(bag := content_words(line.text(item, item))) >= _FAMILIAR}
    for item, kind in kinds.items():
        if names and kind == "fragment" and content_words(line.text(item, item)) in names:
            kinds[item] = "designation"  # a name in one report is a name in the others
    return kinds


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text without the small ones, in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(text)) - LISTS["small_in_titles"]


def _words(line: Line, item: int) -> list[str]:
    return _WORD.findall(line.text(item, item))


def _kind(line: Line, cues: list[Cue], owner: Owner) -> str:
    if line.passages[owner.item].form != "marks":
        return "full"
    words, before = _words(line, owner.item), line.kinds[owner.item - 1]
    opens = before in "|¶"
    if owner.rule in _APART or owner.rule in BEHIND and opens:
        return "full" if len(words) > 1 or owner.rule in _APART else "fragment"
    gap = owner.item - cues[owner.cue].last if owner.cue >= 0 else 0  # items from the cue before the marks to them
    if _is_designation(line, owner, words, governed=0 < gap <= 2):
        return "designation"
    if owner.rule in CARRIED and opens:
        return "full"
    introduced = before in ",:-|¶" or gap == 1
    capital = words and (words[0][0].isupper() or words[0][0].isdigit())
    run_on = owner.rule == cue_before.__name__ and before == "," and gap <= 3  # he said, "we won"
    return "full" if len(words) > 1 and introduced and (capital or run_on) else "fragment"


def _is_designation(line: Line, owner: Owner, words: list[str], governed: bool) -> bool:
    """Say whether marks hold a name: named before, printed as a title, or a short term that nobody says."""
    if _is_named(line, owner.item) or _ASIDE.fullmatch(line.text(owner.item, owner.item)):
        return True
    if not owner.rule:
        return _is_titled(words) or len(words) <= _TERM
    exclaims = line.text(owner.item, owner.item).rstrip().endswith(("!", "?"))
    title = len(words) <= _TITLE and not exclaims and _is_titled(words)
    return title and not governed and line.kinds[owner.item - 1] in "iDnNZzo"


def _is_titled(words: list[str]) -> bool:
    """Say whether words are printed as a title: each but the small ones has a capital."""
    large = [word for word in words if word.lower() not in LISTS["small_in_titles"]]
    return bool(words) and words[0][0].isupper() and all(w[0].isupper() or w[0].isdigit() for w in large)


def _is_named(line: Line, item: int) -> bool:
    """Find a word of naming before the marks: the slogan "…", initiatives like "…", the anniversary of the … "…"."""
    for at in range(item - 1, item - 8, -1):
        if line.words[at] in _NAMING:
            return True
        if line.kinds[at] not in "DNZnzo0" and line.words[at] not in ("like", "as"):
            return False
    return False
