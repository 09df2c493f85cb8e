"""What was read, what was left out and why, and which reports are compared."""

import pandas as pd
from IPython.display import HTML

from ...figures import tables
from .._analysis import Analysis
from ._parts import ROWS, counted, joined, listed, said, together, whole_or_first

APART = 30  # days between reports of one event from which on a reader should look
FACTS = ["event", "outlet", "published", "title", "words"]


def material(found: Analysis) -> HTML:
    """List the reports under the names that figures use, the faults of the input, and how the events are known.

    Parameters
    ----------
    found : Analysis

    Returns
    -------
    HTML
        A key of the reports, the problems of the input, and the notes of its reading.
    """
    corpus = found.corpus
    key = corpus.articles[FACTS].assign(name=corpus.names).reset_index()
    first, more = whole_or_first(key, "articles")
    known = [name for name in FACTS if (first[name] != "").any()]
    shown = tables.save(
        first[["name", *known, "article"]],
        "table-06-reports",
        f"{counted(len(corpus), 'report')} read",
        f"One row per report; name: as in figures and tables.{more}",
        rows=ROWS,
    )
    told = said(_counts(found)), said(found.events, *_far_apart(corpus.articles))
    return together(*told, shown, _problems(corpus.problems), _notes(corpus.notes), _warned(found))


def _counts(found: Analysis) -> str:
    articles = found.corpus.articles
    outlets, events = (articles[name].replace("", pd.NA).dropna().nunique() for name in ("outlet", "event"))
    sizes = articles["event"].replace("", pd.NA).dropna().value_counts()
    several = int((sizes > 1).sum())
    if not events:
        compared = "No event is known, so nothing is compared"
    elif several:
        many = "all" if several == events else f"{several:,}"
        those = f"{many} {'has' if several == 1 else 'have'} two or more reports and {'is' if several == 1 else 'are'}"
        compared = f"{counted(events, 'event')}: {those} compared"
    else:
        compared = f"{counted(events, 'event')}, none with two reports, so nothing is compared"
    of = counted(outlets, "known outlet") if outlets else "unknown outlets"
    return f"{counted(len(articles), 'report')} from {of}, {counted(int(articles['words'].sum()), 'word')}. {compared}."


def _far_apart(articles: pd.DataFrame) -> list[str]:
    """Name the events whose reports are weeks apart: an article may stand under the wrong one."""
    days = pd.to_datetime(articles["published"].str.slice(0, 10), format="%Y-%m-%d", errors="coerce")
    dated = days[articles["event"] != ""].dropna().groupby(articles["event"])
    far = (dated.max() - dated.min()).dt.days.pipe(lambda apart: apart[apart > APART]).sort_values(ascending=False)
    named = joined(f"{event} ({apart:,} days)" for event, apart in far.head(ROWS).items())
    return [f"Reports far apart in time stand under one event; check {named}."] if len(far) else []


def _problems(problems: pd.DataFrame) -> HTML:
    if problems.empty:
        return said("Nothing was left out, and no fault of the input was found.")
    left_out = int(problems["left_out"].fillna(False).sum())
    first, more = whole_or_first(problems[["where", "column", "found", "expected", "fix", "left_out"]], "problems")
    return tables.save(
        first,
        "table-06-problems",
        f"{counted(len(problems), 'fault')} of the input, {left_out:,} left out",
        f"One row per fault, with the way to mend it.{more}",
        rows=ROWS,
    )


def _notes(notes: list[str]) -> HTML | None:
    more = [f"{len(notes) - ROWS:,} more notes; python -m samestory check lists all"] if len(notes) > ROWS else []
    return together(said("Decisions about the input:"), listed([*notes[:ROWS], *more])) if notes else None


def _warned(found: Analysis) -> HTML | None:
    if not found.warnings:
        return None
    return together(said("What could not be done, or not in full:"), listed(found.warnings[:ROWS]))
