"""Text health: whether a text reads as prose. Nothing is changed and no article is left out.

look(row, lines)       problems of one text: its lines, characters and exports
count(rows, …)         problems that the words of all texts show: another language, texts too short

To change                                              open
thresholds, words looked for, expectations and fixes   codebooks/health.toml
wrapped lines, hyphens at line ends, lists             _lines.py
HTML, wrong encodings, missing spaces                  _characters.py
database exports                                       _documents.py
other languages, texts too short                       _words.py
how a finding becomes a problem                        _problem.py
"""

from ._look import look
from ._words import Counted, count

__all__ = ["Counted", "count", "look"]
