"""Two persons of one surname: another given name in one report than in the other, where both tell the same."""

from collections.abc import Iterator

from ....language.capitals import FUNCTION
from ....language.scales import lexicon
from ..._compare import Passage, in_one_context
from ..._difference import Candidate, rule
from ..._event import Event, Place, Report, Sentence, by_key
from .bodies import runs
from .same import Name, other_person, without_titles

AROUND = 4  # further content words that two sentences share if they are of one person


@rule("name_or_term", "other given name", "substantive", source="Bamman et al. 2014")
def other_given_name(event: Event) -> Iterator[Candidate]:
    """Another given name before one surname in sentences that share four words; neither report has both names."""
    for _, named in by_key(_full_names(event)):
        if len({name for name, *_ in named}) < 2:
            continue
        passages = [Passage(place, place.report.around(*where)) for _, place, where in named]
        by_report = by_key((p.place.report.number, p.place) for p in in_one_context(event, passages, AROUND))
        of = {number: {name for name, p, _ in named if p.report.number == number} for number, _ in by_report}
        if any(all(other_person(a, b) for a in of[m] for b in of[n]) for m in of for n in of if m < n):
            yield Candidate([places[0] for _, places in by_report])


def _full_names(event: Event) -> Iterator[tuple[str, tuple[Name, Place, tuple[Sentence, int, int]]]]:
    """Give names of two words or three by their last word; their context is the rest of the sentence."""
    for report, sentence in event.sentences:
        for first, last in runs(report, sentence):
            name = without_titles(tuple(report.words[first:last]))
            whole = name == without_titles(tuple(report.words[last - len(name) : last]))  # no title inside
            if 2 <= len(name) <= 3 and whole and _of_a_person(report, last - len(name), last):
                place = report.place(last - len(name), last, " ".join(name))
                yield name[-1], (name, place, (sentence, first, last))


def _of_a_person(report: Report, first: int, last: int) -> bool:
    """Whether words with a capital can be the name of a person: no body, place, date or word that opens a sentence."""
    lex, stems = lexicon(), report.stems[first:last]
    others = lex.bodies | lex.generic | lex.calendar
    if not others.isdisjoint(stems) or not lex.place_parts.isdisjoint(report.words[first:last]):
        return False
    words = [report.text[report.starts[n] : report.ends[n]] for n in range(first, last)]
    return all(report.content[first:last]) and not any(map(FUNCTION.fullmatch, words))
