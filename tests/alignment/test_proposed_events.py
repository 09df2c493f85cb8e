"""Events proposed: reports of hand-made events found together, dates, copies, names, and the linkage by hand."""

import numpy as np
import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of, least
from hypothesis import given, settings
from hypothesis import strategies as st
from samestory.alignment.same_event import _check, _linkage, _names, _nearby
from samestory.errors import ArgumentError
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

FIRE = [
    "A fire at the Norwood paper mill killed 14 workers on Tuesday, the county sheriff said.",
    "Fourteen workers died; the blaze at the Norwood paper mill on Tuesday took 14 lives, the sheriff said.",
    "The sheriff named the 14 workers killed in Tuesday's fire at the paper mill in Norwood.",
]
DEPOT = [
    "A fire at the Dalby oil depot injured 3 drivers on Sunday, the fire brigade said.",
    "Three drivers were hurt when the Dalby oil depot burned on Sunday; 3 remain in hospital, the brigade said.",
]
VOTE = [
    "Voters in Ostrava elected Jana Horak mayor with 52 percent of the vote.",
    "Jana Horak won the mayoral race in Ostrava, taking 52 percent.",
    "Ostrava has a new mayor: Jana Horak, who took 52 percent of ballots.",
]
FERRY = [
    "The ferry Selma ran aground off Larvik with 80 passengers aboard.",
    "Eighty passengers were taken off the ferry Selma, which struck rocks near Larvik.",
]
ALONE = ["The orchestra opened its season with Sibelius.", "Cherry growers in Fresno expect a poor harvest."]
TEXTS = [*FIRE, *DEPOT, *VOTE, *FERRY, *ALONE]
OF = [0] * 3 + [1] * 2 + [2] * 3 + [3] * 2 + [4, 5]


def groups(table):
    """The articles of each event, as sets; an article alone is one of its own."""
    own = table["event"].where(table["event"] != "", table["article"].astype(str))
    return {frozenset(part) for _, part in table["article"].groupby(own)}


def expected(ids, of):
    return {frozenset(id_ for id_, n in zip(ids, of) if n == event) for event in set(of)}


def test_reports_of_one_event_are_found_together():
    table = ss.alignment.events(corpus_of(*TEXTS, published="2026-03-02"))
    assert groups(table) == expected(table["article"], OF)
    assert list(table) == ["article", "event", "similarity", "closest", "outlet", "published", "title"]
    alone = table["event"] == ""
    assert (table.loc[alone, "closest"] == "").all() and table.loc[alone, "similarity"].isna().all()
    assert table.loc[~alone, "similarity"].between(0, 1).all()
    event = table.set_index("article")["event"]
    assert (event[table.loc[~alone, "closest"]].to_numpy() == table.loc[~alone, "event"]).all()
    assert (table.loc[~alone, "closest"] != table.loc[~alone, "article"]).all()


def test_two_events_of_one_kind_stay_apart():
    table = ss.alignment.events(corpus_of(*FIRE, *DEPOT))
    assert groups(table) == expected(table["article"], [0, 0, 0, 1, 1])


def test_reports_far_apart_in_time_are_two_events():
    days = ["2026-03-02", "2026-03-03", "2026-04-20"]
    table = ss.alignment.events(corpus_of(*FIRE, *ALONE, published=[*days, "", ""]))
    assert groups(table) == expected(table["article"], [0, 0, 1, 2, 3])
    wider = ss.alignment.events(corpus_of(*FIRE, *ALONE, published=[*days, "", ""]), days=60)
    assert groups(wider) == expected(wider["article"], [0, 0, 0, 2, 3])


@pytest.mark.parametrize("days, together", [(0, False), (1, False), (2, True), (3, True)])
def test_a_report_counts_up_to_the_last_day(days, together):
    corpus = corpus_of(FIRE[0], FIRE[2], *ALONE, published=["2026-02-27", "2026-03-01T23:30:00", "", ""])
    assert (ss.alignment.events(corpus, days)["event"][0] != "") == together


@pytest.mark.parametrize("date, together", [("2026", True), ("2026-03", True), ("2026-05", False), ("2024", False)])
def test_an_incomplete_date_may_be_any_of_its_days(date, together):
    table = ss.alignment.events(corpus_of(FIRE[0], FIRE[2], *ALONE, published=["2026-03-30", date, "", ""]))
    assert (table["event"][0] != "") == together


def test_days_that_a_date_may_mean():
    first, last = _nearby.days_of(["1970-01-01", "1969-12-31T10:00:00+02:00", "1972-02", "1971"])
    assert first.tolist() == [0, -1, 761, 365] and last.tolist() == [0, -1, 789, 729]


def test_copies_belong_to_one_event_whatever_their_dates():
    copy = VOTE[0].upper().replace(",", " –")
    dates = ["2026-03-02", "2026-06-01", "2026-03-03", "", ""]
    table = ss.alignment.events(corpus_of(VOTE[0], copy, VOTE[1], *ALONE, published=dates))
    assert groups(table) == expected(table["article"], [0, 0, 0, 1, 2])
    assert table["closest"].tolist()[:2] == ["a1", "a0"] and table["similarity"].tolist()[:2] == [1, 1]


def test_two_texts_without_a_word_are_no_copies():
    assert ss.alignment.events(corpus_of("…", "—", "!"))["event"].tolist() == ["", "", ""]


def test_names_are_short_and_readable():
    dates = ["2026-03-04", "2026-03-02", "2026-03-03"]
    name = ss.alignment.events(corpus_of(*FIRE, *ALONE, published=[*dates, "", ""]))["event"][0]
    words, date = name.split(", ")
    assert date == "2026-03-02" and 3 <= len(words.split()) <= 5
    assert "Norwood" in words and not any(c.isdigit() for c in words)
    undated = ss.alignment.events(corpus_of(*FIRE, *ALONE))["event"][0]
    assert ", " not in undated and "Norwood" in undated


def test_events_of_the_same_words_have_different_names():
    corpus = corpus_of("Snow in Tromso.", "Snow in Tromso!", "SNOW IN TROMSO.", "Snow in Tromso?")
    rows, event = _check.vectors(corpus), np.array([0, 0, 1, 1])
    dates = ["2026-01-02", "2026-01-02"]
    names = _names.named(corpus, np.arange(4), rows, event, dates)
    assert names == ["Snow Tromso, 2026-01-02", "Snow Tromso, 2026-01-02 (2)"]


@pytest.mark.parametrize("days", [-1, 1.5, "3", True, None])
def test_days_that_are_no_number_of_days(days):
    with pytest.raises(ArgumentError, match="alignment.events: days="):
        ss.alignment.events(corpus_of(*ALONE), days)


def test_one_article():
    assert ss.alignment.events(corpus_of(FIRE[0]))["event"].tolist() == [""]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(TEXTS))))
def test_the_order_of_the_articles_leaves_no_trace(order):
    dates = [f"2026-03-{2 + n % 3:02d}" for n in range(len(TEXTS))]
    ids = [f"a{n:02d}" for n in range(len(TEXTS))]
    one = ss.alignment.events(corpus_of(*TEXTS, ids=ids, published=dates))
    shuffled = corpus_of(*(TEXTS[n] for n in order), ids=[ids[n] for n in order], published=[dates[n] for n in order])
    other = ss.alignment.events(shuffled).sort_values("article", ignore_index=True)
    pd.testing.assert_frame_equal(one, other)


# --- linkage -------------------------------------------------------------------------------------------------------


def test_a_chain_joins_no_two_events():
    a, b = np.arange(9), np.arange(1, 10)
    assert len(set(_linkage.linked(10, a, b, np.full(9, 0.5), 0.3).tolist())) > 2


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 14), st.integers(0, 10**6), st.sampled_from([0.1, 0.25, 0.4, 0.6]))
def test_linkage_equals_scipy(size, seed, cut):
    alike = np.random.default_rng(seed).random((size, size))
    alike = np.where((alike + alike.T) / 2 > 0.35, (alike + alike.T) / 2, 0)
    np.fill_diagonal(alike, 1)
    a, b = np.triu_indices(size, 1)
    kept = alike[a, b] > 0
    ours = _linkage.linked(size, a[kept], b[kept], alike[a, b][kept], cut)
    tree = linkage(squareform(1 - alike, checks=False), "average")
    theirs = fcluster(tree, 1 - cut, "distance")
    assert np.array_equal(ours[:, None] == ours, theirs[:, None] == theirs)


# --- growth --------------------------------------------------------------------------------------------------------


def made_up(size, days):
    """Reports in events of five: each event has words of its own beside those of all."""
    random = np.random.default_rng(1)
    texts, common = [], [f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(400)]
    for n in range(size):
        own = (
            " ".join(f"Name{'abcdefghij'[int(c)]}" for c in str(n // 5 + 10**5)) + f" place{n // 5:x}x town{n // 5:x}x"
        )
        texts.append(f"{own} {' '.join(random.choice(common, 60))}. {own}.")
    dates = pd.Timestamp("2026-01-01") + pd.to_timedelta(np.arange(size) // 5 % max(days * size // 1000, 1), unit="D")
    return corpus_of(*texts, published=dates.strftime("%Y-%m-%d").tolist() if days else "")


@pytest.mark.parametrize("days", [0, 50], ids=["undated", "dated"])
@pytest.mark.timed
def test_cost_follows_the_articles(days):
    def seconds(size):
        corpus = made_up(size, days)
        return least(lambda: ss.alignment.events(corpus), 2)

    assert seconds(4000) / seconds(1000) < 8  # 4 is linear, 16 quadratic
