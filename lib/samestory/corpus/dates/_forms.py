"""The usual forms of a date. 01/02/2020 is a day in January or in February: it is refused, not guessed."""

import datetime
import re
from contextlib import suppress
from functools import cache

from ... import codebooks
from ...errors import ArgumentError

CALENDAR = codebooks.read("calendar")
CLOCK = r"[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
ISO = re.compile(rf"\d{{4}}(?:-\d\d(?:-\d\d(?:{CLOCK})?)?)?")
BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)(Z?)")  # 20251003093000, as GDELT writes times
PLAIN = re.compile(r"(?P<year>\d{4})(?P<one>\d\d)(?P<two>\d\d)")
TIME = r"(?P<h>\d{1,2}):(?P<m>\d\d)(?::(?P<s>\d\d)(?:\.\d+)?)?"
# A time after a date: "10:30", "10:30:05 GMT", "at 5:00 pm". A zone of another name is not known.
AFTER = rf"(?:(?:,\s?|T|\s(?:at\s)?){TIME}\s?(?P<half>[ap]\.?m\b\.?)?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})(?P<mark>[/.-])(?P<one>\d{{1,2}})(?P=mark)(?P<two>\d{{1,2}}){AFTER}", re.I)
NUMBERS = re.compile(rf"(?P<one>\d{{1,2}})(?P<mark>[/.-])(?P<two>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}){AFTER}", re.I)
SHORT_YEAR = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d\d")
SAMPLE = datetime.datetime(2020, 11, 23, 14, 5, 6, tzinfo=datetime.UTC)
CLOCK_SIGNS, DAY_SIGNS, YEAR_SIGNS = "HIMSfpXc", "djDxcuwaAUWV", "YyGcxD"  # of strptime
USUAL = "a date such as 2025-10-03, 2025-10, 2025, 2025/10/03, October 3, 2025 or 3 October 2025"


def check_form(form: str) -> str:
    """Return a form of strptime; raise `ArgumentError` where it is none or has no year."""
    signs = re.findall(r"%[-#]?(.)", form) if isinstance(form, str) else []
    try:
        datetime.datetime.strptime(SAMPLE.strftime(form), form)
    except (ValueError, TypeError):
        signs = []
    if not set(signs) & set(YEAR_SIGNS):
        raise ArgumentError("read_corpus", "date_format", form, "a form of strptime with a year, such as %d/%m/%Y")
    return form


def iso(given: str, form: str = "") -> str | None:
    """Write a date in ISO 8601, as precise as it is given.

    Parameters
    ----------
    given : str
    form : str
        A form of strptime that is tried first.

    Returns
    -------
    str or None
        None where it is no date, or may be two.

    Examples
    --------
    >>> [iso(date) for date in ("2020/1/5", "20200105", "July 2, 2010", "5 January 2020 10:30", "13/02/2020")]
    ['2020-01-05', '2020-01-05', '2010-07-02', '2020-01-05T10:30', '2020-02-13']
    >>> iso("01/02/2020"), iso("01/02/2020", "%d/%m/%Y")
    (None, '2020-02-01')
    """
    given = " ".join(given.split())
    if form and (found := _formed(given, form)):
        return found
    date = BASIC.sub(r"\1-\2-\3T\4:\5:\6\7", given[:-4] + "Z" if given.endswith(" UTC") else given)
    if ISO.fullmatch(date) and _exists(date):
        return date
    return _numbers(given) or _named(given)


def advice(given: str) -> tuple[str, str]:
    """Say what is expected in the place of a date, and how to mend it."""
    if (parts := NUMBERS.fullmatch(given)) and len(both := _both(parts)) > 1:
        mark = parts["mark"]
        forms = " or ".join(f"'{mark.join(signs)}'" for signs in (("%m", "%d", "%Y"), ("%d", "%m", "%Y")))
        fix = f"Say which, for all dates: date_format={forms} (--date-format); it is left empty until then."
        return f"one date (it is {both[0]} or {both[1]})", fix
    if SHORT_YEAR.fullmatch(given):
        fix = "Name the form of all dates, such as date_format='%d/%m/%y' (--date-format); it is empty until then."
        return "a year of four digits", fix
    fix = "Write it so, or name its form, such as date_format='%d/%m/%Y' (--date-format); it is left empty until then."
    return USUAL, fix


def _formed(given: str, form: str) -> str | None:
    """Read a date in a form of strptime, as precise as the form."""
    try:
        time = datetime.datetime.strptime(given, form)
    except ValueError:
        return None
    signs = set(re.findall(r"%[-#]?(.)", form))
    if signs & set(CLOCK_SIGNS):
        return time.isoformat()
    if signs & set(DAY_SIGNS):
        return time.strftime("%Y-%m-%d").zfill(10)
    return time.strftime("%Y-%m" if signs & set("mbB") else "%Y").zfill(4)


def _exists(date: str) -> bool:
    with suppress(ValueError):
        return bool(datetime.datetime.fromisoformat(date + "0001-01-01"[len(date) :]))
    return False


def _day(parts: re.Match[str], month: str | int, day: str) -> str | None:
    """Write a day, and a time where there is one; None where there is no such day."""
    held = parts.groupdict()
    date = f"{held['year']}-{int(month):02d}-{int(day):02d}"
    if held.get("h"):
        hour, half, zone = int(held["h"]), held.get("half"), held.get("zone") or ""
        hour = hour % 12 + 12 * (half[0] in "pP") if half and 1 <= hour <= 12 else hour
        second = f":{held['s']}" if held["s"] else ""
        date += f"T{hour:02d}:{held['m']}{second}{'Z' if zone.isalpha() else zone}"
    return date if _exists(date) else None


def _numbers(given: str) -> str | None:
    """Read 2020/1/5; and 13/02/2020 and 02/13/2020, which are one day each, while 01/02/2020 may be two."""
    if parts := YEAR_FIRST.fullmatch(given) or PLAIN.fullmatch(given):
        return _day(parts, parts["one"], parts["two"])
    found = _both(parts) if (parts := NUMBERS.fullmatch(given)) else []
    return found[0] if len(found) == 1 else None


def _both(parts: re.Match[str]) -> list[str]:
    """Return the dates that a day and a month in figures can be: month first, day first."""
    orders = (parts["one"], parts["two"]), (parts["two"], parts["one"])
    return list(dict.fromkeys(date for order in orders if (date := _day(parts, *order))))


def _named(given: str) -> str | None:
    """Read a date with the name of its month: July 2, 2010; 2 July 2010; Sun, 02 Jul 2010 10:00:00 GMT; July 2010."""
    for form in _forms():
        if parts := form.fullmatch(given):
            month = _months()[parts["month"].casefold()]
            date = f"{parts['year']}-{month:02d}"
            return _day(parts, month, parts["day"]) if "day" in form.groupindex else date if _exists(date) else None
    return None


@cache
def _months() -> dict[str, int]:
    names = (name for kind in ("names", "short", "other") for name in enumerate(CALENDAR["months"][kind], 1))
    return {name.casefold(): number for number, name in names if name}


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    weekdays = "|".join(name for kind in ("names", "short") for name in CALENDAR["weekdays"][kind])
    month = rf"(?P<month>{'|'.join(sorted(_months(), key=len, reverse=True))})\.?"
    first, day, year = rf"(?:(?:{weekdays})\.?,?\s)?", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
    forms = (
        rf"{first}{month}\s{day}(?:,\s?|\s){year}{AFTER}",
        rf"{first}{day}(?:[\s/-]|\sof\s){month}(?:,?\s|[/-]){year}{AFTER}",
        rf"{year}[\s/-]{month}[\s/-]{day}{AFTER}",
        rf"{first}{month}\s{day}\s{TIME}\s(?P<zone>[+-]\d{{4}}|UTC|GMT)?\s?{year}",  # as C and Twitter write times
        rf"{month},?\s{year}",
    )
    return tuple(re.compile(form, re.I) for form in forms)
