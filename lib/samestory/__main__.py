"""python -m samestory run | check FOLDER_OR_FILE"""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path

from .corpus import read_corpus
from .errors import CorpusError, CorpusWarning


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
    from .series import run  # Jupyter's machinery, not needed for a check

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


if __name__ == "__main__":
    sys.exit(main())
