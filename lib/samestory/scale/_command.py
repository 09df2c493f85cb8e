"""The command `scale`: what the terminal shows of an analysis, and how it ends."""

import sys
import time

from ._cluster import NeedsDask, Workers
from ._run import analyze
from ._settings import Settings

SHOWN = 20  # notes and files that are listed


def run(source: str, out: str, settings: Settings, workers: Workers) -> int:
    """Analyze a data set and say what was made.

    Parameters
    ----------
    source : str
        A .parquet, .jsonl or .ndjson file, or a folder of such files.
    out : str
        The folder of the results.
    settings : Settings
    workers : Workers

    Returns
    -------
    int
        The exit status: 0; or 1 where a file cannot be read, a part cannot be analyzed, or Dask is not installed.

    Raises
    ------
    ArgumentError, CodebookError, CorpusError
        A choice cannot be used, or nothing can be read.
    """
    began = time.monotonic()
    say = _to_terminal if sys.stderr.isatty() else _quiet
    try:
        made = analyze(source, out, settings, workers, say)
    except NeedsDask as error:
        print(error)
        return 1
    print(f"Read: {counted(made.articles, 'article')}, {counted(made.events, 'event')}; {made.rejects:,} left out.")
    if not made.events:
        print("No report was compared: no event is named. Name the column of events with --events COLUMN.")
    for line in [*made.notes, *map(str, made.failed)][:SHOWN]:
        print(line)
    earlier = f", {made.taken_up:,} of them from an earlier run" if made.taken_up else ""
    print(f"Done in {time.monotonic() - began:.0f} s: {counted(made.parts, 'part')}{earlier}.")
    print(f"Tables: {made.data} (a folder of Parquet files each; what was left out, and why: rejects)")
    return 1 if made.failed else 0


def counted(number: int, thing: str) -> str:
    """Write a number of things: 1 part, 2,000 parts."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def _to_terminal(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _quiet(words: str) -> None:
    """Say nothing: the error stream is no terminal."""
