"""What the line of word classes says of a sentence before anybody is looked for in it.

back(kinds, at)                        the item before a word and its adverbs
before_auxiliaries(line, at, floor)    the item before all that stands between a subject and its verb
can_speak(line, span)                  whether a phrase has a head that can be a noun, a name or a pronoun
head_of(kinds, span)                   the item of that head
is_noun(word), is_plural(word)         whether a bare word is a noun, by its form and the codebooks
PRONOUNS, SUBJECTS                     the forms of pronouns, and each by its form as a subject

To change                              open
what may stand before a verb           _verb_groups.py
which word can be a head               _heads.py
"""

from ._heads import NOUNS, can_speak, head_of, is_noun, is_plural
from ._pronouns import PRONOUNS, SUBJECTS
from ._verb_groups import back, before_auxiliaries

__all__ = [
    "NOUNS",
    "PRONOUNS",
    "SUBJECTS",
    "back",
    "before_auxiliaries",
    "can_speak",
    "head_of",
    "is_noun",
    "is_plural",
]
