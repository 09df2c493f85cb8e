"""Krippendorff's alpha against his own worked example, and cases worked by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samestory import agreement
from samestory.errors import ArgumentError

NA = np.nan
# Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability, part C: four observers, twelve units.
OBSERVERS = pd.DataFrame(
    {
        "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, NA, NA, NA],
        "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NA, 3],
        "C": [NA, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NA],
        "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NA],
    }
)


@pytest.mark.parametrize("level, expected", [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_the_published_example(level, expected):
    assert round(agreement.alpha(OBSERVERS, level), 3) == expected


def test_words_are_nominal_codes():
    assert agreement.alpha(OBSERVERS.replace({1: "a", 2: "b", 3: "c", 4: "d", 5: "e"})) == agreement.alpha(OBSERVERS)


def test_two_coders_by_hand():
    # Krippendorff (2011), part A: ten articles, coded 0 or 1; o_01 = 4, n_0 = 14, n_1 = 6: 1 − 19 · 4 / (14 · 6) = .095
    codes = pd.DataFrame({"a": [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], "b": [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]})
    assert agreement.alpha(codes) == pytest.approx(1 - 19 * 4 / (14 * 6))


def test_perfect_and_opposite_codes():
    # Opposite: each of two units has one yes and one no. Observed 1, expected 2·2·2/(4·3) = 2/3: alpha = 1 − 3/2.
    assert agreement.alpha(pd.DataFrame({"a": ["y", "n"], "b": ["y", "n"]})) == 1
    assert agreement.alpha(pd.DataFrame({"a": ["y", "n"], "b": ["n", "y"]})) == pytest.approx(-0.5)


@pytest.mark.parametrize(
    "codes",
    [
        pd.DataFrame({"a": ["y", "y"], "b": ["y", "y"]}),  # one category: nothing can be told apart
        pd.DataFrame({"a": ["y", None], "b": [None, "n"]}),  # no unit with two codes
        pd.DataFrame({"a": ["y", "n"]}),  # one coder
        pd.DataFrame({"a": [], "b": []}),
        pd.DataFrame(index=range(3)),
    ],
)
@pytest.mark.parametrize("level", ["nominal", "interval"])
def test_undefined_is_a_word(codes, level):
    if level == "interval":
        codes = codes.replace({"y": 1, "n": 2})
    assert agreement.alpha(codes, level) == "undefined"


def test_ordered_categories_are_ordinal():
    scale = pd.CategoricalDtype(["low", "middle", "high"], ordered=True)
    words = pd.DataFrame({"a": ["low", "high", "middle"], "b": ["middle", "high", None]}).astype(scale)
    numbers = pd.DataFrame({"a": [1, 3, 2], "b": [2, 3, None]})
    assert agreement.alpha(words, "ordinal") == agreement.alpha(numbers, "ordinal")


@pytest.mark.parametrize("level", ["ratio", ""])
def test_an_unknown_level_is_refused(level):
    with pytest.raises(ArgumentError, match="a level of measurement"):
        agreement.alpha(OBSERVERS, level)


def test_words_have_no_intervals():
    with pytest.raises(ArgumentError, match="a number"):
        agreement.alpha(pd.DataFrame({"a": ["y"], "b": ["n"]}), "interval")


TABLES = st.lists(st.lists(st.sampled_from([1.0, 2.0, 3.0, NA]), min_size=3, max_size=3), min_size=1, max_size=8)


def by_pairs(rows):
    """Alpha from its definition: pairs within units against all pairs of pairable values."""
    units = [[v for v in row if not np.isnan(v)] for row in rows]
    units = [unit for unit in units if len(unit) > 1]
    pooled = [v for unit in units for v in unit]
    observed = sum(
        (v - w) ** 2 / (len(unit) - 1)
        for unit in units
        for i, v in enumerate(unit)
        for j, w in enumerate(unit)
        if i != j
    )
    expected = sum((v - w) ** 2 for i, v in enumerate(pooled) for j, w in enumerate(pooled) if i != j)
    return 1 - (len(pooled) - 1) * observed / expected if expected else "undefined"


@given(TABLES)
def test_interval_alpha_is_its_definition(rows):
    codes, expected = pd.DataFrame(rows), by_pairs(rows)
    assert agreement.alpha(codes, "interval") == (expected if expected == "undefined" else pytest.approx(expected))
    assert agreement.alpha(codes.sample(frac=1, axis=1, random_state=1), "interval") in (
        expected,
        pytest.approx(agreement.alpha(codes, "interval")) if expected != "undefined" else expected,
    )


def test_alpha_is_that_of_the_package_krippendorff(top):
    """Its results on 200 random tables are kept in a file (benchmarks/alpha.py): no package of ours needs it."""
    kept = pd.read_csv(top / "benchmarks" / "measured" / "alpha.csv", dtype=str)
    assert len(kept) == 600 and 5 < (kept["alpha"] == "undefined").sum() < 100
    for table, level, expected in kept.itertuples(index=False):
        codes = pd.DataFrame([[NA if v == "-" else float(v) for v in row.split(" ")] for row in table.split(";")])
        found = agreement.alpha(codes, level)
        assert found == expected if expected == "undefined" else found == pytest.approx(float(expected), abs=1e-9)
