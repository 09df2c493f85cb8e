"""Characters: HTML that was left in, text read in the wrong encoding, spaces missing after stops."""

import re
from collections.abc import Iterator
from html.entities import html5

from ._problem import RULES, number, place

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(rf"</?(?:{'|'.join(RULES['html']['words'])})(?:\s[^<>]{{0,500}})?/?>|<!--|<!\[CDATA\[", re.IGNORECASE)
_GLUED = re.compile(r"[.!?](?<=[a-z\d%][a-z%][.!?])[”’\"')]?[“‘\"']?[A-Z](?:[a-z]|\s[a-z])")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrt](?![a-z]))|=[0-9A-F]{2}(?:=[0-9A-F]{2})+")
_STOP = re.compile(r"[.!?][”’\"')\]]{0,4}(?:\s|\Z)")
_LOST = re.compile("[\ufffd\x80-\x84\x86-\x9f]")  # U+0085 ends a line
_ASKED = re.compile(r"\?(?<=[a-z]\?)(?:s|t|re|ve|ll|d|m)\b|\?(?<=\s\?)[A-Za-z]")  # isn?t, ?We


def _misread(character: str, codec: str) -> str:
    """Return what the UTF-8 of a character looks like in another codec; bytes without a meaning become controls."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in character.encode("utf-8"))


def _sequences() -> re.Pattern:
    """Build the pattern of misread characters: a first character and those that may follow it."""
    rule = RULES["mojibake"]
    first, last = map(ord, rule["letters"])
    pairs = {_misread(mark, codec)[:2] for mark in rule["marks"] for codec in rule["codecs"]}
    letters = (_misread(chr(n), codec) for n in range(first, last + 1) for codec in rule["codecs"])
    pairs |= {pair for pair in letters if pair[1] not in rule["not_second"]}
    seconds: dict[str, str] = {}
    for one, two in sorted(pairs):
        seconds[one] = seconds.get(one, "") + re.escape(two)
    return re.compile("|".join(f"{one}[{two}]" for one, two in seconds.items()))


_MISREAD = _sequences()


def found(text: str) -> Iterator[tuple[str, str]]:
    """Yield the signs that the characters of a text show, each with what was found and where."""
    if markup := _markup(text):
        yield "html", f"{number(len(markup), 'piece')} of HTML, {place(text, markup[0])}"
    escapes = [hit.start() for hit in _ESCAPE.finditer(text)] if "\\" in text or "=" in text else []
    if escapes and len(escapes) >= RULES["escapes"]["least"]:
        yield "escapes", f"{number(len(escapes), 'character')} written as a code, {place(text, escapes[0])}"
    misread = [] if text.isascii() else [hit.start() for hit in _MISREAD.finditer(text)]
    if misread and len(misread) >= RULES["mojibake"]["least"]:
        yield "mojibake", f"{number(len(misread), 'character')} read in the wrong encoding, {place(text, misread[0])}"
    elif len(lost := _lost(text)) >= RULES["lost_characters"]["least"]:
        yield "lost_characters", f"{number(len(lost), 'lost character')}, {place(text, lost[0])}"
    glued = [hit.start() + 1 for hit in _GLUED.finditer(text)]
    if glued:
        rule, stops = RULES["no_space"], len(glued) + len(_STOP.findall(text))
        if len(glued) >= stops * rule["share" if len(glued) >= rule["least"] else "share_of_one"]:
            yield "no_space", f"{len(glued):,} of {number(stops, 'stop')} without a space, {place(text, glued[0])}"


def _lost(text: str) -> list[int]:
    """Return where characters stand for others that no codec brings back, in order."""
    lost = [] if text.isascii() else [hit.start() for hit in _LOST.finditer(text)]
    return sorted(lost + [hit.start() for hit in _ASKED.finditer(text)])


def _markup(text: str) -> list[int]:
    """Return where tags and character references stand, in order."""
    references = [hit.start() for hit in _REFERENCE.finditer(text) if _is_reference(hit[0])] if "&" in text else []
    tags = [hit.start() for hit in _TAG.finditer(text)] if "<" in text else []
    places = sorted(references + tags)
    return places if len(places) >= RULES["html"]["least"] else []


def _is_reference(name: str) -> bool:
    return name[1] == "#" or name[1:] in html5
