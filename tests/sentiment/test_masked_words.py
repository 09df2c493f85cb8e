"""Names hidden: what is left of a sentence is the same whichever name stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samestory.sentiment import explain, is_country, masked_words

NAME = "X"
KNOWN = frozenset("attacks orders government slams over attack imbalance".split())


def around(text, target, known=KNOWN):
    start = text.index(target)
    return masked_words(text, start, start + len(target), known)


def test_names_and_articles_are_hidden_words_are_kept():
    left, right = around("The U.S. accused Russia of an attack on Ukraine's ports.", "Russia")
    assert left == [NAME, "accused"]
    assert right == ["of", "a", "attack", "on", NAME, "'s", "ports"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("The United States accused Kyiv.", "United States"), ("Russia accused Kyiv.", "Russia")),
        (("It blamed the United States' army.", "the United States"), ("It blamed Russia's army.", "Russia")),
        (("A plan of the U.S. failed.", "U.S."), ("A plan of Russia failed.", "Russia")),
        (("An American plan failed.", "American"), ("A Russian plan failed.", "Russian")),
        (("U.S.-led troops left.", "U.S."), ("Russia-led troops left.", "Russia")),
        (("Critics hit the US.", "US"), ("Critics hit Moscow.", "Moscow")),
        (("The anti-American mood grew.", "American"), ("The anti-Russian mood grew.", "Russian")),
        (("He told the United States of Iran's plans.", "Iran"), ("He told Russia of Iran's plans.", "Iran")),
        (
            ("US Slams Move Over Attack Orders", "US"),
            ("The United Kingdom Slams Move Over Attack Orders", "United Kingdom"),
        ),
        (("Analysts Praised the United States", "United States"), ("Analysts Praised Russia", "Russia")),
        (("On Monday the U.S. left.", "U.S."), ("On Monday Russia left.", "Russia")),
        (("US SLAMS ATTACK OVER ORDERS", "US"), ("RUSSIA SLAMS ATTACK OVER ORDERS", "RUSSIA")),
    ],
)
def test_the_same_for_either_name(one, other):
    assert around(*one) == around(*other)


def test_the_pronoun_is_a_word_and_the_country_is_a_name():
    assert around("They told us that India left.", "India")[0] == ["they", "told", "us", "that"]
    assert around("They told the US that India left.", "India")[0] == ["they", "told", NAME, "that"]


def test_a_word_that_opens_a_sentence_is_a_word_where_it_is_known():
    assert around("Attacks on India grew.", "India")[0] == ["attacks", "on"]
    assert around("Grace met India's envoy.", "India")[0] == [NAME, "met"]
    assert around("But Modi met India's envoy.", "India")[0] == ["but", NAME, "met"]


def test_a_possessive_pronoun_reads_as_a_possessive_name():
    assert around("They praised his plan.", "his") == around("They praised Modi's plan.", "Modi")


@pytest.mark.parametrize("scorer", ["linear", "lexicon"])
@given(st.text(alphabet="aB .’'\"US-1é中\n", max_size=30), st.text(alphabet="aB .’'\"US-1é中\n", max_size=30))
def test_explained_words_stand_outside_the_target(scorer, left, right):
    """Words that weigh stand where they say; each reads as one of the masked words, in lower case or as a name."""
    text, start, end = f"{left} praised ", len(left) + 9, len(left) + 13
    text += f"Rome not {right} crime"
    words = explain(text, start, end, scorer)
    read = [word for side in masked_words(text, start, end) for word in side]
    assert {"praised", "crime"} <= set(read)
    for a, b, word in zip(words["start"], words["end"], words["text"]):
        assert (b <= start or a >= end) and text[a:b] == word
        if word.isalpha() and word.isascii() and word.islower() and word != "an":
            assert word in read


def test_kinds_of_target():
    assert all(map(is_country, ["Russia", "the Kremlin", "U.S.", "US", "Americans", "EU", "INDIA", "Russia's"]))
    assert not any(map(is_country, ["Putin", "Narendra Modi", "he", "us", "Gazprom"]))
