"""Collocates, pairs, keywords in context and boilerplate, against NLTK and hand counts."""

from collections import Counter

import numpy as np
import pytest
from helpers import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from nltk.collocations import BigramCollocationFinder
from nltk.metrics import BigramAssocMeasures
from samestory import keyness
from samestory.errors import ArgumentError

LETTERS = st.lists(st.sampled_from("a b c d e".split()), min_size=1, max_size=12)


def row(table, word):
    return table[table["word"] == word].iloc[0]


def nltk_finder(corpus, window):
    """NLTK's counts over all articles: nothing reaches over the end of one, or over a sentence that is left out."""
    every = keyness.words(corpus)
    stream = []
    for article in range(len(corpus)):
        for code, sentence in zip(every.code[every.article == article], every.sentence[every.article == article]):
            if code >= 0:
                stream.append(every.labels[code] if every.counted[sentence] else None)
        stream += [None] * (window - 1)
    return BigramCollocationFinder.from_words(stream, window_size=window)


@given(st.lists(LETTERS, min_size=1, max_size=4), st.integers(2, 7))
def test_pairs_equal_nltk(articles, window):
    corpus = corpus_of(*(" ".join(a) for a in articles))
    found = keyness.pairs(corpus, window)
    expected = Counter()
    for article in articles:
        expected += Counter(BigramCollocationFinder.from_words(article, window_size=window).ngram_fd)
    assert {(r.first, r.second): r.count for r in found.itertuples(index=False)} == dict(expected)


def test_pairs_of_news_equal_nltk(seeds):
    found = keyness.pairs(seeds)
    assert {(r.first, r.second): r.count for r in found.itertuples(index=False)} == dict(nltk_finder(seeds, 5).ngram_fd)


def test_collocates_equal_nltk(seeds):
    finder, table = nltk_finder(seeds, 5), keyness.collocates(seeds, "India")
    total, count = finder.N, finder.word_fd
    assert len(table) > 50 and (np.diff(table["log_likelihood"]) <= 1e-9).all()
    for found in table.itertuples():
        before, after = finder.ngram_fd[(found.collocate, "india")], finder.ngram_fd[("india", found.collocate)]
        assert (found.before, found.after, found.count) == (before, after, before + after)
        margins = (before + after) / 8, (count["india"], count[found.collocate]), total
        assert found.collocate_count == count[found.collocate]
        assert found.log_likelihood == pytest.approx(BigramAssocMeasures.likelihood_ratio(*margins), abs=1e-6)
        assert found.mi == pytest.approx(BigramAssocMeasures.pmi(*margins), abs=1e-9)


def test_collocates_of_an_unknown_word_and_a_bad_window(seeds):
    assert len(keyness.collocates(seeds, "zyzzyva")) == 0 and len(keyness.kwic(seeds, "zyzzyva")) == 0
    with pytest.raises(ArgumentError, match="keyness.pairs: window=1 is not at least 2 words"):
        keyness.pairs(seeds, window=1)


def test_kwic_is_one_stretch_of_the_text(seeds):
    table = keyness.kwic(seeds, "India", width=30)
    assert list(table.columns) == "article start end left node right zone voice speaker".split()
    folded = [t for t in seeds.tokens["token"].astype(str) if t.lower() == "india"]
    assert len(table) == len(folded) and set(table["voice"]) <= {"outlet", "quoted", "reported"}
    for found in table.itertuples():
        text = seeds.raw(found.article)
        assert text[found.start : found.end] == found.node
        assert text[max(0, found.start - 30) : found.end + 30] == found.left + found.node + found.right


def test_kwic_tells_voices_and_initialisms_apart():
    corpus = corpus_of("The US waited. “It helps us all to wait,” the minister said.")
    country, pronoun = keyness.kwic(corpus, "US"), keyness.kwic(corpus, "us")
    assert country[["start", "voice"]].values.tolist() == [[4, "outlet"]]
    assert pronoun[["start", "voice"]].values.tolist() == [[25, "quoted"]]


def test_repeated_sentences_and_boilerplate_are_left_out():
    own = "Sign up for our letter. "
    outlets = ["Post", "Post", "Times"]
    corpus = corpus_of(own + "Rates rose.", "Wages fell. " + own, own + "Rain came.", outlet=outlets)
    found = keyness.boilerplate(corpus)
    assert list(found.columns) == ["article", "start", "end", "text", "articles", "outlet"]
    assert found.values.tolist() == [["a0", 0, 23, own.strip(), 2, "Post"], ["a1", 12, 35, own.strip(), 2, "Post"]]
    letter = row(keyness.compare(corpus, "outlet", "Post"), "letter")
    assert (letter["target_count"], letter["reference_count"]) == (0, 1)
    standfirst = "The minister has signed the new trade deal with the island today.\n"
    twice = corpus_of(standfirst + standfirst + "Nobody asked why.", "The deal was old.")
    assert (twice.sentences["repeats"] >= 0).sum() == 1
    assert row(keyness.compare(twice, "article", "a0"), "minister")["target_count"] == 1


def test_boilerplate_needs_a_known_outlet_and_two_articles():
    assert len(keyness.boilerplate(corpus_of("Read more.", "Read more."))) == 0
    assert len(keyness.boilerplate(corpus_of("Read more.\nRead more.", "Else.", outlet=["Post", "Post"]))) == 0
    assert len(keyness.boilerplate(corpus_of("***\nOne.", "***\nTwo.", outlet=["Post", "Post"]))) == 0


def test_a_report_downloaded_twice_counts_once():
    report = "The minister praised the tariff on steel. Prices rose in the port towns."
    texts = report, "Schools opened late.", "The opposition attacked.", report.replace(". ", ".\n") + "\n"
    found = [keyness.compare(corpus_of(*texts[:n], outlet=["A", "A", "B", "A"][:n]), "outlet", "A") for n in (3, 4)]
    assert [row(table, "tariff")["target_count"] for table in found] == [1, 1]
    assert [table.attrs["copies_left_out"] for table in found] == [0, 1]
    assert [table.attrs["sentences_left_out"] for table in found] == [0, 2]
    assert found[0].attrs["target_words"] == found[1].attrs["target_words"] == 16
    # Whichever copy is asked for counts, the other does not; two copies alone cannot be compared.
    copy = keyness.compare(corpus_of(*texts, outlet=["A", "A", "B", "A"]), "article", "a3")
    assert row(copy, "tariff")[["target_count", "reference_count"]].tolist() == [1, 0]
    assert copy.attrs["copies_left_out"] == 1 and copy.attrs["reference_articles"] == 2
    with pytest.raises(ArgumentError, match="copies aside"):
        keyness.compare(corpus_of(*texts, outlet=["A", "A", "B", "A"]), "article", "a3", "a0")
    # Two outlets that print one report both print it.
    assert row(keyness.compare(corpus_of(*texts, outlet=["A", "A", "B", "C"]), "outlet", "C"), "tariff")["target_count"]


REPORT = "The mayor’s plan — a new tariff on cafés — was passed. Prices rose, he said."
OTHERS = ["Schools opened late.", "The opposition attacked.", "Farmers sold wheat at a loss."]


@pytest.mark.parametrize(
    "copy",
    [
        REPORT,
        REPORT.upper(),
        REPORT.replace("’", "'").replace("—", "-"),
        REPORT.replace(" ", "\u00a0"),
        REPORT.replace(" ", "\n", 3),
        REPORT.replace("é", "e\u0301"),
        REPORT.replace("tariff", "ta\u00adriff").replace("plan", "pl\u200ban"),
        REPORT.replace("tariff", "tari\ufb00"),
        "  " + REPORT + "\r\n\r\n",
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_a_copy_in_another_print_counts_once(copy, last):
    texts = [REPORT, *OTHERS, copy] if last else [copy, *OTHERS, REPORT]
    corpus = corpus_of(*texts, outlet=["A", "A", "B", "B", "A"])
    found = keyness.compare(corpus, "outlet", "A")
    assert (row(found, "opened")["target_count"], found.attrs["target_articles"]) == (1, 2)
    assert row(found, "passed")["target_count"] == row(found, "passed")["target_articles"] == 1
    of_copy = (corpus.sentences["article"] == "a4").sum()
    assert (found.attrs["copies_left_out"], found.attrs["sentences_left_out"]) == (1, of_copy)
    assert len(keyness.boilerplate(corpus)) == 0


def test_many_copies_are_one_report_and_never_none():
    corpus = corpus_of(*[REPORT] * 5, *OTHERS, outlet=["A"] * 5 + ["B"] * 3, months=list("12223") + list("123"))
    found = keyness.compare(corpus, "outlet", "A")
    assert (row(found, "passed")["target_count"], found.attrs["copies_left_out"]) == (1, 4)
    assert found.attrs["sentences_left_out"] == 8
    assert keyness.chance(corpus, "outlet", "A", times=1)["words"].tolist() == [0]
    # The first copy stands in neither month that is compared: the report counts all the same.
    found = keyness.compare(corpus, "months", "2", "3")
    assert row(found, "passed")[["target_count", "reference_count"]].tolist() == [1, 0]
    assert found.attrs["copies_left_out"] == 3


def test_equal_texts_of_unknown_outlets_may_be_two_reports():
    corpus = corpus_of(REPORT, REPORT, OTHERS[0], party=list("AAB"))
    found = keyness.compare(corpus, "party", "A")
    assert (row(found, "passed")["target_count"], found.attrs["copies_left_out"]) == (2, 0)
    assert any("same text" in note for note in corpus.notes), "reading says so"


def test_neighbors_in_a_copy_count_once():
    once = keyness.pairs(corpus_of(REPORT, *OTHERS, outlet=["A", "A", "B", "B"]))
    twice = keyness.pairs(corpus_of(REPORT, *OTHERS, REPORT, outlet=["A", "A", "B", "B", "A"]))
    assert once.equals(twice)


def test_boilerplate_stays_boilerplate_beside_a_copy():
    own = " Sign up for our letter."
    texts = REPORT + own, REPORT + own, OTHERS[0] + own, OTHERS[1]
    corpus = corpus_of(*texts, outlet=["A", "A", "A", "B"])
    assert keyness.boilerplate(corpus)["article"].tolist() == ["a0", "a2"]
    found = keyness.compare(corpus, "article", "a1", "a3")
    assert "letter" not in found["word"].tolist() and row(found, "passed")["target_count"] == 1


@given(st.lists(st.text(max_size=60).filter(lambda t: t.strip()), min_size=2, max_size=4))
def test_any_text_is_survived(texts):
    corpus = corpus_of(*texts, "One word more.", outlet=["Post"] * (len(texts) + 1))
    try:
        table = keyness.compare(corpus, "article", corpus.fileids()[-1])
    except ArgumentError:
        table = None
    if table is not None:
        words = corpus.word_tokens()
        left_out = keyness.boilerplate(corpus)
        if not len(left_out) and table.attrs["copies_left_out"] == 0:
            assert table[["target_count", "reference_count"]].to_numpy().sum() == (words["repeats"] < 0).sum()
    context = keyness.kwic(corpus, "more")
    assert (context["article"].iloc[-1], context["node"].iloc[-1]) == (corpus.fileids()[-1], "more")


def test_a_megabyte_of_marks():
    corpus = corpus_of("“" * 1_000_000 + " word", "Another word.")
    assert row(keyness.compare(corpus, "article", "a0"), "word")["target_count"] == 1
    assert len(keyness.kwic(corpus, "word")) == 2


def test_of_a_wrapped_text_the_same_names_are_given():
    words = keyness.words(corpus_of("The Rus\xadsian fleet\nleft on Mon-\nday, and nobody said why it left."))
    assert "russian" in words.labels and "monday" in words.labels and len(words.code) == len(words.article)
