"""Sentences that two reports have nearly word for word, aligned so that every edit has its place.

Sentences of two reports are paired one to one by their words in common (Dice 1945). They are grouped around the
medoid, the sentence with most partners. Each sentence of a group is aligned with its medoid by runs of equal words
(Ratcliff & Obershelp 1988, as in difflib). A stretch of the medoid that some report changed is an edited slot, where
every report has a variant. An `Edit` is a pair of variants, at which the rules look.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import heapify, heappop, heappush
from operator import itemgetter
from typing import NamedTuple

from ._event import Amount, Event, Report, Sentence, text_ranks
from .pairs import similar

LONGEST_ALIGNED = 1000  # words, on average of the two, from which sentences are aligned at their ends alone
MOST_MATCHES = 100_000  # pairs of equal words, of which aligning takes the square where a word recurs again and again
OTHERS = 1  # content words that differ elsewhere, up to which a sentence counts as edited in one place

# --- variants --------------------------------------------------------------------------------------------------------


class Variant(NamedTuple):
    """Words of a sentence of one report: the whole sentence, or its part in an edited slot.

    `first` is the number of its first word in the report, `last` that past its last one; equal where there is none.
    """

    report: Report
    sentence: Sentence
    first: int
    last: int

    @property
    def words(self) -> tuple[str, ...]:
        """Its folded words."""
        return tuple(self.report.words[self.first : self.last])

    @property
    def stems(self) -> list[str]:
        """Its stems."""
        return self.report.stems[self.first : self.last]

    @property
    def span(self) -> tuple[int, int]:
        """Its offsets; where it has no word, those of the two words around it."""
        return self.report.span(self.first, self.last) if self.first < self.last else self.wide_span

    @property
    def wide_span(self) -> tuple[int, int]:
        """Its offsets with one more word of the sentence on each side."""
        return self.report.span(max(self.first - 1, self.sentence.first), min(self.last + 1, self.sentence.last))

    def content_stems(self) -> frozenset[str]:
        """Return the stems of its content words."""
        return self.report.content_stems(self.first, self.last)

    def part(self, first: int, last: int) -> Variant:
        """Take its words from number `first` to before `last`."""
        return self._replace(first=self.first + first, last=self.first + last)

    def before(self, number: int) -> list[str]:
        """Return the words before it in its sentence, at most so many."""
        return self.report.words[max(self.first - number, self.sentence.first) : self.first]

    def covers(self, other: Variant) -> bool:
        """Whether it has the words of another variant, or the word before its empty place."""
        return self.first <= min(other.first, other.last - 1) and other.last <= self.last

    def amounts(self) -> list[Amount]:
        """Find the quantities that it touches."""
        start, end = self.span
        return self.report.at("amounts").touching(start, end) if self.first < self.last else []

    def quotation(self) -> tuple[int, int] | None:
        """Find the offsets of the quotation that it is in; none for a name in quotation marks."""
        middle = sum(self.span) // 2
        for quote in self.report.at("quotes").touching(middle, middle + 1):
            return None if quote.kind == "designation" else (quote.start, quote.end)
        return _between_marks(self.report, middle)

    def touches(self, part: str) -> bool:
        """Whether it touches the "cue" or the "speaker" of a quotation or of reported speech."""
        return self.report.at(part).any_touching(*self.span)

    def names(self, known: frozenset[str] = frozenset()) -> list[int]:
        """Find the numbers of its words that are names; the first of a sentence is one only if it is a known name."""
        report = self.report
        capitals = [n for n in range(self.first, self.last) if report.capital[n] and report.content[n]]
        return [n for n in capitals if n > self.sentence.first or report.words[n] in known]


class Edit(NamedTuple):
    """Other words in an edited slot: the variants of the medoid and of another report; and the names in the event."""

    variants: tuple[Variant, Variant]
    known_names: frozenset[str]

    @property
    def alone(self) -> bool:
        """Whether the two sentences have no other edit of more than one content word.

        A sentence that is reworded throughout has other words in many places, each of them weak evidence.
        """
        sentences = [v._replace(first=v.sentence.first, last=v.sentence.last) for v in self.variants]
        others = [0, 0]
        for opcode in edits_of(*(sentence.words for sentence in sentences)):
            for n, (own, sentence) in enumerate(zip(self.variants, sentences)):
                edited = sentence.part(*opcode[2 * n : 2 * n + 2])
                outside = (m for m in range(edited.first, edited.last) if not own.first <= m < own.last)
                others[n] += sum(own.report.content[m] for m in outside)
        return max(others) <= OTHERS

    @property
    def words(self) -> set[str]:
        """The words of both variants."""
        return {word for variant in self.variants for word in variant.words}

    @property
    def replaces(self) -> bool:
        """Whether both variants have words."""
        return all(variant.words for variant in self.variants)


def _between_marks(report: Report, at: int) -> tuple[int, int] | None:
    """Find marks around an offset where `voices` found no quotation: an odd number precedes it in its paragraph."""
    lines, marks = report.at("line ends").starts, report.at("quotation marks").starts
    line = bisect_left(lines, at)
    start, end = lines[line - 1] if line else 0, lines[line] if line < len(lines) else len(report.text)
    first, after = bisect_left(marks, start), bisect_left(marks, at)
    return (
        (marks[after - 1] + 1, marks[after]) if (after - first) % 2 and marks[after:] and marks[after] < end else None
    )


Group = list[Variant]  # near-identical sentences, the medoid first
Opcode = tuple[int, int, int, int]  # a stretch of the medoid and what another sentence has there


def sentences_of(event: Event) -> Iterator[Variant]:
    """Go through the sentences of all reports."""
    return (Variant(report, sentence, sentence.first, sentence.last) for report, sentence in event.sentences)


# --- groups --------------------------------------------------------------------------------------------------------


def near_identical(event: Event) -> list[Group]:
    """Group near-identical sentences of different reports; the order of the articles changes nothing."""
    ranks = text_ranks(event)
    sentences = sorted(sentences_of(event), key=lambda v: (v.words, v.sentence.place, ranks[v.report]))
    partners = _partners(event, sentences)
    groups: list[Group] = []
    left = set(partners)
    medoids = [(-len(others), n) for n, others in partners.items()]
    heapify(medoids)
    while medoids:
        many, medoid = heappop(medoids)
        around = sorted(partners[medoid] & left) if medoid in left else []
        if around and len(around) < -many:  # some have gone to another medoid
            heappush(medoids, (-len(around), medoid))
        elif around:
            groups.append([sentences[n] for n in (medoid, *around)])
            left -= {medoid, *around}
    return groups


def _partners(event: Event, sentences: list[Variant]) -> dict[int, set[int]]:
    """Give each sentence one partner in each other report, the most similar pairs first."""
    partners: dict[int, set[int]] = defaultdict(set)
    taken: set[tuple[int, int]] = set()
    for _, _, a, b in sorted(similar(event, sentences)):
        ends = (a, sentences[b].report.number), (b, sentences[a].report.number)
        if taken.isdisjoint(ends):
            taken.update(ends)
            partners[a].add(b)
            partners[b].add(a)
    return partners


# --- edited slots --------------------------------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def edits_of(medoid: tuple[str, ...], other: tuple[str, ...]) -> tuple[Opcode, ...]:
    """Find where the words of a sentence part from the medoid's."""
    if medoid == other:
        return ()
    if len(medoid) + len(other) > 2 * LONGEST_ALIGNED or _matches(medoid, other) > MOST_MATCHES:
        return _edit_between_equal_ends(medoid, other)
    opcodes = SequenceMatcher(None, medoid, other, autojunk=False).get_opcodes()
    return tuple((i, j, k, m) for tag, i, j, k, m in opcodes if tag != "equal")


def _matches(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Count the pairs of equal words."""
    many = Counter(other)
    return sum(many[word] for word in one)


def _edit_between_equal_ends(medoid: tuple[str, ...], other: tuple[str, ...]) -> tuple[Opcode, ...]:
    """Take all between the equal words at both ends as one edit: aligning takes the square of the length."""
    shorter = min(len(medoid), len(other))
    first = next((n for n in range(shorter) if medoid[n] != other[n]), shorter)
    last = next((n for n in range(shorter - first) if medoid[-1 - n] != other[-1 - n]), shorter - first)
    return ((first, len(medoid) - last, first, len(other) - last),)


def edited_slots(group: Group) -> list[list[Variant]]:
    """Find the edited slots of a group, each with the variants of all its reports."""
    edits = [edits_of(group[0].words, sentence.words) for sentence in group]
    return [
        [sentence.part(a + _shift(own, a), b + _shift(own, max(b, a + 1))) for sentence, own in zip(group, edits)]
        for a, b in _merged(sorted({(a, b) for own in edits for a, b, _, _ in own}))
    ]


def _merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches of the medoid that overlap or begin together."""
    merged: list[tuple[int, int]] = []
    for a, b in stretches:
        if merged and (a < merged[-1][1] or a == merged[-1][0]):
            a, end = merged.pop()
            b = max(b, end)
        merged.append((a, b))
    return merged


def _shift(edits: tuple[Opcode, ...], at: int) -> int:
    """Say by how many words the edits that begin before a word of the medoid move what follows them."""
    before = bisect_left(edits, at, key=itemgetter(0))
    return edits[before - 1][3] - edits[before - 1][1] if before else 0
