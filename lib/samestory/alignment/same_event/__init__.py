"""Which reports tell of one event: measured, checked against the events declared, proposed where none are.

event_similarity(corpus)             how alike two reports are, as reports of one event
check_events(corpus)                 declared events that look wrong
events(corpus, days)                 events proposed for a corpus without any
event_sheet, read_event_sheet        the proposal as a sheet for a person, and what that person made of it

For other packages: event_numbers.

To change                                          open
what counts as alike; when a warning is given      _check.py
the cut of an event, the table proposed            _propose.py
which reports are compared, how dates count        _nearby.py
how reports are joined                             _linkage.py
what a proposed event is called                    _names.py
the sheet                                          _sheet.py
"""

from ._check import check_events, event_numbers, event_similarity
from ._propose import events
from ._sheet import event_sheet, read_event_sheet

__all__ = ["check_events", "event_numbers", "event_sheet", "event_similarity", "events", "read_event_sheet"]
