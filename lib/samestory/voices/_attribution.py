"""Which cue and which source a quotation belongs to: the rules of owners/, tried in order.

A rule looks at one quotation in the line of word classes: the cue behind it ("…," Lee said), before it (Lee said:
"…"; calling it "…"), in the sentence that leads up to it, or none, in which case the speaker is carried over. The
name of the function that chose becomes `Owner.rule` and the column `rule`.
"""

from bisect import bisect_left

from ._cues import Cue
from ._tags import LISTS, Line
from .owners._by_cue import (
    closing_cue,
    cue_before,
    cue_behind,
    denied,
    introduced_by_colon,
    question_behind,
    quoted_as,
    unlisted_verb,
)
from .owners._quote import REACH, SENTENCE, Owner, QuoteInText, Rule
from .owners._without_cue import (
    carried_over,
    headline,
    interviewed,
    labeled,
    led_up_to,
    name_behind_dash,
    person_before,
    person_of_paragraph_before,
    shared_with_next,
    signed,
)


def owners(line: Line, cues: list[Cue]) -> list[Owner]:
    """Find the owner of every quotation of the line, in order."""
    firsts = [cue.first for cue in cues]
    relays = [n for n in line.items_of(("as",)) if line.words[n + 1] in LISTS["quoting"]]
    inside = [rule for rule in RULES if rule not in _OPENING and (relays or rule is not quoted_as)]
    owned: list[Owner] = []
    for item in line.passages:
        text = line.text(item, item)
        if _is_bare(line, firsts, item, text):
            owned.append(Owner(item))
            continue
        quote = QuoteInText(line, cues, firsts, owned, relays, item, line.begin(item), line.stop(item), text)
        rules = RULES if quote.opens else inside
        if line.passages[item].label:
            rules = (*LABELED, *RULES)
        owned.append(next(filter(None, (rule(quote) for rule in rules)), Owner(item)))
    for n in range(len(owned) - 2, -1, -1):
        owned[n] = shared_with_next(line, owned[n], owned[n + 1], _SHARED) or owned[n]
    return owned


def _is_bare(line: Line, firsts: list[int], item: int, text: str) -> bool:
    """Say whether a quotation is a word or two inside a sentence with no cue near: no rule finds it a speaker."""
    before, behind = line.kinds[item - 1], line.kinds[item + 1]
    if before in "|¶:-" or behind in "-|¶" or text.count(" ") >= SENTENCE - 1:
        return False
    n = bisect_left(firsts, item - REACH)
    return n == len(firsts) or firsts[n] > item + REACH


LABELED: tuple[Rule, ...] = (labeled, interviewed)  # of turns, tried first
RULES: tuple[Rule, ...] = (
    quoted_as,
    denied,
    cue_behind,
    question_behind,
    cue_before,
    introduced_by_colon,
    signed,
    name_behind_dash,
    headline,
    closing_cue,
    unlisted_verb,
    led_up_to,
    person_before,
    carried_over,
    person_of_paragraph_before,
)
# These look only at a quotation that opens its sentence.
_OPENING = (introduced_by_colon, signed, unlisted_verb, person_before, person_of_paragraph_before)
BEHIND = {rule.__name__ for rule in (cue_behind, question_behind, unlisted_verb)}  # the attribution follows the marks
CARRIED = {rule.__name__ for rule in (carried_over, shared_with_next)}  # it stands at another quotation
NEAR = {rule.__name__ for rule in (person_before, person_of_paragraph_before)}  # nothing attributes the words
INFERRED = CARRIED | NEAR | {interviewed.__name__}  # the speaker stands in other sentences
_SHARED = BEHIND | CARRIED
