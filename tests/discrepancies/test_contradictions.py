"""Contradictions put in other words: pairs that contradict each other, and pairs that only seem to."""

import tomllib
from pathlib import Path

import pytest
import samestory as ss
from helpers import corpus_of

PAIRS = tomllib.loads(Path(__file__).with_name("contradiction_pairs.toml").read_text(encoding="utf-8"))
ALL = [(*pair, kind == "contradict") for kind in ("contradict", "agree") for pair in PAIRS[kind]]


@pytest.fixture(scope="module")
def contradicted():
    """The numbers of the pairs of which a contradiction is found, each pair an event, in both orders."""
    texts = [text for one, two, _ in ALL for text in (one, two)] + [text for one, two, _ in ALL for text in (two, one)]
    table = ss.discrepancies.find(corpus_of(*texts, event=[f"e{n // 2}" for n in range(len(texts))]))
    return {int(event[1:]) for event in table.loc[table["kind"] == "contradiction", "event"]}


@pytest.mark.parametrize("n", range(len(ALL)), ids=[f"{one} | {two}" for one, two, _ in ALL])
def test_only_pairs_that_contradict_are_contradictions(contradicted, n):
    assert (n in contradicted) == (n + len(ALL) in contradicted) == ALL[n][2]


def test_a_report_that_says_both_contradicts_nobody():
    one = "The minister refused to resign in the morning, and in the evening the minister resigned."
    table = ss.discrepancies.find(corpus_of(one, "The minister resigned after a long day.", event="e"))
    assert not (table["kind"] == "contradiction").any()


def test_equal_reports_that_say_all_and_some_do_not_contradict_each_other():
    text = "All workers accepted the offer, the union said. Some workers accepted the offer, the firm said."
    assert ss.discrepancies.find(corpus_of(text, text, event="e")).empty
