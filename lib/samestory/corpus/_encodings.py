"""Bytes to text: which encoding a file is in, what cannot be text at all, and which cells are empty."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Callable, Iterable
from contextlib import suppress

import pandas as pd

from .. import codebooks
from ..errors import shown

SIGNATURES = {bytes.fromhex(code): kind for code, kind in codebooks.read("signatures")["signatures"].items()}
MISSING = frozenset(codebooks.read("signatures")["missing"]["words"])
SHORT = 40  # characters, white space included; a longer cell is never one of these words
LISTED = 20  # names that a note lists
# The byte-order marks of each encoding. UTF-32 comes before UTF-16, which begins in the same way.
MARKS = {"utf-8-sig": (BOM_UTF8,), "utf-32": (BOM_UTF32_LE, BOM_UTF32_BE), "utf-16": (BOM_UTF16_LE, BOM_UTF16_BE)}
CONTROL = [chr(n) for n in range(32) if chr(n) not in "\t\n\v\f\r\x1c\x1d\x1e\x1f"]
SLIP = re.compile("[\udc80-\udcff]")  # how Python shows a byte that could not be decoded


def decode(raw: bytes) -> tuple[str, str]:
    """Return a text and the name of its encoding; line ends are kept, a byte-order mark is dropped.

    Tried in turn: a byte-order mark, UTF-16 without one, UTF-8, Windows-1252. Raises `ValueError` with the reason
    (where and what) for a binary file or for bytes that no encoding explains.

    >>> decode("Élysée".encode("cp1252"))
    ('Élysée', 'windows-1252')
    """
    text, name = decode_loosely(raw)
    if "\0" in text or sum(map(text.count, CONTROL)) > len(text) / 100:
        raise ValueError("a binary file")
    if slip := SLIP.search(text):
        line = len(text[: slip.start()].splitlines()) or 1
        raise ValueError(f"byte 0x{ord(slip[0]) - 0xDC00:02x} in line {line}, neither UTF-8 nor Windows-1252")
    return text, name


def decode_loosely(raw: bytes) -> tuple[str, str]:
    """Return text and encoding of a whole table, in which one bad row shall cost one row.

    Single wrong bytes in a table that is otherwise UTF-8 stay visible as `SLIP`. Raises `ValueError` as `decode` does,
    binary content apart.
    """
    codec = codec_of(raw)
    try:
        return raw.decode(codec), codec
    except UnicodeDecodeError as failure:
        if not codec.startswith("utf-8"):
            raise ValueError(f"byte 0x{raw[failure.start]:02x} at byte {failure.start}, not valid {codec}") from None
    text = raw.decode(codec, "surrogateescape")
    slips = len(SLIP.findall(text))
    # More good than bad beyond ASCII: UTF-8 with slips. Reading it as Windows-1252 would garble every curly quote.
    if sum(not c.isascii() for c in text) <= 2 * slips:
        with suppress(UnicodeDecodeError):
            return raw.decode("cp1252"), "windows-1252"
    return text, "utf-8"


def codec_of(raw: bytes) -> str:
    """Tell an encoding by the first bytes of a text. Raises `ValueError` where they open a file of another kind."""
    if kind := next((kind for first, kind in SIGNATURES.items() if raw.startswith(first)), ""):
        raise ValueError(kind)
    return next((codec for codec, marks in MARKS.items() if raw.startswith(marks)), None) or _unmarked(raw)


def _unmarked(raw: bytes) -> str:
    """Tell UTF-16 without a mark from UTF-8: in English text, nearly every second byte of it is zero."""
    head = raw[:4000]
    even, odd, most = head[::2].count(0), head[1::2].count(0), len(head) // 2 * 0.7
    if len(raw) < 8 or len(raw) % 2:
        return "utf-8"
    return "utf-16-le" if odd > most > even * 10 else "utf-16-be" if even > most > odd * 10 else "utf-8"


def some(names: Iterable[object], show: Callable[[object], str] = shown) -> str:
    """List the first names, and how many more there are."""
    names = list(names)
    more = f" and {len(names) - LISTED:,} more" if len(names) > LISTED else ""
    return ", ".join(map(show, names[:LISTED])) + more


def guessed(encodings: dict[str, str]) -> list[str]:
    """Note which files, by name, were not in UTF-8; a wrong guess shows as odd characters."""
    others = sorted({encoding for encoding in encodings.values() if not encoding.startswith("utf-8")})
    return [f"Read as {name}: {some(file for file in encodings if encodings[file] == name)}." for name in others]


def empty(value: object) -> bool:
    """Tell whether a cell holds nothing, or one of the words that stand for nothing.

    >>> [empty(value) for value in (None, float("nan"), " ", "NULL", "None said so.")]
    [True, True, True, True, False]
    """
    if isinstance(value, str):
        return not value or value.isspace() or len(value) <= SHORT and value.strip().casefold() in MISSING
    return value is None or value is pd.NA or value is pd.NaT or isinstance(value, float) and value != value
