"""Who is named? Mentions of persons, countries and institutions.

    mentions(corpus, actors)   every mention with actor, voice and speaker
    status(mentions)           which mentions count, and why the others do not
    suggest(corpus)            names that the codebook of actors does not have yet

To change                                                   open
an actor, alias, title, office, body                        codebooks/actors.toml (read by _aliases.py)
which sense an alias has by the words around it             _context.py (on _occurrence.py)
when an alias is part of a longer name, or a place          _longer_names.py, _places.py
what the rest of the article settles; "the Russian leader"  _discourse.py
which names are suggested                                   _suggest.py
the columns of the table, what counts                       _mentions.py
"""

from ._mentions import mentions, status
from ._suggest import suggest

__all__ = ["mentions", "status", "suggest"]
