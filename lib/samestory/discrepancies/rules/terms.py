"""Other words for the same thing or party, and words that take a side: classes of codebooks/discrepancies.toml."""

from collections.abc import Iterator
from functools import cache

from ...language.scales import lexicon, listed, marks
from ...language.synonyms import class_of
from .._compare import Passage, disjoint, first_of_each, in_one_context, words_by_class
from .._difference import CLAIMS, CLASSES, COPIES, SENTENCES, Candidate, Place, rule
from .._event import Event, Report, by_key
from .._near_identical import Edit, Variant

AROUND = 3  # further content words that two sentences must share for a role or a class to be the same; not measured


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
        marked = list(report.marked(sentence, lex.terms))
        terms = {stem for first, last, *_ in marked for stem in report.stems[first:last]}
        around = report.content_stems(sentence.first, sentence.last) - terms if marked else frozenset()
        for first, last, name, _ in marked:
            if lex.weight[name] == "substantive":
                place = report.place(first, last, " ".join(report.stems[first:last]))
                yield name, Passage(place, around)


@rule("name_or_term", "terms of {key}", "wording", "substantive", source=CLASSES, compares=CLAIMS)
def terms(event: Event) -> Iterator[Candidate]:
    """Another word of one class (deal, pact; measure, step) in a claim: two reports have none in common."""
    for clauses in event.shared_claims:
        for name, own in words_by_class(clauses, lexicon().terms):
            if disjoint([{_wording(report, a, b) for a, b, _ in words} for report, words in own.items()]):
                places = [report.place(*words[0][:2]) for report, words in own.items()]
                yield Candidate(places, lexicon().weight[name], name)


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
