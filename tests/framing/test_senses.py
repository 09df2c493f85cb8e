"""Frame words in another sense, in names, denied or over: senses.toml, and sentences of each kind."""

import tomllib
from pathlib import Path

import pytest
from helpers import corpus_of, growth
from samestory import framing, voices
from samestory.errors import CodebookError

SENSES = tomllib.loads((Path(__file__).parent / "senses.toml").read_text(encoding="utf-8"))


def evoked(texts, denied=True):
    """The frames of each text; without those that are only denied, if asked."""
    corpus = corpus_of(*texts)
    hits = framing.code(corpus)
    hits = hits if denied else hits[~hits["negated"]]
    return [set(hits.loc[hits["article"] == article, "frame"]) for article in corpus.articles.index]


@pytest.mark.parametrize("half, most", [("view", 2), ("rest", 8)])
def test_another_sense_evokes_no_frame(half, most):
    rows = SENSES["other"][half]
    found = evoked([row["text"] for row in rows], denied=False)
    false = [row["text"] for row, frames in zip(rows, found) if frames - set(row["frames"])]
    missed = [row["text"] for row, frames in zip(rows, found) if set(row["frames"]) - frames]
    assert len(rows) == 40 and len(false) <= most and len(missed) <= 1, (false, missed)


@pytest.mark.parametrize("half", ["view", "rest"])
def test_the_true_sense_evokes_its_frame(half):
    rows = SENSES["true"][half]
    found = evoked([row["text"] for row in rows])
    assert [row["text"] for row, frames in zip(rows, found) if set(row["frames"]) - frames] == []


@pytest.mark.parametrize(
    "text, denied",
    [
        ("The summit closed without a word of sanctions or threats.", {"sanctions", "threats"}),
        ("The meeting passed without so much as a hint of an embargo.", {"embargo"}),
        ("Nobody in the hall spoke of war.", {"war"}),
        ("Neither envoy brought up the embargo.", {"embargo"}),
        ("Without threats, insults or boycotts the vote went on.", {"threats", "insults", "boycotts"}),
        ("No sign of an invasion was seen.", {"invasion"}),
        ("The region is free of terrorism.", {"terrorism"}),
        ("They chose talks rather than war.", {"war"}),
        ("The siege of the city ended last spring.", {"siege"}),
        ("The strike was called off and the dispute is over.", {"dispute"}),
        ("Sanctions were finally lifted in March.", {"Sanctions"}),
        ("The army ended a three-year siege.", {"siege"}),
        ("The union called off its boycott.", {"boycott"}),
        ("No, war came.", set()),
        ("Nobody denied the attack by the army.", set()),
        ("Nobody died in the attack by the army.", {"died"}),
        ("The war has not ended.", set()),
        ("Sanctions will be lifted in May.", set()),
        ("The talks ended with a threat.", set()),
        ("The attack ended hopes of a truce.", {"hopes"}),
    ],
)
def test_what_is_denied_or_over_stays_and_is_marked(text, denied):
    hits = framing.code(corpus_of(text))
    assert set(hits.loc[hits["negated"], "text"]) == denied


BOOK = {
    "groups": {"money": ["loan*", "rate*"], "places": ["* Street"]},
    "economy": {
        "terms": ["bank*", "price", "market"],
        "context": [
            {"terms": ["bank*"], "needs": ["@money", "@economy"], "excludes": ["pillow"]},
            {"terms": ["market"], "excludes": ["fish"], "within": 2},
            {"terms": ["price"], "names": False},
            {"excludes": ["@places"], "within": 0},
        ],
    },
}


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The bank raised its rates.", ["bank"]),
        ("The bank was green.", []),
        ("The bank was green. The rates rose.", []),
        ("The bank knows the market.", ["bank", "market"]),
        ("The bank knows a bank.", ["bank", "bank"]),
        ("A bank of loans lay on the pillow.", []),
        ("The market sold fish.", []),
        ("The market opened at noon and there was fish.", ["market"]),
        ("The loan office is in Bank Street.", []),
        ("The loan office is in a bank street.", ["bank"]),
        ("A price is what Sue Price paid.", ["price"]),
        ("Price Rise Hits Every Town", ["Price"]),
    ],
)
def test_a_rule_of_context_counted_by_hand(text, expected):
    assert framing.code(corpus_of(text), BOOK)["text"].tolist() == expected


def said(corpus):
    return voices.voice_of(corpus, corpus.sentences)


@pytest.mark.timed
@pytest.mark.parametrize(
    "start, unit",
    [
        ("A loan. ", "bank "),  # a term
        ("A bank and a price of the market ", "loan "),  # a neighbor
        ("", "bank loan "),
        ("", "Bank Street price "),  # a name
        ("No ", "bank or "),  # a denial that goes on
        ("", "no word of a bank "),
        ("", "never "),
        ("", "the bank ended "),
    ],
)
def test_time_grows_with_the_text_alone(start, unit):
    assert growth(lambda corpus: framing.code(corpus, BOOK), lambda size: start + unit * size, 3_000, said) < 6


@pytest.mark.parametrize(
    "rule, message",
    [
        ({"terms": ["bank"], "need": ["x"]}, "unknown key 'need' in a rule of context"),
        ({"terms": ["bank"]}, "no condition in a rule of context"),
        ({"terms": ["banks"], "names": False}, "Write 'bank'"),
        ({"terms": ["bank"], "needs": ["@mony"]}, "the name of a group or frame: @economy, @money"),
        ({"terms": ["bank"], "needs": "loan"}, "a list of words"),
        ({"terms": ["bank"], "excludes": ["loan"], "within": "5"}, "a number of words, 0 or more"),
        ({"terms": ["bank"], "excludes": ["loan"], "within": -1}, "a number of words, 0 or more"),
        ({"terms": ["bank"], "names": "no"}, "true or false"),
        ({"terms": ["bank"], "excludes": [""]}, "empty term"),
    ],
)
def test_a_bad_rule_names_term_value_and_what_is_allowed(rule, message):
    book = {"groups": {"money": ["loan*"]}, "economy": {"terms": ["bank"], "context": [rule]}}
    with pytest.raises(CodebookError, match=message) as caught:
        framing.code(corpus_of("A bank."), book)
    assert "[economy]" in str(caught.value)
