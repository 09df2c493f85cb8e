"""How sure a difference is: the score that its rule gives, or else the share of its differences that are right."""

from functools import cache
from math import isnan, nan

from ... import codebooks
from .._difference import Difference
from ._words import plain

CERTAINTIES = {"high": 0.85, "medium": 0.65, "low": 0.0}  # the share right from which a difference is so certain
UNMEASURED = {"right": 0.65}  # of a rule that benchmarks/rules.py has not measured yet
MEASURES = {"right": nan, "judged": 0, "called_right": nan, "injected": 0, "alarms": 0}


@cache
def measured() -> dict[str, dict[str, dict[str, float]]]:
    """Read what was measured of each rule, by kind and by name and what it compares."""
    return codebooks.read("rules")


def in_use(kind: str, instrument: str) -> dict[str, str | float]:
    """Say of a rule what it says in plain words, and what it costs and brings."""
    return {"says": plain(kind, instrument), **MEASURES, **measured()[kind].get(instrument, {})}


def certainty_of(one: Difference) -> str:
    """Say in three steps how likely a reader is to call a difference right: high, medium or low."""
    right = measured()[one.kind].get(one.instrument, UNMEASURED)["right"] if isnan(one.score) else one.score
    return next(step for step, least in CERTAINTIES.items() if right >= least)
