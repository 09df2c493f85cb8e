"""What the benchmarks share: the command line, the data, CPU time and memory, intervals, tables with where they come from.

arguments(doc, files)      the command line: --data FOLDER, --out FOLDER, and what a script adds
news, texts, polnear       the sets that several scripts read, each once
cpu(work), peak()          CPU seconds of a piece of work; the most memory that this process has held
interval(groups, measure)  the 95 % bootstrap of a measure, whole articles drawn
with_interval(table, …)    the 95 % interval of a share of a column of counts
write(table, name, given)  measured/NAME.csv, and its row in measured/sources.csv: script, date, n, data and their sha256
"""

import argparse
import hashlib
import json
import os
import re
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")  # before numpy is imported

import numpy as np
import pandas as pd
from samestory import agreement
from samestory.errors import CorpusWarning
from scipy.stats import rankdata

MEASURED = Path(__file__).resolve().parent / "measured"
SOURCES = ["table", "script", "date", "CPU seconds", "n", "file", "sha256", "note"]
DRAWS = 400
T = TypeVar("T")


def arguments(doc: str, files: Sequence[str] = (), **own: dict) -> argparse.Namespace:
    """Read the command line; `files` of --data are needed, and `own` holds further options by name."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    needs = f"folder with {', '.join(files)}" if files else "not needed: everything is made up"
    parser.add_argument("--data", type=Path, required=bool(files), help=needs)
    parser.add_argument("--out", type=Path, default=MEASURED, help="folder of the tables")
    for name, facts in own.items():
        parser.add_argument("--" + name.replace("_", "-"), **facts)
    given = parser.parse_args()
    missing = [name for name in files if not (given.data / name).exists()]
    if missing:
        parser.error(
            f"--data {given.data} has no {', '.join(missing)}; benchmarks/README.md says where sets are published"
        )
    warnings.simplefilter("ignore", CorpusWarning)  # damaged texts are no matter here
    given.files = list(files)
    return given


# --- data ---


@cache
def news(folder: Path) -> pd.DataFrame:
    """The news texts: set, outlet, date, id, text; nothing is missing, and texts may be empty."""
    return pd.read_csv(folder / "newscorpus.csv.gz", dtype=str, keep_default_na=False)


def numbered(folder: Path) -> pd.DataFrame:
    """The news texts with an id of their own each: the published ids are not all different."""
    table = news(folder)
    return table.assign(id=[f"{number:05}" for number in range(len(table))])


def texts(folder: Path) -> pd.Series:
    """The news texts that are not empty."""
    return news(folder)["text"].loc[lambda text: text != ""]


@cache
def polnear(folder: Path, part: str) -> list[dict]:
    """Articles of PolNeAR, each with id, text and annotations."""
    return [json.loads(line) for line in (folder / f"polnear_{part}.jsonl").read_text(encoding="utf-8").splitlines()]


@cache
def mrpc(path: Path) -> tuple[np.ndarray, list[str], list[str]]:
    """Labels and both sides of a file of MRPC's form."""
    rows = [line.rstrip("\n").split("\t") for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]]
    return np.array([int(row[0]) for row in rows]), [row[3] for row in rows], [row[4] for row in rows]


# --- cost ---


def cpu(work: Callable[[], T]) -> tuple[T, float]:
    """What a piece of work returns, and its CPU seconds."""
    began = time.process_time()
    done = work()
    return done, time.process_time() - began


def peak() -> float:
    """The most memory that this process has held, in MB; Linux only."""
    status = Path("/proc/self/status")
    return int(re.search(r"VmHWM:\s*(\d+) kB", status.read_text())[1]) * 1024 / 1e6 if status.exists() else np.nan


# --- intervals ---


def interval(groups: np.ndarray, measure: Callable[[np.ndarray], float], draws: int = DRAWS, digits: int = 2) -> str:
    """The 95 % percentile bootstrap of a measure of row numbers, groups drawn."""
    random, order = np.random.default_rng(0), np.argsort(groups, kind="stable")
    members = np.split(order, np.flatnonzero(np.diff(np.unique(groups[order], return_inverse=True)[1])) + 1)
    drawn = (random.integers(len(members), size=len(members)) for _ in range(draws))
    values = [measure(np.concatenate([members[n] for n in own])) for own in drawn]
    return brackets(*np.nanquantile(values, [0.025, 0.975]), digits)


def brackets(low: float, high: float, digits: int = 2) -> str:
    """Write an interval."""
    return f"[{low:.{digits}f}, {high:.{digits}f}]"


def with_interval(table: pd.DataFrame, share: str, n: str, digits: int = 2) -> pd.Series:
    """The 95 % interval of a share of a column of counts (Wilson 1927); empty where either is missing."""
    known = table[[share, n]].dropna()
    counts = pd.DataFrame({"right": (known[share] * known[n]).round(), "n": known[n]}).astype(int)
    rows = agreement.shares(counts)
    ends = [brackets(low, high, digits) for low, high in zip(rows["low"], rows["high"])]
    return pd.Series(ends, known.index, dtype=object).reindex(table.index)


# --- measures ---


def auc(score: np.ndarray, label: np.ndarray) -> float:
    """Area under the ROC curve, from ranks (Mann & Whitney 1947)."""
    ranks, positive = rankdata(score), label == 1
    n = positive.sum()
    return float((ranks[positive].sum() - n * (n + 1) / 2) / (n * (len(label) - n)))


# --- tables ---


def write(table: pd.DataFrame, name: str, given: argparse.Namespace, n: str, digits: int = 4, note: str = "") -> None:
    """Write a table to measured/NAME.csv, and say in measured/sources.csv where it comes from.

    `n` says in words what was counted ("84 articles"); `note` what a reader of the numbers must know.
    """
    given.out.mkdir(parents=True, exist_ok=True)
    path = given.out / f"{name}.csv"
    table.to_csv(path, index=False, lineterminator="\n", float_format=lambda value: f"{round(value, digits):.12g}")
    times = os.times()
    facts = {
        "table": path.name,
        "script": Path(sys.argv[0]).name,
        "date": datetime.now(UTC).date().isoformat(),
        "CPU seconds": str(round(times.user + times.system + times.children_user + times.children_system)),
        "n": n,
        "note": note,
    }
    rows = [facts | {"file": file, "sha256": sha256(given.data / file)} for file in given.files] or [facts]
    sources = given.out / "sources.csv"
    before = (
        pd.read_csv(sources, dtype=str, keep_default_na=False) if sources.exists() else pd.DataFrame(columns=SOURCES)
    )
    after = pd.concat([before[before["table"] != path.name], pd.DataFrame(rows)])[SOURCES].fillna("")
    after.sort_values(["table", "file"]).to_csv(sources, index=False, lineterminator="\n")


@cache
def sha256(path: Path) -> str:
    """The checksum of a file, or of all files of a folder by their names."""
    if path.is_dir():
        inner = "".join(f"{p.relative_to(path)} {sha256(p)}\n" for p in sorted(path.rglob("*")) if p.is_file())
        return hashlib.sha256(inner.encode()).hexdigest()
    return hashlib.sha256(path.read_bytes()).hexdigest()
