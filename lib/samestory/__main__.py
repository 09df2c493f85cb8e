"""python -m samestory run | check FOLDER_OR_FILE"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
import warnings
from pathlib import Path

from .corpus import read_corpus
from .errors import CorpusError, CorpusWarning

# Kept in every notebook; versions and paths of the machine that ran it are not.
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
CELL_SECONDS = 300


def main(arguments: list[str] | None = None) -> int:
    """Run one command of the package and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m samestory",
        description="One event, several reports: what each says, in whose voice, and where they differ.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="execute the notebooks in order and rewrite the figures")
    run.add_argument("--top", type=Path, default=Path(), help="the repository's folder (default: here)")
    check = commands.add_parser("check", help="load a corpus and list every problem; exit status 1 if there is any")
    check.add_argument("source", help="a folder, or a .csv, .tsv, .jsonl or .parquet file")
    given = parser.parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # article text may hold what a terminal cannot print
    return _run(given.top) if given.command == "run" else _check(given.source)


def _run(top: Path) -> int:
    try:
        return run(top.resolve())
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1


def _check(source: str) -> int:
    """Print what was read and every problem, one a line."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", CorpusWarning)  # the same problems are printed below
            corpus = read_corpus(source)
    except CorpusError as error:
        print(f"Nothing can be read:\n{error}")
        return 1
    print("\n".join([repr(corpus).strip("<>"), *corpus.notes, *corpus.problems["text"]]))
    return 1 if len(corpus.problems) else 0


def notebooks(folder: Path) -> list[Path]:
    """The notebooks of the series in their order. Raises `FileNotFoundError` where there are none."""
    found = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    if not found:
        raise FileNotFoundError(
            f"{folder} holds no notebook such as 00_overview.ipynb. Run the command in the repository's top folder."
        )
    return found


def run(top: Path) -> int:
    """Execute the series under `top` and rewrite its notebooks and figures; returns an exit status.

    Each notebook runs in a fresh kernel with `top`/notebooks as its working folder. The first error stops the series: the
    cell and its traceback are printed, that notebook is left as it was.
    """
    from nbclient.exceptions import CellExecutionError

    found, figures = notebooks(top / "notebooks"), top / "figures"
    figures.mkdir(exist_ok=True)
    before, started = _digests(figures), time.monotonic()
    for n, path in enumerate(found, 1):
        print(f"[{n}/{len(found)}] {path.name} ", end="", flush=True)
        began = time.monotonic()
        try:
            execute(path)
        except CellExecutionError as error:
            print(f"failed\n\n{error}", file=sys.stderr)
            return 1
        print(f"{time.monotonic() - began:.1f} s", flush=True)
    after = _digests(figures)
    changed = sum(before.get(name) != digest for name, digest in after.items())
    print(
        f"\nDone in {time.monotonic() - started:.0f} s. Notebooks executed: {len(found)}. Files in figures/: {len(after)}, new or changed: {changed}.\n"
        f"Read:    notebooks/{found[0].name} (make lab opens it in JupyterLab)\nFigures: figures/README.md lists every figure and table, its data and how to cite it"
    )
    return 0


def execute(path: Path) -> None:
    """Execute one notebook in place. Raises `CellExecutionError` with the cell and its traceback."""
    import nbformat  # Jupyter's machinery, not needed for a check
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        record_timing=False,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = {}
    path.write_text(nbformat.writes(notebook, version=4) + "\n", encoding="utf-8", newline="\n")


def _digests(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.glob("*") if p.is_file()}


if __name__ == "__main__":
    sys.exit(main())
