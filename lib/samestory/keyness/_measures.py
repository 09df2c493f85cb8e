"""The measures of a comparison: rates, log ratio, G², log-odds and dispersion of each word on two sides.

Where a count is 0, the log ratio adds 0.5 to both counts (Haldane 1956; Anscombe 1956). With one article on a side the
spread between articles is unknown: the interval then takes that side's words for independent, and is too narrow. G² and
log-odds take all words for independent and find far too much.

References
----------
.. [1] Cochran, W. G. (1977). Sampling techniques. Wiley. (Variance of a ratio.)
.. [2] Rayson, P., & Garside, R. (2000). Comparing corpora using frequency profiling.
.. [3] Monroe, B., Colaresi, M., & Quinn, K. (2008). Fightin' words. Political Analysis 16.
.. [4] Gabrielatos, C., & Marchi, A. (2011). Keyness: matching metrics to definitions.
.. [5] Hardie, A. (2014). Log ratio: an informal introduction.
.. [6] Gries, S. Th. (2008). Dispersions and adjusted frequencies in corpora. IJCL 13; Lijffijt & Gries (2012), IJCL 17.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse, special, stats

from ._relabeling import ALPHA, adjusted, relabeled_p

PRIOR_WORDS = 500  # weight of the prior of the log-odds: about one news article


class Side(NamedTuple):
    """The articles of one side in sums; arrays have a value for each word."""

    articles: int
    size: float  # words
    squares: float  # Σ length²
    count: np.ndarray
    count_squares: np.ndarray
    count_lengths: np.ndarray  # Σ count · length
    holding: np.ndarray  # articles that hold the word


def measures(counts: sparse.csr_matrix, length: np.ndarray, target: int) -> pd.DataFrame:
    """Return the measures of each word (column); the first `target` articles (rows) are the target."""
    one, other = _side(counts[:target], length[:target]), _side(counts[target:], length[target:])
    both = one.count + other.count
    p = next(relabeled_p(counts, length, np.arange(len(length))[None] < target))
    with np.errstate(divide="ignore"):
        difference = 100 * (_rate(one) / _rate(other) - 1)
    return pd.DataFrame(
        {
            "target_count": one.count.astype(np.int64),
            "reference_count": other.count.astype(np.int64),
            "target_per_1000": 1000 * _rate(one),
            "reference_per_1000": 1000 * _rate(other),
            "target_articles": one.holding,
            "reference_articles": other.holding,
            "top_article_share": counts.max(axis=0).toarray().ravel() / both,
            **_log_ratio(one, other),
            "percent_difference": difference,
            "g2": _g2(one, other),
            "log_odds_z": _log_odds_z(one, other),
            "z": _z(one, other),
            "p": p,
            "q": adjusted(p),
            "dispersion": _dispersion(counts, length),
        }
    )


def _side(counts: sparse.csr_matrix, length: np.ndarray) -> Side:
    count = counts.data.astype(float)
    of_article = np.repeat(length, np.diff(counts.indptr))
    sums = (
        np.bincount(counts.indices, weights, minlength=counts.shape[1])
        for weights in (count, count**2, count * of_article)
    )
    holding = np.bincount(counts.indices, minlength=counts.shape[1])
    return Side(len(length), length.sum(), (length**2).sum(), *sums, holding)


def _rate(side: Side) -> np.ndarray:
    return side.count / side.size


def _variance(side: Side) -> np.ndarray:
    """Return the variance of the rate between articles: n / (n - 1) · Σ (count - rate · length)² / size²."""
    if side.articles < 2:
        return np.full(np.shape(side.count), np.nan)
    rate = _rate(side)
    spread = side.count_squares - 2 * rate * side.count_lengths + rate**2 * side.squares
    spread = np.where(spread > 1e-12 * side.count_squares, spread, 0)  # what rounding leaves of nothing
    return side.articles / (side.articles - 1) * spread / side.size**2


def _z(one: Side, other: Side) -> np.ndarray:
    error = np.sqrt(_variance(one) + _variance(other))
    return np.divide(_rate(one) - _rate(other), error, out=np.full(np.shape(error), np.nan), where=error > 0)


def _log_ratio(one: Side, other: Side) -> dict[str, np.ndarray]:
    added = 0.5 * ((one.count == 0) | (other.count == 0))
    ratio = np.log2((one.count + added) / one.size) - np.log2((other.count + added) / other.size)
    freedom = one.articles + other.articles - 2
    reach = stats.t.ppf(1 - ALPHA / 2, freedom) if freedom else stats.norm.ppf(1 - ALPHA / 2)
    half = reach * np.sqrt(_log_variance(one, added) + _log_variance(other, added)) / np.log(2)
    return {"log_ratio": ratio, "low": ratio - half, "high": ratio + half}


def _log_variance(side: Side, added: np.ndarray) -> np.ndarray:
    """Return the variance of ln rate by the delta method; as for independent words where the articles cannot tell."""
    count = side.count + added
    independent = 1 / count
    if side.articles < 2:
        return independent
    return np.where(side.count > 0, _variance(side) * side.size**2 / count**2, independent)


def _g2(one: Side, other: Side) -> np.ndarray:
    rate = (one.count + other.count) / (one.size + other.size)
    terms = [special.rel_entr(side.count, side.size * rate) for side in (one, other)]
    return np.maximum(2 * (terms[0] + terms[1]), 0)


def _log_odds_z(one: Side, other: Side) -> np.ndarray:
    prior = PRIOR_WORDS * (one.count + other.count) / (one.size + other.size)
    odds = []
    for side in (one, other):
        rest = side.size + PRIOR_WORDS - side.count - prior
        odds.append(np.log(side.count + prior) - np.log(np.where(rest > 0, rest, np.nan)))
    return (odds[0] - odds[1]) / np.sqrt(1 / (one.count + prior) + 1 / (other.count + prior))


def _dispersion(counts: sparse.csr_matrix, length: np.ndarray) -> np.ndarray:
    """Return half of Σ |share of the word's occurrences - share of the text|, in whole numbers: no order shows."""
    size, count = length.sum(), counts.sum(axis=0).A1
    of_article = np.repeat(length, np.diff(counts.indptr))
    away = np.abs(counts.data * size - of_article * count[counts.indices])
    inside, covered = (np.bincount(counts.indices, values, minlength=len(count)) for values in (away, of_article))
    most = 1 - length.min() / size
    if most == 0:
        return np.full(len(count), np.nan)  # a single article: there is nothing to be spread over
    return (inside + count * (size - covered)) / (2 * count * size) / most
