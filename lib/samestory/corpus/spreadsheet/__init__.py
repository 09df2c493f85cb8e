"""How every CSV file of the package is written, so that a spreadsheet shows its cells and runs none.

write(table, path)   a table as CSV: UTF-8 with a byte-order mark, text cells guarded
guarded(cell)        a cell as the file holds it
unguarded(cell)      the cell as it was

To change                              open
which cells are guarded, the format    _cells.py
"""

from ._cells import guarded, unguarded, write

__all__ = ["guarded", "unguarded", "write"]
