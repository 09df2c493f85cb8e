"""Keyness: which words set one group of articles apart, with the article, not the word, as the unit of chance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse, special, stats

from ..corpus import Corpus
from ..errors import CorpusError, Problem, shown
from ._collocates import boilerplate, collocates, kwic, pairs, words

__all__ = ["boilerplate", "chance", "collocates", "compare", "kwic", "pairs"]

PRIOR_WORDS = 500  # weight of the prior of the log-odds: about one news article
FEWEST_ARTICLES = 8  # a side; with fewer, a table describes and does not test
FEWEST_HOLDING = 3  # articles that hold a word before it is tested
ALPHA = 0.05
EXAMPLE_LENGTH = 120  # characters: examples near this length are read at a glance


class Side(NamedTuple):
    """One side: articles, words in all, Σ length²; for each word Σ count, Σ count², Σ count · length, articles with it."""

    articles: int
    size: float
    squares: float
    count: np.ndarray
    count_squares: np.ndarray
    count_lengths: np.ndarray
    holding: np.ndarray


class Null(NamedTuple):
    """For each word what is known of the target's residuals (count - rate · length) if chance alone labels the articles."""

    articles: int
    rate: np.ndarray
    count: np.ndarray
    deviation: np.ndarray
    skewness: np.ndarray


def compare(corpus: Corpus, by: str, target: Any, reference: Any = None) -> pd.DataFrame:
    """Compare the words of two groups of articles.

    `by` is a column of corpus.articles (or its index, "article"); `target` and `reference` are values of it, or lists
    of values; without a reference all other articles are. Words are folded but for initialisms (see
    concordance.words); sentences that repeat another of their article, and boilerplate, are left out first.

    Returns one row a word:

    - word; target_count, reference_count; target_per_1000, reference_per_1000 (words); target_articles,
      reference_articles (that hold it); top_article_share: the share of all its occurrences that one article holds.
    - log_ratio (bits; Hardie 2014) with its 95 % interval low, high. Where a count is 0, 0.5 is added to both counts
      (Haldane 1956; Anscombe 1956) and the empty side has the variance of a count of 0.5.
    - percent_difference (%DIFF, Gabrielatos & Marchi 2011; inf where the reference lacks the word); g2: log-likelihood
      as in the UCREL wizard (Rayson & Garside 2000), never negative, to be compared with other studies: it takes words for
      independent and finds far too much.
    - log_odds_z: weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn
      2008): the prior weighs 500 words and gives each word its share on both sides together; see attrs["prior"].
    - z: difference of the rates over its standard error between articles (ratio estimator, Cochran 1977).
    - p: how often relabeling the articles at random would part the word as unevenly, two-sided. What is relabeled are
      residuals, count less what length alone lets expect; the distribution of the target's sum is approximated by its
      mean, variance and skewness (Pitman 1937; Pearson type III, as in Mielke & Berry 2007). A t-test of z agrees where
      both sides are large and alike; where one is much smaller, it takes rare words that this side lacks for key words.
    - q: p after Benjamini & Hochberg (1995) over all words with a p.
    - dispersion: Gries' DP over the articles compared, normalized by Lijffijt & Gries (2012): 0 even, 1 in one place.
    - example with example_article, example_start, example_end: a sentence that holds the word, from the target
      where it has one.
    - note: "descriptive" where there is no p: a side has under 8 articles, the word stands in under 3, or in so few that
      p could not be below .05 if one side held them all (Tarone 1990). With one article on a side the spread between
      articles is unknown: then the interval takes that side's words for independent, and is too narrow.

    Sorted by the bound of the interval that is nearest to zero, 0 where it holds zero: words of the target first, words
    of the reference last; where intervals hold zero, by log_odds_z. Raises `CorpusError` for an unknown column or value,
    or where no articles are left.
    """
    numbers = _sides(corpus, by, target, reference)
    one, other = (_side(corpus, rows) for rows in numbers)
    used = np.flatnonzero(one.count + other.count)
    one, other = _only(one, used), _only(other, used)
    rows = np.concatenate(numbers)
    table = _measures(_counts(corpus)[rows][:, used], _lengths(corpus)[rows], one, other)
    table.insert(0, "word", pd.array(words(corpus).labels[used], dtype="str"))
    note = pd.Series(np.where(table["p"].isna(), "descriptive", ""), name="note", dtype="str")
    # Differences that only rounding makes decide nothing; among words that may not differ the log-odds do.
    order = np.lexsort((used, -table["log_odds_z"].fillna(0).round(9), -_nearest_zero(table).round(9)))
    table = pd.concat([table, _examples(corpus, numbers, used), note], axis=1).iloc[order].reset_index(drop=True)
    table.attrs = _facts(corpus, by, rows, one, other)
    return table


def chance(
    corpus: Corpus, by: str, target: Any, reference: Any = None, times: int = 200, seed: int = 0
) -> pd.DataFrame:
    """How many key words appear by chance: relabel the articles at random and compare again.

    The arguments are those of `compare`, and so is the test; both sides keep their number of articles. Returns one row a
    relabeling: relabeling, words (tested), share (of them with p < .05; a sound test has at most about .05), key_words
    (q < .05; a sound test has almost always 0). With under 8 articles a side nothing is tested: words is 0, share NaN.
    """
    numbers = _sides(corpus, by, target, reference)
    rows = np.concatenate(numbers)
    # In the order of the ids: the same seed draws the same labels in whatever order the articles are.
    rows = rows[np.argsort(corpus.articles.index[rows].astype(str), kind="stable")]
    rng = np.random.default_rng(seed)
    labels = np.array([rng.permutation(len(rows)) < len(numbers[0]) for _ in range(times)]).reshape(times, len(rows))
    tested = min(map(len, numbers)) >= FEWEST_ARTICLES
    found = _relabeled(_counts(corpus)[rows], labels) if tested else [(0, np.nan, 0)] * times
    table = pd.DataFrame(found, columns=["words", "share", "key_words"])
    table.insert(0, "relabeling", np.arange(times))
    return table


# Sides -----------------------------------------------------------------------------------------------------------


def _sides(corpus: Corpus, by: str, target: Any, reference: Any) -> tuple[np.ndarray, np.ndarray]:
    """The row numbers of the articles on both sides; articles without a word are on neither."""
    facts = corpus.articles.reset_index()
    if by not in facts.columns:
        raise _mistake("by", by, f"a column of corpus.articles: {', '.join(map(str, facts.columns))}")
    inside = _holds(facts[by], target, "target")
    outside = ~inside if reference is None else _holds(facts[by], reference, "reference")
    if (inside & outside).any():
        raise _mistake("reference", reference, f"other values of {by} than the target's")
    some = _lengths(corpus) > 0
    for name, side in (("target", inside), ("reference", outside)):
        if not (side & some).any():
            raise _mistake(name, target if name == "target" else reference, "at least one article that holds a word")
    # In the order of their ids, so that sums come out the same to the last digit in whatever order the articles are.
    by_id = np.argsort(corpus.articles.index.astype(str), kind="stable")
    return by_id[(inside & some)[by_id]], by_id[(outside & some)[by_id]]


def _holds(column: pd.Series, values: Any, name: str) -> np.ndarray:
    wanted = [values] if isinstance(values, str) or not isinstance(values, Iterable) else list(values)
    known = column.unique().tolist()
    for value in wanted:
        if value not in known:
            raise _mistake(name, value, f"values of {column.name} such as {', '.join(shown(v) for v in known[:5])}")
    return column.isin(wanted).to_numpy(dtype=bool)


def _mistake(argument: str, found: Any, expected: str) -> CorpusError:
    return CorpusError([Problem("compare", argument, shown(found), expected, f"Mend {argument}.", False)])


def _counts(corpus: Corpus) -> sparse.csr_matrix:
    """Article by word: how often each article holds each word."""
    return corpus.cached("counts", lambda: _count(corpus))


def _count(corpus: Corpus) -> sparse.csr_matrix:
    stream = words(corpus)
    kept = (stream.code >= 0) & stream.counted[stream.sentence]
    place = (stream.article[kept], stream.code[kept])
    shape = (len(corpus), len(stream.labels))
    found = sparse.coo_matrix((np.ones(len(place[0]), np.int32), place), shape=shape).tocsr()
    found.sum_duplicates()
    return found


def _lengths(corpus: Corpus) -> np.ndarray:
    return _counts(corpus).sum(axis=1, dtype=np.int64).A1


def _side(corpus: Corpus, rows: np.ndarray) -> Side:
    held, length = _counts(corpus)[rows], _lengths(corpus)[rows].astype(float)
    count = held.data.astype(float)
    of_article = np.repeat(length, np.diff(held.indptr))
    sums = [
        np.bincount(held.indices, weights, minlength=held.shape[1]) for weights in (count, count**2, count * of_article)
    ]
    holding = np.bincount(held.indices, minlength=held.shape[1])
    return Side(len(rows), length.sum(), (length**2).sum(), *sums, holding)


def _only(side: Side, used: np.ndarray) -> Side:
    return Side(*side[:3], *(values[used] for values in side[3:]))


def _measures(held: sparse.csr_matrix, length: np.ndarray, one: Side, other: Side) -> pd.DataFrame:
    both = one.count + other.count
    return pd.DataFrame(
        {
            "target_count": one.count.astype(np.int64),
            "reference_count": other.count.astype(np.int64),
            "target_per_1000": 1000 * _rate(one),
            "reference_per_1000": 1000 * _rate(other),
            "target_articles": one.holding,
            "reference_articles": other.holding,
            "top_article_share": held.max(axis=0).toarray().ravel() / both,
            **_log_ratio(one, other),
            **_word_level(one, other),
            **_test(_null(held, length.astype(float), one.articles), one, other),
            "dispersion": _dispersion(held, length),
        }
    )


# The measures ----------------------------------------------------------------------------------------------------


def _rate(side: Side) -> np.ndarray:
    return side.count / side.size


def _variance(side: Side) -> np.ndarray:
    """Of the rate, between articles: n / (n - 1) · Σ (count - rate · length)² / size². NaN for a single article."""
    if side.articles < 2:
        return np.full(np.shape(side.count), np.nan)
    rate = _rate(side)
    spread = side.count_squares - 2 * rate * side.count_lengths + rate**2 * side.squares
    spread = np.where(spread > 1e-12 * side.count_squares, spread, 0)  # what rounding leaves of nothing
    return side.articles / (side.articles - 1) * spread / side.size**2


def _z(one: Side, other: Side) -> np.ndarray:
    error = np.sqrt(_variance(one) + _variance(other))
    return np.divide(_rate(one) - _rate(other), error, out=np.full(np.shape(error), np.nan), where=error > 0)


def _test(null: Null, one: Side, other: Side) -> dict[str, np.ndarray]:
    p = _p(null, one.count - null.rate * one.size)
    few = min(one.articles, other.articles) < FEWEST_ARTICLES
    p = np.where(
        few | (one.holding + other.holding < FEWEST_HOLDING) | ~_testable(null, one.size / (one.size + other.size)),
        np.nan,
        p,
    )
    return {"z": _z(one, other), "p": p, "q": _benjamini_hochberg(p)}


def _null(held: sparse.csr_matrix, length: np.ndarray, n: int) -> Null:
    """What is known of the sum of n articles' residuals if they are drawn at random from those of `held`."""
    size, total, articles = held.shape[1], length.sum(), len(length)
    count = np.bincount(held.indices, held.data, minlength=size)
    rate = count / total
    expected = np.repeat(length, np.diff(held.indptr)) * rate[held.indices]
    moments = []
    for power in (2, 3):
        inside = np.bincount(held.indices, (held.data - expected) ** power - (-expected) ** power, minlength=size)
        moments.append(inside + (-rate) ** power * (length**power).sum())
    pairs = n * (articles - n) / (articles * max(articles - 1, 1))
    variance = pairs * np.where(moments[0] > 1e-12 * count, moments[0], np.nan)
    lean = pairs * (articles - 2 * n) / max(articles - 2, 1)
    return Null(articles, rate, count, np.sqrt(variance), lean * moments[1] / variance**1.5)


def _p(null: Null, residual: np.ndarray) -> np.ndarray:
    """Two-sided p of the target's residuals by a gamma distribution of the same mean, variance and skewness."""
    z, skew = _deviate(residual / null.deviation, null.articles), null.skewness
    z, skew = np.where(skew < 0, -z, z), np.abs(skew)
    shape = 4 / np.maximum(skew, 1e-4) ** 2
    place = shape + z * np.sqrt(shape)
    inside = np.maximum(place, 0)
    p = np.minimum(2 * np.minimum(special.gammainc(shape, inside), special.gammaincc(shape, inside)), 1)
    # Without skewness, or beyond the end of the gamma distribution, the normal distribution serves.
    return np.where((skew < 1e-4) | (place <= 0), 2 * special.ndtr(-np.abs(z)), p)


def _deviate(z: np.ndarray, articles: int) -> np.ndarray:
    """The normal deviate for a correlation of label and residual that is z standard errors of all relabelings from 0.

    Over relabelings such a correlation goes with t of n - 2 degrees of freedom (Pitman 1937); t becomes normal as in
    Wallace (1959).
    """
    freedom = articles - 2
    unexplained = np.maximum(1 - z**2 / max(articles - 1, 1), 1e-12)
    return np.sign(z) * (8 * freedom + 1) / (8 * freedom + 3) * np.sqrt(-max(freedom, 0) * np.log(unexplained))


def _testable(null: Null, share: float) -> np.ndarray:
    """Could p be below .05 at all: were all occurrences on the side with this share of the text, or none?"""
    return np.minimum(_p(null, null.count * (1 - share)), _p(null, -null.count * share)) < ALPHA


def _benjamini_hochberg(p: np.ndarray) -> np.ndarray:
    q = np.full(len(p), np.nan)
    some = np.flatnonzero(~np.isnan(p))
    order = some[np.argsort(p[some], kind="stable")]
    scaled = p[order] * len(order) / np.arange(1, len(order) + 1)
    q[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1)
    return q


def _log_ratio(one: Side, other: Side) -> dict[str, np.ndarray]:
    added = 0.5 * ((one.count == 0) | (other.count == 0))
    ratio = np.log2((one.count + added) / one.size) - np.log2((other.count + added) / other.size)
    freedom = one.articles + other.articles - 2
    reach = stats.t.ppf(1 - ALPHA / 2, freedom) if freedom else stats.norm.ppf(1 - ALPHA / 2)
    half = reach * np.sqrt(_log_variance(one, added) + _log_variance(other, added)) / np.log(2)
    return {"log_ratio": ratio, "low": ratio - half, "high": ratio + half}


def _log_variance(side: Side, added: np.ndarray) -> np.ndarray:
    """Of ln rate by the delta method; as for independent words where the articles cannot tell."""
    count = side.count + added
    independent = 1 / count
    if side.articles < 2:
        return independent
    return np.where(side.count > 0, _variance(side) * side.size**2 / count**2, independent)


def _word_level(one: Side, other: Side) -> dict[str, np.ndarray]:
    """The measures that take each word for a draw of its own."""
    with np.errstate(divide="ignore"):
        difference = 100 * (_rate(one) / _rate(other) - 1)
    return {"percent_difference": difference, "g2": _g2(one, other), "log_odds_z": _log_odds_z(one, other)}


def _g2(one: Side, other: Side) -> np.ndarray:
    both = (one.count + other.count) / (one.size + other.size)
    terms = [np.where(s.count > 0, s.count * np.log(np.maximum(s.count, 1) / (s.size * both)), 0) for s in (one, other)]
    return np.maximum(2 * (terms[0] + terms[1]), 0)


def _log_odds_z(one: Side, other: Side) -> np.ndarray:
    prior = PRIOR_WORDS * (one.count + other.count) / (one.size + other.size)
    odds = []
    for side in (one, other):
        rest = side.size + PRIOR_WORDS - side.count - prior
        odds.append(np.log(side.count + prior) - np.log(np.where(rest > 0, rest, np.nan)))
    return (odds[0] - odds[1]) / np.sqrt(1 / (one.count + prior) + 1 / (other.count + prior))


def _dispersion(held: sparse.csr_matrix, length: np.ndarray) -> np.ndarray:
    """Half of Σ |share of the word's occurrences - share of the text|, in whole numbers, so that no order shows."""
    size, count = length.sum(), held.sum(axis=0, dtype=np.int64).A1
    of_article = np.repeat(length, np.diff(held.indptr))
    away = np.abs(held.data * size - of_article * count[held.indices])
    inside, covered = np.zeros((2, held.shape[1]), np.int64)
    np.add.at(inside, held.indices, away)
    np.add.at(covered, held.indices, of_article)
    most = 1 - length.min() / size
    if most == 0:
        return np.full(held.shape[1], np.nan)  # a single article: there is nothing to be spread over
    return (inside + count * (size - covered)) / (2 * count * size) / most


def _nearest_zero(table: pd.DataFrame) -> pd.Series:
    return table["low"].clip(lower=0) + table["high"].clip(upper=0)


# Examples and facts ----------------------------------------------------------------------------------------------


def _examples(corpus: Corpus, numbers: tuple[np.ndarray, np.ndarray], used: np.ndarray) -> pd.DataFrame:
    """For each word the sentence of the target, else of the reference, that is nearest to a handy length."""
    stream, sentences = words(corpus), corpus.sentences
    best = _ranks(corpus, numbers)
    kept = (stream.code >= 0) & (best < len(sentences))[stream.sentence]
    first = np.full(len(stream.labels), len(sentences), np.int64)
    np.minimum.at(first, stream.code[kept], best[stream.sentence[kept]])
    row = np.argsort(best, kind="stable")[first[used]]
    article = sentences["article"].cat.codes.to_numpy()[row]
    start, end = sentences["start"].to_numpy()[row], sentences["end"].to_numpy()[row]
    text = corpus.articles["text"].tolist()
    spans = [text[n][a:b] for n, a, b in zip(article.tolist(), start.tolist(), end.tolist())]
    return pd.DataFrame(
        {
            "example": pd.array(spans, dtype="str"),
            "example_article": corpus.articles.index.take(article),
            "example_start": start,
            "example_end": end,
        }
    )


def _ranks(corpus: Corpus, numbers: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """The place of each sentence among the examples; those not compared share the last. Ids break ties, not order."""
    sentences = corpus.sentences
    side = np.full(len(corpus), 2)
    side[numbers[0]], side[numbers[1]] = 0, 1
    by_id = np.argsort(np.argsort(corpus.articles.index.astype(str), kind="stable"))
    article = sentences["article"].cat.codes.to_numpy()
    away = np.abs((sentences["end"] - sentences["start"]).to_numpy() - EXAMPLE_LENGTH)
    group = np.where(words(corpus).counted, side[article], 2)
    order = np.lexsort((sentences["start"].to_numpy(), by_id[article], away, group))
    rank = np.empty(len(sentences), np.int64)
    rank[order] = np.arange(len(sentences))
    return np.where(group < 2, rank, len(sentences))


def _facts(corpus: Corpus, by: str, rows: np.ndarray, one: Side, other: Side) -> dict[str, Any]:
    compared = np.isin(corpus.sentences["article"].cat.codes.to_numpy(), rows)
    return {
        "by": by,
        "target_articles": one.articles,
        "reference_articles": other.articles,
        "target_words": int(one.size),
        "reference_words": int(other.size),
        "sentences_left_out": int((compared & ~words(corpus).counted).sum()),
        "prior": f"alpha of a word = {PRIOR_WORDS} x its share of the words on both sides together",
        "prior_words": PRIOR_WORDS,
    }


# Chance ----------------------------------------------------------------------------------------------------------

AT_ONCE = 16  # relabelings worked on together: what bounds the memory


def _relabeled(held: sparse.csr_matrix, labels: np.ndarray) -> list[tuple[int, float, int]]:
    """For each row of labels (True the target): words tested, share with p < .05, words with q < .05."""
    length = held.sum(axis=1, dtype=np.int64).A1.astype(float)
    held = held[:, np.bincount(held.indices, minlength=held.shape[1]) >= FEWEST_HOLDING]
    null, size, by_word = _null(held, length, labels[:1].sum()), labels @ length, held.T.tocsr().astype(float)
    found = []
    for begin in range(0, len(labels), AT_ONCE):
        counts = by_word @ labels[begin : begin + AT_ONCE].T.astype(float)
        for inside, count in zip(size[begin:], counts.T):
            p = _p(null, count - null.rate * inside)[_testable(null, inside / length.sum())]
            key_words = int((_benjamini_hochberg(p) < ALPHA).sum())
            found.append((len(p), (p < ALPHA).mean() if len(p) else np.nan, key_words))
    return found
