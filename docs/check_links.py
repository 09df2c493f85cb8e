"""Every link of a built site leads somewhere, nothing is loaded from elsewhere: python docs/check_links.py FOLDER."""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADED = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src"), ("object", "data")}
FOLLOWED = {("a", "href"), ("area", "href")}
SAFE = ("http", "https", "mailto", "")
IN_CSS = re.compile(r"""url\(\s*['"]?(?!data:|#)([^'")]+)|@import\s+['"]([^'"]+)""")


class Page(HTMLParser):
    """The addresses that a page uses, and the places in it that others may name."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.followed: list[str] = []
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses and places of a tag."""
        rel = dict(attrs).get("rel") or ""
        for key, value in attrs:
            if key == "id" or (tag == "a" and key == "name"):
                self.places.add(value or "")
            elif (tag, key) in FOLLOWED:
                self.followed.append(value or "")
            elif (tag, key) in LOADED and "canonical" not in rel:
                self.loaded.append(value or "")


def problems(folder: Path) -> list[str]:
    """List what is wrong with the pages and style sheets of a folder, one line a problem."""
    folder = folder.resolve()
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    found = []
    for path, page in pages.items():
        wrong = [f"loads {said}" for said in page.loaded if _elsewhere(said)]
        wrong += [f"links to {said}" for said in page.followed if urlsplit(said).scheme not in SAFE]
        local = (said for said in [*page.loaded, *page.followed] if not urlsplit(said).scheme)
        wrong += [f"links to {said}, which is not there" for said in local if not _there(said, path, pages, folder)]
        found += [f"{path.relative_to(folder)} {said}" for said in dict.fromkeys(wrong)]
    for path in sorted(folder.rglob("*.css")):
        for said in (a or b for a, b in IN_CSS.findall(path.read_text(encoding="utf-8", errors="replace"))):
            if _elsewhere(said):
                found.append(f"{path.relative_to(folder)} loads {said}")
    return found


def _elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in ("", "data")


def _there(address: str, path: Path, pages: dict[Path, Page], folder: Path) -> bool:
    parts = urlsplit(address)
    aim = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not aim.is_file() or not aim.is_relative_to(folder):
        return False
    return not parts.fragment or aim not in pages or unquote(parts.fragment) in pages[aim].places


if __name__ == "__main__":
    said = problems(Path(sys.argv[1]))
    print("\n".join(said) or "Every link leads somewhere.")
    sys.exit(bool(said))
