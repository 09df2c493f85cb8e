"""How far two readings agree: code by code, category by category, and where they do not."""

import pandas as pd

from ..errors import ArgumentError
from ._alpha import UNDEFINED, alpha
from ._coding import Coding
from ._readings import CODED
from ._sheets import SPAN


def reliability(coding: Coding) -> pd.DataFrame:
    """Measure how far the two readings of a coding agree.

    Parameters
    ----------
    coding : Coding
        From `read_coding`.

    Returns
    -------
    DataFrame
        One row a table and code that two readers have: table, code, n (spans), same (spans with the same code),
        agreement (same / n), alpha (Krippendorff's, nominal; missing where it is undefined). The speaker is compared
        where neither reader hears the outlet. Empty where there is one reading.

    See Also
    --------
    by_category : the same for each category of a code.

    Examples
    --------
    >>> from samestory import agreement, read_corpus
    >>> coding = agreement.read_coding("seeds/coding", read_corpus("seeds"))
    >>> [f"{row.code}: {row.alpha:.3f}" for row in reliability(coding).head(2).itertuples()]
    ['label: 0.945', 'voice: 0.985']
    """
    rows = []
    for name, columns in CODED.items():
        for column in columns:
            codes = _pair(getattr(coding, name), column)
            if len(codes):
                same = int((codes.iloc[:, 0] == codes.iloc[:, 1]).sum())
                rows.append((name, column, len(codes), same, same / len(codes), alpha(codes)))
    table = pd.DataFrame(rows, columns=["table", "code", "n", "same", "agreement", "alpha"])
    return table.assign(alpha=pd.to_numeric(table["alpha"].replace(UNDEFINED, None)))


def _pair(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Take the codes of both readers, where both have one."""
    codes = table[[f"{column}_a", f"{column}_b"]]
    return codes[(codes != "").all(axis=1)]


def by_category(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Count a code's categories in both readings, and say how far they agree on each.

    Parameters
    ----------
    table : DataFrame
        A table of `read_coding`, or rows of one.
    column : str
        The code: label, voice, speaker, fits or presser.

    Returns
    -------
    DataFrame
        One row a category: category, a and b (spans to which each reader gives it), both (spans to which both do),
        agreement (specific agreement: 2 × both / (a + b) [1]_).

    Raises
    ------
    ArgumentError
        The table has no two readings of such a code.

    References
    ----------
    .. [1] Fleiss, J. L. (1975). Measuring agreement between two judges on the presence or absence of a trait.
       Biometrics, 31.

    Examples
    --------
    >>> rows = pd.DataFrame({"fits_a": ["yes", "yes", "no"], "fits_b": ["yes", "no", "no"]})
    >>> by_category(rows, "fits").round(2).values.tolist()
    [['no', 1, 2, 1, 0.67], ['yes', 2, 1, 1, 0.67]]
    """
    known = [name[:-2] for name in table.columns if name.endswith("_a") and f"{name[:-2]}_b" in table.columns]
    if column not in known:
        raise ArgumentError("agreement.by_category", "column", column, "a code of two readings", known)
    codes = _pair(table, column)
    a, b = codes.iloc[:, 0], codes.iloc[:, 1]
    rows = []
    for category in sorted({*a, *b}):
        counts = int((a == category).sum()), int((b == category).sum()), int(((a == category) & (b == category)).sum())
        rows.append((category, *counts, 2 * counts[2] / (counts[0] + counts[1])))
    return pd.DataFrame(rows, columns=["category", "a", "b", "both", "agreement"])


def disputed(coding: Coding) -> pd.DataFrame:
    """List every code in which the two readings differ.

    Parameters
    ----------
    coding : Coding
        From `read_coding`.

    Returns
    -------
    DataFrame
        One row a span and code: article, start, end, text, table, of (the actor or frame that is coded), code, a, b
        (what each reader gives). A speaker that differs because the voice does is not listed again.

    Examples
    --------
    >>> from samestory import agreement, read_corpus
    >>> table = disputed(agreement.read_coding("seeds/coding", read_corpus("seeds")))
    >>> table.loc[0, ["article", "text", "table", "code", "a", "b"]].tolist()
    ['001', 'India', 'mentions', 'label', 'neutral', 'positive']
    """
    parts = []
    for name, columns in CODED.items():
        table = getattr(coding, name)
        what = table.get("actor", table.get("frame", pd.Series("", index=table.index)))
        for column in columns:
            codes = _pair(table, column).set_axis(["a", "b"], axis=1)
            codes = codes[codes["a"] != codes["b"]]
            spans = table.loc[codes.index, SPAN].assign(table=name, of=what[codes.index], code=column)
            parts.append(spans.join(codes))
    return pd.concat(parts, ignore_index=True)
