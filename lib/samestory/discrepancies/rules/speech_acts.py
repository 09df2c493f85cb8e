"""How a claim is put: in whose voice, by which verb, how firmly and how surely, compared between reports.

Firmness and certainty are read off the ordered scales of codebooks/discrepancies.toml. Two reports that use words of
different steps of one scale differ in substance; other words of one step are wording. Orders to one addressee are
compared across sentences too.
"""

from collections.abc import Container, Iterator

from ... import codebooks
from ...language.cue_verbs import cue_verbs
from ...language.scales import lexicon, listed, marks
from .._compare import Passage, disjoint, first_of_each, in_one_context
from .._difference import CLASSES, COPIES, SENTENCES, Candidate, rule
from .._event import Event, by_key
from .._near_identical import Edit, Variant

ADDRESSEE = 4  # words behind an order in which its addressee stands; not measured
WEIGHTS = ("wording", "substantive")
PLAIN = {"neutral", "assertive"}  # forces of verbs whose choice is wording
MODAL_SCALES = {"certainty", "obligation"}
FINITE = frozenset(codebooks.read("english")["finite"]["words"])  # auxiliaries, with their contractions
VANDERVEKEN = "Searle & Vanderveken 1985"
LONGEST_ACT = 2  # content words of an edit that puts another verb; not measured
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
    """Compare the forces of two reporting verbs, and their steps: ask or order.

    Verbs of saying and stressing are chosen freely. In a sentence that is reworded elsewhere too, only two steps of one
    scale differ.
    """
    if _changed(edit) != "verb" or _says_or_stresses(edit):
        return False
    old, new = _forces(edit)
    return _other_step(edit) if not edit.alone else old != new or _other_step(edit)


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
    return _changed(edit) == "step" and (_other_step(edit) or edit.alone and _other_scale(edit))


@rule("speech_act", "other word of one step", "wording", source=VANDERVEKEN, compares=COPIES)
def same_step(edit: Edit) -> bool:
    """Compare words of one step of a scale: may or might."""
    return _changed(edit) == "step" and edit.alone and not other_step(edit)


@rule("speech_act", "modality given or not", "substantive", source="Palmer 2001", compares=COPIES)
def modality(edit: Edit) -> bool:
    """Find a word of certainty, commitment or obligation that one report leaves out; its other words are the same."""
    return _changed(edit) == "modality"


@rule("speech_act", "tense", "wording", source="Quirk et al. 1985, 4.2-4.48", compares=COPIES)
def tense(edit: Edit) -> bool:
    """Compare auxiliaries: is or was."""
    return _changed(edit) == "tense" and edit.alone


def _changed(edit: Edit) -> str:
    """Say what an edit of verbs changes: verb, step, modality or tense; the first that fits."""
    forces, (old, new) = _forces(edit), _steps(edit)
    own = [_own_words(variant, edit) for variant in edit.variants]
    if all(forces) or old and new:
        in_one_slot = max(map(len, own)) <= (LONGEST_ACT if edit.alone else 1)
        in_one_slot = in_one_slot and max(map(len, forces)) < 2
        return ("verb" if all(forces) else "step") if in_one_slot and not _one_verb(edit) else ""
    if _only_modality(edit):
        return "modality"
    auxiliaries, words = listed("auxiliaries"), edit.words
    others = [set(variant.words) - auxiliaries for variant in edit.variants]
    if words & auxiliaries and (others[0] == others[1] or words & {"will", "would"} and not any(own)):
        return "tense"
    one_for_one = edit.replaces and edit.alone and all(len(words) == 1 for words in own)
    return "verb" if any(forces) and one_for_one and _is_cue(edit) else ""


def _own_words(variant: Variant, edit: Edit) -> list[str]:
    """Find its content words, names and times aside."""
    report, names = variant.report, set(variant.names(edit.known_names))
    content = (n for n in range(variant.first, variant.last) if report.content[n] and n not in names)
    return [report.stems[n] for n in content if report.words[n] not in listed("times")]


def _only_modality(edit: Edit) -> bool:
    """Whether words of modality are all that one report has more than the other, small words aside.

    In a sentence that is reworded elsewhere too, auxiliaries do not count: they come with the tense.
    """
    rests, found = [], set()
    for variant in edit.variants:
        words = _modal_words(variant, () if edit.alone else FINITE)
        stems = zip(variant.stems, variant.report.content[variant.first : variant.last])
        rests.append({stem for n, (stem, content) in enumerate(stems) if content and n not in words})
        found |= {variant.stems[n] for n in words}
    old, new = ({*v.report.stems[v.sentence.first : v.sentence.last]} for v in edit.variants)
    return rests[0] == rests[1] and bool(found - (old & new))


def _modal_words(variant: Variant, others: Container[str]) -> set[int]:
    """Find which of its words stand on a scale of modality; "like" is not "likely"."""
    places = set()
    for first, last, own in marks(variant.stems, lexicon().acts):
        if not MODAL_SCALES.isdisjoint(scale for scale, _ in own) and variant.words[first] not in {"like", *others}:
            places.update(range(first, last))
    return places


def _one_verb(edit: Edit) -> bool:
    """Whether all words of force are forms of one verb (says, said)."""
    verbs = cue_verbs().verbs
    lemmas = [{verbs[word][-1].lemma for word in variant.words if word in verbs} for variant in edit.variants]
    return bool(lemmas[0]) and lemmas[0] == lemmas[1]


def _forces(edit: Edit) -> list[set[str]]:
    """Find the forces of the cue verbs of each variant."""
    force = lexicon().force
    return [{force[word] for word in variant.words if word in force} for variant in edit.variants]


def _steps(edit: Edit) -> list[set[tuple[str, int]]]:
    """Find the scale and step of the words of each variant."""
    return [{step for *_, own in marks(variant.stems, lexicon().acts) for step in own} for variant in edit.variants]


def _other_step(edit: Edit) -> bool:
    """Whether the words share a scale, but no step of any."""
    old, new = _steps(edit)
    return old.isdisjoint(new) and not {scale for scale, _ in old}.isdisjoint(scale for scale, _ in new)


def _other_scale(edit: Edit) -> bool:
    """Whether the words stand on scales, but on none that they share."""
    old, new = _steps(edit)
    return bool(old and new) and {scale for scale, _ in old}.isdisjoint(scale for scale, _ in new)


def _says_or_stresses(edit: Edit) -> bool:
    """Whether both verbs are of a step between which reports choose freely (say, announce)."""
    free = {("statement", step) for step in SAYING_OR_STRESSING}
    return all(steps and steps <= free for steps in _steps(edit))


def _is_cue(edit: Edit) -> bool:
    return any(variant.touches("cue") for variant in edit.variants)
