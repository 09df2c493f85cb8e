"""Words in their places: the word stream of a corpus, repeated sentences, neighbors and keywords in context."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..corpus import offsets as spans
from ..corpus.text import fold, is_word
from ..voices import voice_of

WINDOW = 5  # words, as in NLTK's window_size: neighbors stand up to four words apart
INITIALISM = range(2, 5)  # letters; longer words in capitals (WASHINGTON, UNESCO) are printed otherwise elsewhere
BOILERPLATE_COLUMNS = ["article", "start", "end", "text", "articles", "outlet"]
PAIR_COLUMNS = ["first", "second", "count"]
COLLOCATE_COLUMNS = ["collocate", "before", "after", "count", "collocate_count", "log_likelihood", "mi"]
KWIC_COLUMNS = ["article", "start", "end", "left", "node", "right", "zone", "voice", "speaker"]


class Words(NamedTuple):
    """The words of a corpus as numbers: `labels` in alphabetical order, and for each row of corpus.tokens its label.

    `code` is -1 for punctuation; `article` and `sentence` are row numbers of corpus.articles and corpus.sentences;
    `counted` tells of each sentence whether its words count (neither a repetition in its article nor boilerplate).
    """

    labels: np.ndarray
    code: np.ndarray
    article: np.ndarray
    sentence: np.ndarray
    counted: np.ndarray


def words(corpus: Corpus) -> Words:
    """The word stream of a corpus, made once.

    Words are folded to lower case, but initialisms of two to four letters keep their capitals, since "US" the country
    and "us" the pronoun are different words. In a run of words in capitals that holds a longer one ("NEW DELHI", a
    headline set in capitals) nobody can tell the two apart: such words are folded.
    """
    return corpus.cached("words", lambda: _words(corpus))


def boilerplate(corpus: Corpus) -> pd.DataFrame:
    """Sentences that stand word for word in several articles of one outlet: footers, appeals, standing descriptions.

    Returns one row a place: article start end text articles (how many
    articles of the outlet hold it) outlet, in the order of the corpus. Nothing is found where the outlet is unknown. An
    article that an outlet published twice is found as a whole: left out, it cannot count as two witnesses.
    """
    rows, articles = _repeated(corpus)
    found = corpus.sentences.iloc[rows]
    whole = corpus.articles["text"].tolist()
    number = found["article"].cat.codes.to_numpy()
    text = [whole[n][a:b] for n, a, b in zip(number.tolist(), found["start"].tolist(), found["end"].tolist())]
    return pd.DataFrame(
        {
            "article": found["article"].array,
            "start": found["start"].to_numpy(),
            "end": found["end"].to_numpy(),
            "text": pd.array(text, dtype="str"),
            "articles": np.array(articles, dtype=np.int64),
            "outlet": corpus.articles["outlet"].array.take(number),
        },
        columns=BOILERPLATE_COLUMNS,
    )


def pairs(corpus: Corpus, window: int = WINDOW) -> pd.DataFrame:
    """How often each word is followed by each other word within the window.

    `window` is NLTK's window_size: 5 pairs a word with the four after it. Returns first second count, in alphabetical
    order. Counts are those of BigramCollocationFinder.from_words on each article's words; windows end with the article,
    and a sentence that is left out (repeated in its article, or boilerplate) leaves a gap of its own length.
    """
    size = len(words(corpus).labels)
    keys = _keys(_stream(corpus, window)[0], size, window)
    ends = np.flatnonzero(np.append(keys[1:] != keys[:-1], True)[: len(keys)])
    keys, labels = keys[ends], pd.CategoricalDtype(pd.Index(words(corpus).labels, dtype="str"))
    first, second = np.empty((2, len(keys)), np.int32)
    np.floor_divide(keys, max(size, 1), out=first, casting="unsafe")
    np.remainder(keys, max(size, 1), out=second, casting="unsafe")
    return pd.DataFrame(
        {
            "first": pd.Categorical.from_codes(first, dtype=labels),
            "second": pd.Categorical.from_codes(second, dtype=labels),
            "count": np.diff(ends, prepend=-1),
        },
        columns=PAIR_COLUMNS,
    )


def collocates(corpus: Corpus, word: str, window: int = WINDOW) -> pd.DataFrame:
    """The words that stand near a word, with two measures of how far that is more than chance.

    Returns collocate, before and after (times it stands up to window - 1 words before or after the word), count (both),
    collocate_count (times it occurs at all), log_likelihood (Dunning 1993) and mi (bits; Church & Hanks 1990), sorted
    by log_likelihood. The measures are NLTK's likelihood_ratio and pmi of count / (2 · (window - 1)), both words' counts
    and the number of words; log_likelihood is as large where words avoid each other: then mi is below 0.
    A word that the corpus does not hold has no rows. `before` and `after` are NLTK's counts of the pairs.
    """
    stream, total = _stream(corpus, window)
    labels = words(corpus).labels
    node, size = _code(labels, word), len(labels)
    if node is None:
        return _scored(labels, np.zeros((2, 0), np.int64), 0, np.zeros(0, np.int64), 0, window)
    at = np.flatnonzero(stream == node)
    near = np.zeros((2, size), np.int64)
    for distance in range(1, window):
        for side, place in enumerate((at - distance, at + distance)):
            code = stream[place[(place >= 0) & (place < len(stream))]]
            near[side] += np.bincount(code[code >= 0], minlength=size)
    counts = np.bincount(stream[stream >= 0], minlength=size)
    return _scored(labels, near, len(at), counts, total, window)


def kwic(corpus: Corpus, word: str, width: int = 60) -> pd.DataFrame:
    """Every place of a word in context, left-out sentences included.

    Returns article start end left node right zone voice speaker, in the order of the corpus; `left` and `right` are
    up to `width` characters of the article as printed, so that left + node + right is one stretch of its text.
    """
    stream = words(corpus)
    node = _code(stream.labels, word)
    rows = np.flatnonzero(stream.code == node) if node is not None else np.zeros(0, np.int64)
    places = corpus.tokens.iloc[rows][["start", "end"]].to_numpy().tolist()
    numbers = stream.article[rows].tolist()
    found = spans.table(corpus, numbers, [tuple(p) for p in places], ("start", "end")).rename(columns={"text": "node"})
    text = corpus.articles["text"].tolist()
    left = [text[n][max(0, a - width) : a] for n, (a, _) in zip(numbers, places)]
    right = [text[n][b : b + width] for n, (_, b) in zip(numbers, places)]
    found = found.assign(left=pd.array(left, dtype="str"), right=pd.array(right, dtype="str"))
    return voice_of(corpus, found)[KWIC_COLUMNS]


# The word stream -------------------------------------------------------------------------------------------------


def _words(corpus: Corpus) -> Words:
    tokens, sentences = corpus.tokens, corpus.sentences
    article = tokens["article"].cat.codes.to_numpy()
    first = np.searchsorted(sentences["article"].cat.codes.to_numpy(), np.arange(len(corpus)))
    sentence = (first[article] + tokens["sentence"].to_numpy()).astype(np.int32)
    labels, code = _labeled(
        tokens["token"].cat.categories.tolist(), tokens["token"].cat.codes.to_numpy(), article, sentence
    )
    counted = sentences["repeats"].to_numpy() < 0
    counted[_repeated(corpus)[0]] = False
    return Words(labels, code, article, sentence, counted)


def _labeled(
    types: list[str], token: np.ndarray, article: np.ndarray, sentence: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The labels in alphabetical order and the label of each token."""
    lower = fold("\n".join(types)).split("\n") if types else []  # one call: folding keeps lines and lengths
    stems = [t[:-2] if low.endswith("'s") else t for t, low in zip(types, lower)]
    capital = [stem.isupper() for stem in stems]
    letters = [sum(map(str.isalpha, stem)) if up else 0 for stem, up in zip(stems, capital)]
    short = [n in INITIALISM and stem.replace(".", "").replace("&", "").isalpha() for n, stem in zip(letters, stems)]
    kept = [stem + low[len(stem) :] if own else low for stem, low, own in zip(stems, lower, short)]
    labels = sorted({label for label, t in zip([*lower, *kept], [*types, *types]) if is_word(t)})
    number = {label: n for n, label in enumerate(labels)}
    folded = np.array([number.get(low, -1) for low in lower], np.int32)
    own = np.array([number.get(label, -1) for label in kept], np.int32)
    shouted = _shouted(np.array(capital, bool)[token], np.array(letters)[token] >= INITIALISM.stop, article, sentence)
    return np.array(labels, dtype=object), np.where(shouted, folded[token], own[token])


def _shouted(capital: np.ndarray, long: np.ndarray, article: np.ndarray, sentence: np.ndarray) -> np.ndarray:
    """The tokens in runs of capitals that hold a long word."""
    if not len(capital):
        return capital
    starts = np.flatnonzero(np.append(True, (capital[1:] != capital[:-1]) | (np.diff(sentence) != 0)))
    return np.repeat(np.logical_or.reduceat(long, starts), np.diff(starts, append=len(capital))) & capital


def _repeated(corpus: Corpus) -> tuple[list[int], list[int]]:
    """Rows of corpus.sentences that are boilerplate, and in how many articles of their outlet each stands."""
    return corpus.cached("boilerplate", lambda: _find_repeated(corpus))


def _find_repeated(corpus: Corpus) -> tuple[list[int], list[int]]:
    outlets = corpus.articles["outlet"].tolist()
    seen: dict[str, dict[str, int]] = {outlet: {} for outlet in outlets}
    again: dict[tuple[str, str], list[int]] = {}
    row, number_of = 0, corpus.sentences["article"].cat.codes.to_numpy()
    for number, text, starts, ends in spans.texts(corpus):
        before = seen[outlets[number]]
        for n, (start, end) in enumerate(zip(starts, ends) if outlets[number] else (), row):
            first = before.setdefault(text[start:end], n)
            if first != n:
                again.setdefault((outlets[number], text[start:end]), [first]).append(n)
        row += len(starts)
    articles = {key: len(set(number_of[rows].tolist())) for key, rows in again.items() if is_word(key[1])}
    found = {n: count for key, count in articles.items() if count > 1 for n in again[key]}
    rows = sorted(found)
    return rows, [found[n] for n in rows]


def _code(labels: np.ndarray, word: str) -> int | None:
    """The number of a word: as given ("US") if it is a label, else folded; None where the corpus does not hold it."""
    for label in (word.replace("’", "'"), fold(word)):
        at = int(np.searchsorted(labels, label))
        if at < len(labels) and labels[at] == label:
            return at
    return None


# Neighbors -------------------------------------------------------------------------------------------------------


def _stream(corpus: Corpus, window: int) -> tuple[np.ndarray, int]:
    """The words in order, -1 for each word left out and for gaps between articles; and how many words there are."""
    if window < 2:
        raise ValueError(f"window is {window}; expected at least 2 words, of which the first is the word itself.")
    every = words(corpus)
    code = np.where(every.counted[every.sentence], every.code, np.int32(-1))
    is_one = every.code >= 0
    code, article = code[is_one], every.article[is_one]
    gaps = np.repeat(np.searchsorted(article, np.arange(len(corpus))), window - 1)
    return np.insert(code, gaps, -1), int((code >= 0).sum())


def _keys(stream: np.ndarray, size: int, window: int) -> np.ndarray:
    """One number for each pair of words within the window, in ascending order."""
    keys, gap = np.full((window - 1, len(stream)), -1, np.int64), stream < 0
    for distance in range(1, min(window, len(stream))):
        row = keys[distance - 1, :-distance]  # written in place: fresh memory costs more than the sums
        np.multiply(stream[:-distance], size, out=row, dtype=np.int64)
        row += stream[distance:]
        row[gap[:-distance] | gap[distance:]] = -1
    keys = keys.ravel()
    keys.sort()
    return keys[np.searchsorted(keys, 0) :]


def _scored(
    labels: np.ndarray, near: np.ndarray, times: int, counts: np.ndarray, total: int, window: int
) -> pd.DataFrame:
    at = np.flatnonzero(near.sum(axis=0))
    before, after = near[:, at]
    together = (before + after) / (2 * (window - 1))
    table = pd.DataFrame(
        {
            "collocate": labels[at].astype(object),
            "before": before,
            "after": after,
            "count": before + after,
            "collocate_count": counts[at],
            "log_likelihood": _log_likelihood(together, times, counts[at], total),
            "mi": np.log2(together * total) - np.log2(np.maximum(times * counts[at], 1)),
        },
        columns=COLLOCATE_COLUMNS,
    ).astype({"collocate": "str"})
    # Sums of logarithms may differ in the last digit between processors; ties go by count and alphabet.
    order = np.lexsort((at, -table["count"], -table["log_likelihood"].round(9)))
    return table.iloc[order].reset_index(drop=True)


def _log_likelihood(together: np.ndarray, times: int, counts: np.ndarray, total: int) -> np.ndarray:
    """G² of the four cells; a cell that scaling would drive below 0 (a word nearly everywhere) counts as empty."""
    cells = [together, counts - together, times - together, total - times - counts + together]
    margins = [times * counts, (total - times) * counts, times * (total - counts), (total - times) * (total - counts)]
    score = np.zeros(len(together))
    for cell, margin in zip(cells, margins):
        some = (cell > 0) & (margin > 0)
        score[some] += cell[some] * np.log(cell[some] * total / margin[some])
    return 2 * score
