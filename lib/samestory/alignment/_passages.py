"""The passages that several pairs of reports share, each with the voice in which each report has it."""

import pandas as pd

from .. import voices
from ..corpus import Corpus
from ._text_reuse import PASSAGES, shared_passages

MOST = 45  # pairs, as many as ten reports have


def passages_by_voice(corpus: Corpus, reuse: pd.DataFrame, most: int = MOST) -> pd.DataFrame:
    """List the passages that pairs of articles share, with the voice of each side: a shared quotation is no copying.

    Parameters
    ----------
    corpus : Corpus
    reuse : DataFrame
        From `text_reuse`, or some rows of it.
    most : int
        Of more pairs those are taken that share the largest part of one of the two.

    Returns
    -------
    DataFrame
        One row a passage, as `shared_passages` gives them, pair after pair; then voice_a and voice_b: outlet, reported
        or quoted.

    See Also
    --------
    shared_passages, text_reuse

    Examples
    --------
    >>> from samestory import read_corpus
    >>> texts = ["“We will sign the deal on Monday,” Lee said.", "They: we will sign the deal on Monday."]
    >>> corpus = read_corpus(pd.DataFrame({"text": texts}))
    >>> from samestory.alignment import text_reuse
    >>> passages_by_voice(corpus, text_reuse(corpus))[["words", "voice_a", "voice_b"]].values.tolist()
    [[7, 'quoted', 'outlet']]
    """
    part = reuse[["containment_ab", "containment_ba"]].max(axis=1)
    pairs = reuse.loc[part.sort_values(ascending=False, kind="stable").index[:most], ["article_a", "article_b"]]
    tables = [shared_passages(corpus, *pair) for pair in pairs.itertuples(index=False)]
    found = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=PASSAGES)
    for side in ("_a", "_b"):
        spans = found[[f"article{side}", f"start{side}", f"end{side}"]].set_axis(["article", "start", "end"], axis=1)
        found[f"voice{side}"] = voices.voice_of(corpus, spans)["voice"].to_numpy()
    return found
