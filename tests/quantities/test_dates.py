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
