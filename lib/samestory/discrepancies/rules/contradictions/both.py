"""Both or one: a predicate said of both parties in one report, of one alone in another."""

from collections.abc import Iterator

from ....language.scales import lexicon, listed
from ..._difference import COPIES, Candidate, Place, rule
from ..._event import Clause, Event
from ..._near_identical import Edit
from .polarity import own_stems

SHARED = 2  # content words of the predicate in common; none of these numbers is measured
MOST = 100  # different predicates of both, in one claim, for each of which all of its clauses are tried
PREDICATE = 4  # words after a verb that stand for its predicate
SUBJECT = 3  # words before a verb in which its subject stands


@rule("contradiction", "both parties or one", "substantive", source="Quirk et al. 1985, 5.10-5.24")
def both_or_one(event: Event) -> Iterator[Candidate]:
    """Predicates said of both parties in one report, of one alone in another."""
    some = any("both" in report.words for report in event.reports)
    clauses = [clause for report in event.reports for clause in report.clauses] if some else []
    said = [one for one in ((clause, *_subject(clause)) for clause in clauses) if one[1]]
    both = sorted({stems for _, subject, stems in said if subject == "both"}, key=sorted)
    if len(both) > MOST:
        event.limited.update(clause.report for clause, subject, _ in said if subject == "both")
    for stems in both[:MOST]:
        near = [Place(c.report, c.start, c.end, who) for c, who, other in said if len(stems & other) >= SHARED]
        yield Candidate(near)


def _subject(clause: Clause) -> tuple[str, frozenset[str]]:
    """Say whether the subject of a clause is "both" parties, "one" alone or ""; give the predicate's stems."""
    report = clause.report
    verb = next((n for n in range(clause.first, clause.last) if report.words[n] in listed("finite_auxiliaries")), None)
    if verb is None:
        return "", frozenset()
    predicate = report.content_stems(verb + 1, min(verb + 1 + PREDICATE, clause.last))
    opens = max(verb - SUBJECT, clause.first)
    before = report.words[opens:verb]
    if "both" in before and not lexicon().parties.isdisjoint(report.stems[opens:verb]):
        return "both", predicate
    start, end = report.span(max(verb - 1, clause.first), verb + 1)
    named = "and" not in before and report.at("mentions").beginning_in(start, end)
    return ("one" if named else ""), predicate


# --- edits of near-identical sentences ------------------------------------------------------------------------------


@rule("contradiction", "both or one", "substantive", source="Quirk et al. 1985, 5.10-5.24", compares=COPIES)
def edited_both(edit: Edit) -> bool:
    """Find a word for all parties where the other report has a word for one."""
    (old, new), both, one = own_stems(edit), lexicon().both, lexicon().one
    return bool(old & both and new & one or old & one and new & both)
