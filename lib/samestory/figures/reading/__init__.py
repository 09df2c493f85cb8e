"""An article as a page to read: whose words, who is evaluated, which terms; and an address for every sentence.

    page(corpus, article, layers)    the whole text, shaded by voice, with what the layers mark, for the notebook
    save(corpus, layers)             the same as files: article-000.html, one an article, with origin and citation
    portrait(corpus, article, …)     a report in five lines
    file_name(article)               the file of an article's page: article-000.html
    anchor(corpus, article, start)   the address of the sentence at an offset: article-000.html#s12

To change                                         open
the names of files, the addresses of sentences    _links.py
what a table of spans marks, signs, speakers      _layers.py
how marks look, the legend, paragraphs            _page.py
what stands around an article in its file         _save.py
the lines of a portrait                           _portrait.py
"""

from ._links import anchor, file_name
from ._page import page
from ._portrait import portrait
from ._save import save

__all__ = ["anchor", "file_name", "page", "portrait", "save"]
