"""One utterance, several wordings: how reports quote the same words, by which verb, and from whom.

Quotations are gathered by `alignment.quote_clusters`. A fragment joins an utterance of its claim by one shared stem.
"""

from collections import defaultdict, namedtuple
from collections.abc import Iterator
from itertools import islice, product

from ...language.negation import is_negator
from ...language.scales import lexicon, listed, marks
from .._difference import SEVERITIES, UTTERANCES, Candidate, Place, rule
from .._event import Event, once_per_event

FRAGMENT = 4  # content stems up to which a quotation joins an utterance of its claim by one shared stem; not measured
MANY = 20  # claims in one quotation; of a fragment there are one or two
MOST = 200  # utterances of one claim that share a word, which a fragment may join
LEAST = 4  # words from which another step of a scale makes a rendition another statement; not measured
PLAIN = {"neutral", "assertive", ""}  # forces of reporting verbs between which the choice is style


# A quotation with its words, its content stems and the claims in whose clauses it stands.
Rendition = namedtuple("Rendition", "report quote words stems claims")


@once_per_event
def utterances(event: Event) -> list[list[Rendition]]:
    """Gather quotations of several reports that render one utterance, the longest first, fragments by their claim."""
    clusters: dict[str, list[Rendition]] = {}
    for one in sorted(_renditions(event), key=lambda r: (-len(r.stems), r.words, r.quote.start, r.report.text)):
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
    """Other words in quotations that render one utterance; a shorter cut of the same words agrees."""
    for group in utterances(event):
        values = [" ".join(one.words) for one in group]
        if not all(f" {value} " in f" {values[0]} " for value in set(values)):
            places = [Place(one.report, one.quote.start, one.quote.end, value) for one, value in zip(group, values)]
            yield Candidate(places, _severity(group))


def _severity(group: list[Rendition]) -> str:
    """Substantive where numbers, negations or steps of a scale differ; trivial where no content word does."""
    steps = {str([entries for *_, entries in marks(list(one.words), lexicon().acts)]) for one in group}
    figures = {tuple(word for word in one.words if word[0].isdigit()) for one in group}
    denials = {sum(map(is_negator, one.words)) % 2 for one in group}
    if len(figures) > 1 or len(denials) > 1 or len(steps) > 1 and all(len(one.words) >= LEAST for one in group):
        return "substantive"
    return "wording" if len({one.stems for one in group}) > 1 else "trivial"


@rule("attribution", "reporting verb", "wording", source="Thompson & Ye 1991", compares=UTTERANCES)
def reporting_verb(event: Event) -> Iterator[Candidate]:
    """Another reporting verb for one utterance."""
    return (Candidate(_cues(group)) for group in utterances(event))


@rule("speech_act", "force of the verb", "substantive", source="Searle 1976", compares=UTTERANCES)
def force_of_the_verb(event: Event) -> Iterator[Candidate]:
    """Another force of the reporting verb for one utterance; one is more than a plain assertion."""
    for group in utterances(event):
        forces = {one.quote.force for one in group if one.quote.cue}
        if len(forces) > 1 and forces - PLAIN:
            yield Candidate(_cues(group))


def _cues(group: list[Rendition]) -> list[Place]:
    cued = [(one.report, one.quote) for one in group if one.quote.cue]
    return [Place(report, quote.cue_start, quote.cue_end, quote.cue.lower()) for report, quote in cued]


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
