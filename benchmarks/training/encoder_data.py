"""Targets as the encoder reads them: the labeled sets, two sets for validation only, and unlabeled mentions in news.

labeled(folder)         every row of `sets`, and rows with fold -1 that no run ever learns (DSE valid, sentences_validation.tsv)
unlabeled(folder, rows) mentions of countries and of names in newscorpus that nobody coded, for self-training
encoded(rows)           arrays for encoder_net
"""

import random
import re
from pathlib import Path

import numpy as np
import pandas as pd
import sets
from samestory import read_corpus
from samestory.sentiment import is_country
from samestory.sentiment._models import country_names
from samestory.sentiment.encoder._input import sequence

SMOOTH = 0.05  # of a label's probability goes to all classes (Szegedy et al. 2016)
REPEAT = {"newsmtsc": 1, "dse": 1, "country": 2, "own": 2}  # passes over a set in one epoch
DSE_PERSONS = 2  # one in so many of the persons of DSE, whose pairs are never neutral
NAMES = 20_000  # unlabeled names drawn
SHORT, LONG = 40, 420  # characters of an unlabeled sentence
CODES = ("US", "Russia")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}(?=[ ,])")


def labeled(folder: Path) -> list[dict]:
    """All labeled targets, each with its fold."""
    rows = sets.read(folder)
    rows = [{**row, "fold": fold} for row, fold in zip(rows, sets.folds(rows))]
    learned = {row["text"] for row in rows}
    valid = [row for row in sets.dse(folder / "dse_valid.txt") if row["text"] not in learned]
    plain = sets.own(sets.HERE / "sentences_validation.tsv")
    return rows + [{**row, "fold": -1, "set": f"{row['set']} valid"} for row in [*valid, *plain]]


def unlabeled(folder: Path, rows: list[dict]) -> list[dict]:
    """Mentions that no set holds; their fold is that of their article."""
    news = pd.read_csv(folder / "newscorpus.csv.gz", dtype=str, keep_default_na=False).drop_duplicates("id")
    corpus = read_corpus(
        pd.DataFrame({"id": news["id"], "outlet": news["outlet"], "text": news["text"], "event": "news"})
    )
    names = sorted(country_names(), key=lambda name: (-len(name), name))
    country = re.compile(r"(?<![\w.-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])")
    done, found, texts = {(row["text"], row["start"]) for row in rows}, [], corpus.articles["text"]
    for article, start, end in zip(corpus.sentences["article"], corpus.sentences["start"], corpus.sentences["end"]):
        text = texts[article][start:end]
        if SHORT <= len(text) <= LONG and "\n" not in text:
            spans = {match.span() for pattern in (country, _NAME) for match in pattern.finditer(text)}
            own = {"text": text, "y": 0, "group": f"news {article}", "set": "unlabeled", "country": "", "drawn": ""}
            found += [{**own, "start": a, "end": b} for a, b in sorted(spans) if (text, a) not in done]
            done |= {(text, a) for a, _ in spans}
    kinds = [is_country(row["text"][row["start"] : row["end"]]) for row in found]
    persons = [row for row, kind in zip(found, kinds) if not kind]
    found = [row for row, kind in zip(found, kinds) if kind] + random.Random(0).sample(
        persons, min(NAMES, len(persons))
    )
    together = sets.joined(rows + found)
    return [{**row, "fold": fold} for row, fold in zip(found, sets.folds(together)[len(rows) :])]


def encoded(rows: list[dict]) -> dict[str, np.ndarray]:
    """Numbers of each row's words, the target's place among them, its kind, and what is known of the row."""
    read = [sequence(row["text"], row["start"], row["end"]) for row in rows]
    country = [
        row["set"] in ("country", "own", "own valid") or is_country(row["text"][row["start"] : row["end"]])
        for row in rows
    ]
    return {
        "ids": np.concatenate([held.ids for held in read]).astype(np.int16),
        "ends": np.cumsum([0, *[len(held.ids) for held in read]]).astype(np.int32),
        "target": np.array([held.target for held in read], np.int16),
        "kind": np.array(country, np.int8),
        "y": np.array([row["y"] for row in rows], np.int8),
        "fold": np.array([row["fold"] for row in rows], np.int8),
        "set": np.array([row["set"] for row in rows]),
        "country": np.array([row["country"] if row["country"] in CODES else "" for row in rows]),
        "random": np.array([row["drawn"].startswith("random") for row in rows]),
    }


def goals(held: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """What a run that learns labels wants: smoothed labels, weights, and passes in one epoch."""
    wanted = np.eye(3)[held["y"] + 1] * (1 - SMOOTH) + SMOOTH / 3
    repeat = np.array([REPEAT.get(name, 0) for name in held["set"]])
    persons = np.flatnonzero((held["set"] == "dse") & (held["kind"] == 0))
    repeat[persons[np.arange(len(persons)) % DSE_PERSONS > 0]] = 0
    return {"wanted": wanted.astype(np.float32), "weight": balance(held), "repeat": repeat}


def balance(held: dict[str, np.ndarray]) -> np.ndarray:
    """Weights under which blame, praise and neutral mentions are as frequent for the US as for Russia.

    Without them what usually stands around mentions of Russia would itself count as blame.
    """
    weight, coded = np.ones(len(held["y"]), np.float32), held["set"] == "country"
    for y in (-1, 0, 1):
        everywhere = (held["y"][coded] == y).mean()
        for name in CODES:
            own = coded & (held["country"] == name)
            if (own & (held["y"] == y)).any():
                weight[own & (held["y"] == y)] = np.clip(everywhere / (held["y"][own] == y).mean(), 0.5, 2)
    return weight
