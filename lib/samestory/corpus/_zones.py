"""The parts of a news report: headline, standfirst, dateline, caption, lead, body, credit.

A paragraph is a line that is not blank. Above the first paragraph of prose stand the short lines of the page
(headline, by-line, caption); after the last stand the credits. The rules are those of newspaper layout and know no
outlet. Where they fail, a manifest column `zones` overrides them: `standfirst:0-2 lead:3 body:4-14 credit:15`
names paragraphs by number, counted from 0.
"""

from __future__ import annotations

import re

from .text import fold, paragraphs

ZONES = ("headline", "standfirst", "dateline", "caption", "lead", "body", "credit")
Zone = tuple[int, int, str]

MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
DATE = (
    rf"(?:\d{{4}}-\d\d?-\d\d?|{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}(?:,? \d{{4}})?|\d\d?/\d\d?/\d{{2,4}})"
)
AGENCY = r"(?:AP|AFP|ANI|PTI|IANS|TASS|Reuters|Xinhua|Bloomberg|Kyodo|dpa|DPA|EFE|UPI|Interfax|RIA|CNN|BBC|Getty(?: Images)?|EPA|Anadolu|Sputnik)"

TERMINAL = re.compile(r"[.!?…][\"”’')\]]*$")
DATED = re.compile(
    rf"(?i)^(?:(?:first |last )?(?:published|updated|posted|modified|date)\b.{{0,80}}|.{{0,40}}{DATE}.{{0,40}})$"
)
BYLINE = re.compile(r"^(?:By|BY|by|Written by|Story by|Reported by) [A-Z\"“].{0,80}$")
CAPTION = re.compile(
    rf"^(?:(?:File )?(?:Photo|Image|Picture|Pictured|Photograph|FILE)\b\s*[:–—-].*|.*(?:\(\s*(?:{AGENCY}|[^()]*(?i:photo|image|picture|file)\b[^()]*)\s*\)"
    rf"|[|/]\s*(?:{AGENCY}|(?i:photo|image)\b[^|/]*)|(?i:getty images)))\.?$"
)
CREDIT = re.compile(
    r"(?i)^[\s(\[*—–-]*(?:with (?:additional )?(?:agency |agencies |wire )?(?:\S+ ){0,3}(?:inputs?|reporting|contributions?)\b|\(?(?:additional )?reporting by|edit(?:ed|ing) by|written by|compiled by"
    r"|inputs? from|source:|agencies$|copyright|©|all rights reserved|.{0,80}\bcontributed to this (?:report|story|article)|follow us|read more|also read|subscribe|.{0,60}/(?:AP|AFP|PTI|Reuters)$)"
)
# "MOSCOW (Reuters) - ", "NEW DELHI, Oct 3 (PTI) — ", "Moscow, October 3, 2025 – ", "New Delhi: "
PLACE = r"(?:[A-Z][\w.'’-]+|(?:de|del|di|al|of|la|le)\b)(?: (?:[A-Z][\w.'’-]+|(?:de|del|di|al|of|la|le)\b)){0,3}"
DATELINE = re.compile(
    rf"(?P<place>{PLACE})(?P<more>(?:, {PLACE})?(?:,? (?i:{DATE}))?(?: ?\(\s*{AGENCY}\s*\))?)(?:\s*[–—―]-?\s*|\s+--?\s+|(?P<colon>:)\s+)(?=[\"“‘'(]?[A-Z0-9])"
)
# A name and a colon may also open a slogan or an interview ("Sanders: …"), so this form needs a city that stands alone
# in datelines: the list of the Associated Press Stylebook, and national capitals.
CITIES = frozenset(
    " ".join(name.split())
    for name in """
    atlanta, baltimore, boston, chicago, cincinnati, cleveland, dallas, denver, detroit, honolulu, houston, indianapolis, las vegas, los angeles, miami, milwaukee,
    minneapolis, new orleans, new york, oklahoma city, philadelphia, phoenix, pittsburgh, st. louis, salt lake city, san antonio, san diego, san francisco, seattle, washington,
    abu dhabi, abuja, accra, addis ababa, algiers, amman, amsterdam, ankara, astana, athens, baghdad, baku, bangkok, beijing, beirut, belgrade, berlin, bogota, bogotá, brasilia,
    bratislava, brussels, bucharest, budapest, buenos aires, cairo, canberra, cape town, caracas, chisinau, colombo, copenhagen, damascus, delhi, dhaka, djibouti, doha, dublin,
    dushanbe, geneva, gibraltar, hanoi, harare, havana, helsinki, ho chi minh city, hong kong, islamabad, istanbul, jakarta, jerusalem, johannesburg, kabul, kampala, karachi,
    kathmandu, khartoum, kiev, kigali, kuala lumpur, kuwait city, kyiv, lima, lisbon, ljubljana, london, lusaka, luxembourg, macau, madrid, manama, manila, mexico city, milan,
    minsk, mogadishu, monaco, montevideo, montreal, moscow, mumbai, munich, muscat, nairobi, new delhi, oslo, ottawa, panama city, paris, phnom penh, podgorica,
    port-au-prince, prague, pristina, pyongyang, quito, rabat, reykjavik, riga, rio de janeiro, riyadh, rome, san salvador, sanaa, santiago, santo domingo, sao paulo, são paulo,
    sarajevo, seoul, shanghai, singapore, skopje, sofia, st. petersburg, stockholm, sydney, taipei, tallinn, tashkent, tbilisi, tehran, tel aviv, tokyo, toronto, tripoli, tunis,
    united nations, valletta, vatican city, vienna, vilnius, warsaw, windhoek, yangon, yerevan, zagreb, zurich""".split(
        ","
    )
)


def zones(text: str, sentences: list[tuple[int, int]], title: str = "", declared: str = "") -> list[Zone]:
    """Spans (start, end, zone) of an article, in order; together they hold every sentence.

    `title` is the headline where the manifest knows it, `declared` the manifest's own zones; raises `ValueError`
    with the reason where `declared` cannot be read. A dateline that opens a lead is a span of its own.
    """
    lines = paragraphs(text)
    within = _by_paragraph(lines, sentences)
    labels = _top(text, lines, within, title)
    start = len(labels)
    labels += ["body"] * (len(lines) - start)
    for n in range(max(start + 1, len(lines) - 4), len(lines)):
        if CREDIT.match(_line(text, lines[n])) and lines[n][1] - lines[n][0] <= 250:
            labels[n] = "credit"
    for n in range(start, len(lines)):
        if labels[n] == "body" and n > start and _is_caption(_line(text, lines[n])):
            labels[n] = "caption"
    if start < len(lines) and labels[start] == "body":
        labels[start] = "lead"
    _declare(labels, declared)
    return [zone for n, label in enumerate(labels) for zone in _spans(text, lines[n], within[n], label)]


def repeats(text: str, sentences: list[tuple[int, int]], zoned: list[str]) -> list[int]:
    """For each sentence the number of the sentence that it repeats, or -1.

    A standfirst sentence repeats the later sentence that holds most of its four-word runs; elsewhere a sentence of at
    least six words repeats an earlier one that is the same word for word (a pulled quotation, a pasted paragraph).
    """
    found, seen = [-1] * len(sentences), {}
    for n, (start, end) in enumerate(sentences):
        if zoned[n] == "standfirst":
            plain = _plain(text[start:end])
            later = [
                (_contained(plain, _plain(text[slice(*sentences[m])])), -m)
                for m in range(n + 1, len(sentences))
                if zoned[m] != "standfirst"
            ]
            share, best = max(later, default=(0.0, 0))
            found[n] = -best if share >= 0.5 else -1
        elif text.count(" ", start, end) >= 5:
            words = text[start:end].strip(" .\"'“”‘’")
            found[n] = seen.get(words, -1)
            seen.setdefault(words, n)
    return found


# --- the top of the page -----------------------------------------------------------------------------------------


def _top(text: str, lines: list[tuple[int, int]], within: list[list[tuple[int, int]]], title: str) -> list[str]:
    """Labels of the lines above the lead."""
    labels: list[str] = []
    known = _plain(title)
    for n in range(min(len(lines) - 1, 12)):
        line = _line(text, lines[n])
        label = _furniture(line, len(within[n]), "headline" in labels, bool(known) and _plain(line) == known)
        if label is None:
            break
        labels.append(label)
    if len(labels) == len(lines) - 1 and labels and not TERMINAL.search(_line(text, lines[-1])):
        return []  # a list or a fragment: nothing below is prose
    return labels + _standfirst(text, lines, within, len(labels))


def _furniture(line: str, sentences: int, titled: bool, is_title: bool) -> str | None:
    """The zone of a line above the lead; None where the lead (or a standfirst in full sentences) begins."""
    if is_title:
        return "headline"
    if BYLINE.match(line) and not TERMINAL.search(line):
        return "credit"
    if _is_caption(line):
        return "caption"
    words = line.split()
    if len(words) <= 14 and DATED.match(line) and not TERMINAL.search(line):
        return "dateline"
    if (
        len(words) > 25
        or sentences > 1
        or _dateline(line, 0, 120)
        and len(words) > 12
        or TERMINAL.search(line)
        and not _title_case(words)
    ):
        return None
    return "standfirst" if titled and len(words) >= 6 else "headline"


def _is_caption(line: str) -> bool:
    return len(line) < 400 and bool(CAPTION.match(line))


def _title_case(words: list[str]) -> bool:
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def _standfirst(text: str, lines: list[tuple[int, int]], within: list[list[tuple[int, int]]], start: int) -> list[str]:
    """Single sentences above the lead that the text below them says again, nearly word for word."""
    run = []
    for n in range(start, min(start + 6, len(lines) - 3)):
        line = _line(text, lines[n])
        if len(within[n]) != 1 or not 6 <= len(line.split()) <= 45:
            break
        run.append(_plain(line))
    while run and any(_contained(plain, _plain(text[lines[start + len(run)][0] :])) < 0.6 for plain in run):
        run.pop()
    return ["standfirst"] * len(run)


def _contained(plain: str, other: str) -> float:
    """Share of the four-word runs of one text that stand in another."""
    words = plain.split()
    runs = [" ".join(words[i : i + 4]) for i in range(len(words) - 3)]
    padded = f" {other} "
    return sum(f" {run} " in padded for run in runs) / len(runs) if runs else 0.0


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", fold(text)).strip()


# --- spans -------------------------------------------------------------------------------------------------------


def _line(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]]


def _by_paragraph(lines: list[tuple[int, int]], sentences: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    found: list[list[tuple[int, int]]] = [[] for _ in lines]
    n = 0
    for sentence in sentences:
        while n < len(lines) - 1 and sentence[0] >= lines[n][1]:
            n += 1
        found[n].append(sentence)
    return found


def _spans(text: str, line: tuple[int, int], sentences: list[tuple[int, int]], label: str) -> list[Zone]:
    """The spans of one paragraph: a dateline splits off, a lead of a report without paragraphs ends after a sentence."""
    start, end = line
    spans: list[Zone] = []
    if label == "lead" and (opening := _dateline(text, start, min(end, start + 120))):
        spans.append((start, start + len(opening.rstrip()), "dateline"))
        start += len(opening)
    if label == "lead" and len(sentences) > 3:
        return spans + [(start, sentences[0][1], "lead"), (sentences[1][0], end, "body")]
    return spans + [(start, end, label)]


def _dateline(text: str, start: int, end: int) -> str:
    """The dateline that opens a lead, with the dash or colon and the space after it; empty where there is none."""
    found = DATELINE.match(text, start, end)
    if not found:
        return ""
    shouted = found["place"].isupper() and not found["colon"]  # "BOOM: …" is no place
    return found[0] if found["more"] or shouted or fold(found["place"]) in CITIES else ""


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
