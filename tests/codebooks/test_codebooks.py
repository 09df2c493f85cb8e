"""Codebooks: reading them and saying what is wrong."""

import calendar

import pytest
from samestory import codebooks
from samestory.errors import CodebookError


@pytest.mark.parametrize(
    "raw, line, expected",
    [
        (b'[conflict]\nterms = ["war"\n', 2, "valid TOML"),
        (b"[a]\nx = 1\n[a]\n", 3, "valid TOML"),
        (b"conflict = 5\n", 1, "tables"),
        (b"", None, "at least one table"),
        (b'[a]\nb = "caf\xe9"\n', 2, "UTF-8"),
    ],
)
def test_a_bad_codebook_names_file_line_and_fix(tmp_path, raw, line, expected):
    path = tmp_path / "mine.toml"
    path.write_bytes(raw)
    with pytest.raises(CodebookError, match=expected) as caught:
        codebooks.read(path)
    assert "mine.toml" in str(caught.value) and caught.value.fix
    assert caught.value.line == line


def test_no_such_codebook_lists_the_shipped_ones(tmp_path):
    with pytest.raises(CodebookError, match="shipped codebooks"):
        codebooks.read(tmp_path / "none.toml")


def test_read_keeps_the_order_of_the_file(tmp_path):
    (tmp_path / "b.toml").write_text('[zebra]\nterms = ["z"]\n[ant]\nterms = ["a*"]\n')
    assert list(codebooks.read(tmp_path / "b.toml")) == ["zebra", "ant"]


def test_a_name_is_a_shipped_codebook_and_a_path_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "frames.toml").write_text('[mine]\nterms = ["x"]\n')
    assert "conflict" in codebooks.read("frames") and list(codebooks.read("frames.toml")) == ["mine"]


def test_a_mark_of_bytes_at_the_start_is_not_read(tmp_path):
    (tmp_path / "mine.toml").write_bytes(b'\xef\xbb\xbf[a]\nterms = ["x"]\n')
    assert codebooks.read(tmp_path / "mine.toml") == {"a": {"terms": ["x"]}}


def test_the_calendar_is_that_of_python():
    book = codebooks.read("calendar")
    assert book["months"]["names"] == list(calendar.month_name)[1:]
    assert book["weekdays"]["names"] == list(calendar.day_name)
    short = ["" if name == "May" else name for name in list(calendar.month_abbr)[1:]]
    assert book["months"]["short"] == short and book["weekdays"]["short"] == list(calendar.day_abbr)


@pytest.mark.parametrize("name", ["columns", "sentences", "zones"])
def test_every_list_of_words_says_what_it_is_for(name):
    for table in codebooks.read(name).values():
        lists = [words for words in table.values() if isinstance(words, list)]
        assert table["definition"] and lists and all(len(set(words)) == len(words) for words in lists)
