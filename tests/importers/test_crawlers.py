"""What news-please and newspaper write."""

import json

import pytest
import samestory as ss
from helpers import TOP
from samestory.errors import CorpusError, CorpusWarning
from samestory.importers import newspaper4k, newsplease

FILES = TOP / "tests" / "importers" / "files"


def test_a_folder_of_news_please():
    with pytest.warns(CorpusWarning, match="read: 1, left out: 2") as said:
        found = newsplease(FILES / "newsplease")
    assert "three.json" in str(said[0].message) and "two.json, text" in str(said[0].message)
    assert said[0].filename == __file__
    [row] = found.to_dict("records")
    assert (row["outlet"], row["published"]) == ("wend-courier.example", "2025-03-05 10:15:00")
    assert (row["byline"], row["language"], row["path"]) == ("Ann Lee, Bo Ray", "en", "one.json")
    assert row["text"] == "The council voted on Tuesday.\nIt was close."
    assert len(ss.read_corpus(found).problems) == 0


def test_many_articles_in_one_file(tmp_path):
    lines = [json.dumps({"maintext": f"It was close, {n}.", "title": "A bridge"}) for n in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    assert newsplease(tmp_path / "a.jsonl")["article"].tolist() == ["a.jsonl-1", "a.jsonl-2", "a.jsonl-3"]
    (tmp_path / "b.json").write_text(f"[{','.join(lines)}]")
    assert newsplease(tmp_path / "b.json")["text"].tolist() == [f"It was close, {n}." for n in range(3)]


def test_a_file_without_an_address_has_its_name_for_an_id(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"maintext": "It was close."}))
    assert newsplease(tmp_path / "a.json")["article"].tolist() == ["a.json"]


def test_newspaper4k_as_json():
    found = newspaper4k(FILES / "newspaper4k.json")
    assert found["outlet"].tolist() == ["wend-courier.example", "Oakmere Daily"]
    assert found["published"].tolist() == ["2025-03-05T10:15:00+00:00", "06/03/2025"]
    assert found["byline"].tolist() == ["Ann Lee", ""] and found["keywords"].tolist() == ["bridge, vote", ""]


@pytest.mark.filterwarnings("ignore::samestory.errors.CorpusWarning")
def test_a_date_that_may_be_two_waits_for_its_form():
    found = newspaper4k(FILES / "newspaper4k.json")
    assert ss.read_corpus(found).articles["published"].tolist()[1] == ""
    assert ss.read_corpus(found, "%d/%m/%Y").articles["published"].tolist()[1] == "2025-03-06"


def test_newspaper4k_as_csv_with_lists_in_cells(tmp_path):
    cells = '''"['Ann Lee', ""Bo O'Ray""]",2025-03-05,"It was
close."'''
    (tmp_path / "a.csv").write_text(f"url,authors,publish_date,text\nhttps://www.wend.example/1,{cells}\n")
    [row] = newspaper4k(tmp_path / "a.csv").to_dict("records")
    assert (row["byline"], row["text"], row["outlet"]) == ("Ann Lee, Bo O'Ray", "It was\nclose.", "wend.example")


def test_odd_cells_raise_nothing(tmp_path):
    rows = [
        {"text": "It was close.", "authors": "[broken", "url": "https://[half"},
        {"text": "It was late.", "authors": "[1, ]", "movies": [], "images": ["a", None], "meta": {"k": 1}},
        {"text": 7},
    ]
    (tmp_path / "a.json").write_text(json.dumps(rows))
    found = newspaper4k(tmp_path / "a.json")
    assert found["byline"].tolist()[0] == "[broken" and len(found) == 3


def test_without_a_text_nothing_is_read(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"title": "A bridge", "text": ""}))
    with pytest.raises(CorpusError, match="'A bridge'"):
        newspaper4k(tmp_path / "a.json")
    with pytest.raises(CorpusError, match="a folder without .json or .jsonl"):
        newsplease(FILES / "pages")
