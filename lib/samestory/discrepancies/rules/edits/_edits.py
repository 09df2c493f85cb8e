"""The edits of an event: its near-identical sentences are aligned, and each edited slot is put to the rules."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from ....language.scales import lexicon, marks
from ..._compare import differ
from ..._difference import COPIES, SEVERITIES, Difference, Place, Rule, rule, rules_of
from ..._event import Event
from ..._near_identical import edited_slots, near_identical, sentences_of
from ..._variants import Edit, Variant
from . import _facts, _names, _sentences, _verbs, _words

LONGEST = 8  # words of a place beyond which it is rewritten rather than edited


def differences(event: Event) -> Iterator[Difference]:
    """Find all edits of near-identical sentences of an event."""
    exchange, omission = rules_of(_sentences.__name__)
    # A word with a capital inside a sentence is a name, also where it opens one.
    names = frozenset(sentence.report.words[n] for sentence in sentences_of(event) for n in sentence.names())
    groups = near_identical(event)
    for group in groups:
        exchanges = [pair for other in group[1:] if (pair := _sentences.exchanged_parties(group[0], other, names))]
        for pair in exchanges:
            yield exchange.difference(Place(v.report, *v.span, v.report.text[slice(*v.span)]) for v in pair)
        for slot in edited_slots(group):
            if not any(mine.covers(slot[0]) for mine, _ in exchanges):
                yield from _edits(slot, names)
    for group in _sentences.left_out(event, groups):
        yield omission.difference(Place(v.report, v.sentence.start, v.sentence.end, "sentence") for v in group)


def _edits(slot: list[Variant], names: frozenset[str]) -> Iterator[Difference]:
    """Find the differences in one edited slot: every rule that fits an edit of the medoid, with all variants."""
    fitting: dict[Rule, str] = {}
    for variant in {variant.words: variant for variant in reversed(slot)}.values():
        if variant.words != slot[0].words:
            for entry, severity in _fitting_rules(Edit((slot[0], variant), names)):
                fitting.setdefault(entry, severity)
    for entry, severity in fitting.items():
        places = [_place(entry.kind, variant) for variant in slot]
        if differ(places):
            yield entry.difference(places, severity)


def _place(kind: str, variant: Variant) -> Place:
    """Show a whole quantity or quotation, else the words; for a contradiction with a word more on each side."""
    start, end = variant.wide_span if kind == "contradiction" else variant.span
    if kind == "quote_variant":
        start, end = variant.quotation() or (start, end)
    if kind in ("number", "date_time"):
        start = min([start, *(amount.start for amount in variant.amounts())])
        end = max([end, *(amount.end for amount in variant.amounts())])
    return Place(variant.report, start, end, " ".join(variant.report.text[start:end].split()))


def _fitting_rules(edit: Edit) -> list[tuple[Rule, str]]:
    """Find the rules that fit an edit, each with its severity: those of the first file of which any fits."""
    if max(len(variant.words) for variant in edit.variants) > LONGEST:
        return []
    facts = _fitting(_facts, edit)
    if severity := other_quotation(edit, bool(facts)):
        return [(rules_of(__name__)[0], severity), *facts]
    return facts or _fitting(_verbs, edit) or _fitting(_names, edit) or _fitting(_words, edit)[:1]


def _fitting(module: ModuleType, edit: Edit) -> list[tuple[Rule, str]]:
    """Find the rules of a file that fit an edit."""
    fits = ((entry, entry.function(edit)) for entry in rules_of(module.__name__))
    return [(entry, fit if isinstance(fit, str) else entry.severities[0]) for entry, fit in fits if fit]


@rule("quote_variant", "other words inside the marks", *SEVERITIES, source="Pareti 2012", compares=COPIES)
def other_quotation(edit: Edit, other_fact: bool) -> str:
    """Compare the words inside quotation marks.

    Substantive if a fact or a scale differs too, wording if a content word does, else trivial.
    """
    old, new = edit.variants
    if old.quotation() is None or new.quotation() is None:
        return ""
    if other_fact or marks(old.stems, lexicon().acts) != marks(new.stems, lexicon().acts):
        return "substantive"
    return "wording" if len(old.content_stems() | new.content_stems()) > 1 else "trivial"
