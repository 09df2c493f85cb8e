"""From differences to rows that a person can use.

certainty_of(difference)    how sure it is: high, medium or low

To change                                   open
what is high, medium, low                   _certainty.py
what was measured of each rule              codebooks/rules.toml, written by benchmarks/triplets.py
"""

from ._certainty import CERTAINTIES, certainty_of

__all__ = ["CERTAINTIES", "certainty_of"]
