"""What axe-core finds wrong for people who cannot see well, see colors, or use a mouse: WCAG 2.0 to 2.1, A and AA.

The pages are those that people meet first: home, a notebook, the galleries, an article, the evidence view, and the page
of a report; on a desk and a phone, in daylight and in the dark.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from looks import DESK, PHONE, absent

PAGES = {
    "home": "index.html",
    "notebook": "notebooks/03_sentiment.html",
    "figures": "figures.html",
    "tables": "tables.html",
    "search": "search.html?q=standoff",
    "article": "figures/article-003.html",
    "table": "figures/table-01-quotations.html",
    "evidence": "figures/evidence.html#d-halt-or-reduce",
}
# Of a gallery, which repeats one kind of entry, the first few; test_site_pages.py looks at the contrast of all.
FEW = "document.querySelectorAll('article.bd-article > section:has(.cited) > section:nth-of-type(n + 6)').forEach(e => e.remove())"
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
CONTRAST = {"type": "rule", "values": ["color-contrast"]}  # what the dark changes
# What the theme does, which is not ours to change: {rule: (selector, why)}. Nothing at present; the switches of its
# menu, which had no name, get one in docs/build.py.
THEME: dict[str, tuple[str, str]] = {}


@pytest.fixture(scope="session")
def axe(chromium):
    """A function that says what axe-core finds wrong with a page, one line a place."""
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        absent("no axe-core found; install tests/browser/requirements.lock")

    def violations(page, rules) -> list[str]:
        options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
        found = Axe().run(page, options=options).response
        assert found["testEngine"]["name"] == "axe-core"
        return [
            f"{rule['id']} ({rule['impact']}): {' '.join(node['target'])}: {node['failureSummary'].splitlines()[-1].strip()}"
            for rule in found["violations"]
            for node in rule["nodes"]
            if not of_the_theme(page, rule["id"], node["target"][0])
        ]

    return violations


def of_the_theme(page, rule: str, target: str) -> bool:
    """Whether a place is one of those listed above."""
    return rule in THEME and page.locator(target).first.evaluate("(e, listed) => e.matches(listed)", THEME[rule][0])


@pytest.fixture(scope="session")
def report(tmp_path_factory) -> Path:
    """The page of a report on the four articles of a starter folder."""
    folder = tmp_path_factory.mktemp("report")
    for command in (["new", "mine"], ["report", "mine", "--out", "out"]):
        ran = subprocess.run([sys.executable, "-m", "samestory", *command], cwd=folder, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder / "out" / "report.html"


def looked_at(tab, axe, path: Path, query: str = "") -> list[str]:
    """What is wrong on a desk and a phone, in daylight and in the dark."""
    view, wrong = tab(path), []
    for scheme, rules in (("light", ALL), ("dark", CONTRAST)):
        for width in (DESK, PHONE):
            view.page.emulate_media(color_scheme=scheme)
            view.page.set_viewport_size({"width": width, "height": 844})
            view.page.goto(path.as_uri() + query)
            view.page.wait_for_load_state("load")
            view.page.evaluate(FEW)
            wrong += [f"{width} {scheme}: {said}" for said in axe(view.page, rules)]
    return wrong


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_wrong_with_the_site(tab, axe, site, name):
    file, mark, rest = PAGES[name].replace("#", " #").replace("?", " ?").partition(" ")
    wrong = looked_at(tab, axe, site / file, mark.strip() + rest)
    assert not wrong, "\n".join(wrong[:60])


@pytest.mark.xdist_group("report")  # it is made once
def test_axe_finds_nothing_wrong_with_a_report(tab, axe, report):
    wrong = looked_at(tab, axe, report)
    assert not wrong, "\n".join(wrong[:60])


def test_axe_finds_the_faults_of_a_page(tab, axe, tmp_path):
    page = tmp_path / "faulty.html"
    page.write_text(
        '<p style="color:#999;background:#fff">pale</p><img src="x.png"><a href="#"></a><div role="button">b</div>'
    )
    wrong = "\n".join(looked_at(tab, axe, page))
    for rule in ("color-contrast", "document-title", "html-has-lang", "image-alt", "link-name"):
        assert rule in wrong
