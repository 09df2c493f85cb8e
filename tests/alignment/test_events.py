"""Same event or only same topic: weights by hand, warnings on made-up corpora, and what must hold of any corpus."""

import numpy as np
import pandas as pd
import pytest
import samestory as ss
from hypothesis import given, settings
from hypothesis import strategies as st
from samestory.alignment.same_event import _check
from samestory.language.words import news_weights

FIRE = [
    "A fire at the Norwood paper mill killed 14 workers on Tuesday, the county sheriff said.",
    "Fourteen workers died; the blaze at the Norwood paper mill on Tuesday took 14 lives, the sheriff said.",
    "The sheriff named the 14 workers killed in Tuesday's fire at the paper mill in Norwood.",
]
OTHER = [
    "A fire at the Dalby oil depot injured 3 drivers on Sunday, the fire brigade said.",
    "Three drivers were hurt when the Dalby oil depot burned on Sunday; 3 remain in hospital, the brigade said.",
]


def corpus_of(texts, declared, ids=None):
    ids = ids or [f"a{n}" for n in range(len(texts))]
    return ss.read_corpus(pd.DataFrame({"article": ids, "text": texts, "event": declared}))


def test_weights_by_hand():
    warned = ss.alignment.check_events(
        corpus_of(
            ["Rain hit schools, shops, farms, banks, Oslo roads.", "Rain hit schools, shops, farms, banks, 12 roads."],
            ["e", "f"],
        )
    )
    rain, *rest = news_weights(["rain", "hit", "school", "shop", "farm", "bank", "road"]) ** 0.5
    oslo, twelve = news_weights(["oslo", "12"]) ** 0.5
    name, number = 1.5, 2.0  # what a name and a number weigh beside other words
    both, one = 1.0, 1 + np.log(3 / 2)
    # "Rain" opens both sentences and so is always printed with a capital: it weighs as a name.
    shared = [rain * both * name, *(weight * both for weight in rest)]
    first, second = np.array([*shared, oslo * one * name]), np.array([*shared, twelve * one * number])
    expected = first[:7] @ second[:7] / np.linalg.norm(first) / np.linalg.norm(second)
    assert warned["similarity"].tolist() == pytest.approx([expected])


def test_same_event_above_same_topic():
    table = ss.alignment.event_similarity(corpus_of(FIRE + OTHER, ["x"] * 3 + ["y"] * 2))
    inside = [table.loc[a, b] for a, b in [("a0", "a1"), ("a0", "a2"), ("a1", "a2"), ("a3", "a4")]]
    across = table.loc[["a0", "a1", "a2"], ["a3", "a4"]].to_numpy()
    assert min(inside) > across.max() + 0.1


def test_the_seeds_speech_and_visit(seeds):
    table = ss.alignment.event_similarity(seeds)
    speech = ["000", "001", "002", "003"]
    assert list(table.index) == list(table.columns) == [*speech, "004"]
    nearest = table.loc[speech, speech].where(~np.eye(4, dtype=bool)).max(axis=1)
    assert (nearest > table.loc[speech, "004"]).all()
    assert len(ss.alignment.check_events(seeds)) == 0


def test_an_article_under_the_wrong_event():
    warned = ss.alignment.check_events(corpus_of(FIRE + OTHER, ["x", "x", "y", "y", "y"]))
    nearer = warned[warned["reason"] == "nearer to another event"]
    assert nearer[["article_a", "event_a", "event_b"]].values.tolist() == [["a2", "y", "x"]]


def test_one_event_under_two_names():
    warned = ss.alignment.check_events(corpus_of([FIRE[0], FIRE[0] + " More follows.", *OTHER], ["x", "z", "y", "y"]))
    assert warned[["article_a", "article_b", "reason"]].values.tolist() == [["a0", "a1", "alike, declared apart"]]


def test_reports_that_have_nothing_in_common():
    warned = ss.alignment.check_events(corpus_of([FIRE[0], "The orchestra opened its season with Sibelius."], "x"))
    assert set(warned["reason"]) == {"unlike, declared together"} and len(warned) == 2


def test_right_events_give_no_warning():
    assert len(ss.alignment.check_events(corpus_of(FIRE + OTHER, ["x"] * 3 + ["y"] * 2))) == 0


def test_pairs_left_out_of_the_index_do_not_change_the_warnings(monkeypatch):
    corpus = corpus_of(FIRE + OTHER, ["x", "x", "y", "y", "y"])
    small = ss.alignment.check_events(corpus)
    monkeypatch.setattr(_check, "BLOCK", 2)
    pd.testing.assert_frame_equal(small, ss.alignment.check_events(corpus))


TEXTS = st.lists(
    st.sampled_from([*FIRE, *OTHER, "語", "12", "…"]) | st.text(min_size=1, max_size=30).filter(str.strip),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40)
@given(TEXTS, st.data())
def test_range_symmetry_and_order(texts, data):
    declared = data.draw(st.lists(st.sampled_from(["x", "y", ""]), min_size=len(texts), max_size=len(texts)))
    ids = [f"a{n}" for n in range(len(texts))]
    order = data.draw(st.permutations(range(len(texts))))
    one = corpus_of(texts, declared, ids)
    other = corpus_of([texts[n] for n in order], [declared[n] for n in order], [ids[n] for n in order])
    table = ss.alignment.event_similarity(one)
    assert ((table >= 0) & (table <= 1)).all(axis=None) and np.array_equal(table, table.T)
    assert (np.diag(table) == 1).all()
    again = ss.alignment.event_similarity(other).loc[table.index, table.columns]
    assert np.allclose(table, again)
    warned = ss.alignment.check_events(one)
    assert list(warned) == "article_a article_b event_a event_b similarity reason".split() and set(
        warned["article_a"]
    ) <= set(ids)
