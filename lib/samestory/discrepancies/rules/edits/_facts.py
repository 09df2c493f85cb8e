"""Rules for edits that change a fact: a number, a date, a polarity, a strength."""

from __future__ import annotations

import re
from itertools import product
from math import isnan

from ....language.negation import is_negator
from ....language.scales import lexicon, listed, marks
from ..._difference import COPIES, rule
from ..._event import Amount
from ..._variants import Edit, Variant

TIMEML = "TimeML: Pustejovsky et al. 2003"
DATES = ("date", "weekday", "time")
YEAR = re.compile(r"(1[89]|20)\d\d")

# --- numbers and dates ---------------------------------------------------------------------------------------------


@rule("date_time", "other time", "substantive", source=TIMEML, compares=COPIES)
def other_time(edit: Edit) -> bool:
    """Compare dates, weekdays, times of day and years in the same place."""
    (old_dates, old_figures), (new_dates, new_figures) = map(_dates_and_figures, edit.variants)
    if (old_dates or old_figures) and (new_dates or new_figures):
        return not (old_figures and new_figures) or bool(old_dates and new_dates) and _differ(old_dates, new_dates)
    old, new = (listed("times").intersection(variant.words) for variant in edit.variants)
    return bool(old and new) and old != new or _digits(edit) and _beside_month(edit.variants[0])


@rule("number", "other number", "substantive", source="de Marneffe et al. 2008 (numeric mismatch)", compares=COPIES)
def other_number(edit: Edit) -> bool:
    """Compare numbers and amounts in the same place."""
    (_, old), (_, new) = map(_dates_and_figures, edit.variants)
    if all(variant.amounts() for variant in edit.variants):
        return bool(old and new) and _differ(old, new)
    return _digits(edit) and not other_time(edit)


@rule("number", "hedge", "wording", source="Hyland 1998 (approximators)", compares=COPIES)
def hedge(edit: Edit) -> bool:
    """Compare the hedges of one number: about, over, or none."""
    (_, old), (_, new) = map(_dates_and_figures, edit.variants)
    if all(variant.amounts() for variant in edit.variants):
        return bool(old and new) and not _differ(old, new)
    old, new = (set(variant.words) for variant in edit.variants)
    return old != new and old | new <= listed("hedges") and all(map(_before_amount, edit.variants))


@rule("contradiction", "other value in one slot", "substantive", source="de Marneffe et al. 2008", compares=COPIES)
def other_value(edit: Edit) -> bool:
    """Find two bare values of one kind and unit in the same place."""
    return any(_one_bare_value(*pair) for pair in zip(*map(_dates_and_figures, edit.variants)))


@rule("date_time", "time given or not", "wording", source=TIMEML, compares=COPIES)
def time_given(edit: Edit) -> bool:
    """Find words of time that one report leaves out."""
    words, times = edit.words, listed("times")
    return not edit.replaces and not times.isdisjoint(words) and words <= times | listed("beside_times")


def _dates_and_figures(variant: Variant) -> tuple[list[Amount], list[Amount]]:
    amounts = variant.amounts()
    return [a for a in amounts if a.kind in DATES], [a for a in amounts if a.kind not in DATES]


def _differ(old: list[Amount], new: list[Amount]) -> bool:
    """Whether quantities differ in value or unit; a weekday may equal a date."""

    def value(a: Amount) -> tuple:
        number = a.value if isnan(a.resolved) else round(a.resolved, 9)
        return "" if a.kind in DATES else a.kind, a.date or "", number, a.resolved_unit

    return repr([*map(value, old)]) != repr([*map(value, new)])  # as text: an unknown value (NaN) equals another


def _one_bare_value(old: list[Amount], new: list[Amount]) -> bool:
    """Whether each side has one value without a hedge, both of one kind and unit, and not the same."""
    if len(old) != 1 or len(new) != 1 or old[0].hedge or new[0].hedge or old[0].kind != new[0].kind:
        return False
    (a,), (b,) = old, new
    if a.kind in DATES:
        return a.unit == b.unit and not (a.date and a.date == b.date)
    return a.resolved_unit == b.resolved_unit and a.resolved != b.resolved


def _digits(edit: Edit) -> bool:
    return all(any(word[0].isdigit() for word in variant.words) for variant in edit.variants)


def _beside_month(variant: Variant) -> bool:
    """Whether the words are years or stand beside a month."""
    words = variant.report.words
    around = words[max(variant.first - 2, 0) : variant.first] + words[variant.last : variant.last + 2]
    return all(map(YEAR.fullmatch, variant.words)) or not listed("months").isdisjoint(around)


def _before_amount(variant: Variant) -> bool:
    starts = variant.report.starts[variant.last : variant.last + 1]
    return any(-1 <= amount.start - start <= 12 for amount in variant.report.amounts for start in starts)


# --- contradictions ------------------------------------------------------------------------------------------------


@rule("contradiction", "negation", "substantive", source="Quirk et al. 1985, 10.54-10.63", compares=COPIES)
def negation(edit: Edit) -> bool:
    """Count negators and verbs of denial where the other words are equal."""
    whole = [variant._replace(first=variant.sentence.first, last=variant.sentence.last) for variant in edit.variants]
    turned = all((_denials(old) - _denials(new)) % 2 for old, new in (edit.variants, whole))
    return turned and set.union(*_own_stems(edit)) <= lexicon().denials and "until" not in edit.words


@rule("contradiction", "opposite", "substantive", source="Lyons 1977, 9.2; WordNet 3.0", compares=COPIES)
def opposite(edit: Edit) -> bool:
    """Find two words in the same place that cannot both be true."""
    old, new = _own_stems(edit)
    return len(old) == len(new) == 1 and old | new in lexicon().opposites


@rule("contradiction", "strength of the same act", "substantive", source="Levin 1993, 42-45, 55", compares=COPIES)
def strength(edit: Edit) -> bool:
    """Compare how far an act goes: halt or reduce, kill or wound."""
    own, scales = _own_stems(edit), lexicon().strength
    if not all(len(stems) == 1 for stems in own) or opposite(edit):
        return False
    steps = ([step for *_, steps in marks(list(stems), scales) for step in steps] for stems in own)
    return any(scale == other and step != other_step for (scale, step), (other, other_step) in product(*steps))


@rule("contradiction", "both or one", "substantive", source="Quirk et al. 1985, 5.10-5.24", compares=COPIES)
def both_or_one(edit: Edit) -> bool:
    """Find a word for all parties where the other report has a word for one."""
    (old, new), both, one = _own_stems(edit), lexicon().both, lexicon().one
    return bool(old & both and new & one or old & one and new & both)


def _own_stems(edit: Edit) -> tuple[set[str], set[str]]:
    """Find the stems that only one report has, without auxiliaries, articles and negators."""
    empty = listed("auxiliaries") | listed("articles")
    old, new = (
        {stem for stem, word in zip(variant.stems, variant.words) if word not in empty and not is_negator(word)}
        for variant in edit.variants
    )
    return old - new, new - old


def _denials(variant: Variant) -> int:
    """Count negators and verbs of denial; "not only" denies nothing."""
    words, nothing = variant.report.words, listed("nothing_denied")
    negators = [n for n in range(variant.first, variant.last) if is_negator(words[n])]
    verbs = sum(stem in lexicon().denials for stem in variant.stems)
    return verbs + sum(nothing.isdisjoint(words[n + 1 : n + 2]) for n in negators)
