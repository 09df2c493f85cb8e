"""The command `report`: a fresh kernel executes the notebook, whose first cell makes the tables; then the page."""

import os
import sys
import time
from pathlib import Path

from ..corpus import parts
from ..errors import ArgumentError
from ._page import written
from ._settings import Settings


def run(source: str, out: str | None, settings: Settings) -> int:
    """Analyze a corpus, execute the notebook 06_your_corpus over the results and write the page.

    Parameters
    ----------
    source : str
        What `read_corpus` takes.
    out : str, optional
        The folder of the report; NAME-report here without it.
    settings : Settings

    Returns
    -------
    int
        The exit status: 0, or 1 where the articles or a choice cannot be used; the terminal says why.

    Raises
    ------
    ArgumentError
        `out` is a file, or the folder of the articles.
    SaveError
        The page cannot be written.
    """
    from nbclient.exceptions import CellExecutionError  # Jupyter's machinery, not needed for an analysis alone

    began = time.monotonic()
    articles = Path(source).resolve()
    folder = Path(out) if out else Path(f"{articles.name.split('.')[0]}-report")
    if folder.exists() and (not folder.is_dir() or folder.resolve() == articles):
        raise ArgumentError("report", "out", str(folder), "the path of a new folder, or of an earlier report")
    if sys.stdout.isatty():
        os.environ[parts.ASKED] = "1"
    os.environ.update({name: value for name, value in parts.FREEING.items() if name not in os.environ})
    choices = {"SOURCE": str(articles), "OUT": str(folder.resolve()), "SETTINGS": _absolute(settings)}
    try:
        page = written(folder.resolve(), articles.name, choices)
    except CellExecutionError as error:
        print(error.evalue)  # what a reader can mend is said in full; the notebook's traceback helps nobody
        return 1
    print(f"Done in {time.monotonic() - began:.0f} s.")
    print(f"Read:   {folder / page.name}\nTables: {folder / 'data'} (Parquet)")
    return 0


def _absolute(settings: Settings) -> dict[str, str]:
    """Return the choices that were made, for a notebook whose working folder is another one."""
    made = {name: value for name, value in settings._asdict().items() if value != Settings._field_defaults[name]}
    files = ("actors", "codebook", "events", "coding")
    return {n: str(Path(v).resolve()) if n in files and Path(v).exists() else v for n, v in made.items()}
