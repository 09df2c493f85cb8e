"""Corpus: NLTK's names for reading it, and how a notebook shows it."""

import nltk
import pandas as pd
import pytest
import samestory as ss
from samestory.errors import ArgumentError


def test_nltk_reads_the_corpus(seeds):
    text = nltk.Text(seeds.words())
    assert text.count("Putin") + text.count("Putin's") == sum(text.count("Putin") for text in seeds.articles["text"])
    assert nltk.FreqDist(seeds.words("001"))["Never"] == 1
    finder = nltk.collocations.BigramCollocationFinder.from_documents(seeds.sents())
    assert finder.ngram_fd[("Narendra", "Modi")] == seeds.raw().count("Narendra Modi")
    assert seeds.sents("000")[-1] == ["With", "PTI", "inputs"]
    assert seeds.raw(["000", "001"]) == seeds.raw("000") + seeds.raw("001")
    assert len(seeds.words(["003", "004"])) == len(seeds.words("003")) + len(seeds.words("004"))


def test_word_tokens_are_the_words_that_are_counted(seeds):
    words = seeds.word_tokens()
    assert words.groupby("article").size().to_dict() == seeds.articles["words"].to_dict()
    assert not set(words["token"]) & set(".,“”:;") and (words.query("repeats >= 0")["article"] == "000").all()


def test_an_unknown_id_is_named(seeds):
    with pytest.raises(ArgumentError, match="fileids='999' is not an id such as '000'"):
        seeds.words("999")


def test_annotations_are_made_once(seeds):
    made = []
    assert [seeds.cached("a key of this test", lambda: made.append(1) or "result") for _ in range(2)] == ["result"] * 2
    assert made == [1]


def test_shown_in_a_notebook_escaped():
    corpus = ss.read_corpus(pd.DataFrame({"text": ["<script>alert(1)</script> was printed."], "outlet": ["<b>X</b>"]}))
    assert "<script>" not in corpus._repr_html_() and "<b>X</b>" not in corpus._repr_html_()
    assert "1 article" in repr(corpus)


def test_names_for_figures_say_outlet_or_what_a_report_is_known_as():
    table = pd.DataFrame(
        {
            "article": ["7", "8", "9", "f81d4fae-7dec-11d0", "f81d4fae-7dec-11d1"],
            "outlet": ["Daily Post", "", "", "Herald", "Herald"],
            "known_as": ["", "agency copy", "", "", ""],
            "published": ["2025-03-01", "", "", "2025-03-02", "2025-03-02"],
            "text": ["It rained."] * 5,
        }
    )
    names = ss.read_corpus(table).names
    assert names.tolist() == ["7 Daily Post", "8 (agency copy)", "9", "Herald, Mar 2 #1", "Herald, Mar 2 #2"]
    assert names.index.tolist() == table["article"].tolist()
