"""Nexis exports in both layouts; the articles are invented, the layouts are those of the exports."""

import pandas as pd
import pytest
import samestory as ss
from helpers import TOP, least
from samestory.errors import ArgumentError, CorpusError, CorpusWarning
from samestory.importers import nexis

FILES = TOP / "tests" / "importers" / "files"
NEWER = """{title}
{outlet}
{date}
Copyright 2025 Wend Press

{fields}

Body

{text}

Classification

Language: ENGLISH

End of Document
"""


def newer(title="A bridge", outlet="The Wend Courier", date="March 5, 2025 Wednesday", fields="", text="It was close."):
    return NEWER.format(title=title, outlet=outlet, date=date, fields=fields, text=text)


def read(tmp_path, content):
    (tmp_path / "export.txt").write_text(content, encoding="utf-8")
    return nexis(tmp_path / "export.txt")


def test_the_newer_layout_with_a_cover_page():
    with pytest.warns(CorpusWarning, match="read: 3, left out: 1") as said:
        found = nexis(FILES / "nexis_uni.txt")
    assert "Ferry at dawn" in str(said[0].message) and "line 10" in str(said[0].message)
    assert said[0].filename == __file__
    assert found["title"].tolist() == [
        "Council of Tallow Ferry votes for a bridge",
        "A bridge too dear",
        "What March 5, 2025 means for the Wend",
    ]
    assert found["outlet"].tolist() == ["The Wend Courier", "Oakmere Daily (Oakmere, Invented)", "Oakmere Evening News"]
    assert found["published"].tolist() == ["2025-03-05", "2025-03-06T10:30Z", "2025-03-08"]
    first = found.iloc[0]
    assert first["text"].startswith("The council") and first["text"].endswith("who leads it.")
    assert "Length: it will be 420 meters long" in first["text"] and first["length"] == "31 words"
    facts = first[["section", "byline", "language", "dateline", "load_date"]].tolist()
    assert facts == ["NEWS; Pg. 1", "Ann Lee", "ENGLISH", "TALLOW FERRY", "March 6, 2025"]
    lines = (FILES / "nexis_uni.txt").read_text().split("\n")
    assert [lines[line - 1] for line in found["line"]] == found["title"].tolist()


def test_the_older_layout():
    with pytest.warns(CorpusWarning, match="Ferry at dawn"):
        found = nexis(FILES / "nexis_older.txt")
    assert found["outlet"].tolist() == ["The Wend Courier", "Oakmere Daily"]
    assert found["published"].tolist() == ["2025-03-05", "2025-03-06"]
    first = found.iloc[0]
    assert first["title"] == "Council of Tallow Ferry votes for a bridge after six years of dispute over its cost"
    assert (first["byline"], first["edition"], first["dateline"]) == (
        "Ann Lee and Bo Ray",
        "Edition 1; North",
        "TALLOW FERRY",
    )
    assert first["text"].startswith("The council of Tallow Ferry") and first["text"].endswith("who leads the council.")
    assert "SUBJECT to a court's decision" in first["text"]
    assert first["text"] in (FILES / "nexis_older.txt").read_text()  # not a character is changed


@pytest.mark.parametrize("name", ["nexis_uni.txt", "nexis_older.txt"])
@pytest.mark.filterwarnings("ignore::samestory.errors.CorpusWarning")
def test_a_corpus_takes_it_as_it_is(name):
    found = nexis(FILES / name)
    corpus = ss.read_corpus(found)
    assert len(corpus.problems) == 0 and list(corpus.articles.index) == found["article"].tolist()
    assert corpus.articles["published"].tolist() == found["published"].tolist()


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("March 5, 2025 Wednesday", "2025-03-05"),
        ("March 5, 2025", "2025-03-05"),
        ("5 March 2025", "2025-03-05"),
        ("Wednesday 5 March 2025", "2025-03-05"),
        ("Wednesday, March 5, 2025", "2025-03-05"),
        ("March 5, 2025 Wednesday Final Edition", "2025-03-05"),
        ("March 5, 2025 Wednesday 6:05 PM EST", "2025-03-05"),
        ("March 5, 2025 Wednesday 6:05 PM", "2025-03-05T18:05"),
        ("Sept. 5, 2025 Friday", "2025-09-05"),
        ("March 2025", "2025-03"),
        ("March\xa05, 2025\xa0Wednesday", "2025-03-05"),
    ],
)
def test_dates(tmp_path, line, published):
    assert read(tmp_path, newer(date=line))["published"].tolist() == [published]


@pytest.mark.parametrize(
    "title",
    [
        "Copyright law divides the town",
        "Source of the Wend found",
        "Type: ferry",
        "March 5, 2025 was a long day",
        "In May 2025 a bridge",
        "1,000 at the ferry",
        "End of the ferry",
    ],
)
def test_odd_headlines(tmp_path, title):
    [row] = read(tmp_path, newer(title=title)).to_dict("records")
    assert (row["title"], row["outlet"], row["published"]) == (title, "The Wend Courier", "2025-03-05")


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opens.\n\nEnd of discussion, the mayor said.",
        "Terms: cash only.\n\nByline: a word for the line under a headline.",
        "A line\nthat goes on.\n\n1 of 3 documents was lost.",
        "“Curly,” she said — twice.",
        "Body language matters.\n\nClassification of rivers is hard.",
    ],
)
def test_texts_stay_whole(tmp_path, text):
    assert read(tmp_path, newer(text=text) * 2)["text"].tolist() == [text, text]


def test_windows_line_ends_and_encoding(tmp_path):
    (tmp_path / "a.txt").write_bytes(newer(text="Café prices rose – twice.").replace("\n", "\r\n").encode("cp1252"))
    assert nexis(tmp_path / "a.txt")["text"].tolist() == ["Café prices rose – twice."]


def test_ids_do_not_depend_on_the_export(tmp_path):
    one, two = newer(), newer(title="Another", text="Nobody came.")
    first, second = read(tmp_path, one + two), read(tmp_path, two + one)
    assert first["article"].tolist() == second["article"].tolist()[::-1]


def test_an_article_exported_twice_has_two_ids(tmp_path):
    found = read(tmp_path, newer() * 2)
    assert found["article"].is_unique and len(ss.read_corpus(found)) == 2


def test_an_article_without_a_date_is_kept_and_named(tmp_path):
    with pytest.warns(CorpusWarning, match="line 1, published: found no line with a date"):
        found = read(tmp_path, newer(date="last spring"))
    assert found["published"].tolist() == [""] and found["title"].tolist() == ["A bridge"]
    assert len(found.attrs["problems"]) == 1


def test_the_older_layout_without_length_and_with_a_subtitle(tmp_path):
    mark, head = " 1 of 1 DOCUMENTS\n\n", "  The Wend Courier\n\n  March 5, 2025 Wednesday\n\n"
    body = "It was close.\n\nNobody left.\n\n   Copyright 2025 Wend Press\n"
    [row] = read(tmp_path, mark + head + "A bridge\n\nBYLINE: Ann Lee\n\n" + body).to_dict("records")
    assert (row["title"], row["byline"], row["text"]) == ("A bridge", "Ann Lee", "It was close.\n\nNobody left.")
    fields = "A bridge\n\nAt last\n\nBYLINE: Ann Lee\nLENGTH: 5 words\nIt was close.\n\nNobody left.\n\nLOAD-DATE: x\n"
    [row] = read(tmp_path, mark + head + fields).to_dict("records")
    assert (row["title"], row["subtitle"], row["text"]) == ("A bridge", "At last", "It was close.\n\nNobody left.")
    [row] = read(tmp_path, mark + head + "A bridge\n\n" + body).to_dict("records")
    assert (row["title"], row["text"]) == ("A bridge", "It was close.\n\nNobody left.")


def test_the_older_layout_with_fields_for_headline_and_body(tmp_path):
    head = """ 1 of 1 DOCUMENTS


             Copyright 2025 The Wend Press, a Company of
                  Many Towns, Inc.
                 All Rights Reserved
              The Wend Courier (Invented)

            Distributed by Nobody's Agency

               March 5, 2025 Wednesday
                   FINAL EDITION

SECTION: A SECTION; Pg. 1A

LENGTH: 9 words

HEADLINE: Council votes for a bridge;
Ferry company goes to court

BYLINE:  By Ann Lee  and Bo Ray

BODY:

It was close.

SECTION: so the plan calls the northern half.

PUB-SUBJECT: bridges

LOAD-DATE: March 6, 2025
"""
    [row] = read(tmp_path, head).to_dict("records")
    assert row["outlet"] == "The Wend Courier (Invented)"
    assert row["title"] == "Council votes for a bridge; Ferry company goes to court"
    assert (row["byline"], row["edition"]) == ("By Ann Lee and Bo Ray", "FINAL EDITION")
    assert row["text"] == "It was close.\n\nSECTION: so the plan calls the northern half."
    assert row["section"] == "A SECTION; Pg. 1A" and row["pub_subject"] == "bridges"


def test_a_folder_of_exports(tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "a.txt").write_text(newer())
    (tmp_path / "more" / "B.TXT").write_text(newer(title="Another"))
    (tmp_path / "notes.txt").write_text("my notes")
    with pytest.warns(CorpusWarning, match="no article of a Nexis export"):
        assert nexis(tmp_path)["path"].tolist() == ["a.txt", "more/B.TXT"]


def test_what_is_no_export_says_what_to_do(tmp_path):
    (tmp_path / "a.txt").write_text("The council voted.")
    with pytest.raises(CorpusError, match="a.txt: found no article of a Nexis export; expected .*End of Document"):
        nexis(tmp_path / "a.txt")
    with pytest.raises(CorpusError, match="no such file or folder"):
        nexis(tmp_path / "none.txt")
    (tmp_path / "a.rtf").write_text("{}")
    with pytest.raises(CorpusError, match=r"of the kind '.rtf'.*save it as .txt or .docx"):
        nexis(tmp_path / "a.rtf")
    (tmp_path / "b.txt").write_bytes(b"PK\x03\x04")
    with pytest.raises(CorpusError, match="b.txt"):
        nexis(tmp_path / "b.txt")
    with pytest.raises(ArgumentError, match="importers.nexis: path"):
        nexis(None)


def test_a_word_document(tmp_path):
    docx = pytest.importorskip("docx", reason="needs python-docx: pip install samestory[docx]")
    document = docx.Document()
    for line in (FILES / "nexis_uni.txt").read_text().split("\n"):
        if line:
            document.add_paragraph(line)
    document.save(tmp_path / "export.DOCX")
    with pytest.warns(CorpusWarning):
        found, as_text = nexis(tmp_path / "export.DOCX"), nexis(FILES / "nexis_uni.txt")
    columns = ["article", "outlet", "title", "published", "text", "section", "byline", "load_date"]
    pd.testing.assert_frame_equal(found[columns], as_text[columns])
    (tmp_path / "broken.docx").write_bytes(b"no zip")
    with pytest.raises(CorpusError, match="broken.docx.*Word document"):
        nexis(tmp_path / "broken.docx")


def test_the_missing_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    (tmp_path / "a.docx").write_bytes(b"PK")
    with pytest.raises(ImportError, match=r"pip install samestory\[docx\]"):
        nexis(tmp_path / "a.docx")


@pytest.mark.parametrize("layout", ["newer", "older"])
@pytest.mark.timed
def test_time_grows_linearly(tmp_path, layout):
    older = " 1 of 9 DOCUMENTS\n\n  Wend\n\n  March 5, 2025\n\nA bridge\n\nLENGTH: 9 words\n\n{}\n\nLOAD-DATE: x\n\n"

    def seconds(n):
        texts = (f"It was close. {k}\n\nNobody left." * 20 for k in range(n))
        content = "".join(newer(text=t) if layout == "newer" else older.format(t) for t in texts)
        assert len(read(tmp_path, content)) == n
        return least(lambda: read(tmp_path, content), 2)

    assert seconds(2000) < 8 * max(seconds(500), 0.02)
