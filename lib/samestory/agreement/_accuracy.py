"""A program's codes against those of readers: what it takes for what, and how often it is right."""

import numpy as np
import pandas as pd
from scipy.stats import binomtest

from ..errors import ArgumentError
from ._readings import DISPUTED

COLUMNS = ["category", "coded", "predicted", "right", "precision", "recall", "f1", "accuracy", "low", "high"]


def confusion(coded: pd.Series, predicted: pd.Series) -> pd.DataFrame:
    """Count what a program takes for what.

    Parameters
    ----------
    coded : Series
        The code of each unit; "disputed" where readers differ.
    predicted : Series
        The program's code of the same units, with the same index.

    Returns
    -------
    DataFrame
        One row a coded category, disputed last, one column a predicted one; the counts of units.

    Raises
    ------
    ArgumentError
        The two do not hold the same units.

    Examples
    --------
    >>> coded, predicted = pd.Series(["positive", "neutral", "disputed"]), pd.Series(["neutral"] * 3)
    >>> confusion(coded, predicted)["neutral"].to_dict()
    {'neutral': 1, 'positive': 1, 'disputed': 1}
    """
    coded, predicted = _aligned("confusion", coded, predicted)
    table = pd.crosstab(coded, predicted, rownames=["coded"], colnames=["predicted"])
    return table.reindex(sorted(table.index, key=lambda category: (category == DISPUTED, category)))


def accuracy(coded: pd.Series, predicted: pd.Series) -> pd.DataFrame:
    """Measure how often a program's codes are those of the readers, beside the dumbest rule.

    Parameters
    ----------
    coded, predicted : Series
        As for `confusion`. Disputed units are left out: no answer to them is right or wrong.

    Returns
    -------
    DataFrame
        One row a coded category: category, coded, predicted and right (units), precision (right / predicted; missing
        where nothing is predicted), recall (right / coded), f1 (their harmonic mean, 0 where nothing is right). Then
        the row "all", whose precision, recall and f1 are means over the coded categories (macro), with accuracy
        (right / coded) and its 95 % interval low, high [1]_; and the row "always …": the same for a rule that always
        says the commonest category.

    Notes
    -----
    The interval takes the units as independent. Those of one article are not, so it is too narrow rather than too wide.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA, 22.

    Examples
    --------
    >>> coded = pd.Series(["positive", "neutral", "neutral", "disputed"])
    >>> table = accuracy(coded, pd.Series(["positive", "positive", "neutral", "neutral"]))
    >>> table[["category", "coded", "right", "f1"]].round(2).values.tolist()
    [['neutral', 2, 1, 0.67], ['positive', 1, 1, 0.67], ['all', 3, 2, 0.67], ['always neutral', 3, 2, 0.4]]
    """
    coded, predicted = _aligned("accuracy", coded, predicted)
    kept = coded != DISPUTED
    coded, predicted = coded[kept], predicted[kept]
    if coded.empty:
        return pd.DataFrame(columns=COLUMNS)
    rows = [_category(coded, predicted, category) for category in sorted(coded.unique())]
    commonest = coded.value_counts().sort_index().idxmax()  # the first by name where two are as common
    rows.append(_overall("all", coded, predicted))
    rows.append(_overall(f"always {commonest}", coded, pd.Series(commonest, index=coded.index)))
    return pd.DataFrame(rows, columns=COLUMNS)


def shares(counts: pd.DataFrame, right: str = "right", n: str = "n") -> pd.DataFrame:
    """Turn counts into shares with intervals.

    Parameters
    ----------
    counts : DataFrame
        One row a measure.
    right, n : str
        The columns of how many are right, and of how many there are.

    Returns
    -------
    DataFrame
        The table with the columns value (right / n), low and high (its 95 % interval [1]_); missing where n is 0.

    Raises
    ------
    ArgumentError
        A column is missing, or more are right than there are.

    Notes
    -----
    The interval takes the units as independent, see `accuracy`.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA, 22.

    Examples
    --------
    >>> shares(pd.DataFrame({"right": [10], "n": [18]})).round(2).values.tolist()
    [[10.0, 18.0, 0.56, 0.34, 0.75]]
    """
    for argument, column in (("right", right), ("n", n)):
        if column not in counts.columns:
            raise ArgumentError("agreement.shares", argument, column, "a column of counts", counts.columns)
    if (counts[right] > counts[n]).any():
        raise ArgumentError("agreement.shares", "right", right, f"a column of counts that are at most {n}")
    rows = []
    for k, of in zip(counts[right].astype(int), counts[n].astype(int), strict=True):
        interval = binomtest(k, of).proportion_ci(method="wilson") if of else (np.nan, np.nan)
        rows.append((k / of if of else np.nan, *interval))
    return counts.join(pd.DataFrame(rows, columns=["value", "low", "high"], index=counts.index))


def _aligned(function: str, coded: pd.Series, predicted: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Put the predicted codes in the order of the coded ones."""
    if not coded.index.is_unique or not predicted.index.is_unique or set(coded.index) != set(predicted.index):
        found = f"{len(predicted)} units, {len(coded.index.intersection(predicted.index))} of them coded"
        raise ArgumentError(f"agreement.{function}", "predicted", found, f"a code of each of the {len(coded)} units")
    return coded.astype(str), predicted.reindex(coded.index).astype(str)


def _category(coded: pd.Series, predicted: pd.Series, category: str) -> tuple:
    """Compute the row of a category."""
    n, said = int((coded == category).sum()), int((predicted == category).sum())
    right = int(((coded == category) & (predicted == category)).sum())
    return category, n, said, right, right / said if said else np.nan, right / n, 2 * right / (n + said), *[np.nan] * 3


def _overall(name: str, coded: pd.Series, predicted: pd.Series) -> tuple:
    """Compute the row of all categories together."""
    parts = pd.DataFrame([_category(coded, predicted, category) for category in coded.unique()], columns=COLUMNS)
    right = int((coded == predicted).sum())
    interval = binomtest(right, len(coded)).proportion_ci(method="wilson")
    means = parts[["precision", "recall", "f1"]].mean()
    return name, len(coded), len(coded), right, *means, right / len(coded), interval.low, interval.high
