"""The drawings of the sentiment notebook: each returns a figure and its alt text.

    tone(mentions, actors, names)               every mention a mark, as read; a program's counts beside   _tone.py
    who_evaluates_whom(matrix, holders, actors) counts by holder and target                                _who.py
    name_swap(scores)                           the same sentences with one name exchanged                 _who.py

To change how a mark looks, open _tiles.py; how panels, rows and zones are laid out, _tone.py;
counts in words, _counts.py.
"""

from ._tone import tone
from ._who import name_swap, who_evaluates_whom

__all__ = ["name_swap", "tone", "who_evaluates_whom"]
