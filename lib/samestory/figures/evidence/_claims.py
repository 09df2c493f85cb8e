"""The rows of a table of claims as points, by event: those first that most reports make."""

from typing import Any, NamedTuple

import pandas as pd

from ...corpus import Corpus
from ...errors import check_columns
from .._style import VOICES
from ._points import FUNCTION, Passage, Point, anchors, cut, passages, tidy, with_events

MOST = 500  # claims on a page
LEAST = 5  # of each event, as long as not more events than MOST have claims
WIDEST = 40  # reports in a matrix
ABSENT, UNCLEAR = "absent", "unclear"
COLUMNS = ("claim", "label", "topic", "event", "how", "held", "speaker")


class Coverage(NamedTuple):
    """The claims of one event: its reports, how each report has each claim, and how many of both there are."""

    event: str
    reports: list[Any]
    claims: list[Point]
    how: dict[str, dict[Any, str]]  # by anchor and report: a voice or "unclear"
    all_reports: int
    all_claims: int


def claims(corpus: Corpus, coverage: pd.DataFrame) -> tuple[list[Coverage], int]:
    """Return the claims of each event, and how many events have claims."""
    if "how" not in coverage:
        wanted = ["claim", "label", "article", "start", "end", "held"]
        check_columns(coverage, FUNCTION, "coverage", wanted, "discrepancies.coverage")
    coverage = with_events(corpus, coverage, "coverage")
    known = coverage["event"].unique()
    table = tidy(corpus, coverage[coverage["event"].isin(known[: MOST // LEAST])], "coverage", COLUMNS)
    held = table["how"].where(table["how"] != "", table["held"])
    table["voice"] = held.where(held.isin([*VOICES, ABSENT]), UNCLEAR)
    several = table.groupby("claim")["event"].transform("nunique") > 1  # an id alone is no address there
    table["address"] = table["claim"].where(~several, table["claim"] + " in " + table["event"])
    events = list(table.groupby("event", sort=False))
    most = max(MOST // max(len(events), 1), LEAST)
    spreads = [_spread(rows) for _, rows in events]
    kept = pd.Index([address for spread in spreads for address in spread.index[:most]])
    there = passages(corpus, table[table["address"].isin(kept) & (table["voice"] != ABSENT)], "address")
    return [_event(*event, spread, most, there) for event, spread in zip(events, spreads)], len(known)


def _spread(rows: pd.DataFrame) -> pd.Series:
    """Count the reports that make each claim, the most first."""
    there = rows[rows["voice"] != ABSENT]
    return there.groupby("address", sort=False)["row"].nunique().sort_values(ascending=False, kind="stable")


def _event(event: str, rows: pd.DataFrame, spread: pd.Series, most: int, there: dict) -> Coverage:
    """Sort out the claims of one event."""
    reports = rows.drop_duplicates("row").sort_values("row")["article"].tolist()
    of_claim = dict(list(rows[rows["address"].isin(spread.index[:most])].groupby("address", sort=False)))
    points, how = [], {}
    for anchor, address in zip(anchors("c", spread.index), spread.index[:most]):
        how[anchor] = _how(of_claim[address])
        about = of_claim[address].iloc[0]
        points.append(_point(anchor, about, there.get(address, {}), how[anchor], reports))
    return Coverage(event, reports[:WIDEST], points, how, len(reports), len(spread))


def _how(rows: pd.DataFrame) -> dict[Any, str]:
    """Say how each report has a claim: a voice wins over "unclear"."""
    how: dict[Any, str] = {}
    for article, voice in zip(rows["article"], rows["voice"]):
        if voice != ABSENT and how.get(article, UNCLEAR) == UNCLEAR:
            how[article] = voice
    return how


def _point(
    anchor: str, about: pd.Series, there: dict[Any, list[Passage]], how: dict[Any, str], reports: list[Any]
) -> Point:
    """Make a point of the rows of one claim."""
    heading = about["label"] or about["claim"]
    return Point(
        anchor,
        about["claim"],
        cut(heading),
        cut(about["topic"]) if about["topic"] != heading else "",
        {},
        {"event": about["event"]},
        there,
        [report for report in reports if report not in how],
        [report for report, voice in how.items() if voice == UNCLEAR and report not in there],
        [],
    )
