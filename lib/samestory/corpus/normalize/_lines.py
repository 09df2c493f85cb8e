"""Lines that go on: which line ends part nothing, because the text was wrapped or hyphenated.

A line goes on for certain where the next one begins with a small letter, or where it ends in a comma, an article or a
hyphen. Where many line ends are of this kind the text is wrapped. Then every line goes on that was full: the first
word of the next one would not have fitted in. Lists, speakers' turns, headlines and datelines never go on.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ... import codebooks
from .._zones import title_case
from ..text import STARTERS, paragraphs
from ._edits import Edit
from ._hyphens import SUSPENDED, Hyphens

Span = tuple[int, int]
_BOOK = codebooks.read("normalize")
_OPEN_ENDS = frozenset(_BOOK["line_goes_on"]["words"])
_SELDOM_ENDS = frozenset(_BOOK["line_seldom_ends"]["words"])
_ENTRY = re.compile(rf"(?i:{'|'.join(_BOOK['not_words']['words'])})\b[^.!?]{{0,80}}\Z")
_FIRST_WORD = re.compile(r"\w*")
_IN_WORD = re.compile(r"(?:[^\W_]|[A-Z]\.)\Z")
_TOKEN = re.compile(r"\S{0,40}")
_ITEM = re.compile(r"[-*•·▪◦‣●■>#|]\s|&(?:bull|#149|#8226);|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s|[–—]\s?[“\"A-Z]")
_TURN = re.compile(r"[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,3}:(?:\s|\Z)")
_LABEL = re.compile(r"[A-Z][A-Z .-]{0,30}:(?:\s|\Z)")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
QUOTED_COMMAS = frozenset([',"', ",”", ",'", ",’", "”,", '",'])
HYPHENS, STOPS, CLOSERS = "-\u2010", ".!?…:", "\"'”’)]»"
LONGEST = 9  # characters behind which the last word of a line is looked for
NARROW = 15  # characters: nobody wraps a text at less
ENTRY, LONG_ENTRY = 0.8, 100  # an entry of the page is shorter than this share of the width, or than so many characters
SHORT = 15  # characters: shorter lines are those of lists and verse
# Shares as in codebooks/health.toml ([wrapped]): of all line ends, or where all lines are of one width.
SHARE, SHARE_EVEN, EVEN = 0.35, 0.1, 1.5
LOOSE = 10  # of a hundred full lines, those that may be narrower (proportional type)


class End(NamedTuple):
    """The end of a line that is followed by another without a blank line between them."""

    start: int  # of the line
    end: int
    next: int  # start of the next line
    next_end: int
    first: bool  # whether a blank line, or none, stands above
    reach: int  # how long the line would be with the first word of the next one
    sure: str  # why the line goes on: "hyphen", "open", "small"; "comma" where it likely does; or ""


def joined(text: str) -> Iterator[tuple[str, Edit]]:
    """Yield what joins the lines that go on, each behind its kind of change."""
    lines = paragraphs(text)
    sure = [_sure(text, end, following) for (_, end), (following, _) in pairwise(lines)]
    if not any(sure) or set(sure) <= {"", "comma"}:
        return
    if _without_capitals(text, lines):
        sure = [why if why == "hyphen" else "" for why in sure]
        if not any(sure):
            return
    for blank in (1, 2):  # in a text of double spacing a blank line stands between any two lines
        ends = list(_ends(text, lines, sure, blank))
        if any(end.sure not in ("", "comma") for end in ends):
            break
    else:
        return
    width = _width(lines, ends)
    if blank == 2 and not width:
        return
    hyphens = Hyphens(text, sum(end.sure == "hyphen" for end in ends), len(lines))
    begun, upto = 0, -1
    for end in ends:
        begun = begun if upto == end.start else end.start
        if _goes_on(text, end, width, end.end - begun):
            upto = end.next
            yield _edit(text, end, hyphens)


def _without_capitals(text: str, lines: list[Span]) -> bool:
    """Tell whether most lines begin with a small letter even where a sentence begins: then one says nothing."""
    firsts = [text[lines[0][0]], *(text[after] for (_, end), (after, _) in pairwise(lines) if _stopped(text, end))]
    return sum(map(str.islower, firsts)) > len(firsts) / 2


def _ends(text: str, lines: list[Span], sure: list[str], blank: int) -> Iterator[End]:
    """Find the line ends with as many breaks before the next line."""
    first = True
    for ((start, end), (following, until)), why in zip(pairwise(lines), sure):
        breaks = len(_BREAK.findall(text, end, following)) if following - end > 1 else 1
        if max(breaks, 1) == blank:
            reach = end - start + 1 + len(_TOKEN.match(text, following)[0])
            if why == "seldom":  # a headline is shorter, and the line below it often longer
                why = "open" if SHORT <= end - start and until - following <= EVEN * (end - start) else ""
            yield End(start, end, following, until, first, reach, why)
        first = breaks > blank


def _sure(text: str, end: int, following: int) -> str:
    """Say why a line goes on for certain, or return nothing."""
    last, next_ = text[end - 1], text[following]
    if last in HYPHENS and next_.isalnum() and _IN_WORD.search(text, max(0, end - 3), end - 1):
        return "open" if _FIRST_WORD.match(text, following)[0] in SUSPENDED else "hyphen"
    if next_.islower():
        return "" if _stopped(text, end) else "small"
    word = text[max(0, end - LONGEST) : end].rsplit(None, 1)[-1]
    if next_ in ",;)" or word in _OPEN_ENDS:
        return "open"
    quoted = text[end - 2 : end] in QUOTED_COMMAS
    if (quoted or word in _SELDOM_ENDS) and _FIRST_WORD.match(text, following)[0] not in STARTERS:
        return "open" if quoted else "seldom"
    return "comma" if last == "," else ""


def _stopped(text: str, end: int) -> bool:
    """Tell whether the line ends in a stop or a colon, closing marks aside."""
    return text[max(0, end - 4) : end].rstrip(CLOSERS)[-1:] in STOPS


def _width(lines: list[Span], ends: list[End]) -> int:
    """Return how long a line must be with the first word of the next to be full; 0 where the text is not wrapped."""
    sure = [end for end in ends if end.sure]
    lengths = sorted(end.end - end.start for end in sure)
    width = min(lengths[-1], sorted(end.reach for end in sure)[len(sure) * LOOSE // 100])
    all_lengths = [end - start for start, end in lines]
    longer = [length for length in all_lengths if length > EVEN * lengths[len(lengths) // 2]]
    wrapped = len(sure) >= (SHARE if longer else SHARE_EVEN) * len(ends) and sum(longer) < sum(all_lengths) / 2
    return width if wrapped and width >= NARROW else 0


def _goes_on(text: str, end: End, width: int, length: int) -> bool:
    """Tell whether a line goes on; `length` counts the lines before it that were joined to it."""
    full = 0 < width < end.reach
    following = text[end.next : end.next_end]
    if end.sure == "hyphen":
        return True
    if _ITEM.match(following) or _LABEL.match(following):
        return False
    if end.sure == "open":
        return True
    if end.sure == "small":
        is_entry = len(following) < ENTRY * (width or LONG_ENTRY) and _ENTRY.match(following)
        return not is_entry and (full or length >= SHORT)
    if not full or _stopped(text, end.end):
        return full and not _TURN.match(following)
    return not _headline(text[end.start : end.end], following, end.first)


def _headline(line: str, following: str, first: bool) -> bool:
    """Tell whether a full line without a stop is a headline, or a sentence begins below it all the same."""
    word = _FIRST_WORD.match(following)[0]
    if title_case(line.split()):
        return first and not title_case(following.split())
    return word in STARTERS and word != "I" or line.isupper() and not word.isupper()


def _edit(text: str, end: End, hyphens: Hyphens) -> tuple[str, Edit]:
    """Return what joins a line to the next one."""
    if end.sure != "hyphen":
        return "lines", (end.end, end.next, "" if text[end.next] in ",;)" else " ")
    kept = hyphens.kept(end.end, end.next)
    return "hyphens", (end.end if kept else end.end - 1, end.next, "")
