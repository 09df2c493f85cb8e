"""Who makes a statement: two reports give one content as said by two speakers."""

from collections.abc import Iterator

from ....language.scales import lexicon
from ....language.words import function_words
from ..._difference import Candidate, rule
from ..._event import Event, Place, Quote, Report, Sentence
from ._acts import Pair, Slot, candidates, of_one_act
from .holders import is_role

ALIKE = 0.35  # likeness of sentences that make one statement; not measured
FORCES = {"neutral", "assertive", "tentative", "belief", "evaluative"}  # no order, promise or document
NAMED, DESCRIBED = 0.72, 0.67  # how likely a reader calls it right; estimates


@rule("attribution", "other speaker of one statement", "substantive", source="Pareti 2012; Semino & Short 2004")
def other_speaker(event: Event) -> Iterator[Candidate]:
    """Another speaker, of whom the other report is silent, in sentences that attribute one statement."""
    slots = [slot for report, sentence in event.sentences for slot in _speakers(report, sentence)]
    yield from candidates(of_one_act(event, slots, ALIKE), _score)


def _speakers(report: Report, sentence: Sentence) -> Iterator[Slot]:
    for quote in {q.speaker_start: q for q in report.at("speaker").beginning_in(sentence.start, sentence.end)}.values():
        if quote.force in FORCES and quote.cue and (own := _own(report, quote)):
            start = min(quote.speaker_start, quote.cue_start)
            end = max(quote.speaker_end, quote.cue_end)
            if end <= sentence.end and start >= sentence.start:
                yield Slot("", Place(report, start, end, quote.speaker.lower()), sentence, own)


def _own(report: Report, quote: Quote) -> tuple[frozenset[str], ...]:
    """Give the surname of a speaker, or all words of a body or an office; nothing for others: officials, critics."""
    first, last = report.inside(quote.speaker_start, quote.speaker_end)
    words = report.words[first:last]
    named = [n for n in range(first, last) if report.capital[n] and report.words[n] not in function_words()]
    named = [n for n in named if n != first or last - first > 1 or _mid_sentence(report, n)]
    if named and named[-1] == last - 1:
        return (frozenset(report.stems[last - 1 : last]),)
    described = {report.stems[n] for n in range(first, last) if report.content[n]}
    sure = any(stem in lexicon().bodies or is_role(word) for stem, word in zip(report.stems[first:last], words))
    return (frozenset(described),) if sure and len(described) > 1 else ()


def _mid_sentence(report: Report, n: int) -> bool:
    return not report.gap_before(n).strip().endswith((".", "!", "?"))


def _score(pair: Pair) -> float:
    return NAMED if all(len(next(iter(slot.own))) == 1 for slot in (pair.one, pair.other)) else DESCRIBED
