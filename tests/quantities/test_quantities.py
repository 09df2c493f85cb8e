"""Quantities: what is printed, its value and unit, and what is no quantity at all."""

import datetime
import math

import pandas as pd
import pytest
import samestory as ss
from hypothesis import given
from hypothesis import strategies as st
from samestory import quantities


def found(text, published="", columns=("text", "kind", "value", "unit")):
    table = quantities.find(ss.read_corpus(pd.DataFrame({"text": [text], "published": [published]})))
    rows = table[list(columns)].itertuples(index=False, name=None)
    return [tuple(None if isinstance(cell, float) and math.isnan(cell) else cell for cell in row) for row in rows]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Delegates from 190 countries came.", [("190 countries", "count", 190, "country")]),
        ("The two state-owned oil companies merged.", [("two state-owned oil companies", "count", 2, "company")]),
        ("Rhode Town's two U.S. senators left.", [("two U.S. senators", "count", 2, "senator")]),
        (
            "The two countries' leaders met 2000 people.",
            [("two countries", "count", 2, "country"), ("2000 people", "count", 2000, "person")],
        ),
        ("A five-member panel met.", [("five-member", "count", 5, "member")]),
        (
            "Twenty-five people and one person were hurt.",
            [("Twenty-five people", "count", 25, "person"), ("one person", "count", 1, "person")],
        ),
        (
            "A dozen eggs and half a million hens.",
            [("A dozen eggs", "count", 12, "egg"), ("half a million hens", "count", 500000, "hen")],
        ),
        ("Two hundred and five thousand votes.", [("Two hundred and five thousand votes", "count", 205000, "vote")]),
        (
            "Some 3 lakh farmers and 1,25,000 voters.",
            [("3 lakh farmers", "count", 300000, "farmer"), ("1,25,000 voters", "count", 125000, "voter")],
        ),
        (
            "It rose 12.5% to 1,250 points.",
            [("12.5%", "percent", 12.5, "percent"), ("1,250 points", "count", 1250, "point")],
        ),
        (
            "It fell by 40 per cent, or two percentage points.",
            [("40 per cent", "percent", 40, "percent"), ("two percentage points", "percent", 2, "percentage point")],
        ),
        ("Output changed by -5%.", [("-5%", "percent", -5, "percent")]),
        (
            "Trade of USD 41 billion, $1.2bn, €500,000 and £3m.",
            [
                ("USD 41 billion", "money", 41e9, "USD"),
                ("$1.2bn", "money", 1.2e9, "USD"),
                ("€500,000", "money", 500000, "EUR"),
                ("£3m", "money", 3e6, "GBP"),
            ],
        ),
        (
            "It cost Rs 500 crore, Rs. 20 lakh or ₹5,00,000.",
            [
                ("Rs 500 crore", "money", 5e9, "INR"),
                ("Rs. 20 lakh", "money", 2e6, "INR"),
                ("₹5,00,000", "money", 5e5, "INR"),
            ],
        ),
        (
            "It cost 65.4 billion rubles and $US700.",
            [("65.4 billion rubles", "money", 65400000000, "RUB"), ("$US700", "money", 700, "USD")],
        ),
        (
            "Their 15th anniversary, her third term.",
            [("15th anniversary", "ordinal", 15, "anniversary"), ("third term", "ordinal", 3, "term")],
        ),
        (
            "Two-thirds of the members and a quarter of them.",
            [("Two-thirds", "fraction", 2 / 3, "fraction"), ("a quarter of them", "fraction", 1 / 4, "fraction")],
        ),
        (
            "One in five adults; nine out of ten dentists.",
            [("One in five", "fraction", 0.2, "fraction"), ("nine out of ten", "fraction", 0.9, "fraction")],
        ),
        (
            "They waited two and a half hours, then half an hour.",
            [("two and a half hours", "duration", 2.5, "hour"), ("half an hour", "duration", 0.5, "hour")],
        ),
        (
            "A 34-year-old man on a three-day visit.",
            [("34-year-old", "duration", 34, "year"), ("three-day", "duration", 3, "day")],
        ),
        ("It is 130km or 80 miles away.", [("130km", "number", 130, "kilometer"), ("80 miles", "number", 80, "mile")]),
        ("The bill passed with 45 in favor.", [("45", "number", 45, "")]),
        (
            "The vote is at 9:30 a.m. or 21:00 GMT.",
            [("9:30 a.m.", "time", None, "time of day"), ("21:00", "time", None, "time of day")],
        ),
    ],
)
def test_value_and_unit(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They bought S-400 systems, Su-57 jets and F-16s.",
        "It is not aimed at any third country.",
        "The first lady spoke at the annual summit.",
        "One of them left; no one stayed, and one another they met.",
        "It is open 24/7 since 9/11, fifty-fifty at best.",
        "Call 555-0142 or +44 20 7946 0958.",
        "Version 2.10.3 and v1.2 run.",
        "The Group of Seven and the G20 met.",
        "It is a zero-sum game.",
        "Under Article 370 and Section 144.",
        "Flight 370 was a Boeing 777.",
        "He watched Channel 4.",
        "A two-way street with a second thought.",
        "Both countries agreed.",
        "They won 3-1.",
        "The half-hearted reply in the headquarters.",
        "She may march in the august hall.",
        "On Black Friday she met Theresa May and then the reporter April Ryan at the hall.",
        "CO2 and H5N1 and B12.",
        "See http://example.org/2017/10.",
    ],
)
def test_no_quantity(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text, hedges",
    [
        ("over 140 countries", ["over"]),
        ("140 countries", [""]),
        ("around USD 63 billion", ["around"]),
        ("up to 20 men", ["up to"]),
        ("At least six people", ["At least"]),
        ("nearly half of it", ["nearly"]),
        ("100 or more ships", ["or more"]),
        ("thousands of people", ["thousands of"]),
        ("several hundred troops", ["several hundred"]),
        ("10-15% more", ["range", "range"]),
        ("between 5 and 10 million people", ["range", "range"]),
        ("in early May", ["early"]),
    ],
)
def test_hedges_are_kept_as_printed(text, hedges):
    assert [hedge for (hedge,) in found(text, columns=("hedge",))] == hedges


def test_ranges_have_both_ends():
    assert found("between 5 and 10 million people") == [
        ("5", "count", 5e6, "person"),
        ("10 million people", "count", 1e7, "person"),
    ]
    assert found("$5-10 million") == [("$5", "money", 5e6, "USD"), ("10 million", "money", 1e7, "USD")]
    assert found("from 10 to 15 percent") == [
        ("10", "percent", 10, "percent"),
        ("15 percent", "percent", 15, "percent"),
    ]


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
def test_dates(text, published, dates):
    assert [date for (date,) in found(text, published, ("date",))] == dates


def test_fraction_of_an_antecedent():
    rows = found(
        "They set a 50% export duty, with half of that aimed at oil.",
        columns=("text", "value", "of", "resolved", "resolved_unit"),
    )
    assert rows == [("50%", 50, "export duty", 50, "percent"), ("half of that", 0.5, "export duty", 25, "percent")]


def test_what_is_measured():
    assert found("a 25% punitive tariff imposed by all, and a tax of 10%", columns=("of",)) == [
        ("punitive tariff",),
        ("tax",),
    ]


def test_seeds(seeds):
    """Listed by eye before the code was run; "both", "one" and "third country" are no quantities."""
    table = quantities.find(seeds)
    listed = list(
        zip(table["article"], table["text"], table["kind"], table["value"].fillna(0), table["unit"], table["hedge"])
    )
    assert listed == [
        ("000", "Thursday", "weekday", 0, "day", ""),
        ("000", "early December", "date", 0, "month", "early"),
        ("000", "Thursday", "weekday", 0, "day", ""),
        ("000", "early December", "date", 0, "month", "early"),
        ("000", "140 countries", "count", 140, "country", "over"),
        ("000", "Thursday evening", "weekday", 0, "day", ""),
        ("000", "two nations", "count", 2, "nation", ""),
        ("000", "two countries", "count", 2, "country", ""),
        ("000", "15th anniversary", "ordinal", 15, "anniversary", ""),
        ("000", "two countries", "count", 2, "country", ""),
        ("001", "2025-10-03", "date", 0, "day", ""),
        ("001", "Thursday", "weekday", 0, "day", ""),
        ("001", "early December", "date", 0, "month", "early"),
        ("001", "140 countries", "count", 140, "country", ""),
        ("001", "Thursday evening", "weekday", 0, "day", ""),
        ("002", "December", "date", 0, "month", ""),
        ("002", "140 countries", "count", 140, "country", "over"),
        ("002", "25%", "percent", 25, "percent", ""),
        ("002", "50%", "percent", 50, "percent", ""),
        ("002", "two countries", "count", 2, "country", ""),
        ("002", "USD 63 billion", "money", 63e9, "USD", "around"),
        ("002", "USD 50 billion", "money", 50e9, "USD", ""),
        ("002", "two countries", "count", 2, "country", ""),
        ("002", "15th anniversary", "ordinal", 15, "anniversary", ""),
        ("003", "October 3, 2025", "date", 0, "day", ""),
        ("003", "December", "date", 0, "month", ""),
        ("003", "50%", "percent", 50, "percent", ""),
        ("003", "half of that", "fraction", 0.5, "fraction", ""),
        ("003", "15th anniversary", "ordinal", 15, "anniversary", ""),
        ("004", "two nations", "count", 2, "nation", ""),
        ("004", "two countries", "count", 2, "country", ""),
    ]


def test_seeds_dates_and_zones(seeds):
    table = quantities.find(seeds)
    weekdays = table[(table["kind"] == "weekday") & (table["article"] == "001")]
    assert set(weekdays["date"]) == {"2025-10-02"}
    assert set(table.loc[(table["kind"] == "weekday") & (table["article"] == "000"), "date"]) == {""}
    in_dateline = table[table["zone"] == "dateline"]
    assert set(zip(in_dateline["article"], in_dateline["text"])) == {("001", "2025-10-03"), ("003", "October 3, 2025")}
    half = table[table["text"] == "half of that"].iloc[0]
    assert (half["resolved"], half["resolved_unit"]) == (25, "percent")


def test_nothing_to_find():
    table = quantities.find(ss.read_corpus(pd.DataFrame({"text": ["No figures here."]})))
    assert len(table) == 0 and list(table.columns) == list(quantities._scan.COLUMNS)


PIECES = st.sampled_from(
    "1 23 4,567 8.9 10-15 % $ USD Rs two half of that hundred million people Thursday May October 3, 2025 - . , ' “ ” \n a third 15th in between and to €  ١٢ Ⅷ ² İ 24/7 +1 (02) S-".split(
        " "
    )
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join)))
def test_spans_are_valid(text):
    table = quantities.find(
        ss.read_corpus(
            pd.DataFrame(
                {"article": ["a", "b"], "text": ["Filler.", text + " Filler."], "published": ["", "2025-10-03"]}
            )
        )
    )
    texts = {"a": "Filler.", "b": text + " Filler."}
    for row in table.itertuples():
        assert texts[row.article][row.start : row.end] == row.text != ""
        assert row.kind in quantities._scan.KINDS
    ordered = table[table["article"] == "b"]
    assert (ordered["start"].to_numpy()[1:] >= ordered["end"].to_numpy()[:-1]).all()


@given(
    st.permutations(
        ["Ten men left on Thursday.", "A 50% tax; half of that is new.", "Nothing.", "In May 2019, $5 million."]
    )
)
def test_the_order_of_articles_changes_nothing(texts):
    table = quantities.find(ss.read_corpus(pd.DataFrame({"article": texts, "text": texts})))
    rows = {
        text: list(zip(part["start"], part["kind"], part["unit"]))
        for text, part in table.groupby("article", observed=True)
    }
    assert rows["A 50% tax; half of that is new."] == [(2, "percent", "percent"), (11, "fraction", "fraction")]
    assert rows["Ten men left on Thursday."] == [(0, "count", "man"), (16, "weekday", "day")]
    assert rows["In May 2019, $5 million."] == [(3, "date", "month"), (13, "money", "USD")]


@pytest.mark.parametrize("unit", ["1,", "111,", "1.", "10 to ", "5 or ", "half of that ", "two ", "million ", "$"])
def test_long_runs_end(unit):
    table = quantities.find(ss.read_corpus(pd.DataFrame({"text": [unit * 20000 + "x"]})))
    assert (table["end"] <= len(unit) * 20000).all()


@given(st.integers(0, 999_999), st.sampled_from(["votes", "percent", "dollars"]))
def test_digits_keep_their_value(number, unit):
    (row,) = found(f"They counted {number:,} {unit} in all.")
    assert row[2] == number


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_full_dates(day):
    printed = f"{day:%B} {day.day}, {day.year}"
    assert found(f"It was on {printed}.", columns=("text", "date")) == [(printed, day.isoformat())]
