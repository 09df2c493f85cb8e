"""The table of quantities: the seeds by hand, and what holds for any text."""

import pytest
from helpers import corpus_of, growth
from hypothesis import given
from hypothesis import strategies as st
from samestory import quantities

# The contract of DESIGN.md, and the further columns of the docstring of `find`.
COLUMNS = "article start end text kind value unit hedge of date resolved resolved_unit".split()
COLUMNS += ["sentence", "zone", "repeats", "timezone"]
KINDS = set("number percent money count ordinal fraction date weekday time duration".split())


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
    table = quantities.find(corpus_of("No figures here."))
    assert len(table) == 0 and list(table.columns) == COLUMNS


PIECES = st.sampled_from(
    (
        "1 23 4,567 8.9 10-15 % $ USD Rs two half of that hundred million people Thursday May October 3, 2025 - . , ' "
        "“ ” \n a third 15th in between and to €  ١٢ Ⅷ ² İ 24/7 +1 (02) S-"
    ).split(" ")
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join)))
def test_spans_are_valid(text):
    table = quantities.find(corpus_of("Filler.", text + " Filler.", published=["", "2025-10-03"]))
    texts = {"a0": "Filler.", "a1": text + " Filler."}
    for row in table.itertuples():
        assert texts[row.article][row.start : row.end] == row.text != ""
        assert row.kind in KINDS
    ordered = table[table["article"] == "a1"]
    assert (ordered["start"].to_numpy()[1:] >= ordered["end"].to_numpy()[:-1]).all()


@given(
    st.permutations(
        ["Ten men left on Thursday.", "A 50% tax; half of that is new.", "Nothing.", "In May 2019, $5 million."]
    )
)
def test_the_order_of_articles_changes_nothing(texts):
    table = quantities.find(corpus_of(*texts, ids=texts))
    rows = {
        text: list(zip(part["start"], part["kind"], part["unit"]))
        for text, part in table.groupby("article", observed=True)
    }
    assert rows["A 50% tax; half of that is new."] == [(2, "percent", "percent"), (11, "fraction", "fraction")]
    assert rows["Ten men left on Thursday."] == [(0, "count", "man"), (16, "weekday", "day")]
    assert rows["In May 2019, $5 million."] == [(3, "date", "month"), (13, "money", "USD")]


@pytest.mark.parametrize("unit", ["1,", "111,", "1.", "10 to ", "5 or ", "half of that ", "two ", "million ", "$"])
def test_long_runs_end(unit):
    table = quantities.find(corpus_of(unit * 20000 + "x"))
    assert (table["end"] <= len(unit) * 20000).all()


LEAST = 6  # 4 is linear, 16 quadratic
UNITS = [
    "1 ",
    "1\n",
    "111 ",
    "$1",
    "5 or ",
    "10 to ",
    "May ",
    "Monday ",
    "a hundred and ",
    "hundred hundred ",
    "5 p.m. ",
    "won 5 to 4, ",
    "1'",
]


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.timed
def test_cost_follows_the_length(unit):
    assert growth(quantities.find, lambda size: unit * size, 4000) < LEAST
