"""Where reports of one event differ: the surer rows first, silences folded."""

import pandas as pd
from IPython.display import HTML
from markupsafe import Markup

from ... import discrepancies, figures
from ...figures import tables
from .._analysis import Analysis
from ._parts import ROWS, counted, error_of, joined, said, together, whole_or_first

EVIDENCE = ["event", "kind", "severity", "certainty", "article", "start", "end", "text"]
FOLDED = Markup("<details><summary>{} (click to open)</summary>{}</details>")


def differences(found: Analysis) -> HTML:
    """Show the differences between reports of one event, and which report makes which claim.

    Parameters
    ----------
    found : Analysis

    Returns
    -------
    HTML
        Counts by kind; the surer differences, substantive first; silences folded; the claims of the largest event.
    """
    rows = found.tables["discrepancies"]
    if rows.empty:
        return together(said(_why_none(found)))
    sure = discrepancies.shown(rows)
    silent = sure["kind"] == "omission"
    parts = [_counts(rows), said(error_of("discrepancies")), _passages(found, sure[~silent], "differences")]
    parts += [_silences(found, sure[silent]), _coverage(found), _limited(found)]
    return together(*parts)


def _why_none(found: Analysis) -> str:
    sizes = found.corpus.articles["event"].replace("", pd.NA).dropna().value_counts()
    if not (sizes > 1).any():
        return "No event has two reports, so nothing is compared."
    return "No difference between reports of one event was found."


def _counts(rows: pd.DataFrame) -> HTML:
    once = _in_words(rows.drop_duplicates("discrepancy"))
    table = pd.crosstab(once["kind"], once["certainty"]).reindex(columns=["high", "medium", "low"], fill_value=0)
    table["all"] = table.sum(axis=1)
    title = f"{counted(len(once), 'difference')} in {counted(once['event'].nunique(), 'event')}"
    return tables.show(table.sort_values("all", ascending=False).reset_index(), title)


def _in_words(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(kind=rows["kind"].astype(str).str.replace("_", " "))


def _passages(found: Analysis, rows: pd.DataFrame, name: str) -> HTML:
    if rows.empty:
        return said("No difference, silences aside, is of high or medium certainty.")
    grave = rows["severity"] == "substantive"
    rows = pd.concat([rows[grave], rows[~grave]])
    first, more = whole_or_first(discrepancies.passages(rows), "discrepancies")
    first = _in_words(first).assign(sentence=tables.in_sentence(first, found.corpus))
    blocks = tables.blocks(first, ["event", "kind", "severity", "certainty"], text="sentence")
    title = f"{counted(rows['discrepancy'].nunique(), 'difference')} of high or medium certainty, silences aside"
    note = f"One row per passage, substantive differences first.{more}"
    return tables.save(blocks, f"table-06-{name}", title, note, rows=2 * ROWS, corpus=found.corpus)


def _silences(found: Analysis, rows: pd.DataFrame) -> HTML | None:
    if rows.empty:
        return None
    there = rows[rows["start"].notna()].drop_duplicates("discrepancy")
    names = dict(found.corpus.names)
    silent = rows[rows["start"].isna()].groupby("discrepancy")["article"].agg(lambda a: joined(names[x] for x in a))
    table = there.assign(**{"not found in": there["discrepancy"].map(silent)})
    table = discrepancies.passages(table)[["event", "not found in", "certainty", "article", "start", "end", "text"]]
    first, more = whole_or_first(table, "discrepancies")
    title = f"{counted(len(table), 'passage')} for which the program finds no match in other reports of the event"
    note = f"One row per passage; another wording may be a match that the program misses.{more}"
    shown = tables.save(first, "table-06-silences", title, note, rows=2 * ROWS, corpus=found.corpus)
    return FOLDED.format(title, Markup(shown.data))


def _coverage(found: Analysis) -> HTML | None:
    claims = found.tables["coverage"]
    held = claims[claims["held"] != "absent"]
    if held.empty:
        return said("No claim is made by two reports of one event.")
    event = held.groupby("event")["article"].nunique().idxmax()
    shown = claims[claims["event"] == event]
    fig, alt = figures.discrepancies.coverage(shown, names=found.corpus.names)
    n = shown["article"].nunique()
    return figures.save(
        fig,
        "fig-06-coverage",
        f"Which report makes which claim: {event}",
        alt,
        shown,
        f"Claims of the event with most reports ({counted(n, 'report')}), most shared first; found by program",
        evidence="table-06-differences",
    )


def _limited(found: Analysis) -> HTML | None:
    limited = found.tables["limited"]["article"].tolist()
    more = f" and {len(limited) - ROWS:,} more" if len(limited) > ROWS else ""
    names = joined(found.corpus.names[a] for a in limited[:ROWS]) if limited else ""
    return said(f"Too much is alike in these reports to compare all of it: {names}{more}.") if limited else None
