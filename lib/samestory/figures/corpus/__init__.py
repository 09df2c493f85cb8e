"""The drawings of the corpus notebook. Each returns a figure and its alt text, 183 mm wide (two columns) or 89 (one).

    timeline(reports, events)                          when each report was written
    voices(words)                                      in whose words it speaks
    text_reuse(corpus, reuse, passages, retelling)     what reports share, in words and in claims

To change                                   open
a drawing                                   _timeline.py, _voices.py, _reuse.py
the names of reports, the height of rows    _rows.py
"""

from ._reuse import text_reuse
from ._timeline import timeline
from ._voices import voices

__all__ = ["text_reuse", "timeline", "voices"]
