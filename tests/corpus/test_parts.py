"""corpus.parts: whole groups, articles taken out of a corpus, tables joined again."""

import warnings

import numpy as np
import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of
from samestory import actors, alignment, quantities, voices
from samestory.corpus import parts
from samestory.corpus.parts import _groups, _joined
from samestory.errors import LimitWarning

TEXTS = [
    "Oslo: Boats left at 9 a.m.\n\nNobody said why.",
    "“No fee,” Ann Lee said.",
    "Boats left. Boats left.",
    "Rain.",
]


@pytest.fixture(scope="module")
def corpus():
    return corpus_of(*TEXTS, outlet=["x", "y", "x", ""], event=["b", "a", "b", "c"])


def test_a_corpus_is_one_part_unless_it_is_large(corpus):
    assert [part.tolist() for part in parts.whole_groups(corpus, np.array([1, 0, 1, 2]))] == [[0, 1, 2, 3]]


@pytest.mark.parametrize(
    ("most", "expected"), [(1, [[1], [0, 2], [3]]), (2, [[1], [0, 2], [3]]), (3, [[0, 1, 2], [3]])]
)
def test_parts_hold_whole_groups_in_order(corpus, monkeypatch, most, expected):
    monkeypatch.setattr(_groups, "LARGE", 3)
    monkeypatch.setattr(_groups, "PART", most)
    assert [part.tolist() for part in parts.whole_groups(corpus, np.array([1, 0, 1, 2]))] == expected


def test_what_is_taken_is_as_if_read_alone(corpus):
    taken = parts.taken(corpus, np.array([0, 2]))
    alone = ss.read_corpus(corpus.articles.iloc[[0, 2]].reset_index()[["article", "event", "outlet", "text"]])
    for name in ("sentences", "tokens", "zones"):
        pd.testing.assert_frame_equal(getattr(taken, name), getattr(alone, name))
    columns = ["event", "outlet", "text", "words"]
    pd.testing.assert_frame_equal(taken.articles[columns], alone.articles[columns])
    assert len(taken) == 2 and taken.sents("a2") == [["Boats", "left", "."], ["Boats", "left", "."]]


def test_an_article_without_words_may_be_taken():
    corpus = corpus_of("Rain.", "…", "Snow.")
    assert parts.taken(corpus, np.array([1, 2])).words() == corpus.words(["a1", "a2"])


REPORTED = [
    "“The ferry is late again,” Ann Lee said on May 5, 2025. Norway paid $3 million for it.",
    "The council voted 5 to 4. “We will not pay,” said Bo Dahl.",
    "Ann Lee said that the ferry was late again. Norway paid $4 million for it, she said.",
    "“We will not pay,” Bo Dahl told the council of Oslo.",
]
BY_EVENT = (voices.quotations, voices.reports, quantities.find, actors.mentions, alignment.quote_clusters)


def test_what_is_known_by_event_is_taken_over_as_if_found_in_the_part():
    corpus = corpus_of(*REPORTED, event=["ferry", "council", "ferry", "council"])
    for function in (*BY_EVENT, alignment.claims):
        function(corpus)
    taken = parts.taken(corpus, np.array([0, 2]))
    assert taken.by_event().keys() == corpus.by_event().keys()
    alone = corpus_of(REPORTED[0], REPORTED[2], ids=["a0", "a2"], event="ferry")
    for function in (*BY_EVENT, alignment.claims):
        own, expected = (table.drop(columns="event", errors="ignore") for table in map(function, (taken, alone)))
        pd.testing.assert_frame_equal(own, expected)
    assert len(voices.quotations(taken)) == 1 and voices.quotations(taken)["speaker"].tolist() == ["Ann Lee"]


WRAPPED = REPORTED[0].replace("The ferry", "The fer-\nry")


@pytest.mark.parametrize("text", [REPORTED[0], WRAPPED], ids=["plain", "wrapped"])
def test_what_is_forgotten_is_found_again_and_what_is_known_by_event_stays(text):
    corpus, made = corpus_of(text, REPORTED[2], event="ferry"), []
    found, said = ss.discrepancies.find(corpus), voices.quotations(corpus)
    corpus.normalized.cached("other", lambda: made.append("once"))
    known = corpus.normalized.by_event()
    corpus.forget()
    corpus.normalized.cached("other", lambda: made.append("again"))
    assert made == ["once", "again"]
    assert all(corpus.normalized.by_event()[key] is table for key, table in known.items())
    pd.testing.assert_frame_equal(ss.discrepancies.find(corpus), found)
    pd.testing.assert_frame_equal(voices.quotations(corpus), said)


def test_what_is_not_known_of_a_corpus_is_found_in_its_part():
    corpus = corpus_of(*REPORTED, event=["ferry", "council", "ferry", "council"])
    taken = parts.taken(corpus, np.array([1, 3]))
    assert taken.by_event() == {}
    assert voices.quotations(taken)["text"].tolist() == ["We will not pay,", "We will not pay,"]


def _warned(corpus):
    """A table with the articles that open with a B, and warnings about them."""
    with_b = corpus.articles.index[corpus.articles["text"].str.contains("Boats")]
    table = pd.DataFrame({"article": pd.Categorical(with_b, categories=corpus.articles.index)})
    table.attrs["limited"] = with_b.tolist()
    warnings.warn(LimitWarning("too many boats in {}", with_b.tolist()), stacklevel=2)
    warnings.warn("boats", stacklevel=2)
    return table


@pytest.mark.parametrize("asked", ["", "1"])
def test_how_far_it_is_is_shown_where_a_command_asks(corpus, monkeypatch, capsys, asked):
    monkeypatch.setattr(_joined, "cpu_count", lambda: 1)
    monkeypatch.setenv(parts.ASKED, asked)
    parts.joined(quantities.find, corpus, [np.array([1, 2]), np.array([0, 3])])
    said = capsys.readouterr()
    assert said.out == "" and ("/2 " in said.err) == (said.err != "") == bool(asked)


def test_tables_attrs_and_warnings_are_joined(corpus, monkeypatch):
    monkeypatch.setattr(_joined, "cpu_count", lambda: 1)  # a function of a test is not known to other processes
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        table = parts.joined(_warned, corpus, [np.array([1, 2]), np.array([0, 3])])
    assert table["article"].tolist() == ["a2", "a0"]
    assert table["article"].cat.categories.tolist() == ["a0", "a1", "a2", "a3"]
    assert table.attrs == {"limited": ["a0", "a2"]}
    assert [str(one.message) for one in heard] == ["too many boats in 'a0', 'a2'", "boats"]
