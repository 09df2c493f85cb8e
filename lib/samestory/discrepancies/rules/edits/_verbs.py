"""Rules for edits of verbs: reporting verbs, steps of scales, modality, tense."""

from __future__ import annotations

from ....language.scales import listed
from ..._difference import COPIES, rule
from ..._variants import Edit

MODAL_SCALES = ("certainty", "commitment", "obligation")
PLAIN = {"neutral", "assertive"}  # forces of verbs of saying


@rule("speech_act", "force of the verb", "substantive", source="Searle & Vanderveken 1985", compares=COPIES)
def other_force(edit: Edit) -> bool:
    """A reporting verb of another force, or of another step of a scale ("asked", "ordered")."""
    return _changed(edit) == "verb" and (edit.forces[0] != edit.forces[1] or _other_step(edit))


@rule("attribution", "reporting verb", "wording", source="Thompson & Ye 1991", compares=COPIES)
def other_cue(edit: Edit) -> bool:
    """Another verb of saying before or behind what is said ("said", "noted")."""
    plain = edit.forces[0] <= PLAIN and not other_force(edit)
    return _changed(edit) == "verb" and (edit.at_cue or plain)


@rule("speech_act", "reporting verb", "wording", source="Thompson & Ye 1991", compares=COPIES)
def other_act(edit: Edit) -> bool:
    """Another verb of the same force, other than a verb of saying ("ordered", "commanded")."""
    return _changed(edit) == "verb" and not other_force(edit) and not other_cue(edit)


@rule("speech_act", "step of a scale", "substantive", source="Searle & Vanderveken 1985", compares=COPIES)
def other_step(edit: Edit) -> bool:
    """Words of different steps of a scale, or of different scales ("may", "must")."""
    return _changed(edit) == "step" and _other_step(edit)


@rule("speech_act", "other word of one step", "wording", source="Searle & Vanderveken 1985", compares=COPIES)
def same_step(edit: Edit) -> bool:
    """Two words of one step of a scale ("may", "might")."""
    return _changed(edit) == "step" and not _other_step(edit)


@rule("speech_act", "modality given or not", "substantive", source="Palmer 2001", compares=COPIES)
def modality(edit: Edit) -> bool:
    """A word of certainty, commitment or obligation that only one report has."""
    return _changed(edit) == "modality"


@rule("speech_act", "tense", "wording", source="Quirk et al. 1985, 4.2-4.48", compares=COPIES)
def tense(edit: Edit) -> bool:
    """Another auxiliary ("is", "was")."""
    return _changed(edit) == "tense"


def _changed(edit: Edit) -> str:
    """Say what an edit of verbs changes: verb, step, modality or tense; the first that fits."""
    if all(edit.forces):
        return "verb"
    if any(edit.steps):
        if all(edit.steps):
            return "step"
        if any(scale in MODAL_SCALES for steps in edit.steps for scale, _ in steps):
            return "modality"
    auxiliaries = listed("auxiliaries")
    same = set(edit.old.words) - auxiliaries == set(edit.new.words) - auxiliaries
    if edit.words & auxiliaries and (same or edit.words & {"will", "would"}):
        return "tense"
    return "verb" if any(edit.forces) and edit.replaces and edit.at_cue else ""


def _other_step(edit: Edit) -> bool:
    """Whether the words share no scale, or no step of a scale that they share."""
    old, new = edit.steps
    shared = {scale for scale, _ in old} & {scale for scale, _ in new}
    return not shared or shared != {scale for scale, _ in old & new}
