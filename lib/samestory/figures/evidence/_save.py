"""The page: its frame, what it may load (nothing) and run (its own script), and what a notebook shows of it."""

import base64
import hashlib
import re
from collections.abc import Iterator
from importlib.resources import files

import pandas as pd
from IPython.display import HTML
from markupsafe import Markup

from ...corpus import Corpus, saving
from ...errors import ArgumentError, needs
from .._export import folder, index
from .._style import VOICES
from .._visible import visible
from ..catalog import citation, index_path
from ._claims import claims
from ._differences import differences
from ._filters import filters
from ._matrix import counted, matrix
from ._points import FUNCTION
from ._rows import row, text_of
from ._sentences import MARKS, Writer
from ._shades import colors

SIZE, CLAIMS = 3_000_000, 1_500_000  # characters of all differences, of all claims
NAME = re.compile(r"evidence(-[a-z0-9-]+)?")
TITLE = "Where the reports differ, passage by passage"
PAGE = Markup("""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="description" content="Differences between reports, with their passages.">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{style_hash}'; \
script-src '{script_hash}'; base-uri 'none'; form-action 'none'">
<style>{style}</style></head>
<body data-citation="{citation}">
<a class="skip" href="#differences">Skip to the differences</a>
<header><h1><bdi>{title}</bdi></h1>
<p>{lead}</p>
<p class="note">{note}</p>
<p class="key">A <mark>mark</mark> shows the passage in its sentence. Voices, by rule: {key}.</p>
<p class="cite"><b>Cite this page.</b> <bdi>{citation}</bdi> Cite one point by its address.</p>
<nav aria-label="On this page">{links}</nav></header>
<main>
<section aria-labelledby="differences">
<h2 id="differences">Differences</h2>
<p class="note unscripted">Filters need JavaScript. Every difference is listed below and opens without it.</p>
{filters}<p id="count" role="status" aria-live="polite">{count}</p>
{differences}</section>
{coverage}</main>
<script>{script}</script>
</body></html>
""")
CLAIMED = Markup("""<section aria-labelledby="claims">
<h2 id="claims">Who reports what</h2>
{}</section>
""")
LINK = Markup('<a href="{}">{}</a>')
KEY = Markup(
    '<span class="whole"><span class="sign {0}" aria-hidden="true">{1}</span> <span class="{0}">{2}</span></span>'
)
SHOWN = Markup(
    '<div style="margin:1em 0"><b>{}</b><br>{}<br><a href="../figures/{}.html">Open the evidence view</a> '
    "<code>{}.html</code></div>"
)


@needs(FUNCTION, "found", "discrepancy kind article start end", "discrepancies.find or agreement.read_coding")
@needs(FUNCTION, "coverage", "claim label article start end", "discrepancies.coverage or agreement.read_coding")
def save(
    corpus: Corpus,
    found: pd.DataFrame,
    coverage: pd.DataFrame | None = None,
    name: str = "evidence",
    title: str = TITLE,
    note: str = "",
) -> HTML:
    """Write the evidence view, a page of differences and claims with their passages, and renew the index of figures.

    Parameters
    ----------
    corpus : Corpus
    found : DataFrame
        discrepancy, kind, article, start, end (characters); one row a passage, a silent report with an empty start.
        If there, severity, certainty, topic, event, rule, voice, speaker; label, what and why say the difference in
        words. The table of `discrepancies.find`, or that of `agreement.read_coding`.
    coverage : DataFrame, optional
        claim, label, article, start, end, and how or held (quoted, reported, outlet, absent, unclear); topic and event
        if there. The table of `discrepancies.coverage`, or the claims of `agreement.read_coding`.
    name : str
        Stem of the file: "evidence", or "evidence-" and more.
    title : str
        The finding, or what is compared.
    note : str
        How the differences were found, and how sure they are.

    Returns
    -------
    HTML
        For the notebook: the title, how many differences, and a link to the page.

    Raises
    ------
    ArgumentError
        A column is missing, an article is not in the corpus, a span leaves its text, or the name does not fit.
    SaveError
        The page cannot be written; it is as it was.

    See Also
    --------
    reading.save : the articles' pages; write them first, and every passage leads to its sentence there.

    Notes
    -----
    evidence.html#d-ID is the address of a difference, #c-ID of a claim, whatever else changes on the page; an id with
    other letters than small ones, digits, "-" and "_" is shortened as in `reading.file_name`. Filters follow as
    &kind=omission. A page has 1,000 differences at most and about 3 million characters of them: those of low certainty
    come last, substantive ones first. It says what it leaves out.

    Examples
    --------
    >>> import samestory as ss
    >>> texts = ["Inspectors found about 240 barrels.", "Inspectors found 240 barrels."]
    >>> corpus = ss.read_corpus(pd.DataFrame({"event": "harbor", "text": texts}))
    >>> shown = save(corpus, ss.discrepancies.find(corpus))  # doctest: +SKIP
    """
    if not NAME.fullmatch(name):
        raise ArgumentError(FUNCTION, "name", name, "'evidence', or 'evidence-' with small letters, digits, hyphens")
    if not title:
        raise ArgumentError(FUNCTION, "title", title, "given; expected a title")
    here = folder()
    writer = Writer(corpus, (path.name for path in here.glob("article-*.html")))
    points, there = differences(corpus, found)
    several = len({point.facts["event"] for point in points}) > 1
    rows, kept = text_of((row(point, writer, 3, several) for point in points), SIZE)
    lead = _lead(found, there)
    written = _page(
        title=title,
        lead=lead,
        note=note,
        citation=citation(name, title),
        filters=filters(points[:kept], writer) if kept > 1 else "",
        count=_count(kept, there),
        differences=rows,
        coverage=_coverage(corpus, coverage, writer),
    )
    with saving.whole(here / f"{name}.html") as [file]:
        file.write_text(written, encoding="utf-8", newline="\n")
    index()
    return HTML(visible(SHOWN.format(title, lead, name, name)))


def _page(**parts: str | Markup) -> str:
    """Set the parts in their frame; only this style and this script are allowed, by their digests."""
    style, script = (Markup(text) for text in (colors() + _own("evidence.css"), _own("evidence.js")))
    sections = {"#differences": "Differences"} | ({"#claims": "Who reports what"} if parts["coverage"] else {})
    links = [LINK.format(address, words) for address, words in sections.items()]
    return visible(
        PAGE.format(
            **parts,
            style=style,
            style_hash=_digest(style),
            script=script,
            script_hash=_digest(script),
            links=Markup(" · ").join([*links, LINK.format(index_path().name, "All figures and tables")]),
            key=Markup(", ").join(KEY.format(voice, MARKS[voice], VOICES[voice]) for voice in VOICES),
        )
    )


def _own(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _lead(found: pd.DataFrame, there: int) -> str:
    if not there:
        return "No difference is given, so there is nothing to compare."
    counts = f"{counted(there, 'difference')} in {counted(found['article'].nunique(), 'report')}"
    return f"{counts}. Open one to see the passages side by side."


def _count(kept: int, there: int) -> str:
    """Say how many differences are listed, and which."""
    if kept == there:
        return f"{counted(there, 'difference')}."
    which = "those of low certainty last, substantive ones first. The table has all"
    return f"The first {kept:,} of {there:,} differences are on this page: {which}."


def _coverage(corpus: Corpus, coverage: pd.DataFrame | None, writer: Writer) -> Markup | str:
    """Write the matrices of all events and their claims."""
    if coverage is None:
        return ""
    of_events, events = claims(corpus, coverage)
    if not any(one.claims for one in of_events):
        return CLAIMED.format("No report makes a claim that was compared.")
    return CLAIMED.format(Markup("").join(_matrices(of_events, events, writer)))


def _matrices(of_events: list, events: int, writer: Writer) -> Iterator[Markup]:
    if len(of_events) < events:
        yield Markup('<p class="note">The first {:,} of {:,} events are listed.</p>').format(len(of_events), events)
    for one in of_events:
        yield matrix(one, writer, CLAIMS // len(of_events), events)
