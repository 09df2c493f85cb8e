"""One scan for whatever can begin a quantity: a digit, a number word, a month, a weekday; then a small grammar at each.

The rules would rather miss a number than invent one. Names of models (S-400), numbered things (Article 370, Channel 4),
telephone and version numbers, scores (3-1) and idioms (24/7, 9/11) are left out. So are "both", "one" as a pronoun or
determiner ("no one", "one of"), and ordinal words outside a series ("third country", "first lady").
"""

import re

from ..corpus.text import any_of
from ._dates import month_at, weekday_at
from ._fractions import OUT_OF, PART, of_antecedent, part, ratio
from ._numbers import ABOUT_ONE, POWERS, SEVERAL, SPELLED, VAGUE, about_one, ordinal, several, spelled, vague
from ._page import Page, Quantity, Scanned, first_reading, single
from ._times import date_or_time
from ._units import amount, currency_before
from ._words import CARDINALS, MONTHS, ORDINALS, PARTS, SHORT_MONTHS, WEEKDAYS

_STARTS = [*CARDINALS, *ORDINALS, *MONTHS, *SHORT_MONTHS, *WEEKDAYS, "half", "halves"]
_VAGUE = ["tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions"]
SCAN = re.compile(
    rf"\d|\b(?:{any_of([*_STARTS, *_VAGUE])}|(?:several|few|couple of) (?=hundred|{POWERS}|dozen)"
    rf"|an? (?=half|hundred|{POWERS}|lakh|crore|dozen|third|quarter|fifth|sixth|tenth))\b"
)
PHONE = re.compile(r"\+\d[\d ()-]{0,20}|\d{2,4}\)? \d{3,4} \d{3,4}\b")
CHUNK = re.compile(r"\d++(?:[.,:/–-]\d++)*+")
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?")
PAIR = re.compile(rf"({NUMBER.pattern})[-–]({NUMBER.pattern})")
TO = re.compile(rf"(?: (?:to|and|or) |-to-)(?=[$€£₹]?\d|(?:{any_of(CARDINALS)})\b)")
LED = re.compile(r"\b(between|from) \Z")
ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)\b(?!-)")
REST = re.compile(r"\w*")
# How a number in words is read: the first rule that accepts its match decides.
RATIO, NUMBER_WORDS = (OUT_OF, ratio), (SPELLED, spelled)
RULES = (RATIO, (PART, part), (VAGUE, vague), (SEVERAL, several), (ABOUT_ONE, about_one), NUMBER_WORDS)
LONGEST_NUMBER, LONGEST_PLAIN = 25, 8  # characters; a longer run of digits is an identifier


def quantities(page: Page) -> list[Quantity]:
    """Find the quantities of one text, in order."""
    quantities: list[Quantity] = []
    position = 0
    while trigger := SCAN.search(page.folded, position):
        start, word = trigger.start(), trigger[0]
        new, position = _digits(page, start) if word.isdigit() else _word(page, start, word)
        if new and quantities and new[0].start < quantities[-1].end:  # "5 USD 10": the sign stands in the first span
            new[0] = new[0]._replace(start=start)
        quantities += [of_antecedent(page, q, quantities) if q.kind == "fraction" else q for q in new]
        position = max(position, trigger.end())
    return quantities


# --- what begins with a digit ----------------------------------------------------------------------


def _digits(page: Page, start: int) -> Scanned:
    """Read what begins with a digit, with the second number of "10 to 15 percent"."""
    quantities, end = _figure(page, start)
    return _with_second(page, quantities[0]) if len(quantities) == 1 else (quantities, end)


def _figure(page: Page, start: int) -> Scanned:
    """Read a date, time, fraction, ordinal, range or amount in figures."""
    folded = page.folded
    if phone := PHONE.match(folded, start - (folded[start - 1 : start] == "+")):
        return [], phone.end()
    end = CHUNK.match(folded, start).end()
    currency = currency_before(folded, start)
    if not currency and not _stands_free(folded, start) or end - start > LONGEST_NUMBER:
        return [], _skip(folded, end)
    if not currency and (date := date_or_time(page, start, end)):
        return date
    if share := first_reading(page, start, [RATIO]):
        return single(share)
    if rank := ORDINAL.match(folded, start):
        return ordinal(page, start, rank.end(), float(rank[1]))
    if pair := PAIR.fullmatch(folded, start, end):
        return _range(page, pair)
    identifier = end - start > LONGEST_PLAIN and folded[start:end].isdigit() and not currency
    is_number = not identifier and NUMBER.fullmatch(folded, start, end)
    quantity = amount(page, start, end, _value(folded[start:end])) if is_number else None
    return single(quantity) if quantity else ([], _skip(folded, end))


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))


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


# --- two numbers -----------------------------------------------------------------------------------


def _range(page: Page, pair: re.Match) -> Scanned:
    """Read both ends of "10-15%" or "$5-10 million"; without a unit it is a score or a code."""
    start, end = pair.span()
    low, high = _value(pair[1]), _value(pair[2])
    currency = currency_before(page.folded, start)
    last = amount(page, pair.start(2), end, high, may_label=False)
    if not last or low >= high or not currency and _is_bare(last):
        return [], _skip(page.folded, end)
    begin, kind, unit = (currency[0], "money", currency[1]) if currency else (start, last.kind, last.unit)
    first = Quantity(begin, pair.end(1), kind, low * last.scale, unit, "range", last.of)
    return [first, last._replace(kind=kind, unit=unit, hedge="range")], last.end


def _is_bare(quantity: Quantity) -> bool:
    return not quantity.unit and quantity.scale == 1


def _with_second(page: Page, first: Quantity) -> Scanned:
    """Give the bare first number of "10 to 15 percent", "5 or 6 million" the kind, scale and unit of the second."""
    joint = None if first.unit or first.kind != "number" else TO.match(page.folded, first.end)
    last = _second(page, joint) if joint else None
    if not last or last.kind in ("date", "time", "ordinal", "fraction") or _is_bare(last):
        return single(first)
    led = page.before(LED, first.start, 9)
    between = led and led[1] == "between"
    if "and" in joint[0] and not between:
        return single(first)
    value = first.value * (last.scale if first.scale == 1 else 1)
    hedge = "" if led and not between else "range"
    first = first._replace(kind=last.kind, value=value, unit=last.unit, of=last.of, hedge=hedge or first.hedge)
    return [first, last._replace(hedge=hedge or last.hedge)], last.end


def _second(page: Page, joint: re.Match) -> Quantity | None:
    """Read the number behind "to", "and" or "or", in figures or in words."""
    at = joint.end() + (page.folded[joint.end()] in "$€£₹")
    if not page.folded[at].isdigit():
        return first_reading(page, at, [NUMBER_WORDS])
    quantities, _ = _figure(page, at)
    return quantities[0] if len(quantities) == 1 else None


# --- what begins with a word -----------------------------------------------------------------------


def _word(page: Page, start: int, word: str) -> Scanned:
    """Read a weekday, a month, or a number in words."""
    folded, end = page.folded, start + len(word)
    inside = start and folded[start - 1] in "-'@#&/_."
    if inside and word not in PARTS and folded[max(start - 4, 0) : start] != "mid-":
        return [], end
    if word in WEEKDAYS:
        return weekday_at(page, start, end)
    if month := month_at(page, start):
        return month
    if page.text[start].isupper() and not _may_be_capital(page, start):
        name = SPELLED.match(folded, start)
        return [], name.end() if name else end
    if quantity := first_reading(page, start, RULES):
        return _with_second(page, quantity)
    return ordinal(page, start, end, ORDINALS[word], in_words=True) if word in ORDINALS else ([], end)


def _may_be_capital(page: Page, start: int) -> bool:
    """Tell whether a capital shows no name ("Group of Seven"): a sentence, quotation or headline begins here."""
    opening = page.text[max(page.sentence_at(start)[0], start - 40) : start].rstrip()
    return not any(c.isalnum() for c in opening) or opening[-1:] in "\"“:'‘" or page.in_title(start)
