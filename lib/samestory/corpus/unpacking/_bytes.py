"""Unpack until a limit is reached, then stop and name it; say what is wrong with a damaged file."""

import gzip
import re
import zlib
from pathlib import Path

import pandas as pd

from ...errors import CorpusError, shown, unreadable
from .._encodings import decode_loosely, guessed

LARGEST = 1_000_000_000  # bytes of a table: 200,000 articles of 5,000 bytes; reading takes about four times as much
# News is packed to a third or a tenth. What is packed to less than a hundredth, and is large, is no news.
PACKED, SMALL = 100, 50_000_000
PIECE = 1_000_000  # bytes unpacked at a time
ROWS = 1_000  # rows of Parquet at a time
OPENING = re.compile(r"Could not open Parquet input source '.*?': ", re.S)


def unpacked(path: Path) -> bytes:
    """Return the bytes of a file, those of a .gz unpacked. Raises `CorpusError` beyond the limit, or if damaged."""
    size = path.stat().st_size
    if size > LARGEST:
        raise too_large(path, f"{size:,} bytes", LARGEST)
    if path.suffix.lower() != ".gz":
        return path.read_bytes()
    most, pieces, length = min(LARGEST, max(SMALL, PACKED * size)), [], 0
    try:
        with gzip.open(path) as stream:
            while piece := stream.read(PIECE):
                pieces.append(piece)
                length += len(piece)
                if length > most:
                    raise too_large(path, f"{size:,} bytes that unpack to more than {most:,}", most)
    except EOFError:
        raise unreadable(path, "a .gz file without its end", "a whole .gz file", "Copy or export it again.") from None
    except (zlib.error, gzip.BadGzipFile) as error:
        found = f"a .gz file that is damaged or none ({error})"
        raise unreadable(path, found, "a whole .gz file", "Copy or export it again.") from None
    return b"".join(pieces)


def content_of(
    path: Path, kind: str = "table", fix: str = "Save it as CSV or JSONL in UTF-8."
) -> tuple[str, list[str]]:
    """Return the content of a file, and a note where it was not in UTF-8. Raises `CorpusError` where it is no text."""
    try:
        content, encoding = decode_loosely(unpacked(path))
        return content, guessed({path.name: encoding})
    except CorpusError:
        raise
    except (ValueError, OSError) as reason:
        raise unreadable(path, str(reason), f"a {kind} in UTF-8, UTF-16 or Windows-1252", fix) from None


def too_large(path: Path, found: str, most: int) -> CorpusError:
    """Return the error for a file that unpacks to more than is read."""
    fix = "Split it into several tables, or read a part of it into a DataFrame."
    return unreadable(path, found, f"a table of at most {most:,} bytes", fix)


def parquet(path: Path) -> pd.DataFrame:
    """Return the table of a Parquet file. Raises `CorpusError` beyond the limit, or where it is damaged or none."""
    import pyarrow.parquet  # slow to import, and few corpora need it

    parts, length = [], 0
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            for part in file.iter_batches(ROWS):
                parts.append(part)
                length += part.nbytes
                if length > LARGEST:
                    raise too_large(path, f"a Parquet file that unpacks to more than {LARGEST:,} bytes", LARGEST)
            table = pyarrow.Table.from_batches(parts, file.schema_arrow)
        # Without the metadata of pandas, which would make an index of a column.
        return table.to_pandas(ignore_metadata=True)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        if isinstance(error, CorpusError | PermissionError):
            raise
        raise damaged(path, error) from None


def damaged(path: object, error: Exception, kind: str = "Parquet") -> CorpusError:
    """Return the error for a file that is damaged or of another kind."""
    cause = " ".join(OPENING.sub("", str(error)).split()).split(". ")[0]
    found = f"a file that is damaged or no {kind}: {shown(cause)[1:-1]}"
    return unreadable(path, found, f"a whole {kind} file", "Copy or export it again.")
