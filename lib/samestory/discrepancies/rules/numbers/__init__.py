"""Amounts, scores, dates and times that differ between reports of one thing.

To change                                                  open
what a quantity is of                                      things.py
when two quantities are of one thing                       pairing.py
another value, currency, hedge, a rounder figure           amounts.py
scores and votes                                           scores.py
all, most, some, none of a group                           quantifiers.py
days, months, times of day                                 dates.py
clocks in different zones                                  clocks.py
when two quantities are equal or compatible                samestory/quantities/_relations.py
"""

from ..._near_identical import Edit
from . import amounts, clocks, dates, pairing, quantifiers, scores, things
from .amounts import beside, says_one_amount
from .dates import says_one_time
from .scores import only_score

__all__ = ["amounts", "beside", "clocks", "dates", "pairing", "quantifiers", "says_the_same", "scores", "things"]


def says_the_same(edit: Edit) -> bool:
    """Tell whether an edit prints one amount or time in two ways, or is in a score, which is compared as a whole."""
    return says_one_time(edit) or says_one_amount(edit) or all(map(only_score, edit.variants))
