"""Lists of Media Cloud and GDELT: they have no texts until the reader adds them."""

import json

import pytest
import samestory as ss
from helpers import TOP
from samestory.errors import CorpusError, CorpusWarning
from samestory.importers import gdelt, mediacloud

FILES = TOP / "tests" / "importers" / "files"


def test_stories_of_media_cloud():
    with pytest.warns(CorpusWarning, match="row 3, text: .*A bridge too dear") as said:
        found = mediacloud(FILES / "mediacloud.csv")
    assert said[0].filename == __file__
    [row] = found.to_dict("records")
    assert (row["article"], row["outlet"], row["published"]) == ("7f3a90", "wend-courier.example", "2025-03-05")
    assert row["text"] == 'The council voted on Tuesday.\n\n"We have waited," it said.'
    assert len(ss.read_corpus(found).problems) == 0


def test_the_older_list_of_media_cloud_and_another_column_of_texts(tmp_path):
    columns = "stories_id,publish_date,title,url,language,ap_syndicated,themes,media_id,media_name,media_url,full\n"
    story = "17,2018-03-05 10:15:00,A bridge,http://wend.example/1,en,False,,4,The Wend Courier,http://wend.example,"
    (tmp_path / "a.csv").write_text(columns + story + "It was close.\n")
    [row] = mediacloud(tmp_path / "a.csv", text="full").to_dict("records")
    assert (row["article"], row["outlet"], row["text"]) == ("17", "The Wend Courier", "It was close.")
    assert "full" not in row and row["published"] == "2018-03-05 10:15:00"


@pytest.mark.parametrize("read", [mediacloud, gdelt])
def test_a_list_without_texts_says_what_to_do(tmp_path, read):
    (tmp_path / "a.csv").write_text("URL,MobileURL,Date,Title\nhttps://wend.example/1,,20250305101500,A bridge\n")
    with pytest.raises(CorpusError, match="a.csv, header: found the columns URL.*'text'.*Fetch the pages") as said:
        read(tmp_path / "a.csv")
    assert "\n" not in str(said.value)


def test_a_list_of_gdelt():
    with pytest.warns(CorpusWarning, match="item 2, text"):
        found = gdelt(FILES / "gdelt.json")
    [row] = found.to_dict("records")
    assert (row["outlet"], row["published"]) == ("wend-courier.example", "2025-03-05T10:15:00Z")
    assert row["url"] == "https://wend-courier.example/1" and len(row["article"]) == 12
    corpus = ss.read_corpus(found)
    assert len(corpus.problems) == 0 and corpus.articles["published"].tolist() == ["2025-03-05T10:15:00Z"]


def test_a_csv_list_of_gdelt_takes_the_host_for_the_outlet(tmp_path):
    row = "https://www.wend.example/1,,20250305101500,A bridge,It was close.\n"
    (tmp_path / "a.csv").write_text("URL,MobileURL,Date,Title,text\n" + row)
    [row] = gdelt(tmp_path / "a.csv").to_dict("records")
    assert (row["outlet"], row["published"], row["title"]) == ("wend.example", "2025-03-05T10:15:00", "A bridge")


def test_an_id_does_not_depend_on_the_list(tmp_path):
    article = {"url": "https://wend.example/1", "text": "It was close.", "seendate": "20250305T101500Z"}
    ids = []
    for articles in ([article], [article | {"url": "https://wend.example/0"}, article]):
        (tmp_path / "a.json").write_text(json.dumps({"articles": articles}))
        ids.append(gdelt(tmp_path / "a.json")["article"].tolist()[-1])
    assert ids[0] == ids[1]


def test_what_is_no_article_is_named(tmp_path):
    articles = [{"url": "https://wend.example/1", "text": "It was close."}, "a word"]
    (tmp_path / "a.json").write_text(json.dumps({"articles": articles}))
    with pytest.warns(CorpusWarning, match="item 2.*'a word'"):
        assert len(gdelt(tmp_path / "a.json")) == 1
    (tmp_path / "a.json").write_text("{}")
    with pytest.raises(CorpusError):
        gdelt(tmp_path / "a.json")
