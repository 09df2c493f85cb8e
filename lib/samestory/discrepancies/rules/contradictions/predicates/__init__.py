"""Contradictions in other words: predicates read with subject, object and denial, whatever the sentence around them.

To change                                                open
denied or done, opposites: refused to go, rose or fell   denials.py
all of a group or some, both or one of them              amounts.py
which words are read as predicates                       _contested.py
what a predicate is, what denies it, its subject         _predicates.py
where a phrase ends, what two phrases share              _phrases.py
"""

from . import amounts, denials
from ._phrases import named_speaker

__all__ = ["amounts", "denials", "named_speaker"]
