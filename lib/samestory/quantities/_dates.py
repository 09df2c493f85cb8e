"""Days, months and weekdays as printed, and as ISO 8601 where the text or the day of publication settles them."""

import calendar
import datetime
import re
from typing import NamedTuple

from ..corpus.text import any_of
from ._page import Page, Quantity, Scanned, measured, single
from ._words import MONTHS, SHORT_MONTHS, WEEKDAYS, WORDS

_MONTH = rf"(?P<month>{any_of(MONTHS)}|(?:{any_of(SHORT_MONTHS)})\.?+)"
_YEAR = r"(?P<year>(?:1[5-9]|2[01])\d\d)\b"
# "October 3, 2025", "March 6-9", "May 2019", "May"; "of" stands before a year only where no day does.
MONTH_FIRST = re.compile(
    rf"{_MONTH}(?![\w-])(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%]|:\d|[,.]\d{{3}})"
    rf"(?:\s?[–-]\s?(?P<last>\d{{1,2}})(?!\d))?)?(?:,? (?(day)|(?:of )?){_YEAR})?"
)
DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?[–-]\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?(?: of)?"
    rf" {_MONTH}(?![\w-])(?:,? {_YEAR}|(?! \d{{1,2}}(?!\d|[:.]\d| ?[ap]\.?m)))"  # not "19 Sept. 11 hijackers"
)
NO_MORE = r"(?![.,:/–-]?\d)"  # these are all the digits
ISO = re.compile(rf"(\d{{4}})-(\d\d?)-(\d\d?){NO_MORE}")
SLASHED = re.compile(rf"(\d\d?)/(\d\d?)/(\d{{4}}|\d\d){NO_MORE}")
PART_OF_DAY = re.compile(r" (?:morning|afternoon|evening|night)\b")
DATED = re.compile(r",? \(?")
PERIOD = re.compile(r"(?<![\w-])(early|mid|late)(?:[- ]| in )\Z")
IN_MONTH = re.compile(rf"(?<!\w)(?:{any_of(WORDS['dates']['before_month'])}) \Z|\bmid-\Z")
FUTURE = re.compile(rf"\b(?:{any_of(WORDS['dates']['future'])})\b|'ll\b")
FEAST = re.compile(rf"(?:{any_of(WORDS['dates']['feasts'])}) \Z")
NAME = re.compile(r" [A-Z][a-z]")
NAME_OR_OWNED = re.compile(r" [A-Z][a-z]|'s [A-Z]")


class Date(NamedTuple):
    """A date as printed: digits, or the name of the month; `last` is the second day of "6-9"."""

    year: str | None
    month: str
    day: str | None
    last: str | None = None


def _printed(match: re.Match) -> Date:
    return Date(*match.group("year", "month", "day", "last"))


def dated(page: Page, start: int, end: int, date: Date) -> Scanned:
    """Write a date as ISO 8601; the year, where it is not printed, is that of the nearest such day."""
    period = None if date.day else page.before(PERIOD, start, 8)
    month = int(date.month) if date.month.isdigit() else [m[:3] for m in MONTHS].index(date.month[:3]) + 1
    days = [int(day) for day in (date.day, date.last) if day]
    ends = [_iso(date.year, month, day, page.published) for day in days or [None]]
    of = "" if date.day or date.year else measured(page, end)
    if of.split(" ")[0].endswith(("ing", "ed")):
        of = ""
    begin, hedge = (period.start(), period[1]) if period else (start, "")
    unit, iso = "day" if date.day else "month", "/".join(ends) if all(ends) else ""
    return single(Quantity(begin, end, "date", unit=unit, hedge=hedge, of=of, date=iso))


def _iso(year: str | None, month: int, day: int | None, published: datetime.date | None) -> str:
    """Write a day or month as ISO 8601: without a year as --12-05, empty where there is no such day."""
    if not year and published:
        nearby = range(max(published.year - 1, 1), min(published.year + 1, 9999) + 1)
        year = min(nearby, key=lambda y: abs(datetime.date(y, month, min(day or 15, 28)) - published))
    if day and not 1 <= day <= calendar.monthrange(max(int(year or 2024), 1), month)[1]:
        return ""
    return (f"{int(year):04}-" if year else "--") + f"{month:02}" + (f"-{day:02}" if day else "")


# --- what begins with a digit ----------------------------------------------------------------------


def day_first(page: Page, match: re.Match) -> Scanned | None:
    """Read "3 October 2025"; None where the month has no capital."""
    if not page.text[match.start("month")].isupper() or not 1 <= int(match["day"]) <= 31:
        return None
    return dated(page, *match.span(), _printed(match))


def iso_date(page: Page, match: re.Match) -> Scanned:
    """Read "2025-10-03"."""
    return dated(page, *match.span(), Date(*match.groups())) if 1 <= int(match[2]) <= 12 else ([], match.end())


def slashed(page: Page, match: re.Match) -> Scanned:
    """Read "10/13/2025": which is the month shows only where one is over 12; without a full year it is no date."""
    start, end = match.span()
    a, b, year = match.groups()
    if len(year) != 4 or not (1 <= int(a) <= 31 and 1 <= int(b) <= 31):
        return [], end
    month, day = (a, b) if int(b) > 12 else (b, a)
    if int(month) > 12 or int(a) <= 12 and int(b) <= 12 and a != b:
        return single(Quantity(start, end, "date", unit="day"))
    return dated(page, start, end, Date(year, month, day))


# --- what begins with a word -----------------------------------------------------------------------


def month_at(page: Page, start: int) -> Scanned | None:
    """Read a date that begins with a month; None where no month stands here, an empty list for a name or a verb."""
    match = MONTH_FIRST.match(page.folded, start)
    if not match:
        return None
    name, day, year = match.group("month", "day", "year")
    end = match.end("month")
    is_name = not (day or year) and (name not in MONTHS or _is_name(page, start, end, name))
    if is_name or not page.text[start].isupper() or day and not 1 <= int(day) <= 31:
        return [], end
    return dated(page, start, match.end(), _printed(match))


def _is_name(page: Page, start: int, end: int, month: str) -> bool:
    """Tell whether a month alone is a verb or part of a name: "May I", "June Brown", "March of"."""
    if month in ("may", "march") and not page.before(IN_MONTH, start, 9):
        return True
    first_name = month in ("april", "may", "june", "august", "march")
    return bool(first_name and NAME_OR_OWNED.match(page.text, end) and not page.in_title(start))


def weekday_at(page: Page, start: int, end: int) -> Scanned:
    """Read a weekday, or the full date that it opens; not "Black Friday" or "Sunday Times"."""
    text, folded = page.text, page.folded
    if not text[start].isupper() or page.before(FEAST, start, 12):
        return [], end
    if opening := DATED.match(folded, end):
        for pattern in (MONTH_FIRST, DAY_FIRST):
            date = pattern.match(folded, opening.end())
            if date and (date["day"] or date["year"]) and text[date.start("month")].isupper():
                return dated(page, start, date.end(), _printed(date))
    part = PART_OF_DAY.match(text, end)  # in lower case: not "Saturday Night Live"
    if not part and NAME.match(text, end) and not page.in_title(start):
        return [], end
    stop = part.end() if part else end
    return single(Quantity(start, stop, "weekday", unit="day", date=_nearest_weekday(page, start, folded[start:end])))


def _nearest_weekday(page: Page, start: int, weekday: str) -> str:
    """Return the last such weekday on or before the day of publication; after a word of the future the next one."""
    if not page.published:
        return ""
    ahead = page.before(FUTURE, start, min(start - page.sentence_at(start)[0], 200))
    gap = (page.published.weekday() - WEEKDAYS.index(weekday)) % 7
    try:
        return (page.published + datetime.timedelta(-gap % 7 if ahead else -gap)).isoformat()
    except OverflowError:  # before the year 1 or after 9999
        return ""


def parsed_day(published: str) -> datetime.date | None:
    """Return the day of publication, where it is known to the day."""
    try:
        return datetime.date.fromisoformat(published[:10])
    except ValueError:
        return None
