"""Works named in a text, such as "Levin (1993)" or "Quirk et al. 1985", as links to the page of references."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from pybtex.database import parse_file

# A surname, what may stand between it and the year, the year. Bounded, so that it is quick on any text.
NAMED = re.compile(
    r"\b((?:de |van )?[A-Z][\w’'-]{1,30})"
    r"((?:,? (?:&|and) (?:de |van )?[A-Z][\w’'-]{1,30}|, [A-Z][\w’'-]{1,30}|,? et al\.){0,4}),? \(?((?:19|20)\d\d)[a-z]?\b"
)


def folded(name: str) -> str:
    """Write a surname without accents and braces, in lower case."""
    plain = unicodedata.normalize("NFKD", name.replace("{", "").replace("}", ""))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'").lower()


def works(path: str) -> dict[tuple[str, str], str]:
    """Return {(first author's surname, year): key}; of two such works none, since a link might mislead."""
    found: dict[tuple[str, str], str | None] = {}
    for key, entry in parse_file(path, bib_format="bibtex").entries.items():
        people = entry.persons.get("author") or entry.persons.get("editor") or []
        if people and "year" in entry.fields:
            first = folded(" ".join([*people[0].prelast_names, *people[0].last_names]))
            named = first, entry.fields["year"]
            found[named] = None if named in found else key
    return {named: key for named, key in found.items() if key}


def link(app: Any, doctree: nodes.document, page: str) -> None:
    """Make every named work a link, outside headings, code and links."""
    domain = app.env.get_domain("cite")
    cited = {c.key: c for c in domain.citations}
    if not (known := works(str(app.srcdir / "references.bib"))) or page == "references":
        return
    for text in list(doctree.findall(nodes.Text)):
        if any(isinstance(up, (nodes.title, nodes.literal, nodes.literal_block, nodes.reference)) for up in _above(text)):
            continue
        plain, parts, end = text.astext(), [], 0
        for found in NAMED.finditer(plain):
            citation = cited.get(known.get((folded(found[1]), found[3]), ""))
            if citation:
                aim = app.builder.get_relative_uri(page, citation.bibliography_key.docname)
                parts += [nodes.Text(plain[end : found.start()])]
                parts += [nodes.reference("", found[0], internal=True, refuri=f"{aim}#{citation.citation_id}")]
                end = found.end()
        if parts:
            text.parent.replace(text, [*parts, nodes.Text(plain[end:])])


def _above(node: nodes.Node) -> Iterator[nodes.Node]:
    while node := node.parent:
        yield node


def setup(app: Any) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("doctree-resolved", link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
