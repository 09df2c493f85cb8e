"""Tables as their makers write them: columns are taken and said, nothing is lost in silence."""

import json

import pandas as pd
import pytest
import samestory as ss
from samestory.errors import CorpusError

TEXT = "Prices rose on Monday. Nobody said why."
LONG = (
    "The council met on Monday and agreed, after an hour, to mend the old bridge over the river before the snow falls."
)

# One row in the format of each maker. The names are the documented ones, the values are invented.
MAKERS = {
    # readtext and quanteda, vignette "readtext_vignette": doc_id, text, then docvars.
    "readtext": ({"doc_id": "1789-Hale", "text": TEXT, "newspaper": "The Example", "publish_date": "2025-10-03"}, []),
    # news-please, newsplease/NewsArticle.py, get_serializable_dict: an unknown date is the word "None".
    "news-please": (
        {
            "authors": ["A. Rao"],
            "date_download": "2025-10-04 08:00:00",
            "date_modify": "None",
            "date_publish": "2025-10-03 09:30:00",
            "description": "Prices.",
            "filename": "x1.json",
            "image_url": None,
            "language": "en",
            "localpath": None,
            "maintext": TEXT,
            "source_domain": "example.org",
            "text": None,
            "title": "Prices rise",
            "title_page": None,
            "title_rss": None,
            "url": "https://example.org/1",
        },
        ["authors", "date_download", "description", "filename", "url"],
    ),
    # newspaper3k and newspaper4k, the attributes of Article; newspaper4k writes them with to_json.
    "newspaper": (
        {
            "url": "https://example.org/1",
            "source_url": "https://example.org",
            "title": "Prices rise",
            "authors": ["A. Rao"],
            "publish_date": "2025-10-03 09:30:00+00:00",
            "text": TEXT,
            "summary": "",
            "keywords": ["prices"],
            "meta_lang": "en",
            "top_image": "",
        },
        ["url", "authors", "summary", "keywords", "meta_lang"],
    ),
    # Media Cloud, api-docs/api_2_0_spec of the backend: the columns of a story.
    "Media Cloud": (
        {
            "stories_id": 1503,
            "publish_date": "2025-10-03 09:30:00",
            "title": "Prices rise",
            "url": "https://example.org/1",
            "language": "en",
            "ap_syndicated": False,
            "media_id": 7,
            "media_name": "The Example",
            "media_url": "https://example.org",
            "story_text": TEXT,
        },
        ["url", "ap_syndicated", "media_id", "media_url"],
    ),
    # Media Cloud since 2023, mediacloud.api.SearchApi.story_list.
    "Media Cloud 2": (
        {
            "id": "9f2c",
            "indexed_date": "2025-10-04T01:00:00",
            "media_name": "example.org",
            "media_url": "example.org",
            "publish_date": "2025-10-03",
            "title": "Prices rise",
            "url": "https://example.org/1",
            "text": TEXT,
        },
        ["indexed_date", "media_url", "url"],
    ),
    # GDELT Global Knowledge Graph 2.1 as in BigQuery; texts are fetched by the reader and joined.
    "GDELT": (
        {
            "DATE": 20251003093000,
            "SourceCollectionIdentifier": 1,
            "SourceCommonName": "example.org",
            "DocumentIdentifier": "https://example.org/1",
            "V2Themes": "",
            "text": TEXT,
        },
        ["SourceCollectionIdentifier", "V2Themes"],
    ),
    # GDELT DOC 2.0, mode ArtList.
    "GDELT DOC": (
        {
            "url": "https://example.org/1",
            "title": "Prices rise",
            "seendate": "20251003T093000Z",
            "domain": "example.org",
            "sourcecountry": "India",
            "Full Text": TEXT,
        },
        ["url", "sourcecountry"],
    ),
    # vblagoje/cc_news on Hugging Face, the data set's card.
    "CC-News": (
        {
            "title": "Prices rise",
            "text": TEXT,
            "domain": "example.org",
            "date": "2025-10-03 09:30:00",
            "description": "",
            "url": "https://example.org/1",
            "image_url": "",
        },
        ["description", "url"],
    ),
    # trafilatura with output_format="json" and with_metadata.
    "trafilatura": (
        {
            "title": "Prices rise",
            "author": "A. Rao",
            "hostname": "example.org",
            "date": "2025-10-03",
            "fingerprint": "ab12",
            "id": None,
            "raw_text": TEXT,
            "source": None,
            "source-hostname": "The Example",
            "excerpt": "",
        },
        ["author", "hostname", "source"],
    ),
    # schema.org NewsArticle as JSON-LD.
    "schema.org": (
        {
            "headline": "Prices rise",
            "datePublished": "2025-10-03T09:30:00Z",
            "publisher": {"@type": "Organization", "name": "The Example"},
            "articleBody": TEXT,
        },
        [],
    ),
    # NewsAPI, endpoint /v2/everything.
    "NewsAPI": (
        {
            "source": {"id": None, "name": "The Example"},
            "author": "A. Rao",
            "title": "Prices rise",
            "publishedAt": "2025-10-03T09:30:00Z",
            "content": TEXT,
            "urlToImage": "",
        },
        ["author", "urlToImage"],
    ),
    # MongoDB Extended JSON, as mongoexport writes it.
    "MongoDB": (
        {"_id": {"$oid": "5f"}, "Source Name": "The Example", "date": {"$date": "2025-10-03T09:30:00Z"}, "body": TEXT},
        [],
    ),
}


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("kind", ["jsonl", "DataFrame"])
def test_columns_of_the_makers_of_news_tables(tmp_path, maker, kind):
    row, unused = MAKERS[maker]
    if kind == "jsonl":
        source = tmp_path / "t.jsonl"
        source.write_text(json.dumps(row) + "\n")
    else:
        source = pd.DataFrame([row])
    corpus = ss.read_corpus(source)
    article = corpus.articles.iloc[0]
    assert article["text"] == TEXT and article["published"][:10] == "2025-10-03"
    assert article["outlet"] in ("The Example", "example.org", "https://example.org")
    assert article["title"] in ("Prices rise", "") and ("title" in row) <= (article["title"] != "")
    ids = {"readtext": "1789-Hale", "Media Cloud": 1503, "Media Cloud 2": "9f2c", "MongoDB": "5f"}
    assert corpus.fileids() == [ids.get(maker, row.get("DocumentIdentifier", "000"))]
    said = "\n".join(corpus.notes)
    assert all(repr(name) in said.split("kept, not used: ")[1] for name in unused)
    assert "kept, not used" in said or not unused
    assert set(row) - {"text"} <= {*corpus.articles.columns, "article"} and len(corpus.problems) == 0


def test_a_name_is_known_in_any_print():
    columns = ["Doc ID", "PUBLISH-DATE", "sourceDomain", "Main Text"]
    corpus = ss.read_corpus(pd.DataFrame([["x", "2025-10-03", "example.org", TEXT]], columns=columns))
    assert corpus.fileids() == ["x"] and corpus.raw("x") == TEXT
    assert corpus.articles[["published", "outlet"]].values.tolist() == [["2025-10-03", "example.org"]]
    corpus = ss.read_corpus(pd.DataFrame({"Text": ["Its summary."], "text": [TEXT]}))
    assert corpus.raw() == TEXT and corpus.articles["Text"].tolist() == ["Its summary."]


def test_an_empty_column_gives_way_to_a_filled_one():
    table = pd.DataFrame({"text": ["", "nan"], "maintext": [TEXT, LONG], "outlet": [None, None], "domain": ["a", "b"]})
    corpus = ss.read_corpus(table)
    assert corpus.articles["text"].tolist() == [TEXT, LONG] and corpus.articles["outlet"].tolist() == ["a", "b"]
    assert any("'maintext' is taken as the text, of text, maintext" in note for note in corpus.notes)


def test_a_column_article_may_hold_the_text():
    """abisee/cnn_dailymail on Hugging Face: article, highlights, id."""
    corpus = ss.read_corpus(pd.DataFrame({"article": [LONG], "highlights": ["A bridge."], "id": ["42c0"]}))
    assert corpus.fileids() == ["42c0"] and corpus.raw("42c0") == LONG
    assert ss.read_corpus(pd.DataFrame({"article": [LONG]})).fileids() == ["000"]
    with pytest.raises(CorpusError, match="a text column"):
        ss.read_corpus(pd.DataFrame({"article": ["a", "b"], "title": ["A", "B"]}))


def test_what_no_column_gives_is_said():
    notes = "\n".join(ss.read_corpus(pd.DataFrame({"text": [TEXT], "words": [5], "desk": ["world"]})).notes)
    assert "no column is known as outlet or published" in notes and "No ids are given" in notes
    assert "kept, not used: 'desk'" in notes and "not kept, as reading makes columns of this name: 'words'" in notes


def test_many_columns_are_counted_not_listed():
    table = pd.DataFrame([[TEXT, *range(300)]], columns=["text", *(f"c{n}" for n in range(300))])
    note = next(note for note in ss.read_corpus(table).notes if "not used" in note)
    assert "'c0', 'c1'" in note and "and 280 more" in note


def test_tables_that_give_only_a_text_and_perhaps_a_number():
    """The inaugural addresses in readtext's extdata; the bodies of the Fake News Challenge."""
    corpus = ss.read_corpus(pd.DataFrame({"texts": [LONG], "Year": [1789], "President": ["Hale"]}))
    assert corpus.raw() == LONG and "kept, not used: 'Year', 'President'" in "\n".join(corpus.notes)
    assert ss.read_corpus(pd.DataFrame({"Body ID": [7], "articleBody": [LONG]})).raw(7) == LONG


def test_a_short_column_with_the_name_of_a_text_is_none_beside_a_long_one():
    long = "The mill burned down on Monday. Nobody was hurt, the police said, but forty people lost their work."
    table = pd.DataFrame({"Story": ["mill-fire", "mill-fire"], "Body Text": [long, long + " It will be rebuilt."]})
    corpus = ss.read_corpus(table)
    assert corpus.raw("000") == long and corpus.articles["Story"].tolist() == ["mill-fire"] * 2
    assert ss.read_corpus(table[["Story"]]).raw("000") == "mill-fire"
