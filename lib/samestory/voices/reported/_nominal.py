"""Whose claim it is: Lee's claim that, the claim by Lee that, the claim that … was made by Lee; in Lee's view."""

from .._phrases import agent, noun_phrase_after, possessor_of_noun
from .._tags import CUES, LISTS, Line, Span

_FRAMES = CUES.complements
_REACH = 40  # items between a noun of speech and the verb of its making


def source_of_noun(line: Line, before: int, last: int) -> tuple[tuple[int, int, str], bool]:
    """Find the source of a noun of speech, the rule that found it, and whether it stands between noun and content."""
    owner = possessor_of_noun(line, before)
    if owner:
        return (*owner, possessor_of_noun.__name__), False
    words = line.words
    if words[last + 1] in ("by", "from", "of"):
        maker = noun_phrase_after(line, last + 2)
        if maker and words[maker[1] + 1] in ("that", "whether"):
            return (*maker, agent.__name__), True
    maker = _maker(line, last) if words[last + 1] in ("that", "whether") else None
    return ((*maker, agent.__name__) if maker else (-1, -1, "")), False


def _maker(line: Line, last: int) -> Span | None:
    """Find who made the claim: the claim that taxes fell was made by Lee."""
    for item in range(last + 2, min(line.stop(last + 1), last + _REACH)):
        if line.words[item] in _FRAMES.making and line.words[item - 1] in LISTS["passive_auxiliaries"]:
            return agent(line, item)
    return None


def view(line: Line, head: int) -> Span | None:
    """Find whose view a phrase with the noun `head` gives: "in Lee's view"."""
    owner = possessor_of_noun(line, head - 1) if line.kinds[head + 1] in ",|." else None
    return owner if owner and line.words[owner[0] - 1] == "in" else None
