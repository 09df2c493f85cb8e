"""Saved web pages, read without a network."""

import doctest
import socket

import pytest
import samestory as ss
from helpers import TOP
from samestory.errors import CorpusError, CorpusWarning
from samestory.importers import html

FILES = TOP / "tests" / "importers" / "files"


def installed():
    try:
        import trafilatura  # noqa: F401
    except ImportError:
        return False
    return True


extra = pytest.mark.skipif(not installed(), reason="needs trafilatura: pip install samestory[html]")


@pytest.fixture
def offline(monkeypatch):
    """Let any use of the network fail the test."""

    def refused(*_, **__):
        raise AssertionError("the network is used")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@extra
def test_a_saved_page(offline):
    [row] = html(FILES / "pages" / "council.html").to_dict("records")
    assert (row["article"], row["outlet"], row["published"]) == ("council", "The Wend Courier", "2025-03-05")
    assert row["title"] == "Council of Tallow Ferry votes for a bridge"
    assert (row["byline"], row["language"]) == ("Ann Lee", "en-GB")
    assert row["url"] == "https://www.wend-courier.example/news/1"
    assert "14 million crowns" in row["text"] and "A town that cannot be reached" in row["text"]
    assert not any(word in row["text"] for word in ("Sport", "Nobody asked me", "Imprint"))


@extra
def test_a_folder_of_pages_with_an_empty_one(tmp_path, offline):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.htm").write_bytes((FILES / "pages" / "council.html").read_bytes())
    (tmp_path / "b.html").write_text("")
    with pytest.warns(CorpusWarning, match="b.html, text"):
        found = html(tmp_path)
    assert found["article"].tolist() == ["more/a"] and len(ss.read_corpus(found).problems) == 0


@extra
def test_no_date_is_guessed(tmp_path, offline):
    page = (FILES / "pages" / "council.html").read_text()
    without = "\n".join(line for line in page.split("\n") if "published_time" not in line)
    (tmp_path / "a.html").write_text(without.replace("on Tuesday", "on March 4, 2025"))
    assert html(tmp_path)["published"].tolist() == [""]


@extra
def test_the_example_of_its_docstring():
    example = html.__doc__.replace("  # doctest: +SKIP", "")
    test = doctest.DocTestParser().get_doctest(example, vars(__import__("sys").modules[html.__module__]), "", None, 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(ImportError, match=r"pip install samestory\[html\]"):
        html(FILES / "pages")


def test_nothing_there(tmp_path):
    with pytest.raises(CorpusError, match="a folder without .html"):
        html(tmp_path)
