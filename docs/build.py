"""Build the site: python docs/build.py [--top FOLDER] [--out FOLDER]. `make site` does it.

    sources.py          pages of the repository (README, notebooks, …) as sources of the site, their links made right
    gallery.py          figures.md and tables.md from the folder of figures; the pages of articles
    table_rows.py       the first rows of a table; table_columns.py, what its columns mean
    codebook_pages.py   the codebooks as tables
    api_pages.py        a page for each package, filled from its docstrings
    search_texts.py     what the search shows of each page, from a file: address too
    check_links.py      every link of the built site leads somewhere, and nothing is loaded from elsewhere
    conf.py, _ext/      Sphinx: theme, bibliography, docstrings, links from "Author (year)" to the references
    _static/            colors and sizes beside the theme's; passages for the search
    _templates/         where the search page differs from the theme's

Nothing is executed: notebooks are shown as committed, with their code folded.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SWITCH = '<summary><span class="toctree-toggle"'  # shows the pages below an entry of the menu


def main(arguments: list[str] | None = None) -> int:
    """Build the site and check its links; return an exit status."""
    parser = argparse.ArgumentParser(description="Build the site from the repository's pages, notebooks and figures.")
    parser.add_argument("--top", type=Path, default=HERE.parent, help="the repository's folder")
    parser.add_argument("--out", type=Path, help="the folder of the site (default: build/site in the repository)")
    given = parser.parse_args(arguments)
    top, began = given.top.resolve(), time.monotonic()
    out = (given.out or top / "build" / "site").resolve()
    sys.path[:0] = [str(HERE), str(top / "lib")]
    import check_links

    with tempfile.TemporaryDirectory() as folder:
        failed = _built(top, Path(folder), out)
    problems = [] if failed else check_links.problems(out)
    print("\n".join(problems[:100]))
    if failed or problems:
        print(f"The site is not sound: {len(problems):,} broken links.", file=sys.stderr)
        return 1
    files = [path for path in out.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"Done in {time.monotonic() - began:.0f} s: {len(files):,} files, {size:.0f} MB. Open {out / 'index.html'}")
    return 0


def _built(top: Path, folder: Path, out: Path) -> int:
    """Assemble the sources, run Sphinx, copy the files that the pages link to; return Sphinx's exit status."""
    import search_texts
    import sources
    from sphinx.cmd.build import main as sphinx

    pages, doctrees = folder / "sources", folder / "doctrees"
    copied = sources.assemble(top, pages)
    shutil.rmtree(out, ignore_errors=True)
    options = ["-q", "-W", "--keep-going", "-j", "auto", "-b", "html", "-c", str(HERE), "-d", str(doctrees)]
    failed = sphinx([*options, str(pages), str(out)])
    if not failed:
        search_texts.write(out)
        _finish(out)
    for path, content in copied.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (out / ".nojekyll").touch()  # GitHub Pages: folders such as _static are kept
    for left in [out / ".buildinfo", *(out / "_static").glob("*webpack-macros.html")]:
        left.unlink(missing_ok=True)
    return failed


def _finish(out: Path) -> None:
    """Mend what the theme leaves to a script: without one it has no colors, and its switches never have a name."""
    for path in out.rglob("*.html"):
        page = path.read_text(encoding="utf-8").replace('data-theme="auto"', 'data-theme="light"', 1)
        path.write_text(page.replace(SWITCH, SWITCH.replace(">", ' aria-label="Its pages">', 1)), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
