"""When each report was written: a time line of reports and events."""

import re
from textwrap import wrap
from typing import Any

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.figure import Figure

from ...errors import ArgumentError, needs
from .._style import GREY, INK, PALE, TWO, blank, canvas, fitted, foot, in_lines, label, of_all, rows, styled, wide
from ._rows import NONE, ROOMY, ROWS, called, pitch

EDGE = pd.Timedelta(days=18)  # of an open bracket outside the dates that are known
MARGIN = pd.Timedelta(days=3)
BANDS = 20  # events that are drawn
LANES = 6  # lines of their names
DATES = ("earliest", "latest")
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
TICK, LONG_TICK = 12, 25  # millimeters for "Oct 1" above its year; for "October 1, 2025"
MONTHS = (2, 3, 6, *(12 * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500)))  # between two ticks
NOTHING = "No report and no event has a date, so there is no time line."


@needs("figures.corpus.timeline", "events", "label", "your own list of events")
@styled
def timeline(reports: pd.DataFrame, events: pd.DataFrame | None = None, width: float = TWO) -> tuple[Figure, str]:
    """Draw reports and events on one time line: a dot for a dated report, a bracket for an undated one.

    Parameters
    ----------
    reports : DataFrame
        label (else article) and earliest, latest, dated (bool), note; dates are ISO text, an empty `earliest` or
        `latest` is an open bracket. Without earliest and latest a report is dated where `published` is given, so
        `corpus.articles` is enough.
    events : DataFrame, optional
        label, start, end (empty where it lasts a day).
    width : float
        Millimeters: 183 or 89.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text; a sentence where no date is known at all. Of more than 48 reports the first
        are drawn, and the drawing says so.

    Raises
    ------
    ArgumentError
        A date is not ISO text, or reports have no names.
    """
    everything, given = _read(reports), _bands(events)
    reports, events = everything.head(ROWS), given.head(BANDS)
    if (edges := _edges(reports, events)) is None:
        return blank(
            NOTHING if _edges(everything, given) is None else "No report that has a place here is dated.", width
        )
    first, last = edges
    high = pitch(len(reports), 9)
    names = called(reports["label"][::-1], NONE, width, high)
    axis = width - max(map(wide, names), default=0) - 6  # in millimeters
    room = mdates.date2num([first, last]), axis
    lanes = _lanes(events, room)
    notes = [_fitted(r.note, _day(r.earliest) or first, room, 1 + (high >= ROOMY)) for r in reports[::-1].itertuples()]
    top = (5 + 3 * notes[-1][0].count("\n")) / high + len(reports) - 1 if notes else 0  # above the uppermost note
    heads = 3.6 * min(LANES, 1 + max(lanes, default=-1)) / high
    said = ". ".join(filter(None, (of_all(len(reports), len(everything)), of_all(len(events), len(given), "events"))))
    fig, ax = canvas(8 + high * (top + heads + 0.6) + 5 * bool(said), width)
    for event, lane in zip(events.itertuples(), lanes):
        _event(ax, event, top + 3.6 * lane / high if lane < LANES else None, room)
    for n, (report, note) in enumerate(zip(reports[::-1].itertuples(), notes)):
        _report(ax, n, report, first, last)
        _note(ax, note, (_day(report.earliest) or first, n), high)
    rows(ax, names)
    ax.set(ylim=(-0.6, top + heads), xlim=(first, last))
    _months(ax, first, last, axis)
    foot(fig, said)
    return fig, _timeline_alt(reports, events) + (f" {said}." if said else "")


def _read(reports: pd.DataFrame) -> pd.DataFrame:
    """Return label, earliest, latest, dated and note of each report; what is missing is empty text."""
    if reports.index.name == "article" and "article" not in reports:
        reports = reports.reset_index()
    names = next((reports[column] for column in ("label", "article") if column in reports), None)
    if names is None:
        expected = "a table with label or article"
        raise ArgumentError("figures.corpus.timeline", "reports", ", ".join(map(str, reports.columns)), expected)
    published = reports["published"] if "published" in reports else pd.Series("", reports.index)
    bracketed = any(column in reports for column in DATES)
    read = pd.DataFrame({"label": names.astype(str)})
    for column in DATES:
        dates = reports[column] if column in reports else pd.Series("", reports.index) if bracketed else published
        read[column] = [_date(date, "reports", column) for date in dates]
    given = reports["dated"].fillna(False).astype(bool) if "dated" in reports else read["earliest"] == read["latest"]
    notes = reports["note"].fillna("").astype(str) if "note" in reports else ""
    return read.assign(dated=given & (read["earliest"] != ""), note=notes)


def _bands(events: pd.DataFrame | None) -> pd.DataFrame:
    """Return label, start and end of each event; an event without a start is left out."""
    events = pd.DataFrame(columns=["label", "start"]) if events is None else events
    dates = {
        side: [_date(date, "events", side) for date in events[side]] if side in events else [""] * len(events)
        for side in ("start", "end")
    }
    read = pd.DataFrame({"label": events["label"].astype(str).tolist(), **dates}, dtype=object)
    return read[read["start"] != ""]


def _date(date: Any, table: str, column: str) -> str:
    """Return the day of a date as ISO text, empty where it is missing."""
    text = "" if pd.isna(date) else str(date)[:10].strip()
    try:
        if not text or ISO.fullmatch(text) and pd.Timestamp(text):
            return text
    except ValueError:
        pass  # a month or day that no year has
    raise ArgumentError("figures.corpus.timeline", f"{table}.{column}", str(date), "a date such as 2025-10-03")


def _note(ax: Any, note: tuple[str, bool], at: tuple, high: float) -> None:
    """Write what is said of a report above its line, or on it where rows are low."""
    text, left = note
    raised = high >= ROOMY and not left
    style = {"ha": "right" if left else "left", "va": "bottom" if raised else "center"}
    style |= {} if raised else {"bbox": {"facecolor": "white", "linewidth": 0, "pad": 0.5}}
    label(ax, text, at, (-4 if left else 9, 4 * raised), color=INK, fontsize=7.5, **style)


def _months(ax: Any, first: pd.Timestamp, last: pd.Timestamp, axis: float) -> None:
    """Put ticks at months, of long times at years, of a few days at Mondays: so that their names have room."""
    month = 30 * axis / max((last - first).days, 1)  # in millimeters
    months = [day for day in pd.date_range(first, last, freq="MS") if first < day < last] if month >= TICK else []
    if months:
        ax.xaxis.set_major_locator(mdates.MonthLocator())
        ax.xaxis.set_minor_locator(mdates.WeekdayLocator(mdates.MO))
        ax.xaxis.set_major_formatter(_month if month > LONG_TICK else _brief_month)
    elif month >= TICK:
        ax.xaxis.set_major_locator(mdates.WeekdayLocator(mdates.MO, interval=1 + int(month < 4 * TICK)))
        ax.xaxis.set_major_formatter(_brief_month)
    else:
        step = next((n for n in MONTHS if n * month >= TICK), MONTHS[-1])
        by_month = mdates.MonthLocator(bymonth=range(1, 13, step)) if step < 12 else mdates.YearLocator(step // 12)
        ax.xaxis.set_major_locator(by_month)
        ax.xaxis.set_major_formatter(_brief_month if step < 12 else lambda day, _: f"{mdates.num2date(day):%Y}")


def _month(number: float, _: int = 0) -> str:
    day = mdates.num2date(number)
    return f"{day:%B} {day.day}, {day:%Y}"


def _brief_month(number: float, _: int = 0) -> str:
    day = mdates.num2date(number)
    return f"{day:%b} {day.day}\n{day:%Y}"


def _fitted(text: str, day: pd.Timestamp, room: tuple, most: int = 1) -> tuple[str, bool]:
    """Break a text beside a day into lines that have room, and say whether it stands on the left of the day."""
    (first, last), axis = room  # the first and last day as numbers; millimeters
    at = (mdates.date2num(day) - first) / (last - first) * axis
    left = wide(text) + 5 > axis - at and at > axis - at
    beside = max((at if left else axis - at) - 5, 15)
    broken = wrap(text, max(12, int(beside / wide("n")))) or [""]
    return in_lines(broken, most, max(beside, max(map(wide, broken)) if len(broken) <= most else 0)), left


def _named(event: Any, room: tuple) -> tuple[str, bool]:
    """Return the name of an event in a line, and whether it stands on the left of its day."""
    (first, last), axis = room
    left = _fitted(event.label, _day(event.start), room)[1]
    at = (mdates.date2num(_day(event.start)) - first) / (last - first) * axis
    return fitted(event.label, (at if left else axis - at) - 3, 7.5), left


def _lanes(events: pd.DataFrame, room: tuple) -> list[int]:
    """Put the names of events into lanes one above the other where two would run into each other."""
    (first, last), axis = room
    taken: list[tuple[int, float, float]] = []
    for event in events.itertuples():
        name, left = _named(event, room)
        at, long = (mdates.date2num(_day(event.start)) - first) / (last - first) * axis, wide(name) + 3
        start, end = (at - long, at) if left else (at, at + long)
        busy = {lane for lane, s, e in taken if start < e and end > s}
        taken.append((min(set(range(len(taken) + 1)) - busy), start, end))
    return [lane for lane, _, _ in taken]


def _event(ax: Any, event: Any, y: float | None, room: tuple) -> None:
    """Draw an event as a gray band with its name above the reports, if a line of names has a place for it."""
    start, end, half = _day(event.start), _day(event.end) or _day(event.start), pd.Timedelta(hours=12)
    ax.axvspan(start - half, end + half, color=PALE, zorder=0, linewidth=0)
    if y is None:
        return
    name, left = _named(event, room)
    style = {"ha": "right" if left else "left", "va": "bottom", "color": INK, "style": "italic", "fontsize": 7.5}
    label(ax, name, (start, y), (-3 if left else 3, 0), **style)


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


def _edges(reports: pd.DataFrame, events: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """Return where open brackets begin and end, some days outside all dates; nothing where no date is known."""
    dates = pd.concat([reports["earliest"], reports["latest"], events["start"], events["end"]])
    known = [pd.Timestamp(date) for date in dates if date]
    if not known:
        return None
    first, last = min(known), max(known)
    least = (last - first) / 80  # room for a dot where the line is long
    early = EDGE if (reports["earliest"] == "").any() else MARGIN
    return first - max(early, least), last + max(EDGE, least)


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
    gray = f" Gray bands: {'; '.join(bands)}." if bands else ""
    return f"Time line.{gray} Reports: {'; '.join(said)}."


def _bracket(ax: Any, day: pd.Timestamp, row: float, foot: float) -> None:
    """Draw a square bracket whose feet point to the right (or, with a negative `foot` in points, to the left)."""
    line = {"arrowstyle": "-", "color": INK, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0}
    for height in (0.2, -0.2):
        ax.annotate("", (day, row + height), xytext=(foot, 0), textcoords="offset points", arrowprops=line)
    ax.plot([day, day], [row - 0.2, row + 0.2], color=INK, linewidth=1.2, solid_capstyle="projecting")


def _day(date: str) -> pd.Timestamp | None:
    return pd.Timestamp(date) if date else None
