"""Do intervals for corrected shares hold the truth? `agreement.correct` on made-up corpora whose shares are known.

Run: python benchmarks/correction.py [--rounds 300]     (writes measured/correction.csv; about ten minutes)

A corpus has 400 articles of five units, or 25 of eighty; an article has its own share, around that of the corpus (correlation in
articles 0 or .2). The program is right in a part of the units and guesses yes or no in the others. 100 units are coded, drawn at
random or by label (equally many of each, with weights). A row: how often the 95 % interval of the codes alone, of the corrected
share, of Rogan & Gladen's and of the program's labels taken as codes holds the share, and how wide it is. No data is needed.
"""

from itertools import product

import numpy as np
import pandas as pd
from _common import arguments, with_interval, write
from samestory.agreement import correct

CODED, Z = 100, 1.959964
DESIGNS = {"random, 400 articles": (400, 5), "by label, 400 articles": (400, 5), "random, 25 articles": (25, 80)}
WAYS = {
    "codes alone": ("hand_low", "hand_high"),
    "corrected": ("low", "high"),
    "Rogan & Gladen": ("mis_low", "mis_high"),
}
LABELS = "labels as codes"


def corpus(chance: np.random.Generator, design: str, share: float, right: float, together: float) -> tuple:
    """Make labels of all units, and codes of a part."""
    articles, units = DESIGNS[design]
    spread = (1 - together) / together if together else None
    own = chance.beta(share * spread, (1 - share) * spread, articles) if spread else np.full(articles, share)
    truth = (chance.random((articles, units)) < own[:, None]).ravel()
    label = np.where(chance.random(truth.size) < right, truth, chance.random(truth.size) < 0.5)
    table = pd.DataFrame({"article": np.repeat(range(articles), units), "start": list(range(units)) * articles})
    drawn, weight = _drawn(chance, label, "label" in design)
    names = np.array(["no", "yes"])
    codes = table.assign(label=names[truth.astype(int)]).loc[drawn].assign(weight=weight)
    return table.assign(label=names[label.astype(int)]), codes


def _drawn(chance: np.random.Generator, label: np.ndarray, by_label: bool) -> tuple[np.ndarray, np.ndarray]:
    """Draw the units to code, and give the units that each stands for."""
    parts = [np.flatnonzero(label), np.flatnonzero(~label)] if by_label else [np.arange(label.size)]
    chosen = [chance.choice(part, CODED // len(parts), replace=False) for part in parts]
    return np.concatenate(chosen), np.concatenate([np.full(len(c), len(p) / len(c)) for c, p in zip(chosen, parts)])


def covered(design: str, share: float, right: float, together: float, rounds: int) -> list[dict]:
    """Count how often each interval holds the share, over many corpora."""
    chance, seen = np.random.default_rng(7), {way: [] for way in (*WAYS, LABELS)}
    for _ in range(rounds):
        labels, codes = corpus(chance, design, share, right, together)
        row = correct(labels, codes).set_index("value").loc["yes"]
        half = Z * (row["machine"] * (1 - row["machine"]) / row["n"]) ** 0.5
        ends = {way: (row[low], row[high]) for way, (low, high) in WAYS.items()}
        for way, (low, high) in (ends | {LABELS: (row["machine"] - half, row["machine"] + half)}).items():
            seen[way].append((low <= share <= high, high - low))
    setting = {"design": design, "share": share, "right": right, "in articles": together, "rounds": rounds}
    means = {way: np.nanmean(np.array(pairs, float), axis=0) for way, pairs in seen.items()}
    return [
        setting | {"way": way, "coverage": round(hit, 3), "width": round(wide, 3)} for way, (hit, wide) in means.items()
    ]


def main() -> None:
    """Simulate all settings and write the table."""
    given = arguments(__doc__, rounds={"type": int, "default": 300})
    settings = product(DESIGNS, (0.05, 0.1, 0.2, 0.5), (0.5, 0.8, 0.95), (0, 0.2))
    table = pd.DataFrame([row for setting in settings for row in covered(*setting, given.rounds)])
    table["95 % coverage"] = with_interval(table, "coverage", "rounds", 3)
    write(table, "correction", given, f"{given.rounds} made-up corpora a row", digits=3)
    summary = table.groupby(["design", "way"], sort=False)["coverage"].agg(designs="size", lowest="min", mean="mean")
    summary["width"] = table[table["right"] == 0.95].groupby(["design", "way"])["width"].mean()
    summary = summary.reset_index()
    print(summary.round(3).to_string(index=False))
    write(summary, "correction-summary", given, f"{given.rounds} made-up corpora a kind", digits=3)
    print(table.pivot_table(index=["design", "right"], columns="way", values="width").round(3))


if __name__ == "__main__":
    main()
