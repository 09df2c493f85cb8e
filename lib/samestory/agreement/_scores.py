"""A detector of discrepancies scored on a coding: recall, precision, misses and extras."""

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.stats import binomtest

from ..errors import unreadable
from ._readings import KINDS, SEVERITIES

HALF = 0.5  # spans are the same place where they share at least this much of the shorter one
NEEDED = ["discrepancy", "kind", "article", "start", "end"]


def match(found: pd.DataFrame, coded: pd.DataFrame, strict: bool = False) -> pd.DataFrame:
    """Find which discrepancies of a detector are which of the coding.

    Parameters
    ----------
    found, coded : DataFrame
        discrepancy kind article start end, one row a span; a silent report has an empty start.
    strict : bool
        A found omission is the coded one only if every report that it calls silent is silent by the coding too.

    Returns
    -------
    DataFrame
        One row a pair: found, coded (ids) and same_kind. A discrepancy may be in several pairs.

    Raises
    ------
    CorpusError
        Where a column is missing.

    Notes
    -----
    Two spans are the same place where they share at least half of the shorter one. Two discrepancies are the same point
    where their spans are the same place in two reports. Two omissions are the same point where this holds in one report
    and another report is silent in both.
    """
    found, coded = _checked(found, "found"), _checked(coded, "coded")
    pairs = found.merge(coded, on="article", suffixes=("_found", "_coded"))
    starts, ends = (pairs[[f"{side}_found", f"{side}_coded"]] for side in ("start", "end"))
    shared = ends.min(axis=1, skipna=False) - starts.max(axis=1, skipna=False)
    shorter = (ends.to_numpy() - starts.to_numpy()).min(axis=1)
    pairs["same"] = (shared > 0) & (shared >= HALF * shorter)
    pairs["silent"] = starts.isna().all(axis=1)
    keys = ["discrepancy_found", "discrepancy_coded", "kind_found", "kind_coded"]
    reports = pairs.groupby([*keys, "article"], as_index=False)[["same", "silent"]].any()
    points = reports.groupby(keys, as_index=False)[["same", "silent"]].sum()
    omission = (points[["kind_found", "kind_coded"]] == "omission").all(axis=1)
    silences = _silences(found, points["discrepancy_found"]) if strict else 1
    enough = (points["same"] >= 1) & (points["silent"] >= np.maximum(silences, 1))
    kept = points[np.where(omission, enough, points["same"] >= 2).astype(bool)]
    columns = kept["discrepancy_found"], kept["discrepancy_coded"], kept["kind_found"] == kept["kind_coded"]
    return pd.concat(columns, axis=1, keys=["found", "coded", "same_kind"]).reset_index(drop=True)


def _silences(table: pd.DataFrame, ids: pd.Series) -> pd.Series:
    """Count the reports that each discrepancy calls silent."""
    silent = table[table["start"].isna()].groupby("discrepancy")["article"].nunique()
    return ids.map(silent).fillna(0)


def _checked(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Take the columns that a match needs, with numbers as offsets."""
    missing = [column for column in NEEDED if column not in table.columns]
    if missing:
        fix = "Pass the table that discrepancies.find or agreement.read_coding returns."
        raise unreadable(name, f"no column {', '.join(missing)}", ", ".join(NEEDED), fix, "header")
    return table[NEEDED].astype({"article": str, "start": float, "end": float})


def score(found: pd.DataFrame, coded: pd.DataFrame, strict: bool = False) -> pd.DataFrame:
    """Measure how much of a coding a detector finds, and how much of what it finds is in the coding.

    Parameters
    ----------
    found : DataFrame
        From `discrepancies.find`.
    coded : DataFrame
        The discrepancies of `read_coding`.
    strict : bool
        As for `match`: every silence that a found omission names must be one by the coding.

    Returns
    -------
    DataFrame
        One row a measure (recall, precision) and group (all, a kind, a severity): n and matched (discrepancies; those
        with a partner of the same kind), share, low and high (its 95 % interval [1]_), any_kind (share with a partner
        of any kind), one_to_one (share when each partner is used once; missing for severities, where it is not unique).

    Notes
    -----
    A found discrepancy that is not in the coding need not be wrong: one reader may have passed it over.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA, 22.
    """
    pairs, rows = match(found, coded, strict), []
    for measure, table, side in (("recall", coded, "coded"), ("precision", found, "found")):
        items = table.drop_duplicates("discrepancy")
        groups = {"all": items} | {kind: items[items["kind"] == kind] for kind in KINDS}
        if measure == "recall" and "severity" in items:
            groups |= {name: items[items["severity"] == name] for name in SEVERITIES}
        rows += [(measure, name, *_shares(part, pairs, side, name)) for name, part in groups.items() if len(part)]
    columns = ["measure", "group", "n", "matched", "share", "low", "high", "any_kind", "one_to_one"]
    return pd.DataFrame(rows, columns=columns)


def _shares(items: pd.DataFrame, pairs: pd.DataFrame, side: str, name: str) -> tuple:
    """Compute n, matched, share, low, high, any_kind, one_to_one of some discrepancies."""
    same = pairs[pairs["same_kind"]]
    n, matched = len(items), int(items["discrepancy"].isin(same[side]).sum())
    interval = binomtest(matched, n).proportion_ci(method="wilson")
    any_kind = items["discrepancy"].isin(pairs[side]).mean()
    single = np.nan if name in SEVERITIES else _one_to_one(same[same[side].isin(items["discrepancy"])]) / n
    return n, matched, matched / n, interval.low, interval.high, any_kind, single


def _one_to_one(pairs: pd.DataFrame) -> int:
    """Count the most pairs that can be kept when no discrepancy is in two of them."""
    if pairs.empty:
        return 0
    rows, columns = (pd.factorize(pairs[side])[0] for side in ("found", "coded"))
    graph = sparse.csr_matrix((np.ones(len(pairs), np.int8), (rows, columns)))
    return int((sparse.csgraph.maximum_bipartite_matching(graph, perm_type="column") >= 0).sum())


def misses(found: pd.DataFrame, coded: pd.DataFrame, strict: bool = False) -> pd.DataFrame:
    """List the coded discrepancies that a detector does not find.

    Parameters
    ----------
    found, coded, strict
        As for `score`.

    Returns
    -------
    DataFrame
        Rows of `coded` without a partner of the same kind, and other_kind: they have one of another kind.

    See Also
    --------
    extras
    """
    return _unmatched(coded, match(found, coded, strict), "coded")


def extras(found: pd.DataFrame, coded: pd.DataFrame, strict: bool = False) -> pd.DataFrame:
    """List the discrepancies of a detector that are not in the coding.

    Parameters
    ----------
    found, coded, strict
        As for `score`.

    Returns
    -------
    DataFrame
        Rows of `found` without a partner of the same kind, and other_kind: they have one of another kind.

    See Also
    --------
    misses
    """
    return _unmatched(found, match(found, coded, strict), "found")


def _unmatched(table: pd.DataFrame, pairs: pd.DataFrame, side: str) -> pd.DataFrame:
    """Take the rows of a table without a partner of the same kind."""
    kept = table[~table["discrepancy"].isin(pairs.loc[pairs["same_kind"], side])]
    return kept.assign(other_kind=kept["discrepancy"].isin(pairs[side])).reset_index(drop=True)
