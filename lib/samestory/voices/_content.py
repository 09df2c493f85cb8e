"""What a cue reports outside quotation marks: where the reported content begins and ends."""

from ._attribution import Owner
from ._cues import Cue, told_inside
from ._phrases import back, noun_phrase_after, noun_phrase_before
from ._tags import Line

_LONGEST = 150  # items of reported content; a longer "sentence" is a list or no prose
_WHEN = frozenset("while when as after before during since until because although though".split())  # begin no content


def content(line: Line, cues: list[Cue], n: int) -> tuple[int, int] | None:
    """Items [first, last] of what cue `n` reports outside marks, or None.

    It ends with the sentence, or where the same source is given another cue (…, calling him …; … and underscored …).
    """
    kinds, cue = line.kinds, cues[n]
    if not cue.inverted and cue.source > cue.last and line.word(cue.last + 1) == "by":
        return _passive_content(line, cue)
    stop = min(line.stop(cue.last + 1), cue.last + _LONGEST)
    stop = _next_cue(line, cues, n, stop)
    stop = _complement_end(line, cue, stop) if cue.use == "noun" else _main_clause(line, cue, stop)
    first = max(cue.last, cue.source_last if cue.inverted else -1) + 1
    before = _content_before(line, cue)
    while first < stop and kinds[first] in ",:r-.;)" or first == cue.last + 1 < stop and kinds[first] == "x":
        first += 1  # "the hurdles he cited were …"
    if before is not None and (first >= stop or kinds[cue.last + 1] in ".,|¶" or cue.inverted):
        return before
    if first < stop and line.word(first) in ("that", "as") and first + 1 < stop:
        first += 1
    if kinds[first : first + 1] == "Q" or cue.use == "light" and line.word(cue.last + 1) in _WHEN:
        return None
    last = stop - 1
    while last >= first and kinds[last] in ",.;:-q)cb":
        last -= 1
    return (first, last) if last >= first else before


def _passive_content(line: Line, cue: Cue) -> tuple[int, int] | None:
    """ "The law was opposed by Lee", "a law opposed by Lee": what stands before the verb."""
    at = cue.first - 1
    while line.kinds[at] in "rxm!,":
        at -= 1
    return noun_phrase_before(line, at)


def _complement_end(line: Line, cue: Cue, stop: int) -> int:
    """Where the complement of a nominal cue ends: at the verb of the main clause (his claim that taxes fell | was
    wrong).
    """
    clause = line.word(cue.last + 1) in ("that", "whether")
    for item in range(cue.last + 2, stop):
        kind = line.kinds[item]
        if kind in "xmVe" and line.kinds[back(line.kinds, item)] in "NnZz)QP0,OVe" and (clause or _finite(line, item)):
            if not clause:
                return item
            clause = False  # the verb of the complement itself
        elif kind == "," and not clause and line.word(cue.last + 1) not in ("that", "whether"):
            return item
    return stop


def _finite(line: Line, item: int) -> bool:
    """Whether a verb is the verb of a clause rather than a participle (taxes raised by) or a noun (US pressure)."""
    kinds = line.kinds
    past = kinds[item] in "Ve" and line.word(item).endswith(("ed", "s", "said", "told"))
    return kinds[item] in "xm" or past and kinds[item + 1] in "DNPnzZtsQr"


def _main_clause(line: Line, cue: Cue, stop: int) -> int:
    """Where the main clause behind "Asked about taxes, Lee left" begins: at a comma, a subject and a verb."""
    kinds = line.kinds
    if cue.source >= 0 or kinds[cue.first - 1] not in "|¶s":
        return stop
    for item in range(cue.last + 1, stop):
        if kinds[item] in ",Q":
            found = noun_phrase_after(line, item + 1)
            if found and kinds[found[1] + 1] in "Vxme":
                return item + (kinds[item] == "Q")
    return stop


def contents(line: Line, cues: list[Cue], owned: list[Owner]) -> list[tuple[int, int] | None]:
    """For every cue the items of what it reports outside marks.

    None where nothing stands, where all of it stood in marks ("…," he said at the forum), and for cues that are no
    attribution by the outlet (weak ones, thoughts and stances inside what somebody says).
    """
    spent = {o.cue for o in owned if o.how == "after" and o.cue >= 0 and line.word(cues[o.cue].last + 1) != "that"}
    out: list[tuple[int, int] | None] = []
    for n, cue in enumerate(cues):
        inside = any(
            out[m] and out[m][0] <= cue.first <= out[m][1] and told_inside(cues[m], cue)
            for m in range(max(0, n - 4), n)
        )
        out.append(None if cue.weak or inside or n in spent else content(line, cues, n))
    return out


def _next_cue(line: Line, cues: list[Cue], n: int, stop: int) -> int:
    """Where a further cue of the same source cuts off the content of cue n."""
    cue = cues[n]
    for m in range(n + 1, min(n + 30, len(cues))):
        other = cues[m]
        if other.first >= stop:
            break
        lead = other.first - 1
        while line.kinds[lead] in "rxm!":
            lead -= 1
        shared = other.source < other.first and line.kinds[other.first] == "G"  # "…," reaffirming that
        joined = (
            line.kinds[lead] in ",cb"
            or line.kinds[lead] == "Q"
            and shared
            or other.source > cue.last
            and line.kinds[other.source - 1] in "cb,-Q"
        )
        if (
            joined
            and (cue.source < 0 or (other.source, other.source_last) == (cue.source, cue.source_last))
            and other.use != "noun"
        ):
            return max(cue.last + 1, min(lead + 1, other.source if other.source > cue.last else lead + 1))
    return stop


def _content_before(line: Line, cue: Cue) -> tuple[int, int] | None:
    """ "Sales were great, he said.": what stands before the comma of the source."""
    kinds = line.kinds
    start = cue.first if cue.inverted or cue.source < 0 else min(cue.first, cue.source)
    if kinds[start - 1] not in ",-":
        return None
    begin = max(line.begin(start) + 1, start - _LONGEST)
    last = start - 2
    if last - begin < 2 or "Q" in kinds[begin : last + 1] and last - begin < 4:
        return None
    if cue.use != "phrase" and not set("xmVe") & set(kinds[begin : last + 1]):
        return None
    return begin, last
