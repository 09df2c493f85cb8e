"""No text of an article becomes markup: a site of hostile texts."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import warnings
from itertools import starmap
from pathlib import Path

import nbformat
import pandas as pd
import pytest
import samestory as ss
from helpers import TOP, corpus_of
from looks import absent
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

pytestmark = pytest.mark.xdist_group("hostile")  # the site is built once

BAD = (
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 2'>",
    "[click](javascript:window.hacked=3) ![i](https://evil.example/i.png)",
    "</pre></div></details><iframe src='https://evil.example/'></iframe>",
    "`````\n{raw} html\n<b onclick=hacked>bold</b>\n`````",
    ".. raw:: html\n\n   <script>window.hacked = 4</script>",
    "{{ found }} ${1} %s (target)= `x <javascript:window.hacked=5>`_ |sub| \\<i>",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Path:
    """A site of this repository with one more notebook, figure, table and two more articles, all hostile."""
    if not importlib.util.find_spec("sphinx"):
        absent("no Sphinx found; make site installs it")
    top, out = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("hostile-site")
    for name in ("README.md", "CHANGELOG.md", "CITATION.cff", "LICENSE", "seeds", "benchmarks", "docs"):
        copy = shutil.copytree if (TOP / name).is_dir() else shutil.copy2
        copy(TOP / name, top / name)
    (top / "lib").symlink_to(TOP / "lib")
    shutil.copytree(TOP / "figures", top / "figures")
    (top / "notebooks").mkdir()
    shutil.copy2(TOP / "notebooks" / "00_overview.ipynb", top / "notebooks")
    for path in (TOP / "notebooks").glob("0[1-6]*.ipynb"):  # their first cell: enough for links
        short = nbformat.read(path, as_version=4)
        short.cells = short.cells[:1]
        nbformat.write(short, top / "notebooks" / path.name)
    poison(top)
    ran = subprocess.run(
        [sys.executable, top / "docs/build.py", "--top", top, "--out", out], capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]
    return out


def poison(top: Path) -> None:
    """Save an article, a table, a figure and a notebook whose every text is hostile."""
    import matplotlib.pyplot as plt

    texts = [f"{bad}\n\nThe minister said: “{bad} is so.” {bad} rose by 5 %." for bad in BAD]
    with warnings.catch_warnings(action="ignore"):  # it says that the texts hold HTML
        corpus = corpus_of(
            *texts, ids=[f"bad{n}" for n in range(len(BAD))], event="e", title=BAD, outlet=BAD, known_as=BAD
        )

    def cut(article, start, end):
        return corpus.raw(article)[start:end]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAMESTORY_FIGURES", str(top / "figures"))
        ss.reading.save(corpus)
        rows = corpus.articles.reset_index()[["article", "title", "outlet"]]
        shown = ss.tables.save(rows, "table-90-hostile", " ".join(BAD), " ".join(BAD), corpus=corpus)
        drawn = ss.figures.save(
            plt.subplots()[0], "fig-90-hostile", " ".join(BAD), " ".join(BAD), pd.DataFrame({"text": BAD})
        )
        spans = corpus.sentences.assign(text=list(starmap(cut, corpus.sentences[["article", "start", "end"]].values)))
        tone = ss.tables.show(spans, BAD[0], corpus=corpus)
    outputs = [
        new_output("execute_result", {"text/html": output.data, "text/plain": BAD[1]}, execution_count=1)
        for output in (shown, drawn, tone)
    ]
    outputs += [new_output("execute_result", {"text/plain": bad}, execution_count=1) for bad in BAD]
    outputs += [new_output("stream", name="stdout", text=bad) for bad in BAD]
    cells = [
        new_markdown_cell("# Hostile\n\n**Findings**"),
        new_code_cell("print(texts)", outputs=outputs, execution_count=1),
    ]
    notebook = new_notebook(
        cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    )
    nbformat.write(notebook, top / "notebooks" / "90_hostile.ipynb")


def test_hostile_texts_stay_texts(tab, hostile):
    pages = [
        hostile / "figures.html",
        hostile / "tables.html",
        hostile / "notebooks/90_hostile.html",
        hostile / "index.html",
    ]
    pages += [*(hostile / "figures").glob("article-bad*.html"), hostile / "figures/table-90-hostile.html"]
    view = tab(pages[0])
    for path in pages:
        view.page.goto(path.as_uri())
        assert view.page.evaluate("window.hacked") is None, path.name
        bad = view.page.evaluate(
            "[...document.querySelectorAll('iframe, [onerror], [onclick], a[href^=\"javascript:\" i], img[src^=http], b[onclick]')].map(e => e.outerHTML.slice(0, 200))"
        )
        assert not bad, f"{path.name}: {bad}"
        if path != pages[3]:
            assert re.search("hacked|evil.example", view.page.locator("body").inner_text()), "the text is there"
    assert not view.wrong, view.wrong


def test_a_search_shows_hostile_titles_and_passages_as_texts(tab, hostile):
    view = tab(hostile / "search.html")
    for question in ("script", "hacked", "<img src=x onerror=window.hacked=9>"):
        view.page.goto(f"{(hostile / 'search.html').as_uri()}?q={question}")
        view.page.locator("#search-results h2", has_text="Search Results").wait_for(state="attached")
        view.page.wait_for_timeout(300)  # a script that slipped in would have run
        assert view.page.evaluate("window.hacked") is None
        assert not view.page.locator("#search-results :is(img, script, iframe, b)").count()
        passages = view.page.locator("#search-results .context").all_inner_texts()
        assert question.startswith("<") or any("window.hacked" in passage for passage in passages)
    assert not view.wrong, view.wrong
