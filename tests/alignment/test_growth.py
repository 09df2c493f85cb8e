"""Hostile text takes no longer than its length: time on four times as much text is about four times as long."""

import pytest
import samestory as ss
from helpers import growth
from samestory.alignment import _clauses

pytestmark = pytest.mark.slow
LEAST = 6  # 4 is linear, 16 quadratic
QUOTATIONS = {
    "on one line": lambda size: '"Yes" ' * size,
    "each a sentence": lambda size: "“We won.” " * size,
    "each a line": lambda size: '"We won it."\n' * size,
}


@pytest.mark.parametrize("kind", QUOTATIONS)
def test_clauses_of_many_quotations(kind):
    assert growth(_clauses.clauses, QUOTATIONS[kind], 500, ss.voices.quotations) < LEAST
