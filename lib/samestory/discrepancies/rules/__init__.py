"""The rules by which reports of one event differ: one decorated function a rule, one file a kind or two.

Each file holds the rules for claims, utterances or sentences, and those for edits of near-identical sentences.

To change                                       open
wording and speaker of a quotation              quotations.py
figures, scores, dates                          numbers/
names of bodies and places                      names.py
initials or the words                           initials.py
other words for one thing or party              terms.py
voices, reporting verbs, steps of scales        statements/, for edits speech_acts.py
negation, strength, direction, both or one      contradictions/
place, holder, time of one act                  slots/
who is silent                                   omissions.py
what part of a claim a report tells             shares.py, untold.py
which edit is put to which rules                edits.py
parties exchanged, sentences left out           edits.py

A new rule is a function with `@rule(...)` (see `_difference.py`) in one of these files, and an example in
tests/discrepancies/: in rule_examples.toml, or in edit_examples.toml for a rule for edits.
"""

from collections.abc import Iterator

from .._difference import Difference, rules_of
from .._event import Event
from . import (
    contradictions,
    edits,
    initials,
    names,
    numbers,
    omissions,
    quotations,
    slots,
    speech_acts,
    statements,
    terms,
)

# A difference on the passages of an earlier one of its kind is dropped, so the order of modules and rules counts.
MODULES = (
    quotations,
    edits,
    contradictions,
    names,
    initials,
    terms,
    numbers,
    speech_acts,
    statements,
    slots,
    omissions,
)


def differences(event: Event) -> Iterator[Difference]:
    """Find the differences of an event by all rules, the surer ones first."""
    for module in (
        quotations,
        edits,
        contradictions,
        names,
        initials,
        terms,
        numbers,
        speech_acts,
        statements,
        slots,
        omissions,
    ):
        if module is edits:
            yield from edits.differences(event)
        for entry in rules_of(module.__name__):
            yield from entry.differences(event)
