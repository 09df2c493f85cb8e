"""The command `report`: progress and an estimate on the terminal, then the page."""

import sys
import time
import warnings
from pathlib import Path

from tqdm import tqdm

from ..corpus import read_corpus
from ..errors import ArgumentError, CorpusWarning
from ._analysis import analyze
from ._page import written
from ._settings import Settings
from ._stages import STAGES

LONG = 60  # seconds of work from which on an estimate is given
WORDS = 450  # of the articles on which the seconds of the stages were measured


def run(source: str, out: str | None, settings: Settings) -> int:
    """Analyze a corpus, execute the notebook over the results and write the page; return an exit status.

    Parameters
    ----------
    source : str
        What `read_corpus` takes.
    out : str, optional
        The folder of the report; NAME-report beside the corpus without it.
    settings : Settings

    Returns
    -------
    int
        0; the page is out/report.html.
    """
    began = time.monotonic()
    folder = Path(out) if out else Path(f"{Path(source).resolve().name.split('.')[0]}-report")
    if folder.exists() and (not folder.is_dir() or folder.resolve() == Path(source).resolve()):
        raise ArgumentError("report", "out", str(folder), "the path of a new folder, or of an earlier report")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CorpusWarning)  # the page lists the same problems
        corpus = read_corpus(source, settings.date_format)
    print(repr(corpus).strip("<>"))
    _estimate(int(corpus.articles["words"].sum()))
    with tqdm(total=len(STAGES) + 1, disable=None, bar_format="{l_bar}{bar}| {n_fmt}/{total_fmt}") as bar:

        def tell(stage: str, how: str) -> None:
            bar.set_description(stage)
            bar.update(how != "begins")

        found = analyze(corpus, folder, settings, tell)
        bar.set_description("page")
        choices = {"SOURCE": str(Path(source).resolve()), "OUT": str(folder.resolve()), "SETTINGS": _absolute(settings)}
        page = written(folder, choices)
        bar.update()
    print(found.events)
    print(f"Done in {time.monotonic() - began:.0f} s.\nRead:   {page}\nTables: {folder / 'data'} (Parquet)")
    return 0


def _estimate(words: int) -> None:
    """Say before long work how long it may take; measured on one core of a small machine."""
    seconds = sum(stage.seconds for stage in STAGES) * words / WORDS / 1000
    if seconds > LONG:
        print(
            f"About {seconds / 60:.0f} minutes on one core. Ctrl-C keeps what is done; the same command goes on there."
        )
        sys.stdout.flush()


def _absolute(settings: Settings) -> dict:
    """Return the choices for the notebook, whose working folder is another one."""
    given = {name: value for name, value in settings._asdict().items() if value != Settings._field_defaults[name]}
    return {
        n: str(Path(v).resolve()) if isinstance(v, str) and Path(v).exists() and n != "by" else v
        for n, v in given.items()
    }
