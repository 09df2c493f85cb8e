"""Rules for edits of names: of persons, bodies and places, and of speakers."""

from __future__ import annotations

from ....language.scales import lexicon
from ..._difference import COPIES, rule
from ..._variants import Edit, Variant


@rule("name_or_term", "longer or shorter name", "wording", source="Bamman et al. 2014", compares=COPIES)
def longer_name(edit: Edit) -> bool:
    """Find a part of a name that one report leaves out."""
    return not edit.replaces and any(v.names(edit.known_names) and _beside_capital(v) for v in edit.variants)


@rule("place", "other name", "substantive", source="GeoNames (feature classes)", compares=COPIES)
def other_place(edit: Edit) -> bool:
    """Compare names of which one is a place."""
    return _other_name(edit) and any(map(_is_place, edit.variants))


@rule("name_or_term", "other name", "substantive", source="ACE 2008 (entities)", compares=COPIES)
def other_name(edit: Edit) -> bool:
    """Compare names of persons and bodies, or of a city that stands for a body ("Kyiv said")."""
    parts = lexicon().prepositions | lexicon().place_parts
    located = any(not parts.isdisjoint(variant.before(2)) for variant in edit.variants)
    return _other_name(edit) and not (located and other_place(edit))


@rule("attribution", "speaker", "substantive", source="Pareti 2012", compares=COPIES)
def other_speaker(edit: Edit) -> bool:
    """Compare the names of speakers."""
    return _other_name(edit) and all(variant.touches("speaker") for variant in edit.variants)


def _other_name(edit: Edit) -> bool:
    """Whether a name is replaced; a possessive is the same name."""
    old, new = ([word.removesuffix("'s") for word in variant.words] for variant in edit.variants)
    return edit.replaces and old != new and any(variant.names(edit.known_names) for variant in edit.variants)


def _beside_capital(variant: Variant) -> bool:
    capital, sentence = variant.report.capital, variant.sentence
    before, after = max(variant.first - 1, sentence.first), min(variant.last + 1, sentence.last)
    return any(capital[before : variant.first] + capital[variant.last : after])


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
