"""What a scorer's known errors alone would show: negatives among mentions that are all neutral, and the true shares.

A scorer that calls one neutral mention in ten negative finds fifty "negatives" in five hundred neutral mentions. So a
count says something only where it exceeds what errors make of neutral mentions, and a share has to be corrected. Both
rest on the confusion in the model card: how often a mention of each true code got each label, out of fold.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import betabinom

from ..errors import ArgumentError, check_columns, needs
from ._models import is_country, read_card
from ._score import LABELS, named
from ._summary import COUNTS, LEVEL, first_of_passage

Confusion = dict[str, dict[str, dict[str, int]]]  # kind of target, true code, label: how many targets
DRAWS = 500  # confusions and shares that might as well be behind the counts
PRIOR = 0.5  # Jeffreys: what is added to a count, so that none is taken for impossible because it was not seen
SMALL = 1e-3  # a difference of shares that comes from rounding
NEUTRAL = LABELS.index("neutral")
KINDS = ("person", "country")
FUNCTION = "sentiment.expected_from_errors"


@needs("sentiment.expected_from_errors", "scored", "label", "sentiment.score")
def expected_from_errors(
    scored: pd.DataFrame, by: str | Sequence[str] = ("actor", "voice"), scorer: str | Confusion = "default"
) -> pd.DataFrame:
    """Compare the negatives and positives of each group with those that the scorer's errors alone would show.

    Parameters
    ----------
    scored : DataFrame
        From `score`: text and label of each mention, and the columns of `by`.
    by : str or sequence of str
        Columns of `scored`: actor, article, voice, speaker and so on.
    scorer : str or dict
        The scorer that `scored` comes from. For one of your own its confusion: for "person" and "country", for each
        true code (negative, neutral, positive), how many targets got each label (negative, neutral, positive, unclear).

    Returns
    -------
    DataFrame
        Two rows a group, one for each label, negative and positive: the columns of `by`; label; n (mentions);
        n_distinct (mentions left when each passage counts once). All that follows is about these: seen (how many have
        the label); expected (how many would have it if every one were neutral); low and high (95 % range of that);
        share (seen of n_distinct, 0 to 1); corrected (the true share that best explains the labels, 0 to 1);
        corrected_low and corrected_high (its 95 % interval); note: "no more than errors alone" where seen is not above
        high, "true share cannot be told" where the scorer does not clearly give the label more often to mentions that
        deserve it than to others, or where no shares explain the labels.

    Raises
    ------
    ArgumentError
        The model card of the scorer has no confusion, a confusion lacks a count, or `scored` lacks a text or a label.

    Notes
    -----
    The range is that of a beta-binomial count, so it covers that the confusion was counted on few targets. The shares
    are those not below 0 that give the seen shares of all labels when passed through the confusion (least squares; for
    one class against the rest this is the estimator of Rogan & Gladen [1]_, for several that of Hopkins & King [2]_).
    Their interval draws the confusion and the seen shares anew. Persons and countries have each their own confusion.
    Mentions count as independent. Errors in one report are alike, so the true ranges are somewhat wider; and other
    news may be harder than the news in which the confusion was counted.

    References
    ----------
    .. [1] Rogan, W. J., & Gladen, B. (1978). Estimating prevalence from the results of a screening test. American
       Journal of Epidemiology, 107(1), 71-76.
    .. [2] Hopkins, D. J., & King, G. (2010). A method of automated nonparametric content analysis for social science.
       American Journal of Political Science, 54(1), 229-247.

    See Also
    --------
    summary, card

    Examples
    --------
    One neutral mention in ten is called negative, so eight of fifty are no news:

    >>> counts = {"negative": [60, 30, 0, 10], "neutral": [100, 850, 0, 50], "positive": [0, 30, 60, 10]}
    >>> confusion = {kind: {code: dict(zip(COUNTS, row)) for code, row in counts.items()} for kind in KINDS}
    >>> scored = pd.DataFrame({"actor": "US", "text": "the US", "label": ["negative"] * 8 + ["neutral"] * 42})
    >>> table = expected_from_errors(scored, "actor", confusion)
    >>> table[["label", "seen", "expected", "low", "high", "note"]].head(1).values.tolist()
    [['negative', 8, 5.0, 1, 10, 'no more than errors alone']]
    """
    by, kinds = [by] if isinstance(by, str) else list(by), _kinds(scorer)
    check_columns(scored, FUNCTION, "scored", by, "sentiment.score")
    _check(scored)
    once = first_of_passage(scored, by)
    country = pd.Series([is_country(text) for text in scored["text"]], scored.index, dtype=bool)
    table = scored.assign(_once=once, _kind=country.map({True: "country", False: "person"}))
    groups = table.groupby(by, sort=False, observed=True)
    number = groups.ngroup()
    counts = np.zeros((groups.ngroups, len(KINDS), len(COUNTS)), int)
    kept = number[table["_once"]], table["_kind"][table["_once"]], table["label"][table["_once"]]
    np.add.at(counts, (kept[0], kept[1].map(KINDS.index), kept[2].map(COUNTS.index)), 1)
    rows = []
    for (key, n), of_kind in zip(groups.size().items(), counts):
        parts = [(kinds[kind], row) for kind, row in zip(KINDS[::-1], of_kind[::-1]) if row.sum()]
        rows += [(*(key if len(by) > 1 else [key]), label, n, *row) for label, row in _rows(parts)]
    shares = ["share", "corrected", "corrected_low", "corrected_high"]
    columns = ["label", "n", "n_distinct", "seen", "expected", "low", "high", *shares, "note"]
    return pd.DataFrame(rows, columns=[*by, *columns])


# --- the confusion -------------------------------------------------------------------------------------------------


class _Kind(NamedTuple):
    """The confusion of a kind of target: counts and shares of true codes by labels, and confusions that might be."""

    counts: np.ndarray
    shares: np.ndarray
    drawn: np.ndarray

    def tells(self, label: int) -> bool:
        """Say whether the label goes clearly more often to its own code than to any other."""
        of_label = self.drawn[:, :, label]
        lead = of_label[:, label] - np.delete(of_label, label, axis=1).max(axis=1)
        return bool(np.quantile(lead, LEVEL[0]) > 0)


def _kinds(scorer: str | Confusion) -> dict[str, _Kind]:
    """Read the confusion of a scorer from its card, or check one of the reader's own."""
    confusion = scorer if isinstance(scorer, dict) else read_card(named(FUNCTION, scorer)).get("confusion", {})
    random, kinds = np.random.default_rng(0), {}
    for kind in KINDS:
        try:
            counts = [[confusion[kind][code].get(label, 0) for label in COUNTS] for code in LABELS]
            counts = np.array(counts, float)
        except (KeyError, AttributeError, TypeError, ValueError):
            counts = np.zeros((3, 4))
        if not (np.isfinite(counts).all() and (counts >= 0).all() and (counts.sum(axis=1) > 0).all()):
            expected = f"a scorer with a confusion: for {kind}, how many targets of each true code got each label"
            raise ArgumentError(FUNCTION, "scorer", scorer, expected)
        drawn = np.stack([random.dirichlet(row + PRIOR, DRAWS) for row in counts], axis=1)
        kinds[kind] = _Kind(counts, counts / counts.sum(axis=1, keepdims=True), drawn)
    return kinds


def _check(scored: pd.DataFrame) -> None:
    """Check that every mention has a text and a label of a scorer."""
    for column, allowed in (("text", None), ("label", COUNTS)):
        values = scored[column] if column in scored else pd.Series([f"no column {column}"])
        bad = values[~values.isin(allowed) if allowed else [not isinstance(text, str) for text in values]]
        bad = bad if column in scored else values
        if len(bad):
            expected = f"a table in which each mention has its {column}"
            raise ArgumentError(FUNCTION, "scored", bad.iloc[0], expected, allowed or ())


# --- one group -----------------------------------------------------------------------------------------------------


def _rows(parts: list[tuple[_Kind, np.ndarray]]) -> Iterator[tuple[str, tuple]]:
    """Compute the rows of a group; a part is a kind of target and the counts of the four labels."""
    counts = sum(counts for _, counts in parts)
    n, (best, low, high, explained) = int(counts.sum()), _corrected(parts)
    for label, name in enumerate(LABELS):
        if name == "neutral":
            continue
        expected = float(sum(counts.sum() * kind.shares[NEUTRAL, label] for kind, counts in parts))
        least, most = _range(parts, label)
        told = explained and all(kind.tells(label) for kind, _ in parts)
        shares = (float(x[label]) if told else np.nan for x in (best, low, high))
        seen = int(counts[label])
        notes = ["no more than errors alone"] * (seen <= most) + ["true share cannot be told"] * (not told)
        yield name, (n, seen, expected, least, most, seen / n, *shares, "; ".join(notes))


def _range(parts: list[tuple[_Kind, np.ndarray]], label: int) -> tuple[int, int]:
    """Compute the 95 % range of the mentions with a label if all are neutral; of two kinds the sum."""
    chances = np.ones(1)
    for kind, counts in parts:
        n, wrong, neutral = counts.sum(), kind.counts[NEUTRAL, label], kind.counts[NEUTRAL].sum()
        of_kind = betabinom.pmf(np.arange(n + 1), n, wrong + PRIOR, neutral - wrong + PRIOR)
        chances = np.convolve(chances, of_kind)
    return tuple(np.searchsorted(np.cumsum(chances), LEVEL).tolist())


def _corrected(parts: list[tuple[_Kind, np.ndarray]]) -> tuple[np.ndarray, np.ndarray, np.ndarray, bool]:
    """Compute the true share of each code, the two ends of its interval, and whether such shares explain the labels.

    They do not where every draw leaves too few or every draw too many mentions with some label: then the confusion is
    not that of these mentions.
    """
    random, n = np.random.default_rng(0), sum(counts.sum() for _, counts in parts)
    best, draws, explained = np.zeros(3), np.zeros((DRAWS, 3)), True
    for kind, counts in parts:
        of_all = counts.sum() / n
        best += of_all * _true_shares(counts[None] / counts.sum(), kind.shares[None])[0]
        seen = random.dirichlet(counts + PRIOR, DRAWS)
        found = _true_shares(seen, kind.drawn)
        rest = seen - np.einsum("dc,dcl->dl", found, kind.drawn)
        explained &= bool(((rest.min(axis=0) <= SMALL) & (rest.max(axis=0) >= -SMALL)).all())
        draws += of_all * found
    low, high = np.quantile(draws, LEVEL, axis=0)
    return best, np.minimum(low, best), np.maximum(high, best), explained


def _true_shares(seen: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Find the shares of the true codes that best give the seen shares of the labels: least squares, none below 0.

    seen: (draws, 4), shares: (draws, 3, 4), answer: (draws, 3). The best shares are those of the plane where they add
    up to 1, where none is negative there; else they lie on an edge of the triangle, where one of them is 0.
    """
    first, others = shares[:, -1], shares[:, :-1] - shares[:, -1:]
    rest = seen - first
    gram, side = np.einsum("dil,djl->dij", others, others), np.einsum("dil,dl->di", others, rest)
    inside = np.einsum("dij,dj->di", np.linalg.pinv(gram, hermitian=True), side)
    found = [np.column_stack([inside, 1 - inside.sum(axis=1)])]
    for one, other in ((0, 1), (0, 2), (1, 2)):
        way = shares[:, one] - shares[:, other]
        length = np.einsum("dl,dl->d", way, way)
        along = np.einsum("dl,dl->d", way, seen - shares[:, other]) / np.where(length > 0, length, 1)
        edge = np.zeros((len(seen), 3))
        edge[:, one] = np.clip(along, 0, 1)
        edge[:, other] = 1 - edge[:, one]
        found.append(edge)
    missed = np.stack([((seen - np.einsum("dc,dcl->dl", x, shares)) ** 2).sum(axis=1) for x in found])
    missed[0][(found[0] < 0).any(axis=1)] = np.inf
    return np.stack(found)[missed.argmin(axis=0), np.arange(len(seen))]
