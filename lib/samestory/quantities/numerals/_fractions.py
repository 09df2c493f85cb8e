"""Fractions: "two-thirds", "half of that", "one in five", "half an hour"."""

import re

from ...corpus.text import any_of
from .._page import Page, Quantity, hedge_before, measured
from .._units import DURATION, amount
from .._words import CARDINALS, DURATIONS, ONES, PARTS, SCALES
from ._numbers import ABOUT_ONE

PART = re.compile(rf"(?:(an?|one|two|three|four|five|seven|nine)[- ])?({any_of(PARTS)})(s?)\b(?![-'])")
OUT_OF = re.compile(
    rf"(\d{{1,4}}|(?:{any_of(ONES)}))(?: out of (?:every )?| in every |[- ]in[- ])"
    rf"(\d{{1,4}}|(?:{any_of(CARDINALS)}))\b(?![-,.:]\d|%)"
)
OF_ONE = re.compile(r" of an? (million|billion|trillion)\b")
A_SPAN = re.compile(rf" an? ({any_of(DURATIONS)})\b")
DETERMINER = re.compile(r" (?:the|its|their|his|her|our|all|that|those|these|a|an)\b")
NO_HALF = re.compile(r"\b(?:first|second|other|better|last|latter|and a|an) \Z")
THAT = re.compile(r" of (that|this|it|them|those|these|which)\b")
# What "three in …" may stand before; "three in seven" is more often a place or a time than a share.
ROUND = (3, 4, 5, 6, 8, 10, 20, 100)


def ratio(page: Page, match: re.Match) -> Quantity | None:
    """Read "one in five", "9 out of 10"."""
    start, end = match.span()
    some, whole = (float(word) if word.isdigit() else CARDINALS[word] for word in match.groups())
    if some >= whole or whole > 1000:
        return None
    if "out" not in match[0] and (some > 1 and whole not in ROUND or DURATION.match(page.folded, end)):
        return None
    return _fraction(page, start, end, some / whole)


def part(page: Page, match: re.Match) -> Quantity | None:
    """Read "half of", "a third of", "two-thirds", "half an hour"."""
    start, (many, name, plural) = match.start(), match.groups()
    if ABOUT_ONE.match(page.folded, start):
        return None
    value = PARTS[name] * ONES.get(many, 1.0)
    if name == "half" and (span := A_SPAN.match(page.folded, match.end())):
        return Quantity(start, span.end(), "duration", value, DURATIONS[span[1]], hedge_before(page, start))
    if of_one := OF_ONE.match(page.folded, match.end()):
        quantity = amount(page, start, of_one.end(), value * SCALES[of_one[1]])
        return quantity and quantity._replace(scale=SCALES[of_one[1]])
    if plural and many in ("a", "an", "one", None) or not (_is_half if name == "half" else _is_share)(page, match):
        return None
    return _fraction(page, start, match.end(), value)


def _is_half(page: Page, match: re.Match) -> bool:
    """Tell whether "half" is a share here, not half of a game or of a compound."""
    start, end = match.span()
    many = match[1]
    share = page.folded.startswith(" of ", end) or many == "one" or not many and DETERMINER.match(page.folded, end)
    return bool(share or hedge_before(page, start)) and not page.before(NO_HALF, start, 8)


def _is_share(page: Page, match: re.Match) -> bool:
    """Tell whether "a third" and its like are a share here, not a rank."""
    many, _, plural = match.groups()
    if plural and many or match[0].startswith("one-"):
        return True
    return bool(many and (page.folded.startswith(" of ", match.end()) or hedge_before(page, match.start())))


def _fraction(page: Page, start: int, end: int, value: float) -> Quantity:
    return Quantity(start, end, "fraction", value, "fraction", hedge_before(page, start), measured(page, end))


def of_antecedent(page: Page, fraction: Quantity, before: list[Quantity]) -> Quantity:
    """Resolve "half of that": a share of the nearest percentage, sum or count in this sentence or the one before."""
    that = THAT.match(page.folded, fraction.end)
    if not that:
        return fraction
    fraction = fraction._replace(end=that.end(), of="")
    earliest = page.sentence_at(max(page.sentence_at(fraction.start)[0] - 1, 0))[0]
    for q in reversed(before[-6:]):
        if q.kind in ("percent", "money", "count", "number", "duration") and q.start >= earliest:
            return fraction._replace(of=q.of or q.unit, resolved=q.value * fraction.value, resolved_unit=q.unit)
    return fraction
