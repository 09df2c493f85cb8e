"""Settings that all tests share."""

from pathlib import Path

import pytest
import samestory as ss
from helpers import TOP
from hypothesis import settings

# No deadlines: speed belongs in benchmarks/. The tests draw the same examples each time; `make fuzz` draws new ones,
# and what it finds becomes an example in a test.
settings.register_profile("tests", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("fuzz", deadline=None, max_examples=500, print_blob=True)
settings.load_profile("tests")


@pytest.fixture(scope="session")
def top() -> Path:
    """The repository's folder."""
    return TOP


@pytest.fixture(scope="session")
def seeds() -> ss.Corpus:
    """The corpus that ships."""
    return ss.read_corpus(TOP / "seeds")
