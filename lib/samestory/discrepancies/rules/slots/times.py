"""When an act takes place: another date, month, year or time of day, each the only one of its sort in the sentence."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations, permutations

from ....language.scales import lexicon
from ....language.words import stem_of
from ..._difference import Candidate, rule
from ..._event import Amount, Event, Report, Sentence, by_key
from ..numbers.clocks import DATES
from ..numbers.dates import TIMEML, relate
from ._acts import Pair, Slot, bags, candidates, context, likeness, of_one_act, stands_in, stems_of, token_of

# None of these numbers is measured; the examples in tests/discrepancies show what they admit and keep out.
ALIKE = (
    0.3  # likeness of short sentences, with those before them, where no other date of the sort stands in the reports
)
SHORT = 15  # words of a sentence that leans on the one before it
SPAN = 6  # words before the end of a span among which its beginning stands
SAID = 3  # words before a day among which a verb of saying makes it the day of the statement
WITHIN = frozenset(["in", "since"])
MOST = 100  # reports with one date of a sort that are compared with each other
DAYS = 0.4  # likeness of sentences whose days of the week are of one act
SURE, LOOSE = 0.75, 0.6  # how likely a reader calls it right; estimates
LONG = frozenset(["month", "year"])  # in which much the same may happen again


@rule("date_time", "other time of one act", "substantive", source=TIMEML)
def other_time_of_one_act(event: Event) -> Iterator[Candidate]:
    """Another date or time of day in sentences of one act, each the only one of its sort there."""
    slots = [slot for report, sentence in event.sentences for slot in _times(report, sentence)]
    pairs = [*of_one_act(event, slots), *_only_ones(slots)]
    yield from candidates((pair for pair in pairs if _differ(pair)), lambda p: LOOSE if p.one.key in LONG else SURE)


def _times(report: Report, sentence: Sentence) -> Iterator[Slot]:
    for amount in report.at("amounts").beginning_in(sentence.start, sentence.end):
        first, last = report.inside(amount.start, amount.end)
        if amount.kind not in DATES or not (sort := _sort(amount)) or _of_saying(report, first):
            continue
        own = (frozenset(report.stems[first:last]),)
        if _ends_span(report, first):
            continue
        if sort == "year" and report.words[first - 1] not in WITHIN or sort == "weekday" and last - first < 2:
            continue  # part of a span of years, or perhaps the day of the report
        if sort == "weekday":
            own = tuple(frozenset([stem_of(report.words[first][:size])]) for size in (3, 4, 9))
        yield Slot(sort, report.place(first, last), sentence, own)


def _sort(amount: Amount) -> str:
    """Name what a date gives: a time, a weekday, a year, a month or a day."""
    if amount.kind != "date":
        return amount.kind
    parts = amount.date.removeprefix("--").split("-")
    if amount.date.startswith("--"):
        return ("month", "day")[len(parts) - 1] if len(parts) < 3 else ""
    return ("year", "month", "day")[len(parts) - 1] if parts[0].isdecimal() and len(parts) < 4 else ""


def _of_saying(report: Report, first: int) -> bool:
    """Whether a plain verb of saying stands right before a date."""
    return any(lexicon().force.get(word) == "neutral" for word in report.words[max(first - SAID, 0) : first])


def _ends_span(report: Report, first: int) -> bool:
    """Whether a date is the end of a span: from 8 a.m. to 5 p.m., through Sept. 9."""
    before = report.words[max(first - SPAN, 0) : first]
    return before[-1:] == ["through"] or before[-1:] == ["to"] and "from" in before


def _amount(slot: Slot) -> Amount:
    return slot.report.at("amounts").touching(slot.place.start, slot.place.end)[0]


def _differ(pair: Pair) -> bool:
    """Whether two dates differ, times of day by an hour, and days of the week in sentences much alike."""
    one, other = (_amount(slot) for slot in (pair.one, pair.other))
    hours = {amount.date[:3] for amount in (one, other)}
    if pair.one.key == "time" and len(hours) == 1 or pair.one.key == "weekday" and pair.alike < DAYS:
        return False
    if pair.one.key in LONG and _before(pair.one) != _before(pair.other):
        return False
    if _opposed(
        bags(pair.one.report)[pair.one.sentence.first][0], bags(pair.other.report)[pair.other.sentence.first][0]
    ):
        return False
    return relate(pair.one.report, one, pair.other.report, other) == "other"


def _opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences tell of two acts: it began, it ended."""
    return any(not _opposites()[token].isdisjoint(other - one) for token in (one - other) & _opposites().keys())


@cache
def _opposites() -> dict[str, set[str]]:
    """Return the opposites of words, in one wording."""
    table: dict[str, set[str]] = {}
    for pair in lexicon().opposites:
        for a, b in permutations(map(token_of, pair), 2):
            table.setdefault(a, set()).add(b)
    return table


def _before(slot: Slot) -> str:
    """Give the word before a date."""
    return slot.report.words[slot.report.inside(slot.place.start, slot.place.end)[0] - 1]


def _only_ones(slots: list[Slot]) -> Iterator[Pair]:
    """Pair dates of which each is the only one of its sort in its report, in short sentences in one context."""
    for sort, own in by_key((slot.key, slot) for slot in slots):
        by_report = by_key((slot.report.number, slot) for slot in own)
        only = [slots[0] for _, slots in by_report if len(slots) == 1 and _is_short(slots[0])][:MOST]
        for one, other in combinations(only, 2) if sort != "weekday" else ():
            if not (_names_known(one, other.report) and _names_known(other, one.report)):
                continue
            near = likeness(context(one.report, one.sentence), context(other.report, other.sentence))
            if near >= ALIKE:
                yield Pair(one, other, near)


def _names_known(slot: Slot, report: Report) -> bool:
    """Whether another report has all names of a sentence, but not its date."""
    if stands_in(slot, report):
        return False
    inside = range(slot.sentence.first + 1, slot.sentence.last)
    names = {slot.report.stems[n] for n in inside if slot.report.capital[n]} - lexicon().calendar
    return names <= stems_of(report)


def _is_short(slot: Slot) -> bool:
    return slot.sentence.last - slot.sentence.first <= SHORT
