"""Which word of a phrase is its head, and whether it can be one: a noun, a name or a pronoun."""

from functools import lru_cache

from ... import codebooks
from .._tags import BOOK, CUES, LISTS, Line, Span

_PERSONS = ("titles", "heads", "organizations", "male", "female", "regnal")
NOUNS = frozenset(codebooks.read("passages")["people"]["words"]).union(
    *(BOOK["persons"][name] for name in _PERSONS), CUES.documents, CUES.speech, CUES.able, CUES.mute, CUES.nouns
)
_ENDINGS = tuple(codebooks.read("word_classes")["lists"]["noun_endings"])
_ADJECTIVE_ENDINGS = tuple(codebooks.read("word_classes")["lists"]["adjective_endings"])


def head_of(kinds: str, span: Span) -> int:
    """Return the item of the head of a phrase: the last one before its of- and other prepositional parts."""
    return next((item - 1 for item in range(span[0] + 1, span[1] + 1) if kinds[item] in "oi"), span[1])


def can_speak(line: Line, span: Span) -> bool:
    """Say whether a phrase has a head that can be a noun, a name or a pronoun; an article or an adverb is none."""
    head = head_of(line.kinds, span)
    kind, word, first = line.kinds[head], line.words[head], line.kinds[span[0]]
    if kind == "P":
        return word not in LISTS["existential"]
    if kind in "Dtxmri":
        return kind == "D" and word in LISTS["standing_alone"] | LISTS["possessives"]
    if kind in "VG":
        return head > span[0] or word in CUES.ambiguous or is_noun(word)
    if kind not in "ne":
        return True
    if head > span[0] and first in "DZz0N":
        return True
    if head == span[0] and kind == "e":
        return False
    if is_noun(word) or is_plural(word):
        return True
    before = line.words[head - 1] if head > span[0] else ""  # children resulting from it
    return bool(before) and (not word.endswith(_ADJECTIVE_ENDINGS) or is_noun(before) or is_plural(before))


@lru_cache(maxsize=1 << 14)
def is_noun(word: str) -> bool:
    """Say whether a word in the singular without a determiner is a noun, by a codebook or its ending."""
    listed = word in NOUNS or word in LISTS["collective"] or word in LISTS["bare_nouns"]
    return listed or word.endswith(_ENDINGS) and word not in LISTS["not_nouns"]


def is_plural(word: str) -> bool:
    """Say whether a word has the form of a plural."""
    return word.endswith(("s", "men")) and not word.endswith(("ss", "us", "is")) or word in LISTS["plurals"]
