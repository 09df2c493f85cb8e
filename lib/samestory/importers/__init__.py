"""Exports of news databases and crawlers as tables that `read_corpus` takes as they are. Nothing is downloaded.

    nexis(path)         Nexis Uni, Lexis+ and the older Nexis: .txt, or .docx with the extra `docx`
    factiva(path)       Factiva: .txt, with the codes of its fields or without
    mediacloud(path)    lists of stories of Media Cloud, once they have a column of texts
    gdelt(path)         lists of articles of GDELT, once they have texts
    newsplease(path)    .json files of news-please
    newspaper4k(path)   .json or .csv files of newspaper3k and newspaper4k
    html(path)          saved web pages, with the extra `html`

Each returns one row an article: article, outlet, title, published, text; then what else the source says.
One article without a text is left out with a `CorpusWarning`; `table.attrs["problems"]` lists all problems.

To change                                     open
columns, ids, dates, what is left out         _table.py
which files are read, extras that are missing _sources.py
the two layouts of Nexis                      _nexis.py, codebooks/exports.toml
the two layouts of Factiva                    _factiva.py, codebooks/exports.toml
columns of lists and crawlers                 _lists.py, _crawlers.py
web pages                                     _html.py
"""

from ._crawlers import newspaper4k, newsplease
from ._factiva import factiva
from ._html import html
from ._lists import gdelt, mediacloud
from ._nexis import nexis

__all__ = ["factiva", "gdelt", "html", "mediacloud", "newspaper4k", "newsplease", "nexis"]
