"""What several tests build on: the repository's folder and a corpus made of plain texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import samestory as ss

TOP = Path(__file__).resolve().parents[1]


def corpus_of(*texts: str, ids: Sequence[str] | None = None, **columns: object) -> ss.Corpus:
    """A corpus of the texts with ids a0, a1, …; further columns such as event or outlet are one value or one a text."""
    ids = [f"a{n}" for n in range(len(texts))] if ids is None else list(ids)
    return ss.read_corpus(pd.DataFrame({"article": ids, "text": list(texts), **columns}))
