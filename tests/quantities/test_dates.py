"""Dates, weekdays and times as ISO 8601."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    "text, published, dates",
    [
        ("He spoke on Thursday.", "2025-10-03", ["2025-10-02"]),  # 3 October 2025 was a Friday
        ("He spoke on Friday evening.", "2025-10-03", ["2025-10-03"]),
        ("He will speak on Monday.", "2025-10-03", ["2025-10-06"]),
        ("He spoke on Thursday.", "", [""]),
        ("He spoke on Thursday.", "2025", [""]),
        ("He comes in early December.", "2025-10-03", ["2025-12"]),
        ("He came in December.", "2026-01-15", ["2025-12"]),
        ("He comes in December.", "", ["--12"]),
        ("It was on October 3, 2025 and 3 October 2024.", "", ["2025-10-03", "2024-10-03"]),
        ("It was on Thursday, 2 October 2025.", "", ["2025-10-02"]),
        ("On 5 March, March 6-9 and May 2019.", "2020-02-01", ["2020-03-05", "2020-03-06/2020-03-09", "2019-05"]),
        ("On 2025-10-03 and 10/25/2025.", "", ["2025-10-03", "2025-10-25"]),
        ("In 1998, in the 1990s, in the late '80s.", "", ["1998", "199X", "198X"]),
        ("From 2010-15.", "", ["2010", "2015"]),
        ("At 9:30 a.m. and 5pm.", "", ["T09:30", "T17:00"]),
        (
            "The talks open at 9 a.m. EST, 17:00 +0530, 6 p.m. GMT+3.",
            "",
            ["T09:00-05:00", "T17:00+05:30", "T18:00+03:00"],
        ),
        ("At 8 p.m. Moscow time (1700 GMT).", "", ["T20:00+03:00", "T17:00Z"]),
        ("At 8 p.m. local time, 5pm IST, 4 p.m. Lagos time.", "", ["T20:00", "T17:00", "T16:00"]),
        ("On February 31, 2025.", "", [""]),  # there is no such day
    ],
)
def test_dates(found, text, published, dates):
    assert [date for (date,) in found(text, published, ("date",))] == dates


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_full_dates(found, day):
    printed = f"{day:%B} {day.day}, {day.year}"
    assert found(f"It was on {printed}.", columns=("text", "date")) == [(printed, day.isoformat())]


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)), st.integers(0, 6))
def test_a_weekday_lies_in_the_week_that_ends_on_the_day_of_publication(found, published, days):
    day = published - datetime.timedelta(days)
    assert found(f"He spoke on {day:%A}.", published.isoformat(), ("date",)) == [(day.isoformat(),)]


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)), st.integers(-180, 180))
def test_a_day_without_a_year_is_the_nearest(found, published, days):
    day = published + datetime.timedelta(days)
    if (day.month, day.day) != (2, 29):
        assert found(f"It was on {day:%B} {day.day}.", published.isoformat(), ("date",)) == [(day.isoformat(),)]


@pytest.mark.parametrize(
    "text, zones",
    [
        ("At 11 p.m. GMT on Monday, 2 a.m. local time on Tuesday.", ["GMT", "", "local time", ""]),
        ("At 4 p.m. New York time, 5 p.m. Eastern, 5:30 a.m. (IST).", ["New York time", "Eastern", "IST"]),
        ("He left at 5 p.m. The next time he came at 6 p.m. This time it rained.", ["", ""]),
        ("At 5 p.m. local officials spoke; at 1830 UTC they left; in 1830 they came.", ["", "UTC", ""]),
    ],
)
def test_zones_of_time(found, text, zones):
    assert [zone for (zone,) in found(text, columns=("timezone",))] == zones


def test_a_day_belongs_to_the_month_before_it(found):
    rows = found("Twelve of the 14 Oct. 9 marchers came from Ulm.", columns=("text", "value", "date"))
    assert rows == [("Twelve", 12, ""), ("14", 14, ""), ("Oct. 9", None, "--10-09")]
