"""The browser that the tests in this folder share."""

import browsing
import pytest


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium."""
    with browsing.running() as browser:
        yield browser
