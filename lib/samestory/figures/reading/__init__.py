"""An article as a page to read: whose words, who is evaluated, which terms; and an address for every sentence.

    file_name(article)               the file of an article's page: article-000.html
    anchor(corpus, article, start)   the address of the sentence at an offset: article-000.html#s12

To change                                         open
the names of files, the addresses of sentences    _links.py
"""

from ._links import anchor, file_name

__all__ = ["anchor", "file_name"]
