"""Shares corrected by hand codes: against another implementation, a published example, and sums done by hand."""

import numpy as np
import pandas as pd
import pytest
from samestory.agreement import correct
from samestory.errors import ArgumentError


def tables(codes, machine, rest, value="label"):
    """Give labels of coded and other units, each in its own article, and the codes of the first ones."""
    labels = pd.DataFrame({"article": range(len(machine) + len(rest)), value: [*machine, *rest]})
    return labels, pd.DataFrame({"article": range(len(codes)), value: codes})


def test_a_share_is_that_of_ppi_py():
    """ppi_py 0.2.3, ppi_mean_pointestimate and ppi_mean_ci(alpha=0.05), on the same numbers."""
    codes, machine = [1, 0, 0, 1, 0] * 8, [1, 0, 1, 1, 0, 0, 0, 0, 1, 0] * 4
    labels, codes = tables(*(np.where(n, "yes", "no") for n in (codes, machine, [1, 0, 1, 0, 0, 0, 1, 1, 1, 0] * 16)))
    row = correct(labels, codes).set_index("value").loc["yes"]
    assert (row["n"], row["coded"], row["articles"], row["machine"], row["hand"]) == (200, 40, 40, 0.48, 0.4)
    assert row["corrected"] == pytest.approx(PPI_SHARE[0], abs=1e-8)
    assert row["high"] - row["low"] == pytest.approx(PPI_SHARE[2] - PPI_SHARE[1], rel=0.13), (
        "wider by t, n - 1 and half an error"
    )
    assert row["low"] < PPI_SHARE[1] and row["high"] > PPI_SHARE[2]


def test_a_mean_is_that_of_ppi_py():
    code = np.array([0.1 * (n % 7) - 0.2 for n in range(40)])
    machine = code * 0.8 + np.array([0.05 * ((n * 3) % 5) - 0.1 for n in range(40)])
    labels, codes = tables(code, machine, [0.09 * (n % 8) - 0.3 for n in range(200)], "score")
    [row] = correct(labels, codes, "score").to_dict("records")
    assert row["value"] == "mean" and row["corrected"] == pytest.approx(PPI_MEAN[0], abs=1e-8)
    assert row["high"] - row["low"] == pytest.approx(PPI_MEAN[2] - PPI_MEAN[1], rel=0.06)
    assert np.isnan(row["misclassified"])


# Printed by ppi_py (Angelopoulos and others), version 0.2.3: estimate, low, high
PPI_SHARE = (0.44464744, 0.31490162, 0.57439325)
PPI_MEAN = (0.05241132, 0.0152776, 0.08954503)


def test_an_older_estimate_by_sensitivity_and_specificity():
    """By hand: 30 of 40 yes are seen, 50 of 60 no; of 1,000 units .375 are called yes: (.375 + .8333 - 1) / .58333."""
    codes = ["yes"] * 40 + ["no"] * 60
    machine = ["yes"] * 30 + ["no"] * 10 + ["no"] * 50 + ["yes"] * 10
    labels, codes = tables(codes, machine, ["yes"] * 335 + ["no"] * 565)
    row = correct(labels, codes).set_index("value").loc["yes"]
    assert row["machine"] == 0.375 and row["misclassified"] == pytest.approx(0.20833333 / 0.58333333)
    # Rogan & Gladen 1978: [.375*.625/1000 + .357²*.75*.25/40 + .643²*.8333*.1667/60] / .58333² = .0725²
    assert row["mis_high"] - row["misclassified"] == pytest.approx(1.959964 * 0.0725, abs=0.001)


def test_a_machine_that_says_nothing_leaves_the_codes_alone():
    labels, codes = tables(["yes", "no"] * 15, ["no"] * 30, ["no"] * 70)
    row = correct(labels, codes).set_index("value").loc["yes"]
    assert row["slope"] == 0 and row["machine"] == 0 and row["worth"] == row["coded"] == 30
    assert (row["corrected"], row["low"], row["high"]) == (row["hand"], row["hand_low"], row["hand_high"])
    assert row["hand"] == 0.5


def test_weights_undo_a_sample_that_took_more_of_one_kind():
    """All 50 "yes" of the machine are coded, of 950 "no" every 19th: which stands for 19. By hand 40 + 19 × 5."""
    machine = ["yes"] * 50 + ["no"] * 50
    labels, codes = tables(["yes"] * 40 + ["no"] * 10 + ["yes"] * 5 + ["no"] * 45, machine, ["no"] * 900)
    codes["weight"] = [1] * 50 + [19] * 50
    row = correct(labels, codes).set_index("value").loc["yes"]
    assert row["hand"] == pytest.approx(135 / 1000) and row["corrected"] == pytest.approx(135 / 1000, abs=0.01)
    assert correct(labels, codes.drop(columns="weight")).set_index("value").loc["yes", "hand"] == 0.45


def test_units_of_one_article_are_not_independent():
    one = pd.DataFrame({"article": range(400), "start": 0, "label": ["a"] * 400})
    codes = one[::4].assign(label=["a", "b"] * 50)
    apart = correct(one, codes).set_index("value").loc["a"]
    of_two = one.assign(article=one.index // 8, start=one.index % 8)  # two coded units an article, always a and b
    same = of_two[::4].assign(label=np.repeat(["a", "b"], 2).tolist() * 25)  # two coded units an article, both alike
    wider = correct(of_two, same).set_index("value").loc["a"]
    assert apart["hand"] == wider["hand"] == 0.5 and wider["articles"] == 50
    ratio = (wider["high"] - wider["low"]) / (apart["high"] - apart["low"])
    assert ratio == pytest.approx(2**0.5, rel=0.03), "half as many independent units"


def test_each_group_is_corrected_by_its_own_codes_or_says_why_not():
    labels = pd.DataFrame({"article": range(300), "outlet": ["A"] * 200 + ["B"] * 100, "label": ["x", "y"] * 150})
    table = correct(labels, pd.concat([labels[:40].assign(label="y"), labels[200:210]]), by="outlet")
    assert table["outlet"].tolist() == ["A", "A", "B", "B"] and table["value"].tolist() == ["x", "y"] * 2
    assert table["n"].tolist() == [200, 200, 100, 100] and table["coded"].tolist() == [40, 40, 10, 10]
    assert table["corrected"].tolist()[:2] == [0, 1] and table["corrected"][2:].isna().all()
    assert table["note"].tolist()[2] == "fewer than 20 codes, or articles with codes"


def test_a_code_that_the_machine_never_gives_has_a_row():
    labels, codes = tables(["mixed"] * 10 + ["no"] * 20, ["no"] * 30, ["no"] * 70)
    assert correct(labels, codes).set_index("value").loc["mixed", ["machine", "corrected"]].round(2).tolist() == [
        0,
        0.33,
    ]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            lambda labels, codes: (labels, codes.assign(article=codes["article"] + 500)),
            r"codes=\(500,\).*unit of labels",
        ),
        (lambda labels, codes: (labels, pd.concat([codes, codes[:1]])), r"codes=\(0,\).*once"),
        (lambda labels, codes: (pd.concat([labels, labels[3:4]]), codes), r"labels=\(3,\).*once"),
        (lambda labels, codes: (labels, codes.assign(weight=0)), "codes=0.0.*above 0"),
        (lambda labels, codes: (labels.drop(columns="label"), codes), "labels='label'.*column"),
    ],
)
def test_what_cannot_be_joined_is_named(change, says):
    with pytest.raises(ArgumentError, match=says):
        correct(*change(*tables(["a", "b"] * 15, ["a"] * 30, ["b"] * 70)))


def test_an_empty_code_is_no_code():
    labels, codes = tables(["a", "b"] * 15, ["a"] * 30, ["b"] * 70)
    empty = pd.DataFrame({"article": [40, 41], "label": ["", None]})
    assert correct(labels, pd.concat([codes, empty])).equals(correct(labels, codes))
