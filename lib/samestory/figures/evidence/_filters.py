"""Filters for the rows: one for each fact that takes several values, one for reports, and words to find."""

from collections import Counter

from markupsafe import Markup

from ..reading._links import slug
from ._points import Point, cut, in_words
from ._sentences import Writer

MOST = 200  # values of a filter; the most frequent ones
LONG = 70  # characters of a value
LABELS = {"kind": "Kind", "severity": "Severity", "certainty": "Certainty", "report": "Report", "event": "Event"}
LABELS |= {"topic": "Topic"}
FORM = Markup("""<form id="filters" hidden aria-label="Filter the differences">
{fields}<p class="field find"><label for="f-find">Find words</label>
<input type="search" id="f-find" name="find" autocomplete="off"></p>
<p class="buttons"><button type="reset">Show all</button> <button type="button" id="copy-view">Copy address of this
list</button></p>
</form>
""")
FIELD = Markup(
    '<p class="field"><label for="f-{0}">{1}</label>\n<select id="f-{0}" name="{0}"><option value="">all</option>{2}'
    "</select></p>\n"
)
OPTION = Markup('<option value="{}">{} ({:,})</option>')


def filters(points: list[Point], writer: Writer) -> Markup:
    """Write the form; it is hidden until the script makes it work."""
    fields = []
    for name, label in LABELS.items():
        counts = _counts(points, name)
        if len(counts) > 1:
            named = _named(counts, name, writer)
            label += f" ({MOST} of {len(counts):,})" if len(counts) > MOST else ""
            fields.append(FIELD.format(name, label, Markup("").join(OPTION.format(*option) for option in named)))
    return FORM.format(fields=Markup("").join(fields))


def _counts(points: list[Point], name: str) -> Counter:
    """Count the differences that have each value."""
    if name == "report":
        return Counter(article for point in points for article in {**point.passages, **dict.fromkeys(point.silent)})
    return Counter(point.facts[name] for point in points if point.facts[name])


def _named(counts: Counter, name: str, writer: Writer) -> list[tuple[str, str, int]]:
    """Return value, words and count of the most frequent values; events, reports and topics in alphabetical order."""
    words = {
        value: writer.name(value) if name == "report" else in_words(value) for value, _ in counts.most_common(MOST)
    }
    order = sorted(words, key=lambda v: words[v]) if name in ("report", "event", "topic") else list(words)
    return [(slug(value), cut(words[value], LONG), counts[value]) for value in order]
