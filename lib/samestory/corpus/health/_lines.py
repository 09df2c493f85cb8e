"""Lines: wrapped in mid-sentence, words hyphenated at their ends, lists instead of sentences."""

import re
from collections.abc import Iterator

from ._problem import RULES, number, place

Span = tuple[int, int]

_HYPHENS = "-\u2010\xad"
_FINAL = frozenset(".!?…:,;\"'”’»)]")
_JOINED = re.compile(rf"- (?<=[a-z]{{2}}- )(?!(?:{'|'.join(RULES['hyphenated']['words'])})\b)(?=[a-z]{{2}})")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def found(text: str, lines: list[Span]) -> Iterator[tuple[str, str]]:
    """Yield the signs that the lines of a text show, each with what was found and where."""
    broken, parted = _breaks(text, lines)
    joined = [hit.start() for hit in _JOINED.finditer(text)] if "- " in text else []
    rule = RULES["hyphenated"]
    if len(parted) >= rule["least"]:
        yield "hyphenated", f"{number(len(parted), 'word')} hyphenated at a line end, {place(text, parted[0])}"
    elif len(joined) >= rule["joined"]:
        yield "hyphenated", f"{number(len(joined), 'word')} parted by a hyphen and a space, {place(text, joined[0])}"
    breaks = len(lines) - 1
    if (addresses := _addresses(text)) > RULES["list"]["addresses"]:
        yield "list", f"{addresses:.0%} of the characters in addresses, {place(text, lines[0][0])}"
    elif broken and len(broken) >= _least_share(lines, broken) * breaks:
        share = f"{len(broken):,} of {number(breaks, 'line end')} in mid-sentence"
        yield "wrapped", f"{share}, {place(text, broken[0])}"
    elif not parted and (loose := _loose(text, lines)):
        share = f"{len(loose):,} of {number(len(lines), 'line')} that are no sentences"
        yield "list", f"{share}, {place(text, loose[0])}"


def _breaks(text: str, lines: list[Span]) -> tuple[list[int], list[int]]:
    """Return the line ends before which a sentence is not over, and those inside a word."""
    broken, parted = [], []
    for n in range(1, len(lines)):
        following = text[lines[n][0]]
        if following.islower():
            start, end = lines[n - 1]
            last = text[end - 1]
            if last in _HYPHENS:
                if text[end - 3 : end - 1].isalpha() and end - start > 2:
                    parted.append(end - 1)
            elif (last in ",;" or last.isalnum()) and end - start >= RULES["wrapped"]["characters"]:
                broken.append(end)
    return broken, parted


def _least_share(lines: list[Span], broken: list[int]) -> float:
    """Return the share of broken lines that wrapping takes: a low one where all lines are of one width."""
    rule, ends = RULES["wrapped"], set(broken)
    widths = sorted(end - start for start, end in lines if end in ends)
    even = max(end - start for start, end in lines) <= rule["even"] * widths[len(widths) // 2]
    return rule["share_even"] if even else rule["share"]


def _loose(text: str, lines: list[Span]) -> list[int]:
    """Return where the lines begin that are no sentences, if they are as many as a list has."""
    rule = RULES["list"]
    if len(lines) < rule["least"]:
        return []
    loose = [start for start, end in lines if _is_loose(text[start:end])]
    return loose if len(loose) >= rule["share"] * len(lines) else []


def _addresses(text: str) -> float:
    """Return the share of the characters that stand in addresses."""
    return sum(len(hit[0]) for hit in _ADDRESS.finditer(text)) / len(text) if "//" in text or "www." in text else 0


def _is_loose(line: str) -> bool:
    if line.count("|") >= RULES["list"]["bars"] or "/" in line and _ADDRESS.match(line.rsplit(None, 1)[-1]):
        return True
    return len(line) < RULES["list"]["longest"] and line[-1] not in _FINAL
