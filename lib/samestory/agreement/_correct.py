"""Shares and means from a machine's labels of all units and people's codes of a random part, with valid intervals."""

import math

import numpy as np
import pandas as pd
from scipy.stats import norm
from scipy.stats import t as student

from ..errors import ArgumentError

KEYS = ("article", "start", "end")
COLUMNS = ["value", "n", "coded", "articles", "machine", "hand", "hand_low", "hand_high"]
COLUMNS += ["corrected", "low", "high", "slope", "worth", "misclassified", "mis_low", "mis_high", "note"]
FEWEST = 20  # codes of a group, or articles with codes, below which no estimate is given; see benchmarks/correction.py
ALSO = 0.5  # of an error of each kind, added before the interval is computed (as Jeffreys adds to a share)
CONFIDENCE = 0.95


def correct(
    labels: pd.DataFrame, codes: pd.DataFrame, value: str = "label", by: str | list[str] | None = None
) -> pd.DataFrame:
    r"""Estimate shares (or a mean) from a machine's labels and the hand codes of a random part of the same units.

    Parameters
    ----------
    labels : DataFrame
        Every unit as the machine labels it: article, start and end where units are spans, and `value`; of differences
        one row each, known by the column discrepancy.
    codes : DataFrame
        The coded units: the same key, and the code in a column named as `value`; an empty code is no code. `weight`,
        where given, is the number of units that a coded one stands for (1 / its chance to be drawn).
    value : str
        The column of the label. Numbers give a mean; all else gives the share of each label.
    by : str or list of str, optional
        Columns of `labels` that part the units: outlet, actor, voice. Each group is corrected by its own codes.

    Returns
    -------
    DataFrame
        One row a group and label: the columns of `by`; value (the label, or "mean"); n units; coded units and the
        articles they are in; machine, the share (0..1) or mean of the machine's labels; hand, that of the codes alone;
        corrected, the estimate from both [1]_ [2]_; each with its 95 % interval, low to high (the machine's has none:
        its error is not chance). slope: how far the machine is followed, 0 not at all. worth: how many codes would give
        the same interval without the machine. misclassified: the older estimate from sensitivity and specificity [3]_,
        for shares. note: why an estimate is missing or weak.

    Raises
    ------
    ArgumentError
        A column is missing; a unit is coded twice, or is not among the labels; a weight is not above 0.

    Notes
    -----
    .. math:: \hat\theta = b \, \bar f + \overline{y - b f}, \qquad b = \mathrm{cov}(y, f) / \mathrm{var}(f)

    f are the machine's labels of all units, y the codes; the second mean is over coded units. With all units counted in
    the first mean, this is PPI++ with its tuned weight. The coded units must be drawn at random, or by known chances
    (`weight`): codes of units that looked interesting correct nothing. Units of one article are not independent, so the
    variance adds up whole articles. For the interval of a share, half a missed and half a false unit are added to the
    codes, so that an error no code has met yet is not taken for impossible.

    References
    ----------
    .. [1] Angelopoulos, A. N., Bates, S., Fannjiang, C., Jordan, M. I., & Zrnic, T. (2023). Prediction-powered
       inference. Science, 382. Angelopoulos, A. N., Duchi, J. C., & Zrnic, T. (2023). PPI++. arXiv:2311.01453.
    .. [2] Särndal, C.-E., Swensson, B., & Wretman, J. (1992). Model Assisted Survey Sampling, chapter 6.
    .. [3] Rogan, W. J., & Gladen, B. (1978). Estimating prevalence from the results of a screening test. American
       Journal of Epidemiology, 107.

    Examples
    --------
    >>> labels = pd.DataFrame({"article": range(400), "label": ["negative", "neutral"] * 200})
    >>> codes = labels[::5].assign(label=["negative", "neutral", "neutral", "neutral"] * 20)
    >>> table = correct(labels, codes)
    >>> table[["value", "n", "coded", "machine", "hand", "corrected", "low", "high"]].round(2).values.tolist()
    [['negative', 400, 80, 0.5, 0.25, 0.25, 0.16, 0.34], ['neutral', 400, 80, 0.5, 0.75, 0.75, 0.66, 0.84]]
    """
    groups = [by] if isinstance(by, str) else list(by or [])
    units = _joined(labels, codes, value, groups)
    numbers = pd.api.types.is_numeric_dtype(labels[value]) and not pd.api.types.is_bool_dtype(labels[value])
    rows = []
    for name, part in units.groupby(groups, sort=True, dropna=False) if groups else [((), units)]:
        heads = dict(zip(groups, name))
        rows += [heads | row for row in (_mean(part) if numbers else _shares(part))]
    return pd.DataFrame(rows, columns=[*groups, *COLUMNS])


# --- reading ---------------------------------------------------------------------------------------------------------


def _joined(labels: pd.DataFrame, codes: pd.DataFrame, value: str, groups: list[str]) -> pd.DataFrame:
    """Put the codes beside the labels: article, label, code, weight (0 where not coded) and the groups."""
    keys = ["discrepancy"] if "discrepancy" in labels else [key for key in KEYS if key in labels]
    _check_columns("labels", labels, ["article", value, *groups])
    _check_columns("codes", codes, [*keys, value])
    given = codes[codes[value].notna() & (codes[value].astype(object) != "")]
    for name, table in (("labels", labels), ("codes", given)):
        if (twice := table.duplicated(keys)).any():
            wrong = tuple(table.loc[twice, keys].iloc[0])
            raise ArgumentError("agreement.correct", name, wrong, f"each unit ({', '.join(keys)}) once")
    place = pd.MultiIndex.from_frame(labels[keys]).get_indexer(pd.MultiIndex.from_frame(given[keys]))
    if (place < 0).any():
        wrong = tuple(given[keys].iloc[int(place.argmin())])
        raise ArgumentError("agreement.correct", "codes", wrong, f"a unit of labels, by {', '.join(keys)}")
    weight = given["weight"].astype(float) if "weight" in given else pd.Series(1.0, given.index)
    if not (weight > 0).all():
        wrong = weight[~(weight > 0)].iloc[0]
        raise ArgumentError(
            "agreement.correct", "codes", wrong, "weights above 0, the units that a coded one stands for"
        )
    units = labels[["article", *groups]].reset_index(drop=True)
    units["label"], units["code"], units["weight"] = labels[value].to_numpy(), None, 0.0
    units.loc[place, "code"] = given[value].to_numpy(dtype=object)
    units.loc[place, "weight"] = weight.to_numpy()
    return units


def _check_columns(name: str, table: pd.DataFrame, needed: list[str]) -> None:
    for column in needed:
        if column not in table:
            raise ArgumentError("agreement.correct", name, column, "a column of the table", list(table.columns))


# --- estimating ------------------------------------------------------------------------------------------------------


def _shares(units: pd.DataFrame) -> list[dict]:
    known = units["weight"] > 0
    found = pd.concat([units["label"], units.loc[known, "code"]]).dropna()
    labels = found.cat.categories if isinstance(found.dtype, pd.CategoricalDtype) else sorted(found.unique(), key=str)
    return [
        _row(label, units, (units["label"] == label).to_numpy(float), (units["code"] == label).to_numpy(float), True)
        for label in labels
    ]


def _mean(units: pd.DataFrame) -> list[dict]:
    code = pd.to_numeric(units["code"]).fillna(0.0).to_numpy(float)
    return [_row("mean", units, units["label"].to_numpy(float), code, False)]


def _row(value: object, units: pd.DataFrame, machine: np.ndarray, code: np.ndarray, share: bool) -> dict:
    """Estimate one share or mean in one group."""
    weight, article = units["weight"].to_numpy(), pd.factorize(units["article"])[0]
    coded = weight > 0
    row = dict.fromkeys(COLUMNS, math.nan) | {"value": value, "n": len(units), "coded": int(coded.sum()), "note": ""}
    row |= {"articles": len(np.unique(article[coded])), "machine": machine.mean()}
    if min(row["coded"], row["articles"]) < FEWEST:
        return row | {"note": f"fewer than {FEWEST} codes, or articles with codes"}
    clip = (0.0, 1.0) if share else (-math.inf, math.inf)
    ends = ("hand", "hand_low", "hand_high"), ("corrected", "low", "high")
    widths = []
    slope = _slope(machine, code, weight)
    for names, b in zip(ends, (0.0, slope)):
        middle, error = _estimate(machine, code, weight, article, b, share)
        half = error * student.ppf((1 + CONFIDENCE) / 2, row["articles"] - 1)
        row |= zip(names, (float(np.clip(number, *clip)) for number in (middle, middle - half, middle + half)))
        widths.append(half)
    row |= {"slope": slope, "worth": round(row["coded"] * (widths[0] / widths[1]) ** 2) if widths[1] else math.nan}
    return row | (_misclassified(machine, code, weight) if share else {})


def _slope(machine: np.ndarray, code: np.ndarray, weight: np.ndarray) -> float:
    """Give the tuned weight of the machine's labels, between none and full (1 for the units that are not coded)."""
    spread = machine.var(ddof=1)
    if not spread:
        return 0.0
    coded = weight > 0
    f, y, w = machine[coded], code[coded], weight[coded] / weight[coded].sum()
    together = float(w @ ((y - w @ y) * (f - w @ f)))
    return float(np.clip(together / spread, 0.0, len(machine) / max(len(machine) - coded.sum(), 1)))


def _estimate(
    machine: np.ndarray, code: np.ndarray, weight: np.ndarray, article: np.ndarray, b: float, share: bool
) -> tuple[float, float]:
    """Give the estimate and its standard error; what units add to the error is summed by article first."""
    coded = weight > 0
    rest, total = np.where(coded, code - b * machine, 0.0), weight.sum()
    mean = float(weight @ rest) / total
    added = b * (machine - machine.mean()) / len(machine) + weight * (rest - mean) / total
    by_article = np.bincount(article, added)
    drawn = len(np.unique(article[coded]))
    variance = float(by_article @ by_article) * drawn / (drawn - 1)
    unseen = ALSO * ((1 - mean) ** 2 + (-1 - mean) ** 2 if b else (1 - mean) ** 2 + mean**2) if share else 0.0
    return b * machine.mean() + mean, math.sqrt(variance + unseen / coded.sum() ** 2)


def _misclassified(machine: np.ndarray, code: np.ndarray, weight: np.ndarray) -> dict:
    """Correct a share by sensitivity and specificity (Rogan & Gladen 1978), units taken as independent."""
    names = ("misclassified", "mis_low", "mis_high")
    has, lacks = weight * code, weight * (1 - code)
    if not has.sum() or not lacks.sum():
        return dict.fromkeys(names, math.nan)
    sensitivity, specificity = (has @ machine) / has.sum(), (lacks @ (1 - machine)) / lacks.sum()
    informed, seen = sensitivity + specificity - 1, machine.mean()
    if informed <= 0:
        return dict.fromkeys(names, math.nan) | {"note": "the machine is no better than chance"}
    share = float(np.clip((seen + specificity - 1) / informed, 0, 1))
    counts = (code[weight > 0].sum(), (1 - code[weight > 0]).sum())
    variance = seen * (1 - seen) / len(machine)
    variance += share**2 * sensitivity * (1 - sensitivity) / counts[0]
    variance += (1 - share) ** 2 * specificity * (1 - specificity) / counts[1]
    half = norm.ppf((1 + CONFIDENCE) / 2) * math.sqrt(variance) / informed
    return dict(zip(names, (share, max(share - half, 0.0), min(share + half, 1.0))))
