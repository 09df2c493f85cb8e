"""What a number costs, measures or counts: scale, money, percent, duration, measure, counted noun; or it is a label."""

import re

from ..corpus.text import any_of
from ._page import Page, Quantity, counted, hedge_before, measured, measured_before, noun_after
from ._words import CURRENCIES, DURATIONS, MEASURES, PLURALS, SCALES, WORDS

SCALE = re.compile(rf"[ -]?({any_of(word for word in SCALES if len(word) > 1)})(?:s(?! of\b))?\b")
LETTER = re.compile(r"(k|m|b)\b")
MONEY_BEFORE = re.compile(rf"(?:(?<![\w.])(?:{any_of(w for w in CURRENCIES if 1 < len(w) < 4)})|[$€£₹¥₽])\s?\Z")
MONEY_AFTER = re.compile(rf"[ -]({any_of(w for w in CURRENCIES if w[-1].isalpha() and w != 'rs')})s?\b")
PERCENT = re.compile(
    r"([ -]?percentage[ -]points?\b|\s?%[ -]points?\b|[ -]?percent points?\b)|\s?%|[ -]?(?:percent|per cent|pct|pc)\b"
)
DURATION = re.compile(rf"(?:[ -]|(?<=\d))({any_of(DURATIONS)})(s?)\b((?:[- ]old)\b)?")
MEASURE = re.compile(rf"[ -]?(?:(square|sq|cubic) )?({any_of(MEASURES)})s?(?!\w)")
# The word after a number: only if it begins a unit are the patterns of the units tried.
NEXT = re.compile(r"\+?[ -]?(%|°[cf]?|[a-z.]+)")
_FIRST_WORDS = {re.split("[ /-]", form)[0] for form in (*CURRENCIES, *DURATIONS, *MEASURES)}
_OTHER_WORDS = "% ° °c °f percent per pct pc percentage square sq cubic u.s. us".split()
UNIT_WORDS = _FIRST_WORDS.union(_OTHER_WORDS, (f"{word}s" for word in _FIRST_WORDS))
COMPOUND = re.compile(r"-([a-z]+)\b")
COMPOUNDS = frozenset(WORDS["compounds"]["nouns"])
MORE = re.compile(r"\+(?!\w)| or (?:so|more|less|fewer)\b")
LABELS = frozenset(WORDS["labels"]["nouns"])
LABEL = re.compile(r"([\w.'’&]+)[ -]\Z")
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
    currency = currency_before(folded, start)
    scale = 1.0
    if (word := SCALE.match(folded, end)) or currency and (word := LETTER.match(folded, end)):
        scale, end = SCALES[word[1]], word.end()
    begin = currency[0] if currency else start
    more = MORE.match(folded, end)
    hedge = hedge_before(page, begin) or (page.text[end : more.end()].strip() if more else "")
    at = more.end() if more and more[0] == "+" else end
    if currency:
        unit = "money", currency[1], end, measured(page, end) or measured_before(page, begin)
    else:
        unit = _unit(page, begin, end, at) or _thing(page, start, end, at, singular, may_label and scale == 1)
    if not unit:
        return None
    kind, name, stop, of = unit
    minus = folded[begin - 1 : begin] == "-" and (begin < 2 or folded[begin - 2] in " (\n")
    value = float(f"{value * scale:.15g}") * (-1 if minus else 1)  # 65.4 billion is 65400000000, not …0.00001
    return Quantity(begin - minus, stop, kind, value, name, hedge, of, scale=scale)


def currency_before(folded: str, start: int) -> tuple[int, str] | None:
    """Return where the currency before a number starts, and its code."""
    if not start or folded[start - 1] not in " $€£₹¥₽.sdrpybfn":
        return None
    sign = MONEY_BEFORE.search(folded, max(start - 5, 0), start)
    return (sign.start(), CURRENCIES[sign[0].strip()]) if sign else None


def _unit(page: Page, begin: int, end: int, at: int) -> Unit | None:
    """Read percent, money, duration or measure after a number."""
    folded = page.folded
    follow = NEXT.match(folded, end)
    if not follow or follow[1] not in UNIT_WORDS:
        return None
    if unit := PERCENT.match(folded, end):
        of = measured(page, unit.end()) or measured_before(page, begin)
        return "percent", "percentage point" if unit[1] else "percent", unit.end(), of
    if unit := MONEY_AFTER.match(folded, end):
        return "money", CURRENCIES[unit[1]], unit.end(), measured(page, unit.end())
    if unit := DURATION.match(folded, at):
        return "duration", DURATIONS[unit[1]], unit.end(), "age" if unit[3] else ""
    if unit := MEASURE.match(folded, at):
        power = {None: "", "sq": "square "}.get(unit[1], f"{unit[1]} ")
        return "number", power + MEASURES[unit[2]], unit.end(), measured(page, unit.end())
    return None


def _thing(page: Page, start: int, end: int, at: int, singular: bool, may_label: bool) -> Unit | None:
    """Read what a number without a unit counts; a bare number; None for a label, a code or half of a compound."""
    follow = page.folded[at : at + 1]
    if follow.isalnum() or follow in ("_", "@") or may_label and _is_label(page, start, end):
        return None
    if follow == "-" and page.folded[at + 1 : at + 2].isalnum():
        noun = COMPOUND.match(page.folded, at)
        if not noun or noun[1] not in COMPOUNDS and noun[1] not in PLURALS:
            return None
        return ("number", "", end, "") if noun[1] == "strong" else ("count", noun[1], noun.end(), noun[1])
    return counted(page, at, singular) or ("number", "", end, "")


def _is_label(page: Page, start: int, end: int) -> bool:
    """Tell whether the number only labels something ("Section 377", "Boeing 737", "iPhone 15") or numbers a list."""
    opening = page.sentence_at(start)[0]
    if opening == start and page.text[end : end + 1] in (".", ")"):
        return True
    word = LABEL.search(page.text, max(start - 24, 0), start)
    if not word:
        return False
    is_listed = page.folded[word.start() : word.end(1)] in LABELS
    if is_listed or page.folded[start:end] == "911" or page.before(GROUP, start, 12):
        return True
    capital = any(letter.isupper() for letter in word[1])
    return capital and word.start() != opening and not noun_after(page, end) and not page.in_title(start)
