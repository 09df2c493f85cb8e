"""When each report was written: a time line of reports and events."""

from textwrap import fill
from typing import Any

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.figure import Figure

from ...errors import ArgumentError
from .._style import GREY, INK, PALE, TWO, canvas, label, rows, styled, wide
from ._rows import NONE, ROOMY, ROWS, called, pitch, rest

EDGE = pd.Timedelta(days=18)  # of an open bracket outside the dates that are known
MARGIN = pd.Timedelta(days=3)


@styled
def timeline(reports: pd.DataFrame, events: pd.DataFrame, width: float = TWO) -> tuple[Figure, str]:
    """Draw reports and events on one time line: a dot for a dated report, a bracket for an undated one.

    Parameters
    ----------
    reports : DataFrame
        label, earliest, latest, dated (bool), note. Dates are ISO text; an empty `earliest` or `latest` is an
        open bracket.
    events : DataFrame
        label, start, end (empty where it lasts a day).
    width : float
        Millimeters: 183 or 89.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text.

    Raises
    ------
    ArgumentError
        No date is known at all.
    """
    left_out, reports = len(reports) - ROWS, reports.head(ROWS)
    high, (first, last) = pitch(len(reports), 9), _edges(reports, events)
    names = called(reports["label"][::-1], NONE, width, high)
    axis = width - max(map(wide, names), default=0) - 6  # in millimeters
    room = mdates.date2num([first, last]), axis
    lanes = _lanes(events, room)
    notes = [_fitted(report.note, _day(report.earliest) or first, room) for report in reports[::-1].itertuples()]
    top = (5 + 3 * notes[-1][0].count("\n")) / high + len(reports) - 1  # above the uppermost note
    heads = 3.6 * (1 + max(lanes, default=-1)) / high
    fig, ax = canvas(8 + high * (top + heads + 0.6), width)
    for event, lane in zip(events.itertuples(), lanes):
        _event(ax, event, top + 3.6 * lane / high, room)
    for n, (report, (note, left)) in enumerate(zip(reports[::-1].itertuples(), notes)):
        _report(ax, n, report, first, last)
        raised = high >= ROOMY and not left
        style = {"ha": "right" if left else "left", "va": "bottom" if raised else "center"}
        style |= {} if raised else {"bbox": {"facecolor": "white", "linewidth": 0, "pad": 0.5}}
        label(
            ax,
            note,
            (_day(report.earliest) or first, n),
            (-4 if left else 9, 4 * raised),
            color=INK,
            fontsize=7.5,
            **style,
        )
    rows(ax, names)
    ax.set(ylim=(-0.6, top + heads), xlim=(first, last))
    ax.xaxis.set_major_locator(mdates.MonthLocator())
    ax.xaxis.set_minor_locator(mdates.WeekdayLocator(mdates.MO))
    ax.xaxis.set_major_formatter(_month if 30 * axis / (last - first).days > 25 else _brief_month)
    rest(ax, left_out)
    return fig, _timeline_alt(reports, events)


def _month(number: float, _: int = 0) -> str:
    day = mdates.num2date(number)
    return f"{day:%B} {day.day}, {day:%Y}"


def _brief_month(number: float, _: int = 0) -> str:
    day = mdates.num2date(number)
    return f"{day:%b} {day.day}\n{day:%Y}"


def _fitted(text: str, day: pd.Timestamp, room: tuple) -> tuple[str, bool]:
    """Break a text beside a day into lines that have room, and say whether it stands on the left of the day."""
    (first, last), axis = room  # the first and last day as numbers; millimeters
    at = (mdates.date2num(day) - first) / (last - first) * axis
    left = wide(text) + 5 > axis - at and at > axis - at
    return fill(text, max(12, int(((at if left else axis - at) - 5) / wide("n")))), left


def _lanes(events: pd.DataFrame, room: tuple) -> list[int]:
    """Put the names of events into lanes one above the other where two would run into each other."""
    (first, last), axis = room
    taken: list[tuple[int, float, float]] = []
    for event in events.itertuples():
        at, long = (mdates.date2num(_day(event.start)) - first) / (last - first) * axis, wide(event.label) + 3
        left = _fitted(event.label, _day(event.start), room)[1]
        start, end = (at - long, at) if left else (at, at + long)
        busy = {lane for lane, s, e in taken if start < e and end > s}
        taken.append((min(set(range(len(taken) + 1)) - busy), start, end))
    return [lane for lane, _, _ in taken]


def _event(ax: Any, event: Any, y: float, room: tuple) -> None:
    """Draw an event as a gray band with its name above the reports."""
    start, end, half = _day(event.start), _day(event.end) or _day(event.start), pd.Timedelta(hours=12)
    ax.axvspan(start - half, end + half, color=PALE, zorder=0, linewidth=0)
    left = _fitted(event.label, start, room)[1]
    style = {"ha": "right" if left else "left", "va": "bottom", "color": INK, "style": "italic", "fontsize": 7.5}
    label(ax, event.label, (start, y), (-3 if left else 3, 0), **style)


def _report(ax: Any, row: int, report: Any, first: pd.Timestamp, last: pd.Timestamp) -> None:
    start, end = _day(report.earliest), _day(report.latest)
    if report.dated and start:
        ax.plot([start], [row], "o", color=INK, markersize=5)
        return
    ax.plot([start or first, end or last], [row, row], color=GREY, linewidth=1.1, linestyle=(0, (4, 2)))
    if start:
        _bracket(ax, start, row, 5)
    if end:
        _bracket(ax, end, row, -5)


def _edges(reports: pd.DataFrame, events: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return where open brackets begin and end: some days outside all dates."""
    dates = pd.concat([reports["earliest"], reports["latest"], events["start"], events["end"]])
    known = pd.to_datetime(dates[dates != ""].tolist())
    if not len(known):
        raise ArgumentError("figures.corpus.timeline", "reports", "no date", "a table with one date or more")
    early = EDGE if (reports["earliest"] == "").any() else MARGIN
    return known.min() - early, known.max() + EDGE


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
