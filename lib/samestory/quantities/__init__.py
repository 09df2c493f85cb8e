"""What is counted? Numbers, money, shares, dates and times, with unit and hedge.

    find(corpus)   every quantity with value, unit, hedge and what is measured

To change                                       open
a currency, measure, plural, hedge, label       codebooks/quantities.toml (read by _words.py)
what can begin a quantity, what is left out     _scan.py
what a number counts, measures or costs         _units.py
figures, number words, fractions, ranges        numerals
days, months, weekdays                          _dates.py
years, decades, times of day, zones of time     _times.py
hedges and nouns beside a number                _page.py
the columns of the table                        _find.py
"""

from ._find import find

__all__ = ["find"]
