"""Strength: one report has an act done wholly, another in part, with two words of the object in common."""

from collections import Counter, namedtuple
from collections.abc import Iterable, Iterator
from itertools import product

from ....language.scales import lexicon, marks
from ..._compare import Sharing
from ..._difference import COPIES, SENTENCES, Candidate, rule
from ..._event import Event, Report, by_key
from ..._near_identical import Edit
from .polarity import opposite, own_stems

# None of these numbers is measured; the pairs in tests/discrepancies show what they admit and keep out.
OBJECT = 6  # words after a verb among which its object is looked for
SHARED = 2  # content words of the object in common
AROUND = 4  # and of the sentences
FEW = 10  # acts of one step in one report that are shown beside an act of another report

# An act on a scale of strength, the content stems of its object and of its sentence.
Act = namedtuple("Act", "place step object sentence")


@rule("contradiction", "strength of the same act", "substantive", source="Levin 1993, 42-55", compares=SENTENCES)
def strength_of_the_same_act(event: Event) -> Iterator[Candidate]:
    """Acts done wholly in one report and in part in another (halt, reduce), to an object in the same words."""
    for _, acts in by_key(_acts(event)):
        objects = Sharing(event, (act.object for act in acts))
        for one in acts:
            near = objects.candidates(one.object, SHARED, [one.place.report])
            same = [one, *_first_few(event, (acts[n] for n in sorted(near) if _same_act(acts[n], one)))]
            if len({act.step for act in same}) > 1:
                yield Candidate([act.place for act in same])


def _same_act(one: Act, other: Act) -> bool:
    """Whether two reports speak of the same act."""
    shared = len(one.object & other.object), len(one.sentence & other.sentence)
    return one.place.report is not other.place.report and shared[0] >= SHARED and shared[1] >= AROUND


def _first_few(event: Event, acts: Iterable[Act]) -> list[Act]:
    """Take the first acts of each step in each report: a report that says the same again and again adds nothing."""
    many: Counter[tuple[Report, int]] = Counter()
    few = []
    for act in acts:
        many[act.place.report, act.step] += 1
        if many[act.place.report, act.step] <= FEW:
            few.append(act)
        else:
            event.limited.add(act.place.report)
    return few


def _acts(event: Event) -> Iterator[tuple[str, Act]]:
    for report, sentence in event.sentences:
        around = report.content_stems(sentence.first, sentence.last)
        for first, last, scale, step in report.marked(sentence, lexicon().strength):
            if scale != "amount":  # "all" and "some" are said of anything
                end = min(last + OBJECT, sentence.last)
                place = report.place(first, report.unbroken(last, end), str(step))
                yield scale, Act(place, step, report.content_stems(last, end), around)


# --- edits of near-identical sentences ------------------------------------------------------------------------------


@rule("contradiction", "strength of the same act", "substantive", source="Levin 1993, 42-45, 55", compares=COPIES)
def edited_strength(edit: Edit) -> bool:
    """Compare how far an act goes: halt or reduce, kill or wound."""
    own, scales = own_stems(edit), lexicon().strength
    if not all(len(stems) == 1 for stems in own) or opposite(edit):
        return False
    steps = ([step for *_, steps in marks(list(stems), scales) for step in steps] for stems in own)
    return any(scale == other and step != other_step for (scale, step), (other, other_step) in product(*steps))
