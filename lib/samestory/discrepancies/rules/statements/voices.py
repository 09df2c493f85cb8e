"""In whose voice a statement is: one outlet states as its own what another gives as somebody's claim."""

from collections.abc import Iterator

from ....language.scales import lexicon
from ..._difference import CLAIMS, Candidate, Place, rule
from ..._event import Event
from ._same import Statement, source, statements, verbs

ALIKE = 0.6  # Dice similarity of content stems from which two clauses make one statement; not measured
OWN, OTHER = 0.7, 0.2  # how likely a reader calls it right; estimates, see benchmarks/README.md
STATES = {"neutral", "assertive", "tentative", "belief", "evaluative"}  # forces: no order, no promise, no document
CONTESTABLE = {"certainty", "obligation", "commitment"}  # scales whose words make a statement more than an event


@rule(
    "attribution",
    "quoted, reported or the outlet's own",
    "wording",
    "substantive",
    source="Semino & Short 2004",
    compares=CLAIMS,
)
def voice_of_a_claim(event: Event) -> Iterator[Candidate]:
    """Another voice of a statement; substantive if one outlet makes its own what another gives as a contestable claim.

    It is surer where one outlet makes its own, in a sentence without any source, what another gives as somebody's.
    """
    for found in statements(event):
        alike = [one for one in found if one.voice != "outlet" or _is_unattributed(one)]
        sure = [one for one in alike if one.alike >= ALIKE and one.fits]
        given = [one for one in sure if _is_given(one)]
        own = [one for one in sure if _is_own(one, set(map(source, given)))]
        if own and given and frozenset.intersection(*(verbs(one.clause) for one in own + given)):
            severity = "substantive" if any(map(_is_contestable, given)) else "wording"
            yield Candidate(map(_place, own + given), severity, score=OWN)
        elif len(set(map(source, alike)) - {""}) < 2:
            yield Candidate(map(_place, alike), "wording", score=OTHER)


def _place(one: Statement) -> Place:
    return Place(one.report, one.clause.start, one.clause.end, one.voice)


def _is_given(statement: Statement) -> bool:
    """Whether a report gives it as somebody's, named or described."""
    cue = statement.cue
    named = cue is not None and bool(cue.speaker) and cue.force in STATES and not cue.speaker[0].isdigit()
    return named and statement.voice != "outlet"


def _is_own(statement: Statement, sources: set[str]) -> bool:
    """Whether an outlet states it, and not of the source itself."""
    clause = statement.clause
    return statement.voice == "outlet" and sources.isdisjoint(clause.report.words[clause.first : clause.last])


def _is_unattributed(statement: Statement) -> bool:
    """Whether nothing is attributed in the sentence."""
    report = statement.report
    sentence = report.sentence_at(statement.clause.start)
    spans = [report.at(kind) for kind in ("quotes", "reported")]
    return sentence is not None and not any(own.any_touching(sentence.start, sentence.end) for own in spans)


def _is_contestable(statement: Statement) -> bool:
    """Whether the verb is more than a plain one, or the statement says what may, will or must be."""
    clause, cue = statement.clause, statement.cue
    marked = clause.report.marked(clause, lexicon().acts)
    return cue is not None and (cue.force != "neutral" or any(scale in CONTESTABLE for *_, scale, _ in marked))
