"""Figures, dates and terms for the same thing that differ between the reports of one claim.

A slot is one unit within a claim. Values that two reports share are set aside first: "25 % more, 50 % in all" agrees
with "50 %, half of it". Dates of one month or weekday are compared across sentences too.
"""

import re
from collections.abc import Iterator
from itertools import combinations
from math import isnan
from typing import NamedTuple

from ...language.scales import listed
from .._compare import Passage, disjoint
from .._difference import CLAIMS, COPIES, Candidate, Place, rule
from .._event import Amount, Clause, Event, Report, by_key, content_of, once_per_event
from .._near_identical import Edit, Variant
from .clocks import DATES, in_other_zones, names_time, zones_apart

CERTAIN = ("number", "percent", "money", "count", "duration")  # kinds whose other value is a possible contradiction
ALIKE = 0.6  # share of content words in common from which two clauses have one slot; not measured
AROUND = 4  # content words that two sentences share, beside the date, if their dates are of one thing; not measured
BEFORE = 30  # characters before a number in which its hedge stands; not measured
YEAR = re.compile(r"(1[89]|20)\d\d")
TIMEML = "Pustejovsky et al. 2003 (TimeML)"


class Slot(NamedTuple):
    """The quantities of one unit, or the dates of one kind, in the clauses of a claim, by report."""

    unit: str
    clauses: dict[int, list[Clause]]
    amounts: dict[int, list[Amount]]

    @property
    def places(self) -> list[Place]:
        """The first quantity of each report, with its hedge."""
        return [_place(self.clauses[n][0].report, amounts[0]) for n, amounts in self.amounts.items()]

    @property
    def apart(self) -> list[tuple[int, int]]:
        """Pairs of reports that share no value; dates have none."""
        values = {n: {round(_value(a), 6) for a in amounts} for n, amounts in self.amounts.items()}
        pairs = () if self.unit in DATES else combinations(values, 2)
        return [(a, b) for a, b in pairs if values[a].isdisjoint(values[b])]

    @property
    def is_one(self) -> bool:
        """Whether reports that share no value have one bare value each, of the same noun, in much the same words."""
        for pair in self.apart:
            a, b = (self.amounts[n][0] for n in pair)
            bare = all(len(self.amounts[n]) == 1 for n in pair) and not a.hedge and not b.hedge
            if not (bare and a.kind in CERTAIN and b.kind in CERTAIN and a.of and a.of.lower() == b.of.lower()):
                return False
            stems, others = (content_of(self.clauses[n]) for n in pair)
            if len(stems & others) < ALIKE * len(stems | others):
                return False
        return True


@once_per_event
def slots(event: Event) -> list[Slot]:
    """List the units in which the clauses of a shared claim give values, claim by claim."""
    units = []
    for clauses in event.shared_claims:
        within = ((n, c.report.at("amounts").beginning_in(c.start, c.end)) for n, own in clauses.items() for c in own)
        amounts = [(_unit(a), (n, a)) for n, own in within for a in own]
        units += [Slot(unit, clauses, dict(by_key(own))) for unit, own in by_key(amounts) if unit]
    return units


def _unit(amount: Amount) -> str:
    return amount.kind if amount.kind in DATES else amount.resolved_unit or amount.unit


def _value(amount: Amount) -> float:
    return amount.value if isnan(amount.resolved) else amount.resolved


def _place(report: Report, amount: Amount) -> Place:
    """Show a quantity with its hedge."""
    text, start = report.text, amount.start
    if amount.hedge and (at := text.lower().rfind(amount.hedge.lower(), max(start - BEFORE, 0), start)) >= 0:
        start = at
    return Place(report, start, amount.end, text[start : amount.end])


@rule("number", "other number", "substantive", source="de Marneffe et al. 2008", compares=CLAIMS)
def other_number(event: Event) -> Iterator[Candidate]:
    """Another value of one unit: two reports have none in common."""
    return (Candidate(slot.places) for slot in slots(event) if slot.apart)


@rule("number", "hedge", "wording", source="Hyland 1998 (approximators)", compares=CLAIMS)
def hedge(event: Event) -> Iterator[Candidate]:
    """Another hedge of a value that reports share (about, over, nearly)."""
    for slot in slots(event):
        hedges = [_hedges(amounts) for amounts in slot.amounts.values()]
        if slot.unit not in DATES and disjoint(hedges) and not slot.apart:
            yield Candidate(slot.places)


@rule("contradiction", "other value in one slot", "substantive", source="de Marneffe et al. 2008", compares=CLAIMS)
def other_value_in_one_slot(event: Event) -> Iterator[Candidate]:
    """Two bare values of one unit and noun, in clauses that share most of their content words."""
    return (Candidate(slot.places) for slot in slots(event) if slot.apart and slot.is_one)


@once_per_event
def zoned(event: Event) -> list[Slot]:
    """List the slots of clocks that the reports give in different zones."""
    times = [slot for slot in slots(event) if slot.unit == "time"]
    return [s for s in times if any(in_other_zones(*pair) for pair in combinations(s.amounts.values(), 2))]


@once_per_event
def dates(event: Event) -> list[tuple[list[Place], bool]]:
    """List dates of one claim that are not the same words, and whether each pair names more or less of one date."""
    differing = []
    elsewhere = {id(slot.clauses) for slot in zoned(event)}  # 11 p.m. GMT on Thursday may be 2 a.m. on Friday
    for slot in slots(event):
        if slot.unit in DATES and id(slot.clauses) not in elsewhere:
            printed = [{_printed(slot.clauses[n][0].report, a) for a in own} for n, own in slot.amounts.items()]
            words = [set().union(*(text.split() for text in texts)) for texts in printed]
            nested = all(a <= b or b <= a for a, b in combinations(words, 2))
            relative = [not listed("relative_times").isdisjoint(some) for some in words]
            # "Yesterday" may well be that weekday.
            if disjoint(printed) and (nested or all(relative) or not any(relative)):
                differing.append((slot.places, nested))
    return differing


def _printed(report: Report, amount: Amount) -> str:
    return " ".join(report.text[amount.start : amount.end].lower().split())


@rule("date_time", "more or less precise", "wording", source=TIMEML, compares=CLAIMS)
def precision_of_dates(event: Event) -> Iterator[Candidate]:
    """Two dates of one kind, of which one names all that the other does and more."""
    return (Candidate(places) for places, nested in dates(event) if nested)


@rule("date_time", "other time", "substantive", source=TIMEML, compares=CLAIMS)
def other_time(event: Event) -> Iterator[Candidate]:
    """Two dates of one kind that name different days, months or hours."""
    return (Candidate(places) for places, nested in dates(event) if not nested)


@rule("date_time", "other zone", "wording", source="IANA Time Zone Database", compares=CLAIMS)
def other_zone(event: Event) -> Iterator[Candidate]:
    """Two times of day in different zones that can be one moment."""
    return (Candidate(slot.places) for slot in zoned(event))


@rule("date_time", "more or less precise", "wording", source=TIMEML, shared=AROUND)
def precision_across_sentences(event: Event) -> Iterator[tuple[str, Passage]]:
    """Other words for one month or weekday ("early December") in sentences that share further words."""
    for report, sentence in event.sentences:
        around = report.content_stems(sentence.first, sentence.last)
        for amount in report.at("amounts").beginning_in(sentence.start, sentence.end):
            printed = _printed(report, amount)
            named = next((word for word in printed.split() if word in listed("calendar")), "")
            if named and amount.kind in DATES:
                yield named, Passage(Place(report, amount.start, amount.end, printed), around)


# --- edits of near-identical sentences ------------------------------------------------------------------------------


@rule("date_time", "other time", "substantive", source=TIMEML, compares=COPIES)
def edited_time(edit: Edit) -> bool:
    """Compare dates, weekdays, times of day and years in the same place."""
    if zones_apart(edit):
        return False
    (old_dates, old_figures), (new_dates, new_figures) = map(_dates_and_figures, edit.variants)
    if (old_dates or old_figures) and (new_dates or new_figures):
        return not (old_figures and new_figures) or bool(old_dates and new_dates) and _differ(old_dates, new_dates)
    old, new = (listed("times").intersection(variant.words) for variant in edit.variants)
    return bool(old and new) and old != new or _digits(edit) and _beside_month(edit.variants[0])


@rule("date_time", "other zone", "wording", source="IANA Time Zone Database", compares=COPIES)
def edited_zone(edit: Edit) -> bool:
    """Compare times of day in the same place that stand in different zones."""
    return in_other_zones(*(variant.amounts() for variant in edit.variants))


def says_the_same(edit: Edit) -> bool:
    """Tell whether one value is printed in two ways (1 200, 1,200), or a day differs as the zones of the clocks do."""
    if zones_apart(edit):
        return not edited_zone(edit) and all(map(names_time, edit.variants))
    old, new = (variant.amounts() for variant in edit.variants)
    figures = old and new and all(amount.kind not in DATES for amount in old + new)
    alike = figures and _hedges(old) == _hedges(new) and not _differ(old, new)
    return bool(alike) and all(map(_only_amounts, edit.variants))


def _hedges(amounts: list[Amount]) -> set[str]:
    return {amount.hedge.lower() for amount in amounts}


def _only_amounts(variant: Variant) -> bool:
    start, end = variant.span
    return variant.amounts()[0].start <= start and end <= variant.amounts()[-1].end


@rule("number", "other number", "substantive", source="de Marneffe et al. 2008 (numeric mismatch)", compares=COPIES)
def edited_number(edit: Edit) -> bool:
    """Compare numbers and amounts in the same place."""
    (_, old), (_, new) = map(_dates_and_figures, edit.variants)
    if all(variant.amounts() for variant in edit.variants):
        return bool(old and new) and _differ(old, new)
    return _digits(edit) and not edited_time(edit) and not zones_apart(edit)


@rule("number", "hedge", "wording", source="Hyland 1998 (approximators)", compares=COPIES)
def edited_hedge(edit: Edit) -> bool:
    """Compare the hedges of one number: about, over, or none."""
    (_, old), (_, new) = map(_dates_and_figures, edit.variants)
    if all(variant.amounts() for variant in edit.variants):
        return bool(old and new) and _hedges(old) != _hedges(new) and not _differ(old, new)
    old, new = (set(variant.words) for variant in edit.variants)
    return old != new and old | new <= listed("hedges") and all(map(_before_amount, edit.variants))


@rule("contradiction", "other value in one slot", "substantive", source="de Marneffe et al. 2008", compares=COPIES)
def edited_value(edit: Edit) -> bool:
    """Find two bare values of one kind and unit in the same place."""
    dates, figures = zip(*map(_dates_and_figures, edit.variants))
    return _one_bare_value(*figures) or _one_bare_value(*dates) and not zones_apart(edit)


@rule("date_time", "time given or not", "wording", source=TIMEML, compares=COPIES)
def edited_out_time(edit: Edit) -> bool:
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
    report, next_word = variant.report, variant.report.starts[variant.last : variant.last + 1]
    return any(report.at("amounts").beginning_in(start - 1, start + 13) for start in next_word)
