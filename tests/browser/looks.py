"""What the browser tests share: sizes of windows, when to skip, pictures for a person to look at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

DESK, PHONE = 1366, 390  # pixels: a small notebook computer; a phone
PICTURES = os.environ.get("SAMESTORY_PICTURES")  # a folder: tests keep pictures there only where it is named


def absent(what: str) -> None:
    """Skip, or fail where SAMESTORY_REQUIRE_BROWSER=1 says that the tests must run."""
    (pytest.fail if os.environ.get("SAMESTORY_REQUIRE_BROWSER") == "1" else pytest.skip)(what)


def shoot(page, name: str, scrolled: str = "") -> None:
    """Keep a picture for a person to look at: of the window, or of all that scrolls in `scrolled`."""
    if not PICTURES:
        return
    Path(PICTURES).mkdir(parents=True, exist_ok=True)
    size = page.viewport_size
    if scrolled:
        height = max(size["height"], page.evaluate(f"{scrolled}.scrollHeight") + 120)
        page.set_viewport_size({**size, "height": height})
    page.screenshot(path=Path(PICTURES) / f"{name}.png")
    page.set_viewport_size(size)
