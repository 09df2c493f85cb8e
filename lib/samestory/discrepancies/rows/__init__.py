"""From differences to rows that a person can use.

listed(event)         the differences of an event, similar ones merged, in the order in which they matter
rows_of(event, one)   the rows of one: topic, what differs, certainty
certainty_of(one)     how sure it is: high, medium or low
digest(event, one)    its id
in_use(kind, name)    what a rule says in plain words, what it costs and brings

To change                                       open
what is high, medium, low                       _certainty.py
what was measured of each rule                  codebooks/rules.toml, written by benchmarks/rules.py
which differences are one                       _merge.py
the topic                                       _topic.py
the words that differ, the plain sentence       _words.py, codebooks/plain.toml
the order, the id                               _rows.py
"""

from ._certainty import CERTAINTIES, certainty_of, in_use
from ._rows import digest, listed, rows_of

__all__ = ["CERTAINTIES", "certainty_of", "digest", "in_use", "listed", "rows_of"]
