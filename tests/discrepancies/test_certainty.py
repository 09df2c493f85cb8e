"""How certain a difference is: three steps, by the score of its rule or by what was measured of the rule."""

from math import nan

import pytest
import samestory as ss
from samestory import codebooks
from samestory.discrepancies._difference import COPIES, Difference
from samestory.discrepancies.rows import certainty_of

RULES = ss.discrepancies.rules()


@pytest.mark.parametrize(
    ("score", "step"), [(1, "high"), (0.85, "high"), (0.84, "medium"), (0.65, "medium"), (0, "low")]
)
def test_a_score_comes_before_what_was_measured(score, step):
    assert (
        certainty_of(Difference("number", "other number", "substantive", (), f"other number | {COPIES}", score)) == step
    )


def test_without_a_score_the_measured_share_counts():
    right = codebooks.read("rules")["number"][f"other number | {COPIES}"]["right"]
    one = Difference("number", "other number", "substantive", (), f"other number | {COPIES}", nan)
    assert certainty_of(one) == ("high" if right >= 0.85 else "medium" if right >= 0.65 else "low")


def test_every_difference_of_a_table_has_one_certainty(seeds):
    found = ss.discrepancies.find(seeds)
    assert set(found["certainty"]) <= {"high", "medium", "low"}
    assert found.groupby("discrepancy")["certainty"].nunique().max() == 1
    shown = ss.discrepancies.shown(found)
    assert set(shown["certainty"]) <= {"high", "medium"} and 0 < len(shown) < len(found)
