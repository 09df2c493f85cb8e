"""What a cue reports outside quotation marks: where the reported content begins and ends."""

import re

from ._attribution import BEHIND, Owner, quoted_as
from ._cues import Cue
from ._phrases import main_subject_behind, noun_phrase_before
from ._tags import LISTS, Line, Span
from .grammar import back
from .reported import content_of_hearer, narrator, only_circumstances, passive_before

_LONGEST = 150  # items of reported content; a longer "sentence" is a list or no prose
_RELAY = 12  # items between "quoted" and "as saying"
_FINITE = frozenset("xmVe")
_FRONTED = frozenset("isrwGt")  # classes that open a circumstance
_CUES = 30  # further cues that may end it
# Inside what a verb of saying reports, stances and thoughts are part of the report; a further verb of saying is not.
_SAYING = ("neutral", "assertive", "evidential")
_THOUGHTS = ("belief", "commissive", "directive", "evaluative")
_INSIDE = {
    "neutral": (*_THOUGHTS, "assertive", "evidential"),
    "assertive": (*_THOUGHTS, "evidential"),
    "evidential": (*_THOUGHTS, "neutral", "assertive"),
    "belief": ("directive", "evaluative"),
    "commissive": ("belief", "evaluative"),
    "tentative": ("belief", "commissive"),
    "evaluative": ("directive",),
}


def contents(line: Line, cues: list[Cue], owned: list[Owner]) -> list[Span | None]:
    """Find for every cue the items of what it reports outside marks.

    None where nothing stands, where all of it stood in marks ("…," he said at the forum), and for cues that are no
    attribution by the outlet (the writer's own I think, thoughts and stances inside what somebody says).
    """
    behind = {owner.cue for owner in owned if owner.rule in BEHIND}
    spent = {n for n in behind if n >= 0 and line.words[cues[n].last + 1] != "that" and not _topic(line, cues[n].last)}
    relayed = {line.begin(owner.item) for owner in owned if owner.rule == quoted_as.__name__}
    spans: list[Span | None] = []
    for n, cue in enumerate(cues):
        skipped = cue.weak and cue.kind != "unasserted" or n in spent or _belongs_to_other(cues, spans, n)
        skipped = skipped or _is_relayed(line, cue, relayed)
        span = None if skipped else content(line, cues, n)
        for earlier in range(max(0, n - 4), n) if span and span[1] < cue.first else ():
            if spans[earlier] and span[0] <= cues[earlier].first and _holds(cue, cues[earlier]):
                spans[earlier] = None  # Rents fell, as Lee hoped, Hill said
        spans.append(span)
    return spans


def _is_relayed(line: Line, cue: Cue, relayed: set[int]) -> bool:
    """Say whether a cue only tells which paper passes words on: was quoted as saying by the Daily, as cited by Tass.

    `relayed`: the beginnings of sentences with a quotation that is passed on.
    """
    words, behind = line.words, cue.last + 1
    if not LISTS["quoted"].isdisjoint(words[cue.first : behind]):  # Tass quoted Lee as saying
        stop = min(line.stop(behind), behind + _RELAY)
        if any(words[n - 1] == "as" and words[n] in LISTS["quoting"] for n in range(behind, stop)):
            return True
    if words[cue.first - 1] != "as":
        return False
    by = words[behind] == "by" and words[cue.first] in LISTS["quoted"]
    return by or words[cue.first] in LISTS["quoting"] and line.begin(cue.first) in relayed


def _belongs_to_other(cues: list[Cue], spans: list[Span | None], n: int) -> bool:
    """Say whether cue `n` is part of what one of the four cues before it reports."""
    first = cues[n].first
    for other in range(max(0, n - 4), n):
        span = spans[other]
        if span and span[0] <= first <= span[1] and _holds(cues[other], cues[n]):
            return True
    return False


def _holds(outer: Cue, inner: Cue) -> bool:
    """Say whether a cue inside what another one reports is part of the report."""
    part = inner.use == "noun" or inner.kind != "content" or inner.force in _INSIDE.get(outer.force, ())
    return outer.kind == "content" and (part or inner.relative or outer.use == "phrase" and inner.force in _SAYING)


def content(line: Line, cues: list[Cue], n: int) -> Span | None:
    """Find the items [first, last] of what cue `n` reports outside marks.

    It ends with the sentence, or where the same source is given another cue (…, calling him …; … and underscored …).
    """
    kinds, words, cue = line.kinds, line.words, cues[n]
    if not cue.inverted and cue.source > cue.last and words[cue.last + 1] == "by":
        if words[cue.source_last + 1] not in LISTS["question_words"]:
            return _passive_content(line, cues, n)
    stop = _next_cue(line, cues, n, min(line.stop(cue.last + 1), cue.last + _LONGEST))
    stop = _complement_end(line, cue, stop) if cue.use == "noun" else _main_clause(line, cue, stop)
    asked = words[cue.last + 1] == "by" and cue.source > cue.last  # asked by a host whether
    first = max(cue.last, cue.source_last if cue.inverted or asked else -1) + 1
    while first < stop and (kinds[first] in ",:r-.;)" or first == cue.last + 1 and kinds[first] == "x"):
        first += 1  # "the hurdles he cited were …"
    if words[first] == "by" and words[cue.last] in LISTS["quoting"] and "that" in words[first : min(first + 8, stop)]:
        first = words.index("that", first)  # was quoted as saying by Tass that …
    if first < stop and cue.force in _SAYING and cue.use in ("verb", "clause"):
        first = content_of_hearer(line, first, cue.lemma)
    clausal = _is_clausal(line, cue, first)
    before = _content_before(line, cue)
    if before and (first >= stop or kinds[cue.last + 1] in ".,|¶" or cue.inverted or _closes(line, cue, before)):
        return before
    if first + 1 < stop and words[first] in ("that", "as"):
        first += 1
    stop = narrator(line, first, stop, clausal)
    topic = _topic(line, first) if kinds[first] == "Q" else 0
    first = topic or first
    adds = cue.use == "light" and words[cue.last + 1] in LISTS["circumstance"]
    if kinds[first] == "Q" or words[first] == "by" or adds:
        return None
    last = first + len(kinds[first:stop].rstrip(",.;:-q)cb")) - 1
    return (first, last) if last >= first else before or _antecedent(line, cue)


def _topic(line: Line, at: int) -> int:
    """Find where words about a quotation go on an item: "…," he said, notably | regarding taxes; or 0."""
    behind = at + 1
    while line.kinds[behind] in ",r":
        behind += 1
    return behind if line.words[behind] in LISTS["topics"] else 0


def _antecedent(line: Line, cue: Cue) -> Span | None:
    """Find what a relative clause without a pronoun is about: "a deal the union has criticized"."""
    at = cue.source - 1
    relative = cue.use == "verb" and 0 <= cue.source_last < cue.first and at > line.begin(cue.first)
    if not relative or line.kinds[cue.source] not in "DPNn":
        return None
    if line.words[at] in ("that", "which") and line.kinds[at - 1] in "nN":
        at -= 1
    return noun_phrase_before(line, at) if line.kinds[at] in "nN" else None


_CLAUSE = re.compile(r"[r(]*(?:[Pws]|[DNnZz0oicrQGO(),-]{1,14}?[xmVe])")


def _is_clausal(line: Line, cue: Cue, first: int) -> bool:
    """Say whether a cue reports a clause (that taxes fell) rather than a phrase (lower taxes)."""
    if line.words[cue.last + 1] in LISTS["clause_openers"] or cue.use in ("phrase", "colon"):
        return True
    if line.words[first] in LISTS["clause_openers"]:
        return True
    said = cue.force in (*_SAYING, "belief", "tentative")
    return said and cue.use not in ("noun", "light") and bool(_CLAUSE.match(line.kinds, first))


def _passive_content(line: Line, cues: list[Cue], n: int) -> Span | None:
    """Find what stands before the verb: "The law was opposed by Lee", "a law opposed by Lee".

    Where that is a claim with a clause ("The claim that taxes fell was denied by Lee"), the clause is the content.
    """
    verb = passive_before(line, cues[n].first)
    at = (verb if verb >= 0 else cues[n].first) - 1
    while line.kinds[at] in "rxm!,":
        at -= 1
    if line.words[at] == "as" and line.kinds[at - 1] in "|¶":  # As first reported by the Times, rents fell
        return (cues[n].source_last + 2, line.stop(at) - 1) if line.kinds[cues[n].source_last + 1] == "," else None
    if line.words[at] == "as" and line.kinds[at - 1] == ",":  # Rents fell, as first reported by the Times
        begin = max(line.begin(at) + 1, at - _LONGEST)
        return (begin, at - 2) if begin <= at - 2 else None
    for noun in range(n - 1, max(-1, n - 3), -1):
        claimed = cues[noun].use == "noun" and line.words[cues[noun].last + 1] == "that"
        if claimed and cues[noun].first > line.begin(at):
            claim = content(line, cues, noun)
            return claim if claim and claim[1] <= at else noun_phrase_before(line, at)
    return noun_phrase_before(line, at)


def _content_before(line: Line, cue: Cue) -> Span | None:
    """Find what stands before the comma of the source: "Sales were great, he said."."""
    kinds, last = line.kinds, cue.begin - 2
    if kinds[last + 1] == "c":  # Rents fell, he and Lee said
        other = noun_phrase_before(line, last)
        last = other[0] - 2 if other else last
    closed, follows = kinds[last + 1] in ",-", cue.use == "phrase" and cue.inverted
    if not closed and (not follows or kinds[cue.first - 1] in "|¶"):
        return None
    begin = max(line.begin(cue.begin) + 1, cue.begin - _LONGEST)
    if not closed:  # Rents fell according to Lee
        return (begin, cue.first - 1) if cue.first - 1 - begin >= 1 else None
    clause = kinds[begin : last + 1]
    if last - begin < (4 if "Q" in clause else 1) or clause.startswith(("V", "sV")):  # Asked about taxes, he said
        return None
    bare = cue.force == "neutral" and "Q" not in clause and clause[:1] not in _FRONTED  # Not true, he said
    return (begin, last) if cue.use == "phrase" or bare or not _FINITE.isdisjoint(clause) else None


def _closes(line: Line, cue: Cue, before: Span) -> bool:
    """Say whether a cue closes the sentence that it reports: "Rents fell, Lee said on Monday"."""
    clause = line.kinds[before[0] : before[1] + 1]
    whole = not _FINITE.isdisjoint(clause) and not (clause[:1] == "s" and "," not in clause)  # As rents fell, Lee said
    said = cue.use == "verb" and cue.force in (*_SAYING, "evaluative")
    return said and whole and only_circumstances(line, cue.last + 1, line.stop(cue.last + 1), cue.lemma)


def _complement_end(line: Line, cue: Cue, stop: int) -> int:
    """Find the verb of the main clause behind the complement of a noun: his claim that taxes fell | was wrong."""
    kinds = line.kinds
    opener = (cue.source_last if cue.inverted else cue.last) + 1
    clause = line.words[opener] in ("that", "whether")
    open_clause = clause  # still without its own verb
    for item in range(opener + 1, stop):
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
    source = cue.source, cue.source_last
    for other in cues[n + 1 : n + _CUES]:
        if other.first >= stop:
            break
        if other.use == "noun" or cue.source >= 0 and (other.source, other.source_last) != source:
            continue
        lead = other.first - 1
        while kinds[lead] in "rxm!":
            lead -= 1
        own_source = other.source > cue.last
        participle = kinds[lead] == "Q" and kinds[other.first] == "G" and other.source < other.first
        if kinds[lead] in ",cb" or participle or own_source and kinds[other.source - 1] in "cb,-Q":
            return max(cue.last + 1, min(lead + 1, other.source) if own_source else lead + 1)
    return stop
