"""Factiva exports, with the codes of fields and without; the articles are invented."""

import pytest
import samestory as ss
from helpers import TOP, least
from samestory.errors import CorpusError, CorpusWarning
from samestory.importers import factiva

FILES = TOP / "tests" / "importers" / "files"
IDS = ["WENDC00020250305el35000p1", "OAKM000020250306el36000aa"]


def coded(title="A bridge", lead="It was close.", rest="", own=IDS[0]):
    head = f"HD   {title}\nWC   9 words\nPD   5 March 2025\nSN   The Wend Courier\nLA   English\n\n"
    return f"{head}LP\n{lead}\n\nTD\n{rest}\n\nNS   gpol : Politics\nAN   Document {own}\n\n"


def plain(above, facts="The Wend Courier\nWENDC\nEnglish\n(c) 2025 Wend Press", text="It was close.", own=IDS[0]):
    return f"{above}\n9 words\n5 March 2025\n{facts}\n\n{text}\n\nDocument {own}\n\n"


def read(tmp_path, content):
    (tmp_path / "export.txt").write_text(content, encoding="utf-8")
    return factiva(tmp_path / "export.txt")


def test_articles_with_codes():
    with pytest.warns(CorpusWarning, match="read: 2, left out: 1.*\n.*line 51.*Ferry at dawn"):
        found = factiva(FILES / "factiva_codes.txt")
    assert found["article"].tolist() == IDS
    assert found["outlet"].tolist() == ["The Wend Courier", "Oakmere Daily"]
    assert found["published"].tolist() == ["2025-03-05T10:30", "2025-03-06"]
    first = found.iloc[0]
    assert first["title"] == "Council of Tallow Ferry votes for a bridge after six years of dispute"
    assert [p[:14] for p in first["text"].split("\n\n")] == ["The council of", "IN Oakmere nob", '"We have waite']
    facts = first[["section", "byline", "language", "source_code", "page"]].tolist()
    assert facts == ["News", "By Ann Lee", "English", "WENDC", "1"]
    assert first["subjects"] == "gpol : Local Politics gcat : General News"


def test_a_headline_that_goes_on_with_a_word_like_a_code(tmp_path):
    found = read(tmp_path, coded(title="A bridge built\n     BY night"))
    assert found["title"].tolist() == ["A bridge built BY night"] and "byline" not in found


def test_articles_without_codes():
    found = factiva(FILES / "factiva_plain.txt")
    assert found["article"].tolist() == [*IDS, "WENDC00020250307el37000p3"]
    assert found["title"].tolist() == [
        "Council of Tallow Ferry votes for a bridge",
        "A bridge too dear",
        "Ferry at dawn",
    ]
    assert found["byline"].tolist() == ["By Ann Lee", "Jo Reed", ""]
    assert found["section"].tolist() == ["News", "", ""]
    assert found["published"].tolist() == ["2025-03-05T10:30", "2025-03-06", "2025-03-07"]
    assert found["outlet"].tolist() == ["The Wend Courier", "Oakmere Daily", "The Wend Courier"]
    assert "It weighed 355 words of advice." in found["text"][0] and found["text"][2] == "Nobody was on board."


@pytest.mark.parametrize("name", ["factiva_codes.txt", "factiva_plain.txt"])
@pytest.mark.filterwarnings("ignore::samestory.errors.CorpusWarning")
def test_a_corpus_takes_it_as_it_is(name):
    found = factiva(FILES / name)
    corpus = ss.read_corpus(found)
    assert len(corpus.problems) == 0 and list(corpus.articles.index) == found["article"].tolist()


@pytest.mark.parametrize(
    "text",
    [
        "IN Oakmere nobody cheered.",
        "PD officers stood by.",
        "Document verification takes days.\n\nDocument\n\nIt is over.",
        "RE your letter, the mayor wrote.",
        "AN old ferry sank.\nBY night.",
        "The bill ran to 355 words.\n\n355 words\n\nshe counted.",
    ],
)
@pytest.mark.parametrize("part", ["lead", "rest"])
def test_texts_stay_whole(tmp_path, text, part):
    [found] = read(tmp_path, coded(**({"lead": text} if part == "lead" else {"lead": "First.", "rest": text})))["text"]
    assert found == (text if part == "lead" else f"First.\n\n{text}")
    assert read(tmp_path, plain("A bridge\n", text=text))["text"].tolist() == [text]


@pytest.mark.parametrize(
    ("above", "title", "byline", "section"),
    [
        ("A bridge\n", "A bridge", "", ""),
        ("A bridge", "A bridge", "", ""),
        ("A bridge\nBy Ann Lee", "A bridge", "By Ann Lee", ""),
        ("A bridge\n\nAnn Lee", "A bridge", "Ann Lee", ""),
        ("News\nA bridge\n", "A bridge", "", "News"),
        ("News\n\nA bridge\n", "A bridge", "", "News"),
        ("News\nA bridge\n\nBy Ann Lee and Bo Ray", "A bridge", "By Ann Lee and Bo Ray", "News"),
        ("By the river", "By the river", "", ""),
    ],
)
def test_lines_above_the_count_of_words(tmp_path, above, title, byline, section):
    found = read(tmp_path, plain(above)).iloc[0]
    assert (found["title"], found.get("byline", ""), found.get("section", "")) == (title, byline, section)


@pytest.mark.parametrize(
    ("facts", "outlet", "time"),
    [
        ("10:30\nThe Wend Courier\nWENDC\n1\nEnglish\n(c) 2025 Wend Press", "The Wend Courier", "T10:30"),
        ("The Wend Courier\nWENDC\nEnglish\nCopyright 2025. Wend Press. All Rights Reserved.", "The Wend Courier", ""),
        ("10:30 PM\nReuters-like News\nRLN\nEnglish\n© 2025 RLN", "Reuters-like News", "T22:30"),
        ("The Wend Courier\nWENDC\nEnglish", "The Wend Courier", ""),
    ],
)
def test_lines_below_the_count_of_words(tmp_path, facts, outlet, time):
    found = read(tmp_path, plain("A bridge\n", facts)).iloc[0]
    assert (found["outlet"], found["published"], found["language"]) == (outlet, "2025-03-05" + time, "English")
    assert found["text"] == "It was close."


def test_an_article_cut_off_at_the_end_is_named(tmp_path):
    whole = coded() + coded(title="Another", own=IDS[1])
    with pytest.warns(CorpusWarning, match="line 16: found an article without its end"):
        assert len(read(tmp_path, whole[: whole.rindex("AN ")])) == 1


def test_what_is_no_export_says_what_to_do(tmp_path):
    with pytest.raises(CorpusError, match="no article of a Factiva export.*Full Article/Report plus Indexing"):
        read(tmp_path, "The council voted.\n\nIt was close.")
    with pytest.raises(CorpusError, match=f"no headline before {IDS[0]}"):
        read(tmp_path, f"The council voted.\n\nDocument {IDS[0]}\n")
    with pytest.raises(CorpusError, match="an article without a text"):
        read(tmp_path, coded(lead=""))


@pytest.mark.parametrize("line", ["9 words", "HD   A bridge", "TD", "5 March 2025"])
@pytest.mark.timed
def test_time_grows_linearly_on_lines_that_open_nothing(tmp_path, line):
    def seconds(n):
        def refused():
            with pytest.raises(CorpusError):
                read(tmp_path, f"{line}\n" * n)

        return least(refused, 2)

    assert seconds(40_000) < 8 * max(seconds(10_000), 0.05)
