"""The topic of a difference: the claim it belongs to, as a clause that can be read on its own.

A clause that opens with its own subject stands alone. Any other is given with the opening of its sentence, so that no
topic begins in mid-air. Somebody's words are given with the speaker.
"""

import re
from collections import Counter
from typing import Any

from ... import codebooks
from ...language.inflection import PAST
from .._difference import Difference
from .._event import Clause, Event, medoid_of, once_per_event

LONGEST = 110  # characters of a topic
OPENING = 40  # characters of the opening of a sentence, where not all before the clause fits
FEWEST = 5  # words of a clause that stands alone
RELATIVE = frozenset({"which", "who", "where", "despite", "including", "amid"})  # behind these stands no subject
CARRIED = frozenset({"he", "she", "it", "they", "this", "these", "his", "her", "its", "their", "there"})
ENDS = " ,.;:—–-"
_ENGLISH = codebooks.read("english")
FINITE = frozenset(_ENGLISH["finite"]["words"]) | PAST
CONJUNCTIONS = frozenset(_ENGLISH["clause_openers"]["words"]) - RELATIVE
DETERMINERS = frozenset(_ENGLISH["before_nouns"]["words"]) - CONJUNCTIONS
LINKS = frozenset({"and", "but", "or", "so", "that"})  # they link a sentence or clause to what is before it
OPENING_WORDS = DETERMINERS | {"i", "we", "you"}  # of a clause with its own subject
PAIRED = ("“”", "()", "[]", '""')
MARKED = re.compile(r"[“”()\[\]\"]")


def topic_of(event: Event, one: Difference) -> str:
    """Name the claim that most of the passages stand in, or else the nearest."""
    inside = [c for p in one.places for c in p.report.at("clauses").touching(p.start, p.end)]
    if inside:
        many = Counter(topics(event)[c.claim] for c in inside)
        return min(many, key=lambda topic: (-many[topic], topic))
    near = ((p, c) for p in one.places for c in p.report.at("clauses").nearest(p.start, p.end))
    apart = ((max(c.start - p.end, p.start - c.end), topics(event)[c.claim]) for p, c in near)
    return min(apart, default=(0, ""))[1]


class _Topics(dict):
    """The topic of each claim of an event, made when it is asked for."""

    def __init__(self, event: Event) -> None:
        self.event = event

    def __missing__(self, claim: str) -> str:
        self[claim] = readable(medoid_of(self.event.claims[claim]))
        return self[claim]


@once_per_event
def topics(event: Event) -> dict[str, str]:
    """Name each claim by its medoid."""
    return _Topics(event)


def readable(clause: Clause) -> str:
    """Write a clause so that it can be read on its own."""
    report = clause.report
    first = next((n for n in range(clause.first, clause.last) if report.words[n] not in CONJUNCTIONS), clause.first)
    text = report.text[_opening(clause, first) : clause.end]
    if _stands_alone(clause, first):
        words = _shortened(text, LONGEST)
    else:
        sentence = report.sentence_at(clause.start)
        parts = report.at("clauses").touching(sentence.start, sentence.end) if sentence else [clause]
        first, last = report.inside(min([clause.start, *(part.start for part in parts)]), clause.end)
        start = _opening(clause, next((n for n in range(first, last) if report.words[n] not in LINKS), first))
        whole = _cleaned(report.text[start : clause.end])
        opening = "" if len(whole) <= LONGEST else f"{_shortened(report.text[start : clause.start], OPENING)} "
        words = opening + _shortened(text, LONGEST - OPENING) if opening.strip() else _shortened(whole, LONGEST)
    opens = next((n for n, sign in enumerate(words) if sign.isalnum()), 0)
    words = words[:opens] + words[opens : opens + 1].upper() + words[opens + 1 :]
    said = [quote for quote in report.at("quotes").touching(clause.start, clause.end) if quote.kind != "designation"]
    if clause.voice != "quoted" or not said:
        return words
    return f"{said[0].speaker}: “{words}”" if said[0].speaker else f"“{words}”"


def _opening(clause: Clause, word: int) -> int:
    """Find where a word of a clause begins, with a quotation mark before it."""
    text, start = clause.report.text, clause.report.starts[word] if word < len(clause.report.starts) else clause.start
    return start - (text[max(start - 1, 0) : start] in ("“", '"'))


def _stands_alone(clause: Clause, first: int) -> bool:
    """Tell whether a clause has a finite verb and opens with its own subject."""
    report = clause.report
    words = report.words[first : clause.last]
    if len(words) < FEWEST or not any(word in FINITE or word.endswith("ed") for word in words[1:]):
        return False
    opens = report.capital[first] or words[0][:1].isdigit() or words[0] in OPENING_WORDS
    sentence: Any = report.sentence_at(clause.start)
    return opens and (words[0] not in CARRIED or not sentence or first == sentence.first)


def _cleaned(text: str) -> str:
    """Put white space and marks at the ends aside; marks and brackets that are not closed, or hold all, as well."""
    text = " ".join(text.split()).strip(ENDS)
    for opens, closes in PAIRED if MARKED.search(text) else ():
        many = text.count(opens)
        closed = many == text.count(closes) if opens != closes else many % 2 == 0
        if not closed or many == 1 + (opens == closes) and text[0] == opens and text[-1] == closes:
            text = text.replace(opens, "").replace(closes, "").strip(ENDS)
    return text


def _shortened(text: str, longest: int) -> str:
    """Cut a text behind a word, with an ellipsis."""
    text = _cleaned(text)
    return text if len(text) <= longest else _cleaned(text[: longest - 1].rsplit(" ", 1)[0]) + " …"
