"""How a statement is put: in whose voice, by which verb, how firmly, where it is one statement in both reports.

To change                                       open
which clauses make one statement                _same.py
the outlet's own or somebody's claim            voices.py
verbs that judge what they report               verbs.py
may or will, ask or order                       steps.py
"""

from . import steps, verbs, voices

__all__ = ["steps", "verbs", "voices"]
