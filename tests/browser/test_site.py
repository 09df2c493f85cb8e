"""The site as people meet it: from a file: address, on a desk and a phone, in the dark, without mouse, script or network.

`make site` builds it first. SAMESTORY_SITE names another folder.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import warnings
from html import unescape
from itertools import starmap
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pandas as pd
import pytest
import samestory as ss
from helpers import TOP, corpus_of
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

ROOT = Path(os.environ.get("SAMESTORY_SITE", TOP / "build" / "site"))
DESK, PHONE = 1366, 390  # pixels: a small notebook computer; a phone
MOST = 40e6  # bytes
LOG = re.compile(r"\[PST\]")  # the theme says what it does
COPIED = ("figures/table-", "figures/article-", "figures/evidence")  # pages that the site takes as they are

# Colors that are on their way to others would be measured.
STILL = "document.addEventListener('DOMContentLoaded', () => document.head.append(Object.assign(document.createElement('style'), {textContent: '* { transition: none !important }'})))"
# A text is seen if some of it stands on the screen. Its color against the nearest background that is not clear; large
# text may have 3, any other needs 4.5 (WCAG 2.1, 1.4.3). Pictures and what is switched off are not looked at.
CONTRAST = """() => {
  const rgb = c => { const m = c.match(/[\\d.]+/g).map(Number); return c.startsWith('color(') ? [m[0]*255, m[1]*255, m[2]*255, m[3] ?? 1] : [m[0], m[1], m[2], m[3] ?? 1]; };
  const light = c => { const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126*r + .7152*g + .0722*b; };
  const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const grounds = new Map([[null, getComputedStyle(document.documentElement).colorScheme === 'dark' ? [18, 18, 18, 1] : [255, 255, 255, 1]]]);
  const ground = e => { if (!grounds.has(e)) grounds.set(e, over(rgb(getComputedStyle(e).backgroundColor), ground(e.parentElement))); return grounds.get(e); };
  const faded = (c, e) => { let a = c[3]; for (; e; e = e.parentElement) a *= getComputedStyle(e).opacity; return [...c.slice(0, 3), a]; };
  const poor = new Map(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.checkVisibility({opacityProperty: true, visibilityProperty: true}) || e.closest('svg, script, style, noscript, [disabled], .visually-hidden')) continue;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize), bg = ground(e), fg = over(faded(rgb(style.color), e), bg);
    const [a, b] = [light(fg), light(bg)].sort((x, y) => y - x), ratio = (a + .05) / (b + .05);
    if (ratio < (size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5) - .01) {
      const kind = `${e.tagName.toLowerCase()}.${e.className}`;
      poor.has(kind) || poor.set(kind, `contrast ${ratio.toFixed(2)}: "${walk.currentNode.data.trim().slice(0, 30)}" (${kind}) ${style.color} on ${bg}`);
    }
  }
  return [...poor.values()];
}"""
LOOK = """() => ({
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  noalt: [...document.images].filter(i => !i.alt.trim()).map(i => i.src.slice(0, 80)),
  broken: [...document.images].filter(i => i.complete && i.loading !== 'lazy' && !i.naturalWidth).map(i => i.src.slice(0, 80)),
  headings: [...document.querySelectorAll('h1')].filter(h => h.checkVisibility()).length,
  unnamed: [...document.querySelectorAll('a[href], button, input:not([type=hidden])')].filter(e => e.checkVisibility() && !e.matches('label *') &&
    !(e.innerText?.trim() || e.ariaLabel || e.title || e.placeholder || e.labels?.length || e.querySelector('img[alt]') || e.dataset.tooltip || e.dataset.bsOriginalTitle)).map(e => e.outerHTML.slice(0, 120)),
})"""


def absent(what: str) -> None:
    """Skip, or fail where SAMESTORY_REQUIRE_BROWSER=1 says that the tests must run."""
    (pytest.fail if os.environ.get("SAMESTORY_REQUIRE_BROWSER") == "1" else pytest.skip)(what)


@pytest.fixture(scope="module")
def site() -> Path:
    """The built site."""
    if not (ROOT / "index.html").is_file():
        absent("no site found; make site builds it")
    return ROOT.resolve()


@pytest.fixture
def tab(chromium):
    """Open a page in a fresh context; what it asks for elsewhere and what it complains of."""
    made = []

    def opened(path: Path, **options) -> SimpleNamespace:
        context = chromium.new_context(viewport={"width": DESK, "height": 900}, **options)
        made.append(context)
        page, wrong = context.new_page(), []
        page.on(
            "request",
            lambda asked: asked.url.startswith(("file:", "data:", "blob:")) or wrong.append(f"asks for {asked.url}"),
        )
        page.on(
            "console",
            lambda said: (
                said.type in ("error", "warning")
                and not LOG.search(said.text)
                and wrong.append(f"console: {said.text}")
            ),
        )
        page.on("pageerror", lambda thrown: wrong.append(f"error: {thrown}"))
        page.add_init_script(STILL)
        page.goto(path.as_uri())
        return SimpleNamespace(page=page, wrong=wrong)

    yield opened
    for context in made:
        context.close()


def shoot(page, name: str) -> None:
    """Keep a picture for a person to look at."""
    (Path(__file__).parent / "screenshots").mkdir(exist_ok=True)
    page.screenshot(path=Path(__file__).parent / "screenshots" / f"site-{name}.png")


def themed(site: Path) -> list[Path]:
    """The pages that Sphinx wrote."""
    pages = sorted(site.rglob("*.html"))
    return [page for page in pages if not page.relative_to(site).as_posix().startswith(COPIED)]


def test_links_lead_somewhere_and_the_size_is_kept(site):
    spec = importlib.util.spec_from_file_location("check_links", TOP / "docs" / "check_links.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.problems(site) == []
    assert sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) <= MOST


def test_every_page_is_sound(tab, site):
    """No request, no complaint, every picture described, nothing too pale, no sideways scroll on a desk or a phone."""
    view, found = tab(site / "index.html"), []
    for path in themed(site):
        wrong = look(view, path)
        kept = path.parent == site or path.stem in ("01_corpus", "keyness", "frames")
        for name, width, scheme in (("desk", DESK, "light"), ("phone", PHONE, "light"), ("dark", DESK, "dark")):
            view.page.set_viewport_size({"width": width, "height": 900})
            view.page.emulate_media(color_scheme=scheme)
            view.page.wait_for_function(f"document.documentElement.dataset.theme === '{scheme}'")
            if width == PHONE:
                wide = view.page.evaluate(LOOK)["wide"]
                wrong += [f"{wide} pixels too wide for a phone"] if wide > 0 else []
            else:
                wrong += view.page.evaluate(CONTRAST)
            if kept:
                shoot(view.page, f"{path.stem}-{name}")
        found += [f"{path.relative_to(site)} {said}" for said in wrong]
    assert not found, "\n".join(found[:80])


def look(view, path: Path) -> list[str]:
    """Open a page on a desk, in daylight, and say what is wrong with it."""
    view.wrong.clear()
    view.page.set_viewport_size({"width": DESK, "height": 900})
    view.page.emulate_media(color_scheme="light")
    view.page.goto(path.as_uri())
    seen = view.page.evaluate(LOOK)
    wrong = [*view.wrong, *(f"{kind}: {what}" for kind in ("noalt", "broken", "unnamed") for what in seen[kind])]
    wrong += [] if seen["headings"] == 1 else [f"{seen['headings']} main headings"]
    return wrong + ([f"{seen['wide']} pixels too wide for a desk"] if seen["wide"] > 0 else [])


def test_copied_pages_are_sound(tab, site):
    view, found = tab(site / "index.html"), []
    for path in sorted((site / "figures").glob("[at]*-*.html")):  # test_evidence.py looks at the evidence view
        view.wrong.clear()
        view.page.set_viewport_size({"width": PHONE, "height": 844})
        view.page.goto(path.as_uri())
        seen = view.page.evaluate(LOOK)
        wrong = [*view.wrong, *view.page.evaluate(CONTRAST)]
        wrong += [f"{seen['wide']} pixels too wide for a phone"] if seen["wide"] > 0 else []
        found += [f"{path.name} {said}" for said in wrong]
    assert not found, "\n".join(found[:40])


def test_a_place_in_a_table_leads_to_the_sentence(tab, site):
    view = tab(site / "notebooks" / "00_overview.html")
    places = view.page.locator(".cell_output a[href*='article-'][href*='#s']")
    assert places.count() > 10
    place = places.nth(3)
    sentence = place.get_attribute("href").partition("#")[2]
    place.click()
    view.page.wait_for_url(f"**/figures/article-*.html#{sentence}")
    assert view.page.evaluate("document.querySelector(':target').id") == sentence
    view.page.get_by_text("Home").first.click()
    view.page.wait_for_url("**/index.html")


def test_every_number_of_the_series_leads_somewhere(site):
    """Each place, such as 000 452–460, in each notebook is a link."""
    for page in (site / "notebooks").glob("*.html"):
        text = page.read_text(encoding="utf-8")
        cells = re.findall(r"<t[dh][^>]*>(?:(?!</t[dh]>).)*</t[dh]>", text, re.S)
        bare = [
            c
            for c in cells
            if re.fullmatch(r"\s*00\d \d+–\d+\s*", unescape(re.sub("<[^>]+>", "", c))) and "<a " not in c
        ]
        assert not bare, f"{page.name}: {bare[:3]}"


def test_code_is_folded_and_unfolds(tab, site):
    page = tab(site / "notebooks" / "01_corpus.html").page
    folds = page.locator("details.hide:has(.cell_input), .cell details:has(.cell_input)")
    assert folds.count() == page.locator(".cell_input").count() > 10
    assert not page.locator(".cell_input").first.is_visible()
    folds.first.locator("summary").click()
    assert page.locator(".cell_input").first.is_visible()
    assert page.get_by_text("Show the checks").count() > 3


def test_previous_and_next_go_through_the_series(tab, site):
    page, names = tab(site / "notebooks" / "00_overview.html").page, []
    for _ in range(len(list((site / "notebooks").glob("*.html"))) - 1):
        page.locator("a.right-next").click()
        page.wait_for_load_state()
        names.append(page.url.rpartition("/")[2])
    assert names == sorted(path.name for path in (site / "notebooks").glob("*.html"))[1:]
    page.locator("a.left-prev").click()
    page.wait_for_load_state()
    assert page.url.endswith(names[-2])


def test_every_notebook_is_there_to_download(tab, site):
    for path in (TOP / "notebooks").glob("*.ipynb"):
        page = (site / "notebooks" / f"{path.stem}.html").read_text(encoding="utf-8")
        assert f'<a href="{path.name}" download>' in page
        assert (site / "notebooks" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("question", ["standoff", "alpha"])
def test_search_works_offline(tab, site, question):
    view = tab(site / "index.html")
    view.page.keyboard.press("Control+k")
    view.page.keyboard.type(question)
    view.page.keyboard.press("Enter")
    view.page.wait_for_url("**/search.html?q=*")
    view.page.locator("#search-results li").first.wait_for()
    view.page.locator("#search-results li a").first.click()
    view.page.wait_for_load_state()
    assert question in view.page.locator("article").inner_text().lower() and not view.wrong, view.wrong


def test_a_citation_is_copied(tab, site):
    view = tab(site / "figures.html")
    button = view.page.locator(".cited button.copybtn").first
    assert button.is_visible() and button.get_attribute("data-tooltip") or button.get_attribute("aria-label")
    button.click()
    view.page.locator(".copybtn.success").first.wait_for()
    cited = view.page.locator("p.label + .cited pre")
    assert cited.count() == len(list((TOP / "figures").glob("fig-*.svg")))
    assert "samestory, version" in cited.first.inner_text() and not view.wrong


def focused(page, presses: int) -> list[str]:
    """What the key Tab reaches, in order."""
    reached = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(e => `${e.tagName} ${e.className} ${e.getAttribute('href') ?? ''} ${(e.innerText || e.ariaLabel || '').slice(0, 40)}`)(document.activeElement)"
            )
        )
    return reached


def test_keyboard_alone(tab, site):
    page = tab(site / "notebooks" / "01_corpus.html").page
    reached = focused(page, 60)
    assert "Skip to main content" in reached[0] or "skip" in reached[0].lower(), reached[0]
    for wanted in ("search", "theme", "02_framing.html", "figures.html", "SUMMARY", "01_corpus.ipynb"):
        assert any(wanted.lower() in where.lower() for where in reached), f"Tab does not reach {wanted}: {reached}"
    page.locator(".cell summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".cell_input").first.is_visible(), "Enter unfolds the code"
    outline = page.evaluate(
        "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).boxShadow"
    )
    assert outline != "nonenone", "one sees where the keyboard is"


def test_without_script(tab, site):
    view = tab(site / "index.html", java_script_enabled=False)
    view.page.set_viewport_size({"width": PHONE, "height": 844})
    article = view.page.locator("article")
    assert "10 are negative" in article.inner_text()
    assert (
        article.locator("a[href^='notebooks/']").count() >= 7
        and article.locator("a[href^='figures/article-']").count() == 5
    )
    article.locator("a[href='notebooks/00_overview.html']").first.click()
    view.page.locator(".cell summary").first.click()
    assert view.page.locator(".cell_input").first.is_visible()
    assert view.page.locator("a.right-next").is_visible()


def test_printing(tab, site):
    page = tab(site / "index.html").page
    printed = page.pdf()
    assert printed.startswith(b"%PDF") and 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 12
    page.emulate_media(media="print")
    assert page.locator("article").is_visible() and not page.locator(".bd-sidebar-primary").is_visible()


# No text of an article becomes markup: a site of hostile texts.

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


def test_a_search_shows_hostile_titles_as_texts(tab, hostile):
    view = tab(hostile / "search.html")
    for question in ("script", "hacked", "<img src=x onerror=window.hacked=9>"):
        view.page.goto(f"{(hostile / 'search.html').as_uri()}?q={question}")
        view.page.wait_for_timeout(1500)
        assert view.page.evaluate("window.hacked") is None and not view.page.locator("#search-results img").count()
        assert view.page.locator("#search-results li").count() or question.startswith("<")
    assert not view.wrong, view.wrong
