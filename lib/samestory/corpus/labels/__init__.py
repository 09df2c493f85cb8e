"""Short names of articles for figures and tables.

named(articles)   a name for each article: at most 28 characters, unique

To change what a name is made of, open _labels.py.
"""

from ._labels import named

__all__ = ["named"]
