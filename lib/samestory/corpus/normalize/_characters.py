"""Characters that print nothing or alike: left out, composed, or read as the plain character they stand for."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ._edits import Edit

# Soft hyphens, zero-width spaces and joiners, direction marks, variation selectors, controls: Unicode's
# Default_Ignorable_Code_Point, and the controls that are no white space. At a line end a soft hyphen is printed.
_SILENT = (
    "\x00-\x08\x0e-\x1b\x7f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
# Blocks whose characters stand for plain ones: ligatures, Roman numerals, letterlike, squared, half and full width,
# mathematical letters. Super- and subscripts, fractions, circled numbers, spaces, the ellipsis, quotation marks and
# accents that stand alone are in none of them: 5² is not 52.
_COMPATIBLE = (
    "\u0132\u0133\u013f\u0140\u0149\u017f\u01c4-\u01cc\u01f1-\u01f3\u03d0-\u03d6\u03f0-\u03f9\u0587\u0675-\u0678\u1e9a"
    "\u2100-\u214f\u2160-\u217f\u3371-\u33df\uf900-\ufb4f\ufe30-\ufe6b\uff01-\uffe6\U0001d400-\U0001d7ff"
)
_TAGS = frozenset("<compat> <font> <wide> <narrow> <small> <square> <vertical>".split())
# Any character but those of Latin-1, European names, punctuation and currencies that read as they stand. One class
# alone, with the most frequent characters first, is looked for fast.
_ANY = re.compile(
    "[^\t-\r\x1c-~\x80-\xac\xae-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u2000-\u200a\u2010-\u2029\u202f-\u205f\u20a0-\u20cf]"
)
_STRANGE = re.compile(f"(\xad[^\\S\r\n]*(?:\r\n|[\r\n])[^\\S\r\n]*(?=\\w))|[{_SILENT}]+|[{_COMPATIBLE}]")


def any_strange(text: str) -> bool:
    """Tell whether a text may hold characters that read otherwise; most texts do not."""
    return bool(_ANY.search(text))


def silent_and_compatible(text: str) -> Iterator[Edit]:
    """Yield what leaves out the characters that print nothing, and reads compatible ones as the plain ones."""
    for hit in _STRANGE.finditer(text):
        plain = _plain(hit[0]) if len(hit[0]) == 1 else ""
        if plain != hit[0]:
            yield hit.start(), hit.end(), plain


@cache
def _plain(character: str) -> str:
    """Return what a character reads as; nothing for one that prints nothing."""
    if re.match(f"[{_SILENT}]", character):
        return ""
    tag, _, canonical = unicodedata.decomposition(character).partition(" ")
    if not tag or tag.startswith("<") and tag not in _TAGS:
        return character
    plain = unicodedata.normalize("NFKC", character)
    return character if any(map(str.isspace, plain)) else plain


def composed(text: str) -> Iterator[Edit]:
    """Yield what composes letters and the accents behind them (Unicode's NFC)."""
    if unicodedata.is_normalized("NFC", text):
        return
    for hit in _clusters().finditer(text):
        whole = unicodedata.normalize("NFC", hit[0])
        if whole != hit[0]:
            yield hit.start(), hit.end(), whole


@cache
def _clusters() -> re.Pattern:
    """Build the pattern of a character with what may be composed with it, or a character that is always replaced."""
    parts = [unicodedata.decomposition(chr(n)).split() for n in range(0xC0, 0x10000)]
    second = {chr(int(part[1], 16)) for part in parts if len(part) == 2 and not part[0].startswith("<")}
    single = {chr(n) for n, part in enumerate(parts, 0xC0) if len(part) == 1}
    second |= {chr(n) for n in range(0x300, 0x10000) if unicodedata.combining(chr(n))}
    second |= set(map(chr, range(0x1161, 0x1200)))  # vowels and final consonants of Korean
    return re.compile(f"(?s:.)[{_ranges(second)}]+|[{_ranges(single)}]")


def _ranges(characters: set[str]) -> str:
    """Write characters as the inside of a class of a pattern."""
    codes = sorted(map(ord, characters))
    ends = [n for n, code in enumerate(codes) if n + 1 == len(codes) or codes[n + 1] > code + 1]
    firsts = [0, *(n + 1 for n in ends[:-1])]
    return "".join(f"\\U{codes[a]:08x}-\\U{codes[b]:08x}" for a, b in zip(firsts, ends))
