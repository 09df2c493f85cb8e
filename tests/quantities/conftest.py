"""What the tests of this folder share."""

import math

import pytest
from helpers import corpus_of
from samestory import quantities


@pytest.fixture(scope="session")
def found():
    """The rows of one text, in some columns; None where a cell is missing."""

    def rows(text, published="", columns=("text", "kind", "value", "unit")):
        table = quantities.find(corpus_of(text, published=published))
        cells = table[list(columns)].itertuples(index=False, name=None)
        return [tuple(None if isinstance(cell, float) and math.isnan(cell) else cell for cell in row) for row in cells]

    return rows
