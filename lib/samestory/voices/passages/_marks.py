"""Quotation marks: which stretches of a text stand between them.

Marks are paired by kind (curly, straight, low, angled; double before single), with a mixed pair as a
fallback, because news copy passes through many hands: an opening straight mark is often closed by a
curly one, and a quotation that runs over paragraphs repeats its opening mark and closes once.
Only the outermost pair counts; what stands in marks inside a quotation belongs to that quotation.
"""

import re
from bisect import bisect_right

from ._attributed import attribution_in
from ._passage import Passage, Span

Stretch = tuple[int, int, bool]  # start, end, and whether its mark is never closed

_DOUBLE_OPEN, _DOUBLE_CLOSE = frozenset("“„«") | {"``"}, frozenset("”»")
_EITHER = frozenset('"＂') | {"''"}  # one mark for both ends; two apostrophes in wire and archive copy
_MARK = re.compile(r"[\"＂“”„«»'`](?:(?<!['`])|(?<=')'|(?<=`)`)")  # one set of first characters: a fast search
_SINGLE = re.compile(r"[‘’'‹›](?:(?<!\w.)|(?!\w))")  # between two letters it is an apostrophe
# A line that goes on in lower case is the same paragraph, wrapped.
_PARAGRAPH = re.compile(r"\S.*(?:\n(?=\s*[a-z]).*)*")
# Attribute values in left-over markup (<a href="...">) are no quotations.
_TAG = re.compile(r"<[A-Za-z/][^<>\n]{0,2000}>")
# Words that begin with an apostrophe.
_ELISION = re.compile(r"\d\ds?\b|(?:em|til|tis|twas|cause|bout|round|n|cuz)\b", re.I)
_TRIMMED = re.compile(r"\S(?:.*\S)?", re.S)
_LETTER = re.compile(r"[^\W_]")
_SMALL = re.compile(r"\s*[a-z][^.!?\n]{0,2000}[.!?](?=\s|$)")  # words that go on with a sentence end with it
_INCHES = re.compile(r"(?<=\d)[\"”＂](?=\s?(?:[a-z]|[x×]\s?\d))")
_BEFORE_OPEN = '([{—–-/“"„«:'
_AFTER_CLOSE = '.,;:!?)]}—–-/”"»…'


def quoted(text: str) -> list[Passage]:
    r"""List the outermost stretches in quotation marks: offsets inside the marks, white space trimmed, in order.

    A quotation continued over paragraphs gives one stretch a paragraph. A mark that is never closed is unsure: its
    stretch ends at the attribution behind the words, or with the paragraph.

    >>> text = 'He said: “It\'s \'fine\', I think.” She called it "odd”.'
    >>> [text[p.start : p.end] for p in quoted(text)]
    ["It's 'fine', I think.", 'odd']
    """
    plain = _TAG.sub(lambda tag: " " * len(tag[0]) if "=" in tag[0] else tag[0], text) if "<" in text else text
    spans: list[Stretch] = []
    carried = False
    for start, end in (paragraph.span() for paragraph in _PARAGRAPH.finditer(text)):
        marks = [m.span() for m in _MARK.finditer(plain, start, end)]
        if not marks and not carried:
            spans += _outermost(_singles(text, start, end, []))
            continue
        goes_on = carried and bool(marks) and _continues(text, start, marks[0])
        if carried and not (goes_on and attribution_in(text, *spans[-1][:2]) < 0):
            spans[-1] = (*spans[-1][:2], True)
        pairs, carried = _pair(text, (start, end), marks, goes_on)
        spans += _outermost(pairs + _singles(text, start, end, pairs))
    if carried:
        spans[-1] = (*spans[-1][:2], True)
    return list(filter(None, (_passage(text, *span) for span in spans)))


def _continues(text: str, start: int, mark: Span) -> bool:
    """Say whether a paragraph goes on with the quotation of the one before: it opens with a mark, or closes one."""
    at, after = mark
    return at == start or text[at] not in "“„«" and not text[at - 1].isspace() or text[at:after] in _DOUBLE_CLOSE


def _passage(text: str, start: int, end: int, unsure: bool) -> Passage | None:
    """Trim a stretch and end it at its attribution if its mark is never closed; None if nothing is left."""
    if unsure:
        end = _end_of_unclosed(text, start, end)
    inside = _TRIMMED.search(text, start, end)
    return inside and Passage(*inside.span(), unsure=unsure) if inside and _LETTER.search(inside[0]) else None


def _end_of_unclosed(text: str, start: int, end: int) -> int:
    """Find where the words behind an unclosed mark end: at their attribution, or at a stop, if they begin small."""
    cut = attribution_in(text, start, end)
    if cut > start:
        return cut
    stop = _SMALL.match(text, start, end)
    return stop.end() if stop else end


def _side(text: str, start: int, end: int, at: int, after: int) -> str:
    """Say what the surroundings make of a mark: it opens ("open"), closes ("close"), or either ("")."""
    before = at == start or text[at - 1].isspace() or text[at - 1] in _BEFORE_OPEN
    behind = after >= end or text[after].isspace() or text[after] in _AFTER_CLOSE
    if before == behind:
        return "open" if not before and text[at - 1] in ",:" else ""
    return "open" if before else "close"


def _pair(text: str, paragraph: Span, marks: list[Span], carried: bool) -> tuple[list[Stretch], bool]:
    """Pair the marks of one paragraph, and say whether its last quotation goes on in the next one.

    `carried`: the paragraph before ended inside a quotation.
    """
    start, end = paragraph
    pairs: list[Stretch] = []  # outermost, closed
    inner: list[Stretch] = []  # one level in, since the outermost mark opened
    opened: list[tuple[int, str]] = []  # marks waiting to be closed: (offset behind the mark, mark)
    for n, (at, after) in enumerate(marks):
        mark, side = text[at:after], _side(text, start, end, at, after)
        if (
            text[at - 1].isdecimal()
            and _INCHES.match(text, at)
            and (not opened or n + 1 < len(marks) and _closes(text, start, end, marks[n + 1]))
        ):
            continue
        if _is_opening(mark, side, opened):
            if opened and mark in _EITHER and opened[-1][1] in _EITHER:
                # Straight marks do not nest: the one before was never closed.
                _settle(pairs, inner, opened, at)
            opened.append((after, mark))
        elif opened:
            _close(pairs, inner, opened, mark, at)
        elif carried and not pairs and side != "open":
            pairs.append((start, at, False))  # the closing mark of a quotation that began a paragraph earlier
    goes_on = bool(opened) and (not inner or opened[0][1] in _EITHER and inner[0][0] > opened[0][0] + 1)
    if goes_on:
        pairs.append((opened[0][0], end, False))
    else:
        _settle(pairs, inner, opened, end)
    return sorted(pairs), goes_on


def _closes(text: str, start: int, end: int, mark: Span) -> bool:
    return _side(text, start, end, *mark) == "close" and not _INCHES.match(text, mark[0])


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
        pairs.append((inside, at, False))
        inner.clear()
    elif len(opened) == 1:
        inner.append((inside, at, False))


def _settle(pairs: list, inner: list, opened: list, end: int) -> None:
    """End what is still open at `end`: at the next quotation inside it, or there."""
    if opened:
        inside = opened[0][0]
        stops = [a - 1 for a, _, _ in inner] + [a - 1 for a, _ in opened[1:2]] + [end]
        pairs += [(inside, min(stops), True), *inner]
        pairs += [(a, end, True) for a, _ in opened[1:2] if not inner or a > inner[-1][1]]
    inner.clear()
    opened.clear()


def _singles(text: str, start: int, end: int, doubles: list[Stretch]) -> list[Stretch]:
    """Pair the single marks outside the double ones; an apostrophe is not a mark."""
    pairs, inside = [], -1
    last_stop = -1  # the latest place where a bare plural possessive could also have closed
    for m in _SINGLE.finditer(text, start, end):
        at = m.start()
        double = bisect_right(doubles, (at, end, True)) - 1  # the last one that opens before this mark
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
    elif inside == start + 1 and text[start] == "‘" and attribution_in(text, inside, end) > 0:
        return [*((a, b, False) for a, b in pairs if b > a), (inside, end, True)]
    return [(a, b, False) for a, b in pairs if b > a]


def _plural_possessive(text: str, at: int) -> bool:
    """Know a plural possessive (voters' rights); a later mark may be the closing one."""
    return text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()


def _outermost(spans: list[Stretch]) -> list[Stretch]:
    """Drop the stretches inside others; a single pair that cuts through a double one was no pair."""
    kept: list[Stretch] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
