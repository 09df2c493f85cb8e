"""Pairs of sentences that share most of their words; equal wordings are compared with others once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sized
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from .._event import Event, Report

if TYPE_CHECKING:
    from .._near_identical import Variant

NEAR_IDENTICAL = 0.72  # Dice similarity of words from which two sentences are one
FEWEST_WORDS = 5  # in shorter sentences all words must be equal
PAIRS_OF_A_REPORT = 100_000  # of sentences, for each report of an event: two reports of three hundred sentences
MOST_PAIRS = 2_000_000  # and in all; two hundred copies of one report of thirty sentences stay below it
NEIGHBORS = 20  # sentences compared with one by a word that is not rare, where that many pairs are not enough

Standing = tuple[float, int, Report]  # where a sentence stands in its report, its number, and the report


def similar(event: Event, sentences: list[Variant]) -> Iterator[tuple[float, float, int, int]]:
    """Find similar sentences of different reports: similarity (negative), distance in place, the two numbers.

    Equal sentences are compared with others once; `sentences` are in the order of their words.
    """
    wordings, places = [], []
    for words, numbers in groupby(range(len(sentences)), lambda n: sentences[n].words):
        wordings.append(words)
        places.append([(sentences[n].sentence.place, n, sentences[n].report) for n in numbers])
    alike = [(1.5, n, n) for n in range(len(wordings))]  # equal ones come before all others, however short
    alike += _similar_wordings(event, wordings, places)
    too_many = sum(len(places[one]) * len(places[other]) for _, one, other in alike) > MOST_PAIRS
    if too_many:
        event.limited.update(report for same in places if len(same) > NEIGHBORS for _, _, report in same)
    for similarity, one, other in alike:
        for place, a, report in places[one]:
            for second_place, b, second in _nearest(places[other], place) if too_many else places[other]:
                if report is not second and (a < b or one != other):
                    yield -similarity, abs(place - second_place), a, b


def _nearest(places: list[Standing], place: float) -> list[Standing]:
    """Give those of some sentences that stand nearest to a place in their reports."""
    first = max(bisect_left(places, place, key=itemgetter(0)) - NEIGHBORS // 2, 0)
    return places[first : first + NEIGHBORS]


def _similar_wordings(
    event: Event, wordings: list[tuple[str, ...]], places: list[list[Standing]]
) -> Iterator[tuple[float, int, int]]:
    """Find similar wordings: similarity, the two numbers, the lower one first."""
    bags = [frozenset(each) for each in wordings]

    def similarity(a: int, b: int) -> float:
        few, many = sorted((len(bags[a]), len(bags[b])))
        if few < FEWEST_WORDS or 2 * few / (few + many) < NEAR_IDENTICAL:  # not even if all the few were shared
            return 0
        distinct = _dice(bags[a] & bags[b], bags[a], bags[b])
        if distinct < NEAR_IDENTICAL:
            return 0
        if len(wordings[a]) == len(bags[a]) and len(wordings[b]) == len(bags[b]):
            return distinct
        return _dice(list((Counter(wordings[a]) & Counter(wordings[b])).elements()), wordings[a], wordings[b])

    for a, b in _pairs_with_rare_words(event, places, bags):
        if (alike := similarity(a, b)) >= NEAR_IDENTICAL:
            yield alike, a, b


def _pairs_with_rare_words(
    event: Event, places: list[list[Standing]], bags: list[frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """Find pairs with a rare word in common: the prefix filter of Chaudhuri et al. (2006).

    Where that leaves too many, only neighbors in the order of the alphabet are paired by a word that is not rare
    (Hernandez & Stolfo 1995): sentences that begin alike.
    """
    # Sentences so similar share more than half of their words, hence one of the rarest few.
    by_word: dict[str, list[int]] = defaultdict(list)
    for n, bag in enumerate(bags):
        for word in bag:
            by_word[word].append(n)
    ordered = sorted(by_word, key=lambda word: (len(by_word[word]), word))  # the rarest first
    rank, having = {word: n for n, word in enumerate(ordered)}, [by_word[word] for word in ordered]
    rare = []
    for bag in bags:
        enough = len(bag) - int(len(bag) * NEAR_IDENTICAL / (2 - NEAR_IDENTICAL)) + 1
        rare.append(sorted(rank[word] for word in bag)[:enough])
    pairs = sum(len(having[words[-1]]) for words in rare if words)
    affordable = pairs <= min(PAIRS_OF_A_REPORT * len(event.reports), MOST_PAIRS)
    for n, words in enumerate(rare):
        near = [having[word] for word in words]
        if not affordable:
            if any(len(others) > NEIGHBORS for others in near):
                event.limited.update(report for _, _, report in places[n])
            after = [bisect_right(others, n) for others in near]
            near = [others[first : first + NEIGHBORS] for others, first in zip(near, after)]
        yield from ((n, other) for other in set(chain.from_iterable(near)) if other > n)


def _dice(shared: Sized, one: Sized, two: Sized) -> float:
    """Compute the Dice similarity of two bags of words."""
    return 2 * len(shared) / (len(one) + len(two))
