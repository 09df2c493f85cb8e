"""Rules for edits of one to three other content words; the first that fits counts."""

from __future__ import annotations

from ....language.scales import lexicon, listed, marks
from ..._difference import COPIES, rule
from ..._variants import Edit, Variant

CLASSES = "codebooks/discrepancies.toml, which names the source of each class"


@rule("name_or_term", "other word for the same thing", "substantive", "wording", source=CLASSES, compares=COPIES)
def other_term(edit: Edit) -> str:
    """Compare words of one class, which says how severe the difference is: killing or murder, law or bill."""
    terms, weight = lexicon().terms, lexicon().weight
    old, new = ({name for *_, own in marks(v.stems, terms) for name, _ in own} for v in edit.variants)
    return min((weight[name] for name in old & new if other_word(edit)), default="")  # substantive before wording


@rule("place", "other part", "substantive", source="GeoNames (feature classes)", compares=COPIES)
def other_part(edit: Edit) -> bool:
    """Compare parts of a place: northern or eastern."""
    return other_word(edit) and all(lexicon().place_parts.intersection(v.words) for v in edit.variants)


@rule("speech_act", "other verb", "wording", source="Levin 1993", compares=COPIES)
def other_verb(edit: Edit) -> bool:
    """Compare verbs: words in -ed or -ing, or behind a pronoun, an auxiliary or "to"."""
    return other_word(edit) and all(map(_is_verb, edit.variants))


@rule("name_or_term", "other word in the same place", "wording", source="WordNet 3.0", compares=COPIES)
def other_word(edit: Edit) -> bool:
    """Compare content words in the same place."""
    old, new = (variant.content_stems() for variant in edit.variants)
    return bool(old and new) and old != new and max(len(old), len(new)) <= 3


def _is_verb(variant: Variant) -> bool:
    return variant.words[-1].endswith(("ed", "ing")) or not listed("before_verbs").isdisjoint(variant.before(1))
