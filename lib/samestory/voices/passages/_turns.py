"""Turns of interviews and transcripts: a labeled paragraph (Q: …; Ann Lee: …) and what follows, to the next label.

A label alone proves nothing ("Photo: …", "Update: …"). Evidence is asked for: questions and answers in one text; a
label that returns beside others; a person whom the text names elsewhere; neighbors with labels. A label that is no Q
or A also needs words of dialog (I, you, a question) somewhere behind such labels.
"""

import re
from collections import Counter
from typing import NamedTuple

from ...corpus.text import fold
from ._attributed import BOOK, attribution_in
from ._passage import Passage, Span

_PARTICLE = r"(?:von|van|der|den|de|la|du|da|dos|di|del|bin|ibn|al|el|of|the)"
_NAME = rf"[A-Z][\w.'’&-]*(?: (?:{_PARTICLE}|[A-Z][\w.'’&-]*|\([^()\n]{{1,30}}\))){{0,5}}"
_COLON = r"(?:[*_]{0,2}:[*_]{0,2}|(?<=^Q|^A)\.)"
_LABELED = re.compile(rf"^[ \t]*(?P<marks>[\"“*_]{{0,3}})(?P<label>{_NAME}){_COLON}[ \t]+(?P<text>\S[^\n]*)", re.M)
_LINE = re.compile(r"\S[^\n]*")
_STOP = re.compile(r"[.!?…—–-][\"”’')\]*_]*\s*\Z")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FULL = re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z]\.)?(?: (?:[a-z]{2,3} )?[A-Z][\w'’-]+)+")
_ASIDE = re.compile(r"[(\[][^()\[\]\n]*[)\]][.!?]?\s*\Z")  # (Crosstalk.)
_SMALL = 3  # letters of words that a title may print without a capital
_HEADING = 8  # words of a line between turns that is no speech at most


class _Line(NamedTuple):
    """A line with a label."""

    start: int
    label: Span
    name: str  # folded
    text: Span  # behind the label
    marked: bool  # the label stands inside quotation marks


def turns(text: str, marked: list[Passage]) -> list[Passage]:
    r"""List the paragraphs of labeled turns; `marked` are the passages in marks.

    A label inside marks ("LEE: We go.") leaves the passage as it is and adds the label.

    >>> text = "Ann Lee came.\n\nLee: I saw it. It rained.\n\nUpdate: The road is closed."
    >>> [(text[p.start : p.end], text[slice(*p.label)]) for p in turns(text, [])]
    [('I saw it. It rained.', 'Lee')]
    """
    lines = [_line(m) for m in _LABELED.finditer(text)]
    lines = [line for line in lines if line.name not in BOOK["page_labels"] and not _is_title(text[slice(*line.text)])]
    lines = _spoken(text, lines)
    inside = {passage.start: passage for passage in marked}
    found: list[Passage] = []
    for n, line in enumerate(lines):
        role = next((role for role, name in _ROLES.items() if line.name in BOOK[name]), "")
        if line.marked:
            passage = inside.get(line.label[0])
            found += [passage._replace(label=line.label, role=role)] if passage else []
            continue
        stop = line.text[1] if len(lines) < 2 else lines[n + 1].start if n + 1 < len(lines) else len(text)
        for start, end in _paragraphs(text, line.text, stop, last=n + 1 == len(lines)):
            whole = inside.get(start + 1)
            if whole is None or whole.end + 1 < end:  # else Ann Lee: “We go.”, which is a passage in marks
                found.append(Passage(start, end, "turn", line.label, role))
    return found


_ROLES = {"asks": "interviewer", "answers": "interviewed"}


def _line(m: re.Match) -> _Line:
    marked = any(mark in '"“' for mark in m["marks"])
    return _Line(m.start(), m.span("label"), fold(m["label"]).rstrip("."), m.span("text"), marked)


def _is_title(words: str) -> bool:
    """Say whether words are printed as a title: "Lee: We Will Win This Vote"."""
    large = [word for word in _WORD.findall(words[:300]) if len(word) > _SMALL]
    return len(large) > 1 and sum(word[0].isupper() for word in large) > 0.8 * len(large)


def _spoken(text: str, lines: list[_Line]) -> list[_Line]:
    """Keep the lines whose label is a speaker's, by the evidence of the whole text."""
    counts = Counter(line.name for line in lines)
    asks, answers = (not BOOK[role].isdisjoint(counts) for role in _ROLES.values())
    interview = asks and (answers or len(counts) > 1)
    if not (interview or any(_is_dialog(text, line) for line in lines)):
        return []
    named = Counter(fold(name).split()[-1] for name in _FULL.findall(text))
    named -= Counter(line.name.split()[-1] for line in lines if " " in line.name)
    kept = []
    for n, line in enumerate(lines):
        # the first line: "Lee: We Will See"
        titled = not text[: line.start].strip() and not _STOP.search(text[line.text[1] - 9 : line.text[1]])
        if line.name in BOOK["interviewer"] or line.name in BOOK["interviewed"]:
            speaks = interview
        elif counts[line.name] > 1 and not titled:
            speaks = len(counts) > 1
        else:
            near = [other for other in lines[max(0, n - 1) : n + 2] if other.name != line.name]
            beside = any(_adjoin(text, *sorted((line, other))) for other in near)
            speaks = beside or not titled and line.name.split()[-1] in named and _is_dialog(text, line)
        if speaks:
            kept.append(line)
    return kept


def _adjoin(text: str, first: _Line, second: _Line) -> bool:
    """Say whether nothing but white space stands between the line of one label and that of the next."""
    return text[first.text[1] : second.start].isspace() and bool(
        _STOP.search(text, max(first.text[0], first.text[1] - 9))
    )


def _is_dialog(text: str, line: _Line) -> bool:
    """Say whether a line speaks of I and you, or asks, and ends like a sentence."""
    words = text[slice(*line.text)]
    spoken = "?" in words or not BOOK["dialog"].isdisjoint(fold(word) for word in _WORD.findall(words[:2000]))
    return spoken and bool(_STOP.search(words[-9:]))


def _paragraphs(text: str, first: Span, stop: int, last: bool) -> list[Span]:
    """List the paragraphs of a turn: the one behind the label and what goes on to `stop`, but for asides and headings.

    Behind the last turn, the text goes on with it as long as it speaks of I and you.
    """
    spans = []
    for m in _LINE.finditer(text, first[0], stop):
        words = m[0].rstrip()
        behind = m.start() > first[0]
        if _ASIDE.match(words) or behind and not _STOP.search(words[-9:]) and len(words.split()) <= _HEADING:
            continue
        if behind and (words[0] in '"“' or attribution_in(text, m.start(), m.end()) >= 0):
            break  # the outlet goes on: “…,” Lee said
        if behind and last and BOOK["dialog"].isdisjoint(fold(word) for word in _WORD.findall(words[:2000])):
            break
        spans.append((m.start(), m.start() + len(words)))
    return spans
