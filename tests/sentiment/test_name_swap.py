"""The same sentence with another name: the scorers that ship do not move, VADER does."""

import numpy as np
import pytest
import samestory as ss
from samestory import sentiment
from samestory.sentiment import name_swap

SCORERS = sorted(sentiment.SCORERS)


@pytest.mark.parametrize("scorer", SCORERS)
def test_names_change_nothing(scorer, seeds):
    names = {n: n for n in ("the United States", "Russia", "America", "Moscow", "the Kremlin", "Saudi Arabia", "Chad")}
    assert name_swap.gap(name_swap.filled(names=names), scorer)["gap"].max() == 0
    mentions = ss.actors.mentions(seeds, ["US", "Russia"])
    swapped = name_swap.swapped(seeds, mentions)
    assert len(swapped) == 2 * len(mentions)
    assert name_swap.gap(swapped, scorer)["gap"].max() == 0


def test_the_check_of_names_can_fail():
    """VADER counts "United" as praise (+1.8 in its lexicon), so the same check finds its gap."""

    def scorer(texts, starts, ends):
        values = np.array(name_swap.vader(texts))
        return np.column_stack([(1 - values) / 2, np.zeros(len(values)), (1 + values) / 2])

    assert name_swap.gap(name_swap.filled(), scorer)["gap"].max() > 0.3
