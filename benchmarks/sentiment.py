"""Sentiment toward a target: accuracy on labeled news, fairness between names, speed; beside VADER, TextBlob and AFINN.

Run: python benchmarks/sentiment.py --data FOLDER
(writes measured/sentiment.csv and, by sentiment_table.py, measured/sentiment-countries.csv)

FOLDER holds newsmtsc_train.jsonl (Hamborg & Donnay 2021; persons, coded by people), dse_train.txt and dse_valid.txt (Park, Pan
& Joo 2021; directed pairs, coded by people) and the countries that training/sets.py reads (coded after a codebook by
language-model readers, one a row, 150 rows by two, alpha .88; not by people). Their text is used for measuring only.

What is counted
- F1 persons, F1 countries, F1 US and Russia: macro F1 of negative, neutral, positive. All are measured on one fifth of the articles,
  which `encoder` never learned (its calibration was set there: the ECE of its card is the fairer one); `linear` and `lexicon` are
  fitted anew without it, the others are not fitted.
- order: two targets of one sentence with different labels; share of pairs that the score puts in the right order (ties half).
- sign: directed pairs of DSE valid in sentences that its train file does not hold; mean of the shares of praised targets with a
  score above 0 and of blamed ones below; for all targets and for countries.
- error US - Russia: mean of score minus label (-1, 0, 1) over mentions of the US, minus the same for Russia.
- at equal code: mean of score, US minus Russia, among mentions of the same code; the three differences weighted by their precision
  (as numbers of mentions go). Above 0: the scorer rates the US higher. A scorer that leans to 0 errs most for the name that is
  blamed more, so the plain error mixes leaning to 0 with favor; this one does not.
- ECE: expected calibration error, ten bins (Guo et al. 2017), persons and countries.
- name gap: the largest difference between the scores of one sentence with one name and with another in its place.
- targets/s: CPU time of one core, NewsMTSC.
"""

import itertools
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from _common import arguments, cpu, interval, write
from samestory import sentiment
from samestory.sentiment import name_swap as fairness
from sentiment_table import always_neutral, ece, macro, rows_of, vader_with_cuts

sys.path.insert(0, str(Path(__file__).parent / "training"))
import fit_sentiment as fitting  # noqa: E402
import sets  # noqa: E402

HELD_OUT = 0  # the fold that fit_encoder keeps apart
FILES = ["newsmtsc_train.jsonl", "dse_train.txt", "dse_valid.txt", "country_attitude", "newscorpus.csv.gz"]
NAMES = {name: name for name in ("the United States", "Russia", "India", "China", "the United Kingdom", "Saudi Arabia")}


def vader() -> Callable[[str], float]:
    """VADER's compound score of a text."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    rules = SentimentIntensityAnalyzer()
    return lambda text: rules.polarity_scores(text)["compound"]


def textblob() -> Callable[[str], float]:
    """TextBlob's pattern polarity of a text."""
    from textblob.en.sentiments import PatternAnalyzer

    analyzer = PatternAnalyzer()
    return lambda text: analyzer.analyze(text).polarity


def afinn() -> Callable[[str], float]:
    """AFINN's sum of valences of a text, for its length."""
    from afinn import Afinn

    words = Afinn()
    return lambda text: words.score(text) / (len(text.split()) + 1)


def window(text: str, start: int, end: int, words: int = 10) -> str:
    """The target with ten words on each side."""
    return " ".join([*text[:start].split()[-words:], text[start:end], *text[end:].split()[:words]])


def of_others() -> dict[str, Callable]:
    """The tools that do not know a target: (texts, starts, ends) to scores."""
    found = {}
    for name, make in (("VADER sentence", vader), ("TextBlob sentence", textblob), ("AFINN sentence", afinn)):
        try:
            score = make()
        except ImportError:
            print(f"{name}: not installed")
            continue
        found[name] = lambda texts, starts, ends, score=score: np.array([score(text) for text in texts])
        if name == "VADER sentence":
            found["VADER window"] = lambda texts, starts, ends, score=score: np.array(
                [score(window(*target)) for target in zip(texts, starts, ends)]
            )
    return found


def order(rows: list[dict], score: np.ndarray) -> float:
    """The share of pairs of differently labeled targets of one sentence in the right order."""
    by_text: dict[str, list[int]] = {}
    for n, row in enumerate(rows):
        by_text.setdefault(row["text"], []).append(n)
    pairs = [
        (a, b) for held in by_text.values() for a, b in itertools.permutations(held, 2) if rows[a]["y"] > rows[b]["y"]
    ]
    return float(np.mean([(score[a] > score[b]) + 0.5 * (score[a] == score[b]) for a, b in pairs]))


def sign(rows: list[dict], score: np.ndarray) -> float:
    """Balanced accuracy of the sign."""
    y = np.array([r["y"] for r in rows])
    return float((np.mean(score[y > 0] > 0) + np.mean(score[y < 0] < 0)) / 2)


def equal_code(score: np.ndarray, y: np.ndarray, one: np.ndarray, other: np.ndarray) -> float:
    """The mean score of one set of rows minus that of the other, among rows of the same code."""
    apart, weights = [], []
    for code in (-1, 0, 1):
        a, b = (rows[y[rows] == code] for rows in (one, other))
        if len(a) and len(b):
            apart.append(score[a].mean() - score[b].mean())
            weights.append(len(a) * len(b) / (len(a) + len(b)))
    return float(np.average(apart, weights=weights))


def gap(score: Callable) -> float:
    """The largest difference that a name makes in the templates of `fairness`."""
    held = fairness.filled(names=NAMES)
    scores = np.asarray(score(held["text"].tolist(), held["start"].tolist(), held["end"].tolist()))
    return float(np.ptp(scores.reshape(-1, len(NAMES)), axis=1).max())


def speed(score: Callable, rows: list[dict]) -> float:
    """Targets a second of CPU time."""
    own = sets.columns(rows)
    score(*(column[:50] for column in own))
    return len(rows) / cpu(lambda: score(*own))[1]


def measured(rows: list[dict], valid: list[dict], score: np.ndarray, label: np.ndarray, of_valid: np.ndarray) -> dict:
    """One row of the table; `score` and `label` are of all rows that `sets` reads."""
    y, held, group = (fitting.column(rows, name) for name in ("y", "set", "group"))
    person, nation = held == "newsmtsc", held == "country"
    us, russia = (nation & (fitting.column(rows, "country") == c) for c in ("US", "Russia"))
    both = np.flatnonzero(us | russia)
    error = lambda k: (score[k] - y[k]).mean()  # noqa: E731
    of_countries = [sentiment.is_country(r["text"][r["start"] : r["end"]]) for r in valid]
    apart = lambda k: error(k[us[k]]) - error(k[russia[k]])  # noqa: E731
    at_code = lambda k: equal_code(score, y, k[us[k]], k[russia[k]])  # noqa: E731
    return {
        "persons": int(person.sum()),
        "countries": int(nation.sum()),
        "US and Russia": len(both),
        "F1 persons": macro(y[person], label[person]),
        "95 % persons": interval(group[person], lambda k: macro(y[person][k], label[person][k])),
        "F1 countries": macro(y[nation], label[nation]),
        "F1 US and Russia": macro(y[both], label[both]),
        "95 % US and Russia": interval(group[both], lambda k: macro(y[both[k]], label[both[k]])),
        "accuracy US and Russia": float((y[both] == label[both]).mean()),
        "error US - Russia": apart(both),
        "95 % error": interval(group[both], lambda k: apart(both[k])),
        "at equal code": at_code(both),
        "95 % at equal code": interval(group[both], lambda k: at_code(both[k])),
        "order": order([r for r, k in zip(rows, person) if k], score[person]),
        "sign": sign(valid, of_valid),
        "sign countries": sign([r for r, c in zip(valid, of_countries) if c], of_valid[np.array(of_countries)]),
    }


def shipped(name: str) -> Callable:
    """The score of a shipped scorer, as a function of targets."""
    return lambda texts, starts, ends: sentiment.score_targets(texts, starts, ends, name)["score"].to_numpy()


def main() -> None:
    """Measure every scorer and print one table."""
    given = arguments(__doc__, FILES)
    every = sets.read(given.data)
    held_out = np.array(sets.folds(every)) == HELD_OUT
    rows = [row for row, out in zip(every, held_out) if out]
    told = {
        line.split("\t")[0].replace("[", "").replace("]", "")
        for line in (given.data / "dse_train.txt").open(encoding="utf-8")
    }
    valid = [r for r in sets.dse(given.data / "dse_valid.txt") if r["text"] not in told]
    persons = [r for r in rows if r["set"] == "newsmtsc"]
    table = []
    for name, scorer in of_others().items():
        score, bound = scorer(*sets.columns(rows)), 0.05 if "AFINN" not in name else 0.0
        label = np.where(score > bound, 1, np.where(score < -bound, -1, 0))
        row = measured(rows, valid, score, label, scorer(*sets.columns(valid)))
        table.append({"scorer": name, **row, "name gap": gap(scorer), "targets/s": speed(scorer, persons)})
    library = {name: p[held_out] for name, p in out_of_fold(every).items()}
    library["encoder"] = sentiment.SCORERS["encoder"](*sets.columns(rows))
    for name, p in library.items():
        scorer = shipped(name)
        row = measured(rows, valid, p[:, 2] - p[:, 0], p.argmax(1) - 1, scorer(*sets.columns(valid)))
        for kind, held in (("persons", "newsmtsc"), ("countries", "country")):
            own = fitting.column(rows, "set") == held
            row[f"ECE {kind}"] = ece(p[own], fitting.column(rows, "y")[own])
        table.append({"scorer": name, **row, "name gap": gap(scorer), "targets/s": speed(scorer, persons)})
    shown = pd.DataFrame(table)
    print(shown.round(3).to_string(index=False))
    nations = [r for r in rows if r["set"] == "country"]
    counted = f"{len(persons):,} persons, {len(nations):,} mentions of countries, {len(valid)} directed pairs"
    write(shown.drop(columns="targets/s"), "sentiment", given, counted, digits=3)
    countries = of_countries(every, rows, library)
    write(countries, "sentiment-countries", given, f"{len(nations):,} mentions of countries", digits=3)


def of_countries(every: list[dict], rows: list[dict], scorers: dict[str, np.ndarray]) -> pd.DataFrame:
    """The table of tone toward countries: always neutral, VADER with cuts fitted on the other folds, and the scorers given."""
    own = [n for n, r in enumerate(rows) if r["set"] == "country"]
    nations, all_nations = [rows[n] for n in own], [r for r in every if r["set"] == "country"]
    compound, fold = np.array(list(map(vader(), sets.columns(all_nations)[0]))), np.array(sets.folds(all_nations))
    cut = vader_with_cuts(all_nations, compound, fold)[fold == HELD_OUT]
    tables = [rows_of(nations, always_neutral(nations), "always neutral", 0.0)]
    tables.append(rows_of(nations, cut, "VADER sentence, fitted cuts", gap(of_others()["VADER sentence"])))
    tables += [rows_of(nations, p[own], name, gap(shipped(name))) for name, p in scorers.items()]
    return pd.concat(tables)


def out_of_fold(rows: list[dict]) -> dict[str, np.ndarray]:
    """Probabilities of the library's scorers, each row from the folds that do not hold its article, calibrated on the same."""
    X, country = fitting.design(rows, fitting.vocabulary(rows))
    lexicon = np.full((len(rows), 3), 1 / 3)  # of DSE no row is read
    for held in ("newsmtsc", "country"):
        own = [n for n, r in enumerate(rows) if r["set"] == held]
        lexicon[own] = fitting.lexicon_out_of_fold([rows[n] for n in own])
    return {"lexicon": lexicon, "linear": fitting.cross_calibrated(fitting.out_of_fold(rows, X), rows, country)}


if __name__ == "__main__":
    main()
