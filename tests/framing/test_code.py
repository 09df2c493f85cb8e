"""framing.code: hits against hand counts and a plain definition."""

import os
import re
import subprocess
import sys
from html import escape

import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of, growth
from hypothesis import given
from hypothesis import strategies as st
from samestory import framing

CONTRACT = "article start end text frame term sentence zone voice speaker".split()
BOOK = {
    "conflict": {"terms": ["war*", "trade war", "attack*", "human rights"], "never": ["heart attack*", "warm*"]},
    "money": {"terms": ["trade", "tariff*", "$*", "cost of living"]},
}


def found(text, book=BOOK, *columns):
    return framing.code(corpus_of(text), book)[["text", "frame", *columns]].values.tolist()


@pytest.mark.parametrize(
    "text, expected",
    [
        ("A trade war is a war.", [("trade", "money"), ("trade war", "conflict"), ("war", "conflict")]),
        ("Warm words, a HEART attack; then Attacks!", [("Attacks", "conflict")]),
        ("A trade, war or no trade\nA war", [("trade", "money"), ("war", "conflict")] * 2),
        ("Human-rights groups, human rights' foes", [("Human-rights", "conflict"), ("human rights", "conflict")]),
        ("A war-torn, post-war state’s tariff", [("war", "conflict"), ("war", "conflict"), ("tariff", "money")]),
        ("It paid $5.4bn, US$63 or $ 5.", [("$5.4bn", "money"), ("$63", "money"), ("$ 5", "money")]),
        ("Awards and toward: nothing.", []),
        ("The cost\u00a0of  living", [("cost\u00a0of  living", "money")]),
    ],
)  # fmt: skip
def test_counted_by_hand(text, expected):
    assert found(text) == [list(row) for row in expected]


@pytest.mark.parametrize(
    "text, negated",
    [
        ("There is no war.", [True]),
        ("They did not start a war.", [True]),
        ("They don’t want war.", [True]),
        ("No, war came.", [False]),
        ("He said no. War came.", [False]),
        ("Not only a war.", [False]),
        ("There is no doubt war looms.", [False]),
        ("No one who was there called it war.", [False]),
        ("War without tariffs", [False, True]),
    ],
)
def test_negation_reaches_three_words_and_no_mark(text, negated):
    assert framing.code(corpus_of(text), BOOK)["negated"].tolist() == negated


def test_columns_of_the_contract_and_of_the_evidence(seeds):
    hits = framing.code(seeds)
    assert list(hits.columns[:10]) == CONTRACT and len(hits) > 100
    whole, place = seeds.articles["text"], seeds.sentences.set_index(["article", "sentence"])
    for hit in hits.itertuples():
        assert whole[hit.article][hit.start : hit.end] == hit.text
        row = place.loc[(hit.article, hit.sentence)]
        assert row["start"] <= hit.start and hit.end <= row["end"]
        assert (row["zone"], row["repeats"]) == (hit.zone, hit.repeats)
    inside = hits.merge(seeds.zones.query("zone == 'dateline'"), on="article")
    assert not ((inside["start_x"] >= inside["start_y"]) & (inside["start_x"] < inside["end_y"])).any()


def test_voice_and_speaker_of_a_hit():
    hits = framing.code(corpus_of("The war went on. “This war must end,” Anna Berg said."), BOOK)
    assert hits[["voice", "speaker"]].values.tolist() == [["outlet", ""], ["quoted", "Anna Berg"]]


def test_a_script_in_the_text_is_evidence_like_any_other():
    text = "<script>alert('trade war')</script> The war & the tariff."
    hits = framing.code(corpus_of(text), BOOK)
    assert hits["text"].tolist() == ["trade", "trade war", "war", "tariff"]
    shown = str(ss.tables.show(hits.assign(text=text)).data)
    assert "<script>" not in shown and escape(text) in shown.replace("&#39;", "&#x27;")


def test_no_hits_at_all():
    corpus = corpus_of("All quiet.")
    hits = framing.code(corpus, BOOK)
    assert len(hits) == 0 and list(hits.columns) == [*CONTRACT, "repeats", "negated"]
    assert framing.profile(corpus, hits)["hits"].tolist() == [0, 0]


# --- properties ----------------------------------------------------------------------------------------------------

TERMS = st.lists(st.sampled_from("a b ab a* b* *b a*b".split()), min_size=1, max_size=3).map(" ".join)
TEXTS = st.text(st.sampled_from("abAB  .-,\n"), max_size=40).filter(str.strip)


def plain(text, terms):
    """The definition for one frame, tried at each place of each sentence: leftmost first, then longest in words."""
    spans = []
    for start, end in ss.text.sentences(text):
        units = [(m.start(), m.end()) for m in re.finditer(r"[A-Za-z]+|[^\sA-Za-z]", text[start:end])]
        words = [text[start:end][a:b].lower() for a, b in units]
        inner = [  # a hyphen between letters parts words and is no mark
            n for n, (a, b) in enumerate(units)
            if not (words[n] == "-" and 0 < n < len(units) - 1 and units[n - 1][1] == a and b == units[n + 1][0]
                    and words[n - 1].isalpha() and words[n + 1].isalpha())
        ]  # fmt: skip
        at = 0
        while at < len(inner):
            sizes = [
                len(parts)
                for parts in (term.split() for term in terms)
                if at + len(parts) <= len(inner)
                and all(re.fullmatch(part.replace("*", "[a-z]*"), words[inner[at + n]]) for n, part in enumerate(parts))
            ]
            if sizes:
                last = inner[at + max(sizes) - 1]
                spans.append((start + units[inner[at]][0], start + units[last][1]))
            at += max(sizes, default=1)
    return spans


@given(TEXTS, st.lists(TERMS, min_size=1, max_size=5, unique=True))
def test_equals_the_definition(text, terms):
    text = text.replace("--", "-").replace(".a", ". a").replace(".b", ". b").replace(".A", ". A").replace(".B", ". B")
    hits = framing.code(corpus_of("x" + text), {"f": {"terms": terms}})
    assert list(zip(hits["start"], hits["end"])) == plain("x" + text, terms)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.lists(TERMS, min_size=2, max_size=6, unique=True), st.randoms())
def test_order_of_terms_and_articles_changes_nothing(texts, terms, random):
    ids = [f"a{n}" for n in range(len(texts))]
    rows = list(zip(ids, texts))
    one = framing.code(corpus_of(*texts), {"f": {"terms": terms}, "g": {"terms": terms[:1]}})
    shuffled = random.sample(rows, len(rows))
    corpus = ss.read_corpus(pd.DataFrame(shuffled, columns=["article", "text"]))
    other = framing.code(corpus, {"f": {"terms": random.sample(terms, len(terms))}, "g": {"terms": terms[:1]}})
    key = ["article", "start", "end", "frame"]
    one, other = (
        t.astype({"article": "str", "frame": "str", "term": "str"}).sort_values(key, ignore_index=True)
        for t in (one, other)
    )
    pd.testing.assert_frame_equal(one, other)


@given(st.text(min_size=1, max_size=200).filter(lambda t: t.strip()))
def test_any_text_is_coded(text):
    corpus = ss.read_corpus(pd.DataFrame({"text": [text + " war"]}))
    hits = framing.code(corpus, {"f": {"terms": ["war", "*a*", "the *"]}})
    whole = corpus.articles["text"].iloc[0]
    assert [whole[s:e] for s, e in zip(hits["start"], hits["end"])] == hits["text"].tolist()


def test_hash_seed_changes_nothing(top):
    program = (
        "import samestory as ss; from samestory import framing; c = ss.read_corpus('seeds'); h = framing.code(c);"
        "print(h.to_csv(), framing.profile(c, h, ['article', 'voice']).to_csv())"
    )
    outs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=top,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outs) == 1 and len(outs.pop()) > 1000


@pytest.mark.timed
def test_wildcards_in_a_word_without_end():
    book = {"f": {"terms": ["b*b*b*b*c", "*b*b*b*c", "b*b*b*b*d*"]}}
    assert growth(lambda corpus: framing.code(corpus, book), lambda size: "b" * size, 20_000) < 6


@pytest.mark.parametrize("term, word, fits", [
    ("c*n*n*t", "continent", True), ("c*n*n*t", "content", True), ("c*n*n*n*t", "content", False),
    ("*ana", "banana", True), ("b*na*na", "banana", True), ("b*na*na*na", "banana", False), ("s*s", "s", False),
])  # fmt: skip
def test_each_star_stands_for_any_letters(term, word, fits):
    assert bool(found(f"The {word} was there.", {"f": {"terms": [term]}})) is fits
