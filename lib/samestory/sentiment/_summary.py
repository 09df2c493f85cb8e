"""Scored mentions counted: by actor, report, voice and speaker, with intervals, and who evaluates whom.

Scores of sentences do not add up to the stance of an article. So no number here stands for a whole article: there are
counts of labels, a mean with its interval and n, and "n too small" where an interval has no ground. The interval says
how far the mean would move with other sentences of the kind (percentile bootstrap over sentences; Efron & Tibshirani
1993). The errors of the scorer come on top, see its model card and the validity notebook.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..errors import ArgumentError

LEAST = 10  # sentences under which no interval is given
DRAWS = 2000
LEVEL = (0.025, 0.975)
COUNTS = ("negative", "neutral", "positive", "unclear")


def summary(scored: pd.DataFrame, by: str | Sequence[str] = ("actor", "voice"), least: int = LEAST) -> pd.DataFrame:
    """Summarize the tone toward each group of mentions.

    Parameters
    ----------
    scored : DataFrame
        From `score`.
    by : str or sequence of str
        Columns of `scored`: actor, article, voice, speaker and so on.
    least : int
        Sentences under which no interval is given.

    Returns
    -------
    DataFrame
        The columns of `by`; n (mentions), sentences, negative, neutral, positive, unclear (counts of labels); mean
        score; low and high (its 95 % interval); note. Groups stand in the order of their first mention.

    Notes
    -----
    Sentences are drawn with all their mentions (percentile bootstrap [1]_). The same table gives the same interval.

    References
    ----------
    .. [1] Efron, B., & Tibshirani, R. (1993). An introduction to the bootstrap. Chapman & Hall.
    """
    by = [by] if isinstance(by, str) else list(by)
    rows = [(*key, *_tone(group, least)) for key, group in scored.groupby(by, sort=False, observed=True)]
    return pd.DataFrame(rows, columns=[*by, "n", "sentences", *COUNTS, "mean", "low", "high", "note"])


def _tone(group: pd.DataFrame, least: int) -> tuple:
    """Count the labels of a group; compute its mean, the interval and the note."""
    labels = group["label"].value_counts().reindex(COUNTS, fill_value=0)
    sums, sizes = _by_sentence(group, pd.Series(True, group.index))
    tone = len(group), len(sums), *labels.tolist(), float(group["score"].mean())
    return *tone, *_interval([(sums, sizes)], len(sums) >= least)


def _by_sentence(group: pd.DataFrame, own: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Add up the scores of a side in each sentence of a group, and count them."""
    keys = [group["article"], group["sentence"]]
    sums, sizes = (column.groupby(keys, observed=True).sum() for column in (group["score"].where(own, 0.0), own))
    return sums.to_numpy(float), sizes.to_numpy(float)


def _interval(sides: list[tuple[np.ndarray, np.ndarray]], enough: bool) -> tuple[float, float, str]:
    """Compute the interval of a mean, or of the difference of two, and the note.

    A side is the sum and the number of its scores in each sentence. The samples are the same at each call.
    """
    if not enough:
        return np.nan, np.nan, "n too small"
    n = len(sides[0][0])
    drawn = np.random.default_rng(0).integers(0, n, (DRAWS, n))
    with np.errstate(invalid="ignore"):  # a sample may hold no sentence of a side
        means = [sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1) for sums, sizes in sides]
    return *np.nanquantile(np.subtract.reduce(means), LEVEL).tolist(), ""


def difference(
    scored: pd.DataFrame, column: str, one: object, other: object, by: str | Sequence[str] = (), least: int = LEAST
) -> pd.DataFrame:
    """Measure how far the tone differs between two values of a column, such as two actors or two reports.

    Parameters
    ----------
    scored : DataFrame
        From `score`.
    column : str
        A column of `scored`, such as actor.
    one, other : object
        Two values of that column.
    by : str or sequence of str
        Columns of `scored`; the comparison is made within each of their groups.
    least : int
        Sentences of either value under which no interval is given.

    Returns
    -------
    DataFrame
        The columns of `by`; one, other; n_one, n_other (sentences); difference of the mean scores, one minus other;
        low and high (its 95 % bootstrap interval; a sentence that names both is drawn once); note.

    Raises
    ------
    ArgumentError
        For a value that does not occur.
    """
    by = [by] if isinstance(by, str) else list(by)
    for name, value in (("one", one), ("other", other)):
        if not (scored[column] == value).any():
            expected = f"a value of the column {column}"
            raise ArgumentError("sentiment.difference", name, value, expected, scored[column].unique().tolist())
    pair = scored[scored[column].isin([one, other])]
    groups = pair.groupby(by, sort=False, observed=True) if by else [((), pair)]
    rows = [(*key, one, other, *_apart(group, group[column] == one, least)) for key, group in groups]
    return pd.DataFrame(rows, columns=[*by, "one", "other", "n_one", "n_other", "difference", "low", "high", "note"])


def _apart(group: pd.DataFrame, of_one: pd.Series, least: int) -> tuple:
    """Compute n of both sides, the difference of their means, its interval and a note."""
    sides = [_by_sentence(group, of_one), _by_sentence(group, ~of_one)]
    numbers = [int((sizes > 0).sum()) for _, sizes in sides]
    means = [sums.sum() / sizes.sum() if sizes.any() else np.nan for sums, sizes in sides]
    return *numbers, means[0] - means[1], *_interval(sides, min(numbers) >= max(least, 1))


def holders(scored: pd.DataFrame) -> pd.DataFrame:
    """Name who evaluates in each mention: a speaker or the outlet itself.

    Parameters
    ----------
    scored : DataFrame
        Columns voice and speaker, from `score`.

    Returns
    -------
    DataFrame
        `scored` with the column holder: the speaker of a quoted or reported passage ("unnamed speaker" where none is
        named), else "the outlets".
    """
    speaker = scored["speaker"].where(scored["speaker"] != "", "unnamed speaker")
    return scored.assign(holder=speaker.where(scored["voice"] != "outlet", "the outlets"))


def who_evaluates_whom(scored: pd.DataFrame) -> pd.DataFrame:
    """Count the labels of each holder toward each actor.

    Parameters
    ----------
    scored : DataFrame
        From `score`.

    Returns
    -------
    DataFrame
        One row a pair that occurs: holder, actor, n (mentions), negative, neutral, positive, unclear (mentions).

    See Also
    --------
    holders
    """
    table = holders(scored).groupby(["holder", "actor"], observed=True)["label"].value_counts().unstack(fill_value=0)
    table = table.reindex(columns=list(COUNTS), fill_value=0)
    table.insert(0, "n", table.sum(axis=1))
    return table.reset_index().rename_axis(columns=None)
