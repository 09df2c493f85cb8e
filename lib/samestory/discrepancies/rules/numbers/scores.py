"""Scores and votes: two figures in order, with what became of who is named first ("52 votes to 47", "beat … 3-1")."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .... import codebooks
from ....corpus.text import any_of
from ....language.words import stem_of
from ..._difference import SENTENCES, Candidate, rule
from ..._event import Event, Place, Report, Sentence, once_per_event
from ..._near_identical import Variant

_WORDS = codebooks.read("quantities")["numbers"]["cardinals"]
_N = rf"(?:\d{{1,3}}|{any_of(_WORDS)})"
_NO_MORE = r"(?![\w/:.,–-]*\d|[-–]\w|\s?(?:%|percent|per cent|hours?|days?|weeks?|months?|years?|miles|people)\b)"
_FREE = r"(?<![\w$€£₹/:.,–-])"
SCORE = re.compile(
    rf"{_FREE}({_N}) votes? (?:to|against) ({_N})\b"
    rf"|{_FREE}({_N})(?: votes?| members?)?(?: voting)? (?:for|in favou?r)(?: and|,) ({_N})(?: votes?| voting)? against"
    rf"|{_FREE}({_N})(?:\s?[-–]\s?|[- ]to[- ])({_N})\b{_NO_MORE}",
    re.IGNORECASE,
)
QUICK = re.compile(  # the first sign of what may be a score, so that other signs are passed quickly
    r"[\d \-Vvf](?:(?<=\d)(?= ?[-–] ?\d)|(?<=[ -])(?=to[ -](?:\d|[a-z]+[ .,)]))"
    r"|(?<=[Vv])(?=ot(?:e|ing))|(?<=f)(?<!\wf)(?=(?:or|avou?r)(?: and|,) ))"
)
LONGEST = 300  # words of a sentence; a longer one is a table or a list
OUTCOMES = {"neither": 0, "lost": -1, "won": 1, "rejected": -2, "carried": 2}  # by list of the codebook
NEAR = 12  # words before a score, or half as many behind it, among which the word stands that makes it one
SHARED = 2  # content words that two sentences share if their scores are of one contest; neither is measured
SIZES = 3  # times by which the figures of one contest may differ in sum
MOST = 100  # scores with which one is compared


class Score(NamedTuple):
    """A score, what became of who is named first or of the motion (`OUTCOMES`), who that is, and the words around."""

    report: Report
    start: int
    end: int
    figures: tuple[int, int]
    outcome: int
    subject: frozenset[str]
    around: frozenset[str]

    @property
    def place(self) -> Place:
        """Show the score."""
        return Place(self.report, self.start, self.end, self.report.text[self.start : self.end])


@cache
def _cues() -> dict[str, int]:
    """Map the stem of each word that makes two figures a score to what became of who is named first."""
    words = codebooks.read("quantities")["scores"]
    return {stem_of(w): n for name, n in OUTCOMES.items() for w in words[name]}


def scores_in(report: Report, sentence: Sentence) -> list[Score]:
    """Find the scores of a sentence: two figures beside a word of contest or of voting."""
    known = _scores_of(report)
    if sentence.start not in known:
        known[sentence.start] = list(_found_in(report, sentence))
    return known[sentence.start]


@once_per_event
def _scores_of(report: Report) -> dict[int, list[Score]]:
    """Keep the scores of sentences by their start, for several rules ask for them."""
    return {}


@once_per_event
def _quick(report: Report) -> list[int]:
    """List the places of a report where there may be a score."""
    return [match.start() for match in QUICK.finditer(report.text)]


def _found_in(report: Report, sentence: Sentence) -> Iterator[Score]:
    quick = _quick(report)
    at = bisect_left(quick, sentence.start)
    if sentence.last - sentence.first > LONGEST or at == len(quick) or quick[at] >= sentence.end:
        return
    for match in SCORE.finditer(report.text, sentence.start, sentence.end):
        first, last = report.inside(*match.span())
        before = [n for n in range(max(first - NEAR, sentence.first), first) if report.stems[n] in _cues()]
        behind = [n for n in range(last, min(last + NEAR // 2, sentence.last)) if report.stems[n] in _cues()]
        if not (before or behind or "vote" in match[0].lower()):
            continue
        known = [n for n in (*reversed(before), *behind) if _cues()[report.stems[n]]]
        cue = known[0] if known else (before or behind or [first])[0]
        outcome = _cues().get(report.stems[cue], 0)
        if report.words[cue + 1 : cue + 2] == ["by"] and not report.words[cue + 2][0].isdigit():
            outcome = -outcome  # beaten by
        subject = report.content_stems(sentence.first, min(cue, first))
        around = report.around(sentence, first, last)
        yield Score(report, *match.span(), _figures(match), outcome, subject, around)


def _figures(match: re.Match) -> tuple[int, int]:
    numbers = [_WORDS.index(n.lower()) + 1 if n.lower() in _WORDS else int(n) for n in match.groups() if n]
    return numbers[0], numbers[1]


def in_score(variant: Variant) -> bool:
    """Whether a variant touches a score."""
    start, end = variant.span
    if not any(map(_figure_like, variant.words)) and not {"votes", "vote", "to"} & set(variant.words):
        return False
    return any(s.start < end and start < s.end for s in scores_in(variant.report, variant.sentence))


def only_score(variant: Variant) -> bool:
    """Whether a variant has no words but those of a score, and some."""
    words = {word for word in variant.words if not _figure_like(word)}
    return bool(variant.words) and words <= {"to", "votes", "vote", "by", "a", "of"} and in_score(variant)


def _figure_like(word: str) -> bool:
    return word[0].isdigit() or word in _WORDS


@rule("number", "other score", "substantive", source="Levin 1993, 36.3, 39 (verbs of contest)", compares=SENTENCES)
def other_score(event: Event) -> Iterator[Candidate]:
    """Another score or vote; the same figures in another order only where the same side is said to have won."""
    found = [score for report, sentence in event.sentences for score in scores_in(report, sentence)]
    told = {(score.report, frozenset(score.figures)) for score in found}
    for n, one in enumerate(found):
        if n >= MOST:
            event.limited.add(one.report)
        for other in found[max(n - MOST, 0) : n]:
            if one.report is not other.report and _differ(one, other, told):
                yield Candidate([other.place, one.place])
                break


def _differ(one: Score, other: Score, told: set) -> bool:
    shared = one.around & other.around
    if len(shared) < SHARED or one.figures == other.figures:
        return False
    if set(one.figures) == set(other.figures):
        one_side = abs(one.outcome) == 2 or one.subject & other.subject
        return bool(one.outcome and one.outcome == other.outcome and one_side)
    few, many = sorted((sum(one.figures), sum(other.figures)))
    if many > SIZES * few:
        return False
    ends = (one.report, frozenset(other.figures)), (other.report, frozenset(one.figures))
    alike = len(shared) >= min(len(one.around), len(other.around)) / 2
    return told.isdisjoint(ends) and (alike or len(shared) > 2 * SHARED)
