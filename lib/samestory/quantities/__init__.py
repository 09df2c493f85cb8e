"""What is counted? Numbers, money, shares, dates and times, with unit and hedge.

    find(corpus)           every quantity with value, unit, hedge and what is measured
    relation(one, other)   the same, hedged, rounded, in other money, or another amount
    dimension(quantity)    money, count, share, age, length …: what is comparable at all
    counted_noun(unit)     one noun for "home" and "house"
    singular_of(word)      "company" for "companies"
    hedge_class(hedge)     one class for "more than" and "over"

To change                                       open
a currency, measure, plural, hedge, label       codebooks/quantities.toml (read by _words.py)
what can begin a quantity, what is left out     _scan.py
what a number counts, measures or costs         _units.py
figures, number words, fractions, ranges        numerals
days, months, weekdays                          _dates.py
years, decades, times of day, zones of time     _times.py
hedges and nouns beside a number                _page.py
the columns of the table                        _find.py
when two quantities are equal or compatible     _relations.py
"""

from ._find import find
from ._page import singular_of
from ._relations import counted_noun, dimension, hedge_class, relation

__all__ = ["counted_noun", "dimension", "find", "hedge_class", "relation", "singular_of"]
