"""Inside the name of a thing no word carries tone; the same word outside does."""

import pytest
from samestory import codebooks, sentiment
from samestory.sentiment import _lexicon, _linear

TERMS = [term for table in codebooks.read("fixed_terms").values() for term in table["words"]]


def test_every_term_holds_a_polar_word_once():
    assert len(set(TERMS)) == len(TERMS)
    assert [term for term in TERMS if _lexicon.valences().keys().isdisjoint(term.split())] == []


@pytest.mark.parametrize(
    "text",
    [
        "Brazil sold crude oil at the port.",
        "Officials of Brazil spoke about the interest rate on Monday.",
        "The gross domestic product of Brazil was counted again.",
        "The war on terror took the soldiers to Brazil by ship.",
        "Lawyers spoke about material support and the laws of Brazil.",
        "The special counsel flew to Brazil.",
        "A grand jury read the letters from Brazil.",
    ],
)
def test_a_term_has_no_valence(text):
    start = text.index("Brazil")
    assert sentiment.explain(text, start, start + 6, "lexicon").empty
    around = _linear.window(*_linear.masked_words(text, start, start + 6, _linear.known_words()))
    assert list(_linear.valence_sums(around)) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Critics saw a crude trick by Brazil.", "crude"),
        ("The envoy found the terms of Brazil a gross insult.", "gross"),
        ("Brazil gave warm support.", "support"),
    ],
)
def test_the_word_alone_keeps_its_valence(text, word):
    start = text.index("Brazil")
    assert word in sentiment.explain(text, start, start + 6, "lexicon")["text"].tolist()
