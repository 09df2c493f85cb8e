"""Wordings laid over one another."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from samestory import tables
from samestory.alignment import collate
from samestory.errors import ArgumentError

WORDS = st.lists(st.sampled_from(["The", "mill,", "“will”", "close.", "not", "soon—", "50%"]), max_size=8).map(" ".join)


def lines(table):
    grid = table.pivot(index="version", columns="column", values="word")
    return [" ".join(word or "–" for word in row) for row in grid.to_numpy(dtype=object)]


def test_by_hand():
    # Laid out by hand, as an editor would.
    table = collate(
        ["The mill will be closed in May.", "The old mill may be closed", "The mill will be closing in June."]
    )
    assert lines(table) == [
        "The – mill will be closed in May.",
        "The old mill may be closed – –",
        "The – mill will be closing in June.",
    ]
    marked = table[table["differs"]].groupby("version")["word"].agg(list).to_dict()
    assert marked == {0: ["May."], 1: ["old", "may", "", ""], 2: ["closing", "June."]}


def test_case_marks_and_curly_quotes_are_no_difference():
    assert not collate(["“Wise, and just,” he", '"wise and just" he']).query("version == 0 and differs").size


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_every_version_can_be_read_back(versions):
    table = collate(versions)
    for n, version in enumerate(versions):
        mine = table[(table["version"] == n) & (table["word"] != "")]
        assert "".join(mine["word"]) == "".join(version.split())
        assert all(version[r.start : r.end] == r.word for r in mine.itertuples())
        assert mine["start"].is_monotonic_increasing
    assert not (table.groupby("column")["word"].agg("".join) == "").any(), "no column is empty"


@given(WORDS)
def test_equal_versions_do_not_differ(version):
    assert not collate([version, version, version])["differs"].any()


@given(st.lists(WORDS, min_size=2, max_size=4))
def test_a_word_differs_unless_most_have_it(versions):
    table = collate(versions).assign(key=lambda t: t["word"].str.lower().str.strip("“”.,—"))
    for _, column in table.groupby("column"):
        many = column["key"].map(column["key"].value_counts())
        assert (column["differs"] == (2 * many <= len(versions)) & (many < len(versions))).all()


def test_renditions_are_escaped_and_keep_their_index():
    spans = pd.DataFrame(
        {"discrepancy": ["x", "y", "x"], "text": ["<b>rose</b> fast", "alone", "fell fast"]}, index=[7, 3, 5]
    )
    cells = tables.renditions(spans)
    assert cells.index.tolist() == [7, 3, 5] and cells[3] == "alone"
    assert cells[7] == Markup('<b style="background:#f6e7c1"><u>&lt;b&gt;rose&lt;/b&gt;</u></b> fast')


def test_side_by_side_has_a_column_a_report_and_escapes():
    spans = pd.DataFrame(
        [
            ("d1", "number", "a", 0, 3, "<i>"),
            ("d1", "number", "b", None, None, None),
            ("d1", "number", "a", 9, 12, "two"),
        ],
        columns=["discrepancy", "kind", "article", "start", "end", "text"],
    ).astype({"start": "Int64", "end": "Int64"})
    table = tables.side_by_side(spans, ["kind"])
    assert table.columns.tolist() == ["discrepancy", "kind", "a", "b"] and table["b"].tolist() == ["–"]
    assert "&lt;i&gt;" in table["a"][0] and table["a"][0].striptags() == "<i> [0–3] /two [9–12]"


def test_what_is_no_utterance_is_refused():
    assert len(collate(["so " * 1000, "so"])) == 2000
    with pytest.raises(ArgumentError, match="versions='1,001 words'.*at most 1,000 words"):
        collate(["so " * 1001, "so"])
