"""Expected from errors alone: counts by hand, ranges of scipy's binomial, shares of a worked example."""

import numpy as np
import pandas as pd
import pytest
from samestory import sentiment
from samestory.errors import ArgumentError
from scipy.optimize import nnls
from scipy.stats import betabinom, binom

LABELS = ["negative", "neutral", "positive", "unclear"]
UNKNOWN = "true share cannot be told"
# Counts of validation targets: true codes by labels. One neutral target in ten is called negative or positive.
THREE = {"negative": [60, 30, 10, 0], "neutral": [10, 80, 10, 0], "positive": [10, 30, 60, 0]}


def confusion(country, person=None):
    return {
        kind: {code: dict(zip(LABELS, row)) for code, row in rows.items()}
        for kind, rows in (("country", country), ("person", person or country))
    }


def labeled(negative, neutral, positive, unclear=0, text="the US", **columns):
    label = np.repeat(LABELS, [negative, neutral, positive, unclear])
    return pd.DataFrame({"text": text, "label": label, "actor": "US", **columns})


def expected(scored, counts, by="actor"):
    table = sentiment.expected_from_errors(scored, by, counts)
    return table.set_index("label").loc[["negative", "positive"]]


@pytest.mark.parametrize("counts", [(8, 40, 2), (5, 40, 5), (20, 20, 20), (1, 9, 30), (2, 3, 0)])
def test_true_shares_are_those_of_scipys_non_negative_least_squares(counts):
    """That they add up to 1 is a heavy fourth equation there."""
    found = expected(labeled(*counts), confusion(THREE))["corrected"]
    shares, seen = np.array(list(THREE.values())) / 100, np.array([*counts, 0]) / sum(counts)
    theirs = nnls(np.vstack([shares.T, np.full(3, 1e5)]), np.append(seen, 1e5))[0]
    assert found[found.notna()].tolist() == pytest.approx(theirs[[0, 2]][found.notna()].tolist(), abs=1e-6)
    assert found.notna().any()


def test_expected_by_hand_and_the_range_of_scipy():
    """Of fifty neutral mentions five are called negative and five positive; the confusion rests on 100 targets."""
    found = expected(labeled(8, 40, 2), confusion(THREE))
    assert found["n"].tolist() == found["n_distinct"].tolist() == [50, 50]
    assert found["seen"].tolist() == [8, 2] and found["expected"].tolist() == pytest.approx([5.0, 5.0])
    assert found["share"].tolist() == pytest.approx([0.16, 0.04])
    theirs = betabinom.ppf([0.025, 0.975], 50, 10.5, 90.5).tolist()
    assert found[["low", "high"]].values.tolist() == [theirs, theirs]
    assert found["note"].tolist() == ["no more than errors alone"] * 2


def test_with_endless_validation_the_range_is_binomial_and_with_little_wider():
    plenty = {code: [10**6 * n for n in row] for code, row in THREE.items()}
    found = expected(labeled(20, 180, 0), confusion(plenty)).loc["negative"]
    assert [found["low"], found["high"]] == binom.ppf([0.025, 0.975], 200, 0.1).tolist() == [12, 29]
    few = {code: [n / 10 for n in row] for code, row in THREE.items()}
    wide = expected(labeled(20, 180, 0), confusion(few)).loc["negative"]
    assert wide["low"] < found["low"] and wide["high"] > found["high"] and wide["expected"] == 20


@pytest.mark.parametrize("more", [0, 1])
def test_the_note_ends_where_the_range_ends(more):
    high = int(betabinom.ppf(0.975, 50, 10.5, 90.5))
    note = expected(labeled(high + more, 50 - high - more, 0), confusion(THREE)).loc["negative", "note"]
    assert note == ("" if more else "no more than errors alone")


def test_a_worked_example_of_three_codes():
    """20 % negative, 70 % neutral and 10 % positive, by hand: negative labels .2·.6 + .7·.1 + .1·.1 = .20, neutral
    ones .2·.3 + .7·.8 + .1·.3 = .65, positive ones .2·.1 + .7·.1 + .1·.6 = .15.
    """
    found = expected(labeled(200, 650, 150), confusion(THREE))
    assert found["corrected"].tolist() == pytest.approx([0.2, 0.1], abs=1e-6)
    assert (found["corrected_low"] < found["corrected"]).all() and (found["corrected"] < found["corrected_high"]).all()


def test_one_class_against_the_rest_is_the_estimate_of_rogan_and_gladen():
    """Sensitivity .7, specificity .8: 45 % labeled negative are (.45 + .8 - 1) / (.7 + .8 - 1) = .5."""
    two = {"negative": [70, 30, 0, 0], "neutral": [20, 80, 0, 0], "positive": [0, 0, 100, 0]}
    assert expected(labeled(45, 55, 0), confusion(two)).loc["negative", "corrected"] == pytest.approx(0.5, abs=1e-6)
    # fewer negatives than errors make: the formula gives -.2, and no share is below 0
    assert expected(labeled(10, 90, 0), confusion(two)).loc["negative", "corrected"] == pytest.approx(0, abs=1e-6)


def test_unclear_labels_tell_too():
    """A quarter of the negatives is unclear: .4·.5 = .2 negative, .4·.25 = .1 unclear, the rest neutral."""
    unsure = {"negative": [50, 25, 0, 25], "neutral": [0, 100, 0, 0], "positive": [0, 0, 100, 0]}
    found = expected(labeled(20, 70, 0, 10), confusion(unsure)).loc["negative"]
    assert found["corrected"] == pytest.approx(0.4, abs=1e-6) and found["note"] == ""


def test_a_label_that_is_as_frequent_among_others_tells_nothing():
    """Negative mentions are called negative no more often than neutral ones; positive ones clearly are."""
    blind = {"negative": [20, 75, 5, 0], "neutral": [20, 75, 5, 0], "positive": [5, 35, 60, 0]}
    found = expected(labeled(30, 65, 5), confusion(blind))
    assert found.loc["negative", "note"] == f"no more than errors alone; {UNKNOWN}"
    assert found.loc["negative", ["corrected", "corrected_low", "corrected_high"]].isna().all()
    assert found.loc["positive", "note"] == "no more than errors alone" and found.loc["positive", "corrected"] < 0.1
    few = {code: [n / 20 for n in row] for code, row in THREE.items()}  # five targets of each code tell nothing either
    assert expected(labeled(60, 35, 5), confusion(few)).loc["negative", "note"].endswith(UNKNOWN)


def test_labels_that_no_shares_explain_tell_nothing():
    """Nine in ten are labeled negative, where of truly negative mentions only six in ten would be."""
    found = expected(labeled(180, 10, 10), confusion(THREE))
    assert found["note"].tolist() == [
        "true share cannot be told",
        "no more than errors alone; true share cannot be told",
    ]
    assert found["corrected"].isna().all()


def test_persons_and_countries_have_their_own_confusion():
    person = {"negative": [80, 20, 0, 0], "neutral": [30, 70, 0, 0], "positive": [0, 20, 80, 0]}
    both = pd.concat([labeled(10, 90, 0), labeled(3, 7, 0, text="Ann Lee")]).assign(voice="outlet")
    found = expected(both, confusion(THREE, person), "voice").loc["negative"]
    assert found["n"] == 110 and found["expected"] == pytest.approx(100 * 0.1 + 10 * 0.3)
    # the chances of the sum of two counts, by hand
    one, other = betabinom.pmf(range(101), 100, 10.5, 90.5), betabinom.pmf(range(11), 10, 30.5, 70.5)
    chances = [sum(one[k] * other[n - k] for k in range(max(0, n - 10), min(n, 100) + 1)) for n in range(111)]
    assert sum(chances[: found["low"] + 1]) >= 0.025 > sum(chances[: found["low"]])
    assert sum(chances[: found["high"] + 1]) >= 0.975 > sum(chances[: found["high"]])
    apart = sentiment.expected_from_errors(both, ["text", "voice"], confusion(THREE, person))
    assert apart.query("label == 'negative'")["expected"].tolist() == pytest.approx([10, 3])


def test_repeated_words_count_once():
    said = labeled(30, 0, 0, passage="q")
    scored = pd.concat([said, labeled(0, 20, 0, passage=[f"p{n}" for n in range(20)])])
    found = expected(scored, confusion(THREE)).loc["negative"]
    assert found[["n", "n_distinct", "seen"]].tolist() == [50, 21, 1] and found["expected"] == pytest.approx(2.1)
    assert found["note"] == "no more than errors alone"


def test_groups_stand_in_the_order_of_their_first_mention_and_any_order_gives_the_same():
    scored = pd.concat([labeled(3, 5, 1, actor="Russia"), labeled(1, 5, 1, actor="India")], ignore_index=True)
    table = sentiment.expected_from_errors(scored, "actor", confusion(THREE))
    assert table["actor"].tolist() == ["Russia"] * 2 + ["India"] * 2
    again = sentiment.expected_from_errors(scored[::-1], "actor", confusion(THREE))
    columns = ["actor", "label"]
    pd.testing.assert_frame_equal(
        table.sort_values(columns, ignore_index=True), again.sort_values(columns, ignore_index=True)
    )
    assert sentiment.expected_from_errors(scored[:0], "actor", confusion(THREE)).empty


@pytest.mark.slow
def test_the_range_and_the_interval_hold_what_they_say():
    """Validation and mentions drawn anew: 95 % of the ranges hold the count, and of the intervals the true share."""
    random, held = np.random.default_rng(7), np.zeros(2)
    chances = np.array([[0.5, 0.35, 0.03, 0.12], [0.08, 0.82, 0.03, 0.07], [0.05, 0.45, 0.38, 0.12]])
    for _ in range(100):
        drawn = [random.multinomial(n, row) for n, row in zip((120, 400, 60), chances)]
        counts = confusion(dict(zip(LABELS, drawn)))
        none = expected(labeled(*random.multinomial(80, chances[1])), counts).loc["negative"]
        some = sum(random.multinomial(n, row) for n, row in zip(random.multinomial(300, [0.2, 0.7, 0.1]), chances))
        some = expected(labeled(*some), counts).loc["negative"]
        held += none["low"] <= none["seen"] <= none["high"], some["corrected_low"] <= 0.2 <= some["corrected_high"]
    assert (held >= 88).all()


@pytest.mark.parametrize(
    "counts",
    [
        {},
        {"country": confusion(THREE)["country"]},
        confusion(THREE | {"neutral": [0, 0, 0, 0]}),
        confusion(THREE | {"neutral": [-1, 5, 5, 0]}),
        confusion(THREE | {"neutral": [None, 5, 5, 0]}),
        confusion({"negative": [1, 1, 1, 1]}),
        {"country": 3, "person": 3},
    ],
)
def test_a_confusion_without_all_counts_is_named(counts):
    with pytest.raises(ArgumentError, match=r"scorer=.* is not a scorer with a confusion: for (person|country)"):
        sentiment.expected_from_errors(labeled(1, 1, 1), "actor", counts)


def test_other_bad_arguments_are_named():
    with pytest.raises(ArgumentError, match="scorer='liner' .* Did you mean 'linear'"):
        sentiment.expected_from_errors(labeled(1, 1, 1), "actor", "liner")
    coded = labeled(1, 1, 1).replace({"label": {"positive": "mixed"}})
    with pytest.raises(ArgumentError, match="scored='mixed' is not a table in which each mention has its label"):
        sentiment.expected_from_errors(coded, "actor", confusion(THREE))
    with pytest.raises(
        ArgumentError, match="scored='no column text' is not a table in which each mention has its text"
    ):
        sentiment.expected_from_errors(coded.drop(columns="text"), "actor", confusion(THREE))


@pytest.mark.parametrize("scorer", sentiment.SCORERS)
def test_the_confusion_of_a_card_has_every_count(scorer):
    counts = sentiment.card(scorer).get("confusion")
    if counts is None:
        pytest.skip("its confusion is not counted yet")
    for kind in ("person", "country"):
        assert {code: set(row) for code, row in counts[kind].items()} == dict.fromkeys(LABELS[:3], set(LABELS))
    table = sentiment.expected_from_errors(labeled(5, 5, 5), "actor", scorer)
    assert table["expected"].between(0, 15).all()
