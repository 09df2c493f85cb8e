"""The bytes of a table on disk, unpacked to a limit, and JSON as rows: a small file can hold more than any memory.

content_of(path)          the text of such a file, and a note on its encoding
unpacked(path)            the bytes of a CSV, TSV, JSONL or JSON file, also of a .gz
parquet(path)             the table of a Parquet file
json_lines, json_whole    the objects of a text, one a line, or one or an array in all
damaged, too_large        the errors for files that are not whole, or unpack to more than PACKED allows

To change                            open
how many bytes a table may have      _bytes.py (LARGEST, PACKED)
what a JSON file may hold            _json.py
"""

from ._bytes import PACKED, PIECE, SMALL, content_of, damaged, parquet, too_large, unpacked
from ._json import json_lines, json_whole

__all__ = ["PACKED", "PIECE", "SMALL", "content_of", "damaged", "json_lines", "json_whole", "parquet", "too_large"]
__all__ += ["unpacked"]
