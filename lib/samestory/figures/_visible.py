"""Characters that no SVG, HTML or PDF can hold, as marks that a reader sees: one for one, so offsets stay."""

import re

# What XML 1.0 and HTML forbid: controls but tab and line ends, halves of surrogate pairs, noncharacters.
FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
PICTURES = {n: chr(0x2400 + n) for n in range(32)} | {0x7F: "\u2421"}  # Unicode's own pictures of control characters


def visible(text: object) -> str:
    r"""Return a text with a mark in place of every character that cannot be written.

    >>> visible("Fine.\tAn\x00 escape\x1b \ud800.")
    'Fine.\tAn␀ escape␛ �.'
    """
    return FORBIDDEN.sub(lambda found: PICTURES.get(ord(found[0]), "\ufffd"), str(text))
