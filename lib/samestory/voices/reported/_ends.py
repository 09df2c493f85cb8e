"""Where reported content gives way to the outlet's own words again.

What a verb of saying reports goes on to the end of the sentence; a contrast (while, although) or an attribution to
somebody else ends it. What a verb of judging or promising reports is a phrase: relative clauses, circumstances and
participles behind it are the outlet's, and so are further verbs of the subject.
"""

import re

from .._tags import LISTS, Line

_COMMA = re.compile(",")
_APPENDED = re.compile(r",r?(?:[wbGseP]|c(?=[VexmPr]|[DNnZ0]{1,5}[Vxme]))")
_FURTHER = re.compile(r"cr?[exV](?!t)")
_OPENER = re.compile(r"[si](?=[DNnPGZ0])")
_CLAUSE = re.compile(r"P|[DNnZ0]{1,5}[xmVe]")


def narrator(line: Line, first: int, stop: int, clausal: bool) -> int:
    """Find where the outlet takes over from content [first, stop); `clausal`: a clause, which goes on longer."""
    kinds, words = line.kinds, line.words
    for m in _COMMA.finditer(kinds, first + 1, stop):
        if words[m.end()] in LISTS["contrast"] or words[m.end()] in ("according", "said"):
            stop = m.start()
            break
    if clausal:
        return stop
    appended = (m.start() for m in _APPENDED.finditer(kinds, first + 1, stop))
    openers = (m.start() for m in _OPENER.finditer(kinds, first + 1, stop) if _is_circumstance(line, m.start()))
    further = (m.start() for m in _FURTHER.finditer(kinds, first + 1, stop) if _is_finite(line, m.end() - 1))
    return min(next(places, stop) for places in (appended, openers, further))


def _is_circumstance(line: Line, at: int) -> bool:
    """Say whether an opener begins what the outlet adds: "praised the deal during a visit", "as rain fell"."""
    word = line.words[at]
    return word in LISTS["own_circumstance"] or word == "as" and bool(_CLAUSE.match(line.kinds, at + 1))


def _is_finite(line: Line, verb: int) -> bool:
    return line.kinds[verb] in "xe" or line.words[verb].endswith("ed")
