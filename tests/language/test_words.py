"""Stems and their places, by hand and against plain counting."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from helpers import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from nltk.stem.snowball import EnglishStemmer
from samestory.language import words as stems


def test_words_by_hand():
    text = "He hasn’t raised oil-import duties by 1,500 rupees; the US told us."
    found = stems.words(text)
    assert [w.stem for w in found if w.content] == ["rais", "oil", "import", "duti", "1500", "rupe", "u.s", "tell"]
    assert [text[w.start : w.end] for w in found if not w.content] == ["He", "hasn’t", "by", "the", "us"]


def test_counts_of_spans_by_hand():
    corpus = corpus_of("Oil and oil again. Gas is dear.", "Gas, oil, gas.")
    spans = pd.DataFrame({"article": ["a1", "a0", "a0"], "start": [0, 0, 4], "end": [14, 18, 18]})
    table = pd.DataFrame(stems.of_spans(corpus, spans).toarray(), columns=stems.of_corpus(corpus).vocabulary)
    assert table["oil"].tolist() == [1, 2, 1] and table["gas"].tolist() == [2, 0, 0]
    assert table.drop(columns=["oil", "gas"]).to_numpy().sum() == 0  # "and" and "again" are no content words
    assert stems.of_spans(corpus, spans, content=False).sum() == 3 + 4 + 3


def test_weights_by_hand():
    matrix = stems.whole(stems.of_texts(["oil gas", "oil oil", ""]), 3)
    gas, oil = stems.idf(matrix)
    assert np.isclose(gas, 1 + np.log(4 / 2)) and np.isclose(oil, 1 + np.log(4 / 3))
    rows = stems.weighted(matrix, np.array([gas, oil]))
    assert np.allclose((rows @ rows.T).toarray()[0], [1, oil / np.hypot(gas, oil), 0])


TEXTS = st.lists(st.text(st.sampled_from("abs IU.,'-’19 €%\nßİжΔ語"), max_size=30), min_size=1, max_size=5)


@given(TEXTS)
def test_lines_are_the_words_of_each_text(texts):
    line = stems.of_texts(texts)
    rows = zip(line.number.tolist(), line.stem.tolist(), line.start.tolist(), line.end.tolist(), line.content.tolist())
    assert [(n, line.vocabulary[s], a, b, bool(c)) for n, s, a, b, c in rows] == [
        (n, *w) for n, text in enumerate(texts) for w in stems.words(text)
    ]
    matrix = stems.whole(line, len(texts), content=False)
    for n, text in enumerate(texts):
        expected = Counter(w.stem for w in stems.words(text))
        assert {line.vocabulary[i]: v for i, v in zip(*matrix[[n]].nonzero()[1:], matrix[[n]].data)} == expected


@given(TEXTS.filter(lambda texts: all(t.strip() for t in texts)))
def test_a_corpus_has_the_same_line_as_its_texts(texts):
    corpus = corpus_of(*texts)
    one, other = stems.of_corpus(corpus), stems.of_texts(corpus.articles["text"].tolist())
    assert one.vocabulary == other.vocabulary
    assert all(np.array_equal(a, b) for a, b in zip(one[1:], other[1:]))


def test_a_word_without_suffix_has_the_stem_that_the_stemmer_gives_it():
    kept = "Oslo wheat river storm school growth budget menu delta bishop cherub arm panic-stricken ångström".lower()
    cut = "ships voted voting happily study taxi formal useful doll larger senator action realism ice basic tenant"
    stemmer = EnglishStemmer()
    for word in [*kept.split(), *cut.split(), "don't", "états", "news", "skies", "dying"]:
        assert stems.stem_of(word) == stemmer.stem(word), word


# Irregular forms by hand, after the lists of Quirk et al. 1985, 3.11-3.19 and 5.80-5.103.
@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("rise", "rises rose risen rising"),
        ("fall", "falls fell fallen falling"),
        ("win", "wins won winning"),
        ("lose", "loses lost losing"),
        ("sell", "sells sold selling"),
        ("buy", "buys bought buying"),
        ("say", "says said saying"),
        ("withdraw", "withdraws withdrew withdrawn withdrawing"),
        ("overthrow", "overthrows overthrew overthrown"),
        ("build", "builds built building"),
        ("flee", "flees fled fleeing"),
        ("send", "sends sent sending"),
        ("freeze", "freezes froze frozen freezing"),
        ("leave", "leaves left leaving"),
        ("woman", "women"),
        ("man", "men"),
        ("gunman", "gunmen"),
        ("life", "lives"),
        ("wife", "wives"),
        ("crisis", "crises"),
        ("child", "children"),
        ("person", "people persons"),
    ],
)
def test_irregular_forms_have_the_stem_of_their_base(base, forms):
    assert {stems.stem_of(form) for form in forms.split()} == {stems.stem_of(base)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("founded", "found"),  # to found, to find
        ("bound", "bind"),  # bound for
        ("ground", "grind"),
        ("wound", "wind"),
        ("bit", "bite"),  # a bit
        ("lay", "lie"),
        ("fed", "feed"),  # the Fed
        ("was", "be"),  # auxiliaries stay: they carry voice and tense
    ],
)
def test_forms_that_are_as_often_another_word_stay_apart(one, other):
    assert stems.stem_of(one) != stems.stem_of(other)


def test_the_weight_of_a_base_counts_all_its_forms():
    said, rare = stems.news_weights([stems.stem_of("said"), "xylophon"])
    assert said < 4 < rare
