"""Scored mentions counted: means and counts by hand, intervals against scipy's bootstrap."""

import numpy as np
import pandas as pd
import pytest
from helpers import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from samestory import actors, sentiment
from samestory.errors import ArgumentError
from scipy.stats import bootstrap


def table(scores, actor="US", voice="outlet", label="neutral", speaker=""):
    n = len(scores)
    return pd.DataFrame(
        {
            "article": [f"a{k:03}" for k in range(n)],  # a sentence a report
            "sentence": 0,
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
    counts = "n n_distinct sentences reports negative neutral positive unclear".split()
    assert found.columns.tolist() == ["actor", "voice", *counts, "mean", "low", "high", "note"]
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


def test_sentences_of_one_report_are_drawn_together():
    """Twenty sentences that say the same as one add no information, so the interval stays as wide; scipy's as well."""
    once = table(np.linspace(-0.5, 0.5, 24))
    many = pd.concat([once.assign(sentence=k) for k in range(20)])
    a, b = sentiment.summary(once).loc[0], sentiment.summary(many).loc[0]
    assert (b["n"], b["sentences"], b["reports"]) == (480, 480, 24)
    assert [a["low"], a["high"]] == pytest.approx([b["low"], b["high"]])
    theirs = bootstrap((once["score"],), np.mean, method="percentile", random_state=1).confidence_interval
    assert [b["low"], b["high"]] == pytest.approx([theirs.low, theirs.high], abs=0.02)


def test_many_sentences_of_few_reports_are_too_few():
    """The five reports that ship are five, however many sentences they hold; nineteen are too few, twenty are not."""
    five = pd.concat([table(np.linspace(-0.5, 0.5, 5)).assign(sentence=k) for k in range(40)])
    assert sentiment.summary(five).loc[0, ["n", "reports", "note"]].tolist() == [200, 5, "n too small"]
    assert sentiment.summary(table([0.1] * 19)).loc[0, "note"] == "n too small"
    assert sentiment.summary(table([0.1] * 20)).loc[0, "note"] == ""
    assert sentiment.summary(table([0.1] * 3), least=3).loc[0, ["low", "high"]].tolist() == pytest.approx([0.1, 0.1])


@pytest.mark.slow
@pytest.mark.parametrize(("reports", "least", "most"), [(5, 0.80, 0.88), (10, 0.87, 0.93), (20, 0.90, 0.96)])
def test_the_cut_is_where_the_interval_nearly_holds_what_it_says(reports, least, most):
    """Share of samples whose nominal 95 % interval holds the true mean, 0; by theory .845, .904 and .929."""
    random, held = np.random.default_rng(3), 0
    for _ in range(400):
        row = sentiment.summary(table(random.normal(0, 0.3, reports)), least=1).loc[0]
        held += row["low"] <= 0 <= row["high"]
    assert least < held / 400 < most


def test_memory_stays_small_and_blocks_change_nothing(monkeypatch):
    scored = table(np.random.default_rng(1).normal(size=50))
    whole = sentiment.summary(scored)
    monkeypatch.setattr("samestory.sentiment._summary.BLOCK", 7_000)
    pd.testing.assert_frame_equal(whole, sentiment.summary(scored))


def test_difference_by_hand_and_unknown_value():
    scored = pd.concat([table([0.2] * 24), table([-0.1] * 24, "Russia")])
    row = sentiment.difference(scored, "actor", "US", "Russia").loc[0]
    assert [row["difference"], row["low"], row["high"]] == pytest.approx([0.3, 0.3, 0.3])
    counts = ["n_one", "n_other", "n_distinct_one", "n_distinct_other", "reports_one", "reports_other"]
    assert row[counts].tolist() == [24] * 6 and row["note"] == ""
    few = pd.concat([table([0.2] * 3), table([0.0] * 24, "Russia")])
    few = sentiment.difference(few, "actor", "US", "Russia").loc[0]
    assert few["note"] == "n too small" and few["difference"] == pytest.approx(0.2)
    assert few[counts].tolist() == [3, 24] * 3
    with pytest.raises(ArgumentError, match=r"one='China' is not a value of the column actor \(US, Russia\)"):
        sentiment.difference(scored, "actor", "China", "Russia")


def test_a_report_is_drawn_with_both_of_its_sides():
    """Where every report rates one side .3 above the other, the difference is certain, however far reports vary."""
    base = np.linspace(-0.6, 0.6, 25)
    row = sentiment.difference(pd.concat([table(base + 0.3), table(base, "Russia")]), "actor", "US", "Russia").loc[0]
    assert [row["low"], row["high"]] == pytest.approx([0.3, 0.3])


@given(st.permutations(range(30)))
def test_order_of_rows_changes_nothing(order):
    scored = pd.concat([table(np.linspace(-0.9, 0.4, 15)), table(np.linspace(0, 1, 15), "Russia")])
    shuffled = scored.iloc[list(order)]
    one, other = (sentiment.summary(t, least=10).set_index(["actor", "voice"]).sort_index() for t in (scored, shuffled))
    pd.testing.assert_frame_equal(one, other)


def test_a_passage_counts_once_in_a_group():
    """Twenty-four reports, of which twenty print one blame: it weighs as much as each of the four others."""
    scored = table([-0.8] * 20 + [0.2] * 4, label="neutral").assign(passage=["q"] * 20 + list("abcd"))
    row = sentiment.summary(scored).loc[0]
    assert row[["n", "n_distinct", "sentences", "reports", "neutral", "note"]].tolist() == [
        24,
        5,
        5,
        5,
        5,
        "n too small",
    ]
    assert row["mean"] == pytest.approx((-0.8 + 4 * 0.2) / 5)
    assert sentiment.summary(scored, "article")["n_distinct"].tolist() == [1] * 24
    every = sentiment.summary(scored.drop(columns="passage")).loc[0]
    assert every[["n", "n_distinct", "reports", "note"]].tolist() == [24, 24, 24, ""]


def test_a_repeat_adds_nothing_to_the_interval():
    once = table(np.linspace(-0.6, 0.6, 24)).assign(passage=[f"p{k}" for k in range(24)])
    again = once.assign(article="copy of " + once["article"])
    pd.testing.assert_frame_equal(
        sentiment.summary(once).drop(columns="n"), sentiment.summary(pd.concat([once, again])).drop(columns="n")
    )


def test_mentions_without_a_passage_all_count():
    some = table([0.1] * 4).assign(passage=[None, "", np.nan, ""])
    assert sentiment.summary(some).loc[0, "n_distinct"] == 4


def test_difference_counts_a_passage_once_on_each_side():
    """Both outlets print one quotation: each has it once, however many of its reports do."""
    scored = table([-0.9, -0.9, -0.9, 0.5, -0.9, 0.1]).assign(outlet=list("xxxxyy"), passage=list("qqqaqb"))
    row = sentiment.difference(scored, "outlet", "x", "y").loc[0]
    counts = ["n_one", "n_other", "n_distinct_one", "n_distinct_other", "reports_one", "reports_other"]
    assert row[counts].tolist() == [4, 2, 2, 2, 2, 2]
    assert row["difference"] == pytest.approx((-0.9 + 0.5) / 2 - (-0.9 + 0.1) / 2)


def test_who_evaluates_whom_counts_words_once_for_each_holder():
    said = table([0.0] * 3, "US", "quoted", "negative", "Ann Lee").assign(passage="q")
    other = table([0.0] * 2, "US", "reported", "neutral", "Raj Rao").assign(passage=["q", "r"])
    found = sentiment.who_evaluates_whom(pd.concat([said, other])).set_index(["holder", "actor"])
    assert found.loc[("Ann Lee", "US")].tolist() == [3, 1, 1, 0, 0, 0]
    assert found.loc[("Raj Rao", "US")].tolist() == [2, 2, 0, 2, 0, 0]


def test_a_quotation_in_three_reports_is_one_evaluation():
    corpus = corpus_of(
        "“Russia is a brutal aggressor in this war,” Lee told the parliament.",
        'In the evening he repeated: "Russia is a brutal aggressor in this war". Russia sent a delegation.',
        "Lee said on Monday that “Russia is a brutal aggressor in this war” and sat down.",
        outlet=["x", "y", "z"],
    )
    row = sentiment.summary(sentiment.score(corpus, actors.mentions(corpus, ["Russia"])), "actor").loc[0]
    assert row[["n", "n_distinct", "sentences", "reports"]].tolist() == [4, 2, 2, 2]
    assert row["negative"] + row["neutral"] + row["positive"] + row["unclear"] == 2


def test_who_evaluates_whom():
    scored = pd.concat(
        [
            table([0.5], "Modi", "quoted", "positive", "Ann Lee"),
            table([0.1], "Modi", "reported", "unclear", ""),
            table([0.1], "Modi", "reported", "disputed", ""),
            table([-0.5], "US", "outlet", "negative"),
            table([0.0], "US", "disputed", "neutral", "disputed"),
        ]
    )
    found = sentiment.who_evaluates_whom(scored).set_index(["holder", "actor"])
    assert found.columns.tolist() == ["n", "n_distinct", "negative", "neutral", "positive", "undecided"]
    assert found.loc[("Ann Lee", "Modi")].tolist() == [1, 1, 0, 0, 1, 0]
    assert found.loc[("the outlets", "US")].tolist() == [1, 1, 1, 0, 0, 0]
    assert found.loc[("unnamed speaker", "Modi")].tolist() == [2, 2, 0, 0, 0, 2]
    assert found.loc[("disputed voice", "US")].tolist() == [1, 1, 0, 1, 0, 0]
    assert found["n"].sum() == 5


def test_tables_without_rows_give_tables_without_rows_or_say_so():
    scored = sentiment.score(corpus_of("Prices rose."), actors.mentions(corpus_of("Prices rose.")))
    assert len(scored) == 0
    whole = sentiment.score(corpus_of("Russia fell."), actors.mentions(corpus_of("Russia fell.")))
    for step in (sentiment.summary, sentiment.holders, sentiment.who_evaluates_whom):
        assert len(step(scored)) == 0 and list(step(scored)) == list(step(whole))
    with pytest.raises(
        ArgumentError, match="difference: one='US' is not a value of the column actor: the table has no"
    ):
        sentiment.difference(scored, "actor", "US", "Russia")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (lambda t: sentiment.summary(t, "acter"), "summary: by='acter' is not a column of the table .*mean 'actor'"),
        (lambda t: sentiment.summary(t, ["actor", "x"]), "summary: by='x' is not a column"),
        (lambda t: sentiment.difference(t, "acter", "US", "Russia"), "column='acter' is not a column .*mean 'actor'"),
        (lambda t: sentiment.difference(t, "actor", "US", "Russia", by="y"), "difference: by='y' is not a column"),
        (lambda t: sentiment.difference(t, "actor", "Rusia", "US"), "one='Rusia' is not a value .*mean 'Russia'"),
        (lambda t: sentiment.difference(t, "actor", "Russia", None), "other=None is not a value of the column actor"),
    ],
)
def test_columns_and_values_that_are_not_there(step, said):
    corpus = corpus_of("Russia fell. The US rose.")
    with pytest.raises(ArgumentError, match=said):
        step(sentiment.score(corpus, actors.mentions(corpus)))
