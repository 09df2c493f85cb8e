"""How every CSV file of the package is written, so that a spreadsheet shows its cells and runs none.

write(table, path)   a table as CSV: UTF-8 with a byte-order mark, text cells guarded
write_sheet(…)       the same, for a person to fill in; never over a sheet that is filled in
fill(table, path)    the same into a file of `saving.whole`
guarded(cell)        a cell as the file holds it
unguarded(cell)      the cell as it was

To change                              open
which cells are guarded, the format    _cells.py
"""

from ._cells import fill, guarded, unguarded, write, write_sheet

__all__ = ["fill", "guarded", "unguarded", "write", "write_sheet"]
