"""Finding differences of two hostile reports takes no longer than their length."""

import pytest
import samestory as ss
from helpers import growth
from samestory.discrepancies._near_identical import edits_of

LEAST = 6  # 4 is linear, 16 quadratic
KINDS = {
    "one sentence": lambda size: "The mayor said that " + "word " * size,
    "negators": lambda size: "The mayor did " + "not say " * (size // 2),
    "quotations": lambda size: "“We won,” " * (size // 2),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_differences(kind):
    steps = (ss.actors.mentions, ss.alignment.claims, ss.quantities.find)
    assert growth(ss.discrepancies.find, KINDS[kind], 4000, *steps) < LEAST


def test_an_endless_sentence_is_aligned_at_its_ends():
    words = tuple(f"w{n}" for n in range(1500))
    assert edits_of(words, (*words[:700], "other", *words[701:])) == ((700, 701, 700, 701),)
    assert edits_of(words, words[:5] + words[6:]) == ((5, 6, 5, 5),)
    assert edits_of(("x",) * 1500, ("x",) * 1501) == ((1500, 1500, 1500, 1501),)
