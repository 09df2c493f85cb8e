"""Roles: exchanged they are a contradiction in any voice and any wording; told in another voice they are nothing."""

import tomllib
from pathlib import Path

import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of, growth

PAIRS = tomllib.loads(Path(__file__).with_name("role_pairs.toml").read_text(encoding="utf-8"))
RULES = ("direction reversed", "doer and goal exchanged", "opposite")


@pytest.fixture(scope="module")
def found():
    """The differences of all pairs; each pair is an event of its own, named by its two sentences."""
    pairs = PAIRS["exchanged"] + PAIRS["same"]
    rows = [{"event": " / ".join(pair), "text": text} for pair in pairs for text in pair]
    return ss.discrepancies.find(ss.read_corpus(pd.DataFrame(rows)))


@pytest.mark.parametrize("pair", PAIRS["exchanged"], ids=" / ".join)
def test_exchanged_roles_are_one_contradiction_with_a_passage_in_each_report(found, pair):
    rows = found[(found["event"] == " / ".join(pair)) & found["rule"].isin(RULES)]
    assert rows["discrepancy"].nunique() == 1 and rows["article"].nunique() == 2
    assert set(rows["kind"]) == {"contradiction"} and set(rows["severity"]) == {"substantive"}


@pytest.mark.parametrize("pair", PAIRS["same"], ids=" / ".join)
def test_other_roles_are_none(found, pair):
    assert not found[(found["event"] == " / ".join(pair)) & found["rule"].isin(RULES)].size


@pytest.mark.parametrize("pair", PAIRS["same"][:11], ids=" / ".join)
def test_a_change_of_voice_or_to_the_converse_is_no_other_name(found, pair):
    rows = found[found["event"] == " / ".join(pair)]
    assert not (rows["kind"].isin(["name_or_term", "contradiction"]) & (rows["severity"] == "substantive")).any()


def test_the_country_of_a_traveler_may_stand_in_another_sentence():
    one = "Ida Lund will fly to Kenya in May. Lund, the Norwegian premier, likes tea."
    two = "Sam Otieno will visit Norway in May. The Kenyan president, Sam Otieno, likes coffee."
    assert "direction reversed" in set(ss.discrepancies.find(corpus_of(one, two, event="e"))["rule"])


def test_reports_of_equal_words_have_no_exchanged_roles():
    text = "\n".join(one for pair in PAIRS["exchanged"] for one in pair)
    assert ss.discrepancies.find(corpus_of(text, text, event="e")).empty


@pytest.mark.timed
def test_time_grows_with_the_text():
    names = ("Lee", "Park", "Kim", "Moe", "Dahl")

    def text(size):
        return " ".join(f"{names[n % 5]} sued {names[(n + 1 + n % 3) % 5]} in room {n}." for n in range(size))

    assert growth(ss.discrepancies.find, text, 300) < 8
