"""Spans in the same words: what several reports print of one statement, found by hand in short texts."""

import re

import pandas as pd
import pytest
from helpers import corpus_of, growth
from samestory import actors
from samestory.corpus.copies import same_words
from samestory.errors import ArgumentError


def spans(corpus, *words, **columns):
    """The places of the words in the order of the corpus, quoted by default."""
    places = [
        (article, found.start(), found.end())
        for article in corpus.fileids()
        for found in re.finditer("|".join(words), corpus.raw(article))
    ]
    return pd.DataFrame(places, columns=["article", "start", "end"]).assign(**{"voice": "quoted", **columns})


def groups(corpus, *words, **columns):
    """The number of each span's words, in the order in which they come."""
    return pd.factorize(same_words(corpus, spans(corpus, *words, **columns)))[0].tolist()


SAID = "Norway has treated our fishermen with contempt"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"“{SAID},” the minister said.", f"The minister complained: “{SAID}.”"),
        (f"“{SAID},” the minister said.", f'"{SAID}", said Olsen on Monday.'),
        (f"“{SAID},” the minister said.", f"‘{SAID},’ Olsen told the paper."),
        (f"“{SAID},” the minister said.", f"“{SAID.upper()}!”"),
        (f"“{SAID},” the minister said.", f"Olsen was angry. “{SAID.replace(' ', chr(160))}”, he cried."),
        (f"“{SAID},” the minister said.", f"“We are tired of it. {SAID}. It must end,” he said."),
        (f"“{SAID},” the minister said.", f"He told the harbor that “{SAID.replace('with', chr(10) + 'with')}”."),
        (f"“{SAID},” the minister said.", f"“{SAID[:32]},” said Olsen, who came late, “{SAID[33:]}.”"),
        (f"“{SAID},” the minister said.", f"‘{SAID[:32]}’, said the minister’s aide, ‘{SAID[33:]}.’"),
        (f"“{SAID}. Go home,” the minister said.", f"Q: Are you angry?\n\nA: {SAID}. So I am."),
        (f"“[{SAID[:6]}]{SAID[6:]},” the minister said.", f"«{SAID} …», said the minister."),
        (f"“{SAID},” the minister said.", f"The minister’s words:\n\n“We came as friends.\n\n“{SAID}. It must end.”"),
        (f"“{SAID},” the minister said.", f"“{SAID.replace('has', 'has,').replace('our', '… our')},” he said."),
    ],
)
def test_a_quotation_with_other_words_around_it_is_the_same(one, other):
    assert groups(corpus_of(one, other), "(?i)norway") == [0, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"“{SAID},” he said.", f"“{SAID.replace('has', 'has never')},” he said."),  # other words
        (f"“{SAID},” he said.", "“Norway has no fish,” he said."),
        ("“Thank you, Norway,” he said.", "“Thank you, Norway,” she said."),  # too short: anybody may say it
        ("“We will guard Norway’s ports,” he said.", "“We will guard Norway’s banks,” he said."),
        (f"“{SAID} and so has Norway,” he said.", "“Norway has treated nobody with contempt,” he said."),
    ],
)
def test_other_words_and_short_ones_are_apart(one, other):
    found = groups(corpus_of(one, other), "Norway")
    assert len(set(found)) == len(found)


def test_a_longer_print_of_one_quotation_is_the_same_where_the_words_near_the_mention_are():
    more = "“We came in peace, and all that we asked of {} was a fair share of the northern waters{}”"
    one, other = more.format("Norway", " and fish,"), more.format("Norway", " for our boats and our children,")
    assert groups(corpus_of(one + " he said.", other + " he said."), "Norway") == [0, 0]


def test_nearly_the_same_sentence_of_a_wire_text_is_the_same():
    one = "Norway will close two northern ports to foreign trawlers in May, the ministry said."
    other = "Norway will close two northern ports to foreign trawlers in May, its spokesman said on Monday."
    assert groups(corpus_of(one, other), "Norway", voice="outlet") == [0, 0]
    assert groups(corpus_of(one, other.replace("two", "all")), "Norway", voice="outlet") == [0, 1]


def test_an_apostrophe_ends_no_quotation():
    texts = [f"“We must keep the Norwegians’ {what},” he said." for what in ("ports", "banks", "ports")]
    assert groups(corpus_of(*texts), "Norwegians") == [0, 1, 0]


def test_two_names_of_one_actor_are_the_same_and_two_actors_are_not():
    texts = [f"“The {name} has failed the farmers again,” he said." for name in ("U.S.", "US", "UK")]
    corpus = corpus_of(*texts)
    assert groups(corpus, r"U\.S\.", "US", "UK", actor=["US", "US", "UK"]) == [0, 0, 1]
    praise = corpus_of(*(f"They thanked the {name} and Norway for their help." for name in ("U.S.", "US")))
    assert groups(praise, "Norway", voice="outlet") == [0, 0]


def test_two_mentions_of_one_sentence_are_two():
    text = "“Norway fears what Norway cannot hold, and Norway it is that pays,” he said."
    assert groups(corpus_of(text, f"Again: {text}"), "Norway") == [0, 1, 2, 0, 1, 2]


def test_a_report_downloaded_twice_repeats_its_short_sentences_too():
    text = "Norway won. The crowd sang.\n\nNorway won. It rained."
    copies = corpus_of(text, text.upper(), text, outlet=["x", "x", "y"])
    assert groups(copies, "(?i)norway", voice="outlet") == [0, 1, 0, 1, 2, 3]


def test_ids_depend_on_the_words_alone():
    """Parts of a table, other orders and other corpora give one passage one id."""
    texts = f"“{SAID},” he said.", f"It rains. “{SAID},” he said.", "Norway has paid for all of the damage."
    corpus, other = corpus_of(*texts), corpus_of("Nothing.", texts[1], ids=["z", "y"])
    table = spans(corpus, "Norway", voice=["quoted", "quoted", "outlet"])
    ids = same_words(corpus, table)
    assert ids[0] == ids[1] != ids[2]
    pd.testing.assert_series_equal(same_words(corpus, table[::-1]), ids[::-1])
    pd.testing.assert_series_equal(same_words(corpus, table[1:2]), ids[1:2])
    assert same_words(other, spans(other, "Norway")).tolist() == [ids[0]]


def test_the_seeds_repeat_six_mentions_in_two_reports(seeds):
    """Read by hand: three quotations of 001 stand in 002 with six mentions (see alignment/test_text_reuse.py)."""
    table = actors.mentions(seeds, ["US", "Russia", "India"])
    table = table.assign(passage=same_words(seeds, table))
    shared = table.groupby("passage").filter(lambda same: same["article"].nunique() > 1)
    assert shared["article"].tolist() == ["001"] * 6 + ["002"] * 6
    assert shared["actor"].tolist()[6:] == ["India", "India", "US", "Russia", "India", "India"]


def test_a_hyphen_at_a_line_end_is_no_difference():
    one = f"“{SAID},” he said on Monday, before he left for the north."
    hard = one.replace("fishermen", "fisher-\nmen").replace("said on", "said\non")
    assert groups(corpus_of(one, hard), "Norway") == [0, 0]


def test_no_spans_and_spans_of_another_corpus():
    corpus = corpus_of("One.")
    assert same_words(corpus, pd.DataFrame({"article": [], "start": [], "end": []})).empty
    with pytest.raises(ArgumentError, match="spans='b' is not an article of this corpus"):
        same_words(corpus, pd.DataFrame({"article": ["b"], "start": [0], "end": [1]}))


@pytest.mark.timed
def test_time_grows_linearly():
    def step(corpus):
        same_words(corpus, spans(corpus, "Norway"))

    assert growth(step, lambda size: "Norway and, " * size, 2_000) < 8
    assert growth(step, lambda size: "' Norway \" " * size, 2_000) < 8
