"""Codebooks: reading them and saying what is wrong."""

import calendar
import re
import tomllib

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


ADDED = b"""adds_to = "calendar"
[months]
names = ["Smarch"]
[seasons]
names = ["summer"]
"""


def test_a_file_may_add_to_a_shipped_codebook(tmp_path):
    (tmp_path / "mine.toml").write_bytes(ADDED)
    book = codebooks.read(tmp_path / "mine.toml")
    assert book["months"]["names"] == [*list(calendar.month_name)[1:], "Smarch"]
    assert book["weekdays"]["names"] == list(calendar.day_name) and book["seasons"] == {"names": ["summer"]}
    assert list(book)[-1] == "seasons" and "adds_to" not in book
    assert codebooks.read(tmp_path / "mine.toml", "calendar") == book
    assert "Smarch" not in codebooks.read("calendar")["months"]["names"]


@pytest.mark.parametrize(
    "raw, kind, line, found, expected",
    [
        (b'# words\nadds_to = "framez"\n[a]\nx = 1\n', None, 2, "adds_to = 'framez'", "adds_to = one of .*'frames'"),
        (ADDED, "frames", 1, "adds_to = 'calendar'", "adds_to = one of 'frames'$"),
        (b'adds_to = ["frames"]\n[a]\nx = 1\n', "frames", 1, "adds_to = ", "'frames'"),
        (b'adds_to = "frames"\n', None, None, "no table", "at least one table"),
        (
            b'adds_to = "actors"\n[Oslo]\ntype = "country"\n[US]\ntype = "person"\n', None, 5,
            "type = 'person' in \\[US\\]", "no type there",
        ),
        (b'adds_to = "calendar"\n[months]\nnames = "Smarch"\n', None, 3, r"names = 'Smarch' in \[months\]", "no names"),
        (
            b'adds_to = "actors"\n[India]\nambiguous = { "Bharat" = "a town" }\n', None, None,
            "Bharat = 'a town' in \\[India\\]", "no Bharat",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_added_names_file_line_value_and_what_is_allowed(tmp_path, raw, kind, line, found, expected):
    (tmp_path / "mine.toml").write_bytes(raw)
    with pytest.raises(CodebookError, match=found) as caught:
        codebooks.read(tmp_path / "mine.toml", kind)
    assert re.search(expected, caught.value.expected) and caught.value.line == line
    assert "mine.toml" in str(caught.value) and caught.value.fix


@pytest.mark.parametrize("name", ["frames", "actors"])
def test_what_serves_the_seeds_alone_is_not_shipped(top, name):
    own = tomllib.loads((top / "seeds" / "codebooks" / f"{name}.toml").read_text(encoding="utf-8"))
    assert own.pop("adds_to") == name
    book = codebooks.read(name)
    for table, content in own.items():
        assert table not in book or not set(content["terms"]) & set(book[table]["terms"])
