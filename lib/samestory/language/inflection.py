"""Forms of English words that rules cannot derive."""

from __future__ import annotations

NOT_PAST = frozenset("hundred sacred naked wicked breed indeed exceed proceed succeed rugged kindred".split())
PAST = frozenset(
    "went came took gave made began became won lost met ran led held kept left stood spent brought bought sent "
    "built fell rose grew drew threw "
    "broke chose spoke wore won paid laid caught taught fought sold let drove flew knew became arose withdrew "
    "undertook come comes".split()
)
