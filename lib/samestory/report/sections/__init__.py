"""What a report shows: each section takes an analysis and gives what a notebook prints, computed sentences included.

    findings, material, copying, whose_words, frames, tone, key_words, differences, pages

A section with nothing to show says why. Figures and tables are saved as fig-06-… and table-06-….

To change                           open
the findings at the head            _findings.py
what was read and left out, events  _material.py
text reuse and retelling            _copying.py
voices and speakers                 _whose_words.py
frames, key words                   _wording.py
tone and its correction by hand     _tone.py
differences, the pages of articles  _differences.py, _pages.py
the error said beside a measure     measured.toml (read by _parts.py)
"""

from ._copying import copying
from ._differences import differences
from ._findings import findings
from ._material import material
from ._pages import pages
from ._tone import tone
from ._whose_words import whose_words
from ._wording import frames, key_words

__all__ = ["copying", "differences", "findings", "frames", "key_words", "material", "pages", "tone", "whose_words"]
