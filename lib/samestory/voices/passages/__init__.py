"""Which stretches of a text are somebody's words as uttered: in marks, in labeled turns, in blocks, behind dashes.

passages(text)   the outermost of them, in order

To change                                      open
which marks pair, where an unclosed one ends   _marks.py
turns of interviews and transcripts (Q: …)     _turns.py
block quotations (Lee wrote: ¶ …)              _blocks.py
dialog behind dashes (— Yes, said Lee.)        _dashes.py
where an attribution begins in bare text       _attributed.py
labels, page furniture, verbs of a block       codebooks/passages.toml
"""

from ._blocks import blocks
from ._dashes import dashes
from ._marks import quoted
from ._passage import Passage
from ._turns import turns

__all__ = ["Passage", "passages"]


def passages(text: str) -> list[Passage]:
    r"""List the passages of a text, outermost only, in order.

    A passage that runs over paragraphs gives one row a paragraph. Marks inside a turn, a block or a line of dialog
    belong to it.

    >>> text = "Q: Did it rain?\nA: “Yes” and no. I was away."
    >>> [(text[p.start : p.end], p.form) for p in passages(text)]
    [('Did it rain?', 'turn'), ('“Yes” and no. I was away.', 'turn')]
    """
    marked = quoted(text)
    found = sorted([*turns(text, marked), *blocks(text), *dashes(text), *marked], key=lambda p: (p.start, -p.end))
    kept: list[Passage] = []
    for passage in found:
        if not kept or passage.start >= kept[-1].end:
            kept.append(passage)
    return kept
