"""Where an act takes place: another name behind a preposition of place, another part of one place."""

from collections.abc import Iterator
from functools import cache

from ....language.capitals import CALENDAR
from ....language.scales import book, lexicon
from ....language.words import stem_of
from ..._difference import Candidate, rule
from ..._event import Event, Report, Sentence
from ..names.bodies import runs
from ..names.same import is_body, one_name, state_of, titles
from ._acts import Pair, Slot, candidates, of_one_act

SPATIAL = "Quirk et al. 1985, 9.15-9.31 (prepositions of place); GeoNames feature classes"
BEFORE = 6  # words between a preposition and the name of the place, as in "in the harbor of Larvik"; not measured
ONE_KIND, OTHER_KIND = 0.75, 0.66  # how likely a reader calls it right; estimates
MONTHS = frozenset(name.lower() for name in CALENDAR)


@rule("place", "other place of one act", "substantive", source=SPATIAL)
def other_place(event: Event) -> Iterator[Candidate]:
    """Another place in sentences of one act: "in the harbor of Larvik", "moored at Vadsø"."""
    slots = [slot for report, sentence in event.sentences for slot in _places(report, sentence)]
    yield from candidates((pair for pair in of_one_act(event, slots) if not _nested(pair)), _score)


def _places(report: Report, sentence: Sentence) -> Iterator[Slot]:
    for first, last in runs(report, sentence):
        if first == sentence.first or not _is_place(report, first, last):
            continue
        opens = _preposition(report, sentence, first)
        if opens is None and not _is_kind(report, last):
            continue
        behind = last + (opens is None)
        place = report.place(first if opens is None else opens, behind, " ".join(report.words[first:last]))
        yield Slot("", place, sentence, (frozenset(report.stems[first:last]), frozenset(report.stems[last - 1 : last])))


def _is_place(report: Report, first: int, last: int) -> bool:
    words = report.words[first:last]
    if words[0] in titles() or not MONTHS.isdisjoint(words) or is_body(tuple(words)):
        return False
    return lexicon().bodies.isdisjoint(report.stems[first:last])


def _preposition(report: Report, sentence: Sentence, name: int) -> int | None:
    """Give the preposition of place before a name, or before the noun whose name it is: in the harbor of."""
    locative = lexicon().locative | {"off"}
    first = name - 1
    while first > sentence.first and name - first < BEFORE and report.gap_before(first + 1) == " ":
        word = report.words[first]
        if word in locative:
            return first if word != "of" else None
        if not (word in ("the", "a", "an", "of") or report.content[first] and report.words[name - 1] == "of"):
            return None
        first -= 1
    return None


def _is_kind(report: Report, n: int) -> bool:
    """Whether a kind of place stands behind a name: the Orsa plain."""
    return n < len(report.words) and not report.capital[n] and report.stems[n] in lexicon().place_kinds


def _nested(pair: Pair) -> bool:
    """Whether two places may be one, or one may lie in the other: a country, or one of the two is in the codebook."""
    names = [tuple(slot.place.value.removesuffix("'s").split()) for slot in (pair.one, pair.other)]
    if any("".join(word[0] for word in name) in other for name, other in (names, names[::-1])):
        return True  # initials
    if any(map(state_of, names)) or one_name(*names) or set(names[0]) & set(names[1]) - _openers():
        return True
    known = [" ".join(name) in lexicon().places for name in names]
    return known[0] is not known[1]


@cache
def _openers() -> frozenset[str]:
    """Return words that many names of places have."""
    return frozenset(book()["places"]["openers"] + book()["places"]["kinds"])


def _kind(slot: Slot) -> frozenset[str]:
    """Give the kinds of place that a passage names, or its preposition."""
    stems = slot.report.stems[slice(*slot.report.inside(slot.place.start, slot.place.end))]
    return lexicon().place_kinds.intersection(stems) or frozenset(stems[:1])


def _score(pair: Pair) -> float:
    return ONE_KIND if _kind(pair.one) == _kind(pair.other) else OTHER_KIND


@rule("place", "other part of one place", "substantive", source="GeoNames feature classes")
def other_part_of_one_place(event: Event) -> Iterator[Candidate]:
    """Another part of one place: "the north face of Mount Adra", "Mount Adra's south face"."""
    slots = [slot for report, sentence in event.sentences for slot in _parts(report, sentence)]
    pairs = (pair for pair in of_one_act(event, slots) if not _overlap(pair.one.place.value, pair.other.place.value))
    yield from candidates(pairs, lambda pair: ONE_KIND)


def _overlap(one: str, other: str) -> bool:
    """Whether one part may be in another: west, northwest."""
    return one.startswith(other) or other.startswith(one) or one.endswith(other) or other.endswith(one)


def _parts(report: Report, sentence: Sentence) -> Iterator[Slot]:
    parts = lexicon().place_parts
    for n in range(sentence.first, sentence.last - 1):
        if report.words[n] in parts and not report.capital[n] and report.gap_before(n + 1) == " ":
            noun = report.words[n + 1]
            if report.content[n + 1] or noun == "of":
                part = report.words[n].removesuffix("ern")
                own = tuple(frozenset([stem_of(word)]) for word in (part, f"{part}ern"))
                yield Slot(report.stems[n + 1], report.place(n, n + 2, part), sentence, own)
