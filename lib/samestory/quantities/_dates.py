"""Dates, weekdays and times as printed, and as ISO 8601 where the text or the day of publication settles them."""

from __future__ import annotations

import calendar
import datetime
import re

from ._numbers import (
    DURATION,
    MEASURE,
    MONEY_AFTER,
    PERCENT,
    SCALE,
    Page,
    Quantity,
    hedge_before,
    in_title,
    measured,
    noun_after,
    sentence_at,
)

MONTHS = "january february march april may june july august september october november december".split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


# --- patterns, on folded text ----------------------------------------------------------------------

_MONTH = r"(january|february|march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
MONTH_FIRST = re.compile(
    rf"{_MONTH}(?![\w-])(?: (\d{{1,2}})(?:st|nd|rd|th)?(?![\d%]|:\d|[,.]\d{{3}})(?:\s?[–-]\s?(\d{{1,2}})(?!\d))?(?:,? ((?:1[5-9]|2[01])\d\d)\b)?|,? (?:of )?((?:1[5-9]|2[01])\d\d)\b)?"
)
DAY_FIRST = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[–-]\s?(\d{{1,2}})(?:st|nd|rd|th)?)?(?: of)? {_MONTH}(?![\w-])(?:,? ((?:1[5-9]|2[01])\d\d)\b)?"
)
ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)")
SLASHED = re.compile(r"(\d\d?)/(\d\d?)/(\d{4}|\d\d)")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
YEARS = re.compile(r"((?:1[5-9]|20)\d\d)[-–]((?:1[5-9]|20)\d\d|\d\d)")
TIMED = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s?([ap])(?:m\b|\.\s?m\.)")
CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
PART_OF_DAY = re.compile(r" (?:morning|afternoon|evening|night)\b")
DATED = re.compile(r",? \(?")
PERIOD = re.compile(r"(?<![\w-])(early|mid|late)(?:[- ]| in )\Z")
IN_MONTH = re.compile(
    r"(?<!\w)(?:in|by|since|until|till|last|next|this|of|early|mid|late|from|through|during|before|after|between|for) \Z|\bmid-\Z"
)
IN_YEAR = re.compile(r"\b(?:in|since|by|until|till|during|early|late|mid|circa)[ -]\Z")
FUTURE = re.compile(
    r"\b(?:will|shall|upcoming|coming|next|scheduled|expected to|set to|due to|going to|plans? to|is to|are to)\b|'ll\b"
)
FEAST = re.compile(r"(?:black|good|super|bloody|ash|palm|easter|cyber|shrove|giving|fat|sheffield|holy|casual|ruby) \Z")
AT = re.compile(r"\b(?:at|by|from|until|till|around|about|before|after) \Z")
ZONE = re.compile(r" (?:gmt|utc|local time|hours|hrs|ist|est|edt)\b")
LOOSE = re.compile(r"(?:around|about|just|only|over|under|some) \Z")


# --- what begins with a digit ----------------------------------------------------------------------


def numeric_date(page: Page, start: int, chunk: str) -> tuple[list[Quantity], int] | None:
    """Dates, years and times that begin with a digit; None where it is something else, an empty list where it is nothing."""
    folded, end = page.folded, start + len(chunk)
    if chunk.isdigit() and (
        len(chunk) > 4 or folded[end : end + 1] == " " and not folded[end + 1 : end + 2].isalpha() and len(chunk) < 4
    ):
        return None  # most numbers
    if len(chunk) == 2 and folded.startswith("s", end) and folded[start - 1 : start] == "'" and chunk[1] == "0":
        return [
            Quantity(
                start,
                end + 1,
                "date",
                unit="decade",
                hedge=_period(page, start - 1),
                date=f"19{chunk[0]}X" if chunk >= "30" else "",
            )
        ], end + 1
    if (
        (found := DAY_FIRST.match(folded, start))
        and page.text[found.start(3)].isupper()
        and int(found[1]) in range(1, 32)
    ):
        return dated(page, start, found.end(), found[4], found[3], found[1], found[2])
    if found := ISO.fullmatch(chunk):
        return dated(page, start, end, *found.groups()) if int(found[2]) in range(1, 13) else ([], end)
    if found := SLASHED.fullmatch(chunk):
        return _slashed(page, start, end, found)
    if found := YEARS.fullmatch(chunk):
        first, last = int(found[1]), int(found[2] if len(found[2]) == 4 else found[1][:2] + found[2])
        if first < last and not DURATION.match(folded, end) and folded[end : end + 1] != "%":
            return [
                Quantity(start, start + 4, "date", unit="year", hedge="range", date=str(first)),
                Quantity(start + found.start(2), end, "date", unit="year", hedge="range", date=str(last)),
            ], end
    if (found := TIMED.match(folded, start)) and int(found[1]) <= 12:
        hour = int(found[1]) % 12 + 12 * (found[3] == "p")
        return [
            Quantity(
                start,
                found.end(),
                "time",
                unit="time of day",
                hedge=hedge_before(page, start),
                date=f"T{hour:02}:{found[2] or '00'}",
            )
        ], found.end()
    if found := CLOCK.fullmatch(chunk):
        at = AT.search(folded, max(start - 8, 0), start) or ZONE.match(folded, end)
        return (
            [Quantity(start, end, "time", unit="time of day", date=f"T{int(found[1]):02}:{found[2]}")] if at else []
        ), end
    if YEAR.fullmatch(chunk):
        return _year(page, start, end)
    return None


def _slashed(page: Page, start: int, end: int, found: re.Match) -> tuple[list[Quantity], int]:
    """10/13/2025: day and month told apart only where one is over 12; without a full year it is no date here."""
    a, b, year = found.groups()
    if len(year) != 4 or not (1 <= int(a) <= 31 and 1 <= int(b) <= 31):
        return [], end
    month, day = (a, b) if int(b) > 12 else (b, a)
    if int(month) > 12 or int(a) <= 12 and int(b) <= 12 and a != b:
        return [Quantity(start, end, "date", unit="day")], end
    return dated(page, start, end, year, month, day)


def _year(page: Page, start: int, end: int) -> tuple[list[Quantity], int] | None:
    """A year or decade; None where the four digits count or measure something."""
    folded = page.folded
    if folded[end : end + 1] == "s" and not folded[end + 1 : end + 2].isalnum():
        shown = folded[start:end]
        decade = shown[2:] != "00"
        return [
            Quantity(
                start,
                end + 1,
                "date",
                unit="decade" if decade else "century",
                hedge=_period(page, start),
                date=shown[:3] + "X" if decade else shown[:2] + "XX",
            )
        ], end + 1
    follows = (
        PERCENT.match(folded, end)
        or SCALE.match(folded, end)
        or DURATION.match(folded, end)
        or MEASURE.match(folded, end)
        or MONEY_AFTER.match(folded, end)
    )
    if (
        follows
        or hedge_before(page, start)
        and not LOOSE.search(folded, max(start - 8, 0), start)
        or folded[end : end + 1].isalnum()
        or not "1700" <= folded[start:end] <= "2100"
    ):
        return None
    timed = IN_YEAR.search(folded, max(start - 8, 0), start)
    if hedge_before(page, start) and noun_after(page, end):
        return None
    if (
        not timed
        and (noun := noun_after(page, end))
        and noun[0]
        in (
            "person",
            "child",
            "man",
            "woman",
            "troop",
            "soldier",
            "job",
            "worker",
            "police",
            "student",
            "home",
            "member",
            "employee",
        )
    ):
        return None
    return [Quantity(start, end, "date", unit="year", hedge=_period(page, start), date=folded[start:end])], end


def _period(page: Page, start: int) -> str:
    """The "early", "mid" or "late" before a year or decade."""
    found = PERIOD.search(page.folded, max(start - 8, 0), start)
    return found[1] if found else ""


# --- what begins with a word -----------------------------------------------------------------------


def weekday_at(page: Page, start: int, end: int) -> tuple[list[Quantity], int]:
    """A weekday, or the full date that it opens; not "Black Friday" or "Sunday Times"."""
    text, folded = page.text, page.folded
    if not text[start].isupper() or FEAST.search(folded, max(start - 12, 0), start):
        return [], end
    follow = DATED.match(folded, end)
    if follow and follow.end() < len(text):
        month = MONTH_FIRST.match(folded, follow.end())
        if month and (month[2] or month[5]) and text[follow.end()].isupper():
            return dated(page, start, month.end(), month[4] or month[5], month[1], month[2], month[3])
        if (day := DAY_FIRST.match(folded, follow.end())) and text[day.start(3)].isupper():
            return dated(page, start, day.end(), day[4], day[3], day[1], day[2])
    part = PART_OF_DAY.match(text, end)  # in lower case: not "Saturday Night Live"
    if not part and re.match(r" [A-Z][a-z]", text[end : end + 3]) and not in_title(page, start):
        return [], end
    at = part.end() if part else end
    return [Quantity(start, at, "weekday", unit="day", date=_last(page, start, DAYS.index(folded[start:end])))], at


def _last(page: Page, start: int, weekday: int) -> str:
    """The last such weekday on or before the day of publication; after a word of the future the next one."""
    if not page.published:
        return ""
    ahead = FUTURE.search(page.folded, max(sentence_at(page, start)[0], start - 200), start)
    gap = (page.published.weekday() - weekday) % 7
    try:
        return (page.published + datetime.timedelta((-gap) % 7 if ahead else -gap)).isoformat()
    except OverflowError:  # before the year 1 or after 9999
        return ""


def month_at(page: Page, start: int) -> tuple[list[Quantity], int] | None:
    """A date that begins with a month; None where no month stands here, an empty list where it is a name or a verb."""
    found = MONTH_FIRST.match(page.folded, start)
    if not found:
        return None
    name, day, last, year, year_only = found.groups()
    end = start + len(name)
    full = name in MONTHS
    if not page.text[start].isupper() or not (full or day or year_only):
        return [], end
    if not (day or year_only):
        if name in ("may", "march") and not IN_MONTH.search(page.folded, max(start - 9, 0), start):
            return [], end
        if (
            re.match(r" [A-Z][a-z]|'s [A-Z]", page.text[end : end + 5])
            and name in ("april", "may", "june", "august", "march")
            and not in_title(page, start)
        ):
            return [], end
    if day and not 1 <= int(day) <= 31:
        return [], end
    return dated(page, start, found.end(), year or year_only, name, day, last)


# --- as ISO 8601 -----------------------------------------------------------------------------------


def dated(
    page: Page, start: int, end: int, year: str | None, month: str, day: str | None = None, last: str | None = None
) -> tuple[list[Quantity], int]:
    """A date as ISO 8601; the year, where it is not printed, is that of the nearest such day."""
    number = int(month) if month.isdigit() else [m[:3] for m in MONTHS].index(month[:3]) + 1
    period = None if day else PERIOD.search(page.folded, max(start - 8, 0), start)
    days = [int(d) for d in (day, last) if d]
    ends = [_iso(year, number, d, page.published) for d in days or [None]]
    iso = "/".join(ends) if all(ends) else ""
    of = "" if day or year else measured(page, end)
    if of.split(" ")[0].endswith(("ing", "ed")):
        of = ""
    return [
        Quantity(
            period.start() if period else start,
            end,
            "date",
            unit="day" if day else "month",
            hedge=period[1] if period else "",
            of=of,
            date=iso,
        )
    ], end


def _iso(year: str | None, month: int, day: int | None, published: datetime.date | None) -> str:
    tail = f"{month:02}" + (f"-{day:02}" if day else "")
    if not year and published:
        middle = [
            (abs((datetime.date(y, month, min(day or 15, 28)) - published).days), y)
            for y in (published.year - 1, published.year, published.year + 1)
            if 1 <= y <= 9999
        ]
        year = f"{min(middle)[1]:04}"
    if day and not _exists(int(year or 2024), month, day):
        return ""
    return f"{year}-{tail}" if year else f"--{tail}"


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= calendar.monthrange(max(year, 1), month)[1]


def parsed_day(published: str) -> datetime.date | None:
    """The day of publication, where it is known to the day."""
    try:
        return datetime.date.fromisoformat(published[:10])
    except ValueError:
        return None
