"""In whose voice a span stands."""

import pandas as pd
import pytest
from helpers import corpus_of
from samestory import voices
from samestory.corpus import read_corpus
from samestory.errors import ArgumentError


def test_voice_of_every_word():
    text = "Rain fell. Maria Lopez said that taxes fell. “We won,” she said, at the “Green Corridor Forum” today."
    corpus = corpus_of(text)
    words = ["Rain", "taxes", "won", "Corridor", "today"]
    spans = pd.DataFrame(
        {
            "article": corpus.articles.index[0],
            "start": [text.index(w) for w in words],
            "end": [text.index(w) + len(w) for w in words],
        }
    )
    out = voices.voice_of(corpus, spans)
    assert out["voice"].tolist() == ["outlet", "reported", "quoted", "outlet", "outlet"]
    assert out["speaker"].tolist() == ["", "Maria Lopez", "Maria Lopez", "", ""]
    assert list(spans.columns) == ["article", "start", "end"]  # the reader's table is left alone


def test_quoted_wins_over_reported():
    text = "Maria Lopez said that taxes were “a heavy burden” for all."
    corpus = corpus_of(text)
    at = text.index("heavy")
    out = voices.voice_of(corpus, pd.DataFrame({"article": corpus.articles.index[:1], "start": [at], "end": [at + 5]}))
    assert out["voice"].tolist() == ["quoted"]


def test_voice_of_no_spans():
    corpus = corpus_of("Rain fell.")
    out = voices.voice_of(corpus, pd.DataFrame({"article": [], "start": [], "end": []}))
    assert list(out.columns) == ["article", "start", "end", "voice", "speaker"] and len(out) == 0


def place(text, words):
    return pd.DataFrame({"article": ["0"], "start": [text.index(words)], "end": [text.index(words) + len(words)]})


def voice_in(text, words):
    corpus = read_corpus(pd.DataFrame({"article": ["0"], "text": [text]}))
    return voices.voice_of(corpus, place(text, words))[["voice", "speaker"]].values.tolist()[0]


def test_the_outer_speaker_has_what_he_says_of_another():
    text = "Maria Lopez said that Tom Hill hoped for an early vote."
    assert voice_in(text, "Tom Hill") == voice_in(text, "an early vote") == ["reported", "Maria Lopez"]


def test_a_span_that_straddles_takes_the_voice_of_its_middle():
    text = "“We will win the vote,” Maria Lopez said."
    assert voice_in(text, "will win the vote,” Maria") == ["quoted", "Maria Lopez"]
    assert voice_in(text, "vote,” Maria Lopez said")[0] == "outlet"


def test_spans_of_another_corpus_are_refused():
    corpus = read_corpus(pd.DataFrame({"article": ["1"], "text": ["Prices rose."]}))
    with pytest.raises(ArgumentError, match="voices.voice_of: spans='0'"):
        voices.voice_of(corpus, place("Prices rose.", "rose"))
