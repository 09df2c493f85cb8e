"""The reports as pages: voices shaded, mentions and frames marked."""

import pandas as pd
from IPython.display import HTML

from ... import discrepancies
from ...figures import evidence, reading, tables
from .._analysis import Analysis
from ._parts import ROWS, counted, error_of, said, together

MOST = 300  # pages; of a larger corpus the reports are chosen that tables lead to


def pages(found: Analysis) -> HTML:
    """Write the reports as pages to which the places in tables lead.

    Parameters
    ----------
    found : Analysis

    Returns
    -------
    HTML
        Links to the pages; without a folder `out` none is written.
    """
    if found.out is None:  # the pages of the series hold more than a program knows; they stay
        return together(said("With a folder OUT, every report has a page to which the places in the tables lead."))
    chosen = _chosen(found)
    layers = {"Tone, by program": found.tables["tone"], "Words of frames, not read": found.tables["frames"]}
    written = reading.save(found.corpus, {name: table for name, table in layers.items() if len(table)}, chosen)
    left = len(found.corpus) - len(chosen)
    more = f" {left:,} reports have no page: those are written to which the tables above lead." if left else ""
    return together(
        said(f"{counted(len(chosen), 'report')} as pages, voices shaded.{more}"),
        tables.show(written.head(ROWS), f"The first {min(ROWS, len(written))} pages; figures/README.md lists more"),
        _evidence(found),
    )


def _evidence(found: Analysis) -> HTML | None:
    """Write all differences and claims on one page, each with an address; they lead to the pages written before."""
    rows, claims = found.tables["discrepancies"], found.tables["coverage"]
    if rows.empty:
        return None
    title = "Where the reports of one event differ, passage by passage"
    return evidence.save(found.corpus, rows, claims, title=title, note=error_of("discrepancies"))


def _chosen(found: Analysis) -> list:
    """Return all reports of a small corpus, else those that tables lead to."""
    ids = found.corpus.fileids()
    if len(ids) <= MOST:
        return ids
    named = [discrepancies.shown(found.tables["discrepancies"]).head(1000)["article"]]
    named += [
        found.tables[name]["article"].head(1000) for name in ("quotations", "frames", "tone") if len(found.tables[name])
    ]
    reached = set(pd.concat(named))
    return [article for article in ids if article in reached]
