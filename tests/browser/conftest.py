"""The browser of these tests: the same with and without a network."""

from __future__ import annotations

import os
import shutil

import pytest

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


@pytest.fixture(scope="module")
def chromium():
    """A running Chromium. Without one the tests are skipped, or fail where SAMESTORY_REQUIRE_BROWSER=1 says that they must run."""
    absent = pytest.fail if os.environ.get("SAMESTORY_REQUIRE_BROWSER") == "1" else pytest.skip
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
