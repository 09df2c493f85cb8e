"""The drawings of the corpus notebook. Each returns a figure and its alt text.

    timeline(reports, events)                            when: dated and undated reports, and the events
    voices(words)                                        in whose words: one bar a report
    text_reuse(corpus, reuse, passages, retelling)       what reports share: wording, claims, passages

To change                          open
one of them                        _timeline.py, _voices.py, _reuse.py
how many reports a page holds      _rows.py
"""

from ._reuse import text_reuse
from ._timeline import timeline
from ._voices import voices

__all__ = ["text_reuse", "timeline", "voices"]
