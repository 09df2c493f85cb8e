"""What a reader may choose, and what of it the results depend on."""

from pathlib import Path
from typing import Any, NamedTuple

from .. import codebooks
from ..errors import ArgumentError

NO_EVENTS = "none"


class Settings(NamedTuple):
    """The choices for a data set.

    Attributes
    ----------
    actors : str, optional
        Names of the shipped codebook ("US,Russia"), or the path of a codebook of actors. Without it all actors of the
        shipped codebook are evaluated.
    codebook : str, optional
        The path of a codebook of frames; the shipped one without it.
    events : str, optional
        The column that names the event of each report; `event` without it. "none": no reports are compared.
    scorer : str
        The scorer of tone, one of `sentiment.SCORERS`, or "default".
    date_format : str, optional
        As in `read_corpus`.
    """

    actors: str | None = None
    codebook: str | None = None
    events: str | None = None
    scorer: str = "default"
    date_format: str | None = None


class Choices(NamedTuple):
    """The same as the instruments take them, with codebooks read, so that a worker elsewhere needs no file."""

    actors: Any
    codebook: dict | None
    scorer: str

    @classmethod
    def of(cls, settings: Settings) -> "Choices":
        """Read the codebooks that are named."""
        codebook = None if settings.codebook is None else codebooks.read(settings.codebook, "frames")
        return cls(_actors(settings.actors), codebook, settings.scorer)


def _actors(chosen: str | None) -> dict | list[str] | None:
    if chosen is None:
        return None
    if Path(chosen).suffix == ".toml":
        return codebooks.read(chosen, "actors")
    names = [name.strip() for name in chosen.split(",") if name.strip()]
    if not names:
        raise ArgumentError("scale", "actors", chosen, "names such as US,Russia or the path of a codebook (.toml)")
    return names
