"""What holds for any text whatever: spans point at what they say, and stand in order."""

import pandas as pd
import pytest
from helpers import corpus_of
from hypothesis import given, settings
from hypothesis import strategies as st
from samestory import voices
from samestory.errors import CorpusError

PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "‘",
        "’",
        "'",
        "«",
        "»",
        "''",
        "``",
        " ",
        " ",
        "\n",
        "\n\n",
        ".",
        ",",
        ":",
        "—",
        "?",
        "…",
        "(",
        ")",
        "said",
        "he",
        "Putin",
        "The Russian leader",
        "calling",
        "him",
        "a",
        "according to",
        "that",
        "🙂",
        "שלום",
        "مرحبا",
        "\u202e",
        "Mr.",
        "President",
        "Ann Lee",
        "who",
        "her claim that",
        "is aware",
        "issued a warning",
        "Lee’s",
        "\xa0",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map(
    "".join
)


def assert_spans_hold(corpus, table):
    texts = corpus.articles["text"]
    for row in table.itertuples():
        text = texts[row.article]
        assert row.text and text[row.start : row.end] == row.text
        for words, start, end in (
            (row.speaker_text, row.speaker_start, row.speaker_end),
            (row.cue, row.cue_start, row.cue_end),
        ):
            assert (start, end, words) == (-1, -1, "") or text[start:end] == words != ""


@pytest.mark.filterwarnings("ignore::samestory.errors.CorpusWarning")  # a blank text is left out, as it should be
@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_spans_always_hold(text):
    try:
        corpus = corpus_of(text, "Ann Lee said: “Yes, we did.” " + text)
    except CorpusError:
        return
    quotations, reports = voices.quotations(corpus), voices.reports(corpus)
    assert_spans_hold(corpus, quotations)
    assert_spans_hold(corpus, reports)
    assert set(quotations["kind"]) <= {"full", "fragment", "designation"}
    for _, rows in quotations.groupby("article"):
        assert (rows["start"].to_numpy()[1:] >= rows["end"].to_numpy()[:-1]).all()
    out = voices.voice_of(corpus, corpus.tokens[["article", "start", "end"]])
    assert set(out["voice"]) <= {"outlet", "quoted", "reported"}


ARTICLES = st.lists(
    st.sampled_from(
        [
            "Ann Lee spoke.\n\n“We did it.”",
            "“We did it.”",
            "Tom Hill, 34, Graz",
            "— Tom Hill, mayor",
            "Tom Hill had this to say:",
            "TOM HILL: We won.",
            "ANN LEE: We lost.",
            "It rained (in Graz",
            "and snowed) said Tom Hill.",
            "who said “we did it” again",
            "He said that it rained.",
            ", said Tom Hill.",
        ]
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=30, deadline=None)
@given(ARTICLES)
def test_no_article_changes_what_another_says(texts):
    corpus = corpus_of(*texts)
    for table in (voices.quotations, voices.reports):
        rows = table(corpus)
        assert_spans_hold(corpus, rows)
        alone = pd.concat([table(corpus_of(text)) for text in texts], ignore_index=True)
        pd.testing.assert_frame_equal(rows.drop(columns="article"), alone.drop(columns="article"), check_dtype=False)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_quoted_stretches_are_ordered_and_not_blank(text):
    try:
        rows = voices.quotations(corpus_of(text))
    except CorpusError:
        return
    assert (rows["text"] == rows["text"].str.strip()).all() and (rows["text"] != "").all()
    assert (rows["start"].to_numpy()[1:] >= rows["end"].to_numpy()[:-1]).all()
