"""Two numbers with one unit or scale: "10 to 15 percent", "$10 to $15 billion", "between 5 and 6 million"."""

import re

from ...corpus.text import any_of
from .._page import Page, Quantity, Scanned, first_reading, single
from .._units import MONEY_SIGN
from .._words import CARDINALS, WORDS
from ._figures import figure, is_bare
from ._numbers import SPELLED, spelled

SIGN = re.compile(MONEY_SIGN)
TO = re.compile(
    rf"(?: (?:to|and|or) |-to-)(?=(?:{MONEY_SIGN})?\d|(?:{any_of(CARDINALS)})\b)| ?[-–] ?(?={MONEY_SIGN}\d)"
)
LED = re.compile(rf"\b(between|from)(?: {any_of(WORDS['hedges']['before'])})? \Z")


def with_second(page: Page, first: Quantity) -> Scanned:
    """Give the first number of a range the kind, scale and unit that only the second has."""
    joint = TO.match(page.folded, first.end) if first.kind == "money" or is_open(first) else None
    last = _second(page, joint) if joint else None
    if not last or last.kind in ("date", "time", "ordinal", "fraction"):
        return single(first)
    led = page.before(LED, first.start, 30)
    between = led and led[1] == "between"
    if "and" in joint[0] and not between:
        return single(first)
    if is_open(first) and is_bare(last):  # "52 to 47" is a score
        return ([], last.end) if not led and first.scale == 1 and first.value > last.value else single(first)
    if first.kind == "money" and not (last := _same_money(page, first, last)):
        return single(first)
    scale = _carried(page, first, last)
    if scale == 1 < last.scale and is_open(first) and first.scale == 1 and not _grouped(page, first):
        return [last], last.end  # "from 34 to 11 million": what 34 counts is open
    hedge = "" if led and not between else "range"
    first = first._replace(kind=last.kind, value=first.value * scale, unit=last.unit, of=last.of)
    return [first._replace(hedge=hedge or first.hedge), last._replace(hedge=hedge or last.hedge)], last.end


def _same_money(page: Page, first: Quantity, last: Quantity) -> Quantity | None:
    """Return the second number as money where it completes the first; None where each is whole or they differ."""
    if (last.kind, last.unit) == (first.kind, first.unit):
        return last if _carried(page, first, last) > 1 else None
    if last.kind == "number" and not last.unit and (last.scale > 1 or first.value < last.value):
        return last._replace(kind="money", unit=first.unit)
    return None


def is_open(quantity: Quantity) -> bool:
    """Tell whether a number has no unit yet."""
    return not quantity.unit and quantity.kind == "number"


def _carried(page: Page, first: Quantity, last: Quantity) -> float:
    """Return the scale that the second number lends to the first: only if that is smaller and printed without a comma.

    "Between $915,000 and $1.85 million" stays as printed.
    """
    own = first.scale > 1 or _grouped(page, first) or first.value >= last.value / last.scale
    return 1.0 if own else last.scale


def _grouped(page: Page, number: Quantity) -> bool:
    return any(mark in page.text[number.start : number.end] for mark in ",'’")


def _second(page: Page, joint: re.Match) -> Quantity | None:
    """Read the number behind "to", "and", "or" or a dash, in figures or in words."""
    sign = SIGN.match(page.folded, joint.end())
    at = sign.end() if sign else joint.end()
    if not page.folded[at].isdigit():
        return first_reading(page, at, [(SPELLED, spelled)])
    quantities, _ = figure(page, at)
    return quantities[0] if len(quantities) == 1 else None
