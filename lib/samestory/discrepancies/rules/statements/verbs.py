"""By which verb a statement is reported: one that judges it (admitted, claimed, warned) or a plain one (said)."""

from collections.abc import Iterator
from functools import cache

from ....language.scales import book
from ....language.words import stem_of, words
from ..._compare import differ
from ..._difference import CLAIMS, Candidate, Place, rule
from ..._event import Event, Quote, by_key
from ._same import Statement, source, statements

ALIKE = 0.55  # Dice similarity of content stems from which two clauses make one statement; not measured
JUDGED, PLAIN = 0.7, 0.2  # how likely a reader calls it right; estimates, see benchmarks/README.md


@rule("attribution", "reporting verb", "wording", source="Thompson & Ye 1991", compares=CLAIMS)
def reporting_verb_of_a_claim(event: Event) -> Iterator[Candidate]:
    """Another verb for one statement of one speaker; it is surer if one verb judges: admitted, said."""
    for alike in statements(event):
        for speaker, own in by_key((source(one), one) for one in alike if one.cue):
            sure = [_place(one, verdict(one.cue)) for one in own if one.alike >= ALIKE and one.fits]
            if speaker and differ(sure):
                yield Candidate(sure, score=JUDGED)
            elif speaker:
                yield Candidate([_place(one, one.cue.cue.lower()) for one in own], score=PLAIN)


def _place(one: Statement, value: str) -> Place:
    return Place(one.report, one.cue.cue_start, one.cue.cue_end, value)


def verdict(cue: Quote) -> str:
    """Give the group of the verb of an attribution, by its first word; "plain" for one that does not judge."""
    judging = (group for word in words(cue.cue) if (group := _groups().get(word.stem)))
    return next(judging, "plain")


@cache
def _groups() -> dict[str, str]:
    """Return the group of each verb that judges, by its stem."""
    return {stem_of(verb): group[0] for group in book()["reporting"]["groups"] for verb in group}
