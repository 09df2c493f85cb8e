"""Possible contradictions by named rules: precision before recall.

To change                                                  open
denied or affirmed, opposites, in near-identical sentences polarity.py
the same in other words: refused to go, nobody was hurt    denials.py
what a predicate is, its subject and object                _predicates.py
where a phrase ends, what two phrases share                _phrases.py
all of a group or some, both or one of them                amounts.py
an act done wholly or in part (halt, reduce)               strength.py
who goes to whom, who does what to whom                     direction.py, told.py
the same roles in other words                              retold.py
a predicate of both parties, or of one                     both.py
"""

from . import amounts, both, denials, direction, polarity, strength

__all__ = ["amounts", "both", "denials", "direction", "polarity", "strength"]
