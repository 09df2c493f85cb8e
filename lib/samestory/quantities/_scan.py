"""Quantities: numbers, percentages, money, counts, ordinals, fractions, dates, weekdays, times and durations.

One scan for whatever can begin a quantity (a digit, a number word, a month, a weekday), then a small grammar at each
place. The rules would rather miss a number than invent one: model names (S-400), numbered things (Article 370,
Channel 4), telephone and version numbers, scores (3-1) and idioms (24/7, 9/11) are left out; so are "both", "one" as
a pronoun or determiner ("no one", "one of"), and ordinal words outside a series ("third country", "first lady").
The words are in codebooks/quantities.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from ..corpus import Corpus
from ..corpus import offsets as spans
from ..corpus.text import fold
from ._dates import DAYS, MONTHS, month_at, numeric_date, parsed_day, weekday_at
from ._numbers import (
    COMPOUND,
    COMPOUNDS,
    CURRENCIES,
    DURATION,
    DURATIONS,
    LARGE,
    MEASURES,
    MONEY_AFTER,
    NEVER,
    PERCENT,
    PLURALS,
    SCALES,
    SERIES,
    SMALL,
    SPELLED,
    STOP,
    TENS,
    WORD,
    Page,
    Quantity,
    amount,
    any_of,
    currency_before,
    hedge_before,
    in_title,
    kind_of,
    measured,
    noun_after,
    sentence_at,
    spelled_value,
)

KINDS = ("number", "percent", "money", "count", "ordinal", "fraction", "date", "weekday", "time", "duration")
COLUMNS = (
    "article",
    "start",
    "end",
    "text",
    "kind",
    "value",
    "unit",
    "hedge",
    "of",
    "date",
    "resolved",
    "resolved_unit",
    "sentence",
    "zone",
    "repeats",
)


# --- words and patterns, on folded text ------------------------------------------------------------

PARTS = {
    "half": 1 / 2,
    "halve": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "eighth": 1 / 8,
    "tenth": 1 / 10,
}
RANKS = {
    word: float(n)
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(),
        1,
    )
}
RANKS |= {"twentieth": 20.0, "thirtieth": 30.0, "fortieth": 40.0, "fiftieth": 50.0, "hundredth": 100.0}
ABOUT_ONE = re.compile(
    r"(half )?an? (half[- ])?(hundred|thousand|million|billion|trillion|lakh|crore|dozen)\b|(half[- ])(million|billion|trillion|dozen)\b"
)
SEVERAL = re.compile(rf"(?:several|few|couple of) (hundred|thousand|million|billion|trillion|dozen)( {LARGE})?")
VAGUE = re.compile(
    r"(tens of |hundreds of )?(tens|dozens|scores|hundreds|thousands|millions|billions|trillions|lakhs|crores)(?= of\b)"
)
PART = re.compile(
    r"(?:(an?|one|two|three|four|five|seven|nine)[- ])?(half|halve|third|quarter|fifth|sixth|eighth|tenth)(s?)\b(?![-'])"
)
OUT_OF = re.compile(
    rf"(\d{{1,4}}|(?:{any_of(SMALL)}))(?: out of (?:every )?| in every |[- ]in[- ])(\d{{1,4}}|(?:{any_of([*SMALL, *TENS])}))\b(?![-,.:]\d|%)"
)
PHONE = re.compile(r"\+\d[\d ()-]{0,20}|\d{2,4}\)? \d{3,4} \d{3,4}\b")
CHUNK = re.compile(r"\d++(?:[.,:/–-]\d++)*+")
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?")
PAIR = re.compile(rf"({NUMBER.pattern})[-–]({NUMBER.pattern})")
TO = re.compile(rf"(?: (?:to|and|or) |-to-)(?=[$€£₹]?\d|(?:{any_of([*SMALL, *TENS])})\b)")
ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)\b(?!-)")
SERIAL = re.compile(rf"[ -](?:[a-z]+[ -]){{0,2}}?({any_of(SERIES)})\b")
THAT = re.compile(r" of (that|this|it|them|those|these|which)\b")
LED = re.compile(r"\b(between|from) \Z")
A_SPAN = re.compile(rf" an? ({any_of(DURATIONS)})\b")
DETERMINER = re.compile(r" (?:the|its|their|his|her|our|all|that|those|these|a|an)\b")
NO_HALF = re.compile(r"\b(?:first|second|other|better|last|latter|and a|an) \Z")
ONE = re.compile(r" (?:year|month|week|hour|minute|century|decade|person|man|woman|child)\b(?!')")
STRESSED = re.compile(r"\b(?:only|just|at least|exactly) \Z")
REST = re.compile(r"\w*")


def trie(words: Iterable[str]) -> str:
    """One pattern for many words that looks at each letter once."""
    branches: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        branches.setdefault(word[:1], []).append(word[1:])
    optional = "?" if branches.pop("", None) else ""
    return (
        "(?:" + "|".join(re.escape(first) + trie(rest) for first, rest in branches.items()) + ")" + optional
        if branches
        else ""
    )


SCAN = re.compile(
    rf"\d|\b(?:{trie([*SMALL, *TENS, *RANKS, *MONTHS, *(m[:3] for m in MONTHS), *DAYS, 'sept', 'half', 'halves', 'tens', 'dozens', 'scores', 'hundreds', 'thousands', 'millions', 'billions', 'trillions'])}"
    r"|(?:several|few|couple of) (?=hundred|thousand|million|billion|trillion|dozen)|an? (?=half|hundred|thousand|million|billion|trillion|lakh|crore|dozen|third|quarter|fifth|sixth|tenth))\b"
)


# --- a corpus --------------------------------------------------------------------------------------


def find(corpus: Corpus) -> pd.DataFrame:
    """Every quantity of the corpus, one row each, in the order of the text.

    Columns: article start end text kind value unit hedge of date resolved resolved_unit sentence zone repeats.

    - `text` runs from the currency or number to its unit ("USD 63 billion", "140 countries", "15th anniversary", "Thursday evening");
      `hedge` is the word of vagueness or bound beside it as printed ("over", "early"); both ends of a range are rows with the hedge "range".
    - `value` is a float after scaling (63 billion is 63e9; "thousands of" is 1000 with itself as hedge); missing for dates, weekdays and times.
    - `unit`: percent, percentage point, an ISO 4217 code, a measure in the singular, the counted noun in the singular, or for dates day, month, year, decade.
    - `of` is what is measured where it stands right after ("import duty"); for "half of that" it is what the antecedent measures.
    - `date` is ISO 8601: of a weekday the last one on or before the day of publication (the next one after "will" or "next"), of a day or month
      without a year the one nearest to it; a day or month that cannot be placed has the form --12 or --12-05, a weekday is empty. Decades are written 199X.
    - `resolved` and `resolved_unit` are what to compare: of "half of that" after "50%" it is 25 percent; else `value` and `unit`.
    - `zone`, `sentence` and `repeats` are those of the sentence; the zone is `dateline` inside a dateline, whose date is not the event's.
    """
    return corpus.cached("quantities.find", lambda: _table(corpus)).copy(deep=False)


def _table(corpus: Corpus) -> pd.DataFrame:
    published = corpus.articles["published"].tolist()
    numbers: list[int] = []
    rows: list[Quantity] = []
    for number, text, starts, ends in spans.texts(corpus):
        found = quantities(Page(text, fold(text), starts, ends, parsed_day(published[number])))
        rows += found
        numbers += [number] * len(found)
    table = spans.table(corpus, numbers, rows, Quantity._fields).astype({"value": float, "resolved": float})
    return table[list(COLUMNS)]


# --- one text --------------------------------------------------------------------------------------


def quantities(page: Page) -> list[Quantity]:
    """The quantities of one text, in order."""
    found: list[Quantity] = []
    position = 0
    while trigger := SCAN.search(page.folded, position):
        start = trigger.start()
        new, position = _digits(page, start) if trigger[0].isdigit() else _word(page, start, trigger[0])
        found += [_resolve(page, q, found) if q.kind == "fraction" else q for q in new]
        position = max(position, trigger.end())
    return found


def _digits(page: Page, start: int) -> tuple[list[Quantity], int]:
    """What begins with a digit: the quantities found, and where to go on."""
    found, end = _figure(page, start)
    if len(found) == 1 and found[0].kind == "number" and not found[0].unit and (other := TO.match(page.folded, end)):
        return _to(page, found[0], other)
    return found, end


def _figure(page: Page, start: int) -> tuple[list[Quantity], int]:
    folded = page.folded
    if phone := PHONE.match(folded, start - (folded[start - 1 : start] == "+")):
        return [], phone.end()
    chunk = CHUNK.match(folded, start)
    printed, end = chunk[0], chunk.end()
    currency = currency_before(folded, start)
    if not currency and not _stands_free(folded, start) or end - start > 25:
        return [], _skip(folded, end)
    if not currency and (date := numeric_date(page, start, printed)):
        return date
    if found := _ratio(page, start):
        return [found], found.end
    if ordinal := ORDINAL.match(folded, start):
        return _ordinal(page, start, ordinal.end(), float(ordinal[1]))
    if pair := PAIR.fullmatch(printed):
        return _range(page, start, start + pair.end(1), start + pair.start(2), end, _value(pair[1]), _value(pair[2]))
    if (
        not NUMBER.fullmatch(printed) or printed.isdigit() and end - start > 8 and not currency
    ):  # a long run of digits is an identifier
        return [], _skip(folded, end)
    found = amount(page, start, end, _value(printed))
    return ([found], found.end) if found else ([], _skip(folded, end))


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))


def _stands_free(folded: str, start: int) -> bool:
    """False for digits inside a name, an address, a code or a decimal: S-400, B2, #5, +91, v2.1."""
    before = folded[max(start - 2, 0) : start]
    if not before or before[-1] in " \n(\"'—–<>:,;…|$€£₹¥₽~" and not (before[-1] in ".,:'" and before[0].isdigit()):
        return True
    return (
        before[-1] == "-"
        and not (len(before) == 2 and (before[0].isalnum() or before[0] in ".)]"))
        or before[-1] in "\t\r"
    )


def _skip(folded: str, end: int) -> int:
    """The end of a code or name whose digits are no quantity."""
    return REST.match(folded, end).end()


def _range(
    page: Page, start: int, first_end: int, second: int, end: int, low: float, high: float
) -> tuple[list[Quantity], int]:
    """Both ends of "10-15%" or "$5-10 million"; without a unit it is a score or a code."""
    currency = currency_before(page.folded, start)
    last = amount(page, second, end, high, may_label=False)
    if (
        not last
        or low >= high
        or not currency
        and last.kind in ("number", "date")
        and not last.unit
        and last.scale == 1
    ):
        return [], _skip(page.folded, end)
    kind, unit = ("money", currency[1]) if currency else (last.kind, last.unit)
    low *= last.scale
    value = last.value
    begin = currency[0] if currency else start
    return [
        Quantity(begin, first_end, kind, low, unit, "range", last.of, resolved=low, resolved_unit=unit),
        last._replace(kind=kind, unit=unit, hedge="range", resolved=value, resolved_unit=unit),
    ], last.end


def _to(page: Page, first: Quantity, other: re.Match) -> tuple[list[Quantity], int]:
    """The bare first number of "10 to 15 percent", "between 5 and 10 million" takes kind, scale and unit of the second."""
    at = other.end() + (page.folded[other.end()] in "$€£₹")
    spelled = None if page.folded[at].isdigit() else _spelled(page, at)
    second, end = ([spelled], spelled.end) if spelled else _figure(page, at) if page.folded[at].isdigit() else ([], at)
    led = LED.search(page.folded, max(first.start - 9, 0), first.start)
    between = led and led[1] == "between"
    if (
        len(second) != 1
        or second[0].kind in ("date", "time", "ordinal", "fraction")
        or not second[0].unit
        and second[0].scale == 1
        or "and" in other[0]
        and not between
    ):
        return [first], first.end
    last = second[0]
    value = first.value * (last.scale if first.scale == 1 else 1)
    hedge = "" if led and not between else "range"
    return [
        first._replace(
            kind=last.kind,
            value=value,
            unit=last.unit,
            of=last.of,
            hedge=hedge or first.hedge,
            resolved=value,
            resolved_unit=last.unit,
        ),
        last._replace(hedge=hedge or last.hedge),
    ], end


def _word(page: Page, start: int, word: str) -> tuple[list[Quantity], int]:
    end = start + len(word)
    if (
        start
        and page.folded[start - 1] in "-'@#&/_."
        and not (word in PARTS or page.folded[max(start - 4, 0) : start] == "mid-")
    ):
        return [], end
    if word in DAYS:
        return weekday_at(page, start, end)
    if month := month_at(page, start):
        return month
    if page.text[start].isupper() and not _may_be_capital(page, start):
        name = SPELLED.match(page.folded, start)
        return [], name.end() if name else end
    for rule in (_ratio, _part, _vague, _several, _about_one, _spelled):
        if found := rule(page, start):
            other = None if found.unit else TO.match(page.folded, found.end)
            return _to(page, found, other) if other else ([found], found.end)
    return _ordinal(page, start, end, RANKS[word], spelled=True) if word in RANKS else ([], end)


def _may_be_capital(page: Page, start: int) -> bool:
    """A capital number word is one at the start of a sentence or quotation, or in a headline; else part of a name (Group of Seven)."""
    opening = page.text[max(sentence_at(page, start)[0], start - 40) : start].rstrip()
    return not any(c.isalnum() for c in opening) or opening[-1:] in "\"“:'‘" or in_title(page, start)


# --- number words ----------------------------------------------------------------------------------


def _ratio(page: Page, start: int) -> Quantity | None:
    """ "One in five", "9 out of 10"."""
    found = OUT_OF.match(page.folded, start)
    if not found:
        return None
    a, b = (float(w) if w.isdigit() else SMALL.get(w) or TENS[w] for w in (found[1], found[2]))
    if (
        a >= b
        or b > 1000
        or "out" not in found[0]
        and (a > 1 and b not in (3, 4, 5, 6, 8, 10, 20, 100) or DURATION.match(page.folded, found.end()))
    ):
        return None
    return Quantity(
        start,
        found.end(),
        "fraction",
        a / b,
        "fraction",
        hedge_before(page, start),
        measured(page, found.end()),
        resolved=a / b,
        resolved_unit="fraction",
    )


def _part(page: Page, start: int) -> Quantity | None:
    """ "Half of", "a third of", "two-thirds", "half an hour"."""
    folded = page.folded
    found = PART.match(folded, start)
    if not found or ABOUT_ONE.match(folded, start):
        return None
    many, part, plural = found.groups()
    end = found.end()
    value = PARTS[part] * (SMALL.get(many or "one", 1.0))
    if part == "half" and (span := A_SPAN.match(folded, end)):
        return Quantity(
            start,
            span.end(),
            "duration",
            value,
            DURATIONS[span[1]],
            hedge_before(page, start),
            resolved=value,
            resolved_unit=DURATIONS[span[1]],
        )
    of = folded.startswith(" of ", end)
    if part == "half":
        fits = of or DETERMINER.match(folded, end) and not many or hedge_before(page, start) or many == "one"
        fits = fits and not NO_HALF.search(folded, max(start - 8, 0), start)
    else:
        fits = (
            of
            and many
            or plural
            and many in ("two", "three", "four", "five", "seven", "nine")
            or folded[start:end].startswith("one-")
            or many
            and hedge_before(page, start)
        )
    if not fits or plural and many in ("a", "an", "one", None):
        return None
    return Quantity(
        start,
        end,
        "fraction",
        value,
        "fraction",
        hedge_before(page, start),
        measured(page, end),
        resolved=value,
        resolved_unit="fraction",
    )


def _resolve(page: Page, fraction: Quantity, before: list[Quantity]) -> Quantity:
    """ "Half of that": the share of the nearest percentage, sum or count in this sentence or the one before."""
    that = THAT.match(page.folded, fraction.end)
    if not that:
        return fraction
    fraction = fraction._replace(end=that.end(), of="")
    earliest = sentence_at(page, max(sentence_at(page, fraction.start)[0] - 1, 0))[0]
    for q in reversed(before[-6:]):
        if q.kind in ("percent", "money", "count", "number", "duration") and q.start >= earliest:
            return fraction._replace(of=q.of or q.unit, resolved=q.value * fraction.value, resolved_unit=q.unit)
    return fraction


def _vague(page: Page, start: int) -> Quantity | None:
    """ "Hundreds of people": the order of magnitude, with itself as the hedge."""
    found = VAGUE.match(page.folded, start)
    if not found:
        return None
    value = {"tens": 10.0, "scores": 20.0}.get(found[2]) or SCALES[found[2][:-1]]
    value *= {None: 1.0, "tens of ": 10.0, "hundreds of ": 100.0}[found[1]]
    end = found.end() + 3
    noun = noun_after(page, end)
    if not noun:
        return None
    kind, unit = kind_of(noun[0])
    return Quantity(
        start,
        noun[1],
        kind,
        value,
        unit,
        page.text[start:end],
        page.text[end : noun[1]].strip() if kind == "count" else "",
        resolved=value,
        resolved_unit=unit,
    )


def _several(page: Page, start: int) -> Quantity | None:
    """ "Several hundred people": the order of magnitude, with the words as the hedge."""
    found = SEVERAL.match(page.folded, start)
    if not found:
        return None
    value = SCALES[found[1]] * (SCALES[found[2].strip()] if found[2] else 1.0)
    quantity = amount(page, start, found.end(), value)
    return quantity and quantity._replace(hedge=page.text[start : found.end()])


def _about_one(page: Page, start: int) -> Quantity | None:
    """ "A million", "half a dozen", "half-million"."""
    found = ABOUT_ONE.match(page.folded, start)
    if not found:
        return None
    value = SCALES[found[3] or found[5]] * (0.5 if found[1] or found[2] or found[4] else 1.0)
    return amount(page, start, found.end(), value)


def _spelled(page: Page, start: int) -> Quantity | None:
    """ "Twenty-five", "two and a half million", "three-judge"."""
    found = SPELLED.match(page.folded, start)
    if not found:
        return None
    end = found.end()
    value = spelled_value(found[0])
    joined = COMPOUND.match(page.folded, end)
    if joined and (
        found[0] + joined[0] in NEVER
        or not (joined[1] in COMPOUNDS or joined[1] in DURATIONS or joined[1] in MEASURES or joined[1] in CURRENCIES)
    ):
        return None
    if value == 1 and not joined:
        return _one(page, start, end)
    return amount(page, start, end, value)


def _one(page: Page, start: int, end: int) -> Quantity | None:
    """ "One" counts before a unit or a person, or after a hedge that stresses the number; elsewhere it is a pronoun or determiner."""
    folded = page.folded
    if PERCENT.match(folded, end) or MONEY_AFTER.match(folded, end) or ONE.match(folded, end):
        return amount(page, start, end, 1.0, singular=True)
    noun = WORD.match(folded, end)
    if noun and noun[1] not in STOP and STRESSED.search(folded, max(start - 10, 0), start):
        return Quantity(
            start,
            noun.end(),
            "count",
            1.0,
            noun[1],
            hedge_before(page, start),
            noun[1],
            resolved=1.0,
            resolved_unit=noun[1],
        )
    return None


def _ordinal(page: Page, start: int, end: int, value: float, spelled: bool = False) -> tuple[list[Quantity], int]:
    """ "15th anniversary", "third term"; not "third country", "the 38th Street"."""
    serial = SERIAL.match(page.folded, end)
    if serial:
        at, unit = serial.end(), PLURALS.get(serial[1], serial[1])
        return [
            Quantity(
                start, at, "ordinal", value, unit, hedge_before(page, start), unit, resolved=value, resolved_unit=unit
            )
        ], at
    if spelled or re.match(r" [A-Z]", page.text[end : end + 2]) and not in_title(page, start):
        return [], end
    return [
        Quantity(start, end, "ordinal", value, "", hedge_before(page, start), measured(page, end), resolved=value)
    ], end
