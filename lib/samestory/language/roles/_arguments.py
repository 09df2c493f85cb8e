"""Parties beside a verb or noun of a sentence: its subject, its object, those behind a preposition and behind "by"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from . import _status
from ._book import Pattern, form_of, listed
from ._parties import Line, Party, names, noun_before, noun_from

THING = 6  # words between a verb and the preposition of the other party: sold the old ship to
APPOSITION = 15  # words between the commas of an apposition
UNBROKEN = frozenset("-–$€£%.")  # marks of numbers, scores and initials, which end no phrase
RELATIVE = listed("grammar", "relative")
COORDINATORS = listed("grammar", "coordinators")


class Names:
    """The names of a line, looked up when a verb asks for them."""

    def __init__(self, line: Line) -> None:
        self.line = line

    @cached_property
    def found(self) -> list[Party]:
        """All names, in their order."""
        return names(self.line)

    @cached_property
    def starting(self) -> dict[int, Party]:
        """The names by the word that they begin with."""
        return {p.first: p for p in self.found} | {_opens(p): p for p in self.found}

    @cached_property
    def ending(self) -> dict[int, Party]:
        """The names by the word behind them."""
        return {p.last: p for p in self.found}


def _opens(party: Party) -> int:
    """Give the first word of the name itself, without what stands before it."""
    return party.last - len(party.words)


def verb_group(line: Line, n: int) -> tuple[int, list[str]]:
    """Give the word at which the auxiliaries, adverbs and negators before a verb begin, and these without adverbs."""
    helpers: list[str] = []
    while n > 0 and line.joined(n) and not line.capital[n - 1]:
        word = line.words[n - 1]
        if _status.helps(word):
            helpers.append(word)
        elif not _status.adverb(word):
            break
        n -= 1
    helpers = [word for word in helpers if not _status.denies(word)]
    return n, helpers


def agent_at(line: Line, start: int, many: int) -> int | None:
    """Give the word behind a "by" among the next few words of a clause."""
    for n in range(start, min(start + many, len(line.words) - 1)):
        if not set(line.gaps[n].strip()) <= UNBROKEN or line.words[n] in RELATIVE | COORDINATORS:
            return None
        if line.words[n] == "by":
            return n + 1
    return None


def other_party(table: Names, n: int, pattern: Pattern) -> Party | None:
    """Find the other party behind a verb that ends before word n."""
    rest = pattern.rest
    if "+" in rest:  # take Park to court
        party = party_from(table, n)
        return party if party and follow(table.line, party.last, rest[1:]) else None
    if "*" not in rest:
        return object_from(table, n + len(rest)) if follow(table.line, n, rest) else None
    at = rest.index("*")
    if not follow(table.line, n, rest[:at]):
        return None
    if len(rest) - at == 2:
        return party_behind(table, n + at, rest[-1], THING)
    for k in range(n + at, min(n + at + THING, len(table.line.words))):
        if follow(table.line, k, rest[at + 1 :]):
            return object_from(table, k + len(rest) - at - 1)
        if not table.line.joined(k):
            return None
    return None


def follow(line: Line, n: int, rest: Sequence[str]) -> bool:
    """Whether these words stand from word n on, with nothing but spaces."""
    return tuple(line.words[n : n + len(rest)]) == tuple(rest) and all(map(line.joined, range(n, n + len(rest))))


def party_behind(table: Names, start: int, preposition: str, many: int) -> Party | None:
    """Find the party behind a preposition among the next few words."""
    line = table.line
    for n in range(start, min(start + many + 1, len(line.words) - 1)):
        if not set(line.gaps[n].strip()) <= UNBROKEN and not line.owned(n) or line.words[n] in RELATIVE:
            return None
        if line.words[n] == preposition and (party := object_from(table, n + 1)):
            return party
    return None


def object_from(table: Names, n: int) -> Party | None:
    """Find the party that begins with word n and is no subject of what follows, nor only the owner of something."""
    party = party_from(table, n)
    if party is None or party.last >= len(table.line.words):
        return party
    line, end = table.line, party.last
    if line.owned(end):  # Kenya's president Sam Otieno, but not Lee's company
        return table.starting.get(end)
    form = form_of(line.words[end])
    finite = _status.finite(line.words[end]) or form is not None and agent_at(line, end + 1, 2) is None
    return None if finite and line.joined(end) and not line.capital[end] else party


def party_from(table: Names, n: int) -> Party | None:
    """Find the party that begins with word n, with or without a determiner and titles."""
    line = table.line
    if n >= len(line.words) or not line.joined(n):
        return None
    found = table.starting.get(n) or noun_from(line, n)
    if found and not found.named and found.last < len(line.words) and line.joined(found.last):
        name = table.starting.get(found.last)  # its old rival Telmark
        return name._replace(first=n) if name else found
    return found


def subject_before(table: Names, n: int) -> Party | None:
    """Find the party that ends before word n; over an apposition between commas, over "who"; over "plans to"."""
    line = table.line
    if n > 0 and line.words[n - 1] in RELATIVE and n > 1:
        n -= 1
        return party_before(table, n)
    if n > 1 and line.words[n - 1] == "to" and line.joined(n):
        n, _ = verb_group(line, n - 2)
    if n > 0 and line.gaps[n].strip() == ",":
        opening = next((k for k in range(n - 1, max(n - APPOSITION, 0), -1) if line.gaps[k].strip() == ","), None)
        if opening is None or line.words[opening] in COORDINATORS:
            return None
        return party_before(table, opening) or _whole(table, opening, n)
    elif n > 0 and not line.joined(n):
        return None
    return party_before(table, n)


def _whole(table: Names, first: int, last: int) -> Party | None:
    """Give the name that is all of an apposition: the president of Norway, Ida Lund, will."""
    name = table.starting.get(first)
    return name if name and name.last == last else None


def party_before(table: Names, n: int) -> Party | None:
    """Find the party that ends before word n; none of several joined by "and", none inside a phrase."""
    line = table.line
    party = table.ending.get(n) or noun_before(line, n)
    if party is None or party.first == 0:
        return party
    before = line.words[party.first - 1]
    if not line.joined(party.first) or line.owned(party.first):
        return party
    leader = table.ending.get(party.first - 1) if before == "of" else None
    if leader and leader.titled:  # Premier Lund of Norway
        return leader
    several = before in COORDINATORS and party.first > 1 and line.capital[party.first - 2]
    return None if several or before in listed("grammar", "prepositions") else party
