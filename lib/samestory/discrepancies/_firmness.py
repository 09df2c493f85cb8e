"""How firmly: the words of passages on the ordered scales of the codebook of differences."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from .. import codebooks
from ..errors import shown, unreadable
from ..language.scales import lexicon, marks
from ..language.words import words


@lru_cache(maxsize=1)
def scales() -> dict[str, list[str]]:
    """The scales of `codebooks/discrepancies.toml`: for each the first word of every step, from weak to strong."""
    return {
        name: [step[0] for step in entry["steps"]] for name, entry in codebooks.read("discrepancies")["acts"].items()
    }


def steps(spans: pd.DataFrame, scale: str) -> pd.DataFrame:
    """Put passages on a scale: the step of the first word in each that stands on it.

    `spans` needs `text` (and whatever columns the result is to keep). Returns a row for each passage with such a word:
    the columns of `spans`, then `word` (as printed) and `step` (its number on the scale, from 0). Passages without one are
    left out. Raises `CorpusError` for a scale that the codebook does not have.

    >>> steps(pd.DataFrame({"text": ["She may sell.", "She is prepared to sell.", "She sells."]}), "commitment")
                           text      word  step
    0             She may sell.       may     1
    1  She is prepared to sell.  prepared     4
    """
    if scale not in scales():
        raise unreadable("scale", shown(scale), f"one of {', '.join(scales())}", "Name a scale of the codebook.")
    rows = []
    for index, text in spans["text"].items():
        found = words(text)
        for first, last, entries in marks([w.stem for w in found], lexicon().acts):
            here = [step for name, step in entries if name == scale]
            if here:
                rows.append((index, text[found[first].start : found[last - 1].end], here[0]))
                break
    chosen = spans.loc[[index for index, _, _ in rows]]
    return chosen.assign(word=[w for _, w, _ in rows], step=[s for _, _, s in rows])
