"""Numbers and their units: what a number in a text counts, measures or costs, and how sure it is.

The words (currencies, measures, hedges, plurals) are in codebooks/quantities.toml.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from .. import codebooks
from ..language.capitals import title_case

NAN = float("nan")


class Quantity(NamedTuple):
    """One quantity of a text; the columns of `find`. `scale` is the factor written out (1e9 for "billion")."""

    start: int
    end: int
    kind: str
    value: float = NAN
    unit: str = ""
    hedge: str = ""
    of: str = ""
    date: str = ""
    resolved: float = NAN
    resolved_unit: str = ""
    scale: float = 1.0


class Page(NamedTuple):
    """A text, its folded copy, where its sentences start and end, and the day it was published."""

    text: str
    folded: str
    starts: list[int]
    ends: list[int]
    published: datetime.date | None


# --- words -----------------------------------------------------------------------------------------


def _printed(table: str) -> dict[str, str]:
    """What is printed -> the unit it stands for."""
    return {word: unit for unit, words in WORDS[table].items() if unit != "definition" for word in words}


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


WORDS = codebooks.read("quantities")
CURRENCIES, DURATIONS, MEASURES, PLURALS = (_printed(t) for t in ("currencies", "durations", "measures", "plurals"))
COMPOUNDS, NEVER, SERIES, LABELS, STOP = (
    frozenset(WORDS[t][k])
    for t, k in (
        ("compounds", "nouns"),
        ("compounds", "never"),
        ("series", "nouns"),
        ("labels", "nouns"),
        ("stop", "words"),
    )
)
SMALL = {
    word: float(n)
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        1,
    )
}
TENS = {word: 10.0 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "lakh": 1e5,
    "crore": 1e7,
    "lakh crore": 1e12,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "k": 1e3,
    "m": 1e6,
    "b": 1e9,
}


# --- patterns, on folded text ----------------------------------------------------------------------

_SMALL = rf"(?:(?:{any_of(TENS)})(?:[- ](?:{any_of(list(SMALL)[:9])})\b)?|(?:{any_of(SMALL)}))\b"
LARGE = r"(?:thousand|million|billion|trillion|lakh crore|lakh|crore)\b"
_CHUNK = rf"{_SMALL}(?:[- ](?:hundred|dozen)\b(?: (?:and )?{_SMALL})?)?"
SPELLED = re.compile(
    rf"{_CHUNK}(?:[- ]and[- ]a[- ]half\b)?(?:[- ]{LARGE}(?: (?:and )?{_CHUNK}(?![- ](?:percent|per cent)))?){{0,3}}"
)
SCALE = re.compile(
    r"[ -]?(hundred|thousand|million|billion|trillion|lakh crore|lakh|crore|mln|mn|bln|bn|trn|tn|dozen)(?:s(?! of\b))?\b"
)
LETTER = re.compile(r"(k|m|b)\b")
MONEY_BEFORE = re.compile(
    rf"(?:(?<![\w.])(?:{any_of(w for w in CURRENCIES if len(w) < 4 and len(w) > 1)})|[$€£₹¥₽])\s?\Z"
)
MONEY_AFTER = re.compile(rf"[ -]({any_of(w for w in CURRENCIES if w[-1].isalpha() and w != 'rs')})s?\b")
PERCENT = re.compile(
    r"([ -]?percentage[ -]points?\b|\s?%[ -]points?\b|[ -]?percent points?\b)|\s?%|[ -]?(?:percent|per cent|pct|pc)\b"
)
DURATION = re.compile(rf"(?:[ -]|(?<=\d))({any_of(DURATIONS)})(s?)\b((?:[- ]old)\b)?")
MEASURE = re.compile(rf"[ -]?(?:(square|sq|cubic) )?({any_of(MEASURES)})s?(?!\w)")
# The word after a number: only if it begins a unit are the patterns of the units tried.
NEXT = re.compile(r"\+?[ -]?(%|°[cf]?|[a-z.]+)")
UNIT_WORDS = frozenset("% ° °c °f percent per pct pc percentage square sq cubic u.s. us".split()) | {
    form
    for units in (CURRENCIES, DURATIONS, MEASURES)
    for name in units
    for form in (re.split("[ /-]", name)[0], re.split("[ /-]", name)[0] + "s")
}
WORD = re.compile(r" ((?:[a-z]\.){2,}|[^\W\d_][\w'&-]*)")
COMPOUND = re.compile(r"-([a-z]+)\b")
HEDGE = re.compile(rf"(?<![\w-])({any_of(WORDS['hedges']['before'])})\s{{1,2}}\Z")
AFTER = re.compile(r"\+(?!\w)| or (?:so|more|less|fewer)\b")
OF_THE = re.compile(r"(?: of(?: an?)?)?(?: (?:the|all|its|their|his|her|our|my|your))?(?= )")
NOUN_OF = re.compile(
    r"\b([a-z-]{3,}) of(?: (?:about|around|over|nearly|almost|up to|at least|more than|less than))? \Z"
)
LABEL = re.compile(r"([\w.'’&]+)[ -]\Z")
GROUP = re.compile(r"\bgroup of \Z|§ ?\Z")


# --- a number and its unit -------------------------------------------------------------------------


def spelled_value(words: str) -> float:
    """The number that number words spell.

    >>> spelled_value("two hundred and five thousand"), spelled_value("two and a half million"), spelled_value("twenty-five")
    (205000.0, 2500000.0, 25.0)
    """
    total = current = 0.0
    for word in words.replace("-", " ").replace("lakh crore", "lakh_crore").split():
        if word in SMALL or word in TENS:
            current += SMALL.get(word) or TENS[word]
        elif word == "half":
            current += 0.5
        elif word in ("hundred", "dozen"):
            current = (current or 1.0) * SCALES[word]
        elif word.replace("_", " ") in SCALES:
            total, current = total + (current or 1.0) * SCALES[word.replace("_", " ")], 0.0
    return total + current


def amount(
    page: Page, start: int, end: int, value: float, singular: bool = False, may_label: bool = True
) -> Quantity | None:
    """The quantity of a number at start:end: scale, then money, percent, duration, measure, counted noun, or nothing.

    `singular` allows a singular noun (after "one"); `may_label` is False where the number cannot be a label ("Section 377").
    """
    folded = page.folded
    currency = currency_before(folded, start)
    scale = 1.0
    if (found := SCALE.match(folded, end)) or currency and (found := LETTER.match(folded, end)):
        scale, end = SCALES[found[1]], found.end()
    begin = currency[0] if currency else start
    more = AFTER.match(folded, end)
    hedge = hedge_before(page, begin) or (page.text[end : more.end()].strip() if more else "")
    at = more.end() if more and more[0] == "+" else end
    if currency:
        read = "money", currency[1], end, measured(page, end) or measured_before(page, begin)
    else:
        read = _unit(page, begin, end, at) or _thing(page, start, end, at, singular, may_label and scale == 1)
    if not read:
        return None
    kind, unit, stop, of = read
    minus = folded[begin - 1 : begin] == "-" and (begin < 2 or folded[begin - 2] in " (\n")
    value = float(f"{value * scale:.15g}") * (-1 if minus else 1)  # 65.4 billion is 65400000000, not …0.00001
    return Quantity(begin - minus, stop, kind, value, unit, hedge, of, resolved=value, resolved_unit=unit, scale=scale)


def _unit(page: Page, begin: int, end: int, at: int) -> tuple[str, str, int, str] | None:
    """Percent, money, duration or measure after a number: kind, unit, end and what is measured."""
    folded = page.folded
    follow = NEXT.match(folded, end)
    if not follow or follow[1] not in UNIT_WORDS:
        return None
    if found := PERCENT.match(folded, end):
        return (
            "percent",
            "percentage point" if found[1] else "percent",
            found.end(),
            measured(page, found.end()) or measured_before(page, begin),
        )
    if found := MONEY_AFTER.match(folded, end):
        return "money", CURRENCIES[found[1]], found.end(), measured(page, found.end())
    if found := DURATION.match(folded, at):
        return "duration", DURATIONS[found[1]], found.end(), "age" if found[3] else ""
    if found := MEASURE.match(folded, at):
        unit = ({"sq": "square "}.get(found[1], f"{found[1]} ") if found[1] else "") + MEASURES[found[2]]
        return "number", unit, found.end(), measured(page, found.end())
    return None


def _thing(
    page: Page, start: int, end: int, at: int, singular: bool, may_label: bool
) -> tuple[str, str, int, str] | None:
    """What a number without a unit counts; a bare number; None for a label, a code or half of a compound."""
    folded = page.folded
    if folded[at : at + 1].isalnum() or folded[at : at + 1] in ("_", "@") or may_label and _is_label(page, start, end):
        return None
    if folded[at : at + 1] == "-" and folded[at + 1 : at + 2].isalnum():
        found = COMPOUND.match(folded, at)
        if not found or found[1] not in COMPOUNDS and found[1] not in PLURALS:
            return None
        return ("number", "", end, "") if found[1] == "strong" else ("count", found[1], found.end(), found[1])
    if noun := noun_after(page, at, singular):
        kind, unit = kind_of(noun[0])
        return kind, unit, noun[1], page.text[at : noun[1]].strip() if kind == "count" else ""
    return "number", "", end, ""


def kind_of(noun: str) -> tuple[str, str]:
    """Kind and unit that a counted noun makes: "two full years" is a duration, "millions of dollars" money."""
    for kind, units in (("duration", DURATIONS), ("money", CURRENCIES), ("number", MEASURES)):
        if noun in units:
            return kind, units[noun]
    return "count", noun


def currency_before(folded: str, start: int) -> tuple[int, str] | None:
    """Where the currency before a number starts, and its code."""
    if not start or folded[start - 1] not in " $€£₹¥₽.sdrpybfn":
        return None
    found = MONEY_BEFORE.search(folded, max(start - 5, 0), start)
    return (found.start(), CURRENCIES[found[0].strip()]) if found else None


def hedge_before(page: Page, start: int) -> str:
    """The hedge right before a number, as printed; empty where there is none."""
    found = HEDGE.search(page.folded, max(start - 24, 0), start)
    return page.text[found.start(1) : found.end(1)] if found else ""


def _is_label(page: Page, start: int, end: int) -> bool:
    """Whether the number only labels something: "Section 377", "Boeing 737", "iPhone 15", or numbers a list."""
    text, before = page.text, page.text[max(start - 24, 0) : start]
    word = LABEL.search(before)
    opening = sentence_at(page, start)[0]
    if opening == start and text[end : end + 1] in (".", ")"):
        return True
    if not word:
        return False
    at = start - len(before) + word.start()
    if page.folded[at : at + len(word[1])] in LABELS:
        return True
    if GROUP.search(page.folded, max(start - 12, 0), start) or page.folded[start:end] == "911":
        return True
    capital = word[1][0].isupper() or any(c.isupper() for c in word[1])
    return capital and at != opening and not noun_after(page, end) and not in_title(page, start)


# --- the words around ------------------------------------------------------------------------------


def noun_after(page: Page, end: int, singular: bool = False) -> tuple[str, int] | None:
    """The counted noun after a number: the first plural within four words of one noun phrase, in the singular, and where it ends."""
    at = end
    for _ in range(4):
        found = WORD.match(page.folded, at)
        if not found or found[1] in STOP or found[1].endswith("'s"):
            return None
        word = found[1].rstrip("'")  # the two countries' leaders
        at = found.start(1) + len(word)
        if word in PLURALS:
            return PLURALS[word], at
        if word[:-1] in SCALES:
            return None
        if singular:
            return word, at
        if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")):
            return _singular(word), at
    return None


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zzes")) else word[:-1]


def measured(page: Page, end: int) -> str:
    """The noun phrase right after a quantity, without articles and trailing participles: "import duty"."""
    found = OF_THE.match(page.folded, end)
    at = found.end() if found else end
    words = []
    for _ in range(4):
        word = WORD.match(page.folded, at)
        if not word or word[1] in STOP:
            break
        words.append((word[1], word.start(1), word.end()))
        at = word.end()
    while words and words[-1][0].endswith(("ed", "ing", "ly", "'s")):
        words.pop()
    return page.text[words[0][1] : words[-1][2]] if words else ""


def measured_before(page: Page, start: int) -> str:
    """The noun of "a tariff of 50%"."""
    found = NOUN_OF.search(page.folded, max(start - 24, 0), start)
    return (
        ""
        if not found or found[1] in STOP or found[1].endswith(("ed", "ing", "ly"))
        else page.text[found.start(1) : found.end(1)]
    )


def in_title(page: Page, start: int) -> bool:
    """Whether the sentence here is a headline in title case."""
    return title_case(page.text, sentence_at(page, start))


def sentence_at(page: Page, at: int) -> tuple[int, int]:
    """Start and end of the sentence that holds an offset."""
    n = max(bisect_right(page.starts, at) - 1, 0)
    return (page.starts[n], page.ends[n]) if page.starts else (0, len(page.text))
