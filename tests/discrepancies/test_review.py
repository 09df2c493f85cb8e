"""The review loop: what is filled in comes back, every bad cell is named, no cell runs as a formula."""

import csv

import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from samestory.discrepancies import apply_review, review_sheet
from samestory.errors import CorpusError

TEXTS = [
    "The crew found 240 barrels on Monday. The old mayor said so.",
    "The crew found 310 barrels on Friday. The old mayor said so.",
]


@pytest.fixture
def found():
    return ss.discrepancies.find(corpus_of(*TEXTS, event="e"))


def filled(path, cells):
    """Fill columns of the sheet's rows in order, as a spreadsheet would save them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, change in zip(rows, cells):
        row.update(change)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys())
        out.writeheader()
        out.writerows(rows)


def test_an_untouched_sheet_changes_nothing(found, tmp_path):
    path = review_sheet(found, tmp_path / "sheet.csv")
    back = apply_review(found, path)
    pd.testing.assert_frame_equal(back[found.columns], found)
    assert set(back["reviewed"]) == {"accept"}


def test_verdict_severity_and_note_override(found, tmp_path):
    path = review_sheet(found, tmp_path / "sheet.csv")
    ids = found["discrepancy"].drop_duplicates().tolist()
    assert len(ids) >= 2
    filled(path, [{"verdict": "Reject"}, {"verdict": "accept", "severity_new": "trivial", "note": "a slip"}])
    back = apply_review(found, path)
    assert ids[0] not in set(back["discrepancy"])
    one = back[back["discrepancy"] == ids[1]]
    assert set(one["severity"]) == {"trivial"} and set(one["note"]) == {"a slip"}


def test_rows_may_be_left_out(found, tmp_path):
    path = tmp_path / "sheet.csv"
    ids = found["discrepancy"].drop_duplicates().tolist()
    path.write_text(f"discrepancy,verdict,severity_new,note\n{ids[1]},reject,,\n")
    back = apply_review(found, path)
    assert set(back["discrepancy"]) == {*ids} - {ids[1]} and set(back["reviewed"]) == {""}


def test_every_bad_cell_is_named(found, tmp_path):
    path = review_sheet(found, tmp_path / "sheet.csv")
    filled(path, [{"verdict": "maybe"}, {"severity_new": "huge", "discrepancy": "d0"}])
    with pytest.raises(ss.errors.CorpusError) as error:
        apply_review(found, path)
    said = str(error.value)
    assert all(
        word in said
        for word in (
            "sheet.csv",
            "row 2",
            "verdict",
            "maybe",
            "accept, reject",
            "row 3",
            "severity_new",
            "huge",
            "substantive",
            "d0",
        )
    )
    assert len(error.value.problems) == 3


def test_an_id_that_stands_twice_and_a_missing_column(found, tmp_path):
    one = found["discrepancy"].iloc[0]
    twice = tmp_path / "twice.csv"
    twice.write_text(f"discrepancy,verdict,severity_new,note\n{one},,,\n{one},reject,,\n")
    with pytest.raises(ss.errors.CorpusError, match="each id once"):
        apply_review(found, twice)
    lacking = tmp_path / "lacking.csv"
    lacking.write_text(f"discrepancy,note\n{one},x\n")
    with pytest.raises(ss.errors.CorpusError, match="verdict"):
        apply_review(found, lacking)
    with pytest.raises(ss.errors.CorpusError, match="no such file"):
        apply_review(found, tmp_path / "nowhere.csv")


def test_no_cell_runs_as_a_formula(tmp_path):
    found = ss.discrepancies.find(corpus_of(*TEXTS, ids=["=a", "@b"], event="e"))
    found["topic"] = "=HYPERLINK(1)"
    path = review_sheet(found, tmp_path / "sheet.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert any(cell == "'=HYPERLINK(1)" for row in rows for cell in row)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=20))
def test_a_guarded_id_comes_back(tmp_path_factory, name):
    rows = {"kind": "number", "rule": "hedge", "topic": "", "severity": "wording", "article": ["a", "b"]}
    found = pd.DataFrame({"discrepancy": name, **rows, "text": ["over 40", "40"]})
    path = review_sheet(found, tmp_path_factory.mktemp("sheet") / "sheet.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert not row["discrepancy"].startswith(("=", "+", "-", "@")) and row["passages"] == "a: over 40 | b: 40"
    assert apply_review(found, path)["discrepancy"].tolist() == [name, name]


def test_a_silent_report_is_named_in_the_sheet(tmp_path):
    found = ss.discrepancies.find(corpus_of(*TEXTS, "Nothing else happened in the town.", event="e"))
    path = review_sheet(found, tmp_path / "sheet.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        passages = [row["passages"] for row in csv.DictReader(file)]
    assert "a0: 240 barrels | a1: 310 barrels | a2: (silent)" in passages


@pytest.mark.parametrize("texts", [("Prices rose.",), ("Prices rose.", "Snow fell."), TEXTS])
def test_a_sheet_without_rows_is_read_back(tmp_path, texts):
    found = ss.discrepancies.find(corpus_of(*texts, event="e", outlet=[f"o{n}" for n in range(len(texts))]))
    path = review_sheet(found.head(0), tmp_path / "sheet.csv")
    read = apply_review(found, path)
    assert list(read) == [*found, "reviewed", "note"] and len(read) == len(found) and set(read["reviewed"]) <= {""}
    assert read.dtypes["severity"] == found.dtypes["severity"]


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"])
def test_a_sheet_without_a_header_is_an_empty_file(tmp_path, content):
    (tmp_path / "sheet.csv").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match="sheet.csv: found an empty file"):
        apply_review(ss.discrepancies.find(corpus_of(*TEXTS, event="e")), tmp_path / "sheet.csv")
