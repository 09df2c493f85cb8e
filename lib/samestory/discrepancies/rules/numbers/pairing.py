"""Which quantities of different reports are of one thing: same dimension, noun and verb, in sentences that share words.

Two quantities are of one thing if they have a word beside them in common and share more of their sentences, or if their
sentences are nearly equal. Quantities that agree are paired first: what another report tells too is no other value.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from ....quantities import hedge_class, relation
from ..._event import Event, Report, once_per_event, text_ranks
from .things import DATES, Counted, clause_of, counted

AGREEING = ("same", "hedge", "rounded")
# None of these numbers is measured; the pairs in tests/discrepancies show what they admit and keep out.
AROUND = 2  # content words that two sentences share if their quantities are of one thing
NEIGHBORS = 4  # and those sentences with their neighbors
CLAUSE = 0.6  # share of the shorter clause that the other has
ALIKE = 0.6  # share of content words in common from which two sentences are nearly equal
TIMES = 4  # times by which two values may differ unless most of a clause is shared
MOST = 1000  # quantities with one token that are compared with one; 150 reports of an event stay below it
MOST_OF_A_REPORT = 100  # and of one report


class Pair(NamedTuple):
    """Two quantities of one thing, how they relate, and how sure it is that the thing is one."""

    one: Counted
    other: Counted
    relation: str
    sure: float


class _Standing(NamedTuple):
    """A quantity, the number of what it says, its number among those of its sentence, and that of its text."""

    counted: Counted
    meaning: int
    place: int
    text: int


def pairs(event: Event, key: str, relate: Callable[[Counted, Counted], str]) -> list[Pair]:
    """Pair the quantities of one dimension that different reports give of one thing, those that agree first.

    A quantity is paired once with each other report. One that another report gives too is in no pair that differs.
    """
    found = sorted(_candidates(event, key, relate), key=itemgetter(0))
    told: set[tuple[int, Report]] = set()
    taken: set[tuple[int, Report]] = set()
    kept = []
    for _, pair in found:
        ends = {(id(pair.one), pair.other.report), (id(pair.other), pair.one.report)}
        if pair.relation in AGREEING and pair.one.role == pair.other.role:
            told |= ends
        if pair.sure and taken.isdisjoint(ends) and (pair.relation in AGREEING or told.isdisjoint(ends)):
            taken |= ends
            kept.append(pair)
    return kept


def _candidates(
    event: Event, key: str, relate: Callable[[Counted, Counted], str]
) -> Iterator[tuple[tuple[Any, ...], Pair]]:
    """Find pairs with a word beside them, a claim or a value in common, with their likeness.

    Pairs are ordered by it: those that agree, then those with one role, the surest, those with more words beside, and
    with the same place in a row.
    """
    having: dict[Any, list[_Standing]] = defaultdict(list)
    of_report: Counter[tuple[Any, Report]] = Counter()
    compared = _Compared(relate)
    for one in (compared.standing(event, counted_) for own, counted_ in counted(event) if own == key):
        seen: set[int] = set()
        report = one.counted.report
        for token in _tokens(one.counted):
            others = having[token]
            for other in others:
                if other.counted.report is not report and id(other) not in seen:
                    seen.add(id(other))
                    if found := compared(other, one):
                        yield found
            of_report[token, report] += 1
            if len(others) < MOST and of_report[token, report] <= MOST_OF_A_REPORT:
                others.append(one)
            else:
                event.limited.add(report)


def _tokens(one: Counted) -> list[Any]:
    """Give what two quantities of one thing may have in common."""
    return [*one.near, *(("claim", claim) for claim in one.claims), ("value", one.amount.value)]


class _Compared:
    """Relates quantities; those that say the same are compared with others once."""

    def __init__(self, relate: Callable[[Counted, Counted], str]) -> None:
        self.relate = relate
        self.meanings: dict[tuple, int] = {}
        self.known: dict[tuple[int, int], tuple[str, list[tuple[tuple, float]]] | None] = {}

    def standing(self, event: Event, one: Counted) -> _Standing:
        """Give a quantity the number of what it says and of where it stands."""
        report, amounts = one.report, one.report.at("amounts").starts
        place = bisect_left(amounts, one.amount.start) - bisect_left(amounts, one.sentence.start)
        amount = tuple(value if value == value else None for value in one.amount[2:])  # without nan
        printed = report.text[one.amount.start : one.amount.end]
        said = one.noun, one.role, one.verb, one.near, one.around, one.claims, clause_of(one), amount, printed
        meaning = self.meanings.setdefault(said, len(self.meanings))
        return _Standing(one, meaning, place, text_ranks(event)[report])

    def __call__(self, one: _Standing, other: _Standing) -> tuple[tuple, Pair] | None:
        """Relate two quantities and say how near they are; None for those that are not of one thing."""
        key = one.meaning, other.meaning
        if key not in self.known:
            self.known[key] = self._of_meanings(one.counted, other.counted)
        found = self.known[key]
        if found is None:
            return None
        related, ways = found
        around = len(ways) > 1 and _neighbors_shared(one.counted, other.counted)
        alike, sure = ways[around]
        low, high = (one.place, other.place) if one.place < other.place else (other.place, one.place)
        first, last = (one.text, other.text) if one.text < other.text else (other.text, one.text)
        return (*alike, high - low, low, high, first, last), Pair(one.counted, other.counted, related, sure)

    def _of_meanings(self, one: Counted, other: Counted) -> tuple[str, list[tuple[tuple, float]]] | None:
        """Relate what two quantities say; how sure it is, where that matters without and with neighbors shared."""
        related = self.relate(one, other) if _may_be_one(one, other) else ""
        if not related:
            return None
        rank = AGREEING.index(related) if related in AGREEING else len(AGREEING)
        beside = len(one.near & other.near)
        sure = [sureness(one, other, related, neighbors) for neighbors in (False, True)]
        return related, [((rank, one.role != other.role, -each, -beside), each) for each in dict.fromkeys(sure)]


def _may_be_one(one: Counted, other: Counted) -> bool:
    """Whether the nouns are one; a quantity without a noun needs a word beside it."""
    return one.noun == other.noun or not (one.noun and other.noun) and bool(one.near & other.near)


def sureness(one: Counted, other: Counted, related: str, neighbors: bool) -> float:
    """Say how sure it is (0..1) that two quantities whose nouns are one are of one thing; 0 where they are not.

    `neighbors`: whether their sentences with those before and behind share enough words.
    """
    if one.role != other.role and not _may_be_one_role(one, other, related):
        return 0.0
    shared, both = one.around & other.around, one.around | other.around
    alike = len(shared) / max(len(both), 1)
    beside = len({token for token in one.near & other.near if isinstance(token, str)})
    near = bool(one.near & other.near) or bool(one.claims & other.claims) and not (one.near and other.near)
    nearby = one.noun and shared or related == "currency"
    enough = near and (len(shared) >= AROUND or nearby and neighbors) or related == "currency"
    half = len(shared) >= min(len(one.around), len(other.around)) / 2
    known = near or half and len(shared) >= AROUND or neighbors
    if alike < ALIKE and not (enough and known):
        return 0.0
    bare = not (one.noun and other.noun) and one.amount.kind in ("count", "number")
    if related == "other" and bare and beside < 2 and not half:
        return 0.0
    if related == "other" and _other_verb(one, other) and _other_verb(other, one):
        return 0.0
    is_date = one.amount.kind in DATES
    if (related == "other" and is_date or related == "rounded" and not is_date and beside < 2) and not (
        half or _clauses_alike(one, other)
    ):
        return 0.0
    vague = hedge_class(one.amount.hedge) and hedge_class(other.amount.hedge)
    told_alike = alike >= ALIKE or _clauses_alike(one, other)
    if related == "other" and not (told_alike or half and vague) and _times(one, other) > TIMES:
        return 0.0
    return min(0.7 + 0.1 * (beside > 1) + 0.1 * half + 0.1 * bool(one.claims & other.claims), 1.0)


def _other_verb(one: Counted, other: Counted) -> bool:
    """Whether both have a word before them, and that of the first is nowhere in the sentence of the other."""
    return bool(one.verb and other.verb and one.noun) and one.verb.isdisjoint(other.near | other.around)


def _clauses_alike(one: Counted, other: Counted) -> bool:
    """Whether most of the content words of the shorter clause are in the other one."""
    a, b = (clause_of(c) & c.around for c in (one, other))
    return len(a & b) >= max(CLAUSE * min(len(a), len(b)), AROUND + 1)


def _neighbors_shared(one: Counted, other: Counted) -> bool:
    """Whether the sentences with those before and behind share enough words."""
    shared = _neighbors(one) & _neighbors(other)
    return len(shared - {one.noun, other.noun}) >= NEIGHBORS


def _neighbors(one: Counted) -> frozenset[str]:
    known, start = _around_sentences(one.report), one.sentence.start
    if start not in known:
        sentences = one.report.sentences
        at = bisect_left(sentences, start, key=attrgetter("start"))
        first, last = sentences[max(at - 1, 0)].first, sentences[min(at + 1, len(sentences) - 1)].last
        known[start] = one.report.content_stems(first, last)
    return known[start]


@once_per_event
def _around_sentences(report: Report) -> dict[int, frozenset[str]]:
    """Keep the content of sentences with their neighbors, by their start."""
    return {}


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
