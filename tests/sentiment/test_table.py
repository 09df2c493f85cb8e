"""The table of tone toward countries, on rows counted by hand."""

import numpy as np
import pytest


@pytest.fixture
def table(top, monkeypatch):
    monkeypatch.syspath_prepend(str(top / "benchmarks"))
    import sentiment_table

    return sentiment_table


def row(y, country, article, drawn="random", of="country"):
    return {"y": y, "country": country, "group": article, "drawn": drawn, "set": of}


def test_numbers_are_those_counted_by_hand(table):
    """Random part: US -1 0 0, Russia -1 0; one blame of the US is missed, one neutral mention of Russia is blame."""
    rows = [row(-1, "US", "a"), row(0, "US", "a"), row(0, "US", "b"), row(-1, "Russia", "b"), row(0, "Russia", "c")]
    rows += [row(1, "France", "d", "enriched"), row(1, "", "e", of="newsmtsc")]
    neutral, blame, praise = (0.2, 0.7, 0.1), (0.6, 0.3, 0.1), (0.1, 0.2, 0.7)
    p = np.array([neutral, neutral, neutral, blame, blame, praise, neutral])
    found = table.rows_of(rows, p, "ours", gap=0.0).set_index(["part", "countries"])
    both = found.loc[("random", "US and Russia")]
    assert both["n"] == 5 and both["articles"] == 3 and both["accuracy"] == pytest.approx(3 / 5)
    assert both["recall negative"] == pytest.approx(1 / 2) and both["precision negative"] == pytest.approx(1 / 2)
    assert both["macro F1"] == pytest.approx((1 / 2 + 2 / 3 + 0) / 3)
    assert both["US - Russia neutral"] == pytest.approx(-0.1 + 0.5)
    assert both["US - Russia negative"] == pytest.approx(-0.1 + 0.5)
    assert both["ECE"] == pytest.approx(abs(2 / 3 - 0.7) * 3 / 5 + abs(1 / 2 - 0.6) * 2 / 5)
    assert np.isnan(found.loc[("random", "US"), "recall positive"])
    assert found.loc[("enriched", "all"), "n"] == 1 and ("random", "others") not in found.index


def test_always_neutral_reaches_the_share_of_neutral(table):
    rows = [row(y, "US", str(n)) for n, y in enumerate((0, 0, 0, -1))]
    found = table.rows_of(rows, table.always_neutral(rows), "always neutral").iloc[0]
    assert found["accuracy"] == 3 / 4 and np.isnan(found["ECE"])
    assert found["macro F1"] == pytest.approx(6 / 7 / 3)


def test_cuts_come_from_the_other_folds(table):
    """In fold 1 high scores are praise; fold 0, read with that cut, says the opposite and is wrong throughout."""
    rows = [row(y, "US", str(n)) for n, y in enumerate((-1, 0, 1, -1, 0, 1))]
    compound, fold = np.array([0.9, 0.0, -0.9, -0.9, 0.0, 0.9]), np.array([0, 0, 0, 1, 1, 1])
    label = table.vader_with_cuts(rows, compound, fold).argmax(1) - 1
    assert label[:3].tolist() == [1, 0, -1]


def test_intervals_draw_articles(table):
    """One article of a hundred equal rows is one draw: the interval is as wide as that of two rows."""
    y = np.array([1] * 100 + [0] * 100)
    groups = np.array(["a"] * 100 + ["b"] * 100)
    assert table.interval(groups, lambda k: float(y[k].mean())) == "[0.00, 1.00]"
