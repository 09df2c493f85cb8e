"""Fit the weights of the scorers `linear` and `lexicon` and write their model cards.

Run: python benchmarks/training/fit_sentiment.py --data FOLDER [--out FOLDER]     (needs scikit-learn; about three minutes)

FOLDER holds the sets that sets.py reads. Without --out the files go to lib/samestory/sentiment/models/. Nothing is random but the
names in our own sentences, drawn with a fixed seed; the same data give the same weights.

What is fitted
- persons: one regression of three classes on NewsMTSC, with the directed pairs of DSE and the countries at small weights.
- countries: evaluated or not on NewsMTSC, countries and our own sentences; praise or blame on all evaluated targets, each set
  balanced between the two.
- calibration: a temperature for persons; for countries two shifts, after which as many mentions are labeled evaluated, and as many
  praised, as are coded so. Set on mentions drawn at random, because what was drawn for its words is evaluated more often than
  news. All from predictions out of fold.
- lexicon: three classes from the two sums of valences, for persons and for countries.
The five folds keep an article together, also where two sets print the same sentence (sets.py).
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import cards
import numpy as np
import sets
from cards import by_chance, column, confusion, sampled, unsure
from samestory.sentiment import _lexicon as lexicon
from samestory.sentiment import _linear as linear
from samestory.sentiment import is_country, masked_words
from samestory.sentiment._models import in_two_steps, known_words
from scipy import sparse
from scipy.optimize import minimize_scalar
from scipy.special import log_expit, log_softmax, softmax
from sets import columns
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

MODELS = cards.TOP / "lib" / "samestory" / "sentiment" / "models"
PERSONS = {"newsmtsc": 1.0, "dse": 0.15, "country": 0.3}  # weights of the sets
EVALUATED = {"newsmtsc": 1.0, "country": 4.0, "own": 4.0}
PRAISED = {"newsmtsc": 1.0, "dse": 2.0, "country": 8.0, "own": 8.0}
C = 0.1
LEAST, KEPT = 2, 24_000  # a feature stands in two targets at least; the file stays small


class Calibration(NamedTuple):
    """What is done to the scores: persons are divided, countries' "evaluated" and "praised" are shifted."""

    temperature: float
    shift: np.ndarray

    def __call__(self, scores: np.ndarray) -> np.ndarray:
        return np.hstack([scores[:, :3] / self.temperature, scores[:, 3:] + self.shift])


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
    """Fit the temperature on NewsMTSC and the shifts on the mentions of countries drawn at random, of the rows taken."""
    y, person = column(rows, "y"), take & (column(rows, "set") == "newsmtsc")
    k = take & by_chance(rows)
    polar = k & (y != 0)
    praised = -np.quantile(scores[polar, 4], 1 - (y[polar] > 0).mean())
    likelier = log_expit(
        np.abs(scores[:, 4] + praised)
    )  # a class is likeliest if its share of "evaluated" is over one half
    evaluated = -np.quantile((scores[:, 3] + likelier)[k], 1 - (y[k] != 0).mean())
    return Calibration(temperature(scores[person, :3], y[person]), np.array([evaluated, praised]))


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


# --- the second scorer and the cards -------------------------------------------------------------------------------


def lexicon_out_of_fold(own: list[dict]) -> np.ndarray:
    """Probabilities of each row from the two sums of valences, fitted on the other folds."""
    sums, y = lexicon.praise_and_blame(*columns(own)), np.array([r["y"] for r in own])
    out, fold = np.zeros((len(own), 3)), np.array(sets.folds(own))
    for f in range(5):
        out[fold == f] = lexicon.from_sums(sums[fold == f], weights_of_sums(sums[fold != f], y[fold != f]))
    return out


def weights_of_sums(sums: np.ndarray, y: np.ndarray) -> dict:
    """Evaluated or not by both sums; praise or blame by their balance, even where there is none (no intercept)."""
    x, polar = np.log1p(sums), y != 0
    evaluated = LogisticRegression(C=10).fit(x, polar)
    praised = LogisticRegression(C=10, fit_intercept=False, class_weight="balanced").fit(x[polar], y[polar] > 0)
    return {
        "evaluated": [*evaluated.coef_[0].round(4).tolist(), round(float(evaluated.intercept_[0]), 4)],
        "praised": praised.coef_[0].round(4).tolist(),
    }


def fit_lexicon(rows: list[dict]) -> dict:
    """The model card of `lexicon`: three classes from the two sums of valences, for persons (NewsMTSC) and for countries."""
    weights, unclear, f1, confused = {}, {}, {}, {}
    for kind, name in (("person", "newsmtsc"), ("country", "country")):
        own = [r for r in rows if r["set"] == name]
        out, y = lexicon_out_of_fold(own), column(own, "y")
        weights[kind] = weights_of_sums(lexicon.praise_and_blame(*columns(own)), y)
        unclear[kind] = round(unsure(out), 3)
        confused[kind] = confusion(out, y, by_chance(own), unclear[kind])
        f1[kind] = round(float(f1_score(y, out.argmax(1) - 1, average="macro")), 3)
    how = {"how": "five folds by article, out of fold"}
    return {
        "scorer": "lexicon",
        "what": "attitude toward a target in an English news sentence, from VADER's valences (Hutto & Gilbert 2014), names hidden",
        "method": "sums of the positive and of the negative valences around the target, a word counts half with five words "
        "between; logistic regression of evaluated or not, and of praise or blame",
        "data": "weights of the two sums: NewsMTSC train (persons) and country_attitude (countries; not coded by people)",
        "validation": how | {"newsmtsc_macro_f1": f1["person"], "countries_macro_f1": f1["country"]},
        "weights": weights,
        "unclear_below": unclear,
        "confusion": confused,
        "sample": sampled(lambda *targets: lexicon.probabilities(*targets, weights)),
    }


def main() -> None:
    """Read, cross-validate for the calibration, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=MODELS)
    given = parser.parse_args()
    rows = sets.read(given.data)
    names = vocabulary(rows)
    X, country = design(rows, names)
    scores = out_of_fold(rows, X)
    set_to = calibration(scores, rows)
    weights, sums, intercept = folded(*fit(X, rows, np.ones(len(rows), bool)), len(names))
    for part in (weights, sums, intercept):
        part[..., :3] /= set_to.temperature
    intercept[3:] += set_to.shift
    given.out.mkdir(parents=True, exist_ok=True)
    write_weights(given.out, names, weights, sums, intercept)
    set_by = {"temperature_persons": round(set_to.temperature, 3), "shift_countries": set_to.shift.round(3).tolist()}
    made = {"linear": cards.of_linear(rows, cross_calibrated(scores, rows, country), given.out) | set_by}
    for name, held in (made | {"lexicon": fit_lexicon(rows)}).items():
        text = json.dumps(held, indent=1, ensure_ascii=False) + "\n"
        (given.out / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
    print(json.dumps(made["linear"], indent=1))


def write_weights(out: Path, names: dict[str, int], *parts: np.ndarray) -> None:
    """The model as npz without pickle: the features that weigh most."""
    weights, sums, intercept = parts
    kept, words = np.sort(np.argsort(-np.abs(weights).max(1), kind="stable")[:KEPT]), sorted(names)
    np.savez_compressed(
        out / "linear.npz",
        features=np.frombuffer("\n".join(words[n] for n in kept).encode(), np.uint8),
        weights=weights[kept].astype(np.float16),
        sums=sums.astype(np.float32),
        intercept=intercept.astype(np.float32),
    )


if __name__ == "__main__":
    main()
