"""The sources of the site: its pages are made of what the repository holds, every link right, nothing unescaped.

What is built from them is looked at in tests/browser: test_site.py and its neighbors.
"""

import importlib
import json
import re
import shlex
import sys
import tomllib
from html import escape, unescape

import matplotlib.pyplot as plt
import pandas as pd
import pytest
import samestory as ss
from helpers import TOP
from samestory import __main__ as commands
from samestory import figures


@pytest.fixture(scope="module")
def docs():
    """The modules of docs/, by name."""
    sys.path.insert(0, str(TOP / "docs"))
    yield lambda name: importlib.import_module(name)
    sys.path.remove(str(TOP / "docs"))


@pytest.fixture(scope="module")
def pages(docs, tmp_path_factory):
    """The sources of the whole site, and what is copied beside them."""
    folder = tmp_path_factory.mktemp("sources")
    copied = docs("sources").assemble(TOP, folder)
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.*")
    }, copied


# Links of the repository become links of the site.


ONE, TWO = "notebooks/01_corpus.ipynb", "notebooks/02_framing.ipynb"
CODE = "```python\nrows[0](none.md)\n```\n"
DOT = '<a href="figures/fig-01-voices.png"><img src="figures/fig-01-voices.png" alt="A &quot;dot&quot;"></a>'


@pytest.mark.parametrize(
    ("text", "name", "becomes"),
    [
        ("[next](02_framing.ipynb)", ONE, "[next](02_framing.ipynb)"),
        ("[`seeds/`](../seeds/README.md#the-rest)", ONE, "[`seeds/`](../seeds/README.md#the-rest)"),
        ("[`seeds/`](seeds)", "README.md", "[`seeds/`](seeds/README.md)"),
        ("[all](../figures/README.md)", ONE, "[all](../figures.md)"),
        ("[home](../README.md)", "seeds/README.md", "[home](../index.md)"),
        ("[a \\[1\\]](../seeds/corpus.csv)", ONE, '<a href="../seeds/corpus.csv">a \\[1\\]</a>'),
        ('![A "dot"](figures/fig-01-voices.png)', "README.md", DOT),
        ("[words](../lib/samestory/codebooks/frames.toml)", TWO, "[words](../codebooks/frames.md)"),
        ("[how](../../seeds/README.md)", "docs/howto/jupyterlab.md", "[how](../seeds/README.md)"),
        ("[web](https://example.org/a) [here](#there)", "README.md", "[web](https://example.org/a) [here](#there)"),
        ("`rows[0](none.md)` and ``a ` [b](none.md)``", "README.md", "`rows[0](none.md)` and ``a ` [b](none.md)``"),
        (f"{CODE}[s](seeds)", "README.md", f"{CODE}[s](seeds/README.md)"),
    ],
)
def test_a_link_leads_where_it_led(docs, tmp_path, text, name, becomes):
    assert docs("sources").Sources(TOP, tmp_path).relinked(text, name) == becomes


def test_a_link_that_leads_nowhere_stops_the_build(docs, tmp_path):
    with pytest.raises(SystemExit, match=r"README.md links to seeds/none.csv, which is not there"):
        docs("sources").Sources(TOP, tmp_path).relinked("A [list](seeds/none.csv).", "README.md")


# The pages hold all that the repository has.


def test_home_says_what_the_readme_says(pages):
    home, readme = pages[0]["index.md"], (TOP / "README.md").read_text(encoding="utf-8")
    for point in re.findall(r"^- \*\*(.+?)\.?\*\*", readme.split("## What was found")[1].split("\n## ")[0], re.M):
        assert point in home
    assert "{{" not in home and "fig-03-tone.png" in home
    assert re.search(r"^- \[The ten negative mentions of the United States\]\(#table-03-us\)$", home, re.M)


def test_every_figure_and_table_has_its_place(pages):
    for path in (TOP / "figures").glob("*-[0-9][0-9]-*"):
        page = pages[0]["figures.md" if path.name.startswith("fig-") else "tables.md"]
        assert f"({path.stem})=" in page and f'href="figures/{path.name}"' in page.replace('.svg" alt', "")
        assert f"figures/{path.name}" in pages[1]


def test_a_citation_is_that_of_the_library(pages):
    for name in ("fig-03-tone", "fig-01-voices"):
        title = re.search("<title>(.+?)</title>", (TOP / "figures" / f"{name}.svg").read_text(encoding="utf-8"))[1]
        assert escape(figures.citation(name, unescape(title))) in pages[0]["figures.md"]


def test_the_codebooks_are_whole(pages):
    for path in (TOP / "lib/samestory/codebooks").glob("*.toml"):
        page = " ".join(unescape(unescape(pages[0][f"codebooks/{path.stem}.md"])).split())
        for text in words_in(tomllib.loads(path.read_text(encoding="utf-8"))):
            assert " ".join(text.split()) in page, f"{path.name}: {text}"


def words_in(value):
    """Every text of a codebook."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from words_in(part)


def test_notebooks_are_as_committed_but_for_folds_and_links(pages):
    for path in (TOP / "notebooks").glob("*.ipynb"):
        assert pages[1][f"notebooks/{path.name}"] == path.read_bytes(), "what is downloaded is the notebook itself"
        ours, shown = json.loads(path.read_text(encoding="utf-8")), json.loads(pages[0][f"notebooks/{path.name}"])
        for cell, other in zip(ours["cells"], shown["cells"], strict=True):
            if cell["cell_type"] == "code":
                assert (other["source"], other["outputs"]) == (cell["source"], cell["outputs"])
                assert other["metadata"]["tags"] == ["hide-input"]
                if "".join(cell["source"]).startswith("assert"):
                    assert other["metadata"]["mystnb"]["code_prompt_show"] == "Show the checks"


def test_copied_pages_lead_back_to_the_site(pages):
    for article in [*(TOP / "figures").glob("article-*.html"), *(TOP / "figures").glob("evidence.html")]:
        page = pages[1][f"figures/{article.name}"].decode()
        assert 'href="../index.html"' in page and "README.md" not in page


# The page of tables: the first rows of each, and what its columns mean.


def test_each_table_shows_its_first_rows_and_names_its_columns(pages):
    parts = dict(re.findall(r"^\((table-[\w-]+)\)=\n(.*?)(?=^\(table-|\Z)", pages[0]["tables.md"], re.M | re.S))
    files = list((TOP / "figures").glob("table-*.csv"))
    assert set(parts) == {path.stem for path in files}
    for path in files:
        table, part = pd.read_csv(path, dtype=str), parts[path.stem]
        body = part.partition("<tbody>")[2].partition("</tbody>")[0]
        assert body.count("<tr>") == min(5, len(table)), path.name
        if len(table) > 5:
            assert f"The first 5 of {len(table):,} rows." in part
        assert all(f"<code>{escape(column)}</code>" in part for column in table.columns), path.name
        assert set(re.findall(r"</?(\w+)", body)) <= {"tr", "td", "a", "b", "u"}
    quoted = parts["table-01-quotations"]
    assert '<a href="figures/article-000.html#s' in quoted and "<code>cue</code>, <code>force</code></dt>" in quoted
    assert 'api/voices.html#samestory.voices.quotations"' in quoted


def test_rows_of_hostile_texts_are_texts(docs, tmp_path, monkeypatch):
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path / "figures"))
    bad = [HOSTILE, "<b onclick=x>bold</b><a href='figures/article-000.html'>go</a><br>", "</td></table><script>"]
    figures.tables.save(pd.DataFrame({HOSTILE: bad}), "table-09-hostile", HOSTILE)
    html = docs("table_rows").shown(tmp_path, "table-09-hostile", HOSTILE)
    assert "<script" not in html and "onclick=x>" not in html.replace("onclick=x&gt;", "")
    cells = re.findall("<td[^>]*>(.*?)</td>", html, re.S)
    assert [" ".join(unescape(cell).split()) for cell in cells] == [" ".join(text.split()) for text in bad]


def test_a_link_in_a_cell_leads_to_a_place_or_nowhere(docs):
    page = '<table><tr><th>a</th></tr><tr><td><a href="{}">1 <b class="x">2</b></a></td></tr></table>'
    rows = docs("table_rows").Rows
    assert rows(page.format("article-000.html#s3"), 5).rows == [
        ['<a href="figures/article-000.html#s3">1 <b>2</b></a>']
    ]
    for aim in ("javascript:alert(1)", "https://evil.example/", "article-000.html#s3&quot; onclick=&quot;x"):
        assert rows(page.format(aim), 5).rows == [["1 <b>2</b>"]]


CODE_OF = """
from samestory import alignment, framing
from samestory.figures import tables
hits = framing.code(corpus)
{}
tables.save({}, "table-09-x", "t")
"""


@pytest.mark.parametrize(
    ("before", "saved", "columns"),
    [
        (
            "",
            "hits",
            {"frame": "as the codebook has them", "sentence": "of the hit; voice is outlet, reported or quoted"},
        ),
        ("heads = {'frame': 'which'}", "hits.rename(columns=heads)", {"which": "as the codebook has them"}),
        ("", "hits.rename(columns={'frame': 'which'})", {"which": "as the codebook has them"}),
        ("hits['frame'] = 'one'", "hits", {"frame": None}),
        ("rows = other.assign(program=hits['frame'])", "rows", {"frame": None, "program": None}),
        ("rows = other", "rows", {"frame": None}),
        ("", "hits", {"article": None, "start": None, "mine": None}),
        # Both docstrings explain the column, each in its own way.
        ("two = alignment.retelling(corpus).merge(alignment.text_reuse(corpus))", "two", {"shared": None}),
    ],
)
def test_a_column_means_what_the_function_that_made_it_says(docs, before, saved, columns):
    code = CODE_OF.format(before, saved)
    found = docs("table_columns").meanings(code, "table-09-x", list(columns))
    assert {column: found[column].text if column in found else None for column in columns} == columns
    assert {meaning.function for meaning in found.values()} <= {"samestory.framing.code"}


def three_ways():
    """Do nothing.

    Returns
    -------
    DataFrame : one row a thing.
        a, b       both
        c : third, which
            goes on
        - d : fourth
        Further columns: e (fifth), f and g (sixth; seventh), h (eighth).

    Notes
    -----
    i (no column)
    """


def test_a_docstring_may_explain_columns_in_three_ways(docs):
    both = {"a": "both", "b": "both", "c": "third, which goes on", "d": "fourth"}
    told = {"e": "fifth", "f": "sixth", "g": "seventh", "h": "eighth"}
    found = docs("table_columns").described(three_ways)
    assert {name: found.get(name) for name in [*both, *told, "i"]} == both | told | {"i": None}


# The texts that the search shows.


def test_texts_of_a_page_are_those_that_a_reader_sees(docs):
    page = (
        '<body><nav>menu</nav><article class="bd-article"><section id="top"><h1>Title<a class="headerlink">#</a></h1>'
        '<p>One <em>w</em>ord &amp; more.</p><img alt="x"><style>p {}</style><section id="in"><h2>Sub</h2><p>Two.</p>'
        '<script>bad()</script></section></section><dl><dt id="f">f(x)</dt><dt id="g">g(x)</dt><dd><p>Both.</p></dd>'
        "<dt id='k'>k</dt></dl></article><footer>end</footer></body>"
    )
    read = docs("search_texts").Text(page)
    parts = {name: read.text[start:end].strip() for name, (start, end) in read.places.items()}
    assert " ".join(read.text.split()) == "One word & more. Two. f(x) g(x) Both. k"
    assert parts["top"] == "One word & more. Two." and parts["in"] == "Two."
    assert parts["f"] == "f(x) g(x) Both." and parts["g"] == "g(x) Both." and parts["k"] == "k"


# Nothing that a text holds becomes markup.

HOSTILE = "<script>alert(1)</script> [a](javascript:alert(2)) `x` {{ found }} $y$ *b* ``````\n(target)= | % \\ &lt;"


@pytest.mark.parametrize("kind", ["heading", "raw"])
def test_hostile_text_stays_text(docs, kind):
    gallery = docs("gallery")
    if kind == "heading":
        assert not re.search(r"[<>`*\[\](){}$|\\]", gallery.heading(HOSTILE))
        assert unescape(gallery.heading(HOSTILE)) == " ".join(HOSTILE.split())
    else:
        body = gallery.raw(escape(HOSTILE)).removeprefix("`````{raw} html\n").removesuffix("\n`````\n")
        assert "`" not in body and "<" not in body


def test_a_hostile_figure_is_escaped_in_the_gallery(docs, tmp_path, monkeypatch):
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path))
    figures.save(plt.subplots()[0], "fig-01-hostile", HOSTILE, f"One {HOSTILE}", pd.DataFrame({"a": [1]}))
    index, bib = ((tmp_path / name).read_text(encoding="utf-8") for name in ("README.md", "citations.bib"))
    page = docs("gallery").pages(index, bib)[0]
    assert "<script" not in page and 'href="javascript:' not in page
    assert escape(" ".join(HOSTILE.split())).replace("`", "&#96;") in page


# The how-to pages.


def commands_of(pages):
    for page in pages:
        for line in re.findall(r"python -m samestory ([^`\n#]+)", page.read_text(encoding="utf-8")):
            yield line.strip().rstrip(":")


HOW = sorted((TOP / "docs/howto").glob("*.md"))
COMMANDS = sorted(set(commands_of([TOP / "README.md", TOP / "lib/samestory/starting/template/README.md", *HOW])))


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_pages_is_one(line, monkeypatch):
    ran = []
    monkeypatch.setattr(commands, "new", lambda *given: ran.append(given) or 0)
    monkeypatch.setattr(commands, "check", lambda *given: ran.append(given) or 0)
    monkeypatch.setattr(commands, "_report", lambda given: ran.append(given) or 0)
    monkeypatch.setattr(commands, "_scale", lambda given: ran.append(given) or 0)
    monkeypatch.setattr(commands.series, "run", lambda *given: ran.append(given) or 0)
    assert commands.main(shlex.split(line)) == 0 and len(ran) == 1


def test_functions_of_the_pages_are_there():
    for page in HOW:
        for package, name in re.findall(r"`(\w+)\.(\w+)`", page.read_text(encoding="utf-8")):
            if package in ss.__all__:
                assert hasattr(getattr(ss, package), name), f"{page.name}: {package}.{name}"


# References.


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("as Levin (1993) says", ("levin", "1993")),
        ("Quirk, Greenbaum, Leech & Svartvik 1985, 2.34", ("quirk", "1985")),
        ("(Clough and others 2002)", ("clough", "2002")),
        ("Newell, C., Margolin, D., & Ruths, D. (2018). An", ("newell", "2018")),
        ("Gries, S. Th. (2008)", ("gries", "2008")),
        ("de Marneffe et al. 2008 (mismatch)", ("de marneffe", "2008")),
        ("Saurí & Pustejovsky 2009", ("sauri", "2009")),
        ("Allan, J. (ed., 2002)", ("allan", "2002")),
        ("on October 2, 2025", None),
    ],
)
def test_a_named_work_is_seen(docs, text, name):
    known = docs("works").by_name(TOP / "docs/references.bib")
    assert [n for *_, n in docs("works").named(text) if n in known] == ([name] if name else [])


def test_every_work_that_is_named_is_in_the_references(docs):
    works = docs("works")
    known = works.by_name(TOP / "docs/references.bib")
    people = {name for name, _ in known}
    files = [
        TOP / "README.md",
        *(TOP / "lib").rglob("*.py"),
        *(TOP / "lib").rglob("*.toml"),
        *(TOP / "notebooks").glob("*.ipynb"),
    ]
    missing = set()
    for path in [*files, TOP / "benchmarks/README.md", TOP / "seeds/coding/CODEBOOK.md"]:
        text = re.sub(r'\\n",\n +"|\n[ #"]*', " ", path.read_text(encoding="utf-8"))
        for start, stop, name in works.named(text):
            several = re.search(r"&|et al| and ", text[start:stop])
            if name not in known and (several or name[0] in people):
                missing.add((text[start:stop], path.name))
    assert missing == set()


def test_references_are_complete(docs):
    works = docs("works").entries(TOP / "docs/references.bib")
    assert len(works) > 90 and list(works) == sorted(works)
    for key, fields in works.items():
        assert {"title", "year"} <= fields.keys() and {"author", "editor"} & fields.keys(), key
    cited = (TOP / "CITATION.cff").read_text(encoding="utf-8").partition("references:")[2]
    titles = {re.sub(r"[{}]", "", fields["title"]).lower() for fields in works.values()}
    assert {t.lower() for t in re.findall(r'title: "(.+)"$', cited, re.M) if not t.startswith("Proceedings")} <= titles


# The environment, and the check of links itself.


def test_the_lock_is_exact_and_names_no_index():
    lock = (TOP / "docs/requirements.lock").read_text(encoding="utf-8")
    wanted = re.findall(r"^([\w-]+)", (TOP / "docs/requirements.in").read_text(encoding="utf-8"), re.M)
    assert {name.lower() for name in wanted} <= {name.lower() for name in re.findall(r"^([\w.-]+)==", lock, re.M)}
    assert "://" not in lock and all(
        "--hash=sha256:" in block for block in re.split(r"\n(?=\S)", lock) if "==" in block
    )


def test_faults_of_a_site_are_found(docs, tmp_path):
    (tmp_path / "a.html").write_text(
        '<p id="here"></p><a href="#here">1</a><a href="b.html#there">2</a><a href="none.html">3</a>'
        '<a href="javascript:alert(1)">4</a><a href="https://doi.org/10.1/x">5</a><a href="../out.html">6</a>'
        '<script src="https://cdn.example/x.js"></script><img src="none.png"><link rel="canonical" href="https://e.org/">'
    )
    (tmp_path / "b.html").write_text('<h1 id="where">b</h1><script src="//cdn.example/y.js"></script>')
    (tmp_path / "c.css").write_text(
        "@import 'https://fonts.example/f'; a {background: url(data:x)} b {background: url(d.png)}"
    )
    found = "\n".join(docs("check_links").problems(tmp_path))
    wrong = ["b.html#there", "none.html", "javascript:alert(1)", "../out.html", "cdn.example/x.js", "none.png"]
    wrong += ["cdn.example/y.js", "fonts.example"]
    assert all(fault in found for fault in wrong)
    assert len(found.splitlines()) == len(wrong) + 1, "the script of b.html is neither local nor allowed"
