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
from .grammar import back
from .reported import introduces_words, is_act, is_passive, is_verb, names, source_of_noun, view

_OTHERS = {*CUES.verbs, *CUES.nouns, *CUES.adjectives, *CUES.complements.views}
_STARTS = {*_OTHERS, *CUES.phrases}  # first words of a cue
# The second words of the phrases behind a word that begins nothing else (in, is).
_SECOND = {
    word: frozenset(term.rest[0] for term in terms)
    for word, terms in CUES.phrases.items()
    if word not in _OTHERS and all(term.rest for term in terms)
}


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
    kind: str = "content"  # what follows; "act": no words (ordered them to leave); "unasserted": to say, may say
    lemma: str = ""
    relative: bool = False  # in a relative clause (those who say)

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
    return Source(*span, rule.__name__) if span else _NOBODY


_NOBODY = Source()


def find_cues(line: Line) -> list[Cue]:
    """Find all cues of the line, in order."""
    cues, behind = [], -1
    for item in line.items_of(_STARTS | {word for word in line.types if word.startswith(":")}):
        word, second = line.words[item], line.words[item + 1]
        if item <= behind or word in _SECOND and second not in _SECOND[word] and line.kinds[item + 1] != "r":
            continue
        cue = _colon(line, item) if line.kinds[item] == ":" else _cue_at(line, item, word)
        if cue is not None:
            cues.append(cue)
            behind = cue.last
    return cues


def _cue_at(line: Line, at: int, word: str) -> Cue | None:
    if word in CUES.complements.views and (owner := view(line, at)):
        return Cue(owner[0] - 1, at, *owner, phrases.possessor_of_noun.__name__, "belief", "phrase", inverted=True)
    for term, last in _standing(line, at, CUES.phrases[word]) if word in CUES.phrases else ():
        return _phrase(line, at, last, term)
    if line.kinds[at] in "VG" and is_verb(line, at):
        cues = (_verb(line, at, last, term) for term, last in _standing(line, at, CUES.verbs.get(word, ())))
        return next((cue for cue in cues if cue), None)
    if word in CUES.adjectives and line.kinds[back(line.kinds, at)] == "x":
        return Cue(at, at, *_source(phrases.subject, line, at), CUES.adjectives[word][0].force, "adjective")
    for term, last in _standing(line, at, CUES.nouns[word]) if word in CUES.nouns else ():
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


# Verbs ---------------------------------------------------------------------------------------------------------------

_CLAUSE = re.compile(r"r*(?:[w:Q]|,Q|-Q|P|[DNnzZ0oi]{1,9}[xm])")
_STOP = re.compile("[|¶;]")
_BEFORE = 150  # items of a clause before its source
_DOCUMENT = 10  # items between a document and its verb


def _verb(line: Line, at: int, last: int, term: Term) -> Cue | None:
    source = _source(phrases.source_behind_verb, line, at, last, term)
    inverted = source.first >= 0
    if not inverted:
        rule, place = (phrases.agent, last) if is_passive(line, at) else (phrases.subject, at)
        source = _source(rule, line, place)
    source = _speaking(line, source, term.force)
    if source is None or term.use == "clause" and not _has_clause(line, at, last, source, term):
        return None
    if not introduces_words(line, at, last, term):
        return None
    force = _force(line, at, last, source, term)
    use = "light" if line.words[at] in CUES.voicing and force != term.force else term.use
    weak, relative = _is_weak(line, at, source.first), source.first >= 0 and line.kinds[source.first] == "w"
    kind = "act" if not inverted and is_act(line, last, term.lemma) else "content"
    kind = "unasserted" if weak and source.rule and _is_intended(line, at, force) else kind
    return Cue(at, last, *source, force, use, inverted, weak, kind, term.lemma, relative)


def _speaking(line: Line, source: Source, force: str) -> Source | None:
    """Return the source if it can speak, its possessor if it is somebody's words, else None."""
    first, last, _ = source
    head = next((item - 1 for item in range(first + 1, last + 1) if line.kinds[item] in "oi"), last)
    word = line.words[head]
    thing = word in CUES.mute and head == line.begin(head) + 1  # Floods threatened the town
    if line.kinds[head] not in "nV" and not thing:
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
    kinds, words, before = line.kinds, line.words, back(line.kinds, at)
    left = kinds[before]
    if left == "t":
        return LISTS["continuing"].isdisjoint((words[before - 1], words[before - 2]))
    if left == "m" or left == "x" and words[before] == "be":
        return True
    if kinds[at] == "G":
        return left == "i" and words[before] not in ("by", "in") or left in "DZz"
    return source >= 0 and words[source] in LISTS["writers"] and words[at] not in CUES.past


def _is_intended(line: Line, at: int, force: str) -> bool:
    """Say whether a weak cue tells what somebody is to say or might say, rather than think."""
    left = line.kinds[back(line.kinds, at)]
    thought = ("belief", "evaluative", "tentative") if left == "t" else ("commissive", "tentative")
    return left in "tmx" and force not in thought


def _has_clause(line: Line, at: int, last: int, source: Source, term: Term) -> bool:
    """Say whether a clause or a quotation follows, a quotation has just ended, or a document speaks."""
    kinds, opener = line.kinds, line.words[last + 1]
    if _behind_marks(kinds, at) or _behind_marks(kinds, source.first) or names(line, last, term.lemma):
        return True
    if kinds[last + 1] in ",.|¶" and _stands_behind_clause(line, source, kinds[last + 1] == ","):
        return True
    if term.force == "evidential":
        near = at - 1
        while at - near < _DOCUMENT and kinds[near] not in "Vxm|¶;":
            near -= 1
        low = min(near, source.first) if source.first >= 0 else near
        return opener == "that" or not CUES.documents.isdisjoint(line.words[low:at])
    opened = opener in LISTS["clause_openers"] or bool(_CLAUSE.match(kinds, last + 1))
    return opened or "Q" in _STOP.split(kinds[last + 1 : last + 12], maxsplit=1)[0]


def _stands_behind_clause(line: Line, source: Source, within: bool) -> bool:
    """Say whether a person's name or pronoun stands behind a clause and its comma: "Rents fell, Lee added."."""
    kinds, begin = line.kinds, line.begin(max(source.first, 0)) + 1
    if source.first <= begin or kinds[source.first - 1] != "," or kinds[source.last] not in "NP":
        return False
    clause = kinds[max(begin, source.first - _BEFORE) : source.first - 1]
    whole = bool(re.search("[xme]", clause)) and clause[:1] != "s"  # After the war ended, Lee continued
    parted = within and bool(re.fullmatch("D?[nN0]{1,4}", clause))  # The mayor, she added, …
    return (whole or parted) and "Q" not in clause


# Colons, phrases and nouns -------------------------------------------------------------------------------------------


def _colon(line: Line, at: int) -> Cue | None:
    span = phrases.speaker_at_colon(line, at)
    return span and Cue(at, at, *span, phrases.speaker_at_colon.__name__, "neutral", "colon")


def _phrase(line: Line, at: int, last: int, term: Term) -> Cue | None:
    names_source = line.words[at] in ("according", "per") or line.words[at] == "in" and line.words[at + 1] == "the"
    if line.words[last] not in ("to", "of", "per") or not names_source:
        verb = back(line.kinds, at)  # spoke in favor of
        source = _source(phrases.subject, line, verb if line.words[at] == "in" and line.kinds[verb] in "VeG" else at)
        use = "noun" if line.words[at] == "in" else "phrase"  # in favor of a law, …
        return Cue(at, last, *source, term.force, use)
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
        behind = last + 1 + (kinds[last + 1] == "r")
        last = behind if words[behind] == "saying" else last  # issued a statement saying
        return Cue(verb, last, *_source(phrases.subject, line, verb), term.force, "light", weak=weak)
    if kinds[before] == "V" and before == at - 1 or words[verb] in CUES.voicing:
        return None  # expressed (his) hope: the verb is the cue
    source, inverted = source_of_noun(line, before, last)
    content = last if not inverted else source[1]
    clause = words[content + 1] in ("that", "whether")
    about = term.force not in ("neutral", "evidential") and words[last + 1] in LISTS["noun_complements"]
    if not (clause or term.rest or source[2] and about):
        return None
    weak, kind = not source[2] and not clause, "act" if is_act(line, last, term.lemma) else "content"
    return Cue(at, last, *source, term.force, "noun", inverted, weak, kind, term.lemma)
