"""Rules for edits of other content words: terms of one class, parts of places, verbs, the rest."""

from __future__ import annotations

from ....language.scales import lexicon, listed
from ..._difference import COPIES, SEVERITIES, rule
from ..._variants import Edit, Variant, entries_in


@rule("name_or_term", "other word for the same thing", "substantive", "wording", source="FrameNet 1.7", compares=COPIES)
def other_term(edit: Edit) -> str:
    """Two words of one class of terms; the class says how severe that is ("killing", "murder")."""
    classes = [{name for name, _ in entries_in(variant.stems, lexicon().terms)} for variant in edit.variants]
    severities = {lexicon().weight[name] for name in set.intersection(*classes) if _other_words(edit)}
    return next((severity for severity in SEVERITIES if severity in severities), "")


@rule("place", "other part", "substantive", source="GeoNames feature classes", compares=COPIES)
def other_part(edit: Edit) -> bool:
    """Another part of a place ("northern", "eastern")."""
    parts = lexicon().place_parts
    return _other_words(edit) and not other_term(edit) and not any(parts.isdisjoint(v.words) for v in edit.variants)


@rule("speech_act", "other verb", "wording", source="Levin 1993", compares=COPIES)
def other_verb(edit: Edit) -> bool:
    """Another verb: a word in -ed or -ing, or one behind a pronoun, an auxiliary or "to"."""
    known = other_term(edit) or other_part(edit)
    return _other_words(edit) and not known and all(map(_is_verb, edit.variants))


@rule("name_or_term", "other word in the same place", "wording", source="WordNet 3.0", compares=COPIES)
def other_word(edit: Edit) -> bool:
    """Another content word in the same place."""
    return _other_words(edit) and not (other_term(edit) or other_part(edit) or other_verb(edit))


def _other_words(edit: Edit) -> bool:
    """Whether one to three content words are replaced."""
    old, new = (variant.content_stems for variant in edit.variants)
    return bool(old and new) and old != new and max(len(old), len(new)) <= 3


def _is_verb(variant: Variant) -> bool:
    before = variant.report.words[variant.first - 1] if variant.first > variant.sentence.first else ""
    return variant.words[-1].endswith(("ed", "ing")) or before in listed("before_verbs")
