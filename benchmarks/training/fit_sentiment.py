"""Fit the weights of the scorers `linear` and `lexicon` and write their model cards.

Run: python benchmarks/training/fit_sentiment.py --data FOLDER [--out FOLDER]     (needs scikit-learn; about three minutes)

FOLDER holds the sets that sets.py reads. Without --out the files go to lib/samestory/sentiment/models/. Nothing is random but the
names in our own sentences, drawn with a fixed seed; the same data give the same weights.

What is fitted
- persons: one regression of three classes on NewsMTSC, with the directed pairs of DSE and the countries at small weights.
- countries: evaluated or not on NewsMTSC, countries and our own sentences; praise or blame on all evaluated targets, each set
  balanced between the two.
- calibration: a temperature for persons; for countries a slope and a shift of "evaluated" and of "praised", on the mentions drawn
  at random, because what was drawn for its words is evaluated more often than news. All from predictions out of fold.
- lexicon: three classes from the two sums of valences, for persons and for countries.
The five folds keep an article together, also where two sets print the same sentence (sets.py).
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import sets
from samestory.sentiment import _lexicon as lexicon
from samestory.sentiment import _linear as linear
from samestory.sentiment import is_country, masked_words
from samestory.sentiment._models import in_two_steps, known_words
from scipy import sparse
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sets import LABELS, columns
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

TOP = Path(__file__).resolve().parents[2]
MODELS = TOP / "lib" / "samestory" / "sentiment" / "models"
SAMPLE = "tests/sentiment/sample.csv"
PERSONS = {"newsmtsc": 1.0, "dse": 0.15, "country": 0.3}  # weights of the sets
EVALUATED = {"newsmtsc": 1.0, "country": 4.0}
PRAISED = {"newsmtsc": 1.0, "dse": 2.0, "country": 8.0}
C = 0.1
LEAST, KEPT = 2, 24_000  # a feature stands in two targets at least; the file stays small
UNSURE = 0.2  # share of the targets, out of fold, that the label "unclear" is for


class Calibration(NamedTuple):
    """What makes scores of the five columns probabilities: score * slope + shift."""

    slope: np.ndarray
    shift: np.ndarray

    def __call__(self, scores: np.ndarray) -> np.ndarray:
        return scores * self.slope + self.shift


def vocabulary(rows: list[dict]) -> dict[str, int]:
    """The features that stand in at least two targets, in alphabetical order."""
    seen = Counter()
    for target in zip(*columns(rows)):
        seen.update({name for name, _ in linear.features(linear.window(*masked_words(*target, known_words())))})
    return {name: n for n, name in enumerate(sorted(name for name, count in seen.items() if count >= LEAST))}


def design(rows: list[dict], names: dict[str, int]) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Binary features, valence sums, the sums once more for countries, and whether the target is a country."""
    binary, sums = linear.feature_table(columns(rows), names)
    country = np.array([is_country(r["text"][r["start"] : r["end"]]) for r in rows])
    return sparse.hstack([binary, sums, sums * country[:, None], country[:, None]]).tocsr(), country


def column(rows: list[dict], name: str) -> np.ndarray:
    return np.array([r[name] for r in rows])


def weights_of(rows: list[dict], of: dict[str, float]) -> np.ndarray:
    return np.array([of.get(r["set"], 0.0) for r in rows])


# --- fitting -------------------------------------------------------------------------------------------------------


def fit(X: sparse.csr_matrix, rows: list[dict], take: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The five columns of weights and intercepts from the rows taken; the last feature says that the target is a country."""
    y = column(rows, "y")
    coef, intercept = np.zeros((X.shape[1], 5)), np.zeros(5)
    k = take & (weights_of(rows, PERSONS) > 0)
    person = LogisticRegression(C=C, max_iter=1000).fit(X[k], y[k], weights_of(rows, PERSONS)[k])
    coef[:, :3], intercept[:3] = person.coef_.T, person.intercept_
    k = take & (weights_of(rows, EVALUATED) > 0)
    evaluated = LogisticRegression(C=C, max_iter=1000).fit(X[k], y[k] != 0, weights_of(rows, EVALUATED)[k])
    coef[:, 3], intercept[3] = evaluated.coef_[0], evaluated.intercept_[0]
    k = take & (y != 0) & (weights_of(rows, PRAISED) > 0)
    praised = LogisticRegression(C=C, max_iter=1000).fit(X[k], y[k] > 0, balanced(rows, y, k))
    coef[:, 4], intercept[4] = praised.coef_[0], praised.intercept_[0]
    return coef, intercept


def balanced(rows: list[dict], y: np.ndarray, k: np.ndarray) -> np.ndarray:
    """Weights under which praise and blame weigh the same within each set."""
    names, weights, sign = column(rows, "set")[k], weights_of(rows, PRAISED)[k], y[k]
    for name in PRAISED:
        for s in (-1, 1):
            own = (names == name) & (sign == s)
            weights[own] *= (names == name).sum() / 2 / max(own.sum(), 1)
    return weights


def folded(coef: np.ndarray, intercept: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Weights of features and sums and intercepts as they apply: persons in columns 0-2, countries in 3-4."""
    m = len(linear.SUMS)
    sums, extra, is_country = coef[n : n + m].copy(), coef[n + m : n + 2 * m], coef[n + 2 * m]
    sums[:, 3:] += extra[:, 3:]
    return coef[:n], sums, intercept + np.where(np.arange(5) >= 3, is_country, 0.0)


# --- calibration ---------------------------------------------------------------------------------------------------


def out_of_fold(rows: list[dict], X: sparse.csr_matrix) -> np.ndarray:
    """Scores of each row, five columns, from the folds that do not hold its group."""
    fold, scores = np.array(sets.folds(rows)), np.zeros((len(rows), 5))
    for f in range(5):
        coef, intercept = fit(X, rows, fold != f)
        scores[fold == f] = X[fold == f] @ coef + intercept
    return scores


def calibration(scores: np.ndarray, rows: list[dict], take: np.ndarray | bool = True) -> Calibration:
    """Fit temperature, slopes and shifts on the rows taken."""
    y, person = column(rows, "y"), take & (column(rows, "set") == "newsmtsc")
    by_chance = take & np.array([r["drawn"].startswith("random") for r in rows])
    slope, shift = np.ones(5), np.zeros(5)
    slope[:3] = 1 / temperature(scores[person, :3], y[person])
    for head, k, answer in ((3, by_chance, y != 0), (4, by_chance & (y != 0), y > 0)):
        line = LogisticRegression(C=1e3).fit(scores[k, head : head + 1], answer[k])
        slope[head], shift[head] = line.coef_[0, 0], line.intercept_[0]
    return Calibration(slope, shift)


def temperature(scores: np.ndarray, y: np.ndarray) -> float:
    """What to divide scores by so that the likelihood of the labels is greatest (Guo et al. 2017)."""
    loss = lambda t: -log_softmax(scores / t, axis=1)[np.arange(len(y)), y + 1].mean()  # noqa: E731
    return float(minimize_scalar(loss, bounds=(0.3, 3), method="bounded").x)


def cross_calibrated(scores: np.ndarray, rows: list[dict], country: np.ndarray) -> np.ndarray:
    """Probabilities of each row, calibrated on the folds that do not hold its group."""
    fold, p = np.array(sets.folds(rows)), np.zeros((len(rows), 3))
    for f in range(5):
        set_by_others = calibration(scores, rows, fold != f)
        p[fold == f] = probabilities(set_by_others(scores[fold == f]), country[fold == f])
    return p


def probabilities(scores: np.ndarray, country: np.ndarray) -> np.ndarray:
    return np.where(country[:, None], in_two_steps(scores[:, 3:]), softmax(scores[:, :3], axis=1))
