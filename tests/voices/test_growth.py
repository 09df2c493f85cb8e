"""Reports grow with the text: four times as much takes about four times as long, whatever the text repeats."""

import pytest
import samestory as ss
from helpers import growth

REPEATED = {
    "cues with a clause": "he said that ",
    "agents": "denied by Lee ",
    "coordinated passives": "was made by Ray and denied by Lee ",
    "nouns of speech": "the claim that taxes was made ",
    "phrases": ", according to Lee ",
    "commas": "a, ",
    "relative clauses": "praised the deal, who say ",
    "circumstances": "praised the deal after as and ",
    "hearers": "told the paper that ",
    "names": "calls him a ",
}


@pytest.mark.parametrize("kind", REPEATED)
@pytest.mark.timed
def test_reports_take_time_in_proportion_to_the_text(kind):
    part = REPEATED[kind]
    assert growth(ss.voices.reports, lambda size: part * (size // len(part)), 40_000) < 9
