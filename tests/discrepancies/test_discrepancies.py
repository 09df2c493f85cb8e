"""Discrepancies: a miniature pair of reports for every kind, one for everything that must not be found, and invariants."""

import random

import pandas as pd
import pytest
import samestory as ss
from hypothesis import given, settings
from hypothesis import strategies as st
from samestory.discrepancies._find import COLUMNS, FURTHER

BASE = (
    "The harbor ministry ordered the old tanker to leave the port of Larvik on Monday. Inspectors found 240 barrels of waste on board. "
    "The shipping company did not comment on the report. "
    "Captain Olsen praised Inspector Dahl after the long search. “We will clean every corner of this harbor,” the minister Berit Lund said. "
    "Residents will receive new masks next week. The Coastal Council supported the plan."
)


def corpus_of(*texts, events=None, names=None):
    rows = {
        "article": names or [f"a{n}" for n in range(len(texts))],
        "text": texts,
        "event": events or ["e"] * len(texts),
    }
    return ss.read_corpus(pd.DataFrame(rows))


def found(*texts, **more):
    return ss.discrepancies.find(corpus_of(*texts, **more))


def kinds(*texts):
    return set(found(*texts)["kind"])


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("240 barrels", "310 barrels", "number"),
        ("240 barrels", "over 240 barrels", "number"),
        ("on Monday", "on Thursday", "date_time"),
        ("port of Larvik", "port of Bergen", "place"),
        ("did not comment", "did comment", "contradiction"),
        ("Captain Olsen praised Inspector Dahl", "Inspector Dahl praised Captain Olsen", "contradiction"),
        ("supported the plan", "opposed the plan", "contradiction"),
        ("clean every corner", "search every corner", "quote_variant"),
        ("ordered", "asked", "speech_act"),
        ("Residents will receive", "Residents may receive", "speech_act"),
        ("The Coastal Council", "The Coastal Assembly", "name_or_term"),
        ("Berit Lund said", "Berit Lund insisted", "attribution"),
        ("minister Berit Lund", "minister Karin Holm", "attribution"),
        ("Inspectors found 240 barrels of waste on board. ", "", "omission"),
    ],
)
def test_one_edit_is_found_with_its_kind_where_it_stands(old, new, kind):
    edited = BASE.replace(old, new)
    table = found(BASE, edited)
    hit = table[(table["kind"] == kind) & (table["article"].astype(str) == "a0") & table["start"].notna()]
    at = BASE.index(old)
    assert ((hit["start"] < at + len(old)) & (hit["end"] > at)).any()
    sentence_of = next((a, b) for a, b in ss.text.sentences(BASE) if a <= at < b)
    own = table[(table["article"].astype(str) == "a0") & table["start"].notna()]
    assert ((own["start"] < sentence_of[1]) & (own["end"] > sentence_of[0])).all()


def test_a_strength_is_flagged_across_different_wordings():
    one = "Washington urged Norland to halt all oil imports from Estia, the envoy told reporters in the capital."
    two = "The envoy told reporters in the capital that Washington urged Norland to reduce its oil imports from Estia."
    table = found(one, two)
    rows = table[table["kind"] == "contradiction"]
    assert set(rows["rule"]) == {"strength of the same act"} and rows["reports"].eq(2).all()


def test_a_predicate_of_both_and_of_one():
    one = "The envoy noted that both countries have consistently acted with patience in the border talks."
    two = "The envoy noted that Japan has consistently acted with patience in the border talks."
    assert "both or one" in set(found(one, two)["rule"])


def test_quoted_here_reported_there():
    one = "“The northern dam needs repairs before winter,” the engineer Ole Moe said."
    two = "The engineer Ole Moe said that the northern dam needs repairs before winter."
    table = found(one, two)
    rows = table[table["rule"].str.startswith("quoted")]
    assert rows["kind"].eq("attribution").all() and set(rows["value"]) == {"quoted", "reported"}


def test_told_by_one_alone_has_an_explicit_silence():
    common = "The committee approved the new budget for the schools on Tuesday."
    extra = " A baker from Lund offered free bread to every family in the flooded valley."
    table = found(common + extra, common, common)
    rows = table[table["kind"] == "omission"]
    assert rows["discrepancy"].nunique() == 1 and len(rows) == 3
    silent = rows[rows["start"].isna()]
    assert (
        len(silent) == 2
        and silent["end"].isna().all()
        and silent["text"].isna().all()
        and silent["voice"].eq("absent").all()
    )


# --- what must not be found ----------------------------------------------------------------------------------------


def contradictions(*texts):
    table = found(*texts)
    return table[table["kind"] == "contradiction"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (BASE, BASE),
        (BASE, BASE.replace("“", '"').replace("”", '"')),
        ("It’s the mayor’s third visit to the old mill.", "It's the mayor's third visit to the old mill."),
    ],
)
def test_agreeing_reports_give_nothing(one, two):
    assert found(one, two).empty


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The duty was raised by an extra 25% this summer, bringing the total duty on steel to 50%.",
            "The total duty on steel stands at 50%, half of that added this summer.",
        ),
        (
            "Experts from over 140 countries met in the old theater.",
            "Experts from 140 countries met in the old theater.",
        ),
        (
            "OSLO, May 3 (Reuters) - The prize was awarded on Tuesday to a young poet from Chad.",
            "The prize was awarded on Tuesday to a young poet from Chad.",
        ),
        ("The firm sold 30 ships and 12 barges last year.", "The firm sold 12 barges and 30 ships last year."),
        ("Peru and Chile signed the border treaty in Lima.", "Chile and Peru signed the border treaty in Lima."),
    ],
)
def test_no_contradiction_where_reports_agree(one, two):
    assert contradictions(one, two).empty


def test_a_hedge_is_a_number_and_no_contradiction():
    one, two = (
        "Experts from over 140 countries met in the old theater.",
        "Experts from 140 countries met in the old theater.",
    )
    table = found(one, two)
    assert set(table["kind"]) == {"number"} and set(table["rule"]) == {"hedge"}


def test_nothing_between_different_events():
    assert found(BASE, BASE.replace("240", "999").replace("Monday", "Friday"), events=["e", "f"]).empty
    assert found(BASE, BASE.replace("240", "999"), events=["", ""]).empty


def test_rows_of_two_events_do_not_mix():
    texts = [BASE, BASE.replace("240", "310"), BASE.replace("Larvik", "Bergen"), BASE]
    table = found(*texts, events=["e", "e", "f", "f"])
    for _, group in table.groupby("discrepancy"):
        assert set(group["article"].astype(str)) in ({"a0", "a1"}, {"a2", "a3"})


# --- invariants ----------------------------------------------------------------------------------------------------


def test_columns_and_verbatim_spans(seeds):
    table = ss.discrepancies.find(seeds)
    assert table.columns.tolist() == COLUMNS + FURTHER
    told = table[table["start"].notna()]
    assert all(seeds.raw(a)[s:e] == t for a, s, e, t in zip(told["article"], told["start"], told["end"], told["text"]))
    assert set(table["severity"]) <= {"substantive", "wording", "trivial"}
    assert "004" not in set(table["article"].astype(str))  # another event
    assert table.groupby("discrepancy")["kind"].nunique().max() == 1
    for _, group in table.groupby("discrepancy"):
        assert group["article"].nunique() == 4  # told or silent, every report of the event has a row


def test_the_seeds_keep_to_a_readable_number(seeds):
    assert 50 <= ss.discrepancies.find(seeds)["discrepancy"].nunique() <= 140


def test_order_of_the_reports_changes_nothing():
    texts = {
        "x": BASE,
        "y": BASE.replace("240", "310").replace("ordered", "asked"),
        "z": BASE.replace("Monday", "Friday"),
    }
    tables = []
    for order in (["x", "y", "z"], ["z", "x", "y"], ["y", "z", "x"]):
        table = found(*(texts[n] for n in order), names=order)
        rows = table.astype({"article": "str"}).fillna({"text": "", "start": -1, "end": -1})
        tables.append([sorted(rows.itertuples(index=False, name=None)), rows["discrepancy"].drop_duplicates().tolist()])
    assert tables[0] == tables[1] == tables[2] and tables[0][0]


@pytest.mark.parametrize(
    "text",
    [
        "Yes",
        "x",
        "1",
        "”",
        "Привет, мир. Это новость.",
        "会议于周四举行。",
        "مرحبا بالعالم",
        "No quotation at all here.",
    ],
)
def test_odd_articles_do_no_harm(text):
    table = found(text, BASE)
    assert set(table["kind"]) == {"omission"}  # it shares no word of content with the other report
    assert table[table["article"].astype(str) == "a0"]["start"].isna().all()
    assert found(text, text).empty


def test_an_event_of_one_report_has_no_differences():
    table = found(BASE)
    assert table.empty and table.columns.tolist() == COLUMNS + FURTHER
    assert ss.discrepancies.coverage(corpus_of(BASE)).empty


WORDS = "The mayor said that 12 boats will not leave “the old harbor” on Monday , and Peru praised Chile . \n".split(
    " "
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=60), st.integers(0, 10**6))
def test_equal_reports_give_nothing_whatever_they_say(words, seed):
    text = " ".join(words)
    if not any(c.isalnum() for c in text):
        return
    assert found(text, text, text).empty
    random.Random(seed).shuffle(words)
    table = found(text, " ".join(words))  # no exception, verbatim spans
    told = table[table["start"].notna()]
    texts = {"a0": text, "a1": " ".join(words)}
    assert all(texts[str(a)][s:e] == t for a, s, e, t in zip(told["article"], told["start"], told["end"], told["text"]))


# --- coverage ------------------------------------------------------------------------------------------------------


def test_coverage_says_who_holds_what_and_how():
    one = "“The northern dam needs repairs before winter,” the engineer Ole Moe said. The valley celebrated a wedding yesterday."
    two = "The engineer Ole Moe said that the northern dam needs repairs before winter."
    covered = ss.discrepancies.coverage(corpus_of(one, two))
    dam = covered[covered["label"].str.contains("dam")]
    assert dict(zip(dam["article"].astype(str), dam["held"])) == {"a0": "quoted", "a1": "reported"}
    wedding = covered[covered["label"].str.contains("wedding")]
    assert dict(zip(wedding["article"].astype(str), wedding["held"])) == {"a0": "outlet", "a1": "absent"}
    assert covered["reports"].tolist() == sorted(covered["reports"], reverse=True)
    wide = ss.discrepancies.matrix(covered)
    assert wide.columns.tolist() == ["a0", "a1"] and len(wide) == covered["claim"].nunique()
