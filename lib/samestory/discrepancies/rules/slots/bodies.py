"""Which body of a state or a firm acts: "the foreign ministry of Norvia", "Norvia's defense ministry"."""

from collections.abc import Iterator

from ....language.scales import lexicon
from ..._difference import Candidate, rule
from ..._event import Event, Report, Sentence
from ._acts import Slot, candidates, of_one_act

ACE = "ACE 2008 (names of organizations)"
BEFORE = 2  # words in small letters before the word for a body that belong to it
POSSESSIVE = ("'s ", "’s ", "' ", "’ ")  # between an owner and what is owned
SURE = 0.75  # how likely a reader calls it right; an estimate


@rule("name_or_term", "other body of one owner", "substantive", source=ACE)
def other_body(event: Event) -> Iterator[Candidate]:
    """Another body of one state, town or firm in sentences of one act."""
    slots = [slot for report, sentence in event.sentences for slot in _bodies(report, sentence)]
    yield from candidates(of_one_act(event, slots), lambda pair: SURE)


def _bodies(report: Report, sentence: Sentence) -> Iterator[Slot]:
    """Find bodies in small letters with the name of their owner."""
    for n in range(sentence.first, sentence.last):
        if report.stems[n] not in lexicon().bodies or report.capital[n]:
            continue
        first = n
        while n - first < BEFORE and first > sentence.first and _is_part(report, first - 1):
            first -= 1
        owner, opens, end = _owner(report, sentence, first, n)
        if owner:
            yield Slot(owner, report.place(opens, end), sentence, (frozenset(report.stems[first : n + 1]),))


def _is_part(report: Report, n: int) -> bool:
    return report.content[n] and not report.capital[n] and report.gap_before(n + 1) == " "


def _owner(report: Report, sentence: Sentence, first: int, n: int) -> tuple[str, int, int]:
    """Give the stem of the owner's name, before "'s" or behind "of", and the words of the whole phrase."""
    words = report.words
    if n + 2 < sentence.last and words[n + 1] == "of" and report.capital[n + 2]:
        return report.stems[n + 2], first, n + 3
    owned = first > sentence.first and report.gap_before(first) in POSSESSIVE and report.capital[first - 1]
    return (report.stems[first - 1], first - 1, n + 1) if owned else ("", first, n + 1)
