"""Sentences and paragraphs: every stop that could end a sentence is looked at, and what stands around it decides."""

import re

from ._ends import ends_after
from ._words import REPORTING_VERBS, STARTERS, any_of

_STOPS = ".!?…"
_STRONG = ("!", "?", "…", "..", ".!", ".?")
_QUOTES = "\"'”’»"
_CLOSERS = "\"'”’»)\\]}"
_OPENERS = "\"'“‘«(\\[{„‚"
# A lower-case word, unless it is a name such as "eBay" or an address.
_LOWER = "[a-z]++(?![A-Z]|://)"
# A line without the white space around it.
_LINE = re.compile("\\S(?:[^\n\r\v\f\x85\u2028\u2029]*\\S)?")

# A possible end of a sentence: a run of stops (taken from its first mark, so that
# a long run costs linear time), closing marks, footnotes; then white space and
# something that is neither lower case nor a mark that carries on. Group 1 stands
# empty where the next sentence would begin; group 2 is its first word with its own
# stop, if it has one.
_STOP = re.compile(
    rf"""
    [{_STOPS}] (?<![{_STOPS}][{_STOPS}]) [{_STOPS}]*+
    [{_CLOSERS}]*+ (?:\s[”’»)\]}}]++(?=\s))?+ (?:\s?\[(?:\d{{1,3}}|…|\.\.\.)\])*+
    (?= \s++ () (?!{_LOWER}|[.,;:!?…)\]}}%&/—―] | \([^()]{{0,120}}\)(?:[,;:]|\s[a-z]))
        [{_OPENERS}]*+ \s? (?!{_LOWER}|\s|\Z) (\w*+ \.?) )
""",
    re.VERBOSE,
)

_LIST_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\Z")
_SPEAKER = re.compile(rf"(?:I |(?:[A-Z][\w.'’-]*\s){{1,4}}){any_of(REPORTING_VERBS)}\b")


def sentences(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a text.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of tuple
        The (start, end) of every sentence, in characters. Spans are in order, do not overlap, neither start nor end
        with white space, and together cover every character that is not white space.

    Notes
    -----
    A line end is always a boundary, so that headlines and captions stay apart from the lines below them. On 3,092
    sentences of GUM, both ends are right for an F1 of .973 (benchmarks/README.md).

    Examples
    --------
    >>> text = "Dr. Rao met U.S. President Lee. “It works. Really,” he said."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Dr. Rao met U.S. President Lee.', '“It works.', 'Really,” he said.']
    """
    spans = []
    for start, end in paragraphs(text):
        for stop in _STOP.finditer(text, start, end):
            if _ends_sentence(text, start, stop):
                spans.append((start, stop.end()))
                start = stop.start(1)
        if start < end:
            spans.append((start, end))
    return spans


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Find the paragraphs of a text: its lines that are not blank.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of tuple
        The (start, end) of every paragraph, in characters, without the white space around it.

    Examples
    --------
    >>> paragraphs("Mayor resigns\n\n  She gave no reason.")
    [(0, 13), (17, 36)]
    """
    return [line.span() for line in _LINE.finditer(text)]


def _ends_sentence(text: str, start: int, stop: re.Match) -> bool:
    """Decide whether a stop ends the sentence that begins at `start`."""
    follow = stop[2]
    if follow.islower() and not follow.isascii():
        return False
    if stop[0].startswith(_STRONG):
        return not (_said_next(text, stop) or _words_left_out(text, start, stop))
    at = stop.start()
    if at - start <= 5 and _LIST_NUMBER.match(text[start:at]):
        return False
    return ends_after(text, start, stop)


def _said_next(text: str, stop: re.Match) -> bool:
    """Tell whether a quoted question is carried on: “Why?” Smith asked."""
    if text[stop.end() - 1] not in _QUOTES or stop[2] != "I" and stop[2] in STARTERS:
        return False
    return bool(_SPEAKER.match(text, stop.start(1)))


def _words_left_out(text: str, start: int, stop: re.Match) -> bool:
    """Tell whether an ellipsis opens a sentence or stands inside one.

    One set off by a space stands inside, unless a stop precedes it (Associated Press style).
    """
    at = stop.start()
    if stop[0].strip(".…"):
        return False
    if at - start < 3:
        return not text[start:at].strip(_OPENERS)
    return text[at - 1].isspace() and text[at - 2] not in _STOPS + _QUOTES
