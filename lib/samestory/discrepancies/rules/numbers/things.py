"""Which quantities of different reports are of one thing: same dimension, noun and verb, in sentences that share words.

A quantity is described by its noun, the content words right beside it, and those of its sentence. Two of different
reports are of one thing if they have a word beside them in common and share more of their sentences, or if their
sentences are nearly equal. Quantities that agree are paired first: what another report tells too is no other value.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from .... import codebooks
from ....language.scales import lexicon, listed
from ....language.words import stem_of
from ....quantities import counted_noun, dimension, hedge_class, relation
from ..._event import Amount, Event, Place, Report, Sentence, once_per_event
from .scores import scores_in

DATES = ("date", "weekday", "time")
AGREEING = ("same", "hedge", "rounded")
# None of these numbers is measured; the pairs in tests/discrepancies show what they admit and keep out.
LEFT, RIGHT = 4, 6  # words beside a quantity among which its verb and object are looked for
BESIDE = 2  # content words behind a quantity that tell what it is of
AROUND = 2  # content words that two sentences share if their quantities are of one thing
NEIGHBORS = 4  # and those sentences with their neighbors
ALIKE = 0.6  # share of content words in common from which two sentences are nearly equal
TIMES = 4  # times by which two values may differ unless half of the shorter sentence is shared
CHANGED = 7  # words before a quantity in which a verb of change stands
BEFORE = 30  # characters before a number in which its hedge stands
MOST = 100  # quantities with one token that are compared with one
BREAK = re.compile(r"[,;:.!?()—–“”\"\n]")
ROLES = {"to": "to", "at": "to", "by": "by", "from": "from"}
AWAY = ("ago", "earlier", "later", "before", "after")  # two days after the storm: a time


class Counted(NamedTuple):
    """A quantity, with what it is of: noun, role in a change, words beside it and around it, claims that it is in."""

    report: Report
    amount: Amount
    sentence: Sentence
    noun: str
    role: str
    near: frozenset
    around: frozenset
    claims: frozenset

    @property
    def place(self) -> Place:
        """Show the quantity with its hedge."""
        text, start = self.report.text, self.amount.start
        hedge = self.amount.hedge.lower()
        if hedge and (at := text.lower().rfind(hedge, max(start - BEFORE, 0), start)) >= 0:
            start = at
        return Place(self.report, start, self.amount.end, text[start : self.amount.end])

    @property
    def place_of_change(self) -> Place:
        """Show the quantity with "to" or "by", or without it as a step."""
        report, end = self.report, self.amount.end
        first = report.inside(self.amount.start, end)[0] - 1
        start = report.starts[first] if first >= 0 and report.words[first] == self.role else self.place.start
        return Place(report, start, end, f"{self.role} {report.text[self.amount.start : end]}")


class Pair(NamedTuple):
    """Two quantities of one thing, how they relate, how sure it is that the thing is one, and how near they are."""

    one: Counted
    other: Counted
    relation: str
    sure: float

    @property
    def likeness(self) -> tuple:
        """Order pairs: those that agree, then those with one role, more words beside, and the same place in a row."""
        one, other = self.one, self.other
        rank = AGREEING.index(self.relation) if self.relation in AGREEING else len(AGREEING)
        number = (bisect_left(c.report.at("amounts").starts, c.sentence.start) for c in (one, other))
        place = [bisect_left(c.report.at("amounts").starts, c.amount.start) - n for c, n in zip((one, other), number)]
        beside = len(one.near & other.near)
        far, reports = abs(place[0] - place[1]), (one.report.number, other.report.number)
        return rank, one.role != other.role, -self.sure, -beside, far, *place, *reports


@cache
def changing() -> frozenset[str]:
    """Return the stems of verbs of change, beside which "to" is a level and "by" a step."""
    return frozenset(map(stem_of, codebooks.read("quantities")["change"]["verbs"]))


@cache
def _likes(stem: str) -> frozenset:
    """Return a stem with the classes of the codebook in which it is equal to others (kill, die)."""
    tables = lexicon().acts, lexicon().strength, lexicon().terms
    classes = (entry for table in tables for entry in table.get((stem,), ()))
    return frozenset([stem, *(entry for entry in classes if entry[0] not in ("certainty", "commitment", "statement"))])


@once_per_event
def counted(event: Event) -> list[tuple[str, Counted]]:
    """Describe every quantity of the sentences of an event: its dimension, and what it is of; dates are one."""
    found = []
    for report, sentence in event.sentences:
        amounts = report.at("amounts").beginning_in(sentence.start, sentence.end)
        scores = list(scores_in(report, sentence)) if len(amounts) else []
        for amount in amounts:
            in_score = any(score.start < amount.end and amount.start < score.end for score in scores)
            if not in_score and (key := _dimension(report, amount)):
                found.append((key, described(report, sentence, amount)))
    return found


def _dimension(report: Report, amount: Amount) -> str:
    if amount.kind in DATES:
        return "date"
    return "away" if is_away(report, amount) else dimension(amount)


def is_away(report: Report, amount: Amount) -> bool:
    """Whether a duration tells when: "two days after"."""
    _, last = report.inside(amount.start, amount.end)
    return amount.kind == "duration" and last < len(report.words) and report.words[last] in AWAY


def described(report: Report, sentence: Sentence, amount: Amount) -> Counted:
    """Describe one quantity."""
    first, last = report.inside(amount.start, amount.end)
    own = report.content_stems(first, last)
    near = frozenset().union(*map(_likes, _beside(report, sentence, first, last)))
    around = frozenset(report.stems[n] for n in _content(report, range(sentence.first, sentence.last))) - own
    claims = frozenset(clause.claim for clause in report.at("clauses").touching(amount.start, amount.end))
    return Counted(report, amount, sentence, _noun(amount), _role(report, sentence, first), near, around, claims)


def _noun(amount: Amount) -> str:
    if amount.kind in ("count", "ordinal"):
        return counted_noun(amount.unit)
    words = amount.of.lower().split() if amount.kind in ("percent", "fraction") else []
    return stem_of(counted_noun(words[-1])) if words else ""


def _content(report: Report, numbers: Iterable[int]) -> Iterator[int]:
    """Go through the content words that are no part of a quantity, nor a verb of plain saying."""
    spans = report.at("amounts")
    for n in numbers:
        plain = lexicon().force.get(report.words[n]) == "neutral"
        if report.content[n] and not plain and not spans.any_touching(report.starts[n], report.ends[n]):
            yield n


def _beside(report: Report, sentence: Sentence, first: int, last: int) -> Iterator[str]:
    """Give the stems of the content word before a quantity and of those right behind it, up to a mark."""
    before = _until_mark(report, range(first - 1, max(first - 1 - LEFT, sentence.first - 1), -1), 1)
    after = _until_mark(report, range(last, min(last + RIGHT, sentence.last)), 0)
    left, right = list(_content(report, before)), list(_content(report, after))
    yield from (report.stems[n] for n in left[:1] + right[:BESIDE])


def _until_mark(report: Report, numbers: Iterable[int], behind: int) -> Iterator[int]:
    for n in numbers:
        if n + behind < len(report.words) and BREAK.search(report.gap_before(n + behind)):
            return
        yield n


def _role(report: Report, sentence: Sentence, first: int) -> str:
    """Say what a quantity is in a change: "to" a level, "by" a step, "from" where it began; "" without a change."""
    at = first - 1
    while at > sentence.first and report.words[at] in listed("hedges") - {"to", "up"}:
        at -= 1
    if at < sentence.first:
        return ""
    if report.words[at] in ROLES:
        begin = max(at - CHANGED, sentence.first)
        return ROLES[report.words[at]] if not changing().isdisjoint(report.stems[begin:at]) else ""
    return "by" if report.stems[at] in changing() else ""


# --- pairs ---------------------------------------------------------------------------------------------------------


def pairs(event: Event, key: str, relate: Callable[[Counted, Counted], str]) -> list[Pair]:
    """Pair the quantities of one dimension that different reports give of one thing, those that agree first.

    A quantity is paired once with each other report. One that another report gives too is in no pair that differs.
    """
    found = sorted(_candidates(event, key, relate), key=attrgetter("likeness"))
    told: set[tuple[int, Report]] = set()
    taken: set[tuple[int, Report]] = set()
    kept = []
    for pair in found:
        ends = {(id(pair.one), pair.other.report), (id(pair.other), pair.one.report)}
        if pair.relation in AGREEING and pair.one.role == pair.other.role:
            told |= ends
        if pair.sure and taken.isdisjoint(ends) and (pair.relation in AGREEING or told.isdisjoint(ends)):
            taken |= ends
            kept.append(pair)
    return kept


def _candidates(event: Event, key: str, relate: Callable[[Counted, Counted], str]) -> Iterator[Pair]:
    """Find pairs with a word beside them, a claim or a value in common."""
    having: dict[Any, list[Counted]] = defaultdict(list)
    for own, one in counted(event):
        if own != key:
            continue
        tokens = [*one.near, *(("claim", claim) for claim in one.claims), ("value", one.amount.value)]
        seen: set[int] = set()
        for token in tokens:
            others = having[token]
            if len(others) >= MOST:
                event.limited.add(one.report)
            for other in others[:MOST]:
                if other.report is not one.report and id(other) not in seen:
                    seen.add(id(other))
                    if _may_be_one(other, one) and (related := relate(other, one)):
                        yield Pair(other, one, related, sureness(other, one, related))
            others.append(one)


def _may_be_one(one: Counted, other: Counted) -> bool:
    """Whether the nouns are one; a quantity without a noun needs a word beside it."""
    return one.noun == other.noun or not (one.noun and other.noun) and bool(one.near & other.near)


def sureness(one: Counted, other: Counted, related: str) -> float:
    """Say how sure it is (0..1) that two quantities whose nouns are one are of one thing; 0 where they are not."""
    if one.role != other.role and not _may_be_one_role(one, other, related):
        return 0.0
    shared, both = one.around & other.around, one.around | other.around
    alike = len(shared) / max(len(both), 1)
    beside = len({token for token in one.near & other.near if isinstance(token, str)})
    near = bool(one.near & other.near) or bool(one.claims & other.claims) and not (one.near and other.near)
    nearby = one.noun and shared or related == "currency"
    enough = near and (len(shared) >= AROUND or nearby and _neighbors_shared(one, other)) or related == "currency"
    if alike < ALIKE and not (enough and (near or _neighbors_shared(one, other))):
        return 0.0
    half = len(shared) >= min(len(one.around), len(other.around)) / 2
    bare = not (one.noun and other.noun) and one.amount.kind in ("count", "number")
    if related == "other" and bare and beside < 2 and not half:
        return 0.0
    vague = hedge_class(one.amount.hedge) and hedge_class(other.amount.hedge)
    if related == "other" and not (half or vague) and _times(one, other) > TIMES:
        return 0.0
    return min(0.7 + 0.1 * (beside > 1) + 0.1 * half + 0.1 * bool(one.claims & other.claims), 1.0)


def _neighbors_shared(one: Counted, other: Counted) -> bool:
    """Whether the sentences with those before and behind share enough words."""
    shared = _neighbors(one) & _neighbors(other)
    return len(shared - {one.noun, other.noun}) >= NEIGHBORS


def _neighbors(one: Counted) -> frozenset[str]:
    sentences = one.report.sentences
    at = bisect_left(sentences, one.sentence.start, key=attrgetter("start"))
    return one.report.content_stems(sentences[max(at - 1, 0)].first, sentences[min(at + 1, len(sentences) - 1)].last)


def _may_be_one_role(one: Counted, other: Counted, related: str) -> bool:
    """Whether a level may be one without a change, or one number is told as a level and as a step."""
    roles = {one.role, other.role}
    return roles == {"to", ""} or "from" not in roles and related in ("same", "hedge")


def _times(one: Counted, other: Counted) -> float:
    low, high = sorted(abs(c.amount.value) for c in (one, other))
    return high / low if low else float("inf")


def figures(one: Counted, other: Counted) -> str:
    """Relate two amounts."""
    return relation(one.amount, other.amount)


def groups(found: list[Pair]) -> list[list[Pair]]:
    """Join pairs that have a quantity in common; of each report only its first quantity is kept."""
    group_of: dict[int, list[Pair]] = {}
    members: dict[int, dict[Report, int]] = {}
    for pair in found:
        one, other = group_of.get(id(pair.one)), group_of.get(id(pair.other))
        group = one or other or []
        reports = members.setdefault(id(group), {})
        ends = pair.one, pair.other
        if one and other and one is not other or any(reports.get(e.report, id(e)) != id(e) for e in ends):
            continue
        group.append(pair)
        for end in ends:
            group_of[id(end)] = group
            reports[end.report] = id(end)
    return list({id(group): group for group in group_of.values()}.values())
