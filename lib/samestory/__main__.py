"""The commands: python -m samestory run | new FOLDER | check FOLDER_OR_FILE."""

import argparse
import asyncio
import hashlib
import shlex
import sys
import time
import warnings
from pathlib import Path
from typing import Any

from . import starting
from .corpus import Corpus, read_corpus, saving
from .errors import ArgumentError, CorpusError, CorpusWarning

# Kept in every notebook; versions and paths of the machine that ran it are not.
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
CELL_SECONDS = 300
INTERRUPTED = 130  # the exit status after Ctrl-C, as shells have it


def main(arguments: list[str] | None = None) -> int:
    """Run one command of the package and return its exit status."""
    description = "One event, several reports: what each says, in whose voice, and where they differ."
    parser = argparse.ArgumentParser(prog="python -m samestory", description=description)
    commands = parser.add_subparsers(dest="command", required=True)
    series = commands.add_parser("run", help="execute the notebooks in order and rewrite the figures")
    series.add_argument("--top", type=Path, default=Path(), help="the repository's folder (default: here)")
    first = commands.add_parser("new", help="write a starter corpus: a manifest, an example article, codebooks to edit")
    first.add_argument("folder", help="a new or empty folder")
    corpus = commands.add_parser("check", help="load a corpus and list every problem; exit status 1 if there is any")
    corpus.add_argument("source", help="a folder, or a .csv, .tsv, .jsonl or .parquet file")
    dates = "how its dates are written, such as %%d/%%m/%%Y; needed where 01/02/2020 may be two days"
    corpus.add_argument("--date-format", metavar="FORMAT", help=dates)
    given = parser.parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # article text may hold characters that no terminal prints
    try:
        if given.command == "new":
            return new(given.folder)
        return run(given.top.resolve()) if given.command == "run" else check(given.source, given.date_format)
    except (ArgumentError, CorpusError) as error:
        print(f"Nothing can be read:\n{error}")
    except OSError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("\nInterrupted. Every file is whole: the new one, or the one before.", file=sys.stderr)
        return INTERRUPTED
    return 1


def check(source: str, date_format: str | None = None) -> int:
    """Print a corpus and every problem of it, one a line; return an exit status."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CorpusWarning)  # the same problems are printed below
        corpus = read_corpus(source, date_format)
    print("\n".join([repr(corpus).strip("<>"), *corpus.notes, *corpus.problems["text"], _what_next(corpus, source)]))
    return 1 if len(corpus.problems) else 0


def _what_next(corpus: Corpus, source: str) -> str:
    """Say in one line what to do after a check."""
    if not len(corpus.problems):
        return f"Next: python -m samestory report {shlex.quote(source)} --out DIR"
    several = "the problem above" if len(corpus.problems) == 1 else f"the {len(corpus.problems):,} problems above"
    return f"Next: mend {several}, as each line says, then check again; what is read can be analyzed as it is."


def new(folder: str) -> int:
    """Write a starter corpus, say what is there and what to do next; return an exit status."""
    for path in starting.new(folder):
        print(path)
    print(f"Next: read {Path(folder, 'README.md')}, then python -m samestory check {shlex.quote(folder)}")
    return 0


def notebooks(folder: Path) -> list[Path]:
    """List the notebooks of the series in their order. Raises `FileNotFoundError` where there are none."""
    series = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    if not series:
        wrong = f"{folder} holds no notebook such as 00_overview.ipynb."
        raise FileNotFoundError(f"{wrong} Run the command in the repository's top folder.")
    return series


def run(top: Path) -> int:
    """Execute the series under `top` and rewrite its notebooks and figures; return an exit status.

    Each notebook runs in a fresh kernel with `top`/notebooks as its working folder. The first error stops the series:
    the cell and its traceback are printed, that notebook is left as it was; so after Ctrl-C.
    """
    from nbclient.exceptions import CellExecutionError
    from nbformat import ValidationError
    from nbformat.reader import NotJSONError

    series, figures = notebooks(top / "notebooks"), top / "figures"
    figures.mkdir(exist_ok=True)
    before, started = _digests(figures), time.monotonic()
    for n, path in enumerate(series, 1):
        print(f"[{n}/{len(series)}] {path.name} ", end="", flush=True)
        began = time.monotonic()
        try:
            execute(path)
        except (CellExecutionError, NotJSONError, ValidationError) as error:
            print(f"failed\n\n{error}", file=sys.stderr)
            return 1
        print(f"{time.monotonic() - began:.1f} s", flush=True)
    after = _digests(figures)
    changed = len(after.items() - before.items())
    print(f"\nDone in {time.monotonic() - started:.0f} s. Notebooks executed: {len(series)}.", end=" ")
    print(f"Files in figures/: {len(after)}, new or changed: {changed}.")
    print(f"Read:    notebooks/{series[0].name} (make lab opens it in JupyterLab)")
    print("Figures: figures/README.md lists every figure and table, its data and how to cite it")
    return 0


def execute(path: Path) -> None:
    """Execute one notebook in place. Raises `CellExecutionError` with the cell and its traceback."""
    import nbformat  # Jupyter's machinery, not needed for a check
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    options = {"timeout": CELL_SECONDS, "kernel_name": "python3", "record_timing": False}
    options |= {"extra_arguments": ["--log-level=CRITICAL"], "resources": {"metadata": {"path": str(path.parent)}}}
    asyncio.run(_executed(NotebookClient(notebook, **options)))
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = {}
    with saving.whole(path) as [file]:
        file.write_text(nbformat.writes(notebook, version=4) + "\n", encoding="utf-8", newline="\n")


async def _executed(client: Any) -> None:
    """Execute the notebook of a client; after Ctrl-C the kernel is stopped before `KeyboardInterrupt` is raised."""

    def refused(*_: object) -> None:
        raise RuntimeError("asyncio.run stops the task")

    # The client would take Ctrl-C for itself and report a dead kernel.
    asyncio.get_running_loop().add_signal_handler = refused
    try:
        await client.async_execute()
    except Exception:
        if asyncio.current_task().cancelling():  # by Ctrl-C
            raise asyncio.CancelledError from None
        raise


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*") if path.is_file()}


if __name__ == "__main__":
    sys.exit(main())
