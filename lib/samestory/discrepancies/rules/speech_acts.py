"""How a claim is put: in whose voice, by which verb, how firmly and how surely, compared between reports.

Firmness and certainty are read off the ordered scales of codebooks/discrepancies.toml. Two reports that use words of
different steps of one scale differ in substance; other words of one step are wording. Orders to one addressee are
compared across sentences too.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...language.scales import lexicon
from .._compare import Passage, by_key, disjoint, first_of_each, in_one_context, words_by_class
from .._difference import CLAIMS, CLASSES, SENTENCES, Candidate, Place, rule
from .._event import Clause, Event, Quote, strongest

ADDRESSEE = 4  # words behind an order in which its addressee stands; not measured
WEIGHTS = ("wording", "substantive")
PLAIN = ("neutral", "assertive")  # forces of verbs whose choice is wording
SAYING_OR_STRESSING = {1, 3}  # steps of the scale of statement between which reports choose freely


@rule("speech_act", "scale of {key}", *WEIGHTS, source=CLASSES, compares=SENTENCES)
def orders(event: Event) -> Iterator[Candidate]:
    """Another verb of telling one addressee to do something (ask, order), in sentences that share a further word."""
    for _, passages in by_key(_orders(event)):
        near = in_one_context(passages, 1)
        steps = by_key((passage.place.report.number, passage.step) for passage in near)
        severity = "substantive" if disjoint([set(own) for _, own in steps]) else "wording"
        yield Candidate(first_of_each(passage.place for passage in near), severity, "direction")


def _orders(event: Event) -> Iterator[tuple[str, Passage]]:
    """Give verbs of direction outside quotations with their addressee: the next content word in small letters."""
    for report, sentence in event.sentences:
        around = report.content_stems(sentence.first, sentence.last)
        for first, last, entries in report.marked(sentence.first, sentence.last, lexicon().acts):
            step = dict(entries).get("direction")
            if step is None or any(q.start <= report.starts[first] < q.end for q in report.quotes):
                continue
            behind = range(last, min(last + ADDRESSEE, sentence.last))
            addressee = next((report.stems[n] for n in behind if report.content[n] and not report.capital[n]), None)
            if addressee is not None:
                place = report.place(first, last, " ".join(report.stems[first:last]))
                yield addressee, Passage(place, around - {addressee}, step)


@rule("attribution", "quoted, reported or the outlet's own", *WEIGHTS, source="Semino & Short 2004", compares=CLAIMS)
def voice_of_a_claim(event: Event) -> Iterator[Candidate]:
    """Another voice that makes the claim; substantive where an outlet makes it in its own."""
    for by_report in event.shared_claims:
        best = [strongest(clauses) for clauses in by_report.values()]
        severity = "substantive" if any(clause.voice == "outlet" for clause in best) else "wording"
        yield Candidate([Place(c.report, c.start, c.end, c.voice) for c in best], severity)


@rule("attribution", "reporting verb", "wording", source="Thompson & Ye 1991", compares=CLAIMS)
def reporting_verb_of_a_claim(event: Event) -> Iterator[Candidate]:
    """Another verb of saying by which a report attributes the claim."""
    for by_report in event.shared_claims:
        places = []
        for clauses in by_report.values():
            cues = [cue for clause in clauses if (cue := _cue(clause)) and cue.force in PLAIN]
            places += [Place(clauses[0].report, q.cue_start, q.cue_end, q.cue.lower()) for q in cues[:1]]
        yield Candidate(places)


def _cue(clause: Clause) -> Quote | None:
    """Find the innermost attribution that holds the middle of a clause."""
    middle, report = (clause.start + clause.end) // 2, clause.report
    attributed = [q for q in report.quotes + report.reported if q.cue and q.kind != "designation"]
    around = [q for q in attributed if q.start <= middle < q.end]
    return min(around, key=lambda q: (q.end - q.start, q.start), default=None)


@rule("speech_act", "scale of {key}", *WEIGHTS, source=CLASSES, compares=CLAIMS)
def step_of_a_scale(event: Event) -> Iterator[Candidate]:
    """Another word of one scale (may, will; plan, decide) in a claim; substantive if of another step."""
    for by_report in event.shared_claims:
        unquoted = {n: [clause for clause in own if clause.voice != "quoted"] for n, own in by_report.items()}
        scales = words_by_class(unquoted, lexicon().acts)
        for scale, own in sorted(scales, key=lambda item: (-len(item[1]), item[0])):
            steps = [{step for *_, step in words} for words in own.values()]
            stems = [{report.stems[first] for first, *_ in words} for report, words in own.items()]
            apart = disjoint(steps)
            style = scale == "statement" and (not apart or set().union(*steps) <= SAYING_OR_STRESSING)
            if not style and (apart or disjoint(stems)):
                places = [report.place(*words[0][:2]) for report, words in own.items()]
                yield Candidate(places, "substantive" if apart else "wording", scale)
