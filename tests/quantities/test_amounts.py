"""Amounts: what is printed, its value, unit and hedge, and what is no quantity at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st


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
def test_value_and_unit(found, text, expected):
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
def test_no_quantity(found, text):
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
def test_hedges_are_kept_as_printed(found, text, hedges):
    assert [hedge for (hedge,) in found(text, columns=("hedge",))] == hedges


def test_ranges_have_both_ends(found):
    assert found("between 5 and 10 million people") == [
        ("5", "count", 5e6, "person"),
        ("10 million people", "count", 1e7, "person"),
    ]
    assert found("$5-10 million") == [("$5", "money", 5e6, "USD"), ("10 million", "money", 1e7, "USD")]
    assert found("from 10 to 15 percent") == [
        ("10", "percent", 10, "percent"),
        ("15 percent", "percent", 15, "percent"),
    ]


def test_a_currency_between_two_numbers_stands_in_one_span(found):
    assert found("5 USD 10") == [("5 USD", "money", 5, "USD"), ("10", "money", 10, "USD")]


def test_fraction_of_an_antecedent(found):
    rows = found(
        "They set a 50% export duty, with half of that aimed at oil.",
        columns=("text", "value", "of", "resolved", "resolved_unit"),
    )
    assert rows == [("50%", 50, "export duty", 50, "percent"), ("half of that", 0.5, "export duty", 25, "percent")]


def test_what_is_measured(found):
    assert found("a 25% punitive tariff imposed by all, and a tax of 10%", columns=("of",)) == [
        ("punitive tariff",),
        ("tax",),
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        # digits grouped by spaces, thin and no-break spaces, apostrophes and points
        ("The fund has 3 400 000 euros for 15 800 farmers.", [(3.4e6, "EUR"), (15800, "farmer")]),
        ("They lent CHF 2\u00a0500\u00a0000 and 7\u202f250 euros.", [(2.5e6, "CHF"), (7250, "EUR")]),
        ("The town has 24’000 people and CHF 3'600'000.", [(24000, "person"), (3.6e6, "CHF")]),
        ("It cost 2.300.000 euros, or 1.234,50 euros a head.", [(2.3e6, "EUR"), (1234.5, "EUR")]),
        ("It rose 12,5% to 3,4 million tons.", [(12.5, "percent"), (3.4e6, "ton")]),
        ("The plane dropped 16 250-pound bombs.", [(16, ""), (250, "pound")]),
        # fractions
        ("He waited 2½ years, then 3 1/2 hours.", [(2.5, "year"), (3.5, "hour")]),
        # one scale or unit for two numbers
        ("The dam costs $20 to $25 billion.", [(2e10, "USD"), (2.5e10, "USD")]),
        ("The dam costs between €1.2 and €1.6 billion.", [(1.2e9, "EUR"), (1.6e9, "EUR")]),
        (
            "The dam costs Rs 30 to 40 crore, or £20-30 million.",
            [(3e8, "INR"), (4e8, "INR"), (2e7, "GBP"), (3e7, "GBP")],
        ),
        ("Fees are between $640,000 and $1.2 million.", [(640_000, "USD"), (1.2e6, "USD")]),
        ("Sales rose from $5 million to $7 million.", [(5e6, "USD"), (7e6, "USD")]),
        ("The crowd grew from 20,000 to 1.5 million people.", [(20000, "person"), (1.5e6, "person")]),
        ("Five to six million people fled.", [(5e6, "person"), (6e6, "person")]),
        ("Rain fell by 10 to 15 percent.", [(10, "percent"), (15, "percent")]),
        # money of other countries
        (
            "It cost R$3 million, NT$20 billion, ₦5 million and ₩900.",
            [(3e6, "BRL"), (2e10, "TWD"), (5e6, "NGN"), (900, "KRW")],
        ),
        (
            "It cost R40 million, N2.5 billion, Dh7 million and SAR 2 billion.",
            [(4e7, "ZAR"), (2.5e9, "NGN"), (7e6, "AED"), (2e9, "SAR")],
        ),
        (
            "It cost 30 zł, 5 billion won, 20 rand and 6 Danish kroner.",
            [(30, "PLN"), (5e9, "KRW"), (20, "ZAR"), (6, "DKK")],
        ),
        ("Bread costs 80p, oil £2bn, 40 pence more.", [(80, "penny"), (2e9, "GBP"), (40, "penny")]),
        # measures
        (
            "It is 60 km², 40 sq. miles or 9 sq km.",
            [(60, "square kilometer"), (40, "square mile"), (9, "square kilometer")],
        ),
        ("They pump 300,000 bpd, or 2 million barrels a day.", [(3e5, "barrel per day"), (2e6, "barrel per day")]),
        (
            "Some 2m people, 30k troops and 5m euros; Rs 700 cr.",
            [(2e6, "person"), (30000, "troop"), (5e6, "EUR"), (7e9, "INR")],
        ),
        # words
        ("Three quarters of a million people.", [(750_000, "person")]),
        ("A hundred and five men and a thousand two hundred votes.", [(105, "man"), (1200, "vote")]),
        ("A million and a half people, a hundred thousand homes.", [(1.5e6, "person"), (1e5, "home")]),
    ],
)
def test_a_number_is_read_whole(found, text, expected):
    assert found(text, columns=("value", "unit")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They won 61 to 38.",
        "It stands on pages 10 to 15, in Sections 4 and 5.",
        "The code is 12 345, the address 192.168.100.200.",
        "Some 1.200 farmers came.",  # 1200 or 1.2
        "It cost 2,00 euros.",
        "She is 5’4” tall.",
        "An R500 bike, an N95 mask and Comet 73P.",
        "3 1 4 1 5 9 2 6 5 3 5",  # a table
        "ISBN 978 3 16 148410 0",
        "The next one won the cup; this one won’t.",
    ],
)
def test_what_cannot_be_read_safely_is_left_out(found, text):
    assert found(text) == []


@given(st.integers(0, 999_999), st.sampled_from(["votes", "percent", "dollars"]))
def test_digits_keep_their_value(found, number, unit):
    (row,) = found(f"They counted {number:,} {unit} in all.")
    assert row[2] == number


@pytest.mark.parametrize(
    "words, value",
    [
        ("fifty-one million five hundred seventy eight thousand three hundred two", 51_578_302),  # README of text2num
        ("two million twenty three thousand and forty nine", 2_023_049),  # README of word2number
        ("Nine hundred and ninety-nine", 999),
    ],
)
def test_number_words_as_other_tools_read_them(found, words, value):
    assert found(f"{words} votes were cast.", columns=("value", "unit")) == [(value, "vote")]
