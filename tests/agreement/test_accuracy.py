"""A program's codes against those of readers: worked by hand, and against scikit-learn."""

import numpy as np
import pandas as pd
import pytest
from samestory import agreement
from samestory.errors import ArgumentError
from sklearn.metrics import f1_score, precision_recall_fscore_support

CODED = pd.Series(["negative", "negative", "neutral", "neutral", "neutral", "positive", "disputed"])
PREDICTED = pd.Series(["negative", "neutral", "neutral", "positive", "neutral", "neutral", "positive"])


def test_confusion_by_hand():
    table = agreement.confusion(CODED, PREDICTED)
    assert table.index.tolist() == ["negative", "neutral", "positive", "disputed"]
    assert table.loc["neutral"].to_dict() == {"negative": 0, "neutral": 2, "positive": 1}
    assert table.loc["disputed", "positive"] == 1 and table.to_numpy().sum() == 7


def test_accuracy_by_hand():
    table = agreement.accuracy(CODED, PREDICTED).set_index("category")
    assert table.loc["negative", ["coded", "predicted", "right", "precision", "recall"]].tolist() == [2, 1, 1, 1.0, 0.5]
    assert table.loc["positive", ["coded", "predicted", "right", "precision", "f1"]].tolist() == [1, 1, 0, 0.0, 0.0]
    assert table.loc["all", ["coded", "right", "accuracy"]].tolist() == [6, 3, 0.5]
    assert table.loc["always neutral", ["coded", "right", "accuracy"]].tolist() == [6, 3, 0.5]
    # F1 of "neutral" for the rule is 2 · 3 / (3 + 6), that of the two other categories 0
    assert table.loc["always neutral", "f1"] == pytest.approx(2 / 3 / 3)
    # Wilson's interval of 3 in 6, from the closed form
    assert table.loc["all", ["low", "high"]].round(3).tolist() == [0.188, 0.812]


def test_scikit_learn_agrees():
    draws = np.random.default_rng(3).choice(["negative", "neutral", "positive"], size=(2, 200))
    coded, predicted = pd.Series(draws[0]), pd.Series(draws[1])
    table = agreement.accuracy(coded, predicted).set_index("category")
    expected = precision_recall_fscore_support(coded, predicted, labels=["negative", "neutral", "positive"])[:3]
    assert np.allclose(table[["precision", "recall", "f1"]].head(3).astype(float).T, expected)
    assert table.loc["all", "f1"] == pytest.approx(f1_score(coded, predicted, average="macro"))


def test_order_does_not_matter_and_units_do():
    table = agreement.accuracy(CODED, PREDICTED.sample(frac=1, random_state=2))
    assert table.equals(agreement.accuracy(CODED, PREDICTED))
    with pytest.raises(ArgumentError, match="6 units, 6 of them coded"):
        agreement.accuracy(CODED, PREDICTED.head(6))


def test_nothing_agreed_is_an_empty_table():
    table = agreement.accuracy(pd.Series(["disputed"]), pd.Series(["neutral"]))
    assert table.empty and "f1" in table


def test_shares_by_hand():
    # Wilson's interval from the closed form, z = 1.96
    counts = pd.DataFrame({"what": ["half", "none", "empty"], "right": [3, 0, 0], "n": [6, 10, 0]}, index=[4, 5, 6])
    table = agreement.shares(counts).set_index("what")
    assert table.loc["half", ["value", "low", "high"]].round(3).tolist() == [0.5, 0.188, 0.812]
    assert table.loc["none", ["value", "low", "high"]].round(3).tolist() == [0, 0, 0.278]
    assert table.loc["empty", ["value", "low", "high"]].isna().all()


@pytest.mark.parametrize("right, n, message", [("good", "n", "right='good'"), ("n", "right", "at most right")])
def test_counts_that_are_no_shares(right, n, message):
    with pytest.raises(ArgumentError, match=message):
        agreement.shares(pd.DataFrame({"right": [1], "n": [2]}), right, n)
