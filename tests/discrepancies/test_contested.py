"""Only what is denied somewhere, or said beside its opposite, is read as a predicate; nothing else can contradict."""

import pytest
from helpers import corpus_of
from samestory import discrepancies

LONG = "the board of the harbor company in the old town by the sea on a cold and rainy Tuesday"
PAIRS = {
    "an opposite, no denial": ("Lund won the vote in Bergen.", "Lund lost the vote in Bergen.", True),
    "denied near": ("Lund resigned over the tunnel.", "Lund never resigned over the tunnel.", True),
    "denied by a verb": ("Lund resigned over the tunnel.", "Lund refused to resign over the tunnel.", True),
    "nobody": ("Two sailors were hurt in the fire.", "No sailor was hurt in the fire.", True),
    "denied far before": (
        "The mayor will close the ferry line.",
        f"The mayor will not, as {LONG} asked, close the ferry line.",
        False,  # too far for the rule; that no predicate is read here must change nothing
    ),
    "neither": ("Lund won the vote in Bergen.", "Lund won the vote in Bergen again.", False),
}


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("kind", PAIRS)
def test_contradictions_in_other_words(kind, order):
    *texts, differ = PAIRS[kind]
    found = discrepancies.find(corpus_of(*texts[::order], event="e"))
    assert bool((found["kind"] == "contradiction").any()) is differ
