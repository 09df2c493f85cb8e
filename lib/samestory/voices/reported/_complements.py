"""What stands behind a cue: words, or an act that nobody is said to have said."""

import re

from ...language.cue_verbs import Term
from .._phrases import noun_phrase_after
from .._tags import CUES, LISTS, Line

_FRAMES = CUES.complements
_STOP = re.compile("[|¶;]")
_REASON = 10  # items between a blow and its reason
_TO_THAT = re.compile(r"[iNnDZz0Ort]{0,12}s")  # said on Monday in Graz that
_CLAUSE = re.compile(r"[PD]|[NnZz0o]{1,8}[xmVe]")


_NAMED = re.compile(
    r"O(?:D|[nN][.,|¶ci])|(?:N{1,3}|D[nNV]{1,2}|D)(?P<name>D)|(?:N{1,3}|D[nNV]|D)(?P<quality>n)(?=[.,|¶ci])"
)


def names(line: Line, last: int, lemma: str) -> bool:
    """Say whether a verb of naming gives its object a name: "called her a liar", "sees it as a gift"."""
    if lemma in _FRAMES.viewing:
        behind = line.words[last + 1 : min(last + _REASON, line.stop(last + 1))]
        return "as" in behind and line.kinds[last + 1 + behind.index("as") + 1] in "DnGNZz"
    m = lemma in _FRAMES.naming and _NAMED.match(line.kinds, last + 1)
    if not m:
        return False
    name, quality = (m.start(group) for group in ("name", "quality"))
    if name >= 0:
        return line.words[name] in LISTS["articles"] | LISTS["possessives"]
    return quality < 0 or line.words[quality].endswith(_FRAMES.qualities)


def introduces_words(line: Line, at: int, last: int, term: Term) -> bool:
    """Say whether a verb introduces words here: "attacked her for the cuts", not "attacked the village at dawn"."""
    kinds, words, opener = line.kinds, line.words, line.words[last + 1]
    if opener in _FRAMES.not_before.get(term.lemma, ()):
        return False
    if term.lemma not in _FRAMES.blows:
        return True
    if kinds[at - 1] == "Q" or kinds[at - 1] in ",-" and kinds[at - 2] == "Q":
        return True
    stop = min(line.stop(last + 1), last + 1 + _REASON)
    behind = words[last + 1 : stop]
    if kinds[last + 1] in "NOZ" and term.lemma not in _FRAMES.fights:  # slammed Lee; attacked Chad
        return True
    return opener == "that" or "Q" in kinds[last + 1 : stop] or not _FRAMES.reasons.isdisjoint(behind)


def is_act(line: Line, last: int, lemma: str) -> bool:
    """Say whether a cue tells of an act or a plan rather than of words: "ordered the police to leave"."""
    if lemma not in _FRAMES.acts:
        return False
    kinds, words, opener = line.kinds, line.words, line.words[last + 1]
    if opener in LISTS["clause_openers"] or kinds[last + 1] in "wQ" or kinds[last + 1 : last + 3] in (",Q", ":Q"):
        return False
    if kinds[last + 1 : last + 3] == "tV" and words[last + 3] in LISTS["clause_openers"] | LISTS["question_words"]:
        return False  # refused to say whether
    if lemma not in _FRAMES.hearers:
        return True
    hearer = noun_phrase_after(line, last + 1)
    return kinds[(hearer[1] if hearer else last) + 1] == "t"  # asked the bank to wait


def content_of_hearer(line: Line, first: int, lemma: str) -> int:
    """Find where the content begins behind the hearer and the place: "told the paper on Monday that | taxes fell"."""
    kinds, words = line.kinds, line.words
    hears = lemma in _FRAMES.hearers
    m = _TO_THAT.match(kinds, first, line.stop(first)) if hears or kinds[first] in "irt" else None
    if m and m.end() - 1 > first and words[m.end() - 1] in ("that", "whether"):
        return m.end() - 1
    hearer = noun_phrase_after(line, first) if hears else None
    if hearer is None:
        return first
    behind = hearer[1] + 1
    if kinds[behind] in "P:Q" or words[behind] in LISTS["clause_openers"]:
        return behind
    return behind if kinds[first] in "O" and _CLAUSE.match(kinds, behind) else first
