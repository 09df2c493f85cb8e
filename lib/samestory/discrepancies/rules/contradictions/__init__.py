"""Possible contradictions by named rules: precision before recall.

To change                                                  open
denied or affirmed, opposites, in near-identical sentences polarity.py
the same in other words; all or some, both or one          predicates/
an act done wholly or in part (halt, reduce)               strength.py
who goes to whom, who does what to whom                     direction.py, told.py
the same roles in other words                              retold.py
a predicate of both parties, or of one                     both.py
"""

from . import both, direction, polarity, predicates, strength

__all__ = ["both", "direction", "polarity", "predicates", "strength"]
