"""One way to draw, caption and export figures and tables.

    save(fig, name, title, alt, data)            SVG, PDF, PNG and CSV, and the captioned output of the notebook
    corpus, framing, sentiment, discrepancies    the drawings of each notebook: each returns (figure, alt text)
    tables                                       save, show, evidence: the same for tables
    folder, citation, index                      where files go, how to cite one, the index of all

To change                          open
a color, font, size or marker      _style.py (MEANING: what a color means, everywhere)
what a file or the index holds     _export.py
a drawing                          corpus.py, framing.py, sentiment/, discrepancies.py
"""

from . import corpus, discrepancies, framing, sentiment, tables
from ._export import citation, folder, index, save
from ._style import FAMILY, GREY, INK, MEANING, PALE, canvas, styled

__all__ = ["FAMILY", "GREY", "INK", "MEANING", "PALE", "canvas", "citation", "corpus", "discrepancies", "folder"]
__all__ += ["framing", "index", "save", "sentiment", "styled", "tables"]
