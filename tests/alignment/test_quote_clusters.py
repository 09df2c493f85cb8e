"""Clusters of quotations: those of the five seed articles as read by hand, and what must hold of any corpus."""

import pandas as pd
import pytest
import samestory as ss
from hypothesis import given, settings
from hypothesis import strategies as st

# Read from the articles: which passages in marks give one utterance. An opening is enough to find a passage.
EXPECTED = [
    {("000", "In all our shared history"), ("001", "We have never had any problems")},
    {("000", "special"), ("001", "special"), ("002", "special")},
    {
        ("000", "India remembers this"),
        ("001", "In India, they"),
        ("002", "In India, they"),
        ("003", "India remembers and"),
    },
    {
        ("000", "balanced, wise"),
        ("000", "nationally"),
        ("001", "balanced"),
        ("002", "balanced"),
        ("003", "wise leader"),
    },
    {("000", "Everyone in India"), ("001", "Everyone in India")},
    {("000", "We can purchase more"), ("001", "More agricultural"), ("002", "More agricultural")},
    {("001", "The losses faced"), ("002", "The losses faced")},
    {("002", "We need to solve"), ("003", "We must address")},
    {("000", "We always consider")},
    {("003", "Prime Minister Modi will never")},
    {("003", "The Indian people will never")},
    {("004", "pursues his own policy")},
    {("004", "He is acting in good faith")},
    {("004", "Neither me nor Prime Minister")},
    {("004", "Prime Minister Modi is not someone")},
]


def table_of(*reports, events=None, ids=None):
    frame = pd.DataFrame({"article": ids or [f"a{n}" for n in range(len(reports))], "text": reports})
    frame["event"] = events or "one"
    return ss.alignment.quote_clusters(ss.read_corpus(frame))


def clusters(table):
    return {frozenset(zip(g["article"], g["start"])) for _, g in table.groupby("cluster")}


def together(table):
    """The sets of texts that share a cluster."""
    return {frozenset(g["text"].str.strip(" ,.")) for _, g in table.groupby("cluster")}


def test_the_seeds_come_out_as_read(seeds):
    table = ss.alignment.quote_clusters(seeds)
    found = {frozenset(g.index) for _, g in table.groupby("cluster")}
    expected = set()
    for members in EXPECTED:
        rows = [
            table.index[(table["article"] == article) & table["text"].str.startswith(opening)]
            for article, opening in members
        ]
        assert all(len(row) == 1 for row in rows), members
        expected.add(frozenset(row[0] for row in rows))
    assert found == expected


def test_verbatim_of_the_seeds(seeds):
    table = ss.alignment.quote_clusters(seeds)
    openings = set(table[table["verbatim"]]["text"].str[:10])
    assert openings == {"The losses", "special", "special,"}
    assert table.set_index("text").loc["wise leader", "articles"] == 4


def test_two_halves_meet_in_the_whole():
    table = table_of(
        "“The harbor will open again in spring,” Mayor Ann Lee said, “and the ferries will sail every day.”",
        "“The harbor will open again in spring and the ferries will sail every day,” Mayor Ann Lee said.",
    )
    assert len(table) == 3 and table["cluster"].nunique() == 1 and not table["verbatim"].any()


def test_statements_on_one_theme_stay_apart():
    table = table_of(
        "“The harbor will open again in spring,” Mayor Ann Lee said.",
        "“We spent four million on the harbor last year,” Mayor Ann Lee said.",
    )
    assert table["cluster"].nunique() == 2


def test_marks_and_case_are_no_difference():
    table = table_of(
        '"It’s over for the old bridge," Mayor Ann Lee said.', "“It's over for the old bridge”, Mayor Ann Lee said."
    )
    assert table["verbatim"].all() and table["cluster"].nunique() == 1 and (table["articles"] == 2).all()


@pytest.mark.parametrize(
    "second, events",
    [
        ("“The harbor will open again in spring,” Bob Ray said.", None),  # another speaker
        ("“The harbor will open again in spring,” Mayor Ann Lee said.", ["one", "two"]),  # another event
        ("“The harbor will open again in spring,” Mayor Ann Lee said.", ["", ""]),  # no event: each its own
    ],
)
def test_other_speakers_and_events_stay_apart(second, events):
    table = table_of("“The harbor will open again in spring,” Mayor Ann Lee said.", second, events=events)
    assert len(table) == 2 and table["cluster"].nunique() == 2


def test_designations_are_no_speech(seeds):
    assert set(ss.alignment.quote_clusters(seeds)["kind"]) == {"full", "fragment"}


def test_a_corpus_without_quotations():
    table = table_of("Nobody spoke.", "語")
    assert len(table) == 0 and list(table.columns[-4:]) == ["cluster", "event", "articles", "verbatim"]


SAYINGS = ["The harbor opens in spring", "The harbor opens in early spring", "Ferries sail in spring", "…", "語 spring"]
REPORT = st.lists(
    st.tuples(st.sampled_from(SAYINGS), st.sampled_from(["Ann Lee", "Bob Ray", "she"])), min_size=1, max_size=4
).map(lambda rows: "\n".join(f"“{said},” {who} said." for said, who in rows))


@settings(max_examples=40)
@given(st.lists(st.tuples(REPORT, st.sampled_from(["one", "two", ""])), min_size=1, max_size=5), st.randoms())
def test_order_changes_nothing_and_links_hold(reports, random):
    ids = [f"a{n}" for n in range(len(reports))]
    order = random.sample(range(len(reports)), len(reports))
    one = table_of(*(r for r, _ in reports), events=[e for _, e in reports], ids=ids)
    other = table_of(
        *(reports[n][0] for n in order), events=[reports[n][1] for n in order], ids=[ids[n] for n in order]
    )
    key = ["article", "start", "cluster", "articles", "verbatim"]
    assert (
        one.sort_values(key)[key].astype(str).values.tolist() == other.sort_values(key)[key].astype(str).values.tolist()
    )
    for _, group in one.groupby("cluster"):
        assert group["event"].nunique() == 1 and (group["event"].iloc[0] or group["article"].nunique() == 1)
        assert {"Ann Lee", "Bob Ray"} - set(group["speaker"])  # never both


@settings(max_examples=40)
@given(st.lists(st.text(min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=4))
def test_any_text(texts):
    frame = pd.DataFrame(
        {"article": [f"a{n}" for n in range(len(texts))], "event": "e", "text": ["“" + t + "” he said." for t in texts]}
    )
    table = ss.alignment.quote_clusters(ss.read_corpus(frame))
    assert (table["cluster"].str.len() == 12).all()
