"""Words that only put the same roles differently: "Lee sued Park", "Park was sued by Lee"."""

from __future__ import annotations

from itertools import product

from ....language.roles import Predication, same_party, symmetric
from ....language.words import function_words
from ..._event import Event
from ..._near_identical import Variant
from .told import said

Words = tuple[frozenset[int], frozenset[int]]  # numbers of words that the roles account for, in both sentences


def retold(event: Event, medoid: Variant, other: Variant) -> list[Words]:
    """Find what two sentences tell of the same parties in the same roles, but in another order.

    Returns for each such act the words of its parties and its verb in both sentences.
    """
    if medoid.words == other.words:
        return []
    both = ([(v, one) for one in said(event).get((v.report.number, v.sentence.first), ())] for v in (medoid, other))
    return [(_words(*one), _words(*two)) for one, two in product(*both) if _same_roles(one[1], two[1])]


def only_retold(acts: list[Words], medoid: Variant, other: Variant) -> bool:
    """Whether an edit has no words but those of one act that both sentences tell, and function words."""
    return any(_accounted(medoid, ours) and _accounted(other, theirs) for ours, theirs in acts)


def _accounted(variant: Variant, words: frozenset[int]) -> bool:
    inside = range(variant.first, variant.last)
    empty = all(variant.report.words[n] in function_words() for n in inside if n not in words)
    return empty and (not inside or any(n in words for n in inside))


def _words(variant: Variant, one: Predication) -> frozenset[int]:
    start = variant.sentence.first
    spans = [range(party.first, party.last) for party in (one.agent, one.patient) if party]
    return frozenset(start + n for span in spans for n in span) | {start + one.verb}


def _same_roles(one: Predication, other: Predication) -> bool:
    """Whether two predications say the same, and put their parties in another order."""
    if one.act != other.act or one.status != other.status or one.agent is None or other.agent is None:
        return False
    turned = (one.agent.first < one.patient.first) is not (other.agent.first < other.patient.first)
    same = same_party(one.agent, other.agent) and same_party(one.patient, other.patient)
    crossed = same_party(one.agent, other.patient) and same_party(one.patient, other.agent)
    return turned and same or crossed and one.act in symmetric()
