"""The text as it reads: what print does to a text is undone for reading, and every character keeps its place.

normalize(text)   the text as it reads, with the place of each of its characters in the text as given
Reading           such a text
notes(ids, …)     what is said of articles that read otherwise than they stand
Places            offsets of a corpus as it reads, in its files, and back
moved, as_before   tables of spans, moved from the one text to the other (`COLUMNS`: which columns are offsets)

To change                                            open
which characters print nothing or alike              _characters.py
which line ends part nothing                         _lines.py
whether a hyphen at a line end belongs to its word   _hyphens.py, codebooks/normalize.toml
where a space is missing                             _stops.py
how places are kept, moved                           _edits.py, _places.py, _spans.py
what notes say                                       _notes.py
"""

from ._edits import Reading
from ._normalize import normalize
from ._notes import KINDS, notes
from ._places import Places
from ._spans import COLUMNS, as_before, moved, numbers

__all__ = ["COLUMNS", "KINDS", "Places", "Reading", "as_before", "moved", "normalize", "notes", "numbers"]
