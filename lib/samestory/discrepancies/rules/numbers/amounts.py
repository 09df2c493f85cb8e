"""Amounts of one thing that differ between reports: another value, another currency, a step for a level, a rounder one.

Two amounts that can both be true are a matter of wording: "about 200" and "198", "dozens" and "48".
"""

from collections.abc import Iterator
from math import nan

from ....language.scales import listed
from ....quantities import dimension, hedge_class
from ..._difference import COPIES, SENTENCES, Candidate, rule
from ..._event import Event, once_per_event
from ..._near_identical import Edit, Variant
from .pairing import AGREEING, Pair, figures, groups, pairs
from .scores import in_score
from .things import DATES, Counted, around_in, counted, described

GEURTS = "Geurts & Nouwen 2007 (bounds of modified numerals)"
MARNEFFE = "de Marneffe et al. 2008 (numeric mismatch)"


@once_per_event
def compared(event: Event) -> list[list[Pair]]:
    """Group the amounts that reports give of one thing."""
    keys = sorted({key for key, _ in counted(event)} - {"date", "away", "group"})
    return [group for key in keys for group in groups(pairs(event, key, figures))]


def _candidates(event: Event, relations: tuple[str, ...], severity: str = "") -> Iterator[Candidate]:
    """Give the groups of which a pair has one of the relations, and none an earlier one in `ORDER`."""
    for group in compared(event):
        if _strongest(group) in relations:
            yield candidate(group, severity)


def candidate(group: list[Pair], severity: str = "") -> Candidate:
    """Show the amounts of a group, one of each report, as sure as its pairs are of one thing.

    Amounts that can all be true get no score: what readers said of their rule counts.
    """
    members = {id(c): c for pair in group for c in (pair.one, pair.other)}
    agree = all(pair.relation in AGREEING for pair in group)
    score = nan if agree else sum(pair.sure for pair in group) / len(group)
    return Candidate([c.place for c in members.values()], severity, score=score)


ORDER = ("other", "step", "currency", "converted", "rounded", "hedge", "same")


def _strongest(group: list[Pair]) -> str:
    return min((_related(pair) for pair in group), key=ORDER.index)


def _related(pair: Pair) -> str:
    """Tell "fell to 5 %" from "fell by 5 %"; else the relation of the two values."""
    roles = {pair.one.role, pair.other.role}
    return "step" if pair.relation in ("same", "hedge") and roles == {"to", "by"} else pair.relation


@rule("number", "other number", "substantive", source=MARNEFFE, compares=SENTENCES)
def other_number(event: Event) -> Iterator[Candidate]:
    """Another value of one thing: the same noun or unit, beside the same words."""
    return _candidates(event, ("other",))


@rule("number", "level or step", "substantive", source="Levin 1993, 45.6 (verbs of calibratable change)")
def level_or_step(event: Event) -> Iterator[Candidate]:
    """One figure as the level that is reached in one report, as the size of the change in another (to 5 %, by 5 %)."""
    for group in compared(event):
        if _strongest(group) == "step":
            members = {id(c): c.place_of_change for pair in group for c in (pair.one, pair.other)}
            yield Candidate(members.values())


@rule("number", "other currency", "substantive", "wording", source="ISO 4217")
def other_currency(event: Event) -> Iterator[Candidate]:
    """Find sums in other money; substantive where the figure is one, for it cannot be both."""
    yield from _candidates(event, ("currency",))
    yield from _candidates(event, ("converted",), "wording")


@rule("number", "more or less precise", "wording", source=GEURTS, compares=SENTENCES)
def precision(event: Event) -> Iterator[Candidate]:
    """Rounder figures for one thing, with which the other is compatible (about 200, 198; dozens, 48)."""
    return _candidates(event, ("rounded",))


@rule("number", "hedge", "wording", source="Hyland 1998 (approximators)", compares=SENTENCES)
def hedge(event: Event) -> Iterator[Candidate]:
    """Another hedge of one value (about, over, nearly)."""
    return _candidates(event, ("hedge",))


@rule("number", "share of a group", "substantive", source="Quirk et al. 1985, 5.10-5.25 (quantifiers)")
def share_of_a_group(event: Event) -> Iterator[Candidate]:
    """Say of all, most, some or none of a group what another report says of another share of it."""
    for group in groups(pairs(event, "group", _steps)):
        if any(pair.relation == "other" for pair in group):
            yield candidate(group)


def _steps(one: Counted, other: Counted) -> str:
    return "same" if one.amount.value == other.amount.value else "other"


# --- edits of near-identical sentences ------------------------------------------------------------------------------


def amounts_of(edit: Edit) -> tuple[list[Counted], list[Counted]]:
    """Describe the amounts of both variants that are no dates; beside an empty place, or a sign, those next to it."""
    old, new = (_figures(variant) for variant in edit.variants)
    if bool(old) != bool(new) or edit.words <= {"to", "by"}:
        old, new = (_figures(variant, wide=True) for variant in edit.variants)
    return old, new


def _figures(variant: Variant, wide: bool = False) -> list[Counted]:
    amounts = variant.report.at("amounts").touching(*variant.wide_span) if wide else variant.amounts()
    around = around_in(variant.report, variant.sentence) if amounts else frozenset()
    return [described(variant.report, variant.sentence, a, around) for a in amounts if a.kind not in DATES]


def beside(variant: Variant) -> tuple[int, int] | None:
    """Give the offsets of the amount beside an empty place or a "to" or "by"; None where a variant is to be shown."""
    if variant.words and not {"to", "by"}.issuperset(variant.words):
        return None
    amounts = [c.amount for c in _figures(variant, wide=True)]
    start = variant.span[0] if variant.words else min((a.start for a in amounts), default=0)
    return (start, max(a.end for a in amounts)) if amounts else None


def related(edit: Edit) -> str:
    """Say how the amounts of an edit relate: those without a counterpart of the same value decide; "" for none."""
    old, new = amounts_of(edit)
    if not old or not new or any(map(in_score, edit.variants)):
        return ""
    if len(old) != len(new):  # the one that agrees best decides
        return max(filter(None, (figures(a, b) for a in old for b in new)), key=ORDER.index, default="")
    return min(filter(None, map(_edited, old, new)), key=ORDER.index, default="")


def _edited(old: Counted, new: Counted) -> str:
    """Relate two amounts in one place; "" where they are of two things."""
    relation_ = figures(old, new)
    if relation_ in ("same", "hedge") and {old.role, new.role} == {"to", "by"}:
        return "step"
    both_of = old.amount.kind in ("percent", "fraction") and old.noun and new.noun and old.noun != new.noun
    if relation_ == "other" and (both_of or old.role != new.role and {old.role, new.role} != {"", "by"}):
        return ""
    return relation_ or ("other" if dimension(old.amount) == dimension(new.amount) else "")


@rule("number", "other number", "substantive", source=MARNEFFE, compares=COPIES)
def edited_number(edit: Edit) -> bool:
    """Compare numbers and amounts in the same place."""
    if any(amounts_of(edit)):
        return related(edit) == "other"
    return other_digits(edit)


def other_digits(edit: Edit) -> bool:
    """Whether both variants have figures that are no quantity and neither has all of the other's."""
    if any(map(in_score, edit.variants)) or any(variant.amounts() for variant in edit.variants):
        return False
    old, new = ({w.strip("mkbst") for w in variant.words if w[0].isdigit()} for variant in edit.variants)
    return bool(old - new and new - old)


@rule("number", "level or step", "substantive", source="Levin 1993, 45.6", compares=COPIES)
def edited_level(edit: Edit) -> bool:
    """Compare what a figure is in a change: fell to 5 %, fell by 5 %."""
    return related(edit) == "step"


@rule("number", "other currency", "substantive", "wording", source="ISO 4217", compares=COPIES)
def edited_currency(edit: Edit) -> str:
    """Compare the money of a sum in the same place."""
    return {"currency": "substantive", "converted": "wording"}.get(related(edit), "")


@rule("number", "more or less precise", "wording", source=GEURTS, compares=COPIES)
def edited_precision(edit: Edit) -> bool:
    """Compare a rounder with an exact figure in the same place."""
    return related(edit) == "rounded"


@rule("number", "hedge", "wording", source="Hyland 1998 (approximators)", compares=COPIES)
def edited_hedge(edit: Edit) -> bool:
    """Compare the hedges of one number: about, over, or none."""
    if any(variant.amounts() for variant in edit.variants):
        return related(edit) == "hedge"
    old, new = (set(variant.words) for variant in edit.variants)
    hedged = (
        related(edit) != "step"
        and old != new
        and old | new <= listed("hedges")
        and all(map(_before_amount, edit.variants))
    )
    return hedged and hedge_class(" ".join(edit.variants[0].words)) != hedge_class(" ".join(edit.variants[1].words))


def _before_amount(variant: Variant) -> bool:
    report, next_word = variant.report, variant.report.starts[variant.last : variant.last + 1]
    return any(report.at("amounts").beginning_in(start - 1, start + 13) for start in next_word)


def says_one_amount(edit: Edit) -> bool:
    """Tell whether one value is printed in two ways (1 200, 1,200; $2 million, 2 million dollars; over, more than)."""
    old, new = amounts_of(edit)
    if not old or not new:
        return _says_one_hedge(edit)
    nouns = {c.noun for c in old} == {c.noun for c in new} or not all(c.noun for c in old + new)
    return related(edit) == "same" and nouns and all(map(_only_amounts, edit.variants, (old, new)))


def _says_one_hedge(edit: Edit) -> bool:
    old, new = (" ".join(variant.words) for variant in edit.variants)
    return bool(old and new) and hedge_class(old) == hedge_class(new) in ("about", "over", "nearly", "under", "most")


def _only_amounts(variant: Variant, amounts: list[Counted]) -> bool:
    """Whether a variant has no other words than its amounts, hedges and what stands for "old" beside an age."""
    start, end = variant.span if variant.words else (0, 0)
    spare = listed("hedges") | {"aged", "age", "old", "year", "years"}
    inside = [n for n in range(variant.first, variant.last) if variant.report.words[n] not in spare]
    return not variant.words or all(
        any(c.amount.start <= variant.report.starts[n] < c.amount.end for c in amounts) for n in inside
    )
