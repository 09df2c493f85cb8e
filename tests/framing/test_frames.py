"""framing.frames: the shipped codebook, and what is said about a bad one."""

import re

import pandas as pd
import pytest
from helpers import corpus_of
from samestory import framing
from samestory.errors import CodebookError


def test_the_shipped_frames():
    book = framing.frames()
    assert (
        list(book)
        == (
            "conflict human_interest economic_consequences morality responsibility security external_relations "
            "sovereignty"
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


WORDS = r"mutual respect|mutual trust|third countr(?:y|ies)|independent foreign polic(?:y|ies)"


def test_the_codebook_of_the_seeds_adds_words_to_the_shipped_frames(seeds, top):
    path = top / "seeds" / "codebooks" / "frames.toml"
    with_added, shipped = framing.code(seeds, path), framing.code(seeds)
    places = [
        (article, found.start(), found.end())
        for article, text in seeds.articles["text"].items()
        for found in re.finditer(WORDS, text)
    ]
    assert len(places) == 6
    key = ["article", "start", "end"]
    added = with_added[with_added["term"].isin(set(with_added["term"]) - set(shipped["term"]))]
    assert sorted(map(tuple, added[key].astype({"article": str}).to_numpy().tolist())) == sorted(places)
    rest = with_added.drop(index=added.index)[[*key, "text"]].reset_index(drop=True)
    pd.testing.assert_frame_equal(rest, shipped[[*key, "text"]])
    assert framing.frames(path)["conflict"] == framing.frames()["conflict"]


def test_added_words_keep_to_the_rules_of_the_shipped_frames(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'adds_to = "frames"\n[conflict]\nterms = ["quarrel over fish"]\n'
        '[[conflict.context]]\nterms = ["quarrel over fish"]\nneeds = ["@states", "@boats"]\n'
        '[groups]\nboats = ["trawler*"]\nstates = ["Ruritania"]\n[fish]\nterms = ["herring"]\n'
    )
    texts = ("A quarrel over fish.", "A trawler and a quarrel over fish.", "A quarrel over fish with Ruritania.")
    hits = framing.code(corpus_of(*texts, "A quarrel over fish with Norway.", "The herring."), path)
    own = hits[hits["term"].isin(["quarrel over fish", "herring"])]
    assert own["article"].tolist() == ["a1", "a2", "a3", "a4"] and own["frame"].tolist()[-1] == "fish"


@pytest.mark.parametrize(
    "raw, line, message",
    [
        (
            'adds_to = "actors"\n[conflict]\nterms = ["x"]\n',
            1,
            "adds_to = 'actors'; expected adds_to = one of 'frames'",
        ),
        ('adds_to = "frames"\n[conflict]\nterms = ["zx",\n "war"]\n', 4, "the term 'war' twice in [conflict]"),
        ('adds_to = "frames"\n[conflict]\nsource = "me"\n', 3, "source = 'me' in [conflict]; expected no source there"),
        ('adds_to = "frames"\n[mine]\nvalidity = "none"\n', 2, "no terms in [mine]"),
    ],
)
def test_a_bad_addition_names_line_and_fix(tmp_path, raw, line, message):
    path = tmp_path / "mine.toml"
    path.write_text(raw)
    with pytest.raises(CodebookError, match=re.escape(message)) as caught:
        framing.code(corpus_of("War."), path)
    assert caught.value.line == line and caught.value.fix and "mine.toml" in str(caught.value)
