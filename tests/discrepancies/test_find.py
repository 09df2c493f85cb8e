"""Differences between reports: a miniature pair for every kind, one for what must not be found, and invariants."""

import random

import pytest
import samestory as ss
from helpers import corpus_of
from hypothesis import given, settings
from hypothesis import strategies as st
from samestory.errors import CorpusWarning

pytestmark = pytest.mark.slow

COLUMNS = "discrepancy kind topic rule article start end text severity value voice speaker event reports".split()
COLUMNS += ["differs", "what", "certainty"]

BASE = (
    "The harbor ministry ordered the old tanker to leave the port of Larvik on Monday. "
    "Inspectors found 240 barrels of waste on board. The shipping company did not comment on the report. "
    "Captain Olsen praised Inspector Dahl after the long search. "
    "“We will clean every corner of this harbor,” the minister Berit Lund said. "
    "Residents will receive new masks next week. The Coastal Council supported the plan."
)


def found(*texts, event="e", ids=None):
    return ss.discrepancies.find(corpus_of(*texts, ids=ids, event=event))


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
        ("Berit Lund said", "Berit Lund insisted", "speech_act"),
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
    assert "both parties or one" in set(found(one, two)["rule"])


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
    assert found(BASE, BASE.replace("240", "999").replace("Monday", "Friday"), event=["e", "f"]).empty
    assert found(BASE, BASE.replace("240", "999"), event=["", ""]).empty


def test_rows_of_two_events_do_not_mix():
    texts = [BASE, BASE.replace("240", "310"), BASE.replace("Larvik", "Bergen"), BASE]
    table = found(*texts, event=["e", "e", "f", "f"])
    for _, group in table.groupby("discrepancy"):
        assert set(group["article"].astype(str)) in ({"a0", "a1"}, {"a2", "a3"})


# --- invariants ----------------------------------------------------------------------------------------------------


def test_columns_and_verbatim_spans(seeds):
    table = ss.discrepancies.find(seeds)
    assert table.columns.tolist() == COLUMNS
    told = table[table["start"].notna()]
    assert all(seeds.raw(a)[s:e] == t for a, s, e, t in zip(told["article"], told["start"], told["end"], told["text"]))
    assert set(table["severity"]) <= {"substantive", "wording", "trivial"}
    assert "004" not in set(table["article"].astype(str))  # another event
    assert table.groupby("discrepancy")["kind"].nunique().max() == 1
    for _, group in table.groupby("discrepancy"):
        # Told or silent, every report of the event has a row; not where it may tell an omission in other words.
        assert group["article"].nunique() == 4 or (group["kind"] == "omission").all()


def test_a_report_that_may_tell_a_claim_in_other_words_is_not_called_silent():
    common = "The council of Larvik met in the town hall. The mayor approved the new budget for schools on Tuesday."
    claim = " A baker from Lund offered free bread to every family in the flooded valley on Sunday."
    other = " A family in the valley said that a baker from Lund had been kind."
    table = found(common + claim, common + other, common)
    rows = table[(table["kind"] == "omission") & table["text"].str.contains("free bread", na=True)]
    one = rows[rows["discrepancy"] == rows.loc[rows["text"].notna(), "discrepancy"].iloc[0]]
    assert one[["article", "voice"]].astype(str).values.tolist() == [["a0", "reported"], ["a2", "absent"]]


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
        table = found(*(texts[n] for n in order), ids=order)
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
    assert table.empty and table.columns.tolist() == COLUMNS


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


# --- sentences whose clauses are not aligned -------------------------------------------------------------------------

# Two accounts of one invented event, written anew; one calls it a duty, the other a sanction.
DUTY = (
    "Freedonia put a duty on Sylvanian salt last week, and exporters in the capital are counting their losses. "
    "The premier instructed the cabinet to find new buyers for the salt."
)
SANCTION = (
    "Exporters of Sylvanian salt say that losses will grow because of the sanction which Freedonia chose. "
    "On Tuesday evening the cabinet was ordered to look abroad. "
    "The premier ordered the cabinet to sell the salt elsewhere."
)


def passages(table, rule):
    part = table[(table["rule"] == rule) & table["start"].notna()]
    return {(str(a), text) for a, text in zip(part["article"], part["text"])}


def test_loaded_words_in_sentences_about_the_same():
    table = found(DUTY, SANCTION)
    assert passages(table, "terms of trade_barriers") == {("a0", "duty"), ("a1", "sanction")}
    row = table[table["rule"] == "terms of trade_barriers"].iloc[0]
    assert (row["kind"], row["severity"]) == ("name_or_term", "substantive")


def test_the_same_loaded_word_or_another_subject_is_nothing():
    assert not passages(found(DUTY, SANCTION.replace("sanction", "duty")), "terms of trade_barriers")
    other = "A sanction of the football league hit the goalkeeper of the home team on Sunday."
    assert not passages(found(DUTY, other), "terms of trade_barriers")
    assert found(DUTY, DUTY).empty and found(DUTY, SANCTION, event=["e", "f"]).empty


def test_orders_to_one_addressee():
    table = found(DUTY, SANCTION)
    orders = passages(table, "scale of direction")
    assert ("a0", "instructed") in orders and ("a1", "ordered") in orders
    assert set(table.loc[table["rule"] == "scale of direction", "severity"]) == {"substantive"}


ONE = "The harbor was closed for two days because of the storm, and 12 ferries stayed in port until Sunday evening."


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (None, "2 of 2 articles name no event; give the reports of one event the same name in a column 'event'"),
        (["", ""], "2 of 2 articles name no event"),
        (["storm", ""], "1 of 2 articles name no event"),
        (["storm", "flood"], "each article names another event"),
    ],
)
def test_a_corpus_in_which_nothing_can_be_compared_is_said(events, said):
    columns = {} if events is None else {"event": events}
    corpus = corpus_of(ONE, ONE.replace("two", "three"), **columns)
    for _ in range(2):  # a table that is kept is no reason to be silent
        with pytest.warns(CorpusWarning, match="nothing is compared, for no event has two reports") as warned:
            assert len(ss.discrepancies.find(corpus)) == 0
        assert said in str(warned[0].message) and warned[0].filename == __file__


def test_one_report_alone_is_said():
    with pytest.warns(CorpusWarning, match="the corpus has one report; add others of the same event"):
        assert len(ss.discrepancies.find(corpus_of(ONE, event="storm"))) == 0


@pytest.mark.parametrize("events", [["e", "e", "e"], ["e", "e", ""], ["e", "f", "f"]])
def test_where_two_reports_can_be_compared_nothing_is_warned_of(events, recwarn):
    corpus = corpus_of(ONE, ONE.replace("two", "three"), ONE.replace("two", "four"), event=events)
    assert len(ss.discrepancies.find(corpus)) > 0
    assert not [one for one in recwarn if "nothing is compared" in str(one.message)]
