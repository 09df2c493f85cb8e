"""Who holds an office: another name beside one noun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain, combinations

from .... import codebooks
from ....language.capitals import CALENDAR
from ....language.scales import lexicon
from ....language.words import function_words, stem_of
from ..._difference import Candidate, rule
from ..._event import Event, Report, Sentence, by_key, once_per_event
from ..names.bodies import runs
from ..names.same import is_body, one_name, titles
from ._acts import Pair, Slot, bags, bits, candidates, of_one_act, of_one_thing, token_of

APPOSITION = "Quirk et al. 1985, 17.65-17.93 (apposition)"
SHORT = 5  # letters of a word that is no trade, whatever its ending; not measured
NEAR = 8  # words before and behind a holder in which the act stands; not measured
RARE = 7  # bits of a word that acts share
MOST = 100  # reports with one holder of an office that are compared with each other
ALIKE, VERY = 0.3, 0.6  # likeness of sentences in which two persons hold one office, or are of one trade; not measured
BEHIND = 4  # words behind a name in which its office stands
SURE, MAYBE, TRADE = 0.75, 0.66, 0.6  # how likely a reader calls it right; estimates
MONTHS = frozenset(name.lower() for name in CALENDAR)


@cache
def _roles() -> frozenset[str]:
    return titles() - {"mr", "mrs", "ms", "miss", "sir", "dr", "former", "late", "senior", "the", "a", "an"}


@cache
def _held() -> frozenset[str]:
    """Return the stems of offices that one person at a time holds."""
    return frozenset(map(stem_of, codebooks.read("names")["titles"]["held"]))


@cache
def opens_name(word: str) -> bool:
    """Tell whether a word with a capital before a name is no part of it: a title, an article."""
    return word in titles() or word in function_words()


@cache
def _endings() -> tuple[str, ...]:
    return tuple(codebooks.read("names")["titles"]["endings"])


@cache
def is_role(word: str) -> bool:
    """Tell whether a word in small letters is an office or a trade: a title, or a noun in -er, -or, -ist, -man."""
    return word in _roles() or len(word) > SHORT and word.endswith(_endings())


@rule("name_or_term", "other holder of one office", "substantive", source=APPOSITION)
def other_holder(event: Event) -> Iterator[Candidate]:
    """Another person in one office: "Opposition leader Karin Lund", "the leader of the opposition, Ole Moe"."""
    slots = [slot for report, sentence in event.sentences for slot in _holders(report, sentence)]
    near = (pair for pair in of_one_act(event, slots, ALIKE) if pair.alike >= VERY or pair.one.key in _held())
    pairs = (pair for pair in chain(near, _only_ones(slots)) if not _one_person(pair))
    yield from candidates(pairs, _score)


def _score(pair: Pair) -> float:
    """Say how likely a reader calls two holders right; of one trade are many."""
    return TRADE if pair.one.key not in _held() else SURE if pair.alike else MAYBE


def _only_ones(slots: list[Slot]) -> Iterator[Pair]:
    """Pair persons who alone hold an office in their reports and stand near one rare word: approved, approval.

    A trade, as scientist or spokesman, has many holders.
    """
    for _, own in by_key((slot.key, slot) for slot in slots if slot.key in _held()):
        by_report = by_key((slot.report.number, slot) for slot in own)
        only = [slots[0] for _, slots in by_report if len({slot.own for slot in slots}) == 1][:MOST]
        near = [_near(slot) for slot in only]
        for (one, a), (other, b) in combinations(zip(only, near), 2):
            if of_one_thing(one, other) and any(bits(token) >= RARE and _once(token, one, other) for token in a & b):
                yield Pair(one, other, 0.0)


def _once(token: str, *slots: Slot) -> bool:
    """Whether a word stands in one sentence only of each report."""
    return all(_counted(slot.report)[token] == 1 for slot in slots)


@once_per_event
def _counted(report: Report) -> Counter[str]:
    """Count the sentences that have each word."""
    return Counter(chain.from_iterable(tokens for tokens, _ in bags(report).values()))


def _near(slot: Slot) -> frozenset[str]:
    """Gather the content words near a holder in small letters."""
    report, sentence = slot.report, slot.sentence
    first, last = report.inside(slot.place.start, slot.place.end)
    inside = range(max(first - NEAR, sentence.first), min(last + NEAR, sentence.last))
    small = (n for n in inside if report.content[n] and (n == sentence.first or not report.capital[n]))
    return frozenset(token_of(report.stems[n]) for n in small if not is_role(report.words[n]))


def _one_person(pair: Pair) -> bool:
    return one_name(*(tuple(slot.place.value.split()) for slot in (pair.one, pair.other)))


def _holders(report: Report, sentence: Sentence) -> Iterator[Slot]:
    for first, last in runs(report, sentence):
        opens = first
        while opens < last and (opens_name(report.words[opens]) or _opens(report, sentence, opens)):
            opens += 1
        if last - opens < 2 or not is_person(report, opens, last):
            continue
        for office in _offices(report, sentence, first, opens, last):
            own = (frozenset(report.stems[last - 1 : last]),)
            yield Slot(report.stems[office], report.place(opens, last), sentence, own)


def _opens(report: Report, sentence: Sentence, n: int) -> bool:
    """Whether a word has its capital because it opens a sentence, and is an office."""
    return n == sentence.first and is_role(report.words[n])


def is_person(report: Report, first: int, last: int) -> bool:
    """Tell whether words with a capital can be the name of a person."""
    words = report.words[first:last]
    other = not MONTHS.isdisjoint(words) or is_body(tuple(words)) or words[-1] in lexicon().places
    whole = len(words[-1]) > 1 and last - first < 4  # an initial is followed by the rest of the name
    return whole and not other and lexicon().bodies.isdisjoint(report.stems[first:last])


def _offices(report: Report, sentence: Sentence, first: int, opens: int, last: int) -> Iterator[int]:
    """Find the nouns that name the office of a person: before the name, behind it, or over a comma."""
    words = report.words
    before = opens - 1
    if before >= sentence.first and report.gap_before(opens).strip() in ("", ","):
        if before >= first or not report.capital[before] or _opens(report, sentence, before):
            if is_role(words[before]):
                yield before
            elif "of" in words[max(before - 3, sentence.first) : before]:  # the leader of the opposition, Ole Moe
                of = max(n for n in range(max(before - 3, sentence.first), before) if words[n] == "of")
                if of > sentence.first and is_role(words[of - 1]):
                    yield of - 1
    if last < sentence.last and report.gap_before(last).strip() == "," or words[last : last + 1] == ["is"]:
        for n in range(last, min(last + BEHIND + 2, sentence.last)):
            if n > last and report.gap_before(n).strip():
                return
            if is_role(words[n]) and not report.capital[n]:
                yield n
                return
