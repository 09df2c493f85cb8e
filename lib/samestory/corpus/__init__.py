"""A corpus: articles, sentences and tokens over unmodified texts.

read_corpus(source)   a folder, a table file or a DataFrame as a `Corpus`
Corpus                articles, sentences, tokens, zones, problems, notes
text                  sentences, tokens and folding of a plain text

For other packages: offsets (spans as tables, which row holds an offset, results kept with the corpus, texts as they
read), OfAll (keys of what parts of a corpus know, too), copies (spans in the same words), parts (a large corpus in
parts), read_delimited (a CSV or TSV file as rows and problems), saving (how every file is written, whole or not at
all), and spreadsheet (how every CSV file is).

To change                                   open
which files and tables can be read          _files.py, _tables.py, _encodings.py; how large: unpacking
which rows are reported or left out         _checks.py
which forms of a date are read              dates, codebooks/calendar.toml
whether a text reads as prose               health, codebooks/health.toml
headline, lead, dateline and other zones    _zones.py, codebooks/zones.toml
what print does to a text, joined lines     normalize, codebooks/normalize.toml
where a sentence or a token ends            text, codebooks/sentences.toml
the tables of a corpus                      _build.py
what a corpus offers, how it is shown       _corpus.py
what an article is called in figures         labels
which spans stand in the same words         copies.py
how a large corpus is cut and shared out    parts
how files are written, CSV files above all   saving, spreadsheet
"""

from . import copies, offsets, parts, saving, spreadsheet, text
from ._build import read_corpus
from ._corpus import Corpus, OfAll
from ._tables import read_delimited

__all__ = ["Corpus", "OfAll", "copies", "offsets", "parts", "read_corpus", "read_delimited", "saving"]
__all__ += ["spreadsheet", "text"]
