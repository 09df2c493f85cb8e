"""Claims by reports: who says it, in whose voice, and who is silent."""

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from ...errors import needs
from .._style import ASIDE, GREY, MEANING, PALE, TWO, VOICES, blank, centered, fitted, of_all, styled, wide
from ._page import NAMES, NONE, page, say

ROW = 3.2  # millimeters: a line of 7-point text with air
HEADING = 1.5  # rows that the heading of a topic takes
HIGH = 224.0  # millimeters: the most, less title and source
CLAIMS, FLAG, SLANTED = 90.0, 50.0, 34.0  # millimeters, at most: a claim in words, a flag, a name that stands aslant
STEPS = 6.0, 10.0  # millimeters from column to column
TWO_LINES = 7.8  # millimeters from column to column that hold a name of two lines
TILT, LEAN = 0.68, 0.77  # sine, with air, and cosine of the angle of a report's name
UNCLEAR = "?"


@needs("figures.discrepancies.coverage", "claims", "claim label topic article", "discrepancies.coverage")
@styled
def coverage(
    claims: pd.DataFrame, flags: Mapping[str, str] = NONE, names: Mapping[str, str] = NONE
) -> tuple[Figure, str]:
    """Draw claims by reports, grouped by topic, those that most reports hold first: in whose voice each stands.

    Parameters
    ----------
    claims : DataFrame
        claim, label, topic, article, how (quoted, reported, outlet); one row a claim and report that holds it. The
        table of `discrepancies.coverage` does as well: its `held`, where "absent" is a dash, "unclear" a "?".
    flags : mapping
        {claim: words} to print at the row.
    names : mapping
        {article: name to print}; `corpus.names`.

    Returns
    -------
    tuple of Figure and str
        The drawing and its alt text. A report that does not hold a claim has a dash. Of several events (a column
        `event`) the first is drawn, of more than twelve reports the first, of more claims than a page holds those that
        most of these reports hold; the drawing says so. Without a claim it is a sentence.
    """
    everything = _told(claims)
    if everything.empty:
        return blank("No report holds a claim, so there is nothing to compare.")
    reports = sorted(everything.loc[everything["event"] == everything["event"].iloc[0], "article"].unique(), key=str)
    called = {article: str(names.get(article, article)) for article in reports[:ASIDE]}
    flags = {claim: fitted(str(words), FLAG) for claim, words in flags.items() if claim in set(everything["claim"])}
    at, lines, head = _columns(called, max((wide(flag, 7) for flag in flags.values()), default=0))
    told = everything[everything["article"].isin(list(called))]
    shown = _that_fit(told, HIGH - head - 5)
    said = _said(everything, shown, len(called))
    groups = [(topic, list(part.groupby("claim", sort=False))) for topic, part in shown.groupby("topic", sort=False)]
    headed = {topic: _headed(topic, [part["label"].iloc[0] for _, part in parts]) for topic, parts in groups}
    rows = sum(len(parts) + HEADING * headed[topic] for topic, parts in groups)
    fig, ax = page(head + ROW * rows + 5 * bool(said))
    y = _head(ax, at, lines, head, (shown["how"] == UNCLEAR).any())
    for topic, parts in groups:
        y = _topic(ax, topic, y) if headed[topic] else y
        parts.sort(key=lambda part: -part[1]["article"].nunique())
        for n, (claim, part) in enumerate(parts):
            if n % 2:
                ax.axhspan(y - ROW / 2, y + ROW / 2, color=PALE, alpha=0.45, linewidth=0)
            _claim(ax, part, y, at, flags.get(claim, ""))
            y += ROW
    say(ax, said, y + 1)
    flags = {claim: words for claim, words in flags.items() if claim in set(shown["claim"])}
    return fig, _alt(shown, called, flags) + (f" {said}." if said else "")


def _told(claims: pd.DataFrame) -> pd.DataFrame:
    """Return event, claim, label, topic, article and how, a row a claim and report that holds it."""
    how = claims["how"] if "how" in claims else _held(claims)
    held = {name: claims[name].astype(object).fillna("") for name in ("label", "topic")}
    table = claims[["claim", "article"]].assign(**held, event=claims["event"] if "event" in claims else "")
    known = how.where(how.isin([*VOICES, "absent"]), UNCLEAR)
    return table.assign(how=known.astype(object), article=table["article"].astype(object))[known != "absent"]


@needs("figures.discrepancies.coverage", "claims", "held", "discrepancies.coverage")
def _held(claims: pd.DataFrame) -> pd.Series:
    return claims["held"]


def _that_fit(told: pd.DataFrame, room: float) -> pd.DataFrame:
    """Return the rows of as many claims as have room, those first that most reports hold."""
    spread = told.groupby("claim", sort=False)["article"].nunique().sort_values(ascending=False, kind="stable")
    known = told.drop_duplicates("claim").set_index("claim")[["topic", "label"]]
    seen: dict[Any, list[str]] = {}
    chosen, rows = [], 0.0
    for claim, topic, label in known.loc[spread.index].itertuples():
        labels = seen.get(topic, [])
        more = 1 + HEADING * (_headed(topic, [*labels, label]) - (_headed(topic, labels) if labels else 0))
        if (rows + more) * ROW <= room:
            rows += more
            chosen.append(claim)
            seen[topic] = [*labels, label]
    return told[told["claim"].isin(chosen)]


def _headed(topic: Any, labels: list[str]) -> bool:
    """Say whether a topic needs a heading: a single claim that is its topic needs none."""
    return labels != [topic]


def _said(everything: pd.DataFrame, shown: pd.DataFrame, reports: int) -> str:
    """Say how much of the events, reports and claims is drawn."""
    counts = (
        (1, everything["event"].nunique(), "events"),
        (reports, everything["article"].nunique(), "reports"),
        (shown["claim"].nunique(), everything["claim"].nunique(), "claims"),
    )
    return ". ".join(filter(None, (of_all(*count) for count in counts)))


def _columns(called: Mapping[str, str], flag: float) -> tuple[dict[str, float], dict[str, list[str]], float]:
    """Return where the column of each report is, its name in lines, and how high the names stand, in millimeters."""
    right = flag + 6
    least, most = STEPS
    for tight in (False, True):
        step = max(least if tight else 7.0, min(most, (TWO - 4 - CLAIMS - right) / len(called)))
        lines = {article: wrap(name, NAMES)[:2] or [""] for article, name in called.items()}
        if step < TWO_LINES:
            lines = {article: [fitted(name, SLANTED)] for article, name in called.items()}
        long = [max(wide(line, 7) for line in name) for name in lines.values()]
        right = max([right, *(LEAN * name + 3 - step * n for n, name in enumerate(reversed(long)))])
    left = min(CLAIMS, TWO - 4 - right - step * len(called))
    at = dict(zip(called, left + step * (0.5 + np.arange(len(called)))))
    return at, lines, 4 + max(long) * TILT


def _alt(claims: pd.DataFrame, called: Mapping[str, str], flags: Mapping[str, str]) -> str:
    spread = claims.groupby("claim")["article"].nunique().value_counts().sort_index(ascending=False)
    said = [
        f"{name}: {part['claim'].nunique()} claims ("
        + ", ".join(f"{n} {how}" for how, n in part["how"].replace(UNCLEAR, "unclear").value_counts().items())
        + ")"
        for article, name in called.items()
        for part in [claims[claims["article"] == article]]
    ]
    flagged = f" Flagged in words: {'; '.join(flags.values())}." if flags else ""
    return (
        f"Table of {claims['claim'].nunique()} claims in {claims['topic'].nunique()} groups by {len(called)} reports; "
        "a mark shows whether the claim is quoted, reported or the outlet's own, a dash that it is absent. "
        f"{'; '.join(said)}. Claims by the number of reports that hold them: "
        f"{', '.join(f'{n} in {reports}' for reports, n in spread.items())}.{flagged}"
    )


def _head(ax: Any, at: Mapping[str, float], lines: Mapping[str, list[str]], height: float, unclear: bool) -> float:
    """Draw the key, and the names of the reports aslant above their columns; return where the rows begin."""
    for n, voice in enumerate(VOICES):
        y = height - 3.4 * (len(VOICES) - n) - 3.4
        ax.plot(1.4, y, MEANING[voice][1], color=MEANING[voice][0], markersize=4.5)
        ax.text(3.6, y, VOICES[voice], va="center", size=7)
    more = "   ?  some of it is there" if unclear else ""
    ax.text(0.7, height - 3.4, f"–  not in this report{more}", va="center", size=7)
    for article, x in at.items():
        style = {"rotation": 40, "rotation_mode": "anchor", "va": "bottom", "size": 7, "linespacing": 1.0}
        ax.text(x + 0.8, height - 1.5, "\n".join(lines[article]), **style)
    return height


def _topic(ax: Any, topic: str, y: float) -> float:
    """Write the name of a topic over its claims; return where they begin."""
    y += 0.5 * ROW
    ax.text(0, y, fitted(str(topic), TWO - 12, 7.5, "bold"), weight="bold", va="center", size=7.5)
    ax.plot([0, TWO - 4], [y + ROW / 2] * 2, color=GREY, linewidth=0.5)
    return y + ROW


def _claim(ax: Any, part: pd.DataFrame, y: float, at: Mapping[str, float], flag: str) -> None:
    air = 6 if len(at) <= 6 else 8  # between claim and mark, where columns are far apart or not
    ax.text(2, y, fitted(str(part["label"].iloc[0]), min(at.values()) - air), va="center", size=7)
    how = part.set_index("article")["how"].to_dict()
    for article, x in at.items():
        if how.get(article) in VOICES:
            ax.plot(x, y, MEANING[how[article]][1], color=MEANING[how[article]][0], markersize=4.5)
        else:
            centered(ax, x, y, how.get(article, "–"), color=GREY, size=7)
    ax.text(max(at.values()) + 5, y, flag, va="center", size=7, style="italic")
