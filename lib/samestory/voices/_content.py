"""What a cue reports outside quotation marks: where the reported content begins and ends."""

from ._attribution import BEHIND, Owner, quoted_as
from ._cues import Cue
from ._phrases import back, main_subject_behind, noun_phrase_before
from ._tags import LISTS, Line, Span

_LONGEST = 150  # items of reported content; a longer "sentence" is a list or no prose
_RELAY = 12  # items between "quoted" and "as saying"
_CUES = 30  # further cues that may end it
# Inside what a verb of saying reports, stances and thoughts are part of the report; a further verb of saying is not.
_INSIDE = {"neutral": ("belief", "commissive", "directive", "evaluative"), "assertive": ("belief", "evaluative")}


def contents(line: Line, cues: list[Cue], owned: list[Owner]) -> list[Span | None]:
    """Find for every cue the items of what it reports outside marks.

    None where nothing stands, where all of it stood in marks ("…," he said at the forum), and for cues that are no
    attribution by the outlet (weak ones, thoughts and stances inside what somebody says).
    """
    behind = {owner.cue for owner in owned if owner.rule in BEHIND}
    spent = {n for n in behind if n >= 0 and line.words[cues[n].last + 1] != "that"}
    relayed = {line.begin(owner.item) for owner in owned if owner.rule == quoted_as.__name__}
    spans: list[Span | None] = []
    for n, cue in enumerate(cues):
        skipped = cue.weak or n in spent or _belongs_to_other(cues, spans, cue) or _is_relayed(line, cue, relayed)
        spans.append(None if skipped else content(line, cues, n))
    return spans


def _is_relayed(line: Line, cue: Cue, relayed: set[int]) -> bool:
    """Say whether a cue only tells which paper passes words on: was quoted as saying by the Daily, as cited by Tass.

    `relayed`: the beginnings of sentences with a quotation that is passed on.
    """
    words, behind = line.words, cue.last + 1
    if any(words[n] in LISTS["quoted"] for n in range(cue.first, behind)):  # Tass quoted Lee as saying
        stop = min(line.stop(behind), behind + _RELAY)
        if any(words[n - 1] == "as" and words[n] in LISTS["quoting"] for n in range(behind, stop)):
            return True
    if words[cue.first - 1] != "as":
        return False
    by = words[behind] == "by" and words[cue.first] in LISTS["quoted"]
    return by or words[cue.first] in LISTS["quoting"] and line.begin(cue.first) in relayed


def _belongs_to_other(cues: list[Cue], spans: list[Span | None], cue: Cue) -> bool:
    """Say whether a cue is part of what one of the four cues before it reports."""
    near = zip(spans[-4:], cues[max(0, len(spans) - 4) : len(spans)])
    around = [other for span, other in near if span and span[0] <= cue.first <= span[1]]
    return any(cue.use == "noun" or cue.force in _INSIDE.get(other.force, ()) for other in around)


def content(line: Line, cues: list[Cue], n: int) -> Span | None:
    """Find the items [first, last] of what cue `n` reports outside marks.

    It ends with the sentence, or where the same source is given another cue (…, calling him …; … and underscored …).
    """
    kinds, words, cue = line.kinds, line.words, cues[n]
    if not cue.inverted and cue.source > cue.last and words[cue.last + 1] == "by":
        return _passive_content(line, cue)
    stop = _next_cue(line, cues, n, min(line.stop(cue.last + 1), cue.last + _LONGEST))
    stop = _complement_end(line, cue, stop) if cue.use == "noun" else _main_clause(line, cue, stop)
    first = max(cue.last, cue.source_last if cue.inverted else -1) + 1
    while first < stop and (kinds[first] in ",:r-.;)" or first == cue.last + 1 and kinds[first] == "x"):
        first += 1  # "the hurdles he cited were …"
    if words[first] == "by" and words[cue.last] in LISTS["quoting"] and "that" in words[first : min(first + 8, stop)]:
        first = words.index("that", first)  # was quoted as saying by Tass that …
    before = _content_before(line, cue)
    if before and (first >= stop or kinds[cue.last + 1] in ".,|¶" or cue.inverted):
        return before
    if first + 1 < stop and words[first] in ("that", "as"):
        first += 1
    if kinds[first] == "Q" or cue.use == "light" and words[cue.last + 1] in LISTS["circumstance"]:
        return None
    last = first + len(kinds[first:stop].rstrip(",.;:-q)cb")) - 1
    return (first, last) if last >= first else before


def _passive_content(line: Line, cue: Cue) -> Span | None:
    """Find what stands before the verb: "The law was opposed by Lee", "a law opposed by Lee"."""
    at = cue.first - 1
    while line.kinds[at] in "rxm!,":
        at -= 1
    return noun_phrase_before(line, at)


def _content_before(line: Line, cue: Cue) -> Span | None:
    """Find what stands before the comma of the source: "Sales were great, he said."."""
    kinds, last = line.kinds, cue.begin - 2
    begin = max(line.begin(cue.begin) + 1, cue.begin - _LONGEST)
    clause = kinds[begin : last + 1]
    whole = last - begin >= (4 if "Q" in clause else 2) and (cue.use == "phrase" or set("xmVe") & set(clause))
    return (begin, last) if whole and kinds[last + 1] in ",-" else None


def _complement_end(line: Line, cue: Cue, stop: int) -> int:
    """Find the verb of the main clause behind the complement of a noun: his claim that taxes fell | was wrong."""
    kinds = line.kinds
    clause = line.words[cue.last + 1] in ("that", "whether")
    open_clause = clause  # still without its own verb
    for item in range(cue.last + 2, stop):
        if kinds[item] == "," and not clause:
            return item
        if kinds[item] not in "xmVe" or kinds[back(kinds, item)] not in "NnZz)QP0,OVe":
            continue
        if not open_clause and _is_finite(line, item):
            return item
        open_clause = False
    return stop


def _is_finite(line: Line, item: int) -> bool:
    """Tell the verb of a clause from a participle (taxes raised by) and a noun (US pressure)."""
    kinds = line.kinds
    past = kinds[item] in "Ve" and line.words[item].endswith(("ed", "s", "said", "told"))
    return kinds[item] in "xm" or past and kinds[item + 1] in "DNPnzZtsQr"


def _main_clause(line: Line, cue: Cue, stop: int) -> int:
    """Find where the main clause begins behind a fronted cue: "Asked about taxes, | Lee left"."""
    fronted = cue.source < 0 and line.kinds[cue.first - 1] in "|¶s"
    subject = main_subject_behind(line, cue.last) if fronted else None
    return min(subject[0], stop) if subject else stop


def _next_cue(line: Line, cues: list[Cue], n: int, stop: int) -> int:
    """Find where a further cue of the same source cuts off the content of cue `n`."""
    kinds, cue = line.kinds, cues[n]
    for other in cues[n + 1 : n + _CUES]:
        if other.first >= stop:
            break
        if other.use == "noun" or cue.source >= 0 and other.source_span != cue.source_span:
            continue
        lead = other.first - 1
        while kinds[lead] in "rxm!":
            lead -= 1
        own_source = other.source > cue.last
        participle = kinds[lead] == "Q" and kinds[other.first] == "G" and other.source < other.first
        if kinds[lead] in ",cb" or participle or own_source and kinds[other.source - 1] in "cb,-Q":
            return max(cue.last + 1, min(lead + 1, other.source) if own_source else lead + 1)
    return stop
