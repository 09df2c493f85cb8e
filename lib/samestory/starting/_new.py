"""Writing the starter corpus: the files of template/, in order, never over a file that is there."""

import os
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ..corpus import saving
from ..errors import ArgumentError, SaveError

FIX = "Name a new or empty folder"


def new(folder: str | Path) -> list[Path]:
    """Write a starter corpus: a manifest, an example article, two codebooks, a coding sheet, and a README on all.

    Parameters
    ----------
    folder : str or Path
        A folder that is empty or not there yet.

    Returns
    -------
    list of Path
        The files written: README.md, actors.toml, articles/example.txt, codebook.toml, coding/example-tone.csv and its
        key, corpus.csv.

    Raises
    ------
    ArgumentError
        Where no folder is named.
    FileExistsError
        Where the folder is not empty, or is a file. Nothing is written then.
    SaveError
        Where a file cannot be written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from samestory import read_corpus
    >>> folder = Path(mkdtemp(), "mine")
    >>> [file.name for file in new(folder) if file.parent == folder]
    ['README.md', 'actors.toml', 'codebook.toml', 'corpus.csv']
    >>> len(read_corpus(folder))
    1
    """
    if not isinstance(folder, str | os.PathLike) or not str(folder):
        raise ArgumentError("starting.new", "folder", folder, "the path of a new or empty folder")
    top = Path(folder)
    if os.path.lexists(top) and not top.is_dir():
        raise FileExistsError(f"{top} is a file; nothing is written. {FIX}.")
    if top.is_dir() and (there := sorted(path.name for path in top.iterdir())):
        more = f" and {len(there) - 1:,} more" if len(there) > 1 else ""
        raise FileExistsError(f"{top} is not empty ({there[0]}{more}); nothing is written. {FIX}.")
    return _written(top)


def _written(top: Path) -> list[Path]:
    """Copy the template; nothing takes its place before all is there."""
    template = dict(_files(files(__package__).joinpath("template")))
    targets = [top / name for name in template]
    for target in targets:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SaveError(target, error) from None
    with saving.whole(*targets) as temporary:
        for file, content in zip(temporary, template.values()):
            file.write_bytes(content)
    return targets


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield the path of each file below a folder, and its bytes, in the order of the names."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, f"{above}{entry.name}/")
        else:
            yield above + entry.name, entry.read_bytes()
