"""Rules for whole sentences: two parties exchanged, a sentence left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations, product

from ....language.scales import listed
from ....language.words import of_token
from ..._difference import COPIES, rule
from ..._event import Event
from ..._near_identical import FEWEST_WORDS, Group, edits_of, sentences_of
from ..._variants import Variant

LONGEST_PARTY = 4  # words
RETELLING = 0.5  # share of paired sentences of the shorter report from which two reports retell one text
COVERED = 0.75  # share of a sentence's words in one sentence of another report from which it is not missing there
LEFT_OUT = "sentence left out by a report that retells the same text"
CLOUGH = "Clough et al. 2002 (METER: reuse of agency copy)"

Exchange = tuple[Variant, Variant]  # the words from one party to the other, in the medoid and in another sentence

# --- doer and goal exchanged ---------------------------------------------------------------------------------------


@rule("contradiction", "doer and goal exchanged", "substantive", source="Levin 1993, 9-13, 33, 36, 51", compares=COPIES)
def exchanged_parties(medoid: Variant, other: Variant, names: frozenset[str]) -> Exchange | None:
    """Find two parties that stand in each other's place on both sides of the same words.

    Parties that only names, "and" or a preposition links may change places.
    """
    ways = (find(medoid, other, names) for find in (_in_equal_words, _between_edits, _among_names))
    return next(chain.from_iterable(ways), None)


def _in_equal_words(medoid: Variant, other: Variant, names: frozenset[str]) -> Iterator[Exchange]:
    """Find parties exchanged in sentences of the same words, where only they moved."""
    a, b = medoid.words, other.words
    if a == b or Counter(a) != Counter(b):
        return
    moved = [n for n, (x, y) in enumerate(zip(a, b)) if x != y]
    first, last = moved[0], moved[-1] + 1
    for m, n in product(range(1, LONGEST_PARTY + 1), repeat=2):
        left, middle, right = a[first : first + m], a[first + m : last - n], a[last - n : last]
        exchanged = m + n < last - first and b[first:last] == right + middle + left
        if exchanged and _linked(middle, left + right, names):
            yield medoid.part(first, last), other.part(first, last)


def _between_edits(medoid: Variant, other: Variant, names: frozenset[str]) -> Iterator[Exchange]:
    """Find two edits, each of which replaces the words of one party by those of the other."""
    a, b = medoid.words, other.words
    for (i, j, k, m), (i2, j2, k2, m2) in combinations(edits_of(a, b), 2):
        left, middle, right = a[i:j], a[j:i2], a[i2:j2]
        exchanged = left and right and b[k:m2] == right + middle + left and (right, middle) == (b[k:m], b[m:k2])
        if exchanged and _linked(middle, left + right, names):
            yield medoid.part(i, j2), other.part(k, m2)


def _among_names(medoid: Variant, other: Variant, names: frozenset[str]) -> Iterator[Exchange]:
    """Find two names exchanged in sentences of the same names, whatever else was edited."""
    ours, theirs = _runs_of_names(medoid, names), _runs_of_names(other, names)
    if Counter(run.words for run in ours) != Counter(run.words for run in theirs):
        return
    moved = [(x, y) for x, y in zip(ours, theirs) if x.words != y.words]
    for (left, new_left), (right, new_right) in combinations(moved, 2):
        middle, new_middle = (x._replace(first=x.last, last=y.first) for x, y in ((left, right), (new_left, new_right)))
        exchanged = (left.words, middle.words, right.words) == (new_right.words, new_middle.words, new_left.words)
        timed = not listed("times").isdisjoint(left.words + right.words)
        if exchanged and not timed and _linked(middle.words, (), names):
            yield left._replace(last=right.last), new_left._replace(last=new_right.last)


def _linked(middle: tuple[str, ...], parties: tuple[str, ...], names: frozenset[str]) -> bool:
    """Whether more than names, "and" or a preposition links two parties; more than "said" unless both are names."""
    auxiliaries = listed("auxiliaries")
    links = {w for w in middle if w in auxiliaries or w not in names and any(part.content for part in of_token(w))}
    return bool(links) and (links != {"said"} or set(parties) <= names | listed("times"))


def _runs_of_names(sentence: Variant, names: frozenset[str]) -> list[Variant]:
    """Find the names of a sentence: words with a capital in a row, with one space between them."""
    report, runs = sentence.report, []
    for n in sentence.names(names):
        if runs and runs[-1].last == n and report.gap_before(n) == " ":
            runs[-1] = runs[-1]._replace(last=n + 1)
        else:
            runs.append(sentence._replace(first=n, last=n + 1))
    return runs


# --- sentences left out --------------------------------------------------------------------------------------------


@rule("omission", LEFT_OUT, "substantive", source=CLOUGH, compares=COPIES)
def left_out(event: Event, groups: list[Group]) -> list[Group]:
    """Find sentences that one report leaves out, although it retells the same text.

    Two reports retell one text if half of the sentences of the shorter one are paired. A sentence is not left out where
    one sentence of the other report has most of its words.
    """
    retellings = _retellings(event, groups)
    if not retellings:
        return []
    paired = {variant for group in groups for variant in group}
    alone = [[sentence] for sentence in sentences_of(event) if sentence not in paired]
    bags = {r.number: [frozenset(r.words[s.first : s.last]) for s in r.sentences] for r in event.reports}

    def missing(group: Group) -> bool:
        words, having = frozenset(group[0].words), {variant.report.number for variant in group}
        return any(
            any(frozenset((number, other)) in retellings for other in having)
            and not any(len(words & bag) >= COVERED * len(words) for bag in bags[number])
            for number in bags.keys() - having
        )

    return [group for group in groups + alone if len(group[0].words) >= FEWEST_WORDS and missing(group)]


def _retellings(event: Event, groups: list[Group]) -> set[frozenset[int]]:
    """Find pairs of reports that retell one text."""
    size = {report.number: len(report.sentences) for report in event.reports}
    shared = Counter(pair for group in groups for pair in combinations(sorted({v.report.number for v in group}), 2))
    return {frozenset((a, b)) for (a, b), n in shared.items() if n > 1 and n >= RETELLING * min(size[a], size[b])}
