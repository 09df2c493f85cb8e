"""Similar differences on the same words become one: the one that says more.

Which of two says more is said by kind: what is more serious goes first (a contradiction before a verb), and what says
precisely what differs goes before what says only that something does (another number before another quotation).
"""

from collections import defaultdict
from collections.abc import Iterable

from .._difference import COPIES, Difference, Place
from .._spans import Growing
from ._certainty import certainty_of
from ._words import differing_words

EXCHANGED = "doer and goal exchanged"
SAYS_MORE = "contradiction number date_time place speech_act attribution quote_variant name_or_term".split()
PRECISE = ("contradiction", "number", "date_time")


def merged(differences: Iterable[Difference]) -> list[Difference]:
    """Leave out a difference whose words are those of another one that says more; join omissions of one sentence."""
    together = _joined(one for one in differences if not _agrees(one))
    spans: dict[int, Growing] = defaultdict(Growing)
    for number, one in enumerate(together):
        if one.kind != "omission":
            for place in one.places:
                spans[place.report.number].add(place.start, place.end, number)
    kept = [
        one
        for number, one in enumerate(together)
        if not any(_says_more(together[n], one) for n in _on(one, number, spans))
    ]
    for number, one in enumerate(together):
        if one.kind == "omission" and len(one.places) > 1:
            for place in one.places:
                spans[place.report.number].add(place.start, place.end, number)
    return [heard for one in kept if (heard := _without_told(one, together, spans))]


def _without_told(one: Difference, together: list[Difference], spans: dict[int, Growing]) -> Difference | None:
    """Call no report silent that has a passage of a surer difference, or tells the claim of one, on most of the words.

    That several reports tell a claim does not depend on how sure it is that others are silent on it. Nor does it matter
    whether two values differ in a way worth a line: a copy that gives a value of the same thing tells of it.
    """
    if one.kind != "omission" or not one.silent:
        return one
    on = {n for place in one.places for n in spans[place.report.number].touching(place.start, place.end)}
    telling = {n for n in on if together[n].kind == "omission" or certainty_of(together[n]) != "low"}
    surer = [together[n] for n in telling if _covers(together[n], one)]
    if one.instrument.endswith(COPIES):  # of a copy, what is compared in a sentence stands in place of it
        surer += [together[n] for n in on if together[n].kind in PRECISE and _is_sentence(one)]
    silent = one.silent - {place.report.number for other in surer for place in other.places}
    return one._replace(silent=silent) if silent else None


def _is_sentence(one: Difference) -> bool:
    """Tell whether an omission is one sentence or less, so that a value compared in it is of the same thing."""
    ends = ((place.report.sentence_at(place.start), place.report.sentence_at(place.end - 1)) for place in one.places)
    return all(first is last for first, last in ends)


def _covers(other: Difference, one: Difference) -> bool:
    """Tell whether a passage of one difference has half of a passage of another one."""
    pairs = ((p, q) for p in other.places for q in one.places if p.report is q.report)
    return any(2 * (min(p.end, q.end) - max(p.start, q.start)) >= q.end - q.start for p, q in pairs)


def _agrees(one: Difference) -> bool:
    """Tell whether all passages of a contradiction are the same words, which cannot contradict each other."""
    spans = ((place.report, place.report.inside(place.start, place.end)) for place in one.places)
    return one.kind == "contradiction" and len({tuple(report.words[a:b]) for report, (a, b) in spans}) == 1


def _on(one: Difference, number: int, spans: dict[int, Growing]) -> set[int]:
    """Find the differences on which all passages of one lie."""
    if one.kind == "omission":
        return set()
    first, *others = one.places
    on = spans[first.report.number].touching(first.start, first.end) - {number}
    for place in others:
        on = on and on & spans[place.report.number].touching(place.start, place.end)
    return on


def _says_more(other: Difference, one: Difference) -> bool:
    """Tell whether one difference is also another one, on its words, that says more."""
    if one.kind == "quote_variant":
        return other.kind in PRECISE and _hold(other, differing_words(one))
    if one.rule == "reporting verb" and other.rule != one.rule:
        return other.kind in ("speech_act", "attribution")
    if other.rule == EXCHANGED:
        return one.kind in ("name_or_term", "speech_act", "place")
    same = {place[:3] for place in one.places} == {place[:3] for place in other.places}
    return same and "speaker" not in (one.rule, other.rule) and _rank(other) < _rank(one)


def _rank(one: Difference) -> int:
    return SAYS_MORE.index(one.kind)


def _hold(other: Difference, words: list[tuple[Place, int, int]]) -> bool:
    """Tell whether the passages of a difference hold all of some words; offsets in characters."""
    return bool(words) and all(
        any(p.report is place.report and p.start <= start and end <= p.end for p in other.places)
        for place, start, end in words
    )


def _joined(differences: Iterable[Difference]) -> list[Difference]:
    """Join the omissions of one rule in the same sentences: what all their silent reports leave out."""
    groups: dict[tuple, list[Difference]] = {}
    for number, one in enumerate(differences):
        key = number if one.kind != "omission" else (one.instrument, frozenset(map(_sentence, one.places)))
        groups.setdefault((key,), []).append(one)
    return [part for group in groups.values() for part in _one_silence(group)]


def _sentence(place: Place) -> tuple[int, int]:
    sentence = place.report.sentence_at(place.start)
    return place.report.number, sentence.start if sentence else place.start


def _one_silence(group: list[Difference]) -> list[Difference]:
    silent = frozenset.intersection(*(one.silent or frozenset() for one in group)) if len(group) > 1 else frozenset()
    if not silent:
        return group
    places = sorted({place for one in group for place in one.places}, key=lambda p: (p.report.number, p.start, p.end))
    severity = "substantive" if any(one.severity == "substantive" for one in group) else group[0].severity
    return [
        group[0]._replace(places=tuple(places), severity=severity, score=min(one.score for one in group), silent=silent)
    ]
