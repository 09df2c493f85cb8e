"""One utterance, several wordings: how reports quote the same words, by which verb, and from whom.

Quotations are gathered by `alignment.quote_clusters`. A fragment joins an utterance of its claim by one shared stem.
"""

import re
from collections import defaultdict, namedtuple
from collections.abc import Iterator
from itertools import chain, combinations, islice, product

from ...language.negation import is_negator
from ...language.scales import lexicon, listed, marks
from ...language.words import function_words, stem_of
from .._difference import SEVERITIES, UTTERANCES, Candidate, Place, rule
from .._event import Event, once_per_event, text_ranks
from .._near_identical import edits_of
from .._spans import Spans
from .statements.verbs import verdict

FRAGMENT = 4  # content stems up to which a quotation joins an utterance of its claim by one shared stem; not measured
MANY = 20  # claims in one quotation; of a fragment there are one or two
MOST = 200  # utterances of one claim that share a word, which a fragment may join
MOST_WORDINGS = 100  # wordings of one utterance that are compared with each other; 150 reports have fewer
IN_COMMON = 0.4  # share of the content stems of the shorter of two renditions that stand in the other; not measured
FEWEST, IN_ORDER = 2, 0.5  # content stems, and share of the words in one order, that make two surely one; not measured
AT_AN_END = 3  # words changed at an end of a quotation from which one of the two goes on otherwise; not measured
BRACKETS = re.compile(r"[\[(][^\])]{0,80}[\])]")  # what the outlet adds within the marks
LEFT_OUT = re.compile(r"…|\.\.|\. \.|\[")  # marks of words that the outlet left out or replaced
# How likely a reader calls it right; estimates, see benchmarks/README.md.
REWORDED, UNSURE, PLAIN = 0.8, 0.4, 0.2


# A quotation with its words, its content stems and the claims in whose clauses it stands.
Rendition = namedtuple("Rendition", "report quote words stems claims")


@once_per_event
def utterances(event: Event) -> list[list[Rendition]]:
    """Gather quotations of several reports that render one utterance, the longest first, fragments by their claim."""
    clusters: dict[str, list[Rendition]] = {}
    ranks = text_ranks(event)
    for one in sorted(_renditions(event), key=lambda r: (-len(r.stems), r.words, r.quote.start, ranks[r.report])):
        clusters.setdefault(one.quote.cluster or str(len(clusters)), []).append(one)
    groups: list[list[Rendition]] = []
    claimed: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)  # claim and stem -> numbers of groups
    wide: dict[int, None] = {}  # groups with a quotation of many claims
    for cluster in clusters.values():
        near = _near(event, cluster, claimed, wide) if all(len(one.stems) <= FRAGMENT for one in cluster) else []
        home = next((n for n in near if _joins(cluster, groups[n])), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home] += cluster
        for one in cluster:
            if len(one.claims) > MANY:
                wide[home] = None
            else:
                for key in product(one.claims, one.stems):
                    claimed[key][home] = None
    return [group for group in groups if len({one.report.number for one in group}) > 1]


def _renditions(event: Event) -> Iterator[Rendition]:
    for report in event.reports:
        for quote in report.quotes:
            first, last = report.inside(quote.start, quote.end)
            if quote.kind == "designation" or first == last or report.sentence_at(quote.start) is None:
                continue
            stems = report.content_stems(first, last) or frozenset(report.stems[first:last])
            around = frozenset(clause.claim for clause in report.at("clauses").touching(quote.start, quote.end))
            yield Rendition(report, quote, tuple(report.words[first:last]), stems, around)


def _near(event: Event, fragments: list[Rendition], claimed: dict, wide: dict[int, None]) -> list[int]:
    """Give the groups in which a claim and a stem of fragments stand, in their order; a bounded number of them."""
    near: set[int] = set(wide)
    for key in {key for one in fragments for key in product(one.claims, one.stems)}:
        near.update(islice(claimed.get(key, ()), MOST))
        if len(claimed.get(key, ())) > MOST:
            event.limited.update(one.report for one in fragments)
    return sorted(near)


def _joins(fragments: list[Rendition], group: list[Rendition]) -> bool:
    """Whether fragments belong to an utterance: a shared claim, a shared word, speakers that may be one."""
    return any(
        one.claims & other.claims and one.stems & other.stems and _may_be_one(one.quote.speaker, other.quote.speaker)
        for one in fragments
        for other in group
    )


def _may_be_one(a: str, b: str) -> bool:
    """Whether two names may be of one person: the same last word, or one of them unknown or no name."""
    mine, yours = a.lower().split(), b.lower().split()
    return not mine or not yours or mine[-1] == yours[-1] or not (a[:1].isupper() and b[:1].isupper())


@rule("quote_variant", "one utterance, other words", *SEVERITIES, source="Dekker et al. 2015", compares=UTTERANCES)
def other_words(event: Event) -> Iterator[Candidate]:
    """Other words inside the marks of quotations that render one utterance of one speaker; a shorter cut agrees."""
    for group in utterances(event):
        first = {one.words: one for one in reversed(group)}  # of each wording the first
        if len(first) > MOST_WORDINGS:
            event.limited.update(one.report for one in group)
        wordings = sorted(first.values(), key=lambda one: (-len(one.words), one.words))[:MOST_WORDINGS]
        parts: list[list[tuple[Rendition, Rendition]]] = []
        for a, b in combinations(wordings, 2):
            if a.report is not b.report and _is_reworded(a, b):
                near = [part for part in parts if any(one in (a, b) for pair in part for one in pair)]
                parts = [part for part in parts if part not in near] + [[(a, b), *chain.from_iterable(near)]]
        for part in parts:
            ones = dict.fromkeys(one for pair in part for one in pair)
            places = [Place(one.report, one.quote.start, one.quote.end, " ".join(one.words)) for one in ones]
            severity = min((_severity(*pair) for pair in part), key=SEVERITIES.index)
            sure = severity != "trivial" and any(_is_surely_one(*pair) for pair in part)
            yield Candidate(places, severity, score=REWORDED if sure else UNSURE)


def _is_reworded(a: Rendition, b: Rendition) -> bool:
    """Whether two quotations may render one utterance in other words, rather than more or less of it."""
    shared, fewest = len(a.stems & b.stems), min(len(a.stems), len(b.stems))
    return shared >= max(IN_COMMON * fewest, 1) and _are_one(a, b) and bool(_changed(a, b))


def _is_surely_one(a: Rendition, b: Rendition) -> bool:
    """Whether they share half of the words of the shorter one in one order, or as much of their content."""
    shared, all_stems = len(a.stems & b.stems), len(a.stems) + len(b.stems)
    edits, fewest = edits_of(a.words, b.words), min(len(a.words), len(b.words))
    kept = len(a.words) - sum(j - i for i, j, _, _ in edits)
    return shared >= FEWEST and (kept >= IN_ORDER * fewest or 2 * shared >= IN_ORDER * all_stems)


def _are_one(a: Rendition, b: Rendition) -> bool:
    """Whether two renditions have one speaker: the same name, or one of them is unknown or gives no first name."""
    mine, yours = a.quote.speaker.lower().split(), b.quote.speaker.lower().split()
    first = (
        len(mine) < 2 or len(yours) < 2 or mine[0][0] == yours[0][0] or not (mine[0].isalpha() and yours[0].isalpha())
    )
    return first and _may_be_one(a.quote.speaker, b.quote.speaker)


def _changed(a: Rendition, b: Rendition) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Find what two quotations put in other words: edits between words that both have, or short ones at an end."""
    mine, yours = _printed(a), _printed(b)
    edits = edits_of(tuple(word for word, _ in mine), tuple(word for word, _ in yours))
    found = []
    for i, j, k, m in edits:
        at_an_end = not (min(i, k) and j < len(mine) and m < len(yours))
        cut = not (j - i and m - k) if at_an_end else _is_ellipsis(mine, i, j) or _is_ellipsis(yours, k, m)
        if not cut and not (at_an_end and max(j - i, m - k) > AT_AN_END):
            found.append((tuple(word for word, _ in mine[i:j]), tuple(word for word, _ in yours[k:m])))
    return found


def _printed(one: Rendition) -> list[tuple[str, bool]]:
    """Give the words of a quotation without those in brackets, and whether words before each are left out."""
    report, quote = one.report, one.quote
    brackets = Spans(BRACKETS.finditer(report.text, quote.start, quote.end), re.Match.span)
    kept, before = [], quote.start
    for n in range(*report.inside(quote.start, quote.end)):
        if not brackets.any_touching(report.starts[n], report.ends[n]):
            kept.append((report.words[n], bool(LEFT_OUT.search(report.text, before, report.starts[n]))))
            before = report.ends[n]
    return kept


def _is_ellipsis(words: list[tuple[str, bool]], first: int, last: int) -> bool:
    """Whether a quotation leaves something out in a stretch or right behind it."""
    return any(left_out for _, left_out in words[first : last + 1])


def _severity(a: Rendition, b: Rendition) -> str:
    """Substantive where numbers, negations or steps of a scale are changed; trivial where no content word is."""
    old, new = ([word for change in part for word in change] for part in zip(*_changed(a, b)))
    steps = [
        {step for *_, own in marks([*map(stem_of, words)], lexicon().acts) for step in own} for words in (old, new)
    ]
    figures = [{word for word in words if word[0].isdigit()} for words in (old, new)]
    denials = [sum(map(is_negator, words)) % 2 for words in (old, new)]
    if figures[0] != figures[1] and all(figures) or denials[0] != denials[1] or steps[0] != steps[1] and all(steps):
        return "substantive"
    content = [{stem_of(word) for word in words if word not in function_words()} for words in (old, new)]
    return "wording" if content[0] != content[1] else "trivial"


@rule("speech_act", "force of the verb", "substantive", source="Searle 1976", compares=UTTERANCES)
def force_of_the_verb(event: Event) -> Iterator[Candidate]:
    """Another force of the reporting verb for one utterance of one speaker; one judges what is said (admitted)."""
    for group in utterances(event):
        for verbs in _by_wording(group):
            yield Candidate([place._replace(value=verdict(one.quote)) for one, place in verbs])


@rule("attribution", "reporting verb", "wording", source="Thompson & Ye 1991", compares=UTTERANCES)
def reporting_verb(event: Event) -> Iterator[Candidate]:
    """Another reporting verb for one utterance."""
    for group in utterances(event):
        for verbs in _by_wording(group):
            yield Candidate([place for _, place in verbs], score=PLAIN)


def _by_wording(group: list[Rendition]) -> Iterator[list[tuple[Rendition, Place]]]:
    """Give the reporting verbs of the renditions that share most of their words with the longest one."""
    longest = next((one for one in group if one.quote.cue), None)
    if longest is not None:
        near = [one for one in group if one.quote.cue and _are_one(one, longest) and _is_surely_one(one, longest)]
        yield [(one, Place(one.report, one.quote.cue_start, one.quote.cue_end, one.quote.cue.lower())) for one in near]


@rule("attribution", "speaker", "substantive", source="Pareti 2012", compares=UTTERANCES)
def speaker(event: Event) -> Iterator[Candidate]:
    """Another named speaker of one utterance, by the last name."""
    for group in utterances(event):
        named = [one for one in group if _by_name(one)]
        if len({one.quote.speaker.lower().split()[-1] for one in named}) > 1:
            yield Candidate([Place(r, q.speaker_start, q.speaker_end, q.speaker) for r, q, *_ in named])


def _by_name(one: Rendition) -> bool:
    """Whether the speaker is printed with a name: the referent of a pronoun depends on the text around it."""
    printed = one.report.text[max(one.quote.speaker_start, 0) : max(one.quote.speaker_end, 0)]
    return printed[:1].isupper() and printed.lower() not in listed("pronouns") and one.quote.speaker[:1].isupper()
