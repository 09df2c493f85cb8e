"""Sentences about one thing whose clauses are too different to align: loaded words, and orders to one addressee."""

import pandas as pd
import samestory as ss

# Two accounts of one invented event, written anew; one calls it a duty, the other a sanction.
FIRST = (
    "Freedonia put a duty on Sylvanian salt last week, and exporters in the capital are counting their losses. "
    "The premier instructed the cabinet to find new buyers for the salt."
)
SECOND = (
    "Exporters of Sylvanian salt say that losses will grow because of the sanction which Freedonia chose. "
    "On Tuesday evening the cabinet was ordered to look abroad. The premier ordered the cabinet to sell the salt elsewhere."
)


def found(*texts, events=("e", "e")):
    table = pd.DataFrame({"article": [f"a{n}" for n in range(len(texts))], "text": texts, "event": events})
    return ss.discrepancies.find(ss.read_corpus(table))


def values(table, rule):
    part = table[(table["rule"] == rule) & table["start"].notna()]
    return {(str(a), text) for a, text in zip(part["article"], part["text"])}


def test_loaded_words_in_sentences_about_the_same():
    table = found(FIRST, SECOND)
    assert values(table, "terms of trade_barriers") == {("a0", "duty"), ("a1", "sanction")}
    row = table[table["rule"] == "terms of trade_barriers"].iloc[0]
    assert (row["kind"], row["severity"]) == ("name_or_term", "substantive")


def test_the_same_word_or_another_subject_is_nothing():
    assert not values(found(FIRST, SECOND.replace("sanction", "duty")), "terms of trade_barriers")
    other = "A sanction of the football league hit the goalkeeper of the home team on Sunday."
    assert not values(found(FIRST, other), "terms of trade_barriers")
    assert not len(found(FIRST, FIRST)) and not len(found(FIRST, SECOND, events=("e", "f")))


def test_orders_to_one_addressee():
    table = found(FIRST, SECOND)
    told = values(table, "scale of direction")
    assert ("a0", "instructed") in told and ("a1", "ordered") in told
    assert set(table.loc[table["rule"] == "scale of direction", "severity"]) == {"substantive"}
