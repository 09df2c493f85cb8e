"""Claims by reports: a table whose cells lead to the passages below it."""

from typing import Any

from markupsafe import Markup

from ..reading._links import slug
from ._claims import UNCLEAR, WIDEST, Coverage
from ._points import Point
from ._rows import BESIDE, address, row, text_of
from ._sentences import MARKS, Writer

EVENT = Markup("""<details class="event" data-event="{slug}"{open}>
<summary><h3><bdi>{title}</bdi></h3><p class="facts"><span class="fact">{size}</span></p></summary>
<div class="inside" id="e-{slug}">{capped}
<p class="note">In whose voice each report makes a claim. A cell leads to the passage.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Claims by reports"><table aria-label="Claims by reports">
<thead><tr><th scope="col">Claim</th>{heads}</tr></thead>
<tbody>{lines}</tbody></table></div>
<h4>The claims, passage by passage</h4>
{rows}</div></details>
""")
HEAD = Markup('<th scope="col"><bdi>{}</bdi></th>')
LINE = Markup('<tr><th scope="row"><a href="#{}"><bdi>{}</bdi></a></th>{}</tr>\n')
CELL = Markup('<td class="{0}"><span class="sign {0}" aria-hidden="true">{1}</span> {2}</td>')
LINK = Markup('<a href="#{}">{}</a>')
ABSENT = Markup('<td class="absent"><span aria-hidden="true">–</span><span class="unseen">not found</span></td>')
MORE = Markup('<p class="note">{}</p>')


def matrix(coverage: Coverage, writer: Writer, size: int, events: int) -> Markup:
    """Write the claims of an event, so many characters of them at most."""
    written = (row(point, writer, 5, False) for point in coverage.claims)
    rows, kept = text_of(written, size)
    claims = coverage.claims[:kept]
    said = []
    if kept < coverage.all_claims:
        said.append(f"{kept:,} of {coverage.all_claims:,} claims are listed: those that most reports make.")
    if len(coverage.reports) < coverage.all_reports:
        said.append(f"The table has the first {WIDEST} of {coverage.all_reports:,} reports, the passages below more.")
    return EVENT.format(
        slug=slug(coverage.event),
        open=Markup(" open") if events == 1 else "",
        title=coverage.event or "Claims of reports without a named event",
        size=f"{counted(coverage.all_claims, 'claim')} in {counted(coverage.all_reports, 'report')}",
        capped=MORE.format(" ".join(said)) if said else "",
        heads=Markup("").join(HEAD.format(writer.name(article)) for article in coverage.reports),
        lines=Markup("").join(_line(point, coverage) for point in claims),
        rows=rows,
    )


def _line(point: Point, coverage: Coverage) -> Markup:
    how = coverage.how[point.anchor]
    cells = (_cell(point, article, how.get(article, "")) for article in coverage.reports)
    return LINE.format(point.anchor, point.heading, Markup("").join(cells))


def _cell(point: Point, article: Any, how: str) -> Markup:
    """Say how a report has a claim: by marker, shade and word."""
    if not how:
        return ABSENT
    there = article in list(point.passages)[:BESIDE]
    words = LINK.format(address(point, article), how) if there else how
    return CELL.format(how, "?" if how == UNCLEAR else MARKS[how], words)


def counted(n: int, one: str) -> str:
    """Write a number of things: 1 report, 2,000 reports."""
    return f"{n:,} {one if n == 1 else one + 's'}"
