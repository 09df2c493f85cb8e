"""Possible contradictions between clauses that are not word for word alike, by named rules: precision before recall.

Strength: one report has an act done wholly, another in part, with two words of the object in common. Direction: a
journey of A to B in one, of B to A in another, at the same time. Negation: a verb denied in one clause of a claim,
affirmed in another that shares most of its words. Both or one: a predicate said of both parties in one report, of one
alone in another.
"""

from bisect import bisect_left
from collections import Counter, namedtuple
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice, product

from ... import codebooks
from ...language.negation import is_negator
from ...language.scales import lexicon, listed, marks
from .._compare import Passage, Sharing, differ
from .._difference import CLAIMS, COPIES, SENTENCES, Candidate, Place, rule
from .._event import Clause, Event, Report, Sentence, by_key, content_of
from .._near_identical import Edit, Variant
from .._spans import Spans

# None of these numbers is measured; the pairs in tests/discrepancies show what they admit and keep out.
OBJECT = 6  # words after a verb among which its object is looked for
SHARED = 2  # content words of the object in common
AROUND = 4  # and of the sentences
ALIKE = 0.6  # share of content words in common from which two clauses have one predicate
MOST = 100  # different denials, and predicates of both, in one claim, for each of which all of its clauses are tried
FEW = 10  # acts of one step in one report that are shown beside an act of another report
GOAL = 4  # words after a journey in which its goal or its time stands, and before it in which it begins
PREDICATE = 4  # words after a verb that stand for its predicate
SUBJECT = 3  # words before a verb in which its subject stands


def _unbroken(report: Report, first: int, last: int) -> int:
    """Give the word before which a passage from `first` to `last` ends: at the first mark between its words."""
    marked = (n for n in range(first, last) if report.gap_before(n).strip("’'\"“” \xa0"))
    return next(marked, last)


# --- strength ------------------------------------------------------------------------------------------------------


# An act on a scale of strength, the content stems of its object and of its sentence.
Act = namedtuple("Act", "place step object sentence")


@rule("contradiction", "strength of the same act", "substantive", source="Levin 1993, 42-55", compares=SENTENCES)
def strength_of_the_same_act(event: Event) -> Iterator[Candidate]:
    """Acts done wholly in one report and in part in another (halt, reduce), to an object in the same words."""
    for _, acts in by_key(_acts(event)):
        objects = Sharing(event, (act.object for act in acts))
        for one in acts:
            near = objects.candidates(one.object, SHARED, [one.place.report])
            same = [one, *_first_few(event, (acts[n] for n in sorted(near) if _same_act(acts[n], one)))]
            if len({act.step for act in same}) > 1:
                yield Candidate([act.place for act in same])


def _same_act(one: Act, other: Act) -> bool:
    """Whether two reports speak of the same act."""
    shared = len(one.object & other.object), len(one.sentence & other.sentence)
    return one.place.report is not other.place.report and shared[0] >= SHARED and shared[1] >= AROUND


def _first_few(event: Event, acts: Iterable[Act]) -> list[Act]:
    """Take the first acts of each step in each report: a report that says the same again and again adds nothing."""
    many: Counter[tuple[Report, int]] = Counter()
    few = []
    for act in acts:
        many[act.place.report, act.step] += 1
        if many[act.place.report, act.step] <= FEW:
            few.append(act)
        else:
            event.limited.add(act.place.report)
    return few


def _acts(event: Event) -> Iterator[tuple[str, Act]]:
    for report, sentence in event.sentences:
        around = report.content_stems(sentence.first, sentence.last)
        for first, last, scale, step in report.marked(sentence, lexicon().strength):
            if scale != "amount":  # "all" and "some" are said of anything
                end = min(last + OBJECT, sentence.last)
                place = report.place(first, _unbroken(report, last, end), str(step))
                yield scale, Act(place, step, report.content_stems(last, end), around)


# --- direction -----------------------------------------------------------------------------------------------------


@cache
def _country_of() -> dict[str, str]:
    """Give the country of each person in the codebook of actors."""
    return {name: table["of"] for name, table in codebooks.read("actors").items() if isinstance(table.get("of"), str)}


@rule("contradiction", "direction reversed", "substantive", source="Levin 1993, 51", shared=1)
def direction_reversed(event: Event) -> Iterator[tuple[tuple[str, str], Passage]]:
    """Journeys of A to B in one report and of B to A in another, at one time."""
    for report, sentence in event.sentences:
        journeys = [n for n in range(sentence.first, sentence.last) if report.stems[n] in lexicon().journeys]
        inside = report.at("mentions").beginning_in(sentence.start, sentence.end) if journeys else []
        persons = Spans(mention for mention in inside if mention.actor in _country_of())
        for n in journeys:
            yield from _journey(report, sentence, n, persons)


def _journey(report: Report, sentence: Sentence, n: int, persons: Spans) -> Iterator[tuple[tuple[str, str], Passage]]:
    """Give the two countries of a journey whose word is n, with its passage; the context is the time."""
    reach = report.starts[n + 1 : n + GOAL + 1][-1:]
    after = report.at("mentions").beginning_in(report.starts[n] + 1, min(reach[0] + 1, sentence.end)) if reach else []
    if not after or after[0].actor in _country_of():
        return
    goal, who = after[0], _traveler(report, sentence, n, persons)
    if who and who != goal.actor:
        behind = report.inside(0, goal.end)[1]
        dated = (k for k in range(behind, min(behind + GOAL, sentence.last)) if report.stems[k] in lexicon().calendar)
        last = _unbroken(report, behind, next(dated, behind - 1) + 1)
        times = lexicon().calendar.intersection(report.stems[max(n - GOAL, sentence.first) : n + 2 * GOAL])
        place = report.place(max(n - GOAL + 1, sentence.first), last, f"{who} to {goal.actor}")
        yield tuple(sorted((who, goal.actor))), Passage(place, times)


def _traveler(report: Report, sentence: Sentence, n: int, persons: Spans) -> str:
    """Give the country of the nearest person named before, else, with "his" or "her", of the first in the sentence."""
    before = bisect_left(persons.starts, report.starts[n])
    pronoun = {"his", "her", "he", "she"} & set(report.words[max(n - GOAL, sentence.first) : n])
    chosen = persons.items[before - 1 : before] if before else persons.items[:1] if pronoun else []
    return _country_of()[chosen[0].actor] if chosen else ""


# --- negation ------------------------------------------------------------------------------------------------------


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


# --- both or one ---------------------------------------------------------------------------------------------------


@rule("contradiction", "both or one", "substantive", source="Quirk et al. 1985, 5.10-5.24", compares=CLAIMS)
def both_or_one(event: Event) -> Iterator[Candidate]:
    """Predicates said of both parties in one report, of one alone in another."""
    for by_report in event.shared_claims:
        said = [(clause, *_subject(clause)) for clause in chain.from_iterable(by_report.values())]
        both = list(dict.fromkeys(stems for _, subject, stems in said if subject == "both"))
        if len(both) > MOST:
            event.limited.update(clause.report for clause, subject, _ in said if subject == "both")
        options = (
            [Place(c.report, c.start, c.end, who) for c, who, other in said if who and len(stems & other) >= SHARED]
            for stems in both[:MOST]
        )
        yield from islice((Candidate(places) for places in options if differ(places)), 1)


def _subject(clause: Clause) -> tuple[str, frozenset[str]]:
    """Say whether the subject of a clause is "both" parties, "one" alone or ""; give the predicate's stems."""
    report = clause.report
    verb = next((n for n in range(clause.first, clause.last) if report.words[n] in listed("finite_auxiliaries")), None)
    if verb is None:
        return "", frozenset()
    predicate = report.content_stems(verb + 1, min(verb + 1 + PREDICATE, clause.last))
    opens = max(verb - SUBJECT, clause.first)
    before = report.words[opens:verb]
    if "both" in before and not lexicon().parties.isdisjoint(report.stems[opens:verb]):
        return "both", predicate
    start, end = report.span(max(verb - 1, clause.first), verb + 1)
    named = "and" not in before and report.at("mentions").beginning_in(start, end)
    return ("one" if named else ""), predicate


# --- edits of near-identical sentences ------------------------------------------------------------------------------


@rule("contradiction", "negation", "substantive", source="Quirk et al. 1985, 10.54-10.63", compares=COPIES)
def edited_polarity(edit: Edit) -> bool:
    """Count negators and verbs of denial where the other words are equal."""
    whole = [variant._replace(first=variant.sentence.first, last=variant.sentence.last) for variant in edit.variants]
    turned = all((_edited_denials(old) - _edited_denials(new)) % 2 for old, new in (edit.variants, whole))
    return turned and set.union(*_own_stems(edit)) <= lexicon().denials and "until" not in edit.words


@rule("contradiction", "opposite", "substantive", source="Lyons 1977, 9.2; WordNet 3.0", compares=COPIES)
def opposite(edit: Edit) -> bool:
    """Find two words in the same place that cannot both be true."""
    old, new = _own_stems(edit)
    return len(old) == len(new) == 1 and old | new in lexicon().opposites


@rule("contradiction", "strength of the same act", "substantive", source="Levin 1993, 42-45, 55", compares=COPIES)
def edited_strength(edit: Edit) -> bool:
    """Compare how far an act goes: halt or reduce, kill or wound."""
    own, scales = _own_stems(edit), lexicon().strength
    if not all(len(stems) == 1 for stems in own) or opposite(edit):
        return False
    steps = ([step for *_, steps in marks(list(stems), scales) for step in steps] for stems in own)
    return any(scale == other and step != other_step for (scale, step), (other, other_step) in product(*steps))


@rule("contradiction", "both or one", "substantive", source="Quirk et al. 1985, 5.10-5.24", compares=COPIES)
def edited_both(edit: Edit) -> bool:
    """Find a word for all parties where the other report has a word for one."""
    (old, new), both, one = _own_stems(edit), lexicon().both, lexicon().one
    return bool(old & both and new & one or old & one and new & both)


def _own_stems(edit: Edit) -> tuple[set[str], set[str]]:
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
