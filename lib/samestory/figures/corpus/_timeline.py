"""When: dated and undated reports on one time line, with the events they cover."""

from typing import Any

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.figure import Figure

from ...errors import ArgumentError
from .._style import GREY, INK, PALE, canvas, label, rows, styled
from ._rows import ROWS, pitch, rest

EDGE = pd.Timedelta(days=18)  # of an open bracket outside the dates that are known


@styled
def timeline(reports: pd.DataFrame, events: pd.DataFrame) -> tuple[Figure, str]:
    """Draw reports and events on one time line: a dot for a dated report, a bracket for an undated one.

    Parameters
    ----------
    reports : DataFrame
        label, earliest, latest, dated (bool), note. Dates are ISO text; an empty `earliest` or `latest` is an
        open bracket.
    events : DataFrame
        label, start, end (empty where it lasts a day).

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. On a page of many reports the notes are left out.

    Raises
    ------
    ArgumentError
        No date is known at all.
    """
    left_out, reports = len(reports) - ROWS, reports.head(ROWS)
    high = pitch(len(reports), 9)
    fig, ax = canvas(12 + high * len(reports))
    first, last = _edges(reports, events)
    half = pd.Timedelta(hours=12)
    for event in events.itertuples():
        start, end = _day(event.start), _day(event.end) or _day(event.start)
        ax.axvspan(start - half, end + half, color=PALE, zorder=0, linewidth=0)
        style = {"va": "bottom", "color": INK, "style": "italic", "fontsize": 7.5}
        label(ax, event.label, (start, len(reports) - 0.35), (3, 0), **style)
    for n, report in enumerate(reports[::-1].itertuples()):
        start, end = _day(report.earliest), _day(report.latest)
        if report.dated and start:
            ax.plot([start], [n], "o", color=INK, markersize=5)
        else:
            ax.plot([start or first, end or last], [n, n], color=GREY, linewidth=1.1, linestyle=(0, (4, 2)))
            if start:
                _bracket(ax, start, n, 5)
            if end:
                _bracket(ax, end, n, -5)
        if high > 8:
            label(ax, report.note, (start or first, n), (9, 4), va="bottom", color=INK, fontsize=7.5)
    rows(ax, reports["label"][::-1])
    ax.set(ylim=(-0.6, len(reports) + 0.15))
    ax.set_xlim(right=last)
    ax.xaxis.set_major_locator(mdates.MonthLocator())
    ax.xaxis.set_minor_locator(mdates.WeekdayLocator(mdates.MO))
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%B 1, %Y"))
    rest(ax, left_out)
    return fig, _timeline_alt(reports, events)


def _edges(reports: pd.DataFrame, events: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return where open brackets begin and end: some days outside all dates."""
    dates = pd.concat([reports["earliest"], reports["latest"], events["start"], events["end"]])
    known = pd.to_datetime(dates[dates != ""].tolist())
    if not len(known):
        raise ArgumentError("figures.corpus.timeline", "reports", "no date", "a table with one date or more")
    return known.min() - EDGE, known.max() + EDGE


def _timeline_alt(reports: pd.DataFrame, events: pd.DataFrame) -> str:
    bands = [f"{e.label}, {e.start}" + (f" to {e.end}" if e.end else "") for e in events.itertuples()]
    said = [
        f"{r.label} is "
        + (
            f"a dot on {r.earliest}"
            if r.dated and r.earliest
            else f"a bracket from {r.earliest or 'an open start'} to {r.latest or 'an open end'}"
        )
        for r in reports.itertuples()
    ]
    return f"Time line. Gray bands: {'; '.join(bands)}. Reports: {'; '.join(said)}."


def _bracket(ax: Any, day: pd.Timestamp, row: float, foot: float) -> None:
    """Draw a square bracket whose feet point to the right (or, with a negative `foot` in points, to the left)."""
    line = {"arrowstyle": "-", "color": INK, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0}
    for height in (0.2, -0.2):
        ax.annotate("", (day, row + height), xytext=(foot, 0), textcoords="offset points", arrowprops=line)
    ax.plot([day, day], [row - 0.2, row + 0.2], color=INK, linewidth=1.2, solid_capstyle="projecting")


def _day(date: str) -> pd.Timestamp | None:
    return pd.Timestamp(date) if date else None
