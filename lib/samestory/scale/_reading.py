"""A data set read slice by slice, each slice by a worker; what all slices decide together is decided here."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from ..corpus import partitions
from ..corpus.partitions import Agreed, Chosen, Header, Size, Slice, Source, Survey
from ..errors import ArgumentError, CorpusError, Problem
from ._cluster import Crew, Lost
from ._settings import NO_EVENTS, Settings

FACTS = ("event", "outlet", "title", "published", "dateline", "path")  # columns that every corpus has


class Reading(NamedTuple):
    """Slices with the source of each, what was agreed on, the form of dates, notes; files that cannot be read."""

    slices: list[Slice]
    sources: list[Source]
    agreed: Agreed
    form: str
    notes: list[str]
    failed: list[Problem]

    def chosen(self) -> list[Chosen]:
        """Choose all articles, slice by slice."""
        return [Chosen(*own, self.form, ids) for *own, ids in zip(self.slices, self.sources, self.agreed.ids)]


class Failed(NamedTuple):
    """In place of a result: why a file cannot be read."""

    problems: list[Problem]


def tried(function: Callable, *given: Any) -> Any:
    """Call a function of a file; return why it cannot be read, as errors lose what they hold between processes."""
    try:
        return function(*given)
    except CorpusError as error:
        return Failed(error.problems)


def read(path: Path, work: Path, crew: Crew, settings: Settings) -> Reading:
    """Read a data set: cut its files, look at their columns, then at their rows.

    Raises
    ------
    ArgumentError
        No file has the column that names the event; the form of dates is none.
    CorpusError
        Nothing can be read.
    """
    form = partitions.check_form(settings.date_format) if settings.date_format is not None else ""
    files, notes = partitions.files_of(path)
    failed: list[Problem] = []
    slices = _cut(files, work, crew, failed)
    sources, problems, said = _sources(slices, crew, failed)
    event = _event(settings.events, sources.values())
    kept = [(part, sources[name]) for name in sources for part in slices[name]]
    surveys = _surveys(kept, form, event, crew, failed)
    good = [(part, source, survey) for (part, source), survey in zip(kept, surveys) if survey]
    if not any(len(survey.facts) for _, _, survey in good):
        of_rows = chain.from_iterable(chain.from_iterable(one.problems for one in s.told.values()) for *_, s in good)
        raise CorpusError([*failed, *problems, *of_rows] or [_nothing(path)])
    parts, own, found = map(list, zip(*good))
    events = None if settings.events in (None, "event") else event
    agreed = partitions.agreed(found, events)
    agreed = agreed._replace(problems=problems + agreed.problems, notes=[*notes, *said, *agreed.notes])
    return Reading(parts, own, agreed, form, agreed.notes, failed)


def _nothing(path: Path) -> Problem:
    return Problem(str(path), "", "no article", "at least one", "Add the articles.", None)


def _cut(files: dict[str, Path], work: Path, crew: Crew, failed: list[Problem]) -> dict[str, list[Slice]]:
    """Cut each file into slices; those that cannot be read are noted."""
    tasks = []
    for n, (name, path) in enumerate(files.items()):
        folder = work / f"file-{n:05d}"
        folder.mkdir(parents=True, exist_ok=True)
        tasks.append((partitions.cut, path, name, folder, Size(*partitions.SIZE)))
    found = crew.tried(tried, tasks)
    return {name: parts for name, parts in zip(files, found) if not _lacking(name, parts, failed)}


def _lacking(name: str, found: Any, failed: list[Problem]) -> bool:
    """Note why a file cannot be read; tell whether it cannot."""
    if isinstance(found, Failed):
        failed += found.problems
    elif isinstance(found, Lost):
        fix = "Take out rows that are larger than the memory, or use a machine with more of it."
        failed.append(Problem(name, "", "rows that end the process that reads them", "articles", fix, None))
    return isinstance(found, Failed | Lost)


def _sources(
    slices: dict[str, list[Slice]], crew: Crew, failed: list[Problem]
) -> tuple[dict[str, Source], list[Problem], list[str]]:
    """Decide what the columns of each file are taken for; return problems of headers, and notes, too."""
    headers = _headers(slices, "utf-8", crew, failed)
    codecs = {name: partitions.codec_of(found) for name, found in headers.items()}
    others = {name: slices[name] for name in headers if codecs[name] != "utf-8"}
    again = _headers(others, "cp1252", crew, failed)
    sources, problems, notes = {}, [], []
    for name in headers:
        found = tried(partitions.source_of, name, again.get(name, headers[name]), codecs[name])
        if not _lacking(name, found, failed):
            sources[name] = found[0]
            problems, notes = problems + found[1], notes + found[2]
    return sources, problems, notes


def _headers(
    slices: dict[str, list[Slice]], codec: str, crew: Crew, failed: list[Problem]
) -> dict[str, Sequence[Header]]:
    """Summarize the columns of each slice of the files; of those that have a row."""
    parts = [part for own in slices.values() for part in own]
    found = iter(crew.tried(tried, [(partitions.header, part, codec) for part in parts]))
    headers = {}
    for name, own in slices.items():
        of_file = [next(found) for _ in own]
        wrong = next((one for one in of_file if isinstance(one, Failed | Lost)), None)
        if not _lacking(name, wrong or (None if own else _empty(name)), failed):
            headers[name] = of_file
    return headers


def _empty(name: str) -> Failed:
    return Failed([Problem(name, "", "an empty file", "one article a row", "Add the articles.", None)])


def _event(chosen: str | None, sources: Iterable[Source]) -> str:
    """Return the column that names the event; "" for none."""
    if chosen is None or chosen == NO_EVENTS:
        return ""
    columns = list(dict.fromkeys([*FACTS, *chain.from_iterable(source.columns for source in sources)]))
    if chosen not in columns:
        raise ArgumentError("scale", "events", chosen, f"{NO_EVENTS!r} or a column of the articles", columns)
    return chosen


def _surveys(
    kept: list[tuple[Slice, Source]], form: str, event: str, crew: Crew, failed: list[Problem]
) -> list[Survey | None]:
    """Look at the rows of each slice; None for those of a file that cannot be read to its end."""
    found = crew.tried(tried, [(partitions.survey, part, source, form, event) for part, source in kept])
    wrong: dict[str, Any] = {}
    for (part, _), one in zip(kept, found):
        if isinstance(one, Failed | Lost):
            wrong.setdefault(part.name, one)
    for name, one in wrong.items():
        _lacking(name, one, failed)
    return [None if part.name in wrong else one for (part, _), one in zip(kept, found)]
