"""Edits of near-identical sentences: what a report changed in a sentence that another report has too.

The sentences are aligned and each edited slot is put to the rules for edits. These stand in the file of their kind,
look at one `Edit`, and say whether it fits or how severe it is. Whole sentences come here: two parties exchanged, a
sentence left out. Severity: substantive where a fact, a party, a polarity or a step of a scale changes; wording where
the same is said in other words; trivial where only the form changes.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain, combinations, islice, product
from math import ceil, nan
from types import ModuleType
from typing import Any

from ...language.roles import form_of
from ...language.scales import lexicon, listed, marks
from ...language.words import of_token
from .._compare import Sharing, differ
from .._difference import COPIES, SEVERITIES, Difference, Place, Rule, rule, rules_of
from .._event import Event, Report
from .._near_identical import Edit, Group, Variant, edited_slots, edits_of, near_identical, sentences_of
from ..pairs import FEWEST_WORDS
from . import contradictions, names, numbers, speech_acts, terms
from .contradictions.retold import only_retold, retold

LONGEST = 8  # words of a place beyond which it is rewritten rather than edited
LONGEST_PARTY = 4  # words
RETELLING = 0.5  # share of paired sentences of the shorter report from which two reports retell one text
COVERED = 0.75  # share of a sentence's words in one sentence of another report from which it is not missing there
LEFT_OUT = "sentence left out by a report that retells the same text"
CLOUGH = "Clough et al. 2002 (METER: reuse of agency copy)"

Exchange = tuple[Variant, Variant]  # the words from one party to the other, in the medoid and in another sentence


def differences(event: Event) -> Iterator[Difference]:
    """Find all edits of near-identical sentences of an event."""
    _, exchange, omission = rules_of(__name__, edits=True)
    # A word with a capital inside a sentence is a name, also where it opens one.
    known = frozenset(sentence.report.words[n] for sentence in sentences_of(event) for n in sentence.names())
    groups = near_identical(event)
    for group in groups:
        acts = [retold(event, group[0], other) for other in group]
        pairs = ((exchanged_parties(group[0], other, known), told) for other, told in zip(group[1:], acts[1:]))
        exchanges = [pair for pair, told in pairs if pair and not only_retold(told, *pair)]
        for pair in exchanges:
            yield exchange.difference(Place(v.report, *v.span, v.report.text[slice(*v.span)]) for v in pair)
        for slot in edited_slots(group):
            if not any(mine.covers(slot[0]) or slot[0].last == mine.first for mine, _ in exchanges):
                slot = [variant for variant, told in zip(slot, acts) if not only_retold(told, slot[0], variant)]
                yield from _edits(slot, known)
    for group, silent in left_out(event, groups):
        places = [Place(v.report, v.sentence.start, v.sentence.end, "sentence") for v in group]
        yield omission.difference(places, "", "", nan, silent)


def _edits(slot: list[Variant], known: frozenset[str]) -> Iterator[Difference]:
    """Find the differences in one edited slot: every rule that fits an edit of the medoid, with all variants."""
    fitting: dict[Rule, str] = {}
    for variant in {variant.words: variant for variant in reversed(slot)}.values():
        if variant.words != slot[0].words:
            for entry, severity in _fitting_rules(Edit((slot[0], variant), known)):
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
    if kind == "number" and (beside := numbers.beside(variant)):
        start, end = beside
    elif kind in ("number", "date_time"):
        start = min([start, *(amount.start for amount in variant.amounts())])
        end = max([end, *(amount.end for amount in variant.amounts())])
    given = variant.words or kind in ("contradiction", "quote_variant")  # else the words around an empty place
    return Place(variant.report, start, end, " ".join(variant.report.text[start:end].split()) if given else "")


def _fitting_rules(edit: Edit) -> list[tuple[Rule, str]]:
    """Find the rules that fit an edit, each with its severity: those of the first files of which any fits."""
    if max(len(variant.words) for variant in edit.variants) > LONGEST or numbers.says_the_same(edit):
        return []
    facts = _fitting(edit, numbers, contradictions)
    if severity := other_quotation(edit, bool(facts)):
        return [(rules_of(__name__, edits=True)[0], severity), *facts]
    if not facts and names.says_the_same(edit):
        return []
    return facts or _fitting(edit, speech_acts) or _fitting(edit, names) or _fitting(edit, terms)[:1]


def _fitting(edit: Edit, *modules: ModuleType) -> list[tuple[Rule, str]]:
    """Find the rules of some files that fit an edit."""
    entries = chain.from_iterable(rules_of(module.__name__, edits=True) for module in modules)
    fits = ((entry, entry.function(edit)) for entry in entries)
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


# --- doer and goal exchanged ---------------------------------------------------------------------------------------


@rule("contradiction", "doer and goal exchanged", "substantive", source="Levin 1993, 9-13, 33, 36, 51", compares=COPIES)
def exchanged_parties(medoid: Variant, other: Variant, known: frozenset[str]) -> Exchange | None:
    """Find two parties that stand in each other's place on both sides of the same words.

    Parties that only names, "and" or a preposition links may change places.
    """
    if medoid.words == other.words:
        return None
    ways = (find(medoid, other, known) for find in (_in_equal_words, _between_edits, _among_names))
    return next(chain.from_iterable(ways), None)


def _in_equal_words(medoid: Variant, other: Variant, known: frozenset[str]) -> Iterator[Exchange]:
    """Find parties exchanged in sentences of the same words, where only they moved."""
    a, b = medoid.words, other.words
    if len(a) != len(b) or Counter(a) != Counter(b):
        return
    moved = [n for n, (x, y) in enumerate(zip(a, b)) if x != y]
    first, last = moved[0], moved[-1] + 1
    for m, n in product(range(1, LONGEST_PARTY + 1), repeat=2):
        left, middle, right = a[first : first + m], a[first + m : last - n], a[last - n : last]
        exchanged = m + n < last - first and b[first:last] == right + middle + left
        if exchanged and _linked(middle, left + right, known):
            yield medoid.part(first, last), other.part(first, last)


def _between_edits(medoid: Variant, other: Variant, known: frozenset[str]) -> Iterator[Exchange]:
    """Find two edits, each of which replaces the words of one party by those of the other."""
    a, b = medoid.words, other.words
    edits = [(edit, (a[edit[0] : edit[1]], b[edit[2] : edit[3]])) for edit in edits_of(a, b)]
    for ((i, j, k, m), (left, right)), ((i2, j2, k2, m2), _) in _turned(edits):
        middle = a[j:i2]
        if left and right and middle == b[m:k2] and _linked(middle, left + right, known):
            yield medoid.part(i, j2), other.part(k, m2)


def _turned(pairs: list[tuple[Any, tuple[Any, Any]]]) -> Iterator[tuple[tuple, tuple]]:
    """Find pairs of which a later one has the same two parties the other way around."""
    where: dict[tuple[Any, Any], list[int]] = defaultdict(list)
    for n, (_, parties) in enumerate(pairs):
        where[parties].append(n)
    for n, pair in enumerate(pairs):
        later = where.get(pair[1][::-1], [])
        yield from ((pair, pairs[other]) for other in islice(later, bisect_right(later, n), None))


def _among_names(medoid: Variant, other: Variant, known: frozenset[str]) -> Iterator[Exchange]:
    """Find two names exchanged in sentences of the same names, whatever else was edited."""
    ours, theirs = _runs_of_names(medoid, known), _runs_of_names(other, known)
    if Counter(run.words for run in ours) != Counter(run.words for run in theirs):
        return
    moved = [((x, y), (x.words, y.words)) for x, y in zip(ours, theirs) if x.words != y.words]
    for ((left, new_left), _), ((right, new_right), _) in _turned(moved):
        middle, new_middle = (x._replace(first=x.last, last=y.first) for x, y in ((left, right), (new_left, new_right)))
        timed = not listed("times").isdisjoint(left.words + right.words)
        if not timed and middle.words == new_middle.words and _linked(middle.words, (), known):
            yield left._replace(last=right.last), new_left._replace(last=new_right.last)


def _linked(middle: tuple[str, ...], parties: tuple[str, ...], known: frozenset[str]) -> bool:
    """Whether more than names, "and" or a preposition links two parties; a verb, and not "said", unless both are names.

    Pronouns and figures are no parties.
    """
    auxiliaries = listed("auxiliaries")
    if any(word in listed("pronouns") or word[0].isdigit() for word in parties):  # 52 votes to 47
        return False
    if not (set(parties) <= known or any(word in auxiliaries or form_of(word) for word in middle)):
        return False
    links = {w for w in middle if w in auxiliaries or w not in known and any(part.content for part in of_token(w))}
    return bool(links) and (links != {"said"} or set(parties) <= known | listed("times"))


def _runs_of_names(sentence: Variant, known: frozenset[str]) -> list[Variant]:
    """Find the names of a sentence: words with a capital in a row, with one space between them."""
    return [sentence._replace(first=a, last=b) for a, b in sentence.report.runs(sentence.names(known))]


# --- sentences left out --------------------------------------------------------------------------------------------


@rule("omission", LEFT_OUT, "substantive", source=CLOUGH, compares=COPIES)
def left_out(event: Event, groups: list[Group]) -> list[tuple[Group, frozenset[int]]]:
    """Find sentences that one report leaves out, although it retells the same text.

    Two reports retell one text if half of the sentences of the shorter one are paired. A sentence is not left out where
    one sentence of the other report has most of its words.
    """
    retellings = _retellings(event, groups)
    if not retellings:
        return []
    paired = {variant for group in groups for variant in group}
    alone = [[sentence] for sentence in sentences_of(event) if sentence not in paired]
    bags = {
        r.number: Sharing(event, (frozenset(r.words[s.first : s.last]) for s in r.sentences)) for r in event.reports
    }

    def silent(group: Group) -> frozenset[int]:
        words, having = frozenset(group[0].words), {variant.report.number for variant in group}
        return frozenset(
            number
            for number in bags.keys() - having
            if any(frozenset((number, other)) in retellings for other in having)
            and not _covered(words, bags[number], group[0].report)
        )

    having_enough = (group for group in groups + alone if len(group[0].words) >= FEWEST_WORDS)
    return [(group, without) for group in having_enough if (without := silent(group))]


def _covered(words: frozenset[str], bags: Sharing, report: Report) -> bool:
    """Whether a sentence of another report has most of the words."""
    least = COVERED * len(words)
    return any(len(words & bags.sets[n]) >= least for n in bags.candidates(words, ceil(least), [report]))


def _retellings(event: Event, groups: list[Group]) -> set[frozenset[int]]:
    """Find pairs of reports that retell one text."""
    size = {report.number: len(report.sentences) for report in event.reports}
    shared = Counter(pair for group in groups for pair in combinations(sorted({v.report.number for v in group}), 2))
    return {frozenset((a, b)) for (a, b), n in shared.items() if n > 1 and n >= RETELLING * min(size[a], size[b])}
