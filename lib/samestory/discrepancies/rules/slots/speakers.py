"""Who makes a statement: two reports give one content as said by two speakers."""

from collections.abc import Iterator

from ....language.negation import is_negator
from ....language.scales import lexicon
from ..._difference import Candidate, rule
from ..._event import Event, Place, Quote, Report, Sentence
from ..names.same import one_name
from ._acts import Pair, Slot, candidates, of_one_act
from .holders import is_person, is_role, opens_name

LONGEST = 4  # words of a body in small letters
ALIKE = 0.35  # likeness of sentences that make one statement; not measured
FORCES = {"neutral", "assertive", "tentative", "belief", "evaluative"}  # no order, promise or document
PERSON, BODY = "person", "body"
UNSURE = 0.6  # two may have said it; an estimate


@rule("attribution", "other speaker of one statement", "substantive", source="Pareti 2012; Semino & Short 2004")
def other_speaker(event: Event) -> Iterator[Candidate]:
    """Another speaker, of whom the other report is silent, in sentences that attribute one statement."""
    slots = [slot for report, sentence in event.sentences for slot in _speakers(report, sentence)]
    pairs = (pair for pair in of_one_act(event, slots, ALIKE) if _one_polarity(pair) and not _one_speaker(pair))
    yield from candidates(pairs, lambda pair: UNSURE)


def _one_polarity(pair: Pair) -> bool:
    """Whether both or neither of two statements are negated; else they are two."""
    return len({_is_negated(slot) for slot in (pair.one, pair.other)}) == 1


def _is_negated(slot: Slot) -> bool:
    return any(map(is_negator, slot.report.words[slot.sentence.first : slot.sentence.last]))


def _speakers(report: Report, sentence: Sentence) -> Iterator[Slot]:
    for quote in {q.speaker_start: q for q in report.at("speaker").beginning_in(sentence.start, sentence.end)}.values():
        known = quote.force in FORCES and quote.cue and quote.speaker_start >= 0
        key, own = _own(report, quote) if known else ("", ())
        if key:
            start = min(quote.speaker_start, quote.cue_start)
            end = max(quote.speaker_end, quote.cue_end)
            if end <= sentence.end and start >= sentence.start:
                yield Slot(key, Place(report, start, end, quote.speaker.lower()), sentence, own)


def _own(report: Report, quote: Quote) -> tuple[str, tuple[frozenset[str], ...]]:
    """Give the surname of a person told by name and office or given name, or the words of a body in small letters."""
    first, last = report.inside(quote.speaker_start, quote.speaker_end)
    opens = last
    while opens > first and report.capital[opens - 1]:
        opens -= 1
    while opens < last and opens_name(report.words[opens]):
        opens += 1
    before = report.words[opens - 1] if 0 < opens < last and report.gap_before(opens) == " " else ""
    if opens < last and is_person(report, opens, last) and before not in lexicon().prepositions:
        known = last - opens > 1 or is_role(before)
        return (PERSON, (frozenset(report.stems[last - 1 : last]),)) if known else ("", ())
    while first and last - first < LONGEST and report.content[first - 1] and _in_phrase(report, first):
        first -= 1
    described = frozenset(report.stems[n] for n in range(first, last) if report.content[n])
    small = not any(report.capital[n] for n in range(first + 1, last)) and not lexicon().bodies.isdisjoint(described)
    return (BODY, (described, described & lexicon().bodies)) if small and len(described) > 1 else ("", ())


def _in_phrase(report: Report, n: int) -> bool:
    """Whether a word belongs to one phrase with the word before it, which may be a possessive."""
    return report.gap_before(n) in (" ", "' ", "’ ", "'", "’") and not report.capital[n - 1]


def _one_speaker(pair: Pair) -> bool:
    """Whether two persons may be one, whatever stands before their surname, or one speaks for the other."""
    names = [tuple(slot.place.value.split()) for slot in (pair.one, pair.other)]
    if pair.one.key != PERSON:
        return False
    for_other = any(
        _distinctive(name) & _distinctive(_words(slot)) for name, slot in zip(names, (pair.other, pair.one))
    )
    return for_other or one_name(*names) or one_name(names[0][-1:], names[1][-1:])


def _words(slot: Slot) -> tuple[str, ...]:
    """Give the words of a passage."""
    return tuple(slot.report.words[slice(*slot.report.inside(slot.place.start, slot.place.end))])


def _distinctive(words: tuple[str, ...]) -> set[str]:
    """Leave out titles, offices and trades."""
    return {word for word in words if not (opens_name(word) or is_role(word))}
