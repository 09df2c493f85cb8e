"""A point as a row that opens: what differs, in which way; inside, the reports side by side and how to cite it."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from ..reading._links import slug
from ._points import Passage, Point, in_words
from ._sentences import Writer, joined

BESIDE = 12  # reports with passages that stand side by side
EACH = 3  # passages of a report
NAMED = 12  # reports that a sentence names
CITED = 6  # places that a citation names
SHOWN = ("kind", "severity", "certainty")  # facts that a row shows
ROW = Markup("""<details class="row {sort}"{data}>
<summary><h{level}><bdi>{heading}</bdi></h{level}><p class="facts">{facts}{about}</p></summary>
<div class="inside" id="{anchor}">{notes}<ul class="reports">{reports}</ul>{silent}{cite}</div>
</details>
""")
REPORT = Markup('<li id="{}"><p class="report"><bdi>{}</bdi></p>{}{}</li>\n')
FACT = Markup('<span class="fact {}">{}</span> ')
ABOUT = Markup('<span class="about">{}: <bdi>{}</bdi></span> ')
NOTE = Markup('<p class="note"><b>{}.</b> <bdi>{}</bdi></p>')
SAID = Markup('<p class="{}">{}</p>')
CITE = Markup(
    '<p class="cite"><b>Cite.</b> <span class="citation">“<bdi>{}</bdi>” ({} <code>{}</code>){}.</span> '
    '<a class="address" href="#{}">Address of this {}</a></p>'
)
CERTAINTY = {"high", "medium", "low"}  # before the word; others stand behind it


def row(point: Point, writer: Writer, level: int, events: bool) -> Markup:
    """Write a point as a row; `events` says whether the page has several."""
    sort = "claim" if point.anchor.startswith("c-") else "difference"
    about = {"Topic" if sort == "claim" else "About": point.about, "Event": point.facts["event"] if events else ""}
    return ROW.format(
        sort=sort,
        data=_data(point) if sort == "difference" else "",
        level=level,
        heading=point.heading,
        about=Markup("").join(ABOUT.format(*item) for item in about.items() if item[1]),
        facts=_facts(point),
        anchor=point.anchor,
        notes=Markup("").join(NOTE.format(*note) for note in point.notes.items()),
        reports=_reports(point, writer),
        silent=_silent(point, writer),
        cite=CITE.format(point.heading, sort, point.name, _places(point), point.anchor, sort),
    )


def address(point: Point, article: Any) -> str:
    """Return the address of a report's passages in a point; no id has a full stop."""
    return f"{point.anchor}.{slug(article)}"


def values(point: Point) -> dict[str, list[str]]:
    """Return what filters compare, in plain letters."""
    reports = [slug(article) for article in (*point.passages, *point.silent)]
    return {name: [slug(said)] for name, said in point.facts.items() if said} | {"report": reports}


def _data(point: Point) -> Markup:
    data = (Markup(' data-{}="{}"').format(name, " ".join(said)) for name, said in values(point).items())
    return Markup("").join(data)


def _facts(point: Point) -> Markup:
    """Say kind, severity and certainty in words, and how many reports have it."""
    said = {name: in_words(point.facts[name]) for name in SHOWN if point.facts.get(name)}
    if sure := said.get("certainty"):
        said["certainty"] = f"{sure} certainty" if sure in CERTAINTY else f"certainty: {sure}"
    n = len(point.passages)
    said["many"] = f"in {n:,} report{'' if n == 1 else 's'}"
    return Markup("").join(FACT.format(name, words) for name, words in said.items())


def _reports(point: Point, writer: Writer) -> Markup:
    """Write the passages of each report."""
    cells = []
    for article, there in list(point.passages.items())[:BESIDE]:
        more = len(there) - EACH
        said = SAID.format("more", f"and {more:,} more passages; the table has all") if more > 0 else ""
        passages = Markup("").join(map(writer.passage, there[:EACH]))
        cells.append(REPORT.format(address(point, article), writer.name(article), passages, said))
    return Markup("").join(cells)


def _silent(point: Point, writer: Writer) -> Markup:
    """Say in words which reports do not have it."""
    left = list(point.passages)[BESIDE:]
    said = (
        ("more", left, "Also in {}; the table has the passages."),
        ("silent", point.silent, "Not found in {}."),
        ("silent", point.unclear, "Not clear: some of it is in {}."),
        ("silent quiet", point.unlisted, "No passage is listed for {}."),
    )
    return Markup("").join(
        SAID.format(css, Markup(words).format(_named(who, writer))) for css, who, words in said if who
    )


def _named(reports: list, writer: Writer) -> Markup:
    """Name reports in a sentence, those beyond a dozen as a number."""
    names = [Markup("<bdi>{}</bdi>").format(writer.name(report)) for report in reports[:NAMED]]
    names += [Markup("{:,} more").format(len(reports) - NAMED)] * (len(reports) > NAMED)
    return Markup(" and ").join(filter(None, (Markup(", ").join(names[:-1]), names[-1])))


def _places(point: Point) -> Markup:
    """List articles and offsets for a citation."""
    places = [_place(passage) for there in point.passages.values() for passage in there]
    return Markup(": {}").format(joined(places, CITED)) if places else Markup("")


def _place(passage: Passage) -> str:
    return f"{passage.article} {passage.start}–{passage.end}"


def text_of(rows: Iterable[Markup], size: int) -> tuple[Markup, int]:
    """Join rows until so many characters are reached; return them and their number."""
    kept: list[Markup] = []
    for written in rows:
        size -= len(written)
        if size < 0 and kept:
            break
        kept.append(written)
    return Markup("").join(kept), len(kept)
