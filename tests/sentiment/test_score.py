"""Sentiment toward a target: right on plain cases, blind to names, honest about bad input."""

import numpy as np
import pandas as pd
import pytest
import samestory as ss
from helpers import TOP, corpus_of, growth
from hypothesis import given
from hypothesis import strategies as st
from samestory import sentiment
from samestory.errors import ArgumentError, CorpusError
from sklearn.metrics import f1_score

SCORERS = sorted(sentiment.SCORERS)
LABELS = ["negative", "neutral", "positive"]


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
    with pytest.raises(ArgumentError, match="sentiment.card: scorer='roberta'"):
        sentiment.card("roberta")
    with pytest.raises(CorpusError, match="row 0, text: found None"):
        sentiment.score_targets([None], [0], [1])
    with pytest.raises(
        ArgumentError, match=r"scorer='linaer' .*\(default, encoder, linear, lexicon\)\. Did you mean 'linear'"
    ):
        sentiment.score_targets(["Rome"], [0], [4], "linaer")
    with pytest.raises(ArgumentError, match=r"returns shape \(1, 3\).*found \(1, 2\)"):
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


def test_mentions_in_the_same_words_share_a_passage():
    """A part of a table has the same ids as the whole, so parts may be scored apart and joined."""
    said = "“India has broken every promise it made,” Lee said."
    corpus = ss.read_corpus(pd.DataFrame({"article": ["a", "b"], "text": [said, f"It rained. {said} India won."]}))
    scored = sentiment.score(corpus, ss.actors.mentions(corpus, ["India"]))
    assert scored.columns[-1] == "passage" and pd.factorize(scored["passage"])[0].tolist() == [0, 0, 1]
    again = sentiment.score(corpus, scored[1:])
    assert again["passage"].tolist() == scored["passage"].tolist()[1:]


def test_a_mention_before_the_first_sentence_belongs_to_its_own_article():
    """The span of the second article begins with the blanks before its first sentence."""
    texts = ["Nobody spoke. Nobody came.", "\n  France won. Nobody spoke."]
    corpus = ss.read_corpus(pd.DataFrame({"article": ["a", "b"], "text": texts}))
    spans = pd.DataFrame({"article": ["b", "b"], "start": [0, 3], "end": [9, 9]})
    assert sentiment.score(corpus, spans)["sentence"].tolist() == [0, 0]


def test_the_model_is_small_plain_data(top):
    path = top / "lib" / "samestory" / "sentiment" / "models" / "linear.npz"
    assert path.stat().st_size <= 400_000
    with np.load(path, allow_pickle=False) as held:
        assert {name: held[name].dtype.kind for name in held.files} == {
            "features": "u",
            "weights": "f",
            "sums": "f",
            "intercept": "f",
        }
    assert {"data", "validation", "not_for", "fitted"} <= set(sentiment.card("linear"))


def sample():
    """Sentences of our own, labeled before any was scored; each template with an American and a Russian name."""
    return pd.read_csv(TOP / "tests" / "sentiment" / "sample.csv")


@pytest.mark.parametrize("scorer", SCORERS)
def test_the_shipped_files_reach_the_accuracy_on_their_card(scorer):
    """A changed weight, word list or card fails here; fit_sentiment.py writes the entry with the files it fits."""
    rows, claimed = sample(), sentiment.card(scorer)["sample"]
    p = sentiment.score_targets(rows["text"], rows["start"], rows["end"], scorer)[LABELS].to_numpy()
    label, y = p.argmax(axis=1), rows["label"].map(LABELS.index).to_numpy()
    assert claimed["n"] == len(rows) and claimed["file"] == "tests/sentiment/sample.csv"
    assert (label == y).mean() == pytest.approx(claimed["accuracy"], abs=0.002)
    assert f1_score(y, label, average="macro") == pytest.approx(claimed["macro_f1"], abs=0.002)
    assert p[range(len(y)), y].mean() == pytest.approx(claimed["mean_probability_of_label"], abs=1e-5)


def test_the_sample_is_balanced():
    rows = sample()
    assert all(
        text[a:b] == target for text, a, b, target in zip(*(rows[c] for c in ("text", "start", "end", "target")))
    )
    assert rows.groupby(["head", "label"]).size().to_dict() == {
        (head, label): n for head, n in (("country", 16), ("person", 6)) for label in LABELS
    }
    template = [text[:a] + "{}" + text[b:] for text, a, b in zip(rows["text"], rows["start"], rows["end"])]
    names = rows["target"].str.removeprefix("The ").str.removeprefix("the ").groupby(template).agg(set)
    assert {frozenset(pair) for pair in names} == {
        frozenset(("United States", "Russia")),
        frozenset(("Carol Whitfield", "Irina Sokolova")),
    }


@pytest.mark.parametrize("text", ["Russia, ", "Russia and France accused China. "])
@pytest.mark.timed
def test_many_actors_in_one_sentence_take_no_more_than_their_number(text):
    def step(corpus):
        return sentiment.score(corpus, ss.actors.mentions(corpus))

    assert growth(step, lambda size: text.replace(".", ",") * size, 200, ss.actors.mentions) < 6


def test_of_an_endless_sentence_the_part_around_the_mention_is_read():
    praise = "Analysts praised Russia for its brave and honest work"
    around = ", ".join(["the clerk counted the boxes"] * 300)
    corpus = corpus_of(f"{around}, {praise}, {around}.", praise + ".")
    scored = sentiment.score(corpus, ss.actors.mentions(corpus, ["Russia"]))
    assert scored["score"].min() > 0.1
    seen = sentiment.evidence(corpus, scored, n=1)
    assert seen["context"].str.len().max() < 900
    for row in seen.itertuples():
        text = corpus.raw(row.article)
        assert text[row.context_start : row.context_start + len(row.context)] == row.context
