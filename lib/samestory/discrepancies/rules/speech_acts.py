"""How a claim is put: in whose voice, by which verb, how firmly and how surely, compared between reports.

Firmness and certainty are read off the ordered scales of codebooks/discrepancies.toml. Two reports that use words of
different steps of one scale differ in substance; other words of one step are wording. Orders to one addressee are
compared across sentences too.
"""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import islice

from ...language.scales import lexicon, listed, marks
from .._compare import Passage, disjoint, first_of_each, in_one_context, words_by_class
from .._difference import CLAIMS, CLASSES, COPIES, SENTENCES, Candidate, Place, rule
from .._event import Clause, Event, Quote, by_key, once_per_event, strongest
from .._near_identical import Edit

ADDRESSEE = 4  # words behind an order in which its addressee stands; not measured
WEIGHTS = ("wording", "substantive")
PLAIN = {"neutral", "assertive"}  # forces of verbs whose choice is wording
MODAL_SCALES = {"certainty", "commitment", "obligation"}
VANDERVEKEN = "Searle & Vanderveken 1985"
SAYING_OR_STRESSING = {1, 3}  # steps of the scale of statement between which reports choose freely


@rule("speech_act", "scale of {key}", *WEIGHTS, source=CLASSES, compares=SENTENCES)
def orders(event: Event) -> Iterator[Candidate]:
    """Another verb of telling one addressee to do something (ask, order), in sentences that share a further word."""
    for _, passages in by_key(_orders(event)):
        near = in_one_context(event, passages, 1)
        steps = by_key((passage.place.report.number, passage.step) for passage in near)
        severity = "substantive" if disjoint([set(own) for _, own in steps]) else "wording"
        yield Candidate(first_of_each(passage.place for passage in near), severity, "direction")


def _orders(event: Event) -> Iterator[tuple[str, Passage]]:
    """Give verbs of direction outside quotations with their addressee: the next content word in small letters."""
    for report, sentence in event.sentences:
        around = report.content_stems(sentence.first, sentence.last)
        for first, last, scale, step in report.marked(sentence, lexicon().acts):
            if scale != "direction" or report.at("quotes").any_touching(report.starts[first], report.starts[first] + 1):
                continue
            behind = range(last, min(last + ADDRESSEE, sentence.last))
            addressee = next((report.stems[n] for n in behind if report.content[n] and not report.capital[n]), None)
            if addressee is not None:
                place = report.place(first, last, " ".join(report.stems[first:last]))
                yield addressee, Passage(place, around - {addressee}, step)


# --- edits of near-identical sentences ------------------------------------------------------------------------------


@rule("speech_act", "force of the verb", "substantive", source=VANDERVEKEN, compares=COPIES)
def other_force(edit: Edit) -> bool:
    """Compare the forces of two reporting verbs, and their steps: ask or order."""
    old, new = _forces(edit)
    return _changed(edit) == "verb" and (old != new or _other_step(edit))


@rule("attribution", "reporting verb", "wording", source="Thompson & Ye 1991", compares=COPIES)
def other_cue(edit: Edit) -> bool:
    """Compare verbs of saying: say or note."""
    plain = _forces(edit)[0] <= PLAIN and not other_force(edit)
    return _changed(edit) == "verb" and (plain or _is_cue(edit))


@rule("speech_act", "reporting verb", "wording", source="Thompson & Ye 1991", compares=COPIES)
def other_act(edit: Edit) -> bool:
    """Compare verbs of one force that are not verbs of saying: order or command."""
    return _changed(edit) == "verb" and not other_force(edit) and not other_cue(edit)


@rule("speech_act", "step of a scale", "substantive", source=VANDERVEKEN, compares=COPIES)
def other_step(edit: Edit) -> bool:
    """Compare words of different steps of a scale, or of different scales: may or must."""
    return _changed(edit) == "step" and _other_step(edit)


@rule("speech_act", "other word of one step", "wording", source=VANDERVEKEN, compares=COPIES)
def same_step(edit: Edit) -> bool:
    """Compare words of one step of a scale: may or might."""
    return _changed(edit) == "step" and not _other_step(edit)


@rule("speech_act", "modality given or not", "substantive", source="Palmer 2001", compares=COPIES)
def modality(edit: Edit) -> bool:
    """Find a word of certainty, commitment or obligation that one report leaves out."""
    return _changed(edit) == "modality"


@rule("speech_act", "tense", "wording", source="Quirk et al. 1985, 4.2-4.48", compares=COPIES)
def tense(edit: Edit) -> bool:
    """Compare auxiliaries: is or was."""
    return _changed(edit) == "tense"


def _changed(edit: Edit) -> str:
    """Say what an edit of verbs changes: verb, step, modality or tense; the first that fits."""
    forces, (old, new) = _forces(edit), _steps(edit)
    if all(forces) or old and new:
        return "verb" if all(forces) else "step"
    if not MODAL_SCALES.isdisjoint(scale for scale, _ in old | new):
        return "modality"
    auxiliaries, words = listed("auxiliaries"), edit.words
    others = [set(variant.words) - auxiliaries for variant in edit.variants]
    if words & auxiliaries and (others[0] == others[1] or words & {"will", "would"}):
        return "tense"
    return "verb" if any(forces) and edit.replaces and _is_cue(edit) else ""


def _forces(edit: Edit) -> list[set[str]]:
    """Find the forces of the cue verbs of each variant."""
    force = lexicon().force
    return [{force[word] for word in variant.words if word in force} for variant in edit.variants]


def _steps(edit: Edit) -> list[set[tuple[str, int]]]:
    """Find the scale and step of the words of each variant."""
    return [{step for *_, own in marks(variant.stems, lexicon().acts) for step in own} for variant in edit.variants]


def _other_step(edit: Edit) -> bool:
    """Whether the words share no scale, or no step of a scale that they share."""
    old, new = _steps(edit)
    shared = {scale for scale, _ in old} & {scale for scale, _ in new}
    return not shared or shared != {scale for scale, _ in old & new}


def _is_cue(edit: Edit) -> bool:
    return any(variant.touches("cue") for variant in edit.variants)
