"""Whose voice is a clause: what a cue introduces, and where the outlet takes over again.

The rule: reported where the sentence attributes the content to somebody (a verb of saying, thinking or judging, a noun
of speech with an agent, "according to", a participle that carries on what the speaker said), the outlet's own where
it does not. An order, a request to act or a decision is an act: the outlet tells it, with its reasons.

To change                                     open
which verbs take words, which an act          codebooks/cues.toml ([complements]); _complements.py
where content gives way to the outlet         _ends.py
whether a form is a verb here                 _verb_forms.py
whose claim, view or accusation it is         _nominal.py
whether a verb is in the passive              _passive.py
"""

from ._complements import content_of_hearer, introduces_words, is_act, names
from ._ends import narrator, only_circumstances
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
    "only_circumstances",
    "passive_before",
    "source_of_noun",
    "view",
]
