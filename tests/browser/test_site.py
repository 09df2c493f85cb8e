"""The site as people meet it: from a file: address, on a desk and a phone, in the dark, without mouse, script or network.

`make site` builds it first. SAMESTORY_SITE names another folder. test_site_pages.py looks at each page, test_search.py
at the search, test_axe.py asks axe-core.
"""

from __future__ import annotations

import importlib.util
import re
from html import unescape

import pytest
from helpers import TOP
from looks import PHONE

MOST = 40e6  # bytes


def test_links_lead_somewhere_and_the_size_is_kept(site):
    spec = importlib.util.spec_from_file_location("check_links", TOP / "docs" / "check_links.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.problems(site) == []
    assert sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) <= MOST


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


@pytest.mark.parametrize("way", ["touch", "keyboard", "no script"])
def test_from_the_main_finding_to_its_citation_and_the_passage(tab, site, way):
    """On a phone: home, the table behind the finding with its citation, the sentence in the report."""
    page = tab(site / "index.html", java_script_enabled=way != "no script").page
    page.set_viewport_size({"width": PHONE, "height": 844})

    def follow(link):
        if way == "keyboard":
            link.focus()
            page.keyboard.press("Enter")
        else:
            link.click()

    follow(page.get_by_role("link", name="The ten negative mentions of the United States"))
    page.wait_for_url("**/tables.html#table-03-us")
    entry = page.locator("section#table-03-us")
    assert 0 <= entry.get_by_role("heading").bounding_box()["y"] < 300, "in view"
    assert "(table-03-us). samestory, version" in entry.locator(".cited pre").first.inner_text()
    assert entry.locator(".cited pre").first.is_visible()
    passage = entry.locator("td.long").first
    assert passage.bounding_box()["width"] > 200, "one can read it"
    named = passage.locator("b").inner_text()
    follow(entry.locator(".rows a").first)
    page.wait_for_url("**/figures/article-*.html#s*")
    sentence = page.locator(f"#{page.url.partition('#')[2]}")
    assert 0 <= sentence.bounding_box()["y"] < 844
    assert named in page.locator("body").inner_text()


def test_printing(tab, site):
    page = tab(site / "index.html").page
    printed = page.pdf()
    assert printed.startswith(b"%PDF") and 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 12
    page.emulate_media(media="print")
    assert page.locator("article").is_visible() and not page.locator(".bd-sidebar-primary").is_visible()
