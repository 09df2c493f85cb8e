"""The table of differences in parts: its passages, what to show first, and its omissions counted by report."""

import pandas as pd

from ..errors import needs


@needs("discrepancies.passages", "found", "article start end", "discrepancies.find")
def passages(found: pd.DataFrame) -> pd.DataFrame:
    """Choose the rows that have a passage, so without the silent reports.

    Parameters
    ----------
    found : DataFrame
        What `find` returned, or some rows of it.

    Returns
    -------
    DataFrame
        Those rows with the columns and the index of `found`; start and end (characters) are int, article is of the type
        of the ids.

    See Also
    --------
    silences_by_report : the other rows, counted.

    Examples
    --------
    >>> import samestory as ss
    >>> texts = ["The dam needs repairs. Fire destroyed an old mill.", "The dam needs repairs."]
    >>> found = ss.discrepancies.find(ss.read_corpus(pd.DataFrame({"event": "dam", "text": texts})))
    >>> len(found), passages(found)[["article", "start", "end"]].values.tolist()
    (2, [['000', 23, 50]])
    """
    article = found["article"].dtype
    ids = article.categories.dtype if isinstance(article, pd.CategoricalDtype) else article
    return found[found["start"].notna()].astype({"article": ids, "start": "int64", "end": "int64"})


@needs("discrepancies.shown", "found", "certainty", "discrepancies.find")
def shown(found: pd.DataFrame) -> pd.DataFrame:
    """Choose the differences that a reader should see first: those of high and medium certainty.

    Parameters
    ----------
    found : DataFrame
        What `find` returned, or some rows of it.

    Returns
    -------
    DataFrame
        Those rows with the columns and the index of `found`.

    See Also
    --------
    find, passages

    Examples
    --------
    >>> found = pd.DataFrame({"discrepancy": ["d1", "d2", "d3"], "certainty": ["low", "high", "medium"]})
    >>> shown(found)["discrepancy"].tolist()
    ['d2', 'd3']
    """
    return found[found["certainty"] != "low"]


@needs(
    "discrepancies.silences_by_report", "found", "discrepancy kind article start event reports", "discrepancies.find"
)
def silences_by_report(found: pd.DataFrame) -> pd.DataFrame:
    """Count for each report the omissions that it alone tells and that it alone leaves out.

    Parameters
    ----------
    found : DataFrame
        What `find` returned: all rows of each event, because these say which reports the event has.

    Returns
    -------
    DataFrame
        One row a report of each event with differences, in the order of events and articles.

        - event, article : the report
        - alone : number of omissions of which it alone has the passage
        - left_out_alone : number of omissions of which every other report of the event has a passage and it has none

    Notes
    -----
    In an event of two reports, what one of them has alone the other leaves out alone.

    See Also
    --------
    find, coverage

    Examples
    --------
    >>> import samestory as ss
    >>> texts = ["The dam needs repairs. Fire destroyed an old mill.", "The dam needs repairs."]
    >>> found = ss.discrepancies.find(ss.read_corpus(pd.DataFrame({"event": "dam", "text": texts})))
    >>> silences_by_report(found).values.tolist()
    [['dam', '000', 1, 0], ['dam', '001', 0, 1]]
    """
    rows = found.drop_duplicates(["discrepancy", "article"])
    omission, silent = rows["kind"] == "omission", rows["start"].isna()
    others = rows.groupby("event")["article"].transform("nunique") - 1
    alone = omission & ~silent & (rows["reports"] == 1)
    counted = rows.assign(alone=alone, left_out_alone=omission & silent & (rows["reports"] == others))
    by_report = counted.groupby(["event", "article"], observed=True)[["alone", "left_out_alone"]].sum()
    return by_report.astype("int64").reset_index().astype({"article": "str"})
