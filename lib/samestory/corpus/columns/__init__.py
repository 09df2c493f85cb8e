"""What the cells of a table show of its columns: by this it is told which column is the text.

Cells(rows)               looked up in the rows when it is asked for
Summary                   the same, gathered from a part of a table; summaries of parts are added up
summary(rows, columns, …)  the summary of some rows

To change what is looked at, open _cells.py.
"""

from ._cells import Cells, Summary, summary

__all__ = ["Cells", "Summary", "summary"]
