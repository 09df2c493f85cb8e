"""Rules for edits of names: of persons, bodies and places, and of speakers."""

from __future__ import annotations

from ....language.scales import lexicon
from ..._difference import COPIES, rule
from ..._variants import Edit, Variant


@rule("name_or_term", "longer or shorter name", "wording", source="Bamman et al. 2014", compares=COPIES)
def longer_name(edit: Edit) -> bool:
    """A part of a name that only one report has."""
    longer = edit.old if edit.old.words else edit.new
    return not edit.replaces and bool(longer.names(edit.known_names)) and _beside_capital(longer)


@rule("place", "other name", "substantive", source="GeoNames feature classes", compares=COPIES)
def other_place(edit: Edit) -> bool:
    """Another name where one of the two is a place."""
    return _other_name(edit) and any(map(_is_place, edit.variants))


@rule("name_or_term", "other name", "substantive", source="ACE 2008 (entities)", compares=COPIES)
def other_name(edit: Edit) -> bool:
    """Another name in the same place; a city without a preposition may stand for a body ("Kyiv said")."""
    return _other_name(edit) and not (other_place(edit) and any(map(_after_preposition, edit.variants)))


@rule("attribution", "speaker", "substantive", source="Pareti 2012", compares=COPIES)
def other_speaker(edit: Edit) -> bool:
    """Another name as the speaker of what is said."""
    return _other_name(edit) and all(variant.touches("speaker") for variant in edit.variants)


def _other_name(edit: Edit) -> bool:
    """Whether a name is replaced; a possessive is the same name."""
    if not edit.replaces or not any(variant.names(edit.known_names) for variant in edit.variants):
        return False
    old, new = ([word.removesuffix("'s") for word in variant.words] for variant in edit.variants)
    return old != new


def _after_preposition(variant: Variant) -> bool:
    before = variant.report.words[max(variant.first - 2, variant.sentence.first) : variant.first]
    return not (lexicon().prepositions | lexicon().place_parts).isdisjoint(before)


def _beside_capital(variant: Variant) -> bool:
    capital, sentence = variant.report.capital, variant.sentence
    before = variant.first > sentence.first and capital[variant.first - 1]
    return before or variant.last < sentence.last and capital[variant.last]


def _is_place(variant: Variant) -> bool:
    """Whether a whole name is a place, by its words or by what precedes it; a name that holds "ministry" is none."""
    lex, report, sentence = lexicon(), variant.report, variant.sentence
    first, last = variant.first, variant.last
    while first > sentence.first and report.capital[first - 1] and report.content[first - 1]:
        first -= 1
    while last < sentence.last and report.capital[last] and report.content[last]:
        last += 1
    if not lex.bodies.isdisjoint(report.stems[first:last]):
        return False
    earlier, before = ["", "", *report.words[max(first - 2, 0) : first]][-2:]
    if before in lex.locative | lex.place_parts or before == "the" and earlier in lex.locative:
        return True
    if before == "of" and first > 1 and report.stems[first - 2] in lex.place_kinds:
        return True
    name = " ".join(report.words[first:last]).removesuffix("'s")
    return name in lex.places or not lex.places.isdisjoint(variant.words)
