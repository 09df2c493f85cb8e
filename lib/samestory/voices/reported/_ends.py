"""Where reported content gives way to the outlet's own words again.

A clause that a verb of saying reports goes on to the end of the sentence; an attribution to somebody else ends it.
What a verb of judging or promising reports is a phrase: relative clauses, circumstances and past participles behind it
are the outlet's, and so are further verbs of the subject. Which of them count follows the readers of PolNeAR: a
connective ends the content where they gave most of the words behind it to the outlet.
"""

import re

from .._tags import CUES, LISTS, Line

_APPENDED = re.compile(r",r?(?:(?P<opener>[wbs])|e|c(?=[VexmPr]|[DNnZ0]{1,5}[Vxme]))")
_FURTHER = re.compile(r"cr?[exV](?=r?[DNPOZQ0])")
_APPOSITION = re.compile(r"(?<=N),(?:D?r?[nN]{1,3})o")
_OPENER = re.compile(r"[si](?=[DNnPGZ0])")
_CLAUSE = re.compile(r"P|[DNnZ0]{1,5}[xmVe]")
_GOVERNED = re.compile(r"[sw](?:P|[DNnZz0oV]{0,8})[r!xm]*[xme]")  # the verb of a clause behind who, which, as, after
_FINITE = re.compile(r"[xme]")


def narrator(line: Line, first: int, stop: int, clausal: bool) -> int:
    """Find where the outlet takes over from content [first, stop); `clausal`: a clause, which goes on longer."""
    kinds, words = line.kinds, line.words
    end = stop
    for cue in ("according", "said") if "," in kinds[first + 1 : stop] else ():
        behind = words[first + 2 : stop + 1]
        at = behind.index(cue) + first + 1 if cue in behind else -1
        if at >= 0 and kinds[at] == ",":
            end = min(end, at)
    return end if clausal else _end_of_phrase(line, first, end)


def _end_of_phrase(line: Line, first: int, stop: int) -> int:
    """Find where the outlet takes over from a phrase [first, stop)."""
    kinds = line.kinds
    appended = (m.start() for m in _APPENDED.finditer(kinds, first + 1, stop) if _is_addition(line, m))
    openers = (m.start() for m in _OPENER.finditer(kinds, first + 1, stop) if _is_circumstance(line, m.start()))
    further = (m.start() for m in _FURTHER.finditer(kinds, first + 1, stop) if _is_finite(line, m.end() - 1))
    apposed = (m.start() for m in _APPOSITION.finditer(kinds, first + 1, stop))
    return min(next(places, stop) for places in (appended, openers, further, apposed))


def _is_addition(line: Line, m: re.Match) -> bool:
    """Say whether a clause or participle behind a comma is the outlet's: ", which had failed", ", driven by fear"."""
    return m["opener"] is None or line.words[m.end() - 1] in LISTS["own_addition"]


def _is_circumstance(line: Line, at: int) -> bool:
    """Say whether an opener begins what the outlet adds: "praised the deal during a visit", "as rain fell"."""
    word = line.words[at]
    return word in LISTS["own_circumstance"] and (word != "as" or bool(_CLAUSE.match(line.kinds, at + 1)))


def _is_finite(line: Line, verb: int) -> bool:
    return line.kinds[verb] in "xe" or line.words[verb].endswith("ed")


def only_circumstances(line: Line, at: int, stop: int, lemma: str) -> bool:
    """Say whether a cue is followed by nothing but its time, place, occasion or hearer: "said on Monday", "told Tass".

    A finite verb of its own makes it a clause: "said on Monday the bank would close".
    """
    kinds, words = line.kinds, line.words
    opens = kinds[at] in "iro" or kinds[at] == "s" and words[at] not in LISTS["clause_openers"]
    to_hearer = kinds[at] == "t" and kinds[at + 1] in "DNnZzO0"
    hears = lemma in CUES.complements.hearers and kinds[at] in "DNnZzO0"
    if not (opens or to_hearer or hears) or words[at] == "that" or not {"Q", ":"}.isdisjoint(kinds[at:stop]):
        return False
    return "that" not in words[at:stop] and not _FINITE.search(_GOVERNED.sub("", kinds[at:stop]))
