"""Pages of the repository as sources of the site: the same folders, so that most links stay as they are.

A link to a page of the site stays a link that Sphinx resolves. A link to any other file of the repository becomes
plain HTML, and the file is copied. A link that leads nowhere stops the build.
"""

import json
import os
import re
from functools import partial
from html import escape
from pathlib import Path, PurePosixPath

import api_pages
import codebook_pages
import gallery
import table_rows

# Where a file of the repository is read on the site, if not under its own name.
MOVED = {"README.md": "index.md", "figures/README.md": "figures.md"}
PLAIN = ["CHANGELOG.md", "seeds/README.md", "seeds/coding/README.md", "seeds/coding/CODEBOOK.md"]
PLAIN += ["benchmarks/README.md"]
FENCE = re.compile(r"^(```+|~~~+).*?^\1[ \t]*$", re.M | re.S)
# A code span, or a link or picture; the text of a link may hold one pair of brackets.
LINK = re.compile(
    r"(?P<code>(?<!`)(`+)(?!`).+?(?<!`)\2(?!`))|(?P<picture>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<target>[^)\s]+)\)",
    re.S,
)
ELSEWHERE = re.compile(r"#|[a-z]+:", re.I)
SECTION = r"^## {}\n(.*?)(?=^## |\Z)"
# The passages behind what home says was found.
BEHIND = ("table-03-us", "table-04-contradictions", "table-04-alone", "table-01-quotations", "table-04-omissions")
FOLDED, CHECKS = "Show the code", "Show the checks"


class Sources:
    """The pages that go into the site, and the files that are copied beside them."""

    def __init__(self, top: Path, folder: Path) -> None:
        self.top, self.folder = top, folder
        self.copied: dict[str, bytes] = {}
        series = sorted(path.relative_to(top).as_posix() for path in (top / "notebooks").glob("[0-9][0-9]_*.ipynb"))
        self.own = sorted(path.relative_to(top).as_posix() for path in (top / "docs").rglob("*.md"))
        self.series = series
        self.pages = {name: name for name in [*series, *PLAIN]} | MOVED
        made = [*api_pages.pages(), "figures.md", "tables.md", "glossary.md", "codebooks/index.md"]
        self.pages |= {name: name.removeprefix("docs/") for name in self.own} | {f"docs/{page}": page for page in made}
        books = (top / "lib/samestory/codebooks").glob("*.toml")
        self.pages |= {path.relative_to(top).as_posix(): f"codebooks/{path.stem}.md" for path in books}

    def write(self, page: str, text: str) -> None:
        """Write one source."""
        path = self.folder / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        """Read a file of the repository."""
        return (self.top / name).read_text(encoding="utf-8")

    def copy(self, name: str) -> None:
        """Copy a file of the repository into the site, under its own name."""
        self.copied[name] = (self.top / name).read_bytes()

    def relinked(self, text: str, name: str, page: str | None = None) -> str:
        """Make the links of a Markdown text right: it stands in file `name`, and will be read on `page`."""
        page = page or self.pages[name]
        out, end = [], 0
        for fence in [*FENCE.finditer(text), None]:
            plain = text[end : fence.start() if fence else len(text)]
            out.append(LINK.sub(lambda found: self._link(found, name, page), plain))
            if fence:
                out.append(fence[0])
                end = fence.end()
        return "".join(out)

    def _link(self, found: re.Match, name: str, page: str) -> str:
        if found["code"] or ELSEWHERE.match(found["target"]):
            return found[0]
        path, _, anchor = found["target"].partition("#")
        aim = os.path.normpath(PurePosixPath(name).parent / path).replace(os.sep, "/")
        if (self.top / aim).is_dir():
            aim = f"{aim}/README.md"
        anchor = f"#{anchor}" if anchor else ""
        if aim in self.pages and not found["picture"]:
            return f"[{found['text']}]({_relative(self.pages[aim], page)}{anchor})"
        if not (self.top / aim).is_file():
            raise SystemExit(f"{name} links to {found['target']}, which is not there.")
        self.copy(aim)
        address = escape(_relative(aim, page) + anchor)
        if found["picture"]:
            return f'<a href="{address}"><img src="{address}" alt="{escape(found["text"])}"></a>'
        return f'<a href="{address}">{found["text"]}</a>'


def _relative(aim: str, page: str) -> str:
    return os.path.relpath(aim, PurePosixPath(page).parent).replace(os.sep, "/")


def assemble(top: Path, folder: Path) -> dict[str, bytes]:
    """Write the sources of the site into a folder; return the files to copy beside the pages, by their place."""
    sources = Sources(top, folder)
    for name in PLAIN:
        sources.write(name, sources.relinked(sources.read(name), name))
    for name in sources.series:
        sources.write(name, _notebook(sources, name))
        sources.copy(name)
    for path in sorted((top / "figures").iterdir()):
        if path.is_file() and path.name != "README.md":
            sources.copy(f"figures/{path.name}")
    index, bib = sources.read("figures/README.md"), sources.read("figures/citations.bib")
    figures, tables, articles = gallery.pages(index, bib, partial(table_rows.shown, top))
    sources.write("figures.md", figures)
    sources.write("tables.md", tables)
    for name in sources.copied:
        if name.startswith("figures/") and name.endswith(".html"):
            sources.copied[name] = gallery.with_way_back(sources.copied[name])
    for page, text in codebook_pages.pages(top / "lib/samestory/codebooks").items():
        sources.write(page, text)
    for page, text in api_pages.pages().items():
        sources.write(page, text)
    sources.write("glossary.md", _glossary(sources))
    for path in sorted((top / "lib/samestory/codebooks").glob("*.toml")):
        sources.copy(path.relative_to(top).as_posix())
    sources.write("references.bib", sources.read("docs/references.bib"))
    sources.copied["references.bib"] = (top / "docs/references.bib").read_bytes()
    _own_pages(sources, articles)
    return sources.copied


def _notebook(sources: Sources, name: str) -> str:
    """Return a notebook with its code folded, links made right, and where to get it under its title."""
    notebook, file = json.loads(sources.read(name)), PurePosixPath(name).name
    offer = f'<p class="take"><a href="{file}" download>Download this notebook</a> · '
    offer += '<a href="../howto/jupyterlab.html">Open it in JupyterLab</a></p>'
    for n, cell in enumerate(notebook["cells"]):
        text = "".join(cell["source"])
        if cell["cell_type"] == "code":
            checks = text.lstrip().startswith("assert") or not cell["outputs"] and "\nassert " in text
            told = CHECKS if checks else FOLDED
            cell["metadata"] = {
                "tags": ["hide-input"],
                "mystnb": {"code_prompt_show": told, "code_prompt_hide": "Hide"},
            }
        elif cell["cell_type"] == "markdown":
            text = sources.relinked(text, name)
            cell["source"] = re.sub(r"\A(# .*\n)", rf"\1\n{offer}\n", text) if n == 0 else text
    return json.dumps(notebook)


def title_of(sources: Sources, name: str) -> str:
    """Return the title of a notebook."""
    first = "".join(json.loads(sources.read(name))["cells"][0]["source"])
    return first.partition("\n")[0].removeprefix("# ").strip()


def _glossary(sources: Sources) -> str:
    """Take the glossary of the first notebook as a page of its own, so that each term has an address."""
    cells = json.loads(sources.read(sources.series[0]))["cells"]
    text = next(t for t in ("".join(cell["source"]) for cell in cells) if "## Glossary" in t)
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", text.partition("## Glossary")[2], re.M)[1:]
    terms = "".join(f"{term}\n  {meaning}\n\n" for term, meaning in rows if not term.startswith("-"))
    return (
        f"# Glossary\n\nThe words of the series, as its first notebook explains them.\n\n```{{glossary}}\n{terms}```\n"
    )


def _own_pages(sources: Sources, articles: dict[str, str]) -> None:
    """Write the pages of docs/; what other files say is filled in from there."""
    readme = sources.read("README.md")
    take = {
        "question": re.search(r"^\*\*.+?\*\*$", readme, re.M)[0],
        "found": _section(readme, "What was found"),
        "cite": _section(readme, "Cite"),
        "install": _section(readme, "Run"),
        "own": _section(readme, "Use it on your own articles"),
        "coding": _section(sources.read("lib/samestory/starting/template/README.md"), "Coding by hand"),
        "columns": _section(sources.read("lib/samestory/starting/template/README.md"), r"The columns of corpus\.csv"),
    }
    take = {
        key: sources.relinked(text, "README.md", "index.md" if key in ("question", "found", "cite") else "howto/x.md")
        for key, text in take.items()
    }
    take["series"] = "\n".join(f"- [{title_of(sources, name)}]({name})" for name in sources.series)
    chapters = (f"{PurePosixPath(name).name[:2]} {title_of(sources, name)} <{name}>" for name in sources.series)
    take["chapters"] = "\n".join(chapters)
    take["articles"] = " · ".join(f'<a href="figures/{name}">{escape(told)}</a>' for name, told in articles.items())
    told = gallery.titles(sources.read("figures/README.md"))
    take["behind"] = "\n".join(f"- [{gallery.heading(told[name])}](#{name})" for name in BEHIND)
    evidence = (
        '- <a href="figures/evidence.html">See the differences passage by passage</a>: choose one, compare the reports.'
    )
    take["evidence"] = evidence if "figures/evidence.html" in sources.copied else ""
    for name in sources.own:
        text = sources.relinked(sources.read(name), name)
        filled = re.sub(r"\{\{ (\w+) \}\}", lambda found: take[found[1]], text)
        sources.write(sources.pages[name], filled)


def _section(text: str, title: str) -> str:
    return re.search(SECTION.format(title), text, re.M | re.S)[1].strip("\n")  # spaces before code stay
