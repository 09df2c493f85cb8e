"""Classes of words of one meaning: what stands in them, and what must not."""

from collections import Counter
from itertools import combinations

import pytest
from samestory import codebooks
from samestory.language.scales import lexicon
from samestory.language.synonyms import class_of, in_one_wording
from samestory.language.words import stem_of

CLASSES = [words for table in codebooks.read("synonyms").values() for words in table["classes"]]


def test_no_word_stands_twice():
    assert {word: n for word, n in Counter(word for words in CLASSES for word in words).items() if n > 1} == {}


@pytest.mark.parametrize("words", CLASSES, ids=lambda words: words[0])
def test_no_class_holds_words_that_differ_on_a_scale_or_are_opposites(words):
    lex = lexicon()
    for pair in combinations([tuple(map(stem_of, word.split())) for word in words], 2):
        a, b = (set(lex.acts.get(stems, [])) | set(lex.strength.get(stems, [])) for stems in pair)
        apart = {scale for scale, _ in a} & {scale for scale, _ in b} - {scale for scale, _ in a & b}
        assert not apart, (pair, apart)
        assert frozenset(stem for stems in pair for stem in stems) not in lex.opposites, pair
        classes = {name for name, _ in lex.terms.get(pair[0], [])} & {name for name, _ in lex.terms.get(pair[1], [])}
        assert all(lex.weight[name] == "wording" for name in classes), (pair, classes)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the forthcoming visit", "the upcoming visit"),
        ("police said", "officers said"),
        ("thanked the crews", "thanking the crews"),
        ("they purchased two ships", "they bought two vessels"),
        ("three attorneys quit", "three lawyers resigned"),
        ("the meeting took place", "the talks occurred"),
        ("lawmakers called off the vote", "legislators cancelled the ballot"),
        ("a probe of the blast", "an inquiry of the explosion"),
    ],
)
def test_the_same_in_other_words(one, two):
    articles = {"a", "an"}
    told = [tuple(w for w in in_one_wording(text.split()) if w not in articles) for text in (one, two)]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("said", "insisted"),
        ("may", "will"),
        ("killed", "wounded"),
        ("tariff", "duty"),
        ("rose", "fell"),
        ("office", "police"),
    ],
)
def test_words_that_differ_are_in_no_common_class(one, two):
    assert in_one_wording([one]) != in_one_wording([two])
    assert not class_of(stem_of(one)) or class_of(stem_of(one)) != class_of(stem_of(two))
