"""A large corpus in parts: each is read, compared and freed before too many others come, on the cores at hand.

whole_groups(corpus, group)       articles in parts that tear no group apart; one part unless the corpus is large
taken(corpus, numbers)            some articles as a corpus of their own
joined(function, corpus, parts)   the tables that a function of a corpus gives for each part, as one table
ASKED                             the variable of the environment by which a command asks for progress
FREEING                           the environment of a process that gives freed memory back
no_collector()                    while one part is compared, reports and clauses that refer to each other are not freed

To change                          open
how large a part is                _groups.py
what a part holds of its corpus    _taken.py
how many processes there are       _joined.py
"""

from ._groups import whole_groups
from ._joined import ASKED, FREEING, joined, no_collector
from ._taken import taken

__all__ = ["ASKED", "FREEING", "joined", "no_collector", "taken", "whole_groups"]
