"""Numbers in figures: how their digits are grouped, ranges printed in one piece, and what is only a code.

A number is read whole or not at all. Digits may be grouped by commas, spaces, apostrophes or points; where a reading is
not safe ("1.200 people", "1 200" without a unit), nothing is given rather than a part.
"""

import re

from .._page import Page, Quantity, Scanned, first_reading, single
from .._times import date_or_time
from .._units import amount, currency_before
from .._words import WORDS
from ._fractions import OUT_OF, ratio
from ._numbers import ordinal

PHONE = re.compile(r"\+\d[\d ()-]{0,20}|\d{2,4}\)? \d{3,4} \d{3,4}\b")
CHUNK = re.compile(r"\d++(?:[.,:/'–-]\d++)*+")
# 1,200,000; 1,25,000; 12.5
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?")
PAIR = re.compile(rf"({NUMBER.pattern})[-–]({NUMBER.pattern})")
SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3}(?!\d))++(?:[.,]\d{1,2}(?!\d))?+")  # 1 200 000,50
CARRIED_ON = re.compile(r"[.,:/'–-]?\d| \d|-(?=[a-z])(?!strong)")
QUOTED = re.compile(r"\d{1,3}(?:'\d{3})+(?:[.,]\d{1,2})?")  # 1'200'000.50
POINTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})(?:(?:\.\d{3})+(?:,\d{1,2})?|,\d{1,2})")  # 1.200.000; 1.234,50
COMMA_DECIMAL = re.compile(r"\d{1,3},\d{1,2}")  # 3,5
THREE_DECIMALS = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # 1.200: 1200 or 1.2
MIXED = re.compile(r" (1|2|3|5|7)/(2|3|4|8)(?![\d/])| ?([½¼¾⅓⅔⅛⅜⅝⅞])(?!\w)")
VULGAR = dict(zip("½¼¾⅓⅔⅛⅜⅝⅞", (1 / 2, 1 / 4, 3 / 4, 1 / 3, 2 / 3, 1 / 8, 3 / 8, 5 / 8, 7 / 8)))
ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)\b(?!-)")
REST = re.compile(r"\w*")
POINT_DECIMALS = frozenset(WORDS["point_decimals"]["currencies"])
SHARES = [(OUT_OF, ratio)]
LONGEST_NUMBER, LONGEST_PLAIN = 25, 8  # characters; a longer run of digits is an identifier


def figure(page: Page, start: int) -> Scanned:
    """Read a date, time, fraction, ordinal, range or amount in figures."""
    folded = page.folded
    currency = currency_before(page, start)
    if (currency or _stands_free(folded, start)) and (read := _spaced(page, start)):
        return read
    if phone := PHONE.match(folded, start - (folded[start - 1 : start] == "+")):
        return [], phone.end()
    end = CHUNK.match(folded, start).end()
    if not currency and not _stands_free(folded, start) or end - start > LONGEST_NUMBER:
        return [], _skip(folded, end)
    if not currency and (date := date_or_time(page, start, end)):
        return date
    if share := first_reading(page, start, SHARES):
        return single(share)
    if rank := ORDINAL.match(folded, start):
        return ordinal(page, start, rank.end(), float(rank[1]))
    if pair := PAIR.fullmatch(folded, start, end):
        return _range(page, pair)
    quantity = _number(page, start, end, bool(currency))
    return single(quantity) if quantity else ([], _skip(folded, end))


def is_bare(quantity: Quantity) -> bool:
    """Tell whether a number has neither unit nor scale."""
    return not quantity.unit and quantity.scale == 1


def _spaced(page: Page, start: int) -> Scanned | None:
    """Read "1 200 000 euros"; None where no digits are grouped by spaces, an empty list where that is not safe."""
    folded = page.folded
    run = SPACED.match(folded, start)
    if not run or "\t" in page.text[start : run.end()]:
        return None
    end, groups = run.end(), run[0].count(" ")
    on = CARRIED_ON.match(folded, end)
    if on and on[0] == "-" and groups == 1 and not run[0].endswith("000"):  # "24 500-pound bombs" are two numbers
        return None
    if on and on[0] != "-":
        return [], CHUNK.search(folded, on.end() - 1).end()
    value = float(run[0].replace(" ", "").replace(",", "."))
    quantity = amount(page, start, end, value)
    sure = " " not in page.text[start:end] or groups > 1 and not PHONE.match(folded, start)
    return single(quantity) if quantity and (sure or not is_bare(quantity)) else ([], end)


def _number(page: Page, start: int, end: int, is_money: bool) -> Quantity | None:
    """Read one number without spaces, with a fraction behind it ("2½", "3 1/2")."""
    folded, digits = page.folded, page.folded[start:end]
    if end - start > LONGEST_PLAIN and digits.isdigit() and not is_money:
        return None
    mixed = digits.isdigit() and MIXED.match(folded, end)
    if mixed:
        part = VULGAR[mixed[3]] if mixed[3] else int(mixed[1]) / int(mixed[2])
        return amount(page, start, mixed.end(), float(digits) + part) if part < 1 else None
    if NUMBER.fullmatch(digits):
        quantity = amount(page, start, end, float(digits.replace(",", "")))
        open_to_doubt = quantity and quantity.scale == 1 and THREE_DECIMALS.fullmatch(digits)
        foreign = open_to_doubt and quantity.kind == "money" and quantity.unit not in POINT_DECIMALS
        return None if foreign or open_to_doubt and quantity.kind == "count" else quantity
    if QUOTED.fullmatch(digits):
        return amount(page, start, end, float(digits.replace("'", "").replace(",", ".")))
    comma = COMMA_DECIMAL.fullmatch(digits)
    if not comma and not POINTED.fullmatch(digits):
        return None
    quantity = amount(page, start, end, float(digits.replace(".", "").replace(",", ".")))
    safe = quantity and (quantity.kind == "percent" or quantity.scale > 1 or not comma and quantity.unit)
    return quantity if safe else None


def _range(page: Page, pair: re.Match) -> Scanned:
    """Read both ends of "10-15%" or "$5-10 million"; without a unit it is a score or a code."""
    start, end = pair.span()
    low, high = (float(digits.replace(",", "")) for digits in pair.groups())
    currency = currency_before(page, start)
    last = amount(page, pair.start(2), end, high, may_label=False)
    if not last or low >= high or not currency and is_bare(last):
        return [], _skip(page.folded, end)
    begin, kind, unit = (currency[0], "money", currency[1]) if currency else (start, last.kind, last.unit)
    scale = 1 if "," in pair[1] else last.scale
    first = Quantity(begin, pair.end(1), kind, low * scale, unit, "range", last.of)
    return [first, last._replace(kind=kind, unit=unit, hedge="range")], last.end


def _stands_free(folded: str, start: int) -> bool:
    """Tell digits apart from those inside a name, an address, a code or a decimal: S-400, B2, #5, +91, v2.1."""
    before = folded[max(start - 2, 0) : start]
    if not before or before[-1] in " \n(\"'—–<>:,;…|$€£₹¥₽~" and not (before[-1] in ".,:'" and before[0].isdigit()):
        return True
    joined = len(before) == 2 and (before[0].isalnum() or before[0] in ".)]")
    return before[-1] == "-" and not joined or before[-1] in "\t\r"


def _skip(folded: str, end: int) -> int:
    """Return the end of a code or name whose digits are no quantity."""
    return REST.match(folded, end).end()
