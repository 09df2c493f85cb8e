"""Numbers in words: "twenty-five", "half a million", "several hundred", "hundreds of", "third term"."""

import re

from ...corpus.text import any_of
from .._page import WORD, Page, Quantity, Scanned, counted, hedge_before, measured, single
from .._units import COMPOUND, COMPOUNDS, MONEY_AFTER, PERCENT, amount
from .._words import CARDINALS, CURRENCIES, DURATIONS, LARGE_ONLY, MEASURES, ONES, PLURALS, SCALES, STOP, TENS, WORDS

POWERS = "thousand|million|billion|trillion"
LARGE = rf"(?:{POWERS}|lakh crore|lakh|crore)\b"
_SMALL = rf"(?:(?:{any_of(TENS)})(?:[- ](?:{any_of(list(ONES)[:9])})\b)?|(?:{any_of(ONES)}))\b"
_CHUNK = rf"{_SMALL}(?:[- ](?:hundred|dozen)\b(?: (?:and )?{_SMALL})?)?"
_THEN = rf"(?: (?:and )?{_CHUNK}(?![- ](?:percent|per cent)))?"
SPELLED = re.compile(
    rf"{_CHUNK}(?:[- ]and[- ]a[- ]half\b)?(?:[- ]{LARGE}{_THEN}){{0,3}}"
    rf"(?:(?<=illion) and a half\b)?"
)
# "a hundred and five", "a thousand two hundred", "a million and a half"
A_SPELLED = re.compile(
    rf"an? (?=hundred|{POWERS})(?:hundred\b(?: (?:and )?{_SMALL})?)?(?: ?{LARGE}{_THEN}(?: and a half\b)?){{0,2}}(?!\w)"
)
ABOUT_ONE = re.compile(
    rf"(half )?an? (half[- ])?(hundred|{POWERS}|lakh|crore|dozen)\b|(half[- ])(million|billion|trillion|dozen)\b"
)
SEVERAL = re.compile(rf"(?:several|few|couple of) (hundred|{POWERS}|dozen)( {LARGE})?")
VAGUE = re.compile(
    # "Hundreds were arrested": what is counted is left out
    r"(tens of |hundreds of )?(dozens|hundreds|thousands|millions)(?= (?:were|are|have|had|who|more|[a-z]{2,12}ed)\b)"
    r"|(tens of |hundreds of )?"
    r"(tens|dozens|scores|hundreds|thousands|millions|billions|trillions|lakhs|crores)(?= of\b)"
)
A_FEW = re.compile(r"an? (handful|couple)(?= of\b)")
SOME = {"handful": 5.0, "couple": 2.0}
ONE = re.compile(r" (?:year|month|week|hour|minute|century|decade|person|man|woman|child)\b(?!')")
STRESSED = re.compile(r"\b(?:only|just|at least|exactly) \Z")
SERIAL = re.compile(rf"[ -](?:[a-z]+[ -]){{0,2}}?({any_of(WORDS['series']['nouns'])})\b")
CAPITAL = re.compile(r" [A-Z]")
# What may stand behind "five-"; any other compound is an adjective, and so are the idioms.
COUNTED = COMPOUNDS.union(DURATIONS, MEASURES, CURRENCIES)
IDIOMS = frozenset(WORDS["compounds"]["never"])


def spelled_value(words: str) -> float:
    """Compute the number that number words spell.

    >>> spelled_value("two hundred and five thousand"), spelled_value("two and a half million")
    (205000.0, 2500000.0)
    """
    total = current = last = 0.0
    for word in words.replace("-", " ").replace("lakh crore", "lakh_crore").split():
        if word in CARDINALS:
            current += CARDINALS[word]
        elif word == "half":
            current, total = (0.0, total + last / 2) if not current and last else (current + 0.5, total)
        elif word in ("hundred", "dozen"):
            current = (current or 1.0) * SCALES[word]
        elif (scale := word.replace("_", " ")) in SCALES:
            total, current, last = total + (current or 1.0) * SCALES[scale], 0.0, SCALES[scale]
    return total + current


def spelled(page: Page, number: re.Match) -> Quantity | None:
    """Read "twenty-five", "two and a half million", "three-judge"."""
    start, end = number.span()
    value = spelled_value(number[0])
    joined = COMPOUND.match(page.folded, end)
    if joined and (number[0] + joined[0] in IDIOMS or joined[1] not in COUNTED):
        return None
    quantity = _one(page, start, end) if value == 1 and not joined else amount(page, start, end, value)
    scale = SCALES.get(number[0].rsplit(" ", 1)[-1], 1.0)
    return quantity._replace(scale=scale) if quantity and quantity.scale == 1 < scale else quantity


def _one(page: Page, start: int, end: int) -> Quantity | None:
    """Count "one" before a unit or a person, or after a hedge that stresses it; else it is a pronoun or determiner."""
    money = MONEY_AFTER.match(page.folded, end)
    if PERCENT.match(page.folded, end) or ONE.match(page.folded, end) or money and money[1] not in LARGE_ONLY:
        return amount(page, start, end, 1.0, singular=True)
    noun = WORD.match(page.folded, end)
    if not noun or noun[1] in STOP or not page.before(STRESSED, start, 10):
        return None
    return Quantity(start, noun.end(), "count", 1.0, noun[1], hedge_before(page, start), noun[1])


def about_one(page: Page, number: re.Match) -> Quantity | None:
    """Read "a million", "half a dozen", "half-million"."""
    value = SCALES[number[3] or number[5]] * (0.5 if number[1] or number[2] or number[4] else 1.0)
    return amount(page, *number.span(), value)


def a_spelled(page: Page, number: re.Match) -> Quantity | None:
    """Read "a hundred and five", "a million and a half"."""
    words = number[0].split(" ", 1)[1]
    return amount(page, *number.span(), spelled_value(f"one {words}")) if " " in words else None


def several(page: Page, number: re.Match) -> Quantity | None:
    """Read the order of magnitude of "several hundred people", with the words as the hedge."""
    value = SCALES[number[1]] * (SCALES[number[2].strip()] if number[2] else 1.0)
    quantity = amount(page, *number.span(), value)
    return quantity and quantity._replace(hedge=page.text[slice(*number.span())])


def vague(page: Page, number: re.Match) -> Quantity | None:
    """Read the order of magnitude of "hundreds of people", with the words as the hedge."""
    times, word = number[1] or number[3], number[2] or number[4]
    value = {"tens": 10.0, "scores": 20.0}.get(word) or SCALES[word[:-1]]
    value *= {None: 1.0, "tens of ": 10.0, "hundreds of ": 100.0}[times]
    if number[2]:
        return Quantity(*number.span(), "number", value, hedge=page.text[slice(*number.span())])
    return _of_many(page, number, value)


def a_few(page: Page, number: re.Match) -> Quantity | None:
    """Read "a handful of people" as about five, "a couple of people" as two, with the words as the hedge."""
    return _of_many(page, number, SOME[number[1]])


def _of_many(page: Page, number: re.Match, value: float) -> Quantity | None:
    """Read the noun behind "dozens of"."""
    start, end = number.start(), number.end() + len(" of")
    noun = counted(page, end)
    return noun and Quantity(start, noun[2], noun[0], value, noun[1], page.text[start:end], noun[3])


def ordinal(page: Page, start: int, end: int, value: float, in_words: bool = False) -> Scanned:
    """Read "15th anniversary", "third term"; not "third country", "the 38th Street"."""
    hedge = hedge_before(page, start)
    if series := SERIAL.match(page.folded, end):
        unit = PLURALS.get(series[1], series[1])
        return single(Quantity(start, series.end(), "ordinal", value, unit, hedge, unit))
    if in_words or CAPITAL.match(page.text, end) and not page.in_title(start):
        return [], end
    return single(Quantity(start, end, "ordinal", value, "", hedge, measured(page, end)))
