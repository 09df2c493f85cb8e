"""An alias where it stands in a text, with the words around it, and the mention that is made of it."""

import re
from typing import NamedTuple

from ..corpus.text import STARTERS
from ..language.capitals import FUNCTION, title_case
from ..language.words import function_words
from ._aliases import Alias, Index

WORD_BEFORE = re.compile(r"([\w.'’&-]+)[ \xa0]\Z")
WORD_AFTER = re.compile(r"[ \xa0]([A-Z][\w&'’-]+)")


class Mention(NamedTuple):
    """A mention in one text; a kind `never` is none.

    `settles` is its part in the rule of one sense per discourse: "self" names the actor for sure, "surname" only a
    person known from elsewhere, "other" another reading.
    """

    start: int
    end: int
    actor: str
    kind: str
    ambiguous: str = ""
    role: str = ""
    settles: str = ""


class Occurrence(NamedTuple):
    """An alias where it stands: the text, its span, the span of its sentence, and the codebook."""

    text: str
    start: int
    end: int
    alias: Alias
    sentence: tuple[int, int]
    book: Index

    def mention(self, kind: str, ambiguous: str = "", settles: str = "") -> Mention:
        """Return the mention that the occurrence is."""
        return Mention(self.start, self.end, self.alias.actor, kind, ambiguous, settles=settles)

    def by_codebook(self) -> Mention:
        """Return the mention as the codebook has it: sure, or ambiguous where the alias is."""
        return self.mention(self.alias.kind, self.alias.ambiguous, "" if self.alias.ambiguous else "self")

    def before(self, pattern: re.Pattern, width: int, begin: int = 0) -> re.Match | None:
        """Search the last characters before the alias, from `begin` on."""
        return pattern.search(self.text, max(self.start - width, begin), self.start)

    def after(self, pattern: re.Pattern, width: int = 90) -> re.Match | None:
        """Match the characters right after the alias."""
        return pattern.match(self.text, self.end, min(self.end + width, len(self.text)))

    def word_before(self) -> str:
        """Return the word right before; none where it only opens the sentence as any word would."""
        word = self.before(WORD_BEFORE, 30, self.sentence[0])
        return "" if not word or self.opens(word) and _is_small(word[1]) else word[1]

    def opens(self, word: re.Match) -> bool:
        """Tell whether a word opens the sentence or a quotation in it."""
        return word.start(1) <= self.sentence[0] + 1 or self.text[word.start(1) - 1] in "\"“‘'("

    def word_after(self) -> str:
        """Return the capital word right after, or nothing."""
        word = WORD_AFTER.match(self.text, self.end)
        return word[1] if word else ""

    def with_next(self, word: str) -> str:
        """Return the alias and the word right after as printed."""
        return self.text[self.start : self.end + 1 + len(word)]

    def in_title(self) -> bool:
        """Tell whether the sentence is a headline in title case."""
        return title_case(self.text, self.sentence)


def _is_small(word: str) -> bool:
    """Tell whether a word is no part of a name where a capital stands on it."""
    return word in STARTERS or bool(FUNCTION.fullmatch(word)) or word.lower().replace("’", "'") in function_words()
