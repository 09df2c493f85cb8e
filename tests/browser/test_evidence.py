"""The evidence view in a real browser, from a file: to filter, choose, cite, by keyboard, without script, on paper."""

from __future__ import annotations

import re

import pandas as pd
import pytest
import samestory as ss
from helpers import TOP
from samestory import agreement
from samestory.figures import evidence, reading

DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
OMISSIONS, ALL = 40, 112  # of the coding that ships: notebook 04 counts them
SHOWN = "[...document.querySelectorAll('.difference')].filter(row => row.checkVisibility())"
OPEN = "[...document.querySelectorAll('.row[open] > .inside')].map(inside => inside.id)"
COUNT = "document.getElementById('count').textContent"
CHOSEN = "document.querySelector('[aria-current]')?.querySelector('.inside')?.id ?? null"
FOCUS = "document.activeElement.closest('.row')?.querySelector('.inside').id ?? document.activeElement.id"
# For every element with text of its own: its contrast with the first ground below it that is not clear.
PALE = """() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (rgb) => rgb.slice(0, 3).map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, n) => sum + [.2126, .7152, .0722][n] * c, 0);
  const ground = (el) => { for (; el; el = el.parentElement) {
    const c = parts(getComputedStyle(el).backgroundColor); if (c.length < 4 || c[3] === 1) return c; } };
  return [...document.body.querySelectorAll('*')].filter(el => el.checkVisibility({visibilityProperty: true})
      && [...el.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !el.matches('script, option, .unseen'))
    .map(el => { const [a, b] = [light(parts(getComputedStyle(el).color)), light(ground(el))].sort((x, y) => y - x);
      return [Math.round(100 * (a + .05) / (b + .05)) / 100, el.className || el.tagName, el.textContent.slice(0, 30)]; })
    .filter(([ratio, name]) => ratio < (/sign/.test(name) ? 3 : 4.5)); }"""
HOSTILE = (
    '<img src="https://example.org/x" onerror="alert(1)"><script>alert(2)</script></details> "It \u202eends," he said.'
)


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """The page of the coded differences of the series, and one of hostile texts, beside the articles' pages."""
    with pytest.MonkeyPatch.context() as patch:
        seeds = ss.read_corpus(TOP / "seeds")
        coding = agreement.read_coding(TOP / "seeds" / "coding", seeds)
        there = tmp_path_factory.mktemp("figures")
        patch.setenv("SAMESTORY_FIGURES", str(there))
        reading.save(seeds)
        evidence.save(seeds, coding.discrepancies, coding.claims[coding.claims["article"] != "004"])
        ids = ['"><script>alert(3)</script>', "javascript:alert(4)"]
        with pytest.warns(ss.errors.CorpusWarning):
            hostile = ss.read_corpus(
                pd.DataFrame({"article": ids, "text": HOSTILE, "event": "<i>e", "outlet": HOSTILE})
            )
        rows = pd.DataFrame({"article": ids, "discrepancy": HOSTILE, "claim": HOSTILE, "start": 0, "end": 90})
        rows = rows.assign(kind=HOSTILE, label=HOSTILE, how="quoted", severity=HOSTILE, why=HOSTILE)
        evidence.save(hostile, rows, rows, "evidence-hostile", title=HOSTILE, note=HOSTILE)
        two = ss.read_corpus(pd.DataFrame({"text": ["The dam fell.", "The sea rose."], "event": ["dam", "Sea & sky"]}))
        rows = pd.DataFrame({"article": ["000", "001"], "discrepancy": ["d", "s"], "start": 0, "end": 7})
        rows = rows.assign(claim=rows["discrepancy"], kind="number", label="Which", how="outlet")
        evidence.save(two, rows, rows, "evidence-two")
    return there


class Tab:
    """An open page, and what is seen there."""

    def __init__(self, page):
        self.page, self.see = page, page.evaluate

    def hash(self):
        return self.see("location.hash")

    def shown(self):
        return len(self.see(SHOWN))

    def until(self, said):
        """Wait until it is true; Playwright's own way to wait is what the page's policy forbids."""
        for _ in range(100):
            if self.see(said):
                return
            self.page.wait_for_timeout(50)
        pytest.fail(f"never: {said}")


@pytest.fixture
def visit(chromium, pages):
    """Open a page; afterwards nothing was fetched, nothing failed, nothing asked."""
    contexts, wrong = [], []

    def visit(address="", name="evidence", **options):
        context = chromium.new_context(viewport=options.pop("viewport", DESK), **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda thrown: wrong.append(str(thrown)))
        page.on("dialog", lambda dialog: (wrong.append("dialog"), dialog.dismiss()))
        page.on("request", lambda asked: None if asked.url.startswith(pages.as_uri()) else wrong.append(asked.url))
        page.goto(f"{(pages / f'{name}.html').as_uri()}{address}")
        return Tab(page)

    yield visit
    for context in contexts:
        context.close()
    assert wrong == []


def row(tab, name):
    return tab.page.locator(f".row:has(> #d-{name}) > summary")


# --- filter, choose, go back -------------------------------------------------------------------------------------


def test_a_filter_hides_rows_says_how_many_are_left_and_stands_in_the_address(visit):
    tab = visit()
    assert tab.shown() == ALL and tab.see(COUNT) == "112 differences."
    tab.page.get_by_label("Kind").select_option("omission")
    assert (
        tab.shown() == OMISSIONS and tab.see(COUNT) == "40 of 112 differences shown" and tab.hash() == "#kind=omission"
    )
    tab.page.get_by_label("Severity").select_option("substantive")
    both = tab.shown()
    assert 0 < both < OMISSIONS and tab.hash() == "#kind=omission&severity=substantive"
    tab.page.go_back()
    assert tab.shown() == OMISSIONS and tab.page.get_by_label("Severity").input_value() == ""
    tab.page.go_forward()
    assert tab.shown() == both
    tab.page.get_by_role("button", name="Show all").click()
    tab.until(f"{COUNT} === '112 differences.'")
    assert tab.hash() == "" and tab.shown() == ALL


def test_words_are_found_in_passages_and_in_what_is_said_of_them(visit):
    tab = visit()
    tab.page.get_by_label("Find words").press_sequentially("WISE  leader")
    tab.until("location.hash === '#find=WISE++leader'")
    texts = tab.see(f"{SHOWN}.map(row => row.textContent.toLowerCase())")
    assert 0 < len(texts) < 20 and all("wise" in text and "leader" in text for text in texts)
    assert tab.see("history.length") <= 2, "letters are no steps for Back"


def test_a_row_opens_stands_in_the_address_and_back_closes_it(visit):
    tab = visit("#kind=contradiction")
    row(tab, "who-visits-whom").click()
    assert tab.see(OPEN) == ["d-who-visits-whom"] and tab.hash() == "#d-who-visits-whom&kind=contradiction"
    names = tab.page.locator(".row[open] .report").all_inner_texts()
    assert names == ["000 (PTI copy)", "001 ETV Bharat", "002", "003 (Moscow dateline)"]
    lefts = {box["x"] for box in (li.bounding_box() for li in tab.page.locator(".row[open] .reports > li").all())}
    assert len(lefts) == 4, "side by side"
    assert "Modi could visit Russia in December" in tab.page.locator(".row[open] mark").all_inner_texts()
    row(tab, "halt-or-reduce").click()
    assert set(tab.see(OPEN)) == {"d-who-visits-whom", "d-halt-or-reduce"} and tab.see(CHOSEN) == "d-halt-or-reduce"
    tab.page.go_back()
    assert tab.see(OPEN) == ["d-who-visits-whom"] == [tab.see(CHOSEN)]
    tab.page.go_back()
    assert tab.see(OPEN) == [] and tab.hash() == "#kind=contradiction" and tab.shown() == 3
    row(tab, "halt-or-reduce").click()
    row(tab, "halt-or-reduce").click()
    assert tab.see(OPEN) == [] and tab.hash() == "#kind=contradiction", "closed again"


@pytest.mark.parametrize(
    "address", ["#d-halt-or-reduce", "#d-halt-or-reduce&kind=contradiction", "#d-halt-or-reduce&kind=place"]
)
def test_an_address_opens_its_row_in_view(visit, address):
    tab = visit(address)
    assert tab.see(OPEN) == ["d-halt-or-reduce"] == [tab.see(CHOSEN)]
    tab.until(f"({FOCUS}) === 'd-halt-or-reduce'")
    assert 0 <= row(tab, "halt-or-reduce").bounding_box()["y"] < 100
    if "kind" in address:
        assert tab.page.get_by_label("Kind").input_value() == address.rpartition("=")[2]


@pytest.mark.parametrize("address", ["#d-nothing", "#kind=nothing&x=y", "#%", "#&&=", "#d-halt-or-reduce.999&find=%"])
def test_an_address_of_nothing_does_no_harm(visit, address):
    tab = visit(address)
    assert tab.see("document.getElementById('f-kind').selectedIndex") == 0 and tab.see(OPEN) == []


def test_a_cell_of_the_matrix_leads_to_the_passage_and_keeps_the_filters(visit):
    tab = visit("#kind=place")
    tab.page.locator("tr", has_text="The forum was held in Sochi").get_by_role("link", name="outlet").nth(3).click()
    assert tab.see(OPEN) == ["c-in-sochi"] and tab.hash() == "#c-in-sochi.003&kind=place"
    passage = tab.page.locator("#c-in-sochi\\.003")
    assert passage.locator("mark").inner_text() == "in Sochi" and passage.get_attribute("aria-current") == "true"
    assert 0 < passage.bounding_box()["y"] < DESK["height"]


def test_a_passage_leads_to_its_sentence_in_the_article(visit):
    tab = visit("#d-who-visits-whom")
    link = tab.page.locator(".row[open] .place a").last
    start = int(re.search(r"(\d+)–", link.inner_text())[1])
    link.click()
    assert (
        tab.see("document.querySelector(':target').id") == re.search(r"#(s\d+)", tab.page.url)[0][1:] and start == 585
    )
    tab.page.go_back()
    assert tab.see(OPEN) == ["d-who-visits-whom"]


@pytest.mark.parametrize("clipboard", [True, False])
def test_address_and_citation_can_be_copied(visit, pages, clipboard):
    tab = visit("#d-who-visits-whom&kind=contradiction")
    taken = "{writeText: (text) => { window.taken = text; return Promise.resolve(); }}" if clipboard else "undefined"
    tab.see(f"Object.defineProperty(navigator, 'clipboard', {{value: {taken}}})")
    got = "taken" if clipboard else "document.activeElement.value"
    here = (pages / "evidence.html").as_uri()
    for name, said in [("Copy address", f"{here}#d-who-visits-whom"), ("Copy citation", "“Who travels in December")]:
        tab.page.get_by_role("button", name=name, exact=True).click()
        tab.until(f"{got}?.startsWith('{said}')")
    citation = tab.see(got)
    assert "(difference who-visits-whom): 000 51–99, 000 436–484, 001 352–397, 002 49–86 and 003 585–620." in citation
    assert "(evidence). samestory, version " in citation and citation.endswith(f"{here}#d-who-visits-whom")
    tab.page.get_by_role("button", name="Copy address of this list").click()
    tab.until(f"{got} === '{here}#d-who-visits-whom&kind=contradiction'")


# --- other ways to read ------------------------------------------------------------------------------------------


def test_all_works_by_keyboard_and_the_focus_is_seen(visit):
    tab = visit()
    press = tab.page.keyboard.press
    press("Tab")
    assert tab.page.locator(".skip").bounding_box()["x"] >= 0, "seen once it has the focus"
    press("Enter")
    assert tab.see(FOCUS) == "differences"
    press("Tab")
    assert tab.see(FOCUS) == "f-kind"
    press("o")  # the first value with this letter
    assert tab.shown() == OMISSIONS
    while tab.see(FOCUS) != "copy-view":
        press("Tab")
    press("Tab")
    first = tab.see(FOCUS)
    press("ArrowDown")
    second = tab.see(FOCUS)
    assert first != second and first.startswith("d-") and second.startswith("d-")
    assert tab.see("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    press("End"), press("Home"), press("ArrowUp"), press("ArrowDown"), press("Enter")
    assert tab.see(OPEN) == [second] and tab.hash().startswith(f"#{second}&kind=omission")
    press("Tab")
    assert tab.see("document.activeElement.closest('.place') !== null"), "into the passages"
    press("Shift+Tab"), press("Space")
    assert tab.see(OPEN) == []


def test_a_screen_reader_finds_headings_labels_and_the_count(visit):
    tab = visit()
    levels = tab.see("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:]))
    tree = tab.page.locator("body").aria_snapshot()
    for name in ("Kind", "Severity", "Certainty", "Report"):
        assert f'combobox "{name}"' in tree
    assert (
        'searchbox "Find words"' in tree and "status: 112 differences." in tree and 'table "Claims by reports"' in tree
    )
    assert 'heading "Who travels in December: Putin to India, or Modi to Russia" [level=3]' in tree
    assert 'rowheader "Putin spoke at the Valdai forum"' in tree and 'columnheader "001 ETV Bharat"' in tree


def test_without_script_everything_is_there_and_opens(visit):
    tab = visit("#d-halt-or-reduce", java_script_enabled=False)
    page = tab.page
    assert not page.locator("form").is_visible() and page.get_by_text("Filters need JavaScript").is_visible()
    assert page.locator(".difference > summary:visible").count() == ALL
    assert page.locator(".row[open] > .inside").get_attribute("id") == "d-halt-or-reduce"
    assert 0 <= row(tab, "halt-or-reduce").bounding_box()["y"] < DESK["height"]
    row(tab, "who-visits-whom").click()
    assert page.get_by_text("Modi could visit Russia in December", exact=True).first.is_visible()
    assert page.locator(".row[open] .cite").first.is_visible() and not page.locator("button:visible").count()
    page.locator("td a[href='#c-in-sochi.003']").click()
    assert page.locator("#c-in-sochi\\.003").is_visible()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_fits_and_has_contrast(visit, viewport, scheme):
    tab = visit(viewport=viewport, color_scheme=scheme)
    tab.see(
        "document.querySelectorAll('details').forEach((d, n) => { if (n < 6 || d.matches('.claim')) d.open = true })"
    )
    assert tab.see("document.documentElement.scrollWidth") <= viewport["width"]
    assert tab.see(PALE) == []
    if viewport is PHONE:
        tops = [li.bounding_box()["y"] for li in tab.page.locator(".row[open]").first.locator(".reports > li").all()]
        assert tops == sorted(set(tops)), "one below the other"
        small = "[...document.querySelectorAll('select, input, button, summary')].filter(e => e.checkVisibility())"
        assert tab.see(f"Math.min(...{small}.map(e => e.getBoundingClientRect().height))") >= 24, (
            "large enough to touch"
        )


@pytest.mark.parametrize("script", [True, False])
def test_on_paper_the_rows_shown_are_open_and_controls_are_gone(visit, script):
    tab = visit("#kind=contradiction" if script else "", java_script_enabled=script)
    pdf = tab.page.pdf(format="A4")
    sheets = len(re.findall(rb"/Type /Page\b", pdf))
    assert pdf.startswith(b"%PDF") and sheets > 20, "folded, the rows would take six"
    tab.page.emulate_media(media="print", color_scheme="dark")
    assert not tab.page.locator("form").is_visible() and not tab.page.locator("nav").is_visible()
    if script:
        assert tab.see(OPEN) == [], "closed again"
        assert tab.see("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_a_filter_by_event_leaves_its_matrix(visit):
    tab = visit(name="evidence-two")
    events = "[...document.querySelectorAll('.event')].filter(e => e.checkVisibility()).map(e => e.dataset.event)"
    assert tab.see(events) == ["dam", "sea-sky-2e6d9ce4e7"] and tab.shown() == 2
    tab.page.get_by_label("Event").select_option(label="Sea & sky (1)")
    assert tab.see(events) == ["sea-sky-2e6d9ce4e7"] and tab.see(COUNT) == "1 of 2 differences shown"
    assert "Event: Sea & sky" in tab.see(f"{SHOWN}[0].textContent")


def test_hostile_texts_do_nothing(visit):
    tab = visit("#kind=x", "evidence-hostile")
    for summary in tab.page.locator(".difference > summary").all():
        summary.click()
    assert tab.page.locator(".row[open] mark").count() == 2 and tab.page.locator("img").count() == 0
    assert tab.page.locator("h1").inner_text().startswith('<img src="https://example.org/x"')
    assert tab.see("getComputedStyle(document.querySelector('.row[open] blockquote')).unicodeBidi") == "isolate"
    assert tab.see("document.documentElement.scrollWidth") <= DESK["width"]
