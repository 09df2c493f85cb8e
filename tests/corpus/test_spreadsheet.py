"""CSV files: no cell runs as a formula, curly marks stay whole in Excel, numbers stay numbers, texts come back."""

import csv
import re

import numpy as np
import pandas as pd
import pytest
from helpers import TOP
from hypothesis import given
from hypothesis import strategies as st
from samestory import discrepancies
from samestory.corpus import read_delimited, spreadsheet
from samestory.errors import SaveError

# What OWASP's page on CSV injection lists, and how news texts open: numbers, bullets, handles, dialog.
FORMULAS = [
    '=HYPERLINK("http://a.example/","More")',
    "=1+1",
    "+1 202 555 0100 is the desk's number.",
    "-5 degrees were measured.",
    "- Ten dead in floods",
    "-5",
    "@harbor_news wrote first.",
    "\tA1",
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


# A cell, and how it stands in the file: as no formula whether cells end at commas, at semicolons or at tabs.
PARTED = {
    "a;=1": "a;'=1",
    "Rates;-5 today": "Rates;'-5 today",
    "one\t@SUM(A1)\t+2": "one\t'@SUM(A1)\t'+2",
    "\t=A1": "'\t'=A1",
    "=1;=2": "'=1;'=2",
    "a;'=1": "a;''=1",
    "a;''+1;x": "a;'''+1;x",
    " \t=1": "' \t'=1",
    "x;＝1": "x;'＝1",
    "it rose; - he said": "it rose; - he said",
    "a;b=1": "a;b=1",
    "a,=1": "a,=1",
    "a;'tis": "a;'tis",
}


@pytest.mark.parametrize("text", PARTED)
def test_a_formula_behind_a_semicolon_or_tab_is_guarded_there(text):
    assert spreadsheet.guarded(text) == PARTED[text]
    assert spreadsheet.unguarded(PARTED[text]) == text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_of_a_file_is_a_formula_whatever_parts_its_cells(tmp_path, delimiter):
    table = pd.DataFrame({"a;=head": [*PARTED, *FORMULAS], "n": range(len(PARTED) + len(FORMULAS))})
    spreadsheet.write(table, tmp_path / "t.csv")
    with open(tmp_path / "t.csv", encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file, delimiter=delimiter) for cell in row]
    assert not [cell for cell in cells if cell[:1] in "=+-@＝＋－＠" and cell.strip("0123456789,")[:1]]
    back = pd.read_csv(tmp_path / "t.csv", dtype=str, keep_default_na=False).rename(columns=spreadsheet.unguarded)
    assert back["a;=head"].map(spreadsheet.unguarded).tolist() == table["a;=head"].tolist()


@pytest.mark.parametrize("text", PLAIN)
def test_other_cells_are_verbatim(text):
    assert spreadsheet.guarded(text) == spreadsheet.unguarded(text) == text


@given(st.text(st.sampled_from("'=+-@;\t\r\n a5“") | st.characters(exclude_categories=["Cs"]), max_size=8))
def test_every_text_has_its_own_guarded_form(text):
    held = spreadsheet.guarded(text)
    assert spreadsheet.unguarded(held) == text
    assert not held.lstrip().startswith(("=", "+", "-", "@")) and held[:1] not in ("\t", "\r", "\n")
    assert not re.search("[;\t][=+@-]", held)


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


@pytest.mark.parametrize("text", ["\0=1+1", "\x0b=1+1", "\ufeff=A1", "\u200b@A1", "\x1c-5", "\x7f+1", "\u3000＝A1"])
def test_signs_that_a_spreadsheet_drops_hide_no_formula(text):
    assert spreadsheet.guarded(text) == "'" + text and spreadsheet.unguarded("'" + text) == text


DIALECTS = {  # as spreadsheets save a table: of a country with decimal points, with decimal commas, "Unicode text"
    "comma": ({"delimiter": ","}, "utf-8-sig"),
    "semicolon": ({"delimiter": ";"}, "utf-8-sig"),
    "tab": ({"delimiter": "\t"}, "utf-8-sig"),
    "tab in UTF-16": ({"delimiter": "\t"}, "utf-16"),
    "all quoted": ({"delimiter": ";", "quoting": csv.QUOTE_ALL}, "utf-8"),
    "lines of Unix": ({"delimiter": ",", "lineterminator": "\n", "quoting": csv.QUOTE_ALL}, "utf-8"),
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_our_own_readers_give_back_what_was_written_in_every_dialect(tmp_path, dialect):
    style, codec = DIALECTS[dialect]
    texts = [*FORMULAS, *PLAIN, 'say "so"', '"', "a,b;c\td|e", "two\nlines", "two\r\nlines", ";=1+1", "“-5”", "é"]
    table = pd.DataFrame({"id": [f"d{n}" for n in range(len(texts))], "=text": texts, "note": texts[::-1]})
    spreadsheet.write(table, tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    with (tmp_path / "again.csv").open("w", encoding=codec, newline="") as file:
        csv.writer(file, **style).writerows(rows)
    for name in ("t.csv", "again.csv"):
        read, problems, _ = read_delimited(tmp_path / name)
        back = [[spreadsheet.unguarded(row[head]) for head in ("id", "'=text", "note")] for row in read]
        assert back == table.values.tolist() and problems == []


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_review_filled_in_another_program_is_read_back(tmp_path, dialect):
    style, codec = DIALECTS[dialect]
    said = {"kind": "number", "rule": "hedge", "topic": "=oil", "severity": "wording", "article": ["a", "b"]}
    found = pd.DataFrame({"discrepancy": ["-1", "-1"], **said, "text": ["+40 barrels", "40"]})
    with discrepancies.review_sheet(found, tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        head, row = csv.reader(file)
    row[head.index("verdict")], row[head.index("note")] = "accept", spreadsheet.guarded("=sure; “-5”, really")
    with (tmp_path / "r.csv").open("w", encoding=codec, newline="") as file:
        csv.writer(file, **style).writerows([head, row])
    read = discrepancies.apply_review(found, tmp_path / "r.csv")
    assert read["note"].tolist() == ["=sure; “-5”, really"] * 2 and read["reviewed"].tolist() == ["accept"] * 2


def test_every_csv_of_the_package_is_written_in_one_way():
    """So all are guarded, with a byte-order mark, and whole."""
    calls = re.compile(r"\.(to_csv|to_parquet|to_excel|savez\w*|dump)\(|csv\.writer|\.write_(text|bytes)\(|savefig\(")
    lib = TOP / "lib" / "samestory"
    found = {str(p.relative_to(lib)): p.read_text() for p in lib.rglob("*.py") if calls.search(p.read_text())}
    assert {name for name, text in found.items() if ".to_csv(" in text} == {"corpus/spreadsheet/_cells.py"}
    doc = re.compile(r"\"\"\".*?\"\"\"", re.S)
    writers = {name for name, text in found.items() if calls.search(doc.sub("", text))}
    assert {name for name in writers if "saving" not in found[name]} == set(), "each writes through saving.whole"


SHEET = pd.DataFrame({"unit": ["u1", "u2"], "code": ["", ""], "note": ["", ""]})


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_that_somebody_filled_in_is_never_written_over(tmp_path, delimiter):
    path = tmp_path / "sheet.csv"
    for _ in range(2):  # an empty one may be renewed
        spreadsheet.write_sheet(SHEET, path, ["code", "note"])
    SHEET.assign(note=["", "not sure"]).to_csv(path, sep=delimiter, index=False, encoding="utf-8-sig")
    before = path.read_bytes()
    with pytest.raises(SaveError, match="sheet.csv is not saved: somebody filled it in. Move the file away"):
        spreadsheet.write_sheet(SHEET, path, ["code", "note"])
    assert path.read_bytes() == before


def test_a_sheet_is_not_written_over_another_file(tmp_path):
    (tmp_path / "notes.txt").write_text("my notes\nand more", encoding="utf-8")
    with pytest.raises(SaveError, match="notes.txt is not saved: it is no sheet of this kind"):
        spreadsheet.write_sheet(SHEET, tmp_path / "notes.txt", ["code", "note"])
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "my notes\nand more"
