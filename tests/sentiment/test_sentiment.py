"""Sentiment toward a target: right on plain cases, blind to names, honest about bad input."""

import numpy as np
import pandas as pd
import pytest
import samestory as ss
from hypothesis import given
from hypothesis import strategies as st
from samestory import sentiment
from samestory.errors import CorpusError
from samestory.sentiment import _lexicon as valence
from samestory.sentiment import _linear as linear
from samestory.sentiment import name_swap as fairness

SCORERS = sorted(sentiment.SCORERS)


def score(text, target, scorer="default"):
    start = text.index(target)
    return sentiment.score_targets([text], [start], [start + len(target)], scorer).iloc[0]


@pytest.mark.parametrize("scorer", SCORERS)
def test_praise_is_above_blame(scorer):
    """What any reader would say of these sentences; the scorers never saw them."""
    praise = ["Analysts praised {} for its brave and honest work.", "They admire {} as a trusted friend."]
    blame = ["Analysts condemned {} for its brutal and illegal attack.", "They accused {} of lies and corruption."]
    values = [[score(t.replace("{}", "France"), "France", scorer)["score"] for t in kind] for kind in (praise, blame)]
    assert min(values[0]) > 0.1 and max(values[1]) < -0.1


@pytest.mark.parametrize("scorer", SCORERS)
def test_names_change_nothing(scorer, seeds):
    names = {n: n for n in ("the United States", "Russia", "America", "Moscow", "the Kremlin", "Saudi Arabia", "Chad")}
    assert fairness.gap(fairness.filled(names=names), scorer)["gap"].max() == 0
    mentions = ss.actors.mentions(seeds, ["US", "Russia"])
    swapped = fairness.swapped(seeds, mentions)
    assert len(swapped) == 2 * len(mentions)
    assert fairness.gap(swapped, scorer)["gap"].max() == 0


def test_the_check_of_names_can_fail():
    """VADER counts "United" as praise (+1.8 in its lexicon), so the same check finds its gap."""

    def scorer(texts, starts, ends):
        values = np.array(fairness.vader(texts))
        return np.column_stack([(1 - values) / 2, np.zeros(len(values)), (1 + values) / 2])

    assert fairness.gap(fairness.filled(), scorer)["gap"].max() > 0.3


@pytest.mark.parametrize("scorer", SCORERS)
@given(st.lists(st.tuples(st.text(max_size=40), st.text(min_size=1, max_size=12), st.text(max_size=40)), max_size=5))
def test_any_text_gets_probabilities(scorer, parts):
    texts = ["".join(p) for p in parts]
    starts = [len(a) for a, _, _ in parts]
    found = sentiment.score_targets(texts, starts, [len(a) + len(b) for a, b, _ in parts], scorer)
    assert np.allclose(found[["negative", "neutral", "positive"]].sum(axis=1), 1)
    assert found["score"].between(-1, 1).all()
    assert set(found["label"]) <= {"negative", "neutral", "positive", "unclear"}
    assert len(found) == len(parts)


def test_each_target_is_scored_alone():
    texts = ["They praised Modi.", "They condemned Modi's crimes.", "Modi spoke."]
    spans = [(t.index("Modi"), t.index("Modi") + 4) for t in texts]
    together = sentiment.score_targets(texts, *zip(*spans))["score"].tolist()
    alone = [sentiment.score_targets([t], [a], [b])["score"].iloc[0] for t, (a, b) in zip(texts, spans)]
    assert together == pytest.approx(alone, abs=1e-12)


def test_a_long_text_costs_and_counts_no_more_than_its_neighborhood():
    near = "word " * 60 + "They praised France for its honest work." + " word" * 60
    far = "terrible crimes " * 50_000 + near
    assert score(far, "France")["score"] == pytest.approx(score(near, "France")["score"])


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 99)])
def test_a_target_outside_its_text_is_named(start, end):
    with pytest.raises(CorpusError, match=r"targets, row 1, start, end: found .*expected 0 <= start < end <= 9"):
        sentiment.score_targets(["all well.", "Rome won. "[:9]], [0, start], [3, end])


def test_other_bad_input_is_named():
    with pytest.raises(CorpusError, match="2 texts, 1 starts, 1 ends"):
        sentiment.score_targets(["a", "b"], [0], [1])
    with pytest.raises(CorpusError, match="row 0, text: found None"):
        sentiment.score_targets([None], [0], [1])
    with pytest.raises(ValueError, match="'bert'; expected 'default', 'linear', 'lexicon'"):
        sentiment.score_targets(["Rome"], [0], [4], "bert")
    with pytest.raises(ValueError, match=r"shape \(1, 2\); expected \(1, 3\)"):
        sentiment.score_targets(["Rome"], [0], [4], lambda texts, starts, ends: np.array([[0.5, 0.5]]))
    assert sentiment.score_targets([], [], []).columns.tolist() == ["negative", "neutral", "positive", "score", "label"]


def test_a_scorer_of_the_readers_own():
    found = sentiment.score_targets(["Rome won."], [0], [4], lambda texts, starts, ends: [[0.1, 0.2, 0.7]])
    assert found.loc[0, ["negative", "neutral", "positive"]].tolist() == [0.1, 0.2, 0.7]
    assert found.loc[0, "score"] == pytest.approx(0.6) and found.loc[0, "label"] == "positive"


def test_mentions_are_scored_in_their_sentence():
    text = "They condemned India's crimes. Nobody spoke. They praised India's honest work."
    corpus = ss.read_corpus(pd.DataFrame({"article": ["a"], "text": [text]}))
    mentions = ss.actors.mentions(corpus, ["India"])
    scored = sentiment.score(corpus, mentions)
    direct = sentiment.score_targets(
        ["They condemned India's crimes.", "They praised India's honest work."], [15, 13], [20, 18]
    )
    assert scored["score"].tolist() == direct["score"].tolist() and scored["sentence"].tolist() == [0, 2]
    bare = sentiment.score(corpus, mentions[["article", "start", "end"]])
    assert bare["sentence"].tolist() == [0, 2] and bare["score"].tolist() == direct["score"].tolist()
    with pytest.raises(CorpusError, match="article: found 'b'"):
        sentiment.score(corpus, pd.DataFrame({"article": ["b"], "start": [0], "end": [1]}))


@pytest.mark.parametrize("scorer", SCORERS)
def test_explain_points_at_the_words(scorer):
    text = "“Critics” condemned France’s brutal attack."
    start = text.index("France")
    words = sentiment.explain(text, start, start + 6, scorer)
    assert {"condemned", "brutal", "attack"} <= set(words["text"]) and (words["weight"] != 0).all()
    assert all(text[a:b] == t for a, b, t in zip(words["start"], words["end"], words["text"]))
    assert words.set_index("text").loc["condemned", "weight"] < 0


def test_lexicon_weights_by_hand():
    """VADER's lexicon: honest 2.3, crime -2.5 (its file); halved with five words between, reversed by a negator."""
    text = "France is honest and no crime followed."
    found = {text[a:b]: w for _, a, b, w in valence.weighed(text, 0, 6)}
    assert valence.valences()["honest"] == 2.3 and valence.valences()["crime"] == -2.5
    assert found["honest"] == pytest.approx(2.3 / (1 + 2 / 5))
    assert found["crime"] == pytest.approx(-2.5 * -0.74 / (1 + 5 / 5))
    # "no" has a valence of its own in VADER, here behind "and"
    assert set(found) == {"honest", "no", "crime"}


def test_words_of_linear_add_up_to_its_score():
    """The shares of the words plus the constant are the log-odds of positive against negative that the model gives."""
    text = "They praised him but he did not accept the unfair deal."
    start = text.index("him")
    p = sentiment.score_targets([text], [start], [start + 3]).iloc[0]
    constant = linear.model().intercept[2] - linear.model().intercept[0]
    total = sum(w for _, _, _, w in linear.weighed(text, start, start + 3)) + constant
    assert total == pytest.approx(np.log(p["positive"] / p["negative"]), abs=1e-6)


def test_the_model_is_small_plain_data(top):
    path = top / "lib" / "samestory" / "sentiment" / "models" / "linear.npz"
    assert path.stat().st_size <= 400_000
    with np.load(path, allow_pickle=False) as held:
        assert {name: held[name].dtype.kind for name in held.files} == {
            "features": "u",
            "known": "u",
            "weights": "f",
            "sums": "f",
            "intercept": "f",
        }
    assert {"data", "validation", "not_for", "fitted"} <= set(sentiment.card("linear"))
