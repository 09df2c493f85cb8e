"""How far do codings and instruments agree?

read_coding(folder, corpus)          the reference coding, every row checked
match, score, misses, extras         a detector's discrepancies against the coding
"""

from ._coding import extras, match, misses, score
from ._coding import read as read_coding

__all__ = ["extras", "match", "misses", "read_coding", "score"]
