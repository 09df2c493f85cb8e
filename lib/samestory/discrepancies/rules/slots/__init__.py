"""Slots of one act: where, by whom, when. Sentences that tell one act may fill them otherwise.

Both reports must have exactly one filler of the slot in sentences that are each other's nearest, and neither filler may
stand anywhere in the other report.

To change                                    open
which sentences tell one act                 _acts.py
a place, or its part                         places.py
the holder of an office                      holders.py
dates and times of day                       times.py
"""

from . import holders, places, times

__all__ = ["holders", "places", "times"]
