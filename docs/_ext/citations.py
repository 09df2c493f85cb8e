"""Works named in a text, such as "Levin (1993)" or "Quirk et al. 1985", as links to the page of references."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import works
from docutils import nodes

NOT_IN = (nodes.title, nodes.literal, nodes.literal_block, nodes.reference, nodes.raw)


def link(app: Any, doctree: nodes.document, page: str) -> None:
    """Make every named work a link, outside headings, code and links."""
    if page == "references":
        return
    known = works.by_name(Path(app.srcdir, "references.bib"))
    cited = {citation.key: citation for citation in app.env.get_domain("cite").citations}
    for text in list(doctree.findall(nodes.Text)):
        if any(isinstance(up, NOT_IN) for up in _above(text)):
            continue
        plain, parts, end = text.astext(), [], 0
        for start, stop, name in works.named(plain):
            if name in known and (citation := cited.get(works.key_of(plain[start:stop], known[name]))):
                aim = app.builder.get_relative_uri(page, citation.bibliography_key.docname)
                named = nodes.reference("", plain[start:stop], internal=True, refuri=f"{aim}#{citation.citation_id}")
                parts += [nodes.Text(plain[end:start]), named]
                end = stop
        if parts:
            text.parent.replace(text, [*parts, nodes.Text(plain[end:])])


def _above(node: nodes.Node) -> Iterator[nodes.Node]:
    while node := node.parent:
        yield node


def setup(app: Any) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("doctree-resolved", link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
