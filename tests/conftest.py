"""Settings that all tests share."""

import os
from pathlib import Path

import pytest
import samestory as ss
from helpers import TOP
from hypothesis import settings

# No deadlines: speed belongs in benchmarks/. In CI the same examples are drawn each time.
settings.register_profile("samestory", deadline=None, max_examples=60, derandomize=bool(os.environ.get("CI")))
settings.load_profile("samestory")


@pytest.fixture(scope="session")
def top() -> Path:
    """The repository's folder."""
    return TOP


@pytest.fixture(scope="session")
def seeds() -> ss.Corpus:
    """The corpus that ships."""
    return ss.read_corpus(TOP / "seeds")
