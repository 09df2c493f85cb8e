"""Block quotations: a paragraph that ends in "Lee wrote:" gives the next one, without marks, to Lee.

One paragraph follows where it stands like any other; where the first is indented or begins with ">", all that go on
like it. A list, a heading and a paragraph with marks or a label are no block.
"""

import re

from ...corpus.text import fold
from ._attributed import BOOK, verb_forms
from ._passage import Passage

_COLON = re.compile(r":[ \t\r]{0,20}\n")
_NEXT = re.compile(r"(?:[ \t\r]*\n)*(?P<indent>[ \t]*(?:> ?)?)(?P<text>\S[^\n]*)")
_SENTENCE = re.compile(r"[.!?…][\"”’]?\s+(?=[A-Z“\"])")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LINE = re.compile(r"\s*(?:[-–—•*>]|\d+[.)]|[\"“„«‘'])")  # of a list, or in marks
_MARKED = re.compile(r"[“”]|(?<!\w)\"")
_STOP = re.compile(r"[.!?…][\"”’')\]]*\s*\Z")
_FAR = 8  # words between the verb and the colon at most
_LONG = 300  # characters before the colon that are read
_PARAGRAPHS = 40  # of one block at most


def blocks(text: str) -> list[Passage]:
    r"""List the paragraphs of block quotations.

    >>> text = "Ann Lee wrote:\n\nThe river rose. We left.\n\nIt rained."
    >>> [text[p.start : p.end] for p in blocks(text)]
    ['The river rose. We left.']
    """
    found: list[Passage] = []
    for colon in _COLON.finditer(text):
        lead = text[max(0, colon.start() - _LONG) : colon.start()]
        if _introduces(lead[lead.rfind("\n") + 1 :]):
            found += _block(text, colon.end())
    return found


def _introduces(lead: str) -> bool:
    """Say whether the last sentence of a paragraph ends in a verb of a block: "Lee said in a statement:"."""
    words = [fold(word) for word in _WORD.findall(_SENTENCE.split(lead)[-1])]
    near = [n for n in range(max(1, len(words) - _FAR), len(words)) if words[n] in _verbs()]
    return bool(near) and BOOK["clause_words"].isdisjoint(words[near[-1] + 1 :])


def _verbs() -> frozenset[str]:
    return verb_forms("block_verbs")


def _block(text: str, at: int) -> list[Passage]:
    """List the paragraphs of the block that begins at `at`."""
    found: list[Passage] = []
    line = _NEXT.match(text, at)
    indent = line and line["indent"]
    while line and line["indent"] == indent and len(found) < _PARAGRAPHS:
        whole = _STOP.search(line["text"][-12:])
        if _LINE.match(line["text"]) or not whole or _MARKED.search(line["text"]):
            break
        lead = line.end("indent") - len(line["indent"].lstrip()) if ">" in line["indent"] else -1
        start = line.start("text")
        found.append(Passage(start, start + len(line["text"].rstrip()), "block", lead=lead))
        line = _NEXT.match(text, line.end()) if indent else None
    return found
