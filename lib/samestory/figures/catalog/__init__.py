"""What the folder of figures says of itself: the index README.md, and how to cite each figure and table.

    folder()                where figures and tables go
    index()                 rewrite README.md and citations.bib
    index_path()            the file of the index
    check_name(...)         refuse a name that the index would not sort
    citation(name, title)   how to cite one figure or table
    rights()                what others may do with them

To change                                     open
authors, version, repository, DOI             CITATION.cff in the repository's folder, or in that of a reader's report
                                              (SAMESTORY_CITATION; read by _citation.py)
the wording of a citation, the BibTeX         _citation.py
what the index says of a figure or table      _index.py
"""

from ._citation import citation, rights
from ._index import check_name, folder, index, index_path

__all__ = ["check_name", "citation", "folder", "index", "index_path", "rights"]
