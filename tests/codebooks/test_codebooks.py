"""Codebooks: reading them and saying what is wrong."""

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
