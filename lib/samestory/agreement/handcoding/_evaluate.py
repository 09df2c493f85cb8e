"""Score a program by hand codes of a drawn part, and the coders by each other."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from ...errors import ArgumentError, CorpusError, Problem, shown
from .._alpha import alpha
from .._correct import FEWEST
from ._draw import DIFFERENCE, PLACE
from ._fill import read_filled, read_key

DISPUTED = "disputed"
MEASURES = ("precision", "recall", "f1")
ROUNDS, SEED = 1000, 7  # of the bootstrap


class Evaluation(NamedTuple):
    """What the filled sheets say.

    Attributes
    ----------
    codes : DataFrame
        article start end (of differences also discrepancy), the code in a column named as the label, weight: what
        `agreement.correct` takes. Units that are not coded, or on which coders differ, are not there.
    accuracy : DataFrame
        One row a code and "all" (means over the codes): coded and predicted (units), precision, recall, f1, each with
        _low and _high, a 95 % interval from articles drawn with replacement; accuracy with its interval; always, the
        accuracy of a rule that always gives the commonest code. Units count by their weight. Of fewer than twenty
        articles with codes there is no interval: their units are alike, and it would be too narrow.
    confusion : DataFrame
        Codes by labels, in units that are counted by weight.
    alpha : float or "undefined"
        Krippendorff's alpha of the coders, nominal; "undefined" with one coder.
    agreement : float
        Share of the units coded by all that got one code.
    disputed : DataFrame
        Units on which coders differ: their place, and the code of each sheet.
    """

    codes: pd.DataFrame
    accuracy: pd.DataFrame
    confusion: pd.DataFrame
    alpha: float | Literal["undefined"]
    agreement: float
    disputed: pd.DataFrame


def evaluate(sheets: str | Path | Sequence[str | Path], labels: pd.DataFrame, value: str = "label") -> Evaluation:
    """Read one filled sheet, or the sheets of several coders, and score the program's labels by them.

    Parameters
    ----------
    sheets : path or sequence of paths
        Filled copies of one sheet that `sheet` wrote. Its key lies beside them: NAME-key.csv, or
        the only file of that kind. A spreadsheet
        may have changed delimiter, order of rows, case and spaces.
    labels : DataFrame
        article, start, end and `value`: the program's labels of all units, as given to `sheet`.
    value : str
        The column with the label.

    Returns
    -------
    Evaluation
        codes, accuracy, confusion, alpha, agreement, disputed.

    Raises
    ------
    CorpusError
        With file, row, value and fix of every bad cell; for a sheet without a code; for a unit without a label.
    ArgumentError
        A column of `labels` is missing.

    References
    ----------
    Krippendorff, K. (2019). Content Analysis, 4th ed., chapter 12. Efron, B., & Tibshirani, R. (1993). An
    Introduction to the Bootstrap, chapter 13 (percentile intervals; articles are drawn, not units).
    """
    paths = [Path(path) for path in ([sheets] if isinstance(sheets, (str, Path)) else sheets)]
    key, allowed = read_key(paths[0])
    named = [DIFFERENCE] if DIFFERENCE in key else PLACE
    for column in (*named, value):
        if column not in labels:
            raise ArgumentError("agreement.evaluate", "labels", column, "a column of the table", list(labels.columns))
    by_sheet = pd.DataFrame({path.stem: read_filled(path, key.index, allowed) for path in paths})
    if by_sheet.notna().sum().sum() == 0:
        fix = "Fill the column code, and save as CSV."
        raise CorpusError([Problem(paths[0].name, "code", "no code", "codes", fix, None)])
    several = by_sheet[by_sheet.notna().sum(axis=1) > 1]
    differ = several.nunique(axis=1) > 1
    places = key[[*(column for column in (DIFFERENCE,) if column in key), *PLACE]]
    agreed = by_sheet.bfill(axis=1).iloc[:, 0].drop(several.index[differ]).dropna()
    units = key.loc[agreed.index].assign(code=agreed, label=_labels(labels, key.loc[agreed.index, named], value))
    codes = units[places.columns].assign(**{value: agreed, "weight": units["weight"]})
    counts = pd.crosstab(units["code"], units["label"], units["weight"], aggfunc="sum").fillna(0.0)
    same = 1 - differ.mean() if len(several) else float("nan")
    disputed = places.join(by_sheet.loc[several.index[differ]], how="right")
    agreement = alpha(by_sheet) if len(paths) > 1 else "undefined"
    return Evaluation(codes.reset_index(drop=True), _accuracy(units), counts, agreement, same, disputed)


def _labels(labels: pd.DataFrame, places: pd.DataFrame, value: str) -> list[str]:
    """Look up the program's label of each unit, by its place or the name of its difference."""
    named = labels.dropna(subset=places.columns).astype({places.columns[0]: str})
    known = dict(zip(named[places.columns].itertuples(index=False, name=None), named[value].astype(str)))
    found = [known.get(place) for place in places.itertuples(index=False, name=None)]
    if None in found:
        wrong = tuple(places.iloc[found.index(None)])
        fix = "Give the labels from which the sheet was drawn."
        column = ", ".join(places.columns)
        raise CorpusError([Problem("labels", column, shown(str(wrong)), "every drawn unit", fix, None)])
    return found


def _accuracy(units: pd.DataFrame) -> pd.DataFrame:
    """Score each code, and all, with intervals from articles drawn with replacement."""
    names = sorted(set(units["code"]))
    code, label = (pd.Index(names).get_indexer(units[column]) for column in ("code", "label"))
    article, weight = pd.factorize(units["article"])[0], units["weight"].to_numpy(float)
    size = len(names) + 1  # a label that no coder gave is one more
    cell = code * size + np.where(label < 0, len(names), label)
    tables = np.zeros((article.max() + 1, len(names) * size))
    np.add.at(tables, (article, cell), weight)
    chance = np.random.default_rng(SEED)
    rounds = ROUNDS if len(tables) >= FEWEST else 0
    times = chance.multinomial(len(tables), np.full(len(tables), 1 / len(tables)), rounds)
    whole, drawn = _scores(tables.sum(axis=0)[None], size), _scores(times @ tables, size)
    table = pd.DataFrame({"code": [*names, "all"]})
    table["coded"] = [*(units["code"].value_counts().reindex(names)), len(units)]
    table["predicted"] = [*(units["label"].value_counts().reindex(names, fill_value=0)), len(units)]
    for name in (*MEASURES, "accuracy"):
        table[name] = whole[name][0]
        table[f"{name}_low"], table[f"{name}_high"] = _interval(drawn[name])
    commonest = units.groupby("code")["weight"].sum().max() / weight.sum()
    return table.assign(always=np.where(table["code"] == "all", commonest, np.nan))


def _interval(drawn: np.ndarray) -> np.ndarray:
    """Give the 95 % interval of each column over its rounds; missing where no round has a value."""
    ends = np.full((2, drawn.shape[1]), np.nan)
    some = ~np.isnan(drawn).all(axis=0) if len(drawn) else np.zeros(drawn.shape[1], bool)
    ends[:, some] = np.nanpercentile(drawn[:, some], [2.5, 97.5], axis=0)
    return ends


def _scores(flat: np.ndarray, size: int) -> dict[str, np.ndarray]:
    """Compute the measures of many confusion tables: rows are codes, columns labels, the last one of other labels."""
    tables = flat.reshape(len(flat), size - 1, size)
    right = np.diagonal(tables, axis1=1, axis2=2)
    coded, predicted = tables.sum(axis=2), tables.sum(axis=1)[:, :-1]
    with np.errstate(invalid="ignore", divide="ignore"):
        scores = {"precision": right / predicted, "recall": right / coded, "f1": 2 * right / (coded + predicted)}
        means = {name: np.c_[each, _mean(each, coded > 0)] for name, each in scores.items()}
        share = right.sum(axis=1) / coded.sum(axis=1)
    return means | {"accuracy": np.c_[np.full(right.shape, np.nan), share]}


def _mean(values: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Average over the codes that a table has; a precision of nothing predicted counts 0."""
    return np.where(there, np.nan_to_num(values), 0).sum(axis=1) / np.maximum(there.sum(axis=1), 1)
