"""Other names for the same body, place or person, and names of others.

To change                                            open
which forms are one name (Gov, Bill, US)             same.py, codebooks/names.toml
longer and shorter names of bodies                   bodies.py
where a place is, where a body has its seat          places.py, bodies.py
another person of the same surname                   persons.py
a name replaced in near-identical sentences          edits.py
"""

from . import bodies, edits, persons, places
from .edits import says_the_same

__all__ = ["bodies", "edits", "persons", "places", "says_the_same"]
