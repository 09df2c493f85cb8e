"""The table of tone toward countries: any scorer's probabilities, out of fold, against the codes.

    rows_of(rows, p, scorer)           rows of the table for one scorer: each part (random, enriched) and each kind of country
    always_neutral, vader_with_cuts    what the scorers must beat (labels only: 0 or 1)

`rows` are targets as training/sets.py reads them; `p` has a row a target (negative, neutral, positive), in the same order, and no
row may come from a model, a temperature or a shift that saw its group. Only rows of the set "country" are counted.

What is counted
- accuracy, macro F1 of negative, neutral, positive; recall and precision of each class.
- ECE: expected calibration error, ten bins (Guo et al. 2017); empty for scorers that give labels only.
- US - Russia, neutral / negative: mean score (positive minus negative) of US mentions minus that of Russian ones, of equal true code.
- 95 %: percentile bootstrap, articles drawn.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from _common import interval

CODES = {"negative": -1, "neutral": 0, "positive": 1}
PARTS = ("random", "enriched")
COUNTRIES = ("US", "Russia", "others", "US and Russia", "all")
CUTS = np.linspace(-0.95, 0.95, 39)


def rows_of(rows: Sequence[dict], p: np.ndarray, scorer: str, gap: float | None = None) -> pd.DataFrame:
    """Rows of the table for one scorer: part and countries, numbers and their intervals; `gap` is its name gap.

    Columns: scorer, part, countries, n, articles, accuracy, macro F1, each with "95 %"; recall and precision by class; ECE;
    US - Russia neutral and negative with "95 %" (where both are in the row); name gap (where it was measured).
    """
    y, held = (np.array([row[name] for row in rows]) for name in ("y", "set"))
    part = np.where([row["drawn"].startswith("random") for row in rows], *PARTS)
    country = np.array([row["country"] if row["country"] in COUNTRIES[:2] else "others" for row in rows])
    of = {"US and Russia": country != "others", "all": np.ones(len(rows), bool)}
    found = []
    for name in PARTS:
        for who in COUNTRIES:
            k = np.flatnonzero((held == "country") & (part == name) & of.get(who, country == who))
            if len(k):
                groups = np.array([rows[n]["group"] for n in k])
                counted = {"scorer": scorer, "part": name, "countries": who} | _counted(y[k], p[k], groups, country[k])
                found.append(counted if gap is None else counted | {"name gap": gap})
    return pd.DataFrame(found)


def _counted(y: np.ndarray, p: np.ndarray, groups: np.ndarray, country: np.ndarray) -> dict:
    """The numbers of one row."""
    label, score = p.argmax(1) - 1, p[:, 2] - p[:, 0]
    measures = {"accuracy": lambda k: float((y[k] == label[k]).mean()), "macro F1": lambda k: macro(y[k], label[k])}
    if {"US", "Russia"} <= set(country):
        for name in ("neutral", "negative"):
            code = CODES[name]
            measures[f"US - Russia {name}"] = lambda k, code=code: apart(score[k], y[k] == code, country[k])
    row = {"n": len(y), "articles": len(set(groups.tolist()))}
    for name, measure in measures.items():
        row |= {name: measure(np.arange(len(y))), f"95 % {name}": interval(groups, measure)}
    for name, code in CODES.items():
        right = (y == code) & (label == code)
        row[f"recall {name}"] = right.sum() / (y == code).sum() if (y == code).any() else np.nan
        row[f"precision {name}"] = right.sum() / (label == code).sum() if (label == code).any() else np.nan
    certain = bool(np.isin(p, (0, 1)).all())  # labels only: nothing to calibrate
    return row | {"ECE": np.nan if certain else ece(p, y)}


def macro(y: np.ndarray, label: np.ndarray) -> float:
    """Macro F1 of the three classes; 0 for a class that neither has."""
    both = [(((y == c) & (label == c)).sum(), (y == c).sum() + (label == c).sum()) for c in (-1, 0, 1)]
    return float(np.mean([2 * right / max(n, 1) for right, n in both]))


def apart(score: np.ndarray, take: np.ndarray, country: np.ndarray) -> float:
    """The mean score of the US minus that of Russia among the mentions taken; NaN where one has none."""
    us, russia = (score[take & (country == name)] for name in ("US", "Russia"))
    return float(us.mean() - russia.mean()) if len(us) and len(russia) else np.nan


def ece(p: np.ndarray, y: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error of the likeliest class."""
    sure, right = p.max(1), p.argmax(1) - 1 == y
    held = np.minimum((sure * bins).astype(int), bins - 1)
    return float(
        sum(abs(right[held == b].mean() - sure[held == b].mean()) * (held == b).mean() for b in np.unique(held))
    )


def always_neutral(rows: Sequence[dict]) -> np.ndarray:
    """Certain of "neutral" everywhere."""
    return np.tile([0.0, 1.0, 0.0], (len(rows), 1))


def vader_with_cuts(rows: Sequence[dict], compound: np.ndarray, fold: np.ndarray) -> np.ndarray:
    """VADER's compound score of each sentence, cut into labels where macro F1 of the other folds' countries is best."""
    y, own = np.array([row["y"] for row in rows]), np.array([row["set"] == "country" for row in rows])
    label = np.zeros(len(rows), int)
    for f in np.unique(fold):
        low, high = _cuts(compound[own & (fold != f)], y[own & (fold != f)])
        label[fold == f] = _cut(compound[fold == f], low, high)
    return np.eye(3)[label + 1]


def _cut(compound: np.ndarray, low: float, high: float) -> np.ndarray:
    return (compound > high).astype(int) - (compound < low)


def _cuts(compound: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """The two cuts with the best macro F1."""
    pairs = [(low, high) for low in CUTS for high in CUTS if low <= high]
    return max(pairs, key=lambda cuts: macro(y, _cut(compound, *cuts)))
