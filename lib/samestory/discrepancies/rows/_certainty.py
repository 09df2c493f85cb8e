"""How sure a difference is: the score that its rule gives, or else the share of its differences that are right."""

from functools import cache
from math import isnan

from ... import codebooks
from .._difference import Difference

CERTAINTIES = {"high": 0.85, "medium": 0.65, "low": 0.0}  # the share right from which a difference is so certain

UNMEASURED = 0.65  # for a rule that is not in the codebook yet


@cache
def measured() -> dict[str, dict[str, dict[str, float]]]:
    """Read what was measured of each rule, by kind and by name and what it compares."""
    return codebooks.read("rules")


def certainty_of(one: Difference) -> str:
    """Say in three steps how likely a reader is to call a difference right: high, medium or low."""
    known = measured()[one.kind].get(one.instrument, {"right": UNMEASURED})
    right = known["right"] if isnan(one.score) else one.score
    return next(step for step, least in CERTAINTIES.items() if right >= least)
