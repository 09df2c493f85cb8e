"""Which words set a group of reports apart from all others."""

from IPython.display import HTML

from ...figures import tables
from .._analysis import Analysis
from .._stages import LEAST_ARTICLES, MOST_GROUPS
from ._parts import counted, said, together, whole_or_first

COLUMNS = ["word", "target_count", "reference_count", "log_ratio", "low", "high", "q", "note"]
HEADS = {"target_count": "here", "reference_count": "elsewhere", "log_ratio": "log ratio"}


def key_words(found: Analysis) -> HTML:
    """Show the key words of each large group against all other reports.

    Parameters
    ----------
    found : Analysis

    Returns
    -------
    HTML
        One table of all groups, strongest words first; or why there is none.
    """
    words = found.tables["keyness"]
    if words.empty:
        needed = f"at least {LEAST_ARTICLES} reports in it and {LEAST_ARTICLES} beside it"
        return together(said(f"No group of reports is large enough to compare its words: keyness needs {needed}."))
    first, more = whole_or_first(words[["group", *COLUMNS]], "keyness")
    first = first.groupby("group", sort=False, group_keys=False).head(6)
    first.attrs["heads"] = HEADS | {"group": found.by}
    shown = tables.save(
        first, "table-06-keyness", f"Key words of {counted(first['group'].nunique(), 'group')} of reports",
        f"Six words per group with the largest G²; log ratio with a 95 % interval; {MOST_GROUPS} largest groups. "
        f"data/keyness.parquet holds more words and an example of each.{more}", rows=36)  # fmt: skip
    return together(shown)
