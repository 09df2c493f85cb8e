"""Sentences that two reports have nearly word for word, laid over each other so that every difference has its place.

Sentences are paired one to one between two reports by the share of words in common (Dice 1945), then gathered around the
sentence that most of them resemble. Each member is compared with that medoid by the longest common subsequence of words
(Ratcliff & Obershelp 1988, as in difflib); places of the medoid where members part are slots, and every member has a value
in each. One comparison a member, not one a pair.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from ._event import Event, Report, Sentence

NEAR = 0.72  # share of words in common from which two sentences are renditions of one
TOLD = 0.75  # share of its words in one sentence of another report, from which a sentence is told there
FEW = 5  # words below which only equal sentences are paired


class Member(NamedTuple):
    """A sentence of a star."""

    report: Report
    sentence: Sentence

    @property
    def words(self) -> tuple[str, ...]:
        """Its folded words."""
        return tuple(self.report.words[self.sentence.first : self.sentence.last])


class Slot(NamedTuple):
    """A place where the members of a star part: the words of each, first and past the last (of its report)."""

    values: list[tuple[Member, int, int]]


Star = list[Member]  # the medoid first


COPY = 0.5  # share of the sentences of the shorter report from which two reports retell one text


def left_out(event: Event) -> list[tuple[Star, list[Report]]]:
    """Sentences of reports that retell one text, with the reports that retell it without them.

    Only between reports of which half of the sentences are paired: there a sentence without a partner was left out or
    put in, whatever else the report says. A sentence most of whose words stand in one of the other's is not missing.
    """
    groups = stars(event)
    many: dict[tuple[int, int], int] = {}
    for star in groups:
        numbers = sorted({m.report.number for m in star})
        for n, a in enumerate(numbers):
            for b in numbers[n + 1 :]:
                many[a, b] = many.get((a, b), 0) + 1
    size = {r.number: len(r.sentences) for r in event.reports}
    copies = {pair for pair, shared in many.items() if shared >= COPY * min(size[n] for n in pair) and shared > 1}
    if not copies:
        return []
    copies |= {(b, a) for a, b in copies}
    paired = {(m.report.number, m.sentence.number) for star in groups for m in star}
    alone = [[Member(r, s)] for r in event.reports for s in r.sentences if (r.number, s.number) not in paired]
    bags = {r.number: [frozenset(r.words[s.first : s.last]) for s in r.sentences] for r in event.reports}
    found = []
    for star in groups + alone:
        holders = {m.report.number for m in star}
        others = [r for r in event.reports if r.number not in holders and any((r.number, h) in copies for h in holders)]
        silent = [r for r in others if not _told(frozenset(star[0].words), bags[r.number])]
        if silent and len(star[0].words) >= FEW:
            found.append((star, silent))
    return found


def _told(bag: frozenset[str], others: list[frozenset[str]]) -> bool:
    """Whether one sentence has most of the words."""
    return any(len(bag & other) >= TOLD * len(bag) for other in others)


def stars(event: Event) -> list[Star]:
    """Groups of nearly equal sentences of different reports, medoid first, in an order that articles' order does not change."""
    members = [Member(report, sentence) for report in event.reports for sentence in report.sentences]
    members.sort(key=lambda m: (m.words, m.sentence.place, m.report.text))
    links = _paired(members, _candidates(members))
    found: list[Star] = []
    left = {n for n, held in links.items() if held}
    while left:
        best = min(left, key=lambda n: (-len(links[n] & left), n))
        around = sorted((links[best] & left) - {best})
        if around:
            found.append([members[best], *(members[n] for n in around)])
        left -= {best, *around}
    return found


def _candidates(members: list[Member]) -> list[tuple[float, float, int, int]]:
    """Pairs of different reports with enough words in common: similarity (negative), distance in place, the two."""
    bags = [frozenset(m.words) for m in members]
    holders: dict[str, list[int]] = {}
    for n, bag in enumerate(bags):
        for word in bag:
            holders.setdefault(word, []).append(n)
    pairs = []
    for n, bag in enumerate(bags):
        # A near twin holds more than half of the words, so it holds one of the rarest few: prefix filter (Chaudhuri 2006).
        rare = sorted(bag, key=lambda w: (len(holders[w]), w))[: len(bag) - int(len(bag) * NEAR / (2 - NEAR)) + 1]
        near = {other for word in rare for other in holders[word] if other > n}
        for other in near:
            if members[other].report is members[n].report:
                continue
            shared = 2 * len(bag & bags[other]) / (len(bag) + len(bags[other]))
            same = members[n].words == members[other].words
            if same or shared >= NEAR and min(len(bag), len(bags[other])) >= FEW:
                alike = 1.5 if same else _alike(members[n].words, members[other].words)
                if alike >= NEAR:
                    pairs.append((-alike, abs(members[n].sentence.place - members[other].sentence.place), n, other))
    return pairs


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    both = Counter(a) & Counter(b)
    return 2 * sum(both.values()) / (len(a) + len(b))


def _paired(members: list[Member], pairs: list[tuple[float, float, int, int]]) -> dict[int, set[int]]:
    """One partner a sentence in each other report, the nearest first."""
    links: dict[int, set[int]] = {n: set() for n in range(len(members))}
    taken: set[tuple[int, int]] = set()
    for _, _, a, b in sorted(pairs):
        ends = (a, members[b].report.number), (b, members[a].report.number)
        if taken.isdisjoint(ends):
            taken.update(ends)
            links[a].add(b)
            links[b].add(a)
    return links


Block = tuple[int, int, int, int]  # a stretch of the medoid and what stands for it in the member


@lru_cache(maxsize=20_000)
def blocks(medoid: tuple[str, ...], other: tuple[str, ...]) -> tuple[Block, ...]:
    """Where two rows of words part."""
    if medoid == other:
        return ()
    found = SequenceMatcher(None, medoid, other, autojunk=False).get_opcodes()
    return tuple((i, j, k, m) for tag, i, j, k, m in found if tag != "equal")


def slots(star: Star) -> list[Slot]:
    """The places where the members of a star part, each with all members' words."""
    medoid = star[0].words
    parted = [blocks(medoid, member.words) for member in star]
    places = _merged([(a, b) for found in parted for a, b, _, _ in found])
    return [
        Slot([(m, *(m.sentence.first + at for at in _held(found, a, b))) for m, found in zip(star, parted)])
        for a, b in places
    ]


def _merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[list[int]] = []
    for a, b in sorted(set(places)):
        if merged and (a < merged[-1][1] or a == merged[-1][0]):
            merged[-1][1] = max(merged[-1][1], b)
        else:
            merged.append([a, b])
    return [(a, b) for a, b in merged]


def _held(found: tuple[Block, ...], a: int, b: int) -> tuple[int, int]:
    """What a member has where the medoid has its words a to b."""
    shift = 0
    first = last = None
    for i, j, k, m in found:
        if j < a or j == a and i < a:
            shift = m - j
        elif i <= b and not (i == b and i > a):
            first = min(k - max(i - a, 0), k) if first is None else first
            last = m + max(b - j, 0)
    return (a + shift, b + shift) if first is None else (first, last)
