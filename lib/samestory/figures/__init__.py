"""One way to draw, caption and export figures and tables.

    save(fig, name, title, alt, data)            SVG, PDF, PNG and CSV, and the captioned output of the notebook
    corpus, framing, sentiment, discrepancies,
    validity                                     the drawings of each notebook: each returns (figure, alt text)
    tables                                       save, show, evidence: the same for tables
    reading                                      articles as pages, and the address of every sentence
    evidence                                     differences and claims as one page to filter, read and cite
    folder, citation, index                      where files go, how to cite one, the index of all

Every drawing takes every corpus. Of more reports than have room it shows the first, or lets the rest share a row, and
says so in the picture ("12 of 60 reports shown; all in the CSV"). Where there is nothing to draw, the picture is a
sentence that says why. No drawing is higher than 224 mm.

To change                          open
a color, font, size or marker      _style.py (MEANING: what a color means, everywhere)
what a file holds                  _export.py; a table: tables.py
a citation, the index              catalog/
a drawing                          corpus/, framing/, sentiment/, discrepancies/, validity.py
an article's page                  reading/
the evidence view                  evidence/
"""

from . import corpus, discrepancies, evidence, framing, reading, sentiment, tables, validity
from ._export import save
from ._style import FAMILY, GREY, INK, MEANING, PALE, canvas, styled
from .catalog import citation, folder, index

__all__ = ["FAMILY", "GREY", "INK", "MEANING", "PALE", "canvas", "citation", "corpus", "discrepancies"]
__all__ += ["evidence", "folder", "framing", "index", "reading", "save", "sentiment", "styled", "tables", "validity"]
