"""Words in their places: neighbors, word pairs, keywords in context, and sentences that an outlet repeats."""

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..corpus import offsets as spans
from ..errors import ArgumentError
from ..voices import voice_of
from ._words import code_of, copies, repeated, words

WINDOW = 5  # words, as in NLTK's window_size: neighbors stand up to four words apart
BOILERPLATE_COLUMNS = ["article", "start", "end", "text", "articles", "outlet"]
KWIC_COLUMNS = ["article", "start", "end", "left", "node", "right", "zone", "voice", "speaker"]


@spans.as_read
def boilerplate(corpus: Corpus) -> pd.DataFrame:
    """Find sentences that stand word for word in several articles of one outlet: footers, appeals, descriptions.

    Nothing is found where the outlet is unknown. Of a report that is there twice, the first counts.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame : one row a place, in the order of the corpus.
        article, start, end, text : the sentence (characters)
        articles : articles of the outlet that hold it
        outlet : the outlet
    """
    articles = repeated(corpus)
    articles = articles[~copies(corpus)[corpus.sentences["article"].cat.codes.to_numpy()[articles.index]]]
    found = corpus.sentences.iloc[articles.index]
    number = found["article"].cat.codes.to_numpy()
    places = list(zip(found["start"].tolist(), found["end"].tolist()))
    table = spans.table(corpus, number.tolist(), places, ("start", "end"))
    outlet = corpus.articles["outlet"].array.take(number)
    return table.assign(articles=articles.to_numpy(np.int64), outlet=outlet)[BOILERPLATE_COLUMNS]


@spans.as_read
def pairs(corpus: Corpus, window: int = WINDOW) -> pd.DataFrame:
    """Count how often each word is followed by each other word within the window.

    Parameters
    ----------
    window : words, as NLTK's window_size: 5 pairs a word with the four after it.

    Returns
    -------
    DataFrame : one row a pair, in alphabetical order.
        first, second : the words, in the order of the text
        count : occurrences, equal to BigramCollocationFinder.from_words of NLTK on each article

    Raises
    ------
    ArgumentError : a window below 2.

    Notes
    -----
    Windows end with the article. A sentence that is left out leaves a gap of its own length.

    See Also
    --------
    collocates : the pairs of one word, with measures

    Examples
    --------
    >>> from samestory import read_corpus
    >>> corpus = read_corpus(pd.DataFrame({"text": ["The trade war began. A trade war hurts."]}))
    >>> pairs(corpus, window=2).query("count > 1").values.tolist()
    [['trade', 'war', 2]]
    """
    labels, stream = words(corpus).labels, _stream("keyness.pairs", corpus, window)
    keys = _keys(stream, len(labels), window)
    ends = np.flatnonzero(np.append(keys[1:] != keys[:-1], True)[: len(keys)])
    dtype = pd.CategoricalDtype(pd.Index(labels, dtype="str"))
    codes = np.divmod(keys[ends], max(len(labels), 1))
    first, second = (pd.Categorical.from_codes(code, dtype=dtype) for code in codes)
    return pd.DataFrame({"first": first, "second": second, "count": np.diff(ends, prepend=-1)})


@spans.as_read
def collocates(corpus: Corpus, word: str, window: int = WINDOW) -> pd.DataFrame:
    """List the words that stand near a word, with two measures of how far that is more than chance.

    Parameters
    ----------
    word : "US" is the country, "us" the pronoun; a word that the corpus lacks has no rows.
    window : words, as NLTK's window_size: neighbors stand up to window - 1 words apart.

    Returns
    -------
    DataFrame : one row a neighbor, by log_likelihood.
        collocate : the neighbor
        before, after, count : times it stands before the word, after it, both
        collocate_count : times it occurs at all
        log_likelihood : Dunning (1993); as large where words avoid each other: then mi is below 0
        mi : bits (Church & Hanks 1990)

    Raises
    ------
    ArgumentError : a window below 2.

    See Also
    --------
    pairs : all pairs, without measures
    kwic : the places

    Examples
    --------
    >>> from samestory import read_corpus
    >>> corpus = read_corpus(pd.DataFrame({"text": ["The trade war began. A trade war hurts."]}))
    >>> collocates(corpus, "trade", window=2)[["collocate", "before", "after"]].values.tolist()[0]
    ['war', 0, 2]
    """
    stream, labels = _stream("keyness.collocates", corpus, window), words(corpus).labels
    at = np.flatnonzero(stream == code_of(labels, word))
    near = np.zeros((2, len(labels)), np.int64)
    for distance in range(1, window):
        for side, place in enumerate((at - distance, at + distance)):
            code = stream[place[(place >= 0) & (place < len(stream))]]
            near[side] += np.bincount(code[code >= 0], minlength=len(labels))
    beside = np.flatnonzero(near.sum(axis=0))
    before, after = near[:, beside]
    count = np.bincount(stream[stream >= 0], minlength=len(labels))[beside]
    total, together = int((stream >= 0).sum()), (before + after) / (2 * (window - 1))
    table = pd.DataFrame(
        {
            "collocate": pd.array(labels[beside], dtype="str"),
            "before": before,
            "after": after,
            "count": before + after,
            "collocate_count": count,
            "log_likelihood": _log_likelihood(together, len(at), count, total),
            "mi": np.log2(together * total) - np.log2(np.maximum(len(at) * count, 1)),
        }
    )
    # Sums of logarithms may differ in the last digit between processors; ties go by count and alphabet.
    order = np.lexsort((beside, -table["count"], -table["log_likelihood"].round(9)))
    return table.iloc[order].reset_index(drop=True)


@spans.as_read
def kwic(corpus: Corpus, word: str, width: int = 60) -> pd.DataFrame:
    """Show every place of a word in context, left-out sentences included.

    Parameters
    ----------
    word : "US" is the country, "us" the pronoun.
    width : characters of context on each side.

    Returns
    -------
    DataFrame : one row a place, in the order of the corpus.
        article, start, end : the place (characters)
        left, node, right : the text before the word, the word, the text after it, as printed
        zone, voice, speaker : of the place

    See Also
    --------
    collocates : which words stand near it

    Examples
    --------
    >>> from samestory import read_corpus
    >>> corpus = read_corpus(pd.DataFrame({"text": ["The trade war began. A trade war hurts."]}))
    >>> kwic(corpus, "war", width=6)[["left", "node", "right"]].values.tolist()[0]
    ['trade ', 'war', ' began']
    """
    stream = words(corpus)
    rows = np.flatnonzero(stream.code == code_of(stream.labels, word))
    places = corpus.tokens.iloc[rows][["start", "end"]].to_numpy().tolist()
    numbers = stream.article[rows].tolist()
    found = spans.table(corpus, numbers, [tuple(p) for p in places], ("start", "end")).rename(columns={"text": "node"})
    text = corpus.articles["text"].tolist()
    left = [text[n][max(0, a - width) : a] for n, (a, _) in zip(numbers, places)]
    right = [text[n][b : b + width] for n, (_, b) in zip(numbers, places)]
    found = found.assign(left=pd.Series(left, dtype="str"), right=pd.Series(right, dtype="str"))
    return voice_of(corpus, found)[KWIC_COLUMNS]


# Neighbors -------------------------------------------------------------------------------------------------------


def _stream(function: str, corpus: Corpus, window: int) -> np.ndarray:
    """Return the words in order, with -1 for each word left out and for gaps between articles."""
    if window < 2:
        raise ArgumentError(function, "window", window, "at least 2 words, the word itself included")
    every = words(corpus)
    counted = every.counted[every.sentence] & ~copies(corpus)[every.article]
    code = np.where(counted, every.code, np.int32(-1))
    is_one = every.code >= 0
    code, article = code[is_one], every.article[is_one]
    gaps = np.repeat(np.searchsorted(article, np.arange(len(corpus))), window - 1)
    return np.insert(code, gaps, -1)


def _keys(stream: np.ndarray, size: int, window: int) -> np.ndarray:
    """Return one number for each pair of words within the window, in ascending order."""
    keys, gap = np.full((window - 1, len(stream)), -1, np.int64), stream < 0
    for distance in range(1, min(window, len(stream))):
        row = keys[distance - 1, :-distance]  # written in place: fresh memory costs more than the sums
        np.multiply(stream[:-distance], size, out=row, dtype=np.int64)
        row += stream[distance:]
        row[gap[:-distance] | gap[distance:]] = -1
    keys = keys.ravel()
    keys.sort()
    return keys[np.searchsorted(keys, 0) :]


def _log_likelihood(together: np.ndarray, times: int, counts: np.ndarray, total: int) -> np.ndarray:
    """Return G² of the four cells; a cell that scaling drives below 0 (a word nearly everywhere) is empty."""
    cells = [together, counts - together, times - together, total - times - counts + together]
    margins = [times * counts, (total - times) * counts, times * (total - counts), (total - times) * (total - counts)]
    cells, margins = np.array(cells), np.array(margins)
    ratio = np.where((cells > 0) & (margins > 0), cells * total / np.maximum(margins, 1), 1)
    return 2 * (cells * np.log(ratio)).sum(axis=0)
