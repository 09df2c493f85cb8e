"""The notebooks as people meet them, in a real browser: run in JupyterLab, opened as committed, read as a web page."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import labserver
import nbformat
import pytest
from looks import DESK, PHONE, shoot
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

HERE = Path(__file__).resolve().parent
SERIES = sorted(path.stem for path in (HERE.parents[1] / "notebooks").glob("*.ipynb"))
# Console errors that are not ours, whole messages: nbconvert's template fetches two libraries that these notebooks do not need.
NOISE = [
    r"Failed to load resource: net::ERR_NAME_NOT_RESOLVED https://cdnjs\.cloudflare\.com/ajax/libs/(require\.js|mathjax)/\S+"
]
NO_ALT = {
    "",
    "Image",
    "No description has been provided for this image",
}  # what JupyterLab and nbconvert put in for a missing one
IDLE = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
CODE = "jupyterapp.shell.currentWidget.content.widgets.map(w => w.model).filter(m => m.type === 'code' && m.sharedModel.source.trim())"
OUTPUTS = f"{CODE}.flatMap(m => m.outputs.toJSON().map(o => ({{...o, cell: `[${{m.executionCount}}] ${{m.sharedModel.source.slice(0, 80)}}`}})))"
RAN = f"{IDLE} && ({CODE}.every(m => m.executionCount) || {OUTPUTS}.some(o => o.output_type === 'error'))"
LOOK = """root => ({
  pictures: [...root.querySelectorAll('img')].map(i => ({name: (i.alt || i.src).slice(0, 60), alt: i.alt.trim(), loaded: i.naturalWidth > 0, right: i.getBoundingClientRect().right})),
  tables: [...root.querySelectorAll('table')].map(t => t.checkVisibility() || !!t.closest('details:not([open])')),
  wide: [...root.querySelectorAll('.jp-OutputArea-output table')].filter(t => {
    for (let box = t; box; box = box.matches('.jp-OutputArea-output') ? null : box.parentElement)
      if (box.scrollWidth > box.clientWidth + 1) return true;
    return false;
  }).map(t => `${t.innerText.slice(0, 60).replaceAll(/\\s+/g, ' ')} (${t.offsetWidth})`),
  headings: root.querySelectorAll('h1').length,
  links: [...root.querySelectorAll('a[href]')].map(a => a.href)})"""


@pytest.fixture(scope="session")
def lab(chromium, tmp_path_factory):
    with labserver.serve(HERE.parents[1], tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture(scope="session")
def window(chromium):
    """A browser of one person, who opens one notebook after another: JupyterLab itself is loaded once."""
    context = chromium.new_context()
    yield context
    context.close()


@pytest.fixture
def tab(window):
    """A fresh page, and the errors that it reported."""
    page, errors = window.new_page(), []
    page.set_viewport_size({"width": DESK, "height": 900})
    page.on(
        "console", lambda said: said.type == "error" and errors.append(f"{said.text} {said.location['url']}".strip())
    )
    page.on("pageerror", lambda thrown: errors.append(str(thrown)))
    yield SimpleNamespace(
        page=page, errors=lambda: [e for e in errors if not any(re.fullmatch(noise, e) for noise in NOISE)]
    )
    page.close()


# Three ways to meet a notebook. Each returns its complaints: "kind: what".


def run(tab, lab, name: str) -> list[str]:
    """Run all cells of a notebook without outputs."""
    open_in_lab(tab.page, lab, "cleared", name)
    tab.page.evaluate("void jupyterapp.commands.execute('notebook:run-all-cells')")
    tab.page.wait_for_function(RAN, timeout=300_000)
    return look_in_lab(tab, lab, f"run-{name}")


def read(tab, lab, name: str) -> list[str]:
    """Open a notebook that somebody else ran: JupyterLab does not trust its outputs and strips them."""
    open_in_lab(tab.page, lab, "committed", name)
    wrong = look_in_lab(tab, lab, f"committed-{name}")
    html = "".join(tab.page.evaluate(f"{OUTPUTS}.map(o => [o.data?.['text/html'] ?? ''].flat().join(''))"))
    return wrong + [
        f"stripped: <{tag}>"
        for tag in ("table", "img")
        if tab.page.locator(f".jp-OutputArea {tag}").count() < html.count(f"<{tag}")
    ]


def browse(tab, lab, name: str) -> list[str]:
    """Read a notebook as a web page, at a desk and on a phone."""
    page = tab.page
    page.goto(web_page(lab, name))
    wrong = look(tab, lab, "body")
    wrong += (
        [f"wider than the window: {width} pixels"]
        if (width := page.evaluate("document.documentElement.scrollWidth")) > DESK
        else []
    )
    shoot(page, f"html-{name}", "document.documentElement")
    page.set_viewport_size({"width": PHONE, "height": 844})
    shoot(page, f"phone-{name}", "document.documentElement")
    wide = page.evaluate(
        "[...document.querySelectorAll('.jp-OutputArea-output table')].filter(t => t.checkVisibility()).map(t => t.parentElement.getBoundingClientRect().right)"
    )
    wrong += [
        f"wider than a phone: table {n} in a box that ends at {right:.0f}"
        for n, right in enumerate(wide, 1)
        if right > PHONE
    ]
    return wrong + [
        f"wider than a phone: {p['name']}"
        for p in page.locator("body").evaluate(LOOK)["pictures"]
        if p["right"] > PHONE
    ]


def web_page(lab, name: str) -> str:
    """Write a notebook as a web page; return its address."""
    from nbconvert import HTMLExporter

    path = lab.root / "committed" / "notebooks" / f"{name}.html"
    path.write_text(HTMLExporter().from_filename(str(path.with_suffix(".ipynb")))[0], encoding="utf-8")
    return path.as_uri()


def open_in_lab(page, lab, folder: str, name: str) -> None:
    """Open a notebook in a workspace of its own and wait for its kernel: running cells earlier calls up a dialog."""
    page.goto(f"{lab.url}/lab/workspaces/{folder}-{name}/tree/{folder}/notebooks/{name}.ipynb?token={lab.token}")
    page.wait_for_function(IDLE, timeout=60_000)


def look_in_lab(tab, lab, shot: str) -> list[str]:
    wrong = look(tab, lab, ".jp-NotebookPanel")
    outputs = tab.page.evaluate(OUTPUTS)
    wrong += [f"error: {o['ename']} {o['evalue']} in {o['cell']}" for o in outputs if o["output_type"] == "error"]
    wrong += [f"stderr: {o['text'][:200]} in {o['cell']}" for o in outputs if o.get("name") == "stderr"]
    wrong += (
        [f"not executed: {left} code cells"]
        if (left := tab.page.evaluate(f"{CODE}.filter(m => !m.executionCount).length"))
        else []
    )
    shoot(tab.page, shot, "document.querySelector('.jp-WindowedPanel-outer')")
    tab.page.evaluate("jupyterapp.serviceManager.sessions.shutdownAll()")
    return wrong


def look(tab, lab, root: str) -> list[str]:
    """What is wrong with what a person sees under `root`."""
    tab.page.wait_for_timeout(500)  # late pictures and errors
    tab.page.wait_for_function("[...document.images].every(i => i.complete)")
    seen = tab.page.locator(root).evaluate(LOOK)
    wrong = [f"no alt text: {p['name']}" for p in seen["pictures"] if p["alt"] in NO_ALT]
    wrong += [f"not loaded: {p['name']}" for p in seen["pictures"] if not p["loaded"]]
    wrong += [f"table not visible: number {n}" for n, visible in enumerate(seen["tables"], 1) if not visible]
    wrong += [f"table wider than its area: {table}" for table in seen["wide"]]
    wrong += [] if seen["headings"] else ["no heading"]
    wrong += [f"broken link: {url.partition('?')[0]}" for url in seen["links"] if not leads_somewhere(url, lab)]
    return wrong + [f"console: {error}" for error in tab.errors()]


def leads_somewhere(url: str, lab) -> bool:
    """Whether a link to a file finds it; links to the web are not followed."""
    path = urlsplit(url).path
    if url.startswith(f"{lab.url}/files/"):
        return (lab.root / unquote(path).removeprefix("/files/")).exists()
    return not url.startswith("file:") or Path(url2pathname(path)).exists()


@pytest.mark.parametrize("meet", [run, read, browse], ids=lambda way: way.__name__)
@pytest.mark.parametrize("name", SERIES)
def test_a_notebook_is_sound(tab, lab, name, meet):
    wrong = meet(tab, lab, name)
    assert not wrong, "\n".join(wrong)


# A place in a table, `000 452–460`, is a link to a sentence of an article's page.


@pytest.fixture(scope="session")
def placed(lab):
    """A committed notebook that has such links."""
    for name in SERIES:
        text = (lab.root / "committed" / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8")
        if re.search(r"\.\./figures/article-[\w-]+\.html#s\d", text):
            return name
    pytest.fail("no table of the series links to a sentence")


PLACE = "[...document.querySelectorAll('.jp-OutputArea-output a[href*=\"#s\"]')].filter(a => a.checkVisibility() && !a.href.endsWith('#s0')).at(-1)"


def test_a_click_in_jupyterlab_opens_the_article(tab, lab, placed):
    """JupyterLab opens the page in a tab of its own, at the top: it ignores what stands behind #. A click with the
    middle button opens the browser's tab, at the sentence."""
    open_in_lab(tab.page, lab, "committed", placed)
    tab.page.wait_for_function(PLACE)
    link = tab.page.evaluate_handle(PLACE).as_element()
    article, sentence = re.search(r"/figures/(article-[\w-]+\.html)\?.*#(s\d+)$", link.get_attribute("href")).groups()
    assert link.get_attribute("title") == f"sentence {sentence.removeprefix('s')}", "which sentence to look for"
    with tab.page.context.expect_page() as opened:
        link.click(button="middle")
    opened.value.wait_for_load_state()
    assert opened.value.evaluate("document.querySelector(':target').id") == sentence
    top = opened.value.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    assert 0 <= top < 900, "the sentence is in view"
    opened.value.close()
    link.click()
    tab.page.wait_for_function(f"jupyterapp.shell.currentWidget.title.label === '{article}'")
    tab.page.wait_for_function("document.querySelector('.jp-HTMLViewer iframe')?.contentDocument !== undefined")
    page = tab.page.frame_locator(".jp-Document:not(.lm-mod-hidden) iframe")
    page.locator(f"#{sentence}").wait_for()
    shoot(tab.page, "article-in-jupyterlab", "document.documentElement")


def test_a_click_on_a_web_page_opens_the_article_at_the_sentence(tab, lab, placed):
    tab.page.set_viewport_size({"width": DESK, "height": 768})
    tab.page.goto(web_page(lab, placed))
    link = tab.page.evaluate_handle(PLACE).as_element()
    sentence = link.get_attribute("href").partition("#")[2]
    link.click()
    tab.page.wait_for_url(f"**/figures/article-*.html#{sentence}")
    assert tab.page.evaluate("document.querySelector(':target').id") == sentence
    assert 0 <= tab.page.evaluate("document.querySelector(':target').getBoundingClientRect().top") < 768


# The checks themselves: a notebook with every fault draws every complaint.

FAULTS = [
    new_markdown_cell(
        'No heading, a [broken link](../figures/none.svg) and no picture: ![](none.png)\n\n<div style="position:absolute;width:3000px">wide</div>'
    ),
    new_code_cell(
        'import sys\nfrom IPython.display import HTML, Javascript\nJavascript(\'console.error("said"); setTimeout(() => { throw Error("thrown") })\')'
    ),
    new_code_cell("print('a warning', file=sys.stderr)"),
    new_code_cell("HTML('<table style=\"display:none\"><tr><td>1</td></tr></table>')"),
    new_code_cell('HTML(\'<iframe srcdoc="<table></table>" height="20"></iframe>\')'),
    new_code_cell(
        'HTML(\'<div style="overflow-x:auto"><table><tr><td style="min-width:2000px">wide</td></tr></table></div>\')'
    ),
    new_code_cell(
        'HTML(\'<img alt="A dot" style="width:800px;height:20px;max-width:none" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">\')'
    ),
    new_code_cell("1 / 0"),
    new_code_cell("'never reached'"),
]
ANYWHERE = {
    "no alt text",
    "not loaded",
    "no heading",
    "broken link",
    "table not visible",
    "table wider than its area",
    "console",
}
IN_LAB = ANYWHERE | {"error", "stderr", "not executed"}


@pytest.fixture(scope="session")
def faulty(lab):
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    notebook = new_notebook(
        cells=FAULTS, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    )
    cleared, committed = ((lab.root / folder / "notebooks") for folder in ("cleared", "committed"))
    for folder in (cleared, committed):
        folder.mkdir(exist_ok=True)
    nbformat.write(notebook, cleared / "faulty.ipynb")
    with pytest.raises(CellExecutionError):
        NotebookClient(notebook, kernel_name="python3").execute()
    nbformat.write(notebook, committed / "faulty.ipynb")
    return "faulty"


@pytest.mark.xdist_group("faulty")  # the notebook is run once
@pytest.mark.parametrize(
    ("meet", "kinds", "scripts"),
    [
        (run, IN_LAB, {"said", "thrown"}),
        (read, IN_LAB | {"stripped"}, set()),  # untrusted scripts do not run
        (browse, ANYWHERE | {"wider than the window", "wider than a phone"}, {"said", "thrown"}),
    ],
    ids=["run", "read", "browse"],
)
def test_every_fault_is_found(tab, lab, faulty, meet, kinds, scripts):
    wrong = meet(tab, lab, faulty)
    assert {complaint.split(":")[0] for complaint in wrong} == kinds, "\n".join(wrong)
    assert {word for word in ("said", "thrown") if word in str(wrong)} == scripts
