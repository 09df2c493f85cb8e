"""Comparing hostile texts takes no longer than their length, and examples of endless sentences are short."""

import pytest
import samestory as ss
from helpers import corpus_of, growth


def _distinct(size: int) -> str:
    """Make a sentence of so many different words."""
    letters = "abcdefghij"
    return " ".join("w" + "".join(letters[int(digit)] for digit in str(n)) for n in range(size)) + "."


def test_an_example_of_an_endless_sentence_is_the_part_around_the_word():
    text = _distinct(1000)
    corpus = corpus_of(text, "Another report.", outlet=["x", "y"])
    table = ss.keyness.compare(corpus, "outlet", "x")
    row = table.set_index("word").loc["wfaa"]  # word 500
    assert row["example"].split() == text.split()[480:521]
    assert text[row["example_start"] : row["example_end"]] == row["example"]
    assert table.set_index("word").loc["wa", "example"].split() == text.split()[:21]


@pytest.mark.timed
def test_one_sentence_of_many_words():
    assert growth(lambda corpus: ss.keyness.compare(corpus, "outlet", "x"), _distinct, 5000) < 6
