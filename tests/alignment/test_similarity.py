"""Similarity of passages: differences counted by hand, and what must hold of any two strings."""

import numpy as np
import pytest
import samestory as ss
from hypothesis import given
from hypothesis import strategies as st
from samestory.errors import ArgumentError
from samestory.language.words import news_weights

TEXT = st.text(max_size=60) | st.text(st.sampled_from("ab not 19,.'\"“—语Я🙂"), max_size=40)


def test_differences_counted_by_hand():
    left = ["Prices soared by 12 percent in May."]
    right = ["Prices did not rise by 15 percent."]
    row = ss.alignment.differences(left, right).iloc[0]
    bits = dict(zip(words := "price soar by 12 percent in may did not rise 15".split(), news_weights(words)))
    shared = bits["price"] + bits["by"] + bits["percent"]
    one = shared + bits["soar"] + bits["12"] + bits["in"] + bits["may"]
    other = shared + bits["did"] + bits["not"] + bits["rise"] + bits["15"]
    assert row["missing"] == pytest.approx(1 - shared / max(one, other))
    gap = max(bits["soar"], bits["12"], bits["in"] + bits["may"], bits["did"] + bits["not"] + bits["rise"], bits["15"])
    assert row["longest_gap"] == pytest.approx(gap / (gap + 20))
    assert row["numbers"] == pytest.approx(2 / 3)  # 12 and 15 stand on one side each
    assert row["negation"] == 1
    # Small words: by, in, may against did, not, by.
    assert row["small_words"] == pytest.approx(1 - 1 / 3)
    assert row["concentrated"] == 0  # no run of four words is shared


def test_runs_and_letters_counted_by_hand():
    row = ss.alignment.differences(["one two three four five"], ["one two three four"]).iloc[0]
    # The shorter side has one run of four, and the other holds it.
    assert row["concentrated"] == pytest.approx(row["missing"])
    # " one two three four " has 18 runs of three characters, " one two three four five " 23; 18 less one are shared:
    # "ur " stands in both, and so do all others of the shorter.
    assert row["letters"] == pytest.approx(1 - 18 / 23)


def test_the_score_is_the_weighted_list():
    left, right = ["The bank cut its rate on Monday."], ["The bank lowered the rate."]
    # As benchmarks/alignment.py fits them on the train part of MRPC.
    weights = {"missing": 1.86, "longest_gap": 3.13, "concentrated": 4.83, "letters": 4.57, "small_words": 1.75}
    weights |= {"numbers": 0.76, "negation": 1.04}
    z = 6.63 - sum(weight * ss.alignment.differences(left, right).iloc[0][name] for name, weight in weights.items())
    top = 1 / (1 + np.exp(-6.63))
    assert ss.alignment.similarity(left, right)[0] == pytest.approx(1 / (1 + np.exp(-z)) / top)


def test_rewording_scores_above_another_statement_on_the_theme():
    said = "Everyone in the city understands this well."
    scores = ss.alignment.similarity(
        [said] * 3,
        [
            "Everyone in the city knows this well",
            "The city asked for more buses on Sunday.",
            "Wheat harvests fell by a fifth.",
        ],
    )
    assert scores[0] > ss.alignment.SAME > scores[1] > scores[2]


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6))
def test_range_symmetry_and_independence(pairs):
    left, right = [a for a, _ in pairs], [b for _, b in pairs]
    scores = ss.alignment.similarity(left, right)
    assert scores.shape == (len(pairs),) and ((scores >= 0) & (scores <= 1)).all()
    assert np.allclose(scores, ss.alignment.similarity(right, left))
    assert np.allclose(ss.alignment.similarity(left, left), 1)
    assert np.allclose(scores, [ss.alignment.similarity([a], [b])[0] for a, b in pairs])
    table = ss.alignment.differences(left, right)
    assert ((table >= 0) & (table <= 1)).all(axis=None) and table.shape[1] == 7


def test_case_marks_and_spaces_do_not_count():
    assert ss.alignment.similarity(["“India’s\u00a0oil,” HE SAID"], ['"India\'s oil" he said.'])[0] == pytest.approx(1)


def test_two_texts_without_a_word_in_common():
    assert ss.alignment.similarity(["abc", "", "Москва молчит"], ["xyz", "abc", "Rain fell again"]).max() < 0.1


@pytest.mark.parametrize("left, right", [(["a"], []), ("ab", "cd"), (["a"], [None]), ([float("nan")], ["a"])])
def test_lists_that_make_no_pairs(left, right):
    with pytest.raises(ArgumentError, match="same length|a string|a list of strings"):
        ss.alignment.similarity(left, right)
