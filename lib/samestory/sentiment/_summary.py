"""Scored mentions counted: by actor, report, voice and speaker, with intervals, and who evaluates whom.

Scores of sentences do not add up to the stance of an article, so nothing here is one number an article: counts of labels,
a mean with its interval and n, and "n too small" where there is no ground for an interval. The interval says how far
the mean would move with other sentences of the kind (a percentile bootstrap over sentences; Efron & Tibshirani 1993); what
the scorer gets wrong comes on top, see its model card and the validity notebook.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

LEAST = 10  # sentences under which no interval is given
DRAWS = 2000
LEVEL = (0.025, 0.975)
COUNTS = ("negative", "neutral", "positive", "unclear")
TOO_SMALL = "n too small"


def summary(scored: pd.DataFrame, by: str | Sequence[str] = ("actor", "voice"), least: int = LEAST) -> pd.DataFrame:
    """The tone toward each group of mentions.

    `scored` comes from `sentiment.score`; `by` names its columns (actor, article, voice, speaker, …). Returns the columns
    of `by`; `n` mentions in `sentences` sentences; how many are labeled `negative`, `neutral`, `positive`, `unclear`; the `mean`
    score with its 95 % bootstrap interval `low`, `high` (sentences are drawn, with all their mentions; empty where
    they are fewer than `least`); `note`. Groups in the order of their first mention. The same table always gives the same interval.
    """
    by = [by] if isinstance(by, str) else list(by)
    rows = [_row(key, group, least) for key, group in scored.groupby(by, sort=False, observed=True)]
    columns = [*by, "n", "sentences", *COUNTS, "mean", "low", "high", "note"]
    return pd.DataFrame(rows, columns=columns)


def _row(key: tuple, group: pd.DataFrame, least: int) -> tuple:
    labels = group["label"].value_counts()
    sums, sizes = _by_sentence(group)
    low, high = _interval(sums, sizes) if len(sums) >= least else (np.nan, np.nan)
    counts = [int(labels.get(label, 0)) for label in COUNTS]
    note = "" if len(sums) >= least else TOO_SMALL
    return *key, len(group), len(sums), *counts, float(group["score"].mean()), low, high, note


def _by_sentence(group: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The sum and the number of scores in each sentence."""
    found = group.groupby(["article", "sentence"], observed=True)["score"].agg(["sum", "size"])
    return found["sum"].to_numpy(float), found["size"].to_numpy(float)


def _draws(sums: np.ndarray, sizes: np.ndarray, seed: int = 0) -> np.ndarray:
    """The mean score in each of many samples of sentences."""
    drawn = np.random.default_rng(seed).integers(0, len(sums), (DRAWS, len(sums)))
    return sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)


def _interval(sums: np.ndarray, sizes: np.ndarray) -> tuple[float, float]:
    low, high = np.quantile(_draws(sums, sizes), LEVEL)
    return float(low), float(high)


def difference(
    scored: pd.DataFrame, column: str, one: object, other: object, by: str | Sequence[str] = (), least: int = LEAST
) -> pd.DataFrame:
    """How far the tone differs between two values of a column, such as the actors US and Russia or two reports.

    Returns the columns of `by` (the comparison is made within each of their groups); `one`, `other`, their numbers of
    sentences `n_one`, `n_other`; `difference` of the mean scores (one minus other) with `low`, `high` (95 % bootstrap;
    sentences that name both are drawn as they are, once); `note`. Raises `ValueError` for a value that does not occur.
    """
    by = [by] if isinstance(by, str) else list(by)
    for value in (one, other):
        if not (scored[column] == value).any():
            known = ", ".join(map(repr, scored[column].unique().tolist()))
            raise ValueError(f"difference: no row has {column} {value!r}; expected one of {known}.")
    pair = scored[scored[column].isin([one, other])]
    groups = pair.groupby(by, sort=False, observed=True) if by else [((), pair)]
    rows = [(*key, one, other, *_difference(group, column, one, other, least)) for key, group in groups]
    return pd.DataFrame(rows, columns=[*by, "one", "other", "n_one", "n_other", "difference", "low", "high", "note"])


def _difference(group: pd.DataFrame, column: str, one: object, other: object, least: int) -> tuple:
    """n of both sides, the difference, its interval and a note."""
    table = group.pivot_table(
        index=["article", "sentence"], columns=column, values="score", aggfunc=["sum", "size"], observed=True
    )
    sides = [
        (table["sum"][v].fillna(0).to_numpy(), table["size"][v].fillna(0).to_numpy()) if v in table["sum"] else None
        for v in (one, other)
    ]
    numbers = [int((side[1] > 0).sum()) if side else 0 for side in sides]
    if not all(numbers):
        return *numbers, np.nan, np.nan, np.nan, TOO_SMALL
    means = [side[0].sum() / side[1].sum() for side in sides]
    if min(numbers) < least:
        return *numbers, means[0] - means[1], np.nan, np.nan, TOO_SMALL
    drawn = np.random.default_rng(0).integers(0, len(table), (DRAWS, len(table)))
    with np.errstate(invalid="ignore"):
        apart = np.subtract(*(side[0][drawn].sum(1) / side[1][drawn].sum(1) for side in sides))
    low, high = np.nanquantile(apart, LEVEL)
    return *numbers, means[0] - means[1], float(low), float(high), ""


def holders(scored: pd.DataFrame) -> pd.DataFrame:
    """`scored` with the column `holder`: who evaluates, the speaker or the outlet itself.

    A passage that is quoted or reported is its speaker's ("unnamed" where none is named), the rest is the outlet's own.
    """
    own = scored["voice"] == "outlet"
    speaker = scored["speaker"].where(scored["speaker"] != "", "unnamed speaker")
    return scored.assign(holder=speaker.where(~own, "the outlets"))


def who_evaluates_whom(scored: pd.DataFrame) -> pd.DataFrame:
    """One row for each holder and target that meet: `holder`, `actor`, `n`, and the counts of labels."""
    table = holders(scored).groupby(["holder", "actor"], observed=True)["label"].value_counts().unstack(fill_value=0)
    table = table.reindex(columns=list(COUNTS), fill_value=0)
    table.insert(0, "n", table.sum(axis=1))
    return table.reset_index().rename_axis(columns=None)
