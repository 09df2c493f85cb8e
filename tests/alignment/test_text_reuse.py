"""Text reuse against hand counts and against the plain definition with Python sets."""

import re
import warnings
from itertools import combinations

import pandas as pd
import pytest
from helpers import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from samestory import alignment
from samestory.errors import ArgumentError


def runs(text, n=5):
    """The definition, for texts of plain words: distinct runs of n words within a line."""
    found = set()
    for line in text.splitlines():
        words = re.findall(r"\w+", line.lower())
        found |= {tuple(words[i : i + n]) for i in range(len(words) - n + 1)}
    return found


def test_counted_by_hand():
    # a has six words and two runs of five, b has seven words and three; one is shared: "one two three four five".
    reuse = alignment.text_reuse(corpus_of("One two three four five six.", "Zero. ONE two, three four “five” eight."))
    assert len(reuse) == 1
    row = reuse.iloc[0]
    assert (row["shared"], row["runs_a"], row["runs_b"]) == (1, 2, 3)
    assert row["containment_ab"] == 1 / 2 and row["containment_ba"] == 1 / 3 and row["jaccard"] == 1 / 4


def test_columns_of_the_contract(seeds):
    assert list(alignment.text_reuse(seeds).columns[:5]) == [
        "article_a",
        "article_b",
        "jaccard",
        "containment_ab",
        "containment_ba",
    ]


def test_runs_stop_at_the_end_of_a_paragraph():
    assert len(alignment.text_reuse(corpus_of("One two three\nfour five six", "one two three four five six"))) == 0


def test_identical_and_unrelated_articles():
    reuse = alignment.text_reuse(
        corpus_of(
            "The same words stand here again.",
            "The same words stand here again.",
            "Nothing of this is shared by anybody.",
        )
    )
    assert reuse[["article_a", "article_b", "jaccard"]].values.tolist() == [["a0", "a1", 1.0]]


def test_articles_shorter_than_a_run():
    assert len(alignment.text_reuse(corpus_of("Too short.", "Too short."))) == 0
    with pytest.raises(ArgumentError, match="at least 2 words"):
        alignment.text_reuse(corpus_of("One."), run=1)


def test_articles_shorter_than_a_run_are_named():
    same = "Port deal agreed today"
    texts = same, same + "!", "This one is long enough to hold a run.", "One two three\nfour five six"
    with pytest.warns(
        UserWarning, match="no run of 5 words stands in 'a0', 'a1', 'a3', .*; the same words: 'a0' = 'a1'"
    ):
        reuse = alignment.text_reuse(corpus_of(*texts))
    assert reuse.empty and reuse.attrs["too_short"] == ["a0", "a1", "a3"]
    with pytest.warns(UserWarning, match="no run of 5 words"):
        assert alignment.origins(corpus_of(*texts))["articles_of_origin"].tolist() == [1, 1, 1, 1]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert (
            alignment.text_reuse(corpus_of(texts[2], "Another one that holds a run."), run=2).attrs["too_short"] == []
        )


WORDS = (
    st.lists(st.sampled_from("a b c d".split()) | st.just("\n"), max_size=40).map(" ".join).filter(lambda t: t.strip())
)


@given(st.lists(WORDS, min_size=2, max_size=5), st.integers(2, 6))
def test_equals_the_definition(texts, n):
    reuse = alignment.text_reuse(corpus_of(*texts), run=n)
    got = {(r.article_a, r.article_b): (r.shared, r.runs_a, r.runs_b) for r in reuse.itertuples()}
    sets = [runs(text, n) for text in texts]
    expected = {
        (f"a{i}", f"a{j}"): (len(sets[i] & sets[j]), len(sets[i]), len(sets[j]))
        for i, j in combinations(range(len(texts)), 2)
        if sets[i] & sets[j]
    }
    assert got == expected


@given(st.lists(WORDS, min_size=2, max_size=4), st.randoms())
def test_order_of_articles_changes_only_which_is_called_a(texts, random):
    order = random.sample(range(len(texts)), len(texts))
    one = alignment.text_reuse(corpus_of(*texts))
    other = alignment.text_reuse(corpus_of(*(texts[n] for n in order), ids=[f"a{n}" for n in order]))
    pairs = [
        {(frozenset((r.article_a, r.article_b)), r.jaccard, r.shared) for r in reuse.itertuples()}
        for reuse in (one, other)
    ]
    assert pairs[0] == pairs[1]


@given(WORDS, WORDS)
def test_passages_hold_exactly_the_shared_runs(left, right):
    corpus = corpus_of(left, right)
    passages = alignment.shared_passages(corpus, "a0", "a1")
    for p in passages.itertuples():
        assert left[p.start_a : p.end_a] == p.text_a and right[p.start_b : p.end_b] == p.text_b
        assert p.text_a.split() == p.text_b.split() and len(p.text_a.split()) == p.words >= 5
    if (corpus.sentences["repeats"] < 0).all():
        assert set().union(*(runs(t) for t in passages["text_a"])) == runs(left) & runs(right)


def test_a_refrain_costs_no_quadratic_time():
    corpus = corpus_of("on and on and " * 5000, "on and on and " * 5000)
    assert len(alignment.shared_passages(corpus, "a0", "a1")) == 0


@pytest.mark.parametrize("run", [1, 0, 2.5, "5"])
def test_a_run_is_a_whole_number_of_words(run):
    for call in (lambda c: alignment.text_reuse(c, run), lambda c: alignment.shared_passages(c, "a0", "a0", run)):
        with pytest.raises(ArgumentError, match="at least 2 words"):
            call(corpus_of("One."))


def test_other_arguments_that_make_no_sense():
    with pytest.raises(ArgumentError, match="the id of one article"):
        alignment.shared_passages(corpus_of("One."), ["a0"], "a0")
    with pytest.raises(ArgumentError, match=r"article_b='a00'.*Did you mean 'a0'"):
        alignment.shared_passages(corpus_of("One."), "a0", "a00")
    with pytest.raises(ArgumentError, match="threshold=50 is not a share .* at most 1"):
        alignment.origins(corpus_of("One."), threshold=50)


def test_a_repeated_standfirst_shows_its_passages_once(seeds):
    passages = alignment.shared_passages(seeds, "000", "001")
    body = seeds.sentences.query("article == '000' and repeats < 0")["start"].min()
    assert len(passages) and (passages["start_a"] >= body).all()


def test_origins_group_retold_texts():
    wire = "The minister said on Monday that the bridge would be closed for repairs until the end of the year."
    corpus = corpus_of(
        wire + " More follows.",
        "Local voices were heard first in this one and nothing else was.",
        "Our desk writes. " + wire,
    )
    assert alignment.origins(corpus)["origin"].tolist() == ["a0", "a1", "a0"]
    assert alignment.origins(corpus)["articles_of_origin"].tolist() == [2, 1, 2]


def test_runs_on_every_page_are_left_out_with_a_warning(monkeypatch):
    monkeypatch.setattr("samestory.alignment._text_reuse.MOST_PRODUCTS", 30)
    footer = "Read more about this story below. "
    with pytest.warns(UserWarning, match="in 4 or more articles"):
        reuse = alignment.text_reuse(
            corpus_of(
                *(
                    footer + own
                    for own in ("Alpha beta gamma delta epsilon.", "Alpha beta gamma delta epsilon.", "One.", "Two.")
                )
            )
        )
    assert reuse[["article_a", "article_b", "shared"]].values.tolist() == [["a0", "a1", 5]]


def test_small_corpora_are_exact_without_warning(seeds):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(alignment.text_reuse(seeds)) > 0


# --- what is printed again -----------------------------------------------------------------------------------------


def again(corpus, *words):
    """again_of for each place of the words, in the order of the corpus."""
    places = [
        (article, found.start(), found.end())
        for article in corpus.fileids()
        for found in re.finditer("|".join(words), corpus.raw(article))
    ]
    return alignment.repeated(corpus, pd.DataFrame(places, columns=["article", "start", "end"]))["again_of"].tolist()


def test_the_reports_repeat_eleven_mentions(seeds):
    """Read by hand: the standfirst of 000 names actors five times, three quotations of 001 stand in 002 with six."""
    names = "Vladimir Putin|Narendra Modi|New Delhi|Indian?|Russian?|U\\.?S\\b"
    spans = pd.DataFrame(
        [(a, m.start(), m.end(), m[0]) for a in seeds.fileids() for m in re.finditer(names, seeds.raw(a))],
        columns=["article", "start", "end", "text"],
    )
    found = alignment.repeated(seeds, spans).query("again_of != ''")
    assert found["article"].tolist() == ["000"] * 5 + ["002"] * 6
    assert found["again_of"].tolist() == ["000"] * 5 + ["001"] * 6
    assert found["text"].tolist()[5:] == ["India", "India", "US", "Russia", "India", "India"]
    assert (found["end"][:5] <= 366).all()


def test_marks_and_case_do_not_matter_and_other_words_do():
    texts = "The tax “will never rise again”, said Lee.", 'Lee: "WILL NEVER RISE AGAIN ..." he said', "It may rise."
    assert again(corpus_of(*texts), "(?i)rise") == ["", "", ""]  # four words are too few
    texts = [text.replace("rise", "ever rise").replace("RISE", "EVER RISE") for text in texts]
    assert again(corpus_of(*texts), "(?i)rise") == ["", "a0", ""]


def test_a_quotation_is_the_same_in_a_sentence_of_its_own():
    texts = "“Nobody here wants to pay.” So said Lee.", "Rao says “nobody here wants to pay”, and pays.", "He pays."
    assert again(corpus_of(*texts), "pay\\b", "pays") == ["", "a0", "", ""]


def test_a_report_may_repeat_itself_and_another():
    pulled = "Nobody in the town wants to pay the new tax."
    texts = f"The tax rises on Monday.\n\n{pulled}\n\nLee spoke for an hour.\n\n{pulled}", f"It rains. {pulled}"
    assert again(corpus_of(*texts), "town") == ["", "a0", "a0"]


@pytest.mark.parametrize("text", ["One.", "Lee said nothing at all today.", "“”", "‘“Yes”’ “No"])
def test_small_corpora_repeat_nothing(text):
    assert set(again(corpus_of("Start.", text), r"\w+", "[“”]")) == {""}


def test_spans_of_another_corpus_are_named():
    with pytest.raises(ArgumentError, match="spans='b' is not an article of this corpus"):
        alignment.repeated(corpus_of("One."), pd.DataFrame({"article": ["b"], "start": [0], "end": [1]}))
    nothing = alignment.repeated(corpus_of("One."), pd.DataFrame({"article": [], "start": [], "end": []}))
    assert nothing.columns.tolist() == ["article", "start", "end", "again_of"] and nothing.empty
