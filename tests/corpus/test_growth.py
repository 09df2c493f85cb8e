"""Reading a hostile text takes no longer than its length."""

import pandas as pd
import pytest
import samestory as ss
from helpers import growth

LEAST = 6  # 4 is linear, 16 quadratic
KINDS = {
    "lines of one letter": "a\n",
    "lines of one capital": "B\n",
    "lines that go on": "and the man\nof the ",
    "hyphens at line ends": "gov-\nern ",
    "stops": "It rose. ",
    "stops without spaces": "It rose.It fell.",
    "marks": "“",
    "fields of a database": "LENGTH: 5 words\n\n",
}


@pytest.mark.filterwarnings("ignore::samestory.errors.CorpusWarning")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.timed
def test_reading(kind):
    def read(corpus):
        return ss.read_corpus(pd.DataFrame({"text": corpus.articles["text"].tolist()}))

    assert growth(read, lambda size: KINDS[kind] * (size // len(KINDS[kind])), 20_000) < LEAST
