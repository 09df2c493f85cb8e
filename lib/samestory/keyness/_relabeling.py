"""The p of `compare`: how often a random relabeling of the articles parts a word as unevenly.

A word's residual in an article is its count, less the count that the article's length alone lets expect. The
statistic is the sum of the target's residuals. Under the null hypothesis the target is drawn at random from all
articles (Pitman 1937). p is twice the smaller share of relabelings with a sum at least, or at most, as large.

Most words need no more than the mean, variance and skewness of the sum (`_fit`). In the tail that fit is up to 100
times off, so a small p is found otherwise (`_tail`). Words in up to eight articles are enumerated. Their p is not
below that of the fit: else a chance in the lengths alone would make key words of them. The others take a saddlepoint
approximation.

References
----------
.. [1] Mielke, P. W., & Berry, K. J. (2007). Permutation methods. Springer. (Pearson type III.)
.. [2] Robinson, J. (1982). Saddlepoint approximations for permutation tests. JRSS B 44.
.. [3] Booth, J. G., & Butler, R. W. (1990). Randomization distributions and saddlepoint approximations. Biometrika 77.
.. [4] Barndorff-Nielsen, O. E. (1986). Inference on full or partial parameters. Biometrika 73. (The form of the tail.)
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import sparse, special, stats

FEWEST_ARTICLES = 8  # a side; with fewer, a table describes and does not test
FEWEST_HOLDING = 3  # articles that hold a word before it is tested
ALPHA = 0.05
TAIL = 0.1  # below this p the fit of three moments may be off by more than a factor of two
ENUMERATED = 8  # articles that hold a word: 2 ** 8 ways to part them
LENGTHS = 16  # saddlepoint: articles without the word whose lengths differ by less than 1 / 16 are taken together
AT_ONCE = 256  # words approximated together
STEPS = 60  # of Newton's method; nearly all words need 5 to 15


class Relabelings(NamedTuple):
    """What is known of a word's residuals in `drawn` articles if these are drawn at random."""

    counts: sparse.csc_matrix  # article by word
    length: np.ndarray
    drawn: int
    holding: np.ndarray
    count: np.ndarray
    rate: np.ndarray
    deviation: np.ndarray
    skewness: np.ndarray


def relabelings(counts: sparse.csr_matrix, length: np.ndarray, drawn: int) -> Relabelings:
    """Return the moments of the sum of residuals over `drawn` articles, for each word (column)."""
    words, of_article = counts.shape[1], np.repeat(length, np.diff(counts.indptr))
    count = np.bincount(counts.indices, counts.data, minlength=words)
    rate = count / length.sum()
    expected = of_article * rate[counts.indices]
    second, third = (
        np.bincount(counts.indices, (counts.data - expected) ** power - (-expected) ** power, minlength=words)
        + (-rate) ** power * (length**power).sum()
        for power in (2, 3)
    )
    second = np.where(second > 1e-12 * count, second, np.nan)
    deviation, skewness = _moments(len(length), drawn, second, third)
    holding = np.bincount(counts.indices, minlength=words)
    return Relabelings(counts.tocsc().astype(float), length, drawn, holding, count, rate, deviation, skewness)


def _moments(articles: int, drawn: np.ndarray | int, second: np.ndarray, third: np.ndarray) -> tuple:
    """Return standard deviation and skewness of a sum of draws from values with these central sums of powers."""
    pairs = drawn * (articles - drawn) / (articles * max(articles - 1, 1))
    deviation = np.sqrt(pairs * second)
    with np.errstate(divide="ignore", invalid="ignore"):
        return deviation, pairs * (articles - 2 * drawn) / max(articles - 2, 1) * third / deviation**3


def tested_p(null: Relabelings, count: np.ndarray, size: np.ndarray | float) -> np.ndarray:
    """Return the two-sided p of each word's count in a target of `size` words; NaN for words that are not tested.

    Rows of `count` may be several relabelings. Not tested are words in few articles, and those whose p could not be
    below .05 even if one side had all of their occurrences (Tarone 1990).
    """
    share = size / null.length.sum()
    most, least = _fit(null, null.count * (1 - share)), _fit(null, -null.count * share)
    enough = min(null.drawn, len(null.length) - null.drawn) >= FEWEST_ARTICLES
    tested = enough & (null.holding >= FEWEST_HOLDING) & (np.minimum(most, least) < ALPHA)
    residual = np.where(tested, count - null.rate * size, np.nan)
    p = _fit(null, residual)
    small = np.nonzero(p < TAIL)
    p[small] = _tail(null, small[-1], residual[small], p[small])
    return p


def adjusted(p: np.ndarray) -> np.ndarray:
    """Return q, the p after Benjamini & Hochberg (1995); NaN where there is no p."""
    q, tested = np.full(len(p), np.nan), ~np.isnan(p)
    if tested.any():
        q[tested] = stats.false_discovery_control(p[tested])
    return q


def _fit(null: Relabelings, residual: np.ndarray) -> np.ndarray:
    """Return the two-sided p by a gamma distribution of the same mean, variance and skewness (Pearson type III)."""
    z, skew = _deviate(residual / null.deviation, len(null.length)), null.skewness
    z, skew = np.where(skew < 0, -z, z), np.abs(skew)
    shape = 4 / np.maximum(skew, 1e-4) ** 2
    place = shape + z * np.sqrt(shape)
    inside = np.maximum(place, 0)
    p = np.minimum(2 * np.minimum(special.gammainc(shape, inside), special.gammaincc(shape, inside)), 1)
    # Without skewness, or beyond the end of the gamma distribution, the normal distribution serves.
    return np.where((skew < 1e-4) | (place <= 0), 2 * special.ndtr(-np.abs(z)), p)


def _deviate(z: np.ndarray, articles: int) -> np.ndarray:
    """Return the normal deviate of a residual that is z standard deviations of all relabelings from 0.

    Over relabelings the correlation of label and residual goes with t of n - 2 degrees of freedom (Pitman 1937); t
    becomes normal as in Wallace (1959).
    """
    freedom = articles - 2
    unexplained = np.maximum(1 - z**2 / max(articles - 1, 1), 1e-12)
    return np.sign(z) * (8 * freedom + 1) / (8 * freedom + 3) * np.sqrt(-max(freedom, 0) * np.log(unexplained))


# The tail --------------------------------------------------------------------------------------------------------


def _tail(null: Relabelings, word: np.ndarray, residual: np.ndarray, fit: np.ndarray) -> np.ndarray:
    """Return the two-sided p of these residuals, not below that of the most uneven relabeling alone."""
    p, holding = np.empty(len(word)), null.holding[word]
    for held in np.unique(holding[holding <= ENUMERATED]):
        rows = np.flatnonzero(holding == held)
        p[rows] = np.maximum(_enumerated(null, word[rows], residual[rows], held), fit[rows])
    many = np.flatnonzero(holding > ENUMERATED)
    many = many[np.argsort(np.abs(residual / null.deviation[word])[many], kind="stable")]  # alike need as many steps
    for first in range(0, len(many), AT_ONCE):
        rows = many[first : first + AT_ONCE]
        p[rows] = _saddlepoint(null, word[rows], residual[rows])
    return np.clip(p, 2 * np.exp(-_log_choose(len(null.length), null.drawn)), 1)


def _log_choose(n: int, k: np.ndarray | int) -> np.ndarray:
    return special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1)


def _enumerated(null: Relabelings, word: np.ndarray, residual: np.ndarray, holding: int) -> np.ndarray:
    """Return the two-sided p over every way to part the articles that hold the word.

    The lengths of the other articles in the target follow a Pearson type III curve of their own three moments, made
    normal as in Wilson & Hilferty (1931).
    """
    others = len(null.length) - holding
    parts = np.arange(2**holding)[:, None] >> np.arange(holding) & 1
    drawn = null.drawn - parts.sum(axis=1)  # of the others
    parts, drawn = (values[(0 <= drawn) & (drawn <= others)] for values in (parts, drawn))
    weight = np.exp(_log_choose(others, drawn) - _log_choose(len(null.length), null.drawn))
    at = null.counts.indptr[word][:, None] + np.arange(holding)
    centered = null.length - null.length.mean()
    own, rate = centered[null.counts.indices[at]], null.rate[word][:, None]
    first, second, third = (((centered**n).sum() - (own**n).sum(axis=1, keepdims=True)) / others for n in (1, 2, 3))
    second, third = second - first**2, third - 3 * first * second + 2 * first**3
    deviation, skew = _moments(others, drawn, others * np.maximum(second, 0), others * third)
    sums = (null.counts.data[at] - rate * own) @ parts.T - rate * (first * drawn + null.length.mean() * null.drawn)
    away, tie = sums - residual[:, None], 1e-9 * null.count[word][:, None]  # rounding must not part equal sums
    deviation = np.maximum(rate * deviation, tie)
    upper, lower = (special.ndtr(_normal((s * away + 9 * tie) / deviation, s * skew)) @ weight for s in (1, -1))
    return 2 * np.minimum(upper, lower)


def _normal(z: np.ndarray, skew: np.ndarray) -> np.ndarray:
    """Return the normal deviate of a Pearson type III deviate (Wilson & Hilferty 1931)."""
    skew = np.where(np.abs(skew) > 1e-6, skew, 1e-6)  # also where there is nothing to draw, hence no skewness
    return 6 / skew * (np.cbrt(np.maximum(1 + skew * z / 2, 0)) - 1) + skew / 6


def _saddlepoint(null: Relabelings, word: np.ndarray, residual: np.ndarray) -> np.ndarray:
    """Return the two-sided p by the double saddlepoint approximation.

    Each article is drawn with probability expit(logit(n / N) + s + t * residual). Newton's method finds s and t with
    n articles and the target's residual expected. The step is damped as for self-concordant functions (Nesterov 1994).
    """
    articles, drawn = len(null.length), null.drawn
    variance = drawn * (articles - drawn) / articles
    first, of, many, value = _grouped(null, word)
    scale = np.sqrt(np.add.reduceat(many * value**2, first) / articles)
    value, aim = value / scale[of], residual / scale
    s, t = np.zeros(len(word)), aim / variance
    for _ in range(STEPS):
        chance = special.expit(np.log(drawn / (articles - drawn)) + s[of] + t[of] * value)
        expected, spread = many * chance, many * chance * (1 - chance)
        excess, tilt, a, b, c = (
            np.add.reduceat(column, first)
            for column in (expected, expected * value, spread, spread * value, spread * value**2)
        )
        excess, tilt, determinant = excess - drawn, tilt - aim, np.maximum(a * c - b**2, 1e-300)
        step_s, step_t = (c * excess - b * tilt) / determinant, (a * tilt - b * excess) / determinant
        decrement = np.sqrt(np.maximum(step_s * excess + step_t * tilt, 0))
        if decrement.max() < 1e-4:
            break
        s, t = s - step_s / (1 + decrement), t - step_t / (1 + decrement)
    share = drawn / articles
    cumulant = many * np.logaddexp(np.log(1 - share), np.log(share) + s[of] + t[of] * value)
    root = np.sqrt(2 * (s * drawn + t * aim - np.add.reduceat(cumulant, first)))
    slope = np.abs(t) * np.sqrt(determinant / variance)
    # If hardly an article is left to chance, the target is the most uneven of all relabelings: its p is the least.
    return np.where(a > 0.01, 2 * special.ndtr(-np.abs(root + np.log(slope / root) / root)), 0)


def _grouped(null: Relabelings, word: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the articles as groups of equal residual: the first of each word, then of all their word, size, residual.

    An article that holds the word is a group of its own; the others of nearly the same length make one.
    """
    held, rate = null.counts[:, word], null.rate[word]
    of = np.repeat(np.arange(len(word)), np.diff(held.indptr))
    length = null.length[held.indices]
    names, group = np.unique(np.round(LENGTHS * np.log(null.length)), return_inverse=True)
    shape = (len(word), len(names))
    place = of * len(names) + group[held.indices]
    many = np.bincount(group) - np.bincount(place, minlength=shape[0] * shape[1]).reshape(shape)
    total = np.bincount(group, null.length) - np.bincount(place, length, minlength=shape[0] * shape[1]).reshape(shape)
    row, column = np.nonzero(many)
    many = many[row, column]
    value = np.concatenate([held.data - rate[of] * length, -rate[row] * total[row, column] / many])
    of, many = np.concatenate([of, row]), np.concatenate([np.ones(len(of)), many])
    order = np.argsort(of, kind="stable")
    return np.searchsorted(of[order], np.arange(len(word))), of[order], many[order], value[order]
