"""How far do codings and instruments agree? A coding, read and checked, and a detector scored on it.

    read_coding(folder, corpus)   the reference coding, every row checked
    match(found, coded)           which discrepancies of a detector are which of the coding
    score(found, coded)           recall and precision by kind and severity, with intervals
    misses, extras                coded and not found; found and not coded

To change                              open
the files of a coding, its checks      _coding.py
how two readings are put together      _readings.py
how a sheet is read and checked        _sheets.py
what counts as the same point          _scores.py (match)
"""

from ._coding import read_coding
from ._scores import extras, match, misses, score

__all__ = ["extras", "match", "misses", "read_coding", "score"]
