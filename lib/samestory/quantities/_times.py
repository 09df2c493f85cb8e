"""Years, decades and times of day: numbers that tell when, and the table of all that begin with a digit."""

import re

from ..corpus.text import STARTERS, any_of
from ._dates import DAY_FIRST, ISO, NO_MORE, PERIOD, SLASHED, day_first, iso_date, slashed
from ._page import Page, Quantity, Scanned, first_reading, hedge_before, noun_after, single
from ._units import DURATION, MEASURE, MONEY_AFTER, PERCENT, SCALE
from ._words import WORDS

YEAR = re.compile(rf"(?:1[5-9]|20)\d\d{NO_MORE}")
YEARS = re.compile(rf"((?:1[5-9]|20)\d\d)[-–]((?:1[5-9]|20)\d\d|\d\d){NO_MORE}")
SHORT_DECADE = re.compile(rf"(?<=')(\d)0{NO_MORE}s")
TIMED = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s?([ap])(?:m\b|\.\s?m\.)")
CLOCK = re.compile(rf"([01]?\d|2[0-3]):([0-5]\d){NO_MORE}")
AT = re.compile(r"\b(?:at|by|from|until|till|around|about|before|after) \Z")
HOURS = re.compile(r" (?:hours|hrs)\b")
MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)(?= ?[a-z])")  # 1830 GMT
UTC = WORDS["time_zones"]["zones"]
_LONG, _SHORT = ([zone for zone in UTC if (len(zone) > 4) == long] for long in (True, False))
_PART = r"(?: standard| daylight)?(?: time)?"
ZONE = re.compile(
    rf",? ?\(?(?P<zone>(?P<short>{any_of(_SHORT)})\b(?![’'-]\w)(?:\s?(?P<more>[+-]\d\d?)\b)?"
    rf"|(?P<local>local time\b|local(?=[.,;)]| on\b))|(?:{any_of(_LONG)}){_PART}\b"
    r"|(?:[a-z][\w.'-]{1,15} ){1,3}?time\b|[+-]\d\d:?\d\d(?!\d))"
)
IN_YEAR = re.compile(rf"\b(?:{any_of(WORDS['dates']['before_year'])})[ -]\Z")
LOOSE = re.compile(rf"(?:{any_of(WORDS['dates']['hedges_of_year'])}) \Z")
COUNTED = frozenset(WORDS["dates"]["counted"])


def date_or_time(page: Page, start: int, end: int) -> Scanned | None:
    """Read a date, year or time that begins with a digit; None for another number, an empty list for none at all."""
    folded, length = page.folded, end - start
    alone = length < 4 and folded[end : end + 1] == " " and not folded[end + 1 : end + 2].isalpha()
    if (alone or length > 4) and folded[start:end].isdigit():
        return None  # most numbers
    return first_reading(page, start, RULES)


def _short_decade(page: Page, match: re.Match) -> Scanned:
    """Read "the '80s"; what "the '20s" are is open."""
    start, end = match.span()
    date = f"19{match[1]}X" if match[1] >= "3" else ""
    return single(Quantity(start, end, "date", unit="decade", hedge=_period(page, start - 1), date=date))


def _years(page: Page, match: re.Match) -> Scanned | None:
    """Read "2010-15" as two years; None where it counts years or percent."""
    first, last, end = match[1], match[2], match.end()
    last = last if len(last) == 4 else first[:2] + last
    if first >= last or DURATION.match(page.folded, end) or page.folded[end : end + 1] == "%":
        return None
    years = (match.span(1), first), (match.span(2), last)
    return [Quantity(*span, "date", unit="year", hedge="range", date=year) for span, year in years], end


def _time(page: Page, match: re.Match) -> Scanned | None:
    """Read "9:30 a.m."."""
    if int(match[1]) > 12:
        return None
    hour = int(match[1]) % 12 + 12 * (match[3] == "p")
    return _time_of_day(page, match, f"T{hour:02}:{match[2] or '00'}", hedge_before(page, match.start()))


def _clock(page: Page, match: re.Match) -> Scanned:
    """Read "21:00" where a preposition or time zone shows that it is a time."""
    shown = (
        page.before(AT, match.start(), 8) or HOURS.match(page.folded, match.end()) or zone_after(page, match.end())[0]
    )
    return _time_of_day(page, match, f"T{int(match[1]):02}:{match[2]}") if shown else ([], match.end())


def _military(page: Page, match: re.Match) -> Scanned | None:
    """Read "1830 GMT", "at 0530 hours"."""
    at_hours = HOURS.match(page.folded, match.end()) and page.before(AT, match.start(), 8)
    shown = at_hours or zone_after(page, match.end())[0]
    return _time_of_day(page, match, f"T{match[1]}:{match[2]}") if shown else None


def _time_of_day(page: Page, match: re.Match, iso: str, hedge: str = "") -> Scanned:
    start, end = match.span()
    zone, distance = zone_after(page, end)
    return single(Quantity(start, end, "time", unit="time of day", hedge=hedge, date=iso + distance, timezone=zone))


def zone_after(page: Page, end: int) -> tuple[str, str]:
    """Return the zone of time printed behind a clock, and its distance from UTC in ISO 8601, where it has one."""
    match = ZONE.match(page.folded, end, end + 60)
    if not match:
        return "", ""
    zone, printed = match["zone"], page.text[slice(*match.span("zone"))]
    if zone[0] in "+-":
        return printed, f"{zone[:3]}:{zone[-2:]}"
    if match["more"]:  # GMT+3
        return printed, f"{match['more'][0]}{int(match['more'][1:]):02}:00"
    first, *more = printed.removesuffix(" time").split()
    is_name = first not in STARTERS and first[0].isupper() and all(word[0].isupper() for word in more)
    named = match["local"] or (printed.isupper() if match["short"] else is_name)
    return (printed, UTC.get(zone.removesuffix(" time") if zone not in UTC else zone, "")) if named else ("", "")


def _year(page: Page, match: re.Match) -> Scanned | None:
    """Read a year, decade or century; None where the four digits count or measure something."""
    start, end = match.span()
    year, period = match[0], _period(page, start)
    if page.folded[end : end + 1] == "s" and not page.folded[end + 1 : end + 2].isalnum():
        unit, date = ("century", f"{year[:2]}XX") if year.endswith("00") else ("decade", f"{year[:3]}X")
        return single(Quantity(start, end + 1, "date", unit=unit, hedge=period, date=date))
    if year < "1700" or page.folded[end : end + 1].isalnum() or _counts(page, start, end):
        return None
    return single(Quantity(start, end, "date", unit="year", hedge=period, date=year))


def _counts(page: Page, start: int, end: int) -> bool:
    """Tell whether four digits count something: a unit or a noun follows, or a hedge that no year has."""
    if any(unit.match(page.folded, end) for unit in (PERCENT, SCALE, DURATION, MEASURE, MONEY_AFTER)):
        return True
    noun = noun_after(page, end)
    if hedge_before(page, start) and (noun or not page.before(LOOSE, start, 8)):
        return True
    return bool(noun and noun[0] in COUNTED and not page.before(IN_YEAR, start, 8))


def _period(page: Page, start: int) -> str:
    """Return the "early", "mid" or "late" before a year or decade."""
    period = page.before(PERIOD, start, 8)
    return period[1] if period else ""


# The first rule that accepts its match decides.
RULES = [(SHORT_DECADE, _short_decade), (DAY_FIRST, day_first), (ISO, iso_date), (SLASHED, slashed)]
RULES += [(YEARS, _years), (TIMED, _time), (CLOCK, _clock), (MILITARY, _military), (YEAR, _year)]
