"""How two quantities relate: the same, hedged in another way, one a rounder figure for the other, or another amount."""

from decimal import Decimal
from functools import cache, lru_cache
from math import isnan
from typing import NamedTuple, Protocol

from ._words import PLURALS, WORDS

_CLASSES = {
    hedge: name for name, hedges in WORDS["hedge_classes"].items() if isinstance(hedges, list) for hedge in hedges
}
_UNITS = {
    unit: (name, n)
    for name, units in WORDS["conversions"].items()
    if isinstance(units, dict)
    for unit, n in units.items()
}
_SAME = {noun: nouns[0] for nouns in WORDS["same_nouns"]["lists"] for noun in nouns}
_VAGUE = WORDS["vague"]["bounds"]
SMALL = 1000  # below it a bare whole number is meant as printed, above it may be rounded
CONVERTED = 0.04  # share by which a converted measure may be off
RANGE = 1.5  # times by which one end of a range may exceed another figure
NEAR = 0.1  # share by which "about" and "nearly" may be off, and a rounded share or sum


class Measured(Protocol):
    """A row of `find`, as far as it is compared."""

    kind: str
    value: float
    unit: str
    hedge: str
    of: str
    resolved: float
    resolved_unit: str


class Extent(NamedTuple):
    """A quantity as a number of the base units of its dimension: the number, and the least and most it stands for."""

    dimension: str
    number: float
    low: float
    high: float


@cache
def hedge_class(hedge: str) -> str:
    """Name what a hedge says of its value; "" for none, a mere stress ("only") or a range.

    Parameters
    ----------
    hedge : str
        As `find` gives it.

    Returns
    -------
    str
        about, over, nearly, under, most, the word of a vague amount ("dozens"), or "".

    Examples
    --------
    >>> hedge_class("More than"), hedge_class("at least"), hedge_class("Dozens of"), hedge_class("only")
    ('over', 'over', 'dozens', '')
    """
    words = " ".join(hedge.lower().split()).removesuffix(" of").removeprefix("a ")
    name = _CLASSES.get(" ".join(hedge.lower().split()), words)
    return "" if name in ("stress", "range") else name


@cache
def counted_noun(unit: str) -> str:
    """Return the noun that stands for a counted noun and its like: "house" and "home" are one.

    Parameters
    ----------
    unit : str
        A noun in the singular.

    Returns
    -------
    str
        The first of its list in the codebook, or the noun itself.

    Examples
    --------
    >>> counted_noun("house"), counted_noun("home"), counted_noun("boulder")
    ('home', 'home', 'boulder')
    """
    unit = PLURALS.get(unit, unit)
    return _SAME.get(unit, unit)


def dimension(quantity: Measured) -> str:
    """Name what a quantity is a number of, so far as its own words tell: only within one dimension it is compared.

    Parameters
    ----------
    quantity : row of `find`

    Returns
    -------
    str
        money (of any currency), count, share (percent, fractions), age, length, mass, area, volume, speed, span (up to
        weeks), months (months and years), ordinal, or the unit itself.

    Examples
    --------
    >>> import pandas as pd
    >>> from samestory import read_corpus
    >>> from ._find import find
    >>> rows = find(read_corpus(pd.DataFrame({"text": ["He paid $5 for a third of 40 miles."]})))
    >>> [dimension(row) for row in rows.itertuples()]
    ['money', 'share', 'length']
    """
    if quantity.kind == "money":
        return "money"
    return "age" if quantity.kind == "duration" and quantity.of == "age" else extent(quantity).dimension


def relation(one: Measured, other: Measured) -> str:
    """Say how two quantities relate; what they count is not looked at.

    Parameters
    ----------
    one, other : rows of `find`
        With kind, value, unit, hedge, resolved and resolved_unit.

    Returns
    -------
    str
        same ("2 weeks", "two weeks"), hedge ("about 200", "200"), rounded ("1.2 million", "1.19 million"; "more than
        100", "103"; "dozens", "48"), currency ("$2 billion", "2 billion euros"), converted ("$273", "£170": no rate of
        exchange is known), other, or "" where they have no common dimension.

    Notes
    -----
    A round figure stands for what rounds to it. A hedge opens an interval up to the next round figure: "more than 100"
    may be 103, not 240. Bare whole numbers below 1,000 are meant as printed. None of the widths is measured.

    Examples
    --------
    >>> import pandas as pd
    >>> from samestory import read_corpus
    >>> from ._find import find
    >>> rows = find(read_corpus(pd.DataFrame({"text": ["It took about 200 days, or 198 days, or 240 days."]})))
    >>> about, exact, more = rows.itertuples()
    >>> relation(about, exact), relation(about, more), relation(exact, exact)
    ('rounded', 'other', 'same')
    """
    a, b = extent(one), extent(other)
    if {one.resolved_unit, other.resolved_unit} == {"pound", "GBP"}:  # 40 million pounds, £40m
        a, b = (Extent("GBP", q.value, *_bounds(q.value, hedge_class(q.hedge), "money")) for q in (one, other))
    if one.kind == other.kind == "money" and a.dimension != b.dimension:
        return "currency" if _equal(a.number, b.number) else "converted"
    if a.dimension != b.dimension or isnan(a.number) or isnan(b.number):
        return ""
    if _equal(a.number, b.number):
        return "same" if hedge_class(one.hedge) == hedge_class(other.hedge) else "hedge"
    converted = one.resolved_unit != other.resolved_unit and a.dimension not in ("count", "GBP")
    slack = CONVERTED * max(abs(a.number), abs(b.number)) if converted else 0.0
    if "range" in (one.hedge, other.hedge) and one.hedge != other.hedge:
        return "rounded" if min(a.number, b.number) * RANGE >= max(a.number, b.number) else "other"
    inside = a.low - slack <= b.number <= a.high + slack or b.low - slack <= a.number <= b.high + slack
    both = hedge_class(one.hedge) and hedge_class(other.hedge) and min(a.high, b.high) > max(a.low, b.low)
    return "rounded" if inside or both else "other"


def extent(quantity: Measured) -> Extent:
    """Compute what a quantity may stand for, in the base unit of its dimension."""
    number = quantity.value if isnan(quantity.resolved) else quantity.resolved
    unit = quantity.resolved_unit or quantity.unit
    if quantity.kind == "count" or quantity.kind == "number" and unit not in _UNITS:
        dimension, factor = ("count" if quantity.kind == "count" or not unit else unit), 1.0
    else:
        dimension, factor = _UNITS.get(unit, (unit or quantity.kind, 1.0))
    if quantity.kind == "ordinal":
        dimension = "ordinal"
    low, high = _bounds(number, hedge_class(quantity.hedge), quantity.kind)
    return Extent(dimension, number * factor, low * factor, high * factor)


@lru_cache(maxsize=10_000)
def _bounds(number: float, hedge: str, kind: str) -> tuple[float, float]:
    """Give the least and the most that a number with its hedge may stand for."""
    if hedge.split(" ")[-1] in _VAGUE and " of " not in hedge:
        low, high = _VAGUE[hedge.split(" ")[-1]]
        return float(low), float(high)
    size, step = abs(number), round_to(number, fives=hedge in ("over", "under", "most"))
    near = min(NEAR * size, max(step / 2, NEAR / 4 * size))
    beyond = max(step * 0.999999, NEAR / 4 * size) if step < size or size < 10 else step * 0.999999
    match hedge:
        case "about":
            return number - near, number + near
        case "nearly":
            return number - near, number
        case "over":
            return number, number + beyond
        case "under" | "most":
            return number - beyond, number
        case "" | "range":
            return _rounded(number, step, kind)
    last, *more = reversed(hedge.split(" "))  # hundreds, several hundred, tens of thousands
    open_end = last in ("thousands", "millions", "billions", "trillions") and not more
    return number, number * (100 if open_end else 10) * 0.999999


def _rounded(number: float, step: float, kind: str) -> tuple[float, float]:
    """Give what rounds to a bare number: half a step at its last digit, or a step where that is cut off and small."""
    size, printed = abs(number), step
    if size < SMALL and kind in ("percent", "money", "number", "fraction"):
        printed = 0.01 if kind == "money" and number % 1 else min(step, 1.0)
    elif size < SMALL:
        return number, number
    half = min(printed / 2, NEAR * size)
    return number - half, number + (printed * 0.98 if printed <= NEAR / 4 * size else half)


def round_to(number: float, fives: bool = False) -> float:
    """Give the place of the last digit that is not zero: 100 for 1,200, 0.1 for 2.5; with `fives` 50 for 250.

    >>> round_to(1200), round_to(2.5), round_to(250), round_to(250, fives=True)
    (100.0, 0.1, 10.0, 50.0)
    """
    if not number:
        return 1.0
    _, digits, exponent = Decimal(f"{number:.12g}").normalize().as_tuple()
    step = float(Decimal(1).scaleb(exponent))
    return step * 5 if fives and digits[-1] == 5 and len(digits) > 1 and exponent > 0 else step


def _equal(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1.0)
