"""The drawings of the framing notebook: each returns a figure and its alt text.

    frames_by_voice(profile, …)               which frames each report uses, in whose voice    _by_voice.py
    placement(corpus, hits, quotations, …)    where in the text their terms stand              _placement.py

To change the mark of a voice, open _marks.py.
"""

from ._by_voice import frames_by_voice
from ._placement import placement

__all__ = ["frames_by_voice", "placement"]
