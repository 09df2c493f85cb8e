"""What a reader may choose for a report, and what of it each stage depends on."""

from pathlib import Path
from typing import NamedTuple

from ..errors import ArgumentError

EVENTS = ("column", "propose", "one", "none")


class Settings(NamedTuple):
    """The choices for a report; each has a default that suits most corpora.

    Attributes
    ----------
    actors : str or sequence of str, optional
        Names of the shipped codebook ("US"), or the path of a codebook of actors. Without it the six most mentioned
        actors of the shipped codebook are evaluated.
    by : str, optional
        The column of the articles that groups them in figures and tables. Without it "outlet" where more than twelve
        reports come from at least two outlets, else "article".
    codebook : str, optional
        The path of a codebook of frames; the shipped one without it.
    events : str, optional
        "column": as the column `event` declares. "propose": reports that seem to tell of one event are put together,
        for you to confirm. "one": all reports are of one event. "none": nothing is compared. Another word is the name
        of a column, or the path of a sheet of events that you confirmed. Without it "column" where the column is
        filled, else "propose".
    coding : str, optional
        A folder with filled coding sheets, tone*.csv: corrected shares appear beside those of the program.
    scorer : str
        The scorer of tone, one of `sentiment.SCORERS`, or "default".
    date_format : str, optional
        As in `read_corpus`.
    """

    actors: str | tuple[str, ...] | None = None
    by: str | None = None
    codebook: str | None = None
    events: str | None = None
    coding: str | None = None
    scorer: str = "default"
    date_format: str | None = None


def chosen_actors(actors: str | tuple[str, ...] | list[str] | None) -> str | list[str] | None:
    """Return what `actors.mentions` takes: the path of a codebook, names, or None for the shipped codebook."""
    if actors is None:
        return None
    if isinstance(actors, str):
        if actors.endswith(".toml"):
            return actors
        actors = tuple(actors.split(","))
    names = [name.strip() for name in actors if name.strip()]
    if not names:
        raise ArgumentError("report", "actors", actors, "names such as US,Russia or the path of a codebook (.toml)")
    return names


def fingerprint(choice: object) -> str:
    """Write a choice so that it differs where a result may: of a file its contents, else the words."""
    if isinstance(choice, str) and choice.endswith((".toml", ".csv")) and Path(choice).is_file():
        return Path(choice).read_bytes().hex()
    return repr(choice)
