"""Whose voice is a clause: what a cue's complement is, and where the narrator takes over again.

The rule: a clause is reported where its sentence attributes it to somebody, by a verb of saying, thinking or judging,
a noun of speech with an agent, "according to", or a participle that carries on what was said. It is the outlet's own
where the sentence does not: an order, plan or decision is an act that the outlet tells.

To change                                     open
which verbs take words, which an act          codebooks/cues.toml ([complements]); _complements.py
where reported content gives way to the outlet  _ends.py
whether a form is a verb here                 _verb_forms.py
whose claim, view or accusation it is         _nominal.py
whether a verb is in the passive              _passive.py
"""

from ._complements import content_of_hearer, introduces_words, is_act, names
from ._ends import narrator
from ._nominal import source_of_noun, view
from ._passive import is_passive, passive_before
from ._verb_forms import is_verb

__all__ = [
    "content_of_hearer",
    "introduces_words",
    "is_act",
    "is_passive",
    "is_verb",
    "names",
    "narrator",
    "passive_before",
    "source_of_noun",
    "view",
]
