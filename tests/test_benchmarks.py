"""The benchmarks' tables: each says where it comes from, and the README shows what was measured."""

import re
import sys

import pandas as pd
import pytest
import samestory as ss

NOT_SCRIPTS = {"readme", "sentiment_table"}


@pytest.fixture
def folder(top, monkeypatch):
    monkeypatch.syspath_prepend(str(top / "benchmarks"))
    yield top / "benchmarks"
    for name in ("readme", "_common"):
        sys.modules.pop(name, None)


@pytest.fixture
def sources(top):
    return pd.read_csv(top / "benchmarks" / "measured" / "sources.csv", dtype=str, keep_default_na=False)


def test_the_readme_shows_what_was_measured(folder):
    import readme

    text = (folder / "README.md").read_text(encoding="utf-8")
    assert readme.filled(text) == text, "run python benchmarks/readme.py"
    outside = re.sub(r"(?s)<!-- table: \S+ -->.*?<!-- /table -->", "", text)
    typed = [line for line in outside.splitlines() if line.startswith("|")]
    assert all("`.py`" in line or ".py` |" in line or line.startswith(("| script", "|---")) for line in typed), typed


def test_every_table_says_where_it_comes_from(top, sources):
    tables = {path.name for path in (top / "benchmarks" / "measured").glob("*.csv")} - {"sources.csv"}
    assert set(sources["table"]) == tables
    assert sources["date"].str.fullmatch(r"20\d\d-\d\d-\d\d").all() and sources["n"].str.contains(r"\d").all()
    assert (sources["sha256"].str.fullmatch(r"[0-9a-f]{64}") | (sources["file"] == "")).all()
    for script in sources["script"]:
        assert (top / "benchmarks" / script).is_file()


def test_one_file_of_data_has_one_checksum_a_table(sources):
    assert not sources.duplicated(["table", "file"]).any()


def test_every_script_is_in_the_readme_and_short(top):
    text = (top / "benchmarks" / "README.md").read_text(encoding="utf-8")
    for path in (top / "benchmarks").glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 300, path.name
        if not path.name.startswith("_") and path.stem not in NOT_SCRIPTS:
            assert f"| `{path.name}` |" in text, f"{path.name} is not in the table of scripts"


CELLS = [
    ("{F1:s3} {95 %:i}", {"F1": 0.9746, "95 %": "[-0.05, 1.00]"}, ".975 [−.05, 1.00]"),
    ("{gap:+2}", {"gap": -0.247}, "−.25"),
    ("{gap:+2}", {"gap": 0.0}, "0"),
    ("{p < .05:p1}", {"p < .05": 0.0512}, "5.1 %"),
    ("{n:n}", {"n": 14773.0}, "14,773"),
    ("{seconds:g2}", {"seconds": 0.586}, "0.6"),
    ("{seconds:g2}", {"seconds": 44.2}, "44"),
    ("{note}", {"note": float("nan")}, ""),
]


@pytest.mark.parametrize(("cell", "row", "says"), CELLS)
def test_a_cell_is_written_as_the_readme_has_it(folder, cell, row, says):
    import readme

    assert readme.Cells().format(cell, **row) == says


def test_a_table_takes_its_rows_and_columns_from_a_file(folder, tmp_path):
    import readme

    (tmp_path / "a.csv").write_text("task,tool,F1\nold,x,.5\nnew,x,.75\nnew,y,1\n")
    (tmp_path / "b.csv").write_text("tool,F1\nx,.25\n")
    spec = {"file": "a.csv", "where": "task == 'new'", "columns": {"tool": "{tool}", "F1": "{F1:s2}"}}
    assert readme.table(spec, tmp_path).splitlines()[2:] == ["| x | .75 |", "| y | 1.00 |"]
    spec["columns"]["b"] = "{F1, beside:s2}"
    assert readme.table(spec | {"beside": "b.csv", "on": "tool"}, tmp_path).splitlines()[2] == "| x | .75 | .25 |"
    beside = {"file": "a.csv", "across": "task", "on": "tool", "columns": {"tool": "{tool}", "new": "{F1, new:s2}"}}
    assert readme.table(beside, tmp_path).splitlines()[2:] == ["| x | .75 |", "| y | 1.00 |"]


def test_intervals_draw_whole_articles(folder):
    import _common
    import numpy as np

    groups, values = np.repeat(np.arange(50), 8), np.repeat(np.arange(50) % 2, 8).astype(float)
    low, high = (float(end) for end in _common.interval(groups, lambda k: values[k].mean()).strip("[]").split(", "))
    assert low == pytest.approx(0.36, abs=0.03) and high == pytest.approx(0.64, abs=0.03)  # fifty tosses of a coin
    table = pd.DataFrame({"share": [10 / 18, None], "n": [18, 5]})
    assert _common.with_interval(table, "share", "n").fillna("").tolist() == ["[0.34, 0.75]", ""]  # Wilson (1927)


def test_the_docstrings_say_what_was_measured(top):
    """They are typed, so a table that is measured again must move them."""
    folder = top / "benchmarks" / "measured"
    voices = pd.read_csv(folder / "voices.csv").set_index("measure")
    speaker, words = voices.loc["speaker end to end", "recall"], voices.loc["words in somebody's voice"]
    edits = pd.read_csv(folder / "discrepancies.csv").set_index("measure")
    right = pd.read_csv(folder / "triplets-shares.csv").set_index("part").loc["shown", "right"]
    said = {
        ss.voices.quotations: [f"F1 of {voices.loc['direct quotations', 'f1']:.2f}", f"right for {speaker:.2f}"],
        ss.voices.reports: [
            f"F1 of {voices.loc['cues', 'f1']:.2f}",
            f"somebody, {words['precision']:.2f}",
            f"finds {words['recall']:.2f}",
        ],
        ss.discrepancies.find: [
            f"{100 * edits.loc['all', 'found']:.0f} % are found",
            f"with {edits.loc['all', 'false']:.3f} false",
            f"of 2,753 paraphrases, {100 * edits.loc['paraphrases', 'found']:.0f} %",
            f"a language model calls {100 * right:.0f} % right",
        ],
    }
    for function, figures in said.items():
        words_of = " ".join(function.__doc__.split())
        assert [figure for figure in figures if figure.replace(" 0.", " .") not in words_of] == []
