"""Where an article's page lies, and where a sentence stands on it."""

import hashlib
import re
from bisect import bisect_right

from ...corpus import Corpus
from ...corpus.offsets import once_per_corpus
from ...errors import ArgumentError

# Lower case alone: some file systems do not tell "A" from "a". No id that is taken as it stands ends like a digest.
PLAIN = re.compile(r"(?!.*-[0-9a-f]{10}\Z)[a-z0-9][a-z0-9_-]{0,47}\Z")
KEPT = 30  # characters of an id that stand before its digest


def file_name(article: object) -> str:
    """Name the file of an article's page; no two ids share one.

    Parameters
    ----------
    article : object
        The id of an article: any text or number.

    Returns
    -------
    str
        "article-", the id, ".html". An id that is long or holds anything but small letters, digits, "-" and "_" is
        shortened to those and followed by ten digits of its SHA-256.

    Examples
    --------
    >>> file_name("000"), file_name("News/Ä 1")
    ('article-000.html', 'article-news-1-f478c6a04e.html')
    """
    return f"article-{slug(article)}.html"


def slug(name: object) -> str:
    """Shorten any text or number to what may stand in an address; no two share one."""
    plain = str(name)
    if PLAIN.match(plain):
        return plain
    digest = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    kept = re.sub("[^a-z0-9_]+", "-", plain.lower()).strip("-")[:KEPT]
    return f"{kept}-{digest}" if kept else digest


def anchor(corpus: Corpus, article: object, start: int) -> str:
    """Return the address of the sentence that holds an offset, relative to the folder of figures.

    Parameters
    ----------
    corpus : Corpus
    article : object
        An id of the corpus.
    start : int
        Characters from the start of the article; between two sentences the one before is meant.

    Returns
    -------
    str
        The article's file and the number of the sentence in `corpus.sentences`.

    Raises
    ------
    ArgumentError
        The article is not in the corpus.

    Examples
    --------
    >>> import pandas as pd, samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"article": ["000"], "text": ["Prices rose. Nobody said why."]}))
    >>> anchor(corpus, "000", 14)
    'article-000.html#s1'
    """
    starts = _starts(corpus)
    if article not in starts:
        raise ArgumentError("reading.anchor", "article", article, "an article of this corpus", corpus.fileids()[:20])
    return f"{file_name(article)}#s{max(bisect_right(starts[article], start) - 1, 0)}"


@once_per_corpus
def _starts(corpus: Corpus) -> dict[object, list[int]]:
    """Return where the sentences of each article start; they are numbered from 0 in each."""
    sentences = corpus.sentences.groupby("article", observed=False)["start"]
    return {article: starts.tolist() for article, starts in sentences}
