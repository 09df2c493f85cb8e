"""The commands: python -m samestory run | new FOLDER | check PATH | report PATH --out DIR | scale PATH --out DIR."""

import sys

try:
    import argparse
    import shlex
    import warnings
    from pathlib import Path
    from typing import Any

    from . import series, starting
    from .corpus import Corpus, read_corpus
    from .errors import ArgumentError, CodebookError, CorpusError, CorpusWarning
except KeyboardInterrupt:  # while they load; as in the package's face
    print("\nInterrupted.", file=sys.stderr)
    raise SystemExit(130) from None

INTERRUPTED = 130  # the exit status after Ctrl-C, as shells have it


def main(arguments: list[str] | None = None) -> int:
    """Run one command of the package and return its exit status."""
    description = "One event, several reports: what each says, in whose voice, and where they differ."
    parser = argparse.ArgumentParser(prog="python -m samestory", description=description)
    commands = parser.add_subparsers(dest="command", required=True)
    whole = commands.add_parser("run", help="execute the notebooks in order and rewrite the figures")
    whole.add_argument("--top", type=Path, default=Path(), help="the repository's folder (default: here)")
    first = commands.add_parser("new", help="write a starter corpus: a manifest, an example article, codebooks to edit")
    first.add_argument("folder", help="a new or empty folder")
    corpus = commands.add_parser("check", help="load a corpus and list every problem; exit status 1 if there is any")
    corpus.add_argument("source", help="a folder, or a .csv, .tsv, .jsonl or .parquet file")
    dates = "how its dates are written, such as %%d/%%m/%%Y; needed where 01/02/2020 may be two days"
    corpus.add_argument("--date-format", metavar="FORMAT", help=dates)
    _offer_report(commands, dates)
    _offer_scale(commands, dates)
    given = parser.parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # article text may hold characters that no terminal prints
    try:
        if given.command == "new":
            return new(given.folder)
        if given.command == "report":
            return _report(given)
        if given.command == "scale":
            return _scale(given)
        return series.run(given.top.resolve()) if given.command == "run" else check(given.source, given.date_format)
    except (ArgumentError, CodebookError, CorpusError) as error:
        print(f"Nothing can be read:\n{error}" if given.command == "check" else error)
    except OSError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("\nInterrupted. Every file is whole: the new one, or the one before.", file=sys.stderr)
        return INTERRUPTED
    return 1


def _offer_report(commands: Any, dates: str) -> None:
    """Add the command `report` and its options."""
    command = commands.add_parser("report", help="analyze your own articles and write one page with figures and tables")
    command.add_argument("source", help="a folder, or a .csv, .tsv, .jsonl, .json, .txt or .parquet file")
    command.add_argument("--out", metavar="DIR", help="the folder of the report (default: NAME-report here)")
    command.add_argument("--actors", metavar="NAMES", help="US,Russia; or a codebook of actors (.toml)")
    command.add_argument("--by", metavar="COLUMN", help="what groups the articles, such as outlet")
    command.add_argument("--codebook", metavar="FILE", help="a codebook of frames (.toml)")
    events = "column, propose, one, none; the name of a column; or a sheet of events that you confirmed"
    command.add_argument("--events", metavar="HOW", help=events)
    command.add_argument("--coding", metavar="FOLDER", help="a folder with filled coding sheets")
    command.add_argument("--scorer", default="default", help="encoder (the default), linear (faster) or lexicon")
    command.add_argument("--date-format", metavar="FORMAT", help=dates)


def _report(given: argparse.Namespace) -> int:
    from . import report  # brings every instrument, which a check need not wait for

    settings = report.Settings(**{name: getattr(given, name) for name in report.Settings._fields})
    return report.run(given.source, given.out, settings)


def _offer_scale(commands: Any, dates: str) -> None:
    """Add the command `scale` and its options."""
    command = commands.add_parser(
        "scale", help="analyze a data set of any size by partition, on all cores or a cluster"
    )
    command.add_argument("source", help="a .parquet, .jsonl or .ndjson file, or a folder of such files")
    command.add_argument(
        "--out", metavar="DIR", required=True, help="the folder of the tables; a later run goes on there"
    )
    command.add_argument("--workers", metavar="N", type=int, help="processes (default: one for each core)")
    command.add_argument("--dask", metavar="ADDRESS", help="a running Dask cluster instead, such as tcp://host:8786")
    command.add_argument("--actors", metavar="NAMES", help="US,Russia; or a codebook of actors (.toml)")
    command.add_argument("--codebook", metavar="FILE", help="a codebook of frames (.toml)")
    events = "the column that names the event (default: event); none: no reports are compared"
    command.add_argument("--events", metavar="COLUMN", help=events)
    command.add_argument("--scorer", default="default", help="encoder (the default), linear (faster) or lexicon")
    command.add_argument("--date-format", metavar="FORMAT", help=dates)


def _scale(given: argparse.Namespace) -> int:
    from . import scale  # brings every instrument

    if given.dask is not None and given.workers is not None:
        raise ArgumentError("scale", "workers", given.workers, "of use with --dask: the cluster has its own")
    settings = scale.Settings(**{name: getattr(given, name) for name in scale.Settings._fields})
    return scale.run(given.source, given.out, settings, scale.Workers(given.workers, given.dask))


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


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:  # before a command began
        print("\nInterrupted.", file=sys.stderr)
        sys.exit(INTERRUPTED)
