"""The search of the site, from a file: address: what it finds, and a passage of each page that it finds."""

from __future__ import annotations

import pytest
from looks import PHONE


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


# Each result: the file and place that it leads to, the passage below it, and the words marked there.
RESULTS = """() => [...document.querySelectorAll('#search-results li')].map(li => ({
  aim: li.querySelector('a').getAttribute('href'), passages: [...li.querySelectorAll('.context')].map(p => p.textContent),
  marks: [...li.querySelectorAll('mark')].map(m => m.textContent.toLowerCase())}))"""
PLAIN = "e => e.textContent.replaceAll(/\\s+/g, ' ')"


@pytest.fixture
def asked(tab, site):
    """What the search says to a question; afterwards nothing was asked of a server and nothing failed."""
    views = []

    def ask(question: str):
        views.append(view := tab(site / "search.html"))
        view.page.goto(f"{(site / 'search.html').as_uri()}?q={question}")
        view.page.locator("#search-results h2", has_text="Search Results").wait_for(state="attached")
        return view, view.page.evaluate(RESULTS)

    yield ask
    assert [said for view in views for said in view.wrong] == []


def test_each_result_has_a_passage_of_its_page_with_the_words_marked(asked, site):
    view, results = asked("standoff")
    assert len(results) > 3 and all(len(result["passages"]) == 1 for result in results)
    for result in results:
        passage = result["passages"][0].strip(" …")
        assert 20 < len(passage) <= 260 and "standoff" in result["marks"], result
        view.page.goto((site / result["aim"].partition("#")[0]).as_uri())
        words = view.page.locator("article.bd-article").evaluate(PLAIN).replace("#", "").replace(" ", "")
        assert passage.replace("#", "").replace(" ", "") in words, result["aim"]


def test_a_passage_holds_as_many_of_the_words_as_it_can(asked):
    first = next(r for r in asked("ministries closely")[1] if r["aim"].startswith("notebooks/04"))
    assert {"ministries", "closely"} <= set(first["marks"]), "they stand side by side in one quotation"


def test_other_forms_of_a_word_are_marked(asked):
    marks = {mark for result in asked("quoting")[1] for mark in result["marks"]}
    assert {"quoted", "quotes"} <= marks, "one stem"


def test_a_function_is_shown_by_its_own_description(asked, site):
    found = [r for r in asked("retelling")[1] if r["aim"] == "api/alignment.html#samestory.alignment.retelling"]
    assert len(found) == 1
    assert "how many claims they share" in found[0]["passages"][0]


def test_a_passage_fits_a_phone(asked):
    view, _ = asked("discrepancies")
    view.page.set_viewport_size({"width": PHONE, "height": 844})
    assert view.page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_a_question_without_answer_and_a_word_of_a_title_alone(asked):
    assert asked("zyzzyva")[1] == []
    assert all(result["passages"][0].strip() for result in asked("glossary")[1])
