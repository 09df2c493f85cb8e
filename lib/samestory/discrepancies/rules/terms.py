"""Other words for the same thing or party, and words that take a side: classes of codebooks/discrepancies.toml."""

from collections.abc import Iterator
from functools import cache

from ...language.inflection import inflect
from ...language.scales import book, lexicon, listed, marks
from ...language.synonyms import class_of
from .._compare import Passage, disjoint, first_of_each, in_one_context, words_by_class
from .._difference import CLAIMS, CLASSES, COPIES, SENTENCES, Candidate, Place, rule
from .._event import Event, Report, by_key
from .._near_identical import Edit, Variant

AROUND = 3  # further content words that two sentences must share for a role or a class to be the same; not measured
BESIDE = 3  # words before and behind a term that say of what it is; not measured
# Shares right: estimates. Of 11 rows of these rules that were judged in 50 news triplets, all of low certainty, none is
# right (5 trivial, 6 wrong); of surer ones none was judged.
ONE_THING, ONE_CLAIM = 0.7, 0.3


@rule("name_or_term", "other party in the same role", "substantive", source="van Leeuwen 1996", shared=AROUND)
def other_party(event: Event) -> Iterator[tuple[str, Passage]]:
    """Another party before one noun ("US pressure", "Western pressure") in sentences that share further words."""
    nouns = {stems[0] for stems in lexicon().terms if len(stems) == 1}
    for report in event.reports:
        without = cache(lambda first, last, noun, report=report: report.content_stems(first, last) - {noun})
        for actor in report.mentions:
            n = report.inside(actor.start, actor.end)[1]
            if actor.kind == "place" or n == len(report.words) or report.stems[n] not in nouns:
                continue
            sentence = report.sentence_at(report.starts[n])
            beside = not report.text[actor.end : report.starts[n]].strip("'’s ")
            if sentence and beside and report.content[n] and not report.capital[n]:
                around = without(sentence.first, sentence.last, report.stems[n])
                yield report.stems[n], Passage(Place(report, actor.start, report.ends[n], actor.actor), around)


@rule("name_or_term", "terms of {key}", "substantive", source=CLASSES, compares=SENTENCES)
def loaded_terms(event: Event) -> Iterator[Candidate]:
    """Another word of a class that takes a side (tariff, sanction; war, operation) in sentences that share words."""
    for name, passages in by_key(_loaded(event)):
        yield Candidate(first_of_each(p.place for p in in_one_context(event, passages, AROUND)), key=name)


def _loaded(event: Event) -> Iterator[tuple[str, Passage]]:
    """Give the terms whose class is substantive; their context is the sentence without any term."""
    lex = lexicon()
    for report, sentence in event.sentences:
        marked = [term for term in report.marked(sentence, lex.terms) if _is_form(report, term)]
        terms = {stem for first, last, *_ in marked for stem in report.stems[first:last]}
        around = report.content_stems(sentence.first, sentence.last) - terms if marked else frozenset()
        for first, last, name, _ in marked:
            if lex.weight[name] == "substantive":
                place = report.place(first, last, " ".join(report.stems[first:last]))
                yield name, Passage(place, around)


def _is_form(report: Report, term: tuple[int, int, str, int]) -> bool:
    """Whether a term is printed as a form of its word: an operative is no operation."""
    first, last, name, _ = term
    return " ".join(report.words[first:last]) in _forms(name)


@cache
def _forms(name: str) -> frozenset[str]:
    """Return the forms in which the words of a class may be printed."""
    printed = book()["terms"][name]["words"]
    return frozenset(form for word in printed for form in inflect(word, {}))


@rule("name_or_term", "terms of {key}", "wording", "substantive", source=CLASSES, compares=CLAIMS)
def terms(event: Event) -> Iterator[Candidate]:
    """Another word of one class (deal, pact; measure, step) in a claim; surer beside the same words (a peace deal)."""
    for clauses in event.shared_claims:
        for name, own in words_by_class(clauses, lexicon().terms):
            words = [(r, a, b) for r, found in own.items() for a, b, step in found if _is_form(r, (a, b, name, step))]
            passages = [_beside(*word) for word in words]
            beside, weight = in_one_context(event, passages, 1), lexicon().weight[name]
            if _parted(beside):
                sure = ONE_THING if weight == "substantive" else ONE_CLAIM
                yield Candidate(first_of_each(passage.place for passage in beside), weight, name, sure)
            elif _parted(passages):
                first = {passage.place.report: passage.place for passage in reversed(passages)}
                yield Candidate(first.values(), weight, name, ONE_CLAIM)


def _parted(passages: list[Passage]) -> bool:
    """Whether two reports have no term in common."""
    return disjoint(set(own) for _, own in by_key((p.place.report.number, p.place.value) for p in passages))


def _beside(report: Report, first: int, last: int) -> Passage:
    """Give a term with the content words right before and behind it."""
    place = report.place(first, last, _wording(report, first, last))
    before, behind = report.content_stems(max(first - BESIDE, 0), first), report.content_stems(last, last + BESIDE)
    return Passage(place, before | behind)


def _wording(report: Report, first: int, last: int) -> str:
    """Give the stems of a term, for a word with synonyms their class."""
    stems = report.stems[first:last]
    return last - first == 1 and class_of(stems[0]) or " ".join(stems)


# --- edits of near-identical sentences -------------------------------------------------------------------------------


@rule("name_or_term", "other word for the same thing", "substantive", "wording", source=CLASSES, compares=COPIES)
def other_term(edit: Edit) -> str:
    """Compare words of one class, which says how severe the difference is: killing or murder, law or bill.

    In a sentence that is reworded elsewhere too, one word must stand for one.
    """
    if not edit.alone and max(len(variant.content_stems()) for variant in edit.variants) > 1:
        return ""
    terms, weight = lexicon().terms, lexicon().weight
    old, new = ({name for *_, own in marks(v.stems, terms) for name, _ in own} for v in edit.variants)
    return min((weight[name] for name in old & new if _other_words(edit)), default="")  # substantive before wording


@rule("place", "other part", "substantive", source="GeoNames (feature classes)", compares=COPIES)
def other_part(edit: Edit) -> bool:
    """Compare parts of a place: northern or eastern."""
    return _other_words(edit) and all(lexicon().place_parts.intersection(v.words) for v in edit.variants)


@rule("speech_act", "other verb", "wording", source="Levin 1993", compares=COPIES)
def other_verb(edit: Edit) -> bool:
    """Compare verbs: words in -ed or -ing, or behind a pronoun, an auxiliary or "to"."""
    return edit.alone and _other_words(edit) and all(map(_is_verb, edit.variants))


@rule("name_or_term", "other word in the same place", "wording", source="WordNet 3.0", compares=COPIES)
def other_word(edit: Edit) -> bool:
    """Compare content words in the same place, where the sentences have no other edit."""
    return edit.alone and _other_words(edit)


def _other_words(edit: Edit) -> bool:
    """Whether both reports have up to three content words there, not all the same."""
    old, new = (variant.content_stems() for variant in edit.variants)
    return bool(old and new) and old != new and max(len(old), len(new)) <= 3


def _is_verb(variant: Variant) -> bool:
    return variant.words[-1].endswith(("ed", "ing")) or not listed("before_verbs").isdisjoint(variant.before(1))
