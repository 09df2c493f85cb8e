"""One utterance, several wordings: quotations of different reports that render the same words, and who is said to say them how.

Quotations are gathered by `quote_clusters`; a fragment that stands in a clause of the same claim joins by a single shared stem.
Equal after folding is no difference, nor is a shorter cut of the same words.
"""

from __future__ import annotations

from typing import NamedTuple

from ...language.scales import is_negator, lexicon, marks
from .._difference import Difference, Place, difference
from .._event import Event, Quote, Report

FRAGMENT = 4  # content stems up to which a quotation joins an utterance of its claim by one shared stem


class Said(NamedTuple):
    """A quotation with its words."""

    report: Report
    quote: Quote
    words: tuple[str, ...]
    stems: frozenset[str]
    claims: frozenset[str]


def differences(event: Event) -> list[Difference]:
    """Quotations rendered differently, reporting verbs and speakers that differ."""
    found: list[Difference] = []
    for cluster in clusters(event):
        if len({s.report.number for s in cluster}) > 1:
            found += _worded(cluster) + _attributed(cluster)
    return found


def clusters(event: Event) -> list[list[Said]]:
    """Quotations that render one utterance (see `quote_clusters`), the longest first; then fragments that stand in its claim."""
    said = sorted(_said(event), key=lambda s: (-len(s.stems), s.words, s.quote.start, s.report.text))
    groups: dict[str, list[Said]] = {}
    for one in said:
        groups.setdefault(one.quote.cluster or str(len(groups)), []).append(one)
    kept: list[list[Said]] = []
    by_claim: dict[str, list[int]] = {}
    for group in sorted(
        groups.values(), key=lambda g: (-len(g[0].stems), g[0].words, g[0].quote.start, g[0].report.text)
    ):
        near = sorted({n for one in group for claim in one.claims for n in by_claim.get(claim, ())})
        home = next((n for n in near if _fits(kept[n], group)), None)
        if home is None:
            home = len(kept)
            kept.append([])
        kept[home] += group
        for one in group:
            for claim in one.claims:
                by_claim.setdefault(claim, []).append(home)
    return kept


def _fits(home: list[Said], group: list[Said]) -> bool:
    """Whether fragments belong to an utterance: a shared claim, a shared word, speakers that may be one."""
    return all(len(g.stems) <= FRAGMENT for g in group) and any(
        h.claims & g.claims and h.stems & g.stems and _may_be_one(h.quote.speaker, g.quote.speaker)
        for g in group
        for h in home
    )


def _said(event: Event) -> list[Said]:
    claims: dict[int, list] = {}
    for by in event.claims.values():
        for c in [c for own in by.values() for c in own]:
            claims.setdefault(c.report.number, []).append((c.start, c.end, c.claim))
    found = []
    for report in event.reports:
        for q in report.quotes:
            first, last = report.inside(q.start, q.end)
            if q.kind == "designation" or first == last or _repeated(report, q.start):
                continue
            stems = frozenset(s for s, c in zip(report.stems[first:last], report.content[first:last]) if c)
            around = frozenset(name for a, b, name in claims.get(report.number, ()) if a < q.end and q.start < b)
            found.append(
                Said(report, q, tuple(report.words[first:last]), stems or frozenset(report.stems[first:last]), around)
            )
    return found


def _repeated(report: Report, at: int) -> bool:
    return not any(s.start <= at < s.end for s in report.sentences)


def _may_be_one(a: str, b: str) -> bool:
    """Two names of speakers that may be one person: the same, one unknown, or sharing the last word."""
    mine, yours = a.lower().split(), b.lower().split()
    return not mine or not yours or mine[-1] == yours[-1] or not (a[:1].isupper() and b[:1].isupper())


def _worded(cluster: list[Said]) -> list[Difference]:
    longest = cluster[0].words
    if all(_part(s.words, longest) for s in cluster):
        return []
    places = [Place(s.report, s.quote.start, s.quote.end, " ".join(s.words)) for s in cluster]
    return difference("quote_variant", "one utterance, other words", _weight(cluster), places)


def _by_name(one: Said) -> bool:
    """Whether the speaker is printed with a name: what a pronoun stands for depends on the text around it."""
    printed = one.report.text[max(one.quote.speaker_start, 0) : max(one.quote.speaker_end, 0)]
    return (
        printed[:1].isupper() and printed.lower() not in ("he", "she", "they", "it") and one.quote.speaker[:1].isupper()
    )


def _part(words: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether words stand in a row in the longer ones."""
    size = len(words)
    return any(longer[n : n + size] == words for n in range(len(longer) - size + 1))


def _weight(cluster: list[Said]) -> str:
    """Substantive where numbers, negations or steps of a scale differ; trivial where no content word does."""
    acts = {str([e for *_, e in marks([w for w in s.words], lexicon().acts)]) for s in cluster}
    figures = {tuple(w for w in s.words if w[0].isdigit()) for s in cluster}
    denials = {sum(map(is_negator, s.words)) % 2 for s in cluster}
    if len(figures) > 1 or len(denials) > 1 or len(acts) > 1 and all(len(s.words) > 3 for s in cluster):
        return "substantive"
    return "wording" if len({s.stems for s in cluster}) > 1 else "trivial"


def _attributed(cluster: list[Said]) -> list[Difference]:
    """Reporting verbs and speakers of one utterance."""
    cued = [s for s in cluster if s.quote.cue]
    verbs = [Place(s.report, s.quote.cue_start, s.quote.cue_end, s.quote.cue.lower()) for s in cued]
    force = {s.quote.force for s in cued}
    found: list[Difference] = []
    plain = {"neutral", "assertive", ""}
    found += difference("attribution", "reporting verb", "wording", verbs)
    if len(force) > 1 and force - plain:
        found += difference("speech_act", "force of the verb", "substantive", verbs)
    named = [s for s in cluster if _by_name(s)]
    if len({s.quote.speaker.lower().split()[-1] for s in named}) > 1:
        found += difference(
            "attribution",
            "speaker",
            "substantive",
            [Place(s.report, s.quote.speaker_start, s.quote.speaker_end, s.quote.speaker) for s in named],
        )
    return found
