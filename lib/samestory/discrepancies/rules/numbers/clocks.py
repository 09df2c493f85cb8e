"""Clocks in different zones: 11 p.m. GMT on Thursday may be 2 a.m. local time on Friday, so that nothing differs."""

from datetime import UTC, datetime
from itertools import product

from ..._event import Amount
from ..._near_identical import Edit, Variant

DATES = ("date", "weekday", "time")


def in_other_zones(old: list[Amount], new: list[Amount]) -> bool:
    """Whether clocks of two passages stand in different zones and can be, or are, the same moment."""
    pairs = product(*([a for a in amounts if a.kind == "time"] for amounts in (old, new)))
    others = ((_utc(a), _utc(b)) for a, b in pairs if a.timezone.lower() != b.timezone.lower())
    return any(not (a and b) or a == b for a, b in others)


def _utc(amount: Amount) -> str:
    """Give a time of day in UTC; an empty string where its zone has no one distance from it."""
    time = datetime.fromisoformat(f"2000-01-02{amount.date}")
    return f"{time.astimezone(UTC):%H:%M}" if time.tzinfo else ""


def zones_apart(edit: Edit) -> bool:
    """Whether the two sentences have clocks in different zones, so that their days may differ, too."""
    return in_other_zones(*(_whole(variant).amounts() for variant in edit.variants))


def names_time(variant: Variant) -> bool:
    """Whether a variant touches a time or a day, or is a zone."""
    zones = {word for amount in _whole(variant).amounts() for word in amount.timezone.lower().split()}
    return zones.issuperset(variant.words) or any(amount.kind in DATES for amount in variant.amounts())


def _whole(variant: Variant) -> Variant:
    return variant._replace(first=variant.sentence.first, last=variant.sentence.last)
