"""The evidence view: differences between reports and who makes which claim, as one page to search, read and cite.

    save(corpus, found, coverage)    evidence.html: a row a difference, its passages side by side, an address for each

A row opens without script, by keyboard, and from its address. A script adds filters, keeps filters and choice in the
address, and copies addresses. It fetches nothing; the page allows no other script.

To change                                             open
the frame of the page, what a notebook shows          _save.py
which rows and columns are taken, order, caps         _differences.py, _claims.py; what both share: _points.py
how a row looks                                       _rows.py; a passage in its sentence: _sentences.py
the matrix of claims by reports                       _matrix.py
filters                                               _filters.py; what they do: evidence.js
colors, layout, print                                 evidence.css; shades of voices: _shades.py
"""

from ._save import save

__all__ = ["save"]
