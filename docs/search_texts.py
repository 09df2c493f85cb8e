"""The text of each page and where its parts stand in it, as a script: what the search shows of a page that it finds.

A page that is read from a file: address may load a script, but may not fetch another page.
"""

import json
from html.parser import HTMLParser
from pathlib import Path

UNSEEN = {"script", "style", "svg", "summary", "button", "math", "h1", "h2", "h3", "h4", "h5", "h6"}
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup"}
INLINE |= {"u"}
SCRIPT = "const SEARCH_TEXTS = {};\n"


class Text(HTMLParser):
    """The text of a page's article, and {id: (start, end)} of its sections and of the objects it describes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.length = 0
        self.places: dict[str, tuple[int, int]] = {}
        self._open: list[tuple[str, str, bool, int]] = []  # tag, id, whether its text is shown, where it begins
        self._described: list[list[str]] = []  # the ids of terms that no description closed, by list
        self.feed(page)
        self.close()

    @property
    def text(self) -> str:
        """The text with single spaces."""
        return "".join(self.parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag not in INLINE:
            self.handle_data(" ")
        if tag in EMPTY:
            return
        given = {name: value or "" for name, value in attrs}
        inside = bool(self._open) and self._open[-1][2]
        shown = inside or (tag == "article" and "bd-article" in given.get("class", "").split())
        hidden = tag in UNSEEN or "headerlink" in given.get("class", "").split()
        self._open.append((tag, given.get("id", ""), shown and not hidden, self.length))
        if tag == "dl":
            self._described.append([])

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those in it that were left open."""
        if tag not in INLINE:
            self.handle_data(" ")
        if tag not in (each for each, *_ in self._open):
            return
        while self._open:
            opened, name, shown, start = self._open.pop()
            if shown:
                self._note(opened, name, start)
            if opened == "dl":
                self._described.pop()
            if opened == tag:
                return

    def _note(self, tag: str, name: str, start: int) -> None:
        if tag == "section" and name:
            self.places[name] = (start, self.length)
        elif tag == "dt" and name and self._described:
            self._described[-1].append(name)
            self.places[name] = (start, self.length)
        elif tag == "dd" and self._described:
            for each in self._described[-1]:
                self.places[each] = (self.places[each][0], self.length)
            self._described[-1].clear()

    def handle_data(self, data: str) -> None:
        """Keep a text that a reader sees."""
        if not self._open or not self._open[-1][2]:
            return
        spaced = " ".join(data.split())
        begins, ends = data[:1].isspace(), data[-1:].isspace()
        lead = " " if begins and self.parts and not self.parts[-1].endswith(" ") else ""
        kept = lead + spaced + (" " if spaced and ends else "")
        if kept:
            self.parts.append(kept)
            self.length += len(kept)


def write(site: Path) -> None:
    """Write the texts of all pages that Sphinx made into _static/search-texts.js, in the order of their addresses."""
    texts = {}
    for path in sorted(site.rglob("*.html")):
        read = Text(path.read_text(encoding="utf-8"))
        if read.text.strip():
            texts[path.relative_to(site).as_posix()] = {"text": read.text, "places": read.places}
    told = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    (site / "_static" / "search-texts.js").write_text(SCRIPT.replace("{}", told), encoding="utf-8")
