"""The p of `compare`: how often a random relabeling of the articles parts a word as unevenly.

A word's residual in an article is its count, less the count that the article's length alone lets expect. The
statistic is the sum of the target's residuals. Under the null hypothesis the target is drawn at random from all
articles (Pitman 1937). p is twice the smaller share of relabelings with a sum at least, or at most, as large.

Most words need no more than the mean, variance and skewness of the sum (`_fit`). In the tail that fit may be a hundred
times off, so a small p is a saddlepoint approximation. Words in up to eight articles keep the fit: it errs on the safe
side, and the approximation, made for smooth distributions, does not.

References
----------
.. [1] Mielke, P. W., & Berry, K. J. (2007). Permutation methods. Springer. (Pearson type III.)
.. [2] Robinson, J. (1982). Saddlepoint approximations for permutation tests. JRSS B 44.
.. [3] Booth, J. G., & Butler, R. W. (1990). Randomization distributions and saddlepoint approximations. Biometrika 77.
.. [4] Barndorff-Nielsen, O. E. (1986). Inference on full or partial parameters. Biometrika 73. (The form of the tail.)
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy import sparse, special, stats

FEWEST_ARTICLES = 8  # a side; with fewer, a table describes and does not test
FEWEST_HOLDING = 3  # articles that hold a word before it is tested
ALPHA = 0.05
TAIL = 0.1  # below this p the fit of three moments may be off by more than a factor of two
TAIL_HOLDING = 9  # articles that hold a word before its small p is approximated
LENGTHS = 8  # saddlepoint: articles without the word whose lengths differ by less than 1 / 8 are taken together
AT_ONCE = 16  # relabelings worked on together: what bounds the memory
WORDS_AT_ONCE = 256  # words approximated together
STEPS = 100  # of Newton's method; most words need 4 to 25


class Residuals(NamedTuple):
    """What is known of the sum of each word's residuals in `drawn` articles if these are drawn at random."""

    counts: sparse.csc_matrix  # article by word
    length: np.ndarray
    drawn: int
    count: np.ndarray
    rate: np.ndarray
    deviation: np.ndarray
    skewness: np.ndarray


def relabeled_p(
    counts: sparse.csr_matrix, length: np.ndarray, labels: np.ndarray, tail: float = TAIL
) -> Iterator[np.ndarray]:
    """Yield for each row of labels (True the target) the two-sided p of each word; NaN for words that are not tested.

    Not tested are words in few articles, and those whose p could not be below .05 even if one side had all of their
    occurrences (Tarone 1990). A p below `tail` is approximated more closely.
    """
    drawn, words = int(labels[:1].sum()), counts.shape[1]
    held = np.bincount(counts.indices, minlength=words) >= FEWEST_HOLDING
    if min(drawn, len(length) - drawn) < FEWEST_ARTICLES or not held.any():
        yield from np.full((len(labels), words), np.nan)
        return
    null = _residuals(counts[:, held], length, drawn)
    for begin in range(0, len(labels), AT_ONCE):
        target = labels[begin : begin + AT_ONCE].astype(float)
        p = np.full((len(target), words), np.nan)
        p[:, held] = _p(null, (null.counts.T @ target.T).T, (target @ length)[:, None], tail)
        yield from p


def adjusted(p: np.ndarray) -> np.ndarray:
    """Return q, the p after Benjamini & Hochberg (1995); NaN where there is no p."""
    q, tested = np.full(len(p), np.nan), ~np.isnan(p)
    if tested.any():
        q[tested] = stats.false_discovery_control(p[tested])
    return q


def _residuals(counts: sparse.csr_matrix, length: np.ndarray, drawn: int) -> Residuals:
    words, articles, of_article = counts.shape[1], len(length), np.repeat(length, np.diff(counts.indptr))
    count = np.bincount(counts.indices, counts.data, minlength=words)
    rate = count / length.sum()
    expected = of_article * rate[counts.indices]
    away = counts.data - expected
    second, third = (
        np.bincount(counts.indices, of_holding, minlength=words) + of_others
        for of_holding, of_others in (
            (away**2 - expected**2, rate**2 * (length**2).sum()),
            (away**2 * away + expected**2 * expected, -(rate**3) * (length**3).sum()),
        )
    )
    second = np.where(second > 1e-12 * count, second, np.nan)
    pairs = drawn * (articles - drawn) / (articles * (articles - 1))
    deviation = np.sqrt(pairs * second)
    skewness = pairs * (articles - 2 * drawn) / (articles - 2) * third / deviation**3
    return Residuals(counts.tocsc().astype(float), length, drawn, count, rate, deviation, skewness)


def _p(null: Residuals, count: np.ndarray, size: np.ndarray, tail: float) -> np.ndarray:
    """Return the p of the counts of each word (column) in targets (rows) of `size` words."""
    share = size / null.length.sum()
    most, least = _fit(null, null.count * (1 - share)), _fit(null, -null.count * share)
    residual = np.where(np.minimum(most, least) < ALPHA, count - null.rate * size, np.nan)
    p = _fit(null, residual)
    row, word = np.nonzero((p < tail) & (np.diff(null.counts.indptr) >= TAIL_HOLDING))
    order = np.argsort(np.abs(residual / null.deviation)[row, word], kind="stable")  # alike need as many steps
    for first in range(0, len(order), WORDS_AT_ONCE):
        some = order[first : first + WORDS_AT_ONCE]
        place = row[some], word[some]
        closer = _saddlepoint(null, place[1], residual[place])
        p[place] = np.where(np.isnan(closer), p[place], closer)  # without a solution the fit stays
    # No p is below that of the most uneven relabeling alone.
    articles, drawn = len(null.length), null.drawn
    ways = special.gammaln(articles + 1) - special.gammaln(drawn + 1) - special.gammaln(articles - drawn + 1)
    return np.clip(p, 2 * np.exp(-ways), 1)


def _fit(null: Residuals, residual: np.ndarray) -> np.ndarray:
    """Return the two-sided p by a gamma distribution of the same mean, variance and skewness (Pearson type III)."""
    z, skew = _deviate(residual / null.deviation, len(null.length)), null.skewness
    z, skew = np.where(skew < 0, -z, z), np.abs(skew)
    shape = 4 / np.maximum(skew, 1e-4) ** 2
    place = shape + z * np.sqrt(shape)
    upper = special.gammaincc(shape, np.maximum(place, 0))
    p = 2 * np.minimum(upper, 1 - upper)
    # Without skewness, or beyond the end of the gamma distribution, the normal distribution serves.
    return np.where((skew < 1e-4) | (place <= 0), 2 * special.ndtr(-np.abs(z)), p)


def _deviate(z: np.ndarray, articles: int) -> np.ndarray:
    """Return the normal deviate of a residual that is z standard deviations of all relabelings from 0.

    Over relabelings the correlation of label and residual goes with t of n - 2 degrees of freedom (Pitman 1937); t
    becomes normal as in Wallace (1959).
    """
    freedom = articles - 2
    unexplained = np.maximum(1 - z**2 / (articles - 1), 1e-12)
    return np.sign(z) * (8 * freedom + 1) / (8 * freedom + 3) * np.sqrt(-freedom * np.log(unexplained))


# The tail --------------------------------------------------------------------------------------------------------


def _saddlepoint(null: Residuals, word: np.ndarray, residual: np.ndarray) -> np.ndarray:
    """Return the two-sided p by the double saddlepoint approximation.

    Each article is drawn with probability expit(logit(n / N) + s + t * residual). Newton's method finds s and t with
    n articles and the target's residual expected; far from them a step is at most three standard deviations long.
    """
    articles, drawn = len(null.length), null.drawn
    share, variance = drawn / articles, drawn * (articles - drawn) / articles
    first, of, many, value = _grouped(null, word)
    scale = np.sqrt(np.add.reduceat(many * value**2, first) / articles)
    value, aim = value / scale[of], residual / scale
    s, t = np.zeros(len(word)), aim / variance
    for _ in range(STEPS):
        chance = special.expit(special.logit(share) + s[of] + t[of] * value)
        expected, spread = many * chance, many * chance * (1 - chance)
        columns = np.array([expected, expected * value, spread, spread * value, spread * value**2])
        excess, tilt, a, b, c = np.add.reduceat(columns, first, axis=1)
        excess, tilt, determinant = excess - drawn, tilt - aim, np.maximum(a * c - b**2, 1e-300)
        step_s, step_t = (c * excess - b * tilt) / determinant, (a * tilt - b * excess) / determinant
        decrement = np.sqrt(np.maximum(step_s * excess + step_t * tilt, 0))
        if decrement.max() < 1e-3:
            break
        s, t = s - step_s / (1 + decrement / 3), t - step_t / (1 + decrement / 3)
    cumulant = many * np.logaddexp(np.log(1 - share), np.log(share) + s[of] + t[of] * value)
    root = np.sqrt(2 * (s * drawn + t * aim - np.add.reduceat(cumulant, first)))
    slope = np.abs(t) * np.sqrt(determinant / variance)
    # If hardly an article is left to chance, the target is the most uneven of all relabelings: its p is the least.
    return np.where(a > 0.01, 2 * special.ndtr(-np.abs(root + np.log(slope / root) / root)), 0)


def _grouped(null: Residuals, word: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the articles as groups of equal residual: the first of each word, then of all their word, size, residual.

    An article that holds the word is a group of its own; the others of nearly the same length make one.
    """
    held, rate = null.counts[:, word], null.rate[word]
    of = np.repeat(np.arange(len(word)), np.diff(held.indptr))
    lengths, group = np.unique(np.round(LENGTHS * np.log(null.length)), return_inverse=True)
    place, shape = of * len(lengths) + group[held.indices], (len(word), len(lengths))
    many, total = (
        np.bincount(group, sums) - np.bincount(place, sums[held.indices], minlength=np.prod(shape)).reshape(shape)
        for sums in (np.ones(len(group)), null.length)
    )
    row, column = np.nonzero(many)
    many = many[row, column]
    value = [held.data - rate[of] * null.length[held.indices], -rate[row] * total[row, column] / many]
    value, many, of = (np.concatenate(both) for both in (value, (np.ones(len(of)), many), (of, row)))
    order = np.argsort(of, kind="stable")
    return np.searchsorted(of[order], np.arange(len(word))), of[order], many[order], value[order]
