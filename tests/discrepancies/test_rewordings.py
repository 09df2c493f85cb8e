"""Paraphrase is no alarm: forms of one name, pronouns and synonyms are nothing; another name or act is a difference."""

import tomllib
from pathlib import Path

import pandas as pd
import pytest
import samestory as ss
from samestory.discrepancies.rules.names.same import one_name, other_person

pytestmark = pytest.mark.slow

PAIRS = tomllib.loads(Path(__file__).with_name("rewordings.toml").read_text(encoding="utf-8"))


def rows(pairs):
    """One row a difference, with the number of its pair in column `event`."""
    texts = [(n, text) for n, pair in enumerate(pairs) for text in pair]
    frame = pd.DataFrame({"event": [str(n) for n, _ in texts], "text": [text for _, text in texts]})
    return ss.discrepancies.find(ss.read_corpus(frame)).drop_duplicates("discrepancy")


@pytest.mark.parametrize("kind", ["one_name", "synonyms", "reworded"])
def test_the_same_in_other_words_is_no_alarm(kind):
    found = rows(PAIRS[kind]).query("kind != 'omission'")  # what is left out is found by other means
    assert found[found["severity"] == "substantive"][["event", "kind", "rule", "text"]].values.tolist() == []


@pytest.mark.parametrize("kind", ["one_name", "synonyms"])
def test_a_form_of_a_name_and_a_synonym_are_no_other_name_term_or_verb(kind):
    found = rows(PAIRS[kind])
    edits = ["other word in the same place", "other name", "other verb", "reporting verb", "other word of one step"]
    assert found[found["rule"].isin(edits)][["event", "rule", "text"]].values.tolist() == []


def test_another_name_is_a_difference():
    found = rows(PAIRS["other_name"])
    substantive = found[
        (found["severity"] == "substantive") & found["kind"].isin(["name_or_term", "place", "contradiction"])
    ]
    assert set(substantive["event"]) == {str(n) for n in range(len(PAIRS["other_name"]))}


def test_another_act_of_speech_is_a_difference():
    found = rows(PAIRS["other_verb"])
    substantive = found[(found["severity"] == "substantive") & (found["kind"] == "speech_act")]
    assert set(substantive["event"]) == {str(n) for n in range(len(PAIRS["other_verb"]))}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("gov reyes", "governor maria reyes"),
        ("u.s", "united states"),
        ("us", "american"),
        ("norwegian", "norway"),
        ("dutch", "netherlands"),
        ("bill vane", "william vane"),
        ("j marlow", "james marlow"),
        ("kyiv", "ukrainian"),
        ("tarrow corp", "tarrow"),
        ("gonzales", "gonzalez"),
        ("qaeda", "qaida"),
        ("orlando fla", "orlando"),
        ("mr brandt", "brandt"),
        ("brandts", "brandt"),
        ("prime minister ida lund", "lund"),
    ],
)
def test_forms_of_one_name(old, new):
    assert one_name(tuple(old.split()), tuple(new.split())) and one_name(tuple(new.split()), tuple(old.split()))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("karin lund", "berit lund"),
        ("norway", "sweden"),
        ("austria", "australia"),
        ("iraqi", "iranian"),
        ("justice department", "commerce department"),
        ("northern council", "southern council"),
        ("bergen", "larvik"),
        ("harbor board", "harbor bank"),
        ("republican", "democratic"),
        ("niger", "nigeria"),
    ],
)
def test_names_of_two(old, new):
    assert not one_name(tuple(old.split()), tuple(new.split())) and not one_name(tuple(new.split()), tuple(old.split()))


def test_another_person_of_one_surname():
    assert other_person(("rep", "loretta", "moreno"), ("linda", "moreno"))
    assert not other_person(("bob", "moreno"), ("robert", "moreno"))
    assert other_person(("moreno",), ("linda", "moreno")) is None
