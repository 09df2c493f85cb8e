"""Krippendorff's alpha: agreement of any number of coders, corrected for chance, missing codes allowed."""

from typing import Literal

import numpy as np
import pandas as pd

from ..errors import ArgumentError

LEVELS = ("nominal", "ordinal", "interval")
UNDEFINED = "undefined"


def alpha(codes: pd.DataFrame, level: str = "nominal") -> float | Literal["undefined"]:
    """Compute Krippendorff's alpha: 1 is perfect agreement, 0 what chance would give, below 0 worse than that.

    Parameters
    ----------
    codes : DataFrame
        One row a unit, one column a coder; a missing value where a coder did not code a unit.
    level : str
        nominal: codes are the same or not; ordinal: they have an order; interval: their differences count as well. The
        latter two take numbers; ordinal also takes ordered categories.

    Returns
    -------
    float or "undefined"
        Alpha; "undefined" where no unit has two codes, or where all codes are the same and nothing can be told apart.

    Raises
    ------
    ArgumentError
        The level is not known, or the codes do not suit it.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
    Krippendorff, K. (2019). Content Analysis, 4th ed., chapter 12: .800 is asked for, .667 for
    tentative conclusions.

    Examples
    --------
    >>> codes = pd.DataFrame({"a": ["yes", "yes", "no", "no"], "b": ["yes", "no", "no", None]})
    >>> round(alpha(codes), 3)
    0.444
    >>> alpha(codes.head(1))
    'undefined'
    """
    if level not in LEVELS:
        raise ArgumentError("agreement.alpha", "level", level, "a level of measurement", LEVELS)
    if codes.shape[1] < 2:
        return UNDEFINED
    values, column = _numbered(codes, level)
    present = column >= 0
    units = np.repeat(np.arange(len(codes)), codes.shape[1])[present]
    counts = np.zeros((len(codes), len(values)))
    np.add.at(counts, (units, column[present]), 1)
    counts = counts[counts.sum(axis=1) >= 2]
    totals = counts.sum(axis=0)
    distance = _distance(np.asarray(values), totals, level)
    expected = totals @ distance @ totals
    if not expected:
        return UNDEFINED
    observed = ((counts @ distance) * counts).sum(axis=1) / (counts.sum(axis=1) - 1)
    return float(1 - (totals.sum() - 1) * observed.sum() / expected)


def _numbered(codes: pd.DataFrame, level: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the values that occur, and for each cell, row by row, the number of its value; -1 where missing."""
    flat = pd.concat([codes.iloc[:, n] for n in range(codes.shape[1])], ignore_index=True)
    if level == "ordinal" and isinstance(flat.dtype, pd.CategoricalDtype) and flat.cat.ordered:
        flat = flat.cat.codes.where(flat.notna())
    if level != "nominal":
        try:
            flat = pd.to_numeric(flat).astype(float)
        except (TypeError, ValueError):
            raise ArgumentError("agreement.alpha", "codes", flat.iloc[0], f"a number, as {level} needs") from None
    column, values = pd.factorize(flat, sort=level != "nominal")
    return np.asarray(values), column.reshape(codes.shape[1], len(codes)).T.ravel()


def _distance(values: np.ndarray, totals: np.ndarray, level: str) -> np.ndarray:
    """Compute the squared difference of every value to every other."""
    if level == "nominal":
        return 1.0 - np.eye(len(values))
    place = values if level == "interval" else np.cumsum(totals) - totals / 2  # ordinal: its middle rank
    return np.subtract.outer(place, place) ** 2
