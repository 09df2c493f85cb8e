"""The order of the work: read, agree, put events together, analyze, and leave nothing of an earlier data set."""

import hashlib
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ..corpus import partitions
from ..errors import ArgumentError, Problem, SaveError
from . import _analyze, _buckets, _names
from ._analyze import NAME, Bucket, Task
from ._cluster import Crew, Lost, Workers, crew
from ._reading import Reading, read
from ._settings import Choices, Settings
from ._tables import tried, types_of

MADE = re.compile(r"part-\d{5,}\.parquet")
FURTHER = ("articles", "notes")  # tables that are not made of buckets


class Result(NamedTuple):
    """What was made.

    Attributes
    ----------
    data : Path
        The folder of the tables: data/TABLE/part-NNNNN.parquet.
    articles, events, rejects : int
        Articles read, events named, rows left out and articles that could not be analyzed.
    parts, taken_up : int
        Parts analyzed, and those of them that an earlier run had made.
    notes : list of str
        As `Corpus.notes`.
    failed : list of Problem
        Files that cannot be read and parts that cannot be analyzed.
    """

    data: Path
    articles: int
    events: int
    rejects: int
    parts: int
    taken_up: int
    notes: list[str]
    failed: list[Problem]


def analyze(
    source: str | Path,
    out: str | Path,
    settings: Settings | None = None,
    workers: Workers | None = None,
    say: Callable[[str], None] = lambda words: None,
) -> Result:
    """Analyze a data set by partition: voices, frames, actors, tone; discrepancies by event.

    Parameters
    ----------
    source : str or Path
        A .parquet, .jsonl or .ndjson file (the last two also .gz), or a folder of such files, with one article a row.
        The files of a folder are read as one table, in the order of their names.
    out : str or Path
        A folder for the results. Where a run was cut off, the next one goes on there; parts made of the same texts
        with the same choices and the same version are not made again.
    settings : Settings, optional
    workers : Workers, optional
        One process for each core of this machine without it.
    say : callable, optional
        Takes a line on how far the work is.

    Returns
    -------
    Result

    Raises
    ------
    ArgumentError
        A choice cannot be used, or `out` holds files of another hand. `CorpusError`: nothing can be read.
    NeedsDask
        The extra is not installed: pip install samestory[scale].

    Notes
    -----
    Tables have the names, columns and types that the functions of a corpus in memory give: articles, sentences, zones,
    quotations, reports, words_by_voice, frames, mentions, tone (of all mentions), discrepancies, coverage, limited
    (articles not compared in full), problems; then rejects (the problems that left an article out) and notes. The rows
    are those of `read_corpus` on the whole, in another order: articles as in the files, all others by the name of the
    event. So an article without an id is numbered in the whole data set, and of a repeated id the first one counts.

    Three things differ. The scorer `encoder` reads sentences in batches, so its probabilities may differ in the sixth
    digit. Cells of mixed types, lists and objects in further columns are written as text. What compares all articles
    with all is not made: text reuse, retelling, proposed events, key words, suggested actors.

    Reports of one event are analyzed in one process, which must have the memory for them. Beside that, memory depends
    on the number of articles only by some 300 bytes of each, in the process that shares the work out. In a script on
    Windows or macOS the call stands under ``if __name__ == "__main__":``.
    """
    settings, workers = settings or Settings(), workers or Workers()
    source, out = Path(source).resolve(), Path(out).resolve()
    choices = Choices.of(settings)
    tried(choices)
    _check_folder(source, out)
    partitions.files_of(source)  # what cannot be read shall not wait for processes to start
    if settings.date_format is not None:
        partitions.check_form(settings.date_format)
    work = out / "work"
    _new(work)
    try:
        with crew(workers, out) as team:
            say("Reading …")
            reading = read(source, work, team, settings)
            return _made(reading, out, choices, team, say)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _check_folder(source: Path, out: Path) -> None:
    """Refuse a folder that holds the data set, or files that this command has not written."""
    if out == source or out.is_relative_to(source) or out.is_file():
        raise ArgumentError("scale", "out", str(out), "a new folder beside the data set, or one of an earlier run")
    files = [path for path in (out / "data").rglob("*") if path.is_file()]
    foreign = [path for path in files if not MADE.fullmatch(path.name) and not path.name.startswith(".samestory-")]
    if foreign:
        expected = f"a new folder, or one that this command has written: {foreign[0].name} is of another hand"
        raise ArgumentError("scale", "out", str(out), expected)


def _new(folder: Path) -> None:
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    except OSError as error:
        raise SaveError(folder, error) from None


def _made(reading: Reading, out: Path, choices: Choices, team: Crew, say: Callable[[str], None]) -> Result:
    facts, data = reading.agreed.facts, out / "data"
    say(f"{len(facts):,} articles in {len(reading.slices):,} slices.")
    bucket = _buckets.buckets_of(facts)
    guests = _buckets.guests_of(facts, bucket)
    names = _write_names(reading, team, out / "work")
    keys = _keys(facts, bucket, guests, (version("samestory"), choices, reading.agreed.usual, Path(names).name))
    types = types_of(facts["article"].dtype == "int64")
    task = Task(str(data), choices, reading.agreed.usual, types, names)
    files = {number: [data / name / NAME.format(number) for name in task.types] for number in keys}
    open_ = {n for n, key in keys.items() if not all(_analyze.is_done(file, key) for file in files[n])}
    _swept(data, {*task.types, *FURTHER}, keys.keys() - open_)
    _write_articles(reading, team, data)
    pieces = _spread(reading, bucket, guests, open_, team, out / "work")
    tasks = [(Bucket(n, keys[n], tuple(pieces[n])), task) for n in sorted(open_)]
    lost = _analyzed(tasks, len(keys), team, say)
    failed = reading.failed + [_of_part(facts, bucket, tasks[n][0].number) for n in lost]
    _write_reading(reading, failed, len(keys), task)
    events = facts["event"][facts["event"] != ""].nunique()
    rejects = len(pd.read_parquet(data / "rejects", columns=["where"]))
    return Result(data, len(facts), events, rejects, len(keys), len(keys) - len(open_), reading.notes, failed)


def _write_names(reading: Reading, team: Crew, work: Path) -> str:
    """Find the names in marks that all articles share, and write them to a file for the workers."""
    changed = reading.agreed.facts.loc[reading.agreed.facts["changes"] > 0, ["part", "row"]]
    rows = changed.groupby("part")["row"].agg(frozenset).to_dict()
    tasks = [(chosen, rows.get(n, frozenset())) for n, chosen in enumerate(reading.chosen())]
    return _names.write(sorted(set().union(*team.all(_names.names_of, tasks))), work)


def _keys(facts: pd.DataFrame, bucket: np.ndarray, guests: pd.DataFrame, shared: tuple) -> dict[int, str]:
    """Return for each bucket a checksum of what its tables are made of."""
    sums = defaultdict(lambda: hashlib.sha256(repr(shared).encode("utf-8", "backslashreplace")))
    for which, rows in ((bucket.tolist(), facts), (guests["bucket"].tolist(), guests)):
        cells = zip(rows["article"].tolist(), rows["event"].tolist(), rows["facts"].tolist(), rows["number"].tolist())
        for number, row in zip(which, cells):
            sums[number].update(repr(row).encode("utf-8", "backslashreplace"))
    return {number: own.hexdigest() for number, own in sorted(sums.items())}


def _swept(data: Path, names: set[str], done: Iterable[int]) -> None:
    """Remove files that this run will not or must not keep: of another data set, other choices, another version."""
    kept = {NAME.format(number) for number in done}
    for folder in data.iterdir() if data.is_dir() else ():
        for file in folder.iterdir():
            if folder.name not in names or folder.name in FURTHER or file.name not in kept:
                file.unlink()


def _write_articles(reading: Reading, team: Crew, data: Path) -> None:
    """Write the table of articles and the notes, slice by slice."""
    facts, chosen = reading.agreed.facts, reading.chosen()
    found = team.all(partitions.kinds, [(own,) for own in chosen])
    whole = found[0]
    for one in found[1:]:
        whole = whole.with_part(one)
    columns = partitions.further(whole, len(facts), reading.notes)
    tables = [table for _, table in facts[["part", "row", "article", "event", "words"]].groupby("part")]
    tasks = [(chosen[int(own["part"].iloc[0])], own, columns, str(data)) for own in tables]
    team.all(_analyze.write_articles, tasks)


def _spread(
    reading: Reading, bucket: np.ndarray, guests: pd.DataFrame, open_: set[int], team: Crew, work: Path
) -> dict[int, list[_buckets.Piece]]:
    """Write the articles of the buckets that are to be analyzed to files; return where those of each stand."""
    facts, tasks = reading.agreed.facts, []
    for n, chosen in enumerate(reading.chosen()):
        rows = [row for row in _buckets.placed(facts, bucket, guests, n) if row.bucket in open_]
        if rows:
            own = facts[facts["part"] == n]
            cells = zip(own["row"].tolist(), own["event"].tolist(), own["copy"].tolist())
            known = {row: _buckets.Known(*facts) for row, *facts in cells}
            tasks.append((chosen, rows, known, str(work / f"slice-{n:05d}.parquet")))
    pieces: dict[int, list[_buckets.Piece]] = defaultdict(list)
    for found in team.all(_buckets.spread, tasks):
        for number, piece in found.items():
            pieces[number].append(piece)
    return pieces


def _analyzed(tasks: list[tuple], parts: int, team: Crew, say: Callable[[str], None]) -> list[int]:
    """Analyze buckets; return the numbers of the tasks that ended their worker again and again."""
    there, lost = parts - len(tasks), []
    if there:
        say(f"{there:,} of {parts:,} parts are taken from an earlier run.")
    for done, (number, found) in enumerate(team.each(_analyze.analyze, tasks), 1):
        if isinstance(found, Lost):
            lost.append(number)
        say(f"[{there + done:,}/{parts:,}] parts analyzed")
    return lost


def _of_part(facts: pd.DataFrame, bucket: np.ndarray, number: int) -> Problem:
    ids = facts["article"][bucket == number].tolist()
    named = f"the {len(ids):,} articles of part {number}, from {ids[0]!r} on"
    fix = "Run the command again with fewer --workers; see whether one article or event is larger than the memory."
    return Problem(named, "", "an analysis that ended its process each time", "tables", fix, None)


def _write_reading(reading: Reading, failed: list[Problem], number: int, task: Task) -> None:
    """Write the problems that were met in reading, as a last part, and the notes."""
    problems = [*reading.agreed.problems, *failed]
    table = _analyze.listed(problems)
    out = table["left_out"] | (np.arange(len(table)) >= len(problems) - len(failed))
    tables = {"problems": table, "rejects": table[out]}
    made: dict[str, Any] = {name: _analyze.joined([own], task.types[name]) for name, own in tables.items()}
    _analyze.written(made, Bucket(number, "reading", ()), task.data)
    notes = pd.DataFrame({"note": pd.Series(reading.notes, dtype="str")})
    _analyze.written({"notes": notes}, Bucket(0, "notes", ()), task.data)
