"""Model cards of the fitted scorers: data, validation, and the sample that the tests score again."""

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
from samestory.sentiment import _linear as linear
from sets import LABELS, columns
from sklearn.metrics import f1_score

TOP = Path(__file__).resolve().parents[2]
SAMPLE = "tests/sentiment/sample.csv"
UNSURE = 0.2  # share of the targets, out of fold, that the label "unclear" is for


def column(rows: list[dict], name: str) -> np.ndarray:
    return np.array([r[name] for r in rows])


def by_chance(rows: list[dict]) -> np.ndarray:
    """Whether each row is a mention of a country drawn at random."""
    return np.array([r["set"] == "country" and r["drawn"].startswith("random") for r in rows])


def unsure(p: np.ndarray) -> float:
    """The probability of the likeliest class under which the label is "unclear"."""
    return float(np.quantile(p.max(1), UNSURE))


def sampled(scorer: Callable) -> dict:
    """How well a scorer does on the sentences of our own that the tests score again with the files that ship."""
    with (TOP / SAMPLE).open(encoding="utf-8", newline="") as stream:
        rows = [{**row, "start": int(row["start"]), "end": int(row["end"])} for row in csv.DictReader(stream)]
    p, y = scorer(*columns(rows)), np.array([LABELS.index(row["label"]) for row in rows])
    return {
        "file": SAMPLE,
        "what": "news-like sentences of our own: 60 labeled before any was scored, 6 headlines added afterwards so that a changed word list shows; one label in three is right by chance; not news, not for comparing scorers",
        "n": len(rows),
        "accuracy": round(float((p.argmax(1) == y).mean()), 3),
        "macro_f1": round(float(f1_score(y, p.argmax(1), average="macro")), 3),
        "mean_probability_of_label": round(float(p[np.arange(len(y)), y].mean()), 5),
    }


def confusion(p: np.ndarray, y: np.ndarray, chance: np.ndarray, bound: float) -> dict:
    """Labels by true code. Neutral targets are those drawn at random; of blame and praise all, as few are drawn at random."""
    label = np.where(p.max(1) < bound, 3, p.argmax(1))
    rows = {}
    for n, name in enumerate(LABELS):
        own = (y == n - 1) & (chance if name == "neutral" and chance.any() else True)
        rows[name] = dict(zip((*LABELS, "unclear"), np.bincount(label[own], minlength=4).tolist()))
    return rows


def confusions(rows: list[dict], p: np.ndarray, bounds: dict[str, float]) -> dict:
    """The confusion of persons and of countries."""
    y, chance = column(rows, "y"), by_chance(rows)
    takes = {kind: column(rows, "set") == name for kind, name in (("person", "newsmtsc"), ("country", "country"))}
    return {kind: confusion(p[own], y[own], chance[own], bounds[kind]) for kind, own in takes.items()}


def of_linear(rows: list[dict], p: np.ndarray, out: Path) -> dict:
    """The model card of `linear`; `p` are probabilities out of fold, calibrated on other folds."""
    y, label, held, of = column(rows, "y"), p.argmax(1) - 1, column(rows, "set"), column(rows, "country")
    person, nation, us, russia = held == "newsmtsc", held == "country", of == "US", of == "Russia"
    us, russia, chance = us & nation, russia & nation, by_chance(rows)
    f1 = lambda k: round(float(f1_score(y[k], label[k], average="macro")), 3)  # noqa: E731
    bounds = {"person": round(unsure(p[person]), 3), "country": round(unsure(p[nation]), 3)}
    error = lambda k: float((p[k, 2] - p[k, 0] - y[k]).mean())  # noqa: E731
    return {
        "scorer": "linear",
        "what": "attitude toward a target in an English news sentence: probabilities of negative, neutral, positive",
        "method": "logistic regression on stems around the target, names hidden; two heads (persons, countries)",
        "fitted": "2026-11",
        "data": [
            f"NewsMTSC train: {person.sum():,} targets. Hamborg & Donnay (2021), EACL. MIT.",
            "DSE train, directed pairs: Park, Pan & Joo (2021), Findings of ACL.",
            f"Countries in news: {nation.sum():,} mentions, {(us | russia).sum():,} of the US and Russia, coded after a codebook by language-model readers, not by people.",
            f"Sentences written for it: {(held == 'own').sum():,} targets.",
        ],
        "validation": {
            "how": "five folds by article, out of fold; calibrated on other folds",
            "newsmtsc_macro_f1": f1(person),
            "countries_macro_f1": f1(nation),
            "countries_drawn_at_random_macro_f1": f1(chance),
            "us_russia_macro_f1": f1(us | russia),
            "mean_error_us_minus_russia": round(error(us) - error(russia), 3),
        },
        "features": len(linear.model(out).vocabulary),
        "unclear_below": bounds,
        "confusion": confusions(rows, p, bounds),
        "sample": sampled(lambda *targets: linear.probabilities(*targets, linear.model(out))),
        "not_for": "headlines of other languages, tweets, private messages; judging a person; one number for an article; "
        "attitudes of a writer that the sentence does not show",
    }
