"""What a number costs, measures or counts: scale, money, percent, duration, measure, counted noun; or it is a label."""

import re

from ..corpus.text import any_of
from ._page import Page, Quantity, counted, hedge_before, measured, measured_before, noun_after
from ._words import (
    AFTER_ONLY,
    CURRENCIES,
    DURATIONS,
    LARGE_ONLY,
    LETTERS,
    MEASURES,
    MONTHS,
    PLURALS,
    SCALES,
    SHORT_MONTHS,
    WEEKDAYS,
    WORDS,
)

SCALE = re.compile(rf"[ -]?({any_of(word for word in SCALES if len(word) > 1 and word != 'cr')})(?:s(?! of\b))?\b")
LETTER = re.compile(r"(k)\b| ?(m|b|cr)\b")
# Signs of money stand before a number, some behind it; codes and short names on either side.
_SIGNS = "".join(form for form in CURRENCIES if len(form) == 1 and not form.isalpha())
_CODES = [form for form in CURRENCIES if 1 < len(form) < 5 and " " not in form and form not in AFTER_ONLY]
_NAMES = [form for form in CURRENCIES if form[-1].isalpha() and form not in ("rs", "p")]
MONEY_SIGN = rf"(?:(?<![\w.])(?:{any_of(_CODES)})|[{_SIGNS}])\s?"
MONEY_BEFORE = re.compile(rf"{MONEY_SIGN}\Z")
_LAST = frozenset({form[-1] for form in CURRENCIES if len(form) < 5} | {" "})
MONEY_AFTER = re.compile(rf"[ -]({any_of(_NAMES)})s?\b|\s?([{_SIGNS}]|kr|zł|kč)(?![\w{_SIGNS}])|(?<=\d)(p)(?![\w/-])")
MONEY_LETTER = re.compile(rf"(?<![\w.&-]){any_of(LETTERS).upper()}\Z")
AMOUNT = re.compile(
    rf"[\d,.]+?(?:\s?(?:{any_of(word for word in SCALES if len(word) > 1)}|[kmb])\b|(?<=,\d\d\d)(?![\w,]))"
)
PERCENT = re.compile(
    r"([ -]?percentage[ -]points?\b|\s?%[ -]points?\b|[ -]?percent points?\b)|\s?%|[ -]?(?:percent|per cent|pct|pc)\b"
)
DURATION = re.compile(rf"(?:[ -]|(?<=\d))({any_of(DURATIONS)})(s?)\b((?:[- ]old)\b)?")
MEASURE = re.compile(rf"[ -]?(?:(square|sq\.?|cubic)[ -])?({any_of(MEASURES)})s?(?!\w)")
# The word after a number: only if it begins a unit are the patterns of the units tried.
NEXT = re.compile(rf"\+?[ -]?(%|°[cf]?|[{_SIGNS}]|[^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_]))*+)")
_FIRST_WORDS = {re.split("[ /-]", form)[0].rstrip(".") for form in (*CURRENCIES, *DURATIONS, *MEASURES)}
_OTHER_WORDS = "% ° °c °f percent per pct pc percentage square sq cubic u.s us".split()
UNIT_WORDS = _FIRST_WORDS.union(_OTHER_WORDS, (f"{word}s" for word in _FIRST_WORDS))
COMPOUND = re.compile(r"-([a-z]+)\b")
COMPOUNDS = frozenset(WORDS["compounds"]["nouns"])
MORE = re.compile(r"\+(?!\w)| or (?:so|more|less|fewer)\b")
LABELS = frozenset(WORDS["labels"]["nouns"])
LABEL = re.compile(r"([\w.'’&]+)[ -]\Z")
LABELS_END = (" ", "-")  # what stands between a label and its number
LABELED_BEFORE = re.compile(r"([\w.'’&]+) \d[\w.]{0,6}(?:,? and|,? or| to| through|,| -| –) \Z")
COUNTED_IN_LETTERS = frozenset(WORDS["dates"]["counted_in_letters"])
SUSPENDED = re.compile(r"- (?:to|and|or) \w")  # 12- to 15-year-olds
LISTING = frozenset({"d ", "r ", "o ", "h ", ", ", "- ", "– "})  # ends of what LABELED_BEFORE asks for
AGED = re.compile(r"\b(?:aged?|age of) \Z")
NAMED = re.compile(r"[a-zA-Z.’']+ ([A-Z][\w’'-]+), \Z")  # Ole Moe, 34,
A_PERSON = re.compile(r"\b(?:the|a|an|his|her|their|its) (?:[a-z-]+ ){0,2}[a-z]{3,}, \Z")  # the driver, 34, was
OF_PERSON = re.compile(r", (?:who|of|was|is|has|had|from|said|told|will)\b")
NO_NAMES = frozenset([*MONTHS, *SHORT_MONTHS, *WEEKDAYS])
GROUP = re.compile(r"\bgroup of \Z|§ ?\Z")

Unit = tuple[str, str, int, str]  # kind, unit, where it ends, what is measured


def amount(
    page: Page, start: int, end: int, value: float, singular: bool = False, may_label: bool = True
) -> Quantity | None:
    """Read the quantity of a number at start:end; None where it is no quantity.

    `singular` allows a noun in the singular (after "one"); `may_label` is False where the number cannot be a label
    ("Section 377").
    """
    folded = page.folded
    currency = currency_before(page, start)
    scale = 1.0
    if (word := SCALE.match(folded, end)) or (word := _letter(page, end, bool(currency))):
        scale, end = SCALES[word[word.lastindex]], word.end()
    begin = currency[0] if currency else start
    more = MORE.match(folded, end)
    hedge = hedge_before(page, begin) or (page.text[end : more.end()].strip() if more else "")
    at = more.end() if more and more[0] == "+" else end
    if currency:
        unit = "money", currency[1], end, measured(page, end) or measured_before(page, begin)
    else:
        unit = _unit(page, begin, end, at, value * scale) or _thing(
            page, start, end, at, singular, may_label and scale == 1
        )
    if not unit:
        return None
    kind, name, stop, of = unit
    minus = folded[begin - 1 : begin] == "-" and (begin < 2 or folded[begin - 2] in " (\n")
    value = float(f"{value * scale:.15g}") * (-1 if minus else 1)  # 65.4 billion is 65400000000, not …0.00001
    return Quantity(begin - minus, stop, kind, value, name, hedge, of, scale=scale)


def _letter(page: Page, end: int, is_money: bool) -> re.Match | None:
    """Read the letter of "$5m", "5m euros", "3m people"; elsewhere m are meters, k a distance or a model."""
    letter = LETTER.match(page.folded, end)
    if not letter or is_money or MONEY_AFTER.match(page.folded, letter.end()):
        return letter
    noun = letter[0][0] != " " and noun_after(page, letter.end())
    return letter if noun and noun[0] in COUNTED_IN_LETTERS else None


def currency_before(page: Page, start: int) -> tuple[int, str] | None:
    """Return where the currency before a number starts, and its code."""
    folded = page.folded
    if not start or folded[start - 1] not in _LAST:
        return None
    if sign := MONEY_BEFORE.search(folded, max(start - 6, 0), start):
        return sign.start(), CURRENCIES[sign[0].strip()]
    letter = folded[start - 1] in LETTERS and MONEY_LETTER.search(page.text, max(start - 2, 0), start)
    if letter and AMOUNT.match(folded, start, start + 40):
        return start - 1, LETTERS[folded[start - 1]]
    return None


def _unit(page: Page, begin: int, end: int, at: int, value: float) -> Unit | None:
    """Read percent, money, duration or measure after a number."""
    folded = page.folded
    follow = NEXT.match(folded, end)
    if not follow or follow[1] not in UNIT_WORDS:
        return None
    if unit := PERCENT.match(folded, end):
        of = measured(page, unit.end()) or measured_before(page, begin)
        return "percent", "percentage point" if unit[1] else "percent", unit.end(), of
    if (unit := MONEY_AFTER.match(folded, end)) and _may_be_money(page.text[slice(*unit.span(unit.lastindex))], value):
        return "money", CURRENCIES[unit[1] or unit[2] or unit[3]], unit.end(), measured(page, unit.end())
    if unit := DURATION.match(folded, at):
        return "duration", DURATIONS[unit[1]], unit.end(), "age" if unit[3] else ""
    if (unit := MEASURE.match(folded, at)) and not (unit[2] == "t" and folded[unit.end() : unit.end() + 1] in "-'"):
        power = {None: "", "s": "square ", "c": "cubic "}[unit[1] and unit[1][0]]
        return "number", power + MEASURES[unit[2]], unit.end(), measured(page, unit.end())
    return None


def _may_be_money(word: str, value: float) -> bool:
    """Tell "500 million won" from "the two won", "50p" from "720p" and "73P"."""
    return (word not in LARGE_ONLY or value >= 1000) and (word.lower() != "p" or word == "p" and value < 100)


def _thing(page: Page, start: int, end: int, at: int, singular: bool, may_label: bool) -> Unit | None:
    """Read what a number without a unit counts; a bare number; None for a label, a code or half of a compound."""
    follow = page.folded[at : at + 1]
    if follow.isalnum() or follow in ("_", "@") or may_label and _is_label(page, start, end):
        return None
    if SUSPENDED.match(page.folded, at):
        return None
    if follow == "-" and page.folded[at + 1 : at + 2].isalnum():
        noun = COMPOUND.match(page.folded, at)
        if not noun or noun[1] not in COMPOUNDS and noun[1] not in PLURALS:
            return None
        return ("number", "", end, "") if noun[1] == "strong" else ("count", noun[1], noun.end(), noun[1])
    return counted(page, at, singular) or _age(page, start, end) or ("number", "", end, "")


def _age(page: Page, start: int, end: int) -> Unit | None:
    """Read the age of "aged 34" and "Ole Moe, 34, left"; None for another bare number."""
    if not page.folded[start:end].isdigit() or end - start > 2:
        return None
    behind_name = page.text[end : end + 1] in (",", ".", ")") and NAMED.search(page.text, max(start - 30, 0), start)
    behind_noun = OF_PERSON.match(page.folded, end) and page.before(A_PERSON, start, 40)
    if page.before(AGED, start, 12) or behind_noun or behind_name and behind_name[1].lower() not in NO_NAMES:
        return "duration", "year", end, "age"
    return None


def _is_label(page: Page, start: int, end: int) -> bool:
    """Tell whether the number only labels something ("Section 377", "Boeing 737", "iPhone 15") or numbers a list."""
    opening = page.sentence_at(start)[0]
    if opening == start and page.text[end : end + 1] in (".", ")"):
        return True
    listed = page.folded[max(start - 2, 0) : start] in LISTING and page.before(LABELED_BEFORE, start, 40)
    if listed and listed[1] in LABELS:  # pages 10 to 15
        return True
    word = page.text[start - 1 : start] in LABELS_END and LABEL.search(page.text, max(start - 24, 0), start)
    if not word:
        return False
    is_listed = page.folded[word.start() : word.end(1)] in LABELS
    if is_listed or page.folded[start:end] == "911" or page.before(GROUP, start, 12):
        return True
    capital = any(letter.isupper() for letter in word[1])
    return capital and word.start() != opening and not noun_after(page, end) and not page.in_title(start)
