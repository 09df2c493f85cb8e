"""Names of articles for figures: short, unique, telling; facts of articles beside any table."""

import pandas as pd
import pytest
import samestory as ss
from samestory.errors import ArgumentError

TEXT = "The council of the town met on Monday and agreed to mend the bridge over the river."
UUID = "3f2b8c1e-5d4a-4b7f-9a60-0c1d2e3f4a5b"


def names(ids, **columns):
    return ss.read_corpus(pd.DataFrame({"article": ids, "text": [TEXT] * len(ids), **columns})).names.tolist()


def test_the_five_seeds_keep_their_names(seeds):
    names = ["000 (PTI copy)", "001 ETV Bharat", "002", "003 (Moscow dateline)", "004 (December visit)"]
    assert seeds.names.tolist() == names


def test_outlet_and_date():
    assert names([UUID], outlet=["Reuters"], published=["2025-01-05"]) == ["Reuters, Jan 5"]
    two = names([UUID, UUID[::-1]], outlet=["Reuters"] * 2, published=["2025-01-05", "2024-11-30"])
    assert two == ["Reuters, Jan 5, 2025", "Reuters, Nov 30, 2024"]
    assert names([UUID], outlet=["Reuters"], published=["2025-01"]) == ["Reuters, Jan 2025"]


def test_outlet_and_number_title_and_id():
    assert names([UUID, UUID[::-1]], outlet=["Herald"] * 2) == ["Herald #1", "Herald #2"]
    assert names([UUID], title=["Council agrees to mend the old bridge"]) == ["Council agrees to mend the…"]
    assert names([UUID]) == ["3f2b8c1e…"]
    assert names(["https://news.example/2025/01/bridge-mended.html?x=1"]) == ["bridge-mended"]


def test_short_and_unique_for_many():
    ids = [f"https://news.example/a-very-long-name-of-a-report-that-goes-on/{n}/index.html" for n in range(2000)]
    for columns in ({}, {"title": ["A title of many words " * 6] * 2000}, {"outlet": ["The Daily " * 9] * 2000}):
        found = names(ids, **columns)
        assert len(set(found)) == 2000 and max(map(len, found)) <= 28


def test_facts_beside_a_table_and_the_key():
    corpus = ss.read_corpus(pd.DataFrame({"text": [TEXT, TEXT + " It rained."], "outlet": ["Herald", "Post"]}))
    table = corpus.with_facts(corpus.sentences, ["outlet"])
    assert table["outlet"].tolist() == ["Herald", "Post", "Post"]
    assert corpus.key()["name"].tolist() == corpus.names.tolist()
    for wrong, columns in ((corpus.sentences, ["place"]), (table, ["outlet"]), (table[["start"]], ["outlet"])):
        with pytest.raises(ArgumentError):
            corpus.with_facts(wrong, columns)
