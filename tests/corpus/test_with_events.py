"""Events put into a corpus that has been read: nothing is read again, nothing computed before is taken over."""

import numpy as np
import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of
from samestory.errors import ArgumentError

TEXTS = ["The mayor opened the new bridge.", "The new bridge was opened by the mayor.", "Lima votes."]


@pytest.fixture
def corpus():
    return corpus_of(*TEXTS, story=["A 1", "a  1", None], published="2026-03-02")


def test_tables_are_the_same_ones(corpus):
    other = corpus.with_events({"a0": "bridge", "a1": "bridge", "a2": ""})
    assert other.articles["event"].tolist() == ["bridge", "bridge", ""]
    assert other.tokens is corpus.tokens and other.sentences is corpus.sentences and other.zones is corpus.zones
    assert corpus.articles["event"].tolist() == ["", "", ""]
    again = corpus_of(*TEXTS, story=["A 1", "a  1", None], published="2026-03-02", event=["bridge", "bridge", ""])
    pd.testing.assert_frame_equal(other.articles, again.articles)


def test_what_depends_on_events_is_computed_anew(corpus):
    assert ss.alignment.claims(corpus)["claim"].nunique() == 3
    other = corpus.with_events({"a0": "bridge", "a1": "bridge", "a2": ""})
    assert ss.alignment.claims(other)["claim"].nunique() == 2
    assert ss.alignment.claims(corpus)["claim"].nunique() == 3


def test_a_series_in_any_order(corpus):
    events = pd.Series({"a2": np.nan, "a1": 7, "a0": 7.0})
    assert corpus.with_events(events).articles["event"].tolist() == ["7", "7", ""]


def test_a_column(corpus):
    other = corpus.with_events("story")
    assert other.articles["event"].tolist() == ["A 1", "A 1", ""]
    assert (
        other.notes[-1] == "Names of events that differ only in capitals or spaces are one event: 'A 1' (also 'a  1')."
    )
    assert other.notes[:-1] == corpus.notes


def test_names_as_in_reading(corpus):
    names = ["Summit", "summit ", "ＳＵＭＭＩＴ"]
    read = corpus_of(*TEXTS, event=names)
    assert corpus.with_events(dict(zip(corpus.fileids(), names))).articles["event"].tolist() == ["Summit"] * 3
    assert read.articles["event"].tolist() == ["Summit"] * 3


@pytest.mark.filterwarnings("ignore::samestory.errors.CorpusWarning")
def test_a_corpus_that_reads_otherwise_than_it_stands():
    corpus = corpus_of("The govern-\nment of Rus\xadsia\nsigned it.", "The government of Russia signed it.")
    other = corpus.with_events({"a0": "deal", "a1": "deal"})
    assert other.normalized.articles["event"].tolist() == ["deal", "deal"]
    assert other.normalized.raw("a0") == corpus.normalized.raw("a0") != other.raw("a0") == corpus.raw("a0")
    assert ss.alignment.claims(other)["claim"].nunique() == 1


@pytest.mark.parametrize(
    "events, said",
    [
        ("storry", "'storry' is not a column of corpus.articles"),
        (["x", "y", "z"], "'a list' is not a mapping or Series"),
        (None, "'a NoneType' is not a mapping"),
        ({"a0": "x", "a1": "x"}, "'nothing for a2' is not complete"),
        ({"a0": "x", "a1": "x", "a2": "", "a3": "x"}, "'a3' is not an article of this corpus"),
        (pd.Series(["x", "y", "z", "z"], index=["a0", "a1", "a2", "a2"]), "'a2' is not named once"),
    ],
)
def test_events_that_cannot_be_used(corpus, events, said):
    with pytest.raises(ArgumentError, match="Corpus.with_events: events=") as caught:
        corpus.with_events(events)
    assert said in str(caught.value)


def test_proposed_events_go_in(corpus):
    proposed = ss.alignment.events(corpus)
    other = corpus.with_events(proposed.set_index("article")["event"])
    assert other.articles["event"].tolist() == proposed["event"].tolist()
