"""Rules for edits of verbs: reporting verbs, steps of scales, modality, tense."""

from __future__ import annotations

from ....language.scales import lexicon, listed, marks
from ..._difference import COPIES, rule
from ..._variants import Edit

MODAL_SCALES = {"certainty", "commitment", "obligation"}
PLAIN = {"neutral", "assertive"}  # forces of verbs of saying
VANDERVEKEN = "Searle & Vanderveken 1985"


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
