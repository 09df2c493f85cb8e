"""Quotation marks: which stretches of a text stand between them.

Marks are paired by kind (curly, straight, low, angled; double before single), with a mixed pair as a
fallback, because news copy passes through many hands: an opening straight mark is often closed by a
curly one, and a quotation that runs over paragraphs repeats its opening mark and closes once.
Only the outermost pair counts; what stands in marks inside a quotation belongs to that quotation.
"""

import re
from bisect import bisect_right

Span = tuple[int, int]  # start and end in the text

_DOUBLE_OPEN, _DOUBLE_CLOSE = frozenset("“„«") | {"``"}, frozenset("”»")
_EITHER = frozenset('"＂') | {"''"}  # one mark for both ends; two apostrophes in wire and archive copy
_MARK = re.compile("[\"＂“”„«»]|''|``")
_SINGLE = re.compile("[‘’'‹›]")
# A line that goes on in lower case is the same paragraph, wrapped.
_PARAGRAPH = re.compile(r"\S.*(?:\n(?=\s*[a-z]).*)*")
# Attribute values in left-over markup (<a href="...">) are no quotations.
_TAG = re.compile(r"<[A-Za-z/][^<>\n]{0,2000}>")
# Words that begin with an apostrophe.
_ELISION = re.compile(r"\d\ds?\b|(?:em|til|tis|twas|cause|bout|round|n|cuz)\b", re.I)
_TRIMMED = re.compile(r"\S(?:.*\S)?", re.S)
_BEFORE_OPEN = '([{—–-/“"„«:'
_AFTER_CLOSE = '.,;:!?)]}—–-/”"»…'


def quoted(text: str) -> list[Span]:
    r"""List the outermost stretches in quotation marks: offsets inside the marks, white space trimmed, in order.

    A quotation continued over paragraphs gives one stretch a paragraph.

    >>> text = 'He said: “It\'s \'fine\', I think.” She called it "odd”.'
    >>> [text[a:b] for a, b in quoted(text)]
    ["It's 'fine', I think.", 'odd']
    """
    plain = _TAG.sub(lambda tag: " " * len(tag[0]) if "=" in tag[0] else tag[0], text)
    spans: list[Span] = []
    carried = False
    for start, end in (paragraph.span() for paragraph in _PARAGRAPH.finditer(text)):
        marks = [m.span() for m in _MARK.finditer(plain, start, end)]
        pairs, carried = _pair(text, (start, end), marks, carried)
        spans += _outermost(pairs + _singles(text, start, end, pairs))
    trimmed = filter(None, (_TRIMMED.search(text, start, end) for start, end in spans))
    return [inside.span() for inside in trimmed if any(ch.isalnum() for ch in inside[0])]


def _side(text: str, start: int, end: int, at: int, after: int) -> str:
    """Say what the surroundings make of a mark: it opens ("open"), closes ("close"), or either ("")."""
    before = at == start or text[at - 1].isspace() or text[at - 1] in _BEFORE_OPEN
    behind = after >= end or text[after].isspace() or text[after] in _AFTER_CLOSE
    if before == behind:
        return "open" if not before and text[at - 1] in ",:" else ""
    return "open" if before else "close"


def _pair(text: str, paragraph: Span, marks: list[Span], carried: bool) -> tuple[list[Span], bool]:
    """Pair the marks of one paragraph, and say whether its last quotation goes on in the next one.

    `carried`: the paragraph before ended inside a quotation.
    """
    start, end = paragraph
    pairs: list[Span] = []  # outermost, closed
    inner: list[Span] = []  # one level in, since the outermost mark opened
    opened: list[tuple[int, str]] = []  # marks waiting to be closed: (offset behind the mark, mark)
    for at, after in marks:
        mark, side = text[at:after], _side(text, start, end, at, after)
        if _is_opening(mark, side, opened):
            if opened and mark in _EITHER and opened[-1][1] in _EITHER:
                # Straight marks do not nest: the one before was never closed.
                _settle(pairs, inner, opened, at)
            opened.append((after, mark))
        elif opened:
            _close(pairs, inner, opened, mark, at)
        elif carried and not pairs and side != "open":
            pairs.append((start, at))  # the closing mark of a quotation that began a paragraph earlier
    goes_on = bool(opened) and not inner
    _settle(pairs, inner, opened, end)
    return sorted(pairs), goes_on


def _is_opening(mark: str, side: str, opened: list) -> bool:
    """Say whether a mark opens: a curly one by its form unless the surroundings contradict, a straight one by place."""
    if mark in _DOUBLE_OPEN:
        return not (opened and side == "close")
    return side == "open" and not (opened and mark in _DOUBLE_CLOSE)


def _close(pairs: list, inner: list, opened: list, mark: str, at: int) -> None:
    """Close the innermost open mark of this kind, or the innermost one (a mixed pair)."""
    if mark in _DOUBLE_CLOSE and len(opened) > 1 and opened[-1][1] in _EITHER and opened[-2][1] in _DOUBLE_OPEN:
        opened.pop()
    inside, _ = opened.pop()
    if not opened:
        pairs.append((inside, at))
        inner.clear()
    elif len(opened) == 1:
        inner.append((inside, at))


def _settle(pairs: list, inner: list, opened: list, end: int) -> None:
    """End what is still open at `end`: at the next quotation inside it, or there."""
    if opened:
        inside = opened[0][0]
        stops = [a - 1 for a, _ in inner] + [a - 1 for a, _ in opened[1:2]] + [end]
        pairs += [(inside, min(stops)), *inner]
        pairs += [(a, end) for a, _ in opened[1:2] if not inner or a > inner[-1][1]]
    inner.clear()
    opened.clear()


def _singles(text: str, start: int, end: int, doubles: list[Span]) -> list[Span]:
    """Pair the single marks outside the double ones; an apostrophe is not a mark."""
    pairs, inside = [], -1
    last_stop = -1  # the latest place where a bare plural possessive could also have closed
    for m in _SINGLE.finditer(text, start, end):
        at = m.start()
        double = bisect_right(doubles, (at, end)) - 1  # the last one that opens before this mark
        if double >= 0 and at < doubles[double][1]:
            continue
        side = _side(text, start, end, at, at + 1)
        if side == "open" and m.group() in "‘'‹" and not _ELISION.match(text, at + 1):
            if inside >= 0 and last_stop > inside:
                pairs.append((inside, last_stop))
            inside, last_stop = at + 1, -1
        elif side == "close" and inside >= 0 and m.group() != "‘":
            if _plural_possessive(text, at):
                last_stop = at
                continue
            pairs.append((inside, at))
            inside = -1
    if inside >= 0 and last_stop > inside:
        pairs.append((inside, last_stop))
    return [(a, b) for a, b in pairs if b > a]


def _plural_possessive(text: str, at: int) -> bool:
    """Know a plural possessive (voters' rights); a later mark may be the closing one."""
    return text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()


def _outermost(spans: list[Span]) -> list[Span]:
    """Drop the stretches inside others; a single pair that cuts through a double one was no pair."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
