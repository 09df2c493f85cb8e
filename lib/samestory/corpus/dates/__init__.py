"""Dates of articles in the forms that tables have, in ISO 8601; none is guessed.

iso(given, form)   a date in ISO 8601, or `None` where it can be two dates or none
advice(given)      what to write in its place

To change                                 open
which forms are known                     _forms.py
names of months and weekdays              codebooks/calendar.toml
"""

from ._forms import advice, check_form, iso

__all__ = ["advice", "check_form", "iso"]
