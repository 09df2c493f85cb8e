"""CSV files: no cell runs as a formula, curly marks stay whole in Excel, numbers stay numbers, texts come back."""

import csv

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samestory.corpus import spreadsheet

# What OWASP's page on CSV injection lists, and how news texts open: numbers, bullets, handles, dialog.
FORMULAS = [
    '=HYPERLINK("http://a.example/","More")',
    "=1+1",
    "+1 202 555 0100 is the desk's number.",
    "-5 degrees were measured.",
    "- Ten dead in floods",
    "-5",
    "@harbor_news wrote first.",
    "\t=A1",
    "\rSUM(A1)",
    "\n@SUM(A1)",
    " =A1",
    "\u00a0+A1",
    "＝A1",
    "＠A1",
    "'=A1",
    "''-A1",
    "-",
]
PLAIN = ["“-5 is too cold,” he said.", "'Tis so.", "5 - 3 = 2", "—Yes.", "–5", "a=b", "", "'", "(=A1)", "'' quoted"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_guarded(text):
    assert spreadsheet.guarded(text) == "'" + text
    assert spreadsheet.unguarded("'" + text) == text


@pytest.mark.parametrize("text", PLAIN)
def test_other_cells_are_verbatim(text):
    assert spreadsheet.guarded(text) == spreadsheet.unguarded(text) == text


@given(st.text(st.sampled_from("'=+-@\t\r\n a5“") | st.characters(exclude_categories=["Cs"]), max_size=8))
def test_every_text_has_its_own_guarded_form(text):
    held = spreadsheet.guarded(text)
    assert spreadsheet.unguarded(held) == text
    assert not held.lstrip().startswith(("=", "+", "-", "@")) and held[:1] not in ("\t", "\r", "\n")


def test_a_file_comes_back_with_pandas_and_csv(tmp_path):
    texts = [*FORMULAS, *PLAIN, 'say "so"', "a,b;c\td", "two\nlines"]
    table = pd.DataFrame({"=text": texts, "change": np.arange(len(texts)) - 3, "share": -0.25, "text": texts})
    table["text"] = table["text"].astype("category")
    spreadsheet.write(table, tmp_path / "t.csv")
    raw = (tmp_path / "t.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf'=text,change,share,text\r\n")
    read = pd.read_csv(tmp_path / "t.csv", keep_default_na=False)
    assert (
        read["'=text"].map(spreadsheet.unguarded).tolist() == read["text"].map(spreadsheet.unguarded).tolist() == texts
    )
    assert read["change"].tolist() == table["change"].tolist() and (read["share"] == -0.25).all()
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [spreadsheet.unguarded(row[0]) for row in rows[1:]] == texts
    assert [row[1] for row in rows[1:4]] == ["-3", "-2", "-1"]


@pytest.mark.parametrize("dialect", ["excel", "excel-tab", "unix"])
def test_a_file_saved_again_by_another_program_comes_back(tmp_path, dialect):
    spreadsheet.write(pd.DataFrame({"text": FORMULAS + PLAIN}), tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    with (tmp_path / "again").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, dialect).writerows(rows)
    with (tmp_path / "again").open(encoding="utf-8-sig", newline="") as file:
        again = [spreadsheet.unguarded(row[0] if row else "") for row in csv.reader(file, dialect)]
    assert again[1:] == FORMULAS + PLAIN


def test_empty_cells_and_tables(tmp_path):
    spreadsheet.write(pd.DataFrame({"a": ["-x", None, np.nan], "b": [None, -1, 2.5]}), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig") == "a,b\n'-x,\n,-1\n,2.5\n"
    spreadsheet.write(pd.DataFrame(columns=["a", "b"]), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig") == "a,b\n"
