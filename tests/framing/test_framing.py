"""Framing: hits against hand counts and a plain definition; profiles counted by hand; what a bad codebook is told."""

import json
import os
import re
import subprocess
import sys
from html import escape

import numpy as np
import pandas as pd
import pytest
import samestory as ss
from hypothesis import given
from hypothesis import strategies as st
from samestory import framing
from samestory import framing as classifier
from samestory.errors import CodebookError

BOOK = {
    "conflict": {"terms": ["war*", "trade war", "attack*", "human rights"], "never": ["heart attack*", "warm*"]},
    "money": {"terms": ["trade", "tariff*", "$*", "cost of living"]},
}


def corpus_of(*texts, **columns):
    return ss.read_corpus(pd.DataFrame({"article": [f"a{n}" for n in range(len(texts))], "text": texts, **columns}))


def found(text, book=BOOK, *columns):
    return framing.code(corpus_of(text), book)[["text", "frame", *columns]].values.tolist()


@pytest.mark.parametrize(
    "text, expected",
    [
        ("A trade war is a war.", [("trade", "money"), ("trade war", "conflict"), ("war", "conflict")]),
        ("Warm words, a HEART attack; then Attacks!", [("Attacks", "conflict")]),
        ("A trade, war or no trade\nwar", [("trade", "money"), ("war", "conflict"), ("trade", "money"), ("war", "conflict")]),
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
    contract = "article start end text frame term sentence zone voice speaker".split()
    assert list(hits.columns[:10]) == contract and len(hits) > 100
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
            [sys.executable, "-c", program], cwd=top, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outs) == 1 and len(outs.pop()) > 1000


# --- profile -------------------------------------------------------------------------------------------------------


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
    with pytest.raises(ValueError, match="expected one or several of article, voice"):
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


def test_no_hits_at_all():
    corpus = corpus_of("All quiet.")
    hits = framing.code(corpus, BOOK)
    assert len(hits) == 0 and list(hits.columns) == framing._coding.COLUMNS
    assert framing.profile(corpus, hits)["hits"].tolist() == [0, 0]


# --- codebooks -----------------------------------------------------------------------------------------------------


def test_the_shipped_frames():
    book = framing.frames()
    assert (
        list(book)
        == (
            "conflict human_interest economic_consequences morality responsibility security external_relations sovereignty"
        ).split()
    )
    for table in book.values():
        assert len(table["terms"]) >= 80
        assert all(len(table[key]) > 10 for key in ("definition", "include", "exclude", "source", "validity"))
    measured = [table["validity"].startswith("AUC .") for table in book.values()]
    assert measured == [True] * 5 + [False] * 3
    assert all(book[f]["validity"] == "not measured" for f in ("security", "external_relations", "sovereignty"))


@pytest.mark.parametrize(
    "raw, line, message",
    [
        ('[a]\nterms = ["x"]\n[b]\nsource = "me"\n', 3, "no terms"),
        ('[a]\nterms = "war"\n', 2, "list of words"),
        ("[a]\nterms = []\n", 2, "list of words"),
        ('[a]\nterms = ["war", 5]\n', 2, "quotation marks"),
        ('[a]\nterms = ["x",\n "war",\n "y",\n "War"]\n', 5, "twice"),
        ('[a]\nterms = ["trade war",\n "trade-war"]\n', 3, "stands for the same"),
        ('[a]\nterms = ["war",\n "  "]\n', 3, "empty term"),
        ('[a]\nterms = ["war",\n "*"]\n', 3, "wildcard"),
        ('[a]\nterms = ["war",\n "* *"]\n', 3, "wildcard"),
        ('[a]\nterms = ["x"]\n[b]\nterms = ["x"]\nwords = ["y"]\n', 5, "unknown key 'words'"),
        ('[a]\nterms = ["x"]\nsource = 2000\n', 3, "quotation marks"),
        ('[a]\nterms = ["x"]\nnever = "y"\n', 3, "list of words"),
    ],
)
def test_a_bad_codebook_names_line_and_fix(tmp_path, raw, line, message):
    path = tmp_path / "mine.toml"
    path.write_text(raw)
    with pytest.raises(CodebookError, match=re.escape(message)) as caught:
        framing.code(corpus_of("War."), path)
    assert caught.value.line == line and caught.value.fix and "mine.toml" in str(caught.value)


def test_a_bad_dict_is_told_too():
    for book in ({}, {"a": ["war"]}, {"a": {"terms": []}}, {"a": {"terms": [""]}}):
        with pytest.raises(CodebookError, match="codebook"):
            framing.code(corpus_of("War."), book)


def test_name_path_and_dict_are_the_same(tmp_path, seeds, top):
    path = tmp_path / "copy.toml"
    path.write_bytes((top / "lib/samestory/codebooks/frames.toml").read_bytes())
    tables = [framing.code(seeds, book) for book in (None, "frames", path, str(path), framing.frames())]
    for table in tables[1:]:
        pd.testing.assert_frame_equal(tables[0], table)


# --- classifier ----------------------------------------------------------------------------------------------------


def coded():
    """Forty short reports; those of even number are about war."""
    war = "The army attacked at dawn on day {}. War goes on and the war will last."
    calm = "The garden opened on day {}. Flowers grow and the visitors will rest."
    corpus = corpus_of(*((calm if n % 2 else war).format(n) for n in range(40)))
    labels = pd.DataFrame({"conflict": [1 - n % 2 for n in range(40)]}, index=corpus.articles.index)
    return corpus, labels


def test_classifier_learns_and_comes_back_from_its_files(tmp_path):
    pytest.importorskip("sklearn")
    corpus, labels = coded()
    made = framing.Classifier(BOOK).fit(corpus, labels.iloc[:30])
    proba = made.predict_proba(corpus)
    assert ((proba["conflict"] >= 0.5) == (labels["conflict"] == 1)).all()
    made.save(tmp_path / "war")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["war.json", "war.npz"]
    assert json.loads((tmp_path / "war.json").read_text(encoding="utf-8"))["frames"] == ["conflict"]
    pd.testing.assert_frame_equal(classifier.Classifier.load(tmp_path / "war").predict_proba(corpus), proba)
    (tmp_path / "war.json").write_text("[]")
    with pytest.raises(ValueError, match="another form"):
        classifier.Classifier.load(tmp_path / "war")


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda t: t.rename(index={"a0": "zz"}), "zz"),
        (lambda t: t.assign(conflict=1), "one code only"),
        (lambda t: t.assign(conflict=[2] + [0, 1] * 19 + [1]), "expected 0 or 1"),
    ],
)
def test_classifier_says_what_is_wrong_with_the_labels(change, message):
    corpus, labels = coded()
    with pytest.raises(ValueError, match=message):
        classifier.Classifier(BOOK).fit(corpus, change(labels))
    with pytest.raises(ValueError, match="learned nothing"):
        classifier.Classifier(BOOK).predict_proba(corpus)


def test_without_scikit_learn_the_way_to_get_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn", None)
    monkeypatch.setitem(sys.modules, "sklearn.feature_extraction.text", None)
    with pytest.raises(ImportError, match="pip install scikit-learn"):
        classifier.Classifier(BOOK).fit(*coded())
