"""A file as slices that are read one by one: row groups of Parquet, stretches of lines of JSONL."""

import gzip
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from ...errors import CorpusError, unreadable
from .._encodings import codec_of, some
from .._tables import refuse_twice
from ..unpacking import PACKED, PIECE, SMALL, damaged, too_large

KINDS = {".parquet": "parquet", ".jsonl": "jsonl", ".ndjson": "jsonl"}
FORMATS = "a .parquet, .jsonl or .ndjson file (the last two also .gz), or a folder of such files"
BATCH = 256  # rows of a large row group at a time


class Size(NamedTuple):
    """How large a slice may be: bytes as unpacked, and rows. A line or a row is never cut."""

    bytes: int = 4_000_000
    rows: int = 2_000


SIZE = Size()


class Slice(NamedTuple):
    """A part of a file: `start` to `stop` are bytes of JSONL or row groups of Parquet.

    `name` is that of the file in messages, `path` what is read (a piece of it where it was unpacked or cut), `first`
    the number of the first line or row in the file.
    """

    name: str
    path: str
    kind: str
    first: int
    start: int
    stop: int

    def place(self, number: int) -> str:
        """Say where a line or row stands."""
        return f"{self.name}, {'line' if self.kind == 'jsonl' else 'row'} {number}"


def files_of(path: Path) -> tuple[dict[str, Path], list[str]]:
    """Name the files of a data set in the order of their names, and note what is passed over.

    Raises
    ------
    CorpusError
        There is no such file or folder, or nothing of these kinds in it.
    """
    if path.is_file() and _kind(path.name):
        return {_printable(path.name): path}, []
    if not path.is_dir():
        found = f"a file of the kind {path.suffix!r}" if path.is_file() else "no such file or folder"
        fix = "Save the table as Parquet or JSONL; `report` and `check` read other kinds."
        raise unreadable(path, found, FORMATS, fix if path.is_file() else "Check the path.")
    names = sorted(_below(path))
    kept = {_printable(name): path / name for name in names if _kind(name)}
    passed = [name for name in names if not _kind(name)]
    if not kept:
        found = f"a folder without such files (it has {some(passed)})" if passed else "an empty folder"
        raise unreadable(path, found, FORMATS, "Name the files; `report` reads folders of texts and a corpus.csv.")
    return kept, [f"Not read, because of their kind: {some(passed)}."] * bool(passed)


def _below(folder: Path) -> Iterator[str]:
    """List the files below a folder that are not hidden."""
    for top, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith((".", "_")):  # _SUCCESS and _metadata are written beside the data
                yield (Path(top) / name).relative_to(folder).as_posix()


def _kind(name: str) -> str:
    name = name.lower()
    kind = KINDS.get(Path(name.removesuffix(".gz")).suffix, "")
    return "" if kind == "parquet" and name.endswith(".gz") else kind


def _printable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def cut(path: Path, name: str, folder: Path, size: Size = SIZE) -> list[Slice]:
    """Cut a file into slices.

    Parameters
    ----------
    path : Path
    name : str
        What messages call the file.
    folder : Path
        Where a .gz file is unpacked and a large row group is cut, piece by piece.
    size : Size

    Returns
    -------
    list of Slice

    Raises
    ------
    CorpusError
        The file is damaged, of another kind or in another encoding, or holds a JSON array.
    """
    try:
        if _kind(path.name) == "parquet":
            return list(_groups(path, name, folder, size))
        if path.name.lower().endswith(".gz"):
            path = _unpacked(path, name, folder)
        return list(_lines(path, name, size))
    except CorpusError:
        raise
    except (pa.ArrowException, OSError, ValueError) as error:
        raise damaged(name, error, _kind(path.name)) from None


def _lines(path: Path, name: str, size: Size) -> Iterator[Slice]:
    with path.open("rb") as file:
        head = file.read(size.bytes)
        codec = codec_of(head)
        if not codec.startswith("utf-8"):
            raise unreadable(name, f"a file in {codec}", "JSONL in UTF-8", "Save it as UTF-8.")
        if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"[":
            fix = "Write each object on a line of its own."
            raise unreadable(name, "a JSON array", "one JSON object a line", fix)
        start, number = 0, 1
        while head:
            head += file.readline()
            yield Slice(name, str(path), "jsonl", number, start, start + len(head))
            start, number = start + len(head), number + head.count(b"\n")
            head = file.read(size.bytes)


def _unpacked(path: Path, name: str, folder: Path) -> Path:
    """Unpack a .gz file piece by piece; news is packed to a tenth, what is packed to a hundredth is none."""
    packed, length = path.stat().st_size, 0
    target = folder / "unpacked.jsonl"
    try:
        with gzip.open(path) as stream, target.open("wb") as file:
            while piece := stream.read(PIECE):
                file.write(piece)
                length += len(piece)
                if length > max(SMALL, PACKED * packed):
                    found = f"{packed:,} bytes that unpack to more than {length - 1:,}"
                    raise too_large(Path(name), found, PACKED * packed)
    except EOFError:
        raise unreadable(name, "a .gz file without its end", "a whole .gz file", "Copy or export it again.") from None
    except (zlib.error, gzip.BadGzipFile) as error:
        found = f"a .gz file that is damaged or none ({error})"
        raise unreadable(name, found, "a whole .gz file", "Copy or export it again.") from None
    return target


def _groups(path: Path, name: str, folder: Path, size: Size) -> Iterator[Slice]:
    with pq.ParquetFile(path, buffer_size=PIECE) as file:
        refuse_twice([str(column) for column in file.schema_arrow.names], name)
        first, begin, rows, length = 0, 0, 0, 0
        for number in range(file.metadata.num_row_groups):
            group = file.metadata.row_group(number)
            if rows and (rows + group.num_rows > size.rows or length + group.total_byte_size > size.bytes):
                yield Slice(name, str(path), "parquet", first, begin, number)
                first, begin, rows, length = first + rows, number, 0, 0
            if group.num_rows > size.rows or group.total_byte_size > 2 * size.bytes and group.num_rows > 1:
                yield from _pieces(file, number, Slice(name, str(folder), "parquet", first, 0, 1), size)
                first, begin = first + group.num_rows, number + 1
            else:
                rows, length = rows + group.num_rows, length + group.total_byte_size
        if rows:
            yield Slice(name, str(path), "parquet", first, begin, file.metadata.num_row_groups)


def _pieces(file: pq.ParquetFile, group: int, like: Slice, size: Size) -> Iterator[Slice]:
    """Write a large row group as files of their own, so that each slice is found without reading those before."""
    first, held, rows, length = like.first, [], 0, 0

    def written() -> Slice:
        piece = Path(like.path) / f"piece-{first}.parquet"
        pq.write_table(pa.Table.from_batches(held, file.schema_arrow), piece, row_group_size=rows)
        return like._replace(path=str(piece), first=first)

    for batch in file.iter_batches(min(BATCH, size.rows), row_groups=[group]):
        if held and (rows + batch.num_rows > size.rows or length + batch.nbytes > size.bytes):
            yield written()
            first, held, rows, length = first + rows, [], 0, 0
        held.append(batch)
        rows, length = rows + batch.num_rows, length + batch.nbytes
    if held:
        yield written()
