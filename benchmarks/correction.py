"""Do intervals for corrected shares cover the truth? `agreement.correct` on made-up corpora whose shares are known.

Run: python benchmarks/correction.py [--rounds 500] [--out measured/correction.csv]

Each round makes 400 articles of five units; an article has its own share, around that of the corpus (correlation in articles 0
or .2). The machine is right in a part of the units and guesses yes or no in the others. 100 units at random are coded. A row: how
often the 95 % interval of the codes alone, of the corrected share, of Rogan & Gladen's and the naive one (machine's labels as if
they were codes) holds the share, and how wide it is. Nothing is downloaded and no data is needed.
"""

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from samestory.agreement import correct

ARTICLES, UNITS, CODED, Z = 400, 5, 100, 1.959964
WAYS = {
    "codes alone": ("hand_low", "hand_high"),
    "corrected": ("low", "high"),
    "Rogan & Gladen": ("mis_low", "mis_high"),
}


def corpus(
    chance: np.random.Generator, share: float, right: float, together: float
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make labels of all units, and codes of a random part."""
    spread = (1 - together) / together if together else None
    own = chance.beta(share * spread, (1 - share) * spread, ARTICLES) if spread else np.full(ARTICLES, share)
    truth = chance.random((ARTICLES, UNITS)) < own[:, None]
    label = np.where(chance.random(truth.shape) < right, truth, chance.random(truth.shape) < 0.5)
    units = pd.DataFrame({"article": np.repeat(range(ARTICLES), UNITS), "start": list(range(UNITS)) * ARTICLES})
    drawn = chance.choice(len(units), CODED, replace=False)
    names = np.array(["no", "yes"])
    return units.assign(label=names[label.ravel().astype(int)]), units.assign(
        label=names[truth.ravel().astype(int)]
    ).loc[drawn]


def covered(share: float, right: float, together: float, rounds: int) -> list[dict]:
    """Count how often each interval holds the share, over many corpora."""
    chance, seen = np.random.default_rng(7), {way: [] for way in (*WAYS, "naive")}
    for _ in range(rounds):
        labels, codes = corpus(chance, share, right, together)
        row = correct(labels, codes).set_index("value").loc["yes"]
        half = Z * (row["machine"] * (1 - row["machine"]) / row["n"]) ** 0.5
        ends = {way: (row[low], row[high]) for way, (low, high) in WAYS.items()}
        for way, (low, high) in (ends | {"naive": (row["machine"] - half, row["machine"] + half)}).items():
            seen[way].append((low <= share <= high, high - low))
    setting = {"share": share, "right": right, "in articles": together, "rounds": rounds}
    means = {way: np.nanmean(np.array(pairs, float), axis=0) for way, pairs in seen.items()}
    return [
        setting | {"way": way, "coverage": round(hit, 3), "width": round(wide, 3)} for way, (hit, wide) in means.items()
    ]


def main() -> None:
    """Simulate all settings and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--data", help="not needed: the corpora are made up")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "measured" / "correction.csv")
    chosen = parser.parse_args()
    settings = [(s, r, t) for s in (0.05, 0.1, 0.2, 0.5) for r in (0.5, 0.8, 0.95) for t in (0, 0.2)]
    table = pd.DataFrame([row for setting in settings for row in covered(*setting, chosen.rounds)])
    table.to_csv(chosen.out, index=False, lineterminator="\n")
    print(table.groupby("way")["coverage"].describe().round(3))


if __name__ == "__main__":
    main()
