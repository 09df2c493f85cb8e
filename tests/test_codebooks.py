"""Codebooks: reading them, saying what is wrong, and finding their terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
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


@pytest.mark.parametrize(
    "terms, text, found",
    [
        (["war"], "War, warfare and the post-war war.", ["War", "war", "war"]),
        (["war*"], "Warfare of warlords", ["Warfare", "warlords"]),
        (["trade", "trade war"], "A trade  war is no trade.", ["trade  war", "trade"]),
        (["don't"], "We don’t know", ["don’t"]),
        (["a.c"], "abc a.c", ["a.c"]),
        ([], "anything", []),
    ],
)
def test_terms_match_whole_words_and_the_longest_wins(terms, text, found):
    assert [text[start:end] for start, end, _ in codebooks.matcher(terms)(text)] == found


@given(
    st.lists(st.text(st.sampled_from("ab* "), min_size=1, max_size=5)),
    st.text(st.sampled_from("abAB ’\n"), max_size=40),
    st.randoms(),
)
def test_order_of_terms_changes_nothing(terms, text, random):
    one = list(codebooks.matcher(terms)(text))
    assert one == list(codebooks.matcher(random.sample(terms, len(terms)))(text))
    assert all(a[1] <= b[0] for a, b in zip(one, one[1:]))
