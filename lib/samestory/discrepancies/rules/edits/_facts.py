"""Rules for edits that change a fact: a number, a date, a polarity, a strength."""

from __future__ import annotations

import re
from itertools import product
from math import isnan

from ....language.scales import is_negator, lexicon, listed
from ..._difference import COPIES, rule
from ..._event import Amount
from ..._variants import DATES, Edit, Variant, entries_in

# --- numbers and dates ---------------------------------------------------------------------------------------------


@rule("date_time", "other time", "substantive", source="TimeML: Pustejovsky et al. 2003", compares=COPIES)
def other_time(edit: Edit) -> bool:
    """Another date, weekday, time of day or year in the same place."""
    if edit.quantities:
        return not all(edit.figures) or all(edit.dates) and _other_values(edit.dates)
    times = [listed("times").intersection(variant.words) for variant in edit.variants]
    return all(times) and times[0] != times[1] or _other_digits(edit) and _beside_month(edit.old)


@rule("number", "other number", "substantive", source="Quirk et al. 1985, 6.63", compares=COPIES)
def other_number(edit: Edit) -> bool:
    """Another number or amount in the same place."""
    if edit.quantities:
        return all(edit.figures) and _other_values(edit.figures)
    return _other_digits(edit) and not other_time(edit)


@rule("number", "hedge", "wording", source="Quirk et al. 1985, 8.111", compares=COPIES)
def hedge(edit: Edit) -> bool:
    """The same number with another hedge, or with none ("over 40", "40")."""
    if edit.quantities:
        return all(edit.figures) and not _other_values(edit.figures)
    other_words = set(edit.old.words) != set(edit.new.words)
    return edit.words <= listed("hedges") and other_words and all(map(_before_amount, edit.variants))


@rule("contradiction", "other value in one slot", "substantive", source="de Marneffe et al. 2008", compares=COPIES)
def other_value(edit: Edit) -> bool:
    """Two bare values of one kind and unit in the same place."""
    return any(_one_bare_value(*pair) for pair in (edit.figures, edit.dates))


@rule("date_time", "time given or not", "wording", source="TimeML: Pustejovsky et al. 2003", compares=COPIES)
def time_given(edit: Edit) -> bool:
    """A word of time that only one report has."""
    beside = listed("times") | listed("beside_times")
    return not edit.replaces and bool(edit.words & listed("times")) and edit.words <= beside


def _other_values(amounts: list[list[Amount]]) -> bool:
    """Whether amounts differ in value; a weekday may equal a date."""
    old, new = (
        [("" if a.kind in DATES else a.kind, a.date or "", _value(a), a.resolved_unit) for a in own] for own in amounts
    )
    return repr(old) != repr(new)  # as text, since a value may be unknown (NaN)


def _value(amount: Amount) -> float:
    return amount.value if isnan(amount.resolved) else round(amount.resolved, 9)


def _one_bare_value(old: list[Amount], new: list[Amount]) -> bool:
    """Whether each side has one value without a hedge, both of one kind and unit, and not the same."""
    if len(old) != 1 or len(new) != 1:
        return False
    a, b = old[0], new[0]
    if a.hedge or b.hedge or a.kind != b.kind:
        return False
    if a.kind in DATES:
        return a.unit == b.unit and not (a.date and a.date == b.date)
    return a.resolved_unit == b.resolved_unit and a.resolved != b.resolved


def _other_digits(edit: Edit) -> bool:
    return all(any(word[0].isdigit() for word in variant.words) for variant in edit.variants)


def _beside_month(variant: Variant) -> bool:
    """Whether the words are years or stand beside a month."""
    words = variant.report.words
    around = words[max(variant.first - 2, 0) : variant.first] + words[variant.last : variant.last + 2]
    years = all(re.fullmatch(r"(1[89]|20)\d\d", word) for word in variant.words)
    return years or not listed("months").isdisjoint(around)


def _before_amount(variant: Variant) -> bool:
    starts = variant.report.starts[variant.last : variant.last + 1] or [-1]
    return any(-1 <= amount.start - starts[0] <= 12 for amount in variant.report.amounts)


# --- contradictions ------------------------------------------------------------------------------------------------


@rule("contradiction", "negation", "substantive", source="Quirk et al. 1985, 10.54-10.63", compares=COPIES)
def negation(edit: Edit) -> bool:
    """A negator or a verb of denial in one report; the other words are the same."""
    old, new = edit.variants
    turned = (_denials(old) - _denials(new)) % 2 and (_denials(old.whole) - _denials(new.whole)) % 2
    only, other = edit.own_stems
    return bool(turned) and only | other <= lexicon().denials and "until" not in edit.words


@rule("contradiction", "opposite", "substantive", source="Lyons 1977, 9.2; WordNet 3.0", compares=COPIES)
def opposite(edit: Edit) -> bool:
    """Two words in the same place that cannot both be true."""
    only, other = edit.own_stems
    return len(only) == len(other) == 1 and only | other in lexicon().opposites


@rule("contradiction", "strength of the same act", "substantive", source="Levin 1993, 42-45, 55", compares=COPIES)
def strength(edit: Edit) -> bool:
    """An act done wholly in one report and in part in the other ("halt", "reduce")."""
    if not all(len(own) == 1 for own in edit.own_stems) or opposite(edit):
        return False
    steps = [entries_in(list(own), lexicon().strength) for own in edit.own_stems]
    return any(scale == other and step != other_step for (scale, step), (other, other_step) in product(*steps))


@rule("contradiction", "both or one", "substantive", source="Quirk et al. 1985, 5.10-5.24", compares=COPIES)
def both_or_one(edit: Edit) -> bool:
    """A word for all parties in one report and a word for one party in the other."""
    (only, other), both, one = edit.own_stems, lexicon().both, lexicon().one
    return bool(only & both and other & one or only & one and other & both)


def _denials(variant: Variant) -> int:
    """Count negators and verbs of denial; "not only" denies nothing."""
    words, nothing = variant.report.words, listed("nothing_denied")
    negators = [n for n in range(variant.first, variant.last) if is_negator(words[n])]
    verbs = sum(stem in lexicon().denials for stem in variant.stems)
    return verbs + sum(nothing.isdisjoint(words[n + 1 : n + 2]) for n in negators)
