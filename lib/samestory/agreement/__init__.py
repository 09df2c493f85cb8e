"""How far do codings and instruments agree? A coding, read and checked; two readings compared; a program scored on it.

    read_coding(folder, corpus)    the reference coding, every row checked
    alpha(codes, level)            Krippendorff's alpha of any number of coders
    reliability(coding)            raw agreement and alpha of the two readings, code by code
    by_category(table, column)     counts by each reader, and agreement on each category
    disputed(coding)               every code in which the readings differ
    confusion(coded, predicted)    what a program takes for what
    accuracy(coded, predicted)     precision, recall, F1, accuracy, beside the dumbest rule
    shares(counts, right, n)       shares with 95 % intervals
    sheet, evaluate                a blind coding sheet; filled ones read back and scored
    correct(labels, codes, by=…)   shares and means from a program's labels and a hand-coded part, with valid intervals
    match(found, coded)            which discrepancies of a detector are which of the coding
    score(found, coded)            recall and precision by kind and severity, with intervals
    misses, extras                 coded and not found; found and not coded

To change                              open
the files of a coding, its checks      _coding.py
how two readings are put together      _readings.py
how a sheet is read and checked        _sheets.py
alpha and its levels                   _alpha.py
how the readings are compared          _reliability.py
how a program's codes are scored       _accuracy.py
how codes correct a program's shares   _correct.py
what coders see, how sheets are read   handcoding/
what counts as the same point          _scores.py (match)
"""

from ._accuracy import accuracy, confusion, shares
from ._alpha import alpha
from ._coding import read_coding
from ._correct import correct
from ._reliability import by_category, disputed, reliability
from ._scores import extras, match, misses, score
from .handcoding import evaluate, sheet

__all__ = ["accuracy", "alpha", "by_category", "confusion", "correct", "disputed", "evaluate", "extras"]
__all__ += ["match", "misses", "read_coding", "reliability", "score", "shares", "sheet"]
