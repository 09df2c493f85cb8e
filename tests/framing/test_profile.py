"""framing.profile against hand counts and the bootstrap drawn out."""

import numpy as np
import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of
from samestory import framing
from samestory.errors import ArgumentError

pytestmark = pytest.mark.slow

BOOK = {
    "conflict": {"terms": ["war*", "trade war", "attack*", "human rights"], "never": ["heart attack*", "warm*"]},
    "money": {"terms": ["trade", "tariff*", "$*", "cost of living"]},
}


def test_profile_counted_by_hand():
    # a0: 3 sentences, 10 words; conflict in the first and third, three hits of two terms; money in none. a1: 4 words.
    corpus = corpus_of("War and more war. Nothing more. Attack and war again.", "All is quiet here.")
    table = framing.profile(corpus, framing.code(corpus, BOOK)).set_index(["article", "frame"])
    row = table.loc[("a0", "conflict")]
    assert row[["distinct_terms", "hits", "sentences", "sentences_of", "words"]].tolist() == [2, 4, 2, 3, 10]
    assert row["share"] == pytest.approx(2 / 3) and row["per_1000"] == pytest.approx(400)
    # Resampling three sentences of which two have a hit: none of three in 1/27 of the draws, all in 8/27.
    assert (row["low"], row["high"]) == (0, 1)
    assert table.loc[("a1", "conflict"), ["hits", "sentences", "sentences_of", "words", "low"]].tolist() == [
        0,
        0,
        1,
        4,
        0,
    ]
    assert len(table) == 4


def test_interval_is_the_limit_of_the_bootstrap():
    corpus = corpus_of(
        " ".join(
            ["There is war."] * 1
            + [f"Sentence number {n} is calm." for n in range(39)]
            + [f"A war of {n} days." for n in range(9)]
        )
    )
    row = framing.profile(corpus, framing.code(corpus, BOOK)).query("frame == 'conflict'").iloc[0]
    hit = np.repeat([1, 0], [row["sentences"], row["sentences_of"] - row["sentences"]])
    draws = np.random.default_rng(1).choice(hit, (20_000, len(hit))).mean(axis=1)
    assert (row["sentences"], row["sentences_of"]) == (10, 49)
    assert [row["low"], row["high"]] == pytest.approx(np.quantile(draws, [0.025, 0.975]).tolist(), abs=1e-9)


def test_no_hit_among_n_sentences_is_bounded_by_three_in_n():
    corpus = corpus_of(" ".join(f"Sentence number {n} is calm." for n in range(60)))
    row = framing.profile(corpus, framing.code(corpus, BOOK)).iloc[0]
    assert row["sentences_of"] == 60 and row["low"] == 0 and row["high"] == pytest.approx(3 / 60, rel=0.05)


def test_by_voice_and_zone_every_combination_is_there():
    corpus = corpus_of("“War,” Anna Berg said. No tariff came.", "A war began.", outlet=["X", "Y"])
    hits = framing.code(corpus, BOOK)
    table = framing.profile(corpus, hits, ["outlet", "voice"])
    assert table[["outlet", "voice", "frame"]].drop_duplicates().shape[0] == len(table) == 2 * 3 * 2
    cell = table.set_index(["outlet", "voice", "frame"])
    assert cell.loc[("X", "quoted", "conflict"), ["hits", "words", "sentences_of", "share"]].tolist() == [1, 1, 1, 1]
    assert cell.loc[("X", "outlet", "money"), ["hits", "negated", "words", "sentences_of"]].tolist() == [1, 1, 6, 2]
    assert cell.loc[("Y", "quoted", "conflict"), "sentences_of"] == 0
    assert np.isnan(cell.loc[("Y", "quoted", "conflict"), "share"])
    assert table["hits"].sum() == len(hits)
    with pytest.raises(ArgumentError, match="framing.profile: by='color' is not a column to group by .article, voice"):
        framing.profile(corpus, hits, "color")


def test_repeated_sentences_count_once(seeds):
    hits = framing.code(seeds)
    assert (hits["repeats"] >= 0).any()
    for by in ("article", "outlet", "zone", ["article", "voice"], "speaker"):
        table = framing.profile(seeds, hits, by)
        assert table["hits"].sum() == (hits["repeats"] < 0).sum()
        assert (table["sentences"] <= table["sentences_of"]).all()
        known = table.dropna(subset=["share"])
        assert ((known["low"] <= known["share"]) & (known["share"] <= known["high"])).all()
        per_group = table[table["frame"] == table["frame"].iloc[0]]
        assert per_group["words"].sum() == (seeds.word_tokens()["repeats"] < 0).sum()


def test_a_speaker_has_rows_only_where_the_speaker_has_words():
    texts = ["A war began, Ann Lee said.", "“War is over,” Bo Dahl said. Ann Lee said that a war began."]
    corpus = corpus_of(*texts, outlet=["B", "A"])
    hits = framing.code(corpus, {"conflict": {"terms": ["war"]}})
    table = framing.profile(corpus, hits, ["outlet", "voice", "speaker"])
    found = table[["outlet", "voice", "speaker", "hits", "words"]].values.tolist()
    assert found == [
        ["B", "outlet", "", 0, 3],
        ["B", "reported", "Ann Lee", 1, 3],
        ["A", "outlet", "", 0, 7],
        ["A", "reported", "Ann Lee", 1, 3],
        ["A", "quoted", "Bo Dahl", 1, 3],
    ]
    names = framing.profile(corpus, hits, "speaker")
    assert names[["speaker", "hits", "words"]].values.tolist() == [["", 0, 10], ["Ann Lee", 2, 6], ["Bo Dahl", 1, 3]]


def test_ids_that_are_numbers():
    corpus = ss.read_corpus(pd.DataFrame({"article": [12, 7], "text": ["A war began.", "All is quiet."]}))
    table = framing.profile(corpus, framing.code(corpus, {"conflict": {"terms": ["war"]}}), ["article", "voice"])
    outlet = table[table["voice"] == "outlet"]
    assert outlet[["article", "hits", "words"]].values.tolist() == [[12, 1, 3], [7, 0, 3]]


def test_a_report_downloaded_twice_counts_once_in_a_group():
    report, other = "A war began at “dawn”. Nothing more was said.", "All is quiet here."
    book = {"conflict": {"terms": ["war"]}}
    once = corpus_of(report, other, outlet="A")
    twice = corpus_of(report, other, report.replace("“", '"').replace("”", '"') + "\n", outlet="A")
    for by in ("outlet", "voice", ["outlet", "zone"]):
        left, right = (framing.profile(corpus, framing.code(corpus, book), by) for corpus in (once, twice))
        assert left.equals(right)
    by_article = framing.profile(twice, framing.code(twice, book))
    assert by_article["hits"].tolist() == [1, 0, 1], "each copy is an article of its own"
    two = corpus_of(report, report, outlet=["A", "B"])
    assert framing.profile(two, framing.code(two, book), "voice")["hits"].sum() == 2
