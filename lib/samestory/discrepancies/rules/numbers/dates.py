"""Dates, weekdays and times that reports give for one thing: the same in other words, nested, or another time.

"Yesterday" may well be Monday, and a day may be a month's or a year's: what cannot be told apart is no difference.
"""

import re
from collections.abc import Iterator

from ....language.scales import listed
from ..._difference import COPIES, SENTENCES, Candidate, rule
from ..._event import Amount, Event, Report, once_per_event
from ..._near_identical import Edit, Variant
from .amounts import candidate, other_digits
from .clocks import in_other_zones, names_time, zones_apart
from .pairing import AGREEING, Pair, figures, groups, pairs
from .things import DATES, Counted, counted

AROUND = 4  # content words that two sentences share, beside the date, if their dates are of one thing; not measured
OTHER_WORDS = 1  # content words beside the time that an edit of a time may exchange; not measured
YEAR = re.compile(r"(1[89]|20)\d\d")
BESIDE = frozenset("of at by day month year week".split())
PART = re.compile(r"(morning|noon|afternoon|evening|night)\b")
TIMEML = "Pustejovsky et al. 2003 (TimeML)"


def compare_dates(one: Counted, other: Counted) -> str:
    """Relate two dates: same, rounded (one names more of the other), zone, other, or "" where that cannot be told."""
    return relate(one.report, one.amount, other.report, other.amount)


def relate(report: Report, one: Amount, other_report: Report, other: Amount) -> str:
    """Relate two dates as printed."""
    a, b = _printed(report, one), _printed(other_report, other)
    if a == b:
        return "same"
    if one.kind == other.kind == "time":
        if one.date == other.date and one.date:
            return "same"
        return "zone" if in_other_zones([one], [other]) else "other" if one.date and other.date else ""
    if one.kind == other.kind == "weekday":
        if a.split()[0] != b.split()[0]:
            return "other"
        parts = [PART.search(text) for text in (a, b)]
        return _parts(*(part[1] if part else "" for part in parts))
    if one.kind == other.kind == "date":
        return _calendar(one, other)
    return ""


def _parts(one: str, other: str) -> str:
    """Relate two parts of one day."""
    late = {"evening", "night"}
    if one == other or {one, other} <= late:
        return "same"
    return "other" if one and other else "rounded"


def _calendar(one: Amount, other: Amount) -> str:
    """Relate two dates by their ISO 8601 forms, as far as both name year, month and day."""
    if not one.date or not other.date or "/" in one.date + other.date:
        return "rounded" if one.date.split("/")[0] == other.date.split("/")[0] and one.date else ""
    ours, theirs = map(_fields, (one.date, other.date))
    common = [(a, b) for a, b in zip(ours, theirs) if a and b]
    if not common:
        return ""
    if any(not _fits(a, b) for a, b in common):
        return "other"
    if (ours, one.hedge.lower()) == (theirs, other.hedge.lower()):
        return "same"
    return "rounded" if ours == theirs or _nested(ours, theirs) or _nested(theirs, ours) else ""


def _fields(date: str) -> tuple[str, str, str]:
    """Split a date into year, month and day; empty where it does not name them."""
    year, month, day = (date.removeprefix("--").split("-") + ["", ""])[:3] if date[0] != "-" else ["", *_two(date)]
    return year, month, day


def _two(date: str) -> list[str]:
    return (date.removeprefix("--").split("-") + [""])[:2]


def _fits(a: str, b: str) -> bool:
    """Whether two years, months or days can be one; 199X is a decade."""
    return a == b or len(a) == len(b) == 4 and "X" in a + b and a[:3] == b[:3]


def _nested(less: tuple[str, ...], more: tuple[str, ...]) -> bool:
    return all(not a or b for a, b in zip(less, more))


def _printed(report: Report, amount: Amount) -> str:
    return " ".join(report.text[amount.start : amount.end].lower().split())


@once_per_event
def compared(event: Event) -> list[list[Pair]]:
    """Group the dates that reports give of one thing."""
    return groups(pairs(event, "date", compare_dates)) if any(key == "date" for key, _ in counted(event)) else []


def _dated(event: Event, *relations: str) -> Iterator[Candidate]:
    """Give the groups of which a pair has one of the relations, the earliest of these that any has."""
    for group in compared(event):
        found = {pair.relation for pair in group}
        strongest = next((name for name in ("zone", "other", "rounded") if name in found), "")
        if strongest in relations:
            yield candidate(group)


@rule("date_time", "more or less precise", "wording", source=TIMEML, compares=SENTENCES)
def precision_of_dates(event: Event) -> Iterator[Candidate]:
    """Two dates of one thing, of which one names all that the other does and more."""
    return _dated(event, "rounded")


@rule("date_time", "other time", "substantive", source=TIMEML, compares=SENTENCES)
def other_time(event: Event) -> Iterator[Candidate]:
    """Two dates of one thing that name different days, months or hours, or distances in time (two days after)."""
    yield from _dated(event, "other")
    for group in groups(pairs(event, "away", figures)):
        if any(pair.relation not in AGREEING and not _copied(pair) for pair in group):
            yield candidate(group)


def _copied(pair: Pair) -> bool:
    """Whether nothing but the number differs, which is an edit of a number."""
    ends = (c.report.words[c.report.inside(0, c.amount.end)[1]] for c in (pair.one, pair.other))
    return len(set(ends)) == 1 and pair.one.around == pair.other.around


@rule("date_time", "other zone", "wording", source="IANA Time Zone Database", compares=SENTENCES)
def other_zone(event: Event) -> Iterator[Candidate]:
    """Two times of day in different zones that can be one moment."""
    return _dated(event, "zone")


# --- edits of near-identical sentences ------------------------------------------------------------------------------


@rule("date_time", "other time", "substantive", source=TIMEML, compares=COPIES)
def edited_time(edit: Edit) -> bool:
    """Compare dates, weekdays, times of day and years in the same place."""
    if zones_apart(edit) or _rewritten(edit):
        return False
    relations = _relations(edit)
    if relations:
        return "other" in relations
    old, new = (_absolute(variant) for variant in edit.variants)
    return bool(old and new) and old.isdisjoint(new) or other_digits(edit) and _beside_month(edit.variants[0])


def _relations(edit: Edit) -> list[str]:
    """Relate the dates of both variants one by one; none where a side has none."""
    old, new = (_dates(variant) for variant in edit.variants)
    reports = [variant.report for variant in edit.variants]
    return [relate(reports[0], a, reports[1], b) for a, b in zip(old, new)]


def _dates(variant: Variant) -> list[Amount]:
    return [amount for amount in variant.amounts() if amount.kind in DATES]


def _absolute(variant: Variant) -> set[str]:
    """Find words that tell when, whatever the day of publication; evening and night are one."""
    words = (listed("times") - listed("relative_times")).intersection(variant.words)
    return {"night" if word == "evening" else word for word in words}


def _rewritten(edit: Edit) -> bool:
    """Whether more than a time is exchanged, so that the two may be of different things."""
    times = listed("times") | listed("beside_times")
    for variant in edit.variants:
        spans = variant.report.at("amounts")
        words = [
            n
            for n in range(variant.first, variant.last)
            if variant.report.content[n] and not spans.any_touching(variant.report.starts[n], variant.report.ends[n])
        ]
        if len([n for n in words if variant.report.words[n] not in times]) > OTHER_WORDS:
            return True
    return False


@rule("date_time", "more or less precise", "wording", source=TIMEML, compares=COPIES)
def edited_precision_of_dates(edit: Edit) -> bool:
    """Compare dates in the same place of which one names more than the other."""
    relations = _relations(edit)
    return "rounded" in relations and "other" not in relations


@rule("date_time", "other zone", "wording", source="IANA Time Zone Database", compares=COPIES)
def edited_zone(edit: Edit) -> bool:
    """Compare times of day in the same place that stand in different zones."""
    return in_other_zones(*(variant.amounts() for variant in edit.variants))


@rule("date_time", "time given or not", "wording", source=TIMEML, compares=COPIES)
def edited_out_time(edit: Edit) -> bool:
    """Find words of time that one report leaves out of its sentence."""
    words, times = edit.words, listed("times")
    if edit.replaces or times.isdisjoint(words) or not words <= times | listed("beside_times"):
        return False
    sentences = (set(v.report.words[v.sentence.first : v.sentence.last]) for v in edit.variants if not v.words)
    return all(sentence.isdisjoint(words & times) for sentence in sentences)


def says_one_time(edit: Edit) -> bool:
    """Tell whether one time is printed in two ways, or a day differs as the zones of the clocks do.

    So it is for a day and a word like "yesterday", which may be that day.
    """
    if zones_apart(edit):
        return not edited_zone(edit) and all(map(names_time, edit.variants))
    if not edit.replaces or not all(map(_only_time, edit.variants)):
        return False
    relations = _relations(edit)
    if relations and len({len(_dates(variant)) for variant in edit.variants}) == 1:
        return set(relations) <= {"same", ""}
    relative = [not listed("relative_times").isdisjoint(variant.words) for variant in edit.variants]
    return any(relative)


def _only_time(variant: Variant) -> bool:
    """Whether a variant has no other words than those of a time."""
    known = listed("times") | listed("beside_times") | listed("relative_times") | BESIDE
    spans = _dates(variant)
    return bool(variant.words) and all(
        variant.report.words[n] in known or any(a.start <= variant.report.starts[n] < a.end for a in spans)
        for n in range(variant.first, variant.last)
    )


def _beside_month(variant: Variant) -> bool:
    """Whether the words are years or stand beside a month."""
    words = variant.report.words
    around = words[max(variant.first - 2, 0) : variant.first] + words[variant.last : variant.last + 2]
    return all(map(YEAR.fullmatch, variant.words)) or not listed("months").isdisjoint(around)
