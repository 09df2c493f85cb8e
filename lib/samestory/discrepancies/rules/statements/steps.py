"""How firmly or surely one act is put: words of another step of a scale (may, will; plan, decide).

An act is the same where the words have one head ("could lose", "will lose") and subjects that share a word.
"""

from bisect import bisect_left
from collections import namedtuple
from collections.abc import Iterator

from ....language.scales import lexicon, listed, may_be_step
from ....language.synonyms import class_of
from ..._compare import Passage, disjoint, first_of_each, in_one_context
from ..._difference import CLAIMS, CLASSES, Candidate, rule
from ..._event import Clause, Event, by_key

HEADS = 2  # content words behind a word of a scale of which one is its head; not measured
SUBJECT = 6  # words before it in which its subject stands; not measured
SHARED = 3  # content stems that the clauses around one act must share; not measured
SAYING_OR_STRESSING = {1, 3}  # steps of the scale of statement between which reports choose freely
ONE_ACT, ONE_CLAIM = 0.7, 0.2  # how likely a reader calls it right; estimates, see benchmarks/README.md

# A word of a scale: its place, stem and step, is it a noun, the stems behind it, of its subject, and of its clause.
Word = namedtuple("Word", "scale place stem step noun heads subject around")


@rule("speech_act", "scale of {key}", "substantive", "wording", source=CLASSES, compares=CLAIMS)
def step_of_a_scale(event: Event) -> Iterator[Candidate]:
    """Another word of one scale (may, will; plan, decide) in a claim.

    It is surer, and substantive, where words of different steps stand before one act of one subject.
    """
    for by_report in event.shared_claims:
        clauses = [clause for own in by_report.values() for clause in own if clause.voice != "quoted"]
        found = [word for clause in clauses for word in _words(clause)]
        verbs = ((word, head) for word in found if not word.noun for head in word.heads)
        for (scale, _), words in by_key(((word.scale, head), word) for word, head in verbs):
            if len({word.step for word in words}) < 2:
                continue
            around = in_one_context(event, [Passage(w.place, w.around, (w.step, w.subject)) for w in words], SHARED)
            acts = in_one_context(event, [Passage(place, subject, step) for place, _, (step, subject) in around], 1)
            if _parted(scale, [(place.report.number, step) for place, _, step in acts]):
                yield Candidate(first_of_each(place for place, *_ in acts), "substantive", scale, ONE_ACT)
        for scale, words in sorted(by_key((word.scale, word) for word in found), key=lambda own: -len(own[1])):
            yield from _in_one_claim(scale, words)


def _in_one_claim(scale: str, words: list[Word]) -> Iterator[Candidate]:
    """Give a candidate if two reports have no step or no word in common."""
    apart = _parted(scale, [(word.place.report.number, word.step) for word in words])
    alike = class_of if scale == "certainty" else str  # an upcoming visit is a forthcoming one; verbs are chosen
    other_words = [(word.place.report.number, alike(word.stem) or word.stem) for word in words]
    if apart or scale != "statement" and _parted(scale, other_words):
        places = {word.place.report: word.place for word in reversed(words)}
        yield Candidate(places.values(), "wording", scale, ONE_CLAIM)  # another act, perhaps


def _parted(scale: str, values: list[tuple[int, object]]) -> bool:
    """Whether two reports have no value in common; steps of saying between which the choice is free are one."""
    own = [set(group) for _, group in by_key(values)]
    free = scale == "statement" and set().union(*own) <= SAYING_OR_STRESSING
    return disjoint(own) and not free


def _words(clause: Clause) -> Iterator[Word]:
    """Find the words of scales in a clause."""
    report = clause.report
    content = [n for n in range(clause.first, clause.last) if report.content[n]]
    around = frozenset(report.stems[n] for n in content)
    for first, last, scale, step in report.marked(clause, lexicon().acts):
        attributes = scale == "statement" and report.at("cue").any_touching(*report.span(first, last))  # see verbs.py
        if may_be_step(scale, report.words[first:last]) and not attributes:
            behind = bisect_left(content, last)
            heads = frozenset(report.stems[n] for n in content[behind : behind + HEADS])
            subject = report.content_stems(max(first - SUBJECT, clause.first), first)
            noun = _is_noun(clause, first, last)
            yield Word(scale, report.place(first, last), report.stems[first], step, noun, heads, subject, around)


def _is_noun(clause: Clause, first: int, last: int) -> bool:
    """Whether a word is a noun: behind an article or a possessive, or before "of"."""
    words = clause.report.words
    before = words[first - 1] if first > clause.first else ""
    behind = words[last] if last < clause.last else ""
    return before in listed("articles") - {"to"} or before.endswith(("'s", "s'")) or behind == "of"
