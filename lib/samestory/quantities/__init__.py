"""What is counted? Numbers, money, shares, dates and times, with unit and hedge.

find(corpus)  every quantity with value, unit, hedge and what is measured
"""

from ._scan import find

__all__ = ["find"]
