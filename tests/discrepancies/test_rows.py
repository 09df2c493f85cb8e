"""Rows that a person can use: one for one difference, in the order in which it matters, and readable on its own."""

import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of

FERRY = (
    "The ferry Alma left Oslo harbor on Monday with 240 passengers on board. "
    "“We will repair every cabin before the winter,” Captain Berit Lund said. "
    "The owner did not insure the ship against fire."
)


def found(*texts, **columns):
    return ss.discrepancies.find(corpus_of(*texts, **({"event": "e"} | columns)))


def heads(table):
    return table.drop_duplicates("discrepancy")


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("240 passengers", "310 passengers", "number"),
        ("on Monday", "on Friday", "date_time"),
        ("did not insure", "did insure", "contradiction"),
        ("repair every cabin", "paint every cabin", "quote_variant"),
    ],
)
def test_one_edit_is_one_difference_of_the_gravest_kind_that_says_what_differs(old, new, kind):
    table = heads(found(FERRY, FERRY.replace(old, new)))
    assert table["kind"].tolist() == [kind]


def test_a_number_inside_a_quotation_is_the_number_alone():
    one = "“We have found 240 barrels of waste in the harbor so far,” Inspector Dahl said."
    table = heads(found(one, one.replace("240", "310")))
    assert table["kind"].tolist() == ["number"]


@pytest.mark.parametrize("word", ["No one", "One expert", "Both", "Nobody", "Each"])
def test_the_same_words_do_not_contradict_each_other(word):
    one = f"Dahl says the risk is low in Larvik. {word} knows yet precisely what level of the vaccine will protect."
    assert heads(found(one, one + " A circus came.", one))["kind"].isin(["omission"]).all()


def test_silences_of_one_sentence_are_one():
    common = "The council of Larvik met on Tuesday. The mayor approved the new budget for schools. "
    claim = "A baker from Lund offered free bread to flooded families, and a farmer in Sande lent three heavy tractors."
    table = heads(found(common + claim, common, common).query("kind == 'omission'"))
    assert table["what"].tolist() == ["Told by a0, not by a1 and a2."]


def test_what_differs_is_quoted_and_said_in_one_sentence_with_the_outlets():
    table = found(FERRY, FERRY.replace("240", "310"), FERRY, outlet=["Post", "Times", "Herald"])
    assert dict(zip(table["article"].astype(str), table["differs"])) == {
        "a0": "240 passengers",
        "a1": "310 passengers",
        "a2": "240 passengers",
    }
    assert set(table["what"]) == {"The figures differ: “240 passengers” (Herald, Post); “310 passengers” (Times)."}


def test_of_long_passages_only_the_words_that_differ_are_quoted():
    table = found(FERRY, FERRY.replace("repair every cabin", "paint every cabin"))
    assert table["differs"].tolist() == ["repair", "paint"]


def test_reports_without_an_outlet_or_with_the_same_go_by_their_ids():
    edited = FERRY.replace("240", "310")
    assert "(a0)" in found(FERRY, edited)["what"].iloc[0]
    assert "(a0)" in found(FERRY, edited, outlet=["Post", "Post"])["what"].iloc[0]


def test_what_matters_comes_first():
    one = FERRY + " The museum will open soon in the old town. A band played two songs for the guests on the pier."
    edited = one.replace("did not insure", "did insure").replace("240", "about 240").replace("will open", "may open")
    table = heads(found(one, edited.replace(" A band played two songs for the guests on the pier.", "")))
    shown = table["certainty"] != "low"
    assert shown.tolist() == sorted(shown, reverse=True)
    first = table[shown]
    severities = first["severity"].map(["substantive", "wording", "trivial"].index)
    assert severities.is_monotonic_increasing and first["kind"].iloc[0] == "contradiction"
    assert set(first["kind"]) >= {"contradiction", "number"}


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("The base was closed by the army in 1995.", "The base was closed by the army in 1995"),
        (
            "The minister sent more troops to volatile regions, including the border towns of the north.",
            "The minister sent more troops to volatile regions",
        ),
        (
            "But the owner of the mill, who bought it last spring, wants to tear the building down.",
            "The owner of the mill",
        ),
        (
            "“I am not standing here for the money or the fame of the office,” Ole Moe told reporters.",
            "Ole Moe: “I am not standing here",
        ),
    ],
)
def test_a_topic_can_be_read_on_its_own(sentence, topic):
    other = "A circus came to the village of Lund with three old elephants."
    topics = found(sentence, other).query("article == 'a0' and start.notna()")["topic"]
    assert topics.iloc[0].startswith(topic)


def test_no_topic_starts_in_mid_air(seeds):
    topics = heads(ss.discrepancies.find(seeds))["topic"]
    openings = topics.str.lstrip("“\"'$").str[:1]
    assert all(c.isupper() or c.isdigit() for c in openings)
    assert not topics.str.contains(r"^(?:And|But|Which|Who|That|Toward|Including|Because)\b").any()
    assert all(topic.count("“") == topic.count("”") for topic in topics)


def test_the_rows_of_a_difference_agree(seeds):
    table = ss.discrepancies.find(seeds)
    same = ["kind", "topic", "rule", "severity", "event", "what", "certainty"]
    assert (table.groupby("discrepancy")[same].nunique() == 1).all(axis=None)
    assert (table["what"] != "").all()
    assert (table.loc[table["start"].isna(), "differs"] == "").all()


def test_ids_are_those_of_the_passages_whatever_stands_in_other_events():
    edited = FERRY.replace("240", "310")
    alone = found(FERRY, edited)
    beside = found(FERRY, edited, "A museum burned down in Lund.", "Fire took 12 houses.", event=["e", "e", "f", "f"])
    assert alone["discrepancy"].tolist() == beside.loc[beside["event"] == "e", "discrepancy"].tolist()


def test_every_rule_has_plain_words_and_figures():
    rules = ss.discrepancies.rules()
    assert rules["says"].str.contains("{", regex=False).all()
    assert rules["right"].between(0, 1).all() and pd.api.types.is_integer_dtype(rules["judged"])
    assert (rules["called_right"].isna() == (rules["judged"] == 0)).all()
