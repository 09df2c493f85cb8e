"""corpus.problems and CorpusError: every kind of bad input is named, and the good articles are read."""

import csv
import hashlib

import pandas as pd
import pytest
import samestory as ss
from samestory.errors import ArgumentError, CorpusError, CorpusWarning


def write_manifest(folder, rows, columns=("article", "file", "sha256", "published")):
    with open(folder / "corpus.csv", "w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, columns)
        writer.writeheader()
        writer.writerows(rows)


def only_problem(source):
    """The one problem of a corpus that also holds a good article."""
    with pytest.warns(CorpusWarning):
        corpus = ss.read_corpus(source)
    assert len(corpus) >= 1, "the good article still loads"
    assert len(corpus.problems) == 1
    return corpus.problems.iloc[0]


GOOD = {"file": "good.txt"}


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "corpus"
    inside.mkdir()
    (inside / "good.txt").write_text("This one is fine.")
    (tmp_path / "outside.txt").write_text("Not yours.")
    return inside


@pytest.mark.parametrize(
    "name, expected",
    [
        ("missing.txt", "not there"),
        ("../outside.txt", "inside the corpus folder"),
        ("/etc/hostname", "inside the corpus folder"),
        ("", "empty cell"),
    ],
)
def test_bad_file_names(folder, name, expected):
    write_manifest(folder, [GOOD, {"file": name}])
    problem = only_problem(folder)
    assert expected in problem["text"]
    assert (
        problem["where"] == "corpus.csv, row 3"
        and problem["column"] == "file"
        and problem["fix"]
        and problem["left_out"]
    )


def test_links_out_of_the_folder(folder):
    (folder / "link.txt").symlink_to(folder.parent / "outside.txt")
    write_manifest(folder, [GOOD, {"file": "link.txt"}])
    assert "a link to a place outside" in only_problem(folder)["found"]
    (folder / "corpus.csv").unlink()
    assert only_problem(folder)["where"] == "link.txt"


def test_wrong_checksum(folder):
    write_manifest(folder, [GOOD, {"article": "b", "file": "good.txt", "sha256": "0" * 64}])
    problem = only_problem(folder)
    assert problem["column"] == "sha256" and hashlib.sha256(b"This one is fine.").hexdigest() in problem["expected"]


@pytest.mark.parametrize(
    "raw, expected",
    [
        (b"", "an empty text"),
        (b" \n\t\n", "an empty text"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"text\0with\0nulls and more text here", "a binary file"),
        (b"caf\xe9\nand \x8d more", "byte 0xe9 in line 1"),
        (b"\xff\xfeo\0d\0d", "not valid utf-16"),
        (b"\x80\x04\x95\x10\0\0\0", "a pickle (never opened here)"),
    ],
)
def test_bytes_that_are_no_article(folder, raw, expected):
    (folder / "bad.txt").write_bytes(raw)
    assert expected in only_problem(folder)["found"]


def test_duplicate_id(folder):
    write_manifest(folder, [{"article": "a", "file": "good.txt"}, {"article": "a", "file": "good.txt"}])
    problem = only_problem(folder)
    assert problem["column"] == "article" and "'a' again" in problem["found"]


@pytest.mark.parametrize(
    "date", ["3 Octobre 2025", "2025-13-01", "2025-02-30", "10/03/2025", "20251303", "2025-W40", "25", "soon"]
)
def test_bad_date_is_left_empty_and_the_article_stays(folder, date):
    write_manifest(folder, [{**GOOD, "published": date}])
    problem = only_problem(folder)
    assert problem["column"] == "published" and repr(date) == problem["found"] and not problem["left_out"]


def test_a_file_the_manifest_forgets_is_named(folder):
    (folder / "extra.txt").write_text("Forgotten.")
    write_manifest(folder, [GOOD])
    assert "corpus.csv does not name" in only_problem(folder)["found"]


def test_unknown_column_that_looks_like_a_slip(folder):
    write_manifest(folder, [{**GOOD, "outlett": "A"}], ("file", "outlett"))
    problem = only_problem(folder)
    assert "'outlett'" in problem["found"] and "'outlet'" in problem["expected"] and not problem["left_out"]


@pytest.mark.slow
def test_one_line_of_50_megabytes(folder):
    (folder / "huge.txt").write_bytes(b"word " * 10_000_000)
    assert "50,000,000 bytes" in only_problem(folder)["found"]
    frame = pd.DataFrame({"text": ["Fine.", "word " * 10_000_000]})
    assert "50,000,000 of them in one line" in only_problem(frame)["found"]


@pytest.mark.parametrize("cell", [None, float("nan"), 5, "", " "])
def test_cells_that_are_no_text(cell):
    problem = only_problem(pd.DataFrame({"text": ["Fine.", cell]}, dtype=object))
    assert problem["where"] == "DataFrame, row 1" and problem["column"] == "text"


def test_one_bad_byte_costs_one_row_and_garbles_no_other(tmp_path):
    (tmp_path / "t.csv").write_bytes("id,text\na,“Fine” he said – twice.\nb,not ".encode() + b"\x93fine\n")
    assert "byte 0x93" in only_problem(tmp_path / "t.csv")["found"]
    with pytest.warns(CorpusWarning):
        assert ss.read_corpus(tmp_path / "t.csv").raw("a") == "“Fine” he said – twice."


def test_half_a_surrogate_pair():
    assert "surrogate" in only_problem(pd.DataFrame({"text": ["Fine.", "not \ud800 fine"]}, dtype=object))["found"]


def test_broken_rows_of_tables(tmp_path):
    (tmp_path / "t.csv").write_text("id,text\na,Fine.\nb,Too,many\n")
    assert "3 cells" in only_problem(tmp_path / "t.csv")["found"]
    (tmp_path / "t.jsonl").write_text('{"text": "Fine."}\n{"text": \n')
    assert only_problem(tmp_path / "t.jsonl")["where"] == "t.jsonl, line 2"
    (tmp_path / "u.jsonl").write_text('{"text": "Fine."}\n["text"]\n')
    assert "a JSON list" in only_problem(tmp_path / "u.jsonl")["found"]


def test_a_mark_that_is_never_closed_is_reported_not_swallowed(tmp_path):
    (tmp_path / "t.csv").write_text('id,text\n0,Fine.\n1,"a b c\n2,d e f\n3,g h i\n')
    problem = only_problem(tmp_path / "t.csv")
    assert "never closed" in problem["found"] and problem["where"] == "t.csv, row 3"


def test_a_column_twice(tmp_path):
    with pytest.raises(CorpusError, match="'text' more than once"):
        ss.read_corpus(pd.DataFrame([["a", "b"]], columns=["text", "text"]))


def test_a_wrong_checksum_in_a_table():
    assert only_problem(pd.DataFrame({"text": ["Fine.", "Changed."], "sha256": ["", "0" * 64]}))["column"] == "sha256"


def test_links_in_a_circle_and_names_too_long(folder):
    (folder / "a.txt").symlink_to(folder / "b.txt")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    with pytest.warns(CorpusWarning):
        assert len(ss.read_corpus(folder).problems) == 2
    (folder / "a.txt").unlink()
    (folder / "b.txt").unlink()
    write_manifest(folder, [GOOD, {"file": "x" * 300}])
    assert only_problem(folder)["column"] == "file"
    with pytest.raises(CorpusError):
        ss.read_corpus("x" * 5000)


def test_a_near_miss_is_suggested(folder):
    write_manifest(folder, [GOOD, {"file": "Good.TXT"}])
    assert "Did you mean 'good.txt'?" in only_problem(folder)["fix"]


def test_lists_in_cells():
    corpus = ss.read_corpus(pd.DataFrame({"text": ["Fine."], "outlet": [["a", "b"]]}, dtype=object))
    assert corpus.articles["outlet"].tolist() == ["['a', 'b']"]
    assert "not a text" in only_problem(pd.DataFrame({"text": ["Fine.", ["a"]]}, dtype=object))["found"]


def test_a_name_that_is_no_unicode(folder):
    with open(bytes(folder) + b"/s\xff.txt", "wb") as file:
        file.write(b"Words.")
    assert "not UTF-8" in only_problem(folder)["found"]
    write_manifest(folder, [GOOD])
    assert only_problem(folder)["where"] == "s\\udcff.txt"


def test_all_problems_are_listed_at_once(folder):
    (folder / "empty.txt").write_text("")
    write_manifest(
        folder,
        [{**GOOD, "published": "soon"}, {"file": "missing.txt"}, {"file": "empty.txt"}, {"file": "../outside.txt"}],
    )
    with pytest.warns(CorpusWarning, match="1 article read, 3 articles left out, 4 problems") as caught:
        corpus = ss.read_corpus(folder)
    assert len(caught) == 1 and len(corpus.problems) == 4 and corpus.problems["left_out"].sum() == 3
    assert "3 articles left out" in repr(corpus)


@pytest.mark.parametrize(
    "source, expected",
    [
        ("nowhere", "no such file or folder"),
        (pd.DataFrame({"headline": ["A"]}), "a text column"),
        (pd.DataFrame({"text": []}), "no article"),
        (pd.DataFrame(), "a text column"),
    ],
)
def test_nothing_to_read(source, expected):
    with pytest.raises(CorpusError, match=expected):
        ss.read_corpus(source)


@pytest.mark.parametrize("source", [5, None, ["a.txt"], ""])
def test_a_source_of_another_kind(source):
    with pytest.raises(ArgumentError, match="read_corpus: source=.* is not a folder") as caught:
        ss.read_corpus(source)
    assert "The article is" not in str(caught.value)


@pytest.mark.parametrize(
    "name, raw",
    [
        ("a.xlsx", b"PK\x03\x04"),
        ("a.pkl", b"\x80\x04\x95"),
        ("a.csv", b""),
        ("a.csv", b"id,text\n"),
        ("a.csv.gz", b"no gzip"),
        ("a.parquet", b"no parquet"),
        ("a.csv", b"text,text\na,b\n"),
        ("a.csv", b"\x81\x8d"),
    ],
)
def test_files_that_are_no_corpus(tmp_path, name, raw):
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(CorpusError) as caught:
        ss.read_corpus(tmp_path / name)
    assert all(problem.fix and problem.expected for problem in caught.value.problems)


def test_only_bad_articles_is_an_error_that_lists_them(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"%PDF")
    with pytest.raises(CorpusError) as caught:
        ss.read_corpus(tmp_path)
    assert len(caught.value.problems) == 2


def test_the_warning_of_a_damaged_corpus_fits_a_screen():
    texts = ["The minister said &amp; did nothing."] * 30 + [""]
    with pytest.warns(CorpusWarning) as caught:
        corpus = ss.read_corpus(pd.DataFrame({"text": [f"{n} {text}" if text else "" for n, text in enumerate(texts)]}))
    lines = str(caught[0].message).splitlines()
    assert lines[0].startswith("30 articles read, 1 article left out, 31 problems") and "empty text" in lines[1]
    assert len(lines) == 22 and "11 more problems" in lines[-1] and len(corpus.problems) == 31
