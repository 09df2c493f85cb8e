"""Files that are whole at any moment: written under another name in the same folder, then renamed.

A program that is killed, a full disk or an error in the middle leaves what was there before. A rename within a folder
replaces a file at once (POSIX; on Windows too, where nobody holds the file open).
"""

import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from ...errors import SaveError

LEFT = ".samestory-{}.part"
OLD = 3600  # seconds, after which a temporary file belongs to no program that still runs


@contextmanager
def whole(*paths: str | Path) -> Iterator[list[Path]]:
    """Give a temporary file for each path; at the end of the block these take the places of the files, in order.

    Parameters
    ----------
    *paths : str or Path
        The files to write; a link is followed. Those of one block are renamed only once all of them are written.

    Yields
    ------
    list of Path
        Empty files in the same folders, to be filled.

    Raises
    ------
    SaveError
        A file cannot be written: no such folder, a full disk, no right to write, too long a name. Every file is as it
        was. After any other error, and after Ctrl-C, too.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> notes = Path(mkdtemp(), "notes.txt")
    >>> with whole(notes) as [file]:
    ...     _ = file.write_text("Prices rose.")
    >>> notes.read_text(), len(list(notes.parent.iterdir()))
    ('Prices rose.', 1)
    """
    targets, temporary = list(map(_target, paths)), []
    try:
        for target in targets:
            with _said(target):
                _sweep(target.parent)
                temporary.append(_beside(target))
        with _said(*targets):
            yield list(temporary)
        for target, file in zip(targets, temporary):
            with _said(target):
                _settle(file, target)
        for target, file in zip(targets, temporary):
            with _said(target):
                os.replace(file, target)
    finally:
        for file in temporary:
            with suppress(OSError):
                file.unlink(missing_ok=True)


@contextmanager
def _said(*paths: Path) -> Iterator[None]:
    """Turn the error of a system into one line that names file and cause."""
    try:
        yield
    except SaveError:
        raise
    except OSError as error:
        more = f" (with {len(paths) - 1} more of its files)" if len(paths) > 1 else ""
        raise SaveError(f"{paths[0]}{more}", error) from None


def _target(path: str | Path) -> Path:
    """Return the file behind a path; refuse what must not be replaced."""
    path = Path(path)
    with _said(path):
        if path.is_symlink():
            path = Path(os.path.realpath(path))
        try:
            mode = path.stat().st_mode  # a name too long shows here, before anything is written
        except FileNotFoundError:
            return path
        if not stat.S_ISREG(mode):
            raise OSError(0, "it is a folder or a device")
        if not mode & 0o222 or not os.access(path, os.W_OK):
            raise PermissionError(13, "the file is read-only")
    return path


def _beside(path: Path) -> Path:
    """Make an empty file in the folder of a file."""
    file = path.with_name(LEFT.format(secrets.token_hex(6)))
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return file


def _settle(file: Path, path: Path) -> None:
    """Have the disk hold a file, with the rights of the one that it replaces."""
    with suppress(FileNotFoundError):
        os.chmod(file, stat.S_IMODE(path.stat().st_mode))
    with file.open("rb+") as written:
        os.fsync(written.fileno())  # some disks say only now that they are full


@cache
def _sweep(folder: Path) -> None:
    """Remove what a killed program left; once, as a folder may have thousands of files."""
    for file in folder.glob(LEFT.format("*")):
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > OLD:
                file.unlink()
