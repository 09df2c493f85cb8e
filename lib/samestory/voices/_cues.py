"""Attribution cues: which words say that something is somebody's, and whose.

The words come from a codebook (codebooks/cues.toml): verbs, nouns and fixed phrases in classes of force. The line of
word classes (`_tags.Line`) says whether a word is a cue where it stands, who its source is and what it introduces.
`Cue.rule` names the function that chose the source.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..language.cue_verbs import Term
from . import _phrases as phrases
from ._tags import CUES, LISTS, Line, Span


class Source(NamedTuple):
    """Who a cue gives the words to: items [first, last], -1 for nobody, and the function that chose them."""

    first: int = -1
    last: int = -1
    rule: str = ""


class Cue(NamedTuple):
    """A cue in the line: items [first, last], its source (-1: none), what its term says."""

    first: int
    last: int
    source: int
    source_last: int
    rule: str  # the function that chose the source
    force: str
    use: str  # as in Term; or "colon" (Lee: …), "light" (issued a warning)
    inverted: bool = False  # the source follows the cue
    weak: bool = False  # not a reported fact (to say, might say, I think): counts only where it governs a quotation

    @property
    def source_span(self) -> Span | None:
        """The items of the source."""
        return (self.source, self.source_last) if self.source >= 0 else None

    @property
    def begin(self) -> int:
        """The first item of the cue or of the source before it."""
        return self.first if self.inverted or self.source < 0 else min(self.first, self.source)

    @property
    def speaks(self) -> bool:
        """Whether the cue reports words rather than thoughts, plans or appearances."""
        verbal = self.use in ("verb", "clause", "colon", "light") or self.inverted
        thought = self.use != "light" and self.force in ("belief", "evidential", "commissive")
        return verbal and not self.weak and not thought


def _source(rule: Callable[..., Span | None], *place: object) -> Source:
    """Ask one rule for the source and note its name."""
    span = rule(*place)
    return Source(*span, rule.__name__) if span else Source()


def find_cues(line: Line) -> list[Cue]:
    """Find all cues of the line, in order."""
    starts = CUES.verbs.keys() | CUES.nouns.keys() | CUES.phrases.keys() | CUES.adjectives.keys()
    starts |= {word for word in set(line.words) if word.startswith(":")}
    cues, behind = [], -1
    for item in [item for item, word in enumerate(line.words) if word in starts]:
        if item <= behind:
            continue
        cue = _colon(line, item) if line.kinds[item] == ":" else _cue_at(line, item, line.words[item])
        if cue is not None:
            cues.append(cue)
            behind = cue.last
    return cues


def _cue_at(line: Line, at: int, word: str) -> Cue | None:
    for term, last in _standing(line, at, CUES.phrases.get(word, ())):
        return _phrase(line, at, last, term)
    if line.kinds[at] in "VG" and is_verb(line, at):
        cues = (_verb(line, at, last, term) for term, last in _standing(line, at, CUES.verbs.get(word, ())))
        return next((cue for cue in cues if cue), None)
    if word in CUES.adjectives and line.kinds[phrases.back(line.kinds, at)] == "x":
        return Cue(at, at, *_source(phrases.subject, line, at), CUES.adjectives[word][0].force, "adjective")
    for term, last in _standing(line, at, CUES.nouns.get(word, ())):
        return _noun(line, at, last, term)
    return None


def _standing(line: Line, at: int, terms: Sequence[Term]) -> Iterator[tuple[Term, int]]:
    """List the terms that stand at `at`, each with its last item; an adverb may stand inside (spoke warmly of)."""
    for term in terms:
        item = at
        for word in term.rest:
            item += 1 + (line.kinds[item + 1] == "r" and line.words[item + 1] != word)
            if line.words[item] != word:
                break
        else:
            yield term, item


# Is it a verb here? --------------------------------------------------------------------------------------------------

_BEHIND_MARKS = re.compile(r"Q[DNnZ0]{1,6}\Z")


def is_verb(line: Line, at: int) -> bool:
    """Say whether a form that may be a noun or an adjective is a verb, by the words around it."""
    kinds, word = line.kinds, line.words[at]
    before = phrases.back(kinds, at)
    left, past = kinds[before], word in CUES.past
    if left == "x" and not past and kinds[at] == "V":
        return line.words[before].startswith(("do", "did"))
    if left in "PwxmtQ":
        return left in "PwQ" or past or word not in CUES.third
    if kinds[at] == "G":
        return _is_participle(line, at, before)
    if past:
        return not (left in "Doi" or left in "Zz0" and kinds[at + 1] in "nN")
    return _is_present(line, at, before)


def _is_present(line: Line, at: int, before: int) -> bool:
    """Say whether a base form or a form in -s is a verb in the present tense."""
    kinds, noun, follows = line.kinds, line.words[before], line.kinds[at + 1]
    if follows in ".,|¶ir" and _BEHIND_MARKS.search(kinds, max(0, before - 6), before + 1):
        return True  # "…," Lee notes.
    left = "n" if kinds[before] == "V" and kinds[before - 1] in "Dn" else kinds[before]  # the report says
    ambiguous = line.words[at] in CUES.ambiguous
    if ambiguous and _is_noun(line, at, before, left):
        return False
    if noun in CUES.documents:
        return True
    if left == "D":
        return noun in LISTS["collective"] and not ambiguous
    if line.words[at] in CUES.third:
        return left in "NO,)c-:0" or left == "n" and not _is_plural(noun) and (not ambiguous or follows in "sPQ")
    plural = left == "n" and (_is_plural(noun) or noun in LISTS["collective"])
    return plural or left in ",c)N0O" and follows not in ".|¶"


def _is_noun(line: Line, at: int, before: int, left: str) -> bool:
    """Say whether a form in the present tense that is as often a noun lacks the signs of a verb."""
    follows = line.kinds[at + 1]
    if follows == "O" or line.words[at + 1] == "as":
        return follows != "O"  # they call them "…"; rated these claims as "…"
    if not (follows in "sPQ:N" or follows in "Dt" and left in "N,)cn"):
        return True
    if left == "0" or follows == "s" and line.kinds[at + 2] in "mxVe":
        return True  # four states that vote
    if line.words[at] in CUES.third or _is_plural(line.words[before]):
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


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


# Verbs ---------------------------------------------------------------------------------------------------------------

_CLAUSE = re.compile(r"r*(?:[w:Q]|,Q|-Q|P|[DNnzZ0oi]{1,9}[xm])")
_STOP = re.compile("[|¶;]")


def _verb(line: Line, at: int, last: int, term: Term) -> Cue | None:
    source = _source(phrases.source_behind_verb, line, at, last, term)
    inverted = source.first >= 0
    if not inverted:
        rule, place = (phrases.agent, last) if phrases.is_passive(line, at) else (phrases.subject, at)
        source = _source(rule, line, place)
    source = _speaking(line, source, term.force)
    if source is None or term.use == "clause" and not _has_clause(line, at, last, source, term):
        return None
    force = _force(line, at, last, source, term)
    use = "light" if line.words[at] in CUES.voicing and force != term.force else term.use
    return Cue(at, last, *source, force, use, inverted, _is_weak(line, at, source.first))


def _speaking(line: Line, source: Source, force: str) -> Source | None:
    """Return the source if it can speak, its possessor if it is somebody's words, else None."""
    first, last, _ = source
    head = next((item - 1 for item in range(first + 1, last + 1) if line.kinds[item] in "oi"), last)
    word = line.words[head]
    if line.kinds[head] not in "nV":
        return source
    if word in CUES.speech:
        owner = _source(phrases.possessor, line, first, head)
        return owner if owner.rule else source
    able = force in ("evidential", "tentative") or word in CUES.documents or word in CUES.able
    return source if able or word not in CUES.mute and not word.removesuffix("s").endswith(CUES.endings) else None


def _force(line: Line, at: int, last: int, source: Source, term: Term) -> str:
    """Return the force of a verb where its object or the question beside it decides."""
    kinds, words, voicing = line.kinds, line.words, line.words[at] in CUES.voicing
    if term.lemma in CUES.asking:
        beside = kinds[last + 1 : last + 3].lstrip(",:").startswith("Q") or words[last + 1] in LISTS["question_words"]
        return "neutral" if beside or _behind_marks(kinds, at) or _behind_marks(kinds, source.first) else term.force
    for item in range(last + 1, last + 6) if voicing or term.lemma == "announce" else ():
        if kinds[item] not in "DnNzZ0rV":
            break
        if term.lemma == "announce" and words[item] in CUES.announced:
            return "commissive"
        if voicing and words[item] in CUES.voiced:
            return CUES.voiced[words[item]]
    return term.force


def _behind_marks(kinds: str, item: int) -> bool:
    """Say whether a quotation ends just before the item."""
    return item > 1 and (kinds[item - 1] == "Q" or kinds[item - 1] in ",-|" and kinds[item - 2] == "Q")


def _is_weak(line: Line, at: int, source: int) -> bool:
    """Say whether a verb reports no fact: to say, may say, for saying, the writer's own I and you."""
    kinds, words, before = line.kinds, line.words, phrases.back(line.kinds, at)
    left = kinds[before]
    if left == "t":
        return LISTS["continuing"].isdisjoint((words[before - 1], words[before - 2]))
    if left == "m" or left == "x" and words[before] == "be":
        return True
    if kinds[at] == "G":
        return left == "i" and words[before] not in ("by", "in") or left in "DZz"
    return source >= 0 and words[source] in LISTS["writers"] and words[at] not in CUES.past


def _has_clause(line: Line, at: int, last: int, source: Source, term: Term) -> bool:
    """Say whether a clause or a quotation follows, a quotation has just ended, or a document speaks."""
    kinds, opener = line.kinds, line.words[last + 1]
    if _behind_marks(kinds, at) or _behind_marks(kinds, source.first):
        return True
    if term.force == "evidential":
        return opener == "that" or not CUES.documents.isdisjoint(line.words[source.first : source.last + 1])
    opened = opener in LISTS["clause_openers"] or bool(_CLAUSE.match(kinds, last + 1))
    return opened or "Q" in _STOP.split(kinds[last + 1 : last + 12], maxsplit=1)[0]


# Colons, phrases and nouns -------------------------------------------------------------------------------------------


def _colon(line: Line, at: int) -> Cue | None:
    span = phrases.speaker_at_colon(line, at)
    return span and Cue(at, at, *span, phrases.speaker_at_colon.__name__, "neutral", "colon")


def _phrase(line: Line, at: int, last: int, term: Term) -> Cue | None:
    if line.words[last] not in ("to", "of", "per") or line.words[at] not in ("according", "in", "per"):
        return Cue(at, last, *_source(phrases.subject, line, at), term.force, "phrase")
    source = _source(phrases.source_of_phrase, line, last)
    return Cue(at, last, *source, term.force, "phrase", inverted=True) if source.rule else None


def _noun(line: Line, at: int, last: int, term: Term) -> Cue | None:
    """Read a noun as a cue if it has a source (his claim) and a content (that, of, about), or a that-clause."""
    kinds, words, before = line.kinds, line.words, at - 1
    while kinds[before] in "nN0r" and at - before < 4:
        before -= 1
    verb = before - (kinds[before] == "D")
    if words[verb] in CUES.light and verb >= at - 4:
        weak = _is_weak(line, verb, -1)
        return Cue(verb, last, *_source(phrases.subject, line, verb), term.force, "light", weak=weak)
    if kinds[before] == "V" and before == at - 1 or words[verb] in CUES.voicing:
        return None  # expressed (his) hope: the verb is the cue
    source = _source(phrases.possessor_of_noun, line, before)
    clause = words[last + 1] in ("that", "whether")
    if not (clause or term.rest or source.rule and words[last + 1] in LISTS["noun_complements"]):
        return None
    return Cue(at, last, *source, term.force, "noun", weak=not source.rule and not clause)
