"""corpus.offsets: spans as tables, which row holds an offset, results kept with a corpus."""

import numpy as np
import pytest
from helpers import corpus_of
from samestory.corpus import offsets

ONE = "Moscow: Prices rose. Nobody said why."
TWO = "Boats left. The harbor is empty. Nobody said why."


@pytest.fixture(scope="module")
def corpus():
    return corpus_of(ONE, TWO)


def test_texts_come_with_their_sentences(corpus):
    found = [(n, [text[a:b] for a, b in zip(starts, ends)]) for n, text, starts, ends in offsets.texts(corpus)]
    assert found == [
        (0, ["Moscow: Prices rose.", "Nobody said why."]),
        (1, ["Boats left.", "The harbor is empty.", "Nobody said why."]),
    ]


def test_a_table_of_spans_has_text_sentence_and_zone(corpus):
    places = [(0, ONE, "Moscow"), (0, ONE, "Prices"), (0, ONE, "Nobody"), (1, TWO, "Boats"), (1, TWO, "why")]
    rows = [(text.index(word), text.index(word) + len(word), len(word)) for _, text, word in places]
    table = offsets.table(corpus, [n for n, _, _ in places], rows, ("start", "end", "length"))
    assert table.columns.tolist() == ["article", "start", "end", "text", "length", "sentence", "zone", "repeats"]
    assert table[["article", "text", "length", "sentence", "zone"]].values.tolist() == [
        ["a0", "Moscow", 6, 0, "dateline"],
        ["a0", "Prices", 6, 0, "lead"],
        ["a0", "Nobody", 6, 1, "lead"],
        ["a1", "Boats", 5, 0, "lead"],
        ["a1", "why", 3, 2, "lead"],
    ]


def test_a_table_of_no_spans_has_the_same_columns(corpus):
    table = offsets.table(corpus, [], [], ("start", "end", "kind"))
    assert table.empty
    assert table.columns.tolist() == ["article", "start", "end", "text", "kind", "sentence", "zone", "repeats"]


def test_the_row_of_every_offset_is_its_sentence(corpus, seeds):
    for some in (corpus, seeds):
        tokens = some.tokens
        rows = offsets.rows_at(some, some.sentences, tokens["article"].cat.codes.to_numpy(), tokens["start"].to_numpy())
        assert (some.sentences["sentence"].to_numpy()[rows] == tokens["sentence"]).all()
        assert (some.sentences["article"].to_numpy()[rows] == tokens["article"].to_numpy()).all()


def test_an_offset_before_all_rows_of_its_article_is_in_the_first_of_them(corpus):
    later = corpus.sentences[corpus.sentences["sentence"] > 0].reset_index(drop=True)
    assert offsets.rows_at(corpus, later, np.array([0, 0, 1]), np.array([0, len(ONE), 0])).tolist() == [0, 0, 1]


def test_datelines_by_number_of_the_article(corpus):
    assert offsets.datelines(corpus) == {0: [(0, 7)]}


def test_once_per_corpus(corpus):
    calls = []

    @offsets.once_per_corpus
    def words(of):
        calls.append(of)
        return of.tokens[["token"]]

    one = words(corpus)
    one["further"] = 1
    assert len(calls) == 1 and words(corpus).columns.tolist() == ["token"]
    words(corpus_of("Another corpus."))
    assert len(calls) == 2
