"""Slots of one act: where, by whom, who says so, when. Sentences that tell one act may fill them otherwise.

Both reports must have exactly one filler of the slot in sentences that are each other's nearest, and neither filler may
stand anywhere in the other report.

To change                                    open
which sentences tell one act                 _acts.py
a place, or its part                         places.py
the holder of an office                      holders.py
a body of one owner                          bodies.py
who says so                                  speakers.py
dates and times of day                       times.py
"""

from . import bodies, holders, places, speakers, times

__all__ = ["bodies", "holders", "places", "speakers", "times"]
