"""Who shares whose wording, and who makes the same claims in the same order."""

from IPython.display import HTML

from ... import figures
from ...figures import tables
from .._analysis import Analysis
from ._parts import ROWS, counted, said, together, whole_or_first

MUCH = 0.2  # of the five-word runs of a report in another one: worth a look
HEADS = {
    "article_a": "report",
    "article_b": "and report",
    "shared": "runs in both",
    "containment_ab": "share of the first",
    "containment_ba": "share of the second",
}
TOLD = {
    "article_a": "report",
    "article_b": "and report",
    "shared": "claims in both",
    "shared_ab": "share of the first's",
    "shared_ba": "share of the second's",
    "claims_a": "claims of the first",
    "claims_b": "claims of the second",
}


def copying(found: Analysis) -> HTML:
    """Show which reports share wording or claims.

    Parameters
    ----------
    found : Analysis

    Returns
    -------
    HTML
        A figure where a few reports are compared; the pairs that share most; the retellings.
    """
    pairs = found.tables["text_reuse"]
    if pairs.empty:
        return together(said("No two reports share a run of five words."))
    pairs = pairs.assign(most=pairs[["containment_ab", "containment_ba"]].max(axis=1)).sort_values(
        "most", ascending=False, kind="stable"
    )
    much = int((pairs["most"] >= MUCH).sum())
    first, more = whole_or_first(pairs.drop(columns="most"), "text_reuse")
    first.attrs |= {"heads": HEADS, "shown": list(HEADS)}
    shown = tables.save(
        first,
        "table-06-text-reuse",
        f"In {counted(much, 'pair')} of reports, one has at least a fifth of its five-word runs in the other",
        f"One row per pair that shares a run of five words; shares from 0 to 1.{more}",
        rows=ROWS,
        corpus=found.corpus,
    )
    return together(_figure(found), shown, _retold(found))


def _figure(found: Analysis) -> HTML | None:
    pairs, corpus = found.tables["text_reuse"], found.corpus
    passages = found.tables["passages"]
    fig, alt = figures.corpus.text_reuse(corpus, pairs, passages, found.tables["retelling"])
    return figures.save(
        fig,
        "fig-06-text-reuse",
        "What the reports share: wording and claims",
        alt,
        passages,
        f"Shared runs of five words and shared claims; n = {counted(len(corpus), 'report')}",
        evidence="table-06-text-reuse",
    )


def _retold(found: Analysis) -> HTML:
    pairs = found.tables["retelling"]
    if pairs.empty:
        return said("No event has two reports, so no retelling is looked for.")
    pairs = pairs.sort_values("shared", ascending=False, kind="stable")
    first, more = whole_or_first(pairs, "retelling")
    first.attrs["heads"] = TOLD
    return tables.save(
        first,
        "table-06-retelling",
        "Pairs of reports of one event by the claims they share",
        f"One row per pair; tau: how alike the order of the claims is. Claims are found by program.{more}",
        rows=ROWS,
        corpus=found.corpus,
    )
