"""Whom "he" or "she" means: the last speaker who fits, or the first person of the nearest sentence that names one."""

from bisect import bisect_left

from .._tags import LISTS, Line
from ._read import Persons

_OPENING = 4  # items into a sentence at which a name still opens it
_NOT_OPENING = frozenset("VexmPi")  # classes before a name that does not open its sentence
_NEAR = 12  # mentions before a pronoun that it may go back to


def antecedent(persons: Persons, at: int, last: str) -> str:
    """Return the last speaker if he or she fits, else the first person of the nearest sentence that names one.

    A sentence in between that begins with another person takes the pronoun over. Of two persons, one whom a given
    name, a title or a pronoun before has told fits better; of two untold ones, neither is taken.
    """
    line, gender = persons.line, gender_of(persons.line.words[at])
    if not gender:
        return ""
    stop, begin = bisect_left(persons.mentions, (at,)), line.begin(at)
    fitting = [m for m in persons.mentions[max(0, stop - _NEAR) : stop] if _fits(persons, m[1], gender)]
    told = [mention for mention in fitting if persons.gender.get(mention[1]) == gender]
    previous = line.begin(begin)
    if line.kinds[at - 1] in "sw":  # Lee condemned what he called "…"
        own = next((who for n, who in fitting if _opens(line, begin, n)), "")
        if own:
            return persons.named(own)
    if last and _fits(persons, last, gender) and last in persons.mentioned:
        opening = next((who for n, who in fitting if _opens(line, previous, n) and n < begin), last)
        close = [who for n, who in told if n > previous and line.kinds[n - 1] != "i"]
        if close and opening == last and persons.gender.get(last) != gender:
            return persons.named(close[-1])
        if gender == "f" and told and persons.gender.get(last) != gender and opening == last:
            return persons.named(told[-1][1])  # a woman whom the text tells, not one who may be a man
        sure = [who for who in (opening, last) if persons.gender.get(who) == gender]
        return persons.named((sure or [opening])[0]) if sure or opening == last else ""
    near = [who for n, who in fitting if begin < n] if not any(previous < n < begin for n, _ in fitting) else None
    near = near or [who for n, who in fitting if previous < n]
    best = [who for who in near if persons.gender.get(who) == gender] or near
    return persons.named(best[0] if best else (told or fitting or [(0, "")])[-1][1])


def gender_of(pronoun: str) -> str:
    return "m" if pronoun in LISTS["he"] else "f" if pronoun in LISTS["she"] else ""


def _fits(persons: Persons, surname: str, gender: str) -> bool:
    return persons.gender.get(surname, gender) == gender


def _opens(line: Line, edge: int, item: int) -> bool:
    """Say whether a name opens the sentence behind an edge."""
    return edge < item <= edge + _OPENING and _NOT_OPENING.isdisjoint(line.kinds[edge + 1 : item])
