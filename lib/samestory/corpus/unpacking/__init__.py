"""The bytes of a table on disk, unpacked to a limit: a small file can hold more than any memory.

unpacked(path)   the bytes of a CSV, TSV or JSONL file, also of a .gz
parquet(path)    the table of a Parquet file

To change                            open
how many bytes a table may have      _bytes.py (LARGEST, PACKED)
"""

from ._bytes import parquet, unpacked

__all__ = ["parquet", "unpacked"]
