"""The persons of an article: their names in full, titles, roles, men or women, and whom a pronoun means.

read_persons(line, begin, stop)       what the article says of its persons
antecedent(persons, at, last)         the name that a pronoun stands for
named_in_other_reports(table, ...)    speakers whom two other reports of the event name
name_persons(words)                   one name for a speaker whom reports name in several ways

To change                              open
which words of a run are the name      _read.py; codebooks/cues.toml, [persons]
whom a pronoun means                   _pronouns.py
what other reports settle              _other_reports.py
which names mean one person            _across.py
"""

from ._across import name_persons
from ._other_reports import named_in_other_reports
from ._pronouns import antecedent, gender_of
from ._read import WORDS, Persons, bare, last_title, read_persons, strip, surname_in, surname_of

__all__ = [
    "WORDS",
    "Persons",
    "antecedent",
    "bare",
    "gender_of",
    "last_title",
    "name_persons",
    "named_in_other_reports",
    "read_persons",
    "strip",
    "surname_in",
    "surname_of",
]
