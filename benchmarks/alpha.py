"""Krippendorff's alpha beside the package `krippendorff` (Castro 2017) on random tables.

Run: python benchmarks/alpha.py     (writes measured/alpha.csv and measured/alpha-summary.csv; needs no data)

Tables of 2 to 29 units by 2 to 5 coders, with 2 to 5 codes, agreement from none to full and up to half of the codes missing.
alpha.csv has each table with the package's result, "undefined" where it has none; tests/agreement compares all of them.
"""

from collections.abc import Iterator

import krippendorff
import numpy as np
import pandas as pd
from _common import arguments, write
from samestory import agreement

TABLES = 200
LEVELS = ("nominal", "ordinal", "interval")


def random_tables() -> Iterator[np.ndarray]:
    """Units by coders; a missing code is NaN."""
    chance = np.random.default_rng(17)
    for _ in range(TABLES):
        units, coders, codes = chance.integers(2, [30, 6, 6])
        truth, given = (
            chance.integers(1, codes + 1, units),
            chance.integers(1, codes + 1, (units, coders)).astype(float),
        )
        given = np.where(chance.random(given.shape) < chance.random(), truth[:, None], given)
        given[chance.random(given.shape) < chance.choice([0, 0.2, 0.5])] = np.nan
        yield given


def of_package(table: np.ndarray, level: str) -> float | str:
    """What the package says."""
    try:
        with np.errstate(invalid="ignore"):  # 0 / 0 where one code stands alone
            found = krippendorff.alpha(table.T, level_of_measurement=level)
    except ValueError:  # one code alone, or no unit with two
        return "undefined"
    return "undefined" if np.isnan(found) else float(found)


def written(table: np.ndarray) -> str:
    """A table as text: units by ";", coders by spaces, "-" for a missing code."""
    return ";".join(" ".join("-" if np.isnan(v) else str(int(v)) for v in row) for row in table)


def main() -> None:
    """Compare all tables at each level."""
    given, rows = arguments(__doc__), []
    for table in random_tables():
        for level in LEVELS:
            mine, theirs = agreement.alpha(pd.DataFrame(table), level), of_package(table, level)
            same = "undefined" in (mine, theirs)
            apart = (0.0 if mine == theirs else np.inf) if same else abs(mine - theirs)
            rows.append((written(table), level, theirs if same else f"{theirs:.15g}", apart))
    found = pd.DataFrame(rows, columns=["table", "level", "alpha", "apart"])
    summary = found.groupby("level", sort=False)["apart"].agg(tables="size", largest="max").reset_index()
    undefined = (found["alpha"] == "undefined").groupby(found["level"]).sum()
    summary.insert(2, "undefined in both", summary["level"].map(undefined))
    print(summary.to_string(index=False))
    write(found.drop(columns="apart"), "alpha", given, f"{TABLES} random tables", note="results of krippendorff 0.9.0")
    write(summary, "alpha-summary", given, f"{TABLES} random tables", digits=17)


if __name__ == "__main__":
    main()
