"""Scored mentions counted: means and counts by hand, intervals against scipy's bootstrap."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samestory import sentiment
from samestory.errors import ArgumentError
from scipy.stats import bootstrap


def table(scores, actor="US", voice="outlet", label="neutral", speaker=""):
    n = len(scores)
    return pd.DataFrame(
        {
            "article": ["a"] * n,
            "sentence": range(n),
            "actor": actor,
            "voice": voice,
            "speaker": speaker,
            "score": scores,
            "label": label,
        }
    )


def test_counts_and_means_by_hand():
    scored = pd.concat([table([0.5, -0.1], label="positive"), table([-0.4], "Russia", "quoted", "negative", "Ann Lee")])
    found = sentiment.summary(scored)
    assert found.columns.tolist() == [
        "actor",
        "voice",
        "n",
        "sentences",
        "negative",
        "neutral",
        "positive",
        "unclear",
        "mean",
        "low",
        "high",
        "note",
    ]
    assert found.loc[0, ["n", "positive", "negative"]].tolist() == [2, 2, 0] and found.loc[0, "mean"] == pytest.approx(
        0.2
    )
    assert (found["note"] == "n too small").all() and found["low"].isna().all()


def test_interval_agrees_with_scipy():
    """scipy's percentile bootstrap of a mean, the same level; both are random, so within a hundredth."""
    scores = np.random.default_rng(5).normal(0.1, 0.3, 80)
    found = sentiment.summary(table(scores)).loc[0]
    theirs = bootstrap((scores,), np.mean, n_resamples=5000, method="percentile", random_state=1).confidence_interval
    assert [found["low"], found["high"]] == pytest.approx([theirs.low, theirs.high], abs=0.012)


def test_mentions_of_one_sentence_are_drawn_together():
    """Twenty copies of each sentence's mention add no information, so the interval stays as wide."""
    once = table(np.linspace(-0.5, 0.5, 12))
    many = pd.concat([once] * 20)
    a, b = sentiment.summary(once).loc[0], sentiment.summary(many).loc[0]
    assert b["n"] == 240 and b["sentences"] == 12
    assert [a["low"], a["high"]] == pytest.approx([b["low"], b["high"]])


def test_difference_by_hand_and_unknown_value():
    scored = pd.concat([table([0.2] * 12), table([-0.1] * 12, "Russia").assign(article="b")])
    row = sentiment.difference(scored, "actor", "US", "Russia").loc[0]
    assert [row["difference"], row["low"], row["high"]] == pytest.approx([0.3, 0.3, 0.3])
    assert (row["n_one"], row["n_other"], row["note"]) == (12, 12, "")
    few = sentiment.difference(
        pd.concat([table([0.2] * 3), table([0.0] * 12, "Russia").assign(article="b")]), "actor", "US", "Russia"
    )
    assert few.loc[0, "note"] == "n too small" and few.loc[0, "difference"] == pytest.approx(0.2)
    with pytest.raises(ArgumentError, match=r"one='China' is not a value of the column actor \(US, Russia\)"):
        sentiment.difference(scored, "actor", "China", "Russia")


@given(st.permutations(range(30)))
def test_order_of_rows_changes_nothing(order):
    scored = pd.concat([table(np.linspace(-0.9, 0.4, 15)), table(np.linspace(0, 1, 15), "Russia").assign(article="b")])
    shuffled = scored.iloc[list(order)]
    one, other = (sentiment.summary(t).set_index(["actor", "voice"]).sort_index() for t in (scored, shuffled))
    pd.testing.assert_frame_equal(one, other)


def test_who_evaluates_whom():
    scored = pd.concat(
        [
            table([0.5], "Modi", "quoted", "positive", "Ann Lee"),
            table([0.1], "Modi", "reported", "unclear", ""),
            table([-0.5], "US", "outlet", "negative"),
        ]
    )
    found = sentiment.who_evaluates_whom(scored).set_index(["holder", "actor"])
    assert found.loc[("Ann Lee", "Modi"), ["n", "positive"]].tolist() == [1, 1]
    assert found.loc[("the outlets", "US"), "negative"] == 1 and found.loc[("unnamed speaker", "Modi"), "unclear"] == 1
    assert found["n"].sum() == 3
