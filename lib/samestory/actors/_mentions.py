"""Mentions of actors in a corpus as a table, and which of them count."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from .. import codebooks, voices
from ..corpus import Corpus, offsets
from ..errors import ArgumentError
from ._aliases import Index, index, shipped_actors, shipped_index
from ._discourse import scan
from ._occurrence import Mention

COLUMNS = "article start end text actor sentence voice speaker kind ambiguous role zone repeats".split()


@offsets.as_read
def mentions(corpus: Corpus, actors: str | Path | dict | Iterable[str] | None = None) -> pd.DataFrame:
    """Find every mention of an actor, in the order of the text.

    Parameters
    ----------
    corpus : Corpus
    actors : the path of a codebook, a loaded codebook, or names of the shipped codebook to keep; None for all of it

    Returns
    -------
    DataFrame
        One row a mention.
        article, start, end, text: the alias alone, in characters: "India" of "India's", "Putin" of "Mr. Putin".
        actor: its name in the codebook.
        sentence, zone, repeats: those of its sentence; repeats is -1 unless the sentence repeats another.
        voice, speaker: in whose voice it stands, as `voices.voice_of` says.
        kind: name, adjective, capital, institution, initialism, surname, or place where the name only locates.
        ambiguous: the other reading where the context does not settle it, else empty.
        role: the person whose office the mention of a country names ("the Russian leader"), else empty.

    Raises
    ------
    ArgumentError
        The shipped codebook has no such actor. `CodebookError`: a codebook of one's own cannot be used.

    Notes
    -----
    An article that names an actor for sure settles its ambiguous aliases (Gale, Church & Yarowsky 1992, One sense per
    discourse). A capital is the government's unless its words make it a place, or the article gives its name to a
    person or another place. The rules are the same for all actors: sentences with the names of the US and Russia
    exchanged count alike (tests/actors/test_name_swap.py). Datelines hold no mention.
    See `status` for the mentions that count. Accuracy: not measured yet.

    Examples
    --------
    >>> from samestory import read_corpus
    >>> table = mentions(read_corpus(pd.DataFrame({"text": ["Washington and Russia met. The US left for Moscow."]})))
    >>> list(zip(table["text"], table["actor"], table["kind"]))[:2]
    [('Washington', 'US', 'capital'), ('Russia', 'Russia', 'name')]
    """
    names, book = _chosen(actors)
    table = _annotated(corpus, book) if book else _shipped(corpus)
    return table if names is None else table[table["actor"].isin(names)].reset_index(drop=True)


def _chosen(actors: str | Path | dict | Iterable[str] | None) -> tuple[list[str] | None, Index | None]:
    """Tell names of actors to keep from a codebook of the reader's own; neither for the whole shipped codebook."""
    known = shipped_actors()
    if actors is None:
        return None, None
    if isinstance(actors, (dict, Path)) or isinstance(actors, str) and actors not in known and _is_book(actors):
        return None, index(actors)
    names = [actors] if isinstance(actors, str) or not isinstance(actors, Iterable) else list(actors)
    for name in names:
        if name not in known:
            raise ArgumentError("actors.mentions", "actors", name, "an actor of the shipped codebook", known)
    return names, None


def _is_book(name: str) -> bool:
    """Tell the path or the name of a codebook from the name of an actor."""
    path = Path(name)
    return name in codebooks.shipped() or path.suffix == ".toml" or path.name != name or path.is_file()


def status(mentions: pd.DataFrame) -> pd.Series:
    """Say which mentions count, and why the others do not.

    Parameters
    ----------
    mentions : DataFrame
        The table of `mentions`, or a part of it.

    Returns
    -------
    Series
        One value a mention, with the index of `mentions`. The first that fits:
        repeated sentence: the sentence repeats another of its article, as a standfirst does.
        place or other meaning: the name only locates, or may mean something else.
        office of a person: "the Russian leader" means a person, not the country.
        counted: all other mentions.

    See Also
    --------
    mentions

    Examples
    --------
    >>> table = pd.DataFrame({"repeats": [-1, -1, 0], "ambiguous": ["", "a place", ""], "role": ["", "", "Putin"]})
    >>> status(table).tolist()
    ['counted', 'place or other meaning', 'repeated sentence']
    """
    reasons = ["repeated sentence", "place or other meaning", "office of a person"]
    applies = [mentions["repeats"] >= 0, mentions["ambiguous"] != "", mentions["role"] != ""]
    return pd.Series(np.select(applies, reasons, "counted"), mentions.index, name="status")


@offsets.once_by_event
def _shipped(corpus: Corpus) -> pd.DataFrame:
    """Find the mentions of the shipped codebook's actors."""
    return _annotated(corpus, shipped_index())


def _annotated(corpus: Corpus, book: Index) -> pd.DataFrame:
    """Find the mentions of a corpus, with sentence, zone, voice and speaker."""
    rows = [(number, mention) for number, *text in offsets.texts(corpus) for mention in scan(*text, book)]
    table = offsets.table(corpus, [number for number, _ in rows], [mention for _, mention in rows], Mention._fields)
    table = table[~table["zone"].isin(("dateline", "furniture"))].reset_index(drop=True)
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
