"""The parts of a news report: headline, standfirst, dateline, caption, lead, body, credit; and the furniture of a page.

A paragraph is a line that is not blank. Above the first paragraph of prose stand the short lines of the page
(headline, by-line, caption); after the last stand the credits. Furniture is what a database puts around the report
(BYLINE: …, LENGTH: 35 words, 1 of 2 DOCUMENTS); each document of an export is a report of its own. The rules are those
of newspaper layout and know no outlet. Where they fail, a manifest column `zones` overrides them:
`standfirst:0-2 lead:3 body:4-14 credit:15` names paragraphs by number, counted from 0.
"""

import re

import numpy as np

from .. import codebooks
from .text import fold

ZONES = ("headline", "standfirst", "dateline", "caption", "lead", "body", "credit", "furniture")
Zone = tuple[int, int, str]
Span = tuple[int, int]

_BOOK = codebooks.read("zones")
WORDS = {name: table["words"] for name, table in _BOOK.items()}
CITIES = frozenset(WORDS["cities"])
STATES = frozenset(
    word
    for actor in codebooks.read("actors").values()
    for kind in ("name", "initialism")
    for name in actor.get("aliases", {}).get(kind, ())
    for word in (name, name.upper())
)
AGENCY = f"(?:{'|'.join(map(re.escape, WORDS['agencies']))})"
CREDITED = f"(?:{'|'.join(map(re.escape, WORDS['credits']))})"
MONTHS = codebooks.read("calendar")["months"]["names"]
MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)}|Sept)\.?"
DAY = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?"
DATE = rf"(?:\d{{4}}-\d\d?-\d\d?|{DAY}|\d\d?/\d\d?/\d{{2,4}})"

TERMINAL = re.compile(r"[.!?…][\"”’')\]]*$")
STAMP = r"(?:first |last )?(?:published|updated|posted|modified|date)\b"
DATED = re.compile(rf"(?i)^(?:{STAMP}.{{0,80}}|.{{0,40}}{DATE}.{{0,40}})$")
BYLINE = re.compile(r"^(?:By|BY|by|Written by|Story by|Reported by) [A-Z\"“].{0,80}$")
PICTURE = r"(?i:photo|image|picture|file)\b"
CAPTION = re.compile(
    r"^(?:(?:File )?(?:Photo|Image|Picture|Pictured|Photograph|FILE)\b\s*[:–—-].*"
    rf"|.*(?:\(\s*(?:{AGENCY}|[^()]*{PICTURE}[^()]*)\s*\)|[|/]\s*(?:{AGENCY}|(?i:photo|image)\b[^|/]*)"
    r"|(?i:getty images)))\.?$"
)
OPENS_CAPTION = ("File ", "FILE", "Photo", "Image", "Picture")  # of what CAPTION finds without a bracket or a bar
CREDIT = re.compile(
    rf"(?i)^[\s(\[*—–-]*(?:{CREDITED}|agencies$|.{{0,60}}/(?:AP|AFP|PTI|Reuters)$"
    r"|with (?:additional )?(?:agency |agencies |wire )?(?:\S+ ){0,3}(?:inputs?|reporting|contributions?)\b"
    r"|.{0,80}\bcontributed to this (?:report|story|article))"
)
_EXPORT = codebooks.read("health")["several_documents"]
FURNITURE = re.compile(
    rf"(?P<sure>(?:{'|'.join(WORDS['furniture'])}):.*)|(?:{'|'.join(_BOOK['furniture']['further'])}):.*"
    rf"|(?:{'|'.join(_BOOK['furniture']['alone'])})|{'|'.join(_EXPORT['patterns'])}"
)
DOCUMENT = re.compile(r"(?i)(?:document )?\d{1,5} of \d{1,5}(?: documents?)?")
# "MOSCOW (Reuters) - ", "NEW DELHI, Oct 3 (PTI) — ", "Moscow, October 3, 2025 – ", "New Delhi: "
NAME = r"(?:[A-Z][\w.'’-]+|(?:de|del|di|al|of|la|le)\b)"
PLACE = rf"{NAME}(?: {NAME}){{0,3}}"
DATELINE = re.compile(
    rf"(?P<place>{PLACE})(?P<more>(?:, {PLACE})?(?:,? (?i:{DATE}))?(?: ?\(\s*{AGENCY}\s*\))?)"
    r"(?:\s*[–—―]-?\s*|\s+--?\s+|(?P<colon>:)\s+)(?=[\"“‘'(]?[A-Z0-9])"
)


def zones(text: str, lines: list[Span], sentences: list[Span], title: str, declared: str = "") -> list[Zone]:
    """Return the zones of an article, in order; together they cover every sentence.

    `lines` are the paragraphs, `title` the headline where the manifest knows it, `declared` the manifest's own zones.
    Raises `ValueError` with the reason where `declared` cannot be read. A dateline that opens a lead is a span of its
    own.
    """
    edges = np.searchsorted([start for start, _ in sentences], lines).tolist() if lines else []
    within = [sentences[first:last] for first, last in edges]
    labels = _by_document([text[start:end] for start, end in lines], list(map(len, within)), title)
    _declare(labels, declared)
    return [zone for n, label in enumerate(labels) for zone in _spans(text, lines[n], within[n], label)]


def repeats(text: str, sentences: list[Span], zoned: list[str]) -> list[int]:
    """Return for each sentence the number of the sentence that it repeats, or -1.

    A standfirst sentence repeats the later sentence that holds most of its four-word runs; elsewhere a sentence of at
    least six words repeats an earlier one that is the same word for word (a pulled quotation, a pasted paragraph).
    """
    repeated, seen = [], {}
    for n, (start, end) in enumerate(sentences):
        of = -1
        if zoned[n] == "standfirst":
            plain = _plain(text[start:end])
            below = [m for m in range(n + 1, len(sentences)) if zoned[m] != "standfirst"]
            shares = [_share_of_runs(plain, _plain(text[slice(*sentences[m])])) for m in below]
            if max(shares, default=0) >= 0.5:
                of = below[shares.index(max(shares))]
        elif text.count(" ", start, end) >= 5:
            of = seen.setdefault(text[start:end].strip(" .\"'“”‘’"), n)
        repeated.append(-1 if of == n else of)
    return repeated


# --- labels ------------------------------------------------------------------------------------------------------


def _by_document(lines: list[str], sizes: list[int], title: str) -> list[str]:
    """Return the zone of each paragraph; of an export, the furniture first, then the zones of each document."""
    page = _furniture(lines)
    if not any(page):
        return _labels(lines, sizes, title)
    labels, begun = ["furniture"] * len(lines), 0
    for end in (*(n for n, line in enumerate(lines) if page[n] and DOCUMENT.fullmatch(line)), len(lines)):
        own = [n for n in range(begun, end) if not page[n]]
        if begun and len(own) > 1 and DATED.match(lines[own[1]]):
            del own[0]  # the newspaper, above the date
        if own:
            for n, label in zip(own, _labels([lines[n] for n in own], [sizes[n] for n in own], title)):
                labels[n] = label
        begun = end + 1
    return labels


def _furniture(lines: list[str]) -> list[bool]:
    """Tell which lines a database put around the report."""
    hits = [len(line) <= _EXPORT["longest"] and FURNITURE.fullmatch(line.lower()) for line in lines]
    own = [hit for hit, line in zip(hits, lines) if hit and not CREDIT.match(line)]
    known = len(own) > 1 or any(hit["sure"] for hit in own)
    return [known and bool(hit) for hit in hits]


def _labels(lines: list[str], sizes: list[int], title: str) -> list[str]:
    """Return the zone of each paragraph; `sizes` are the numbers of their sentences."""
    labels = [*_above_lead(lines, sizes, title), "lead"]
    for n, line in enumerate(lines[len(labels) :], len(labels)):
        is_credit = n >= len(lines) - 4 and len(line) <= 250 and CREDIT.match(line)
        labels.append("credit" if is_credit else "caption" if _is_caption(line) else "body")
    return labels


def _above_lead(lines: list[str], sizes: list[int], title: str) -> list[str]:
    labels: list[str] = []
    headline = _plain(title)
    for line, size in zip(lines[:-1][:12], sizes):
        is_headline = headline and _plain(line) == headline
        label = "headline" if is_headline else _short_line(line, size, "headline" in labels)
        if label is None:
            break
        labels.append(label)
    if labels and len(labels) == len(lines) - 1 and not TERMINAL.search(lines[-1]):
        return []  # a list or a fragment: nothing below is prose
    return labels + _standfirst(lines, sizes, len(labels))


def _short_line(line: str, sentences: int, titled: bool) -> str | None:
    """Return the zone of a line above the lead; None where the lead (or a standfirst in full sentences) begins."""
    words, closed = line.split(), TERMINAL.search(line)
    if BYLINE.match(line) and not closed:
        return "credit"
    if _is_caption(line):
        return "caption"
    if len(words) <= 14 and DATED.match(line) and not closed:
        return "dateline"
    opens_report = len(words) > 12 and _dateline(line, 0, 120)
    if len(words) > 25 or sentences > 1 or opens_report or closed and not title_case(words):
        return None
    return "standfirst" if titled and len(words) >= 6 else "headline"


def _is_caption(line: str) -> bool:
    may_be = line.startswith(OPENS_CAPTION) or any(sign in line for sign in "(|/") or "getty" in line.lower()
    return may_be and len(line) < 400 and bool(CAPTION.match(line))


def title_case(words: list[str]) -> bool:
    """Tell whether a line is in title case: nearly all of its longer words have a capital."""
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def _standfirst(lines: list[str], sizes: list[int], start: int) -> list[str]:
    """Label the single sentences above the lead that the text below them repeats, nearly word for word."""
    fits = [sizes[n] == 1 and 6 <= len(lines[n].split()) <= 45 for n in range(start, min(start + 6, len(lines) - 3))]
    most = [*fits, False].index(False)
    plain = list(map(_plain, lines[start:])) if most else []
    for count in range(most, 0, -1):
        below = " ".join(filter(None, plain[count:]))
        if all(_share_of_runs(line, below) >= 0.6 for line in plain[:count]):
            return ["standfirst"] * count
    return []


def _share_of_runs(plain: str, other: str) -> float:
    """Return the share of the four-word runs of one text that another contains."""
    words, padded = plain.split(), f" {other} "
    runs = [" ".join(words[i : i + 4]) for i in range(len(words) - 3)]
    return sum(f" {run} " in padded for run in runs) / len(runs) if runs else 0.0


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _declare(labels: list[str], declared: str) -> None:
    """Write the manifest's zones over the labels; see the module's docstring for the notation."""
    for part in declared.split():
        read = re.fullmatch(r"([a-z]+):(\d+)(?:-(\d+))?", part)
        if not read or read[1] not in ZONES:
            raise ValueError(f"{part!r} is not zone:paragraph or zone:first-last with a zone of {', '.join(ZONES)}")
        first, last = int(read[2]), int(read[3] or read[2])
        if last < first or last >= len(labels):
            raise ValueError(f"{part!r} names paragraphs outside 0-{len(labels) - 1}")
        labels[first : last + 1] = [read[1]] * (last - first + 1)


# --- spans -------------------------------------------------------------------------------------------------------


def _spans(text: str, line: Span, sentences: list[Span], label: str) -> list[Zone]:
    """Return the zones of one paragraph.

    A dateline splits off; where the whole report is one paragraph, the lead ends after its first sentence.
    """
    start, end = line
    opening = _dateline(text, start, min(end, start + 120)) if label == "lead" else ""
    spans = [(start, start + len(opening.rstrip()), "dateline")] if opening else []
    start += len(opening)
    if label == "lead" and len(sentences) > 3:
        return [*spans, (start, sentences[0][1], "lead"), (sentences[1][0], end, "body")]
    return [*spans, (start, end, label)]


def _dateline(text: str, start: int, end: int) -> str:
    """Return the dateline that opens a lead, with its dash or colon and the space after it; or nothing."""
    opening = DATELINE.match(text, start, end)
    if not opening:
        return ""
    if opening["more"]:
        return opening[0]
    if opening["place"] in STATES or opening[0].endswith("–") and _names_a_place(text, opening.end()):
        return ""  # US – Russia ties, Moscow–Washington ties
    capitals = opening["place"].isupper() and not opening["colon"]  # "BOOM: …" names no place
    return opening[0] if capitals or fold(opening["place"]) in CITIES else ""


def _names_a_place(text: str, start: int) -> bool:
    """Tell whether a state or a city is named here."""
    name = re.compile(PLACE).match(text, start)
    return bool(name) and (name[0] in STATES or fold(name[0]) in CITIES)
