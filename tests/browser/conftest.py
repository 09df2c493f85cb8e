"""The browser of these tests, the same with and without a network; the built site and its pages.

The tests may run in several processes: `-n auto --dist loadgroup`. Each process has a browser, a JupyterLab and folders
of its own, made once; no test needs another one.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from helpers import TOP
from looks import DESK, absent

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # the same result with and without a network


SITE = Path(os.environ.get("SAMESTORY_SITE", TOP / "build" / "site"))
LOG = re.compile(r"\[PST\]")  # the theme says what it does
# Colors that are on their way to others would be measured.
STILL = "document.addEventListener('DOMContentLoaded', () => document.head.append(Object.assign(document.createElement('style'), {textContent: '* { transition: none !important }'})))"


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium. Without one the tests are skipped, or fail where SAMESTORY_REQUIRE_BROWSER=1 says that they must run."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("no playwright found; install tests/browser/requirements.lock to run the browser tests")
    program = os.environ.get("SAMESTORY_CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not program:
        absent("no Chromium found; install the package chromium to run the browser tests")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site."""
    if not (SITE / "index.html").is_file():
        absent("no site found; make site builds it")
    return SITE.resolve()


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
