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
