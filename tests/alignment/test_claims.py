"""Clauses and claims: hand-cut sentences, small sets of reports, and what must hold of any text."""

import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of
from hypothesis import given
from hypothesis import strategies as st

A = """The mayor opened the new bridge on Monday, and the council praised the builders for their work.

Engineers said that the old ferry will stop running next year. Tickets cost four euros."""
B = """On Monday the new bridge was opened by the mayor. The ferry will stop its service next year, engineers said.

A brass band played until midnight while children danced on the pier."""


def claims_of(*texts, event="e"):
    return ss.alignment.claims(corpus_of(*texts, event=event))


def cut(text):
    return claims_of(text)["text"].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister resigned on Friday, and parliament elected a new leader.",
            ["The minister resigned on Friday", "and parliament elected a new leader."],
        ),
        # Brackets without a verb open no clause.
        (
            "Senator Ann Lee (R-Ky.) voted against the harbor bill on Friday.",
            ["Senator Ann Lee (R-Ky.) voted against the harbor bill on Friday."],
        ),
        (
            "Governor Bo Ray (D) announced a new fund, and Rep. Al Moss (D., N.Y.) praised the plan.",
            ["Governor Bo Ray (D) announced a new fund", "and Rep. Al Moss (D., N.Y.) praised the plan."],
        ),
        ("The bakery sells bread, rolls and cakes.", ["The bakery sells bread, rolls and cakes."]),
        ("Peru and Chile signed the border treaty.", ["Peru and Chile signed the border treaty."]),
        (
            "The court ruled that the fishing company must pay the villagers.",
            ["The court ruled that the fishing company must pay the villagers."],
        ),
        (
            "Drivers blocked the northern highway for hours—police towed dozens of trucks.",
            ["Drivers blocked the northern highway for hours", "police towed dozens of trucks."],
        ),
    ],
)
def test_clauses_by_hand(text, expected):
    assert cut(text) == expected


def test_a_quotation_is_a_clause_without_the_words_that_attribute_it():
    assert cut("“Farmers need rain before the summer,” said Anna Berg.")[0] == "Farmers need rain before the summer"


def test_what_two_reports_say_is_one_claim():
    table = claims_of(A, B)
    assert table.columns[:5].tolist() == ["article", "start", "end", "text", "claim"]
    by = table.groupby("claim")["article"].nunique()
    of = {text: claim for text, claim in zip(table["text"], table["claim"])}
    opened = [claim for text, claim in of.items() if "bridge" in text]
    ferry = [claim for text, claim in of.items() if "ferry" in text]
    assert len(set(opened)) == 1 and by[opened[0]] == 2
    assert len(set(ferry)) == 1 and by[ferry[0]] == 2
    assert opened[0] != ferry[0]
    assert all(by[claim] == 1 for text, claim in of.items() if "band" in text or "Tickets" in text)


def test_reports_of_different_events_share_no_claim():
    table = claims_of(A, A, event=["e", "f"])
    assert table.groupby("claim")["article"].nunique().max() == 1


def test_articles_without_an_event_stand_alone():
    table = claims_of(A, A, event="")
    assert table.groupby("claim")["article"].nunique().max() == 1


def test_each_claim_has_one_medoid_and_its_label():
    table = claims_of(A, B, A)
    medoids = table[table["medoid"]]
    assert medoids["claim"].is_unique and set(medoids["claim"]) == set(table["claim"])
    assert (table["label"].str.len() <= 62).all()


def test_order_of_the_articles_changes_nothing():
    one = claims_of(A, B, A + " Boats left.")
    frame = pd.DataFrame({"article": ["a2", "a1", "a0"], "text": [A + " Boats left.", B, A], "event": ["e"] * 3})
    other = ss.alignment.claims(ss.read_corpus(frame))
    columns = ["article", "start", "end", "claim", "label", "topic"]

    def rows(table):
        return sorted(table[columns].astype({"article": "str"}).itertuples(index=False))

    assert rows(one) == rows(other)


def test_standfirst_joins_the_sentence_that_repeats_it(seeds):
    table = ss.alignment.claims(seeds)
    both = table[(table["article"] == "000") & table["text"].str.contains("spoke warmly")]
    assert len(both) == 2 and both["claim"].nunique() == 1


@given(st.lists(st.text(alphabet="ab “”\"'.,—\nA1", max_size=60), min_size=1, max_size=4))
def test_any_text_gives_verbatim_clauses_that_do_not_overlap(texts):
    try:
        corpus = corpus_of(*texts, event="e")
    except ss.errors.CorpusError:
        return
    table = ss.alignment.claims(corpus)
    for article, start, end, text in zip(table["article"], table["start"], table["end"], table["text"]):
        assert corpus.raw(article)[start:end] == text and start < end
    for _, group in table.groupby("article", observed=True):
        assert (group["start"].to_numpy()[1:] >= group["end"].to_numpy()[:-1]).all()
