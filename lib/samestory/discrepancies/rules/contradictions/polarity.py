"""Polarity: a verb denied in one clause, affirmed in another that shares most of its words; opposites in one place."""

from collections import namedtuple
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from ....language.negation import is_negator
from ....language.scales import lexicon, listed
from ..._compare import differ
from ..._difference import CLAIMS, COPIES, Candidate, Place, rule
from ..._event import Clause, Event, Report, content_of
from ..._near_identical import Edit, Variant

ALIKE = 0.6  # share of content words in common from which two clauses have one predicate; not measured
MOST = 100  # different denials in one claim, for each of which all of its clauses are tried

# A clause, its content stems, those that it denies, and the number of denials in its sentence.
Polarity = namedtuple("Polarity", "clause stems denied denials")


@rule("contradiction", "negation", "substantive", source="de Marneffe et al. 2008", compares=CLAIMS)
def negation(event: Event) -> Iterator[Candidate]:
    """Predicates denied in one report, affirmed in a clause of another that shares most of its words."""
    for by_report in event.shared_claims:
        polarities = _polarities(chain.from_iterable(by_report.values()))
        denials: dict[tuple[frozenset, frozenset], Polarity] = {}
        for one in polarities:
            if one.denied:
                denials.setdefault((one.stems, frozenset(one.denied)), one)
        if len(denials) > MOST:
            event.limited.update(one.clause.report for one in denials.values())
        options = (_one_predicate(one, polarities) for one in islice(denials.values(), MOST))
        yield from islice((Candidate(places) for places in options if differ(places)), 1)


def _one_predicate(one: Polarity, others: list[Polarity]) -> list[Place]:
    """Give the clauses that have the predicate which a clause denies."""
    places = []
    for clause, stems, denied, denials in others:
        if len(one.stems & stems) >= ALIKE * len(one.stems | stems):
            if one.denied & denied:
                places.append(Place(clause.report, clause.start, clause.end, "denied"))
            elif one.denied & stems and not denials:
                places.append(Place(clause.report, clause.start, clause.end, "affirmed"))
    return places


def _polarities(clauses: Iterable[Clause]) -> list[Polarity]:
    """Read the polarity of clauses; denials are counted once in each sentence."""
    counted: dict[tuple[Report, int, int], int] = {}
    polarities = []
    for clause in clauses:
        around = clause.report.sentence_at(clause.start) or clause
        key = clause.report, around.first, around.last
        if key not in counted:
            counted[key] = _denials(*key)
        polarities.append(Polarity(clause, content_of([clause]), _denied(clause), counted[key]))
    return polarities


def _denied(clause: Clause) -> set[str]:
    """Find the stems that a clause denies: what follows a negator, except behind "until" and "not only"."""
    report, denied = clause.report, set()
    next_word, next_content = "", None
    for n in reversed(range(clause.first, clause.last)):
        word = report.words[n]
        if word == "until":
            break  # of what stands before it, nothing is denied
        if next_content is not None and is_negator(word) and next_word not in listed("nothing_denied"):
            denied.add(next_content)
        next_word, next_content = word, report.stems[n] if report.content[n] else next_content
    return denied


def _denials(report: Report, first: int, last: int) -> int:
    """Count the negators and verbs of denial among the words from `first` to before `last`."""
    verbs = sum(stem in lexicon().denials for stem in report.stems[first:last])
    return verbs + sum(map(is_negator, report.words[first:last]))


# --- edits of near-identical sentences ------------------------------------------------------------------------------


@rule("contradiction", "negation", "substantive", source="Quirk et al. 1985, 10.54-10.63", compares=COPIES)
def edited_polarity(edit: Edit) -> bool:
    """Count negators and verbs of denial where the other words are equal."""
    whole = [variant._replace(first=variant.sentence.first, last=variant.sentence.last) for variant in edit.variants]
    turned = all((_edited_denials(old) - _edited_denials(new)) % 2 for old, new in (edit.variants, whole))
    return turned and set.union(*own_stems(edit)) <= lexicon().denials and "until" not in edit.words


@rule("contradiction", "opposite", "substantive", source="Lyons 1977, 9.2; WordNet 3.0", compares=COPIES)
def opposite(edit: Edit) -> bool:
    """Find two words in the same place that cannot both be true."""
    old, new = own_stems(edit)
    return len(old) == len(new) == 1 and old | new in lexicon().opposites


def own_stems(edit: Edit) -> tuple[set[str], set[str]]:
    """Find the stems that only one report has, without auxiliaries, articles and negators."""
    empty = listed("auxiliaries") | listed("articles")
    old, new = ({s for s, w in zip(v.stems, v.words) if w not in empty and not is_negator(w)} for v in edit.variants)
    return old - new, new - old


def _edited_denials(variant: Variant) -> int:
    """Count negators and verbs of denial; "not only" denies nothing."""
    words, nothing = variant.report.words, listed("nothing_denied")
    negators = [n for n in range(variant.first, variant.last) if is_negator(words[n])]
    verbs = sum(stem in lexicon().denials for stem in variant.stems)
    return verbs + sum(nothing.isdisjoint(words[n + 1 : n + 2]) for n in negators)
