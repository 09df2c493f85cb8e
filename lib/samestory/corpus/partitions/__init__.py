"""A data set too large for one process, read by slices: what reading the whole decides is agreed on beforehand.

files_of(path)                 the Parquet and JSONL files of a data set, and what is passed over
cut(path, name, folder, size)  a file as slices: row groups, or lines; the texts are not kept
header(part, codec)            the columns of a slice, what they hold, its encoding
source_of(parts, headers)      what is decided of a file: its columns, its text, its encoding
survey(part, source, …)        the rows of a slice: ids, events, words, problems
agreed(surveys)                what is decided of all files: ids, repeated ids, events, notes
articles(rows, …), kinds       the rows of `Corpus.articles` of a slice; what their further columns hold
taken(chosen)                  the rows of a slice that are articles, for `corpus_of`
corpus_of(rows, problems, …)   such rows as a corpus

To change                                open
how large a slice is, which files        _cut.py
how the rows of a slice are read         _raw.py, _read.py
what a file decides                      _columns.py
what is noted of each row                _survey.py
what all rows decide together            _agreed.py
the table of articles                    _articles.py
"""

from .._build import corpus_of
from .._checks import as_text
from ..dates import check_form
from ._agreed import Agreed, agreed
from ._articles import Further, Kinds, articles, further, kinds
from ._columns import Header, Source, codec_of, header, source_of
from ._cut import SIZE, Size, Slice, cut, files_of
from ._read import Chosen, taken
from ._survey import Survey, survey

__all__ = ["SIZE", "Agreed", "Chosen", "Further", "Header", "Kinds", "Size", "Slice", "Source", "Survey"]
__all__ += ["agreed", "articles", "as_text", "check_form", "codec_of", "corpus_of", "cut", "files_of", "further"]
__all__ += ["header", "kinds", "source_of", "survey", "taken"]
