"""Polarity of near-identical sentences: a negator or verb of denial in one of two, opposites in one place."""

from ....language.negation import is_negator
from ....language.scales import lexicon, listed
from ..._difference import COPIES, rule
from ..._near_identical import Edit, Variant
from .predicates import named_speaker


@rule("contradiction", "negation", "substantive", source="Quirk et al. 1985, 10.54-10.63", compares=COPIES)
def edited_polarity(edit: Edit) -> bool:
    """Count negators and verbs of denial where the other words are equal."""
    one, other = (named_speaker(variant.report, variant.sentence.first) for variant in edit.variants)
    if one and other and one != other:
        return False  # two people disagree
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
