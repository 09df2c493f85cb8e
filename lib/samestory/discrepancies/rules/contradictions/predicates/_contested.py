"""Meanings that may be contested: denied somewhere, or said beside their opposite. No other predicate is read.

Reading a predicate takes long, and most have neither a denial nor an opposite in their event.
"""

from bisect import bisect_left
from functools import cache

from .....language.negation import is_negator
from .....language.scales import lexicon
from ...._event import Clause, Report, once_per_event
from ._phrases import meaning_of, meanings, words_of

DENIED = 6  # words behind a negator among which the denied predicate stands


def contested(clauses: list[Clause]) -> set[str]:
    """Name the meanings near a denial, and those with an opposite that is said or with a denial in their sentence.

    What only one report says can contradict no other.
    """
    near, denied = set(), set()
    by_report: dict[int, set[str]] = {}
    for clause in clauses:
        own = meanings(clause.report)[clause.first : clause.last]
        by_report.setdefault(clause.report.number, set()).update(own)
        if own and _may_deny(clause):
            denied.update(own)
            near.update(_near_negators(clause))
    saying: dict[str, set[int]] = {}  # the reports that say each
    for number, one in ((number, one) for number, own in by_report.items() for one in own):
        saying.setdefault(one, set()).add(number)
    said = saying.keys()
    opposites = frozenset().union(*(opposed()[one] for one in said & opposed().keys()))
    may = opposites | denied | {one for one in said & opposed().keys() if not opposed()[one].isdisjoint(said)}
    return {one for one in (near | opposed().keys() & may) & said if one and _by_several(one, saying)}


def _by_several(one: str, saying: dict[str, set[int]]) -> bool:
    """Whether a meaning stands in two reports, or its opposite in another one."""
    return len(saying[one].union(*(saying.get(other, ()) for other in opposed().get(one, ())))) > 1


@cache
def opposed() -> dict[str, frozenset[str]]:
    """Give for each meaning those that it excludes."""
    table: dict[str, frozenset[str]] = {}
    for stem, others in lexicon().opposed.items():
        own = meaning_of(stem)
        table[own] = table.get(own, frozenset()) | frozenset(map(meaning_of, others)) - {own}
    return table


def _may_deny(clause: Clause) -> bool:
    """Whether a word of denial stands in a clause or around it in its sentence."""
    report, first, last = clause.report, clause.first, clause.last
    for n in (first, last - 1):
        if sentence := report.sentence_at(report.starts[n]):
            first, last = min(first, sentence.first), max(last, sentence.last)
    denials = _denials(report)
    at = bisect_left(denials, first)
    return at < len(denials) and denials[at] <= last  # that behind the sentence, too


@once_per_event
def _denials(report: Report) -> list[int]:
    """List the words of a report that deny, or say that there is nobody."""
    nobody = words_of("quantifiers", "none") | words_of("negation", "nobody") | words_of("negation", "hardly")
    denying = {word for word in set(report.words) if word in nobody or is_negator(word)}
    verbs = (lexicon().denying | lexicon().denials).intersection(report.stems)
    pairs = enumerate(zip(report.words, report.stems))
    return [n for n, (word, stem) in pairs if stem in verbs or word in denying] if verbs or denying else []


def _near_negators(clause: Clause) -> set[str]:
    """Find the meanings behind a word that denies, and that before an object denied."""
    report, found, denying = clause.report, set(), lexicon().denying
    for n in range(clause.first, clause.last):
        if is_negator(report.words[n]) or report.stems[n] in denying:
            near = range(max(n - 1, clause.first), min(n + 1 + DENIED, clause.last))
            found.update(meanings(report)[k] for k in near if report.content[k])
    return found
