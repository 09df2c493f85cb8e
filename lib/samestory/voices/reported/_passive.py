"""Is a cue verb in the passive: was denied by Lee; made by Ray and denied by Lee; a law opposed by unions."""

from .._tags import CUES, LISTS, Line
from ..grammar import back

_REACH = 60  # items between the auxiliary and a further participle


def is_passive(line: Line, at: int) -> bool:
    """Say whether a cue verb stands in the passive."""
    if line.words[at] not in CUES.past:
        return False
    before = back(line.kinds, at)
    by = line.words[at + 1] == "by" and line.words[at] != "said"
    reduced = by and (line.kinds[before] in "nN," or line.words[before] in ("as", "when"))  # a law opposed by unions
    return (
        reduced
        or by
        and passive_before(line, at) >= 0
        or line.kinds[before] == "x"
        and line.words[before] in LISTS["passive_auxiliaries"]
    )


def passive_before(line: Line, at: int) -> int:
    """Find the auxiliary of the passive that one at `at` continues: "was made by Ray and | denied by Lee"; or -1."""
    if line.kinds[at - 1] not in "cb":
        return -1
    low = max(line.begin(at), at - _REACH)
    verbs = (n for n in range(at - 2, low, -1) if line.kinds[n] == "x")
    verb = next(verbs, -1)
    passive = line.words[verb] in LISTS["passive_auxiliaries"] and line.words[verb + 1][-1:] in "den"
    return verb if verb >= 0 and passive and "by" in line.words[verb:at] else -1
