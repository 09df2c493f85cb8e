"""Two renditions of one sentence, word by word: where they part, and what that means.

Sentences that are nearly equal (see `twins`) are laid over each other; each place where they part gets its kinds from
`edit_kinds`. Parties exchanged are looked for in the sentence as a whole, sentences left out in the report as a whole.
"""

from __future__ import annotations

from collections import Counter

from ...language.scales import listed
from ...language.words import of_token
from .._difference import Difference, Place, difference
from .._event import Event
from .._near_identical import Member, Slot, Star, blocks, left_out, slots, stars
from ._edit_kinds import Side, amounts_of, kinds, quote_of


def differences(event: Event) -> list[Difference]:
    """All differences between nearly equal sentences of an event."""
    found: list[Difference] = []
    names = _names(event)
    for star in stars(event):
        if len({m.words for m in star}) > 1:
            swapped = _swaps(star, names)
            found += swapped
            for slot in slots(star):
                if not _inside(slot, swapped):
                    found += _of_slot(slot, names)
    return found + [_omission(star) for star, _ in left_out(event)]


def _inside(slot: Slot, swapped: list[Difference]) -> bool:
    """Whether a place of the medoid lies in parties exchanged, and so is explained."""
    member, first, last = slot.values[0]
    start, end = member.report.span(*((first, last) if last > first else (first - 1, first)))
    return any(p.report is member.report and p.start <= start and end <= p.end for one in swapped for p in one.places)


def _omission(star: Star) -> Difference:
    places = [Place(m.report, m.sentence.start, m.sentence.end, "sentence") for m in star]
    return Difference(
        "omission", "sentence left out by a report that retells the same text", "substantive", tuple(places)
    )


def _names(event: Event) -> set[str]:
    """Words with a capital inside sentences: names, even where they open one."""
    return {
        word
        for report in event.reports
        for s in report.sentences
        for word, capital, content in list(zip(report.words, report.capital, report.content))[s.first + 1 : s.last]
        if capital and content
    }


# --- doer and goal exchanged ---------------------------------------------------------------------------------------


def _swaps(star: Star, names: set[str]) -> list[Difference]:
    """Contradictions: the same words with two parties exchanged."""
    medoid, found = star[0], []
    for other in star[1:]:
        if len(medoid.words) and (spans := _swapped(medoid, other, names)):
            (a, b), (c, d) = spans
            places = [_place(medoid, a, b), _place(other, c, d)]
            found += difference("contradiction", "doer and goal exchanged", "substantive", places)
    return found


def _place(member: Member, first: int, last: int) -> Place:
    start, end = member.report.span(member.sentence.first + first, member.sentence.first + last)
    return Place(member.report, start, end, member.report.text[start:end])


def _swapped(medoid: Member, other: Member, names: set[str]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    a, b = medoid.words, other.words
    if a == b:
        return None
    if Counter(a) == Counter(b):
        first = next(n for n, (x, y) in enumerate(zip(a, b)) if x != y)
        last = len(a) - next(n for n, (x, y) in enumerate(zip(reversed(a), reversed(b))) if x != y)
        if _exchanged(a[first:last], b[first:last], names):
            return (first, last), (first, last)
    if crossed := _crossed(a, b, names):
        return crossed
    runs, others = _runs(medoid, names), _runs(other, names)
    if [r[0] for r in runs] == [r[0] for r in others] or Counter(r[0] for r in runs) != Counter(r[0] for r in others):
        return None
    moved = [n for n, (x, y) in enumerate(zip(runs, others)) if x[0] != y[0]]
    for i in moved:
        for j in moved:
            crossed = i < j and runs[i][0] == others[j][0] and runs[j][0] == others[i][0]
            middle = a[runs[i][2] : runs[j][1]]
            if (
                crossed
                and middle == b[others[i][2] : others[j][1]]
                and _verb(middle, (), names)
                and not set(runs[i][0] + runs[j][0]) & listed("times")
            ):
                return (runs[i][1], runs[j][2]), (others[i][1], others[j][2])
    return None


def _crossed(a: tuple[str, ...], b: tuple[str, ...], names: set[str]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Two places of which each has in one sentence what the other has in the other."""
    parted = blocks(a, b)
    for n, (i, j, k, m) in enumerate(parted):
        for i2, j2, k2, m2 in parted[n + 1 :]:
            crossed = i < j and k < m and a[i:j] == b[k2:m2] and a[i2:j2] == b[k:m]
            if crossed and a[j:i2] == b[m:k2] and _verb(a[j:i2], a[i:j] + a[i2:j2], names):
                return (i, j2), (k, m2)
    return None


def _exchanged(a: tuple[str, ...], b: tuple[str, ...], names: set[str]) -> bool:
    """Whether a is x … y and b is y … x, with more than "and" between."""
    for m in range(1, min(5, len(a))):
        for n in range(1, min(5, len(a) - m)):
            middle = a[m : len(a) - n]
            if (
                b[:n] == a[len(a) - n :]
                and b[len(b) - m :] == a[:m]
                and b[n : len(b) - m] == middle
                and _verb(middle, a[:m] + a[len(a) - n :], names)
            ):
                return True
    return False


def _verb(middle: tuple[str, ...], parties: tuple[str, ...], names: set[str]) -> bool:
    """Whether two parties are linked by more than names, "and" or prepositions; where words are quoted, by more than "said"."""
    words = {
        w for w in middle if w in listed("auxiliaries") or w not in names and any(part.content for part in of_token(w))
    }
    return bool(words) and (words != {"said"} or set(parties) <= names | listed("times"))


def _runs(member: Member, names: set[str]) -> list[tuple[tuple[str, ...], int, int]]:
    """Runs of words with a capital: their words, first and past the last."""
    report, s = member.report, member.sentence
    found: list[tuple[tuple[str, ...], int, int]] = []
    for n in range(s.first, s.last):
        if not (report.capital[n] and report.content[n] and (n > s.first or report.words[n] in names)):
            continue
        at = n - s.first
        word = report.words[n]
        if found and found[-1][2] == at and report.text[report.ends[n - 1] : report.starts[n]] == " ":
            found[-1] = ((*found[-1][0], word), found[-1][1], at + 1)
        else:
            found.append(((word,), at, at + 1))
    return found


# --- one slot ------------------------------------------------------------------------------------------------------


def _of_slot(slot: Slot, names: set[str]) -> list[Difference]:
    """The differences at one place of a star: its kinds by the renditions that differ from the medoid's, with all members' spans."""
    sides = [Side(*value) for value in slot.values]
    known: dict[tuple[str, str], str] = {}
    for side in {tuple(side.words): side for side in reversed(sides)}.values():
        if side.words != sides[0].words:
            for kind, rule, severity in kinds(sides[0], side, names):
                known.setdefault((kind, rule), severity)
    found = []
    for (kind, rule), severity in known.items():
        found += difference(kind, rule, severity, [_proof(kind, side) for side in sides])
    return found


def _proof(kind: str, side: Side) -> Place:
    """The passage to show: a whole quantity or quotation, else the words, with a neighbor where a negation needs one."""
    start, end = side.wide() if kind == "contradiction" or side.first == side.last else side.span()
    if kind == "quote_variant" and (quote := quote_of(side)):
        start, end = quote.start, quote.end
    if kind in ("number", "date_time"):
        for amount in amounts_of(side):
            start, end = min(start, amount.start), max(end, amount.end)
    value = " ".join(side.report.text[start:end].split())
    return Place(side.report, start, end, value)
