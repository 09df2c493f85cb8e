"""Mentions of actors in a corpus as a table, and which of them count."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from .. import voices
from ..corpus import Corpus, offsets
from ..errors import ArgumentError
from ._aliases import Index, index, shipped_actors
from ._context import Mention
from ._discourse import scan

COLUMNS = "article start end text actor sentence voice speaker kind ambiguous role zone repeats".split()


def mentions(corpus: Corpus, actors: str | Path | dict | Iterable[str] | None = None) -> pd.DataFrame:
    """Find every mention of an actor, in the order of the text."""
    if actors is None:
        return _shipped(corpus)
    known = shipped_actors()
    if isinstance(actors, (dict, Path)) or isinstance(actors, str) and actors not in known:
        return _annotated(corpus, index(actors))
    names = [actors] if isinstance(actors, str) else list(actors)
    for name in names:
        if name not in known:
            raise ArgumentError("actors.mentions", "actors", name, "an actor of the shipped codebook", known)
    table = _shipped(corpus)
    return table[table["actor"].isin(names)].reset_index(drop=True)


def status(mentions: pd.DataFrame) -> pd.Series:
    """Say which mentions count, and why the others do not."""
    reasons = {
        "repeated sentence": mentions["repeats"] >= 0,
        "place or other meaning": mentions["ambiguous"] != "",
        "office of a person": mentions["role"] != "",
    }
    return pd.Series(np.select(list(reasons.values()), list(reasons), "counted"), mentions.index, name="status")


@offsets.once_per_corpus
def _shipped(corpus: Corpus) -> pd.DataFrame:
    """Find the mentions of the shipped codebook's actors."""
    return _annotated(corpus, index())


def _annotated(corpus: Corpus, book: Index) -> pd.DataFrame:
    """Find the mentions of a corpus, with sentence, zone, voice and speaker."""
    numbers: list[int] = []
    rows: list[Mention] = []
    for number, text, starts, ends in offsets.texts(corpus):
        new = scan(text, starts, ends, book)
        rows += new
        numbers += [number] * len(new)
    table = offsets.table(corpus, numbers, rows, Mention._fields)
    table = table[table["zone"] != "dateline"].reset_index(drop=True)
    unclear = _in_designation(corpus, table) & (table["ambiguous"] == "")
    table["ambiguous"] = table["ambiguous"].mask(unclear, "part of a designation in quotation marks")
    return voices.voice_of(corpus, table)[COLUMNS]


def _in_designation(corpus: Corpus, table: pd.DataFrame) -> np.ndarray:
    """Tell which mentions stand in the name of a program or initiative in quotation marks ("Make in India")."""
    quoted = voices.quotations(corpus)
    quoted = quoted.loc[quoted["kind"] == "designation", ["article", "start", "end"]]
    pairs = table[["article", "start", "end"]].reset_index().merge(quoted, on="article", suffixes=("", "_quoted"))
    within = (pairs["start_quoted"] < pairs["end"]) & (pairs["start"] < pairs["end_quoted"])
    return table.index.isin(pairs.loc[within, "index"])
