"""Which kind a quotation is: full (a sentence of its own), fragment (built into the outlet's sentence), designation.

Direct quotation and the words of others built into the outlet's own sentence are kept apart as in Pareti (2012) and
Newell, Margolin & Ruths (2018). A designation is a name or term in marks: nobody speaks.
"""

import re

import numpy as np

from .. import codebooks
from ..corpus import Corpus, OfAll, parts
from ..corpus.text import fold
from ._attribution import (
    BEHIND,
    CARRIED,
    Owner,
    carried_over,
    closing_cue,
    cue_before,
    introduced_by_colon,
    led_up_to,
    name_behind_dash,
    owners,
    signed,
)
from ._cues import Cue, find_cues
from ._tags import BOOK, CUES, LISTS, Line, class_of, lay_out
from .owners._without_cue import PEOPLE

_NAMING = frozenset(BOOK["designation"]["before"])
_KEYS = ("verbs", "performed", "calling")
_TITLED = frozenset(BOOK["designation"]["works"])
_WORKS, _PERFORMED, _CALLING = (frozenset(codebooks.read("passages")["works"][key]) for key in _KEYS)
_APART = {rule.__name__ for rule in (introduced_by_colon, name_behind_dash, signed)}
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_LOOSE = {rule.__name__ for rule in (closing_cue, led_up_to, carried_over)}  # of these, none looks beside the marks
_NAMED_BY = frozenset(("as", "for", "known", "seen"))
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]\W*")  # (Crosstalk.): nobody's words
_TITLE = 8  # words of a title at most
_TERM = 3  # words of a term at most: marks without a speaker
_FAMILIAR = 3  # words by which a name is known again in another report


Names = frozenset[frozenset[str]]
KNOWN = OfAll("names known from other parts of a data set")
# A mark, then three words with a capital or digit that only words such as "of" part: few articles have such, and all
# that have a name printed as a title do.
_LARGE = r"(?![a-z])[^\W_]+(?:['’.&-][^\W_]+){0,9}"
_SMALL = r"(?:[^\W_]{1,7}[\W_]{1,9}){0,6}?"
TITLE = re.compile(rf"[\"＂“”„«»'`‘’‹›][\W_]{{0,9}}{_LARGE}(?:[\W_]{{1,9}}{_SMALL}{_LARGE}){{2}}")


def kinds_of(line: Line, cues: list[Cue], owned: list[Owner], known: Names = frozenset()) -> dict[int, str]:
    """Find the kind of every quotation, by its item; `known` are names that other parts of a data set print."""
    kinds = {owner.item: _kind(line, cues, owner) for owner in owned}
    names = known | _names(line, kinds)
    for item, kind in kinds.items():
        if names and kind == "fragment" and content_words(line.text(item, item)) in names:
            kinds[item] = "designation"  # a name in one report is a name in the others
    return kinds


def familiar_names(corpus: Corpus) -> Names:
    """Find the names in marks, printed as titles, by which the same words in another report are known as a name.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    frozenset of frozenset of str
        The content words of each.

    Examples
    --------
    >>> import pandas as pd, samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["They read “Atlas of Lost Rivers” aloud."]}))
    >>> [sorted(name) for name in familiar_names(corpus)]
    [['atlas', 'lost', 'rivers']]
    """
    texts = corpus.normalized.articles["text"]
    some = np.flatnonzero([TITLE.search(text) is not None for text in texts])
    if not len(some):
        return frozenset()
    line = lay_out(parts.taken(corpus.normalized, some))
    cues = find_cues(line)
    return _names(line, {owner.item: _kind(line, cues, owner) for owner in owners(line, cues)})


def know(corpus: Corpus, names: Names | None = None) -> None:
    """Let a corpus know the names of all of its data set, before its voices or those of its parts are read.

    Parameters
    ----------
    corpus : Corpus
    names : frozenset of frozenset of str, optional
        As `familiar_names` gives them. Default: those of the corpus itself.

    Returns
    -------
    None
    """
    corpus.normalized.cached(KNOWN, lambda: familiar_names(corpus) if names is None else names)


def _names(line: Line, kinds: dict[int, str]) -> Names:
    titled = (item for item, kind in kinds.items() if kind == "designation" and _is_titled(_words(line, item)))
    return frozenset(bag for item in titled if len(bag := content_words(line.text(item, item))) >= _FAMILIAR)


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
    cue = cues[owner.cue] if owner.cue >= 0 else None
    gap = owner.item - cue.last if cue else 0  # items from the cue before the marks to them
    if _is_work(line, owner, cue, words) or _is_designation(line, owner, cue, words):
        return "designation"
    if owner.rule in CARRIED and opens:
        return "full"
    introduced = before in ",:-|¶" or gap == 1
    capital = words and (words[0][0].isupper() or words[0][0].isdigit())
    run_on = owner.rule == cue_before.__name__ and before == "," and gap <= 3  # he said, "we won"
    return "full" if len(words) > 1 and introduced and (capital or run_on) else "fragment"


def _is_designation(line: Line, owner: Owner, cue: Cue | None, words: list[str]) -> bool:
    """Say whether marks hold a name: named before, printed as a title, or a short term that nobody says."""
    if not owner.rule and len(words) <= _TERM:
        return True
    if _is_named(line, owner.item) or _ASIDE.fullmatch(line.text(owner.item, owner.item)):
        return True
    bare = owner.source is None and cue and cue.use in ("noun", "phrase") and line.words[cue.last + 1] != "that"
    if bare and len(words) <= _TERM and line.kinds[line.stop(owner.item) - 1] not in ".Q":
        return True  # outrage over "secret" deals
    if not owner.rule:
        return _is_titled(words)
    exclaims = line.text(owner.item, owner.item).rstrip().endswith(("!", "?"))
    title = len(words) <= _TITLE and not exclaims and _is_titled(words)
    governed = cue and 0 < owner.item - cue.last <= 2 or cue and _lemma(line, cue) in _CALLING
    return title and not governed and line.kinds[owner.item - 1] in "iDnNZzo"


def _is_work(line: Line, owner: Owner, cue: Cue | None, words: list[str]) -> bool:
    """Say whether marks hold the title of a work that somebody reads, sings, writes or judges.

    The same words may be somebody's speech: a verb of saying governs them (he said “Yes We Can”), or an object stands
    between ("called it “A Disgrace”").
    """
    item, text = owner.item, line.text(owner.item, owner.item)
    if not cue or owner.rule != cue_before.__name__ or len(words) > _TITLE or text.rstrip().endswith(("!", "?")):
        return owner.rule in _LOOSE and _is_titled(words) and _is_subject(line, item, text)
    if not is_object(line, cue, item):
        return line.kinds[item - 1] == "Z" and _is_titled(words)  # told NBC's "Morning Joe"
    verb = _lemma(line, cue)
    if verb in _PERFORMED and words[0][0].isupper():
        return True
    judged = cue.force in ("evaluative", "belief") or cue.use == "phrase" and line.words[cue.last] in _NAMED_BY
    if (
        cue.source >= 0
        and line.kinds[cue.source] in "Dwn"
        and PEOPLE.isdisjoint(line.words[cue.source : cue.source_last + 1])
    ):
        return False  # a sign that read "…"
    return (verb in _WORKS or judged or _is_medium(line, item, text, verb)) and _is_titled(words)


def _lemma(line: Line, cue: Cue) -> str:
    return next((term.lemma for term in CUES.verbs.get(line.words[cue.first], ()) if not term.rest), "")


def is_object(line: Line, cue: Cue, item: int) -> bool:
    """Say whether a quotation is the object of a verb: nothing between but a preposition or other quotations."""
    between = range(cue.last + 1, item)
    return all(line.kinds[n] in "i-rQc," and line.words[n] not in ("as", "like") for n in between)


def _is_medium(line: Line, item: int, text: str, verb: str) -> bool:
    """Say whether somebody is told something through the thing named: told “Meet the Press” that taxes would fall."""
    return verb == "tell" and text[-1:].isalnum() and line.kinds[item + 1] in "sir"


def _is_subject(line: Line, item: int, text: str) -> bool:
    """Say whether the thing named is the subject of the sentence: “War and Peace” is a long novel, Lee said."""
    opens = line.kinds[item - 1] in "|¶"
    return text[-1:].isalnum() and (line.kinds[item + 1] in "xmVeZ" or opens and line.kinds[item + 1] in "nN")


def _is_titled(words: list[str]) -> bool:
    """Say whether words are printed as a title: each but the small ones has a capital."""
    large = [word for word in words if word.lower() not in LISTS["small_in_titles"]]
    return bool(words) and words[0][0].isupper() and all(w[0].isupper() or w[0].isdigit() for w in large)


def _is_named(line: Line, item: int) -> bool:
    """Find a word of naming before the marks: the slogan "…", initiatives like "…", the anniversary of the … "…"."""
    first = line.text(item, item).split(maxsplit=1)[0]
    if class_of(first, fold(first)) in "tx!m":
        return False  # expects the campaign "to go on"
    if line.kinds[item - 1] == "," and line.words[item - 2] in _TITLED and _is_titled(_words(line, item)):
        return True
    for at in range(item - 1, item - 8, -1):
        if line.words[at] in _NAMING:
            return line.words[at] != "so-called" or at == item - 1
        if line.kinds[at] not in "DNZnzo0" and line.words[at] not in ("like", "as"):
            return False
    return False
