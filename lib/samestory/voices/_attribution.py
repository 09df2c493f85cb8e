"""Which cue and which source a quotation belongs to.

Works on the line of word classes: the cue behind a quotation ("…," Lee said), before it (Lee said: "…"; calling it
"…"), in the sentence that leads up to it, or none, in which case the speaker is carried over.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple

from ._cues import Cue
from ._phrases import clause_subject, noun_phrase_after, noun_phrase_before
from ._tags import Line

_REACH = 80  # items a cue can be away from its quotation
_BACK = 60  # quotations or cues that a carried speaker can be away


class Owner(NamedTuple):
    """What a quotation item was attributed by: a cue (index, or -1) and source items (or None), and how."""

    item: int
    cue: int
    source: tuple[int, int] | None
    how: str  # after, before, intro, dash, closing, led, carried, none


def owners(line: Line, cues: list[Cue], text_of: Callable[[int], str]) -> list[Owner]:
    """The owner of every quotation of the line, in order; `text_of(row)` gives the text in the marks."""
    firsts = [cue.first for cue in cues]
    out: list[Owner] = []
    for item in sorted(line.quotes):
        begin, stop = line.begin(item), line.stop(item)
        inside = text_of(line.quotes[item])
        owner = _after(line, cues, firsts, item, begin, stop, inside)
        before = None if owner else _before(line, cues, firsts, item, begin)
        if before and not _speaks(cues[before.cue]):
            owner = _closing(line, cues, firsts, item, stop)
        owner = (
            owner
            or before
            or _signed(line, item)
            or _intro(line, cues, firsts, item, begin)
            or _dash(line, item)
            or _closing(line, cues, firsts, item, stop)
        )
        owner = (
            owner
            or _told_somehow(line, item, inside)
            or _led(line, item, begin, inside)
            or _carried(line, cues, firsts, item, begin, stop, inside, out)
        )
        out.append(owner or Owner(item, -1, None, "none"))
    return _from_behind(line, out)


def _from_behind(line: Line, owned: list[Owner]) -> list[Owner]:
    """A quotation still without a speaker shares that of the next one in its paragraph: "One." "Two," Lee said."""
    for n in range(len(owned) - 2, -1, -1):
        here, there = owned[n], owned[n + 1]
        alone = line.kinds[here.item - 1] in "|¶" and line.kinds[here.item + 1] in "|¶"
        if (
            here.how == "none"
            and alone
            and there.how in ("after", "carried")
            and line.paragraph(here.item) == line.paragraph(there.item)
        ):
            owned[n] = Owner(here.item, there.cue, there.source, "carried")
    return owned


def _source(cue: Cue) -> tuple[int, int] | None:
    return (cue.source, cue.source_last) if cue.source >= 0 else None


def _after(line, cues, firsts, item, begin, stop, inside) -> Owner | None:
    """ "…," said Lee; "…," Lee, the chairman, said; "…," according to Lee."""
    kinds = line.kinds
    inside = inside.rstrip("'\"’”")  # a quotation within this one ends with it
    open_end = inside[-1:] in ",?!;—–-…" or kinds[item + 1] in ",-" or kinds[item - 1] in "|¶"
    if not open_end or inside[-1:] == "." and kinds[item + 1] in "|¶" or kinds[item + 1] == "¶":
        return None
    starts_sentence = kinds[item - 1] in "|¶"
    starts = kinds[item - 1] in "|¶" or inside[-1:] in ",?!—–-"
    for n in range(bisect_right(firsts, item), len(cues)):
        cue = cues[n]
        if cue.first >= stop or cue.first > item + 40:
            return _asked(line, cues, n, item, inside)
        if cue.use == "noun":
            continue
        if not starts_sentence and not cue.inverted and line.word(cue.last + 1) in ("that", "whether"):
            return None
        gap = kinds[item + 1 : cue.source if item < cue.source < cue.first else cue.first]
        if cue.inverted and not gap.strip(",-r"):
            return Owner(item, n, _source(cue), "after")
        if not starts:
            return None
        if item < cue.source < cue.first and not set(gap) - set(",-rsit"):
            return Owner(item, n, _source(cue), "after")
        if cue.source >= 0 and cue.source < cue.first and gap.startswith(("G", ",G")) and kinds[item - 1] in "|¶":
            return None
        if item < cue.source < cue.first and "V" not in gap and kinds[item - 1] in "|¶" and inside[-1:] == ",":
            return Owner(item, n, _source(cue), "after")
        return None
    return None


def _asked(line, cues, n, item, inside) -> Owner | None:
    """ "Why?" Lee, the chairman, asked.: the mark of the question looked like the end of the sentence."""
    cue, kinds = cues[n], line.kinds
    if (
        inside[-1:] in "?!…"
        and kinds[item + 1] == "|"
        and cue.source == item + 2
        and kinds[cue.last + 1] in ".,r|¶"
        and _speaks(cue)
    ):
        return Owner(item, n, _source(cue), "after")
    return None


def _before(line, cues, firsts, item, begin) -> Owner | None:
    """Lee said, "…"; calling it a "…" and "…" thing: a cue before the marks, of speech rather than thought.

    The nearest one in the same stretch between commas; across commas the first, on which the others depend.
    """
    best = None
    n = bisect_left(firsts, item) - 1
    while n >= 0 and cues[n].first > max(begin, item - _REACH):
        cue = cues[n]
        if cue.last < item:
            sourced = cue.source >= 0 and line.word(cue.source) not in _NOBODY
            if best is None and cue.use == "noun" and sourced and line.word(cue.last + 1) == "that":
                return Owner(item, n, _source(cue), "before")  # Lee's conclusion that it was "…"
            close = "," not in line.kinds[cue.last + 1 : item - 1]
            rank = (cue.last >= item - 2 and _speaks(cue), _speaks(cue) and sourced, sourced, cue.use != "noun", close)
            if best is None or rank > best[0] or rank == best[0] and not close:
                best = rank, n
                if all(rank):
                    break
        n -= 1
    return None if best is None else Owner(item, best[1], _source(cues[best[1]]), "before")


_NOBODY = frozenset(("it", "there", "that", "this", "it's", "there's"))


def _speaks(cue: Cue) -> bool:
    """Does the cue tell of words rather than of thoughts, plans or appearances?"""
    return (
        (cue.use in ("verb", "clause", "colon", "light") or cue.inverted)
        and not cue.weak
        and (cue.use == "light" or cue.force not in ("belief", "evidential", "commissive"))
    )


def _intro(line, cues, firsts, item, begin) -> Owner | None:
    """A sentence that ends in a colon before the paragraph of the quotation."""
    if begin < 1 or begin != item - 1 or line.kinds[begin - 1] != ":":
        return None
    previous = line.begin(begin)
    n = bisect_left(firsts, begin) - 1
    if n >= 0 and cues[n].first > previous:
        return Owner(item, n, _source(cues[n]), "intro")
    found = clause_subject(line, begin - 2) or noun_phrase_before(line, begin - 2)
    return Owner(item, -1, found, "intro") if found else None


def _dash(line, item) -> Owner | None:
    """ "…" — Ann Lee, mayor: a dash and a name, in the same or the next line."""
    kinds = line.kinds
    at = item + 1
    while at < len(kinds) and kinds[at] in "|¶" and at - item < 3:
        at += 1
    if at + 1 < len(kinds) and kinds[at] == "-" and kinds[at + 1] == "N":
        found = noun_phrase_after(line, at + 1)
        if found and kinds[found[1] + 1] in ",|¶.(":
            return Owner(item, -1, found, "dash")
    return None


def _signed(line, item) -> Owner | None:
    """A paragraph in marks with a name behind it or as the next line: "Ann Lee, 34, Graz"."""
    kinds = line.kinds
    if kinds[item - 1] != "¶" or kinds[item + 1] not in "|¶N":
        return None
    beside = kinds[item + 1] == "N"
    at = item + 1 if beside else item + 2
    found = noun_phrase_after(line, at) if at < len(kinds) else None
    stop = line.stop(at)
    rest = kinds[at:stop].rstrip("." if beside else "")
    if (
        found
        and kinds[at] == "N"
        and len(rest) < 20
        and not set("VxmeQ.:PwG") & set(rest)
        and kinds[stop : stop + 1] != "|"
    ):
        return Owner(item, -1, found, "dash")
    return None


def _told_somehow(line, item, inside) -> Owner | None:
    """ "…," the senator riffed; "…?" reacted Lee: a verb that no list has, where only an attribution can stand."""
    kinds = line.kinds
    if kinds[item - 1] not in "|¶" or inside[-1:] not in ",?!—–":
        return None
    at = item + 2 if kinds[item + 1] in "e" else item + 1
    found = noun_phrase_after(line, at)
    if found is None or not set("NP") & set(kinds[found[0] : found[1] + 1]) and kinds[found[0]] != "D":
        return None
    behind = kinds[found[1] + 1]
    if at == item + 2 and behind in ".,|¶i" or at == item + 1 and behind in "en" + "r":
        return Owner(item, -1, found, "after")
    return None


def _closing(line, cues, firsts, item, stop) -> Owner | None:
    """ "… will be "…" and more, Lee said.": an attribution that closes the sentence."""
    for n in range(bisect_right(firsts, item), len(cues)):
        cue = cues[n]
        if cue.first >= min(stop, item + _REACH):
            return None
        start = cue.first if cue.inverted or cue.source < 0 else min(cue.first, cue.source)
        if _speaks(cue) and cue.source > item and line.kinds[start - 1] in ",-":
            return Owner(item, n, _source(cue), "closing")
    return None


def _led(line, item, begin, inside) -> Owner | None:
    """A sentence without a cue that runs into the marks by comma, colon or dash: the name at the colon or its
    subject speaks.
    """
    kinds = line.kinds
    if kinds[item - 1] not in ",:-" or item - 1 <= begin or not inside[:1].isupper() or len(inside.split()) < 4:
        return None
    found = noun_phrase_before(line, item - 2) if kinds[item - 1] == ":" else None
    if found is None or "N" not in kinds[found[0] : found[1] + 1]:
        found = clause_subject(line, item - 2)
    return Owner(item, -1, found, "led") if found else None


def _carried(line, cues, firsts, item, begin, stop, inside, out) -> Owner | None:
    """No cue of its own: the speaker of the sentence before that has one, if the marks hold a sentence or a long
    piece.
    """
    whole = begin == item - 1 and stop == item + 1
    paragraph = line.paragraph(item)
    if not whole and len(inside.split()) < 4:
        return None
    limit = paragraph if not whole else 0
    previous = next((o for o in reversed(out[-_BACK:]) if o.how != "none"), None)
    n = bisect_left(firsts, item) - 1
    far = n - _BACK
    while n >= 0 and n > far and not (_speaks(cues[n]) and cues[n].source >= 0):
        n -= 1
    n = n if n > far else -1
    if previous is not None and (n < 0 or previous.item > line.begin(cues[n].first)):
        if previous.item > limit and line.article[previous.item] == line.article[item]:
            return Owner(item, previous.cue if previous.item > paragraph else -1, previous.source, "carried")
        return None
    if n < 0 or cues[n].first <= limit or line.article[cues[n].first] != line.article[item]:
        return None
    head = line.begin(cues[n].first)
    for m in range(max(bisect_right(firsts, head), n - _BACK), n + 1):
        if _speaks(cues[m]) and cues[m].source >= 0:
            return Owner(item, m if cues[m].first > paragraph else -1, _source(cues[m]), "carried")
    return None
