"""Who is named? Mentions of persons, countries and institutions.

mentions(corpus, actors)  every mention with actor, voice and speaker
suggest(corpus)           names that the actors codebook does not hold yet
"""

from ._mentions import mentions
from ._suggest import suggest

__all__ = ["mentions", "suggest"]
