"""One way to draw, caption and export figures and tables.

save(fig, name, title, alt, data)            SVG, PDF, PNG and CSV, and the captioned output
corpus, framing, sentiment, discrepancies    the drawings of each notebook
tables                                       the same for tables
"""

from . import corpus, discrepancies, framing, sentiment, tables
from ._export import FAMILY, GREY, INK, MEANING, PALE, TWO, canvas, save, styled

__all__ = ["canvas", "corpus", "discrepancies", "framing", "save", "sentiment", "styled", "tables"]
