"""Tone as read: one panel an actor, one row a report, every mention a mark; beside it what a program counts."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ...errors import check_columns
from .._groups import grouped, plural
from .._style import GREY, MM, ONE_BELOW, PALE, TWO, blank, canvas, fitted, of_all, styled, text_width
from ._counts import alt_text, counted
from ._tiles import LABELS, MACHINE, ZONES, Zone, boxes, broken, draw_key, key, marks, measured, place

MARGIN = 4  # millimeters, as are all lengths here
TALL = 210.0  # a page less title, subtitle and source
LARGE, MIDDLE, SMALL = 5.2, 4.1, 3.4  # a mark; the smallest one holds a 7-point sign
AIR, HEAD, ZONE_HEAD = 0.7, 7.5, 10.0  # between rows; above the rows of a panel; above the panels of a size
COLUMN = 9.0
NAME_WIDE, ACTOR_WIDE = 50.0, 60.0  # the names of a report and of an actor, at most, where a page is wide
ACTORS, ACTORS_NARROW = 12, 6
LINE, TWO_LINES, NAME = 3.3, 6.6, 20.0  # where a page is narrow: a line of text, a row, the name of a report


BRACKETS = "In brackets: number of reports with a mention"


class Page(NamedTuple):
    """A page: its width, how many reports there are, and the columns of the program."""

    width: float
    reports: int
    machine: list[str]

    @property
    def narrow(self) -> bool:
        """Say whether the page is one column of print: names in two lines, neutral marks two high."""
        return self.width < ONE_BELOW

    def pitch(self, size: float) -> float:
        """Return the height of a row with marks of a size."""
        return max(size + AIR, TWO_LINES) if self.narrow else size + AIR

    def head(self, part: pd.DataFrame, actor: str) -> tuple[list[str], float]:
        """Return what stands above the rows of an actor, in lines, and how high that is."""
        said = counted(part, self.reports)
        if not self.narrow:
            return [said], HEAD
        said = re.sub(r"(?<=\d) ", "\N{NO-BREAK SPACE}", said)
        lines = broken(said, self.width - min(text_width(actor, 8.5, "bold") / MM + 4, 45))
        return lines, LINE * len(lines) + 3.4


COLUMNS = "article start actor label voice speaker"


@styled
def tone(
    mentions: pd.DataFrame,
    actors: Sequence[str],
    names: pd.Series,
    large: int = 2,
    width: float = TWO,
    by: str = "article",
) -> tuple[Figure, str]:
    """Draw every mention as a mark: negative, neutral or positive by place and sign, the voice by its fill.

    Parameters
    ----------
    mentions : DataFrame
        article, start, actor, label, voice, speaker, as in `agreement.read_coding`. May also hold label_a and label_b
        (what two readings say), again_of (from `alignment.repeated`: a ring at passages printed before), program (the
        label of a scorer: its counts in hollow boxes).
    actors : sequence of str
        The actors in their order, one panel each.
    names : Series
        `corpus.names`: article to name.
    large : int
        How many panels are drawn large, where the drawing is two columns wide.
    width : float
        Millimeters: 183, or 89 for a few actors; there the program has no place.
    by : str
        "article", or the column of `mentions` whose values are the rows, such as outlet: those with most mentions
        first, each with its number of reports that mention an actor.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. Where marks do not fit, a cell is one mark a voice with its number; where rows do
        not fit on a page, the reports with the fewest mentions share one. Of more than twelve actors (six in 89 mm) the
        first are drawn, and the drawing says so.
    """
    everyone, actors = list(actors), list(actors)[: ACTORS if width > ONE_BELOW else ACTORS_NARROW]
    if not actors:
        return blank("No actor is asked for, so there is no mention to show.", width)
    check_columns(mentions, "figures.sentiment.tone", "mentions", [*COLUMNS.split(), by], "sentiment.score")
    said = list(filter(None, (BRACKETS if by != "article" else "", of_all(len(actors), len(everyone), "actors"))))
    page, table, speaker = _prepared(mentions, actors, names, width, by)
    large = 0 if page.narrow else large
    sized = [part for part in ((list(actors[:large]), LARGE), (list(actors[large:]), MIDDLE)) if part[0]]
    lines = key(table, speaker, page.width)
    heads = sum(page.head(table[table["actor"] == actor], actor)[1] for actor in actors)
    fixed = 5 * len(lines) + 3 + heads + ZONE_HEAD * len(sized) + 4 * len(said)
    table = _folded(table, (TALL - fixed) / page.pitch(SMALL), by)
    shown = table.groupby("actor")["name"].nunique().reindex(list(actors), fill_value=0)
    needed = sum(page.pitch(size) * shown[part].sum() for part, size in sized)
    shrink = min(1.0, (TALL - fixed) / max(needed, 1))
    sized = [(part, max(SMALL, size * shrink)) for part, size in sized]
    height = fixed + sum(page.pitch(size) * shown[part].sum() for part, size in sized)
    fig, ax = canvas(height, width)
    ax.set(xlim=(0, page.width), ylim=(height, 0))
    ax.axis("off")
    draw_key(ax, lines)
    y = 5.0 * len(lines) + 3
    for part, size in sized:
        zones = _zones(table[table["actor"].isin(part)], size, page)
        y = _heads(ax, zones, y, page)
        for actor in part:
            y = _panel(ax, table[table["actor"] == actor], actor, page, zones, y)
    for n, line in enumerate(said):
        ax.text(0, y + 2 + 4 * n, line, va="center", fontsize=7, color=GREY)
    for text in ax.texts:
        text.set_in_layout(False)  # a text that reaches the edge must not squeeze the marks
    return fig, " ".join([alt_text(table, actors, speaker, by), *(f"{line}." for line in said)])


# --- the table -----------------------------------------------------------------------------------------------------


def _prepared(
    mentions: pd.DataFrame, actors: list[str], names: pd.Series, width: float, by: str
) -> tuple[Page, pd.DataFrame, str]:
    """Add what is drawn of each mention: zone, name of its report, ring, other speaker; and find the main speaker."""
    table = mentions[mentions["actor"].isin(actors)]
    table = table.drop(columns="program", errors="ignore") if width < ONE_BELOW else table
    readings = zip(*(table[c] if c in table else table["label"] for c in ("label_a", "label_b")))
    said = table["voice"].isin(["reported", "quoted"]) & ~table["speaker"].isin(["", "disputed"])
    heard = table.loc[said, "speaker"].value_counts()
    speaker = heard.index[0] if len(heard) and heard.iloc[0] > said.sum() / 2 else ""  # whose words most of them are
    last = [str(name).split()[-1][:16] if str(name).strip() else "" for name in table["speaker"]]
    table = table.assign(
        zone=[place(label, set(pair)) for label, pair in zip(table["label"], readings)],
        name=_rows(table, names, width, by),
        again=table["again_of"].astype(str) != "" if "again_of" in table else False,
        other=pd.Series(last, table.index, dtype=object).where(said & (table["speaker"] != speaker), ""),
        turn=table["voice"].map({"outlet": 0, "reported": 1, "quoted": 2}).fillna(3),
        report=pd.Index(names.index).get_indexer(table["article"].to_numpy(dtype=object)),
    )
    if by != "article":
        table["report"] = table["name"].map(table["name"].value_counts().rank(method="first", ascending=False))
    table = table.sort_values(["report", "other", "turn", "start"], kind="stable")
    page = Page(width - MARGIN, len(names), _machine(table))
    zones = _zones(_folded(table, TALL / SMALL), SMALL, page)
    crowded = bool(zones) and zones[-1].right > page.width - COLUMN * len(page.machine)
    return (page, *_narrowed(table, speaker, page)) if page.narrow or crowded else (page, table, speaker)


def _rows(table: pd.DataFrame, names: pd.Series, width: float, by: str) -> list[str]:
    """Return the name of the row of each mention: of its report, or of its group with the number of reports."""
    if by == "article":
        return [names.get(article, str(article)) for article in table["article"]]
    narrow = width < ONE_BELOW
    groups = grouped(table.reset_index(drop=True), by)
    called = groups.labels(list(dict.fromkeys(groups.table["article"])), NAME if narrow else NAME_WIDE, narrow)
    return groups.table["article"].map(called).sort_index().tolist()


def _narrowed(table: pd.DataFrame, speaker: str, page: Page) -> tuple[pd.DataFrame, str]:
    """Let all that is disputed share a zone if it needs more than one; leave names of speakers out if none fits."""
    open_ = table["zone"].isin([zone for zone in ZONES if " or " in zone])
    if table.loc[open_, "zone"].nunique() > 1 or (table["zone"] == "disputed").any():
        table = table.assign(zone=table["zone"].mask(open_, "disputed"))
    zones = _zones(_folded(table, TALL / SMALL), SMALL, page)
    return (table, speaker) if zones[-1].right <= page.width else (table.assign(other=""), "")


def _machine(table: pd.DataFrame) -> list[str]:
    """Return the columns of the program: its three labels, and "unclear" if it ever says so."""
    said = set(table["program"]) if "program" in table else None
    return [] if said is None else [label for label in MACHINE if label in LABELS or label in said]


def _folded(table: pd.DataFrame, room: float, by: str = "article") -> pd.DataFrame:
    """Put the reports with the fewest mentions into one row where not all have room."""
    by_actor = table.groupby("actor")["name"].nunique()
    if by_actor.sum() <= room:
        return table
    most = range(1, 1 + min(int(room), by_actor.max()))  # rows of an actor
    kept = max((k for k in most if sum(min(k, n) for n in by_actor) <= room), default=1)
    first = table["name"].value_counts(sort=True).index[: kept - 1]
    rest = ~table["name"].isin(first)
    name = f"{table.loc[rest, 'name'].nunique()} other {plural(by)}"
    return table.assign(name=table["name"].mask(rest, name), last=rest).sort_values("last", kind="stable")


def _zones(table: pd.DataFrame, size: float, page: Page) -> list[Zone]:
    """Find the largest marks, and the most of a cell, with which the zones of some panels fit side by side."""
    lines = [line for name in set(table["name"]) for line in _called(name, page)]
    left = max((text_width(line, 7.5) / MM for line in lines), default=10) + (1.5 if page.narrow else 4)
    room = page.width - left - (COLUMN * len(page.machine) + 3 if page.machine else 0)
    deep, least = (2, 1.5) if page.narrow else (1, 2.5)
    present = [zone for zone in ZONES if zone in LABELS or zone in set(table["zone"])]
    lines_of = {zone: _words(zone, page).split("\n") for zone in present}
    heads = {zone: max(text_width(line, 7) / MM for line in lines_of[zone]) + 1 for zone in present}
    cells = [measured(cell, zone) for (_, _, zone), cell in table.groupby(["actor", "name", "zone"])]
    for most in (60, 40, 25, 15, 10, 6, 4, 0):
        trial = size
        while trial >= SMALL:
            wide = dict(heads)
            for cell in cells:
                wide[cell.zone] = max(wide[cell.zone], cell.width(trial, most, deep))
            gap = (room - sum(wide.values())) / len(present)
            if gap >= least or (most == 0 and trial - 0.2 < SMALL):
                return _side_by_side(wide, left, min(gap, 9), (trial, most, deep))
            trial -= 0.2
    return []


def _side_by_side(wide: dict[str, float], left: float, gap: float, of: tuple[float, int, int]) -> list[Zone]:
    zones = []
    for zone, span in wide.items():
        zones.append(Zone(zone, left, left + span, *of))
        left += span + gap
    return zones


def _words(zone: str, page: Page) -> str:
    return zone.replace(" or ", "\nor\n" if page.narrow else " or\n") + ("?" if " or " in zone else "")


def _called(name: str, page: Page) -> list[str]:
    """Return the name of a report in the lines that it has on a page."""
    return broken(str(name), NAME, 2) if page.narrow else [fitted(str(name), NAME_WIDE, 7.5)]


# --- the drawing -----------------------------------------------------------------------------------------------------


def _heads(ax: Any, zones: list[Zone], y: float, page: Page) -> float:
    """Write the names of the zones, and of the program's columns."""
    bottom = y + ZONE_HEAD - 1.5
    style = {"va": "bottom", "fontsize": 7, "color": GREY}
    for zone in zones:
        side = {"ha": "right", "x": zone.right} if zone.name == "negative" else {"ha": "left", "x": zone.left}
        ax.text(y=bottom, s=_words(zone.name, page), linespacing=0.95, **side, **style)
    if page.machine:
        left = page.width - COLUMN * len(page.machine)
        middle = (left + page.width) / 2
        ax.text(middle, bottom - 5, "the program", ha="center", **style | {"va": "center"})
        for n, head in enumerate(MACHINE[label] for label in page.machine):
            ax.text(left + (n + 0.5) * COLUMN, bottom, head, ha="center", **style)
    return y + ZONE_HEAD


def _panel(ax: Any, part: pd.DataFrame, actor: str, page: Page, zones: list[Zone], y: float) -> float:
    """Draw an actor: a line that counts, then a row for each report that names it."""
    ax.plot([0, page.width], [y + 0.4] * 2, color=GREY, linewidth=0.5)
    y = _panel_head(ax, part, actor, page, zones, y)
    pitch = page.pitch(zones[0].size)
    below = y + pitch * part["name"].nunique()
    for zone in zones:
        if zone.name == "neutral" and len(part):
            band = (zone.left - 1, y - 0.6), zone.right - zone.left + 2, below - y + 0.4
            ax.add_patch(Rectangle(*band, facecolor=PALE, alpha=0.5))
    for name, row in part.groupby("name", sort=False):
        middle = y + pitch / 2 - 0.4
        called, size = "\n".join(_called(name, page)), 7 if page.narrow else 7.5
        ax.text(0 if page.narrow else 1, middle, called, va="center", fontsize=size)
        for zone in zones:
            marks(ax, row[row["zone"] == zone.name], zone, middle)
        if page.machine:
            counts = row["program"].value_counts().reindex(page.machine, fill_value=0).tolist()
            boxes(ax, counts, page.width - COLUMN * len(page.machine), COLUMN, middle)
        y += pitch
    return y


def _panel_head(ax: Any, part: pd.DataFrame, actor: str, page: Page, zones: list[Zone], y: float) -> float:
    """Write an actor's name and beside it the counts, on a narrow page in lines."""
    lines, high = page.head(part, actor)
    size = 9.5 if zones[0].size > MIDDLE else 8.5
    left = text_width(actor, size, "bold") / MM + 4
    if page.narrow:
        left = min(left, 45)
        actor = "".join(broken(actor, left - 3.9, 1, size, "bold"))
    else:
        actor = fitted(actor, ACTOR_WIDE, size, "bold")
        left = max(min(left, ACTOR_WIDE + 4), zones[0].left)
    top = y + (1.7 + LINE / 2 if page.narrow else high / 2)
    ax.text(0, top, actor, va="center", weight="bold", fontsize=size)
    for n, line in enumerate(lines):
        ax.text(left, top + n * LINE, line, va="center", fontsize=7 if page.narrow else 7.5)
    return y + high
