"""Stops without a space behind them, as scraping leaves them: "ended on Monday.The minister left"."""

import re
from collections.abc import Iterator

from ._edits import Edit

# Two small letters, a letter behind a digit, or two digits; a stop, closing marks; then a capital and a small letter,
# or opening marks and a capital.
_GLUED = re.compile(
    r"""
    [.!?] (?<= [^\W_][^\W_A-Z][.!?] | [^\W_][)\]”"’'%€£][.!?] | [$€£]\d[.!?] ) [”’»)\]"']{0,2}+ ()
    (?= [^\W\d_][^\W\d_A-Z] | [AI]\s[a-z] | O['’][A-Z] | [“‘«„(\["']{1,2}[^\W\d_a-z] )
""",
    re.VERBOSE,
)
_ADDRESS = re.compile(r"://|www\.|@|\w\.\w{2,12}/")
_ENDING = re.compile(r"(?i:com|org|pdf|html?|docx?|xlsx?|js|exe|csv|txt|py)\b")  # Booking.Com, Report.Pdf
QUOTED = 2000  # characters behind a mark in which it is closed
REACH = 100  # characters of a word that are looked at on either side


def glued(text: str) -> Iterator[Edit]:
    """Yield a space behind each stop that ends a sentence and has none."""
    opened = -1  # the last quotation mark that was found to open a quotation
    for hit in _GLUED.finditer(text):
        at = hit.end()
        first = text[at : at + 3].lstrip("“‘«„([\"'")[:1]
        if not first.isupper() or text[hit.start() - 1].isupper() or _is_address(text, at):
            continue
        if text[at - 1] == '"' and _opens(text, at - 1, opened):
            opened = at = at - 1
        yield at, at, " "


def _opens(text: str, mark: int, opened: int) -> bool:
    """Tell whether a straight mark opens a quotation: unless the last one before it does."""
    last = text.rfind('"', max(0, mark - QUOTED), mark)
    return last < 0 or last != opened and text[max(0, last - 1)] not in " \n\t\xa0([—–" and last > 0


def _is_address(text: str, at: int) -> bool:
    """Tell whether the stop before an offset stands in an address or the name of a file."""
    around = text[max(0, at - REACH) : at].rsplit(None, 1)[-1] + text[at : at + REACH].split(None, 1)[0]
    return bool(_ENDING.match(text, at) or _ADDRESS.search(around))
