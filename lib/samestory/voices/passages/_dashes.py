"""Dialog behind dashes: "— We saw nothing, said the fisherman."."""

import re

from ._attributed import attribution_in
from ._passage import Passage

_DASHED = re.compile(r"^[ \t]*(?P<dash>[—–―]|--)[ \t]?(?=[“\"‘'¿¡]?[A-Z\d…])(?P<text>[^\n]*[^\s])", re.M)
_FIRST = re.compile(r"[ \t]*[—–―-]")  # what a line of dialog begins with: found fast behind a line end
_LATER = re.compile("\n" + _FIRST.pattern)
_STOP = re.compile(r"[.!?…]+\s*\Z")
_APART = 3  # line ends between two lines of one dialog at most


def dashes(text: str) -> list[Passage]:
    r"""List the lines of a dialog behind dashes: those with an attribution, and their neighbors without one.

    >>> text = "— Who came? asked Ann Lee.\n— Nobody."
    >>> [text[p.start : p.end] for p in dashes(text)]
    ['Who came?', 'Nobody.']
    """
    if not (_FIRST.match(text) or _LATER.search(text)):
        return []
    lines = list(_DASHED.finditer(text))
    cuts = [attribution_in(text, line.start("text"), line.end()) for line in lines]
    found = []
    for n, (line, cut) in enumerate(zip(lines, cuts)):
        beside = any(0 <= m < len(lines) and cuts[m] > 0 and _adjoin(text, lines[min(m, n)]) for m in (n - 1, n + 1))
        if cut > line.start("text"):
            end = cut
        elif beside and _STOP.search(line["text"][-4:]):
            end = line.end()
        else:
            continue
        words = text[line.start("text") : end].rstrip()
        found.append(Passage(line.start("text"), line.start("text") + len(words), "dash", lead=line.start("dash")))
    return found


def _adjoin(text: str, first: re.Match) -> bool:
    """Say whether the next line behind `first` stands right below it."""
    gap = text[first.end() : first.end() + _APART + 8]
    blank = gap[: len(gap) - len(gap.lstrip())]
    return blank.count("\n") <= _APART and gap.lstrip()[:1] in "—–―-"
