"""The words behind a score: weights by hand, shares that add up, and the sentences of the lowest and highest scores."""

import numpy as np
import pytest
import samestory as ss
from helpers import corpus_of
from samestory import sentiment


@pytest.mark.parametrize("scorer", ["linear", "lexicon"])
def test_explain_points_at_the_words(scorer):
    text = "“Critics” condemned France’s brutal attack."
    start = text.index("France")
    words = sentiment.explain(text, start, start + 6, scorer)
    assert {"condemned", "brutal", "attack"} <= set(words["text"]) and (words["weight"] != 0).all()
    assert all(text[a:b] == t for a, b, t in zip(words["start"], words["end"], words["text"]))
    assert words.set_index("text").loc["condemned", "weight"] < 0
    assert words["weight"].abs().is_monotonic_decreasing


@pytest.mark.parametrize("scorer", ["linear", "lexicon"])
def test_weights_stand_at_their_words_after_a_longer_name(scorer):
    """A first name is left out with the target; the words behind it keep their own weights."""
    short = sentiment.explain("Critics say Putin condemned the crimes.", 12, 17, scorer)
    long = sentiment.explain("Critics say Vladimir Putin condemned the crimes.", 21, 26, scorer)
    assert long[["text", "weight"]].equals(short[["text", "weight"]])
    assert "condemned" in long["text"].tolist()


def test_lexicon_weights_by_hand():
    """VADER's lexicon: honest 2.3, crime -2.5 (its file); halved with five words between, reversed by a negator."""
    words = sentiment.explain("France is honest and no crime followed.", 0, 6, "lexicon").set_index("text")["weight"]
    assert words["honest"] == pytest.approx(2.3 / (1 + 2 / 5))
    assert words["crime"] == pytest.approx(-2.5 * -0.74 / (1 + 5 / 5))
    # "no" has a valence of its own in VADER, here behind "and"
    assert set(words.index) == {"honest", "no", "crime"}


def test_words_of_linear_add_up_to_its_score():
    """The shares of the words and one constant are the log-odds of positive against negative that the model gives."""
    texts = ["They praised him but he did not accept the unfair deal.", "A cruel war that him and others lost began."]
    constants = []
    for text in texts:
        start = text.index("him")
        p = sentiment.score_targets([text], [start], [start + 3], "linear").iloc[0]
        words = sentiment.explain(text, start, start + 3, "linear")
        constants.append(np.log(p["positive"] / p["negative"]) - words["weight"].sum())
    assert constants[0] == pytest.approx(constants[1], abs=1e-6)


def test_evidence_shows_the_ends_in_their_sentences():
    """Of four scores the lowest and the highest, each in its sentence."""
    corpus = corpus_of(
        "They condemned India's crimes. India spoke.", "India met him. They praised India's honest work."
    )
    scored = sentiment.score(corpus, ss.actors.mentions(corpus, ["India"]))
    found = sentiment.evidence(corpus, scored, n=1)
    assert found["context"].tolist() == ["They condemned India's crimes.", "They praised India's honest work."]
    assert found["context_start"].tolist() == [0, 15] and found["score"].is_monotonic_increasing
    assert found.columns.tolist() == [*scored.columns, "context", "context_start", "words"]
    assert [words.loc[0, "text"] for words in found["words"]] == ["condemned", "praised"]
    assert sentiment.evidence(corpus, scored, n=5)["score"].tolist() == sorted(scored["score"])  # no row stands twice


def test_evidence_on_the_seeds(seeds):
    """The rows that the notebook's own join of mentions and sentences gives."""
    scored = sentiment.score(seeds, ss.actors.mentions(seeds, ["US", "Russia", "Modi"]))
    found = sentiment.evidence(seeds, scored)
    assert found["score"].tolist() == [*scored["score"].nsmallest(5), *scored["score"].nlargest(5)[::-1]]
    sentences = seeds.sentences.astype({"article": "str"}).set_index(["article", "sentence"])
    for row in found.itertuples():
        sentence = sentences.loc[(row.article, row.sentence)]
        assert seeds.raw(row.article)[sentence["start"] : sentence["end"]] == row.context
        at = row.start - row.context_start
        assert row.context[at : at + len(row.text)] == row.text
        assert row.words.equals(sentiment.explain(row.context, at, at + len(row.text)))
