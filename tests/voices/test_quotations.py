"""Passages in quotation marks: which marks pair, what kind each passage is, and that every span holds."""

import numpy as np
import pandas as pd
import pytest
from helpers import corpus_of
from samestory import voices
from samestory.corpus import read_corpus


def inside(text: str) -> list[str]:
    return voices.quotations(corpus_of(text))["text"].tolist()


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Lee said: “We won.” Then he left.", ["We won."]),
        ('Lee said: "We won." Then "odd" noises.', ["We won.", "odd"]),
        ('An opening straight mark "closed by a curly one,” he said.', ["closed by a curly one,"]),
        ('A curly one “closed by a straight one" here.', ["closed by a straight one"]),
        ("She spoke of «a new era» and left.", ["a new era"]),
        ("It was ''in the archive,'' she said.", ["in the archive,"]),
        ("Nested: “He told me ‘no way’ and left,” she said.", ["He told me ‘no way’ and left,"]),
        ("Nested: \"He told me 'no way' and left,\" she said.", ["He told me 'no way' and left,"]),
        ("British: ‘He told me “no way” and left,’ she said.", ["He told me “no way” and left,"]),
        ("The voters’ rights and Lee’s plan don’t matter.", []),
        ("Rock 'n' roll of the '90s and the workers' party.", []),
        ("He called it ‘the voters’ choice’ twice.", ["the voters’ choice"]),
        ('A board of 6" by 4" was used.', []),
        ("Never closed: “We will go on", ["We will go on"]),
        ("“First, he said.\n\nNo marks here.", ["First,"]),
        ("“One paragraph.\n\n“And the next,” he said.", ["One paragraph.", "And the next,"]),
        ("“One paragraph.\n\nNo second mark,” he said.", ["One paragraph.", "No second mark,"]),
        ('<a href="http://example.org" title="x">Link</a> and "words".', ["words"]),
        ("Empty “” and “ ” and “…” marks.", []),
        ("هو قال “نعم” ثم غادر 🙂 “ok”", ["نعم", "ok"]),
    ],
)
def test_what_stands_in_marks(text, expected):
    assert inside(text) == expected


def test_a_wrapped_line_is_no_paragraph():
    assert inside("He said “a line\nwrapped here” today.") == ["a line\nwrapped here"]


def test_columns():
    columns = (
        "article start end text kind speaker speaker_text speaker_start speaker_end cue cue_start cue_end force rule "
        "inferred unsure"
    )
    for corpus in (corpus_of("Rain fell."), corpus_of("Maria Lopez said: “We won.”")):
        assert voices.quotations(corpus).columns.tolist() == columns.split()


# Kinds ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, name",
    [
        ("The two states signed the “Green Corridor Partnership” on Monday.", "Green Corridor Partnership"),
        (
            "Asked about initiatives like “Buy Local, Grow Local,” Lopez said that trade was fine.",
            "Buy Local, Grow Local,",
        ),
        (
            "They marked the anniversary of the Berne-Oslo “special and close partnership,” reaffirming their ties.",
            "special and close partnership,",
        ),
        ("He wore a hat with the slogan “keep it small” at work.", "keep it small"),
    ],
)
def test_a_name_in_marks_is_nobodys_speech(text, name):
    row = voices.quotations(corpus_of(text)).iloc[0]
    assert row["text"] == name
    assert row["kind"] == "designation"
    assert (row["speaker"], row["speaker_text"], row["cue"]) == ("", "", "")
    assert (row["speaker_start"], row["speaker_end"], row["cue_start"], row["cue_end"]) == (-1, -1, -1, -1)


def test_a_name_in_one_report_is_a_name_in_the_other():
    rows = voices.quotations(
        corpus_of(
            "The states celebrate the “Warm and Lasting Friendship Accord” today.",
            "Maria Lopez highlighted the “warm and lasting friendship accord” today.",
        )
    )
    assert rows["kind"].tolist() == ["designation", "designation"]


# Tables -----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_only_quotation_marks():
    for marks in ('"', "“", "”", "'", "‘’", ' "'):
        assert voices.quotations(corpus_of(marks * 20_000)).empty


def test_order_of_articles_changes_nothing():
    texts = ["Maria Lopez said: “We won.”", "“Why?” he asked.", "Tom Hill praised her “calm” manner."]
    frame = pd.DataFrame({"article": list("abc"), "text": texts})
    one, two = (
        voices.quotations(read_corpus(f)).sort_values(["article", "start"]).reset_index(drop=True)
        for f in (frame, frame.iloc[::-1])
    )
    pd.testing.assert_frame_equal(one, two)


def test_computed_once_and_safe_from_changes():
    corpus = corpus_of("Maria Lopez said: “We won.”")
    first, second = voices.quotations(corpus), voices.quotations(corpus)
    assert np.shares_memory(first["start"].to_numpy(), second["start"].to_numpy())  # not computed again
    first["text"] = "changed"
    assert voices.quotations(corpus)["text"].tolist() == ["We won."]
