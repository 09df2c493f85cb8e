"""Numbers as they are printed: in figures, in words, as fractions, two with one unit.

To change                                        open
how digits are grouped, codes, ranges in one     _figures.py
numbers in words, ordinals                       _numbers.py
"half of that", "one in five"                    _fractions.py
"10 to 15 percent", "$10 to $15 billion"         _ranges.py
"""

from ._figures import figure
from ._fractions import OUT_OF, PART, of_antecedent, part, ratio
from ._numbers import (
    A_FEW,
    A_SPELLED,
    ABOUT_ONE,
    POWERS,
    SEVERAL,
    SPELLED,
    VAGUE,
    a_few,
    a_spelled,
    about_one,
    ordinal,
    several,
    spelled,
    vague,
)
from ._ranges import with_second

# How a number in words is read: the first rule that accepts its match decides.
WORD_RULES = [(OUT_OF, ratio), (PART, part), (VAGUE, vague), (A_FEW, a_few), (SEVERAL, several)]
WORD_RULES += [(A_SPELLED, a_spelled), (ABOUT_ONE, about_one), (SPELLED, spelled)]

__all__ = ["POWERS", "SPELLED", "WORD_RULES", "figure", "of_antecedent", "ordinal", "with_second"]
