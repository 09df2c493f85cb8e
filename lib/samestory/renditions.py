"""One utterance, several wordings: quotations of different reports that render the same words, and who is said to say them how.

Quotations are gathered around the longest one that they share enough with: content stems, same speaker, same event; where both
stand in clauses of one claim a single shared stem is enough. Equal after folding is no difference, nor is a shorter cut of the
same words.
"""

from __future__ import annotations

from typing import NamedTuple

from .found import Found, Place, difference
from .lexicon import is_negator, lexicon, marks
from .readings import Event, Quote, Report

SHARED = 0.3  # of the content stems of both
CONTAINED = 0.6  # of those of the shorter
COMMON = 200  # leaders that share a stem beyond which it finds none


class Said(NamedTuple):
    """A quotation with its words."""

    report: Report
    quote: Quote
    words: tuple[str, ...]
    stems: frozenset[str]
    claims: frozenset[str]


def differences(event: Event) -> list[Found]:
    """Quotations rendered differently, reporting verbs and speakers that differ."""
    found: list[Found] = []
    for cluster in clusters(event):
        if len({s.report.number for s in cluster}) > 1:
            found += _worded(cluster) + _attributed(cluster)
    return found


def clusters(event: Event) -> list[list[Said]]:
    """Quotations that render one utterance, the longest first."""
    said = sorted(_said(event), key=lambda s: (-len(s.stems), s.words, s.quote.start, s.report.text))
    groups: list[list[Said]] = []
    leaders: dict[str, list[int]] = {}
    for one in said:
        near = sorted({n for stem in one.stems for n in leaders.get(stem, ())[:COMMON]})
        fits = [(-_shared(groups[n][0], one), n) for n in near if _same(groups[n][0], one)]
        if fits:
            groups[min(fits)[1]].append(one)
            continue
        for stem in one.stems:
            leaders.setdefault(stem, []).append(len(groups))
        groups.append([one])
    return groups


def _said(event: Event) -> list[Said]:
    claims: dict[int, list] = {}
    for clauses in event.claims.values():
        for c in clauses:
            claims.setdefault(c.report.number, []).append((c.start, c.end, c.claim))
    found = []
    for report in event.reports:
        for q in report.quotes:
            first, last = report.inside(q.start, q.end)
            if q.kind == "designation" or first == last or _repeated(report, q.start):
                continue
            stems = frozenset(s for s, c in zip(report.stems[first:last], report.content[first:last]) if c)
            around = frozenset(name for a, b, name in claims.get(report.number, ()) if a < q.end and q.start < b)
            found.append(Said(report, q, tuple(report.words[first:last]), stems or frozenset(report.stems[first:last]), around))
    return found


def _repeated(report: Report, at: int) -> bool:
    return not any(s.start <= at < s.end for s in report.sentences)


def _shared(a: Said, b: Said) -> float:
    return len(a.stems & b.stems) / len(a.stems | b.stems)


def _same(a: Said, b: Said) -> bool:
    if not _may_be_one(a.quote.speaker, b.quote.speaker) and a.words != b.words:
        return False
    shared = len(a.stems & b.stems)
    dice, contained = 2 * shared / (len(a.stems) + len(b.stems)), shared / min(len(a.stems), len(b.stems))
    if a.words == b.words:
        return True
    if shared >= 2 and (contained >= CONTAINED or dice >= SHARED and a.claims & b.claims or dice >= 0.5):
        return True
    return bool(shared and a.claims & b.claims and min(len(a.stems), len(b.stems)) <= 4)


def _may_be_one(a: str, b: str) -> bool:
    """Two names of speakers that may be one person: the same, one unknown, or sharing the last word."""
    mine, yours = a.lower().split(), b.lower().split()
    return not mine or not yours or mine[-1] == yours[-1] or not (a[:1].isupper() and b[:1].isupper())


def _worded(cluster: list[Said]) -> list[Found]:
    longest = cluster[0].words
    if all(_part(s.words, longest) for s in cluster):
        return []
    places = [Place(s.report, s.quote.start, s.quote.end, " ".join(s.words)) for s in cluster]
    return difference("quote_variant", "one utterance, other words", _weight(cluster), places)


def _by_name(one: Said) -> bool:
    """Whether the speaker is printed with a name: what a pronoun stands for depends on the text around it."""
    printed = one.report.text[max(one.quote.speaker_start, 0) : max(one.quote.speaker_end, 0)]
    return printed[:1].isupper() and printed.lower() not in ("he", "she", "they", "it") and one.quote.speaker[:1].isupper()


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


def _attributed(cluster: list[Said]) -> list[Found]:
    """Reporting verbs and speakers of one utterance."""
    cued = [s for s in cluster if s.quote.cue]
    verbs = [Place(s.report, s.quote.cue_start, s.quote.cue_end, s.quote.cue.lower()) for s in cued]
    force = {s.quote.force for s in cued}
    found: list[Found] = []
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
